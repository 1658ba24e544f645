package storetest

import (
	"testing"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/text"
)

func testReports(t *testing.T, s store.Store) {
	r := report("a.html", "Daily Post", "First paragraph — with a dash.", "Second: NUL \x00 and Ünïcode 中文.")
	r.Original = []byte("<p>anything else\xff\x00</p>")
	r.SHA256 = "" // the suite's own helper makes the sum of the text
	wantError(t, s.Update(t.Context(), func(tx store.Tx) error { _, err := tx.AddReport(t.Context(), r); return err }), reportedly.ErrInvalid)
	r = report("a.html", "Daily Post", "First paragraph — with a dash.", "Second: NUL \x00 and Ünïcode 中文.")
	r.Origin = []reportedly.Piece{{Text: text.Span{Start: 0, End: 5}, Original: text.Span{Start: 1, End: 6}}}
	r.Acquisitions = append(r.Acquisitions, store.Acquisition{At: at(5).In(time.FixedZone("", 3600)), From: "-", How: "standard input", Note: "twice"})
	update(t, s, func(tx store.Tx) error {
		if added := must[bool](t)(tx.AddReport(t.Context(), r)); !added {
			t.Error("a new report isn't told to be new")
		}
		return nil
	})
	got := must[*store.Report](t)(s.Report(t.Context(), r.SHA256))
	want := *r
	want.Added = got.Added
	want.Acquisitions[1].At = at(5)
	diff(t, "report", got, &want)
	if got.Added < 1 {
		t.Errorf("added = %d, want a place from 1", got.Added)
	}

	// The same bytes again add nothing but how they came.
	again := *r
	again.Name = "b.html"
	again.Acquisitions = []store.Acquisition{r.Acquisitions[0], {At: at(9), From: "b.html", How: "file"}}
	update(t, s, func(tx store.Tx) error {
		if added := must[bool](t)(tx.AddReport(t.Context(), &again)); added {
			t.Error("the same bytes are told to be new")
		}
		return nil
	})
	got = must[*store.Report](t)(s.Report(t.Context(), r.SHA256))
	want.Acquisitions = append(want.Acquisitions, again.Acquisitions[1])
	diff(t, "report added twice", got, &want)
	sound(t, s)
	testReportID(t, s, r.SHA256)
}

func testReportID(t *testing.T, s store.Store, id string) {
	for i := range 40 {
		add(t, s, report("n", "", "Number "+time.Duration(i).String()))
	}
	if got := must[string](t)(s.ReportID(t.Context(), id[:12])); got != id {
		t.Errorf("report of %q = %q, want %q", id[:12], got, id)
	}
	for i := range 40 {
		prefix := string("0123456789abcdef"[i%16])
		if _, err := s.ReportID(t.Context(), prefix); err != nil {
			if i == 0 {
				continue
			}
			return // one of sixteen prefixes begins several of forty
		}
	}
	_, err := s.ReportID(t.Context(), "")
	wantError(t, err, reportedly.ErrNotFound)
	_, err = s.ReportID(t.Context(), "zz")
	wantError(t, err, reportedly.ErrNotFound)
	_, err = s.Report(t.Context(), "zz\x00")
	wantError(t, err, reportedly.ErrNotFound)
}

func testReportFilters(t *testing.T, s store.Store) {
	a, b, c := report("a", "X", "one"), report("b", "Y", "two"), report("c", "", "three")
	b.Indexed = "v2"
	add(t, s, a, claim(a, "c1", "one"))
	update(t, s, func(tx store.Tx) error { _, err := tx.AddReport(t.Context(), b); return err })
	add(t, s, c)
	mark, none := "v2", ""
	first := must[*store.Report](t)(s.Report(t.Context(), a.SHA256)).Added
	for _, x := range []struct {
		name   string
		filter store.ReportFilter
		want   []string
	}{
		{"all", store.ReportFilter{}, []string{"c", "b", "a"}},
		{"oldest first", store.ReportFilter{OldestFirst: true}, []string{"a", "b", "c"}},
		{"sources", store.ReportFilter{Sources: []string{"X", "Y", "Z"}}, []string{"b", "a"}},
		{"indexed", store.ReportFilter{Indexed: &mark}, []string{"b"}},
		{"not indexed", store.ReportFilter{Indexed: &none}, []string{"c", "a"}},
		{"not by this version", store.ReportFilter{NotBy: by}, []string{"b"}},
		{"not by another model", store.ReportFilter{NotBy: store.Version{Coder: by.Coder, Model: "other"}}, []string{"c", "b", "a"}},
		{"added after", store.ReportFilter{AddedAfter: first}, []string{"c", "b"}},
	} {
		var got []string
		page := store.Page{Limit: 1}
		for {
			list := must[store.List[store.Report]](t)(s.Reports(t.Context(), x.filter, page))
			for _, r := range list.Items {
				got = append(got, r.Name)
				if len(r.Acquisitions) != 1 || r.Original != nil || r.Text != nil {
					t.Errorf("%s: a report in a list has acquisitions %v, and bytes or text", x.name, r.Acquisitions)
				}
			}
			if list.Next == "" {
				break
			}
			page.After = list.Next
		}
		diff(t, x.name, got, x.want)
	}
	list := must[store.List[store.Report]](t)(s.Reports(t.Context(), store.ReportFilter{}, store.Page{}))
	if r := list.Items[2]; r.Claims != 1 || r.By != by {
		t.Errorf("report a has %d claims by %v, want 1 by %v", r.Claims, r.By, by)
	}
	next := must[store.List[store.Report]](t)(s.Reports(t.Context(), store.ReportFilter{}, store.Page{Limit: 1})).Next
	for _, bad := range []store.Cursor{"x", "e30", next + "A", "%%%"} {
		_, err := s.Reports(t.Context(), store.ReportFilter{}, store.Page{After: bad})
		wantError(t, err, reportedly.ErrInvalid)
	}
	_, err := s.Reports(t.Context(), store.ReportFilter{OldestFirst: true}, store.Page{After: next})
	wantError(t, err, reportedly.ErrInvalid)
	_, err = s.Reports(t.Context(), store.ReportFilter{}, store.Page{Limit: -1})
	wantError(t, err, reportedly.ErrInvalid)
}

