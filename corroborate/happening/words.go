package happening

import (
	"cmp"
	"hash/fnv"
	"iter"
	"slices"
	"strings"
	"unicode"
)

// word is a stem with how much it tells: the rarer the more.
type word struct {
	key    uint64
	weight float32
	name   bool // written like a name or a number
	stem   string
}

// maxWords bounds what is kept of a text: a claim's evidence is a sentence or two.
const maxWords = 160

// bag is the words of a text, each once, by key.
type bag struct {
	words       []word
	norm, names float32 // root of the sum of squared weights: all, and names alone
}

// wordsOf reads a text. Words that tell nothing are left out.
func (m *Model) wordsOf(s string) bag {
	var b bag
	start := true // of a sentence, where a capital tells nothing
	for _, f := range fields(s) {
		lower := strings.ToLower(f)
		if f == "." {
			start = true
			continue
		}
		first, _ := firstRune(f)
		name := unicode.IsDigit(first) || unicode.IsUpper(first) && !start
		start = false
		if unweighedWords[lower] || len(b.words) >= maxWords {
			continue
		}
		st := stem(lower)
		b.words = append(b.words, word{keyOf(st), float32(m.rarityOf(st, name)), name, st})
	}
	b.finish()
	return b
}

// finish sorts the words by key, each once, and takes the norms.
func (b *bag) finish() {
	slices.SortFunc(b.words, func(x, y word) int {
		if c := cmp.Compare(x.key, y.key); c != 0 || x.name == y.name {
			return c
		}
		if x.name {
			return -1
		}
		return 1
	})
	b.words = slices.CompactFunc(b.words, func(x, y word) bool { return x.key == y.key })
	for _, w := range b.words {
		b.norm += w.weight * w.weight
		if w.name {
			b.names += w.weight * w.weight
		}
	}
	b.norm, b.names = sqrt(b.norm), sqrt(b.names)
}

// fields cuts a text into words and full stops.
func fields(s string) []string {
	var out []string
	begin := -1
	digit := func(i int) bool { return i >= 0 && i < len(s) && '0' <= s[i] && s[i] <= '9' }
	for i, r := range s {
		inNumber := (r == '.' || r == ',') && digit(i-1) && digit(i+1) // "6.1", "1,200"
		if unicode.IsLetter(r) || unicode.IsDigit(r) || begin >= 0 && (unicode.IsMark(r) || inNumber) {
			if begin < 0 {
				begin = i
			}
			continue
		}
		if begin >= 0 {
			out = append(out, s[begin:i])
			begin = -1
		}
		if r == '.' || r == '!' || r == '?' || r == '\n' {
			out = append(out, ".")
		}
	}
	if begin >= 0 {
		out = append(out, s[begin:])
	}
	return out
}

func firstRune(s string) (rune, bool) {
	for _, r := range s {
		return r, true
	}
	return 0, false
}

func keyOf(s string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(s))
	return h.Sum64()
}

// Without counts of a collection a name is taken to be rarer than another word.
const (
	nameRarity  = 5
	otherRarity = 3
	vagueRarity = 1
)

func (m *Model) rarityOf(stem string, name bool) float64 {
	switch {
	case m.rarity != nil:
		return max(0, m.rarity(stem))
	case vagueStems[stem] != nil:
		return vagueRarity
	case name:
		return nameRarity
	}
	return otherRarity
}

// common gives the words that two lists share, both sorted by key, as each has them.
func common(a, b []word) iter.Seq2[*word, *word] {
	return func(yield func(x, y *word) bool) {
		for i, j := 0, 0; i < len(a) && j < len(b); {
			x, y := &a[i], &b[j]
			switch {
			case x.key < y.key:
				i++
			case x.key > y.key:
				j++
			default:
				if !yield(x, y) {
					return
				}
				i++
				j++
			}
		}
	}
}

// likeness is the cosine of two bags.
func (b *bag) likeness(c *bag) (all, names float32) {
	if b.norm == 0 || c.norm == 0 {
		return 0, 0
	}
	for x, y := range common(b.words, c.words) {
		all += x.weight * y.weight
		if x.name && y.name {
			names += x.weight * y.weight
		}
	}
	all /= b.norm * c.norm
	if names > 0 {
		names /= b.names * c.names
	}
	return all, names
}

// shared are the stems of both, the rarest first, at most n.
func (b *bag) shared(c *bag, n int) []string {
	var both []word
	for x := range common(b.words, c.words) {
		both = append(both, *x)
	}
	slices.SortFunc(both, func(x, y word) int {
		switch {
		case x.weight > y.weight:
			return -1
		case x.weight < y.weight:
			return 1
		}
		return strings.Compare(x.stem, y.stem)
	})
	var out []string
	for _, w := range both[:min(n, len(both))] {
		out = append(out, w.stem)
	}
	return out
}
