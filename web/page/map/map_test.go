package atlas_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"
	"github.com/paulmach/orb"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/internal/webtest"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/store/sqlite"
	"github.com/reportedly/reportedly/text"
	"github.com/reportedly/reportedly/web"
	atlas "github.com/reportedly/reportedly/web/page/map"
)

// Places of the tests.
func sirte() reportedly.Place {
	return reportedly.Place{Text: "سرت", Relation: reportedly.In, Geometry: orb.Point{16.59, 31.2}, Precision: reportedly.Town, UncertaintyKM: 4,
		Names: []reportedly.PlaceName{{Name: "سرت", Official: "سرت", ID: "t:sirte", Kind: "town", Country: "LBY", Resolved: true, Lat: 31.2, Lon: 16.59}}}
}

func fezzan() reportedly.Place {
	return reportedly.Place{Text: "southern Fezzan", Relation: reportedly.In, Precision: reportedly.Province, UncertaintyKM: 5,
		Geometry: orb.Polygon{{{10, 22}, {18, 22}, {18, 27}, {10, 27}, {10, 22}}}, Names: []reportedly.PlaceName{{Name: "Fezzan", Official: "Fezzan", ID: "t:fezzan", Kind: "province", Country: "LBY", Resolved: true}}}
}

// A province of which only a point and its extent are known.
func jufra() reportedly.Place {
	return reportedly.Place{Text: "Jufra", Relation: reportedly.In, Geometry: orb.Point{16, 28.5}, Precision: reportedly.Province, UncertaintyKM: 120,
		Names: []reportedly.PlaceName{{Name: "Jufra", Official: "Jufra", ID: "t:jufra", Kind: "province", Country: "LBY", Resolved: true, Lat: 28.5, Lon: 16}}}
}

func road() reportedly.Place {
	return reportedly.Place{Text: "the road from Brak to Sabha", Relation: reportedly.Along, Geometry: orb.LineString{{14.27, 27.55}, {14.43, 27.04}}, Precision: reportedly.District, UncertaintyKM: 5,
		Names: []reportedly.PlaceName{{Name: "Brak", Official: "Brak", ID: "t:brak", Kind: "town", Country: "LBY", Resolved: true}}}
}

const hostile = `<img src=x onerror="alert(1)">`

func nowhere(name, why string) reportedly.Place {
	return reportedly.Place{Text: name, Why: why, Names: []reportedly.PlaceName{{Name: name, Why: why}}}
}

// told is a report of a claim for each place; a nil place is none.
func told(b *webtest.Bench, name, source, day string, event reportedly.Event, places ...*reportedly.Place) string {
	body := "On " + day + " guards attacked posts, " + name + " residents said to " + source + "."
	rep := webtest.Report(name+".txt", source, "2021-03-10", body)
	var claims []reportedly.Claim
	for i, p := range places {
		c := reportedly.Claim{ID: fmt.Sprintf("c%d", i+1), Kind: reportedly.KindEvent, Event: event, Score: .8, Evidence: []reportedly.Evidence{{Span: text.Span{End: len(body)}, Quote: body}},
			Actors: []reportedly.Participant{{Text: "guards", Name: "guards", Kind: reportedly.ArmedGroup}}, Time: &reportedly.When{Text: day, EDTF: day, Relation: reportedly.OnTime},
			Basis: reportedly.Reported, Polarity: reportedly.Affirmed, Reality: reportedly.Actual, Likelihood: reportedly.Likely, SaidBy: []reportedly.Speaker{{Text: "residents", Kind: reportedly.UnnamedSpeaker}}}
		if p != nil {
			c.Places = []reportedly.Place{*p}
		}
		claims = append(claims, c)
	}
	b.Reader.Claims[rep.Text.String()] = claims
	return b.Add(rep)
}

