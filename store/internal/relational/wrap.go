package relational

import (
	"context"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/store"
)

// The methods of store.Reader on a DB: each asks within a transaction of its own.

func (db *DB) ReportID(ctx context.Context, prefix string) (string, error) {
	return read(ctx, db, func(r *reader) (string, error) { return r.ReportID(ctx, prefix) })
}

func (db *DB) Report(ctx context.Context, id string) (*store.Report, error) {
	return read(ctx, db, func(r *reader) (*store.Report, error) { return r.Report(ctx, id) })
}

func (db *DB) Reports(ctx context.Context, f store.ReportFilter, p store.Page) (store.List[store.Report], error) {
	return read(ctx, db, func(r *reader) (store.List[store.Report], error) { return r.Reports(ctx, f, p) })
}

func (db *DB) Claim(ctx context.Context, id string) (*store.Claim, error) {
	return read(ctx, db, func(r *reader) (*store.Claim, error) { return r.Claim(ctx, id) })
}

func (db *DB) Claims(ctx context.Context, ids []string) ([]store.Claim, error) {
	return read(ctx, db, func(r *reader) ([]store.Claim, error) { return r.Claims(ctx, ids) })
}

func (db *DB) ClaimsOf(ctx context.Context, report string) ([]store.Claim, error) {
	return read(ctx, db, func(r *reader) ([]store.Claim, error) { return r.ClaimsOf(ctx, report) })
}

func (db *DB) Search(ctx context.Context, f store.ClaimFilter, o store.Order, p store.Page) (store.List[store.Hit], error) {
	return read(ctx, db, func(r *reader) (store.List[store.Hit], error) { return r.Search(ctx, f, o, p) })
}

func (db *DB) Count(ctx context.Context, f store.ClaimFilter, atMost int) (store.Counts, error) {
	return read(ctx, db, func(r *reader) (store.Counts, error) { return r.Count(ctx, f, atMost) })
}

func (db *DB) Facets(ctx context.Context, f store.ClaimFilter, atMost int) (store.Facets, error) {
	return read(ctx, db, func(r *reader) (store.Facets, error) { return r.Facets(ctx, f, atMost) })
}

func (db *DB) Neighbours(ctx context.Context, n store.Neighbourhood) ([]store.Claim, error) {
	return read(ctx, db, func(r *reader) ([]store.Claim, error) { return r.Neighbours(ctx, n) })
}

func (db *DB) Near(ctx context.Context, keys []string, atMost int) ([]store.Nearby, error) {
	return read(ctx, db, func(r *reader) ([]store.Nearby, error) { return r.Near(ctx, keys, atMost) })
}

func (db *DB) Passages(ctx context.Context, f store.PassageFilter, p store.Page) (store.List[store.Passage], error) {
	return read(ctx, db, func(r *reader) (store.List[store.Passage], error) { return r.Passages(ctx, f, p) })
}

func (db *DB) Actors(ctx context.Context, f store.NameFilter, p store.Page) (store.List[store.Name], error) {
	return read(ctx, db, func(r *reader) (store.List[store.Name], error) { return r.Actors(ctx, f, p) })
}

func (db *DB) Places(ctx context.Context, f store.NameFilter, p store.Page) (store.List[store.Name], error) {
	return read(ctx, db, func(r *reader) (store.List[store.Name], error) { return r.Places(ctx, f, p) })
}

func (db *DB) Source(ctx context.Context, name string) (*store.Source, error) {
	return read(ctx, db, func(r *reader) (*store.Source, error) { return r.Source(ctx, name) })
}

func (db *DB) Sources(ctx context.Context, p store.Page) (store.List[store.Source], error) {
	return read(ctx, db, func(r *reader) (store.List[store.Source], error) { return r.Sources(ctx, p) })
}

func (db *DB) Record(ctx context.Context, name string) (store.Record, error) {
	return read(ctx, db, func(r *reader) (store.Record, error) { return r.Record(ctx, name) })
}

func (db *DB) CountDevelopments(ctx context.Context, f store.DevelopmentFilter, atMost int) (store.DevelopmentCounts, error) {
	return read(ctx, db, func(r *reader) (store.DevelopmentCounts, error) { return r.CountDevelopments(ctx, f, atMost) })
}

