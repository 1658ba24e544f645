package memory

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/corroborate/happening"
	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/store"
)

// Neighbour is a development that stands near another and is apart from it.
type Neighbour struct {
	DevelopmentRow
	// Score is the probability, by the claims' own words, that the likeliest pair of
	// claims, one of either, tells of one happening.
	Score        float64
	Mine, Theirs string // the IDs of that pair
	// Why is what speaks against it, in plain words; "" where it is just not likely
	// enough, or where the claims beside them part them.
	Why string
	// Parted is a person's decision that they are two; nil for none.
	Parted *judgement.Judgement
}

// Limits of what is compared to find neighbours.
const (
	leastLikely   = 0.05
	nearCompared  = 40 // developments
	claimsOfEach  = 12
	neighboursMax = 50
)

// Neighbours are developments near one that weren't joined with it, the likeliest
// first, at most atMost (10 where it is 0); those that hardly can be the same are left
// out.
func (m *Memory) Neighbours(ctx context.Context, development string, atMost int) ([]Neighbour, error) {
	atMost = min(cmp.Or(max(atMost, 0), 10), neighboursMax)
	var out []Neighbour
	err := m.store.View(ctx, func(r store.Reader) error {
		id, err := developmentID(ctx, r, development)
		if err != nil {
			return err
		}
		now, err := m.judged(ctx, r)
		if err != nil {
			return err
		}
		out, err = neighbours(ctx, r, now.state, id, atMost)
		return err
	})
	return out, err
}

func neighbours(ctx context.Context, r store.Reader, state *judgement.State, id string, atMost int) ([]Neighbour, error) {
	mine, keys, err := compared(ctx, r, id)
	if err != nil {
		return nil, err
	}
	near, err := r.Near(ctx, keys, nearCompared+1)
	if err != nil {
		return nil, err
	}
	var out []Neighbour
	for _, n := range near {
		if n.Development == id {
			continue
		}
		theirs, _, err := compared(ctx, r, n.Development)
		if err != nil {
			return nil, err
		}
		best := likeliest(mine, theirs)
		best.ID = n.Development
		if best.Parted, err = parting(ctx, r, state, id, n.Development); err != nil {
			return nil, err
		}
		if best.Score >= leastLikely || best.Parted != nil {
			out = append(out, best)
		}
	}
	slices.SortStableFunc(out, func(a, b Neighbour) int { return cmp.Or(cmp.Compare(b.Score, a.Score), strings.Compare(a.ID, b.ID)) })
	out = out[:min(len(out), atMost)]
	return out, described(ctx, r, state, out)
}

// described fills in what the neighbours are.
func described(ctx context.Context, r store.Reader, state *judgement.State, list []Neighbour) error {
	if len(list) == 0 {
		return nil
	}
	ids := make([]string, len(list))
	for i := range list {
		ids[i] = list[i].ID
	}
	found, err := r.Developments(ctx, store.DevelopmentFilter{IDs: ids}, store.Page{Limit: len(ids)})
	for _, s := range found.Items {
		i := slices.Index(ids, s.ID)
		list[i].Summary = s
		if d := state.Developments[s.ID]; d != nil {
			list[i].Override = d.Credibility
		}
	}
	return err
}

// compared are the claims of a development that are compared, ready for it, with their
// keys.
func compared(ctx context.Context, r store.Reader, id string) ([]*happening.Features, []string, error) {
	d, err := r.Development(ctx, id)
	if err != nil {
		return nil, nil, err
	}
	ids := memberIDs(d)
	if i := slices.Index(ids, d.Best); i > 0 {
		ids[0], ids[i] = ids[i], ids[0]
	}
	claims, err := r.Claims(ctx, ids[:min(len(ids), claimsOfEach)])
	if err != nil {
		return nil, nil, err
	}
	var out []*happening.Features
	var keys []string
	for i := range claims {
		out, keys = append(out, happening.Prepare(&claims[i].Told)), append(keys, claims[i].Keys...)
	}
	slices.Sort(keys)
	return out, slices.Compact(keys), nil
}

// likeliest is the pair of claims that is the likeliest to be one happening.
func likeliest(mine, theirs []*happening.Features) Neighbour {
	var best Neighbour
	var why happening.Score
	model := happening.Default()
	for _, a := range mine {
		for _, b := range theirs {
			s := model.Compare(a, b)
			if s.Same > best.Score {
				best.Score, best.Mine, best.Theirs, why = s.Same, a.ID(), b.ID(), s
			}
		}
	}
	if best.Mine == "" {
		return best
	}
	var against []string
	for _, w := range why.Reasons() {
		if w.Weight < 0 && len(against) < 3 {
			against = append(against, w.Words)
		}
	}
	best.Why = strings.Join(against, "; ")
	return best
}

// parting is the latest decision of a person that parts the claims of two developments.
func parting(ctx context.Context, r store.Reader, state *judgement.State, a, b string) (*judgement.Judgement, error) {
	if !slices.ContainsFunc(state.Pairs, func(p judgement.Pair) bool { return !p.Together }) {
		return nil, nil
	}
	x, err := r.Development(ctx, a)
	if err != nil {
		return nil, err
	}
	y, err := r.Development(ctx, b)
	if err != nil {
		return nil, err
	}
	for i := len(state.Pairs) - 1; i >= 0; i-- {
		p := &state.Pairs[i]
		if p.Together || !tells(x, p.A) && !tells(x, p.B) || !tells(y, p.A) && !tells(y, p.B) {
			continue
		}
		one, err := presentID(ctx, r, p.A)
		if err != nil {
			return nil, err
		}
		other, err := presentID(ctx, r, p.B)
		if err != nil {
			return nil, err
		}
		if has(x, one) && has(y, other) || has(x, other) && has(y, one) {
			return &p.From, nil
		}
	}
	return nil, nil
}

func tells(d *reportedly.Development, a judgement.Anchor) bool {
	return slices.Contains(d.Reports, a.Report)
}

func has(d *reportedly.Development, claim string) bool {
	return claim != "" && slices.ContainsFunc(d.Members, func(m reportedly.Member) bool { return m.Claim == claim })
}
