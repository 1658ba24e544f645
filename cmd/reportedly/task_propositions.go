package main

import (
	"context"
	"slices"

	"github.com/reportedly/reportedly/eval/propositions"
	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/eval/syntax"
)

// propositions opens an engine that fills the layers which claims don't need.
func (f *evalFlags) propositions(e *env) (reader, error) {
	s := f.source
	s.propositions = true
	return s.open(e)
}

func (f *evalFlags) resampling() score.Resampling {
	return score.Resampling{Times: f.resamples, Seed: f.seed}
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

func scoreRoles(ctx context.Context, f *evalFlags, e *env, gold []string) (*score.Scores, error) {
	banks, r, err := goldAnd(e, f.propositions, gold, syntax.ReadTreebank)
	if err != nil {
		return nil, err
	}
	return propositions.Roles(ctx, banks, r.Annotate, f.resampling())
}

func scoreFactuality(ctx context.Context, f *evalFlags, e *env, gold []string) (*score.Scores, error) {
	corpora, r, err := goldAnd(e, f.propositions, gold, propositions.ReadFacts)
	if err != nil {
		return nil, err
	}
	return propositions.Factuality(ctx, corpora, r.Annotate, f.resampling())
}

func scoreNegation(ctx context.Context, f *evalFlags, e *env, gold []string) (*score.Scores, error) {
	corpora, r, err := goldAnd(e, f.propositions, gold, propositions.ReadNegations)
	if err != nil {
		return nil, err
	}
	return propositions.Negations(ctx, corpora, r.Annotate, f.resampling())
}

func scoreAttribution(ctx context.Context, f *evalFlags, e *env, gold []string) (*score.Scores, error) {
	texts, r, err := goldAnd(e, f.source.open, gold, propositions.ReadAttributions)
	if err != nil {
		return nil, err
	}
	return propositions.Attributions(ctx, slices.Concat(texts...), r.Attributions, f.resampling())
}
