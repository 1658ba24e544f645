package memory

import (
	"context"
	"errors"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/store"
)

// SearchRequest asks for claims.
type SearchRequest struct {
	Filter store.ClaimFilter
	Order  store.Order
	Page   store.Page
	// Rejected has claims that a person rejected found too, which otherwise only a
	// filter on reviews finds.
	Rejected bool
}

// counted are the reviews of claims that count.
var counted = []store.Review{store.NotReviewed, store.Accepted, store.Corrected}

// Search finds claims. A list that the filter asks for by the beginnings of IDs
// (reports, developments) is found by whole ones.
func (m *Memory) Search(ctx context.Context, req SearchRequest) (store.List[store.Hit], error) {
	f, err := m.whole(ctx, req)
	if err != nil {
		return store.List[store.Hit]{}, err
	}
	return m.store.Search(ctx, f, req.Order, req.Page)
}

// whole is a request's filter with whole IDs, and with the reviews of claims that count
// where it names none.
func (m *Memory) whole(ctx context.Context, req SearchRequest) (store.ClaimFilter, error) {
	f := req.Filter
	if !req.Rejected && len(f.Reviews) == 0 {
		f.Reviews = counted
	}
	var err error
	if f.Reports, err = each(f.Reports, func(p string) (string, error) { return reportID(ctx, m.store, p) }); err != nil {
		return f, err
	}
	f.Developments, err = each(f.Developments, func(p string) (string, error) { return developmentID(ctx, m.store, p) })
	return f, err
}

// Count counts the claims that a search would find.
func (m *Memory) Count(ctx context.Context, req SearchRequest, atMost int) (store.Counts, error) {
	f, err := m.whole(ctx, req)
	if err != nil {
		return store.Counts{}, err
	}
	return m.store.Count(ctx, f, atMost)
}

func each(in []string, f func(string) (string, error)) ([]string, error) {
	var out []string
	for _, s := range in {
		v, err := f(s)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}

// Reports lists reports, last added first.
func (m *Memory) Reports(ctx context.Context, filter store.ReportFilter, page store.Page) (store.List[store.Report], error) {
	return m.store.Reports(ctx, filter, page)
}

// ReportPage is a report with its claims and what it shares with others.
type ReportPage struct {
	*store.Report
	Claims []store.Claim
	Shared []store.Pair
	// Others are the reports that it shares words with, by ID.
	Others map[string]reportedly.Publication
}

// Report gives a report by the beginning of its ID.
func (m *Memory) Report(ctx context.Context, prefix string) (*ReportPage, error) {
	var out *ReportPage
	err := m.store.View(ctx, func(r store.Reader) (err error) {
		out, err = m.reportPage(ctx, r, prefix)
		return err
	})
	return out, err
}

func (m *Memory) reportPage(ctx context.Context, r store.Reader, prefix string) (*ReportPage, error) {
	id, err := reportID(ctx, r, prefix)
	if err != nil {
		return nil, err
	}
	out := &ReportPage{Others: map[string]reportedly.Publication{}}
	if out.Report, err = r.Report(ctx, id); err != nil {
		return nil, err
	}
	if out.Claims, err = r.ClaimsOf(ctx, id); err != nil {
		return nil, err
	}
	if out.Shared, err = r.Pairs(ctx, []string{id}); err != nil {
		return nil, err
	}
	for _, p := range out.Shared {
		other := p.A
		if other == id {
			other = p.B
		}
		rep, err := r.Report(ctx, other)
		if err != nil {
			return nil, err
		}
		out.Others[other] = rep.Publication()
	}
	return out, nil
}

// Stats are numbers of what is remembered, and where.
type Stats struct {
	store.Stats
	About store.About
}

// Stats counts what is remembered.
func (m *Memory) Stats(ctx context.Context) (Stats, error) {
	s, err := m.store.Stats(ctx)
	if err != nil {
		return Stats{}, err
	}
	a, err := m.store.About(ctx)
	return Stats{s, a}, err
}

// Check goes over everything that is kept and tells what is wrong: originals against
// their hashes, and whatever else the store knows of.
func (m *Memory) Check(ctx context.Context, progress func(done, all int)) ([]store.Problem, error) {
	return m.store.Check(ctx, progress)
}

// Backup copies the memory to a new file while it may be written to.
func (m *Memory) Backup(ctx context.Context, path string) error {
	b, ok := m.store.(store.Backuper)
	if !ok {
		return reportedly.ErrUnsupported
	}
	return b.Backup(ctx, path)
}

func ignoreNotFound(err error) error {
	if errors.Is(err, reportedly.ErrNotFound) {
		return nil
	}
	return err
}
