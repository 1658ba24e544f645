package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"

	"github.com/reportedly/reportedly/export/csv"
	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
)

func exportVerb() verb {
	return verb{
		name: "export", args: `[flags] ["WORDS"]`,
		summary: "write claims or developments to a file",
		help: `Writes all claims that pass the flags (as for search), one a line in JSON after
docs/claim.schema.json with what memory adds, or as a table; or, with --what
developments, developments with all that is known of them; or the log of judgements.

  reportedly export --output claims.jsonl
  reportedly export --type ASSAULT --since 2016 --format csv --output assaults.csv
  reportedly export --what developments --contested > contested.jsonl`,
		setup: func(fs *flag.FlagSet) action {
			f, v := &claimFlags{}, &view{}
			f.define(fs)
			v.database.define(fs)
			v.format = choice{"jsonl", []string{"jsonl", "csv"}}
			fs.Var(&v.format, "format", "the `FORM` of output: jsonl (one a line) or csv")
			what := &choice{"claims", []string{"claims", "developments", "judgements"}}
			fs.Var(what, "what", "export `WHAT`: claims, developments or judgements")
			output := fs.String("output", "", "write to `FILE` rather than standard output")
			return func(ctx context.Context, e *env, args []string) error {
				return exportAll(ctx, e, f, v, what.value, *output, args)
			}
		},
	}
}

func exportAll(ctx context.Context, e *env, f *claimFlags, v *view, what, output string, args []string) error {
	req, err := f.request(args)
	if err != nil {
		return err
	}
	if what == "judgements" && v.format.value == "csv" {
		return wrong("--what judgements has no csv form here; reportedly judgements list --format csv has")
	}
	s, err := v.open(ctx, e, forReading, nil)
	if err != nil {
		return err
	}
	defer s.close()
	out, err := e.output(output)
	if err != nil {
		return err
	}
	defer out.drop()
	n := 0
	switch what {
	case "developments":
		n, err = exportDevelopments(ctx, s, out, v, req)
	case "judgements":
		n, err = exportLog(ctx, s, out)
	default:
		n, err = exportClaims(ctx, s, out, v, req)
	}
	if err == nil {
		err = out.keep()
	}
	if err != nil {
		return refused(err)
	}
	if output != "" {
		e.say(fmt.Sprintf("wrote %s to %s", counted(n, what[:len(what)-1]), output))
	}
	if err := auditLocal(ctx, e, v.database, "export", counted(n, what[:len(what)-1])); err != nil {
		return err
	}
	if n == 0 {
		return &notFoundError{errors.New("nothing is so; nothing was written but what stands for it")}
	}
	return nil
}

func exportClaims(ctx context.Context, s *session, w io.Writer, v *view, req memory.SearchRequest) (n int, err error) {
	var table *csv.Writer
	if v.format.value == "csv" {
		if table, err = csv.New(w, csv.ClaimColumns); err != nil {
			return 0, err
		}
	}
	req.Page.Limit = maxLimit
	for {
		found, err := s.Search(ctx, req)
		if err != nil {
			return n, err
		}
		for i := range found.Items {
			n++
			if table != nil {
				err = table.Row(csv.Claim(&found.Items[i].Claim))
			} else {
				err = claimLine(w, found.Items[i].Claim)
			}
			if err != nil {
				return n, err
			}
		}
		if req.Page.After = found.Next; found.Next == "" {
			break
		}
	}
	if table != nil {
		return n, table.End()
	}
	return n, nil
}

func claimLine(w io.Writer, c store.Claim) error {
	line, err := jsonl.ToStored(c)
	if err != nil {
		return err
	}
	return jsonl.Lines(w, []jsonl.StoredClaim{line})
}

// exportDevelopments exports developments by what the flags for claims say that they
// have too.
func exportDevelopments(ctx context.Context, s *session, w io.Writer, v *view, req memory.SearchRequest) (n int, err error) {
	f := req.Filter
	if len(f.Bases)+len(f.Polarities)+len(f.Realities)+len(f.Likelihoods)+len(f.Speakers)+len(f.Reports)+len(f.Developments)+len(f.Reviews) > 0 || f.MinScore > 0 {
		return 0, wrong("developments are chosen by words, kind, type, actor, place, country, source, days and state alone")
	}
	ask := memory.DevelopmentsRequest{Page: store.Page{Limit: maxLimit}, Filter: store.DevelopmentFilter{
		Text: f.Text, Kinds: f.Kinds, Events: f.Events, States: f.States, Actors: f.Actors, Places: f.Places, Countries: f.Countries,
		Sources: f.Sources, Near: f.Near, Since: f.Since, Until: f.Until}}
	var table *csv.Writer
	if v.format.value == "csv" {
		if table, err = csv.New(w, csv.DevelopmentColumns); err != nil {
			return 0, err
		}
	}
	for {
		found, err := s.Developments(ctx, ask)
		if err != nil {
			return n, err
		}
		for i := range found.Items {
			n++
			if table != nil {
				err = table.Row(csv.Development(&found.Items[i]))
			} else {
				err = developmentLine(ctx, s, w, found.Items[i].ID)
			}
			if err != nil {
				return n, err
			}
		}
		if ask.Page.After = found.Next; found.Next == "" {
			break
		}
	}
	if table != nil {
		return n, table.End()
	}
	return n, nil
}

func developmentLine(ctx context.Context, s *session, w io.Writer, id string) error {
	d, err := s.Development(ctx, id)
	if err != nil {
		return err
	}
	return jsonl.DevelopmentLine(w, d)
}

func exportLog(ctx context.Context, s *session, w io.Writer) (n int, err error) {
	page := store.Page{Limit: maxLimit}
	for {
		found, err := s.Log(ctx, memory.LogRequest{Page: page})
		if err != nil {
			return n, err
		}
		for _, x := range found.Items {
			n++
			if err := jsonl.Lines(w, []jsonl.Judgement{jsonl.ToJudgement(x.Judgement, x.InForce)}); err != nil {
				return n, err
			}
		}
		if page.After = found.Next; found.Next == "" {
			return n, nil
		}
	}
}
