package page_test

import (
	"fmt"
	"net/url"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/internal/webtest"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/text"
	"github.com/reportedly/reportedly/web"
	"github.com/reportedly/reportedly/web/page"
	"github.com/reportedly/reportedly/web/page/add"
)

// finder finds an attack wherever a text has the word, as reported by residents.
func finder(rep *reportedly.Report) []reportedly.Claim {
	var out []reportedly.Claim
	s := rep.Text.String()
	for at := 0; ; {
		i := strings.Index(s[at:], "attacked")
		if i < 0 {
			return out
		}
		from := at + i
		at = from + 8
		out = append(out, reportedly.Claim{
			ID: fmt.Sprintf("c%d", len(out)+1), Kind: reportedly.KindEvent, Event: reportedly.Assault, Score: 0.8,
			Evidence: []reportedly.Evidence{{Span: text.Span{End: len(s)}, Quote: s}}, Trigger: reportedly.Evidence{Span: text.Span{Start: from, End: at}, Quote: "attacked"},
			Actors: []reportedly.Participant{{Text: "gunmen", Name: "gunmen", Kind: reportedly.ArmedGroup}}, Recipients: []reportedly.Participant{{Text: "a post", Name: "a post"}},
			Time: &reportedly.When{Text: "on Monday", EDTF: "2021-03-08", Relation: reportedly.OnTime}, Basis: reportedly.Reported, Polarity: reportedly.Affirmed, Reality: reportedly.Actual,
			SaidBy: []reportedly.Speaker{{Text: "residents", Kind: reportedly.UnnamedSpeaker}},
		})
	}
}

func bench(t *testing.T) *webtest.Bench {
	t.Helper()
	onDisk := fstest.MapFS{"reports/path.txt": {Data: []byte("On Monday gunmen attacked a school, residents said to the paper.")}}
	b := webtest.New(t, web.Options{Version: "1.2.3", Sections: page.All(page.Options{Notice: "htmx 2", Add: add.Options{Now: func() time.Time { return webtest.Noon }, Open: onDisk}})})
	b.Reader.Find = finder
	return b
}

func TestEmpty(t *testing.T) {
	b := bench(t)
	for path, says := range map[string]string{
		"/": "Nothing is remembered yet.", "/reports": "No reports yet.", "/review": "so far", "/developments": "No developments yet.", "/sources": "No report names its source yet.", "/search": "No claims are remembered yet.", "/judgements": "Nobody has decided anything yet.",
		"/add": "Paste a report", "/help": "How to begin", "/help?q=drone": "mode of ASSAULT", "/help?q=zzzz": "No term has these words.", "/settings": "Keys of one letter", "/about": "Version 1.2.3",
	} {
		code, body := b.Get(path)
		if code != 200 {
			t.Errorf("%s: %d", path, code)
		}
		if says != "so far" {
			b.Has(body, says)
		}
	}
}

// wait waits until a run of adding is through, and gives its page.
func wait(t *testing.T, b *webtest.Bench, body string) string {
	t.Helper()
	_, rest, ok := strings.Cut(body, `hx-get="/add/`)
	if !ok {
		return body // it is through already
	}
	id, _, _ := strings.Cut(rest, `"`)
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if _, body = b.Get("/add/" + id); !strings.Contains(body, "hx-trigger") {
			return body
		}
	}
	t.Fatal("the run doesn't end")
	return ""
}

