package main

import (
	"context"
	"slices"

	"github.com/reportedly/reportedly/eval"
)

// propositions opens an engine that fills the layers which claims don't need.
func (f *evalFlags) propositions(e *env) (reader, error) {
	s := f.source
	s.propositions = true
	return s.open(e)
}

func (f *evalFlags) resampling() eval.Resampling {
	return eval.Resampling{Times: f.resamples, Seed: f.seed}
}

// readAll reads every gold file by read.
func readAll[T any](gold []string, read func(string) (T, error)) ([]T, error) {
	var out []T
	for _, path := range gold {
		t, err := read(path)
		if err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, nil
}

func scoreRoles(ctx context.Context, f *evalFlags, e *env, gold []string) (*eval.Scores, error) {
	banks, err := readAll(gold, eval.ReadTreebank)
	if err != nil {
		return nil, err
	}
	r, err := f.propositions(e)
	if err != nil {
		return nil, err
	}
	return eval.Roles(ctx, banks, r.Annotate, f.resampling())
}

func scoreFactuality(ctx context.Context, f *evalFlags, e *env, gold []string) (*eval.Scores, error) {
	corpora, err := readAll(gold, eval.ReadFacts)
	if err != nil {
		return nil, err
	}
	r, err := f.propositions(e)
	if err != nil {
		return nil, err
	}
	return eval.Factuality(ctx, corpora, r.Annotate, f.resampling())
}

func scoreNegation(ctx context.Context, f *evalFlags, e *env, gold []string) (*eval.Scores, error) {
	corpora, err := readAll(gold, eval.ReadNegations)
	if err != nil {
		return nil, err
	}
	r, err := f.propositions(e)
	if err != nil {
		return nil, err
	}
	return eval.Negations(ctx, corpora, r.Annotate, f.resampling())
}

func scoreAttribution(ctx context.Context, f *evalFlags, e *env, gold []string) (*eval.Scores, error) {
	texts, err := readAll(gold, eval.ReadAttributions)
	if err != nil {
		return nil, err
	}
	r, err := f.source.open(e)
	if err != nil {
		return nil, err
	}
	return eval.Attributions(ctx, slices.Concat(texts...), r.Attributions, f.resampling())
}
