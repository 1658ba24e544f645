package api_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/reportedly/reportedly/api"
)

// maxExample is the longest answer that the document shows, in bytes.
const maxExample = 8_000

// TestExamples has the document's examples be what operations answer for the sample, in
// form if not in every word: what a development comes to may be told otherwise by a later
// version. UPDATE=1 makes them anew.
func TestExamples(t *testing.T) {
	s := full(t)
	if os.Getenv("UPDATE") != "" {
		s.makeExamples()
		return
	}
	s.checked()
	raw, err := os.ReadFile("examples.json")
	if err != nil {
		t.Fatal(err)
	}
	var examples map[string]json.RawMessage
	if err := json.Unmarshal(raw, &examples); err != nil {
		t.Fatal(err)
	}
	operations := s.operations()
	for id, body := range examples {
		at, ok := operations[id]
		if !ok {
			t.Errorf("an example of %s, which there isn't", id)
			continue
		}
		path := strings.NewReplacer("{", "", "}", "").Replace(at[1])
		req, err := http.NewRequestWithContext(t.Context(), at[0], s.url+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		status := 200
		if at[0] == "POST" && id != "addReports" && id != "rereadReport" {
			status = 201
		}
		resp := &http.Response{StatusCode: status, Header: http.Header{"Content-Type": {"application/json"}}, Body: io.NopCloser(bytes.NewReader(body)), Request: req}
		if ok, errs := s.check.ValidateHttpResponse(req, resp); !ok {
			for _, e := range errs {
				t.Errorf("the example of %s: %s: %s %v", id, e.Message, e.Reason, e.SchemaValidationErrors)
			}
		}
	}
	for id, at := range operations {
		if examples[id] == nil && !strings.Contains(at[1], "/export/") && !bare[id] {
			t.Errorf("no example of %s: UPDATE=1 go test ./api -run Examples makes them", id)
		}
	}
}

// bare are the operations whose answers are no JSON, or too long to show.
var bare = map[string]bool{"getText": true, "getOriginal": true, "watchRun": true, "getDocument": true, "getIndex": true}

func (s *served) makeExamples() {
	s.t.Helper()
	x := s.ids()
	out := map[string]json.RawMessage{}
	keep := func(operation string, a *answer) {
		if len(a.body) <= maxExample && a.Header.Get("Content-Type") == "application/json" && !bare[operation] && out[operation] == nil {
			out[operation] = bytes.TrimSpace(a.body)
		}
	}
	all := append(reading(x), writing(x)...)
	for i, r := range all {
		if r.method == "GET" && !strings.Contains(r.path, "limit=") && strings.Contains("listReports searchClaims listDevelopments getTimeline listActors listPlaces listJudgements", r.operation) {
			sep := "?"
			if strings.Contains(r.path, "?") {
				sep = "&"
			}
			all[i].path += sep + "limit=1"
		}
	}
	// Lists are shown when there is something in them.
	all = append(all, request{"listJudgements", "GET", "/judgements?limit=2", nil, nil, 200}, request{"listPairs", "GET", "/pairs?report=" + x.report, nil, nil, 200})
	for _, r := range all {
		header := r.header
		if r.operation == "addReports" {
			header = []string{"Prefer", "wait=30"}
		}
		a := s.want(s.do(r.method, r.path, r.body, header...), r.status)
		if string(a.body) != "{\"items\":[]}\n" {
			keep(r.operation, a)
		}
		if run := a.Header.Get("Location"); r.operation == "addReports" {
			keep("getRun", s.get(strings.TrimPrefix(run, api.Base)))
		}
		if strings.Contains("listRuns listOrphans listDisputes getNeighbours", r.operation) {
			keep(r.operation, a)
		}
	}
	b := &bytes.Buffer{}
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(out); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile("examples.json", b.Bytes(), 0o644); err != nil {
		s.t.Fatal(err)
	}
}
