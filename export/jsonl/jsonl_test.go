package jsonl_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/internal/golden"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

const schemaFile = "../../docs/claim.schema.json"

const report = "Harbour union meets mayor\nBy our correspondent\n" +
	"Dock workers <reportedly> blocked the gate near Port Alder & Quay on Monday, two officials said; at least 12 were likely detained."

func span(words string) text.Span {
	i := strings.Index(report, words)
	return text.Span{Start: i, End: i + len(words)}
}

func quote(words string) reportedly.Evidence {
	return reportedly.Evidence{Span: span(words), Quote: words}
}

// full is a claim with every field of the wire form set.
func full() reportedly.Claim {
	return reportedly.Claim{
		ID: "c1", Document: "harbour.txt",
		Evidence: []reportedly.Evidence{quote(report[strings.Index(report, "Dock"):])},
		Kind:     reportedly.KindEvent, Event: reportedly.Protest, Modes: []string{"obstruct"}, Contexts: []string{"labour"},
		Trigger: quote("blocked"),
		Actors: []reportedly.Participant{{
			Span: span("Dock workers"), Text: "Dock workers", Name: "Harbour union", ID: "Q1", Kind: reportedly.Population,
			Country: "GBR", Sector: "LAB", Title: "the", Qualifier: "on paper",
		}},
		Recipients: []reportedly.Participant{{Text: "the port", Name: "the port", Implied: true}},
		Places: []reportedly.Place{{
			Span: span("Port Alder & Quay"), Text: "Port Alder & Quay", Relation: reportedly.Near,
			Names: []reportedly.PlaceName{
				{Name: "Port Alder", Country: "GBR", Geoname: 7, Resolved: true, Lat: 0, Lon: -1.5},
				{Name: "Quay"},
			},
		}},
		Time: &reportedly.When{Span: span("Monday"), Text: "Monday", EDTF: "2024-03-04", Relation: reportedly.OnTime, Claim: "c2"},
		Numbers: []reportedly.Number{
			{Field: "detained", Text: "at least 12", Min: 12},
			{Field: "size", Text: "40", Min: 40, Max: 40},
		},
		Basis: reportedly.Reported,
		SaidBy: []reportedly.Speaker{{
			Span: span("two officials"), Text: "two officials", Kind: reportedly.NamedOfficial, Name: "A. Mayor",
		}},
		Likelihood: reportedly.Likely, Polarity: reportedly.Affirmed, Reality: reportedly.Actual,
		Verification: reportedly.Disputed,
		Links:        []reportedly.Link{{Type: reportedly.CausedBy, Claim: "c2"}},
		Score:        0.875,
	}
}

// bare is a claim with no more than it must have.
func bare() reportedly.Claim {
	return reportedly.Claim{
		ID: "c2", Document: "harbour.txt", Evidence: []reportedly.Evidence{quote("Dock workers")},
		Kind: reportedly.KindCondition, Verification: reportedly.NoVerification, Score: 1.0 / 3,
	}
}

var coder = jsonl.Coder{Name: "reportedly", Version: "0.1.0", Model: "base"}

func encode(t *testing.T, claims ...reportedly.Claim) string {
	t.Helper()
	var b bytes.Buffer
	if err := jsonl.Encode(&b, claims, coder); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func documents() []jsonl.Document {
	tx := text.New(report)
	return []jsonl.Document{{
		Report: &reportedly.Report{
			Name: "harbour.txt", SHA256: "00ff", Media: "text/plain", Encoding: "utf-8", Text: tx,
			Title: "Harbour union meets mayor", Published: "2024-03-05", Publisher: "The Alder Post",
			Blocks: []ling.Block{
				{Kind: ling.Title, Span: span("Harbour union meets mayor")},
				{Kind: ling.Byline, Span: span("By our correspondent")},
				{Kind: ling.Body, Span: span(report[strings.Index(report, "Dock"):])},
			},
		},
		Claims: []reportedly.Claim{full(), bare()},
	}}
}

func TestGolden(t *testing.T) {
	golden.Check(t, "testdata/claims.jsonl", encode(t, full(), bare()))
	var b bytes.Buffer
	if err := jsonl.EncodeDocuments(&b, documents(), coder); err != nil {
		t.Fatal(err)
	}
	golden.Check(t, "testdata/documents.json", b.String())
}

func TestOutputFollowsSchema(t *testing.T) {
	schema := jsonschema.NewCompiler().MustCompile(schemaFile)
	for line := range strings.Lines(encode(t, full(), bare())) {
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(v); err != nil {
			t.Errorf("%s\n%#v", line, err)
		}
	}
}

// Every property of the schema is written for a claim that has it, and nothing
// that the schema doesn't name.
func TestFieldsAreThoseOfSchema(t *testing.T) {
	raw, err := os.ReadFile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	var schema, got map[string]any
	if err := json.Unmarshal(raw, &schema); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(encode(t, full())), &got); err != nil {
		t.Fatal(err)
	}
	// A place's geometry comes from a gazetteer, not from reading; numbers have
	// free keys; the second participant has what the first leaves out.
	notWritten := map[string]bool{"places.geometry": true, "places.precision": true, "places.uncertainty_km": true, "actors.implied": true}
	compareFields(t, schema, schema, got, "", notWritten)
}

