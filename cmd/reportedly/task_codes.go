package main

import (
	"context"
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/engine"
	"github.com/reportedly/reportedly/eval/events"
	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/resolve/actor"
	"github.com/reportedly/reportedly/text"
)

// scoreCodes measures the countries and sectors of parties: from the words that
// the gold gives, and from the sentence that they stand in.
func scoreCodes(ctx context.Context, f *evalFlags, e *env, gold []string) (*score.Scores, error) {
	actors, _, err := engine.Actors(nil)
	if err != nil {
		return nil, err
	}
	records, r, err := goldAnd(e, f.source.open, gold, events.ReadCodes)
	if err != nil {
		return nil, err
	}
	return events.ScoreCodes(ctx, gold, slices.Concat(records...), events.CodeOptions{
		Describe: func(_ context.Context, words string, in events.CodeRecord) (events.Codes, error) {
			c := actors.Describe(words, actor.Context{})
			return events.Codes{Code: c.PLOVER(), Sector: c.Sector}, nil
		},
		Read: func(ctx context.Context, rec events.CodeRecord) ([]events.CodedClaim, error) {
			return codedClaims(ctx, r, actors, rec)
		},
		Resampling: f.resampling(),
	})
}

func codedClaims(ctx context.Context, r reader, actors *actor.Registry, rec events.CodeRecord) ([]events.CodedClaim, error) {
	t := text.New(rec.Text)
	report := &reportedly.Report{Name: rec.ID, Text: t, Blocks: []ling.Block{{Kind: ling.Body, Span: text.Span{End: t.Len()}}}}
	result, err := r.Read(ctx, report)
	if err != nil {
		return nil, err
	}
	parties := func(list []reportedly.Participant) []events.ReadParty {
		var out []events.ReadParty
		for _, p := range list {
			code := actor.PLOVER("", p.Country, p.Sector)
			if a, ok := actors.Actor(p.ID); ok && p.Country == "" {
				code = a.PLOVER()
			}
			out = append(out, events.ReadParty{Text: p.Text, Name: p.Name, Codes: events.Codes{Code: code, Sector: p.Sector}})
		}
		return out
	}
	var out []events.CodedClaim
	for _, c := range result.Claims {
		out = append(out, events.CodedClaim{Actors: parties(c.Actors), Recipients: parties(c.Recipients)})
	}
	return out, nil
}
