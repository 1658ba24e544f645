package corroborate

import (
	"regexp"
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
		if properName(own) {
			spots[t.ID] = own
			list = append(list, view{t, b.origin(t.ID), t.Claim.Places[0].Text})
		}
	}
	not := map[string][]string{} // by report
	for _, t := range b.told {
		not[t.Report.ID] = append(not[t.Report.ID], elsewhere(&t.Claim)...)
	}
	for _, t := range b.told {
		placed := slices.ContainsFunc(list, func(v view) bool { return v.told.Report.ID == t.Report.ID })
		if names := elsewhere(&t.Claim); len(names) > 0 && !placed {
			list = append(list, view{t, b.origin(t.ID), "not " + strings.Join(names, ", ")})
		}
	}
	return b.clash(reportedly.AboutPlace, list, func(x, y view) string {
		for _, v := range [][2]view{{x, y}, {y, x}} {
			if namesAny(spots[v[1].told.ID], not[v[0].told.Report.ID]) {
				return "one side puts it at “" + v[1].value + "”, another says that it was elsewhere"
			}
		}
		if strings.HasPrefix(x.value, "not ") || strings.HasPrefix(y.value, "not ") {
			return ""
		}
		if a, b := spots[x.told.ID], spots[y.told.ID]; !sameName(a, b) && (whereabouts(a, b) == apart || rivalPlaces(a, b)) && !speaksOf(x.told, b) && !speaksOf(y.told, a) {
			return "“" + x.value + "” and “" + y.value + "” are apart, and neither lies in the other"
		}
		return ""
	})
}

// noPlace is how a side says where it wasn't: "we were nowhere near Pilar", "Sarno itself was not
// touched".
var noPlace = regexp.MustCompile(`\b(?:nowhere near|not (?:at|in|near|off|on)|never (?:in|at|near)) (?:the (?:\p{Ll}+ of )?)?(\p{Lu}[\p{L}'’-]+)|(\p{Lu}[\p{L}'’-]+)(?: itself)? (?:was|were) (?:not|never) (?:touched|hit|attacked|bombed|shelled|entered|struck|affected|targeted)\b`)

// elsewhere are the names of places, folded, of which a claim's sentence says that it wasn't there.
func elsewhere(c *reportedly.Claim) (out []string) {
	for _, e := range c.Evidence {
		for _, m := range noPlace.FindAllStringSubmatch(e.Quote, -1) {
			out = append(out, placeName(m[1]+m[2]))
		}
	}
	return out
}

func namesAny(list []spot, names []string) bool {
	for i := range list {
		for _, n := range list[i].names {
			if slices.ContainsFunc(names, func(x string) bool { return slices.Contains(strings.Fields(n), x) }) {
				return true
			}
		}
	}
	return false
}

// properName tells whether one of some places has a name or lies somewhere that is known: "the
// bridge over the stream" is no side's place against another's.
func properName(list []spot) bool {
	return slices.ContainsFunc(list, func(s spot) bool { return len(s.ids) > 0 || s.geom != nil || s.proper })
}

// rivalPlaces tells whether two single places, both as close as a village, have other
// names and don't lie within each other.
func rivalPlaces(a, b []spot) bool {
	return len(a) == 1 && len(b) == 1 && !a[0].wide && !b[0].wide && spotPair(&a[0], &b[0]) == otherName && (a[0].geom == nil) == (b[0].geom == nil)
}

// sameName tells whether two lists of places have a name in common: what a name means
// may have been read as two places, and "the Osk highway" and "Osk South, km 12" as two roads.
func sameName(a, b []spot) bool {
	for i := range a {
		for j := range b {
			if shares(a[i].names, b[j].names) || shares(a[i].said, b[j].said) {
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
