package api_test

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/reportedly/reportedly/api"
	"github.com/reportedly/reportedly/internal/webtest"
)

// problem is an error as it is answered.
type problem struct {
	Type, Title, Detail, Hint string
	Status                    int
	RequestID                 string `json:"request_id"`
	Errors                    []struct{ Pointer, Parameter, Detail, Hint string }
}

func TestPaging(t *testing.T) {
	s := full(t)
	for _, path := range []string{"/claims?order=day", "/claims", "/reports", "/developments", "/actors", "/terms?field=kind"} {
		var whole []string
		for _, v := range list(t, s.get(path).body) {
			whole = append(whole, fmt.Sprint(v))
		}
		if strings.HasPrefix(path, "/terms") {
			continue // it comes whole
		}
		sep := "?"
		if strings.Contains(path, "?") {
			sep = "&"
		}
		var paged []string
		next := path + sep + "limit=2"
		for n := 0; next != "" && n < 50; n++ {
			a := s.get(next)
			items := list(t, a.body)
			if len(items) > 2 {
				t.Fatalf("%s: %d items", next, len(items))
			}
			for _, v := range items {
				paged = append(paged, fmt.Sprint(v))
			}
			next = linked(t, a)
		}
		if strings.Join(paged, "\n") != strings.Join(whole, "\n") {
			t.Errorf("%s: %d items by pages, %d at once", path, len(paged), len(whole))
		}
	}
	if p := value[problem](s.want(s.do("GET", "/claims?cursor=nonsense", nil), 400)); p.Detail == "" {
		t.Errorf("no detail: %+v", p)
	}
}

// linked is the next page by the header, which must agree with the body.
func linked(t *testing.T, a *answer) string {
	t.Helper()
	next := value[struct{ Next string }](a).Next
	link := a.Header.Get("Link")
	if next == "" {
		if link != "" {
			t.Errorf("Link %q on the last page", link)
		}
		return ""
	}
	at, rel, _ := strings.Cut(link, ">")
	if rel != `; rel="next"` || !strings.Contains(at, next) {
		t.Fatalf("Link is %q, next %q", link, next)
	}
	return strings.TrimPrefix(at, "<"+api.Base)
}

func TestEntityTags(t *testing.T) {
	s := full(t).checked()
	path := "/claims/" + s.sample + "/c3"
	first := s.get(path)
	tag := first.Header.Get("Etag")
	if a := s.want(s.do("GET", path, nil, "If-None-Match", tag), 304); len(a.body) > 0 || a.Header.Get("Etag") != tag {
		t.Errorf("body %q, tag %s", a.body, a.Header.Get("Etag"))
	}
	s.get(path, "If-None-Match", `"other", W/"another"`)
	accept := M{"act": "accept"}
	s.want(s.do("POST", path+"/judgements", accept, "If-Match", tag), 201)
	now := s.get(path, "If-None-Match", tag)
	if now.Header.Get("Etag") == tag {
		t.Error("a judged claim has the tag of one that isn't")
	}
	// Who hasn't seen that it was judged is told so.
	p := value[problem](s.want(s.do("POST", path+"/judgements", M{"act": "reject"}, "If-Match", tag), 412))
	if !strings.HasSuffix(p.Type, "/problems/precondition") || p.Hint == "" {
		t.Errorf("%+v", p)
	}
	s.want(s.do("POST", path+"/judgements", M{"act": "reject"}, "If-Match", now.Header.Get("Etag")), 201)
	s.want(s.do("POST", path+"/judgements", accept, "If-Match", "*"), 201)
	report := "/reports/" + s.sample
	s.want(s.do("DELETE", report, nil, "If-Match", `"old"`), 412)
	s.want(s.do("PATCH", report, M{"title": "x"}, "If-Match", s.get(report).Header.Get("Etag")), 200)
}

