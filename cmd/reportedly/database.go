package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/user"
	"path/filepath"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/engine"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/store/sqlite"
)

// database is where reports are remembered; verbs of memory share it.
type database struct{ path string }

func (d *database) define(fs *flag.FlagSet) {
	fs.StringVar(&d.path, "db", "", "the database: a `FILE`, or postgres://…; REPORTEDLY_DB, or reportedly.db in your data's folder")
}

// where is the database's file or address.
func (d *database) where(e *env) (string, error) {
	if d.path != "" {
		return d.path, nil
	}
	if at := e.Getenv("REPORTEDLY_DB"); at != "" {
		return at, nil
	}
	dir, err := e.dataDir()
	if err != nil {
		return "", reportedly.WithHint(err, "name a file with --db or in REPORTEDLY_DB")
	}
	return filepath.Join(dir, "reportedly.db"), nil
}

func onServer(where string) bool {
	return strings.HasPrefix(where, "postgres://") || strings.HasPrefix(where, "postgresql://")
}

// use is what a verb does with the database.
type use int

const (
	forReading use = iota // read it; it must be there
	forWriting            // write to it; it must be there
	forAdding             // write to it; it is made where it isn't there
)

// session is an open memory.
type session struct {
	*memory.Memory
	store store.Store
}

func (s *session) close() { s.store.Close() }

// open opens the memory. r is nil where nothing will be read.
func (d *database) open(ctx context.Context, e *env, u use, r reader) (*session, error) {
	where, err := d.where(e)
	if err != nil {
		return nil, err
	}
	st, err := d.openStore(ctx, where, u)
	if err != nil {
		return nil, err
	}
	opt := memory.Options{Store: st, Now: e.Now, Who: e.who()}
	if r != nil {
		opt.Reader = engineReader{r}
	}
	return &session{memory.New(opt), st}, nil
}

func (d *database) openStore(ctx context.Context, where string, u use) (store.Store, error) {
	if onServer(where) {
		return openServer(ctx, where, u, true)
	}
	if _, err := os.Stat(where); errors.Is(err, os.ErrNotExist) {
		if u != forAdding {
			return nil, reportedly.WithHint(fmt.Errorf("open the database: %w: there is no file %s", reportedly.ErrNotFound, where), "reportedly add FILE makes it; --db or REPORTEDLY_DB name another")
		}
		if err := os.MkdirAll(filepath.Dir(where), 0o755); err != nil {
			return nil, fmt.Errorf("make the database's folder: %w", err)
		}
	}
	s, err := sqlite.Open(ctx, where, sqlite.Options{ReadOnly: u == forReading, MustExist: u != forAdding, KeepVersion: true})
	if err != nil {
		return nil, err
	}
	return s, nil
}

// who is who uses the program, for the log of judgements.
func (e *env) who() string {
	for _, name := range []string{"REPORTEDLY_USER", "USER", "LOGNAME", "USERNAME"} {
		if who := strings.TrimSpace(e.Getenv(name)); who != "" {
			return who
		}
	}
	if u, err := user.Current(); err == nil {
		return u.Username
	}
	return ""
}

// engineReader is the engine as memory reads with it.
type engineReader struct{ r reader }

// Read implements [memory.Reader].
func (x engineReader) Read(ctx context.Context, r *reportedly.Report) (memory.Reading, error) {
	result, err := x.r.Read(ctx, r)
	if err != nil {
		return memory.Reading{}, err
	}
	return x.reading(ctx, result)
}

// reading is a result with its vectors.
func (x engineReader) reading(ctx context.Context, result *engine.Result) (memory.Reading, error) {
	vectors, err := x.r.Vectors(ctx, result.Document, result.Claims)
	if err != nil {
		return memory.Reading{}, fmt.Errorf("embed the claims of %s: %w", result.Report.Name, err)
	}
	return memory.Reading{Claims: result.Claims, Vectors: vectors}, nil
}

// Version implements [memory.Reader].
func (x engineReader) Version() store.Version {
	c := x.r.Coder()
	return store.Version{Coder: c.Name + " " + c.Version, Model: c.Model}
}

// refused turns an error about what was asked for into one about the call, so that the
// exit status says which it was.
func refused(err error) error {
	if errors.Is(err, reportedly.ErrInvalid) {
		return &usageError{"", err}
	}
	return err
}