func TestAdd(t *testing.T) {
	b := bench(t)
	_, body := b.Post("/add", url.Values{"text": {"On Monday gunmen attacked a post near the town, the residents said."}, "source": {"Daily <b>Star</b>"}, "published": {"2021-03-10"}, "name": {"<img src=x>"}})
	body = wait(t, b, body)
	b.Has(body, "1 claim", "ASSAULT", "gunmen → a post", "/reports/", "Read and review")
	b.Lacks(body, "<img", "<b>Star")
	_, body = b.Post("/add", url.Values{"text": {"On Monday gunmen attacked a post near the town, the residents said."}})
	b.Has(wait(t, b, body), "already there")
	_, body = b.Post("/add", url.Values{"path": {"file://reports/path.txt"}})
	b.Has(wait(t, b, body), "1 claim", "path.txt")
	_, body = b.Post("/add", url.Values{"path": {"reports/none.txt"}})
	b.Has(wait(t, b, body), "not read")
	_, body = b.Post("/add", url.Values{"text": {"Le ministre de l’intérieur a déclaré hier que les forces de sécurité avaient repris le contrôle de la ville et que la situation était calme."}})
	b.Has(wait(t, b, body), "French", "only English is read")
	for _, form := range []url.Values{{}, {"text": {"  "}}, {"text": {"x"}, "published": {"soon"}}} {
		if code, _ := b.Post("/add", form); code != 400 {
			t.Errorf("%v: %d", form, code)
		}
	}
	if code, _ := b.Get("/add/nothing"); code != 404 {
		t.Errorf("an unknown run: %d", code)
	}
	_, body = b.Get("/reports")
	b.Has(body, "Daily &lt;b&gt;Star&lt;/b&gt;", "2 reports", "2021-03-10")
	_, body = b.Get("/")
	b.Has(body, "Told by several reports", "<b>2</b> reports")
}

// Who reads may not add, nor name files of the machine.
func TestAddRoles(t *testing.T) {
	who := web.Visitor{Name: "ann", Role: web.Reader, Session: "1"}
	b := webtest.New(t, web.Options{Visit: visitor(&who), Sections: page.All(page.Options{Add: add.Options{Now: func() time.Time { return webtest.Noon }, Open: fstest.MapFS{}}})})
	if code, _ := b.Get("/add"); code != 403 {
		t.Errorf("a reader sees the form: %d", code)
	}
	who.Role = web.Editor
	_, body := b.Get("/add")
	b.Lacks(body, `name="path"`)
	if code, _ := b.Post("/add", url.Values{"path": {"/etc/passwd"}}); code != 403 {
		t.Errorf("a file of the machine: %d", code)
	}
}

func TestReviewPages(t *testing.T) {
	who := web.Visitor{Name: "ann", Role: web.Admin, Session: "1"}
	b := webtest.New(t, web.Options{Visit: visitor(&who), Sections: page.All(page.Options{})})
	at := "/reports/" + memory.ShortID(b.Sample())
	for _, act := range []string{"accept", "reject", "accept"} {
		for _, name := range []string{"ann", "ben"} {
			who.Name = name
			b.Post(at+"/claims/c1/judge", url.Values{"act": {act}})
			b.Post(at+"/claims/c2/judge", url.Values{"act": {"reject"}})
		}
	}
	_, body := b.Get("/review")
	b.Has(body, "Krippendorff’s α", "1.00", "<bdi>ann</bdi>, <bdi>ben</bdi>")
	_, body = b.Get("/judgements?by=ben")
	b.Has(body, "Decisions of", "accept", at+"?claim=c1")
	code, _ := b.Get("/review/next")
	if code != 200 {
		t.Errorf("next to review: %d", code)
	}
}

func TestSettings(t *testing.T) {
	b := bench(t)
	_, body := b.Post("/settings/theme", url.Values{"theme": {"dark"}, "back": {"/help"}})
	b.Has(body, `data-theme="dark"`, "How to begin")
	_, body = b.Post("/settings/keys", url.Values{"keys": {"off"}})
	b.Has(body, `data-keys="off"`, "Kept for this browser.")
	_, body = b.Post("/settings/theme", url.Values{"theme": {"purple"}, "back": {"//elsewhere"}})
	b.Lacks(body, "data-theme")
}

