package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"

	"github.com/reportedly/reportedly/export/csv"
	"github.com/reportedly/reportedly/export/geojson"
	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
)

func exportVerb() verb {
	return verb{
		name: "export", args: `[flags] ["WORDS"]`,
		summary: "write claims or developments to a file",
		help: `Writes all claims that pass the flags (as for search), one a line in JSON after
docs/claim.schema.json with what memory adds, as a table, or for a map; or, with
--what developments, developments with all that is known of them; or the log of
judgements.

  reportedly export --output claims.jsonl
  reportedly export --type ASSAULT --since 2016 --format csv --output assaults.csv
  reportedly export --country Mali --format geojson --output mali.geojson
  reportedly export --what developments --contested > contested.jsonl`,
		setup: func(fs *flag.FlagSet) action {
			f, v := &claimFlags{}, &view{}
			f.define(fs)
			v.database.define(fs)
			v.format = choice{"jsonl", []string{"jsonl", "json", "csv", "geojson"}}
			v.format.defineFormat(fs, "the `FORM` of output: jsonl (one a line), json (one array), csv or, of claims, geojson")
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
	switch {
	case what == "judgements" && v.format.value == "csv":
		return wrong("--what judgements has no csv form here; reportedly judgements list --format csv has")
	case what != "claims" && v.format.value == "geojson":
		return wrong("--what %s has no geojson form; claims have", what)
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
		n, err = exportLog(ctx, s, out, v.format.value)
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

// exporting writes one thing after the other, and at the end what closes them.
type exporting[T any] struct {
	item func(T) error
	end  func() error
}

func exportClaims(ctx context.Context, s *session, w io.Writer, v *view, req memory.SearchRequest) (n int, err error) {
	x, err := claimExport(w, v.format.value)
	if err != nil {
		return 0, err
	}
	req.Page.Limit = maxLimit
	for {
		found, err := s.Search(ctx, req)
		if err != nil {
			return n, err
		}
		for i := range found.Items {
			n++
			if err := x.item(&found.Items[i].Claim); err != nil {
				return n, err
			}
		}
		if req.Page.After = found.Next; found.Next == "" {
			return n, x.end()
		}
	}
}

func claimExport(w io.Writer, form string) (x exporting[*store.Claim], err error) {
	switch form {
	case "csv":
		t, err := csv.New(w, csv.ClaimColumns)
		return exporting[*store.Claim]{func(c *store.Claim) error { return t.Row(csv.Claim(c)) }, t.End}, err
	case "geojson":
		g, err := geojson.New(w)
		return exporting[*store.Claim]{g.Claim, g.End}, err
	}
	a, err := newArray(w, form)
	return exporting[*store.Claim]{func(c *store.Claim) error {
		return a.item(func(w io.Writer) error { return claimLine(w, *c) })
	}, a.end}, err
}

// array writes values of JSON, one a line; where the form is json and not jsonl, they are
// the items of one array.
type array struct {
	w     io.Writer
	whole bool
	n     int
}

func newArray(w io.Writer, form string) (*array, error) {
	a := &array{w: w, whole: form == "json"}
	if !a.whole {
		return a, nil
	}
	_, err := io.WriteString(w, "[\n")
	return a, err
}

// item writes one value, which write writes with the end of its line.
func (a *array) item(write func(io.Writer) error) error {
	if !a.whole {
		return write(a.w)
	}
	b := &bytes.Buffer{}
	if a.n++; a.n > 1 {
		b.WriteString(",\n")
	}
	if err := write(b); err != nil {
		return err
	}
	_, err := a.w.Write(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
	return err
}

func (a *array) end() error {
	switch {
	case !a.whole:
		return nil
	case a.n > 0:
		_, err := io.WriteString(a.w, "\n]\n")
		return err
	}
	_, err := io.WriteString(a.w, "]\n")
	return err
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
	x, err := developmentExport(ctx, s, w, v.format.value)
	if err != nil {
		return 0, err
	}
	for {
		found, err := s.Developments(ctx, ask)
		if err != nil {
			return n, err
		}
		for i := range found.Items {
			n++
			if err := x.item(&found.Items[i]); err != nil {
				return n, err
			}
		}
		if ask.Page.After = found.Next; found.Next == "" {
			return n, x.end()
		}
	}
}

func developmentExport(ctx context.Context, s *session, w io.Writer, form string) (x exporting[*memory.DevelopmentRow], err error) {
	if form == "csv" {
		t, err := csv.New(w, csv.DevelopmentColumns)
		return exporting[*memory.DevelopmentRow]{func(d *memory.DevelopmentRow) error { return t.Row(csv.Development(d)) }, t.End}, err
	}
	a, err := newArray(w, form)
	return exporting[*memory.DevelopmentRow]{func(d *memory.DevelopmentRow) error {
		return a.item(func(w io.Writer) error { return developmentLine(ctx, s, w, d.ID) })
	}, a.end}, err
}

func developmentLine(ctx context.Context, s *session, w io.Writer, id string) error {
	d, err := s.Development(ctx, id)
	if err != nil {
		return err
	}
	return jsonl.DevelopmentLine(w, d)
}

func exportLog(ctx context.Context, s *session, w io.Writer, form string) (n int, err error) {
	a, err := newArray(w, form)
	if err != nil {
		return 0, err
	}
	page := store.Page{Limit: maxLimit}
	for {
		found, err := s.Log(ctx, memory.LogRequest{Page: page})
		if err != nil {
			return n, err
		}
		for _, x := range found.Items {
			n++
			line := []jsonl.Judgement{jsonl.ToJudgement(x.Judgement, x.InForce)}
			if err := a.item(func(w io.Writer) error { return jsonl.Lines(w, line) }); err != nil {
				return n, err
			}
		}
		if page.After = found.Next; found.Next == "" {
			return n, a.end()
		}
	}
}
