package actors

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/memory/table"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/web"
)

// showPage is the page of one actor.
type showPage struct {
	web.Head
	actor
	Person    bool
	Spellings []spelling
	Why       []string // why it was linked to its identity, as claims have it
	Linked    string   // "0.82 to 0.97"
	Links     []link

	Involved table.Counts
	Said     table.Counts
	Types    []tally
	Times    *times
	Does     []claim
	Undergo  []claim
	Says     []claim
	More     map[string]string // addresses of all claims, by list
	Ties     []tie
	Network  string
	Sources  []source
	Places   []named
}

func (*showPage) Template() string { return "actors/show" }

type link struct{ Name, Path string }

type spelling struct {
	store.Spelling
	Path string
}

type tally struct {
	Name, Class, Symbol string
	N                   int
	Path                string
}

type named struct {
	Name, Path string
	N          int
}

// claim is a claim of a list.
type claim struct {
	Claim                              *reportedly.Claim
	Path, When, Gist, Where, Known, In string
	State                              string
	Development                        string
}

// tie is what ties the actor to another.
type tie struct {
	Name, Path, Page string
	There, Back      int
	For, Against     int // events of cooperation and of conflict
	Types            string
}

type source struct {
	Name, Path, Grade string
	N                 int
}

const (
	inList   = 8
	maxTies  = 40
	maxNamed = 12
)

func (s *section) show(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	n, err := s.find(ctx, r.PathValue("key"))
	if err != nil {
		return err
	}
	p := &showPage{actor: actorOf(n), Person: isPerson(n.Kind), More: map[string]string{}}
	p.Head = web.Head{Title: n.Name, At: "/actors", Styles: []string{"site/chart.css", "actors/actors.css"}, Scripts: []string{"site/rows.js"}, Keys: []web.Key{{Key: "j k", Does: "Next and previous claim"}}}
	if err := s.fill(ctx, p, n); err != nil {
		return err
	}
	return s.site.Render(w, r, p)
}

// find is the actor of a key. One that is given by its name is found too.
func (s *section) find(ctx context.Context, key string) (store.Name, error) {
	for _, f := range []store.NameFilter{{Key: key}, {Key: "name:" + strings.ToLower(key)}, {Prefix: key}} {
		if f.Key == "" && f.Prefix == "" {
			continue
		}
		list, err := s.site.Memory().Actors(ctx, f, store.Page{Limit: 1})
		if err != nil {
			return store.Name{}, err
		}
		if len(list.Items) > 0 {
			return list.Items[0], nil
		}
	}
	return store.Name{}, reportedly.WithHint(fmt.Errorf("%w: no claim names the actor %q", reportedly.ErrNotFound, key), "the list of actors finds them by their names")
}

func (s *section) fill(ctx context.Context, p *showPage, n store.Name) error {
	m := s.site.Memory()
	t, err := s.keep.Table(ctx, m, s.site.Go)
	if err != nil {
		return err
	}
	filters := map[string]*table.Filter{}
	for name, f := range map[string]store.ClaimFilter{"involved": {Actors: []string{n.Key}}, "does": {Doers: []string{n.Key}}, "undergoes": {Recipients: []string{n.Key}}, "says": {Speakers: []string{n.Key}},
		"states":  {Actors: []string{n.Key}, Kinds: states},
		"retreat": {Doers: []string{n.Key}, Events: []reportedly.Event{reportedly.Retreat}}} {
		if filters[name], err = t.Filter(ctx, m, f); err != nil {
			return err
		}
	}
	p.Involved, p.Said = t.Count(filters["involved"]), t.Count(filters["says"])
	p.types(n.Key)
	lists := map[string][]string{"does": t.Last(filters["does"], inList), "undergoes": t.Last(filters["undergoes"], inList), "says": t.Last(filters["says"], inList),
		"states": append(t.Last(filters["states"], maxStates), t.Last(filters["retreat"], maxStates/3)...)}
	claims, err := s.load(ctx, lists)
	if err != nil {
		return err
	}
	p.Does, p.Undergo, p.Says = shownOf(claims, lists["does"]), shownOf(claims, lists["undergoes"]), shownOf(claims, lists["says"])
	p.More["does"], p.More["undergoes"], p.More["says"] = search("by", n.Key), search("to", n.Key), search("speaker", n.Key)
	if p.Identity != "" {
		p.why(claims, n.Key)
	}
	p.Times = timesOf(claims, lists["states"], n)
	p.Links = []link{{"Timeline", "/timeline?" + url.Values{"actor": {n.Key}}.Encode()}, {"Network", "/network?" + url.Values{"actor": {n.Key}}.Encode()},
		{"Map", "/map?" + url.Values{"actor": {n.Key}}.Encode()}, {"Search", search("actor", n.Key)}}
	p.Network = p.Links[1].Path
	if err := s.ties(ctx, p, t, filters["involved"], n.Key); err != nil {
		return err
	}
	return s.names(ctx, p, n)
}

