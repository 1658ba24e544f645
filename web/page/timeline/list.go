package timeline

import (
	"cmp"
	"context"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/memory/table"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/web/shared/axis"
)

// item is a claim of the list.
type item struct {
	Claim       *reportedly.Claim
	Path        string
	When        string // in words
	Why         string // why there is no date
	Gist        string
	Where       string
	Known       string // how the report knows
	Quote       string
	In          string // who published it
	Published   string
	State       reportedly.State
	Development string

	// Of developments.
	What        string
	Independent int
	Reports     int
}

func itemOf(c *store.Claim) item {
	it := item{Claim: &c.Claim, Path: desk(c), When: phrase.When(c.Claim.Time), Gist: phrase.Who(&c.Claim), Known: strings.Join(phrase.Known(&c.Claim), ", "),
		In: cmp.Or(c.Report.Source, c.Report.Title, filepath.Base(filepath.ToSlash(c.Report.Name))), Published: c.Report.Published, Development: c.Development}
	if c.Claim.Time == nil || c.Claim.Time.EDTF == "" {
		if days := daysText(c.Days); days != "" {
			it.When = strings.TrimSpace(it.When + " (" + days + ")")
		}
	}
	var where []string
	for _, p := range c.Claim.Places {
		where = append(where, phrase.Where(p))
	}
	it.Where = strings.Join(where, ", ")
	if len(c.Claim.Evidence) > 0 {
		it.Quote = c.Claim.Evidence[0].Quote
	}
	return it
}

func daysText(d store.Days) string {
	switch {
	case d.IsZero():
		return ""
	case d.First.IsZero():
		return "by " + axis.ISO(axis.Of(d.Last))
	case d.Last.IsZero():
		return "from " + axis.ISO(axis.Of(d.First)) + " on"
	case d.First.Equal(d.Last):
		return axis.ISO(axis.Of(d.First))
	}
	return axis.ISO(axis.Of(d.First)) + " to " + axis.ISO(axis.Of(d.Last))
}

// list fills the list with a page of the claims that pass.
func (s *section) list(ctx context.Context, p *page, a *asked, f *table.Filter) error {
	skip := max(a.page-1, 0) * perPage
	found := a.t.Find(f, a.by, skip, perPage+1)
	more := len(found) > perPage
	if more {
		found = found[:perPage]
	}
	claims, err := s.load(ctx, found)
	if err != nil {
		return err
	}
	for i := range claims {
		p.Items = append(p.Items, itemOf(&claims[i]))
	}
	p.From, p.To = skip+1, skip+len(claims)
	p.pages(a, more)
	return nil
}

// pages are the addresses of the list's other pages.
func (p *page) pages(a *asked, more bool) {
	n := max(a.page, 1)
	if more {
		p.Next = a.path("page", strconv.Itoa(n+1)) + "#list"
	}
	if n > 1 {
		p.Previous = a.path("page", strconv.Itoa(n-1)) + "#list"
	}
}

// undated lists the claims without a date, with the reason.
func (s *section) undated(ctx context.Context, p *page, a *asked) error {
	x := a.t.Extent(a.f)
	p.Dated, p.Undated = x.Dated, x.Undated
	if err := s.list(ctx, p, a, a.f.Undated()); err != nil {
		return err
	}
	for i := range p.Items {
		p.Items[i].Why = why(p.Items[i].Claim.Time)
	}
	return nil
}

// why says why a claim has no date.
func why(w *reportedly.When) string {
	switch {
	case w == nil:
		return "The report gives no time for it."
	case w.Why != "":
		return w.Why
	case w.Claim != "":
		return "Its time is told by that of claim " + w.Claim + ", which has no date."
	}
	return "The words have no date that could be worked out."
}
