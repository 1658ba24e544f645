package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/memory"
)

func forgetVerb() verb {
	return verb{
		name: "forget", args: "[flags] REPORT",
		summary: "remove a report for good",
		help: `Removes a report by the beginning of its ID (reportedly reports list shows them): its
bytes, its text, its claims and what they add to developments. That people decided
something about it stays in the log; their words, which may quote it, don't. It says
what goes and asks, unless --yes is given. It cannot be undone.`,
		setup: func(fs *flag.FlagSet) action {
			var db database
			db.define(fs)
			yes := fs.Bool("yes", false, "don't ask")
			return func(ctx context.Context, e *env, args []string) error {
				if len(args) != 1 {
					return &usageError{"", reportedly.WithHint(errors.New("name one report"), "reportedly reports list shows which there are")}
				}
				return forget(ctx, e, &db, args[0], *yes)
			}
		},
	}
}

func forget(ctx context.Context, e *env, db *database, id string, yes bool) error {
	s, err := db.open(ctx, e, forWriting, nil)
	if err != nil {
		return err
	}
	defer s.close()
	loss, err := s.WouldForget(ctx, id)
	if err != nil {
		return refused(err)
	}
	if !yes {
		fmt.Fprint(e.Err, lossText(loss))
		if err := e.confirm(ctx, "Forget it for good?"); err != nil {
			return err
		}
	}
	if loss, err = s.Forget(ctx, loss.Report.ID); err != nil {
		return err
	}
	if _, err = fmt.Fprintf(e.Out, "forgot %s with %s\n", memory.ShortID(loss.Report.ID), plural(loss.Claims, "claim")); err != nil {
		return err
	}
	return auditLocal(ctx, e, *db, "forget", loss.Report.ID)
}

// lossText says what forgetting a report takes away.
func lossText(l *memory.Loss) string {
	b := &strings.Builder{}
	fmt.Fprintf(b, "%s  %s\n", memory.ShortID(l.Report.ID), phrase.Clean(publicationText(l.Report)))
	fmt.Fprintf(b, "  goes: %s of its original, its text, %s", bytesOf(int64(l.Bytes)), plural(l.Claims, "claim"))
	if l.Judged > 0 {
		fmt.Fprintf(b, " (%d judged by people)", l.Judged)
	}
	fmt.Fprintln(b)
	if n := len(l.Developments); n > 0 {
		fmt.Fprintf(b, "  goes: %s that only it tells", plural(l.Alone, "development"))
		if rest := n - l.Alone; rest > 0 {
			fmt.Fprintf(b, "; what it adds to %s that others tell too", plural(rest, "development"))
		}
		fmt.Fprintln(b)
	}
	if n := len(l.Judgements); n > 0 {
		fmt.Fprintf(b, "  stays: %s in the log, without words\n", plural(n, "decision"))
	}
	return b.String()
}

// confirm asks on the terminal; anything but yes ends the run, and so does an input that
// is no terminal and says nothing.
func (e *env) confirm(ctx context.Context, question string) error {
	fmt.Fprint(e.Err, question+" [y/N] ")
	answer := make(chan string, 1)
	go func() {
		line, err := bufio.NewReader(io.LimitReader(e.In, 1000)).ReadString('\n')
		if err != nil && line == "" {
			line = "no answer"
		}
		answer <- strings.ToLower(strings.TrimSpace(line))
	}()
	select {
	case <-ctx.Done():
		fmt.Fprintln(e.Err)
		return ctx.Err()
	case a := <-answer:
		if a == "y" || a == "yes" {
			return nil
		}
		if a == "no answer" {
			fmt.Fprintln(e.Err)
			return reportedly.WithHint(errors.New("nobody answered, and nothing was changed"), "--yes goes on without asking")
		}
		return errors.New("nothing was changed")
	}
}
