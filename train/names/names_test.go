// Package names_test holds the marked texts to the form that train/data_names.py reads.
package names_test

import (
	"bufio"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	header = regexp.MustCompile(`^### (n\d{3}) \| \S.*$`)
	mark   = regexp.MustCompile(`\[(PER|LOC|ORG) ([^\[\] ][^\[\]]*)\]`)
)

// TestMarks wants documents of unique names and no square bracket that isn't a mark; with -v it prints the counts.
func TestMarks(t *testing.T) {
	files, err := filepath.Glob("*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no texts: %v", err)
	}
	counts, seen := map[string]int{}, map[string]bool{}
	for _, path := range files {
		readMarked(t, path, counts, seen)
	}
	t.Logf("documents %d, words %d, PER %d, LOC %d, ORG %d", len(seen), counts["words"], counts["PER"], counts["LOC"], counts["ORG"])
}

func readMarked(t *testing.T, path string, counts map[string]int, seen map[string]bool) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if strings.HasPrefix(line, "### ") {
			m := header.FindStringSubmatch(line)
			if m == nil || seen[m[1]] {
				t.Errorf("%s:%d: not the header of a new document: %s", path, n, line)
				continue
			}
			seen[m[1]] = true
			continue
		}
		for _, m := range mark.FindAllStringSubmatch(line, -1) {
			counts[m[1]]++
			if strings.TrimSpace(m[2]) != m[2] {
				t.Errorf("%s:%d: space at the edge of a name: %q", path, n, m[2])
			}
		}
		plain := mark.ReplaceAllString(line, "$2")
		if strings.ContainsAny(plain, "[]") {
			t.Errorf("%s:%d: a bracket that marks nothing: %s", path, n, plain)
		}
		counts["words"] += len(strings.Fields(plain))
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}
