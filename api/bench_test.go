package api_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/paulmach/orb"
	"github.com/pb33f/libopenapi"
	validator "github.com/pb33f/libopenapi-validator"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/api"
	"github.com/reportedly/reportedly/intake"
	"github.com/reportedly/reportedly/internal/sample"
	"github.com/reportedly/reportedly/internal/webtest"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/store/sqlite"
	"github.com/reportedly/reportedly/text"
)

// served is an API over a memory with a few reports.
type served struct {
	t      *testing.T
	url    string
	api    *api.API
	memory *memory.Memory
	reader *webtest.Reader
	sample string // the ID of package sample's report
	who    func(*http.Request) (api.Principal, error)
	audits []string
	faults []string

	check validator.Validator // nil to check nothing
}

// everything may everything.
func everything(name string) api.Principal {
	return api.Principal{Name: name, May: func(api.Scope) bool { return true }}
}

// empty serves an empty memory.
func empty(t *testing.T) *served {
	t.Helper()
	db, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "m.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return serve(t, db)
}

func serve(t *testing.T, db store.Store) *served {
	t.Helper()
	s := &served{t: t, reader: &webtest.Reader{Claims: map[string][]reportedly.Claim{}, Find: found}}
	s.memory = memory.New(memory.Options{Store: db, Reader: s.reader, Now: now, Who: "nobody"})
	runs := intake.New(intake.Options{Memory: s.memory, Now: now})
	t.Cleanup(runs.Close)
	s.who = func(*http.Request) (api.Principal, error) { return everything("mk"), nil }
	a, err := api.New(api.Options{
		Memory: s.memory, Runs: runs, Now: now, Version: api.Version{Program: "0.7.0", Coder: "reader 1"},
		Who:    func(r *http.Request) (api.Principal, error) { return s.who(r) },
		Audit:  func(_ *http.Request, act, about string) { s.audits = append(s.audits, act+" "+about) },
		Failed: func(_ *http.Request, _ string, err error) { s.faults = append(s.faults, err.Error()) },
	})
	if err != nil {
		t.Fatal(err)
	}
	s.api = a
	server := httptest.NewServer(a)
	t.Cleanup(server.Close)
	s.url = server.URL + api.Base
	return s
}

func now() time.Time { return webtest.Noon }

// found are the claims of texts that are added in tests: one of each sentence with
// "killed".
func found(r *reportedly.Report) []reportedly.Claim {
	return killings(r.Text.String())
}

// killings codes "… killed N people in PLACE" of invented texts by hand.
func killings(body string) []reportedly.Claim {
	var out []reportedly.Claim
	at := 0
	for _, sentence := range strings.SplitAfter(body, ".") {
		start := at + len(sentence) - len(strings.TrimLeft(sentence, " \n"))
		at += len(sentence)
		span := text.Span{Start: start, End: at}
		k := strings.Index(body[span.Start:span.End], "killed")
		if k < 0 {
			continue
		}
		k += start
		n := 3
		if strings.Contains(sentence, "seven") {
			n = 7
		}
		out = append(out, reportedly.Claim{
			ID: fmt.Sprintf("c%d", len(out)+1), Document: "x", Evidence: []reportedly.Evidence{{Span: span, Quote: body[span.Start:span.End]}},
			Kind: reportedly.KindEvent, Event: reportedly.Assault, Modes: []string{"heavy-weapons"},
			Trigger:    reportedly.Evidence{Span: text.Span{Start: k, End: k + 6}, Quote: "killed"},
			Actors:     []reportedly.Participant{{Text: "Shells", Name: "the Dawn Brigade", ID: "reportedly:dawn-brigade", Kind: reportedly.ArmedGroup, LinkScore: 0.8}},
			Recipients: []reportedly.Participant{{Text: "people", Name: "people", Kind: reportedly.Population}},
			Places:     []reportedly.Place{town(sentence)},
			Time:       &reportedly.When{Text: "on Monday", EDTF: "2021-03-01", Relation: reportedly.OnTime},
			Numbers:    []reportedly.Number{{Field: "killed", Text: "three", Min: n, Max: n}},
			Basis:      reportedly.Reported, SaidBy: said(body, span),
			Polarity: reportedly.Affirmed, Reality: reportedly.Actual, Likelihood: reportedly.Likely, Score: 0.83,
			Why: []reportedly.Reason{{Field: "kind", Value: "ASSAULT", Rule: "the trigger says so"}},
		})
	}
	return out
}

