package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/csv"
	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/export/terminal"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/resolve/when/edtf"
	"github.com/reportedly/reportedly/store"
)

// period are flags for days.
type period struct{ since, until string }

func (p *period) define(fs *flag.FlagSet) {
	fs.StringVar(&p.since, "since", "", "what happened on or after `DATE`: 2016-11-03, 2016-11 or 2016")
	fs.StringVar(&p.until, "until", "", "what happened on or before `DATE`, with all of a month or year")
}

// days are the first and the last day.
func (p *period) days() (since, until time.Time, err error) {
	day := func(name, s string, of func(edtf.Value) edtf.Day) (time.Time, error) {
		if s == "" {
			return time.Time{}, nil
		}
		v, err := edtf.Published(s)
		if err != nil {
			return time.Time{}, wrong("--%s %q is no date: write 2016-11-03, 2016-11 or 2016", name, s)
		}
		y, m, d := of(v).Civil()
		return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC), nil
	}
	if since, err = day("since", p.since, edtf.Value.First); err != nil {
		return
	}
	if until, err = day("until", p.until, edtf.Value.Last); err != nil {
		return
	}
	if !since.IsZero() && !until.IsZero() && until.Before(since) {
		err = wrong("--until %s lies before --since %s", p.until, p.since)
	}
	return
}

// standings are flags for the state of a development; they exclude each other.
type standings struct{ corroborated, contested, single bool }

func (s *standings) define(fs *flag.FlagSet) {
	fs.BoolVar(&s.corroborated, "corroborated", false, "only what two or more independent sources tell")
	fs.BoolVar(&s.contested, "contested", false, "only what an independent source contradicts")
	fs.BoolVar(&s.single, "single-source", false, "only what one source tells")
}

func (s *standings) states() []reportedly.State {
	var out []reportedly.State
	if s.corroborated {
		out = append(out, reportedly.Corroborated)
	}
	if s.contested {
		out = append(out, reportedly.Contested)
	}
	if s.single {
		out = append(out, reportedly.SingleSource)
	}
	return out
}

func (s *standings) check() error {
	if len(s.states()) > 1 {
		return wrong("--corroborated, --contested and --single-source exclude each other")
	}
	return nil
}

// claimFlags choose claims; search, timeline and export share them.
type claimFlags struct {
	filter                                    *filter
	period                                    period
	standings                                 standings
	actors, places, sources, speakers         list
	countries                                 countryCodes
	reports, developments                     list
	bases, polarities, realities, likelihoods list
	near                                      string
	reviewed, unreviewed, rejected            bool
}

func (f *claimFlags) define(fs *flag.FlagSet) {
	f.filter = newFilter()
	f.bases.allowed = []string{"asserted", "reported", "inferred"}
	f.polarities.allowed = []string{"affirmed", "denied"}
	f.realities.allowed = []string{"actual", "ongoing", "habitual", "prospective", "conditional", "hypothetical"}
	f.likelihoods.allowed = words(reportedly.Likelihoods)
	fs.Var(&f.filter.kinds, "kind", "only claims of these `KINDS`: event, presence, control …")
	fs.Var(&f.filter.types, "type", "only events of these `TYPES`: ASSAULT, CONSULT …")
	fs.Float64Var(&f.filter.minScore, "min-score", 0, "only claims of at least this `SCORE`, 0 to 1")
	fs.Var(&f.actors, "actor", "who takes part on either side: `NAMES` or identities")
	fs.Var(&f.speakers, "said-by", "who says it: `NAMES` or identities")
	fs.Var(&f.places, "place", "where: `NAMES` or a gazetteer's identities")
	fs.Var(&f.countries, "country", "in these countries, by `CODES` or names: LBY,TUN")
	fs.StringVar(&f.near, "near", "", "within so many km of a point: `LAT,LON,KM`")
	f.period.define(fs)
	fs.Var(&f.bases, "basis", "how the report knows: `BASES` asserted, reported, inferred")
	fs.Var(&f.polarities, "polarity", "`POLARITIES` affirmed, denied")
	fs.Var(&f.realities, "reality", "`REALITIES` actual, ongoing, prospective …")
	fs.Var(&f.likelihoods, "likelihood", "`DEGREES` unlikely, likely, very-likely …")
	fs.Var(&f.sources, "source", "only reports of these `SOURCES`")
	fs.Var(&f.reports, "report", "only these reports, by the beginnings of their `IDS`")
	fs.Var(&f.developments, "development", "only these developments, by the beginnings of their `IDS`")
	f.standings.define(fs)
	fs.BoolVar(&f.reviewed, "reviewed", false, "only claims that somebody accepted or corrected")
	fs.BoolVar(&f.unreviewed, "unreviewed", false, "only claims that nobody judged")
	fs.BoolVar(&f.rejected, "rejected", false, "only claims that somebody rejected")
}

