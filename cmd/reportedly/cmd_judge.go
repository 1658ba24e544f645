package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/memory"
)

// judging are the flags of the verbs that decide something.
type judging struct {
	database
	format choice
	why    string
	by     string
}

func (j *judging) define(fs *flag.FlagSet) {
	j.database.define(fs)
	j.format = choice{"text", []string{"text", "json"}}
	j.format.defineFormat(fs, "the `FORM` of output: text or json")
	fs.StringVar(&j.why, "why", "", "the reason, in your `WORDS`")
	fs.StringVar(&j.by, "by", "", "`WHO` decides; else REPORTEDLY_USER or the system's user")
}

// do decides one thing and tells what became of it.
func (j *judging) do(ctx context.Context, e *env, decide func(*session) (*memory.Judged, error)) error {
	return decided(ctx, e, j, decide, func(out *memory.Judged) any { return jsonl.ToJudged(out) }, judgedText)
}

// decided opens the memory, decides and tells what became of it, as JSON or in words.
func decided[T any](ctx context.Context, e *env, j *judging, decide func(*session) (T, error), form func(T) any, words func(T) string) error {
	s, err := j.open(ctx, e, forWriting, nil)
	if err != nil {
		return err
	}
	defer s.close()
	out, err := decide(s)
	if err != nil {
		return refused(err)
	}
	if j.format.value == "json" {
		return jsonl.Pretty(e.Out, form(out))
	}
	_, err = fmt.Fprint(e.Out, words(out))
	return err
}

// judgedText says what became of a decision and how it is undone.
func judgedText(out *memory.Judged) string {
	b := &strings.Builder{}
	fmt.Fprintln(b, decisionLine(out))
	for _, d := range out.Changed {
		b.WriteString(changedLine(d))
	}
	for _, id := range out.Gone {
		fmt.Fprintf(b, "  %s is no more\n", id)
	}
	for _, c := range out.Conflicts {
		var sides []string
		for _, l := range c.Latest {
			side := l.Value
			if c.Field == "verdict" {
				side = string(l.Act)
			}
			sides = append(sides, fmt.Sprintf("%s says %s (#%d)", l.By, side, l.Seq))
		}
		fmt.Fprintln(b, "  "+phrase.Clean("reviewers differ on "+c.Field+": "+strings.Join(sides, "; ")+"; the latest holds"))
	}
	fmt.Fprintf(b, "  reportedly judgements undo %d takes it back\n", out.Entry.Seq)
	return b.String()
}

// deciding is a verb that decides on one thing. more are its further arguments.
func deciding(name, args, summary, help string, least, most int, decision func(args []string) (memory.Decision, error)) verb {
	return verb{
		name: name, args: "[flags] " + args, summary: summary, help: help,
		setup: func(fs *flag.FlagSet) action {
			j := &judging{}
			j.define(fs)
			return func(ctx context.Context, e *env, given []string) error {
				if len(given) < least || most > 0 && len(given) > most {
					return wrong("it takes %s, not %s", args, counted(len(given), "argument"))
				}
				d, err := decision(given)
				if err != nil {
					return err
				}
				d.Why, d.By = j.why, j.by
				return j.do(ctx, e, func(s *session) (*memory.Judged, error) { return s.Judge(ctx, d) })
			}
		},
	}
}

// undoing is a verb that takes back the latest decision on one thing, or the latest of
// all.
func undoing(args, summary, help string, request func(arg string, req *memory.UndoRequest) error) verb {
	return verb{
		name: "undo", args: "[flags] " + args, summary: summary, help: help,
		setup: func(fs *flag.FlagSet) action {
			j := &judging{}
			j.define(fs)
			return func(ctx context.Context, e *env, given []string) error {
				req := memory.UndoRequest{Why: j.why, By: j.by}
				if len(given) > 1 {
					return wrong("it takes %s, not %s", args, counted(len(given), "argument"))
				}
				if len(given) == 1 {
					if err := request(given[0], &req); err != nil {
						return err
					}
				} else if !strings.HasPrefix(args, "[") {
					return wrong("it takes %s, not %s", args, counted(len(given), "argument"))
				}
				return j.do(ctx, e, func(s *session) (*memory.Judged, error) { return s.Undo(ctx, req) })
			}
		},
	}
}

func developmentsJoin() verb {
	return deciding("join", "ID OTHER ...", "say that developments are one happening",
		`Makes one development of several, because they are one happening. The decision holds
for what later reports tell.

  reportedly developments join d3f2a91c04b7 d77c01aa9e21 --why "same attack, other spelling"`, 2, 0,
		func(a []string) (memory.Decision, error) {
			return memory.Decision{Act: judgement.Join, Development: a[0], With: a[1:]}, nil
		})
}

func developmentsSplit() verb {
	return deciding("split", "ID CLAIM ...", "say that claims are about another happening",
		`Parts the claims from the development, because they are about another happening. The
decision holds for what later reports tell.

  reportedly developments split d3f2a91c04b7 3f2a9c1d07be/c4 --why "the next day's attack"`, 2, 0,
		func(a []string) (memory.Decision, error) {
			return memory.Decision{Act: judgement.Split, Development: a[0], Claims: a[1:]}, nil
		})
}