// Every page, light and dark, wide and narrow: no violations of WCAG 2.2 AA, nothing
// wider than the window, no request to another site, no error on the console.
func TestPages(t *testing.T) {
	b := bench(t)
	at := "/reports/" + memory.ShortID(b.Sample())
	b.Add(webtest.Report("post.txt", "Star", "2021-03-10", "On Monday gunmen attacked a post, residents said."))
	b.Add(webtest.Report("again.txt", "Herald", "2021-03-11", "Gunmen attacked a post on Monday, according to residents."))
	b.Post(at+"/claims/c1/judge", url.Values{"act": {"accept"}})
	b.Post(at+"/claims/c2/correct", url.Values{"field": {"killed"}, "value": {"2"}})
	_, run := b.Post("/add", url.Values{"text": {"Gunmen attacked a mill, the residents of the town said on Monday."}})
	_, id, _ := strings.Cut(run, `hx-get="/add/`)
	id, _, _ = strings.Cut(id, `"`)
	pages := []struct{ name, path string }{{"home", "/"}, {"reports", "/reports"}, {"desk", at + "?claim=c2"}, {"review", "/review"}, {"log", "/judgements"}, {"add", "/add"}, {"run", "/add/" + id}, {"help", "/help"}, {"settings", "/settings"}, {"about", "/about"},
		{"developments", "/developments"}, {"search", "/search?q=the&kind=event"}, {"sources", "/sources"}}
	w := webtest.Browse(t, b.URL)
	for _, p := range pages {
		for _, dark := range []bool{false, true} {
			w.Window(1280, 800, dark)
			w.Open(p.path)
			w.Accessible(fmt.Sprintf("%s, dark %v", p.name, dark))
			w.Shot(fmt.Sprintf("%s-%v", p.name, map[bool]string{false: "light", true: "dark"}[dark]))
		}
		w.Window(390, 844, false)
		w.Open(p.path)
		w.Accessible(p.name + ", narrow")
		w.Shot(p.name + "-narrow")
		if got := w.Eval(`document.documentElement.scrollWidth`); got != "390" {
			t.Errorf("%s is %s pixels wide in a window of 390", p.name, got)
		}
		w.Fine()
	}
}

// Adding by paste, with keys alone, in a browser; the claims appear.
func TestPaste(t *testing.T) {
	b := bench(t)
	w := webtest.Browse(t, b.URL)
	w.Open("/")
	w.Keys("g")
	w.Keys("+")
	w.Wait(`location.pathname === "/add" && document.getElementById("text") && document.readyState === "complete"`)
	w.Eval(`document.getElementById("text").focus()`)
	w.Keys("On Monday gunmen attacked a post, residents said.")
	w.Eval(`document.getElementById("add").requestSubmit()`)
	w.Wait(`document.querySelector(".claims") && document.querySelector(".claims").textContent.includes("ASSAULT")`)
	w.Eval(`document.querySelector(".run .button").click()`)
	w.Wait(`document.getElementById("side") && document.readyState === "complete"`)
	w.Keys("?")
	w.Wait(`document.getElementById("keys").open`)
	w.Accessible("keys")
	w.Fine()
}

// TestShots takes pictures of a running workbench, for people to look at:
// REPORTEDLY_SHOTS names a folder, REPORTEDLY_BENCH its address, REPORTEDLY_PAGES the
// paths, parted by spaces.
func TestShots(t *testing.T) {
	address := os.Getenv("REPORTEDLY_BENCH")
	if address == "" {
		t.Skip("REPORTEDLY_BENCH names no workbench")
	}
	b := webtest.Browse(t, address)
	for path := range strings.FieldsSeq(os.Getenv("REPORTEDLY_PAGES")) {
		name := strings.Trim(strings.NewReplacer("/", "-", "?", "-", "=", "-").Replace(path), "-")
		b.Window(1360, 900, false)
		b.Open(path)
		b.Shot(name + "-light")
		b.Window(1360, 900, true)
		b.Shot(name + "-dark")
		b.Window(390, 844, false)
		b.Open(path)
		b.Shot(name + "-narrow")
	}
}
