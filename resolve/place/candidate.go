package place

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/reportedly/reportedly/resolve/name"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
)

// maxCandidates bounds what is weighed for one name.
const maxCandidates = 24

// group is the mentions of a document that mean the same place: those of one name,
// unless the words beside them ask for different kinds ("Aleppo", "Aleppo
// province").
type group struct {
	key      string
	name     string // as first written
	bare     string // without words of kind and direction, "" where it has none
	noun     string
	mentions []int
	within   []int // groups that may contain this one, one entry a mention
	holds    []int
	nations  []string
	label    float64 // the best of the mentions'
	actors   int     // how many of the mentions act or speak
	where    int     // first token of the first mention
	dateline bool
	articled bool // stands behind "the" at least once
	placed   bool // stands in a phrase of place at least once: "in Osk"

	candidates []candidate
	none       float64 // chance that none of the candidates is meant
	twins      []int   // groups of the same name with another noun
}

// candidate is an entry that a group may mean.
type candidate struct {
	entry  gazetteer.Entry
	hit    gazetteer.Hit
	bare   bool // found by the name without its word of kind
	other  bool // met by a name that isn't its main one
	lent   bool // a town for a site that bears its name: "Sirte airport"
	chance float64
	local  float64 // score by itself and the words beside it
	score  float64 // with what the other names mean
	near   string  // the name of the group that is nearest, for the reason
	nearKM float64
	inside string // what contains it by the words beside it
}

// group sorts the mentions into groups, in the order of the text.
func (r *reader) group() []*group {
	byKey := map[string]int{}
	var out []*group
	for i := range r.mentions {
		m := &r.mentions[i]
		bare, noun, _ := stripKind(m.name)
		noun = cmp.Or(m.noun, noun)
		key := name.Fold(m.name)
		full := key + "\x00" + family(noun)
		g, ok := byKey[full]
		if !ok {
			g = len(out)
			byKey[full] = g
			out = append(out, &group{key: key, name: m.name, bare: bare, noun: noun, where: m.first})
		}
		m.group = g
		x := out[g]
		x.mentions = append(x.mentions, i)
		x.label = max(x.label, m.label)
		x.articled = x.articled || m.first < m.end && r.word(m, m.first-1) == "the" && !r.modifies(m) && !r.hyphened(m)
		x.placed = x.placed || m.first < m.end && r.placed(m.first, m.end)
		x.nations = append(x.nations, m.nation...)
		if m.actor {
			x.actors++
		}
	}
	return r.relate(mergePlain(out, r.mentions))
}

// family is the sort of thing that a noun asks for: "town" and "city" ask for the
// same.
func family(noun string) string {
	if kinds := kindsAsked(noun); len(kinds) > 0 {
		return string(kinds[0])
	}
	return ""
}

// mergePlain joins the mentions of a name that stand without a noun to those with
// one, where there is but one such noun: "the town of Azaz … in Azaz".
func mergePlain(groups []*group, mentions []mention) []*group {
	withNoun := map[string][]*group{}
	for _, g := range groups {
		if g.noun != "" {
			withNoun[g.key] = append(withNoun[g.key], g)
		}
	}
	var out []*group
	for _, g := range groups {
		if with := withNoun[g.key]; g.noun == "" && len(with) == 1 && isTownNoun(with[0].noun) {
			with[0].mentions = append(g.mentions, with[0].mentions...)
			with[0].label, with[0].where = max(g.label, with[0].label), min(g.where, with[0].where)
			with[0].nations = append(with[0].nations, g.nations...)
			with[0].actors += g.actors
			with[0].placed = with[0].placed || g.placed
			continue
		}
		out = append(out, g)
	}
	slices.SortStableFunc(out, func(a, b *group) int { return a.where - b.where })
	for i, g := range out {
		for _, m := range g.mentions {
			mentions[m].group = i
		}
	}
	return out
}

func isTownNoun(noun string) bool {
	kinds := kindsAsked(noun)
	return len(kinds) > 0 && (kinds[0] == gazetteer.Town || kinds[0] == gazetteer.Quarter || kinds[0] == gazetteer.Country || kinds[0] == gazetteer.Island)
}

// relate carries what stands beside mentions over to their groups.
func (r *reader) relate(groups []*group) []*group {
	byName := map[string][]int{}
	for i, g := range groups {
		byName[g.key] = append(byName[g.key], i)
		for _, m := range g.mentions {
			for _, o := range r.mentions[m].within {
				if k := r.mentions[o].group; k != i {
					g.within = append(g.within, k)
					groups[k].holds = append(groups[k].holds, i)
				}
			}
		}
	}
	for i, g := range groups {
		for _, k := range byName[g.key] {
			if k != i {
				g.twins = append(g.twins, k)
			}
		}
	}
	return groups
}

// candidates searches the gazetteer for a group's names.
func (s *resolution) candidates(g *group) {
	var nation Nation
	if s.opt.Nation != nil {
		nation, _ = s.opt.Nation(g.name)
	}
	if nation.Adjective {
		s.takeNation(g, nation) // "Turkish" is no village of that name
		return
	}
	q := gazetteer.Query{How: gazetteer.Container, Limit: maxCandidates * 2}
	if c := continentOf(g.key); c != "" {
		s.take(g, s.src.Search(c, gazetteer.Query{Kinds: []gazetteer.Kind{gazetteer.Continent, gazetteer.Region}, How: gazetteer.Folded, Limit: 1}), false)
		return
	}
	s.take(g, s.src.Search(g.name, q), false)
	if g.bare != "" {
		s.take(g, s.src.Search(g.bare, q), true)
	} else if g.noun != "" {
		s.takeWithNoun(g)
	}
	if len(g.candidates) == 0 {
		for _, other := range written(g.name) {
			s.take(g, s.src.Search(other, q), false)
		}
	}
	if nation.Alpha3 != "" && !slices.ContainsFunc(g.candidates, func(c candidate) bool { return isDivision(c.entry.Kind) }) {
		s.takeNation(g, nation)
	}
	s.limit(g)
}

