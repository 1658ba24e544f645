package gazetteer

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/reportedly/reportedly/resolve/name"
)

const (
	usualLimit = 50
	// unpackings bounds how many places one step of a search looks at closely: the
	// largest of those that the index offers.
	unpackings = 200
	// shortName is how many letters a name needs to be sought by key or with typing
	// errors in the whole world: shorter ones would meet everything.
	shortName = 5
)

// Search implements [Source]. Names under 5 letters are sought by key, and with
// typing errors, only where the query names countries. The first letter must be
// right but for what keys confuse; one typing error is admitted in names of 5
// letters or more, two from 9.
func (g *Gazetteer) Search(text string, q Query) []Hit {
	s := search{g: g, q: q, text: strings.TrimSpace(text), at: map[int]int{}}
	s.folded = name.Fold(s.text)
	if s.folded == "" {
		return nil
	}
	s.bare = bare(s.folded)
	s.ranges = g.spans(q.Countries)
	s.same()
	loose := len(q.Countries) > 0 || utf8.RuneCountInString(s.folded) >= shortName
	if q.How >= Container && len(s.hits) == 0 {
		s.container()
	}
	if q.How >= FineKey && loose && !s.full() {
		s.keys()
	}
	if q.How >= Typing && loose && !s.full() {
		s.typing()
	}
	return s.ranked()
}

// search is one search under way.
type search struct {
	g      *Gazetteer
	q      Query
	text   string
	folded string
	bare   bareName
	ranges [][2]int // of the places that count; nil for all
	hits   []hit
	at     map[int]int // place -> index in hits
}

func (s *search) limit() int { return cmp.Or(max(0, s.q.Limit), usualLimit) }
func (s *search) full() bool { return len(s.hits) >= s.limit() }

// spans are the places of the countries.
func (f *file) spans(countries []string) [][2]int {
	if len(countries) == 0 {
		return nil
	}
	spans := [][2]int{}
	for _, c := range countries {
		if from, to := f.span(c); from < to {
			spans = append(spans, [2]int{from, to})
		}
	}
	return spans
}

func (s *search) admits(place int) bool {
	if s.ranges != nil && !slices.ContainsFunc(s.ranges, func(r [2]int) bool { return r[0] <= place && place < r[1] }) {
		return false
	}
	return len(s.q.Kinds) == 0 || slices.Contains(s.q.Kinds, s.g.kind(place))
}

// largest keeps of the places that count those with most people.
func (s *search) largest(places []int) []int {
	places = slices.DeleteFunc(places, func(p int) bool { return !s.admits(p) })
	slices.Sort(places)
	places = slices.Compact(places)
	if len(places) > unpackings {
		slices.SortStableFunc(places, func(a, b int) int { return int(s.g.size(b)) - int(s.g.size(a)) })
		places = places[:unpackings]
		slices.Sort(places) // block by block
	}
	return places
}

// add notes a hit, unless the place was met more surely.
func (s *search) add(place int, met string, how How, near float64) {
	if how > s.q.How {
		return
	}
	h := hit{place, met, how, near}
	i, known := s.at[place]
	if !known {
		s.at[place] = len(s.hits)
		s.hits = append(s.hits, h)
		return
	}
	if old := s.hits[i]; how < old.how || how == old.how && near > old.near {
		s.hits[i] = h
	}
}

// hit is a place that was met, not yet decoded.
type hit struct {
	place int
	name  string
	how   How
	near  float64
}

// ranked decodes the hits, in order.
func (s *search) ranked() []Hit {
	slices.SortStableFunc(s.hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(a.how, b.how), cmp.Compare(b.near, a.near), cmp.Compare(s.g.size(b.place), s.g.size(a.place)))
	})
	// Sizes are rough: a few more than asked for are decoded and ordered by numbers.
	hits := make([]Hit, 0, len(s.hits))
	for _, h := range s.hits[:min(len(s.hits), s.limit()+10)] {
		if e, ok := s.g.entry(h.place); ok {
			hits = append(hits, Hit{e, h.name, h.how, h.near})
		}
	}
	return rank(hits, s.q)
}

// nameTag is how many bits of a bare form's hash the index keeps with its skeleton:
// one other form of the skeleton in 64 passes for it.
const nameTag = 6

// same finds the places one of whose names has the same bare form.
func (s *search) same() {
	for _, place := range s.largest(s.g.barely(s.bare.text)) {
		for text := range s.g.namesOf(place) {
			if text == s.text {
				s.add(place, text, SameName, 1)
				break
			}
			folded := name.Fold(text)
			if folded == s.folded {
				s.add(place, text, Folded, 1)
			}
			if s.q.How < Article {
				continue
			}
			if bare(folded).text == s.bare.text {
				s.add(place, text, Article, s.kindly(place))
			} else if slices.Contains(parts(folded), s.bare.text) {
				s.add(place, text, Container, partly)
			}
		}
	}
}

