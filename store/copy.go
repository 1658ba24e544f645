package store

import (
	"context"
	"fmt"
	"slices"

	"github.com/reportedly/reportedly"
)

// Copy puts everything that from holds into an empty store, of whatever sort each
// is: reports, claims, developments, sources, the duplicate index, pairs, values
// and the log. Reports keep their order, though their places in it are counted
// anew where some were forgotten. Every report is written in a transaction of its
// own, so that where Copy returns an error to holds a part, and should be thrown
// away. It wraps [reportedly.ErrInvalid] where to isn't empty.
//
// What is copied is from's state at one moment where from is the reader of a View.
func Copy(ctx context.Context, to Store, from Reader) error {
	n, err := to.Stats(ctx)
	if err != nil {
		return fmt.Errorf("copy store: %w", err)
	}
	if n.Reports+n.Judgements+n.Sources+n.Developments > 0 {
		return fmt.Errorf("copy store: %w: there is something in it already", reportedly.ErrInvalid)
	}
	for _, part := range []func(context.Context, Store, Reader) error{copyReports, copyPairs, copyDevelopments, copySources, copyValues, copyJudgements} {
		if err := part(ctx, to, from); err != nil {
			return fmt.Errorf("copy store: %w", err)
		}
	}
	return nil
}

// pages calls f with every page of a list.
func pages[T any](list func(Page) (List[T], error), f func([]T) error) error {
	page := Page{Limit: 200}
	for {
		l, err := list(page)
		if err != nil {
			return err
		}
		if err := f(l.Items); err != nil {
			return err
		}
		if page.After = l.Next; page.After == "" {
			return nil
		}
	}
}

func allReports(ctx context.Context, from Reader) func(Page) (List[Report], error) {
	return func(p Page) (List[Report], error) { return from.Reports(ctx, ReportFilter{OldestFirst: true}, p) }
}

func copyReports(ctx context.Context, to Store, from Reader) error {
	return pages(allReports(ctx, from), func(list []Report) error {
		for _, r := range list {
			if err := copyReport(ctx, to, from, r.SHA256); err != nil {
				return err
			}
		}
		return nil
	})
}

func copyReport(ctx context.Context, to Store, from Reader, id string) error {
	r, err := from.Report(ctx, id)
	if err != nil {
		return err
	}
	claims, err := from.ClaimsOf(ctx, id)
	if err != nil {
		return err
	}
	index, err := from.Index(ctx, id)
	if err != nil {
		return err
	}
	return to.Update(ctx, func(tx Tx) error {
		if _, err := tx.AddReport(ctx, r); err != nil {
			return err
		}
		if len(index.Keys) > 0 || index.Sketch != nil {
			if err := tx.PutIndex(ctx, id, index); err != nil {
				return err
			}
		}
		if len(claims) == 0 && r.By == (Version{}) {
			return nil
		}
		added := slices.DeleteFunc(slices.Clone(claims), func(c Claim) bool { return c.By == r.By })
		read := slices.DeleteFunc(slices.Clone(claims), func(c Claim) bool { return c.By != r.By })
		if err := tx.PutClaims(ctx, id, r.By, read); err != nil {
			return err
		}
		for _, c := range added { // a person found it
			if err := tx.AddClaim(ctx, id, c.By, c); err != nil {
				return err
			}
		}
		for _, c := range claims {
			if c.Review == NotReviewed {
				continue
			}
			if err := tx.SetReview(ctx, c.ID, c.Review); err != nil {
				return err
			}
		}
		return nil
	})
}

func copyPairs(ctx context.Context, to Store, from Reader) error {
	return pages(allReports(ctx, from), func(list []Report) error {
		return to.Update(ctx, func(tx Tx) error {
			for _, r := range list {
				pairs, err := from.Pairs(ctx, []string{r.SHA256})
				if err != nil {
					return err
				}
				for _, p := range pairs {
					if p.A != r.SHA256 { // it comes with its first report
						continue
					}
					if err := tx.PutPair(ctx, p); err != nil {
						return err
					}
				}
			}
			return nil
		})
	})
}

func copyDevelopments(ctx context.Context, to Store, from Reader) error {
	// Last changed first is how they are listed; they are put the other way round, so
	// that ties stay as they were.
	var ids []string
	err := pages(func(p Page) (List[Summary], error) { return from.Developments(ctx, DevelopmentFilter{}, p) }, func(list []Summary) error {
		for _, s := range list {
			ids = append(ids, s.ID)
		}
		return nil
	})
	if err != nil {
		return err
	}
	slices.Reverse(ids)
	for part := range slices.Chunk(ids, 200) {
		err := to.Update(ctx, func(tx Tx) error {
			for _, id := range part {
				d, err := from.Development(ctx, id)
				if err != nil {
					return err
				}
				if err := tx.PutDevelopment(ctx, d); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func copySources(ctx context.Context, to Store, from Reader) error {
	return pages(func(p Page) (List[Source], error) { return from.Sources(ctx, p) }, func(list []Source) error {
		return to.Update(ctx, func(tx Tx) error {
			for _, s := range list {
				if !s.Put {
					continue
				}
				if err := tx.PutSource(ctx, s); err != nil {
					return err
				}
			}
			return nil
		})
	})
}

func copyValues(ctx context.Context, to Store, from Reader) error {
	names, err := from.Values(ctx)
	if err != nil {
		return err
	}
	return to.Update(ctx, func(tx Tx) error {
		for _, name := range names {
			v, err := from.Value(ctx, name)
			if err != nil {
				return err
			}
			if err := tx.PutValue(ctx, name, v); err != nil {
				return err
			}
		}
		return nil
	})
}

func copyJudgements(ctx context.Context, to Store, from Reader) error {
	return pages(func(p Page) (List[Judgement], error) { return from.Judgements(ctx, JudgementFilter{}, p) }, func(list []Judgement) error {
		return to.Update(ctx, func(tx Tx) error {
			for _, j := range list {
				want := j.Number
				n, err := tx.AddJudgement(ctx, j)
				if err != nil {
					return err
				}
				if n != want {
					return fmt.Errorf("judgement %d would become %d: %w: the log has a gap", want, n, ErrDamaged)
				}
			}
			return nil
		})
	})
}