// said is who a sentence of the samples cites.
func said(body string, in text.Span) []reportedly.Speaker {
	for _, who := range []string{"residents", "a doctor", "a sailor", "a driver", "elders", "they"} {
		if i := strings.Index(body[in.Start:in.End], who); i >= 0 {
			return []reportedly.Speaker{{Span: text.Span{Start: in.Start + i, End: in.Start + i + len(who)}, Text: who, Kind: reportedly.UnnamedSpeaker}}
		}
	}
	return []reportedly.Speaker{{Text: "residents", Kind: reportedly.UnnamedSpeaker}}
}

// town is the invented town that a sentence names.
func town(sentence string) reportedly.Place {
	for i, name := range []string{"Zuwara", "Ubari", "Sabha", "Marsa"} {
		if strings.Contains(sentence, name) || name == "Marsa" {
			lon, lat := 12+float64(2*i), 25+float64(2*i)
			return reportedly.Place{Text: name, Relation: reportedly.In, Geometry: orb.Point{lon, lat}, Precision: reportedly.Town, UncertaintyKM: 4, Score: 0.9, Why: "the only town of the name",
				Names: []reportedly.PlaceName{{Name: name, ID: fmt.Sprintf("geonames:%d", 87200+i), Official: name, Kind: "town", Country: "LBY", Geoname: 87200 + i, Resolved: true, Lat: lat, Lon: lon, Score: 0.9}}}
		}
	}
	panic("Marsa is the last")
}

const (
	first  = "Shells killed three people in the market of Marsa on Monday, residents said. The bakers had just opened their stalls when the first shell fell on the square. Traders carried the wounded to the mosque on hand carts because the only ambulance of the town had no fuel. By evening the square was empty, and children were collecting splinters in plastic bags beside the fountain."
	second = "The Coast Agency reports: Shells killed seven people in the market of Marsa on Monday, a doctor said. Nobody claimed the attack."
	copied = "Shells killed three people in the market of Marsa on Monday, residents said. The bakers had just opened their stalls when the first shell fell on the square. Traders carried the wounded to the mosque on hand carts because the only ambulance of the town had no fuel. By evening the square was empty, and children were collecting splinters in plastic bags beside the fountain. More follows."
)

// full serves a memory with a few reports, of which some tell of the same.
func full(t *testing.T) *served {
	t.Helper()
	s := empty(t)
	sm := sample.New()
	s.reader.Claims[sm.Report.Text.String()] = sm.Claims
	sum := sha256.Sum256(sm.Report.Original)
	sm.Report.SHA256, sm.Report.Acquired = hex.EncodeToString(sum[:]), now()
	s.sample = s.add(sm.Report)
	s.add(webtest.Report("first.txt", "Courier", "2021-03-02", first))
	s.add(webtest.Report("second.txt", "Coast Agency", "2021-03-02", second))
	s.add(webtest.Report("copied.txt", "Evening Post", "2021-03-03", copied))
	control := "The Third Division controls Marsa."
	s.reader.Claims[control] = []reportedly.Claim{{
		ID: "c1", Document: "x", Kind: reportedly.KindControl, Evidence: []reportedly.Evidence{{Span: text.Span{End: len(control)}, Quote: control}},
		Trigger: reportedly.Evidence{Span: text.Span{Start: 19, End: 27}, Quote: "controls"},
		Actors:  []reportedly.Participant{{Text: "The Third Division", Name: "the Third Division", ID: "reportedly:third-division", Kind: reportedly.Military}},
		Places:  []reportedly.Place{town(control)}, Time: &reportedly.When{Text: "", EDTF: "2021-03-05", Relation: reportedly.OnTime},
		Basis: reportedly.Asserted, Polarity: reportedly.Affirmed, Reality: reportedly.Ongoing, Score: 0.7,
	}}
	s.add(webtest.Report("control.txt", "Courier", "2021-03-05", control))
	return s
}

func (s *served) add(r *reportedly.Report) string {
	s.t.Helper()
	a, err := s.memory.Add(s.t.Context(), memory.AddRequest{Report: r, How: "file", By: "mk"})
	if err != nil {
		s.t.Fatal(err)
	}
	return a.Report.ID
}

