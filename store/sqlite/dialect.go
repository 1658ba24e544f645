package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/store/internal/relational"
)

// dialect is SQLite's.
type dialect struct {
	path     string
	readOnly bool
	read     *sql.DB
	write    *sql.DB
	conn     *sql.Conn // the one connection of write

	fold    *sql.DB        // folds the journal into the file
	folding sync.WaitGroup // the one that does so in the background
	busy    atomic.Bool    // it is at work

	slot       chan struct{}        // held by whoever writes
	statements map[string]*sql.Stmt // of conn, prepared; guarded by slot
	ran        atomic.Int64         // how many statements writers have run
}

// Rebind implements [relational.Dialect].
func (d *dialect) Rebind(query string) string { return query }

// InsertInto implements [relational.Dialect]: without leave to end the transaction,
// SQLite copies every page before a statement of several rows, and has the
// full-text tables write out what they have gathered.
func (d *dialect) InsertInto() string { return `INSERT OR ROLLBACK INTO` }

// Translate implements [relational.Dialect].
func (d *dialect) Translate(err error) error {
	if err == nil {
		return nil
	}
	if t := translate(err); t != err {
		return fmt.Errorf("store %s: %w", d.path, t)
	}
	return err
}

// BeginRead implements [relational.Dialect].
func (d *dialect) BeginRead(ctx context.Context) (relational.Runner, func() error, error) {
	t, err := d.read.BeginTx(ctx, nil)
	if err != nil {
		return nil, nil, err
	}
	return t, func() error { _ = t.Rollback(); return nil }, nil
}

// Begin implements [relational.Dialect].
func (d *dialect) Begin(ctx context.Context) (relational.Runner, func(bool) error, error) {
	if d.readOnly {
		return nil, nil, fmt.Errorf("%w: it was opened for reading", store.ErrReadOnly)
	}
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	select {
	case d.slot <- struct{}{}:
	case <-ctx.Done():
		return nil, nil, ctx.Err()
	}
	w := &writer{d: d}
	if _, err := w.ExecContext(ctx, `BEGIN IMMEDIATE`); err != nil {
		<-d.slot
		return nil, nil, err
	}
	return w, func(commit bool) error {
		defer func() { <-d.slot }()
		// A transaction is ended whatever the caller has done with its context meanwhile.
		last := context.WithoutCancel(ctx)
		err := ctx.Err()
		if commit && err == nil {
			if err = w.flush(last); err == nil {
				_, err = w.ExecContext(last, `COMMIT`)
			}
			if err == nil {
				d.foldSoon(last)
				return nil
			}
		}
		_, _ = w.ExecContext(last, `ROLLBACK`) // there is none left where SQLite did it itself
		return err
	}, nil
}

// Part implements [relational.Dialect].
func (d *dialect) Part(ctx context.Context, run relational.Runner) (func(bool) error, error) {
	w := run.(*writer)
	if _, err := w.ExecContext(ctx, `SAVEPOINT part`); err != nil {
		return nil, err
	}
	waiting := slices.Clip(w.words)
	return func(keep bool) error {
		last := context.WithoutCancel(ctx)
		if !keep {
			w.words = waiting
			if _, err := w.ExecContext(last, `ROLLBACK TO part`); err != nil {
				return err
			}
		}
		_, err := w.ExecContext(last, `RELEASE part`)
		return err
	}, nil
}

// The journal is folded into the file beside the writer, who then needn't wait for
// it, once it has grown to foldAt bytes; and by the writer where it has grown to
// foldNow all the same, since only a writer that pauses lets it start anew. Then
// SQLite cuts it off, so that its size tells how much of it isn't folded.
const (
	foldAt  = 16 << 20
	foldNow = 160 << 20
)

// foldSoon is called after a commit by who holds the slot.
func (d *dialect) foldSoon(ctx context.Context) {
	info, err := os.Stat(d.path + "-wal")
	if err != nil || info.Size() < foldAt {
		return
	}
	// What fails here is tried again after the next commit; nothing is lost meanwhile.
	fold := func() { _, _ = d.fold.ExecContext(ctx, `PRAGMA wal_checkpoint(PASSIVE)`) }
	switch {
	case info.Size() >= foldNow:
		d.folding.Wait()
		fold()
	case d.busy.CompareAndSwap(false, true):
		d.folding.Go(func() {
			defer d.busy.Store(false)
			fold()
		})
	}
}

// writer runs statements on the writing connection and keeps them prepared. Words
// are written last, all at once: FTS5 writes what it has gathered whenever
// something else makes a savepoint.
type writer struct {
	d     *dialect
	words []wordStatement
}

// wordStatement is a statement on a full-text table that waits.
type wordStatement struct {
	query string
	args  []any
}

// maxWaiting is how many statements on full-text tables may wait.
const maxWaiting = 20_000

func (w *writer) later(ctx context.Context, query string, args ...any) error {
	w.words = append(w.words, wordStatement{query, args})
	if len(w.words) < maxWaiting {
		return nil
	}
	return w.flush(ctx)
}

