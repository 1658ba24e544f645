package when

import (
	"slices"
	"strings"
	"sync"
)

// rule is one form of a time expression: words and symbols that a pattern
// gives, and what they mean.
//
// A pattern is a list of elements, parted by spaces: "last|past" matches one of
// the words, "{month}" a symbol of the grammar, "of?" and "{year}?" may be left
// out; "<" and ">" set the limits of the phrase's text where it is less than the
// whole: "in < {year}" reads the year alone, "{nth} > {notnoun}" an ordinal that
// no noun follows.
type rule struct {
	symbol   string
	patterns []string
	class    Class
	means    func(c []part) sense // nil, or giving nil, where the form means no time
	examples []example
}

// example is a text that the rule is for, with what it means. The tests check
// each.
type example struct {
	text string // the phrase is its bracketed part, or the whole
	want string // EDTF, with the relation before it: "since 2014/.."; "no" where nothing is to be found
	ref  string // published, "m:" mentioned, "+" future and "-" past tense, "f" fills: "2016-12-27 +"
}

// part is what an element matched.
type part struct {
	ok    bool // whether an optional element is there
	n     int  // number, day, month, year, unit …
	m     int  // a second number
	word  string
	sense sense
	class Class
}

// element is one step of a compiled pattern.
type element struct {
	words    []string // literals, or
	symbol   int      // a symbol; -1 for literals
	optional bool
	edge     byte // '<' or '>': no step, but a limit
}

type compiled struct {
	rule     *rule
	elements []element
	first    []string // the words that it begins with; nil where a symbol may
}

// mostParts is room for the elements of the longest pattern.
const mostParts = 16

// grammar is the compiled rules by symbol. It doesn't change once made.
type grammar struct {
	symbols    map[string]int
	primitives []func(p *parser, at int) (part, int)
	rules      [][]compiled
	begin      map[string]bool // see beginnings
}

// theGrammar compiles the rules once; a rule that names an unknown symbol is a
// bug that the tests find.
var theGrammar = sync.OnceValue(func() *grammar {
	g := &grammar{symbols: map[string]int{}}
	for _, p := range primitives() {
		g.symbols[p.name] = len(g.symbols)
		g.primitives = append(g.primitives, p.read)
		g.rules = append(g.rules, nil)
	}
	all := rules()
	for i := range all {
		if _, ok := g.symbols[all[i].symbol]; !ok {
			g.symbols[all[i].symbol] = len(g.symbols)
			g.primitives = append(g.primitives, nil)
			g.rules = append(g.rules, nil)
		}
	}
	for i := range all {
		s := g.symbols[all[i].symbol]
		for _, pattern := range all[i].patterns {
			g.rules[s] = append(g.rules[s], g.compile(&all[i], pattern))
		}
	}
	g.begin = g.beginnings()
	return g
})

func (g *grammar) compile(r *rule, pattern string) compiled {
	c := compiled{rule: r}
	for _, f := range strings.Fields(pattern) {
		if f == "<" || f == ">" {
			c.elements = append(c.elements, element{symbol: -1, edge: f[0]})
			continue
		}
		e := element{symbol: -1}
		f, e.optional = strings.CutSuffix(f, "?")
		if name, ok := strings.CutPrefix(f, "{"); ok {
			s, known := g.symbols[strings.TrimSuffix(name, "}")]
			if !known {
				panic("resolve/when: rule with unknown symbol " + f)
			}
			e.symbol = s
		} else {
			e.words = strings.Split(f, "|")
		}
		c.elements = append(c.elements, e)
	}
	c.first = c.beginning()
	return c
}

func (c *compiled) beginning() []string {
	var words []string
	for _, e := range c.elements {
		switch {
		case e.edge != 0:
			continue
		case e.symbol >= 0:
			return nil
		}
		words = append(words, e.words...)
		if !e.optional {
			return words
		}
	}
	return words
}

// match is what a symbol reads at a place: items up to end, of which the phrase
// begins at start.
type match struct {
	start, end int
	ahead      bool // past a ">": what follows is looked at, not read
	part       part
	rule       *rule
}

// parser reads one run of items. It remembers what each symbol reads at each
// place, so that its work grows with the number of items alone.
type parser struct {
	g     *grammar
	items []item
	memo  map[[2]int]match
	depth int // of symbols that are being read
}

// deepest is the most symbols within symbols. "The end of the week before the
// start of the year" has a dozen; a text that goes on like that is no phrase.
const deepest = 24

