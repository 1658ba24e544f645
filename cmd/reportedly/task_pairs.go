package main

import (
	"context"

	"github.com/reportedly/reportedly/eval/names"
	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/resolve/name"
)

// scorePairs measures how well names of one bearer are told from others.
func scorePairs(ctx context.Context, f *evalFlags, _ *env, gold []string) (*score.Scores, error) {
	files, err := readAll(gold, names.ReadPairs)
	if err != nil {
		return nil, err
	}
	return names.Pairs(ctx, files, names.PairOptions{
		Match: func(schema, a, b string) (float64, string) {
			m := name.Of(schema, a, b)
			return m.Score, m.Why
		},
		Key: name.Skeleton, Threshold: f.threshold, Resampling: f.resampling(),
	})
}
