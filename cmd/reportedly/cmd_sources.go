package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
)

func sourcesVerb() verb {
	return group("sources", "who publishes reports, and how reliable you hold them",
		`A source is who publishes reports. Its grade is yours to give, on the Admiralty scale:
A completely reliable, B usually, C fairly, D not usually reliable, E unreliable,
F cannot be judged. A grade says nothing about a single claim, and no claim's
credibility is made of it. All grades are kept with who, when and why.`,
		sourcesList(), sourcesShow(), sourcesGrade(), sourcesSet(), sourcesNote(), sourcesUndo())
}

func sourcesList() verb {
	return verb{
		name: "list", args: "[flags]", summary: "list sources",
		help: `Prints the sources by name, with grade and number of reports.`,
		setup: func(fs *flag.FlagSet) action {
			v, p := &view{}, &paging{}
			v.define(fs, "text", "json", "jsonl", "csv")
			p.define(fs, 200)
			return func(ctx context.Context, e *env, args []string) error {
				if err := noArguments(args); err != nil {
					return err
				}
				if err := cmpErr(p.check(), checkWidth(v.width)); err != nil {
					return err
				}
				s, err := v.open(ctx, e, forReading, nil)
				if err != nil {
					return err
				}
				defer s.close()
				found, err := s.Sources(ctx, p.page())
				if err != nil {
					return refused(err)
				}
				return sourceListing.print(e, v, found)
			}
		},
	}
}

var sourceListing = listing[store.Source, jsonl.Source]{
	text: func(w io.Writer, list []store.Source) error {
		t := table{columns: []column{{head: "source", most: 40}, {head: "grade"}, {head: "reports", right: true}, {head: "kind", most: 16}, {head: "country"}, {head: "also called", most: 40}}}
		for _, s := range list {
			t.add(nil, sourceCells(&s)...)
		}
		if len(list) > 0 {
			t.write(w)
		}
		return nil
	},
	wire:    func(s store.Source) (jsonl.Source, error) { return jsonl.ToSource(s), nil },
	columns: []string{"name", "grade", "reports", "kind", "country", "aliases", "owner", "description"},
	cells: func(s *store.Source) []string {
		return append(sourceCells(s), s.Owner, s.Note)
	},
	none: "no report names a source yet",
}

func sourceCells(s *store.Source) []string {
	return []string{s.Name, s.Grade, fmt.Sprint(s.Reports), s.Kind, s.Country, strings.Join(s.Aliases, "; ")}
}

func sourcesShow() verb {
	return verb{
		name: "show", args: "[flags] NAME", summary: "print what is known of a source",
		help: `Prints a source's grade with its history, what was set of it, how the claims of its
reports stand, and its latest reports.`,
		setup: func(fs *flag.FlagSet) action {
			v, p := &view{}, &paging{}
			v.define(fs, "text", "json")
			p.define(fs, 10)
			return func(ctx context.Context, e *env, args []string) error {
				if err := p.check(); err != nil {
					return err
				}
				return withOne(ctx, e, v, args, "sources list", func(s *session, name string) error {
					page, err := s.Source(ctx, name, p.page())
					if err != nil {
						return refused(err)
					}
					if v.format.value == "json" {
						return jsonl.Pretty(e.Out, jsonl.ToSourcePage(page))
					}
					_, err = io.WriteString(e.Out, sourceText(page))
					if page.Reports.Next != "" {
						e.hint("there are more reports: --cursor " + string(page.Reports.Next))
					}
					return err
				})
			}
		},
	}
}

func sourceText(s *memory.SourcePage) string {
	b := &strings.Builder{}
	row := func(name, value string) {
		if value != "" {
			fmt.Fprintf(b, "%-9s %s\n", name, phrase.Clean(value))
		}
	}
	row("source", s.Name)
	if s.Grade != "" {
		row("grade", s.Grade+", "+judgement.GradeWords(s.Grade))
	} else {
		row("grade", "none given")
	}
	row("kind", s.Kind)
	row("country", s.Country)
	row("owner", s.Owner)
	row("also", strings.Join(s.Aliases, "; "))
	row("about", s.Note)
	row("reports", fmt.Sprint(s.Source.Reports))
	row("claims", tallied(s.Counts.Kinds))
	row("states", tallied(s.Counts.States))
	if s.State != nil {
		for _, j := range s.State.History {
			row("graded", entryText(j))
		}
		for _, j := range s.State.Notes {
			row("note", entryText(j))
		}
		for _, c := range s.State.Conflicts {
			row("differ", "reviewers differ on "+c.Field+"; the latest holds")
		}
	}
	for i := range s.Reports.Items {
		r := &s.Reports.Items[i]
		row("report", strings.TrimSpace(memory.ShortID(r.SHA256)+"  "+orUndated(r.Published)+"  "+titleOf(&r.Report)))
	}
	return b.String()
}

func orUndated(s string) string {
	if s == "" {
		return "undated"
	}
	return s
}

func titleOf(r *reportedly.Report) string {
	if r.Title != "" {
		return r.Title
	}
	return label(r.Name)
}

// entryText is an entry of the log in a line.
func entryText(j judgement.Judgement) string {
	s := fmt.Sprintf("%s  by %s on %s (#%d)", j.Words(), j.By, j.At.UTC().Format("2006-01-02"), j.Seq)
	if j.Why != "" {
		s += ": " + j.Why
	}
	return s
}

func sourcesGrade() verb {
	return deciding("grade", "NAME A-F", "grade a source's reliability",
		`Grades a source: A completely reliable, B usually reliable, C fairly reliable, D not
usually reliable, E unreliable, F cannot be judged.

  reportedly sources grade "Daily Star" B --why "right on most of what we could check"`, 2, 2,
		func(a []string) (memory.Decision, error) {
			return memory.Decision{Act: judgement.Grade, Source: a[0], Value: a[1]}, nil
		})
}

func sourcesSet() verb {
	return deciding("set", "NAME FIELD=VALUE", "set a field of a source",
		`Sets one of `+strings.Join(judgement.SourceFields, ", ")+`. An alias is a further name by which the
source is found; it may be set several times. The owner is the name of who owns or runs
the source.

  reportedly sources set "Daily Star" country=LBY`, 2, 2,
		func(a []string) (memory.Decision, error) {
			field, value, ok := strings.Cut(a[1], "=")
			if !ok || !slices.Contains(judgement.SourceFields, field) {
				return memory.Decision{}, &usageError{"", reportedly.WithHint(fmt.Errorf("%q sets nothing", a[1]), "write FIELD=VALUE; the fields are "+strings.Join(judgement.SourceFields, ", "))}
			}
			return memory.Decision{Act: judgement.Set, Source: a[0], Field: field, Value: value}, nil
		})
}

func sourcesNote() verb {
	return deciding("note", `NAME "WORDS"`, "write a note on a source", `Keeps a note, with who and when.`, 2, 2,
		func(a []string) (memory.Decision, error) {
			return memory.Decision{Act: judgement.Note, Source: a[0], Value: a[1]}, nil
		})
}

func sourcesUndo() verb {
	return undoing("NAME", "take back the latest decision on a source",
		`Takes the latest grade, setting or note in force back that was made on this source.`,
		func(name string, req *memory.UndoRequest) error {
			if strings.TrimSpace(name) == "" {
				return &usageError{"", errors.New("name a source")}
			}
			req.Source = name
			return nil
		})
}
