package when

import (
	"slices"
	"strings"
)

// symbolSet is a set of symbols by number.
type symbolSet [2]uint64

func (s symbolSet) has(symbol int) bool { return s[symbol/64]>>(symbol%64)&1 != 0 }

func (s symbolSet) with(o symbolSet) symbolSet { return symbolSet{s[0] | o[0], s[1] | o[1]} }

func (s *symbolSet) add(symbol int) { s[symbol/64] |= 1 << (symbol % 64) }

// firsts tell by an item which symbols may begin with it, and by its word which
// rules of a symbol: most words of a text begin none and need not be tried.
type firsts struct {
	words    map[string]symbolSet
	number   symbolSet // that may begin with a number
	numeric  symbolSet // with a date or time in figures
	any      symbolSet // with whatever there is
	byWord   []map[string][]int
	byOthers [][]int // rules for a word that no rule of the symbol has
}

// of are the symbols that may begin with an item.
func (f *firsts) of(it *item) symbolSet {
	s := f.any.with(f.words[it.lower])
	switch it.kind {
	case number:
		return s.with(f.number)
	case numeric:
		return s.with(f.numeric)
	}
	return s
}

// rules are a symbol's rules that may begin with a word, in their order.
func (f *firsts) rules(symbol int, word string) []int {
	if list, ok := f.byWord[symbol][word]; ok {
		return list
	}
	return f.byOthers[symbol]
}

// beginning is what a symbol, or a primitive, may begin with.
type beginning struct {
	words                []string
	number, numeric, any bool
}

// merge adds another's and tells whether anything was new.
func (b *beginning) merge(o beginning, seen map[string]bool) bool {
	changed := o.number && !b.number || o.numeric && !b.numeric || o.any && !b.any
	b.number, b.numeric, b.any = b.number || o.number, b.numeric || o.numeric, b.any || o.any
	for _, w := range o.words {
		if !seen[w] {
			seen[w], changed = true, true
			b.words = append(b.words, w)
		}
	}
	return changed
}

// findFirsts works out with what each symbol may begin, until nothing changes.
func (g *grammar) findFirsts() firsts {
	n := len(g.rules)
	if n > 128 {
		panic("resolve/when: more than 128 symbols")
	}
	begin, seen := make([]beginning, n), make([]map[string]bool, n)
	for i := range seen {
		seen[i] = map[string]bool{}
	}
	for i, p := range primitives() {
		begin[i].merge(p.begins(), seen[i])
	}
	for changed := true; changed; {
		changed = false
		for s := range g.rules {
			for _, c := range g.rules[s] {
				for _, e := range c.opening() {
					o := beginning{words: e.words}
					if e.symbol >= 0 {
						o = begin[e.symbol]
					}
					changed = begin[s].merge(o, seen[s]) || changed
				}
			}
		}
	}
	f := firsts{words: map[string]symbolSet{}}
	for s, b := range begin {
		for _, w := range b.words {
			set := f.words[w]
			set.add(s)
			f.words[w] = set
		}
		for _, kind := range []struct {
			is  bool
			set *symbolSet
		}{{b.number, &f.number}, {b.numeric, &f.numeric}, {b.any, &f.any}} {
			if kind.is {
				kind.set.add(s)
			}
		}
		byWord, others := g.rulesByWord(s)
		f.byWord, f.byOthers = append(f.byWord, byWord), append(f.byOthers, others)
	}
	return f
}

// opening are the elements that a pattern may begin with.
func (c *compiled) opening() []element {
	var out []element
	for _, e := range c.elements {
		if e.edge != 0 {
			continue
		}
		out = append(out, e)
		if !e.optional {
			break
		}
	}
	return out
}

// rulesByWord are a symbol's rules by the word that each begins with, and those
// that need none of these words.
func (g *grammar) rulesByWord(symbol int) (map[string][]int, []int) {
	byWord := map[string][]int{}
	var others []int
	for _, c := range g.rules[symbol] {
		for _, e := range c.opening() {
			for _, w := range e.words {
				byWord[w] = nil
			}
		}
	}
	for i, c := range g.rules[symbol] {
		opening := c.opening()
		free := slices.ContainsFunc(opening, func(e element) bool { return e.symbol >= 0 })
		if free {
			others = append(others, i)
		}
		for w := range byWord {
			if free || slices.ContainsFunc(opening, func(e element) bool { return slices.Contains(e.words, w) }) {
				byWord[w] = append(byWord[w], i)
			}
		}
	}
	return byWord, others
}

// begins is what the code of a primitive may begin with.
func (p primitive) begins() beginning {
	var b beginning
	for _, list := range p.first {
		switch list {
		case "#":
			b.number = true
		case "1/1":
			b.numeric = true
		case "*":
			b.any = true
		default:
			for _, name := range strings.FieldsFunc(list, func(r rune) bool { return r == '|' || r == ',' }) {
				first, _, _ := strings.Cut(strings.TrimSpace(name), " ")
				b.words = append(b.words, first)
			}
		}
	}
	return b
}

// feastWords are the words that names of feasts begin with, also before a
// possessive's ending: "King's Day" is told by "kings".
func feastWords() string {
	var all []string
	for _, f := range theFeasts() {
		for name := range strings.SplitSeq(f.names, "|") {
			first, _, _ := strings.Cut(name, " ")
			all = append(all, first, strings.TrimSuffix(first, "s"))
		}
	}
	return strings.Join(all, "|")
}
