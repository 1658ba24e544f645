package sqlite_test

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/store/sqlite"
	"github.com/reportedly/reportedly/store/storetest/generate"
)

// wantHint checks an error's kind, and that it names the file and gives advice.
func wantHint(t *testing.T, err, kind error, path string) {
	t.Helper()
	if !errors.Is(err, kind) {
		t.Fatalf("error = %v, want one that is %q", err, kind)
	}
	var h *reportedly.HintError
	if !errors.As(err, &h) || h.Hint == "" {
		t.Errorf("%v: no hint", err)
	}
	if !strings.Contains(err.Error(), filepath.Base(path)) {
		t.Errorf("%v: doesn't name %s", err, path)
	}
}

func TestOpenErrors(t *testing.T) {
	dir := t.TempDir()
	file := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	other := filepath.Join(dir, "other.db")
	plain := execute(t, other, `CREATE TABLE t (x)`)
	marked := execute(t, filepath.Join(dir, "marked.db"), `PRAGMA application_id = 7; CREATE TABLE t (x)`)
	newer := copied(t, made(t))
	execute(t, newer, `INSERT INTO schema_version VALUES (99, '2099')`)
	for _, x := range []struct {
		name, path string
		o          sqlite.Options
		want       error
	}{
		{"no such directory", filepath.Join(dir, "none", "x.db"), sqlite.Options{}, store.ErrUnreachable},
		{"no such file", filepath.Join(dir, "none.db"), sqlite.Options{MustExist: true}, reportedly.ErrNotFound},
		{"no such file to read", filepath.Join(dir, "none.db"), sqlite.Options{ReadOnly: true}, reportedly.ErrNotFound},
		{"a text", file("x.txt", strings.Repeat("no database ", 100)), sqlite.Options{}, store.ErrNotStore},
		{"a short text", file("y.txt", "x"), sqlite.Options{}, store.ErrNotStore},
		{"another database", plain, sqlite.Options{}, store.ErrNotStore},
		{"another program's database", marked, sqlite.Options{}, store.ErrNotStore},
		{"a newer store", newer, sqlite.Options{}, store.ErrNewer},
		{"a newer store to read", newer, sqlite.Options{ReadOnly: true}, store.ErrNewer},
	} {
		t.Run(x.name, func(t *testing.T) {
			before, _ := os.ReadFile(x.path)
			s, err := sqlite.Open(t.Context(), x.path, x.o)
			if err == nil {
				_ = s.Close()
			}
			wantHint(t, err, x.want, x.path)
			if after, _ := os.ReadFile(x.path); string(before) != string(after) {
				t.Error("the file was changed")
			}
		})
	}
	_, err := sqlite.Open(t.Context(), dir, sqlite.Options{})
	if !errors.Is(err, store.ErrNotStore) {
		t.Errorf("a directory: %v", err)
	}
	reopen(t, file("empty.db", ""), sqlite.Options{})
}

// execute runs statements on a file with the driver alone.
func execute(t *testing.T, path, statements string) string {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(statements); err != nil {
		t.Fatal(err)
	}
	return path
}