func bench(t *testing.T) *webtest.Bench {
	t.Helper()
	b := webtest.New(t, web.Options{Sections: []web.Section{atlas.New()}})
	s, f, j, r := sirte(), fezzan(), jufra(), road()
	bad := sirte()
	bad.Names[0].ID, bad.Names[0].Official, bad.Geometry = "t:bad", hostile, orb.Point{20.06, 32.12}
	lost, two := nowhere("Qasr Nowhere", `"Qasr Nowhere": not in the gazetteer: "qasr nowhere"`), nowhere("Zawiya", `"Zawiya": 3 places bear the name and nothing in the report tells which; the likeliest is Zawiya, Libya (0.40)`)
	told(b, "first", "Star", "2021-01-05", reportedly.Assault, &s, &f, &j)
	told(b, "second", "Herald", "2021-02-10", reportedly.Aid, &s, &r, &bad)
	told(b, "third", "Star", "2021-03-08", reportedly.Accuse, &s, nil, &lost, &two)
	return b
}

// Without a script the page lists the places and what has none, with why.
func TestList(t *testing.T) {
	b := bench(t)
	_, body := b.Get("/map")
	b.Has(body, "<b>10 claims</b>, of which 3 have no place", "5 places", "<bdi>سرت</bdi>", "town, within 4 km", "southern Fezzan", "somewhere in this province</span>",
		"somewhere in this province, about 120 km around", "along the road from Brak to Sabha", "somewhere along this line",
		"The report names no place", "The gazetteer lacks the name", "Nothing tells which place of the name", "&lt;img src=x", `data-fit="`)
	b.Lacks(body, "<img")
	if i, j := strings.Index(body, "سرت"), strings.Index(body, "southern Fezzan"); i > j {
		t.Error("the place with most claims isn't first")
	}

	_, at := b.Get(link(t, body, "سرت"))
	b.Has(at, "3 claims", "Back to the places", "residents (unnamed)", "likely", "who else says so", "/reports/", "ASSAULT", "AID", "guards")
	_, none := b.Get("/map?nowhere=unlisted")
	b.Has(none, "1 claim", "not in the gazetteer", "The gazetteer lacks the name")
	_, gone := b.Get("/map?spot=0123")
	b.Has(gone, "No claim that passes the filters is there.")
	_, box := b.Get("/map?box=16.5,31.1,16.7,31.3")
	b.Has(box, "Several places", "3 claims")
}

// link is where the link with some words leads.
func link(t *testing.T, body, words string) string {
	t.Helper()
	i := strings.Index(body, words)
	if i < 0 {
		t.Fatalf("no %q in\n%s", words, body)
	}
	from := strings.LastIndex(body[:i], `href="`) + 6
	return strings.ReplaceAll(body[from:from+strings.IndexByte(body[from:], '"')], "&amp;", "&")
}

// Filters are those of all pages, in the address.
func TestFilters(t *testing.T) {
	b := bench(t)
	for query, want := range map[string]string{
		"event=AID": "3 claims", "since=2021-02-01&until=2021-02-28": "3 claims", "source=Star": "7 claims", "q=second": "3 claims", "place=t:sirte": "3 claims",
		"actor=guards": "10 claims", "basis=asserted": "0 claims", "state=contested": "0 claims", "until=2021-01-31&event=ASSAULT": "3 claims",
	} {
		_, body := b.Get("/map?" + query)
		b.Has(body, "<b>"+want+"</b>")
	}
	for _, bad := range []string{"event=WAR", "since=soon", "since=2021-02-01&until=2021-01-01"} {
		if code, _ := b.Get("/map?" + bad); code != 400 {
			t.Errorf("%s: %d", bad, code)
		}
	}
	_, body := b.Get("/map?at=30,15,6&event=AID")
	b.Has(body, `data-at="30,15,6"`, `href="/map?at=30%2C15%2C6"`, "claims.geojson?event=AID")
}

// picture is what the script is told.
type picture struct {
	Claims, Nowhere, Places int
	Steps                   []int
	Things                  []struct {
		F, ID, Name, Known string
		At                 [2]float64
		N, M               int
		Q                  [5]int
	}
}

func drawn(t *testing.T, b *webtest.Bench, query string) picture {
	t.Helper()
	code, body := b.Get("/map/drawn?" + query)
	if code != 200 {
		t.Fatalf("%s: %d %s", query, code, body)
	}
	var p picture
	if err := json.Unmarshal([]byte(body), &p); err != nil {
		t.Fatal(err)
	}
	return p
}

