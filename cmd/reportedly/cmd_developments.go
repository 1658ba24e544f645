package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/csv"
	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/export/terminal"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
)

func developmentsVerb() verb {
	return group("developments", "what happened, by whom told, with agreement and conflict",
		`A development is what several claims are about: one happening or one state of
affairs. For each it is shown who knows (independent sources, counted, with the
reason why each counts), through which reports, in which words, and where they differ.
It is single-source, corroborated (two or more independent sources) or contested (an
independent source says what cannot also be so). Nothing is said about what is true.

People may join and split developments, and set their credibility; each decision is
kept with who, when and why, and can be undone.`,
		developmentsList(), developmentsShow(), developmentsJoin(), developmentsSplit(), developmentsCredibility(), developmentsNote(), developmentsUndo())
}

// developmentFlags choose developments; developments list and timeline share them.
type developmentFlags struct {
	kinds, types            list
	actors, places, sources list
	countries               countryCodes
	near                    string
	period                  period
	standings               standings
	reports, independent    int
}

func (f *developmentFlags) define(fs *flag.FlagSet) {
	f.kinds.allowed, f.types.allowed = words(reportedly.Kinds), words(reportedly.Events)
	fs.Var(&f.kinds, "kind", "only of these `KINDS`: event, presence, control …")
	fs.Var(&f.types, "type", "only events of these `TYPES`: ASSAULT, CONSULT …")
	fs.Var(&f.actors, "actor", "who takes part: `NAMES` or identities")
	fs.Var(&f.places, "place", "where: `NAMES` or a gazetteer's identities")
	fs.Var(&f.countries, "country", "in these countries, by `CODES` or names: LBY,TUN")
	fs.Var(&f.sources, "source", "told by reports of these `SOURCES`")
	fs.StringVar(&f.near, "near", "", "within so many km of a point: `LAT,LON,KM`")
	f.period.define(fs)
	f.standings.define(fs)
	fs.IntVar(&f.reports, "min-reports", 0, "told by at least `N` reports")
	fs.IntVar(&f.independent, "min-sources", 0, "told by at least `N` independent sources")
}

func (f *developmentFlags) filter(words []string) (store.DevelopmentFilter, error) {
	since, until, err := f.period.days()
	if err := cmpErr(err, f.standings.check()); err != nil {
		return store.DevelopmentFilter{}, err
	}
	if f.reports < 0 || f.independent < 0 {
		return store.DevelopmentFilter{}, wrong("--min-reports and --min-sources take no negative number")
	}
	out := store.DevelopmentFilter{
		Text: strings.TrimSpace(strings.Join(words, " ")), Kinds: typed[reportedly.Kind](f.kinds), Events: typed[reportedly.Event](f.types),
		Actors: f.actors.values, Places: f.places.values, Sources: f.sources.values, States: f.standings.states(),
		Countries: f.countries.values, Since: since, Until: until, MinReports: f.reports, MinIndependent: f.independent,
	}
	out.Near, err = circle(f.near)
	return out, err
}

// orders are the orders of developments by what is typed.
var orders = []string{"changed", "last-day", "first-day", "independent"}

func developmentsList() verb {
	return verb{
		name: "list", args: `[flags] ["WORDS"]`,
		summary: "list developments",
		help: `Prints developments, those that changed last first, in two lines each: what sort,
how it stands, how many independent sources and reports tell it, when; and what. All
words must occur in one of its claims.

The exit status is 3 where there is none.

  reportedly developments list --contested
  reportedly developments list sirte --type ASSAULT --min-sources 2 --order independent`,
		setup: func(fs *flag.FlagSet) action {
			f, v, p := &developmentFlags{}, &view{}, &paging{}
			order := &choice{orders[0], orders}
			f.define(fs)
			v.define(fs, "text", "json", "jsonl", "csv")
			p.define(fs, 30)
			fs.Var(order, "order", "the `ORDER`: changed (last first), last-day, first-day or independent (most sources first)")
			return func(ctx context.Context, e *env, args []string) error {
				return listDevelopments(ctx, e, f, v, p, order.value, args)
			}
		},
	}
}

