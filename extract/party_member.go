package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
)

// joinedTo are verbs in whose passive somebody comes into a body, or is put out of it.
var joinedTo = []string{"absorb", "integrate", "incorporate", "merge", "fold", "admit", "recruit", "enrol", "enroll", "take", "expel", "throw", "kick", "purge", "oust", "readmit", "assimilate", "subsume"}

// membersFirst makes the actor of a tie who is in it, and the recipient the body:
//
//   - "The scouts will be absorbed by the guard", "was thrown out of the League": the scouts
//   - "The faction drifted towards the League": the League is no actor
func (p *pass) membersFirst(c *draft, actors, recipients map[int]float64) {
	if c.kind != reportedly.KindAffiliation || !p.Verb(c.trigger) {
		return
	}
	passive := p.Passive(c.trigger)
	if passive && !slices.Contains(joinedTo, p.Lemma(c.trigger)) {
		return
	}
	move := func(w int, from, to map[int]float64) {
		if x, ok := from[w]; ok {
			to[w] = max(to[w], x)
			delete(from, w)
		}
	}
	if o := p.Object(c.trigger, 0); passive && o >= 0 && p.canAct(o) {
		for _, w := range p.Conjuncts(o) {
			move(w, recipients, actors)
			actors[w] = max(actors[w], togetherScore)
		}
	}
	for _, w := range p.Children(c.trigger, "obl", "obl:agent") {
		preps := []string{"to", "towards", "toward", "into", "under"}
		if passive {
			preps = append(preps, "by", "in", "from", "of", "out of")
		}
		if !p.canAct(w) || p.timeAt(w) >= 0 || !slices.Contains(preps, p.CaseWord(w)) || !p.somebodyAt(party{token: w}) || p.spot(party{token: w}) {
			continue
		}
		for _, k := range p.Conjuncts(w) {
			move(k, actors, recipients)
			if passive {
				recipients[k] = max(recipients[k], togetherScore)
			}
		}
	}
}