// made is the file of a closed store with three reports.
func made(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "made.db")
	s, err := sqlite.Open(t.Context(), path, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	m := generate.New(5)
	for i := range 3 {
		add(t, s, m, i)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// add stores the nth report of a maker.
func add(t testing.TB, s store.Store, m *generate.Maker, n int) {
	t.Helper()
	if err := tryAdd(t, s, m, n); err != nil {
		t.Fatal(err)
	}
}

func tryAdd(t testing.TB, s store.Store, m *generate.Maker, n int) error {
	r, claims := m.Report(n)
	return s.Update(t.Context(), func(tx store.Tx) error {
		if _, err := tx.AddReport(t.Context(), r); err != nil {
			return err
		}
		return tx.PutClaims(t.Context(), r.SHA256, store.Version{Coder: "a", Model: "b"}, claims)
	})
}

func copied(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "copy.db")
	if err := os.WriteFile(to, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return to
}

func TestReadOnly(t *testing.T) {
	path := made(t)
	s := reopen(t, path, sqlite.Options{ReadOnly: true})
	if n, err := s.Stats(t.Context()); err != nil || n.Claims != 60 {
		t.Errorf("%d claims, %v", n.Claims, err)
	}
	if p, err := s.Check(t.Context(), nil); err != nil || len(p) > 0 {
		t.Errorf("check: %v, %v", p, err)
	}
	err := tryAdd(t, s, generate.New(5), 9)
	if !errors.Is(err, store.ErrReadOnly) {
		t.Errorf("writing to a store that was opened for reading: %v", err)
	}
	if err := s.Purge(t.Context()); !errors.Is(err, store.ErrReadOnly) {
		t.Errorf("purge: %v", err)
	}
	if os.Getuid() == 0 {
		t.Log("a file that may not be written: not tried, since root may write it")
		return
	}
	locked := copied(t, path)
	if err := os.Chmod(locked, 0o400); err != nil {
		t.Fatal(err)
	}
	_, err = sqlite.Open(t.Context(), locked, sqlite.Options{})
	wantHint(t, err, store.ErrReadOnly, locked)
}

func TestLocked(t *testing.T) {
	s, path := open(t, sqlite.Options{})
	other := reopen(t, path, sqlite.Options{Wait: 100 * time.Millisecond})
	m := generate.New(1)
	err := s.Update(t.Context(), func(tx store.Tx) error {
		err := tryAdd(t, other, m, 1)
		wantHint(t, err, store.ErrLocked, path)
		if n, err := other.Stats(t.Context()); err != nil || n.Reports != 0 {
			t.Errorf("a reader beside a writer: %v, %v", n, err)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	add(t, other, m, 1)
}

func TestFull(t *testing.T) {
	s, path := open(t, sqlite.Options{MaxBytes: 1 << 20})
	m := generate.New(1)
	stored, failed := 0, 0
	for i := range 60 {
		err := tryAdd(t, s, m, i)
		if err == nil {
			stored++
			continue
		}
		wantHint(t, err, store.ErrFull, path)
		if failed++; failed > 3 {
			break
		}
	}
	if stored == 0 || failed == 0 {
		t.Fatalf("%d reports were stored and %d were refused", stored, failed)
	}
	n, err := s.Stats(t.Context())
	if err != nil || n.Reports != stored || n.Claims != 20*stored {
		t.Errorf("%d reports and %d claims, want %d: %v", n.Reports, n.Claims, stored, err)
	}
	problems(t, s)
	// With more room it goes on.
	larger := reopen(t, path, sqlite.Options{})
	add(t, larger, m, 99)
}

func problems(t *testing.T, s store.Store) {
	t.Helper()
	list, err := s.Check(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range list {
		t.Errorf("check: %s (%s)", p.What, p.Remedy)
	}
}

// TestDamaged writes over every page of a store in turn: opening and checking tell
// of it, and never panic.
func TestDamaged(t *testing.T) {
	whole, err := os.ReadFile(made(t))
	if err != nil {
		t.Fatal(err)
	}
	const page = 4096
	for n := range len(whole) / page {
		b := []byte(string(whole))
		for i := n * page; i < (n+1)*page; i += 3 {
			if i >= 100 { // the file's header says what it is
				b[i] ^= 0x55
			}
		}
		path := filepath.Join(t.TempDir(), "damaged.db")
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := damaged(t, path); err != nil {
			t.Errorf("page %d of %d: %v", n+1, len(whole)/page, err)
		}
	}
	short := filepath.Join(t.TempDir(), "short.db")
	if err := os.WriteFile(short, whole[:len(whole)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	if err := damaged(t, short); err != nil {
		t.Errorf("half a file: %v", err)
	}
}

// damaged is nil where a damaged file is told to be one.
func damaged(t *testing.T, path string) error {
	s, err := sqlite.Open(t.Context(), path, sqlite.Options{})
	if errors.Is(err, store.ErrDamaged) || errors.Is(err, store.ErrNotStore) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("open: %w", err)
	}
	defer s.Close()
	list, err := s.Check(t.Context(), nil)
	switch {
	case errors.Is(err, store.ErrDamaged):
		return nil
	case err != nil:
		return fmt.Errorf("check: %w", err)
	case len(list) == 0:
		return errors.New("nothing was noticed")
	}
	for _, p := range list {
		if p.What == "" || p.Remedy == "" {
			return fmt.Errorf("a problem without words: %+v", p)
		}
	}
	return nil
}

// TestCheck changes rows behind the store's back.
func TestCheck(t *testing.T) {
	whole := made(t)
	for name, statement := range map[string]string{
		"original":      `UPDATE report_body SET original = (SELECT original FROM report_body WHERE report = 2) WHERE report = 1`,
		"unpackable":    `UPDATE report_body SET original = x'01020304' WHERE report = 1`,
		"text":          `UPDATE report_body SET body = (SELECT original FROM report_body WHERE report = 2) WHERE report = 1`,
		"custody":       `DELETE FROM acquisition WHERE report = 1`,
		"claim lost":    `PRAGMA foreign_keys = 0; DELETE FROM claim WHERE id = (1 << 20)`,
		"content lost":  `DELETE FROM claim_body WHERE claim = (1 << 20)`,
		"content":       `UPDATE claim_body SET body = x'02ff' WHERE claim = (1 << 20)`,
		"another's":     `UPDATE claim_body SET body = (SELECT body FROM claim_body WHERE claim = (2 << 20)) WHERE claim = (1 << 20)`,
		"column":        `UPDATE claim SET polarity = 'denied' WHERE id = (1 << 20) + 3`,
		"key":           `DELETE FROM recent_key WHERE id & 1099511627775 = 1`,
		"key's body":    `UPDATE recent_key SET body = x'ff'`,
		"participant":   `DELETE FROM claim_entity WHERE claim = (1 << 20) + 1`,
		"count":         `UPDATE entity SET claims = claims + 1 WHERE id = 1`,
		"source":        `UPDATE source SET reports = 7`,
		"words":         `DELETE FROM claim_words_docsize WHERE id = (1 << 20)`,
		"passage":       `DELETE FROM passage_words_docsize WHERE id = (1 << 20)`,
		"foreign words": `INSERT INTO claim_words (rowid, words, facets) VALUES (77, 'x', 'all')`,
		"box":           `INSERT INTO box VALUES (77, 1)`,
		"claims":        `UPDATE report SET claims = 3 WHERE id = 1`,
	} {
		path := copied(t, whole)
		execute(t, path, statement)
		s, err := sqlite.Open(t.Context(), path, sqlite.Options{})
		if err != nil {
			t.Fatal(err)
		}
		list, err := s.Check(t.Context(), nil)
		if err != nil || len(list) == 0 {
			t.Errorf("%s: nothing is noticed (%v)", name, err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
	s := reopen(t, whole, sqlite.Options{})
	var seen [][2]int
	if p, err := s.Check(t.Context(), func(done, all int) { seen = append(seen, [2]int{done, all}) }); err != nil || len(p) > 0 {
		t.Errorf("check of a sound store: %v, %v", p, err)
	}
	if fmt.Sprint(seen) != "[[1 3] [2 3] [3 3]]" {
		t.Errorf("progress = %v", seen)
	}
	// The log is kept by the database itself.
	path := copied(t, whole)
	l := reopen(t, path, sqlite.Options{})
	err := l.Update(t.Context(), func(tx store.Tx) error {
		_, err := tx.AddJudgement(t.Context(), store.Judgement{At: time.Unix(1, 0), Action: "accept", Why: "x"})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, q := range []string{`DELETE FROM judgement`, `UPDATE judgement SET who = 'y'`, `UPDATE judgement SET why = 'y'`, `UPDATE judgement SET payload = 'y'`} {
		if _, err := db.Exec(q); err == nil {
			t.Errorf("%s: no error", q)
		}
	}
}

// TestReadOnlyFolder: a store that lies where its reader may write nothing is read all the same.
func TestReadOnlyFolder(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may write everywhere")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "kept.db")
	first, err := sqlite.Open(t.Context(), path, sqlite.Options{})
	if err == nil {
		err = first.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	for name, mode := range map[string]os.FileMode{path: 0o444, dir: 0o555} {
		if err := os.Chmod(name, mode); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { _ = os.Chmod(dir, 0o755) })
	s := reopen(t, path, sqlite.Options{ReadOnly: true})
	if _, err := s.Stats(t.Context()); err != nil {
		t.Error(err)
	}
}
