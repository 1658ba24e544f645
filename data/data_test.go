package data_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/reportedly/reportedly/data"
)

// TestPacked holds what the program carries to the tables that people edit.
func TestPacked(t *testing.T) {
	paths, err := filepath.Glob("actors/*.tsv")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no tables of actors: %v", err)
	}
	list, err := fs.Glob(data.Actors, "*.tsv")
	if err != nil || len(list) != len(paths) {
		t.Fatalf("%d tables are packed and %d lie in actors/ (%v); go generate ./data packs them", len(list), len(paths), err)
	}
	for _, path := range paths {
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		got, err := fs.ReadFile(data.Actors, filepath.Base(path))
		if err != nil || string(got) != string(want) {
			t.Errorf("%s is not packed as it is (%v); go generate ./data packs it", path, err)
		}
	}
}
