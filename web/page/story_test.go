package page_test

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"

	"github.com/reportedly/reportedly/internal/webtest"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/web"
	"github.com/reportedly/reportedly/web/page"
)

// story is a workbench with four reports of one attack, and the development that they
// tell.
func story(t *testing.T) (b *webtest.Bench, reports [4]string, development string) {
	t.Helper()
	b = webtest.New(t, web.Options{Sections: page.All(page.Options{})})
	reports = b.Story()
	list, err := b.Memory.Developments(t.Context(), memory.DevelopmentsRequest{Filter: store.DevelopmentFilter{MinReports: 2, Order: store.ByIndependent}})
	if err != nil || len(list.Items) == 0 {
		t.Fatal(err, len(list.Items))
	}
	for i, id := range reports {
		reports[i] = memory.ShortID(id)
	}
	return b, reports, "/developments/" + list.Items[0].ID
}

// looked is a page to look at.
type looked struct{ name, path string }

// look looks at pages, light and dark, wide and narrow, with everything unfolded: no
// violations of WCAG 2.2 AA, nothing wider than the window, no errors.
func look(t *testing.T, b *webtest.Bench, pages []looked) {
	t.Helper()
	w := webtest.Browse(t, b.URL)
	for _, p := range pages {
		for _, at := range []struct {
			name  string
			width int64
			dark  bool
		}{{"light", 1280, false}, {"dark", 1280, true}, {"narrow", 390, false}} {
			w.Window(at.width, 844, at.dark)
			w.Open(p.path)
			w.Shot(p.name + "-" + at.name)
			w.Eval(`document.querySelectorAll("main details:not(.fold)").forEach(d => d.open = true)`)
			w.Accessible(p.name + ", " + at.name)
			if got := w.Eval(`document.documentElement.scrollWidth`); got != fmt.Sprint(at.width) {
				t.Errorf("%s is %s pixels wide in a window of %d", p.name, got, at.width)
			}
		}
	}
	w.Fine()
}

func TestDevelopmentPages(t *testing.T) {
	b, _, at := story(t)
	b.Post(at+"/credibility", url.Values{"value": {"4"}, "why": {"the nurse was not there"}})
	b.Post(at+"/notes", url.Values{"value": {"Ask the clinic"}})
	_, split := b.Get(at + "/split")
	claim := regexp.MustCompile(`name="claim" value="([^"]+)"`).FindStringSubmatch(split)[1]
	b.Add(webtest.Report("other.txt", "Herald", "2021-03-12", "Villagers attacked a mill near the river, killing 2 people."))
	_, found := b.Get(at + "/join?q=mill")
	other := regexp.MustCompile(`with=([^"]+)"`).FindStringSubmatch(found)[1]
	look(t, b, []looked{{"home-story", "/"}, {"developments-story", "/developments?q=market"}, {"developments-none", "/developments?q=market&place=Tripoli"}, {"development", at}, {"join", at + "/join?q=mill"},
		{"join-look", at + "/join?with=" + other}, {"split-look", at + "/split?claim=" + url.QueryEscape(claim)}})
}

func TestStoryPages(t *testing.T) {
	b, ids, _ := story(t)
	b.Post("/sources/Courier/grade", url.Values{"value": {"C"}, "why": {"copies"}})
	b.Post("/search/views", url.Values{"name": {"the market"}, "path": {"/search?q=market"}})
	look(t, b, []looked{{"search-story", "/search?q=attacked+market"}, {"search-none", "/search?q=market+zebra&source=Courier"}, {"search-paragraphs", "/search?q=lorries&in=passages"}, {"sources-story", "/sources"}, {"source", "/sources/Courier"},
		{"reports-story", "/reports?order=published"}, {"shares", "/reports/" + ids[0] + "/shared"}, {"passages", "/reports/" + ids[0] + "/shared/" + ids[1]}, {"forget", "/reports/" + ids[0] + "/forget"}})
}

