package extract

import (
	"maps"
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/lexicon"
	"github.com/reportedly/reportedly/ling"
)

// Rules of parties by where they stand to the trigger's clause.

// byClause leaves out those who stand in another clause than the trigger, and puts those of its own
// clause on the side that they are on:
//
//   - of "thanked the guild, which sent flour, and urged Oman to help" the guild urges nobody
//   - of "As a member of the pact, with Oman and Tarn, Osk has backed the court" Osk backs it
//   - of "The band, blamed for the raid on Osk, has begun to tax boats" the boats weren't raided
//   - of "came under fire and turned back" who came under fire turned back
//   - of "met under the auspices of the envoy's office" the office didn't meet
func (p *pass) byClause(c *draft, frame lexicon.Frame, a, r map[int]float64) {
	p.firstVerbsOwn(c.trigger, a)
	p.fronted(c.trigger, a)
	p.besideSubject(c.trigger, a)
	p.besideSubject(c.trigger, r)
	p.whoseAct(c, frame, a, r)
	p.relativeOf(c.trigger, a)
	p.onlyAfterBy(c.trigger, a)
	p.onlyTells(c.trigger, a)
	if c.event == reportedly.Agree {
		// "Oman proposed that both sides pull back": neither side was promised anything
		maps.DeleteFunc(r, func(w int, _ float64) bool {
			v := p.Head(w)
			return v >= 0 && v != c.trigger && p.Is(w, "nsubj") && p.Is(v, "ccomp", "xcomp") && p.Head(v) == c.trigger
		})
	}
	maps.DeleteFunc(r, func(w int, _ float64) bool { return p.looksOn(w) })
	for w := range a {
		if h := p.Head(w); h >= 0 && p.Is(w, "nmod", "nmod:poss") && slices.Contains(auspices, p.Lemma(h)) && p.CaseWord(h) == "under" {
			delete(a, w)
		}
	}
}

// auspices are nouns for what a body lends to others' talks.
var auspices = []string{"auspices", "auspice", "aegis", "umbrella", "patronage", "chairmanship", "mediation", "supervision", "roof"}

// firstVerbsOwn leaves out of a joined verb's actors to whom the first verb does something, where it
// shares the first one's subject.
func (p *pass) firstVerbsOwn(t int, actors map[int]float64) {
	h := p.Head(t)
	if h < 0 || !p.Verb(t) || !p.Verb(h) || !p.Is(t, "conj") || p.Child(t, "nsubj", "nsubj:pass", "obl:agent") >= 0 || p.Passive(t) || p.Passive(h) {
		return
	}
	s := p.Subject(t, 0)
	if s < 0 || actors[s] < p.w.Argument && actors[p.Child(h, "nsubj")] < p.w.Argument {
		return
	}
	own := p.Conjuncts(s)
	for _, o := range p.Children(h, "obj", "iobj", "obl") {
		if o > t {
			continue
		}
		for _, w := range p.Conjuncts(o) {
			if !slices.Contains(own, w) && p.CaseWord(w) != "with" {
				delete(actors, w)
			}
		}
	}
}

// fronted leaves out of a verb's actors who only stands in the phrase "as …" before its own subject.
func (p *pass) fronted(t int, actors map[int]float64) {
	s := p.Child(t, "nsubj")
	if !p.Verb(t) || s < 0 {
		return
	}
	for _, o := range p.Children(t, "obl") {
		if o > s || p.CaseWord(o) != "as" {
			continue
		}
		maps.DeleteFunc(actors, func(w int, _ float64) bool { return p.Under(w, o) })
	}
}

// besideSubject leaves out the object of the verb in whose subject a trigger stands, within a clause
// that tells of the subject.
func (p *pass) besideSubject(t int, parties map[int]float64) {
	at, inClause := t, false
	for n := 0; at >= 0 && n < 32; n++ {
		h := p.Head(at)
		if h < 0 {
			return
		}
		if inClause && p.Is(at, "nsubj") && p.Verb(h) {
			break
		}
		inClause = inClause || p.Is(at, "acl") && p.markWord(at) != "to"
		at = h
	}
	v := p.Head(at)
	if v < 0 {
		return
	}
	maps.DeleteFunc(parties, func(w int, _ float64) bool {
		return p.Head(w) == v && p.Is(w, "obj", "iobj") && p.Upos(w) != "PRON"
	})
}

