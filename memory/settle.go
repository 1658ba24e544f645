package memory

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/store"
)

// settle makes the store what the log's new state comes to: reviews and corrections
// of the claims that the entry is about, the source, and the developments concerned.
func (m *Memory) settle(ctx context.Context, tx store.Tx, before, after *judgement.State, out *Judged) error {
	j := out.Entry
	if j.Source != "" {
		return m.settleSource(ctx, tx, after, j.Source, out)
	}
	if j.Development != "" {
		if d := after.Developments[j.Development]; d != nil {
			out.Conflicts = d.Conflicts
		}
		if len(before.Pairs) == len(after.Pairs) {
			return nil // a note or a credibility groups nothing anew
		}
	}
	var homes []string
	regroup := j.Development != ""
	if j.Development == "" {
		for _, a := range j.Claims {
			if !a.Own {
				continue
			}
			_, changed, home, err := settleOwn(ctx, tx, after, a)
			if err != nil {
				return err
			}
			regroup = regroup || changed
			if home != "" {
				homes = append(homes, home)
			}
		}
	}
	ids, err := presentIDs(ctx, tx, slices.Concat(j.Claims, j.Others))
	if err != nil {
		return err
	}
	if j.Development == "" {
		for _, a := range j.Claims {
			changed, err := m.settleClaim(ctx, tx, after, a, ids[a.Key()])
			if err != nil {
				return err
			}
			regroup = regroup || changed
			if c := after.Claims[a.Key()]; c != nil {
				out.Conflicts = c.Conflicts
			}
		}
	}
	if !regroup {
		return nil
	}
	claims := slices.Sorted(maps.Values(ids))
	changed, gone, err := m.regroup(ctx, tx, after, slices.DeleteFunc(claims, func(id string) bool { return id == "" }), homes)
	out.Changed, out.Gone = changed, gone
	return err
}

// presentIDs are the IDs that judged claims have now, "" for orphans, by key.
func presentIDs(ctx context.Context, r store.Reader, anchors []judgement.Anchor) (map[string]string, error) {
	out, present := map[string]string{}, map[string]map[string]string{}
	for _, a := range anchors {
		if present[a.Report] == nil {
			present[a.Report] = map[string]string{}
			list, err := anchorsOf(ctx, r, a.Report)
			if err != nil {
				return nil, err
			}
			for _, now := range list {
				present[a.Report][now.Key()] = now.ID()
			}
		}
		out[a.Key()] = present[a.Report][a.Key()]
	}
	return out, nil
}

// settleClaim makes a stored claim what was decided about it, and tells whether its
// developments may be other ones for it.
func (m *Memory) settleClaim(ctx context.Context, tx store.Tx, state *judgement.State, a judgement.Anchor, id string) (regroup bool, err error) {
	if id == "" {
		return false, nil // an orphan: the log keeps what was decided
	}
	c, err := tx.Claim(ctx, id)
	if err != nil {
		return false, err
	}
	read, err := claimAsRead(ctx, tx, c)
	if err != nil {
		return false, err
	}
	was := c.Review
	now, counts := judgedAs(state.Claims[a.Key()], read)
	if now == store.Corrected || was == store.Corrected {
		if err := m.putCorrected(ctx, tx, c, read, counts, now == store.Corrected); err != nil {
			return false, err
		}
		regroup = true
	}
	return regroup || (was == store.Rejected) != (now == store.Rejected), tx.SetReview(ctx, id, now)
}

// judgedAs is how a claim counts by its state: its review, and what it says.
func judgedAs(s *judgement.ClaimState, read reportedly.Claim) (store.Review, reportedly.Claim) {
	switch {
	case s.Rejected():
		return store.Rejected, read
	case s != nil && len(s.Fields) > 0:
		counts, _ := s.Apply(read)
		return store.Corrected, counts
	case s != nil && (s.Verdict != nil || s.Added != nil): // who found it holds it for right
		return store.Accepted, read
	}
	return store.NotReviewed, read
}

// putCorrected puts a claim as corrected, with its reading beside it, or as read.
func (m *Memory) putCorrected(ctx context.Context, tx store.Tx, c *store.Claim, read, counts reportedly.Claim, corrected bool) error {
	var kept []byte
	if corrected {
		var err error
		if kept, err = encodeRead(read); err != nil {
			return err
		}
	}
	if err := tx.PutValue(ctx, readName(c.ID), kept); err != nil {
		return err
	}
	c.Claim, c.Days = counts, store.Days{}
	return tx.PutClaim(ctx, *c)
}

// settleSource puts a source as the log has it.
func (m *Memory) settleSource(ctx context.Context, tx store.Tx, state *judgement.State, name string, out *Judged) error {
	s, err := tx.Source(ctx, name)
	if errors.Is(err, reportedly.ErrNotFound) {
		s, err = &store.Source{Name: name}, nil
	}
	if err != nil {
		return err
	}
	src := state.Sources[name]
	if src == nil {
		return tx.RemoveSource(ctx, name) // all was undone
	}
	out.Conflicts = src.Conflicts
	s.Grade = ""
	if src.Grade != nil {
		s.Grade = src.Grade.Value
	}
	field := func(f string) string { return cmp.Or(src.Fields[f], &judgement.Judgement{}).Value }
	s.Kind, s.Country, s.Owner, s.Note = field("kind"), field("country"), field("owner"), field("description")
	s.Aliases = nil
	for _, a := range src.Aliases {
		if !slices.Contains(s.Aliases, a.Value) {
			s.Aliases = append(s.Aliases, a.Value)
		}
	}
	slices.Sort(s.Aliases)
	return tx.PutSource(ctx, *s)
}
