package developments_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/internal/webtest"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/web"
	"github.com/reportedly/reportedly/web/page"
)

// bench is a workbench with the story, whose visitor is an editor unless who says
// otherwise, and the page of its development.
func bench(t *testing.T, who *web.Visitor) (b *webtest.Bench, at string) {
	t.Helper()
	opt := web.Options{Sections: page.All(page.Options{})}
	if who != nil {
		opt.Visit = func(*http.Request) web.Visitor { return *who }
	}
	b = webtest.New(t, opt)
	b.Story()
	return b, "/developments/" + largest(b).ID
}

func largest(b *webtest.Bench) *memory.DevelopmentRow {
	b.T.Helper()
	list, err := b.Memory.Developments(b.T.Context(), memory.DevelopmentsRequest{Filter: store.DevelopmentFilter{Order: store.ByIndependent}})
	if err != nil || len(list.Items) == 0 {
		b.T.Fatal(err, len(list.Items))
	}
	return &list.Items[0]
}

func TestList(t *testing.T) {
	b, at := bench(t, nil)
	all := len(regexp.MustCompile(`data-row`).FindAllString(body(b, "/developments"), -1))
	for query, want := range map[string]bool{
		"": true, "q=market": true, "q=zebra": false, "type=ASSAULT": true, "type=CONSULT": false, "event=ASSAULT": true, "type=nonsense": true, "place=Sirte": true, "place=Tripoli": false,
		"actor=gunmen": true, "actor=nobody": false, "source=Radio+Coast": true, "source=Nobody": false, "since=2021-03&until=2021-03-08": true, "since=2022": false, "until=2020": false,
		"state=contested": true, "state=single-source": all > 1, "min=2": true, "min=9": false, "several=1": true, "order=independent": true, "order=nonsense": true, "state=nonsense": true,
	} {
		code, got := b.Get("/developments?" + query)
		if code != http.StatusOK {
			t.Errorf("%s: %d", query, code)
		}
		if found := strings.Contains(got, "data-row"); found != want {
			t.Errorf("%s: found %v, want %v", query, found, want)
		}
	}
	b.Has(body(b, "/developments?q=market"), at, "killed 3–7", `aria-label="State"`)
	b.Has(body(b, "/developments?since=soon"), "is no date", "write 2016-11-03")
	// Of several filters, the one that leaves nothing is named, with what there would be.
	b.Has(body(b, "/developments?q=market&place=Tripoli&state=contested"), "Without the place “Tripoli”", `href="/developments?q=market&amp;state=contested"`)
	b.Has(body(b, "/developments?q=zebra&place=Tripoli"), "No single filter is to blame")
	if code, _ := b.Get("/developments?after=nonsense"); code != http.StatusBadRequest {
		t.Errorf("a cursor that is none: %d", code)
	}
}

func body(b *webtest.Bench, path string) string {
	b.T.Helper()
	code, got := b.Get(path)
	if code != http.StatusOK {
		b.T.Fatalf("%s: %d", path, code)
	}
	return got
}

func TestExport(t *testing.T) {
	b, _ := bench(t, nil)
	b.Has(body(b, "/developments?q=market"), "/developments/export?format=csv&amp;q=market")
	if n := strings.Count(body(b, "/developments/export?format=csv&q=market"), "\n"); n != 2 {
		t.Errorf("%d lines of a table with one development", n)
	}
	b.Has(body(b, "/developments/export?format=jsonl&q=market"), `"state":"contested"`)
	if code, _ := b.Get("/developments/export?format=xml"); code != http.StatusBadRequest {
		t.Errorf("a form that isn't there: %d", code)
	}
	if code, _ := b.Get("/developments/export?format=csv&since=soon"); code != http.StatusBadRequest {
		t.Errorf("days that are none: %d", code)
	}
}

// The page tells who knows, in whose words, what differs and how it came about.
func TestShow(t *testing.T) {
	b, at := bench(t, nil)
	got := body(b, at)
	b.Has(got, "Who knows, in their words", "Radio Coast", "a nurse at the clinic", "Courier", "Delta Agency", "Armed men attacked the market of Sirte on Monday")
	b.Has(got, "Contradictions", "toll", "<b><bdi>3</bdi></b>", "<b><bdi>7</bdi></b>", "3 to 7") // both figures, each in its words
	b.Has(got, "Words in common", "/shared/", "How the picture changed", "first told by Delta Agency", "?claim=c1", "Why it belongs here", "is suggested")
	b.Has(got, `data-key="c"`, "/join", "/split")
	if code, _ := b.Get("/developments/dffffffff"); code != http.StatusNotFound {
		t.Errorf("a development that isn't there: %d", code)
	}
}

func TestCredibility(t *testing.T) {
	b, at := bench(t, nil)
	code, got := b.Post(at+"/credibility", url.Values{"value": {"4"}, "why": {"  "}})
	if code != http.StatusBadRequest {
		t.Errorf("without a reason: %d", code)
	}
	b.Has(got, "needs a reason")
	if code, _ := b.Post(at+"/credibility", url.Values{"value": {"9"}, "why": {"because"}}); code != http.StatusBadRequest {
		t.Errorf("a degree that is none: %d", code)
	}
	_, got = b.Post(at+"/credibility", url.Values{"value": {"4"}, "why": {"the nurse was <i>not</i> there"}})
	b.Has(got, "Credibility set to 4.", "<b>4</b> holds", "the nurse was &lt;i&gt;not&lt;/i&gt; there", "<bdi>rd</bdi>, 12 March 2021", "is suggested")
	_, got = b.Post("/judgements/"+undo(t, got)+"/undo", url.Values{"back": {at}})
	b.Has(got, "Undone:")
	b.Lacks(got, "<b>4</b> holds")
	_, got = b.Post(at+"/notes", url.Values{"value": {"Ask the <b>clinic</b>"}})
	b.Has(got, "Note kept.", "Ask the &lt;b&gt;clinic&lt;/b&gt;")
	if code, _ := b.Post(at+"/notes", url.Values{"value": {" "}}); code != http.StatusBadRequest {
		t.Errorf("an empty note: %d", code)
	}
}

