package imports_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/reportedly/reportedly/resolve/place/source/imports"
)

// stopped runs a job and stops it at a step. It tells whether the job came that
// far.
func stopped(t *testing.T, job imports.Job, step int) bool {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	n := 0
	job.Step = func(string, int64, int64) {
		if n++; n == step {
			cancel()
		}
	}
	_, err := imports.Run(ctx, job)
	if err != nil && !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	return err != nil
}

// An import that is interrupted anywhere, again and again, makes the same file in
// the end as one that isn't.
func TestResume(t *testing.T) {
	paths := many(t, 6000)
	dir := t.TempDir()
	job := imports.Job{Files: paths, Dir: filepath.Join(dir, "whole"), ChunkItems: 500}
	run(t, job)
	want := content(t, job.Dir)

	job.Dir = filepath.Join(dir, "cut")
	stops, kept := 0, 0
	for step := 2; ; step++ {
		if !stopped(t, job, step) {
			break
		}
		stops++
		if gaz, _ := filepath.Glob(filepath.Join(job.Dir, "*.gaz")); len(gaz) > 0 {
			t.Fatal("there is a gazetteer before the import is done")
		}
		chunks, _ := filepath.Glob(filepath.Join(job.Dir, ".import-*", "*.items"))
		if len(chunks) < kept {
			t.Errorf("%d chunks after %d", len(chunks), kept)
		}
		kept = len(chunks)
	}
	if stops < 5 || kept < 5 {
		t.Errorf("stopped %d times, with %d chunks", stops, kept)
	}
	if content(t, job.Dir) != want {
		t.Error("the resumed import made another file")
	}
}

// What a crash leaves in the working folder is found out: chunks cut off or
// changed, a journal cut off, files half written.
func TestResumeAfterDamage(t *testing.T) {
	paths := many(t, 2400)
	dir := t.TempDir()
	job := imports.Job{Files: paths, Dir: filepath.Join(dir, "whole"), ChunkItems: 200}
	run(t, job)
	want := content(t, job.Dir)
	for name, damage := range map[string]func(work string) error{
		"chunk cut off": func(work string) error { return os.Truncate(filepath.Join(work, "000-00003.items"), 100) },
		"chunk gone":    func(work string) error { return os.Remove(filepath.Join(work, "000-00000.items")) },
		"chunk changed": func(work string) error {
			path := filepath.Join(work, "000-00005.items")
			raw, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			raw[rand.IntN(len(raw))] ^= 1
			return os.WriteFile(path, raw, 0o644)
		},
		"journal cut off": func(work string) error { return os.Truncate(filepath.Join(work, "journal.json"), 40) },
		"journal gone":    func(work string) error { return os.Remove(filepath.Join(work, "journal.json")) },
		"half written":    func(work string) error { return os.WriteFile(filepath.Join(work, ".new-1"), []byte("x"), 0o644) },
	} {
		job.Dir = filepath.Join(dir, strings.ReplaceAll(name, " ", "-"))
		if !stopped(t, job, 6) {
			t.Fatal("it was done before")
		}
		work, err := filepath.Glob(filepath.Join(job.Dir, ".import-*"))
		if err != nil || len(work) != 1 {
			t.Fatal(work, err)
		}
		if err := damage(work[0]); err != nil {
			t.Fatal(name, err)
		}
		run(t, job)
		if content(t, job.Dir) != want {
			t.Errorf("%s: the resumed import made another file", name)
		}
	}
}

// A file that was changed since is read from its beginning.
func TestChangedInput(t *testing.T) {
	paths := many(t, 3000)
	dir := t.TempDir()
	job := imports.Job{Files: paths, Dir: dir, ChunkItems: 300}
	if !stopped(t, job, 4) {
		t.Fatal("it was done before")
	}
	other := many(t, 2000)
	for i, p := range paths {
		j := slices.IndexFunc(other, func(o string) bool { return filepath.Base(o) == filepath.Base(p) })
		if err := os.Rename(other[j], paths[i]); err != nil {
			t.Fatal(err)
		}
	}
	made := run(t, job)
	if made[0].Resumed || made[0].Places != 2001 {
		t.Errorf("%+v", made)
	}
}

// content is the only gazetteer in a folder.
func content(t *testing.T, dir string) string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(dir, "geonames-ly.gaz"))
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}
