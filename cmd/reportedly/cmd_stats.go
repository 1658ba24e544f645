package main

import (
	"context"
	"flag"
	"fmt"
	"strings"

	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/store"
)

func statsVerb() verb {
	return verb{
		name: "stats", args: "[flags]", summary: "how much is remembered, and where",
		help: `Prints the numbers of reports, claims and developments, by kind and state, and the
database with its size.`,
		setup: func(fs *flag.FlagSet) action {
			v := &view{}
			v.define(fs, "text", "json")
			return func(ctx context.Context, e *env, args []string) error {
				if err := noArguments(args); err != nil {
					return err
				}
				s, err := v.open(ctx, e, forReading, nil)
				if err != nil {
					return err
				}
				defer s.close()
				stats, err := s.Stats(ctx)
				if err != nil {
					return err
				}
				if v.format.value == "json" {
					return jsonl.Pretty(e.Out, jsonl.ToStats(stats))
				}
				_, err = fmt.Fprint(e.Out, statsText(stats.Stats, stats.About, v.options(e).Width))
				return err
			}
		},
	}
}

func statsText(s store.Stats, a store.About, width int) string {
	b := &strings.Builder{}
	row := func(name, value string) {
		if value != "" {
			fmt.Fprintf(b, "%-13s %s\n", name, strings.Join(wrappedItems(phrase.Clean(value), max(width, 34)-14), "\n              "))
		}
	}
	row("database", fmt.Sprintf("%s (%s %s, schema %d, %s)", a.Where, a.Kind, a.Program, a.Schema, bytesOf(a.Bytes)))
	row("reports", fmt.Sprintf("%s of %s", thousands(s.Reports), counted(s.Sources, "source")))
	row("claims", thousands(s.Claims))
	row("  kinds", tallied(s.Kinds))
	row("  types", tallied(s.Events))
	row("  bases", tallied(s.Bases))
	row("developments", thousands(s.Developments))
	row("  states", tallied(s.States))
	row("actors", thousands(s.Actors))
	row("places", thousands(s.Places))
	row("shared words", counted(s.Pairs, "pair")+" of reports")
	row("decisions", thousands(s.Judgements))
	return b.String()
}
