package memory

import (
	"context"
	"errors"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/corroborate"
	"github.com/reportedly/reportedly/corroborate/duplicate"
	"github.com/reportedly/reportedly/corroborate/origin"
)

// Knowers implements [corroborate.Memory].
func (g *grouping) Knowers(ctx context.Context, told []reportedly.Told) (corroborate.Knowers, error) {
	var reports []string
	seen := map[string]bool{}
	for _, t := range told {
		if !seen[t.Report.ID] {
			seen[t.Report.ID] = true
			reports = append(reports, t.Report.ID)
		}
	}
	pairs, err := g.pairsAmong(ctx, reports)
	if err != nil {
		return corroborate.Knowers{}, err
	}
	for _, id := range reports {
		if err := g.study(ctx, id); err != nil {
			return corroborate.Knowers{}, err
		}
	}
	k := origin.Of(told, origin.Context{Profile: func(id string) *origin.Profile { return g.profiles[id] }, Pairs: pairs})
	return corroborate.Knowers(k), nil
}

func (g *grouping) pairsAmong(ctx context.Context, reports []string) ([]duplicate.Pair, error) {
	if len(reports) < 2 {
		return nil, nil
	}
	rows, err := g.tx.PairsAmong(ctx, reports)
	if err != nil {
		return nil, err
	}
	out := make([]duplicate.Pair, len(rows))
	for i, row := range rows {
		if out[i], err = Passages(row); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// study finds what a report's text says about where its words come from.
func (g *grouping) study(ctx context.Context, id string) error {
	if _, ok := g.profiles[id]; ok {
		return nil
	}
	if g.recent != nil {
		if p, ok := g.recent.profiles.get(id); ok {
			g.profiles[id] = p
			return nil
		}
	}
	r, err := g.tx.Report(ctx, id)
	if errors.Is(err, reportedly.ErrNotFound) {
		g.profiles[id] = nil // only the claims' own values are used
		return nil
	}
	if err != nil {
		return err
	}
	g.profiles[id] = origin.Study(&r.Report)
	if g.recent != nil {
		g.recent.profiles.put(id, g.profiles[id], r.Text.Len())
	}
	return nil
}