// What is near becomes one from afar, what is vague stays an area, and no area is a
// point.
func TestDrawn(t *testing.T) {
	b := bench(t)
	far := drawn(t, b, "view=-180,-90,180,90&z=1")
	if far.Claims != 10 || far.Nowhere != 3 || far.Places != 5 || len(far.Things) != 1 || far.Things[0].F != "c" || far.Things[0].N != 7 || far.Things[0].M != 5 {
		t.Errorf("from afar: %+v", far)
	}
	near := drawn(t, b, "view=5,20,25,35&z=6")
	forms := map[string]string{}
	for _, x := range near.Things {
		forms[x.Name] = x.F
	}
	want := map[string]string{"سرت": "p", "southern Fezzan": "a", "Jufra": "d", "along the road from Brak to Sabha": "l", hostile: "p"}
	for name, f := range want {
		if forms[name] != f {
			t.Errorf("%s is drawn as %q, not %q; all %v", name, forms[name], f, forms)
		}
	}
	if p := drawn(t, b, "view=5,20,25,35&z=6&until=2021-01-31"); p.Claims != 3 || len(p.Things) != 3 || sum(p.Steps) != sum(near.Steps) {
		t.Errorf("in January: %+v", p)
	}
	// Across the antimeridian, and elsewhere.
	if p := drawn(t, b, "view=170,-20,200,20&z=5"); len(p.Things) != 0 {
		t.Errorf("in the Pacific: %+v", p)
	}
	if p := drawn(t, b, "view=365,20,385,35&z=6"); len(p.Things) != 5 {
		t.Errorf("once around the world: %+v", p)
	}
	for _, bad := range []string{"", "view=1,2,3&z=4", "view=1,9,3,2&z=4", "view=a,b,c,d&z=4", "view=1,2,3,4"} {
		if code, _ := b.Get("/map/drawn?" + bad); code != 400 {
			t.Errorf("%q: %d", bad, code)
		}
	}
}

func sum(list []int) int {
	n := 0
	for _, v := range list {
		n += v
	}
	return n
}

func TestShapesAndExport(t *testing.T) {
	b := bench(t)
	p := drawn(t, b, "view=5,20,25,35&z=6")
	for _, x := range p.Things {
		if x.F != "a" {
			continue
		}
		_, body := b.Get("/map/shapes?id=" + x.ID + "&id=ffff")
		if body != `{"`+x.ID+`":[[10,22,18,22,18,27,10,27,10,22]]}` {
			t.Errorf("outline: %s", body)
		}
	}
	if code, _ := b.Get("/map/shapes?" + strings.Repeat("id=1&", 200)); code != 400 {
		t.Errorf("too many outlines: %d", code)
	}
	var c struct {
		Features []struct{ Geometry *struct{ Type string } }
	}
	_, body := b.Get("/map/claims.geojson")
	if err := json.Unmarshal([]byte(body), &c); err != nil || len(c.Features) != 10 {
		t.Errorf("%v: %d features", err, len(c.Features))
	}
	_, body = b.Get("/map/claims.geojson?event=AID&view=14,27,15,28&z=6")
	if err := json.Unmarshal([]byte(body), &c); err != nil || len(c.Features) != 1 || c.Features[0].Geometry.Type != "LineString" {
		t.Errorf("%v: %s", err, body)
	}
}

// What hasn't changed isn't sent again; a new report changes it.
func TestUnchanged(t *testing.T) {
	b := bench(t)
	get := func(tag string) *http.Response {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, b.URL+"/map/drawn?view=5,20,25,35&z=6", nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("If-None-Match", tag)
		r, err := b.Client.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		r.Body.Close()
		return r
	}
	tag := get("").Header.Get("ETag")
	if r := get(tag); r.StatusCode != http.StatusNotModified {
		t.Errorf("unchanged: %d", r.StatusCode)
	}
	s := sirte()
	told(b, "fourth", "Star", "2021-03-09", reportedly.Assault, &s)
	if r := get(tag); r.StatusCode != http.StatusOK {
		t.Errorf("changed: %d", r.StatusCode)
	}
	if p := drawn(t, b, "view=5,20,25,35&z=6"); p.Claims != 11 {
		t.Errorf("%d claims", p.Claims)
	}
}

