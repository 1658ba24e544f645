package api_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/reportedly/reportedly/api"
)

// request is one of those by which every operation is tried.
type request struct {
	operation string
	method    string
	path      string
	body      any
	header    []string
	status    int
}

// ids are what the requests name.
type ids struct{ report, other, claim, development, contested, source string }

func (s *served) ids() ids {
	s.t.Helper()
	type item struct {
		ID     string `json:"id"`
		State  string `json:"state"`
		Source string `json:"source"`
	}
	type items struct{ Items []item }
	var out ids
	out.report = s.sample
	out.claim = s.sample[:12] + "/c3"
	out.source = "Coast%20Monitor"
	for _, r := range value[items](s.get("/reports")).Items {
		if r.Source == "Courier" {
			out.other = r.ID
		}
	}
	for _, d := range value[items](s.get("/developments?order=first-day")).Items {
		if out.development == "" && d.State != "contested" {
			out.development = d.ID
		}
		if d.State == "contested" {
			out.contested = d.ID
		}
	}
	return out
}

type M = map[string]any

// reading are requests that change nothing.
func reading(x ids) []request {
	get := func(op, path string) request { return request{operation: op, method: "GET", path: path, status: 200} }
	return []request{
		get("getIndex", "/"), get("getDocument", "/openapi.json"), get("getVersion", "/version"), get("getHealth", "/health"), get("getStats", "/stats"), get("checkStore", "/check"),
		get("listTerms", "/terms?field=basis"), get("getTerm", "/terms/arrest"), get("getTerm", "/terms/COERCE%2Farrest"), get("listFields", "/fields"), get("listProblems", "/problems"), get("getProblem", "/problems/not-found"),
		get("listReports", "/reports?source=Courier&order=published&reverse=true&progress=none&q=txt&limit=1"), get("getReport", "/reports/"+x.report[:12]), get("getReport", "/reports/"+x.other), get("getText", "/reports/"+x.report+"/text"), get("getOriginal", "/reports/"+x.report+"/original"),
		get("searchPassages", "/passages?q=quiet"), get("listPairs", "/pairs?report="+x.other),
		get("listRuns", "/runs"),
		get("searchClaims", "/claims?q=post&limit=2"),
		get("searchClaims", "/claims?kind=event&kind=presence&event=ASSAULT&basis=reported&polarity=affirmed&reality=actual&review=none&min_score=0.5&order=day"),
		get("searchClaims", "/claims?place=marsa&country=lby&near=31,18,30&since=2021&until=2021-03&state=contested"),
		get("searchClaims", "/claims?bbox=17,30,19,32&likelihood=likely&actor=reportedly:dawn-brigade&source=Courier&report="+x.other[:12]),
		get("searchClaims", "/claims?said_by=residents&development="+x.development),
		get("countClaims", "/claims/counts?kind=event"), get("getClaim", "/claims/"+x.claim), get("getFacets", "/claims/facets?kind=event&undated=false"), get("listDisputes", "/disputes"), get("listTies", "/ties?event=ASSAULT"), get("listTies", "/ties?ego=reportedly:dawn-brigade&among=true&unnamed=true&min_claims=1&at_most=5"),
		get("searchClaims", "/claims?doer=reportedly:dawn-brigade&recipient=people"), get("countDevelopments", "/developments/counts?kind=event"), get("getNeighbours", "/developments/"+x.development+"/neighbours"),
		get("getRecord", "/sources/Courier/record"), get("listViews", "/views"), get("listJudgements", "/judgements?order=latest"), get("listActors", "/actors?q=dawn&kind=armed-group"),
		get("listDevelopments", "/developments?state=single-source&min_reports=1&limit=1"), get("listDevelopments", "/developments?order=independent&kind=event"), get("getTimeline", "/timeline?since=2021"),
		get("getDevelopment", "/developments/"+x.development), get("getDevelopment", "/developments/"+x.contested),
		get("listSources", "/sources"), get("getSource", "/sources/"+x.source+"?limit=1"),
		get("listActors", "/actors?prefix=gun"), get("getActor", "/actors/reportedly:dawn-brigade"), get("listPlaces", "/places"), get("getPlace", "/places/geonames:87203"),
		get("getHolders", "/places/geonames:87203/holders?on=2021-03-05"), get("getHolders", "/places/geonames:87203/holders?on=2021-03-06&kind=control"),
		get("exportClaims", "/export/claims"), get("exportClaims", "/export/claims?format=csv&kind=event"), get("exportClaims", "/export/claims?format=geojson"),
		get("exportDevelopments", "/export/developments"), get("exportDevelopments", "/export/developments?format=csv"), get("exportJudgements", "/export/judgements"),
		get("listJudgements", "/judgements?act=accept&limit=5"), get("getAgreement", "/agreement"), get("getAgreement", "/agreement?on=sources"), get("listOrphans", "/orphans"),
	}
}

