package atlas_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"github.com/reportedly/reportedly/internal/webtest"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store/sqlite"
	"github.com/reportedly/reportedly/web"
	atlas "github.com/reportedly/reportedly/web/page/map"
)

// siteOf is the map of the database that REPORTEDLY_DB names.
func siteOf(t testing.TB) *web.Site {
	t.Helper()
	db := os.Getenv("REPORTEDLY_DB")
	if db == "" {
		t.Skip("REPORTEDLY_DB names no database")
	}
	s, err := sqlite.Open(t.Context(), db, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	site, err := web.New(web.Options{Memory: memory.New(memory.Options{Store: s}), Local: "rd", Sections: []web.Section{atlas.New()}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { site.Close(); s.Close() })
	return site
}

func of(t *testing.T) *webtest.Browser {
	t.Helper()
	site := siteOf(t)
	server := httptest.NewServer(site)
	t.Cleanup(server.Close)
	return webtest.Browse(t, server.URL)
}

// BenchmarkMap answers requests from the database that REPORTEDLY_DB names, once its
// claims are read.
func BenchmarkMap(b *testing.B) {
	site := siteOf(b)
	get := func(at string) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		r := httptest.NewRequestWithContext(b.Context(), http.MethodGet, at, nil)
		r.Header.Set("Accept-Encoding", "gzip")
		site.ServeHTTP(w, r)
		if w.Code != http.StatusOK {
			b.Fatal(at, w.Code)
		}
		return w
	}
	get("/map/drawn?view=-180,-90,180,90&z=1")
	for _, at := range []string{"/map", "/map?event=ASSAULT&basis=reported&since=2016-01-01", "/map?q=attacked", "/map?box=-10,-10,10,10", "/map/drawn?view=-20,-30,30,30&z=3", "/map/drawn?view=-20,-30,30,30&z=5", "/map/drawn?view=-5,-5,5,5&z=7&event=AID"} {
		b.Run(at, func(b *testing.B) {
			for b.Loop() {
				b.ReportMetric(float64(get(at).Body.Len()), "bytes/answer")
			}
		})
	}
}

// await is what a promise comes to.
func await(b *webtest.Browser, expression string) string {
	b.T.Helper()
	out, err := chromedp.Run(b.Ctx, chromedp.Evaluate[string](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.T.Fatal(err)
	}
	return out
}

// frames drags the map to and fro for four seconds, as Leaflet's own handler does, and
// gives the times between frames in milliseconds: median, 95th percentile, longest; then
// how long drawing all claims and names anew takes.
const frames = `new Promise((done) => {
	const m = atlas.map, times = [];
	let last = performance.now(), n = 0;
	m.fire("movestart");
	const step = () => {
		const now = performance.now();
		times.push(now - last);
		last = now;
		m._rawPanBy(L.point(n % 120 < 60 ? 9 : -9, n % 80 < 40 ? 5 : -5));
		m.fire("move").fire("drag");
		if (++n < 240) return requestAnimationFrame(step);
		m.fire("moveend");
		times.sort((a, b) => a - b);
		const from = performance.now();
		for (let i = 0; i < 10; i++) atlas.shown.draw();
		done([times[120], times[228], times[239], (performance.now() - from) / 10].map((v) => v.toFixed(1)).join(" "));
	};
	requestAnimationFrame(step);
})`

// TestMeasure says how fast the map is: REPORTEDLY_DB names a database.
func TestMeasure(t *testing.T) {
	b := of(t)
	b.Window(1280, 800, false)
	b.Do(webtest.Command(network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true}))
	for _, turn := range []string{"first visit, with the memory read", "later visit, nothing in the browser's cache"} {
		b.Open("/map")
		b.Wait(`document.getElementById("map").dataset.state === "ready" && performance.getEntriesByName("map-base").length && performance.getEntriesByName("map-claims").length`)
		fmt.Printf("%s: first paint %s ms, base drawn %s ms, claims drawn %s ms, transferred %s kB in %s requests\n", turn,
			b.Eval(`Math.round((performance.getEntriesByType("paint")[0] || {}).startTime)`),
			b.Eval(`Math.round(performance.getEntriesByName("map-base")[0].startTime)`),
			b.Eval(`Math.round(performance.getEntriesByName("map-claims")[0].startTime)`),
			b.Eval(`Math.round((performance.getEntriesByType("resource").reduce((n, e) => n + e.transferSize, 0) + performance.getEntriesByType("navigation")[0].transferSize) / 1000)`),
			b.Eval(`performance.getEntriesByType("resource").length + 1`))
	}
	b.Do(webtest.Command(network.SetCacheDisabled, network.SetCacheDisabledParams{}))
	for _, at := range []string{"20,10,2", "0,15,4", "5,18,7", "5,18,10"} {
		b.Open("/map?at=" + at)
		b.Wait(`document.getElementById("map").dataset.state === "ready" && performance.getEntriesByName("map-base").length`)
		got := strings.Fields(await(b, frames))
		fmt.Printf("zoom %s: %s things; panning: median %s ms a frame, 95 of 100 within %s, longest %s; drawing anew: %s ms\n", at[strings.LastIndexByte(at, ',')+1:], b.Eval(`atlas.shown.things.length`), got[0], got[1], got[2], got[3])
	}
	b.Fine()
}

// TestLook takes pictures: REPORTEDLY_DB names a database, REPORTEDLY_SHOTS a folder, and
// REPORTEDLY_PATHS addresses, parted by spaces.
func TestLook(t *testing.T) {
	paths := strings.Fields(os.Getenv("REPORTEDLY_PATHS"))
	if len(paths) == 0 {
		t.Skip("REPORTEDLY_PATHS names no addresses")
	}
	b := of(t)
	for i, p := range paths {
		for _, w := range []struct {
			name       string
			wide, high int64
			dark       bool
		}{{"light", 1360, 860, false}, {"dark", 1360, 860, true}, {"narrow", 390, 844, false}} {
			b.Window(w.wide, w.high, w.dark)
			b.Open(p)
			b.Wait(`document.getElementById("map").dataset.state === "ready" && document.getElementById("map").dataset.base`)
			await(b, `new Promise((f) => setTimeout(() => f("drawn"), 500))`)
			b.Shot(fmt.Sprintf("map%d-%s", i, w.name))
		}
	}
	b.Fine()
}
