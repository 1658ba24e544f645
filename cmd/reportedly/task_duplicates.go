package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/reportedly/reportedly/corroborate/duplicate"
	"github.com/reportedly/reportedly/eval/duplicates"
	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/ingest"
)

// scoreDuplicates measures how well texts that share words are found.
func scoreDuplicates(ctx context.Context, f *evalFlags, _ *env, paths []string) (*score.Scores, error) {
	texts, err := readAll(paths, func(path string) ([]string, error) { return duplicates.ReadTexts(path) })
	if err != nil {
		return nil, err
	}
	var all []string
	for _, t := range texts {
		all = append(all, t...)
	}
	return duplicates.Score(ctx, paths, all, duplicates.Options{Find: findDuplicates, Seed: f.seed})
}

// findDuplicates looks for each text among those before it, as reports come in.
func findDuplicates(ctx context.Context, docs []duplicates.MadeText) (*duplicates.Found, error) {
	var m duplicate.Memory
	index := m.Index()
	out := &duplicates.Found{}
	for _, d := range docs {
		r, err := ingest.Read(ctx, d.ID+".txt", strings.NewReader(d.Text), ingest.Options{})
		if err != nil {
			return nil, err
		}
		r.SHA256, r.Publisher, r.Published, r.Title = d.ID, d.Publisher, d.Published, d.Title
		report := duplicate.New(r)
		pairs, cost, err := index.Find(ctx, report)
		if err != nil {
			return nil, fmt.Errorf("text %s: %w", strconv.Quote(d.ID), err)
		}
		out.Lookups += cost.Prints
		out.Listed += cost.Holders
		out.Compared += cost.Compared
		for _, p := range pairs {
			if p.Relation != duplicate.Common {
				out.Pairs = append(out.Pairs, duplicates.FoundPair{A: p.A, B: p.B})
			}
		}
		m.Add(report)
	}
	return out, nil
}
