package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
)

type searchFlags struct {
	countries countryCodes
	kinds     list
	fuzzy     bool
	rows      rows
	limit     int
}

func gazetteerSearch() verb {
	return verb{
		name: "search", args: "[flags] NAME",
		summary: "find places by name",
		help: `Prints the places that a name may mean, in whatever script or spelling, those
that it fits best first: below each its position, its ID, and how the name met.
Spellings of romanised names meet by keys (reportedly gazetteer explain shows
them); --fuzzy tries typing errors too.

The exit status is 3 where nothing was found.

  reportedly gazetteer search Tarabulus --country LBY
  reportedly gazetteer search "Brak al-Shati" --kind town --json`,
		setup: func(fs *flag.FlagSet) action {
			f := &searchFlags{kinds: list{allowed: placeKinds()}}
			f.define(fs)
			fs.BoolVar(&f.fuzzy, "fuzzy", false, "try typing errors too")
			fs.IntVar(&f.limit, "limit", 10, "print at most `N` places")
			f.rows.define(fs, "print as JSON, one place a line")
			return f.run
		},
	}
}

// define defines the flags that narrow a search.
func (f *searchFlags) define(fs *flag.FlagSet) {
	fs.Var(&f.countries, "country", "only places of these countries, by `CODES`: LBY,TUN")
	fs.Var(&f.kinds, "kind", "only places of these `KINDS`: town, province …")
}

// name is the name that the arguments make: quotation marks may be left out.
func (f *searchFlags) name(args []string) (string, error) {
	if name := strings.TrimSpace(strings.Join(args, " ")); name != "" {
		return name, nil
	}
	return "", &usageError{"", errors.New("no name to look for")}
}

func (f *searchFlags) run(ctx context.Context, e *env, args []string) error {
	name, err := f.name(args)
	if err != nil {
		return err
	}
	if f.limit < 1 || f.limit > 1000 {
		return wrong("--limit %d lies outside 1 to 1000", f.limit)
	}
	all, err := openGazetteers(e)
	if err != nil {
		return err
	}
	defer all.Close()
	q := gazetteer.Query{Countries: f.countries.values, Kinds: kindsOf(f.kinds), How: gazetteer.SkeletonKey, Limit: f.limit}
	if f.fuzzy {
		q.How = gazetteer.Typing
	}
	hits := all.Search(name, q)
	if len(hits) == 0 {
		return f.none(name)
	}
	if f.rows.json {
		return writeHits(e, f.rows, all, hits)
	}
	printHits(e, all, name, hits)
	return nil
}

func (f *searchFlags) none(name string) error {
	err := fmt.Errorf("%w: no place is called %q", reportedly.ErrNotFound, name)
	switch {
	case !f.fuzzy:
		return reportedly.WithHint(err, "--fuzzy tries typing errors")
	case len(f.countries.values)+len(f.kinds.values) > 0:
		return reportedly.WithHint(err, "leave out --country or --kind to look elsewhere")
	}
	return err
}

func printHits(e *env, all *gazetteers, name string, hits []gazetteer.Hit) {
	t := table{columns: []column{
		{head: "name", most: 25}, {head: "kind"}, {head: "in", most: 18}, {head: "country"}, {head: "population", right: true},
	}}
	for _, h := range hits {
		met := howWords(h.How)
		if h.Name != h.Entry.Name {
			met += ": " + h.Name
		}
		at := fmt.Sprintf("%.4f, %.4f", h.Entry.Lat, h.Entry.Lon)
		below := fmt.Sprintf("%-19s  %-20s  %s", at, phrase.Clean(h.Entry.ID), phrase.Clean(met))
		people := ""
		if h.Entry.Population > 0 {
			people = thousands(h.Entry.Population)
		}
		t.add([]string{cutTo(below, 77)}, h.Entry.Name, string(h.Entry.Kind), all.nameOf(h.Entry.Admin1), h.Entry.Country, people)
	}
	t.write(e.Out)
}

// nameOf is a place's name by its ID, or the ID where nothing is known of it.
func (g *gazetteers) nameOf(id string) string {
	if id == "" {
		return ""
	}
	if e, ok := g.Entry(id); ok {
		return e.Name
	}
	return id
}

// writeHits prints places as JSON.
func writeHits(e *env, form rows, all *gazetteers, hits []gazetteer.Hit) error {
	encode, end := form.encoder(e.Out)
	for _, h := range hits {
		if err := encode(struct {
			Name       string  `json:"name"`
			Kind       string  `json:"kind"`
			Admin1     string  `json:"admin1,omitempty"`
			Admin1ID   string  `json:"admin1_id,omitempty"`
			Country    string  `json:"country,omitempty"`
			Population int     `json:"population,omitempty"`
			Lat        float64 `json:"lat"`
			Lon        float64 `json:"lon"`
			ID         string  `json:"id"`
			Source     string  `json:"source,omitempty"`
			Met        string  `json:"met"`
			How        string  `json:"how"`
			Near       float64 `json:"near"`
		}{
			h.Entry.Name, string(h.Entry.Kind), all.nameOf(h.Entry.Admin1), h.Entry.Admin1, h.Entry.Country, h.Entry.Population,
			h.Entry.Lat, h.Entry.Lon, h.Entry.ID, h.Entry.Source, h.Name, howWords(h.How), h.Near,
		}); err != nil {
			return err
		}
	}
	return end()
}
