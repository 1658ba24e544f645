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

// goldAnd reads every gold file by read, and then opens the engine that they are
// to be compared with.
func goldAnd[T any](e *env, open func(*env) (reader, error), gold []string, read func(string) (T, error)) ([]T, reader, error) {
	all, err := readAll(gold, read)
	if err != nil {
		return nil, nil, err
	}
	r, err := open(e)
	return all, r, err
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
	banks, r, err := goldAnd(e, f.propositions, gold, eval.ReadTreebank)
	if err != nil {
		return nil, err
	}
	return eval.Roles(ctx, banks, r.Annotate, f.resampling())
}

func scoreFactuality(ctx context.Context, f *evalFlags, e *env, gold []string) (*eval.Scores, error) {
	corpora, r, err := goldAnd(e, f.propositions, gold, eval.ReadFacts)
	if err != nil {
		return nil, err
	}
	return eval.Factuality(ctx, corpora, r.Annotate, f.resampling())
}

func scoreNegation(ctx context.Context, f *evalFlags, e *env, gold []string) (*eval.Scores, error) {
	corpora, r, err := goldAnd(e, f.propositions, gold, eval.ReadNegations)
	if err != nil {
		return nil, err
	}
	return eval.Negations(ctx, corpora, r.Annotate, f.resampling())
}

func scoreAttribution(ctx context.Context, f *evalFlags, e *env, gold []string) (*eval.Scores, error) {
	texts, r, err := goldAnd(e, f.source.open, gold, eval.ReadAttributions)
	if err != nil {
		return nil, err
	}
	return eval.Attributions(ctx, slices.Concat(texts...), r.Attributions, f.resampling())
}
