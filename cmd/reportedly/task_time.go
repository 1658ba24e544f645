package main

import (
	"context"
	"slices"

	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/eval/times"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/resolve/when"
)

// scoreTimes reads whole texts as the verb read does, and single phrases by the
// grammar of times alone.
func scoreTimes(ctx context.Context, f *evalFlags, e *env, gold []string) (*score.Scores, error) {
	corpora, r, err := goldAnd(e, f.source.open, gold, times.Read)
	if err != nil {
		return nil, err
	}
	read := func(ctx context.Context, d *ling.Document) ([]when.Reading, error) {
		if err := r.Annotate(ctx, d); err != nil {
			return nil, err
		}
		return when.Read(ctx, d), nil
	}
	return times.Score(ctx, slices.Concat(corpora...), times.Options{Read: read, Resampling: f.resampling()})
}
