package network

import (
	"cmp"
	"net/http"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/memory/table"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/web"
	"github.com/reportedly/reportedly/web/shared/sift"
)

// pairPage is the page of one tie: what is told of two actors.
type pairPage struct {
	web.Head
	Form     sift.Form
	A, B     node
	Rows     []sided
	Claims   []claim
	Back     string // A's circle
	From, To int
	Next     string
	Previous string
}

func (*pairPage) Template() string { return "network/pair" }

// sided is a tie with the search for its claims.
type sided struct {
	Tie
	Search string // "" for a mutual one, which the search can't ask for
}

// claim is a claim of the tie.
type claim struct {
	Claim                              *reportedly.Claim
	Path, When, Gist, Known, In, Quote string
	Development                        string
}

const perPage = 40

func (s *section) pair(w http.ResponseWriter, r *http.Request, a *asked) error {
	ctx := r.Context()
	f := a.t.Between(a.f, a.ego, a.with)
	ties := a.t.Ties(f, table.TiesRequest{Ego: a.ego, AtMost: 1000})
	who, err := s.who(ctx, a, nil)
	if err != nil {
		return err
	}
	p := &pairPage{A: nodeOf(who, a.ego), B: nodeOf(who, a.with), Form: a.Form(path, a.own(), true), Back: a.path("with", "")}
	p.Head = web.Head{Title: p.A.Name + " and " + p.B.Name, At: path, Styles: []string{"site/chart.css", "network/network.css"}, Scripts: []string{"site/rows.js"}, Keys: []web.Key{{Key: "f", Does: "Filter"}, {Key: "j k", Does: "Next and previous claim"}}}
	for i := range ties.Items {
		t := &ties.Items[i]
		if t.From != a.with && t.To != a.with {
			continue // a third one of the same claims
		}
		x := sided{Tie: rowOf(a, who, t)}
		if t.Mutual < t.Claims {
			x.Search = a.search(t.From, t.To)
		}
		p.Rows = append(p.Rows, x)
	}
	skip := (a.page - 1) * perPage
	found := a.t.Find(f, table.ByNone, skip, perPage+1)
	if len(found) > perPage {
		found = found[:perPage]
		p.Next = a.path("page", strconv.Itoa(a.page+1))
	}
	if a.page > 1 {
		p.Previous = a.path("page", strconv.Itoa(a.page-1))
	}
	var ids []string
	for _, x := range found {
		ids = append(ids, x.ID)
	}
	claims, err := s.site.Memory().Store().Claims(ctx, ids)
	if err != nil {
		return err
	}
	for i := range claims {
		p.Claims = append(p.Claims, claimOf(&claims[i]))
	}
	p.From, p.To = skip+1, skip+len(claims)
	return s.site.Render(w, r, p)
}

func claimOf(c *store.Claim) claim {
	out := claim{Claim: &c.Claim, Path: "/reports/" + memory.ShortID(c.Report.ID) + "?claim=" + c.Claim.ID, When: phrase.When(c.Claim.Time), Gist: phrase.Who(&c.Claim),
		Known: strings.Join(phrase.Known(&c.Claim), ", "), In: cmp.Or(c.Report.Source, c.Report.Title, filepath.Base(filepath.ToSlash(c.Report.Name))), Development: c.Development}
	if len(c.Claim.Evidence) > 0 {
		out.Quote = c.Claim.Evidence[0].Quote
	}
	return out
}
