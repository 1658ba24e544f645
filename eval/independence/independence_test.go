package independence_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/independence"
	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/internal/evaltest"
	"github.com/reportedly/reportedly/internal/golden"
	"github.com/reportedly/reportedly/text"
)

// twoMarkets has two happenings, of which one is told by two reports that disagree.
const twoMarkets = `{
 "id": "x", "title": "Two markets",
 "reports": [
  {"id": "r1", "source": "Delta Post", "published": "2025-01-08T10:00:00Z", "text": "Shells hit the fish market. Four died. A truck burned."},
  {"id": "r2", "source": "River Watch", "published": "2025-01-09", "text": "The fish market was shelled. Six died. Once more there was fog."}
 ],
 "developments": [
  {"id": "d1", "what": "Shelling", "event": "ASSAULT", "why": "two", "state": "contested", "independent_sources": 2, "fair": [1, 2],
   "claims": [{"report": "r1", "quote": "Shells hit the fish market"}, {"report": "r1", "quote": "Four died"}, {"report": "r2", "quote": "The fish market was shelled"}, {"report": "r2", "quote": "Six died"}],
   "contradictions": [{"about": "toll", "sides": [{"report": "r1", "quote": "Four died"}, {"report": "r2", "quote": "Six died"}]}],
   "toll": {"min": 4, "max": 6},
   "origins": [{"who": "Delta Post", "reports": ["r1"]}, {"who": "River Watch", "reports": ["r2"]}]},
  {"id": "d2", "what": "Fire", "event": "condition", "why": "one", "state": "single-source", "independent_sources": 1, "contradictions": [],
   "claims": [{"report": "r1", "quote": "A truck burned"}], "origins": [{"who": "Delta Post", "reports": ["r1"]}]}
 ],
 "not_same": [[{"report": "r1", "quote": "A truck burned"}, {"report": "r2", "quote": "Once more there was fog"}, "Fire and fog."]]
}`

// readSentences makes a claim of each sentence, but none of the words in without.
func readSentences(without string) func(context.Context, independence.ScenarioReport) (independence.ScenarioReading, error) {
	return func(_ context.Context, r independence.ScenarioReport) (independence.ScenarioReading, error) {
		out := independence.ScenarioReading{Gold: r, Report: &reportedly.Report{Name: r.ID, Text: text.New(r.Text)}}
		at := 0
		for i, s := range strings.SplitAfter(r.Text, ". ") {
			sp := text.Span{Start: at, End: at + len(s)}
			at += len(s)
			if without != "" && strings.Contains(s, without) {
				continue
			}
			e := reportedly.Evidence{Span: sp, Quote: s}
			out.Claims = append(out.Claims, reportedly.Claim{
				ID: "c" + string(rune('1'+i)), Kind: reportedly.KindEvent, Event: reportedly.Assault,
				Evidence: []reportedly.Evidence{e}, Trigger: reportedly.Evidence{Span: text.Span{Start: sp.Start, End: sp.Start + 1}},
			})
		}
		return out, nil
	}
}

// development makes a development of claims that hold one of the words.
func development(told []independence.ScenarioReading, d reportedly.Development, words ...string) reportedly.Development {
	for _, t := range told {
		for _, c := range t.Claims {
			if slices.ContainsFunc(words, func(w string) bool { return strings.Contains(c.Evidence[0].Quote, w) }) {
				d.Members = append(d.Members, reportedly.Member{Claim: reportedly.TellingID(t.Gold.ID, c.ID), Report: t.Gold.ID})
			}
		}
	}
	return d
}

func metrics(t *testing.T, s *score.Scores, names ...string) map[string]float64 {
	t.Helper()
	out := map[string]float64{}
	for _, n := range names {
		v, ok := s.Metric(n)
		if !ok {
			t.Errorf("no metric %s", n)
		}
		out[n] = v
	}
	return out
}

