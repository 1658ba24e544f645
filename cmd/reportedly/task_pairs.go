package main

import (
	"context"

	"github.com/reportedly/reportedly/eval"
	"github.com/reportedly/reportedly/resolve/name"
)

// scorePairs measures how well names of one bearer are told from others.
func scorePairs(ctx context.Context, f *evalFlags, _ *env, gold []string) (*eval.Scores, error) {
	files, err := readAll(gold, eval.ReadPairs)
	if err != nil {
		return nil, err
	}
	return eval.Pairs(ctx, files, eval.PairOptions{
		Match: func(schema, a, b string) (float64, string) {
			m := name.Of(schema, a, b)
			return m.Score, m.Why
		},
		Key: name.Skeleton, Threshold: f.threshold, Resampling: f.resampling(),
	})
}