func search(name, key string) string { return "/search?" + url.Values{name: {key}}.Encode() }

// load reads the claims of lists, by ID.
func (s *section) load(ctx context.Context, lists map[string][]string) (map[string]*store.Claim, error) {
	var ids []string
	for _, list := range lists {
		ids = append(ids, list...)
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	out := map[string]*store.Claim{}
	if len(ids) == 0 {
		return out, nil
	}
	claims, err := s.site.Memory().Store().Claims(ctx, ids)
	for i := range claims {
		out[claims[i].ID] = &claims[i]
	}
	return out, err
}

func shownOf(claims map[string]*store.Claim, ids []string) []claim {
	var out []claim
	for _, id := range ids {
		c := claims[id]
		v := claim{Claim: &c.Claim, Path: deskOf(c), When: phrase.When(c.Claim.Time), Gist: phrase.Who(&c.Claim), Known: strings.Join(phrase.Known(&c.Claim), ", "),
			In: cmp.Or(c.Report.Source, c.Report.Title, filepath.Base(filepath.ToSlash(c.Report.Name))), Development: c.Development}
		if len(c.Claim.Places) > 0 {
			v.Where = phrase.Where(c.Claim.Places[0])
		}
		if v.Gist == "" && len(c.Claim.Evidence) > 0 {
			v.Gist = c.Claim.Evidence[0].Quote
		}
		out = append(out, v)
	}
	return out
}

func deskOf(c *store.Claim) string {
	return "/reports/" + memory.ShortID(c.Report.ID) + "?claim=" + url.QueryEscape(c.Claim.ID)
}

// types are the kinds and types of claims that it takes part in.
func (p *showPage) types(key string) {
	add := func(name, v string, n int) {
		t := tally{Name: v, N: n, Class: "state", Symbol: "◆", Path: "/search?" + url.Values{"actor": {key}, name: {v}}.Encode()}
		switch q := reportedly.Event(v).Quad(); q {
		case reportedly.NoQuad:
		case reportedly.VerbalCooperation, reportedly.VerbalConflict:
			t.Class, t.Symbol = fmt.Sprintf("q%d", q), "○"
		default:
			t.Class, t.Symbol = fmt.Sprintf("q%d", q), "●"
		}
		p.Types = append(p.Types, t)
	}
	for e, n := range p.Involved.Events {
		add("event", string(e), n)
	}
	for k, n := range p.Involved.Kinds {
		if k != reportedly.KindEvent {
			add("kind", string(k), n)
		}
	}
	slices.SortFunc(p.Types, func(a, b tally) int { return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Name, b.Name)) })
}

// why gathers the reasons for which claims were linked to the actor.
func (p *showPage) why(claims map[string]*store.Claim, key string) {
	low, high := 2.0, -1.0
	seen := map[string]int{}
	for _, c := range claims {
		for _, list := range [][]reportedly.Participant{c.Claim.Actors, c.Claim.Recipients} {
			for _, a := range list {
				if a.ID != key || key == "" {
					continue
				}
				low, high = min(low, a.LinkScore), max(high, a.LinkScore)
				// The last reason for a participant is that of its link; those before say why it
				// takes part.
				rule, n := "", 0
				for _, w := range c.Claim.Why {
					if (w.Field == "actors" || w.Field == "recipients") && w.Words == a.Span && w.Rule != "" {
						rule = w.Rule
						n++
					}
				}
				if n > 1 {
					seen[rule]++
				}
			}
		}
	}
	for rule := range seen {
		p.Why = append(p.Why, rule)
	}
	slices.SortFunc(p.Why, func(a, b string) int { return cmp.Or(cmp.Compare(seen[b], seen[a]), cmp.Compare(a, b)) })
	p.Why = p.Why[:min(len(p.Why), 3)]
	if high > 0 {
		if p.Linked = fmt.Sprintf("%.2f", low); high-low > .005 {
			p.Linked += fmt.Sprintf(" to %.2f", high)
		}
	}
}

