package events_test

import (
	"compress/gzip"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/claims"
	"github.com/reportedly/reportedly/eval/events"
	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/internal/evaltest"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// words splits a document at its spaces; heads are the tokens' heads, by number.
func words(d *ling.Document, heads ...int) {
	at := 0
	for i, w := range strings.Fields(d.Text.String()) {
		k := at + strings.Index(d.Text.String()[at:], w)
		tok := ling.Token{Span: text.Span{Start: k, End: k + len(w)}, Head: -1, UPOS: "NOUN"}
		if i < len(heads) {
			tok.Head = heads[i]
		}
		d.Tokens = append(d.Tokens, tok)
		at = k + len(w)
	}
}

func spanOf(d *ling.Document, s string) text.Span {
	i := strings.Index(d.Text.String(), s)
	return text.Span{Start: i, End: i + len(s)}
}

const eventRecords = `[
 {"id": "d", "event": "DOCUMENT", "text": "about the file"},
 {"id": "r1", "event": "DISAPPROVE", "text": "{Greek officials criticised the mayor}", "source": [{"actorText": "Greek"}], "target": {"actorText": "mayor"}},
 {"id": "r2", "event": "CONSULT", "text": "Peru and Chile talked", "source": [{"actorText": "Peru"}, {"actorText": "Chile"}], "target": ""},
 {"id": "r3", "event": "FIGHT", "text": "Shells hit homes", "source": null, "target": [{"actorText": "homes"}]}
]`

func TestEvents(t *testing.T) {
	path := evaltest.File(t, "gold.json", eventRecords)
	records, err := events.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	if len(records) != 3 || records[0].Event != reportedly.Accuse || records[2].Event != reportedly.Assault {
		t.Fatalf("read %v", records)
	}
	read := func(_ context.Context, d *ling.Document) (events.MainEvent, bool, error) {
		switch d.ID {
		case "r1":
			words(d, 1, 2, -1, 4, 2)
			d.Tokens[0].Deprel = "amod"
			return events.MainEvent{Event: reportedly.Accuse, Parties: events.ActorSpans{Source: []text.Span{spanOf(d, "Greek officials")}, Target: []text.Span{spanOf(d, "the mayor")}}}, true, nil
		case "r2":
			words(d, 3, 2, 0, -1)
			return events.MainEvent{Event: reportedly.Agree, Parties: events.ActorSpans{Source: []text.Span{spanOf(d, "Peru")}, Target: []text.Span{spanOf(d, "Chile")}}}, true, nil
		}
		words(d, 1, -1, 1)
		return events.MainEvent{}, false, nil
	}
	s, err := events.Score(t.Context(), []string{path}, records, read, score.Resampling{Times: 20, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	evaltest.WantMetrics(t, s, map[string]float64{
		"type.acc": 0.3333, "type.n": 3, "source.tp": 3, "source.fp": 0, "source.fn": 0, "source.same_head.tp": 2,
		"target.tp": 1, "target.fp": 0, "target.fn": 1, "type.ACCUSE.tp": 1, "type.CONSULT.fn": 1, "type.AGREE.fp": 1, "type.ASSAULT.fn": 1,
	})
	if _, ok := s.Metric("type.ci95.low"); !ok {
		t.Error("no interval")
	}
	for _, bad := range []string{"{", "[]", `[{"id": "x", "event": "SING", "text": "y"}]`} {
		if _, err := events.Read(evaltest.File(t, "bad.json", bad)); !errors.Is(err, reportedly.ErrInvalid) {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

func TestQuads(t *testing.T) {
	path := evaltest.File(t, "gold.tsv", "Aid arrived.\t2\r\nPolice\tbeat him.\t4\n\nIt rained.\t0\nTroops fired.\t4\n")
	records, err := events.ReadQuads(path)
	if err != nil {
		t.Fatal(err)
	}
	read := func(_ context.Context, d *ling.Document) (events.MainEvent, bool, error) {
		switch d.Text.String() {
		case "Aid arrived.":
			return events.MainEvent{Event: reportedly.Aid}, true, nil
		case "Troops fired.":
			return events.MainEvent{Event: reportedly.Threaten}, true, nil
		case "It rained.":
			return events.MainEvent{}, false, nil
		}
		return events.MainEvent{Event: reportedly.Assault}, true, nil
	}
	s, err := events.Quads(t.Context(), []string{path}, records, read, score.Resampling{Times: 20})
	if err != nil {
		t.Fatal(err)
	}
	evaltest.WantMetrics(t, s, map[string]float64{"macro.f1": 0.8889, "none.f1": 1, "q2.f1": 1, "q4.tp": 1, "q4.fn": 1, "q3.fp": 1})
	for _, bad := range []string{"", "no class\n", "five\t5\n", "a\tb\n"} {
		if _, err := events.ReadQuads(evaltest.File(t, "bad.tsv", bad)); !errors.Is(err, reportedly.ErrInvalid) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

const eventPlaceLines = `{"_id": "one", "text": "Café owners protested in Lyon", "spans": [{"start": 12, "end": 21, "label": "VERB"}, {"start": 25, "end": 29, "label": "LOCATION"}]}
{"_id": 2, "text": "They met", "spans": [{"start": 5, "end": 8, "label": "VERB"}]}
`

func TestEventPlaces(t *testing.T) {
	path := filepath.Join(t.TempDir(), "gold.jsonl.gz")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	z := gzip.NewWriter(f)
	if _, err := z.Write([]byte(eventPlaceLines)); err != nil {
		t.Fatal(err)
	}
	z.Close()
	f.Close()
	records, err := events.ReadEventPlaces(path)
	if err != nil {
		t.Fatal(err)
	}
	place := func(d *ling.Document, s string) reportedly.Place {
		return reportedly.Place{Span: spanOf(d, s), Text: s, Names: []reportedly.PlaceName{{Name: s}}}
	}
	read := func(_ context.Context, d *ling.Document, verb text.Span) ([]reportedly.Place, bool, error) {
		if d.Text.Slice(verb) == "protested" {
			return []reportedly.Place{place(d, "Lyon"), {Span: spanOf(d, "owners")}}, true, nil
		}
		return []reportedly.Place{place(d, "They")}, false, nil
	}
	s, err := events.EventPlaces(t.Context(), []string{path}, records, read, score.Resampling{})
	if err != nil {
		t.Fatal(err)
	}
	evaltest.WantMetrics(t, s, map[string]float64{"place.tp": 1, "place.fp": 1, "place.fn": 0, "place.claim.f1": 1, "place.syntax.fp": 1, "none.acc": 0})
	for _, bad := range []string{"", "{", `{"text": "x", "spans": [{"start": 0, "end": 9, "label": "VERB"}]}`, `{"text": "x", "spans": [{"start": 0, "end": 1, "label": "TIME"}]}`} {
		if _, err := events.ReadEventPlaces(evaltest.File(t, "bad.jsonl", bad)); !errors.Is(err, reportedly.ErrInvalid) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestEventPlaceOffsetsOfWords(t *testing.T) {
	records, err := events.ReadEventPlaces(evaltest.File(t, "gold.jsonl", `{"text": "Crowds met in Lyon", "spans": [{"start": 7, "end": 10, "label": "VERB"}, {"start": 3, "end": 3, "label": "LOCATION", "text": "Lyon"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	if r := records[0]; len(r.Places) != 1 || r.Text.Slice(r.Places[0]) != "Lyon" || r.Text.Slice(r.Verb) != "met" {
		t.Errorf("read %+v", r)
	}
}

const silenceRecords = `<!-- <Sentence id="no"> --><Sentences>
<Sentence date="1" id="s1"/><EventCoding noevents="True" /><Text>
The lake is
deep &amp; cold.</Text>
<Sentence id = "s2"><EventCoding eventcode="190"/><Text>Troops fired on Y.</Text></Sentence>
<Sentence id="s3"><Text>No coding.</Text></Sentence>
<Sentence id="s4"><EventCoding noevents = "True"></EventCoding><Text>Rebels beat X.</Text></Sentence>
<Sentence id="s5"><EventCoding noevents = "True"></EventCoding><Text>Rebels beat X.</Text></Sentence>`

func TestSilence(t *testing.T) {
	path := evaltest.File(t, "gold.xml", silenceRecords)
	records, err := events.ReadSilence(path)
	if err != nil {
		t.Fatal(err)
	}
	if len(records) != 4 || records[0].Text != "The lake is deep & cold." || records[0].ID != "s1" || !records[1].Event {
		t.Fatalf("read %v", records)
	}
	read := func(_ context.Context, s string) ([]reportedly.Claim, error) {
		if strings.HasPrefix(s, "The lake") {
			return []reportedly.Claim{{Kind: reportedly.KindCondition}}, nil
		}
		return []reportedly.Claim{{Kind: reportedly.KindEvent, Event: reportedly.Assault, Actors: make([]reportedly.Participant, 1)}}, nil
	}
	s, err := events.Silence(t.Context(), []string{path}, records, read, score.Resampling{Times: 20})
	if err != nil {
		t.Fatal(err)
	}
	if s.N != 2 {
		t.Errorf("N = %d", s.N)
	}
	evaltest.WantMetrics(t, s, map[string]float64{"silent.acc": 0.5, "silent.pair.acc": 1, "heard.acc": 1, "heard.pair.acc": 0})
	if _, err := events.ReadSilence(evaltest.File(t, "bad.xml", "<Sentence><Text>x</Text>")); !errors.Is(err, reportedly.ErrInvalid) {
		t.Error(err)
	}
}

func TestCalibration(t *testing.T) {
	claim := func(start, end int, e reportedly.Event, score float64) reportedly.Claim {
		ev := reportedly.Evidence{Span: text.Span{Start: start, End: end}, Quote: "x"}
		return reportedly.Claim{Kind: reportedly.KindEvent, Event: e, Trigger: ev, Evidence: []reportedly.Evidence{ev}, Score: score}
	}
	at := func(a, b int) (*int, *int) { return &a, &b }
	gold := func(start, end int, event string, optional bool) claims.GoldClaim {
		g := claims.GoldClaim{Kind: "event", Event: event, Quote: "x", Start: start, End: end, Trigger: "x", Optional: optional}
		g.TriggerAt, g.TriggerEnd = at(start, end)
		return g
	}
	c := claims.Case{
		Gold: &claims.Gold{Path: "a.gold.json", Document: "a.txt", Claims: []claims.GoldClaim{gold(0, 5, "ASSAULT", false), gold(10, 15, "AID", false), gold(20, 25, "AID", true)}},
		Pred: []reportedly.Claim{
			claim(0, 5, reportedly.Assault, 0.9), claim(10, 15, reportedly.Agree, 0.6), claim(20, 25, reportedly.Aid, 0.1),
			{Kind: reportedly.KindOffice, Score: 0.5},
		},
	}
	s := claims.Calibration([]claims.Case{c}, score.Resampling{Times: 10})
	if s.N != 2 {
		t.Errorf("N = %d", s.N)
	}
	evaltest.WantMetrics(t, s, map[string]float64{
		"all.ece": 0.35, "all.brier": 0.185, "all.score": 0.75, "all.right": 0.5, "from_0.9.right": 1, "from_0.6.right": 0, "from_0.6.n": 1, "ece.ci95.low": 0.35,
	})
}
