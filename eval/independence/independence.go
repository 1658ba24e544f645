package independence

import (
	"context"
	"fmt"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/ling"
)

// ScenarioReading is a report of a scenario with what was read from it. The ID of a
// claim across reports is [reportedly.TellingID] of the report's and its own.
type ScenarioReading struct {
	Gold     ScenarioReport
	Report   *reportedly.Report
	Document *ling.Document
	Claims   []reportedly.Claim
}

// Options are what [Score] measures.
type Options struct {
	Read        func(context.Context, ScenarioReport) (ScenarioReading, error)
	Corroborate func(context.Context, []ScenarioReading) ([]reportedly.Development, error)
	score.Resampling
}

// Score scores developments, who knows of them, and where they differ, by
// docs/evaluation.md, "Independence": once over the claims that were read (rows
// "own") and once over claims made of the gold's quotes (rows "given"). N counts
// gold developments.
func Score(ctx context.Context, files []string, scenarios []Scenario, opt Options) (*score.Scores, error) {
	s := &score.Scores{Task: "independence", Files: files}
	modes := []*independenceMode{{name: "own"}, {name: "given", given: true}}
	log := score.Confusions{}
	for i := range scenarios {
		sc := &scenarios[i]
		s.N += len(sc.Developments)
		read, err := readScenario(ctx, sc, opt)
		if err != nil {
			return nil, err
		}
		for _, m := range modes {
			told := read
			if m.given {
				told = givenReadings(sc, read)
			}
			found, err := opt.Corroborate(ctx, told)
			if err != nil {
				return nil, fmt.Errorf("corroborate %s: %w", sc.Path, err)
			}
			c := newComparison(sc, told, found, m)
			m.parts = append(m.parts, c.score())
			c.report(log)
			s.Mistakes = append(s.Mistakes, c.mistakes...)
		}
	}
	for _, m := range modes {
		s.Rows = append(s.Rows, m.rows()...)
	}
	s.Rows = append(s.Rows, byReports(scenarios)...)
	for _, m := range modes {
		s.Rows = append(s.Rows, m.intervals(opt.Resampling)...)
	}
	s.Confusions = log.Sorted()
	return s, nil
}

func readScenario(ctx context.Context, sc *Scenario, opt Options) ([]ScenarioReading, error) {
	out := make([]ScenarioReading, len(sc.Reports))
	for i, r := range sc.Reports {
		var err error
		if out[i], err = opt.Read(ctx, r); err == nil && out[i].Report != nil {
			err = sc.relocate(r.ID, out[i].Report.Text.String())
		}
		if err != nil {
			return nil, fmt.Errorf("read %s, report %s: %w", sc.Path, r.ID, err)
		}
		out[i].Gold = r
	}
	return out, nil
}

// byReports are the rows of what would be right if each report that tells a gold
// development were an independent source.
func byReports(scenarios []Scenario) []score.Row {
	var sources, state, severalSources, severalState score.Share
	for _, sc := range scenarios {
		for _, d := range sc.Developments {
			n, guess := d.reports(), reportedly.SingleSource
			if n > 1 {
				guess = reportedly.Corroborated
			}
			least, most := d.fairly()
			sources.Add(least <= n && n <= most)
			state.Add(guess == d.State)
			if n > 1 {
				severalSources.Add(least <= n && n <= most)
				severalState.Add(guess == d.State)
			}
		}
	}
	return []score.Row{
		sources.Row("reports.sources"), state.Row("reports.state"),
		severalSources.Row("reports.several.sources"), severalState.Row("reports.several.state"),
	}
}

// independenceMode is one way of making the claims, with its counts by scenario.
type independenceMode struct {
	name  string
	given bool
	parts []independenceTally
}

// independenceTally are one scenario's counts.
type independenceTally struct {
	precision, recall     float64 // sums of B³ over quotes
	preciseOf, recalledOf int     // how many quotes each sum is over
	quotes, apart, paired score.Share
	sources, state, toll  score.Share
	contradictions, sides score.Tally

	pairedSources, pairedState   score.Share // of the developments that have a pair
	severalSources, severalState score.Share // of those that several reports tell
}

func (t *independenceTally) add(o independenceTally) {
	t.precision += o.precision
	t.recall += o.recall
	t.preciseOf += o.preciseOf
	t.recalledOf += o.recalledOf
	for _, x := range []struct {
		sum  *score.Share
		part score.Share
	}{
		{&t.quotes, o.quotes}, {&t.apart, o.apart}, {&t.paired, o.paired}, {&t.sources, o.sources}, {&t.state, o.state},
		{&t.toll, o.toll}, {&t.pairedSources, o.pairedSources}, {&t.pairedState, o.pairedState},
		{&t.severalSources, o.severalSources}, {&t.severalState, o.severalState},
	} {
		x.sum.Sum(x.part)
	}
	t.contradictions.Add(o.contradictions)
	t.sides.Add(o.sides)
}

// bcubed are precision, recall and F1 of B³.
func (t independenceTally) bcubed() (p, r, f1 float64) {
	if t.preciseOf > 0 {
		p = t.precision / float64(t.preciseOf)
	}
	if t.recalledOf > 0 {
		r = t.recall / float64(t.recalledOf)
	}
	if p+r > 0 {
		f1 = 2 * p * r / (p + r)
	}
	return p, r, f1
}

func (m *independenceMode) sum(drawn []int) (t independenceTally) {
	for _, i := range drawn {
		t.add(m.parts[i])
	}
	return t
}

func (m *independenceMode) rows() []score.Row {
	t := m.sum(score.UpTo(len(m.parts)))
	p, r, f1 := t.bcubed()
	return []score.Row{
		score.Line(m.name+".developments", score.Rate("p", p), score.Rate("r", r), score.Rate("f1", f1)),
		t.contradictions.Row(m.name + ".contradictions"),
		t.sides.Row(m.name + ".contradictions.sides"),
		t.sources.Row(m.name + ".sources"),
		t.state.Row(m.name + ".state"),
		t.toll.Row(m.name + ".toll"),
		t.quotes.Row(m.name + ".quotes"),
		t.apart.Row(m.name + ".apart"),
		t.paired.Row(m.name + ".paired"),
		t.pairedSources.Row(m.name + ".paired.sources"),
		t.pairedState.Row(m.name + ".paired.state"),
		t.severalSources.Row(m.name + ".several.sources"),
		t.severalState.Row(m.name + ".several.state"),
	}
}

func (m *independenceMode) intervals(r score.Resampling) []score.Row {
	names := []string{m.name + ".developments", m.name + ".contradictions", m.name + ".sources", m.name + ".state"}
	return r.Rows(len(m.parts), names, func(drawn []int) []float64 {
		t := m.sum(drawn)
		_, _, developments := t.bcubed()
		_, _, contradictions := t.contradictions.Ratios()
		return []float64{developments, contradictions, score.Ratio(t.sources.Right, t.sources.N), score.Ratio(t.state.Right, t.state.N)}
	})
}
