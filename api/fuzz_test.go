package api_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"github.com/reportedly/reportedly/api"
	"github.com/reportedly/reportedly/internal/webtest"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store/sqlite"
)

// fuzzed is an API over a memory with one report, without a server.
func fuzzed(f *testing.F) (http.Handler, string, *[]string) {
	f.Helper()
	db, err := sqlite.Open(f.Context(), filepath.Join(f.TempDir(), "m.db"), sqlite.Options{})
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { db.Close() })
	m := memory.New(memory.Options{Store: db, Reader: &webtest.Reader{Find: found}, Now: now, Who: "nobody"})
	added, err := m.Add(f.Context(), memory.AddRequest{Report: webtest.Report("first.txt", "Courier", "2021-03-02", first)})
	if err != nil {
		f.Fatal(err)
	}
	var faults []string
	a, err := api.New(api.Options{
		Memory: m, Now: now, Who: func(*http.Request) (api.Principal, error) { return everything("mk"), nil },
		Failed: func(_ *http.Request, _ string, err error) { faults = append(faults, err.Error()) },
	})
	if err != nil {
		f.Fatal(err)
	}
	return a, added.Report.ID, &faults
}

// sound fails where an answer to whatever was sent isn't one that there may be.
func sound(t *testing.T, w *httptest.ResponseRecorder, faults *[]string) {
	t.Helper()
	if len(*faults) > 0 {
		t.Errorf("a fault of the program: %q", *faults)
		*faults = nil
	}
	if w.Code >= 500 {
		t.Errorf("status %d: %s", w.Code, w.Body)
	}
	if w.Code >= 400 {
		var p problem
		if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || p.Detail == "" {
			t.Errorf("no problem: %v: %s", err, w.Body)
		}
	}
}

func FuzzQuery(f *testing.F) {
	a, _, faults := fuzzed(f)
	for _, q := range []string{"", "q=market&kind=event&limit=3", "near=31,18,5&bbox=1,2,3,4", "since=2021-03&until=2021", "cursor=abc", "q=%22a+b%22+-c+d*", "min_score=1e9&limit=-1", "a;b", "%zz", "report=..&development=%00", "near=nan,inf,1e400"} {
		f.Add(q)
	}
	f.Fuzz(func(t *testing.T, query string) {
		for _, path := range []string{"/claims", "/claims/counts", "/developments", "/judgements", "/passages", "/places/marsa/holders", "/export/claims"} {
			r := httptest.NewRequestWithContext(t.Context(), "GET", api.Base+path, nil)
			r.URL.RawQuery = query
			w := httptest.NewRecorder()
			a.ServeHTTP(w, r)
			sound(t, w, faults)
		}
	})
}

func FuzzBody(f *testing.F) {
	a, id, faults := fuzzed(f)
	for _, body := range []string{`{}`, `{"act":"accept"}`, `{"act":"correct","field":"killed","value":"5"}`, `{"act":"correct","field":"time","value":"2021-~"}`, `{"act":"note","value":"\u0000"}`, `{"act":"join","with":["d1"]}`, `{"act":"split","claims":[1]}`, `[`, `{"a":{"b":[[[[]]]]}}`, `{"act":null}`, "{\"act\":\"\xff\"}", `{"act":"credibility","value":"9"}`, `{"act":"grade","value":"Z"}`} {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		for _, path := range []string{"/claims/" + id + "/c1/judgements", "/developments/d0/judgements", "/sources/Courier/judgements", "/judgements/1/undo"} {
			r := httptest.NewRequestWithContext(t.Context(), "POST", api.Base+path, strings.NewReader(body))
			r.Header.Set("Content-Type", "application/json")
			w := httptest.NewRecorder()
			a.ServeHTTP(w, r)
			sound(t, w, faults)
		}
	})
}

func FuzzPath(f *testing.F) {
	a, id, faults := fuzzed(f)
	for _, path := range []string{"/reports/" + id, "/claims/%2F/..", "/sources/%00", "/actors/name:%ff", "/places/*", "/terms/a%2Fb", "/judgements/1e3", "/reports/%", "/developments/d/../x"} {
		f.Add(path)
	}
	f.Fuzz(func(t *testing.T, path string) {
		r := httptest.NewRequestWithContext(t.Context(), "GET", api.Base+"/", nil)
		u, err := url.Parse(api.Base + "/" + strings.TrimPrefix(path, "/"))
		if err != nil || !strings.HasPrefix(u.Path, api.Base+"/") {
			return // no server would take it
		}
		r.URL = u
		w := httptest.NewRecorder()
		a.ServeHTTP(w, r)
		if w.Code != http.StatusMovedPermanently && w.Code != http.StatusTemporaryRedirect && w.Code != http.StatusPermanentRedirect {
			sound(t, w, faults)
		}
	})
}
