package sqlite

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	_ "modernc.org/sqlite" // the driver

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/store/internal/relational"
)

// Options say how to open a store; the zero value is what most want: read and
// write, make the file where there is none, bring an older one up to date.
type Options struct {
	// ReadOnly opens a store that is there, for reading alone.
	ReadOnly bool
	// MustExist makes no new file: the error wraps reportedly.ErrNotFound.
	MustExist bool
	// KeepVersion leaves an older store as it is: the error wraps store.ErrOlder.
	KeepVersion bool
	// MaxBytes is how large the file may grow, 0 for as large as the disk allows.
	MaxBytes int64
	// Wait is how long to wait for another program that writes; 10 seconds where 0.
	Wait time.Duration
}

// Store is a store in a file.
type Store struct {
	*relational.DB
	path    string
	options Options
	dialect *dialect
	// still is a file that is read as it lies there, without a journal beside it: in a folder,
	// or on a disk, where the reader may write nothing, SQLite can't make one.
	still bool
}

const (
	applicationID = 0x52707464 // "Rptd"
	pageSize      = 4096
	readers       = 12 // connections for reading, each with its own cache

	// writerCache is how many kilobytes of pages a writer may hold. What 64 reports change
	// in a store of a million claims must fit: a page that is written out before the
	// transaction ends is written twice.
	writerCache = 64 << 10
)

// Open opens the store in a file. The error wraps store.ErrNotStore, ErrNewer,
// ErrOlder, ErrDamaged, ErrLocked, ErrReadOnly, ErrUnreachable, or
// reportedly.ErrNotFound, with a hint what to do.
func Open(ctx context.Context, path string, o Options) (*Store, error) {
	if err := probe(path, o); err != nil {
		return nil, fmt.Errorf("open store %s: %w", path, err)
	}
	d := &dialect{path: path, slot: make(chan struct{}, 1), statements: map[string]*sql.Stmt{}}
	s := &Store{DB: relational.New(d), path: path, options: o, dialect: d}
	err := s.connect(ctx)
	if o.ReadOnly && !s.still && errors.Is(translate(err), store.ErrReadOnly) && untouched(path) {
		_ = s.Close()
		s.still = true
		err = s.connect(ctx)
	}
	if err != nil {
		_ = s.Close()
		return nil, fmt.Errorf("open store %s: %w", path, translate(err))
	}
	return s, nil
}

// untouched tells whether nobody writes to a store: its journal is folded into it and gone.
func untouched(path string) bool {
	_, err := os.Lstat(path + "-wal")
	return errors.Is(err, fs.ErrNotExist)
}

// probe tells what a file is before SQLite touches it.
func probe(path string, o Options) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && (o.ReadOnly || o.MustExist):
		return reportedly.WithHint(fmt.Errorf("%w: there is no such file", reportedly.ErrNotFound), "add a report to make a store, or name another file")
	case errors.Is(err, fs.ErrNotExist):
		return probeDirectory(path)
	case err != nil:
		return fmt.Errorf("%w: %w", store.ErrUnreachable, err)
	case !info.Mode().IsRegular():
		return fmt.Errorf("%w: it is a directory or a device", store.ErrNotStore)
	case info.Size() == 0 && o.ReadOnly:
		return reportedly.WithHint(fmt.Errorf("%w: there is nothing in it yet", reportedly.ErrNotFound), "add a report, or name another file")
	}
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("%w: %w", store.ErrUnreachable, err)
	}
	defer f.Close()
	if err := probeHeader(f, info.Size()); err != nil {
		return err
	}
	if o.ReadOnly {
		return nil
	}
	w, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return reportedly.WithHint(fmt.Errorf("%w: %w", store.ErrReadOnly, err), "open it for reading, or change who may write the file")
	}
	return w.Close()
}

func probeDirectory(path string) error {
	dir := filepath.Dir(path)
	info, err := os.Stat(dir)
	if err != nil {
		return reportedly.WithHint(fmt.Errorf("%w: %w", store.ErrUnreachable, err), "make the directory "+dir+" first")
	}
	if !info.IsDir() {
		return fmt.Errorf("%w: %s is no directory", store.ErrUnreachable, dir)
	}
	return nil
}

// probeHeader reads a file's first page. An empty file is a store that nobody has
// written to yet.
func probeHeader(f *os.File, size int64) error {
	if size == 0 {
		return nil
	}
	head := make([]byte, 100)
	if n, _ := f.ReadAt(head, 0); n < len(head) || !strings.HasPrefix(string(head), "SQLite format 3\x00") {
		return reportedly.WithHint(store.ErrNotStore, "name another file; this one is left as it is")
	}
	if id := binary.BigEndian.Uint32(head[68:]); id != applicationID && id != 0 {
		return reportedly.WithHint(fmt.Errorf("%w: it is another program's database", store.ErrNotStore), "name another file; this one is left as it is")
	}
	return nil
}

