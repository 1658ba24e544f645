package corroborate

import (
	"slices"

	"github.com/reportedly/reportedly"
)

// tallies ties each tally ("three attacks this week") to the single happenings that
// it sums up: of its type, within its days and places (rule 9).
func (p *pool) tallies(list []*building) {
	for _, sum := range list {
		if !sum.accounts[0].facts.plural {
			continue
		}
		for _, one := range list {
			if one != sum && sums(sum, one) {
				sum.d.Parts = append(sum.d.Parts, one.d.ID)
				one.d.PartOf = append(one.d.PartOf, sum.d.ID)
			}
		}
	}
	for _, b := range list {
		// Ties to developments that weren't looked at stay as they were.
		was := p.old[b.d.ID]
		b.d.Parts = p.keep(b.d.Parts, was.Parts)
		b.d.PartOf = p.keep(b.d.PartOf, was.PartOf)
	}
}

func (p *pool) keep(now, was []string) []string {
	for _, id := range was {
		if _, seen := p.old[id]; !seen {
			now = append(now, id)
		}
	}
	slices.Sort(now)
	return slices.Compact(now)
}

func sums(sum, one *building) bool {
	for _, a := range sum.accounts {
		for _, b := range one.accounts {
			if a.facts.plural && sumsUp(a, b) {
				return true
			}
		}
	}
	return false
}

// sumsUp tells whether one of two accounts is a tally and the other a single
// happening of its type, on a day and in a place of the tally's.
func sumsUp(a, b *account) bool {
	f, g := &a.facts, &b.facts
	if f.plural == g.plural || f.kind != reportedly.KindEvent || f.event != g.event || f.lentDays || g.lentDays {
		return false
	}
	w := whereabouts(f.places, g.places)
	return days(f.days, g.days) > 0 && (w == samePlace || w == holds)
}
