package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
)

// prune leaves out drafts that repeat another one's reading: the same label with
// the same parties on two words of one clause, of which one carries the other.
func (p *pass) prune() {
	drop := map[*draft]bool{}
	for _, list := range p.bySentence() {
		p.pruneSentence(list, drop)
	}
	for _, c := range p.drafts {
		if c.kind == reportedly.KindMembership || c.kind == reportedly.KindAffiliation {
			if len(c.actors) == 0 && len(c.recipients) == 0 {
				drop[c] = true // a tie of nobody to nobody
			}
		}
	}
	p.drafts = slices.DeleteFunc(p.drafts, func(c *draft) bool { return drop[c] })
}

// pruneSentence marks the weaker of every two of a sentence's drafts that say the
// same.
func (p *pass) pruneSentence(list []*draft, drop map[*draft]bool) {
	for i, a := range list {
		for _, b := range list[i+1:] {
			if drop[a] || drop[b] || a.label != b.label || a.trigger == b.trigger || !p.repeats(a, b) && !p.repeats(b, a) {
				continue
			}
			if a.score >= b.score {
				drop[b] = true
			} else {
				drop[a] = true
			}
		}
	}
}

// bySentence are the drafts of each sentence, in their order.
func (p *pass) bySentence() [][]*draft {
	out := make([][]*draft, len(p.Sentences))
	for _, c := range p.drafts {
		s := p.Tokens[c.trigger].Sentence
		out[s] = append(out[s], c)
	}
	return out
}

// repeats tells whether the noun that b is triggered by only says again what the
// verb of a does: "held talks", "spent the week in talks"; and of two
// verifications in one sentence whether they speak of one.
func (p *pass) repeats(a, b *draft) bool {
	if a.kind == reportedly.KindVerification {
		return p.Tokens[a.trigger].Sentence == p.Tokens[b.trigger].Sentence
	}
	if p.Head(b.trigger) != a.trigger || p.Verb(b.trigger) || !p.Verb(a.trigger) {
		return false
	}
	if p.Is(b.trigger, "nsubj") && len(b.actors) == 0 {
		return true // "four shells landed"
	}
	same := func(x, y party) bool { return x.token == y.token }
	return p.carried(b.trigger) || p.Is(b.trigger, "obl", "obj") && len(b.actors)+len(b.recipients) > 0 &&
		slices.EqualFunc(a.actors, b.actors, same) && slices.EqualFunc(a.recipients, b.recipients, same)
}
