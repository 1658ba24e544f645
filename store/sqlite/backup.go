package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/store"
)

var (
	_ store.Store    = (*Store)(nil)
	_ store.Backuper = (*Store)(nil)
)

// Backup implements [store.Backuper]: a copy of one moment, without the free space,
// while others read and write.
func (s *Store) Backup(ctx context.Context, path string) error {
	err := s.backup(ctx, path)
	if err != nil {
		return fmt.Errorf("back up store %s to %s: %w", s.path, path, translate(err))
	}
	return nil
}

func (s *Store) backup(ctx context.Context, path string) error {
	if err := absent(path); err != nil {
		return err
	}
	if err := probeDirectory(path); err != nil {
		return err
	}
	part := path + ".part"
	_ = os.Remove(part)
	db, err := sql.Open("sqlite", s.source())
	if err != nil {
		return err
	}
	defer db.Close()
	if _, err = db.ExecContext(ctx, `VACUUM INTO ?`, part); err == nil {
		err = settle(part, path)
	}
	if err != nil {
		_ = os.Remove(part)
	}
	return err
}

func absent(path string) error {
	_, err := os.Lstat(path)
	switch {
	case err == nil:
		return reportedly.WithHint(store.ErrExists, "name a file that isn't there yet")
	case !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%w: %w", store.ErrUnreachable, err)
	}
	return nil
}

// settle has a finished file written out to the disk, and gives it its name unless
// another file has taken it meanwhile.
func settle(part, path string) error {
	f, err := os.OpenFile(part, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := absent(path); err != nil {
		return err
	}
	if err := os.Rename(part, path); err != nil {
		return err
	}
	if d, err := os.Open(filepath.Dir(path)); err == nil {
		_ = d.Sync() // not every system lets a directory be synced
		_ = d.Close()
	}
	return nil
}

// Restore makes a store at path from a backup, which it checks first: the file,
// and that it is a store whose version this program knows. The error wraps
// store.ErrExists where path exists.
func Restore(ctx context.Context, backup, path string) error {
	if err := restore(ctx, backup, path); err != nil {
		return fmt.Errorf("restore %s to %s: %w", backup, path, translate(err))
	}
	return nil
}

func restore(ctx context.Context, backup, path string) error {
	if err := errors.Join(absent(path), probeDirectory(path)); err != nil {
		return err
	}
	if err := probe(backup, Options{ReadOnly: true}); err != nil {
		return err
	}
	part := path + ".part"
	if err := copyFile(backup, part); err != nil {
		_ = os.Remove(part)
		return err
	}
	err := restored(ctx, part)
	if err == nil {
		err = settle(part, path)
	}
	for _, end := range []string{"", "-wal", "-shm"} {
		_ = os.Remove(part + end)
	}
	return err
}

// restored checks the copy of a backup.
func restored(ctx context.Context, path string) error {
	s, err := Open(ctx, path, Options{MustExist: true, KeepVersion: true})
	if errors.Is(err, store.ErrOlder) {
		s, err = Open(ctx, path, Options{MustExist: true})
	}
	if err != nil {
		return err
	}
	problems, err := s.checkFile(ctx)
	if err = errors.Join(err, s.Close()); err != nil {
		return err
	}
	if len(problems) > 0 {
		return fmt.Errorf("%w: %s", store.ErrDamaged, problems[0].What)
	}
	return nil
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return fmt.Errorf("%w: %w", store.ErrUnreachable, err)
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("%w: %w", store.ErrUnreachable, err)
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

// Purge implements [store.Store]. Removed rows are overwritten when they are
// removed; what is left of them lies in the journal, which this empties.
func (s *Store) Purge(ctx context.Context) error {
	if s.options.ReadOnly {
		return s.dialect.Translate(fmt.Errorf("purge: %w: it was opened for reading", store.ErrReadOnly))
	}
	until := time.NewTimer(10 * time.Second)
	defer until.Stop()
	for {
		busy, err := s.checkpoint(ctx)
		if err != nil || !busy {
			return s.dialect.Translate(err)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-until.C:
			return s.dialect.Translate(reportedly.WithHint(fmt.Errorf("purge: %w", store.ErrLocked), "end the other programs that use the store and try again; until then what was removed may be found in its journal"))
		case <-time.After(50 * time.Millisecond):
		}
	}
}

func (s *Store) checkpoint(ctx context.Context) (busy bool, err error) {
	select {
	case s.dialect.slot <- struct{}{}:
		defer func() { <-s.dialect.slot }()
	case <-ctx.Done():
		return false, ctx.Err()
	}
	var state, frames, done int
	err = s.dialect.conn.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&state, &frames, &done)
	return state != 0, err
}