func compareFields(t *testing.T, root, schema map[string]any, got any, path string, skip map[string]bool) {
	t.Helper()
	if ref, ok := schema["$ref"].(string); ok {
		schema = root["$defs"].(map[string]any)[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any)
	}
	if list, ok := got.([]any); ok {
		compareFields(t, root, schema["items"].(map[string]any), list[0], path, skip)
		return
	}
	object, _ := got.(map[string]any)
	properties, _ := schema["properties"].(map[string]any)
	if object == nil || properties == nil {
		return
	}
	for key, sub := range properties {
		at := strings.TrimPrefix(path+"."+key, ".")
		at = strings.Replace(at, "recipients.", "actors.", 1)
		v, ok := object[key]
		if !ok && !skip[at] && !strings.HasPrefix(path, "recipients") {
			t.Errorf("%s is in the schema but not written", at)
		}
		compareFields(t, root, sub.(map[string]any), v, at, skip)
	}
	for key := range object {
		if _, ok := properties[key]; !ok {
			t.Errorf("%s.%s is written but not in the schema", path, key)
		}
	}
}

func TestSchemaIsTheSharedOne(t *testing.T) {
	want, err := os.ReadFile(golden.Shared(t, "design", "claim.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(want, got) {
		t.Error("docs/claim.schema.json differs from shared/design/claim.schema.json")
	}
}

func TestRoundTrip(t *testing.T) {
	want := []reportedly.Claim{full(), bare()}
	want[1].Basis, want[1].Polarity, want[1].Reality = reportedly.Asserted, reportedly.Affirmed, reportedly.Actual
	want[1].Verification, want[1].Score = "", 0.333
	lines := encode(t, full(), bare())
	var docs bytes.Buffer
	if err := jsonl.EncodeDocuments(&docs, documents(), coder); err != nil {
		t.Fatal(err)
	}
	array := "[" + strings.Replace(strings.TrimSpace(lines), "\n", ",", 1) + "]"
	for name, in := range map[string]string{
		"jsonl": lines, "blank lines": "\n\n" + lines + "\n\n", "array": array, "documents": docs.String(),
		"document": `{"document":"x","claims":` + array + `}`,
	} {
		got, err := jsonl.Decode(strings.NewReader(in))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestRefusesWhatSchemaCannotExpress(t *testing.T) {
	for name, change := range map[string]func(*reportedly.Claim){
		"no evidence":   func(c *reportedly.Claim) { c.Evidence = nil },
		"reversed span": func(c *reportedly.Claim) { c.Evidence[0].Span = text.Span{Start: 5, End: 2} },
		"no kind":       func(c *reportedly.Claim) { c.Kind = "" },
		"no event type": func(c *reportedly.Claim) { c.Event = "" },
		"unknown event": func(c *reportedly.Claim) { c.Event = "DANCE" },
	} {
		c := full()
		change(&c)
		if _, err := jsonl.Marshal(c, coder); !errors.Is(err, reportedly.ErrInvalid) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestDecodeErrors(t *testing.T) {
	for in, want := range map[string]string{
		"{":            "unexpected EOF",
		"7":            "value 1: invalid input: not a claim",
		`{"id":"c1"}`:  "no evidence",
		`{"claims":7}`: "not a claim",
		"[[[[[[]]]]]]": "too deep",
		strings.TrimSpace(`{"id":"c","evidence":[{"start":0,"end":1}],"kind":"x"}`): `kind "x" is unknown`,
	} {
		_, err := jsonl.Decode(strings.NewReader(in))
		if !errors.Is(err, reportedly.ErrInvalid) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %s", in, err, want)
		}
	}
	if got, err := jsonl.Decode(strings.NewReader(" \n")); err != nil || got != nil {
		t.Errorf("nothing: got %v, %v", got, err)
	}
}

func FuzzDecode(f *testing.F) {
	var b bytes.Buffer
	if err := jsonl.Encode(&b, []reportedly.Claim{full(), bare()}, coder); err != nil {
		f.Fatal(err)
	}
	f.Add(b.String())
	f.Add(`[{"claims":[]}]`)
	f.Fuzz(func(t *testing.T, in string) {
		claims, err := jsonl.Decode(strings.NewReader(in))
		if err != nil {
			return
		}
		// What was decoded can be written and says the same when read again.
		once := encode(t, claims...)
		again, err := jsonl.Decode(strings.NewReader(once))
		if err != nil {
			t.Fatal(err)
		}
		if twice := encode(t, again...); once != twice {
			t.Errorf("written twice:\n%s\n%s", once, twice)
		}
	})
}