// request is what the flags and words ask for.
func (f *claimFlags) request(words []string) (memory.SearchRequest, error) {
	req := memory.SearchRequest{}
	since, until, err := f.period.days()
	if err := cmpErr(f.filter.check(), f.standings.check(), err); err != nil {
		return req, err
	}
	req.Filter = store.ClaimFilter{
		Text: strings.TrimSpace(strings.Join(words, " ")), Since: since, Until: until, MinScore: f.filter.minScore,
		Kinds: typed[reportedly.Kind](f.filter.kinds), Events: typed[reportedly.Event](f.filter.types),
		Actors: f.actors.values, Places: f.places.values, Speakers: f.speakers.values, Sources: f.sources.values,
		Reports: f.reports.values, Developments: f.developments.values, States: f.standings.states(),
		Bases: typed[reportedly.Basis](f.bases), Polarities: typed[reportedly.Polarity](f.polarities),
		Realities: typed[reportedly.Reality](f.realities), Likelihoods: typed[reportedly.Likelihood](f.likelihoods),
	}
	req.Filter.Countries = f.countries.values
	if req.Filter.Near, err = circle(f.near); err != nil {
		return req, err
	}
	req.Filter.Reviews, err = f.reviews()
	return req, err
}

func (f *claimFlags) reviews() ([]store.Review, error) {
	n := 0
	for _, b := range []bool{f.reviewed, f.unreviewed, f.rejected} {
		if b {
			n++
		}
	}
	switch {
	case n > 1:
		return nil, wrong("--reviewed, --unreviewed and --rejected exclude each other")
	case f.reviewed:
		return []store.Review{store.Accepted, store.Corrected}, nil
	case f.unreviewed:
		return []store.Review{store.NotReviewed}, nil
	case f.rejected:
		return []store.Review{store.Rejected}, nil
	}
	return nil, nil
}

// typed are a list's values as values of the vocabulary.
func typed[S ~string](l list) []S {
	var out []S
	for _, v := range l.values {
		out = append(out, S(v))
	}
	return out
}

