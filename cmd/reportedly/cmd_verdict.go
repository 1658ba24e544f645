package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/memory"
)

// maxTogether is how many decisions are made or taken back together at most.
const maxTogether = 10_000

// verdict is a verb that accepts or rejects claims, several together.
func verdict(name string, act judgement.Act, summary, help string) verb {
	return verb{
		name: name, args: "[flags] CLAIM ...|-", summary: summary, help: help,
		setup: func(fs *flag.FlagSet) action {
			j := &judging{}
			j.define(fs)
			return func(ctx context.Context, e *env, args []string) error {
				ids, err := claimIDs(args, e.In)
				if err != nil {
					return err
				}
				list := make([]memory.Decision, len(ids))
				for i, id := range ids {
					list[i] = memory.Decision{Act: act, Claim: id, Why: j.why, By: j.by}
				}
				if len(list) == 1 {
					return j.do(ctx, e, func(s *session) (*memory.Judged, error) { return s.Judge(ctx, list[0]) })
				}
				return j.doAll(ctx, e, func(s *session) ([]*memory.Judged, error) { return s.JudgeAll(ctx, list) })
			}
		},
	}
}

// claimIDs are the claims that arguments name, or that standard input lists, each once.
func claimIDs(args []string, in io.Reader) ([]string, error) {
	if len(args) == 0 {
		return nil, &usageError{"", reportedly.WithHint(errors.New("no claim to decide on"), "name claims, as in 3f2a9c1d07be/c4, or - for a list of them on standard input")}
	}
	var out []string
	seen := map[string]bool{}
	put := func(id string) {
		if !seen[id] {
			seen[id] = true
			out = append(out, id)
		}
	}
	for _, a := range args {
		if a != "-" {
			put(a)
			continue
		}
		listed, err := listedClaims(in)
		if err != nil {
			return nil, err
		}
		for _, id := range listed {
			put(id)
		}
	}
	if len(out) > maxTogether {
		return nil, wrong("%d claims are too many at once: at most %d", len(out), maxTogether)
	}
	return out, nil
}

// listed is a line that begins with a claim's ID, or with one in JSON.
var listed = regexp.MustCompile(`^\s*(?:\{?\s*"id":\s*")?"?([0-9a-f]{4,64}/[a-z][0-9]+)(?:["\s,]|$)`)

// listedClaims are the claims of a list: of what search prints as text, JSON or CSV, or IDs a
// line. Other lines are passed over.
func listedClaims(in io.Reader) ([]string, error) {
	var out []string
	r := bufio.NewReaderSize(in, 64<<10)
	for {
		line, more, err := r.ReadLine()
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, fmt.Errorf("read standard input: %w", err)
		}
		if m := listed.FindSubmatch(line); m != nil && len(out) <= maxTogether {
			out = append(out, string(m[1]))
		}
		for more && err == nil { // the rest of a long line
			_, more, err = r.ReadLine()
		}
	}
	if len(out) == 0 {
		return nil, reportedly.WithHint(fmt.Errorf("%w: standard input lists no claims", reportedly.ErrInvalid), "as in: reportedly search --type ASSAULT | reportedly claim accept -")
	}
	return out, nil
}

// doAll is do with several decisions.
func (j *judging) doAll(ctx context.Context, e *env, decide func(*session) ([]*memory.Judged, error)) error {
	return decided(ctx, e, j, decide, func(list []*memory.Judged) any {
		out := make([]jsonl.Judged, len(list))
		for i, one := range list {
			out[i] = jsonl.ToJudged(one)
		}
		return out
	}, togetherText)
}

// togetherText says what became of several decisions: each in a line, the developments that
// they changed once, as they are in the end, and how all are undone.
func togetherText(list []*memory.Judged) string {
	b := &strings.Builder{}
	now := map[string]string{}
	for _, out := range list {
		fmt.Fprintln(b, decisionLine(out))
		for _, d := range out.Changed {
			now[d.ID] = changedLine(d)
		}
		for _, id := range out.Gone {
			now[id] = "  " + id + " is no more\n"
		}
	}
	ids := make([]string, 0, len(now))
	for id := range now {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		b.WriteString(now[id])
	}
	if n := len(list); n > 0 {
		fmt.Fprintf(b, "  reportedly judgements undo %d-%d takes them back\n", list[0].Entry.Seq, list[n-1].Entry.Seq)
	}
	return b.String()
}

// decisionLine is a decision in a line.
func decisionLine(out *memory.Judged) string {
	j := out.Entry
	subject := j.Subject()
	if kind, id, ok := strings.Cut(subject, " "); ok && kind == "claim" {
		subject = "claim " + memory.ShortID(id)
	}
	words := j.Words()
	if out.Undone != nil {
		words = fmt.Sprintf("undid #%d: %s", out.Undone.Seq, out.Undone.Words())
	}
	return phrase.Clean(fmt.Sprintf("#%d %s · %s", j.Seq, words, subject))
}

func changedLine(d reportedly.Development) string {
	return fmt.Sprintf("  %s is now %s, %s in %s\n", d.ID, d.State, plural(d.Independent, "independent source"), plural(len(d.Reports), "report"))
}

func judgementsUndo() verb {
	return verb{
		name: "undo", args: "[flags] NUMBER|FROM-TO ...", summary: "take back any decisions by their numbers",
		help: `Takes entries of the log back, the latest first; that of an undo brings back what it had
undone. All are taken back together, or none.

  reportedly judgements undo 12
  reportedly judgements undo 12-40     # what was decided together`,
		setup: func(fs *flag.FlagSet) action {
			j := &judging{}
			j.define(fs)
			return func(ctx context.Context, e *env, args []string) error {
				numbers, err := numbersOf(args)
				if err != nil {
					return err
				}
				list := make([]memory.UndoRequest, len(numbers))
				for i, n := range numbers {
					list[i] = memory.UndoRequest{Number: n, Why: j.why, By: j.by}
				}
				if len(list) == 1 {
					return j.do(ctx, e, func(s *session) (*memory.Judged, error) { return s.Undo(ctx, list[0]) })
				}
				return j.doAll(ctx, e, func(s *session) ([]*memory.Judged, error) { return s.UndoAll(ctx, list) })
			}
		},
	}
}

// numbersOf are the numbers that arguments name, the largest first: "12", "#12", "12-40".
func numbersOf(args []string) ([]int64, error) {
	var out []int64
	for _, arg := range args {
		first, last, several := strings.Cut(strings.ReplaceAll(arg, "#", ""), "-")
		if !several {
			last = first
		}
		from, err := strconv.ParseInt(first, 10, 64)
		to, err2 := strconv.ParseInt(last, 10, 64)
		if err != nil || err2 != nil || from < 1 || to < from {
			return nil, &usageError{"", reportedly.WithHint(fmt.Errorf("%q is no number of a decision", arg), "reportedly judgements list shows the numbers; 12-40 takes back several")}
		}
		if to-from >= maxTogether || len(out) >= maxTogether {
			return nil, wrong("these are too many at once: at most %d", maxTogether)
		}
		for n := from; n <= to; n++ {
			out = append(out, n)
		}
	}
	if len(out) == 0 {
		return nil, wrong("it takes the numbers of decisions")
	}
	slices.Sort(out)
	out = slices.Compact(out)
	slices.Reverse(out)
	return out, nil
}