// ties are those to other actors, both directions of each together.
func (s *section) ties(ctx context.Context, p *showPage, t *table.Table, f *table.Filter, key string) error {
	found := t.Ties(f, table.TiesRequest{Ego: key, AtMost: maxTies})
	at := map[string]int{}
	var keys []string
	for _, x := range found.Items {
		other, back := x.To, false
		if other == key {
			other, back = x.From, true
		}
		i, ok := at[other]
		if !ok {
			if len(p.Ties) == maxNamed {
				continue
			}
			i = len(p.Ties)
			at[other] = i
			keys = append(keys, other)
			p.Ties = append(p.Ties, tie{Name: strings.TrimPrefix(other, "name:"), Page: "/actors/" + url.PathEscape(other),
				Path: "/network?" + url.Values{"actor": {key}, "with": {other}}.Encode()})
		}
		v := &p.Ties[i]
		if back {
			v.Back += x.Claims
		} else {
			v.There += x.Claims
		}
		v.For, v.Against = v.For+x.Quads[1]+x.Quads[2], v.Against+x.Quads[3]+x.Quads[4]
	}
	if len(keys) == 0 {
		return nil
	}
	list, err := s.site.Memory().Actors(ctx, store.NameFilter{Keys: keys}, store.Page{Limit: len(keys)})
	for _, n := range list.Items {
		p.Ties[at[n.Key]].Name = n.Name
	}
	return err
}

// AgainstWide and ForWide are how wide the parts of conflict and cooperation are drawn.
func (t tie) AgainstWide() float64 { return 72 * float64(t.Against) / float64(max(1, t.For+t.Against)) }

// ForWide is the part of cooperation.
func (t tie) ForWide() float64 { return 72 * float64(t.For) / float64(max(1, t.For+t.Against)) }

// names fill the spellings, sources and places.
func (s *section) names(ctx context.Context, p *showPage, n store.Name) error {
	m := s.site.Memory()
	forms, err := m.Spellings(ctx, n.Key)
	if err != nil {
		return err
	}
	for _, f := range forms[:min(len(forms), 30)] {
		p.Spellings = append(p.Spellings, spelling{f, "/search?" + url.Values{"actor": {n.Key}, "q": {`"` + strings.ReplaceAll(f.Form, `"`, " ") + `"`}}.Encode()})
	}
	for name, k := range p.Involved.Sources {
		p.Sources = append(p.Sources, source{Name: name, N: k, Path: "/sources/" + url.PathEscape(name)})
	}
	slices.SortFunc(p.Sources, func(a, b source) int { return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Name, b.Name)) })
	p.Sources = p.Sources[:min(len(p.Sources), maxNamed)]
	for i := range p.Sources {
		src, err := m.Store().Source(ctx, p.Sources[i].Name)
		if errors.Is(err, reportedly.ErrNotFound) {
			continue
		}
		if err != nil {
			return err
		}
		p.Sources[i].Grade = src.Grade
	}
	var keys []string
	for _, x := range p.Involved.Places[:min(len(p.Involved.Places), maxNamed)] {
		keys = append(keys, x.Key)
	}
	if len(keys) == 0 {
		return nil
	}
	list, err := m.Places(ctx, store.NameFilter{Keys: keys}, store.Page{Limit: len(keys)})
	if err != nil {
		return err
	}
	for _, x := range p.Involved.Places[:len(keys)] {
		if i := slices.IndexFunc(list.Items, func(o store.Name) bool { return o.Key == x.Key }); i >= 0 {
			p.Places = append(p.Places, named{list.Items[i].Name, "/search?" + url.Values{"actor": {n.Key}, "place": {x.Key}}.Encode(), x.Claims})
		}
	}
	return nil
}
