package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
)

// rereadFlags are the flags of the verb reread.
type rereadFlags struct {
	source source
	view   view
	all    bool
	stale  bool
	apply  bool
	yes    bool
}

func rereadVerb() verb {
	return verb{
		name: "reread", args: "[flags] [REPORT ...]",
		summary: "read kept reports again, and show what changes",
		help: `Reads reports that are kept again, with this version, and shows how the claims differ
from those that are kept. Only with --apply does the new reading replace the old one,
after asking (--yes goes on without). Claims that rest on the same words keep their ID,
and what people decided about them holds; a decision whose words no claim has any more
is shown as an orphan and kept.

  reportedly reread --stale            # what another version has read
  reportedly reread 3f2a9c1d --apply`,
		setup: func(fs *flag.FlagSet) action {
			f := &rereadFlags{}
			f.view.database.define(fs)
			f.view.format = choice{"text", []string{"text", "json", "jsonl"}}
			f.view.format.defineFormat(fs, "the `FORM` of output: text, json or jsonl")
			fs.BoolVar(&f.all, "all", false, "all reports")
			fs.BoolVar(&f.stale, "stale", false, "the reports that another version read")
			fs.BoolVar(&f.apply, "apply", false, "replace the old readings")
			fs.BoolVar(&f.yes, "yes", false, "don't ask")
			fs.Var(&f.source.lexicons, "lexicon", "further predicates from `FILE`, in the form of data/lexicon/predicates.tsv")
			fs.IntVar(&f.source.threads, "threads", 0, "use at most `N` threads; all the machine has")
			f.source.defineKernel(fs)
			return f.run
		},
	}
}

func (f *rereadFlags) check(args []string) error {
	n := 0
	for _, b := range []bool{f.all, f.stale, len(args) > 0} {
		if b {
			n++
		}
	}
	switch {
	case n == 0:
		return &usageError{"", reportedly.WithHint(errors.New("no report named"), "name reports, or say --stale or --all")}
	case n > 1:
		return wrong("name reports, or say --stale or --all, but only one of these")
	case f.yes && !f.apply:
		return wrong("--yes means nothing without --apply")
	}
	return f.source.check()
}

func (f *rereadFlags) run(ctx context.Context, e *env, args []string) error {
	if err := f.check(args); err != nil {
		return err
	}
	r, err := f.source.open(e)
	if err != nil {
		return err
	}
	u := forReading
	if f.apply {
		u = forWriting
	}
	s, err := f.view.open(ctx, e, u, r)
	if err != nil {
		return err
	}
	defer s.close()
	ids, err := f.reports(ctx, s, args)
	if err != nil {
		return err
	}
	if len(ids) == 0 {
		e.say("every report was read by this version")
		return nil
	}
	steps := e.stepper()
	var rows []jsonl.Difference
	same := 0
	for i, id := range ids {
		steps.step("reading again", int64(i), int64(len(ids)))
		d, err := s.Reread(ctx, id)
		if err != nil {
			steps.clear()
			return refused(err)
		}
		steps.clear()
		if d.Empty() {
			same++
		}
		replaced, err := f.settle(ctx, e, s, d)
		if err != nil {
			return err
		}
		if err := f.print(e, d, replaced, &rows); err != nil {
			return err
		}
	}
	return f.finish(e, len(ids), same, rows)
}

// reports are the IDs of what is to be read again.
func (f *rereadFlags) reports(ctx context.Context, s *session, args []string) ([]string, error) {
	var ids []string
	for _, a := range args {
		id, err := s.ReportID(ctx, a)
		if err != nil {
			return nil, refused(err)
		}
		ids = append(ids, id)
	}
	if len(args) > 0 {
		return ids, nil
	}
	page := store.Page{Limit: maxLimit}
	for {
		list, err := s.Stale(ctx, page)
		if f.all {
			list, err = s.Reports(ctx, store.ReportFilter{OldestFirst: true}, page)
		}
		if err != nil {
			return nil, err
		}
		for i := range list.Items {
			ids = append(ids, list.Items[i].SHA256)
		}
		if page.After = list.Next; list.Next == "" {
			return ids, nil
		}
	}
}