// whoseAct makes who stands as the subject of an active verb without an object its actor, where the
// lexicon has the subject for it and the deed is one's own: "The patrol turned back", "The guard
// withdrew". One who is attacked or taken may be the subject: "came under fire".
func (p *pass) whoseAct(c *draft, frame lexicon.Frame, a, r map[int]float64) {
	switch c.event {
	case "", reportedly.Assault, reportedly.Coerce, reportedly.Sanction, reportedly.Aid:
		return
	}
	t := c.trigger
	if !c.listed || !p.Verb(t) || p.Passive(t) || p.Child(t, "obj") >= 0 || len(frame.Actors) == 0 || !slices.Contains(frame.Actors[0], lexicon.Subject) {
		return
	}
	s := p.Subject(t, 0)
	if p.Child(t, "nsubj") >= 0 && p.Child(t, "aux") < 0 {
		return // "Nine guards freed"
	}
	if s < 0 || r[s] < p.w.Argument || len(a) > 0 && p.surest(a) >= p.w.Argument {
		return
	}
	put(s, a, r)
	a[s] = max(a[s], togetherScore)
}

// relativeOf leaves out of a verb's actors the noun that its relative clause tells of, where the verb
// has a subject of its own: "the alliance under which the bands fight", "the port that they hold".
func (p *pass) relativeOf(t int, actors map[int]float64) {
	h, s := p.Head(t), p.Child(t, "nsubj")
	if h < 0 || s < 0 || !p.Verb(t) || !p.Is(t, "acl:relcl") || p.Antecedent(s) != s || p.Passive(t) {
		return
	}
	own := p.wholeOf(s)
	if own == s && p.Upos(s) == "ADJ" {
		own = p.Child(s, "obl", "nmod") // "most of the bands"
	}
	if own < 0 || !p.canAct(own) || !p.isSomebody(own) {
		return
	}
	for _, w := range p.Conjuncts(h) {
		delete(actors, w)
	}
	actors[own] = max(actors[own], togetherScore)
}

// onlyAfterBy leaves only those after "by" to a noun that has them: of "asked for her release and a visit
// by the guild" the guild visits.
func (p *pass) onlyAfterBy(t int, actors map[int]float64) {
	if p.Verb(t) {
		return
	}
	by := p.Prepositional(t, "by")
	if len(by) == 0 || !p.sure(by[0], actors) || p.Child(t, "nmod:poss") >= 0 {
		return
	}
	own := p.Conjuncts(by[0])
	maps.DeleteFunc(actors, func(w int, _ float64) bool { return !slices.Contains(own, w) && !p.Under(w, t) })
}

// onlyTells leaves out who only tells of what a noun names: "Diggers speak of a battle".
func (p *pass) onlyTells(t int, actors map[int]float64) {
	h := p.Head(t)
	if p.Verb(t) || h < 0 || !p.Is(t, "obl") || !slices.Contains([]string{"of", "about"}, p.CaseWord(t)) || !slices.Contains([]string{"speak", "tell", "talk", "write", "warn", "hear", "learn"}, p.Lemma(h)) {
		return
	}
	if s := p.Subject(h, 0); s >= 0 {
		for _, w := range p.Conjuncts(s) {
			delete(actors, w)
		}
	}
}

// looksOn tells whether somebody is only there when it is done: "swore before the elders".
func (p *pass) looksOn(w int) bool {
	switch p.CaseWord(w) {
	case "in front of", "in the presence of":
		return true
	case "in", "in front":
		return p.Child(w, "case") >= 0 && p.Words[p.Child(w, "case")+1] == "front"
	}
	h := p.Head(w)
	return h >= 0 && p.Is(w, "nmod") && p.CaseWord(w) == "of" && slices.Contains([]string{"front", "presence"}, p.Lemma(h)) && p.CaseWord(h) == "in"
}

// surest is the highest of the scores.
func (p *pass) surest(scores map[int]float64) float64 {
	best := 0.0
	for _, x := range scores {
		best = max(best, x)
	}
	return best
}

