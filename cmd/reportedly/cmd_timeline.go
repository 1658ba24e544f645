package main

import (
	"context"
	"flag"
	"io"

	"github.com/reportedly/reportedly/export/csv"
	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/export/terminal"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
)

func timelineVerb() verb {
	return verb{
		name: "timeline", args: `[flags] ["WORDS"]`,
		summary: "what happened, day by day",
		help: `Prints developments in the order of the days on which they happened, the earliest
first, each with how it stands. What nobody dates comes last.

  reportedly timeline --place sirte --since 2016-05 --until 2016-12
  reportedly timeline --actor reportedly:hezbollah --format csv`,
		setup: func(fs *flag.FlagSet) action {
			f, v, p := &developmentFlags{}, &view{}, &paging{}
			f.define(fs)
			v.define(fs, "text", "json", "jsonl", "csv")
			p.define(fs, 100)
			return func(ctx context.Context, e *env, args []string) error {
				return timeline(ctx, e, f, v, p, args)
			}
		},
	}
}

func timeline(ctx context.Context, e *env, f *developmentFlags, v *view, p *paging, args []string) error {
	filter, err := f.filter(args)
	if err := cmpErr(err, p.check(), checkWidth(v.width)); err != nil {
		return err
	}
	filter.Order = store.ByFirstDay
	s, err := v.open(ctx, e, forReading, nil)
	if err != nil {
		return err
	}
	defer s.close()
	found, err := s.Developments(ctx, memory.DevelopmentsRequest{Filter: filter, Page: p.page()})
	if err != nil {
		return refused(err)
	}
	l := listing[memory.DevelopmentRow, jsonl.DevelopmentRow]{
		text:    func(w io.Writer, list []memory.DevelopmentRow) error { return terminal.Timeline(w, list, v.options(e)) },
		wire:    func(d memory.DevelopmentRow) (jsonl.DevelopmentRow, error) { return jsonl.ToDevelopmentRow(d), nil },
		columns: csv.DevelopmentColumns,
		cells:   csv.Development,
	}
	if err := l.print(e, v, found); err != nil || len(found.Items) > 0 {
		return err
	}
	return noDevelopment(ctx, s, filter)
}
