package relational

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/store"
)

// reportRow is the row of a report, 0 where there is none.
func (r *reader) reportRow(ctx context.Context, id string) (int64, error) {
	if r.known != nil && r.known.reports[id] != 0 {
		return r.known.reports[id], nil
	}
	var row int64
	_, err := r.row(ctx, []any{&row}, `SELECT id FROM report WHERE sha = ?`, clean(id))
	r.knowReport(id, row)
	return row, err
}

func (r *reader) knowReport(id string, row int64) {
	if r.known == nil || row == 0 {
		return
	}
	if len(r.known.reports) >= maxKnown {
		clear(r.known.reports)
	}
	r.known.reports[id] = row
}

func (r *reader) mustReportRow(ctx context.Context, id string) (int64, error) {
	row, err := r.reportRow(ctx, id)
	if err == nil && row == 0 {
		err = notFound("report", id)
	}
	return row, err
}

// ReportID implements [store.Reader].
func (r *reader) ReportID(ctx context.Context, prefix string) (string, error) {
	return r.prefixed(ctx, "report", `SELECT sha FROM report WHERE sha >= ? AND sha < ? ORDER BY sha LIMIT 4`, strings.ToLower(prefix))
}

// prefixed is the one identity that begins with a prefix.
func (r *reader) prefixed(ctx context.Context, what, query, prefix string) (string, error) {
	if prefix == "" || !utf8.ValidString(prefix) || strings.IndexByte(prefix, 0) >= 0 {
		return "", notFound(what, prefix)
	}
	var found []string
	err := r.rows(ctx, func(scan func(...any) error) error {
		var s string
		err := scan(&s)
		found = append(found, s)
		return err
	}, query, prefix, prefix+"\U0010FFFF")
	switch {
	case err != nil:
		return "", err
	case len(found) == 0:
		return "", notFound(what, prefix)
	case len(found) > 1 && found[0] != prefix:
		return "", reportedly.WithHint(invalid("%s %q is the beginning of several", what, prefix), "give more of it: "+strings.Join(found[:min(3, len(found))], ", "))
	}
	return found[0], nil
}

const reportColumns = `r.id, r.sha, r.name, COALESCE(s.name, ''), r.media, r.encoding, r.title, r.publisher, r.author, r.published, r.published_from, r.language, r.url,
	r.acquired, r.claims, r.reviewed, r.indexed, COALESCE(v.coder, ''), COALESCE(v.model, '')`

const reportFrom = ` FROM report r LEFT JOIN source s ON s.id = r.source LEFT JOIN version v ON v.id = r.version`

// scanReport reads reportColumns.
func scanReport(scan func(...any) error, more ...any) (store.Report, error) {
	var r store.Report
	var acquired int64
	err := scan(append([]any{&r.Added, &r.SHA256, &r.Name, &r.Source, &r.Media, &r.Encoding, &r.Title, &r.Publisher, &r.Author, &r.Published, &r.PublishedFrom,
		&r.Language, &r.URL, &acquired, &r.Claims, &r.Reviewed, &r.Indexed, &r.By.Coder, &r.By.Model}, more...)...)
	r.Acquired = fromMicros(acquired)
	return r, err
}

// Report implements [store.Reader].
func (r *reader) Report(ctx context.Context, id string) (*store.Report, error) {
	var out *store.Report
	err := r.rows(ctx, func(scan func(...any) error) error {
		var original, body, packed []byte
		rep, err := scanReport(scan, &original, &body, &packed)
		if err != nil {
			return err
		}
		if err := unpackReport(&rep, original, body, packed); err != nil {
			return fmt.Errorf("report %.12s: %w: %w", id, store.ErrDamaged, err)
		}
		out = &rep
		return nil
	}, `SELECT `+reportColumns+`, b.original, b.body, b.structure`+reportFrom+` JOIN report_body b ON b.report = r.id WHERE r.sha = ?`, clean(id))
	if err != nil {
		return nil, err
	}
	if out == nil {
		return nil, notFound("report", id)
	}
	list := []store.Report{*out}
	err = r.acquisitions(ctx, list)
	return &list[0], err
}

// acquisitions fills in how reports were acquired.
func (r *reader) acquisitions(ctx context.Context, reports []store.Report) error {
	if len(reports) == 0 {
		return nil
	}
	at := map[int64]*store.Report{}
	var rows []int64
	for i := range reports {
		at[reports[i].Added] = &reports[i]
		rows = append(rows, reports[i].Added)
	}
	var c conditions
	c.in64(`report`, rows)
	return r.rows(ctx, func(scan func(...any) error) error {
		var report, when int64
		var a store.Acquisition
		err := scan(&report, &when, &a.From, &a.How, &a.By, &a.With, &a.Note)
		a.At = fromMicros(when)
		if rep := at[report]; rep != nil {
			rep.Acquisitions = append(rep.Acquisitions, a)
		}
		return err
	}, `SELECT report, at, origin, how, who, tool, note FROM acquisition`+c.where()+` ORDER BY report, at, id`, c.args...)
}
