package claims

import (
	"cmp"
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/text"
)

// pair is a gold claim and a read one, by index.
type pair struct{ gold, pred int }

// match pairs gold claims with read ones, each with one at most, best pair
// first. With typed, only pairs of the right kind and event type count.
func match(gold, pred []item, typed bool) []pair {
	type candidate struct {
		pair
		score float64
	}
	var all []candidate
	for i := range gold {
		for j := range pred {
			if typed && !typeRight(&gold[i], &pred[j]) {
				continue
			}
			if s, ok := likeness(&gold[i], &pred[j]); ok {
				all = append(all, candidate{pair{i, j}, s})
			}
		}
	}
	// Equal pairs: the later gold claim first, then the later read one.
	slices.SortFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), b.gold-a.gold, b.pred-a.pred)
	})
	goldTaken, predTaken := make([]bool, len(gold)), make([]bool, len(pred))
	var out []pair
	for _, c := range all {
		if !goldTaken[c.gold] && !predTaken[c.pred] {
			goldTaken[c.gold], predTaken[c.pred] = true, true
			out = append(out, c.pair)
		}
	}
	return out
}

// typeRight tells whether p has g's kind and, for an event, g's type or one
// that is right too.
func typeRight(g, p *item) bool {
	if g.kind != p.kind || g.kind != string(reportedly.KindEvent) {
		return g.kind == p.kind
	}
	return p.event == g.event || slices.Contains(g.alsoOK, p.event)
}

// likeness ranks a pair by type, trigger and shared participants, in this
// order. It reports false where the two aren't about the same words: neither
// do their triggers overlap, nor their evidence with a participant shared (or
// none on either side).
func likeness(g, p *item) (float64, bool) {
	trigger := overlap(g.trigger, p.trigger)
	evidence := slices.ContainsFunc(p.evidence, func(e text.Span) bool { return overlap(g.evidence[0], e) })
	if !trigger && !evidence {
		return 0, false
	}
	gn := slices.Concat(g.actors, g.recipients)
	pn := slices.Concat(p.actors, p.recipients)
	shared := paired(gn, pn)
	if !trigger && shared == 0 && len(gn)+len(pn) > 0 {
		return 0, false
	}
	score := 0.0
	if typeRight(g, p) {
		score += 4
	}
	if trigger {
		score += 3
	}
	return score + float64(shared)/float64(1+len(gn)+len(pn)) + 0.01, true
}

// overlap tells whether the spans share a byte.
func overlap(a, b text.Span) bool { return min(a.End, b.End) > max(a.Start, b.Start) }
