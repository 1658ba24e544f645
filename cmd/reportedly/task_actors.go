package main

import (
	"context"
	"slices"

	"github.com/reportedly/reportedly/eval/events"
	"github.com/reportedly/reportedly/eval/names"
	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/ling"
)

func scoreActors(ctx context.Context, f *evalFlags, e *env, gold []string) (*score.Scores, error) {
	corpora, r, err := goldAnd(e, f.source.open, gold, names.Read)
	if err != nil {
		return nil, err
	}
	return events.Actors(ctx, slices.Concat(corpora...), func(ctx context.Context, d *ling.Document) (events.ActorSpans, error) {
		m, _, err := r.Main(ctx, d)
		if m.Mutual {
			return events.ActorSpans{Mutual: m.SourcePhrases}, err
		}
		return events.ActorSpans{Source: m.SourcePhrases, Target: m.TargetPhrases}, err
	}, f.resampling())
}