func cmpErr(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// circle reads "31.2,16.6,50".
func circle(s string) (*store.Near, error) {
	if s == "" {
		return nil, nil
	}
	var v [3]float64
	parts := strings.Split(s, ",")
	ok := len(parts) == 3
	for i := 0; ok && i < 3; i++ {
		x, err := strconv.ParseFloat(strings.TrimSpace(parts[i]), 64)
		v[i], ok = x, err == nil
	}
	if !ok || !(v[0] >= -90 && v[0] <= 90) || !(v[1] >= -180 && v[1] <= 180) || !(v[2] > 0 && v[2] <= 20_000) {
		return nil, wrong("--near %q is no circle: write latitude, longitude and kilometres, as in 31.2,16.6,50", s)
	}
	return &store.Near{Lat: v[0], Lon: v[1], KM: v[2]}, nil
}

func searchVerb() verb {
	return verb{
		name: "search", args: `[flags] ["WORDS"]`,
		summary: "find claims among the reports that were added",
		help: `Prints claims with their words, who tells them and to which development they belong.
All words must occur in the claim's sentence or in the names of its participants and
places: "quoted words" together, word* with any ending, -word not at all. Without
words, the flags alone choose. Claims that somebody rejected are left out unless
--rejected asks for them.

The exit status is 3 where nothing was found.

  reportedly search "brigade near sirte" --type ASSAULT --since 2016-11
  reportedly search --actor reportedly:hezbollah --basis reported --contested
  reportedly search --near 31.2,16.6,50 --format csv > sirte.csv`,
		setup: func(fs *flag.FlagSet) action {
			f, v, p := &claimFlags{}, &view{}, &paging{}
			order := &choice{"", []string{"relevance", "added", "day"}}
			count := fs.Bool("count", false, "only count what is found, by its properties")
			f.define(fs)
			v.define(fs, "text", "json", "jsonl", "csv")
			p.define(fs, 20)
			fs.Var(order, "order", "the `ORDER`: relevance (the default with words), added (last first) or day (earliest first)")
			return func(ctx context.Context, e *env, args []string) error {
				return search(ctx, e, f, v, p, order.value, *count, args)
			}
		},
	}
}

func search(ctx context.Context, e *env, f *claimFlags, v *view, p *paging, order string, count bool, args []string) error {
	req, err := f.request(args)
	if err := cmpErr(err, p.check(), checkWidth(v.width)); err != nil {
		return err
	}
	req.Page = p.page()
	switch {
	case order == "relevance" || order == "" && req.Filter.Text != "":
		req.Order = store.ByRelevance
	case order == "day":
		req.Order = store.ByDay
	}
	s, err := v.open(ctx, e, forReading, nil)
	if err != nil {
		return err
	}
	defer s.close()
	if count {
		return countClaims(ctx, e, v, s, req)
	}
	found, err := s.Search(ctx, req)
	if err != nil {
		return refused(err)
	}
	if err := claimListing(e, v).print(e, v, found); err != nil || len(found.Items) > 0 {
		return err
	}
	return nothingFound(ctx, s, req)
}

func claimListing(e *env, v *view) listing[store.Hit, jsonl.StoredClaim] {
	return listing[store.Hit, jsonl.StoredClaim]{
		text:    func(w io.Writer, list []store.Hit) error { return terminal.Hits(w, list, v.options(e)) },
		wire:    func(h store.Hit) (jsonl.StoredClaim, error) { return jsonl.ToStored(h.Claim) },
		columns: csv.ClaimColumns,
		cells:   func(h *store.Hit) []string { return csv.Claim(&h.Claim) },
	}
}

// nothingFound says what may have been meant.
func nothingFound(ctx context.Context, s *session, req memory.SearchRequest) error {
	err := fmt.Errorf("%w: no claim is so", reportedly.ErrNotFound)
	if hint := unknownName(ctx, s, req.Filter.Actors, req.Filter.Places, req.Filter.Sources); hint != "" {
		return reportedly.WithHint(err, hint)
	}
	if strings.Contains(req.Filter.Text, " ") {
		return reportedly.WithHint(err, "all words must occur in one claim; try fewer")
	}
	return err
}

// unknownName says which of the names of a filter nothing bears, "" where all are known.
func unknownName(ctx context.Context, s *session, actors, places, sources []string) string {
	one := store.Page{Limit: 1}
	for _, name := range actors {
		if found, err := s.Actors(ctx, store.NameFilter{Prefix: name}, one); err == nil && len(found.Items) == 0 {
			return fmt.Sprintf("no claim names an actor %q; reportedly actors told lists those that claims name", name)
		}
	}
	for _, name := range places {
		if found, err := s.Places(ctx, store.NameFilter{Prefix: name}, one); err == nil && len(found.Items) == 0 {
			return fmt.Sprintf("no claim names a place %q; reportedly places list lists those that claims name", name)
		}
	}
	for _, name := range sources {
		if _, err := s.Source(ctx, name, one); errors.Is(err, reportedly.ErrNotFound) {
			return fmt.Sprintf("no source is called %q; reportedly sources list shows those that are known", name)
		}
	}
	return ""
}

func countClaims(ctx context.Context, e *env, v *view, s *session, req memory.SearchRequest) error {
	c, err := s.Count(ctx, req, 0)
	if err != nil {
		return refused(err)
	}
	if v.format.value == "json" || v.format.value == "jsonl" {
		return jsonl.Pretty(e.Out, struct {
			Claims   int            `json:"claims"`
			Complete bool           `json:"complete"`
			Kinds    map[string]int `json:"kinds"`
			Events   map[string]int `json:"events"`
			Bases    map[string]int `json:"bases"`
			States   map[string]int `json:"states"`
			Sources  map[string]int `json:"sources"`
		}{c.Claims, c.Complete, c.Kinds, c.Events, c.Bases, c.States, c.Sources})
	}
	if v.format.value == "csv" {
		return wrong("--count has no csv form")
	}
	more := ""
	if !c.Complete {
		more = ", and counting stopped there"
	}
	fmt.Fprintf(e.Out, "%s%s\n", counted(c.Claims, "claim"), more)
	for _, row := range []struct {
		name string
		of   map[string]int
	}{{"kinds", c.Kinds}, {"types", c.Events}, {"bases", c.Bases}, {"states", c.States}, {"sources", c.Sources}} {
		if text := tallied(row.of); text != "" {
			fmt.Fprintf(e.Out, "%-8s %s\n", row.name, strings.Join(wrappedItems(text, 70), "\n         "))
		}
	}
	return nil
}

// tallied is a count by value, the most first: "4 event · 2 presence".
func tallied(of map[string]int) string {
	var keys []string
	for k, n := range of {
		if k != "" && n > 0 {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, func(a, b string) int {
		if of[a] != of[b] {
			return of[b] - of[a]
		}
		return strings.Compare(a, b)
	})
	out := make([]string, len(keys))
	for i, k := range keys {
		out[i] = fmt.Sprintf("%d %s", of[k], k)
	}
	return strings.Join(out, " · ")
}
