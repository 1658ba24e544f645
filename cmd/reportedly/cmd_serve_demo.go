package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/reportedly/reportedly/examples"
	"github.com/reportedly/reportedly/ingest"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/resolve/when"
)

// demoDatabase is a database for the sample case; remove takes it away.
func demoDatabase() (path string, remove func(), err error) {
	dir, err := os.MkdirTemp("", "reportedly-demo")
	if err != nil {
		return "", nil, fmt.Errorf("make a folder for the sample case: %w", err)
	}
	return filepath.Join(dir, "demo.db"), func() { os.RemoveAll(dir) }, nil
}

// addExamples takes the sample case in.
func addExamples(ctx context.Context, e *env, m *memory.Memory) error {
	var names []string
	for _, pattern := range []string{"*.txt", "*.html", "case/*.txt"} {
		found, err := fs.Glob(examples.Reports, pattern)
		if err != nil {
			return err
		}
		names = append(names, found...)
	}
	slices.Sort(names)
	for _, name := range names {
		opt := ingest.Options{Acquired: e.Now()}
		if name == "incident-log.txt" {
			opt.Published = "2022-11-20" // it doesn't say so itself (examples/README.md)
		}
		report, err := ingest.File(ctx, examples.Reports, name, opt)
		if err != nil {
			return err
		}
		if _, err := m.Add(ctx, memory.AddRequest{Report: report, Published: opt.Published, How: "sample case"}); err != nil {
			return err
		}
	}
	return nil
}

// whenOf is the value of words of time, told from a report's date; "" for none.
func whenOf(words, published string) string {
	for _, r := range when.ReadPhrase(words, published, when.NoTense) {
		if r.When.EDTF != "" {
			return r.When.EDTF
		}
	}
	return ""
}
