// Package golden compares what a test got with a file that was agreed on, and
// finds the optional data that some tests read.
//
// In: a test and its output. Out: a failure with the difference, or with
// -update a rewritten file. It holds no expectations itself. It assumes that
// the working directory is the package's own, as `go test` sets it.
package golden

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite golden files with what the tests got")

// Check fails t where got differs from the file at path, below the package's
// folder. With -update it writes the file instead.
func Check(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (run the test with -update to write it)", err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got; -update rewrites it):\n%s", path, diff)
	}
}

// CheckBlock is Check for a part of a document: what stands between the lines
// <!-- NAME --> and <!-- /NAME -->.
func CheckBlock(t *testing.T, path, name, got string) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	begin, end := "<!-- "+name+" -->\n", "<!-- /"+name+" -->"
	head, rest, ok := strings.Cut(string(raw), begin)
	want, tail, closed := strings.Cut(rest, end)
	if !ok || !closed {
		t.Fatalf("%s has no block %s … %s", path, strings.TrimSpace(begin), end)
	}
	if *update {
		if err := os.WriteFile(path, []byte(head+begin+got+end+tail), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s, block %s (-want +got; -update rewrites it):\n%s", path, name, diff)
	}
}

// Shared is the path of a file or folder below shared/, beside the repository.
// Where it is absent the test is skipped, or failed if REPORTEDLY_REQUIRE names
// "shared".
func Shared(t testing.TB, elem ...string) string {
	t.Helper()
	path := filepath.Join(append([]string{root(t), "..", "shared"}, elem...)...)
	if _, err := os.Stat(path); err == nil {
		return path
	}
	if strings.Contains(os.Getenv("REPORTEDLY_REQUIRE"), "shared") {
		t.Fatalf("REPORTEDLY_REQUIRE asks for shared/%s, which is absent", filepath.Join(elem...))
	}
	t.Skipf("shared/%s is absent", filepath.Join(elem...))
	return ""
}

// root is the repository's folder: the nearest above with a go.mod.
func root(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Fatal("no go.mod above the working directory")
		}
		dir = up
	}
}
