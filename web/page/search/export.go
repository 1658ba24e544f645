package search

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"slices"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/csv"
	"github.com/reportedly/reportedly/export/geojson"
	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
)

// format is a form of file.
type format struct {
	name, media, ending string
	begin               func(io.Writer) (writer, error)
}

// writer writes claims, one after the other.
type writer interface {
	Claim(*store.Claim) error
	End() error
}

// formats are the forms of files, the fullest first.
func formats() []format {
	return []format{
		{"jsonl", "application/x-ndjson", ".jsonl", func(w io.Writer) (writer, error) { return lines{w}, nil }},
		{"json", "application/json", ".json", func(w io.Writer) (writer, error) { return &array{w: w}, nil }},
		{"csv", "text/csv; charset=utf-8", ".csv", func(w io.Writer) (writer, error) {
			t, err := csv.New(w, csv.ClaimColumns)
			return table{t}, err
		}},
		{"geojson", "application/geo+json", ".geojson", func(w io.Writer) (writer, error) { return geojson.New(w) }},
	}
}

// perRead is how many claims are read at a time: what an export holds at once.
const perRead = 500

// maxQuiet is the longest that a reader of an export may take for a part of it.
const maxQuiet = time.Minute

// export sends all claims of a search as a file, in the order shown but for the order of
// relevance, in which not all can be put.
func (s *section) export(w http.ResponseWriter, r *http.Request) error {
	a, err := read(r.URL.Query())
	if err != nil {
		return err
	}
	name := r.FormValue("format")
	list := formats()
	i := slices.IndexFunc(list, func(f format) bool { return f.name == name })
	if i < 0 {
		return reportedly.WithHint(fmt.Errorf("%w: claims have no form %q", reportedly.ErrInvalid, name), "there are jsonl, json, csv and geojson")
	}
	req := memory.SearchRequest{Filter: a.Filter, Order: a.order, Page: store.Page{Limit: perRead}}
	if req.Order == store.ByRelevance {
		req.Order = store.ByAdded
	}
	first, err := s.memory().Search(r.Context(), req)
	if err != nil {
		return err // nothing was sent yet
	}
	h := w.Header()
	h.Set("Content-Type", list[i].media)
	h.Set("Content-Disposition", `attachment; filename="claims`+list[i].ending+`"`)
	if err := s.send(r.Context(), w, list[i], req, first); err != nil {
		// The file is broken off, and the connection with it, so that nobody takes it for
		// the whole.
		panic(http.ErrAbortHandler)
	}
	return nil
}

func (s *section) send(ctx context.Context, w http.ResponseWriter, f format, req memory.SearchRequest, found store.List[store.Hit]) error {
	out, err := f.begin(w)
	if err != nil {
		return err
	}
	control := http.NewResponseController(w)
	for {
		// Where the server sets a deadline for whole answers, a long file needs another.
		_ = control.SetWriteDeadline(time.Now().Add(maxQuiet))
		for i := range found.Items {
			if err := out.Claim(&found.Items[i].Claim); err != nil {
				return err
			}
		}
		if found.Next == "" {
			return out.End()
		}
		req.Page.After = found.Next
		if found, err = s.memory().Search(ctx, req); err != nil {
			return err
		}
	}
}

// lines are claims, one a line.
type lines struct{ w io.Writer }

// Claim implements writer.
func (l lines) Claim(c *store.Claim) error {
	v, err := jsonl.ToStored(*c)
	if err != nil {
		return err
	}
	return jsonl.Lines(l.w, []jsonl.StoredClaim{v})
}

// End implements writer.
func (lines) End() error { return nil }

// array is one JSON list of claims.
type array struct {
	w     io.Writer
	begun bool
}

// Claim implements writer.
func (a *array) Claim(c *store.Claim) error {
	before := ","
	if !a.begun {
		before, a.begun = "[", true
	}
	if _, err := io.WriteString(a.w, before); err != nil {
		return err
	}
	return lines{a.w}.Claim(c)
}

// End implements writer.
func (a *array) End() error {
	end := "]\n"
	if !a.begun {
		end = "[]\n"
	}
	_, err := io.WriteString(a.w, end)
	return err
}

// table is claims as a table.
type table struct{ *csv.Writer }

// Claim implements writer.
func (t table) Claim(c *store.Claim) error { return t.Row(csv.Claim(c)) }