func TestTile(t *testing.T) {
	b := bench(t)
	_, body := b.Get("/map")
	at := body[strings.Index(body, "/map/tiles/"):]
	at = at[:strings.IndexByte(at, '"')]
	if code, tile := b.Get(at + "/0/0/0"); code != 200 || len(tile) < 10_000 {
		t.Errorf("the world: %d, %d bytes", code, len(tile))
	}
	if code, _ := b.Get(at + "/6/10/34"); code != http.StatusNoContent {
		t.Errorf("open sea: %d", code)
	}
	for _, bad := range []string{"/map/tiles/old/0/0/0", at + "/0/0/x"} {
		if code, _ := b.Get(bad); code != 404 {
			t.Errorf("%s: %d", bad, code)
		}
	}
}

func TestEmpty(t *testing.T) {
	b := webtest.New(t, web.Options{Sections: []web.Section{atlas.New()}})
	_, body := b.Get("/map")
	b.Has(body, "No claim passes the filters.", "<b>0 claims</b>")
	if p := drawn(t, b, "view=-180,-90,180,90&z=2"); p.Claims != 0 || len(p.Things) != 0 {
		t.Errorf("%+v", p)
	}
}

// slow is a store that takes a while to tell all its claims.
type slow struct {
	store.Store
	wait time.Duration
}

func (s slow) Lights(ctx context.Context, after int64, each func(store.Light) error) error {
	time.Sleep(s.wait)
	return s.Store.Lights(ctx, after, each)
}

// Where the claims take long to read the base map is there at once, and they follow.
func TestReading(t *testing.T) {
	path := filepath.Join(t.TempDir(), "m.db")
	open := func(wait time.Duration) *webtest.Bench {
		s, err := sqlite.Open(t.Context(), path, sqlite.Options{})
		if err != nil {
			t.Fatal(err)
		}
		reader := &webtest.Reader{Claims: map[string][]reportedly.Claim{}}
		m := memory.New(memory.Options{Store: slow{s, wait}, Reader: reader, Now: func() time.Time { return webtest.Noon }})
		site, err := web.New(web.Options{Memory: m, Local: "rd", Sections: []web.Section{atlas.New()}})
		if err != nil {
			t.Fatal(err)
		}
		server := httptest.NewServer(site)
		t.Cleanup(func() { server.Close(); site.Close(); s.Close() })
		return &webtest.Bench{T: t, Memory: m, Reader: reader, URL: server.URL, Client: server.Client()}
	}
	b := open(0)
	p, f := sirte(), fezzan()
	told(b, "first", "Star", "2021-01-05", reportedly.Assault, &p, &f)

	b = open(1500 * time.Millisecond)
	began := time.Now()
	_, body := b.Get("/map")
	b.Has(body, "The claims are being read", `http-equiv="refresh"`, "data-reading", "/map/tiles/")
	if took := time.Since(began); took > 1200*time.Millisecond {
		t.Errorf("the page waited %v", took)
	}
	if code, _ := b.Get("/map?event=WAR"); code != 400 {
		t.Errorf("a filter that there isn't: %d", code)
	}

	b = open(1500 * time.Millisecond)
	w := webtest.Browse(t, b.URL)
	w.Open("/map")
	w.Wait(`document.getElementById("map").hasAttribute("data-reading")`)
	w.Wait(ready + ` && document.getElementById("map").dataset.claims === "2" && !document.getElementById("map").hasAttribute("data-reading")`)
	w.Wait(`document.querySelector(".brush input:not([hidden])") && document.getElementById("sum").textContent.includes("2 claims") && location.search.includes("at=2")`)
	w.Fine()
}

const ready = `document.getElementById("map").dataset.state === "ready" && document.getElementById("map").dataset.base && !document.querySelector("#found[aria-busy]")`

