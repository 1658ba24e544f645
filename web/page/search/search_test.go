package search_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/paulmach/orb/geojson"

	"github.com/reportedly/reportedly/internal/webtest"
	"github.com/reportedly/reportedly/web"
	"github.com/reportedly/reportedly/web/page"
)

func bench(t *testing.T) *webtest.Bench {
	t.Helper()
	b := webtest.New(t, web.Options{Sections: page.All(page.Options{})})
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

func TestSearch(t *testing.T) {
	b := bench(t)
	got := body(b, "/search?q=attacks+MARKET")
	b.Has(got, "<mark>attacked</mark>", "<mark>market</mark>", "4 claims", "who else says so: 4 reports", "reported by a local official", "Radio Coast", `aria-label="Narrow the search"`, "Armed men")
	b.Has(body(b, "/search?q=brid*"), "<mark>bridge</mark>", "2 claims")
	for query, n := range map[string]string{"source=Radio+Coast": "1 claim", "event=ASSAULT": "4 claims", "basis=asserted": "0", "place=geonames:2210554": "4 claims", "actor=gunmen": "3 claims", "since=2021-03-01&until=2021-03-31": "4 claims",
		"state=contested": "claim", "q=market&order=day": "4 claims", "q=market&order=added": "4 claims", "review=none": "4 claims", "review=accepted": "0"} {
		if got := body(b, "/search?"+query); n == "0" {
			b.Has(got, "No claim is so.", "Without")
		} else {
			b.Has(got, n)
		}
	}
	b.Has(body(b, "/search?kind=nonsense"), "there is no kind", `role="alert"`)
	if code, _ := b.Get("/search?after=nonsense"); code != http.StatusBadRequest {
		t.Errorf("a cursor that is none: %d", code)
	}
}

// Facets lead to what they count, and a year to its days.
func TestFacets(t *testing.T) {
	b := bench(t)
	b.Add(webtest.Report("late.txt", "Herald", "2021-03-12", "Traders attacked the market of Misrata."))
	got := body(b, "/search?q=market")
	b.Has(got, ">actor<", ">place<", ">source<", "/search?q=market&amp;source=Herald", "geonames:2210554")
	b.Has(body(b, "/search?q=market&source=Herald"), "1 claim", `aria-label="Remove source Herald"`, "Misrata")
}

func TestPassages(t *testing.T) {
	b := bench(t)
	got := body(b, "/search?q=lorries&in=passages")
	b.Has(got, "<mark>lorries</mark>", "agency.txt", "courier.txt")
	b.Lacks(got, "radio.txt")
	b.Has(body(b, "/search?in=passages"), "Write some above")
	b.Has(body(b, "/search?in=passages&q=zebra"), "No paragraph has all of these words")
}

// Where nothing is found, it is said which filter or word leaves nothing.
func TestBlame(t *testing.T) {
	b := bench(t)
	got := body(b, "/search?q=market+zebra&source=Radio+Coast")
	b.Has(got, "Without the word “zebra”", "1 claim")
	b.Lacks(got, "Without the word “market”")
	b.Has(body(b, "/search?q=market&source=Nobody"), "Without source “Nobody”", "4 claims")
	b.Has(body(b, `/search?q=%22market+attacked%22`), "Without the quotation marks")
	b.Has(body(b, "/search?q=zebra&source=Nobody"), "No single filter is to blame")
}

func TestViews(t *testing.T) {
	b := bench(t)
	_, got := b.Post("/search/views", url.Values{"name": {"The <b>market</b>"}, "path": {"/search?q=market"}})
	b.Has(got, "Saved as “The &lt;b&gt;market&lt;/b&gt;”", `<a href="/search?q=market"><bdi>The &lt;b&gt;market&lt;/b&gt;</bdi></a>`)
	for _, path := range []string{"", "//elsewhere/search", "https://elsewhere/search?", "/searching", "/developments", "javascript:alert(1)"} {
		if code, _ := b.Post("/search/views", url.Values{"name": {"x"}, "path": {path}}); code != http.StatusBadRequest {
			t.Errorf("%q is kept: %d", path, code)
		}
	}
	if code, _ := b.Post("/search/views", url.Values{"name": {" "}, "path": {"/search"}}); code != http.StatusBadRequest {
		t.Errorf("a view without a name: %d", code)
	}
	_, got = b.Post("/search/views/remove", url.Values{"name": {"The <b>market</b>"}, "back": {"/search"}})
	b.Has(got, "no longer saved", "None yet.")
	if code, _ := b.Post("/search/views/remove", url.Values{"name": {"none"}}); code != http.StatusNotFound {
		t.Errorf("a view that isn't there: %d", code)
	}
}

// Pages neither skip nor repeat a claim.
func TestPaging(t *testing.T) {
	b := bench(t)
	var words strings.Builder
	for i := range 70 {
		fmt.Fprintf(&words, "Gunmen attacked mill number %d. ", i)
	}
	b.Add(webtest.Report("many.txt", "Herald", "2021-03-12", words.String()))
	next, seen, pages := "/search?q=mill&order=added", map[string]bool{}, 0
	for ; next != "" && pages < 5; pages++ {
		got := body(b, next)
		for _, m := range regexp.MustCompile(`href="(/reports/[^"]+)" data-row`).FindAllStringSubmatch(got, -1) {
			if seen[m[1]] {
				t.Errorf("%s stands on two pages", m[1])
			}
			seen[m[1]] = true
		}
		next = ""
		if m := regexp.MustCompile(`rel="next" href="([^"]+)"`).FindStringSubmatch(got); m != nil {
			next = html.UnescapeString(m[1])
		}
	}
	if len(seen) != 70 || pages != 3 {
		t.Errorf("%d claims on %d pages", len(seen), pages)
	}
}

// What is shown can be taken along, whole, in each form.
func TestExport(t *testing.T) {
	b := bench(t)
	const query = "q=market&event=ASSAULT"
	if n := strings.Count(body(b, "/search/export?format=jsonl&"+query), "\n"); n != 4 {
		t.Errorf("%d lines", n)
	}
	var list []map[string]any
	if err := json.Unmarshal([]byte(body(b, "/search/export?format=json&"+query)), &list); err != nil || len(list) != 4 {
		t.Error(err, len(list))
	}
	rows, err := csv.NewReader(strings.NewReader(body(b, "/search/export?format=csv&"+query))).ReadAll()
	if err != nil || len(rows) != 5 {
		t.Error(err, len(rows))
	}
	features, err := geojson.UnmarshalFeatureCollection([]byte(body(b, "/search/export?format=geojson&"+query)))
	if err != nil || len(features.Features) != 4 {
		t.Error(err)
	}
	if got := body(b, "/search/export?format=json&q=zebra"); strings.TrimSpace(got) != "[]" {
		t.Errorf("nothing found: %s", got)
	}
	if code, got := b.Get("/search/export?format=xml"); code != http.StatusBadRequest || !strings.Contains(got, "jsonl, json, csv and geojson") {
		t.Errorf("a form that isn't there: %d", code)
	}
	if code, _ := b.Get("/search/export?format=csv&kind=nonsense"); code != http.StatusBadRequest {
		t.Errorf("a filter that means nothing: %d", code)
	}
}

// j and k go from result to result, Enter opens one, / leads to the field.
func TestKeys(t *testing.T) {
	b := bench(t)
	w := webtest.Browse(t, b.URL)
	w.Open("/search?q=market")
	const at = `[...document.querySelectorAll("[data-row]")].indexOf(document.activeElement)`
	for _, step := range []struct{ key, at string }{{"j", "0"}, {"j", "1"}, {"k", "0"}, {"k", "0"}, {"j", "1"}} {
		w.Keys(step.key)
		w.Wait(at + " === " + step.at)
	}
	to := w.Eval(`document.activeElement.pathname`)
	w.Keys("\r")
	w.Wait(`location.pathname === "` + to + `" && document.readyState === "complete"`)
	w.Open("/search?q=market")
	w.Keys("/")
	w.Wait(`document.activeElement.type === "search"`)
	w.Fine()
}
