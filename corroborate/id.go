package corroborate

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
)

// Which ID a development has:
//   - one that nothing happened to keeps its own;
//   - the group that takes over what wasn't looked at of a development takes its ID too;
//   - any other is named by the claim that was added first of its own, so that the same
//     reports give the same IDs;
//   - where another development has that ID, because it was parted from this claim, the group
//     keeps the ID that the claim's development has, and where that has been taken too it is
//     named by the claim that was added next.

// foundedBy is the ID of the development that begins with a claim. Those of one report begin
// alike, so that they lie together where they are kept.
func foundedBy(claim string) string {
	report, _, _ := strings.Cut(claim, "/")
	of, sum := sha256.Sum256([]byte(report)), sha256.Sum256([]byte(claim))
	return "d" + hex.EncodeToString(of[:2]) + hex.EncodeToString(sum[:4])
}

// foundedBefore is the ID that it had up to version 0.5.0.
func foundedBefore(claim string) string {
	sum := sha256.Sum256([]byte(claim))
	return "d" + hex.EncodeToString(sum[:6])
}

// byAge are a group's claims in the order in which they were added.
func (b *building) byAge() []*reportedly.Told {
	return slices.SortedFunc(slices.Values(b.told), func(x, y *reportedly.Told) int {
		return cmp.Or(cmp.Compare(x.Report.Added, y.Report.Added), cmp.Compare(x.Report.Published, y.Report.Published),
			cmp.Compare(x.Report.ID, y.Report.ID), cmp.Compare(x.Claim.Trigger.Span.Start, y.Claim.Trigger.Span.Start), cmp.Compare(x.ID, y.ID))
	})
}

// identify gives those of the list that have no ID theirs. taken are the IDs given so far;
// it is added to.
func (p *pool) identify(ctx context.Context, list []*building, taken map[string]bool) error {
	var second []*building
	for _, b := range list {
		if b.d.ID != "" {
			continue
		}
		first := b.byAge()[0].ID
		id := foundedBy(first)
		if _, older := p.old[foundedBefore(first)]; older {
			id = foundedBefore(first)
		}
		ok, err := p.giveID(ctx, b, id, taken)
		if err != nil {
			return err
		}
		if !ok {
			second = append(second, b)
		}
	}
	for _, b := range second {
		if err := p.otherwise(ctx, b, taken); err != nil {
			return err
		}
	}
	return nil
}

// otherwise gives a group an ID whose own has been taken.
func (p *pool) otherwise(ctx context.Context, b *building, taken map[string]bool) error {
	claims := b.byAge()
	var ids []string
	if home := p.homeOf(b, claims[0]); home != "" {
		ids = append(ids, home)
	}
	for _, t := range claims[1:] {
		ids = append(ids, foundedBy(t.ID))
	}
	for i := 0; ; i++ {
		id := foundedBy(fmt.Sprintf("%s %d", claims[0].ID, i)) // no claim has an ID like this
		if i < len(ids) {
			id = ids[i]
		}
		if ok, err := p.giveID(ctx, b, id, taken); ok || err != nil {
			return err
		}
	}
}

// giveID names a group, unless another development has that ID: one of those made now, or
// one that wasn't looked at.
func (p *pool) giveID(ctx context.Context, b *building, id string, taken map[string]bool) (bool, error) {
	if taken[id] {
		return false, nil
	}
	if _, looked := p.old[id]; !looked {
		switch _, err := p.m.Development(ctx, id); {
		case err == nil:
			return false, nil
		case !errors.Is(err, reportedly.ErrNotFound):
			return false, fmt.Errorf("see whether the ID %s is free: %w", id, err)
		}
	}
	b.d.ID, taken[id] = id, true
	return true, nil
}

// homeOf is the development that the account of a claim was in, "" for none.
func (p *pool) homeOf(b *building, t *reportedly.Told) string {
	for _, a := range b.accounts {
		if slices.Contains(a.told, t) {
			return p.home[a.id]
		}
	}
	return ""
}