// Filters and the keyboard change what is drawn, and nothing is asked of other sites.
func TestBrowser(t *testing.T) {
	b := bench(t)
	w := webtest.Browse(t, b.URL)
	w.Open("/map")
	w.Wait(ready)
	if got := w.Eval(`atlas.shown.things.map((t) => t.f).sort().join("")`); !strings.Contains(got, "a") {
		t.Errorf("drawn: %s", got)
	}
	w.Accessible("the map")

	// The brush: the first handle, two months on.
	w.Eval(`document.getElementById("brush-from").focus()`)
	w.Keys(kb.ArrowRight)
	w.Wait(`location.search.includes("since=2021-0")`)
	w.Keys(kb.End)
	w.Wait(`location.search.includes("since=2021-03") && ` + ready + ` && document.getElementById("map").dataset.claims === "4"`)
	w.Wait(`atlas.shown.things.length === 1`)
	w.Wait(`document.getElementById("sum").textContent.includes("4 claims")`)
	w.Eval(`document.getElementById("play-all").click()`)
	w.Wait(`!location.search.includes("since") && document.getElementById("map").dataset.claims === "10"`)

	// A filter by its form.
	w.Eval(`(() => { const d = document.querySelector("#filters details"); d.open = true; d.querySelector("select[name=event]").value = "AID"; d.querySelector("form").requestSubmit(); })()`)
	w.Wait(`location.search.includes("event=AID") && document.getElementById("map").dataset.claims === "3" && document.querySelector("#filters .chip")`)
	w.Click("#filters .chip")
	w.Wait(`!location.search.includes("event") && document.getElementById("map").dataset.claims === "10"`)

	// Keys on the map: zoom, move, open what lies at the middle, go back.
	w.Eval(`atlas.map.setView([31.2, 16.59], 7, { animate: false })`)
	w.Wait(ready + ` && location.search.includes("16.59,7")`)
	w.Eval(`document.getElementById("map").focus()`)
	w.Keys("+")
	w.Wait(`atlas.map.getZoom() === 8 && ` + ready)
	w.Keys("-")
	w.Wait(`atlas.map.getZoom() === 7 && ` + ready + ` && atlas.shown.things.some((t) => t.name === "سرت")`)
	w.Keys(kb.Enter)
	w.Wait(`document.getElementById("chosen") && document.activeElement.id === "chosen" && location.search.includes("spot=")`)
	if got := w.Eval(`document.querySelectorAll("#chosen .claims > li").length`); got != "3" {
		t.Errorf("%s claims", got)
	}
	w.Accessible("a place's claims")
	w.Keys(kb.Escape)
	w.Wait(`!document.getElementById("chosen") && !location.search.includes("spot=")`)
	w.Eval(`document.getElementById("map").focus()`)
	w.Keys(kb.ArrowRight)
	w.Wait(`atlas.map.getCenter().lng > 16.7`)

	// The list leads to the same, and back with the browser.
	w.Wait(ready + ` && document.querySelector(".places a")`)
	w.Eval(`[...document.querySelectorAll(".places a")].find((a) => a.textContent.includes("سرت")).click()`)
	w.Wait(`document.getElementById("chosen")`)
	w.Eval(`history.back()`)
	w.Wait(`!document.getElementById("chosen") && document.querySelector(".places")`)
	w.Fine()
}

// Wide and narrow, light and dark: nothing is wider than the window, no violations of
// WCAG 2.2 AA, colours follow.
func TestLooks(t *testing.T) {
	b := bench(t)
	w := webtest.Browse(t, b.URL)
	seas := map[bool]string{}
	for _, dark := range []bool{false, true} {
		w.Window(1280, 800, dark)
		w.Open("/map")
		w.Wait(ready)
		w.Eval(`document.querySelector(".legend").open = true`)
		w.Accessible(fmt.Sprintf("dark %v", dark))
		seas[dark] = w.Eval(`atlas.colours(document.getElementById("map")).sea`)
		w.Shot(fmt.Sprintf("map-test-%v", dark))
	}
	if seas[true] == seas[false] {
		t.Errorf("the sea is %s by day and night", seas[true])
	}
	w.Window(390, 844, false)
	w.Open("/map")
	w.Wait(ready)
	if got := w.Eval(`document.documentElement.scrollWidth`); got != "390" {
		t.Errorf("%s pixels wide in a window of 390", got)
	}
	w.Accessible("narrow")
	w.Shot("map-test-narrow")
	w.Fine()
}
