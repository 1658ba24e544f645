package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/export/terminal"
	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
)

func judgementsVerb() verb {
	return group("judgements", "all that people decided; undo any of it; who agrees",
		`Every decision (accept, reject, correct, note, join, split, grade, credibility) is an
entry of a log that only grows: who, when, why. What is in force is derived from it,
the later entry first. Undoing is an entry too, which can be undone.`,
		judgementsList(), judgementsUndo(), judgementsAgreement(), judgementsOrphans())
}

func judgementsList() verb {
	return verb{
		name: "list", args: "[flags]", summary: "list decisions",
		help: `Prints the log, the oldest first, each entry with its number and whether it is in
force.`,
		setup: func(fs *flag.FlagSet) action {
			v, p := &view{}, &paging{}
			who, acts := &list{}, &list{allowed: words(judgement.Acts)}
			v.define(fs, "text", "json", "jsonl", "csv")
			p.define(fs, 100)
			fs.Var(who, "by", "only what these people decided: `NAMES`")
			fs.Var(acts, "act", "only these `ACTS`: accept, reject, correct …")
			report := fs.String("report", "", "only on this report or its claims, by the beginning of its `ID`")
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
				found, err := s.Log(ctx, memory.LogRequest{By: who.values, Acts: typed[judgement.Act](*acts), Report: *report, Page: p.page()})
				if err != nil {
					return refused(err)
				}
				return logListing(e, v).print(e, v, found)
			}
		},
	}
}

func logListing(e *env, v *view) listing[memory.Entry, jsonl.Judgement] {
	return listing[memory.Entry, jsonl.Judgement]{
		text:    func(w io.Writer, list []memory.Entry) error { return terminal.Log(w, list, v.options(e)) },
		wire:    func(x memory.Entry) (jsonl.Judgement, error) { return jsonl.ToJudgement(x.Judgement, x.InForce), nil },
		columns: []string{"number", "at", "by", "act", "subject", "field", "value", "why", "undoes", "in_force"},
		cells: func(x *memory.Entry) []string {
			j := jsonl.ToJudgement(x.Judgement, x.InForce)
			undoes := ""
			if j.Undoes != 0 {
				undoes = fmt.Sprint(j.Undoes)
			}
			return []string{fmt.Sprint(j.Number), j.At, j.By, j.Act, j.Subject, j.Field, j.Value, j.Why, undoes, fmt.Sprint(j.InForce)}
		},
		none: "nothing was decided yet",
	}
}

func judgementsAgreement() verb {
	return verb{
		name: "agreement", args: "[flags]", summary: "how far reviewers agree",
		help: `Tells how far reviewers agree on what at least two of them judged, beyond what chance
would give: Krippendorff's alpha over all, Fleiss' kappa over the units that as many
rated, Cohen's kappa for each two. 1 is all, 0 is chance; from 0.8 on agreement is held
to be reliable, from 0.67 on good enough for tentative use (Krippendorff).`,
		setup: func(fs *flag.FlagSet) action {
			v := &view{}
			v.define(fs, "text", "json")
			on := &choice{"verdict", []string{"verdict", "correct", "grade", "credibility"}}
			fs.Var(on, "on", "agreement on `WHAT`: verdict (accept or reject), correct, grade or credibility")
			return func(ctx context.Context, e *env, args []string) error {
				if err := noArguments(args); err != nil {
					return err
				}
				s, err := v.open(ctx, e, forReading, nil)
				if err != nil {
					return err
				}
				defer s.close()
				acts := []judgement.Act{judgement.Act(on.value)}
				if on.value == "verdict" {
					acts = []judgement.Act{judgement.Accept, judgement.Reject}
				}
				a, err := s.Agreement(ctx, acts...)
				if err != nil {
					return err
				}
				if v.format.value == "json" {
					return jsonl.Pretty(e.Out, jsonl.ToAgreement(a))
				}
				_, err = io.WriteString(e.Out, agreementText(a))
				return err
			}
		},
	}
}

func agreementText(a *memory.Agreement) string {
	b := &strings.Builder{}
	fmt.Fprintf(b, "%s, %s, %d of them by several\n", plural(len(a.Reviewers), "reviewer"), counted(a.Units, "unit"), a.Shared)
	fmt.Fprintf(b, "Krippendorff's alpha  %s over %s\n", coefficient(a.Alpha), counted(a.AlphaUnits, "unit"))
	if a.FleissRaters > 2 {
		fmt.Fprintf(b, "Fleiss' kappa         %s over %s of %d raters\n", coefficient(a.Fleiss), counted(a.FleissUnits, "unit"), a.FleissRaters)
	}
	for _, p := range a.Pairs {
		fmt.Fprintf(b, "Cohen's kappa         %s over %s: %s and %s\n", coefficient(p.Kappa), counted(p.Units, "unit"), phrase.Clean(p.A), phrase.Clean(p.B))
	}
	return b.String()
}

func coefficient(x float64) string {
	if math.IsNaN(x) {
		return "not defined"
	}
	return fmt.Sprintf("%.3f", x)
}

func judgementsOrphans() verb {
	return verb{
		name: "orphans", args: "[flags]", summary: "decisions whose claim a new reading doesn't have",
		help: `Lists claims that somebody judged and that the present reading of their report
doesn't have: no claim rests on the same words. What was decided stays in the log, and
counts again should the claim come back. The claims that may have taken its place are
named.`,
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
				orphans, err := s.Orphans(ctx)
				if err != nil {
					return err
				}
				return orphanListing.print(e, v, store.List[judgement.Orphan]{Items: orphans})
			}
		},
	}
}

var orphanListing = listing[judgement.Orphan, jsonl.Orphan]{
	text: func(w io.Writer, list []judgement.Orphan) error {
		for _, o := range list {
			fmt.Fprintf(w, "%s  %s\n", memory.ShortID(o.Anchor.ID()), phrase.Clean(orphanText(o)))
		}
		return nil
	},
	wire: func(o judgement.Orphan) (jsonl.Orphan, error) { return jsonl.ToOrphan(o), nil },
	none: "no decision has lost its claim",
}

func orphanText(o judgement.Orphan) string {
	s := string(o.Anchor.Kind) + " “" + phrase.Value(o.Anchor.Trigger) + "”: " + o.Why
	if len(o.Near) > 0 {
		s += "; near it: " + strings.Join(o.Near, ", ")
	}
	return s
}
