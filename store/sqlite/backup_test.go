package sqlite_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/store/sqlite"
	"github.com/reportedly/reportedly/store/storetest/generate"
)

// TestBackup backs up while another writes: what comes back is the store as it was
// at one moment.
func TestBackup(t *testing.T) {
	s, _ := open(t, sqlite.Options{})
	m := small()
	const before, all = 30, 90
	for i := range before {
		add(t, s, m, i)
	}
	backup := filepath.Join(t.TempDir(), "backup.db")
	var wg sync.WaitGroup
	wg.Go(func() {
		for i := before; i < all; i++ {
			if err := tryAdd(t, s, m, i); err != nil {
				t.Error(err)
			}
		}
	})
	if err := s.Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	wg.Wait()
	restored := filepath.Join(t.TempDir(), "restored.db")
	if err := sqlite.Restore(t.Context(), backup, restored); err != nil {
		t.Fatal(err)
	}
	b := reopen(t, restored, sqlite.Options{})
	problems(t, b)
	n, err := b.Stats(t.Context())
	if err != nil || n.Reports < before || n.Reports > all {
		t.Fatalf("%d reports, want %d to %d: %v", n.Reports, before, all, err)
	}
	for i := range n.Reports {
		r, _ := m.Report(i)
		same(t, b, s, r.SHA256)
	}
	if rest, _ := filepath.Glob(filepath.Join(filepath.Dir(restored), "*")); len(rest) > 3 {
		t.Errorf("restoring left files: %v", rest)
	}
}

// same compares a report in two stores.
func same(t *testing.T, a, b store.Store, id string) {
	t.Helper()
	x, err := a.Report(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	y, err := b.Report(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(x.Original, y.Original) || x.Text.String() != y.Text.String() || !cmp.Equal(x.Acquisitions, y.Acquisitions) {
		t.Errorf("report %.12s differs", id)
	}
	c, err := a.ClaimsOf(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	d, err := b.ClaimsOf(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(c, d); diff != "" {
		t.Errorf("claims of report %.12s: %s", id, diff)
	}
}

func TestBackupErrors(t *testing.T) {
	path := made(t)
	s := reopen(t, path, sqlite.Options{})
	dir := t.TempDir()
	there := filepath.Join(dir, "there")
	if err := os.WriteFile(there, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	wantHint(t, s.Backup(t.Context(), there), store.ErrExists, there)
	wantHint(t, s.Backup(t.Context(), filepath.Join(dir, "none", "x")), store.ErrUnreachable, path)
	wantHint(t, sqlite.Restore(t.Context(), path, there), store.ErrExists, there)
	for name, want := range map[string]error{there: store.ErrNotStore, filepath.Join(dir, "none"): reportedly.ErrNotFound} {
		if err := sqlite.Restore(t.Context(), name, filepath.Join(dir, "new")); !errors.Is(err, want) {
			t.Errorf("restore %s: %v", name, err)
		}
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := len(whole) / 2; i < len(whole)/2+60_000; i++ {
		whole[i] ^= 0x55
	}
	broken := filepath.Join(dir, "broken")
	if err := os.WriteFile(broken, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := sqlite.Restore(t.Context(), broken, filepath.Join(dir, "new")); !errors.Is(err, store.ErrDamaged) {
		t.Errorf("restore a damaged backup: %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "new")); err == nil {
		t.Error("a damaged backup left a file")
	}
}

// TestForgotten looks for a forgotten report's words in every file of the store.
func TestForgotten(t *testing.T) {
	s, path := open(t, sqlite.Options{})
	m := generate.New(5)
	for i := range 20 {
		add(t, s, m, i)
	}
	r, claims := m.Report(99)
	words := []string{"Qxzvokulimbra", "Wyjjorendaax", "Kkettilombuxe"}
	whole := strings.Replace(r.Text.String(), "Situation", words[0], 1)
	secret := *r
	secret.Name, secret.Title, secret.Source = "secret-"+words[1], words[0], words[2]
	secret.Original = []byte(whole)
	secret.SHA256 = sum(whole)
	secret.Text, secret.Blocks = textOf(whole), nil
	for i := range claims {
		claims[i].Claim.Evidence[0].Quote, claims[i].Claim.Actors[0].Name, claims[i].Claim.Actors[0].ID = words[0]+" "+words[1], words[2], ""
		claims[i].Claim.Places[0].Names[0].Name, claims[i].Claim.Places[0].Names[0].Official, claims[i].Claim.Places[0].Names[0].ID = words[1], words[1], ""
	}
	err := s.Update(t.Context(), func(tx store.Tx) error {
		if _, err := tx.AddReport(t.Context(), &secret); err != nil {
			return err
		}
		return tx.PutClaims(t.Context(), secret.SHA256, store.Version{}, claims)
	})
	if err != nil {
		t.Fatal(err)
	}
	for i := 20; i < 40; i++ {
		add(t, s, m, i)
	}
	if n := occurrences(t, path, words); n == 0 {
		t.Fatal("the words are in no file before they are forgotten")
	}
	body := compressed(t, path)
	if err := s.Update(t.Context(), func(tx store.Tx) error { return tx.RemoveReport(t.Context(), secret.SHA256) }); err != nil {
		t.Fatal(err)
	}
	if err := s.Purge(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n := occurrences(t, path, words); n != 0 {
		t.Errorf("%d of the words are still in the store's files", n)
	}
	if n := occurrences(t, path, body); n != 0 {
		t.Errorf("%d of its compressed pieces are still in the store's files", n)
	}
	problems(t, s)
}

// occurrences counts the words, in any case, in the files of a store.
func occurrences(t *testing.T, path string, words []string) int {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*"))
	n := 0
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range words {
			n += bytes.Count(b, []byte(w))
			if lower := strings.ToLower(w); lower != w {
				n += bytes.Count(b, []byte(lower))
				n += bytes.Count(b, []byte(lower[1:])) // an index leaves out what words begin with alike
			}
		}
	}
	return n
}
