package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/store"
)

// migrations bring a store from one version of the schema to the next. Those that
// were released never change: a later version adds a file.
//
//go:embed migrations/*.sql
var migrations embed.FS

// Schema is the version of the schema that this program writes.
const Schema = 5

func migration(version int) (string, error) {
	b, err := migrations.ReadFile(fmt.Sprintf("migrations/%04d.sql", version))
	return string(b), err
}

// stored is the version of the schema that a store has, 0 for an empty file.
func storedVersion(ctx context.Context, c *sql.Conn) (int, error) {
	var tables, own int
	if err := c.QueryRowContext(ctx, `SELECT COUNT(*), COALESCE(SUM(name = 'schema_version'), 0) FROM sqlite_schema`).Scan(&tables, &own); err != nil {
		return 0, err
	}
	switch {
	case tables == 0:
		return 0, nil
	case own == 0:
		return 0, reportedly.WithHint(fmt.Errorf("%w: it is another program's database", store.ErrNotStore), "name another file; this one is left as it is")
	}
	var v int
	if err := c.QueryRowContext(ctx, `SELECT MAX(version) FROM schema_version`).Scan(&v); err != nil {
		return 0, err
	}
	if v > Schema {
		return v, reportedly.WithHint(fmt.Errorf("%w: its schema is %d, and this program knows up to %d", store.ErrNewer, v, Schema), "use the version of reportedly that wrote it, or a later one; the file is left as it is")
	}
	return v, nil
}

func checkVersion(ctx context.Context, c *sql.Conn) error {
	v, err := storedVersion(ctx, c)
	if err == nil && v < Schema {
		err = older(v)
	}
	return err
}

func older(v int) error {
	return reportedly.WithHint(fmt.Errorf("%w: its schema is %d, and this program's %d", store.ErrOlder, v, Schema), "bring it up to date with: reportedly migrate")
}

// migrate makes the schema, or brings it up to date, in one transaction.
func migrate(ctx context.Context, c *sql.Conn, keep bool) error {
	v, err := storedVersion(ctx, c)
	if err != nil {
		return err
	}
	if v == Schema {
		return wal(ctx, c)
	}
	if keep && v > 0 {
		return older(v)
	}
	if v == 0 {
		if err := run(ctx, c, fmt.Sprintf(`PRAGMA page_size = %d; PRAGMA application_id = %d`, pageSize, applicationID)); err != nil {
			return err
		}
	}
	if err := wal(ctx, c); err != nil {
		return err
	}
	if err := run(ctx, c, `BEGIN IMMEDIATE`); err != nil {
		return err
	}
	if err := migrateLocked(ctx, c); err != nil {
		_, _ = c.ExecContext(context.WithoutCancel(ctx), `ROLLBACK`)
		return err
	}
	return run(ctx, c, `COMMIT`)
}

// migrateLocked runs the migrations that are missing, once no other program can
// run them too.
func migrateLocked(ctx context.Context, c *sql.Conn) error {
	v, err := storedVersion(ctx, c)
	if err != nil {
		return err
	}
	if v == 0 {
		if err := run(ctx, c, `CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, applied TEXT NOT NULL) STRICT`); err != nil {
			return err
		}
	}
	for v++; v <= Schema; v++ {
		statements, err := migration(v)
		if err != nil {
			return err
		}
		if err := run(ctx, c, statements); err != nil {
			return fmt.Errorf("migrate to schema %d: %w", v, err)
		}
		if _, err := c.ExecContext(ctx, `INSERT INTO schema_version (version, applied) VALUES (?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))`, v); err != nil {
			return err
		}
	}
	return nil
}

// wal has the journal written ahead, which the file then remembers.
func wal(ctx context.Context, c *sql.Conn) error {
	var mode string
	if err := c.QueryRowContext(ctx, `PRAGMA journal_mode = WAL`).Scan(&mode); err != nil {
		return err
	}
	if !strings.EqualFold(mode, "wal") {
		return fmt.Errorf("%w: its journal stays %q", store.ErrLocked, mode)
	}
	return nil
}

func run(ctx context.Context, c *sql.Conn, statements string) error {
	_, err := c.ExecContext(ctx, statements)
	return err
}
