package main

import (
	"context"

	"github.com/reportedly/reportedly/eval"
	"github.com/reportedly/reportedly/resolve/name"
)

// scorePairs measures how well names of one bearer are told from others.
func scorePairs(ctx context.Context, f *evalFlags, _ *env, gold []string) (*eval.Scores, error) {
	var files []*eval.PairFile
	for _, path := range gold {
		file, err := eval.ReadPairs(path)
		if err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	return eval.Pairs(ctx, files, eval.PairOptions{
		Match: func(schema, a, b string) (float64, string) {
			m := name.Of(schema, a, b)
			return m.Score, m.Why
		},
		Key: name.Skeleton, Threshold: f.threshold, Resamples: f.resamples, Seed: f.seed,
	})
}