// A development is split and joined by forms alone, without script.
func TestSplitNoScript(t *testing.T) {
	b, _, at := story(t)
	w := webtest.Browse(t, b.URL)
	w.Do(webtest.Command(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}))
	w.Open(at + "/split")
	w.Click(`input[name="claim"]`)
	w.ClickFor(`form[method="get"] button.primary`, `document.readyState === "complete" && document.querySelector(".outcome")`)
	w.ClickFor(`form.confirm button.primary`, `document.readyState === "complete" && document.querySelector(".notice") && document.querySelector(".notice").textContent.includes("Split")`)
	w.ClickFor(`.notice button`, `document.readyState === "complete" && document.querySelector(".notice") && document.querySelector(".notice").textContent.includes("Undone")`)
	w.Fine()
}

// What stands in a report, its source's name and a person's words runs nothing on the
// pages of developments, search, sources and reports.
func TestStoryInjection(t *testing.T) {
	b, _, _ := story(t)
	evil := `<script>alert(1)</script><img src=x onerror=alert(2)> "' onmouseover=alert(3) javascript:alert(4) </textarea></title><svg onload=alert(5)>`
	words := "On Monday gunmen attacked the market of Sirte " + evil + " and burned several stalls near the old bridge, killing 9 people, a local official told the agency."
	var ids []string
	for _, source := range []string{evil, evil + "2"} {
		ids = append(ids, memory.ShortID(b.Add(webtest.Report(evil+source+".txt", source, "2021-03-12", words+source))))
	}
	list, err := b.Memory.Developments(t.Context(), memory.DevelopmentsRequest{Filter: store.DevelopmentFilter{Sources: []string{evil}}})
	if err != nil || len(list.Items) == 0 {
		t.Fatal(err, len(list.Items))
	}
	at := "/developments/" + list.Items[0].ID
	src := "/sources/" + url.PathEscape(evil)
	b.Post(at+"/notes", url.Values{"value": {evil}})
	b.Post(at+"/credibility", url.Values{"value": {"5"}, "why": {evil}})
	b.Post(src+"/grade", url.Values{"value": {"E"}, "why": {evil}})
	b.Post(src+"/describe", url.Values{"field": {"owner"}, "value": {evil}})
	b.Post(src+"/notes", url.Values{"value": {evil}})
	b.Post("/search/views", url.Values{"name": {evil[:79]}, "path": {"/search?q=" + url.QueryEscape(evil)}})
	q := url.QueryEscape(evil)
	w := webtest.Browse(t, b.URL)
	for _, path := range []string{"/", "/developments", "/developments?q=" + q + "&place=" + q + "&actor=" + q + "&source=" + q + "&since=" + q, at, at + "/join", at + "/join?q=" + q, at + "/split", "/search", "/search?q=market", "/search?q=" + q,
		"/search?q=x&source=" + q + "&place=" + q, "/search?in=passages&q=market", "/search?kind=" + q, "/sources", src, "/reports", "/reports?q=" + q + "&source=" + q, "/reports/" + ids[0] + "/shared", "/reports/" + ids[0] + "/shared/" + ids[1], "/reports/" + ids[0] + "/forget"} {
		if code, _ := b.Get(path); code != http.StatusOK {
			t.Errorf("%s: %d", path, code)
		}
		w.Open(path)
		if got := w.Eval(`document.querySelectorAll("main script, main img, main svg[onload], [onmouseover], [onerror]").length`); got != "0" {
			t.Errorf("%s: %s elements of the report's", path, got)
		}
		if got := w.Eval(`[...document.querySelectorAll("a[href]")].filter(a => !["http:", "https:"].includes(a.protocol)).length`); got != "0" {
			t.Errorf("%s: %s links that are none of the site's", path, got)
		}
	}
	w.Fine()
}

// The first pages and all that they load stay below 400 kB.
func TestStoryWeight(t *testing.T) {
	b, _, at := story(t)
	for _, path := range []string{"/", "/developments", at, "/search?q=market", "/sources", "/reports"} {
		got, sum := fetch(t, b, path)
		for _, m := range regexp.MustCompile(`(?:src|href)="(/static/[^"]+)"`).FindAllStringSubmatch(got, -1) {
			_, n := fetch(t, b, m[1])
			sum += n
		}
		if sum > 400_000 {
			t.Errorf("%s takes %d bytes", path, sum)
		}
		if strings.Contains(got, "http://") || strings.Contains(got, "https://") {
			t.Errorf("%s names another site", path)
		}
	}
}
