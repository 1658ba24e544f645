package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/lexicon"
)

// Rules of words that somebody else turns away: an accusation that is denied was made all the same,
// and so were calls that are rejected and offers that are declined. Who turns them away didn't say
// them: "Osk rejected calls for a vote", "Osk denied accusations by Tarn that it had armed the guards".

// rebuffs are the verbs of turning words away.
var rebuffs = []string{"reject", "deny", "dismiss", "refute", "rebut", "repudiate", "refuse", "decline", "ignore", "rebuff", "spurn", "resist", "brush", "shrug", "defy", "scorn", "heed"}

// rebuffer is the verb that turns a noun's words away, -1 where there is none: "denied any request"
// says that nobody asked, and only accusations outlive being denied.
func (p *pass) rebuffer(c *draft) int {
	switch c.event {
	case reportedly.Accuse, reportedly.Request, reportedly.Agree, reportedly.Threaten:
	default:
		return -1
	}
	t := c.trigger
	if p.Upos(t) != "NOUN" || c.sense.From != "" || p.Has(t, "any", "no") >= 0 {
		return -1
	}
	t = p.First(t)
	v := p.Head(t)
	if v < 0 || !p.Verb(v) || !p.Is(t, "obj", "nsubj:pass") || !slices.Contains(rebuffs, p.Lemma(v)) || p.Lemma(v) == "deny" && c.event != reportedly.Accuse {
		return -1
	}
	return v
}

// turnedAway tells whether a negation is only that a draft's words are turned away.
func (p *pass) turnedAway(c *draft, q cue[lexicon.Negation]) bool {
	return q.entry.Class == lexicon.Implicit && p.rebuffer(c) == q.word
}

// rebuffed takes from a draft's actors who turns its words away.
func (p *pass) rebuffed(c *draft) {
	v := p.rebuffer(c)
	if v < 0 || p.Passive(v) {
		return
	}
	s := p.Subject(v, 0)
	if s < 0 {
		return
	}
	turns := p.Conjuncts(p.Antecedent(s))
	own := func(a party) bool {
		return slices.Contains(turns, a.token) || slices.ContainsFunc(turns, func(w int) bool { return p.sameEntity(w, a.token) })
	}
	if slices.ContainsFunc(c.actors, own) {
		p.because(c, "actors", "", p.words(s, v), "who turns it away didn't say it")
		c.actors = slices.DeleteFunc(c.actors, own)
	}
}

// dropOuterOfNoun leaves out who does what a verb above says, where the verb whose object a noun is
// has its own subject: of "met the envoy, who voiced support for Osk" only the envoy voices it.
func (p *pass) dropOuterOfNoun(t int, scores map[int]float64) {
	v := p.Head(t)
	if p.Verb(t) || !p.Is(t, "obj") || v < 0 || !p.Verb(v) || !p.light(v) && !p.Is(v, "acl:relcl") {
		return
	}
	s := p.Child(v, "nsubj")
	if s < 0 {
		return
	}
	s = p.Antecedent(s)
	if scores[s] < p.w.Argument || !p.somebodyAt(party{token: s}) || p.Upos(s) == "PRON" {
		return
	}
	mine := p.Conjuncts(s)
	p.Ancestors(v, func(h int) bool {
		for _, o := range p.Children(h, "nsubj") {
			for _, w := range p.Conjuncts(o) {
				if p.Verb(h) && !slices.Contains(mine, w) {
					delete(scores, w)
				}
			}
		}
		return true
	})
}