func TestIndependence(t *testing.T) {
	path := evaltest.File(t, "x.json", twoMarkets)
	list, err := independence.ReadScenarios(path)
	if err != nil {
		t.Fatal(err)
	}
	toll := &reportedly.Range{Field: "killed", Min: 4, Max: 6}
	right := func(_ context.Context, told []independence.ScenarioReading) ([]reportedly.Development, error) {
		d1 := development(told, reportedly.Development{Independent: 1, State: reportedly.Contested, Toll: toll}, "hit", "Four", "shelled", "Six")
		first, last := d1.Members[len(d1.Members)-3], d1.Members[len(d1.Members)-1]
		d1.Contradictions = []reportedly.Contradiction{{About: reportedly.AboutToll, Sides: []reportedly.Side{{Claim: first.Claim}, {Claim: last.Claim}}}}
		return []reportedly.Development{d1,
			development(told, reportedly.Development{Independent: 1, State: reportedly.SingleSource}, "truck"),
			development(told, reportedly.Development{Independent: 1, State: reportedly.SingleSource}, "fog")}, nil
	}
	lumped := func(_ context.Context, told []independence.ScenarioReading) ([]reportedly.Development, error) {
		return []reportedly.Development{development(told, reportedly.Development{Independent: 3, State: reportedly.Corroborated}, "")}, nil
	}
	names := []string{"own.developments.p", "own.developments.r", "given.developments.f1", "own.sources.acc", "own.state.acc", "own.contradictions.f1", "own.contradictions.sides.f1", "own.toll.acc", "own.apart.acc", "own.quotes.acc"}
	for _, c := range []struct {
		name, without string
		corroborate   func(context.Context, []independence.ScenarioReading) ([]reportedly.Development, error)
		want          []float64
	}{
		{"right", "", right, []float64{1, 1, 1, 1, 1, 1, 1, 1, 1, 1}},
		// Of six mentions in one heap four are of d1, one is of d2, one of neither:
		// P = (4·4/6 + 1/6 + 1/6) / 6; both found whole, so R = 1.
		{"all in one", "", lumped, []float64{0.5, 1, 0.6667, 0, 0, 0, 0, 0, 0, 1}},
		// Without "Four": P = 1; R = (3·3/4 + 0 + 1) / 5, and nobody's side is told.
		{"one unread", "Four", right, []float64{1, 0.65, 1, 1, 1, 1, 0, 1, 1, 0.8}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := independence.Score(t.Context(), []string{path}, list, independence.Options{
				Read: readSentences(c.without), Corroborate: c.corroborate, Resampling: score.Resampling{Times: 20, Seed: 1},
			})
			if err != nil {
				t.Fatal(err)
			}
			want := map[string]float64{}
			for i, n := range names {
				want[n] = c.want[i]
			}
			if diff := cmp.Diff(want, metrics(t, s, names...)); diff != "" {
				t.Errorf("(-want +got)\n%s\n%s", diff, strings.Join(s.Mistakes, "\n"))
			}
			if s.N != 2 {
				t.Errorf("N = %d, want 2", s.N)
			}
		})
	}
}

func TestReadScenariosRefuses(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"words that aren't there", `"quote": "The fish market was shelled"`, `"quote": "The meat market was shelled"`, "meat"},
		{"an unknown report", `"report": "r2", "quote": "Six died"}],`, `"report": "r9", "quote": "Six died"}],`, "r9"},
		{"an id twice", `"id": "d2"`, `"id": "d1"`, "developments[1]"},
		{"no type of event", `"event": "ASSAULT"`, `"event": "BOMBING"`, "BOMBING"},
		{"no state", `"state": "contested"`, `"state": "certain"`, "certain"},
		{"origins that don't add up", `"independent_sources": 2`, `"independent_sources": 3`, "independent_sources is 3"},
		{"an unfair range", `"fair": [1, 2]`, `"fair": [3, 4]`, "fair"},
		{"a date", `"2025-01-09"`, `"9 January"`, "reports[1]"},
		{"no matter", `"about": "toll"`, `"about": "mood"`, "mood"},
		{"a pair of one", `, "Fire and fog."]`, `]`, "not_same"},
		{"no JSON", `"id": "x",`, `"id": x,`, "invalid character"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if strings.Count(twoMarkets, c.old) != 1 {
				t.Fatalf("%q isn't once in the scenario", c.old)
			}
			path := evaltest.File(t, "x.json", strings.Replace(twoMarkets, c.old, c.new, 1))
			_, err := independence.ReadScenarios(path)
			if !errors.Is(err, reportedly.ErrInvalid) || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), path) {
				t.Errorf("error %v, want one that names the file and %q", err, c.want)
			}
		})
	}
}

func TestReadScenariosOfAFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "odd [name]")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := independence.ReadScenarios(dir); !errors.Is(err, reportedly.ErrNotFound) {
		t.Errorf("an empty folder: %v", err)
	}
	for _, n := range []string{"b.json", "a.json", "README.md"} {
		if err := os.WriteFile(filepath.Join(dir, n), []byte(twoMarkets), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	list, err := independence.ReadScenarios(dir)
	if err != nil || len(list) != 2 || filepath.Base(list[0].Path) != "a.json" {
		t.Errorf("read %v, %v", list, err)
	}
}

// ownScenarios are the project's own.
func ownScenarios(t *testing.T) []independence.Scenario {
	t.Helper()
	list, err := independence.ReadScenarios(filepath.Join("..", "testdata", "scenarios"))
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// heldOutScenarios are the project's own on which no weight was fitted and no rule made.
func heldOutScenarios(t *testing.T) []independence.Scenario {
	t.Helper()
	var all []independence.Scenario
	for _, folder := range []string{"heldout", "heldout2"} {
		list, err := independence.ReadScenarios(filepath.Join("..", "testdata", "scenarios", folder))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, list...)
	}
	return all
}

// TestHeldOutScenarios holds them against the same rules.
func TestHeldOutScenarios(t *testing.T) {
	for _, s := range heldOutScenarios(t) {
		if s.ID+".json" != filepath.Base(s.Path) {
			t.Errorf("%s: the id %q isn't the file's name", s.Path, s.ID)
		}
		for _, d := range s.Developments {
			checkRules(t, s, d)
		}
	}
}

// TestScenarios checks what ReadScenarios lets pass: that the project's own
// scenarios keep the counting rules and their form.
func TestScenarios(t *testing.T) {
	list := ownScenarios(t)
	if len(list) < 44 {
		t.Errorf("%d scenarios, want at least 44", len(list))
	}
	seen, events := map[string]bool{}, map[string]bool{}
	for _, s := range list {
		if seen[s.ID] || s.ID+".json" != filepath.Base(s.Path) {
			t.Errorf("%s: the id %q is taken or not the file's name", s.Path, s.ID)
		}
		seen[s.ID] = true
		if n := len(s.Reports); n < 2 || n > 6 {
			t.Errorf("%s: %d reports", s.Path, n)
		}
		texts := map[string]bool{}
		for _, r := range s.Reports {
			if n := len(strings.Fields(r.Text)); n < 40 || n > 150 || texts[r.Text] {
				t.Errorf("%s, %s: %d words, or the same text twice", s.Path, r.ID, n)
			}
			texts[r.Text] = true
		}
		for _, d := range s.Developments {
			events[d.Event] = true
			checkRules(t, s, d)
		}
	}
	for _, e := range reportedly.Events {
		if !events[string(e)] {
			t.Errorf("no development of type %s", e)
		}
	}
}

// checkRules holds a development against the counting rules.
func checkRules(t *testing.T, s independence.Scenario, d independence.GoldDevelopment) {
	t.Helper()
	want := reportedly.SingleSource
	switch {
	case len(d.Contradictions) > 0:
		want = reportedly.Contested
	case d.IndependentSources > 1:
		want = reportedly.Corroborated
	}
	if d.State != want || d.Why == "" || d.What == "" {
		t.Errorf("%s, %s: state %s, want %s; or no reason", s.Path, d.ID, d.State, want)
	}
	told := map[string]bool{}
	quotes := map[independence.ScenarioQuote]bool{}
	for _, q := range d.Claims {
		if quotes[q] {
			t.Errorf("%s, %s: twice %q", s.Path, d.ID, q.Quote)
		}
		told[q.Report], quotes[q] = true, true
	}
	for _, o := range d.Origins {
		for _, r := range o.Reports {
			if !told[r] {
				t.Errorf("%s, %s: %s speaks through %s, which has no quote", s.Path, d.ID, o.Who, r)
			}
		}
	}
	for _, c := range d.Contradictions {
		if len(c.Sides) < 2 {
			t.Errorf("%s, %s: one side about %s", s.Path, d.ID, c.About)
		}
		for _, x := range c.Sides {
			if !slices.ContainsFunc(d.Claims, func(q independence.ScenarioQuote) bool { return q.Report == x.Report && q.Span.Overlaps(x.Span) }) {
				t.Errorf("%s, %s: %q is no claim of it", s.Path, d.ID, x.Quote)
			}
		}
		if c.About == "toll" && (d.Toll == nil || d.Toll.Min == d.Toll.Max) {
			t.Errorf("%s, %s: a disputed toll that is no range", s.Path, d.ID)
		}
	}
}

// TestScenariosAreOriginal compares every seven words in a row with those of the
// shared scenarios.
func TestScenariosAreOriginal(t *testing.T) {
	theirs, err := independence.ReadScenarios(golden.Shared(t, "examples", "scenarios"))
	if err != nil {
		t.Fatal(err)
	}
	const n = 7
	grams := func(s independence.Scenario, visit func(string)) {
		for _, r := range s.Reports {
			words := strings.FieldsFunc(strings.ToLower(r.Text), func(c rune) bool { return strings.ContainsRune(" \n\t.,;:!?\"'()[]-–—", c) })
			for i := 0; i+n <= len(words); i++ {
				visit(strings.Join(words[i:i+n], " "))
			}
		}
	}
	known := map[string]string{}
	for _, s := range theirs {
		grams(s, func(g string) { known[g] = s.ID })
	}
	for _, s := range slices.Concat(ownScenarios(t), heldOutScenarios(t)) {
		grams(s, func(g string) {
			if id, ok := known[g]; ok {
				t.Errorf("%s shares %d words in a row with the shared scenario %s", s.Path, n, id)
			}
		})
	}
}