// read is the longest match of a symbol at an item; the earlier rule of equals.
// A match without end is none.
func (p *parser) read(symbol, at int) match {
	key := [2]int{symbol, at}
	if m, ok := p.memo[key]; ok {
		return m
	}
	if at >= len(p.items) || p.depth == deepest {
		return match{}
	}
	p.depth++
	defer func() { p.depth-- }()
	p.memo[key] = match{} // a symbol that reads itself first reads nothing
	var best match
	if f := p.g.primitives[symbol]; f != nil {
		if v, end := f(p, at); end > at {
			v.ok = true
			best = match{start: at, end: end, part: v}
		}
	}
	var parts []part // room for one form at a time
	for i := range p.g.rules[symbol] {
		c := &p.g.rules[symbol][i]
		if c.first != nil && !slices.Contains(c.first, p.items[at].lower) {
			continue
		}
		if parts == nil {
			parts = make([]part, 0, mostParts)
		}
		p.walk(c, 0, parts, match{start: at, end: at, rule: c.rule}, func(m match, parts []part) {
			if m.end <= best.end {
				return
			}
			if c.rule.means != nil {
				m.part.sense = c.rule.means(slices.Clone(parts))
				if m.part.sense == nil {
					return
				}
			}
			m.part.ok, m.part.class = true, c.rule.class
			best = m
		})
	}
	p.memo[key] = best
	return best
}

// walk goes on with a pattern at element i and calls
// done for each way in which it matches, longer ones first.
func (p *parser) walk(c *compiled, i int, parts []part, m match, done func(match, []part)) {
	if i == len(c.elements) {
		done(m, parts)
		return
	}
	e := &c.elements[i]
	switch e.edge {
	case '<':
		m.start = m.end
		p.walk(c, i+1, parts, m, done)
		return
	case '>':
		m.ahead = true
		p.walk(c, i+1, parts, m, done)
		return
	}
	if v, start, end := p.step(e, m.end); end > m.end {
		next := m
		if i == 0 {
			next.start = start
		}
		if !m.ahead {
			next.end = end
		}
		p.walk(c, i+1, append(parts, v), next, done)
	}
	if e.optional {
		p.walk(c, i+1, append(parts, part{}), m, done)
	}
}

// step reads one element: what it matched, and where that begins and ends.
func (p *parser) step(e *element, at int) (v part, start, end int) {
	if at >= len(p.items) {
		return part{}, at, 0
	}
	if e.symbol >= 0 {
		m := p.read(e.symbol, at)
		return m.part, m.start, m.end
	}
	for _, w := range e.words {
		if it := &p.items[at]; w == it.lower && it.suffix == "" {
			return part{ok: true, word: w, n: it.n}, at, at + 1
		}
	}
	return part{}, at, 0
}

// at is the item at an index, and an empty mark beyond the ends.
func (p *parser) at(i int) item {
	if i < 0 || i >= len(p.items) {
		return item{kind: mark}
	}
	return p.items[i]
}

// beginnings are the words that a phrase may begin with, by the grammar's rules
// and the lexicon; most words of a text are none of them and need not be tried.
func (g *grammar) beginnings() map[string]bool {
	words := map[string]bool{}
	seen := make([]bool, len(g.rules))
	var visit func(symbol int)
	visit = func(symbol int) {
		if seen[symbol] {
			return
		}
		seen[symbol] = true
		for _, c := range g.rules[symbol] {
			for _, e := range c.elements {
				if e.edge != 0 {
					continue
				}
				if e.symbol >= 0 {
					visit(e.symbol)
				}
				for _, w := range e.words {
					words[w] = true
				}
				if !e.optional {
					break
				}
			}
		}
	}
	visit(g.symbols["phrase"])
	addNames(words)
	return words
}

// addNames adds the words that the code of a primitive may begin with.
func addNames(words map[string]bool) {
	names := []string{
		monthNames, monthsShort, weekdayNames, weekdaysShort, cardinals, tens, ordinals, decades, unitNames, seasons, hijriNames,
		"the|several|few|some|many|about|around|nearly|almost|roughly|over|barely|approximately|just|more|less|at|'|thirtieth",
	}
	for _, f := range theFeasts() {
		names = append(names, f.names)
	}
	for _, list := range names {
		for name := range strings.FieldsFuncSeq(list, func(r rune) bool { return r == '|' || r == ',' }) {
			first, _, _ := strings.Cut(strings.TrimSpace(name), " ")
			words[first] = true
		}
	}
	for name := range strings.SplitSeq(weekdayNames, ",") {
		words[name+"s"] = true
	}
}

// mayBegin tells whether an item can begin a phrase: a figure or a word of the
// grammar.
func (g *grammar) mayBegin(it item) bool {
	return it.kind == number || it.kind == numeric || g.begin[it.lower]
}
