package postgres

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"hash/fnv"
	"net/url"
	"regexp"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/store/internal/relational"
)

// Options say how to open a store; the zero value reads and writes, makes what
// isn't there and brings an older store up to date.
type Options struct {
	// Schema is the database's schema that holds the store: "reportedly" where "".
	Schema string
	// ReadOnly opens a store that is there, for reading alone.
	ReadOnly bool
	// MustExist makes no new store: the error wraps reportedly.ErrNotFound.
	MustExist bool
	// KeepVersion leaves an older store as it is: the error wraps store.ErrOlder.
	KeepVersion bool
	// Wait is how long to wait for another program that writes; 10 seconds where 0.
	Wait time.Duration
	// Connections is how many there are at most; 16 where 0.
	Connections int
}

// Store is a store on a server.
type Store struct {
	*relational.DB
	where   string
	options Options
	dialect *dialect
}

var _ store.Store = (*Store)(nil)

// Schema is the version of the schema that this program writes.
const Schema = 5

// migrations bring a store from one version of the schema to the next. Those that
// were released never change.
//
//go:embed migrations/*.sql
var migrations embed.FS

var schemaName = regexp.MustCompile(`^[a-z][a-z0-9_]{0,50}$`)

// Open opens the store in a database, by a URL as postgres://user@host/database.
// The error wraps store.ErrUnreachable, ErrNewer, ErrOlder, ErrReadOnly or
// reportedly.ErrInvalid, and names no password.
func Open(ctx context.Context, address string, o Options) (*Store, error) {
	where := redact(address)
	fail := func(err error) (*Store, error) { return nil, fmt.Errorf("open store %s: %w", where, err) }
	config, err := pgx.ParseConfig(address)
	if err != nil {
		return fail(reportedly.WithHint(fmt.Errorf("%w: no address of a PostgreSQL database", reportedly.ErrInvalid), "write it as postgres://user@host/database"))
	}
	if o.Schema == "" {
		o.Schema = "reportedly"
	}
	if !schemaName.MatchString(o.Schema) {
		return fail(fmt.Errorf("%w: the schema's name %q; it takes small letters, digits and _", reportedly.ErrInvalid, o.Schema))
	}
	if o.Wait <= 0 {
		o.Wait = 10 * time.Second
	}
	if o.Connections <= 0 {
		o.Connections = 16
	}
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = o.Wait
	}
	config.RuntimeParams["search_path"] = o.Schema
	config.RuntimeParams["application_name"] = "reportedly"
	db := stdlib.OpenDB(*config)
	db.SetMaxOpenConns(o.Connections)
	db.SetMaxIdleConns(o.Connections)
	h := fnv.New64a()
	_, _ = h.Write([]byte("reportedly " + o.Schema))
	d := &dialect{db: db, where: where, schema: o.Schema, lock: int64(h.Sum64()), wait: o.Wait, readOnly: o.ReadOnly}
	s := &Store{DB: relational.New(d), where: where, options: o, dialect: d}
	if err := s.prepare(ctx); err != nil {
		_ = db.Close()
		return fail(translate(err))
	}
	return s, nil
}

// redact is an address without its password, or nothing where it can't be told
// apart.
func redact(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" && u.RawQuery == "" {
		return "on PostgreSQL"
	}
	q := u.Query()
	q.Del("password")
	q.Del("sslpassword")
	u.RawQuery = q.Encode()
	if u.User != nil {
		u.User = url.User(u.User.Username())
	}
	return u.String()
}

// prepare makes the schema, or brings it up to date.
func (s *Store) prepare(ctx context.Context) error {
	v, err := s.version(ctx, s.dialect.db)
	switch {
	case err != nil:
		return err
	case v == Schema:
		return nil
	case v == 0 && (s.options.ReadOnly || s.options.MustExist):
		return reportedly.WithHint(fmt.Errorf("%w: the database has no store in schema %s", reportedly.ErrNotFound, s.options.Schema), "add a report to make a store, or name another database")
	case v > 0 && (s.options.ReadOnly || s.options.KeepVersion):
		return reportedly.WithHint(fmt.Errorf("%w: its schema is %d, and this program's %d", store.ErrOlder, v, Schema), "bring it up to date with: reportedly migrate")
	}
	t, err := s.dialect.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = t.Rollback() }()
	if err := s.migrate(ctx, t); err != nil {
		return err
	}
	return t.Commit()
}

