package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// PlacesOf finds where the event is placed that words state, its verb as a rule,
// and tells whether a claim is read there. Without a claim the places are those that
// the sentence's syntax gives the words.
func (e *Extractor) PlacesOf(d *ling.Document, words text.Span) ([]reportedly.Place, bool) {
	p := e.read(d)
	t := p.headIn(words)
	if t < 0 {
		return nil, false
	}
	var out []reportedly.Place
	claimed := false
	for _, c := range p.drafts {
		// "carried out the attack": the noun may trigger the claim of its verb.
		if c.kind == reportedly.KindOffice || c.trigger != t && !slices.Contains(p.carriers(c.trigger), t) {
			continue
		}
		claimed = true
		for _, pl := range c.places {
			if !slices.ContainsFunc(out, func(o reportedly.Place) bool { return o.Span.Overlaps(pl.Span) }) {
				out = append(out, pl)
			}
		}
	}
	if !claimed {
		c := &draft{trigger: t, kind: reportedly.KindEvent}
		p.placesOf(c)
		out = c.places
	}
	return out, claimed
}

// headIn is the word of a span whose head lies outside of it, -1 for none.
func (p *pass) headIn(sp text.Span) int {
	for t, tok := range p.Tokens {
		if tok.Span.Overlaps(sp) && (tok.Head < 0 || !p.Tokens[tok.Head].Span.Overlaps(sp)) {
			return t
		}
	}
	return -1
}