func testInvalidReports(t *testing.T, s store.Store) {
	for name, spoil := range map[string]func(*store.Report){
		"another's sum":     func(r *store.Report) { r.SHA256 = "00" + r.SHA256[2:] },
		"no text":           func(r *store.Report) { r.Text = nil },
		"no acquisition":    func(r *store.Report) { r.Acquisitions = nil },
		"no time":           func(r *store.Report) { r.Acquisitions[0].At = time.Time{} },
		"block beyond":      func(r *store.Report) { r.Blocks[0].Span.End = 1000 },
		"origin beyond":     func(r *store.Report) { r.Origin = []reportedly.Piece{{Original: text.Span{End: 1000}}} },
		"origin before all": func(r *store.Report) { r.Origin = []reportedly.Piece{{Text: text.Span{Start: -1}}} },
	} {
		r := report("a", "X", "some words")
		spoil(r)
		err := s.Update(t.Context(), func(tx store.Tx) error { _, err := tx.AddReport(t.Context(), r); return err })
		if err == nil {
			t.Errorf("%s: no error", name)
		}
		wantError(t, err, reportedly.ErrInvalid)
	}
	if n := must[store.Stats](t)(s.Stats(t.Context())); n.Reports != 0 || n.Sources != 0 {
		t.Errorf("what couldn't be added left %+v", n)
	}
	empty := report("empty", "")
	add(t, s, empty)
	if got := must[*store.Report](t)(s.Report(t.Context(), empty.SHA256)); got.Text.Len() != 0 || len(got.Original) != 0 {
		t.Errorf("an empty report has %d bytes and %d of text", len(got.Original), got.Text.Len())
	}
}

func testSetReport(t *testing.T, s store.Store) {
	r := report("a", "X", "The brigade attacked.")
	add(t, s, r, claim(r, "c1", "The brigade attacked."))
	got := must[*store.Report](t)(s.Report(t.Context(), r.SHA256))
	got.Name, got.Source, got.Title, got.Publisher, got.Author, got.Published, got.PublishedFrom, got.Language, got.URL, got.Indexed = "n", "Y", "t", "p", "w", "2024", "user", "fr", "u", "v1"
	update(t, s, func(tx store.Tx) error { return tx.SetReport(t.Context(), got) })
	diff(t, "report", must[*store.Report](t)(s.Report(t.Context(), r.SHA256)), got)
	c := must[*store.Claim](t)(s.Claim(t.Context(), r.SHA256+"/c1"))
	diff(t, "publication", c.Report, got.Publication())
	diff(t, "claims of the old source", found(t, s, store.ClaimFilter{Sources: []string{"X"}}), []string{})
	diff(t, "claims of the new source", found(t, s, store.ClaimFilter{Sources: []string{"Y"}}), []string{"n/c1"})
	_, err := s.Source(t.Context(), "X")
	wantError(t, err, reportedly.ErrNotFound)
	if p := must[store.List[store.Passage]](t)(s.Passages(t.Context(), store.PassageFilter{Text: "brigade", Sources: []string{"Y"}}, store.Page{})); len(p.Items) != 1 {
		t.Errorf("%d passages of the new source, want 1", len(p.Items))
	}
	sound(t, s)
	got.SHA256 = "00"
	wantError(t, s.Update(t.Context(), func(tx store.Tx) error { return tx.SetReport(t.Context(), got) }), reportedly.ErrNotFound)
}
