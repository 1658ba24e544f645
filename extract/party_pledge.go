package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
)

// Rules of to whom a promise or a refusal is made, where only what is promised or refused
// names them.
//
//   - "The bank pledged to rebuild the fishermen's quay", "is committed to helping the nurses"
//   - "Guards refused to let the lorries through", "declined to meet the envoy"

// pledging are words for promising, by which what is promised is promised to whom it is for.
var pledging = []string{"pledge", "promise", "commit", "committed", "commitment", "offer", "ready", "willing", "vow", "undertake", "willingness", "readiness", "assurance"}

// granting are verbs for what somebody may be refused.
var granting = []string{"let", "allow", "permit", "admit", "receive", "meet", "see", "host", "recognise", "recognize", "negotiate", "talk", "speak", "answer", "obey", "pay"}

// pledged gives promises and threats without anybody to whom they are made those for whom the
// deed is that they tell of.
func (p *pass) pledged() {
	by := p.bySentence()
	for _, c := range p.drafts {
		if c.event != reportedly.Agree && c.event != reportedly.Support && c.event != reportedly.Threaten || slices.ContainsFunc(c.recipients, p.somebodyAt) {
			continue
		}
		if c.event != reportedly.Threaten && !slices.Contains(pledging, p.Lemma(c.trigger)) {
			continue
		}
		for _, o := range by[p.Tokens[c.trigger].Sentence] {
			if o == c || !p.promisedDeed(c, o) || !slices.ContainsFunc(o.recipients, p.somebodyAt) {
				continue
			}
			for _, a := range o.recipients {
				if !slices.ContainsFunc(c.actors, func(b party) bool { return p.sameEntity(a.token, b.token) }) {
					c.recipients = append(c.recipients, a)
					p.because(c, "recipients", p.Words[a.token], p.words(c.trigger, a.token), "for whom the “%s” is that is promised or threatened", p.Words[o.trigger])
				}
			}
			break
		}
		if c.event != reportedly.Threaten && !slices.ContainsFunc(c.recipients, p.somebodyAt) {
			p.promisedFor(c)
		}
	}
}

// benefiting are further verbs for what is done for somebody's good.
var benefiting = []string{"help", "assist", "support", "empower", "serve", "defend", "protect", "strengthen", "enable", "train", "equip", "feed", "shelter", "compensate", "rebuild"}

// promisedFor gives a promise those for whose good the verb is that tells what is promised:
// "our commitment to empower the villages", but not "committed to defeating the Front".
func (p *pass) promisedFor(c *draft) {
	for _, x := range p.Children(c.trigger, "acl", "xcomp", "advcl", "nmod", "obl") {
		if !p.Verb(x) || p.markWord(x) != "to" && p.CaseWord(x) != "to" || p.Is(x, "acl:relcl") {
			continue
		}
		if s, _ := p.lex.Match(p.Tree, x); s.Event != reportedly.Aid && s.Event != reportedly.Support && !slices.Contains(benefiting, p.Lemma(x)) {
			continue
		}
		o := p.Object(x, 0)
		if a := (party{token: o}); o < 0 || !p.canAct(o) || !p.somebodyAt(a) || p.spot(a) || p.built(o) {
			continue
		}
		if own := p.Child(o, "nmod:poss"); own >= 0 && slices.ContainsFunc(c.actors, func(b party) bool { return p.sameEntity(own, b.token) }) {
			continue // "pledged to lend its mules"
		}
		for _, w := range p.Conjuncts(o) {
			if !slices.ContainsFunc(c.actors, func(b party) bool { return p.sameEntity(w, b.token) }) {
				c.recipients = append(c.recipients, party{token: w})
				p.because(c, "recipients", p.Words[w], p.words(c.trigger, w), "for whose good it is what is promised")
			}
		}
		return
	}
}

// promisedDeed tells whether a draft is what a promise or threat is to do.
func (p *pass) promisedDeed(c, o *draft) bool {
	switch o.event {
	case reportedly.Aid, reportedly.Support, reportedly.Cooperate, reportedly.Consult:
		if c.event == reportedly.Threaten {
			return false
		}
	case reportedly.Assault, reportedly.Coerce, reportedly.Sanction:
		if c.event != reportedly.Threaten {
			return false
		}
	default:
		return false
	}
	h := p.Head(o.trigger)
	for n := 0; h >= 0 && h != c.trigger && n < 4 && p.Is(o.trigger, "conj", "obj", "xcomp"); n++ {
		if !p.Is(h, "conj", "xcomp", "ccomp", "acl", "advcl", "nmod", "obl") {
			return false
		}
		h = p.Head(h)
	}
	return h == c.trigger && p.Is(p.childToward(c.trigger, o.trigger), "xcomp", "ccomp", "acl", "advcl", "nmod", "obl") || p.Is(c.trigger, "obj") && h == p.Head(c.trigger) && p.Is(o.trigger, "xcomp", "advcl")
}

// childToward is the child of a that b is or stands under, b where there is none.
func (p *pass) childToward(a, b int) int {
	for w, n := b, 0; w >= 0 && n < 32; n++ {
		if p.Head(w) == a {
			return w
		}
		w = p.Head(w)
	}
	return b
}

// refused gives a refusal without anybody who is refused those who would be let, met or heard:
// "refused to let repair crews through", "refused passage to an ambulance".
func (p *pass) refused(c *draft) {
	if c.event != reportedly.Reject && c.event != reportedly.Retreat || slices.ContainsFunc(c.recipients, p.somebodyAt) || !p.Verb(c.trigger) {
		return
	}
	var list []int
	if c.event == reportedly.Retreat && !slices.Contains([]string{"grant", "give", "allow"}, p.Lemma(c.trigger)) {
		return
	}
	for _, x := range p.Children(c.trigger, "xcomp") {
		if !slices.Contains(granting, p.Lemma(x)) {
			continue
		}
		if o := p.Child(x, "obj", "iobj"); o >= 0 {
			list = append(list, o)
		} else {
			list = append(list, append(p.Children(x, "ccomp"), p.Prepositional(x, "with")...)...)
		}
		for _, v := range p.Children(x, "ccomp", "xcomp") {
			if s := p.Child(v, "nsubj", "obj"); s >= 0 {
				list = append(list, s)
			}
		}
	}
	o := p.Child(c.trigger, "obj")
	if k := p.Child(c.trigger, "conj"); o < 0 && k > c.trigger && p.Child(k, "nsubj") < 0 {
		o = p.Child(k, "obj") // "refused, then granted, passage to a convoy"
	}
	if o >= 0 && slices.Contains([]string{"passage", "entry", "access", "permission", "admission", "admittance", "visa", "transit", "audience", "asylum"}, p.Lemma(o)) {
		list = append(list, p.Prepositional(c.trigger, "to")...)
		list = append(list, p.Prepositional(o, "to")...)
		list = append(list, p.Prepositional(o, "for")...)
	}
	for _, w := range list {
		a := party{token: w}
		if !p.canAct(w) || !p.Noun(w) || p.spot(a) || !p.somebodyAt(a) && !p.lex.InClass("vehicle", p.Lemma(w)) || slices.ContainsFunc(c.actors, func(b party) bool { return p.sameEntity(b.token, w) }) {
			continue
		}
		c.recipients = nil
		for _, k := range p.Conjuncts(w) {
			c.recipients = append(c.recipients, party{token: k})
			p.because(c, "recipients", p.Words[k], p.words(c.trigger, k), "who is refused")
		}
		return
	}
}
