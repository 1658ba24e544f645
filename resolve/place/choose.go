package place

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/reportedly/reportedly/resolve/place/gazetteer"
)

// decide turns the chances into decisions, one for each mention.
func (s *resolution) decide() *Decisions {
	out := &Decisions{doc: s.Document, groups: s.groups}
	byGroup := make([]Decision, len(s.groups))
	for i, g := range s.groups {
		byGroup[i] = s.choose(i, g)
	}
	for i := range s.mentions {
		m := &s.mentions[i]
		d := byGroup[m.group]
		d.Span, d.First, d.End, d.Name = m.span, m.first, m.end, m.name
		if why := s.namesake(m, &d); why != "" {
			d.Resolved, d.Why = false, why
			d.Rival, d.RivalScore = d.Entry, d.Score
			d.Entry, d.Score = gazetteer.Entry{}, s.groups[m.group].none
		}
		d.Actor = m.actor && standsForState(&d.Entry)
		out.List = append(out.List, d)
	}
	slices.SortStableFunc(out.List, func(a, b Decision) int { return a.Span.Start - b.Span.Start })
	return out
}

// standsForState tells whether a place's name is used for its government: a
// country's or a capital's.
func standsForState(e *gazetteer.Entry) bool {
	return e.Kind == gazetteer.Country || e.Code == "PPLC"
}

// leastChance is the score below which an answer would be a guess. It counts the
// candidates at one spot together, and so may be above the chosen one's own score.
const leastChance = 0.4

// choose takes the likeliest candidate, or none.
func (s *resolution) choose(i int, g *group) Decision {
	order := make([]int, len(g.candidates))
	for k := range order {
		order[k] = k
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch x, y := g.candidates[a].chance, g.candidates[b].chance; {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return 0
	})
	if len(order) == 0 {
		return Decision{Score: g.none, Why: fmt.Sprintf("not in the gazetteer: %q", g.name)}
	}
	best := &g.candidates[order[0]]
	// Where many places share a name none of them may be likelier than that none is
	// meant; the best is still an answer if its score is no small one.
	here := g.around(best)
	d := Decision{Resolved: here >= leastChance && (here >= g.none || g.none < 0.5), Entry: best.entry, Score: best.chance}
	if len(order) > 1 {
		d.Rival, d.RivalScore = g.candidates[order[1]].entry, g.candidates[order[1]].chance
	}
	elsewhere := ""
	if d.Resolved || best.hit.How <= gazetteer.Article && (!s.borne[g.key] || g.placed) {
		elsewhere = s.elsewhere(i, g, best)
	}
	if !d.Resolved || elsewhere != "" {
		d.Resolved = false
		d.Why = cmp.Or(elsewhere, s.whyNone(g, best))
		d.Rival, d.RivalScore = best.entry, best.chance
		d.Entry, d.Score = gazetteer.Entry{}, g.none
		return d
	}
	d.Why = s.why(i, g, best)
	if d.Rival.ID != "" && d.RivalScore >= 0.05 {
		d.Why += fmt.Sprintf("; rather than %s (%.2f)", s.described(&d.Rival), d.RivalScore)
	}
	return d
}

// sameSpotKM is how near two entries are to be one place for who asks where: a port and
// its town.
const sameSpotKM = 15

// around is the chance of a candidate and of those at the same spot.
func (g *group) around(best *candidate) float64 {
	sum := 0.0
	for i := range g.candidates {
		if c := &g.candidates[i]; c == best || c.entry.Country == best.entry.Country && kilometres(&c.entry, &best.entry) <= sameSpotKM {
			sum += c.chance
		}
	}
	return sum
}

