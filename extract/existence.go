package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
)

// existenceScore is the score of a presence that "there are" tells.
const existenceScore = 0.6

// existences adds a presence for each clause that says that there are armed people at a
// place, or none: "There are soldiers in the school", "There were no troops at the site".
func (p *pass) existences() {
	by := p.bySentence()
	for i := range p.Tokens {
		list := by[p.Tokens[i].Sentence]
		if p.Words[i] != "there" || !p.Is(i, "expl") {
			continue
		}
		be := p.Head(i)
		if be < 0 || p.Lemma(be) != "be" || !p.Blocks[p.sentence(i).Block].Kind.Claims() || slices.ContainsFunc(list, func(c *draft) bool { return c.trigger == be }) {
			continue
		}
		who := p.Child(be, "nsubj")
		if who < 0 || !p.armed(who) || slices.ContainsFunc(list, func(c *draft) bool { return p.Under(c.trigger, who) }) {
			continue
		}
		where := slices.Concat(p.Children(be, "obl"), p.Children(who, "nmod"))
		if !slices.ContainsFunc(where, func(w int) bool { return p.isPlace(w) || p.lex.InClass("place", p.Lemma(w)) }) {
			continue
		}
		c := newDraft(be, string(reportedly.KindPresence))
		c.score = existenceScore
		c.actors = []party{{token: who}}
		p.because(c, "kind", c.label, p.words(i, who), "“there are” tells who is at a place")
		p.drafts = append(p.drafts, c)
	}
}

// armed tells whether a noun is one for people under arms, or a count of them.
func (p *pass) armed(w int) bool {
	if p.lex.InClass("troops", p.Lemma(w)) || slices.Contains([]string{"gunman", "rebel", "insurgent", "jihadist", "mercenary"}, p.Lemma(w)) {
		return true
	}
	return slices.ContainsFunc(p.Prepositional(w, "of"), func(k int) bool { return p.lex.InClass("troops", p.Lemma(k)) })
}
