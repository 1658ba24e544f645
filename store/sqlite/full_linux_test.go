package sqlite_test

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/store/sqlite"
	"github.com/reportedly/reportedly/store/storetest/generate"
)

// disk is a small disk of its own; the test is skipped where none can be made.
func disk(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("reportedly", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skipf("no disk can be made here: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// TestFullDisk fills a disk: what was acknowledged stays and can be read, what wasn't
// leaves nothing, and with room it goes on.
func TestFullDisk(t *testing.T) {
	dir := disk(t, "3m")
	path := filepath.Join(dir, "m.db")
	s, err := sqlite.Open(t.Context(), path, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	m := generate.New(1)
	stored, failed := 0, 0
	for i := 0; failed < 4; i++ {
		if i > 400 {
			t.Fatal("it never fills")
		}
		switch err := tryAdd(t, s, m, i); {
		case err == nil:
			stored++
		default:
			wantHint(t, err, store.ErrFull, path)
			failed++
		}
	}
	whole := func(s store.Store) {
		t.Helper()
		if n, err := s.Stats(t.Context()); err != nil || n.Reports != stored || n.Claims != 20*stored {
			t.Errorf("%d reports and %d claims, want %d reports: %v", n.Reports, n.Claims, stored, err)
		}
		problems(t, s)
	}
	whole(s)
	backup := filepath.Join(dir, "backup.db")
	if err := s.Backup(t.Context(), backup); !errors.Is(err, store.ErrFull) {
		t.Errorf("a backup without room: %v", err)
	}
	if rest, _ := filepath.Glob(backup + "*"); len(rest) > 0 {
		t.Errorf("it leaves %v", rest)
	}
	// Whoever opens it then, for reading or writing, finds it whole.
	if err := s.Close(); err != nil {
		t.Logf("closing without room: %v", err)
	}
	whole(reopen(t, path, sqlite.Options{ReadOnly: true}))
	again := reopen(t, path, sqlite.Options{})
	whole(again)
	if err := syscall.Mount("reportedly", dir, "tmpfs", syscall.MS_REMOUNT, "size=32m"); err != nil {
		t.Fatal(err)
	}
	add(t, again, m, 999)
	stored++
	whole(again)
	if err := again.Backup(t.Context(), backup); err != nil {
		t.Error(err)
	}
	if info, err := os.Stat(backup); err != nil || info.Size() == 0 {
		t.Errorf("the backup: %v", err)
	}
}