func developmentsCredibility() verb {
	return deciding("credibility", "ID 1-6", "set how credible a development is",
		`Sets the credibility of the information on the Admiralty scale: 1 confirmed by other
sources, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be judged.
It stands before what was suggested from corroboration and contradiction, which stays
shown. The reason (--why) is required.

  reportedly developments credibility d3f2a91c04b7 2 --why "the hospital's list was seen"`, 2, 2,
		func(a []string) (memory.Decision, error) {
			return memory.Decision{Act: judgement.Credibility, Development: a[0], Value: a[1]}, nil
		})
}

func developmentsNote() verb {
	return deciding("note", `ID "WORDS"`, "write a note on a development",
		`Keeps a note, with who and when.`, 2, 2,
		func(a []string) (memory.Decision, error) {
			return memory.Decision{Act: judgement.Note, Development: a[0], Value: a[1]}, nil
		})
}

func developmentsUndo() verb {
	return undoing("ID", "take back the latest decision on a development",
		`Takes the latest join, split, credibility or note in force back that was made on this
development. reportedly judgements undo takes any decision back, by its number.`,
		func(id string, req *memory.UndoRequest) error {
			req.Development = id
			return nil
		})
}

func claimVerb() verb {
	return group("claim", "show, accept, reject, correct or add claims",
		`A claim is named by its report and its own ID, as in 3f2a9c1d07be/c4; the beginning
of the report's ID will do. reportedly search and developments show print them.

What you decide is kept with who, when and why, and can be undone. It outlives a new
reading of the report: it is tied to the claim's exact words.`,
		claimShow(), claimAccept(), claimReject(), claimCorrect(), claimAdd(), claimNote(), claimUndo())
}

func claimAccept() verb {
	return verdict("accept", judgement.Accept, "say that claims were read rightly",
		`Says that the report claims this, as it is coded. It says nothing about whether it is
true. - takes the claims from standard input, as search prints them in any form; all are
decided together, or none.

  reportedly claim accept 3f2a9c1d07be/c4 3f2a9c1d07be/c5
  reportedly search --report 3f2a9c1d07be --min-score 0.9 | reportedly claim accept -`)
}

func claimReject() verb {
	return verdict("reject", judgement.Reject, "say that claims were read wrongly",
		`Says that the report doesn't claim this. The claim stays, shown as rejected, and no
longer counts: it leaves its development, and searches pass it over. - takes the claims
from standard input, as search prints them in any form; all are decided together, or none.

  reportedly claim reject 3f2a9c1d07be/c4 --why "the sentence is about a film"
  reportedly search "box office" --format jsonl | reportedly claim reject - --why film`)
}

func claimCorrect() verb {
	help := &strings.Builder{}
	help.WriteString(`Corrects a field of a claim; what was read is kept beside it. Nothing after "=" empties
the field.

  reportedly claim correct 3f2a9c1d07be/c4 killed=6
  reportedly claim correct 3f2a9c1d07be/c4 "actors=Dawn Brigade [reportedly:dawn-brigade]"

Fields:
`)
	for _, f := range judgement.FieldHelp() {
		fmt.Fprintf(help, "  %-13s %s\n", f[0], strings.Join(wrapped(f[1], 66), "\n                "))
	}
	return deciding("correct", "CLAIM FIELD=VALUE", "correct what was read", strings.TrimSpace(help.String()), 2, 2,
		func(a []string) (memory.Decision, error) {
			field, value, ok := strings.Cut(a[1], "=")
			if !ok {
				return memory.Decision{}, &usageError{"", reportedly.WithHint(fmt.Errorf("%q is no FIELD=VALUE", a[1]), "as in killed=6; the fields are "+strings.Join(judgement.FieldNames(), ", "))}
			}
			return memory.Decision{Act: judgement.Correct, Claim: a[0], Field: field, Value: value}, nil
		})
}

func claimNote() verb {
	return deciding("note", `CLAIM "WORDS"`, "write a note on a claim", `Keeps a note, with who and when.`, 2, 2,
		func(a []string) (memory.Decision, error) {
			return memory.Decision{Act: judgement.Note, Claim: a[0], Value: a[1]}, nil
		})
}

func claimUndo() verb {
	return undoing("[CLAIM]", "take back the latest decision",
		`Takes the latest decision in force on the claim back; without a claim, the latest that
you made on anything. What is undone stays in the log, and an undo can be undone:
reportedly judgements list shows the numbers, judgements undo NUMBER takes any back.`,
		func(id string, req *memory.UndoRequest) error {
			if !strings.Contains(id, "/") {
				return &usageError{"", reportedly.WithHint(errors.New("name a claim, as in 3f2a9c1d07be/c4"), "reportedly judgements undo NUMBER takes back a decision by its number")}
			}
			req.Claim = id
			return nil
		})
}
