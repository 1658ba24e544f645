package events_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/events"
	"github.com/reportedly/reportedly/eval/score"
)

const codeRecords = `[
 {"id": "doc", "event": "DOCUMENT"},
 {"id": "r1", "date": "2001-01-01", "text": "{Norwegian officials met rebels in Chad.}",
  "source": [{"actorText": "Norwegian officials", "code": "NOR", "sector": "GOV"}],
  "target": {"actorText": "rebels in Chad", "code": "TCD", "sector": "REBxyz"}},
 {"id": "r2", "text": "The UN praised Tokyo.", "source": [{"actorText": "UN", "code": "IGO", "sector": "***"}],
  "target": [{"actorText": "Tokyo", "code": "JAP"}, {"actorText": "", "code": "NOR"}]},
 {"id": "r3", "text": "Nobody came.", "source": "", "target": [""]}
]`

func TestReadCodes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "gold.json")
	write := func(s string) {
		if err := os.WriteFile(path, []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(codeRecords)
	got, err := events.ReadCodes(path)
	if err != nil {
		t.Fatal(err)
	}
	want := []events.CodeRecord{
		{ID: "r1", Date: "2001-01-01", Text: "Norwegian officials met rebels in Chad.", Parties: []events.CodedParty{
			{Text: "Norwegian officials", Code: "NOR", Sector: "GOV"}, {Target: true, Text: "rebels in Chad", Code: "TCD", Sector: "REB"}}},
		{ID: "r2", Text: "The UN praised Tokyo.", Parties: []events.CodedParty{
			{Text: "UN", Code: "IGO"}, {Target: true, Text: "Tokyo", Code: "JPN"}}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, bad := range []string{"{", "[]", `[{"id":"a","text":"b","source":[1,{"code":2}]}]`} {
		write(bad)
		if _, err := events.ReadCodes(path); !errors.Is(err, reportedly.ErrInvalid) {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

func TestScoreCodes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "gold.json")
	if err := os.WriteFile(path, []byte(codeRecords), 0o644); err != nil {
		t.Fatal(err)
	}
	records, err := events.ReadCodes(path)
	if err != nil {
		t.Fatal(err)
	}
	codes := map[string]events.Codes{"Norwegian officials": {Code: "NOR", Sector: "GOV"}, "rebels in Chad": {Sector: "REB"}, "UN": {Code: "IGO"}, "Tokyo": {Code: "JPN"}}
	s, err := events.ScoreCodes(context.Background(), []string{path}, records, events.CodeOptions{
		Describe: func(_ context.Context, words string, _ events.CodeRecord) (events.Codes, error) {
			return codes[words], nil
		},
		Read: func(_ context.Context, r events.CodeRecord) ([]events.CodedClaim, error) {
			if r.ID != "r1" {
				return nil, nil
			}
			return []events.CodedClaim{{Actors: []events.ReadParty{{Text: "officials", Name: "officials", Codes: events.Codes{Code: "SWE"}}}},
				{Actors: []events.ReadParty{{Text: "officials", Name: "Norwegian officials", Codes: events.Codes{Code: "NOR", Sector: "GOV"}}}}}, nil
		},
		Resampling: score.Resampling{Times: 200, Seed: 1},
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]float64{
		"words.country.acc": 0.6667, "words.country.n": 3, "words.country.source.acc": 1, "words.code.acc": 0.75, "words.sector.acc": 1,
		"text.found.acc": 0.25, "text.code.of_found.acc": 1, "text.code.acc": 0.25, "text.sector.of_found.n": 1,
	} {
		if got, ok := s.Metric(name); !ok || got != want {
			t.Errorf("%s = %v, want %v", name, got, want)
		}
	}
	if low, ok := s.Metric("words.country.ci95.low"); !ok || low > 0.6667 {
		t.Errorf("interval from %v", low)
	}
}
