package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
)

// denies reads the denial of what a pronoun stands for as the act, denied, said by who denies it
// (codebook, rule 24): "accused the army of shelling the clinic, which it denies", "Rebels burned
// the bridge, the mayor says. They deny it."
func (p *pass) denies(c *draft, by [][]*draft) {
	if c.event != reportedly.Reject || p.Lemma(c.trigger) != "deny" || !p.Verb(c.trigger) {
		return
	}
	o, s := p.Child(c.trigger, "obj"), p.Child(c.trigger, "nsubj")
	if o < 0 || s < 0 || p.Upos(o) != "PRON" || !slices.Contains([]string{"which", "it", "this", "that"}, p.Words[o]) {
		return
	}
	act := p.deniedAct(c, by)
	if act == nil {
		return
	}
	if p.Tokens[act.trigger].Sentence != p.Tokens[c.trigger].Sentence && !slices.ContainsFunc(act.actors, func(a party) bool { return p.sameEntity(a.token, s) }) {
		return // "Growers blocked the road over a broken accord. The government denies it"
	}
	p.because(c, "event", act.label, p.words(c.trigger, act.trigger), "what is denied is “%s”", p.Words[act.trigger])
	c.event, c.label, c.modes = act.event, act.label, slices.Clone(act.modes)
	c.actors, c.recipients, c.places, c.time = slices.Clone(act.actors), slices.Clone(act.recipients), slices.Clone(act.places), act.time
	if len(c.actors) == 0 {
		c.actors = []party{{token: s}}
	} else if p.Upos(s) == "PRON" {
		s = c.actors[0].token // who is said to have done it denies it
	}
	c.polarity, c.reality = reportedly.Denied, act.reality
	p.because(c, "polarity", string(c.polarity), p.word(c.trigger), "“%s” denies it", p.Words[c.trigger])
	c.basis, c.speakers = reportedly.Reported, []int{s}
	p.because(c, "basis", string(c.basis), p.words(s, c.trigger), "who denies it says so")
}

// deniedAct is the deed that is told last before a denial, in its sentence or, for "it" and "this",
// the one before.
func (p *pass) deniedAct(c *draft, by [][]*draft) *draft {
	at := p.Tokens[c.trigger].Sentence
	var act *draft
	for k := at; k >= max(0, at-1) && act == nil; k-- {
		if k < at && p.Has(c.trigger, "which") >= 0 {
			break
		}
		for _, o := range by[k] {
			if o.trigger < c.trigger && o.event.Quad() == reportedly.MaterialConflict && o.polarity == reportedly.Affirmed && (act == nil || o.trigger > act.trigger) {
				act = o
			}
		}
	}
	return act
}

// readOtherwise tells whether the model takes a draft's trigger for something else, of which its
// polarity is.
func (p *pass) readOtherwise(c *draft) bool {
	k, ok := p.at[c.trigger]
	if !ok {
		return false
	}
	own, other := 0.0, 0.0
	for _, l := range p.Document.Predicates[k].Labels {
		if l.Value == c.label {
			own = l.Score
		} else {
			other = max(other, l.Score)
		}
	}
	return other > own
}

// noneOf is the word that empties a verb's subject or object: "no source has
// verified", "nobody was hurt", "took no prisoners". -1 where there is none.
func (p *pass) noneOf(t int) int {
	if !p.Verb(t) && p.Child(t, "cop") < 0 {
		return -1 // "no smugglers were present" is a clause too
	}
	for _, w := range p.Children(t, "nsubj", "obj") {
		if k := p.emptied(w); k >= 0 {
			return k
		}
	}
	if h := p.Head(t); h >= 0 && p.Is(t, "conj") && p.Verb(t) && p.Child(t, "nsubj") < 0 {
		if s := p.Child(h, "nsubj"); s >= 0 && s < h {
			return p.emptied(s) // "None of the guards entered the hall or fired a shot"
		}
	}
	return -1
}

// emptied is the word that makes a noun stand for nobody: "nobody", "no source", "not one
// sack", "not a single sack".
// -1 where there is none.
func (p *pass) emptied(w int) int {
	if slices.Contains([]string{"nobody", "none", "nothing", "neither"}, p.Words[w]) {
		return w
	}
	for _, k := range p.Children(w, "nummod", "amod") {
		if (p.Words[k] == "one" || p.Words[k] == "single") && p.Has(w, "not") >= 0 {
			return k
		}
	}
	for _, k := range p.Children(w, "det", "cc:preconj") {
		if p.Words[k] == "no" || p.Words[k] == "neither" {
			return k
		}
	}
	return -1
}