// undo is the number of the decision that a page's message offers to take back.
func undo(t *testing.T, body string) string {
	t.Helper()
	m := regexp.MustCompile(`class="notice[^"]*"[^>]*><p[^>]*>[^<]*</p><form method="post" action="/judgements/(\d+)/undo"`).FindStringSubmatch(body)
	if m == nil {
		t.Fatal("no undo on the page")
	}
	return m[1]
}

// Claims are split off and joined again, each after a look at what there would be.
func TestSplitAndJoin(t *testing.T) {
	b, at := bench(t, nil)
	before := largest(b)
	page := body(b, at+"/split")
	claims := regexp.MustCompile(`name="claim" value="([^"]+)"`).FindAllStringSubmatch(page, -1)
	if len(claims) < 4 {
		t.Fatalf("%d claims to choose from", len(claims))
	}
	radio := ""
	for _, id := range claims {
		if c, err := b.Memory.Claim(t.Context(), id[1]); err == nil && c.Claim.Report.Source == "Radio Coast" {
			radio = id[1]
		}
	}
	look := body(b, at+"/split?claim="+url.QueryEscape(radio))
	b.Has(look, "Taken out: 1 claim", "What there would be", "Armed men", "Split them off")
	if now := largest(b); now.Claims != before.Claims {
		t.Errorf("a look changed the development: %d claims, %d before", now.Claims, before.Claims)
	}
	b.Has(body(b, at+"/split?claim=nonsense"), "none of these claims")
	every := url.Values{}
	for _, c := range claims {
		every.Add("claim", c[1])
	}
	b.Has(body(b, at+"/split?"+every.Encode()), "Nothing would be left")
	_, got := b.Post(at+"/split", url.Values{"claim": {radio}, "why": {"another market"}})
	b.Has(got, "Split: 1 claim told of something else", "kept apart from", "another market")
	b.Has(got, "May tell of the same", "kept apart by <bdi>rd</bdi>: another market", "Set them side by side")
	one, err := b.Memory.Development(t.Context(), strings.TrimPrefix(at, "/developments/"))
	if err != nil || one.State == reportedly.Contested {
		t.Fatal(err, one.State)
	}
	list, err := b.Memory.Developments(t.Context(), memory.DevelopmentsRequest{Filter: store.DevelopmentFilter{Sources: []string{"Radio Coast"}}})
	if err != nil || len(list.Items) != 1 {
		t.Fatal(err, len(list.Items))
	}
	other := list.Items[0].ID
	b.Has(body(b, at+"/join?q=market"), "with="+other)
	b.Has(body(b, at+"/join?q=zebra"), "No other development has all of these words")
	b.Has(body(b, at+"/join?with="+other), "Are these one?", "What there would be", "contested", "Join them")
	_, got = b.Post(at+"/join", url.Values{"with": {other}, "why": {"one market after all"}})
	b.Has(got, "Joined:", "Radio Coast", "Contradictions")
	b.Has(body(b, "/developments/"+other), "Radio Coast", "Contradictions")
	_, got = b.Post("/judgements/"+undo(t, got)+"/undo", url.Values{"back": {at}})
	b.Has(got, "Undone:")
	if again, err := b.Memory.Development(t.Context(), other); err != nil || len(again.Members) != 1 {
		t.Error("undo didn't part them again", err)
	}
	for path, form := range map[string]url.Values{at + "/join": {}, at + "/split": {}} {
		if code, _ := b.Post(path, form); code != http.StatusBadRequest {
			t.Errorf("%s of nothing: %d", path, code)
		}
	}
	if code, _ := b.Post(at+"/join", url.Values{"with": {"dffffffffff"}}); code != http.StatusNotFound {
		t.Errorf("join with nothing: %d", code)
	}
}

// Readers see all and change nothing; reviewers write notes.
func TestRoles(t *testing.T) {
	who := web.Visitor{Name: "ann", Role: web.Reader, Session: "1"}
	b, at := bench(t, &who)
	got := body(b, at)
	b.Lacks(got, `action="`+at, "/join", "/split")
	b.Has(got, "The scale", "probably true")
	paths := map[string]url.Values{"/join": {"with": {"d"}}, "/split": {"claim": {"c"}}, "/credibility": {"value": {"1"}, "why": {"x"}}, "/notes": {"value": {"x"}}}
	for _, role := range []web.Role{web.Reader, web.Reviewer} {
		who.Role = role
		for path, form := range paths {
			code, _ := b.Post(at+path, form)
			if may := role == web.Reviewer && path == "/notes"; (code == http.StatusOK) != may {
				t.Errorf("%s posts %s: %d", role, path, code)
			}
		}
		for _, path := range []string{"/join", "/split"} {
			if code, _ := b.Get(at + path); code != http.StatusForbidden {
				t.Errorf("%s opens %s: %d", role, path, code)
			}
		}
	}
	if len(largest(b).ID) == 0 {
		t.Error("the development is gone")
	}
}
