package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
)

// Rules of whom an answer is directed at: who turns down or takes up what somebody said does
// so to that somebody, though the clause only names the words.
//
//   - "rejected the union's demands", "accepted a proposal by the envoy"
//   - "The union threatened a strike. The ministry scoffed at the threat."

// wordsOf are nouns for what somebody said, with the events that it may have been told as.
var wordsOf = map[string][]reportedly.Event{
	"offer": {reportedly.Agree, reportedly.Consult}, "invitation": {reportedly.Agree, reportedly.Request}, "pledge": {reportedly.Agree}, "promise": {reportedly.Agree},
	"overture": {reportedly.Agree}, "proposal": {reportedly.Agree, reportedly.Request}, "suggestion": {reportedly.Agree, reportedly.Request},
	"demand": {reportedly.Request}, "request": {reportedly.Request}, "appeal": {reportedly.Request}, "plea": {reportedly.Request}, "petition": {reportedly.Request},
	"order": {reportedly.Request}, "call": {reportedly.Request}, "condition": {reportedly.Request}, "ultimatum": {reportedly.Request, reportedly.Threaten},
	"threat": {reportedly.Threaten, reportedly.Agree}, "warning": {reportedly.Threaten, reportedly.Request},
	"ruling": {reportedly.Sanction, reportedly.Reject, reportedly.Coerce, reportedly.Concede}, "verdict": {reportedly.Sanction, reportedly.Accuse}, "sentence": {reportedly.Sanction}, "conviction": {reportedly.Sanction},
	"decision": {reportedly.Reject, reportedly.Sanction, reportedly.Coerce, reportedly.Agree, reportedly.Concede}, "ban": {reportedly.Coerce}, "curfew": {reportedly.Coerce}, "closure": {reportedly.Coerce}, "arrest": {reportedly.Coerce},
	"act": {reportedly.Assault, reportedly.Coerce}, "attack": {reportedly.Assault}, "killing": {reportedly.Assault}, "raid": {reportedly.Assault}, "bombing": {reportedly.Assault}, "abduction": {reportedly.Assault}, "crime": {reportedly.Assault},
	"atrocity": {reportedly.Assault}, "violence": {reportedly.Assault}, "shelling": {reportedly.Assault}, "airstrike": {reportedly.Assault}, "detention": {reportedly.Coerce},
	"allegation": {reportedly.Accuse}, "accusation": {reportedly.Accuse}, "charge": {reportedly.Accuse}, "criticism": {reportedly.Accuse}, "claim": {reportedly.Accuse},
}

// reachAnswer is how many sentences back what is answered may have been told.
const reachAnswer = 5

// answers gives answers without anybody to whom they are given those who said what is answered.
func (p *pass) answers() {
	order := slices.Clone(p.drafts)
	slices.SortStableFunc(order, func(a, b *draft) int { return a.trigger - b.trigger })
	for i, c := range order {
		switch c.event {
		case reportedly.Reject, reportedly.Agree, reportedly.Concede, reportedly.Support, reportedly.Accuse:
		default:
			continue
		}
		if !p.Verb(c.trigger) || len(c.recipients) > 0 || len(c.actors) == 0 {
			continue
		}
		for _, w := range p.spokenTo(c.trigger) {
			if events := wordsOf[p.Lemma(w)]; events != nil {
				p.answered(c, w, events, order[:i])
				break
			}
		}
	}
}

// spokenTo are what a verb is about: its object, or its phrase with "to", "at" or "with".
func (p *pass) spokenTo(t int) []int {
	var out []int
	if o := p.Object(t, 0); o >= 0 {
		out = append(out, p.Conjuncts(o)...)
	}
	for _, prep := range []string{"to", "at", "on", "with"} {
		out = append(out, p.Prepositional(t, prep)...)
	}
	return out
}

// tellsSame tells whether a noun may stand for a deed that was told of before: "the shelling of the
// camp" is no shelling of a port.
func (p *pass) tellsSame(w int, o *draft) bool {
	for _, prep := range []string{"of", "on", "against"} {
		for _, k := range p.Prepositional(w, prep) {
			if len(o.recipients) > 0 && p.isSomebody(k) && !slices.ContainsFunc(o.recipients, func(r party) bool { return p.sameEntity(r.token, k) || p.Lemma(r.token) == p.Lemma(k) }) {
				return false
			}
		}
	}
	return true
}

// answered fills the recipients of one answer, w being the noun for what is answered.
func (p *pass) answered(c *draft, w int, events []reportedly.Event, before []*draft) {
	mine := func(k int) bool {
		return slices.ContainsFunc(c.actors, func(a party) bool { return p.sameEntity(a.token, k) })
	}
	owners := p.Children(w, "nmod:poss")
	for _, prep := range []string{"by", "from"} {
		owners = append(owners, p.Prepositional(w, prep)...)
	}
	for _, k := range owners {
		if p.canAct(k) && p.somebodyAt(party{token: k}) && !mine(k) {
			for _, o := range p.Conjuncts(k) {
				c.recipients = append(c.recipients, party{token: o})
			}
			p.because(c, "recipients", p.Words[k], p.words(k, w), "whose “%s” it is an answer to", p.Words[w])
			return
		}
	}
	if len(owners) > 0 || p.Has(w, "the", "this", "that", "these", "those", "such", "similar") < 0 {
		return
	}
	for i := len(before) - 1; i >= 0; i-- {
		o := before[i]
		if p.Tokens[c.trigger].Sentence-p.Tokens[o.trigger].Sentence > reachAnswer {
			return
		}
		if p.Lemma(o.trigger) == "deny" {
			continue // who denies something has decided nothing
		}
		if !slices.Contains(events, o.event) || len(o.actors) == 0 || !p.tellsSame(w, o) || slices.ContainsFunc(o.actors, func(a party) bool { return mine(a.token) }) {
			continue
		}
		for _, a := range o.actors {
			c.recipients = append(c.recipients, party{token: a.token, implied: true})
			p.because(c, "recipients", p.Words[a.token], p.word(a.token), "not said here, but whose the “%s” told of before is", p.Words[w])
		}
		return
	}
}