func TestCompressed(t *testing.T) {
	s := full(t)
	req, err := http.NewRequestWithContext(t.Context(), "GET", s.url+"/reports/"+s.sample, nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Accept-Encoding", "gzip")
	resp, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if resp.Header.Get("Content-Encoding") != "gzip" || !strings.Contains(strings.Join(resp.Header.Values("Vary"), ","), "Accept-Encoding") {
		t.Fatalf("header %v", resp.Header)
	}
	z, err := gzip.NewReader(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(z)
	plain := s.get("/reports/" + s.sample)
	if err != nil || !bytes.Equal(body, plain.body) {
		t.Errorf("other content: %v", err)
	}
	tag := resp.Header.Get("Etag")
	if plain := s.get("/reports/"+s.sample, "Accept-Encoding", "identity"); tag == plain.Header.Get("Etag") {
		t.Errorf("one tag %s for two forms", tag)
	}
	req.Header.Set("If-None-Match", tag)
	again, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Body.Close()
	if again.StatusCode != 304 {
		t.Errorf("status %d for the compressed form's tag", again.StatusCode)
	}
}

func TestHead(t *testing.T) {
	s := full(t)
	for _, path := range []string{"/claims", "/reports/" + s.sample, "/export/claims", "/openapi.json"} {
		head, get := s.want(s.do("HEAD", path, nil, "Accept-Encoding", "identity"), 200), s.get(path, "Accept-Encoding", "identity")
		if len(head.body) > 0 || head.Header.Get("Content-Type") != get.Header.Get("Content-Type") || head.Header.Get("Etag") != get.Header.Get("Etag") {
			t.Errorf("%s: %v, want %v", path, head.Header, get.Header)
		}
	}
	if a := s.want(s.do("OPTIONS", "/reports", nil), 204); a.Header.Get("Allow") != "GET, HEAD, OPTIONS, POST" {
		t.Errorf("Allow is %q", a.Header.Get("Allow"))
	}
}

func TestProblems(t *testing.T) {
	s := full(t).checked()
	judge := "/claims/" + s.sample + "/c3/judgements"
	for _, x := range []struct {
		method, path string
		body         any
		header       []string
		status       int
		at, says     string // the pointer or parameter, and words of detail or hint
	}{
		{"GET", "/nowhere", nil, nil, 404, "", "/api/v1/"},
		{"GET", "/claims/" + s.sample + "/c99", nil, nil, 404, "", "c1 to c11"},
		{"GET", "/reports/ffffffffffff", nil, nil, 404, "", ""},
		{"GET", "/reports/x", nil, nil, 400, "", "too short"},
		{"GET", "/claims?knd=event", nil, nil, 400, "knd", "did you mean kind?"},
		{"GET", "/claims?kind=evnt", nil, nil, 400, "kind", "did you mean event?"},
		{"GET", "/claims?limit=0", nil, nil, 400, "limit", "from 1 to 1000"},
		{"GET", "/claims?limit=x", nil, nil, 400, "limit", "whole number"},
		{"GET", "/claims?limit=1&limit=2", nil, nil, 400, "limit", "more than once"},
		{"GET", "/claims?min_score=NaN", nil, nil, 400, "min_score", "a number"},
		{"GET", "/claims?since=yesterday", nil, nil, 400, "since", "2016-11"},
		{"GET", "/claims?since=2020&until=2019", nil, nil, 400, "until", "lies before"},
		{"GET", "/claims?near=1,2", nil, nil, 400, "near", "kilometres"},
		{"GET", "/claims?bbox=1,9,3,4", nil, nil, 400, "bbox", "south"},
		{"GET", "/claims?q=%ff", nil, nil, 400, "q", ""},
		{"GET", "/claims?q=a;b", nil, nil, 400, "", "can't be read"},
		{"GET", "/terms?field=colour", nil, nil, 400, "field", "basis"},
		{"GET", "/terms/assult", nil, nil, 404, "", "ASSAULT"},
		{"GET", "/judgements/0", nil, nil, 400, "number", "whole number from 1"},
		{"GET", "/judgements/99", nil, nil, 404, "", ""},
		{"GET", "/places/marsa/holders", nil, nil, 400, "on", "missing"},
		{"GET", "/places/marsa/holders?on=2016-12", nil, nil, 400, "on", "a day"},
		{"PUT", "/claims", nil, nil, 405, "", "GET"},
		{"POST", judge, M{}, nil, 400, "#/act", "missing"},
		{"POST", judge, M{"act": "acept"}, nil, 400, "#/act", "did you mean accept?"},
		{"POST", judge, M{"act": "accept", "wy": "x"}, nil, 400, "#/wy", "did you mean why?"},
		{"POST", judge, M{"act": 3}, nil, 400, "#/act", "no string"},
		{"POST", judge, M{"act": "correct"}, nil, 400, "#/field", "killed"},
		{"POST", judge, M{"act": "correct", "field": "colour", "value": "red"}, nil, 400, "", "colour"},
		{"POST", judge, M{"act": "correct", "field": "polarity", "value": "maybe"}, nil, 400, "", "affirmed"},
		{"POST", judge, `{"act":"accept","act":"reject"}`, nil, 400, "#", "twice"},
		{"POST", judge, `{"act":"accept"} x`, nil, 400, "#", "follows"},
		{"POST", judge, `[1]`, nil, 400, "#", "no object"},
		{"POST", judge, `{"act":"acc`, nil, 400, "#", "broken"},
		{"POST", judge, `{"act":"accept"}`, []string{"Content-Type", "text/plain"}, 415, "", "application/json"},
		{"POST", judge, `{"act":"accept"}`, []string{"Content-Type", ""}, 415, "", "application/json"},
		{"POST", judge, M{"act": "note", "value": strings.Repeat("x", 2<<20)}, nil, 413, "", "1048576"},
		{"POST", "/reports", M{"text": " "}, nil, 400, "#/text", "empty"},
		{"POST", "/reports", M{"text": "Some text.", "published": "someday"}, nil, 400, "#/published", "someday"},
		{"PATCH", "/reports/" + s.sample, M{"published": "2021-13-45"}, nil, 400, "#/published", "no date"},
		{"POST", "/developments/d1/judgements", M{"act": "join", "with": "d2"}, nil, 400, "#/with", "no list"},
		{"POST", "/developments/d1/judgements", M{"act": "join", "with": []any{"d2", 3}}, nil, 400, "#/with/1", "no string"},
		{"GET", "/runs/nowhere", nil, nil, 404, "", "reports"},
	} {
		a := s.want(s.do(x.method, x.path, x.body, x.header...), x.status)
		p := value[problem](a)
		if a.Header.Get("Content-Type") != "application/problem+json" || p.Status != x.status || p.Type == "" || p.Title == "" || p.Detail == "" || p.RequestID != a.Header.Get("X-Request-Id") {
			t.Errorf("%s %s: %s", x.method, x.path, a.body)
		}
		at := ""
		if len(p.Errors) > 0 {
			at = p.Errors[0].Pointer + p.Errors[0].Parameter
		}
		if at != x.at || !strings.Contains(string(a.body), strings.ReplaceAll(x.says, `"`, `\"`)) {
			t.Errorf("%s %s: at %q, want %q with %q: %s", x.method, x.path, at, x.at, x.says, a.body)
		}
	}
	if len(s.faults) > 0 {
		t.Errorf("faults: %q", s.faults)
	}
}

func TestRequestID(t *testing.T) {
	s := empty(t)
	for given, kept := range map[string]bool{"abc-1.2_X": true, "": false, "a b": false, strings.Repeat("x", 65): false, "<script>": false} {
		got := s.get("/health", "X-Request-Id", given).Header.Get("X-Request-Id")
		if kept != (got == given) || got == "" {
			t.Errorf("%q becomes %q", given, got)
		}
	}
}

// form is an upload of two files.
func form(t *testing.T) (body, media string) {
	t.Helper()
	b := &bytes.Buffer{}
	w := multipart.NewWriter(b)
	for name, text := range map[string]string{"one.txt": first, "two.html": "<html><body><p>" + second + "</p><script>alert(1)</script></body></html>"} {
		f, err := w.CreateFormFile("files", name)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(f, text)
	}
	for name, v := range map[string]string{"source": "Courier", "published": "2021-03-09"} {
		if err := w.WriteField(name, v); err != nil {
			t.Fatal(err)
		}
	}
	w.Close()
	return b.String(), w.FormDataContentType()
}

func TestUpload(t *testing.T) {
	s := empty(t).checked()
	body, media := form(t)
	a := s.want(s.do("POST", "/reports", body, "Content-Type", media, "Prefer", "respond-async, wait=30"), 200)
	run := value[api.Run](a)
	if !run.Done || len(run.Reports) != 2 || a.Header.Get("Preference-Applied") != "wait" || a.Header.Get("Location") != api.Base+"/runs/"+run.ID {
		t.Fatalf("%s, %v", a.body, a.Header)
	}
	claims := 0
	for _, r := range run.Reports {
		if r.State != "added" || r.Report == nil || r.Report.Source != "Courier" || r.Report.Published != "2021-03-09" {
			t.Errorf("%+v", r)
		}
		claims += r.Claims
	}
	if claims != 2 {
		t.Errorf("%d claims", claims)
	}
	s.want(s.do("POST", "/reports", "--x\r\n", "Content-Type", "multipart/form-data; boundary=x"), 400)
	s.want(s.do("POST", "/reports", "x", "Content-Type", "multipart/form-data"), 400)
	// What can't be read is told as any problem is.
	failed := value[api.Run](s.want(s.do("POST", "/reports", M{"text": "\u0001\u0002"}, "Prefer", "wait=30"), 200)).Reports[0]
	if failed.State != "failed" || failed.Problem == nil || failed.Problem.Status >= 500 {
		t.Errorf("%+v", failed)
	}
	if len(s.audits) == 0 || !strings.HasPrefix(s.audits[0], "add ") {
		t.Errorf("audits %q", s.audits)
	}
}

func TestEvents(t *testing.T) {
	s := empty(t)
	run := value[api.Run](s.want(s.do("POST", "/reports", M{"text": first + " Shells killed three people on Sunday too, they said."}), 202))
	names := func(a *answer) string {
		var out []string
		for line := range strings.Lines(string(a.body)) {
			if name, ok := strings.CutPrefix(line, "event: "); ok {
				out = append(out, strings.TrimSpace(name))
			}
		}
		return strings.Join(out, " ")
	}
	at := strings.TrimPrefix(run.Events, api.Base)
	a := s.get(at)
	if got := names(a); got != "reading claim claim added done" {
		t.Errorf("events %s in %s", got, a.body)
	}
	if !strings.HasPrefix(a.Header.Get("Content-Type"), "text/event-stream") {
		t.Errorf("type %s", a.Header.Get("Content-Type"))
	}
	if got := names(s.get(at, "Last-Event-ID", "1")); got != "claim claim added done" {
		t.Errorf("after the first: %s", got)
	}
	if got := names(s.get(at, "Last-Event-ID", "3")); got != "" {
		t.Errorf("after the last: %s", got)
	}
	again := value[api.Run](s.want(s.do("POST", "/reports", M{"text": "\u0001"}), 202))
	if got := names(s.get(strings.TrimPrefix(again.Events, api.Base))); got != "reading failed done" {
		t.Errorf("of what can't be read: %s", got)
	}
}

func TestExports(t *testing.T) {
	s := full(t)
	rows, err := csv.NewReader(bytes.NewReader(s.get("/export/claims?format=csv&kind=event").body)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if want := value[api.Counts](s.get("/claims/counts?kind=event")).Claims; len(rows) != want+1 {
		t.Errorf("%d lines, want %d and a header", len(rows), want)
	}
	a := s.get("/export/claims?format=geojson")
	if a.Header.Get("Content-Type") != "application/geo+json" || !strings.Contains(a.Header.Get("Content-Disposition"), "claims.geojson") {
		t.Errorf("header %v", a.Header)
	}
	if s.want(s.do("GET", "/export/claims?format=xml", nil), 400); !strings.Contains(strings.Join(s.audits, "\n"), "export /api/v1/export/claims?format=geojson") {
		t.Errorf("audits %q", s.audits)
	}
}

// TestHostileText has a report whose words mean harm come back as data alone.
func TestHostileText(t *testing.T) {
	s := empty(t)
	id := s.add(webtest.Report(`"><script>alert(1)</script>.txt`, "<img src=x>", "2021-03-09", "<script>alert(1)</script> Shells killed three people in Marsa, they said."))
	for _, path := range []string{"/reports/" + id, "/reports/" + id + "/text", "/reports/" + id + "/original", "/claims", "/export/claims?format=csv"} {
		a := s.get(path)
		if a.Header.Get("X-Content-Type-Options") != "nosniff" || strings.Contains(a.Header.Get("Content-Type"), "html") || !strings.Contains(a.Header.Get("Content-Security-Policy"), "default-src 'none'") {
			t.Errorf("%s: %v", path, a.Header)
		}
	}
	if d := s.get("/reports/" + id + "/original").Header.Get("Content-Disposition"); d != `attachment; filename="`+id[:12]+`.bin"` {
		t.Errorf("disposition %q", d)
	}
}

func TestRefuse(t *testing.T) {
	w := httptest.NewRecorder()
	w.Header().Set("Retry-After", "7")
	api.Refuse(w, httptest.NewRequest("GET", "/api/v1/claims", nil), 429, "Too many requests from one address.", "wait 7 seconds")
	if w.Code != 429 || !strings.Contains(w.Body.String(), "/problems/too-many") || w.Header().Get("Retry-After") != "7" {
		t.Errorf("%d %s %v", w.Code, w.Body, w.Header())
	}
}
