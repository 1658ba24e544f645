package memory

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/corroborate"
	"github.com/reportedly/reportedly/corroborate/origin"
	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/store"
)

// grouping is the store as grouping claims sees it within one transaction, with what
// people decided laid over it: claims that they rejected aren't there.
type grouping struct {
	m        *Memory
	tx       store.Tx
	state    *judgement.State
	claims   map[string][]reportedly.Told // of the reports asked for
	ids      map[string]string            // present IDs of judged claims, by key
	profiles map[string]*origin.Profile   // of the reports whose knowers were asked for
	recent   *recent                      // what earlier transactions made of reports; nil where that isn't used
}

func (m *Memory) grouping(ctx context.Context, tx store.Tx) (*grouping, error) {
	state, err := m.state(ctx, tx)
	if err != nil {
		return nil, err
	}
	return m.groupingOf(tx, state), nil
}

func (m *Memory) groupingOf(tx store.Tx, state *judgement.State) *grouping {
	return &grouping{m: m, tx: tx, state: state, claims: map[string][]reportedly.Told{}, ids: map[string]string{}, profiles: map[string]*origin.Profile{}}
}

// add groups the claims of a report.
func (g *grouping) add(ctx context.Context, report string) ([]reportedly.Development, []string, error) {
	var grouper corroborate.Grouper
	if g.recent != nil {
		grouper.Recall = g.recent.accounts
	}
	out, err := grouper.Add(ctx, g, report)
	if err != nil {
		return nil, nil, err
	}
	return out.Changed, out.Gone, g.save(ctx, out)
}

// regroup takes developments apart, with claims that may be in none, and groups them
// anew.
func (g *grouping) regroup(ctx context.Context, developments, claims []string) ([]reportedly.Development, []string, error) {
	out, err := corroborate.Grouper{}.Regroup(ctx, g, developments, claims)
	if err != nil {
		return nil, nil, err
	}
	return out.Changed, out.Gone, g.save(ctx, out)
}

func (g *grouping) save(ctx context.Context, out corroborate.Outcome) error {
	for _, id := range out.Gone {
		if err := g.tx.RemoveDevelopment(ctx, id); err != nil {
			return fmt.Errorf("keep the developments: %w", err)
		}
		if g.recent != nil {
			g.recent.developments.drop(id)
		}
	}
	for i := range out.Changed {
		d := &out.Changed[i]
		if err := g.tx.PutDevelopment(ctx, d); err != nil {
			return fmt.Errorf("keep the developments: %w", err)
		}
		if g.recent != nil {
			g.recent.developments.put(d.ID, d, len(d.Members)+1)
		}
	}
	return nil
}

// regroup groups claims again with all that they touch, after a judgement; also is
// developments that have lost some.
func (m *Memory) regroup(ctx context.Context, tx store.Tx, state *judgement.State, claims, also []string) ([]reportedly.Development, []string, error) {
	g := m.groupingOf(tx, state)
	var reports []string
	for _, id := range claims {
		reports = append(reports, reportOf(id))
	}
	slices.Sort(reports)
	for _, report := range slices.Compact(reports) {
		if err := g.rekey(ctx, report); err != nil {
			return nil, nil, err
		}
	}
	homes, err := tx.DevelopmentsOf(ctx, claims)
	if err != nil {
		return nil, nil, err
	}
	developments := slices.Concat(slices.Collect(maps.Values(homes)), also)
	slices.Sort(developments)
	developments = slices.Compact(developments)
	homeless := slices.DeleteFunc(slices.Clone(claims), func(id string) bool { return homes[id] != "" })
	return g.regroup(ctx, developments, homeless)
}

// rekey puts the claims of a report under the keys that they have since one of them was
// judged.
func (g *grouping) rekey(ctx context.Context, report string) error {
	told, err := g.Claims(ctx, report)
	if err != nil {
		return err
	}
	ids := make([]string, len(told))
	for i := range told {
		ids[i] = told[i].ID
	}
	corrections, err := g.Corrections(ctx, ids)
	if err != nil {
		return err
	}
	keys := corroborate.Keys(told, corrections)
	claims, err := g.tx.ClaimsOf(ctx, report)
	if err != nil {
		return err
	}
	for _, c := range claims {
		if now := keys[c.ID]; !sameSet(c.Keys, now) {
			c.Keys = now
			if err := g.tx.PutClaim(ctx, c); err != nil {
				return err
			}
		}
	}
	return nil
}

func sameSet(a, b []string) bool {
	return slices.Equal(slices.Compact(slices.Sorted(slices.Values(a))), slices.Compact(slices.Sorted(slices.Values(b))))
}

// Near implements [corroborate.Memory].
func (g *grouping) Near(ctx context.Context, keys []string, limit int) ([]string, error) {
	found, err := g.tx.Near(ctx, keys, limit)
	if err != nil {
		return nil, err
	}
	out := make([]string, len(found))
	for i, n := range found {
		out[i] = n.Development
	}
	return out, nil
}

// Development implements [corroborate.Memory].
func (g *grouping) Development(ctx context.Context, id string) (reportedly.Development, error) {
	if g.recent != nil {
		if d, ok := g.recent.developments.get(id); ok {
			return *d, nil
		}
	}
	d, err := g.tx.Development(ctx, id)
	if err != nil {
		return reportedly.Development{}, err
	}
	if g.recent != nil {
		g.recent.developments.put(id, d, len(d.Members)+1)
	}
	return *d, nil
}

// Claims implements [corroborate.Memory].
func (g *grouping) Claims(ctx context.Context, report string) ([]reportedly.Told, error) {
	if told, ok := g.claims[report]; ok {
		return told, nil
	}
	if g.recent != nil {
		if told, ok := g.recent.claims.get(report); ok {
			return told, nil
		}
	}
	list, err := g.tx.ClaimsOf(ctx, report)
	if err != nil {
		return nil, err
	}
	told := make([]reportedly.Told, 0, len(list))
	for _, c := range list {
		if c.Review != store.Rejected {
			told = append(told, c.Told)
		}
	}
	g.claims[report] = told
	if g.recent != nil {
		g.recent.claims.put(report, told, len(told)+1)
	}
	return told, nil
}

// Corrections implements [corroborate.Memory].
func (g *grouping) Corrections(ctx context.Context, claims []string) ([]reportedly.Correction, error) {
	asked, reports := map[string]bool{}, map[string]bool{}
	for _, id := range claims {
		asked[id], reports[reportOf(id)] = true, true
	}
	var failed error
	present := func(a judgement.Anchor) string {
		if id, ok := g.ids[a.Key()]; ok {
			return id
		}
		id, err := presentID(ctx, g.tx, a)
		failed = errors.Join(failed, ignoreNotFound(err))
		g.ids[a.Key()] = id
		return id
	}
	// Only pairs that touch one of the reports can touch one of the claims.
	near := *g.state
	near.Pairs = slices.DeleteFunc(slices.Clone(near.Pairs), func(p judgement.Pair) bool { return !reports[p.A.Report] && !reports[p.B.Report] })
	out := slices.DeleteFunc(near.Corrections(present), func(c reportedly.Correction) bool { return !asked[c.A] && !asked[c.B] })
	return out, failed
}
