package main

import (
	"context"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval"
)

// score measures a task on gold files.
func (f *evalFlags) score(ctx context.Context, e *env, r reader, task string, gold []string) (*eval.Scores, error) {
	switch task {
	case "claims":
		return f.scoreClaims(ctx, e, r, gold)
	case "parse":
		var banks []*eval.Treebank
		for _, path := range gold {
			bank, err := eval.ReadTreebank(path)
			if err != nil {
				return nil, err
			}
			banks = append(banks, bank)
		}
		return eval.Parse(ctx, banks, eval.ParseOptions{Annotate: r.Annotate, Read: r.Annotate})
	}
	var corpora []*eval.NameCorpus
	for _, path := range gold {
		c, err := eval.ReadNames(path)
		if err != nil {
			return nil, err
		}
		corpora = append(corpora, c...)
	}
	return eval.Names(ctx, corpora, eval.NameOptions{Annotate: r.Annotate, Tokenize: r.Annotate, Scheme: f.scheme})
}

func (f *evalFlags) scoreClaims(ctx context.Context, e *env, r reader, gold []string) (*eval.Scores, error) {
	cases, err := eval.ReadClaims(ctx, gold, func(ctx context.Context, path, published string) ([]reportedly.Claim, error) {
		s := f.source
		s.options.Published = published
		result, err := s.read(ctx, e, r, input{name: path})
		if err != nil {
			return nil, err
		}
		return result.Claims, nil
	})
	if err != nil {
		return nil, err
	}
	return eval.Claims(cases, eval.ClaimOptions{Resamples: f.resamples, Seed: f.seed, Types: f.types}), nil
}
