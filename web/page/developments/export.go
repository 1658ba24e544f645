package developments

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/csv"
	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
)

const (
	// perRead is how many developments are read at a time: what an export holds at once.
	perRead = 500
	// maxQuiet is the longest that a reader of an export may take for a part of it.
	maxQuiet = time.Minute
)

// export sends all developments of a list as a file, in its order: as a table, or, one a
// line, with all that is known of them.
func (s *section) export(w http.ResponseWriter, r *http.Request) error {
	f, err := ask(r.URL.Query()).filter()
	if err != nil {
		return err
	}
	format := r.FormValue("format")
	media, ok := map[string]string{"csv": "text/csv; charset=utf-8", "jsonl": "application/x-ndjson"}[format]
	if !ok {
		return reportedly.WithHint(fmt.Errorf("%w: developments have no form %q", reportedly.ErrInvalid, format), "there are csv and jsonl")
	}
	req := memory.DevelopmentsRequest{Filter: f, Page: store.Page{Limit: perRead}}
	first, err := s.memory().Developments(r.Context(), req)
	if err != nil {
		return err // nothing was sent yet
	}
	h := w.Header()
	h.Set("Content-Type", media)
	h.Set("Content-Disposition", `attachment; filename="developments.`+format+`"`)
	if err := s.send(r.Context(), w, format, req, first); err != nil {
		// The file is broken off, and the connection with it, so that nobody takes it for
		// the whole.
		panic(http.ErrAbortHandler)
	}
	return nil
}

func (s *section) send(ctx context.Context, w http.ResponseWriter, format string, req memory.DevelopmentsRequest, found store.List[memory.DevelopmentRow]) error {
	write, end, err := s.writer(ctx, w, format)
	if err != nil {
		return err
	}
	control := http.NewResponseController(w)
	for {
		// Where the server sets a deadline for whole answers, a long file needs another.
		_ = control.SetWriteDeadline(time.Now().Add(maxQuiet))
		for i := range found.Items {
			if err := write(&found.Items[i]); err != nil {
				return err
			}
		}
		if found.Next == "" {
			return end()
		}
		req.Page.After = found.Next
		if found, err = s.memory().Developments(ctx, req); err != nil {
			return err
		}
	}
}

// writer writes developments in a form, one after the other.
func (s *section) writer(ctx context.Context, w io.Writer, format string) (write func(*memory.DevelopmentRow) error, end func() error, err error) {
	if format == "csv" {
		t, err := csv.New(w, csv.DevelopmentColumns)
		if err != nil {
			return nil, nil, err
		}
		return func(d *memory.DevelopmentRow) error { return t.Row(csv.Development(d)) }, t.End, nil
	}
	return func(row *memory.DevelopmentRow) error {
		d, err := s.memory().Development(ctx, row.ID)
		if err != nil {
			return err
		}
		return jsonl.DevelopmentLine(w, d)
	}, func() error { return nil }, nil
}