// asItStands mends a draft's finished parties by the plain form of its clause.
func (p *pass) asItStands(c *draft) {
	switch c.kind {
	case reportedly.KindCondition:
		// whose state it is is the actor: "The council is paralysed", "63 children dead"
		if len(c.actors) == 0 && len(c.recipients) > 0 && (p.Verb(c.trigger) || p.Upos(c.trigger) == "ADJ") {
			c.actors, c.recipients = c.recipients, nil
		}
		// "said to hold fourteen people, perhaps the villagers missing since May": the villagers
		if k := c.trigger - 1; p.Upos(c.trigger) == "ADJ" && len(c.actors) > 1 && p.Noun(k) && slices.ContainsFunc(c.actors, func(a party) bool { return a.token == k }) {
			c.actors = []party{{token: k}}
		}
	case reportedly.KindPresence:
		// "Two clerks had seen him at the gate": he was there
		if o := p.Object(c.trigger, 0); p.lex.InClass("observe", p.Lemma(c.trigger)) && p.Verb(c.trigger) && len(c.actors) > 1 && slices.ContainsFunc(c.actors, func(a party) bool { return a.token == o }) {
			c.actors = slices.DeleteFunc(c.actors, func(a party) bool { return !slices.Contains(p.Conjuncts(o), a.token) })
		}
	case reportedly.KindAffiliation, reportedly.KindMembership:
		// "The union has lost Ann Vell, leader of the weavers": she leads them
		if h := p.Head(c.trigger); p.Noun(c.trigger) && p.Is(c.trigger, "appos") && len(c.actors) > 1 && p.named[h] >= 0 && p.Names[p.named[h]].Label == ling.PersonName && slices.ContainsFunc(c.actors, func(a party) bool { return a.token == h }) {
			c.actors = []party{{token: h}}
		}
	case reportedly.KindEvent:
		p.turnedAway(c)
		p.givesOwn(c)
		p.thirdNamed(c)
	}
}

// givesOwn leaves out of an offer's recipients what is offered: "offered to send its envoys",
// "offered his house twice", "offered Osk as a venue".
func (p *pass) givesOwn(c *draft) {
	if c.event != reportedly.Agree {
		return
	}
	c.recipients = slices.DeleteFunc(c.recipients, func(r party) bool {
		if !p.Is(r.token, "obj") || p.Upos(r.token) == "PRON" {
			return false
		}
		o := p.Child(r.token, "nmod:poss")
		return p.spot(r) || o >= 0 && slices.ContainsFunc(c.actors, func(a party) bool { return p.sameEntity(o, a.token) })
	})
}

// thirdNamed replaces a word that only counts by the name set off after it: of "Two clerks left; a
// third, Ann Vell, stayed" Vell stayed.
func (p *pass) thirdNamed(c *draft) {
	for _, list := range [][]party{c.actors, c.recipients} {
		for i, a := range list {
			if w := p.nameAfter(a.token); w >= 0 {
				list[i].token = w
			}
		}
	}
}

// nameAfter is the head of the name that follows a lone counting word between commas, -1 for none.
func (p *pass) nameAfter(w int) int {
	if !slices.Contains([]string{"third", "second", "fourth", "another", "other", "one"}, p.Words[w]) || w+2 >= len(p.Tokens) || p.Words[w+1] != "," {
		return -1
	}
	n := p.named[w+2]
	if n < 0 || p.Names[n].Label != ling.PersonName && p.Names[n].Label != ling.Group || p.Names[n].End >= len(p.Tokens) || p.Words[p.Names[n].End] != "," {
		return -1
	}
	return p.Top(p.Names[n].First, p.Names[n].End)
}

// givings are verbs with two objects, whose participle without an auxiliary tells who wasn't given
// or was.
var givings = []string{"refuse", "deny", "grant", "give", "offer", "promise", "award"}

// leaves are what one is given or refused so that one may go somewhere or do something.
var leaves = []string{"entry", "access", "passage", "entrance", "permission", "visa", "clearance", "leave", "asylum", "bail", "refuge", "admission", "admittance", "transit"}

// turnedAway makes who is refused something the recipient: "The monitors, refused entry to the port,
// counted …", "His boat was refused clearance".
func (p *pass) turnedAway(c *draft) {
	t := c.trigger
	o := p.Child(t, "obj")
	if o < 0 || !p.Verb(t) || !slices.Contains(givings, p.Lemma(t)) || !slices.Contains(leaves, p.Lemma(o)) {
		return
	}
	who := -1
	switch {
	case p.Passive(t):
		who = p.Object(t, 0)
	case t >= 2 && p.Words[t-1] == "," && p.Is(t, "advcl", "acl", "amod") && o == t+1 && p.Noun(t-2):
		if h := p.Head(t); h > t {
			who = p.Child(t, "nsubj")
			if who < 0 {
				who = p.Child(h, "nsubj")
			}
		}
	}
	if who < 0 || !p.canAct(who) {
		return
	}
	mine := p.Conjuncts(who)
	c.actors = slices.DeleteFunc(c.actors, func(a party) bool { return slices.Contains(mine, a.token) })
	c.recipients = nil
	for _, k := range mine {
		c.recipients = append(c.recipients, party{token: k})
	}
}
