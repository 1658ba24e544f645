package duplicate

import (
	"cmp"
	"slices"

	"github.com/reportedly/reportedly/text"
)

// Passage is a run of words that two texts share, with few words changed, added or
// left out in between.
type Passage struct {
	A, B  text.Span // bytes of the two texts, half-open
	Words int       // how many words stand in both, function words not counted

	a, b [2]int // the same as words, half-open
}

const (
	seed       = 3               // words in a row that must be the same for a passage to start
	maxGap     = 10              // words between two seeds of one passage
	maxShift   = 6               // how many more of them on one side than on the other
	maxRepeats = 16              // a seed that one text has more often is a formula
	maxSteps   = 16 * maxRepeats // of a search for a seed, past others that look like it
	maxOpen    = 64              // passages that are followed at the same time
	minWords   = 6               // of a passage
)

// chain is a passage that is being followed.
type chain struct {
	first, last [2]int // the first and last seed: words of a and of b
	matched     int
}

// passages are what two texts share, in order of the first one; none overlaps
// another by more than half. The time is linear in the words of both.
func passages(a, b *Document, least int) []Passage {
	if len(a.words) < seed || len(b.words) < seed {
		return nil
	}
	seeds := seedsOf(a.words)
	var open, done []chain
	var at []int32
	for j := 0; j+seed <= len(b.words); j++ {
		h := runHash(b.words[j : j+seed])
		open, done = closeBefore(open, done, j)
		at = seeds.at(h, at[:0])
		for _, i := range at {
			open = follow(open, int(i), j)
		}
	}
	done = append(done, open...)
	return pick(a, b, done, least)
}

// seeds tell where each run of three words stands: runs of one sort in order, each with
// the next one after it.
type seeds struct {
	hash        []uint64
	first, next []int32 // one more than the place, 0 for none; first by the hash's lowest bits
}

func seedsOf(words []word) *seeds {
	n := len(words) - seed + 1
	size := 1
	for size < 2*n {
		size *= 2
	}
	s := &seeds{hash: make([]uint64, n), first: make([]int32, size), next: make([]int32, n)}
	for i := n - 1; i >= 0; i-- {
		h := runHash(words[i : i+seed])
		sort := &s.first[h&uint64(size-1)]
		s.hash[i], s.next[i], *sort = h, *sort, int32(i+1)
	}
	return s
}

// at appends where a run stands; nothing for one that stands in many places.
func (s *seeds) at(h uint64, to []int32) []int32 {
	steps := 0
	for i := s.first[h&uint64(len(s.first)-1)]; i > 0 && steps < maxSteps; i = s.next[i-1] {
		if steps++; s.hash[i-1] != h {
			continue
		}
		if to = append(to, i-1); len(to) > maxRepeats {
			return nil
		}
	}
	return to
}

// closeBefore moves the chains that a seed at word j of b cannot continue.
func closeBefore(open, done []chain, j int) (o, d []chain) {
	o = open[:0]
	for _, c := range open {
		if j-c.last[1] > maxGap+seed {
			done = append(done, c)
		} else {
			o = append(o, c)
		}
	}
	return o, done
}

// follow adds a seed to the open chain that it continues most directly, or opens
// one.
func follow(open []chain, i, j int) []chain {
	best, bestShift := -1, maxShift+1
	for n, c := range open {
		di, dj := i-c.last[0], j-c.last[1]
		shift := max(di-dj, dj-di)
		if di > 0 && dj > 0 && di <= maxGap+seed && shift < bestShift {
			best, bestShift = n, shift
		}
	}
	if best < 0 {
		if len(open) >= maxOpen {
			return open
		}
		return append(open, chain{[2]int{i, j}, [2]int{i, j}, seed})
	}
	c := &open[best]
	c.matched += min(seed, i-c.last[0], j-c.last[1])
	c.last = [2]int{i, j}
	return open
}

// pick keeps the longest chains where several lay claim to the same words.
func pick(a, b *Document, chains []chain, least int) []Passage {
	slices.SortFunc(chains, func(x, y chain) int {
		return cmp.Or(cmp.Compare(y.matched, x.matched), cmp.Compare(x.first[0], y.first[0]), cmp.Compare(x.first[1], y.first[1]))
	})
	usedA, usedB := make([]bool, len(a.words)), make([]bool, len(b.words))
	var out []Passage
	for _, c := range chains {
		if c.matched < least {
			break
		}
		p := Passage{Words: c.matched, a: [2]int{c.first[0], c.last[0] + seed}, b: [2]int{c.first[1], c.last[1] + seed}}
		if taken(usedA, p.a) || taken(usedB, p.b) {
			continue
		}
		mark(usedA, p.a)
		mark(usedB, p.b)
		p.A = text.Span{Start: int(a.words[p.a[0]].start), End: int(a.words[p.a[1]-1].end)}
		p.B = text.Span{Start: int(b.words[p.b[0]].start), End: int(b.words[p.b[1]-1].end)}
		out = append(out, p)
	}
	slices.SortFunc(out, func(x, y Passage) int {
		return cmp.Or(cmp.Compare(x.A.Start, y.A.Start), cmp.Compare(x.B.Start, y.B.Start))
	})
	return out
}

// taken tells whether half of the words or more belong to another passage.
func taken(used []bool, r [2]int) bool {
	n := 0
	for _, u := range used[r[0]:r[1]] {
		if u {
			n++
		}
	}
	return 2*n >= r[1]-r[0]
}

func mark(used []bool, r [2]int) {
	for i := r[0]; i < r[1]; i++ {
		used[i] = true
	}
}