// migrate runs the migrations that are missing, once no other program can run them
// too.
func (s *Store) migrate(ctx context.Context, t *sql.Tx) error {
	if err := s.dialect.take(ctx, t); err != nil {
		return err
	}
	v, err := s.version(ctx, t)
	if err != nil {
		return err
	}
	if v == 0 {
		if _, err := t.ExecContext(ctx, `CREATE SCHEMA IF NOT EXISTS `+s.options.Schema); err != nil {
			return err
		}
		if _, err := t.ExecContext(ctx, `CREATE TABLE IF NOT EXISTS schema_version (version BIGINT PRIMARY KEY, applied TIMESTAMPTZ NOT NULL)`); err != nil {
			return err
		}
	}
	for v++; v <= Schema; v++ {
		statements, err := migrations.ReadFile(fmt.Sprintf("migrations/%04d.sql", v))
		if err != nil {
			return err
		}
		if _, err := t.ExecContext(ctx, string(statements)); err != nil {
			return fmt.Errorf("migrate to schema %d: %w", v, err)
		}
		if _, err := t.ExecContext(ctx, `INSERT INTO schema_version (version, applied) VALUES ($1, now())`, v); err != nil {
			return err
		}
	}
	return nil
}

// version is the version of the schema that is there, 0 for none.
func (s *Store) version(ctx context.Context, q interface {
	QueryRowContext(context.Context, string, ...any) *sql.Row
}) (int, error) {
	var there bool
	if err := q.QueryRowContext(ctx, `SELECT to_regclass($1::text) IS NOT NULL`, s.options.Schema+".schema_version").Scan(&there); err != nil || !there {
		return 0, err
	}
	var v int
	if err := q.QueryRowContext(ctx, `SELECT COALESCE(MAX(version), 0) FROM schema_version`).Scan(&v); err != nil {
		return 0, err
	}
	if v > Schema {
		return v, reportedly.WithHint(fmt.Errorf("%w: its schema is %d, and this program knows up to %d", store.ErrNewer, v, Schema), "use the version of reportedly that wrote it, or a later one; the database is left as it is")
	}
	return v, nil
}

// About implements [store.Store].
func (s *Store) About(ctx context.Context) (store.About, error) {
	a := store.About{Kind: "postgres", Where: s.where}
	err := s.dialect.db.QueryRowContext(ctx, `SELECT current_setting('server_version'), (SELECT MAX(version) FROM schema_version),
		(SELECT COALESCE(SUM(pg_total_relation_size(c.oid)), 0)::bigint FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relkind = 'r')`,
		s.options.Schema).Scan(&a.Program, &a.Schema, &a.Bytes)
	return a, s.dialect.Translate(err)
}

// Purge implements [store.Store]: it rewrites the tables, which takes as long as
// copying them, and keeps others out meanwhile. The server's own journal, its
// replicas and its backups keep what was removed for as long as they are kept.
func (s *Store) Purge(ctx context.Context) error {
	if s.options.ReadOnly {
		return s.dialect.Translate(fmt.Errorf("purge: %w: it was opened for reading", store.ErrReadOnly))
	}
	c, err := s.dialect.db.Conn(ctx)
	if err != nil {
		return s.dialect.Translate(err)
	}
	defer c.Close()
	if _, err := c.ExecContext(ctx, fmt.Sprintf(`SET lock_timeout = %d`, s.options.Wait.Milliseconds())); err != nil {
		return s.dialect.Translate(err)
	}
	defer func() { _, _ = c.ExecContext(context.WithoutCancel(ctx), `RESET lock_timeout`) }()
	for _, t := range []string{"report", "report_body", "acquisition", "claim", "claim_body", "claim_words", "passage_words", "report_key", "recent_key", "claim_entity", "entity", "spelling",
		"box", "area", "shape", "sketch", "bucket", "pair", "development", "judgement", "source", "value"} {
		if _, err := c.ExecContext(ctx, `VACUUM FULL `+t); err != nil {
			return s.dialect.Translate(fmt.Errorf("purge: %w", err))
		}
	}
	return nil
}

// Close ends all connections.
func (s *Store) Close() error {
	if err := s.dialect.db.Close(); err != nil {
		return fmt.Errorf("close store %s: %w", s.where, errors.Unwrap(err))
	}
	return nil
}
