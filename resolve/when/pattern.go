package when

import (
	"slices"
	"strings"
	"sync"

	"github.com/reportedly/reportedly/text"
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
	tenth int  // tenths beside n: "two and a half"
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
}

// grammar is the compiled rules by symbol. It doesn't change once made.
type grammar struct {
	symbols    map[string]int
	primitives []func(p *parser, at int) (part, int)
	rules      [][]compiled
	firsts     firsts
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
	g.firsts = g.findFirsts()
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
	return c
}

// match is what a symbol reads at a place: items up to end, of which the phrase
// begins at start.
type match struct {
	start, end int
	ahead      bool // past a ">": what follows is looked at, not read
	part       part
}

// parser reads one run of items. It remembers what each symbol reads at each
// place, so that its work grows with the number of items alone.
type parser struct {
	g     *grammar
	items []item
	can   []symbolSet // by item, the symbols that may begin with it
	cells []int32     // by item and symbol: 0 not read yet, 1 nothing, else 2 + index of results
	found []match
	stack []part // what the elements of the patterns under way have matched
	depth int    // of symbols that are being read
	// alone tells that the text is a time and nothing else, so that what is
	// something else in most sentences is none here: "2/15", "fri", "march".
	alone bool
}

// reset sets a parser on a text that begins at byte offset base of its document.
// A mark at the end lets forms look at what follows: "on the 10th".
func (p *parser) reset(s string, base int) {
	p.g = theGrammar()
	p.items = append(lex(s, base), item{kind: mark, span: text.Span{Start: base + len(s), End: base + len(s)}})
	p.can = p.can[:0]
	for i := range p.items {
		p.can = append(p.can, p.g.firsts.of(&p.items[i]))
	}
	n := len(p.items) * len(p.g.rules)
	if cap(p.cells) < n {
		p.cells = make([]int32, n)
	}
	p.cells = p.cells[:n]
	clear(p.cells)
	p.found, p.stack, p.depth = p.found[:0], p.stack[:0], 0
}

// deepest is the most symbols within symbols. "The end of the week before the
// start of the year" has a dozen; a text that goes on like that is no phrase.
const deepest = 24

// read is the longest match of a symbol at an item; the earlier rule of equals.
// A match without end is none.
func (p *parser) read(symbol, at int) match {
	if at >= len(p.items) || !p.can[at].has(symbol) {
		return match{}
	}
	cell := at*len(p.g.rules) + symbol
	if n := p.cells[cell]; n > 0 {
		return p.remembered(n)
	}
	if p.depth == deepest {
		return match{}
	}
	p.depth++
	defer func() { p.depth-- }()
	p.cells[cell] = 1 // a symbol that reads itself first reads nothing
	var best match
	if f := p.g.primitives[symbol]; f != nil {
		if v, end := f(p, at); end > at {
			v.ok = true
			best = match{start: at, end: end, part: v}
		}
	}
	base := len(p.stack)
	for _, i := range p.g.firsts.rules(symbol, p.items[at].lower) {
		p.walk(&p.g.rules[symbol][i], 0, base, match{start: at, end: at}, &best)
	}
	if best.end > 0 {
		p.found = append(p.found, best)
		p.cells[cell] = int32(len(p.found) + 1)
	}
	return best
}

func (p *parser) remembered(n int32) match {
	if n == 1 {
		return match{}
	}
	return p.found[n-2]
}

// walk goes on with a pattern at element i and keeps the longest way in which it
// matches; what its elements have matched stands on the stack from base on.
func (p *parser) walk(c *compiled, i, base int, m match, best *match) {
	for i < len(c.elements) && c.elements[i].edge != 0 {
		if c.elements[i].edge == '<' {
			m.start = m.end
		} else {
			m.ahead = true
		}
		i++
	}
	if i == len(c.elements) {
		p.finish(c, base, m, best)
		return
	}
	e := &c.elements[i]
	at := m.end
	if v, start, end := p.step(e, at); end > at {
		next := m
		if i == 0 {
			next.start = start
		}
		if !m.ahead {
			next.end = end
		}
		p.stack = append(p.stack, v)
		p.walk(c, i+1, base, next, best)
		p.stack = p.stack[:len(p.stack)-1]
	}
	if e.optional {
		p.stack = append(p.stack, part{})
		p.walk(c, i+1, base, m, best)
		p.stack = p.stack[:len(p.stack)-1]
	}
}

// finish makes a match of a pattern that has matched to its end, where it is
// longer than the best and means a time.
func (p *parser) finish(c *compiled, base int, m match, best *match) {
	if m.end <= best.end {
		return
	}
	m.part = part{ok: true, class: c.rule.class}
	if c.rule.means != nil {
		m.part.sense = c.rule.means(slices.Clone(p.stack[base:]))
		if m.part.sense == nil {
			return
		}
	}
	*best = m
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
	it := &p.items[at]
	for _, w := range e.words {
		if w == it.lower && it.suffix == "" {
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
