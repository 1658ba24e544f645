package home_test

import (
	"net/http"
	"net/url"
	"testing"

	"github.com/reportedly/reportedly/internal/webtest"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/web"
	"github.com/reportedly/reportedly/web/page"
)

func TestHome(t *testing.T) {
	who := web.Visitor{Name: "ann", Role: web.Editor, Session: "1"}
	b := webtest.New(t, web.Options{Visit: func(*http.Request) web.Visitor { return who }, Sections: page.All(page.Options{})})
	ids := b.Story()
	_, got := b.Get("/")
	b.Has(got, "The way through, in five minutes", "Find who else says so", "<b>0</b> of", "Begin to review", "Contested", "contested</span>", "Told by several reports", "agency.txt", "Add reports", "/developments?state=contested")
	b.Post("/reports/"+memory.ShortID(ids[0])+"/claims/c1/judge", url.Values{"act": {"accept"}})
	_, got = b.Get("/")
	b.Has(got, "<b>1</b> of", "Go on reviewing")
	b.Lacks(got, "The way through")
	who.Role = web.Reader
	_, got = b.Get("/")
	b.Lacks(got, "Add reports")
}
