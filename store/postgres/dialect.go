package postgres

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/store/internal/relational"
)

// dialect is PostgreSQL's.
type dialect struct {
	db       *sql.DB
	where    string
	schema   string
	lock     int64 // the number of the lock that a writer holds
	wait     time.Duration
	readOnly bool
}

// Rebind implements [relational.Dialect]. No statement holds a question mark but
// for its parameters.
func (d *dialect) Rebind(query string) string {
	var b strings.Builder
	b.Grow(len(query) + 32)
	n := 0
	for {
		i := strings.IndexByte(query, '?')
		if i < 0 {
			b.WriteString(query)
			return b.String()
		}
		n++
		b.WriteString(query[:i])
		b.WriteByte('$')
		b.WriteString(strconv.Itoa(n))
		query = query[i+1:]
	}
}

// InsertInto implements [relational.Dialect].
func (d *dialect) InsertInto() string { return `INSERT INTO` }

// Translate implements [relational.Dialect].
func (d *dialect) Translate(err error) error {
	if err == nil {
		return nil
	}
	if t := translate(err); t != err {
		return fmt.Errorf("store %s: %w", d.where, t)
	}
	return err
}

// BeginRead implements [relational.Dialect].
func (d *dialect) BeginRead(ctx context.Context) (relational.Runner, func() error, error) {
	t, err := d.db.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
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
	t, err := d.db.BeginTx(ctx, nil)
	if err != nil {
		return nil, nil, err
	}
	if err := d.take(ctx, t); err != nil {
		_ = t.Rollback()
		return nil, nil, err
	}
	return t, func(commit bool) error {
		if commit && ctx.Err() == nil {
			return t.Commit()
		}
		_ = t.Rollback()
		if commit {
			return ctx.Err()
		}
		return nil
	}, nil
}

// Part implements [relational.Dialect].
func (d *dialect) Part(ctx context.Context, run relational.Runner) (func(bool) error, error) {
	if _, err := run.ExecContext(ctx, `SAVEPOINT part`); err != nil {
		return nil, err
	}
	return func(keep bool) error {
		last := context.WithoutCancel(ctx)
		if !keep {
			if _, err := run.ExecContext(last, `ROLLBACK TO SAVEPOINT part`); err != nil {
				return err
			}
		}
		_, err := run.ExecContext(last, `RELEASE SAVEPOINT part`)
		return err
	}, nil
}

// take takes the writer's lock until the transaction ends.
func (d *dialect) take(ctx context.Context, t *sql.Tx) error {
	if _, err := t.ExecContext(ctx, fmt.Sprintf(`SET LOCAL lock_timeout = %d`, d.wait.Milliseconds())); err != nil {
		return err
	}
	_, err := t.ExecContext(ctx, `SELECT pg_advisory_xact_lock($1)`, d.lock)
	return err
}

// PutWords implements [relational.Dialect].
func (d *dialect) PutWords(ctx context.Context, run relational.Runner, t relational.Table, row relational.WordRow) error {
	_, err := run.ExecContext(ctx, `INSERT INTO `+string(t)+` (id, words, facets) VALUES ($1, $2::text::tsvector, array_to_tsvector(string_to_array($3::text, ' ')))`,
		row.ID, vector(row.Words), strings.Join(row.Facets, " "))
	return err
}

// maxVector is how long a vector of words may be, in bytes: PostgreSQL takes a
// million.
const maxVector = 900_000

// vector is words with their places, as PostgreSQL reads it. They hold no marks but
// the gap's.
func vector(words string) string {
	var b strings.Builder
	for i, w := range strings.Fields(words) {
		if b.Len() > maxVector {
			break
		}
		fmt.Fprintf(&b, "'%s':%d ", w, min(i+1, 16383))
	}
	return b.String()
}

// RemoveWords implements [relational.Dialect].
func (d *dialect) RemoveWords(ctx context.Context, run relational.Runner, t relational.Table, row relational.WordRow) error {
	_, err := run.ExecContext(ctx, `DELETE FROM `+string(t)+` WHERE id = $1`, row.ID)
	return err
}

// List implements [relational.Dialect].
func (d *dialect) List(expression, between string) string {
	return `string_agg((` + expression + `)::text, '` + between + `')`
}

// WordIDs implements [relational.Dialect].
func (d *dialect) WordIDs(t relational.Table) string { return `SELECT id FROM ` + string(t) }

// Match implements [relational.Dialect].
func (d *dialect) Match(t relational.Table, q relational.Query) relational.Match {
	m := relational.Match{From: string(t), Join: `JOIN`, Column: string(t) + `.id`, Rank: `0::double precision`}
	var where []string
	if words := wordQuery(q); words != "" {
		where, m.Args = append(where, string(t)+`.words @@ ?::text::tsquery`), append(m.Args, words)
		m.Rank, m.RankArgs = `ts_rank(`+string(t)+`.words, ?::text::tsquery)::double precision`, []any{words}
	}
	if facets := facetQuery(q); facets != "" {
		where, m.Args = append(where, string(t)+`.facets @@ ?::text::tsquery`), append(m.Args, facets)
	}
	m.Where = strings.Join(where, ` AND `)
	return m
}

func wordQuery(q relational.Query) string {
	var parts []string
	for _, c := range q.Must {
		parts = append(parts, phrase(c))
	}
	for _, c := range q.Not {
		parts = append(parts, `!`+phrase(c))
	}
	return strings.Join(parts, ` & `)
}

func phrase(c relational.Clause) string {
	var words []string
	for _, w := range c.Words {
		words = append(words, `'`+w+`'`)
	}
	if c.Prefix != "" {
		words = append(words, `'`+c.Prefix+`':*`)
	}
	return `(` + strings.Join(words, ` <-> `) + `)`
}

func facetQuery(q relational.Query) string {
	var parts []string
	for _, f := range q.Facets {
		parts = append(parts, `('`+strings.Join(f, `' | '`)+`')`)
	}
	return strings.Join(parts, ` & `)
}

// PutArea implements [relational.Dialect]. The index is kept by the server.
func (d *dialect) PutArea(context.Context, relational.Runner, relational.Area) error { return nil }

// RemoveArea implements [relational.Dialect].
func (d *dialect) RemoveArea(context.Context, relational.Runner, int64) error { return nil }

// Inside implements [relational.Dialect].
func (d *dialect) Inside(b relational.Bounds) (string, []any) {
	return `SELECT id FROM area WHERE box(point(west, south), point(east, north)) <@ box(point(?, ?), point(?, ?))`, []any{b.West, b.South, b.East, b.North}
}
