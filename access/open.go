package access

import (
	"context"
	"crypto/sha256"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"time"

	_ "modernc.org/sqlite" // the driver

	"github.com/reportedly/reportedly"
)

// Options say how accounts are kept; the zero value is what a server wants.
type Options struct {
	// Now is the clock; time.Now where nil.
	Now func() time.Time
	// MustExist makes no new file: the error wraps reportedly.ErrNotFound.
	MustExist bool
	// Cost is what a password's hash costs, [DefaultCost] where zero.
	Cost Cost
}

// Accounts are the accounts in a file, with their sessions, tokens and log. They are
// safe for concurrent use, by several programs too.
type Accounts struct {
	db     *sql.DB
	path   string
	now    func() time.Time
	hasher *hasher
	tries  *tries
	missed *missed
}

//go:embed schema.sql
var schema string

const (
	applicationID = 0x52707461 // "Rpta"
	version       = 1          // of the schema
)

// Open opens the accounts in a file, which is made, for its owner's eyes alone, where
// there is none.
func Open(ctx context.Context, path string, o Options) (*Accounts, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Cost == (Cost{}) {
		o.Cost = DefaultCost
	}
	if err := prepare(path, o.MustExist); err != nil {
		return nil, fmt.Errorf("open the accounts %s: %w", path, err)
	}
	pragmas := url.Values{"_txlock": {"immediate"}, "_pragma": {"busy_timeout(10000)", "foreign_keys(1)", "secure_delete(1)", "trusted_schema(0)", "cell_size_check(1)", "synchronous(2)", "temp_store(2)", "journal_size_limit(1048576)"}}
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: filepath.ToSlash(path)}).EscapedPath()+"?"+pragmas.Encode())
	if err != nil {
		return nil, fmt.Errorf("open the accounts %s: %w", path, err)
	}
	db.SetMaxOpenConns(4)
	db.SetMaxIdleConns(4)
	a := &Accounts{db: db, path: path, now: o.Now, hasher: newHasher(o.Cost), tries: newTries(o.Now), missed: &missed{}}
	if err := a.setUp(ctx); err != nil {
		_ = db.Close()
		return nil, fmt.Errorf("open the accounts %s: %w", path, err)
	}
	return a, nil
}

// prepare makes the file before SQLite does, so that nobody else can ever read it. Its
// journal gets the same permissions.
func prepare(path string, mustExist bool) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && mustExist:
		return fmt.Errorf("%w: there is no such file", reportedly.ErrNotFound)
	case errors.Is(err, fs.ErrNotExist):
		f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
		if errors.Is(err, fs.ErrExist) { // another program was faster
			return nil
		}
		if err != nil {
			return err
		}
		return f.Close()
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return fmt.Errorf("%w: it is a directory or a device", reportedly.ErrInvalid)
	}
	return nil
}

// setUp makes the tables, or makes sure that they are ours.
func (a *Accounts) setUp(ctx context.Context) error {
	var mode string
	var id, have, tables int
	if err := a.db.QueryRowContext(ctx, `SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version), (SELECT COUNT(*) FROM sqlite_schema)`).Scan(&id, &have, &tables); err != nil {
		return err
	}
	switch {
	case tables > 0 && id != applicationID:
		return reportedly.WithHint(fmt.Errorf("%w: it is another program's database, or the memory's", reportedly.ErrInvalid), "name another file with --accounts; this one is left as it is")
	case have > version:
		return reportedly.WithHint(fmt.Errorf("%w: its schema is %d, and this program knows up to %d", reportedly.ErrInvalid, have, version), "use the version of reportedly that wrote it, or a later one")
	case tables > 0:
		return nil
	}
	if err := a.db.QueryRowContext(ctx, `PRAGMA journal_mode = WAL`).Scan(&mode); err != nil {
		return err
	}
	return a.change(ctx, func(tx *sql.Tx) error {
		if err := tx.QueryRowContext(ctx, `SELECT COUNT(*) FROM sqlite_schema`).Scan(&tables); err != nil || tables > 0 {
			return err // another program was faster
		}
		_, err := tx.ExecContext(ctx, schema+fmt.Sprintf(`; PRAGMA application_id = %d; PRAGMA user_version = %d`, applicationID, version))
		return err
	})
}

// Close closes the file.
func (a *Accounts) Close() error {
	if err := a.db.Close(); err != nil {
		return fmt.Errorf("close the accounts %s: %w", a.path, err)
	}
	return nil
}

// Now is the clock of the accounts.
func (a *Accounts) Now() time.Time { return a.now() }

// Path is the file.
func (a *Accounts) Path() string { return a.path }

// Loose tells whether other users of the machine may read or write the file.
func (a *Accounts) Loose() bool {
	info, err := os.Stat(a.path)
	return err == nil && os.PathSeparator == '/' && info.Mode().Perm()&0o077 != 0
}

// change does something in a transaction that no other writer comes between.
func (a *Accounts) change(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := a.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := f(tx); err != nil {
		_ = tx.Rollback()
		return err
	}
	return tx.Commit()
}

// digest is how a secret is kept. It has enough random bits that a fast hash does.
func digest(secret string) []byte {
	sum := sha256.Sum256([]byte(secret))
	return sum[:]
}

func moment(seconds int64) time.Time {
	if seconds == 0 {
		return time.Time{}
	}
	return time.Unix(seconds, 0).UTC()
}
