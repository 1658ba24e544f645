package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
)

// Rules of words that seem to tell an act and don't, and of acts that two words tell once:
//
//   - "neither confirmed nor denied the report" is one answer, no denial.
//   - "warned families against sending children to school": what one is warned against is not
//     told to be.
//   - "put in a cell": the cell is part of the putting.

// gainsays tells whether a draft is the second half of an answer that leaves a thing open:
// "neither confirmed nor denied", "would neither confirm nor rule it out".
func (p *pass) gainsays(c *draft) bool {
	if c.event != reportedly.Reject || !slices.Contains([]string{"deny", "rule", "exclude", "refute", "dismiss", "contradict"}, p.Lemma(c.trigger)) || !p.Is(c.trigger, "conj") {
		return false
	}
	h := p.Head(c.trigger)
	return h >= 0 && slices.Contains([]string{"confirm", "acknowledge", "admit"}, p.Lemma(h)) && (p.Has(c.trigger, "nor") >= 0 || p.Has(c.trigger, "or") >= 0 && p.negated(h) >= 0)
}

// cautions are verbs that tell somebody what not to do.
var cautions = []string{"warn", "advise", "caution", "counsel"}

// warnedOff tells whether a draft is what somebody is warned not to do.
func (p *pass) warnedOff(c *draft) bool {
	h := p.Head(c.trigger)
	return c.kind == reportedly.KindEvent && h >= 0 && p.Verb(c.trigger) && p.Tokens[c.trigger].XPOS == "VBG" && slices.Contains(cautions, p.Lemma(h)) && p.Has(c.trigger, "against") >= 0
}

// seizing are verbs by which somebody comes, or stays, in somebody's hands.
var seizing = []string{"seize", "take", "capture", "grab", "snatch", "hold", "keep"}

// abducts tells whether what reads as an arrest is done by an armed group (codebook, rule 32):
// "the passengers whom the rebels seized".
func (p *pass) abducts(c *draft) bool {
	if c.event != reportedly.Coerce || !p.Verb(c.trigger) || !slices.Contains(seizing, p.Lemma(c.trigger)) || len(c.actors) == 0 || len(c.recipients) == 0 {
		return false
	}
	return !slices.ContainsFunc(c.actors, func(a party) bool {
		r, ok := p.role(p.Antecedent(a.token))
		return !ok || r.Kind != reportedly.ArmedGroup
	}) && slices.ContainsFunc(c.recipients, func(a party) bool {
		r, ok := p.role(p.Antecedent(a.token))
		return ok && r.Denotes != "body" || p.lex.InClass("person", p.Lemma(a.token))
	})
}

// sameReading tells whether the second claim of one word is what its sense already says in
// another kind: of "The road is cut at the ford" there is a condition, and nobody closes it.
func (c *draft) sameReading(o *draft) bool {
	told := func(a, b *draft) bool {
		return a.listed && particular(a.sense) && a.kind != reportedly.KindEvent && a.kind != reportedly.KindVerification && b.kind == reportedly.KindEvent && !b.listed && b.event != reportedly.Assault
	}
	return told(c, o)
}
