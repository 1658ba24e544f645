package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"

	"github.com/reportedly/reportedly/engine"
	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/export/terminal"
	"github.com/reportedly/reportedly/ling/sentence"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
)

func reportsVerb() verb {
	return group("reports", "the reports that were added",
		`A report is named by the beginning of its ID, which is the SHA-256 of its bytes.
reportedly add adds reports, forget removes one, reread reads them again.`,
		reportsList(), reportsShow(), reportsSet())
}

func reportsList() verb {
	return verb{
		name: "list", args: "[flags]", summary: "list reports",
		help: `Prints the reports, last added first.`,
		setup: func(fs *flag.FlagSet) action {
			v, p, sources := &view{}, &paging{}, &list{}
			v.define(fs, "text", "json", "jsonl", "csv")
			p.define(fs, 50)
			fs.Var(sources, "source", "only reports of these `SOURCES`")
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
				found, err := s.Reports(ctx, store.ReportFilter{Sources: sources.values}, p.page())
				if err != nil {
					return refused(err)
				}
				return reportListing.print(e, v, found)
			}
		},
	}
}

var reportListing = listing[store.Report, jsonl.Report]{
	text: func(w io.Writer, list []store.Report) error {
		t := table{columns: []column{{head: "report"}, {head: "published"}, {head: "source", most: 24}, {head: "claims", right: true}, {head: "title", most: 40}}}
		for i := range list {
			r := &list[i]
			t.add(nil, memory.ShortID(r.SHA256), orUndated(r.Published), r.Source, fmt.Sprint(r.Claims), titleOf(&r.Report))
		}
		if len(list) > 0 {
			t.write(w)
		}
		return nil
	},
	wire:    func(r store.Report) (jsonl.Report, error) { return jsonl.ToReport(r), nil },
	columns: []string{"id", "published", "source", "claims", "title", "name", "url", "coder", "model"},
	cells: func(r *store.Report) []string {
		return []string{r.SHA256, r.Published, r.Source, fmt.Sprint(r.Claims), r.Title, r.Name, r.URL, r.By.Coder, r.By.Model}
	},
	none: "no report was added yet",
}

func reportsShow() verb {
	return verb{
		name: "show", args: "[flags] REPORT", summary: "print a report with its claims",
		help: `Prints where a report came from and when it was taken in, its text with its claims
under their sentences, and which other reports share its words. With --original, its
bytes as they were taken in.`,
		setup: func(fs *flag.FlagSet) action {
			v := &view{}
			v.define(fs, "text", "json", "jsonl")
			original := fs.Bool("original", false, "print the bytes as they were taken in")
			return func(ctx context.Context, e *env, args []string) error {
				return withOne(ctx, e, v, args, "reports list", func(s *session, id string) error {
					r, err := s.Report(ctx, id)
					if err != nil {
						return refused(err)
					}
					if *original {
						_, err := e.Out.Write(r.Original)
						return err
					}
					return showReport(ctx, e, v, r)
				})
			}
		},
	}
}

func showReport(ctx context.Context, e *env, v *view, r *memory.ReportPage) error {
	switch v.format.value {
	case "json":
		w, err := jsonl.ToReportPage(r)
		if err != nil {
			return err
		}
		return jsonl.Pretty(e.Out, w)
	case "jsonl":
		for i := range r.Claims {
			w, err := jsonl.ToStored(r.Claims[i])
			if err != nil {
				return err
			}
			if err := jsonl.Lines(e.Out, []jsonl.StoredClaim{w}); err != nil {
				return err
			}
		}
		return nil
	}
	if _, err := io.WriteString(e.Out, provenance(r)); err != nil {
		return err
	}
	d := terminal.Document{Report: &r.Report.Report}
	cut := engine.Document(d.Report)
	if err := sentence.Analyzer().Run(ctx, cut); err != nil {
		return err
	}
	for _, s := range cut.Sentences {
		d.Sentences = append(d.Sentences, s.Span)
	}
	for _, c := range r.Claims {
		d.Claims = append(d.Claims, c.Claim)
	}
	opt := v.options(e)
	opt.Metadata = true
	return terminal.Write(e.Out, d, opt)
}

// provenance is where a report came from, who read it, and whose words it shares.
func provenance(r *memory.ReportPage) string {
	b := &strings.Builder{}
	fmt.Fprintf(b, "report  %s\n", r.SHA256)
	for _, a := range r.Acquisitions {
		line := fmt.Sprintf("%s from %s", a.At.UTC().Format("2006-01-02 15:04:05Z"), label(a.From))
		for _, more := range []string{a.How, a.By, a.With, a.Note} {
			if more != "" {
				line += " · " + more
			}
		}
		fmt.Fprintf(b, "taken   %s\n", phrase.Clean(line))
	}
	fmt.Fprintf(b, "read by %s\n", phrase.Clean(strings.TrimSpace(r.By.Coder+" · "+r.By.Model)))
	for _, p := range r.Shared {
		other := p.A
		if other == r.SHA256 {
			other = p.B
		}
		why := ""
		if found, err := memory.Passages(p); err == nil {
			why = ": " + found.Why
		}
		o := r.Others[other]
		fmt.Fprintf(b, "words   %s\n", phrase.Clean(relationWords(p.Relation)+" "+memory.ShortID(other)+" "+strings.TrimSpace(o.Source+" "+o.Published)+why))
	}
	b.WriteByte('\n')
	return b.String()
}

func reportsSet() verb {
	return verb{
		name: "set", args: "[flags] REPORT", summary: "set a report's source, date or title",
		help: `Sets what you know better about a report's publication than it says itself. Another
date has the report read again, because relative times depend on it.

  reportedly reports set 3f2a9c1d --published 2016-12-27 --source "Daily Star"`,
		setup: func(fs *flag.FlagSet) action {
			var db database
			var a memory.Amendment
			src := &source{}
			db.define(fs)
			fs.StringVar(&a.Source, "source", "", "the `NAME` of who published it")
			fs.StringVar(&src.options.Published, "published", "", "the `DATE` of publication: 2016-12-27, 2016-12 or 2016")
			fs.StringVar(&a.Title, "title", "", "the `TITLE`")
			return func(ctx context.Context, e *env, args []string) error {
				if len(args) != 1 {
					return wrong("name one report")
				}
				if err := firstError(src.check()); err != nil {
					return err
				}
				a.Report, a.Published = args[0], src.options.Published
				return amend(ctx, e, &db, src, a)
			}
		},
	}
}

func amend(ctx context.Context, e *env, db *database, src *source, a memory.Amendment) error {
	if a.Source+a.Published+a.Title == "" {
		return wrong("say what to set: --source, --published or --title")
	}
	var r reader
	if a.Published != "" {
		var err error
		if r, err = src.open(e); err != nil {
			return err
		}
	}
	s, err := db.open(ctx, e, forWriting, r)
	if err != nil {
		return err
	}
	defer s.close()
	changed, err := s.Amend(ctx, a)
	if err != nil {
		return refused(err)
	}
	if !changed {
		e.say("it says so already")
		return nil
	}
	page, err := s.Report(ctx, a.Report)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(e.Out, "%s  %s\n", memory.ShortID(page.SHA256), phrase.Clean(strings.Join(strings.Fields(page.Source+" "+page.Published+" "+page.Title), " ")))
	return err
}

// noArguments refuses arguments where none are taken.
func noArguments(args []string) error {
	if len(args) > 0 {
		return &usageError{"", errors.New("it takes no arguments")}
	}
	return nil
}
