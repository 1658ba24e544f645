package memory

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/store"
)

// DeskPage is a report under review: what it claims, and what people decided about it.
type DeskPage struct {
	*ReportPage
	// States are what people decided about its claims, by the claim's ID within the
	// report; a claim that nobody judged is missing.
	States map[string]*judgement.ClaimState
	// Agreement is how far those agree who accepted or rejected claims of this report.
	Agreement Agreement
	// Open is the claim that was asked for; nil where none was, or the report has no such.
	Open *ClaimPage
}

// Desk gives a report by the beginning of its ID, with what people decided about its
// claims, and all that is known of one of them. choose tells which, by its ID within
// the report, "" for none; it is given the report's claims in their order, and may be
// nil. Each claim is read once.
func (m *Memory) Desk(ctx context.Context, prefix string, choose func([]store.Claim) string) (*DeskPage, error) {
	var out *DeskPage
	err := m.store.View(ctx, func(r store.Reader) error {
		rep, err := m.reportPage(ctx, r, prefix)
		if err != nil {
			return err
		}
		out = &DeskPage{ReportPage: rep, States: map[string]*judgement.ClaimState{}}
		return m.desk(ctx, r, out, choose)
	})
	return out, err
}

func (m *Memory) desk(ctx context.Context, r store.Reader, out *DeskPage, choose func([]store.Claim) string) error {
	now, err := m.judged(ctx, r)
	if err != nil {
		return err
	}
	read := make([]reportedly.Claim, len(out.Claims))
	for i := range out.Claims {
		if read[i], err = claimAsRead(ctx, r, &out.Claims[i]); err != nil {
			return err
		}
	}
	anchors := judgement.AnchorsOf(out.SHA256, read)
	for _, a := range anchors {
		if s := now.state.Claims[a.Key()]; s != nil {
			out.States[a.Claim] = s
		}
	}
	var mine judgement.State
	for i := range now.state.InForce {
		if j := &now.state.InForce[i]; j.Development == "" && len(j.Claims) > 0 && j.Claims[0].Report == out.SHA256 {
			mine.InForce = append(mine.InForce, *j)
		}
	}
	out.Agreement = agreement(mine.Ratings(judgement.Accept, judgement.Reject))
	if choose == nil {
		return nil
	}
	open := choose(out.Claims)
	i := slices.IndexFunc(out.Claims, func(c store.Claim) bool { return c.Claim.ID == open })
	if i < 0 {
		return nil
	}
	out.Open, err = m.judgedClaim(ctx, r, &out.Claims[i], anchors[i].Key(), now)
	return err
}

// Dispute is a claim on which reviewers differ.
type Dispute struct {
	Anchor judgement.Anchor
	// Claim is what it is now; nil where the report was read anew since and no claim
	// answers to it any more.
	Claim     *store.Claim
	Conflicts []judgement.Conflict
}

// Disputes are the claims on which reviewers differ, those judged last first.
func (m *Memory) Disputes(ctx context.Context, page store.Page) (store.List[Dispute], error) {
	var out store.List[Dispute]
	err := m.store.View(ctx, func(r store.Reader) error {
		now, err := m.judged(ctx, r)
		if err != nil {
			return err
		}
		all, err := disputed(now.state, page.After)
		if err != nil {
			return err
		}
		limit := min(cmp.Or(max(page.Limit, 0), 50), 1000)
		if len(all) > limit {
			all = all[:limit]
			out.Next = store.Cursor(strconv.FormatInt(lastDiffering(all[limit-1]), 10))
		}
		for _, s := range all {
			d := Dispute{Anchor: s.Anchor, Conflicts: s.Conflicts}
			id, err := presentID(ctx, r, s.Anchor)
			if err != nil {
				return err
			}
			if id != "" {
				if d.Claim, err = r.Claim(ctx, id); err != nil {
					return err
				}
			}
			out.Items = append(out.Items, d)
		}
		return nil
	})
	return out, err
}

// disputed are the claims with conflicts before a cursor, those judged last first.
func disputed(state *judgement.State, after store.Cursor) ([]*judgement.ClaimState, error) {
	before := int64(0)
	if after != "" {
		var err error
		if before, err = strconv.ParseInt(string(after), 10, 64); err != nil || before < 1 {
			return nil, fmt.Errorf("%w: cursor %.40q", reportedly.ErrInvalid, string(after))
		}
	}
	var out []*judgement.ClaimState
	for _, s := range state.Claims {
		if len(s.Conflicts) > 0 && (before == 0 || lastDiffering(s) < before) {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b *judgement.ClaimState) int { return cmp.Compare(lastDiffering(b), lastDiffering(a)) })
	return out, nil
}

// lastDiffering is the number of the last judgement on which a claim's reviewers differ. No
// two claims share one.
func lastDiffering(s *judgement.ClaimState) int64 {
	var n int64
	for _, c := range s.Conflicts {
		for _, j := range c.Latest {
			n = max(n, j.Seq)
		}
	}
	return n
}
