package main

import (
	"context"
	"slices"

	"github.com/reportedly/reportedly/eval"
	"github.com/reportedly/reportedly/ling"
)

func scoreActors(ctx context.Context, f *evalFlags, e *env, gold []string) (*eval.Scores, error) {
	corpora, r, err := goldAnd(e, f.source.open, gold, eval.ReadNames)
	if err != nil {
		return nil, err
	}
	return eval.Actors(ctx, slices.Concat(corpora...), func(ctx context.Context, d *ling.Document) (eval.ActorSpans, error) {
		m, _, err := r.Main(ctx, d)
		if m.Mutual {
			return eval.ActorSpans{Mutual: m.SourcePhrases}, err
		}
		return eval.ActorSpans{Source: m.SourcePhrases, Target: m.TargetPhrases}, err
	}, f.resampling())
}
