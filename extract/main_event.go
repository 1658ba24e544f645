package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// MainEvent is what a short text, a sentence as a rule, is above all about: one
// event with those who do it and those it is done to, as event coders mark them.
type MainEvent struct {
	Event   reportedly.Event
	Claim   string      // the ID of the claim among those of Claims
	Mutual  bool        // all parties are Sources: they met, fought or agreed with each other
	Sources []text.Span // whole noun phrases
	Targets []text.Span
}

// Main finds a text's main event, and whether there is one: of all events the one
// told highest in the tree of the first sentence that tells any, since what is
// subordinate is context ("attacked the town after talks had failed").
func (e *Extractor) Main(d *ling.Document) (MainEvent, bool) {
	p := e.read(d)
	var best *draft
	for _, c := range p.drafts {
		if c.kind == reportedly.KindEvent && (best == nil || p.rank(c) > p.rank(best)) {
			best = c
		}
	}
	if best == nil {
		return MainEvent{}, false
	}
	m := MainEvent{Event: best.event, Claim: best.id}
	m.Sources, m.Targets = p.wholes(best.actors), p.wholes(best.recipients)
	m.Mutual = len(m.Sources) > 1 && len(m.Targets) == 0 && p.mutual(best)
	if len(m.Targets) == 0 && !m.Mutual {
		if w := p.affected(best); w >= 0 {
			m.Targets = p.wholes([]party{{w}})
		}
	}
	return m, true
}

// mutual tells whether those who take part in an event do so to each other: they
// meet or agree, or it takes two ("clashed"). "The army and the militia attacked"
// is no such event.
func (p *pass) mutual(c *draft) bool {
	switch c.event {
	case reportedly.Agree, reportedly.Consult, reportedly.Cooperate:
		return true
	}
	return p.lex.InClass("mutual", p.Lemma(c.trigger))
}

// affected is whom an event without a coded recipient still bears upon: the
// somebody, or the place that stands for its people, in its object or beside it:
// "declared a state of siege in the capital", "rejected the ministry's plan". -1 for
// nobody.
func (p *pass) affected(c *draft) int {
	var found []int
	for _, g := range p.carriers(c.trigger) {
		for _, k := range p.Kids(g) {
			if !p.Is(k, "obj", "iobj", "obl", "nmod", "xcomp", "nsubj:pass") || p.timeAt(k) >= 0 {
				continue
			}
			found = append(found, k)
			for _, below := range p.Kids(k) {
				if p.Is(below, "nmod", "obl", "obj", "compound") {
					found = append(found, below)
				}
			}
		}
	}
	taken := func(w int) bool { return slices.ContainsFunc(c.actors, func(a party) bool { return p.Under(w, a.token) }) }
	for _, want := range []func(int) bool{p.isSomebody, p.isPlace} {
		for _, w := range found {
			if want(w) && p.Noun(w) && !taken(w) {
				return w
			}
		}
	}
	return -1
}

// rank weighs how near to the top of its sentence an event stands, how early its
// sentence is, and how sure it is.
func (p *pass) rank(c *draft) float64 {
	r := c.score - 0.12*float64(p.depth(c.trigger)) - 0.5*float64(p.Tokens[c.trigger].Sentence)
	if len(c.actors) > 0 {
		r += 0.15
	}
	if len(c.recipients) > 0 {
		r += 0.1
	}
	return r
}

// wholes are the parties' noun phrases with all that belongs to them, but for what
// a comma sets off.
func (p *pass) wholes(parties []party) []text.Span {
	var out []text.Span
	for _, a := range parties {
		words := p.Subtree(a.token, func(c int) bool {
			return p.Is(c, "conj", "cc", "parataxis", "case", "cop", "aux", "mark", "nsubj", "punct", "discourse") && p.Head(c) == a.token ||
				p.Is(c, "acl", "appos", "advcl") && c > 0 && p.afterComma(c)
		})
		first, end := p.Run(words, a.token)
		if sp := p.SpanOf(first, end); !slices.ContainsFunc(out, sp.Overlaps) {
			out = append(out, sp)
		}
	}
	return out
}

// afterComma tells whether a comma stands before the phrase of a word.
func (p *pass) afterComma(w int) bool {
	first := p.Subtree(w, nil)[0]
	return first > 0 && p.Words[first-1] == "," || p.Words[first] == ","
}
