package origin

import (
	"cmp"
	"slices"

	"github.com/reportedly/reportedly/corroborate/duplicate"
	"github.com/reportedly/reportedly/text"
)

// EdgeKind is how one report takes from another, or from an outlet.
type EdgeKind string

// The kinds of edge.
const (
	Copies  EdgeKind = "copies"  // has its words, whole or in part
	Updates EdgeKind = "updates" // is a later version of it
	Quotes  EdgeKind = "quotes"  // holds the same quotation
	Credits EdgeKind = "credits" // names it as where its words come from
	Cites   EdgeKind = "cites"   // says that it tells something
)

// Edge says that one report takes from another.
type Edge struct {
	From string // the ID of the report that takes
	To   string // the ID of the report that it takes from; "" where only its publisher is known
	Name string // the publisher that it takes from
	Kind EdgeKind
	Why  string
	// Words is where the taking report says so; Passages are the words that both have.
	Words    text.Span
	Passages []duplicate.Passage
}

// Graph tells who takes from whom among reports, with reasons. Pairs of other
// reports are passed over. The edges come by From, then To, then kind. Its cost
// grows with the reports, their credits and speeches, and the pairs.
func Graph(reports []*Profile, pairs []duplicate.Pair) []Edge {
	g := graph{by: map[string]*Profile{}, bySource: map[string][]*Profile{}}
	g.reports = slices.Clone(reports)
	slices.SortFunc(g.reports, func(a, b *Profile) int {
		return cmp.Or(cmp.Compare(cmp.Or(a.Published, "~"), cmp.Or(b.Published, "~")), cmp.Compare(a.ID, b.ID))
	})
	for _, p := range g.reports {
		g.by[p.ID] = p
		for _, k := range sourceKeys(p.Publisher) {
			g.bySource[k] = append(g.bySource[k], p)
		}
	}
	for i := range pairs {
		g.pair(&pairs[i])
	}
	for _, p := range g.reports {
		g.credits(p)
		g.cites(p)
	}
	slices.SortStableFunc(g.edges, func(a, b Edge) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Words.Start, b.Words.Start))
	})
	return g.edges
}

type graph struct {
	reports  []*Profile
	by       map[string]*Profile
	bySource map[string][]*Profile
	edges    []Edge
}

// sourceKeys are the keys under which a publisher is sought: its name's words, and
// its siglum.
func sourceKeys(publisher string) []string {
	c := core(publisher)
	if len(c) == 0 {
		return nil
	}
	keys := []string{join(c)}
	if len(c) > 1 {
		var b []rune
		for _, w := range c {
			b = append(b, []rune(w)[0])
		}
		keys = append(keys, string(b))
	}
	if full := agencies()[publisher]; full != "" {
		keys = append(keys, join(core(full)))
	}
	return keys
}

func join(words []string) string {
	s := ""
	for i, w := range words {
		if i > 0 {
			s += " "
		}
		s += w
	}
	return s
}

// pair makes an edge of two reports that share words.
func (g *graph) pair(p *duplicate.Pair) {
	a, b := g.by[p.A], g.by[p.B]
	if a == nil || b == nil || p.Relation == duplicate.Common {
		return
	}
	kind := Copies
	switch p.Relation {
	case duplicate.Update:
		kind = Updates
	case duplicate.Quotation:
		kind = Quotes
	}
	why := p.Why
	if !p.Known {
		why += "; which came first isn't known"
	}
	g.edges = append(g.edges, Edge{From: b.ID, To: a.ID, Name: a.Publisher, Kind: kind, Why: why, Passages: p.Passages})
}

// credits makes edges of what a report credits.
func (g *graph) credits(p *Profile) {
	for _, c := range p.Credits {
		e := Edge{From: p.ID, Name: c.Name, Kind: Credits, Why: c.Why, Words: c.Words}
		if from := g.source(c.Name, p); from != nil {
			e.To, e.Name = from.ID, from.Publisher
		}
		g.edges = append(g.edges, e)
	}
}

// cites makes edges of the outlets that a report cites.
func (g *graph) cites(p *Profile) {
	for _, s := range p.Speeches {
		from := g.source(s.Who, p)
		if from == nil && !outletName(s.Who) || sameOutlet(s.Who, p.Publisher) {
			continue
		}
		e := Edge{From: p.ID, Name: s.Who, Kind: Cites, Why: "«" + s.Who + "» is cited", Words: s.Speaker}
		if from != nil {
			e.To, e.Name = from.ID, from.Publisher
		}
		g.edges = append(g.edges, e)
	}
}

// source is the last report before another by a publisher that a name may mean,
// or the first after it.
func (g *graph) source(name string, p *Profile) *Profile {
	var best *Profile
	for _, key := range sourceKeys(name) {
		for _, o := range g.bySource[key] {
			if o == p || !sameOutlet(name, o.Publisher) || sameOutlet(o.Publisher, p.Publisher) {
				continue
			}
			if best == nil || before(o, p) {
				best = o
			}
		}
	}
	return best
}

func before(a, b *Profile) bool {
	return a.Published != "" && b.Published != "" && a.Published <= b.Published
}
