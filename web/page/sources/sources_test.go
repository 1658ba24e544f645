package sources_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/reportedly/reportedly/internal/webtest"
	"github.com/reportedly/reportedly/web"
	"github.com/reportedly/reportedly/web/page"
)

func bench(t *testing.T, who *web.Visitor) *webtest.Bench {
	t.Helper()
	opt := web.Options{Sections: page.All(page.Options{})}
	if who != nil {
		opt.Visit = func(*http.Request) web.Visitor { return *who }
	}
	b := webtest.New(t, opt)
	b.Story()
	return b
}

func body(b *webtest.Bench, path string) string {
	b.T.Helper()
	code, got := b.Get(path)
	if code != http.StatusOK {
		b.T.Fatalf("%s: %d", path, code)
	}
	return got
}

func TestSources(t *testing.T) {
	b := bench(t, nil)
	b.Has(body(b, "/sources"), "Delta Agency", "Courier", "not graded", "What the grades mean", "usually reliable")
	agency := body(b, "/sources/Delta%20Agency")
	b.Has(agency, "of these, told by it first", "Who has its words", `<a href="/sources/Courier">`, "/shared/", "/search?source=Delta&#43;Agency", "agency.txt")
	courier := body(b, "/sources/courier") // in any case
	_, has, _ := strings.Cut(courier, "Whose words it has")
	has, _, _ = strings.Cut(has, "Who has its words")
	b.Has(has, "Delta Agency", "/shared/")
	if code, _ := b.Get("/sources/Nobody"); code != http.StatusNotFound {
		t.Errorf("a source that isn't there: %d", code)
	}
}

func TestGrade(t *testing.T) {
	b := bench(t, nil)
	const at = "/sources/Radio%20Coast"
	if code, got := b.Post(at+"/grade", url.Values{"value": {"B"}}); code != http.StatusBadRequest || !strings.Contains(got, "needs a reason") {
		t.Errorf("without a reason: %d", code)
	}
	if code, _ := b.Post(at+"/grade", url.Values{"value": {"G"}, "why": {"x"}}); code != http.StatusBadRequest {
		t.Errorf("a grade that is none: %d", code)
	}
	_, got := b.Post(at+"/grade", url.Values{"value": {"B"}, "why": {"often <b>right</b>"}})
	b.Has(got, "Graded B, usually reliable.", "often &lt;b&gt;right&lt;/b&gt;", "12 March 2021")
	_, got = b.Post(at+"/grade", url.Values{"value": {"c"}, "why": {"wrong once"}})
	b.Has(got, "Graded C", `class="past"`, "often &lt;b&gt;right")
	_, got = b.Post("/judgements/2/undo", url.Values{"back": {at}})
	b.Has(got, "Undone", "usually reliable")
	b.Lacks(got, "wrong once")
	_, got = b.Post(at+"/describe", url.Values{"field": {"kind"}, "value": {"radio"}})
	b.Has(got, "Its kind is set.", "<dd>radio</dd>")
	_, got = b.Post(at+"/describe", url.Values{"field": {"owner"}, "value": {"A/S & Co"}})
	b.Has(got, `href="/sources/A%2FS%20&amp;%20Co"`)
	if code, _ := b.Post(at+"/describe", url.Values{"field": {"nonsense"}, "value": {"x"}}); code != http.StatusBadRequest {
		t.Errorf("a field that is none: %d", code)
	}
	_, got = b.Post(at+"/notes", url.Values{"value": {"call them"}})
	b.Has(got, "Note kept.", "call them")
}

func TestRoles(t *testing.T) {
	who := web.Visitor{Name: "ann", Role: web.Reader, Session: "1"}
	b := bench(t, &who)
	b.Lacks(body(b, "/sources/Courier"), `action="/sources/`)
	forms := map[string]url.Values{"/grade": {"value": {"A"}, "why": {"x"}}, "/describe": {"field": {"kind"}, "value": {"x"}}, "/notes": {"value": {"x"}}}
	for _, role := range []web.Role{web.Reader, web.Reviewer} {
		who.Role = role
		for path, form := range forms {
			code, _ := b.Post("/sources/Courier"+path, form)
			if may := role == web.Reviewer && path == "/notes"; (code == http.StatusOK) != may {
				t.Errorf("%s posts %s: %d", role, path, code)
			}
		}
	}
}
