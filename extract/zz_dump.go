package extract

import "github.com/reportedly/reportedly/ling"

type Dumped struct {
	ID, Label, Upos, Basis, Reality, Deprel string
	Strength, Model                         float64
	Listed, Known, Stated, Quoted           bool
	A, R                                    int
}

func (e *Extractor) Dump(d *ling.Document) []Dumped {
	p := e.read(d)
	var out []Dumped
	for _, c := range p.drafts {
		cl := p.claim(c)
		x := Dumped{ID: cl.ID, Label: c.label, Upos: p.Upos(c.trigger), Basis: string(c.basis), Reality: string(c.reality), Deprel: p.Tokens[c.trigger].Deprel, Strength: logit(c.score), Listed: c.listed, A: len(cl.Actors), R: len(cl.Recipients)}
		if k, ok := p.at[c.trigger]; ok {
			for _, l := range p.Document.Predicates[k].Labels {
				if l.Value == c.label {
					x.Model = l.Score
				}
			}
		}
		s, known := p.lex.Match(p.Tree, c.trigger)
		x.Known = known && s.Kind != ""
		x.Stated = known && p.stated(c.trigger, s)
		x.Quoted = p.within[c.trigger] >= 0
		out = append(out, x)
	}
	return out
}