// whyNone says why no candidate was taken.
func (s *resolution) whyNone(g *group, best *candidate) string {
	switch {
	case s.borne[g.key] && !g.placed:
		return "a person or organisation in the report bears the name"
	case best.hit.How > gazetteer.Article:
		return fmt.Sprintf("not in the gazetteer; nearest is %s", s.described(&best.entry))
	case len(g.candidates) > 1 && best.chance >= g.none:
		rest := slices.DeleteFunc(slices.Clone(g.candidates), func(c candidate) bool { return c.entry.ID == best.entry.ID })
		second := slices.MaxFunc(rest, func(a, b candidate) int { return cmp.Compare(a.chance, b.chance) })
		return fmt.Sprintf("too uncertain between %s (%.2f) and %s (%.2f)", s.described(&best.entry), best.chance, s.described(&second.entry), second.chance)
	case len(g.candidates) > 1:
		return fmt.Sprintf("%d places bear the name and nothing in the report tells which; the likeliest is %s (%.2f)",
			len(g.candidates), s.described(&best.entry), best.chance)
	}
	return fmt.Sprintf("%s bears the name, but little speaks for it", s.described(&best.entry))
}

// described names an entry with what tells it from others: "Tripoli, Libya".
func (s *resolution) described(e *gazetteer.Entry) string {
	parts := []string{e.Name}
	if a, ok := s.src.Entry(e.Admin1); ok && e.Admin1 != "" && a.Name != e.Name && e.Kind != gazetteer.Province {
		parts = append(parts, a.Name)
	}
	if e.Country != "" && e.Kind != gazetteer.Country {
		parts = append(parts, e.Country)
	}
	out := strings.Join(parts, ", ")
	if e.Kind != gazetteer.Town && e.Kind != gazetteer.Country {
		out += " (" + string(e.Kind) + ")"
	}
	return out
}

// why says in plain words what spoke for a candidate, the strongest first.
func (s *resolution) why(i int, g *group, c *candidate) string {
	type reason struct {
		words  string
		weight float64
	}
	var list []reason
	say := func(f feature, v vector, format string, args ...any) {
		if x := v[f] * s.w[f]; x > 0.3 {
			list = append(list, reason{fmt.Sprintf(format, args...), x})
		}
	}
	v := s.localFeatures(g, c)
	s.contextFeatures(&v, i, c, s.newFocus())
	say(insideSaid, v, "the words beside it put it in %s", c.inside)
	say(holdsSaid, v, "the words beside it put another place in it")
	say(nationSaid, v, "the adjective beside it tells %s", c.entry.Country)
	say(kindAsked, v, "the words ask for a %s", g.noun)
	say(countryFocus, v, "%.0f %% of the other places and nationalities are of %s", 100*min(1, v[countryFocus]), c.entry.Country)
	say(provinceFocus, v, "others lie in the same province")
	say(closeBy, v, "%.0f km from %s", c.nearKM, c.near)
	say(twinMeans, v, "the same name elsewhere in the report agrees")
	say(publisherLand, v, "the publisher's country")
	say(isCountry, v, "a country")
	say(isCapital, v, "a capital")
	switch {
	case len(g.candidates) == 1:
		list = append(list, reason{"the only place of the name", 1})
	case v[mostPeopled] > 0.8:
		say(mostPeopled, v, "the largest of %d places of the name", len(g.candidates))
	}
	slices.SortStableFunc(list, func(a, b reason) int {
		switch {
		case a.weight > b.weight:
			return -1
		case a.weight < b.weight:
			return 1
		}
		return 0
	})
	words := []string{met(c)}
	for _, r := range list[:min(3, len(list))] {
		words = append(words, r.words)
	}
	return s.described(&c.entry) + ": " + strings.Join(words, "; ")
}

// met says how the name met the entry's.
func met(c *candidate) string {
	if c.lent {
		return "the town that gives the site its name, as the site itself is not in the gazetteer"
	}
	switch c.hit.How {
	case gazetteer.SameName, gazetteer.Folded:
		if c.hit.Name != c.entry.Name {
			return fmt.Sprintf("by its name %q", c.hit.Name)
		}
		return "by its name"
	case gazetteer.Article:
		return fmt.Sprintf("the name is %q but for an article", c.hit.Name)
	case gazetteer.Container:
		return fmt.Sprintf("the name is %q but for what contains it", c.hit.Name)
	case gazetteer.FineKey, gazetteer.SkeletonKey:
		return fmt.Sprintf("the name may be another spelling of %q", c.hit.Name)
	}
	return fmt.Sprintf("the name is %q but for a typing error", c.hit.Name)
}