func listDevelopments(ctx context.Context, e *env, f *developmentFlags, v *view, p *paging, order string, args []string) error {
	filter, err := f.filter(args)
	if err := cmpErr(err, p.check(), checkWidth(v.width)); err != nil {
		return err
	}
	if order != orders[0] {
		filter.Order = store.DevelopmentOrder(order)
	}
	s, err := v.open(ctx, e, forReading, nil)
	if err != nil {
		return err
	}
	defer s.close()
	found, err := s.Developments(ctx, memory.DevelopmentsRequest{Filter: filter, Page: p.page()})
	if err != nil {
		return refused(err)
	}
	if err := developmentListing(e, v).print(e, v, found); err != nil || len(found.Items) > 0 {
		return err
	}
	return noDevelopment(ctx, s, filter)
}

// noDevelopment says what may have been meant.
func noDevelopment(ctx context.Context, s *session, f store.DevelopmentFilter) error {
	err := error(&notFoundError{errors.New("no development is so")})
	if hint := unknownName(ctx, s, f.Actors, f.Places, f.Sources); hint != "" {
		err = reportedly.WithHint(err, hint)
	}
	return err
}

func developmentListing(e *env, v *view) listing[memory.DevelopmentRow, jsonl.DevelopmentRow] {
	return listing[memory.DevelopmentRow, jsonl.DevelopmentRow]{
		text: func(w io.Writer, list []memory.DevelopmentRow) error {
			return terminal.Developments(w, list, v.options(e))
		},
		wire:    func(d memory.DevelopmentRow) (jsonl.DevelopmentRow, error) { return jsonl.ToDevelopmentRow(d), nil },
		columns: csv.DevelopmentColumns,
		cells:   csv.Development,
	}
}

// notFoundError is that nothing passes what was asked for.
type notFoundError struct{ error }

// Is makes it of kind ErrNotFound.
func (notFoundError) Is(target error) bool { return target == reportedly.ErrNotFound }

func developmentsShow() verb {
	return verb{
		name: "show", args: "[flags] ID",
		summary: "print all that is known of a development",
		help: `Prints what, where and when; how it stands; who knows it, through which reports,
and why each counts as a source of its own; where they differ, in the words of both
sides; each teller's words, with the reason why it was joined; and how the picture
changed report by report. The beginning of an ID will do; the whole ID of one that became
one with another leads to that one.`,
		setup: func(fs *flag.FlagSet) action {
			v := &view{}
			v.define(fs, "text", "json")
			return func(ctx context.Context, e *env, args []string) error {
				return withOne(ctx, e, v, args, "developments list", func(s *session, id string) error {
					d, err := s.Development(ctx, id)
					if err != nil {
						return refused(err)
					}
					if !strings.HasPrefix(d.ID, strings.ToLower(id)) {
						fmt.Fprintf(e.Err, "reportedly: %s became one with %s\n", id, d.ID)
					}
					if v.format.value == "text" {
						return terminal.Development(e.Out, d, v.options(e))
					}
					w, err := jsonl.ToDevelopment(d)
					if err != nil {
						return err
					}
					return jsonl.Pretty(e.Out, w)
				})
			}
		},
	}
}

// withOne opens the memory for looking up one thing by its ID. list is the command that
// shows IDs.
func withOne(ctx context.Context, e *env, v *view, args []string, list string, f func(*session, string) error) error {
	if len(args) != 1 {
		err := errors.New("nothing is named: it takes one ID or name")
		if len(args) > 1 {
			err = fmt.Errorf("%d are named, and it takes one", len(args))
		}
		return &usageError{"", reportedly.WithHint(err, "reportedly "+list+" shows which there are; a name of several words stands in quotes")}
	}
	if err := checkWidth(v.width); err != nil {
		return err
	}
	s, err := v.open(ctx, e, forReading, nil)
	if err != nil {
		return err
	}
	defer s.close()
	return f(s, args[0])
}