// takeNation adds the country that a word tells.
func (s *resolution) takeNation(g *group, n Nation) {
	hits := s.src.Search(n.Name, gazetteer.Query{Countries: []string{n.Alpha3}, Kinds: []gazetteer.Kind{gazetteer.Country}, How: gazetteer.Folded, Limit: 1})
	for i := range hits {
		hits[i].How, hits[i].Near = gazetteer.Folded, 1
	}
	s.take(g, hits, false)
}

// takeWithNoun adds what is called by the name and the noun beside it together: the
// Niger is the "Niger River", Sirte airport may be an "Airport Sirte".
func (s *resolution) takeWithNoun(g *group) {
	q := gazetteer.Query{How: gazetteer.Folded, Kinds: kindsAsked(g.noun), Limit: 4}
	for _, full := range []string{g.name + " " + g.noun, g.noun + " " + g.name} {
		s.take(g, s.src.Search(full, q), false)
	}
}

// continentOf is the continent or region of the world that an adjective tells.
func continentOf(key string) string {
	switch key {
	case "african", "africans":
		return "Africa"
	case "asian", "asians":
		return "Asia"
	case "european", "europeans":
		return "Europe"
	case "middle eastern":
		return "Middle East"
	case "north american", "north americans":
		return "North America"
	case "south american", "south americans":
		return "South America"
	case "latin american", "latin americans":
		return "Latin America"
	}
	return ""
}

// written are other ways to write a name whose parts are names: "Deir ez-Zor/Raqqa"
// is none of them, "St. Petersburg" is Saint Petersburg.
func written(n string) []string {
	var out []string
	if rest, ok := strings.CutPrefix(n, "St. "); ok {
		out = append(out, "Saint "+rest)
	} else if rest, ok := strings.CutPrefix(n, "St "); ok {
		out = append(out, "Saint "+rest)
	} else if rest, ok := strings.CutPrefix(n, "Mt. "); ok {
		out = append(out, "Mount "+rest)
	} else if rest, ok := strings.CutPrefix(n, "Ft. "); ok {
		out = append(out, "Fort "+rest)
	}
	return out
}

// widen searches again, by romanisation and for typing errors, for groups with no
// candidate, within the countries that the document is about.
func (s *resolution) widen(g *group, countries []string, fuzzy bool) {
	n := cmp.Or(g.bare, g.name)
	if len([]rune(name.Fold(n))) < 4 || len(countries) == 0 {
		return
	}
	q := gazetteer.Query{How: gazetteer.SkeletonKey, Limit: maxCandidates, Countries: countries}
	if fuzzy {
		q.How = gazetteer.Typing
	}
	s.take(g, s.src.Search(n, q), g.bare != "")
	s.limit(g)
}

// take adds hits as candidates, each entry once.
func (s *resolution) take(g *group, hits []gazetteer.Hit, bare bool) {
	wants := kindsAsked(g.noun)
	for _, h := range hits {
		if slices.ContainsFunc(g.candidates, func(c candidate) bool { return c.entry.ID == h.Entry.ID }) {
			continue
		}
		c := candidate{entry: h.Entry, hit: h, bare: bare}
		c.lent = len(wants) > 0 && isSite(wants[0]) && !slices.Contains(wants, h.Entry.Kind) && !isArea(h.Entry.Kind)
		g.candidates = append(g.candidates, c)
	}
}

// wholeForPart tells whether a country is called by the name of one of its own parts:
// "England" may be said of the United Kingdom, but is a place of its own.
func (s *resolution) wholeForPart(g *group, c *candidate) bool {
	return c.entry.Kind == gazetteer.Country && name.Fold(c.hit.Name) != name.Fold(c.entry.Name) &&
		slices.ContainsFunc(g.candidates, func(o candidate) bool {
			return o.entry.Kind == gazetteer.Province && o.entry.Country == c.entry.Country && name.Fold(o.entry.Name) == name.Fold(c.hit.Name)
		})
}

// limit keeps the candidates that can matter: by how the name met, kind and
// population.
func (s *resolution) limit(g *group) {
	g.candidates = slices.DeleteFunc(g.candidates, func(c candidate) bool { return s.wholeForPart(g, &c) })
	rank := func(c candidate) float64 {
		r := math.Log10(float64(max(c.entry.Population, 1))) - 2*float64(c.hit.How)
		switch c.entry.Kind {
		case gazetteer.Country, gazetteer.Continent:
			r += 8
		case gazetteer.Region, gazetteer.Province:
			r += 5
		case gazetteer.Town, gazetteer.Quarter:
		default:
			r += 3
		}
		return r
	}
	slices.SortStableFunc(g.candidates, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(rank(b), rank(a)), strings.Compare(a.entry.ID, b.entry.ID))
	})
	if len(g.candidates) > maxCandidates {
		g.candidates = g.candidates[:maxCandidates]
	}
}
