package memory

import (
	"context"
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/store"
)

// ClaimPage is all that is known of a claim.
type ClaimPage struct {
	Claim   store.Claim         // as it counts, with corrections in force
	Read    *reportedly.Claim   // as it was read; nil where nothing was corrected
	Changes []judgement.Changed // what was corrected
	State   *judgement.ClaimState
	Log     []judgement.Judgement // all that anybody decided about it, the oldest first
	InForce map[int64]bool        // by the number of the entry
	Source  *store.Source         // who published it; nil where unknown
	Copies  []store.Pair          // what its report shares with others
	// Development is what it belongs to; nil for none.
	Development *store.Summary
}

// Claim gives a claim by its ID, of which the report's part may be a beginning.
func (m *Memory) Claim(ctx context.Context, id string) (*ClaimPage, error) {
	var page *ClaimPage
	err := m.store.View(ctx, func(r store.Reader) error {
		id, err := claimID(ctx, r, id)
		if err != nil {
			return err
		}
		page, err = m.claimPage(ctx, r, id)
		return err
	})
	return page, err
}

func (m *Memory) claimPage(ctx context.Context, r store.Reader, id string) (*ClaimPage, error) {
	c, err := r.Claim(ctx, id)
	if err != nil {
		return nil, err
	}
	now, err := m.judged(ctx, r)
	if err != nil {
		return nil, err
	}
	key, err := keyOf(ctx, r, id)
	if err != nil {
		return nil, err
	}
	return m.judgedClaim(ctx, r, c, key, now)
}

// judgedClaim lays what people decided over a claim, by the key of its anchor.
func (m *Memory) judgedClaim(ctx context.Context, r store.Reader, c *store.Claim, key string, now judged) (page *ClaimPage, err error) {
	page = &ClaimPage{Claim: *c, InForce: map[int64]bool{}}
	page.State = now.state.Claims[key]
	page.logOf(now.log, key)
	if page.State != nil && len(page.State.Fields) > 0 {
		read, err := claimAsRead(ctx, r, c)
		if err != nil {
			return nil, err
		}
		page.Read = &read
		_, page.Changes = page.State.Apply(read)
	}
	if page.Source, err = sourceOf(ctx, r, c.Report.Source); err != nil {
		return nil, err
	}
	if page.Copies, err = r.Pairs(ctx, []string{c.Report.ID}); err != nil {
		return nil, err
	}
	if c.Development != "" {
		page.Development, err = summary(ctx, r, c.Development)
	}
	return page, err
}

// logOf keeps the entries about a claim, with those that undo them.
func (p *ClaimPage) logOf(log []judgement.Judgement, key string) {
	standing := judgement.Standing(log)
	mine := map[int64]bool{}
	for i, j := range log {
		about := slices.ContainsFunc(j.Claims, func(a judgement.Anchor) bool { return a.Key() == key })
		if about || j.Act == judgement.Undo && mine[j.Of] {
			mine[j.Seq] = true
			p.Log = append(p.Log, j)
			p.InForce[j.Seq] = standing[i]
		}
	}
}

// keyOf is the key of a claim's anchor, which needs the report's other claims.
func keyOf(ctx context.Context, r store.Reader, id string) (string, error) {
	a, err := anchorOf(ctx, r, id)
	return a.Key(), err
}

func anchorOf(ctx context.Context, r store.Reader, id string) (judgement.Anchor, error) {
	anchors, err := anchorsOf(ctx, r, reportOf(id))
	if err != nil {
		return judgement.Anchor{}, err
	}
	i := slices.IndexFunc(anchors, func(a judgement.Anchor) bool { return a.ID() == id })
	if i < 0 {
		return judgement.Anchor{}, notFound("claim", id)
	}
	return anchors[i], nil
}

// anchorsOf are the anchors of a report's claims as they were read: a correction of
// the kind changes no anchor.
func anchorsOf(ctx context.Context, r store.Reader, report string) ([]judgement.Anchor, error) {
	claims, err := claimsAsRead(ctx, r, report)
	if err != nil {
		return nil, err
	}
	return judgement.AnchorsOf(report, claims), nil
}

// claimsAsRead are a report's claims without corrections.
func claimsAsRead(ctx context.Context, r store.Reader, report string) ([]reportedly.Claim, error) {
	stored, err := r.ClaimsOf(ctx, report)
	if err != nil {
		return nil, err
	}
	out := make([]reportedly.Claim, len(stored))
	for i := range stored {
		if out[i], err = claimAsRead(ctx, r, &stored[i]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// claimAsRead is a claim without corrections.
func claimAsRead(ctx context.Context, r store.Reader, c *store.Claim) (reportedly.Claim, error) {
	if c.Review != store.Corrected {
		return c.Claim, nil
	}
	kept, err := r.Value(ctx, readName(c.ID))
	if err != nil {
		return reportedly.Claim{}, err
	}
	return decodeRead(kept)
}
