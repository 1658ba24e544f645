package atlas

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/web/shared"
)

const perPage = 20

// chosen is what a visitor chose, with its claims.
type chosen struct {
	Title, Known string
	N            int
	Items        []item
	Next, Close  string
	Gone         bool // there is no such place now
}

// item is a claim as the map shows it.
type item struct {
	*store.Claim
	Words, Surety, Setting, Why string
	Report                      shared.Publication
	State                       reportedly.State
}

// choose fills the claims of what is chosen, last added first.
func (s *section) choose(ctx context.Context, p *page, d *drawing, a *asked) error {
	if !a.chooses() {
		return nil
	}
	ch := &chosen{Close: a.path("/map"), Gone: true}
	p.Chosen = ch
	in := make([]bool, len(d.spots))
	for i := range in {
		if in[i] = a.inside(&d.chart.spots[i]); in[i] && d.spots[i].N > 0 {
			ch.Gone, ch.Known = false, d.chart.spots[i].known()
			ch.Title = d.chart.spots[i].title()
		}
	}
	rows := d.chart.inside(a, in)
	switch {
	case a.lost != here:
		ch.Gone, ch.Title, ch.Known = len(rows) == 0, lostTitles[a.lost], "on no map"
	case a.box != nil:
		ch.Title, ch.Known = "Several places", "too near each other to be told apart on the map"
	}
	ch.N = len(rows)
	from := min(len(rows), a.page*perPage)
	to := min(len(rows), from+perPage)
	if to < len(rows) {
		ch.Next = a.path("/map", "spot", a.spot, "box", boxText(a.box), "nowhere", lostNames[a.lost], "page", strconv.Itoa(a.page+1))
	}
	ids := make([]string, 0, perPage)
	for _, i := range rows[from:to] {
		ids = append(ids, d.chart.ID(i))
	}
	claims, err := s.site.Memory().Store().Claims(ctx, ids)
	if err != nil {
		return err // one was forgotten a moment ago
	}
	for i := range claims {
		ch.Items = append(ch.Items, d.chart.item(&claims[i], &d.chart.rows[rows[from+i]], a.lost))
	}
	return nil
}

func boxText(b *orb.Bound) string {
	if b == nil {
		return ""
	}
	var out []string
	for _, v := range []float64{b.Min[0], b.Min[1], b.Max[0], b.Max[1]} {
		out = append(out, strconv.FormatFloat(v, 'f', -1, 64))
	}
	return strings.Join(out, ",")
}

// inside are the claims that pass and belong to what is chosen, last added first.
func (c *chart) inside(a *asked, spots []bool) []int {
	var out []int
	c.Each(a.filter, func(i int) {
		m := &c.rows[i]
		if a.lost != here {
			if m.lost == a.lost {
				out = append(out, i)
			}
			return
		}
		if slices.ContainsFunc(c.where[m.from:m.to], func(at int32) bool { return spots[at] }) {
			out = append(out, i)
		}
	})
	slices.Reverse(out)
	return out
}

func (c *chart) item(claim *store.Claim, m *mark, why lost) item {
	told := &claim.Told
	it := item{Claim: claim, Words: shared.Words(&told.Claim), Surety: shared.Surety(&told.Claim), Setting: shared.Setting(&told.Claim), Report: shared.Published(told.Report, told.Claim.ID)}
	switch m.state {
	case 1:
		it.State = reportedly.Corroborated
	case 2:
		it.State = reportedly.Contested
	}
	if why != here && len(told.Claim.Places) > 0 {
		it.Why = phrase.Clean(told.Claim.Places[0].Why)
	}
	return it
}
