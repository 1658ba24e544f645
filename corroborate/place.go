package corroborate

import (
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
)

// place: two origins put it in places too far apart to be one.
func (b *building) place() *reportedly.Contradiction {
	var list []view
	spots := map[string][]spot{}
	for _, t := range b.told {
		// Somebody dies in a hospital far away; whom somebody kills dies where it was done.
		if harmOf(&t.Claim) && (len(t.Claim.Actors) == 0 || afterwards(&t.Claim)) || t.Claim.Polarity == reportedly.Denied {
			continue
		}
		var own []spot
		for i := range t.Claim.Places {
			p := &t.Claim.Places[i]
			if p.Relation != reportedly.To && p.Relation != reportedly.From {
				own = append(own, spotsOf(p)...)
			}
		}
		if len(own) > 0 {
			spots[t.ID] = own
			list = append(list, view{t, b.origin(t.ID), t.Claim.Places[0].Text})
		}
	}
	return b.clash(reportedly.AboutPlace, list, func(x, y view) string {
		if a, b := spots[x.told.ID], spots[y.told.ID]; !sameName(a, b) && (whereabouts(a, b) == apart || rivalPlaces(a, b) && !speaksOf(x.told, b) && !speaksOf(y.told, a)) {
			return "“" + x.value + "” and “" + y.value + "” are apart, and neither lies in the other"
		}
		return ""
	})
}

// rivalPlaces tells whether two single places, both as close as a village, have other
// names and don't lie within each other.
func rivalPlaces(a, b []spot) bool {
	return len(a) == 1 && len(b) == 1 && !a[0].wide && !b[0].wide && spotPair(&a[0], &b[0]) == otherName && (a[0].geom == nil) == (b[0].geom == nil)
}

// sameName tells whether two lists of places have a name in common: what a name means
// may have been read as two places.
func sameName(a, b []spot) bool {
	for i := range a {
		for j := range b {
			if shares(a[i].names, b[j].names) {
				return true
			}
		}
	}
	return false
}

// speaksOf tells whether a claim's report has the name of one of some places.
func speaksOf(t *reportedly.Told, list []spot) bool {
	for i := range list {
		for _, n := range list[i].names {
			for _, w := range strings.Fields(n) {
				if len(w) > 3 && slices.Contains(t.Report.Names, nameKey(w)) {
					return true
				}
			}
		}
	}
	return false
}
