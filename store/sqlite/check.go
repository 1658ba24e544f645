package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/reportedly/reportedly/store"
)

// Check implements [store.Store]: first what SQLite can tell of the file, then what
// the rows tell.
func (s *Store) Check(ctx context.Context, progress func(done, all int)) ([]store.Problem, error) {
	problems, err := s.checkFile(ctx)
	if err != nil {
		return problems, s.dialect.Translate(err)
	}
	if len(problems) > 0 {
		// What lies on damaged pages can't be asked about.
		return problems, nil
	}
	return s.DB.Check(ctx, progress)
}

func (s *Store) checkFile(ctx context.Context) ([]store.Problem, error) {
	// A connection of its own: FTS5 keeps what it knows of an index from transaction to
	// transaction, and the pragma doesn't ask whether that still holds.
	db, err := sql.Open("sqlite", s.source("query_only(1)"))
	if err != nil {
		return nil, err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	const remedy = "restore a backup; or read what can still be read into a new store: reportedly backup, then restore"
	var out []store.Problem
	err = each(ctx, db, `PRAGMA integrity_check(50)`, func(scan func(...any) error) error {
		var line string
		err := scan(&line)
		if line != "ok" && err == nil {
			out = append(out, store.Problem{What: "the file is damaged: " + line, Remedy: remedy})
		}
		return err
	})
	if t := translate(err); errors.Is(t, store.ErrDamaged) {
		return append(out, store.Problem{What: fmt.Sprintf("the file is damaged: %v", err), Remedy: remedy}), nil
	} else if err != nil || len(out) > 0 {
		return out, err
	}
	err = each(ctx, db, `PRAGMA foreign_key_check`, func(scan func(...any) error) error {
		var table, parent string
		var row *int64
		var key int
		if err := scan(&table, &row, &parent, &key); err != nil {
			return err
		}
		if len(out) < 50 {
			out = append(out, store.Problem{What: fmt.Sprintf("a row of %s belongs to none of %s", table, parent), Remedy: remedy})
		}
		return nil
	})
	if err != nil {
		return out, err
	}
	var line string
	if err := db.QueryRowContext(ctx, `SELECT rtreecheck('area_index')`).Scan(&line); err != nil {
		return out, err
	}
	if line != "ok" {
		out = append(out, store.Problem{What: "the index of places is damaged: " + line, Remedy: remedy})
	}
	return out, s.checkWords(ctx, &out)
}

// checkWords has the full-text tables check themselves, which needs leave to write.
func (s *Store) checkWords(ctx context.Context, out *[]store.Problem) error {
	if s.options.ReadOnly {
		return nil
	}
	run, end, err := s.dialect.Begin(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = end(false) }()
	for _, t := range []string{"claim_words", "passage_words"} {
		if _, err := run.ExecContext(ctx, `INSERT INTO `+t+` (`+t+`) VALUES ('integrity-check')`); err != nil {
			if !errors.Is(translate(err), store.ErrDamaged) {
				return err
			}
			*out = append(*out, store.Problem{What: "the full text " + t + " is damaged: " + err.Error(), Remedy: "restore a backup"})
		}
	}
	return nil
}

func each(ctx context.Context, db *sql.DB, query string, f func(scan func(...any) error) error) error {
	rows, err := db.QueryContext(ctx, query)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := f(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}
