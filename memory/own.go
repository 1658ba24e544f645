package memory

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/corroborate"
	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/text"
)

// quotes are spans of a report with their words. White space about them isn't taken.
func quotes(r *store.Report, spans []text.Span) ([]reportedly.Evidence, error) {
	var out []reportedly.Evidence
	for _, sp := range spans {
		if err := r.Text.Check(sp); err != nil {
			return nil, fmt.Errorf("%w: words of report %s: %w", reportedly.ErrInvalid, ShortID(r.SHA256), err)
		}
		words := r.Text.Slice(sp)
		sp.Start += len(words) - len(strings.TrimLeft(words, " \t\r\n"))
		words = strings.TrimSpace(words)
		if words == "" {
			return nil, reportedly.WithHint(fmt.Errorf("%w: no words are marked", reportedly.ErrInvalid), "mark the words in the report's text")
		}
		words = strings.TrimSpace(words)
		sp.End = sp.Start + len(words)
		out = append(out, reportedly.Evidence{Span: sp, Quote: r.Text.Slice(sp)})
	}
	return out, nil
}

// onReport makes the entry of a claim that a person found.
func onReport(ctx context.Context, tx store.Tx, d Decision, j *judgement.Judgement) error {
	id, err := reportID(ctx, tx, d.Report)
	if err != nil {
		return err
	}
	rep, err := tx.Report(ctx, id)
	if err != nil {
		return err
	}
	if j.Quotes, err = quotes(rep, d.Words); err != nil {
		return err
	}
	slices.SortFunc(j.Quotes, func(a, b reportedly.Evidence) int { return a.Span.Start - b.Span.Start })
	if !d.Trigger.Empty() {
		trigger, err := quotes(rep, []text.Span{d.Trigger})
		if err != nil {
			return err
		}
		j.Trigger = trigger[0]
	}
	n, err := lastOwn(ctx, tx, id)
	if err != nil {
		return err
	}
	j.Field = ""
	j.Claims = []judgement.Anchor{{Report: id, Claim: judgement.OwnID(n + 1), Own: true}}
	return nil
}

// lastOwn is the number of the last claim that anybody added to a report, also where
// that was undone, so that no ID ever comes to mean something else.
func lastOwn(ctx context.Context, r store.Reader, report string) (int, error) {
	most := 0
	f := store.JudgementFilter{Within: report, Actions: []string{string(judgement.Add)}}
	return most, all(func(p store.Page) (store.List[store.Judgement], error) { return r.Judgements(ctx, f, p) }, func(j store.Judgement) error {
		_, own, _ := strings.Cut(j.Target, "/")
		most = max(most, judgement.OwnNumber(own))
		return nil
	})
}

// settleOwn makes a claim that a person found be there or not, as the log has it, and
// tells which development it belonged to where it went. there tells whether it is there
// afterwards, changed whether it came or went.
func settleOwn(ctx context.Context, tx store.Tx, state *judgement.State, a judgement.Anchor) (there, changed bool, home string, err error) {
	id := a.ID()
	c, err := tx.Claim(ctx, id)
	if err != nil && !errors.Is(err, reportedly.ErrNotFound) {
		return false, false, "", err
	}
	is, s := err == nil, state.Claims[a.Key()]
	switch should := s != nil && s.Added != nil; {
	case should == is:
		return is, false, "", nil
	case is:
		if err := tx.PutValue(ctx, readName(id), nil); err != nil {
			return false, false, "", err
		}
		return false, true, c.Development, tx.RemoveClaim(ctx, id)
	}
	rep, err := tx.Report(ctx, a.Report)
	if err != nil {
		return false, false, "", ignoreNotFound(err) // its report was forgotten
	}
	read, err := s.Added.Claim()
	if err != nil {
		return false, false, "", err
	}
	read.Document = rep.Name
	told := reportedly.Told{ID: id, Report: rep.Publication(), Claim: read}
	keys := corroborate.Keys([]reportedly.Told{told}, nil)
	return true, true, "", tx.AddClaim(ctx, a.Report, store.Version{Coder: s.Added.By}, store.Claim{Told: told, Keys: keys[id]})
}
