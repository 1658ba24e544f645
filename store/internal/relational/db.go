package relational

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"sync"

	"github.com/paulmach/orb"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/internal/geometry"
	"github.com/reportedly/reportedly/store"
)

// DB is a store on a database. It is safe for use by many goroutines.
type DB struct {
	dialect Dialect
	shapes  *shapes

	writing sync.Mutex // held by who writes; guards homes
	homes   homes
}

// New is a store on the database that a dialect reaches.
func New(d Dialect) *DB { return &DB{dialect: d, shapes: &shapes{kept: map[string]orb.Geometry{}}} }

// View implements [store.Store].
func (db *DB) View(ctx context.Context, f func(store.Reader) error) error {
	return db.view(ctx, func(r *reader) error { return f(r) })
}

func (db *DB) view(ctx context.Context, f func(*reader) error) error {
	run, end, err := db.dialect.BeginRead(ctx)
	if err != nil {
		return db.dialect.Translate(err)
	}
	err = f(&reader{run: run, dialect: db.dialect, shapes: db.shapes})
	if endErr := end(); err == nil {
		err = endErr
	}
	return db.dialect.Translate(err)
}

// Update implements [store.Store].
func (db *DB) Update(ctx context.Context, f func(store.Tx) error) error {
	return db.update(ctx, func(t *tx) error { return f(t) })
}

func (db *DB) update(ctx context.Context, f func(*tx) error) (err error) {
	run, end, err := db.dialect.Begin(ctx)
	if err != nil {
		return db.dialect.Translate(err)
	}
	db.writing.Lock() // at most while another one ends: the database lets one write
	defer db.writing.Unlock()
	ended := false
	defer func() {
		if !ended { // f panicked
			_ = end(false)
		}
	}()
	t := &tx{reader: reader{run: run, dialect: db.dialect, shapes: db.shapes, known: newKnown(), pending: newPending()}}
	t.reader.first = t.before
	if err = t.beginHomes(ctx, &db.homes); err == nil {
		err = f(t)
	}
	if err == nil {
		err = t.write(ctx)
	}
	if err == nil {
		err = t.sweepOn(ctx)
	}
	if err == nil && t.changed {
		_, err = t.exec(ctx, `UPDATE revision SET number = number + 1`)
	}
	var revision int64
	if err == nil {
		revision, err = t.endHomes(ctx, &db.homes)
	}
	ended = true
	if err != nil {
		_ = end(false)
		return db.dialect.Translate(err)
	}
	if err = end(true); err == nil {
		db.homes.revision = revision
	}
	return db.dialect.Translate(err)
}

// read asks one question of one state of the database.
func read[T any](ctx context.Context, db *DB, f func(*reader) (T, error)) (T, error) {
	var out T
	err := db.view(ctx, func(r *reader) (err error) {
		out, err = f(r)
		return err
	})
	return out, err
}

// reader answers questions within a transaction.
type reader struct {
	run     Runner
	dialect Dialect
	shapes  *shapes
	known   *known // nil but within a writing transaction
	pending *pending
	// first is called before a statement is run; nil but within a writing transaction.
	first func(ctx context.Context, query string) error
}

// tx writes within a transaction.
type tx struct {
	reader
	changed bool // what the revision tells of
}

// Part implements [store.Tx].
func (t *tx) Part(ctx context.Context, f func(store.Tx) error) (undone, err error) {
	if err := t.write(ctx); err != nil {
		return nil, t.dialect.Translate(err)
	}
	end, err := t.dialect.Part(ctx, t.run)
	if err != nil {
		return nil, t.dialect.Translate(err)
	}
	if undone = f(t); undone == nil {
		undone = t.write(ctx)
	}
	if undone == nil {
		return nil, t.dialect.Translate(end(true))
	}
	*t.known, *t.pending = *newKnown(), *newPending()
	undone = t.dialect.Translate(undone)
	if err := end(false); err != nil {
		return undone, undone // the database has ended the transaction itself, and that is why
	}
	return undone, nil
}