func (db *DB) Development(ctx context.Context, id string) (*reportedly.Development, error) {
	return read(ctx, db, func(r *reader) (*reportedly.Development, error) { return r.Development(ctx, id) })
}

func (db *DB) DevelopmentID(ctx context.Context, prefix string) (string, error) {
	return read(ctx, db, func(r *reader) (string, error) { return r.DevelopmentID(ctx, prefix) })
}

func (db *DB) DevelopmentsOf(ctx context.Context, claims []string) (map[string]string, error) {
	return read(ctx, db, func(r *reader) (map[string]string, error) { return r.DevelopmentsOf(ctx, claims) })
}

func (db *DB) Developments(ctx context.Context, f store.DevelopmentFilter, p store.Page) (store.List[store.Summary], error) {
	return read(ctx, db, func(r *reader) (store.List[store.Summary], error) { return r.Developments(ctx, f, p) })
}

func (db *DB) Judgement(ctx context.Context, number int64) (*store.Judgement, error) {
	return read(ctx, db, func(r *reader) (*store.Judgement, error) { return r.Judgement(ctx, number) })
}

func (db *DB) Judgements(ctx context.Context, f store.JudgementFilter, p store.Page) (store.List[store.Judgement], error) {
	return read(ctx, db, func(r *reader) (store.List[store.Judgement], error) { return r.Judgements(ctx, f, p) })
}

func (db *DB) Sharing(ctx context.Context, keys []uint64, atMost int) ([]store.Shared, error) {
	return read(ctx, db, func(r *reader) ([]store.Shared, error) { return r.Sharing(ctx, keys, atMost) })
}

func (db *DB) Holders(ctx context.Context, keys []uint64, atMost int) ([]store.Holding, error) {
	return read(ctx, db, func(r *reader) ([]store.Holding, error) { return r.Holders(ctx, keys, atMost) })
}

func (db *DB) Index(ctx context.Context, report string) (store.Index, error) {
	return read(ctx, db, func(r *reader) (store.Index, error) { return r.Index(ctx, report) })
}

func (db *DB) Pairs(ctx context.Context, reports []string) ([]store.Pair, error) {
	return read(ctx, db, func(r *reader) ([]store.Pair, error) { return r.Pairs(ctx, reports) })
}

// PairsAmong implements [store.Reader].
func (db *DB) PairsAmong(ctx context.Context, reports []string) ([]store.Pair, error) {
	return read(ctx, db, func(r *reader) ([]store.Pair, error) { return r.PairsAmong(ctx, reports) })
}

func (db *DB) Value(ctx context.Context, name string) ([]byte, error) {
	return read(ctx, db, func(r *reader) ([]byte, error) { return r.Value(ctx, name) })
}

func (db *DB) Values(ctx context.Context) ([]string, error) {
	return read(ctx, db, func(r *reader) ([]string, error) { return r.Values(ctx) })
}

func (db *DB) Stats(ctx context.Context) (store.Stats, error) {
	return read(ctx, db, func(r *reader) (store.Stats, error) { return r.Stats(ctx) })
}

func (db *DB) Lights(ctx context.Context, after int64, each func(store.Light) error) error {
	return db.view(ctx, func(r *reader) error { return r.Lights(ctx, after, each) })
}

func (db *DB) Passing(ctx context.Context, f store.ClaimFilter, atMost int) (rows []int64, complete bool, err error) {
	err = db.view(ctx, func(r *reader) (err error) {
		rows, complete, err = r.Passing(ctx, f, atMost)
		return err
	})
	return rows, complete, err
}

func (db *DB) Revision(ctx context.Context) (string, error) {
	return read(ctx, db, func(r *reader) (string, error) { return r.Revision(ctx) })
}

func (db *DB) CountActors(ctx context.Context, f store.NameFilter) (store.NameCounts, error) {
	return read(ctx, db, func(r *reader) (store.NameCounts, error) { return r.CountActors(ctx, f) })
}

func (db *DB) CountPlaces(ctx context.Context, f store.NameFilter) (store.NameCounts, error) {
	return read(ctx, db, func(r *reader) (store.NameCounts, error) { return r.CountPlaces(ctx, f) })
}

func (db *DB) Spellings(ctx context.Context, key string) ([]store.Spelling, error) {
	return read(ctx, db, func(r *reader) ([]store.Spelling, error) { return r.Spellings(ctx, key) })
}
