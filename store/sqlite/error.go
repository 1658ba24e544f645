package sqlite

import (
	"context"
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/store"
)

// translate gives an error of SQLite its kind and a hint, by its code.
func translate(err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) || kinded(err) {
		return err
	}
	wrap := func(kind error, hint string) error {
		return reportedly.WithHint(fmt.Errorf("%w: %w", kind, err), hint)
	}
	switch e.Code() {
	case sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC, sqlite3.SQLITE_IOERR_TRUNCATE, sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_IOERR_SHMMAP, sqlite3.SQLITE_IOERR_DIR_FSYNC:
		return wrap(store.ErrFull, "make room on the disk, or see whether it fails; what was stored before is untouched")
	case sqlite3.SQLITE_IOERR_SHORT_READ, sqlite3.SQLITE_IOERR_CORRUPTFS:
		return wrap(store.ErrDamaged, damaged)
	}
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL:
		return wrap(store.ErrLocked, "wait for the other program, or end it, and try again")
	case sqlite3.SQLITE_FULL:
		return wrap(store.ErrFull, "make room on the disk and try again; what was stored before is untouched")
	case sqlite3.SQLITE_CORRUPT:
		return wrap(store.ErrDamaged, damaged)
	case sqlite3.SQLITE_NOTADB:
		return wrap(store.ErrNotStore, "name another file; if this was a store, restore it from a backup")
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH:
		return wrap(store.ErrReadOnly, "see who may write the file and its directory")
	case sqlite3.SQLITE_CANTOPEN:
		return wrap(store.ErrUnreachable, "see whether the directory is there and who may write to it")
	case sqlite3.SQLITE_IOERR:
		return wrap(store.ErrUnreachable, "see whether the disk fails")
	case sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH, sqlite3.SQLITE_TOOBIG:
		return fmt.Errorf("%w: %w", reportedly.ErrInvalid, err)
	case sqlite3.SQLITE_INTERRUPT:
		return fmt.Errorf("%w: %w", context.Canceled, err)
	}
	return err
}

const damaged = "restore a backup, or export what can still be read; reportedly check tells what is wrong"

// kinded tells whether an error has its kind already.
func kinded(err error) bool {
	for _, k := range []error{store.ErrLocked, store.ErrFull, store.ErrDamaged, store.ErrNotStore, store.ErrReadOnly, store.ErrUnreachable, store.ErrNewer, store.ErrOlder, reportedly.ErrInvalid, reportedly.ErrNotFound, context.Canceled, context.DeadlineExceeded} {
		if errors.Is(err, k) {
			return true
		}
	}
	return false
}