// source is the driver's name of the file, with what every connection must do.
func (s *Store) source(pragmas ...string) string {
	wait := s.options.Wait
	if wait <= 0 {
		wait = 10 * time.Second
	}
	all := append([]string{
		fmt.Sprintf("busy_timeout(%d)", wait.Milliseconds()), "foreign_keys(1)", "secure_delete(1)", "trusted_schema(0)", "cell_size_check(1)", "temp_store(2)",
	}, pragmas...)
	q := url.Values{"_pragma": all}
	if s.options.ReadOnly {
		q.Set("mode", "ro")
	}
	if s.still {
		q.Set("immutable", "1")
	}
	return "file:" + (&url.URL{Path: filepath.ToSlash(s.path)}).EscapedPath() + "?" + q.Encode()
}

func (s *Store) connect(ctx context.Context) error {
	var err error
	write := []string{"synchronous(2)", fmt.Sprintf("cache_size(-%d)", writerCache), "journal_size_limit(1048576)", "wal_autocheckpoint(0)"}
	if s.options.MaxBytes > 0 {
		write = append(write, fmt.Sprintf("max_page_count(%d)", max(1, s.options.MaxBytes/pageSize)))
	}
	if s.options.ReadOnly {
		write = []string{"query_only(1)"}
	}
	if s.dialect.write, err = sql.Open("sqlite", s.source(write...)); err != nil {
		return err
	}
	s.dialect.write.SetMaxOpenConns(1)
	if s.dialect.read, err = sql.Open("sqlite", s.source("query_only(1)", "cache_size(-8192)")); err != nil {
		return err
	}
	if s.dialect.fold, err = sql.Open("sqlite", s.source("synchronous(2)")); err != nil {
		return err
	}
	s.dialect.fold.SetMaxOpenConns(1)
	s.dialect.read.SetMaxOpenConns(readers)
	s.dialect.read.SetMaxIdleConns(readers)
	if s.dialect.conn, err = s.dialect.write.Conn(ctx); err != nil {
		return err
	}
	if s.options.ReadOnly {
		s.dialect.readOnly = true
		return checkVersion(ctx, s.dialect.conn)
	}
	return migrate(ctx, s.dialect.conn, s.options.KeepVersion)
}

// Close ends all connections. SQLite then folds its journal into the file.
func (s *Store) Close() error {
	s.dialect.folding.Wait()
	for _, st := range s.dialect.statements {
		_ = st.Close()
	}
	s.dialect.statements = map[string]*sql.Stmt{}
	var err error
	if c := s.dialect.conn; c != nil {
		err = c.Close()
	}
	for _, db := range []*sql.DB{s.dialect.read, s.dialect.fold, s.dialect.write} {
		if db != nil {
			err = errors.Join(err, db.Close())
		}
	}
	if err != nil {
		return fmt.Errorf("close store %s: %w", s.path, translate(err))
	}
	return nil
}

// Statements is how many statements this Store's transactions have run, those that
// write and those that they read by.
func (s *Store) Statements() int64 { return s.dialect.ran.Load() }

// Pages tells to which table or index each page of the file belongs, by its number; those
// that are free belong to none.
func (s *Store) Pages(ctx context.Context) (map[uint32]string, error) {
	rows, err := s.dialect.read.QueryContext(ctx, `SELECT name, pageno FROM dbstat`)
	if err != nil {
		return nil, s.dialect.Translate(err)
	}
	defer rows.Close()
	out := map[uint32]string{}
	for rows.Next() {
		var name string
		var page uint32
		if err := rows.Scan(&name, &page); err != nil {
			return nil, s.dialect.Translate(err)
		}
		out[page] = name
	}
	return out, s.dialect.Translate(rows.Err())
}

// About implements [store.Store].
func (s *Store) About(ctx context.Context) (store.About, error) {
	a := store.About{Kind: "sqlite", Where: s.path}
	if info, err := os.Stat(s.path); err == nil {
		a.Bytes = info.Size()
	}
	err := s.dialect.read.QueryRowContext(ctx, `SELECT sqlite_version(), (SELECT MAX(version) FROM schema_version)`).Scan(&a.Program, &a.Schema)
	return a, s.dialect.Translate(err)
}