// flush runs the statements that wait.
func (w *writer) flush(ctx context.Context) error {
	words := w.words
	w.words = nil
	for _, s := range words {
		if _, err := w.ExecContext(ctx, s.query, s.args...); err != nil {
			return err
		}
	}
	return nil
}

const maxStatements = 400

// prepare is a statement ready to be run. A context that ends is heeded between
// statements, not within them: to watch over one costs more than most take.
func (w *writer) prepare(ctx context.Context, query string) (*sql.Stmt, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	w.d.ran.Add(1)
	if st := w.d.statements[query]; st != nil {
		return st, nil
	}
	if len(w.d.statements) >= maxStatements {
		for q, st := range w.d.statements {
			_ = st.Close()
			delete(w.d.statements, q)
		}
	}
	st, err := w.d.conn.PrepareContext(ctx, query)
	if err == nil {
		w.d.statements[query] = st
	}
	return st, err
}

// ExecContext implements [relational.Runner].
func (w *writer) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	st, err := w.prepare(ctx, query)
	if err != nil {
		return nil, err
	}
	return st.ExecContext(context.WithoutCancel(ctx), args...)
}

// QueryContext implements [relational.Runner].
func (w *writer) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if len(w.words) > 0 && strings.Contains(query, "_words") {
		if err := w.flush(ctx); err != nil {
			return nil, err
		}
	}
	st, err := w.prepare(ctx, query)
	if err != nil {
		return nil, err
	}
	return st.QueryContext(context.WithoutCancel(ctx), args...)
}

// PutWords implements [relational.Dialect].
func (d *dialect) PutWords(ctx context.Context, run relational.Runner, t relational.Table, row relational.WordRow) error {
	return run.(*writer).later(ctx, `INSERT INTO `+string(t)+` (rowid, words, facets) VALUES (?, ?, ?)`, row.ID, row.Words, strings.Join(row.Facets, " "))
}

// RemoveWords implements [relational.Dialect].
func (d *dialect) RemoveWords(ctx context.Context, run relational.Runner, t relational.Table, row relational.WordRow) error {
	return run.(*writer).later(ctx, `INSERT INTO `+string(t)+` (`+string(t)+`, rowid, words, facets) VALUES ('delete', ?, ?, ?)`, row.ID, row.Words, strings.Join(row.Facets, " "))
}

// List implements [relational.Dialect].
func (d *dialect) List(expression, between string) string {
	return `group_concat(` + expression + `, '` + between + `')`
}

// WordIDs implements [relational.Dialect].
func (d *dialect) WordIDs(t relational.Table) string {
	return `SELECT id FROM ` + string(t) + `_docsize`
}

// Match implements [relational.Dialect].
func (d *dialect) Match(t relational.Table, q relational.Query) relational.Match {
	return relational.Match{
		From: string(t), Join: `CROSS JOIN`, Column: string(t) + `.rowid`, Where: string(t) + ` MATCH ?`, Args: []any{expression(q)},
		Rank: `-bm25(` + string(t) + `, 1.0, 0.0)`,
	}
}

// expression is a query in the language of FTS5. Words and facets hold letters,
// marks and digits alone, so that quoting them is enough.
func expression(q relational.Query) string {
	var must, not []string
	for _, c := range q.Must {
		must = append(must, phrase(c))
	}
	for _, f := range q.Facets {
		must = append(must, `facets : ("`+strings.Join(f, `" OR "`)+`")`)
	}
	for _, c := range q.Not {
		not = append(not, phrase(c))
	}
	out := `(` + strings.Join(must, `) AND (`) + `)`
	if len(not) > 0 {
		out = `(` + out + `) NOT ((` + strings.Join(not, `) OR (`) + `))`
	}
	return out
}

func phrase(c relational.Clause) string {
	words := c.Words
	star := ""
	if c.Prefix != "" {
		words, star = append(append([]string{}, words...), c.Prefix), " *"
	}
	return `words : ("` + strings.Join(words, " ") + `"` + star + `)`
}

// PutArea implements [relational.Dialect].
func (d *dialect) PutArea(ctx context.Context, run relational.Runner, a relational.Area) error {
	_, err := run.ExecContext(ctx, `INSERT INTO area_index (id, west, east, south, north) VALUES (?, ?, ?, ?, ?)`, a.ID, a.West, a.East, a.South, a.North)
	return err
}

// RemoveArea implements [relational.Dialect].
func (d *dialect) RemoveArea(ctx context.Context, run relational.Runner, id int64) error {
	_, err := run.ExecContext(ctx, `DELETE FROM area_index WHERE id = ?`, id)
	return err
}

// Inside implements [relational.Dialect]. The index rounds areas up to numbers of
// 32 bits, by less than slack.
func (d *dialect) Inside(b relational.Bounds) (string, []any) {
	const slack = 0.0001
	return `SELECT id FROM area_index WHERE west >= ? AND east <= ? AND south >= ? AND north <= ?`, []any{b.West - slack, b.East + slack, b.South - slack, b.North + slack}
}
