package memory

import (
	"context"
	"strconv"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/store"
)

// Loss is what forgetting a report takes away.
type Loss struct {
	Report       reportedly.Publication
	Bytes        int // of the original
	Claims       int
	Judged       int             // of the claims, those that somebody judged
	Judgements   []int64         // entries of the log that keep their place and lose their words
	Developments []store.Summary // that it tells
	Alone        int             // of them, those that no other report tells: they go
	Pairs        int
}

// WouldForget tells what forgetting a report would take away.
func (m *Memory) WouldForget(ctx context.Context, prefix string) (*Loss, error) {
	var out *Loss
	err := m.store.View(ctx, func(r store.Reader) error {
		id, err := reportID(ctx, r, prefix)
		if err != nil {
			return err
		}
		out, err = m.loss(ctx, r, id)
		return err
	})
	return out, err
}

func (m *Memory) loss(ctx context.Context, r store.Reader, id string) (*Loss, error) {
	rep, err := r.Report(ctx, id)
	if err != nil {
		return nil, err
	}
	out := &Loss{Report: rep.Publication(), Bytes: len(rep.Original), Claims: rep.Claims}
	claims, err := r.ClaimsOf(ctx, id)
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	for _, c := range claims {
		if c.Review != store.NotReviewed {
			out.Judged++
		}
		if c.Development == "" || seen[c.Development] {
			continue
		}
		seen[c.Development] = true
		s, err := summary(ctx, r, c.Development)
		if err != nil {
			return nil, err
		}
		if s == nil {
			continue
		}
		out.Developments = append(out.Developments, *s)
		if s.Reports == 1 {
			out.Alone++
		}
	}
	pairs, err := r.Pairs(ctx, []string{id})
	out.Pairs = len(pairs)
	if err != nil {
		return nil, err
	}
	return out, all(func(p store.Page) (store.List[store.Judgement], error) {
		return r.Judgements(ctx, store.JudgementFilter{Within: id}, p)
	}, func(j store.Judgement) error {
		out.Judgements = append(out.Judgements, j.Number)
		return nil
	})
}

// Forget removes a report with its bytes, text and claims for good; the developments
// that other reports tell stay, without it. That something was judged stays in the log,
// its words don't. It can't be undone, short of taking the report in again.
func (m *Memory) Forget(ctx context.Context, prefix string) (*Loss, error) {
	var out *Loss
	err := m.store.Update(ctx, func(tx store.Tx) error {
		id, err := reportID(ctx, tx, prefix)
		if err != nil {
			return err
		}
		if out, err = m.loss(ctx, tx, id); err != nil {
			return err
		}
		claims, err := tx.ClaimsOf(ctx, id)
		if err != nil {
			return err
		}
		for _, c := range claims {
			if err := tx.PutValue(ctx, readName(c.ID), nil); err != nil {
				return err
			}
		}
		// The state is from before: after it, judgements have lost their words.
		g, err := m.grouping(ctx, tx)
		if err != nil {
			return err
		}
		if err := tx.RemoveReport(ctx, id); err != nil {
			return err
		}
		if err := countForgotten(ctx, tx); err != nil {
			return err
		}
		var ids []string
		for _, d := range out.Developments {
			ids = append(ids, d.ID)
		}
		_, _, err = g.regroup(ctx, ids, nil)
		return err
	})
	m.forgetLog()
	if err != nil {
		return nil, err
	}
	return out, m.store.Purge(ctx)
}

// countForgotten has every program that holds the log read it anew.
func countForgotten(ctx context.Context, tx store.Tx) error {
	was, err := forgottenTimes(ctx, tx)
	if err != nil {
		return err
	}
	n, _ := strconv.Atoi(was) // 0 where none was
	return tx.PutValue(ctx, forgottenName, []byte(strconv.Itoa(n+1)))
}