// writing are requests that change something, in this order.
func writing(x ids) []request {
	post := func(op, path string, status int, body any) request {
		return request{operation: op, method: "POST", path: path, status: status, body: body}
	}
	return []request{
		post("addReports", "/reports", 200, M{"text": "Shells killed seven people near the port of Zuwara on Sunday, a sailor said.", "name": "zuwara.txt", "source": "Courier", "published": "2021-03-15", "note": "by telephone"}),
		post("judgeClaim", "/claims/"+x.claim+"/judgements", 201, M{"act": "accept", "why": "as the report has it"}),
		post("judgeClaim", "/claims/"+x.claim+"/judgements", 201, M{"act": "correct", "field": "killed", "value": "3"}),
		post("judgeClaim", "/claims/"+x.claim+"/judgements", 201, M{"act": "note", "value": "ask the post"}),
		post("undoJudgement", "/judgements/2/undo", 201, M{"why": "a slip"}),
		{operation: "undoJudgement", method: "POST", path: "/judgements/4/undo", status: 201},
		{operation: "getJudgement", method: "GET", path: "/judgements/1", status: 200},
		{operation: "getClaim", method: "GET", path: "/claims/" + x.claim, status: 200},
		post("judgeClaim", "/claims/"+x.claim+"/judgements?dry_run=true", 200, M{"act": "reject"}),
		post("addClaim", "/reports/"+x.other+"/claims", 201, M{"value": "AID", "quotes": []string{"Traders carried the wounded to the mosque"}, "why": "the reading missed it"}),
		post("addClaim", "/reports/"+x.other+"/claims", 201, M{"value": "presence", "spans": [][2]int{{0, 6}}, "trigger": []int{0, 6}}),
		{operation: "saveView", method: "PUT", path: "/views/contested%20in%20March", body: M{"path": "/developments?state=contested&since=2021-03"}, status: 200},
		{operation: "listViews", method: "GET", path: "/views", status: 200},
		{operation: "dropView", method: "DELETE", path: "/views/contested%20in%20March", status: 200},
		post("judgeDevelopment", "/developments/"+x.development+"/judgements", 201, M{"act": "credibility", "value": "2", "why": "two agencies"}),
		post("judgeDevelopment", "/developments/"+x.development+"/judgements", 201, M{"act": "note", "value": "watch this"}),
		post("judgeDevelopment", "/developments/"+x.development+"/judgements", 201, M{"act": "join", "with": []string{x.contested}}),
		{operation: "listJudgements", method: "GET", path: "/judgements", status: 200},
		post("judgeSource", "/sources/"+x.source+"/judgements", 201, M{"act": "grade", "value": "B", "why": "it was there"}),
		post("judgeSource", "/sources/"+x.source+"/judgements", 201, M{"act": "set", "field": "country", "value": "LBY"}),
		{operation: "getSource", method: "GET", path: "/sources/" + x.source, status: 200},
		{operation: "amendReport", method: "PATCH", path: "/reports/" + x.report[:12], body: M{"title": "A night at Qaminis"}, status: 200},
		{operation: "amendReport", method: "PATCH", path: "/reports/" + x.report[:12], body: M{"source": "Coast Monitor Weekly"}, header: []string{"Content-Type", "application/merge-patch+json"}, status: 200},
		post("rereadReport", "/reports/"+x.report+"/reread", 200, M{"replace": true}),
		{operation: "forgetReport", method: "DELETE", path: "/reports/" + x.other + "?dry_run=true", status: 200},
		{operation: "forgetReport", method: "DELETE", path: "/reports/" + x.other, status: 200},
		{operation: "listJudgements", method: "GET", path: "/judgements", status: 200},
		{operation: "exportJudgements", method: "GET", path: "/export/judgements", status: 200},
	}
}

