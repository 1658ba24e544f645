package relational

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/reportedly/reportedly/store"
)

// Reports implements [store.Reader].
func (r *reader) Reports(ctx context.Context, f store.ReportFilter, p store.Page) (out store.List[store.Report], err error) {
	n, err := limit(p)
	if err != nil {
		return out, err
	}
	var c conditions
	if err := reportConditions(&c, f); err != nil {
		return out, err
	}
	q := question("reports", f)
	var listed []listedReport
	switch words := strings.Fields(fold(f.Text)); {
	case f.Order == store.ReportsByAdded && len(words) == 0 && strings.TrimSpace(f.Text) == "":
		listed, err = r.reportsByAdded(ctx, c, f.OldestFirst, q, p.After, n)
	case f.Order == store.ReportsByAdded, f.Order == store.ReportsByPublished, f.Order == store.ReportsByClaims:
		if len(words) == 0 && strings.TrimSpace(f.Text) != "" {
			return out, nil // nothing but marks
		}
		listed, err = r.reportsInOrder(ctx, c, f, words, q, p.After, n)
	default:
		err = invalid("no order %q", f.Order)
	}
	if err != nil {
		return out, err
	}
	if len(listed) > n {
		listed = listed[:n]
		out.Next = cursor(q, listed[n-1].key, listed[n-1].claims, listed[n-1].row)
	}
	out.Items, err = r.reportsOf(ctx, each(listed, func(l listedReport) int64 { return l.row }))
	return out, err
}

// listedReport is a report's row with what it is sorted by.
type listedReport struct {
	row, claims int64
	key         string
}

func reportConditions(c *conditions, f store.ReportFilter) error {
	if f.AddedAfter > 0 {
		c.add(`r.id > ?`, f.AddedAfter)
	}
	if f.Indexed != nil {
		c.add(`r.indexed = ?`, clean(*f.Indexed))
	}
	if f.NotBy != (store.Version{}) {
		c.add(`NOT (COALESCE(v.coder, '') = ? AND COALESCE(v.model, '') = ?)`, clean(f.NotBy.Coder), clean(f.NotBy.Model))
	}
	c.in(`s.name`, f.Sources)
	switch f.Progress {
	case "":
	case store.NotBegun:
		c.add(`r.reviewed = 0 AND r.claims > 0`)
	case store.Begun:
		c.add(`r.reviewed > 0 AND r.reviewed < r.claims`)
	case store.Done:
		c.add(`r.reviewed >= r.claims`)
	default:
		return invalid("no progress %q", f.Progress)
	}
	return nil
}

func (r *reader) reportsByAdded(ctx context.Context, c conditions, oldest bool, q string, page store.Cursor, n int) ([]listedReport, error) {
	var key string
	var claims, last int64
	more, err := after(page, q, &key, &claims, &last)
	if err != nil {
		return nil, err
	}
	order, beyond := `DESC`, `r.id < ?`
	if oldest {
		order, beyond = `ASC`, `r.id > ?`
	}
	if more {
		c.add(beyond, last)
	}
	rows, err := r.ids(ctx, `SELECT r.id`+reportFrom+c.where()+` ORDER BY r.id `+order+` LIMIT ?`, append(c.args, n+1)...)
	return each(rows, func(row int64) listedReport { return listedReport{row: row} }), err
}

// reportsInOrder goes over all reports that pass: databases fold and sort words each in
// a way of its own.
func (r *reader) reportsInOrder(ctx context.Context, c conditions, f store.ReportFilter, words []string, q string, page store.Cursor, n int) ([]listedReport, error) {
	var last listedReport
	more, err := after(page, q, &last.key, &last.claims, &last.row)
	if err != nil {
		return nil, err
	}
	order := func(a, b listedReport) int {
		by := cmp.Compare(b.row, a.row)
		switch f.Order {
		case store.ReportsByPublished:
			by = cmp.Or(strings.Compare(b.key, a.key), by)
		case store.ReportsByClaims:
			by = cmp.Or(cmp.Compare(b.claims, a.claims), by)
		}
		if f.OldestFirst {
			by = -by
		}
		return by
	}
	var out []listedReport
	err = r.rows(ctx, func(scan func(...any) error) error {
		var l listedReport
		var title, name, source string
		if err := scan(&l.row, &l.key, &l.claims, &title, &name, &source); err != nil {
			return err
		}
		if f.Order != store.ReportsByPublished {
			l.key = ""
		}
		if (!more || order(last, l) < 0) && called(words, title, name, source) {
			out = append(out, l)
		}
		return nil
	}, `SELECT r.id, r.published, r.claims, r.title, r.name, COALESCE(s.name, '')`+reportFrom+c.where(), c.args...)
	slices.SortFunc(out, order)
	return out[:min(len(out), n+1)], err
}

// called tells whether every word begins a word of some texts.
func called(words []string, texts ...string) bool {
	if len(words) == 0 {
		return true
	}
	all := ""
	for _, t := range texts {
		all += " " + fold(t)
	}
	return begun(words, all)
}

// reportsOf are the reports of rows, in their order, without what is large.
func (r *reader) reportsOf(ctx context.Context, rows []int64) ([]store.Report, error) {
	if len(rows) == 0 {
		return nil, nil
	}
	at := map[int64]store.Report{}
	var c conditions
	c.in64(`r.id`, rows)
	err := r.rows(ctx, func(scan func(...any) error) error {
		rep, err := scanReport(scan)
		at[rep.Added] = rep
		return err
	}, `SELECT `+reportColumns+reportFrom+c.where(), c.args...)
	if err != nil {
		return nil, err
	}
	out := each(rows, func(row int64) store.Report { return at[row] })
	return out, r.acquisitions(ctx, out)
}