// exec runs a statement that changes what is kept.
func (t *tx) exec(ctx context.Context, query string, args ...any) (int64, error) {
	t.changed = true
	return t.reader.exec(ctx, query, args...)
}

func (r *reader) exec(ctx context.Context, query string, args ...any) (int64, error) {
	if r.first != nil {
		if err := r.first(ctx, query); err != nil {
			return 0, err
		}
	}
	res, err := r.run.ExecContext(ctx, r.dialect.Rebind(query), args...)
	if err != nil {
		return 0, err
	}
	return res.RowsAffected()
}

// rows calls each with the scanner of every row.
func (r *reader) rows(ctx context.Context, each func(scan func(...any) error) error, query string, args ...any) error {
	if r.first != nil {
		if err := r.first(ctx, query); err != nil {
			return err
		}
	}
	rows, err := r.run.QueryContext(ctx, r.dialect.Rebind(query), args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := each(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

// beside is a reader that asks without what is pending, for who looks that up itself.
func (r *reader) beside() *reader {
	c := *r
	c.first = nil
	return &c
}

// row scans the first row, and tells whether there is one.
func (r *reader) row(ctx context.Context, dest []any, query string, args ...any) (bool, error) {
	found := false
	err := r.rows(ctx, func(scan func(...any) error) error {
		if found {
			return nil
		}
		found = true
		return scan(dest...)
	}, query, args...)
	return found, err
}

// ids are the first column of all rows.
func (r *reader) ids(ctx context.Context, query string, args ...any) ([]int64, error) {
	var out []int64
	err := r.rows(ctx, func(scan func(...any) error) error {
		var id int64
		err := scan(&id)
		out = append(out, id)
		return err
	}, query, args...)
	return out, err
}

// shapes remembers geometries by key, which is made from their content, so that
// it can never be wrong.
type shapes struct {
	mu   sync.Mutex
	kept map[string]orb.Geometry
}

// maxShapes is how many geometries are remembered; then it starts anew.
const maxShapes = 2000

func shapeKey(j []byte) string {
	h := sha256.Sum256(j)
	return hex.EncodeToString(h[:12])
}

// shape is the geometry of a key.
func (r *reader) shape(ctx context.Context, key string) (orb.Geometry, error) {
	r.shapes.mu.Lock()
	g, ok := r.shapes.kept[key]
	r.shapes.mu.Unlock()
	if ok {
		return g, nil
	}
	var packed []byte
	if ok, err := r.row(ctx, []any{&packed}, `SELECT body FROM shape WHERE key = ?`, key); err != nil {
		return nil, err
	} else if !ok {
		return nil, fmt.Errorf("shape %s: %w", key, store.ErrDamaged)
	}
	j, err := unpack(packed)
	if err != nil {
		return nil, fmt.Errorf("shape %s: %w: %w", key, store.ErrDamaged, err)
	}
	if shapeKey(j) != key {
		return nil, fmt.Errorf("shape %s: %w: its content is another's", key, store.ErrDamaged)
	}
	var w geometry.JSON
	if err := json.Unmarshal(j, &w); err != nil {
		return nil, fmt.Errorf("shape %s: %w: %w", key, store.ErrDamaged, err)
	}
	g = w.Geometry
	r.shapes.mu.Lock()
	defer r.shapes.mu.Unlock()
	if len(r.shapes.kept) >= maxShapes {
		clear(r.shapes.kept)
	}
	r.shapes.kept[key] = g
	return g, nil
}

// notFound is the error for what isn't there.
func notFound(what, id string) error {
	return fmt.Errorf("%s %q: %w", what, id, reportedly.ErrNotFound)
}

func invalid(format string, args ...any) error {
	return fmt.Errorf("%w: %w", fmt.Errorf(format, args...), reportedly.ErrInvalid)
}

// first is the first error.
func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
