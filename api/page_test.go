package api_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/reportedly/reportedly/api"
	"github.com/reportedly/reportedly/internal/webtest"
)

// TestPage has every operation and type on the page for people.
func TestPage(t *testing.T) {
	s := empty(t)
	s.url = strings.TrimSuffix(s.url, "/v1")
	a := s.get("/")
	body := string(a.body)
	if !strings.HasPrefix(a.Header.Get("Content-Type"), "text/html") || strings.Contains(body, "<script") || strings.Contains(body, " style=") {
		t.Errorf("header %v", a.Header)
	}
	for id := range s.operations() {
		if !strings.Contains(body, `id="`+id+`"`) {
			t.Errorf("the page lacks %s", id)
		}
	}
	s.want(s.do(http.MethodGet, "/", nil, "If-None-Match", a.Header.Get("Etag")), 304)
	if css := s.get("/page.css"); !strings.HasPrefix(css.Header.Get("Content-Type"), "text/css") {
		t.Errorf("style: %v", css.Header)
	}
}

// TestPageInBrowser looks at the page in a real browser.
func TestPageInBrowser(t *testing.T) {
	s := empty(t)
	b := webtest.Browse(t, strings.TrimSuffix(s.url, api.Base))
	b.Window(1280, 900, false)
	b.Open("/api/")
	b.Eval(`document.querySelector("#searchClaims details").open = true`)
	b.Shot("api-light")
	b.Accessible("the API's page")
	b.Window(390, 844, true)
	b.Shot("api-dark-narrow")
	if wide := b.Eval("document.documentElement.scrollWidth"); wide != "390" {
		t.Errorf("it is %s pixels wide on a screen of 390", wide)
	}
	b.Accessible("the API's page, dark and narrow")
	b.Fine()
}