// checked has every request and answer checked against the document.
func (s *served) checked() *served {
	s.t.Helper()
	doc, err := libopenapi.NewDocument(s.api.Document())
	if err != nil {
		s.t.Fatal(err)
	}
	v, errs := validator.NewValidator(doc)
	if len(errs) > 0 {
		s.t.Fatal(errs)
	}
	s.check = v
	return s
}

// answer is what came back.
type answer struct {
	*http.Response
	body []byte
}

// value reads the body's JSON.
func value[T any](a *answer) T {
	var v T
	if err := json.Unmarshal(a.body, &v); err != nil {
		panic(fmt.Sprintf("%v: %s", err, a.body))
	}
	return v
}

// do sends a request and reads its answer; body is sent as JSON, unless header says
// otherwise. header are pairs of names and values. Where the answer is no error, the
// request must be as the document says; the answer must always be.
func (s *served) do(method, path string, body any, header ...string) *answer {
	s.t.Helper()
	var sent []byte
	switch b := body.(type) {
	case nil:
	case string:
		sent = []byte(b)
	default:
		var err error
		if sent, err = json.Marshal(b); err != nil {
			s.t.Fatal(err)
		}
	}
	req, err := http.NewRequestWithContext(s.t.Context(), method, s.url+path, bytes.NewReader(sent))
	if err != nil {
		s.t.Fatal(err)
	}
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	req.Header.Set("Authorization", "Bearer good")
	for i := 0; i+1 < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
		if header[i+1] == "" {
			req.Header.Del(header[i])
		}
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		s.t.Fatal(err)
	}
	defer resp.Body.Close()
	a := &answer{Response: resp}
	if a.body, err = io.ReadAll(resp.Body); err != nil {
		s.t.Fatal(err)
	}
	s.validate(req, sent, a)
	return a
}

func (s *served) validate(req *http.Request, sent []byte, a *answer) {
	s.t.Helper()
	if s.check == nil || req.Method == http.MethodHead || req.Method == http.MethodOptions || a.StatusCode == http.StatusMethodNotAllowed || strings.HasSuffix(req.URL.Path, "/api/v1/nowhere") {
		return // the document has no words for what it doesn't have
	}
	again := req.Clone(context.Background())
	again.Body = io.NopCloser(bytes.NewReader(sent))
	if a.StatusCode < 400 {
		if ok, errs := s.check.ValidateHttpRequest(again); !ok {
			for _, e := range errs {
				s.t.Errorf("%s %s: the request isn't as the document says: %s: %s %v", req.Method, req.URL, e.Message, e.Reason, e.SchemaValidationErrors)
			}
		}
		again.Body = io.NopCloser(bytes.NewReader(sent))
	}
	if strings.HasPrefix(a.Header.Get("Content-Type"), "application/jsonl") {
		// OpenAPI 3.1 has no words for a value a line.
		for line := range strings.Lines(string(a.body)) {
			if !json.Valid([]byte(line)) {
				s.t.Errorf("%s: %q is no JSON", req.URL, line)
			}
		}
		return
	}
	resp := *a.Response
	resp.Body = io.NopCloser(bytes.NewReader(a.body))
	if ok, errs := s.check.ValidateHttpResponse(again, &resp); !ok {
		for _, e := range errs {
			s.t.Errorf("%s %s %d: the answer isn't as the document says: %s: %s %v\n%.600s", req.Method, req.URL, a.StatusCode, e.Message, e.Reason, e.SchemaValidationErrors, a.body)
		}
	}
}

// want fails the test where the status is another.
func (s *served) want(a *answer, status int) *answer {
	s.t.Helper()
	if a.StatusCode != status {
		s.t.Fatalf("%s %s: %d, want %d: %.800s", a.Request.Method, a.Request.URL, a.StatusCode, status, a.body)
	}
	return a
}

func (s *served) get(path string, header ...string) *answer {
	s.t.Helper()
	return s.want(s.do(http.MethodGet, path, nil, header...), http.StatusOK)
}

// operations are the routes of the document: operationId → method and path.
func (s *served) operations() map[string][2]string {
	var doc struct {
		Paths map[string]map[string]struct {
			OperationID string `json:"operationId"`
		}
	}
	if err := json.Unmarshal(s.api.Document(), &doc); err != nil {
		s.t.Fatal(err)
	}
	out := map[string][2]string{}
	for path, item := range doc.Paths {
		for method, op := range item {
			out[op.OperationID] = [2]string{strings.ToUpper(method), path}
		}
	}
	return out
}
