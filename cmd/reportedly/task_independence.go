package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/corroborate"
	"github.com/reportedly/reportedly/eval/independence"
	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/ingest"
	"github.com/reportedly/reportedly/ling"
)

// scoreIndependence measures which happenings several reports are found to tell of,
// who is found to know of them, and where they are found to differ.
func scoreIndependence(ctx context.Context, f *evalFlags, e *env, gold []string) (*score.Scores, error) {
	lists, r, err := goldAnd(e, f.source.open, gold, independence.ReadScenarios)
	if err != nil {
		return nil, err
	}
	return independence.Score(ctx, gold, slices.Concat(lists...), independence.Options{
		Read: scenarioReader(e, r), Corroborate: corroborator(r), Resampling: f.resampling(),
	})
}

// scenarioReader reads a report of a scenario as if it had come as a file.
func scenarioReader(e *env, r reader) func(context.Context, independence.ScenarioReport) (independence.ScenarioReading, error) {
	return func(ctx context.Context, s independence.ScenarioReport) (independence.ScenarioReading, error) {
		report, err := ingest.Read(ctx, s.ID, strings.NewReader(s.Text), ingest.Options{
			Media: ingest.PlainText, Encoding: "utf-8", Published: s.Day(), Publisher: s.Source, Acquired: e.Now(),
		})
		if err != nil {
			return independence.ScenarioReading{}, err
		}
		result, err := r.Read(ctx, report)
		if err != nil {
			return independence.ScenarioReading{}, err
		}
		// Two publishers may print the very same words: a report goes by its name here.
		told := *report
		told.SHA256, told.Published = "", s.Published
		return independence.ScenarioReading{Gold: s, Report: &told, Document: result.Document, Claims: result.Claims}, nil
	}
}

// vectorReader is an engine that embeds claims.
type vectorReader interface {
	Vectors(context.Context, *ling.Document, []reportedly.Claim) ([][]float32, error)
}

func corroborator(r reader) func(context.Context, []independence.ScenarioReading) ([]reportedly.Development, error) {
	return func(ctx context.Context, told []independence.ScenarioReading) ([]reportedly.Development, error) {
		readings := make([]corroborate.Reading, len(told))
		for i, t := range told {
			readings[i] = corroborate.Reading{Report: t.Report, Claims: t.Claims, Added: int64(i + 1)}
			if v, ok := r.(vectorReader); ok {
				var err error
				if readings[i].Vectors, err = v.Vectors(ctx, t.Document, t.Claims); err != nil {
					return nil, fmt.Errorf("embed the claims of %s: %w", t.Gold.ID, err)
				}
			}
		}
		return corroborate.All(readings), nil
	}
}
