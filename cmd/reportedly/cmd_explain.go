package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/codebook"
	"github.com/reportedly/reportedly/export/terminal"
)

type explainFlags struct {
	source source
	colour choice
	width  int
	plan   bool
}

func explainVerb() verb {
	return verb{
		name: "explain", args: "[flags] FILE [CLAIM ...] | TERM ... | --plan",
		summary: "say why a claim reads so, or what a value means",
		help: `With a file, prints its claims, or those that are named, with every value, what
it means, and the words and the rule that it rests on. Claims are named as
read prints them, and come out the same if the same flags are given.

With terms, says what they mean: a kind (presence), an event type (ASSAULT), a
mode (ASSAULT/drone), a basis (inferred), a likelihood (likely), a relation (near)
and so on. Without arguments, lists all terms.

  reportedly explain report.txt c3 --published 2016-12-27
  reportedly explain likely denied`,
		setup: func(fs *flag.FlagSet) action {
			f := &explainFlags{colour: choice{"auto", colours}}
			f.source.define(fs)
			fs.BoolVar(&f.plan, "plan", false, "print the steps of reading in their order")
			fs.Var(&f.colour, "color", "`WHEN` to colour text: auto, always or never; NO_COLOR is heeded")
			fs.IntVar(&f.width, "width", 0, "`COLUMNS` of text; the terminal's, or 80")
			return f.run
		},
	}
}

var claimID = regexp.MustCompile(`^[ch][0-9]+$`)

func (f *explainFlags) run(ctx context.Context, e *env, args []string) error {
	if err := firstError(f.source.check(), checkWidth(f.width)); err != nil {
		return err
	}
	opt := e.options(f.colour.value, f.width)
	book := codebook.New()
	switch {
	case f.plan && len(args) > 0:
		return wrong("--plan takes no arguments")
	case f.plan:
		return f.printPlan(e)
	case len(args) == 0:
		if err := terminal.ListTerms(e.Out, book, opt); err != nil {
			return err
		}
		_, err := io.WriteString(e.Out, "\nreportedly explain TERM says what a term means.\n")
		return err
	case claimID.MatchString(args[0]):
		return &usageError{"", reportedly.WithHint(errors.New("a claim is explained from its file"), "reportedly explain FILE "+args[0])}
	case ofReport(args[0]) != "":
		return &usageError{"", reportedly.WithHint(fmt.Errorf("%s is no file", args[0]), ofReport(args[0]))}
	case f.isFile(args, book):
		return f.claims(ctx, e, args[0], args[1:], opt)
	}
	return explainTerms(e.Out, book, args, opt)
}

// ofReport says how to explain what is named as memory names claims, "3f2a9c1d/c4" or
// "report.txt/c4"; "" where it is a file or no such name.
func ofReport(arg string) string {
	report, claim, ok := cutLast(arg, "/")
	if _, err := os.Stat(arg); err == nil || !ok || !claimID.MatchString(claim) {
		return ""
	}
	if _, err := os.Stat(report); err == nil {
		return "reportedly explain " + report + " " + claim
	}
	return "reportedly claim show " + arg + " explains a claim of a report that was added"
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// isFile tells whether the arguments name a file and its claims rather than
// terms. A term is a term even where a file has that name; ./NAME is the file.
func (f *explainFlags) isFile(args []string, book *codebook.Book) bool {
	if args[0] == "-" || len(args) > 1 && claimID.MatchString(args[1]) {
		return true
	}
	_, err := os.Stat(args[0])
	return len(book.Find(args[0])) == 0 && (err == nil || strings.ContainsAny(args[0], `./\`) && len(book.Near(args[0], 1)) == 0)
}

func (f *explainFlags) printPlan(e *env) error {
	r, err := f.source.open(e)
	if err != nil {
		return err
	}
	_, err = io.WriteString(e.Out, r.Plan())
	return err
}

func (f *explainFlags) claims(ctx context.Context, e *env, file string, ids []string, opt terminal.Options) error {
	r, err := f.source.open(e)
	if err != nil {
		return err
	}
	result, err := f.source.read(ctx, e, r, input{name: file})
	if err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		e.complain(label(file), err)
		return failed(statusNothing)
	}
	if err := checkClaims(label(file), ids, result.Claims); err != nil {
		return err
	}
	for _, c := range result.Claims {
		if len(ids) == 0 || slices.Contains(ids, c.ID) {
			if err := terminal.Explain(e.Out, result.Report, &c, codebook.New(), opt); err != nil {
				return err
			}
		}
	}
	return nil
}