// barely finds the places one of whose names probably has a bare form, whole or in
// part.
func (f *file) barely(bare string) []int {
	p := keyPair(bare)
	var places []int
	f.skeletons.each(p.hash, p.tag, func(place int) { places = append(places, place) })
	return places
}

// namesOf are the names of a place, the main one first.
func (f *file) namesOf(place int) func(yield func(string) bool) {
	if k := f.block(place); k != nil {
		return k.all(place % blockSize)
	}
	return func(func(string) bool) {}
}

// keys finds the places one of whose names has the same skeleton.
func (s *search) keys() {
	if skeleton := name.Skeleton(s.bare.text); skeleton != "" {
		s.skeleton(skeleton, name.Fine(s.bare.text), 1)
	}
	if s.q.How < SkeletonKey || len(s.hits) > 0 && s.ranges == nil {
		return
	}
	for _, text := range sounds(s.bare.text) {
		if skeleton := name.Skeleton(text); skeleton != "" {
			s.skeleton(skeleton, "", 0.9)
		}
	}
	for _, text := range parts(s.folded) {
		if skeleton := name.Skeleton(text); len(skeleton) >= 2 && len(s.hits) == 0 {
			s.skeleton(skeleton, "", partly)
		}
	}
}

// skeleton adds the places of a skeleton; those of the fine key are nearer. Near is
// multiplied by a factor.
func (s *search) skeleton(skeleton, fine string, factor float64) {
	var places []int
	s.g.skeletons.each(hashText(skeleton), noTag, func(place int) {
		if i, known := s.at[place]; !known || s.hits[i].how > SkeletonKey {
			places = append(places, place)
		}
	})
	for _, place := range s.largest(places) {
		for text := range s.g.namesOf(place) {
			b := bare(name.Fold(text)).text
			switch {
			case b == s.bare.text || name.Skeleton(b) != skeleton: // the same was met before
			case fine != "" && name.Fine(b) == fine:
				s.add(place, text, FineKey, alike(s.bare.text, b))
			default:
				s.add(place, text, SkeletonKey, factor*alike(s.bare.text, b))
			}
		}
	}
}

// sounds are other readings of a Latin name whose letters stand for several sounds:
// the Egyptian "g" for what others write "j" (Burg el-Arab, Burj al-Arab), and "j"
// for "y" as in German and Slavic romanisations (Ajn, Ayn).
func sounds(bare string) []string {
	var readings []string
	add := func(text string) {
		if text != bare && !slices.Contains(readings, text) {
			readings = append(readings, text)
		}
	}
	hard := strings.NewReplacer("gh", "gh", "ng", "ng", "g", "j")
	add(hard.Replace(bare))
	add(strings.NewReplacer("dj", "g", "j", "g").Replace(bare))
	add(strings.NewReplacer("dj", "j", "j", "y").Replace(bare))
	return readings
}

// kindly is 1 but where the words ask for another kind than the place is: "Aleppo
// Governorate" isn't the town.
func (s *search) kindly(place int) float64 {
	kind := s.g.kind(place)
	switch asked := s.bare.kind; {
	case asked == "" || asked == kind:
		return 1
	case asked == Province && kind == District, asked == District && kind == Province:
		return 0.9
	}
	return 0.8
}

// alike is how much of two folded names is the same, by letters, [0, 1].
func alike(a, b string) float64 {
	a, b = name.Latin(a), name.Latin(b)
	x, y := []rune(a), []rune(b)
	longest := max(len(x), len(y))
	if longest == 0 {
		return 0
	}
	return 1 - float64(distance(x, y))/float64(longest)
}

// distance is the edit distance with swaps of neighbours.
func distance(a, b []rune) int {
	if len(a) > maxNameBytes || len(b) > maxNameBytes {
		return max(len(a), len(b))
	}
	before, row, next := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		next[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			next[j] = min(row[j]+1, next[j-1]+1, row[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				next[j] = min(next[j], before[j-2]+1)
			}
		}
		before, row, next = row, next, before
	}
	return row[len(b)]
}

// rank orders hits as [Source] has it and cuts them to the limit.
func rank(hits []Hit, q Query) []Hit {
	slices.SortFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(a.How, b.How), cmp.Compare(b.Near, a.Near),
			cmp.Compare(b.Entry.Population, a.Entry.Population), compareID(a.Entry.ID, b.Entry.ID))
	})
	if limit := cmp.Or(max(0, q.Limit), usualLimit); len(hits) > limit {
		hits = hits[:limit]
	}
	return hits
}

// all passes the name and the other names.
func (e Entry) all() func(yield func(string) bool) {
	return func(yield func(string) bool) {
		if !yield(e.Name) {
			return
		}
		for _, n := range e.Names {
			if !yield(n.Text) {
				return
			}
		}
	}
}
