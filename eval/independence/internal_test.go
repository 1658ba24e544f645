package independence

import (
	"errors"
	"strings"
	"testing"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/text"
)

// TestRelocate takes a text in with its white space folded.
func TestRelocate(t *testing.T) {
	s := Scenario{
		Reports:      []ScenarioReport{{ID: "r1", Published: "2025-01-08", Text: "Two  boats\nsank off Sève. Nobody drowned."}},
		Developments: []GoldDevelopment{{ID: "d1", Event: "condition", State: reportedly.SingleSource, Claims: []ScenarioQuote{{Report: "r1", Quote: "boats\nsank off Sève"}}}},
	}
	if err := s.check(); err != nil {
		t.Fatal(err)
	}
	const taken = "Two boats sank off Sève. Nobody drowned."
	if err := s.relocate("r1", taken); err != nil {
		t.Fatal(err)
	}
	sp := s.Developments[0].Claims[0].Span
	if got := taken[sp.Start:sp.End]; got != "boats sank off Sève" {
		t.Errorf("the quote is now %q", got)
	}
	if err := s.relocate("r1", "Another text"); err == nil {
		t.Error("no error where the words are gone")
	}
}

// TestContradictions has a denial of one's own part, read as one of the happening,
// with a side that speaks through another report.
func TestContradictions(t *testing.T) {
	gold := GoldDevelopment{
		ID: "d1", Origins: []GoldOrigin{{Who: "the mayor", Reports: []string{"r1", "r3"}}},
		Contradictions: []GoldContradiction{{About: "perpetrator", AlsoOK: []string{"occurrence"}, Sides: []ScenarioQuote{{Report: "r1"}, {Report: "r2"}}}},
	}
	side := func(claim string) reportedly.Side { return reportedly.Side{Claim: claim, Report: claim[:2]} }
	claims := map[string][]reportedly.Claim{}
	for _, r := range []string{"r1", "r2", "r3", "r4"} {
		claims[r] = []reportedly.Claim{{ID: "c1", Evidence: []reportedly.Evidence{{Span: text.Span{End: 9}}}}}
	}
	for i := range gold.Contradictions[0].Sides {
		gold.Contradictions[0].Sides[i].Span = text.Span{Start: 3, End: 5}
	}
	for _, c := range []struct {
		name         string
		about        reportedly.Matter
		sides        []reportedly.Side
		want, ofSide score.Tally
	}{
		{"as it is", reportedly.AboutPerpetrator, []reportedly.Side{side("r1/c1"), side("r2/c1")}, score.Tally{TP: 1}, score.Tally{TP: 1}},
		{"another matter that is right", reportedly.AboutPolarity, []reportedly.Side{side("r2/c1"), side("r1/c1")}, score.Tally{TP: 1}, score.Tally{TP: 1}},
		{"through another report", reportedly.AboutPerpetrator, []reportedly.Side{side("r3/c1"), side("r2/c1")}, score.Tally{TP: 1}, score.Tally{TP: 1}},
		{"a stranger", reportedly.AboutPerpetrator, []reportedly.Side{side("r4/c1"), side("r2/c1")}, score.Tally{TP: 1}, score.Tally{FP: 1, FN: 1}},
		{"another matter", reportedly.AboutToll, []reportedly.Side{side("r1/c1"), side("r2/c1")}, score.Tally{FP: 1, FN: 1}, score.Tally{FP: 1, FN: 1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got independenceTally
			cmp := &comparison{Scenario: &Scenario{}, claims: claims}
			cmp.contradictions(&got, gold, reportedly.Development{Contradictions: []reportedly.Contradiction{{About: c.about, Sides: c.sides}}})
			if got.contradictions != c.want || got.sides != c.ofSide {
				t.Errorf("counted %+v and %+v, want %+v and %+v", got.contradictions, got.sides, c.want, c.ofSide)
			}
		})
	}
}

func FuzzScenario(f *testing.F) {
	f.Add([]byte(`{"id": "x", "reports": [{"id": "r", "published": "2025-01-08T10:00:00Z", "text": "Six  died."}],
"developments": [{"id": "d", "event": "ASSAULT", "state": "contested", "claims": [{"report": "r", "quote": "Six  died"}],
"contradictions": [{"about": "toll", "sides": [{"report": "r", "quote": "Six"}]}], "toll": {"min": 6, "max": 6}, "fair": [0, 1], "origins": []}]}`), "Six died.")
	f.Add([]byte(`{"reports": [{"id": "r", "published": "2025-01-08", "text": "a"}], "not_same": [[{}, {}, 1]]}`), " a ")
	f.Fuzz(func(t *testing.T, b []byte, taken string) {
		s, err := parseScenario("x.json", b)
		if err != nil {
			if !errors.Is(err, reportedly.ErrInvalid) {
				t.Errorf("the error %v is of no kind", err)
			}
			return
		}
		for _, q := range s.quotes() {
			r := s.report(q.Report)
			if !strings.HasPrefix(r.Text[q.Span.Start:], q.Quote) || q.Span.Len() != len(q.Quote) {
				t.Errorf("the quote %q isn't at %s", q.Quote, q.Span)
			}
		}
		for _, r := range s.Reports {
			_ = r.Day()
			_ = s.relocate(r.ID, taken)
		}
	})
}