// TestContract makes every operation answer, and holds requests and answers against the
// document.
func TestContract(t *testing.T) {
	s := full(t).checked()
	x := s.ids()
	tried := map[string]bool{}
	for _, r := range append(reading(x), writing(x)...) {
		header := r.header
		if r.operation == "addReports" {
			header = []string{"Prefer", "wait=30"}
		}
		s.want(s.do(r.method, r.path, r.body, header...), r.status)
		tried[r.operation] = true
	}
	// Another reviewer differs.
	s.who = func(*http.Request) (api.Principal, error) { return everything("kim"), nil }
	s.want(s.do("POST", "/claims/"+x.claim+"/judgements", M{"act": "reject"}), 201)
	if a := s.get("/disputes"); !strings.Contains(string(a.body), `"kim"`) {
		t.Errorf("no dispute: %s", a.body)
	}
	run := s.want(s.do("POST", "/reports", M{"text": first}), 202)
	at := strings.TrimPrefix(run.Header.Get("Location"), api.Base)
	s.get(at)
	if a := s.get(at + "/events"); !strings.Contains(string(a.body), "event: done\n") {
		t.Errorf("no end in %s", a.body)
	}
	tried["getRun"], tried["watchRun"] = true, true
	for id, at := range s.operations() {
		if !tried[id] {
			t.Errorf("%s %s (%s) wasn't tried", at[0], at[1], id)
		}
	}
	if len(s.faults) > 0 {
		t.Errorf("faults of the program: %q", s.faults)
	}
}

// TestContractOfNothing has everything that lists answer over an empty memory.
func TestContractOfNothing(t *testing.T) {
	s := empty(t).checked()
	for _, path := range []string{"/reports", "/claims", "/claims/counts", "/developments", "/timeline", "/sources", "/actors", "/places", "/judgements", "/agreement", "/orphans", "/stats", "/check",
		"/export/claims", "/export/claims?format=csv", "/export/claims?format=geojson", "/export/developments", "/export/judgements", "/runs", "/passages?q=x"} {
		s.get(path)
	}
}

// TestDocument checks the document itself.
func TestDocument(t *testing.T) {
	s := empty(t).checked()
	if ok, errs := s.check.ValidateDocument(); !ok {
		for _, e := range errs {
			t.Errorf("%s: %s %v", e.Message, e.Reason, e.SchemaValidationErrors)
		}
	}
	doc := value[M](s.get("/openapi.json"))
	if doc["openapi"] != "3.1.0" {
		t.Errorf("version %v", doc["openapi"])
	}
	for name, schema := range doc["components"].(M)["schemas"].(M) {
		of := schema.(M)
		if of["description"] == nil {
			t.Errorf("%s has no description", name)
		}
		properties, _ := of["properties"].(M)
		for field, p := range properties {
			if p.(M)["description"] == nil {
				t.Errorf("%s.%s has no description", name, field)
			}
		}
	}
	for path, item := range doc["paths"].(M) {
		for method, op := range item.(M) {
			o := op.(M)
			if o["summary"] == "" || o["operationId"] == "" {
				t.Errorf("%s %s has no summary", method, path)
			}
			params, _ := o["parameters"].([]any)
			for _, p := range params {
				if p.(M)["description"] == "" {
					t.Errorf("%s %s: parameter %v has no description", method, path, p.(M)["name"])
				}
			}
			for name := range pathNames(path) {
				if !hasParam(params, name) {
					t.Errorf("%s %s: no parameter %s", method, path, name)
				}
			}
		}
	}
}

func pathNames(path string) map[string]bool {
	out := map[string]bool{}
	for _, part := range strings.Split(path, "/") {
		if strings.HasPrefix(part, "{") {
			out[strings.Trim(part, "{}")] = true
		}
	}
	return out
}

func hasParam(params []any, name string) bool {
	for _, p := range params {
		if p.(M)["name"] == name && p.(M)["in"] == "path" {
			return true
		}
	}
	return false
}

// TestOnlyWhatIsDocumented goes over the methods of every path: those that the document
// lacks are refused.
func TestOnlyWhatIsDocumented(t *testing.T) {
	s := empty(t)
	methods := map[string]map[string]bool{}
	for _, at := range s.operations() {
		if methods[at[1]] == nil {
			methods[at[1]] = map[string]bool{}
		}
		methods[at[1]][at[0]] = true
	}
	for path, has := range methods {
		real := path
		for name := range pathNames(path) {
			real = strings.Replace(real, "{"+name+"}", url.PathEscape("1"), 1)
		}
		for _, method := range []string{"GET", "POST", "PUT", "PATCH", "DELETE", "TRACE"} {
			a := s.do(method, real, nil)
			if refused := a.StatusCode == http.StatusMethodNotAllowed; refused == has[method] {
				t.Errorf("%s %s: %d; documented: %t", method, path, a.StatusCode, has[method])
			} else if refused && !strings.Contains(a.Header.Get("Allow"), "OPTIONS") {
				t.Errorf("%s %s: Allow is %q", method, path, a.Header.Get("Allow"))
			}
		}
	}
}
