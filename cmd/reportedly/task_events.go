package main

import (
	"context"
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/claims"
	"github.com/reportedly/reportedly/eval/events"
	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// mainEvents reads main events with the types that PLOVER's manual gives them.
func mainEvents(r reader) events.Reader {
	return func(ctx context.Context, d *ling.Document) (events.MainEvent, bool, error) {
		m, ok, err := r.Main(ctx, d)
		out := events.MainEvent{Event: m.Event.PLOVER(m.Reality, m.Polarity)}
		if m.Mutual {
			out.Parties.Mutual = m.Sources
		} else {
			out.Parties.Source, out.Parties.Target = m.Sources, m.Targets
		}
		return out, ok && !m.Said && out.Event != "", err
	}
}

func scoreEvents(ctx context.Context, f *evalFlags, e *env, gold []string) (*score.Scores, error) {
	records, r, err := goldAnd(e, f.source.open, gold, events.Read)
	if err != nil {
		return nil, err
	}
	return events.Score(ctx, gold, slices.Concat(records...), mainEvents(r), f.resampling())
}

func scoreQuads(ctx context.Context, f *evalFlags, e *env, gold []string) (*score.Scores, error) {
	records, r, err := goldAnd(e, f.source.open, gold, events.ReadQuads)
	if err != nil {
		return nil, err
	}
	return events.Quads(ctx, gold, slices.Concat(records...), mainEvents(r), f.resampling())
}

func scoreEventPlaces(ctx context.Context, f *evalFlags, e *env, gold []string) (*score.Scores, error) {
	records, r, err := goldAnd(e, f.source.open, gold, events.ReadEventPlaces)
	if err != nil {
		return nil, err
	}
	return events.EventPlaces(ctx, gold, slices.Concat(records...), r.EventPlaces, f.resampling())
}

func scoreSilence(ctx context.Context, f *evalFlags, e *env, gold []string) (*score.Scores, error) {
	records, r, err := goldAnd(e, f.source.open, gold, events.ReadSilence)
	if err != nil {
		return nil, err
	}
	return events.Silence(ctx, gold, slices.Concat(records...), func(ctx context.Context, s string) ([]reportedly.Claim, error) {
		t := text.New(s)
		result, err := r.Read(ctx, &reportedly.Report{Text: t, Blocks: []ling.Block{{Kind: ling.Body, Span: text.Span{End: t.Len()}}}})
		if err != nil {
			return nil, err
		}
		return result.Claims, nil
	}, f.resampling())
}

func scoreCalibration(ctx context.Context, f *evalFlags, e *env, gold []string) (*score.Scores, error) {
	cases, err := f.cases(ctx, e, gold)
	if err != nil {
		return nil, err
	}
	return claims.Calibration(cases, f.resampling()), nil
}
