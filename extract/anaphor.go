package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
)

// Rules of events that a text speaks of again (codebook, rule 19):
//
//   - A bare noun with "the" or "this" points back to an event that the text has told: of
//     "Gunmen robbed a bank. The robbery shocked the town" the second sentence tells no other.
//   - A threat that nobody utters is how things stand (rule 12): "Threats remain from mines".

// pointsBack tells whether a draft is such a noun: it says of the event neither who, whom, where,
// when nor how often, and an event of the same type comes before it.
func (p *pass) pointsBack(c *draft, earlier []*draft) bool {
	if c.kind != reportedly.KindEvent || p.Upos(c.trigger) != "NOUN" || p.Has(c.trigger, "the", "this", "that", "these", "those", "such") < 0 || !p.plain(c.trigger) {
		return false
	}
	if p.Is(c.trigger, "nsubj", "nsubj:pass", "root") || p.tell(c) {
		return false // "The march was calm" says something of it
	}
	return slices.ContainsFunc(earlier, func(o *draft) bool {
		return o != c && o.trigger < c.trigger && o.label == c.label && p.Tokens[o.trigger].Sentence < p.Tokens[c.trigger].Sentence
	})
}

// tell tells whether a light verb tells of the event that it was done: "carried out the raid".
func (p *pass) tell(c *draft) bool {
	h := p.Head(c.trigger)
	return h < 0 || p.Verb(h) && p.light(h) && p.Is(c.trigger, "obj")
}

// loom reads a threat that nobody utters as a condition, and drops it where a verb that tells more of
// it is one already: "the threats cripple trade", but "threats remain".
func (p *pass) loom() {
	drop := map[*draft]bool{}
	for _, c := range p.drafts {
		if c.event != reportedly.Threaten || p.Upos(c.trigger) != "NOUN" || p.Lemma(c.trigger) != "threat" || len(c.actors) > 0 {
			continue
		}
		h := p.Head(c.trigger)
		if h >= 0 && p.Verb(h) && !slices.Contains(looming, p.Lemma(h)) || p.Child(c.trigger, "amod", "compound") >= 0 {
			continue // "received threats", "death threats"
		}
		at := slices.IndexFunc(p.drafts, func(o *draft) bool {
			return o.kind == reportedly.KindCondition && (o.trigger == h || o.trigger == c.trigger)
		})
		if at >= 0 && (p.drafts[at].trigger == c.trigger || !slices.Contains(looming, p.Lemma(h))) {
			drop[c] = true
			continue
		}
		if at >= 0 { // "threats remain": the noun says what remains
			drop[p.drafts[at]] = true
		}
		p.because(c, "kind", string(reportedly.KindCondition), p.word(c.trigger), "a threat that nobody utters is how things stand")
		c.kind, c.event, c.label, c.modes = reportedly.KindCondition, "", string(reportedly.KindCondition), nil
	}
	p.drafts = slices.DeleteFunc(p.drafts, func(c *draft) bool { return drop[c] || p.ofThreat(c) })
}

// looming are verbs that say of a threat no more than that there is one.
var looming = []string{"remain", "persist", "exist", "loom", "stay", "linger", "grow", "increase", "rise", "continue", "diminish", "abate"}

// ofThreat tells whether an event is only what a threat comes from, which is not told to have
// happened: "threats remain from mines and raids".
func (p *pass) ofThreat(c *draft) bool {
	if c.kind != reportedly.KindEvent || p.Upos(c.trigger) != "NOUN" {
		return false
	}
	w := c.trigger
	for p.Is(w, "conj") {
		w = p.Head(w)
	}
	h := p.Head(w)
	if h < 0 || p.CaseWord(w) != "from" {
		return false
	}
	if p.Verb(h) && slices.Contains(looming, p.Lemma(h)) {
		h = p.Child(h, "nsubj")
	}
	return h >= 0 && p.Lemma(h) == "threat"
}
