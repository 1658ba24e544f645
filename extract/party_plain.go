package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ling"
)

// Rules of finished parties by the plain form of their clause.

// asItStands mends a draft's finished parties by the plain form of its clause.
func (p *pass) asItStands(c *draft) {
	switch c.kind {
	case reportedly.KindCondition:
		// whose state it is is the actor: "The guild is weakened", "found nine miners dead"
		if len(c.actors) == 0 && len(c.recipients) > 0 && (p.Verb(c.trigger) || p.Upos(c.trigger) == "ADJ") {
			c.actors, c.recipients = c.recipients, nil
		}
		// "saw nine men, among them the miners ill with fever": the miners
		if k := c.trigger - 1; k >= 0 && p.Upos(c.trigger) == "ADJ" && len(c.actors) > 1 && p.Noun(k) && slices.ContainsFunc(c.actors, func(a party) bool { return a.token == k }) {
			c.actors = []party{{token: k}}
		}
	case reportedly.KindPresence:
		// "A miller saw him at the gate": he was there
		if o := p.Object(c.trigger, 0); slices.Contains([]string{"see", "spot", "sight", "meet", "film", "photograph", "notice", "recognise", "recognize"}, p.Lemma(c.trigger)) && p.Verb(c.trigger) && len(c.actors) > 1 && slices.ContainsFunc(c.actors, func(a party) bool { return a.token == o }) {
			c.actors = slices.DeleteFunc(c.actors, func(a party) bool { return !slices.Contains(p.Conjuncts(o), a.token) })
		}
	case reportedly.KindAffiliation, reportedly.KindMembership:
		// "As founder of the pact, beside Oman, Tarn has …": it is Tarn that is said to be one
		if h := p.Head(c.trigger); c.kind == reportedly.KindMembership && h >= 0 && p.Verb(h) && p.Is(c.trigger, "obl") && p.CaseWord(c.trigger) == "as" {
			if s := p.Child(h, "nsubj"); s > c.trigger && p.canAct(s) && p.isSomebody(s) && !slices.ContainsFunc(c.recipients, func(r party) bool { return p.sameEntity(r.token, s) }) {
				c.actors = []party{{token: s}}
			}
		}
		// "The guild mourned Ann Vell, head of the weavers": she heads them
		if h := p.Head(c.trigger); p.Noun(c.trigger) && p.Is(c.trigger, "appos") && h >= 0 && len(c.actors) > 1 && p.named[h] >= 0 && p.Names[p.named[h]].Label == ling.PersonName && slices.ContainsFunc(c.actors, func(a party) bool { return a.token == h }) {
			c.actors = []party{{token: h}}
		}
	case reportedly.KindEvent:
		for _, list := range [][]party{c.actors, c.recipients} {
			for i, a := range list { // "nine of the guild's forty members, tried for theft"
				if h := p.wholeTop(a.token); h != a.token && p.someMembers(h) {
					list[i].token = h
				}
			}
		}
		p.refusedEntry(c)
		p.givesOwn(c)
		p.trustIn(c)
		p.ordered(c)
		// "Three guards fell at the bridge": nobody is said to have killed them
		if c.event == reportedly.Assault && slices.Contains([]string{"fall", "perish"}, p.Lemma(c.trigger)) && p.Child(c.trigger, "obj") < 0 && len(c.recipients) == 0 && slices.ContainsFunc(c.actors, func(a party) bool { return p.somebodyAt(a) && !p.spot(a) }) {
			c.actors, c.recipients = nil, c.actors
		}
	}
}

// givesOwn leaves out of an offer's recipients what is offered: "pledged to lend its mules",
// "promised her own mill", "offered Osk for the fair".
func (p *pass) givesOwn(c *draft) {
	if c.event != reportedly.Agree {
		return
	}
	c.recipients = slices.DeleteFunc(c.recipients, func(r party) bool {
		if !p.Is(r.token, "obj") || p.Upos(r.token) == "PRON" {
			return false
		}
		if p.Head(r.token) == c.trigger && p.Child(c.trigger, "iobj", "ccomp", "xcomp") < 0 && slices.Contains([]string{"offer", "pledge", "propose", "promise", "commit"}, p.Lemma(c.trigger)) {
			return true // "pledged nine nurses for the clinic"
		}
		o := p.Child(r.token, "nmod:poss")
		return p.spot(r) || o >= 0 && slices.ContainsFunc(c.actors, func(a party) bool { return p.sameEntity(o, a.token) })
	})
}

// attitudes are nouns for what one has towards somebody.
var attitudes = []string{"confidence", "trust", "faith", "support", "backing", "solidarity", "sympathy", "commitment", "gratitude", "appreciation", "admiration", "respect", "thanks", "condolence"}

// trustIn makes recipients of those towards whom an attitude is voiced: "voiced its trust in the
// judges", where nobody else is one.
func (p *pass) trustIn(c *draft) {
	o := p.Child(c.trigger, "obj")
	if c.event != reportedly.Support || len(c.recipients) > 0 || !p.Verb(c.trigger) || o < 0 || !slices.Contains(attitudes, p.Lemma(o)) {
		return
	}
	for _, prep := range []string{"in", "for", "with", "to", "towards", "toward"} {
		for _, at := range []int{o, c.trigger} {
			for _, w := range p.Prepositional(at, prep) {
				if !p.canAct(w) || !p.somebodyAt(party{token: w}) || p.timeAt(w) >= 0 {
					continue
				}
				for _, k := range p.Conjuncts(w) {
					c.recipients = append(c.recipients, party{token: k})
				}
				return
			}
		}
	}
}

// ordering are verbs by whose subject a deed is done though by others' hands.
var ordering = []string{"order", "mastermind", "orchestrate", "organise", "organize", "plan", "oversee", "direct"}

// ordered makes the actor of a deed who ordered it, where nobody else is named: "She planned the
// murder of a judge".
func (p *pass) ordered(c *draft) {
	h := p.Head(c.trigger)
	if c.event != reportedly.Assault || len(c.actors) > 0 || h < 0 || p.Verb(c.trigger) || !p.Is(c.trigger, "obj") || !slices.Contains(ordering, p.Lemma(h)) {
		return
	}
	if s := p.Subject(h, 0); s >= 0 && p.canAct(s) && !slices.ContainsFunc(c.recipients, func(r party) bool { return p.sameEntity(r.token, s) }) {
		for _, k := range p.Conjuncts(s) {
			c.actors = append(c.actors, party{token: k})
		}
	}
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

// refusedEntry makes who is refused something the recipient: "The nurses, denied passage by night,
// waited", "She was refused a visa".
func (p *pass) refusedEntry(c *draft) {
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
