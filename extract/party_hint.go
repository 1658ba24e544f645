package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
)

// Rules of parties that other words than a verb's own subject and object name.

// heldBy are verbs whose participle takes its doer before a hyphen: "rebel-held".
var heldBy = []string{"hold", "control", "run", "occupy", "administer", "govern", "rule", "patrol", "guard"}

// incorporated makes an actor of the doer that a hyphen ties to a participle: "a rebel-held
// suburb", "the League-controlled valley". Where the hold itself is told, nobody else holds.
func (p *pass) incorporated(c *draft, a, r map[int]float64) {
	t, k := c.trigger, c.trigger-2
	if k < 0 || p.Tokens[t].XPOS != "VBN" || p.Words[t-1] != "-" {
		return
	}
	switch {
	case c.kind == reportedly.KindControl && p.Is(t, "amod") && p.Tokens[k].Sentence == p.Tokens[t].Sentence && (p.Noun(k) || p.Upos(k) == "ADJ") && p.Words[k] != "long" && p.Words[k] != "newly":
		x := a[k]
		clear(a)
		a[k] = max(x, togetherScore)
		delete(r, k)
	case slices.Contains(heldBy, p.Lemma(t)) && p.Head(k) == t && p.canAct(k) && p.somebodyAt(party{token: k}):
		put(k, a, r)
	}
}

// laidAt gives a complaint that lays a deed at somebody's door that one for its recipient, and the
// deed for its actor: "Elders blamed the raid on herders", "a raid which police pin on herders". What a deed is
// blamed on that is nobody, "blamed the fire on drought", has no part in it.
func (p *pass) laidAt(c *draft, a, r map[int]float64) {
	v := c.trigger
	if h := p.Head(v); !p.Verb(v) && h >= 0 && p.Is(v, "obj") {
		v = h
	}
	if !p.laidOn(v) {
		return
	}
	o, blamed := p.Child(v, "obj"), slices.Contains(blaming, p.Lemma(v))
	somebody := func(w int) bool { return p.canAct(w) && p.somebodyAt(party{token: w}) }
	for _, prep := range []string{"on", "to"} {
		list := p.Prepositional(v, prep)
		if o >= 0 {
			list = append(list, p.Prepositional(o, prep)...)
		}
		if blamed && prep == "on" && v == c.trigger && c.event == reportedly.Accuse && len(list) > 0 && somebody(list[0]) {
			clear(r) // the raid's own victims aren't accused
		}
		for _, k := range list {
			for _, w := range p.Conjuncts(k) {
				switch {
				case !somebody(w):
					if blamed && prep == "on" && v != c.trigger {
						delete(a, w)
						delete(r, w)
					}
				case v == c.trigger:
					put(w, r, a)
				case c.kind == reportedly.KindEvent:
					put(w, a, r)
				}
			}
		}
	}
}

// blaming are verbs of putting a deed on somebody.
var blaming = []string{"blame", "pin"}

// chargedActs makes an actor of who is accused of a deed, and not of who accuses: "accused them of
// spying for the rebels".
func (p *pass) chargedActs(c *draft, a, r map[int]float64) {
	h := p.Head(c.trigger)
	if h < 0 || !p.Verb(h) || !p.Verb(c.trigger) || p.Tokens[c.trigger].XPOS != "VBG" || p.Passive(h) || !slices.Contains(charges[p.Lemma(h)], p.caseOrMark(c.trigger)) {
		return
	}
	o := p.Child(h, "obj", "iobj")
	if o < 0 || !p.canAct(o) {
		return
	}
	for _, w := range p.Conjuncts(o) {
		put(w, a, r)
	}
	if s := p.Subject(h, 0); s >= 0 {
		for _, w := range p.Conjuncts(s) {
			delete(a, w)
		}
	}
}

// standsBehind makes an actor of who is said to be behind a deed: "The colonel was behind the
// raid".
func (p *pass) standsBehind(c *draft, a, r map[int]float64) {
	if p.Verb(c.trigger) || c.kind != reportedly.KindEvent || p.CaseWord(c.trigger) != "behind" || p.Child(c.trigger, "cop") < 0 {
		return
	}
	for _, s := range p.Children(c.trigger, "nsubj") {
		for _, w := range p.Conjuncts(p.Antecedent(s)) {
			if p.canAct(w) {
				put(w, a, r)
			}
		}
	}
}

// deadOrHurt tells whether a party is a word for the dead and wounded whom an attack is told to
// have cost, who did nothing: "clashes between two clans, and nine deaths".
func (p *pass) deadOrHurt(c *draft, a party) bool {
	return c.event == reportedly.Assault && p.Upos(a.token) == "NOUN" && p.harms(a.token)
}

// reachBehind is how many sentences back a deed was told of that somebody is said to be behind.
const reachBehind = 3

// behindIt adds the claim that somebody is behind what was told last: "A bomb hit the bridge. The
// Front may have been behind it."
func (p *pass) behindIt() {
	for i := range p.Tokens {
		if p.Upos(i) != "PRON" || p.CaseWord(i) != "behind" || p.Child(i, "cop") < 0 {
			continue
		}
		s := p.Child(i, "nsubj")
		if s < 0 || !p.canAct(s) || !p.somebodyAt(party{token: s}) {
			continue
		}
		var told *draft
		for _, c := range p.drafts {
			if back := p.Tokens[i].Sentence - p.Tokens[c.trigger].Sentence; c.trigger < i && back >= 0 && back <= reachBehind && c.event.Quad() == reportedly.MaterialConflict &&
				(told == nil || c.trigger > told.trigger) {
				told = c
			}
		}
		if told == nil {
			continue
		}
		c := *told
		c.trigger, c.why, c.numbers, c.listed = i, nil, nil, true
		c.actors, c.links = nil, []pendingLink{{reportedly.Restates, told}}
		c.score = min(c.score, demandScore)
		for _, w := range p.Conjuncts(p.Antecedent(s)) {
			c.actors = append(c.actors, party{token: w})
		}
		c.recipients = slices.Clone(told.recipients)
		for k := range c.recipients {
			c.recipients[k].implied = true
		}
		p.because(&c, "event", c.label, p.words(s, i), "who is behind what was told before")
		p.drafts = append(p.drafts, &c)
	}
}
