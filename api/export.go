package api

import (
	"context"
	"errors"
	"io"
	"net/http"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/csv"
	"github.com/reportedly/reportedly/export/geojson"
	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
)

// Media types of exports.
const (
	linesMedia = "application/jsonl"
	csvMedia   = "text/csv"
	mapMedia   = "application/geo+json"
)

// exportRoutes are the operations that give all that passes a filter.
func (a *API) exportRoutes() []route {
	lines, table := "A value a line, as the lists have them.", "A table with one header line (RFC 4180). Cells that a spreadsheet would compute begin with an apostrophe."
	return []route{
		stream("/export/claims", "exportClaims", map[string]string{linesMedia: lines, csvMedia: table, mapMedia: "A FeatureCollection (RFC 7946) with a feature for each place of each claim; without geometry where none is known."},
			"Export claims", "All that the search for claims would find, last added first.", exportClaims),
		stream("/export/developments", "exportDevelopments", map[string]string{linesMedia: "A development a line, with all that is known of it.", csvMedia: table},
			"Export developments", "All that the list would have.", exportDevelopments),
		stream("/export/judgements", "exportJudgements", map[string]string{linesMedia: lines}, "Export the log of judgements", "The oldest first.", exportJudgements),
	}
}

// exporting writes items and their end.
type exporting[T any] struct {
	media, name string
	begin       func(io.Writer) error
	item        func(io.Writer, *T) error
	end         func(io.Writer) error
}

// exported writes all pages of a list. What goes wrong after the first page breaks the
// connection off: half an answer must not look like a whole one.
func exported[T any](c *call, e exporting[T], list func(context.Context, store.Page) (store.List[T], error)) error {
	page := store.Page{Limit: 1000}
	found, err := list(c.ctx(), page)
	if err != nil {
		return err
	}
	c.audit(c.r, "export", c.r.URL.RequestURI())
	h := c.w.Header()
	h.Set("Content-Type", e.media)
	h.Set("Content-Disposition", `attachment; filename="`+e.name+`"`)
	h.Set("Cache-Control", "no-store")
	c.w.WriteHeader(http.StatusOK)
	if c.r.Method == http.MethodHead {
		return nil
	}
	err = e.begin(c.w)
	deadline := http.NewResponseController(c.w)
	for err == nil {
		// However long all of it takes, each page goes on; a server without deadlines sets none.
		_ = deadline.SetWriteDeadline(time.Now().Add(2 * time.Minute))
		for i := range found.Items {
			if err = e.item(c.w, &found.Items[i]); err != nil {
				break
			}
		}
		if page.After = found.Next; err != nil || found.Next == "" {
			break
		}
		found, err = list(c.ctx(), page)
	}
	if err == nil {
		err = e.end(c.w)
	}
	if err == nil {
		return nil
	}
	if !c.goneAway(err) && c.options.Failed != nil {
		c.options.Failed(c.r, h.Get("X-Request-Id"), err)
	}
	panic(http.ErrAbortHandler)
}

func nothingMore(io.Writer) error { return nil }

type claimExport struct {
	Format string `query:"format" values:"jsonl|csv|geojson" doc:"The form; jsonl where it isn’t given." example:"csv"`
	claimFilter
}

func exportClaims(c *call, in *claimExport) error {
	req, err := in.request()
	if err != nil {
		return err
	}
	e := exporting[store.Hit]{linesMedia, "claims.jsonl", nothingMore, func(w io.Writer, h *store.Hit) error {
		line, err := jsonl.ToStored(h.Claim)
		if err != nil {
			return err
		}
		return jsonl.Lines(w, []jsonl.StoredClaim{line})
	}, nothingMore}
	switch in.Format {
	case "csv":
		var t *csv.Writer
		e = exporting[store.Hit]{csvMedia + "; charset=utf-8; header=present", "claims.csv", func(w io.Writer) (err error) {
			t, err = csv.New(w, csv.ClaimColumns)
			return err
		}, func(_ io.Writer, h *store.Hit) error { return t.Row(csv.Claim(&h.Claim)) }, func(io.Writer) error { return t.End() }}
	case "geojson":
		var g *geojson.Writer
		e = exporting[store.Hit]{mapMedia, "claims.geojson", func(w io.Writer) (err error) {
			g, err = geojson.New(w)
			return err
		}, func(_ io.Writer, h *store.Hit) error { return g.Claim(&h.Claim) }, func(io.Writer) error { return g.End() }}
	}
	return exported(c, e, func(ctx context.Context, p store.Page) (store.List[store.Hit], error) {
		req.Page = p
		return c.options.Memory.Search(ctx, req)
	})
}

type developmentExport struct {
	Format string `query:"format" values:"jsonl|csv" doc:"The form; jsonl where it isn’t given." example:"jsonl"`
	developmentFilter
}

func exportDevelopments(c *call, in *developmentExport) error {
	f, err := in.filter()
	if err != nil {
		return err
	}
	e := exporting[memory.DevelopmentRow]{linesMedia, "developments.jsonl", nothingMore, func(w io.Writer, d *memory.DevelopmentRow) error {
		return c.developmentLine(w, d.ID)
	}, nothingMore}
	if in.Format == "csv" {
		var t *csv.Writer
		e = exporting[memory.DevelopmentRow]{csvMedia + "; charset=utf-8; header=present", "developments.csv", func(w io.Writer) (err error) {
			t, err = csv.New(w, csv.DevelopmentColumns)
			return err
		}, func(_ io.Writer, d *memory.DevelopmentRow) error { return t.Row(csv.Development(d)) }, func(io.Writer) error { return t.End() }}
	}
	return exported(c, e, func(ctx context.Context, p store.Page) (store.List[memory.DevelopmentRow], error) {
		return c.options.Memory.Developments(ctx, memory.DevelopmentsRequest{Filter: f, Page: p})
	})
}

// developmentLine writes a development, or nothing where it has become one with another
// meanwhile.
func (c *call) developmentLine(w io.Writer, id string) error {
	d, err := c.options.Memory.Development(c.ctx(), id)
	if errors.Is(err, reportedly.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	return jsonl.DevelopmentLine(w, d)
}

type judgementExport struct {
	Format string `query:"format" values:"jsonl" doc:"The form."`
}

func exportJudgements(c *call, _ *judgementExport) error {
	e := exporting[memory.Entry]{linesMedia, "judgements.jsonl", nothingMore, func(w io.Writer, x *memory.Entry) error {
		return jsonl.Lines(w, []jsonl.Judgement{jsonl.ToJudgement(x.Judgement, x.InForce)})
	}, nothingMore}
	return exported(c, e, func(ctx context.Context, p store.Page) (store.List[memory.Entry], error) {
		return c.options.Memory.Log(ctx, memory.LogRequest{Page: p})
	})
}
