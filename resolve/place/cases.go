package place

import (
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
	"github.com/reportedly/reportedly/text"
)

// Case is what a choice rests on: the candidates of one name of a document and the
// features of each, for fitting weights.
type Case struct {
	Spans      []text.Span // where the name stands
	Name       string
	Candidates []gazetteer.Entry
	Features   [][]float64 // of each candidate, and last of none, in the order of Table
}

// Cases are the choices that Spans makes, with the features as they stand in its last
// round.
func (r *Resolver) Cases(d *ling.Document, spans []text.Span) []Case {
	rd := newReader(d, r.opt)
	rd.spans(spans)
	s := r.resolve(rd)
	f := s.newFocus()
	var out []Case
	for i, g := range s.groups {
		c := Case{Name: g.name}
		for _, m := range g.mentions {
			c.Spans = append(c.Spans, s.mentions[m].span)
		}
		for j := range g.candidates {
			v := s.localFeatures(g, &g.candidates[j])
			s.contextFeatures(&v, i, &g.candidates[j], f)
			c.Candidates = append(c.Candidates, g.candidates[j].entry)
			c.Features = append(c.Features, v[:])
		}
		v := s.noneFeatures(g)
		c.Features = append(c.Features, v[:])
		out = append(out, c)
	}
	return out
}