// settle replaces a reading where that is asked for and agreed to. One that says the
// same is replaced without asking: only its version changes.
func (f *rereadFlags) settle(ctx context.Context, e *env, s *session, d *memory.Difference) (bool, error) {
	if !f.apply {
		return false, nil
	}
	if !f.yes && !d.Empty() {
		fmt.Fprint(e.Err, differenceText(d))
		if err := e.confirm(ctx, "Replace the old reading?"); err != nil {
			return false, err
		}
	}
	_, err := s.Replace(ctx, d)
	return err == nil, err
}

func (f *rereadFlags) print(e *env, d *memory.Difference, replaced bool, rows *[]jsonl.Difference) error {
	if f.view.format.value == "text" {
		if replaced && !f.yes && !d.Empty() {
			_, err := fmt.Fprintf(e.Out, "replaced the reading of %s\n", memory.ShortID(d.Report.ID))
			return err
		}
		text := differenceText(d)
		if replaced {
			text += "  replaced\n"
		}
		_, err := fmt.Fprint(e.Out, text)
		return err
	}
	w, err := jsonl.ToDifference(d, replaced)
	if err != nil {
		return err
	}
	if f.view.format.value == "jsonl" {
		return jsonl.Lines(e.Out, []jsonl.Difference{w})
	}
	*rows = append(*rows, w)
	return nil
}

func (f *rereadFlags) finish(e *env, n, same int, rows []jsonl.Difference) error {
	if f.view.format.value == "json" {
		return jsonl.Pretty(e.Out, rows)
	}
	if n > 1 {
		e.say(fmt.Sprintf("%s read again, %d of them with the same claims", plural(n, "report"), same))
	}
	if !f.apply && same < n && f.view.format.value == "text" {
		e.hint("nothing was replaced; --apply does that")
	}
	return nil
}

// differenceText says how a new reading differs.
func differenceText(d *memory.Difference) string {
	b := &strings.Builder{}
	head := fmt.Sprintf("%s  %s", memory.ShortID(d.Report.ID), publicationText(d.Report))
	if d.Empty() {
		fmt.Fprintf(b, "%s: the same %s\n", phrase.Clean(head), plural(d.Same, "claim"))
	} else {
		fmt.Fprintf(b, "%s: %d the same, %d changed, %d new, %d gone\n", phrase.Clean(head), d.Same, len(d.Changed), len(d.Added), len(d.Dropped))
	}
	if d.Was != d.Now {
		fmt.Fprintf(b, "  %s %s → %s %s\n", d.Was.Coder, d.Was.Model, d.Now.Coder, d.Now.Model)
	}
	for i := range d.Changed {
		c := &d.Changed[i]
		for _, f := range c.Fields {
			fmt.Fprintf(b, "  ~ %s\n", phrase.Clean(fmt.Sprintf("%s %s: %s %s → %s", c.Was.ID, claimWords(&c.Now), f.Field, orNothing(f.Was), orNothing(f.Now))))
		}
	}
	for i := range d.Added {
		fmt.Fprintf(b, "  + %s\n", phrase.Clean(claimWords(&d.Added[i])))
	}
	for i := range d.Dropped {
		fmt.Fprintf(b, "  - %s\n", phrase.Clean(d.Dropped[i].ID+" "+claimWords(&d.Dropped[i])))
	}
	if d.Kept > 0 {
		fmt.Fprintf(b, "  decided by people: %s found again\n", plural(d.Kept, "claim"))
	}
	for _, o := range d.Orphans {
		fmt.Fprintf(b, "  orphan: %s\n", phrase.Clean(o.Anchor.Claim+" "+orphanText(o)))
	}
	return b.String()
}

// publicationText is a report in a few words: "Daily Star 2016-12-27".
func publicationText(p reportedly.Publication) string {
	return strings.TrimSpace(cmp.Or(p.Source, p.Title, label(p.Name)) + " " + p.Published)
}

// claimWords is a claim in a few words.
func claimWords(c *reportedly.Claim) string {
	s := phrase.Label(c) + " “" + phrase.Value(c.Trigger.Quote) + "”"
	if who := phrase.Who(c); who != "" {
		s += " " + who
	}
	return s
}

func orNothing(s string) string {
	if s == "" {
		return "nothing"
	}
	return s
}
