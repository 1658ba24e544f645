package sqlite_test

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"path/filepath"
	"testing"

	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/store/sqlite"
	"github.com/reportedly/reportedly/store/storetest"
	"github.com/reportedly/reportedly/text"
)

// open is a store in a new file, whose name holds what URLs give a meaning.
func open(t testing.TB, o sqlite.Options) (*sqlite.Store, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a store, 50%?.db")
	return reopen(t, path, o), path
}

func reopen(t testing.TB, path string, o sqlite.Options) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store { s, _ := open(t, sqlite.Options{}); return s })
}

func sum(s string) string {
	b := sha256.Sum256([]byte(s))
	return hex.EncodeToString(b[:])
}

func textOf(s string) *text.Text { return text.New(s) }

// compressed are pieces of the last report's packed bytes and of its claims'.
func compressed(t *testing.T, path string) []string {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.Dir(path)+"/a%20store,%2050%25%3F.db")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query(`SELECT original FROM report_body WHERE report = 21 UNION ALL SELECT body FROM claim_body WHERE claim >> 20 = 21`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var b []byte
		if err := rows.Scan(&b); err != nil {
			t.Fatal(err)
		}
		out = append(out, string(b[len(b)/2:len(b)/2+24]))
	}
	if len(out) != 21 {
		t.Fatalf("%d pieces", len(out))
	}
	return out
}
