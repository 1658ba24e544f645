package main

import (
	"context"
	"flag"
	"fmt"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/export/terminal"
	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/text"
)

func claimShow() verb {
	return verb{
		name: "show", args: "[flags] CLAIM",
		summary: "print all that is known of a claim",
		help: `Prints the claim with its words, its report, its development, why it reads so, and
what people decided about it.`,
		setup: func(fs *flag.FlagSet) action {
			v := &view{}
			v.define(fs, "text", "json")
			return func(ctx context.Context, e *env, args []string) error {
				return withOne(ctx, e, v, args, "search", func(s *session, id string) error {
					c, err := s.Claim(ctx, id)
					if err != nil {
						return refused(err)
					}
					if v.format.value == "text" {
						return terminal.StoredClaim(e.Out, c, v.options(e))
					}
					w, err := jsonl.ToClaimPage(c)
					if err != nil {
						return err
					}
					return jsonl.Pretty(e.Out, w)
				})
			}
		},
	}
}

func claimAdd() verb {
	return verb{
		name: "add", args: `[flags] REPORT TYPE "WORDS" ...`,
		summary: "add a claim that the program missed",
		help: `Adds a claim that rests on these words of the report, copied letter by letter; they must
occur once in it. TYPE is an event's type (ASSAULT, CONSULT …) or a kind of claim
(presence, control …). The claim is called h1, h2 …; correct gives it its values, as with
any other claim. It survives a new reading of the report, and can be undone.

  reportedly claim add 3f2a9c1d07be CONSULT "The elders met the mayor at noon." --trigger met
  reportedly claim correct 3f2a9c1d07be/h1 "actors=elders"`,
		setup: func(fs *flag.FlagSet) action {
			j := &judging{}
			j.define(fs)
			trigger := fs.String("trigger", "", "the `WORD` among them that says what is claimed")
			return func(ctx context.Context, e *env, args []string) error {
				if len(args) < 3 {
					return wrong(`it takes REPORT TYPE "WORDS" ...`)
				}
				return j.do(ctx, e, func(s *session) (*memory.Judged, error) {
					d, err := missed(ctx, s, args[0], args[1], args[2:], *trigger)
					if err != nil {
						return nil, err
					}
					d.Why, d.By = j.why, j.by
					return s.Judge(ctx, d)
				})
			}
		},
	}
}

// missed is the decision to add a claim by words of a report.
func missed(ctx context.Context, s *session, report, kind string, words []string, trigger string) (memory.Decision, error) {
	d := memory.Decision{Act: judgement.Add, Report: report, Value: kind}
	page, err := s.Report(ctx, report)
	if err != nil {
		return d, err
	}
	for _, w := range words {
		sp, err := memory.FindWords(page.Text, w)
		if err != nil {
			return d, err
		}
		d.Words = append(d.Words, sp)
	}
	if trigger == "" {
		return d, nil
	}
	for _, sp := range d.Words {
		if i := strings.Index(page.Text.Slice(sp), trigger); i >= 0 {
			d.Trigger = text.Span{Start: sp.Start + i, End: sp.Start + i + len(trigger)}
			return d, nil
		}
	}
	return d, reportedly.WithHint(fmt.Errorf("%w: %q isn't among the claim's words", reportedly.ErrInvalid, trigger), "copy it from them, letter by letter")
}
