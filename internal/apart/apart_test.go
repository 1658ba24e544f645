// Package apart_test holds the project's texts apart from those that it is measured on,
// which belong to others. In: the project's files, and ../shared/examples. Out: test
// results. It doesn't compare rephrasings, only words in a row, formulae included. It may
// assume that the working directory is this folder.
package apart_test

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// row is how many words in a row no file of the project shares with an evaluation text.
const row = 7

// kinds are the endings of files that people wrote.
var kinds = []string{".go", ".tsv", ".md", ".txt", ".txtar", ".json", ".golden", ".html", ".py", ".js"}

// names are tables of bodies' and offices' names, which are nobody's words.
var names = []string{filepath.Join("data", "actors"), filepath.Join("data", "lexicon", "organisations.tsv")}

func TestApart(t *testing.T) {
	root := filepath.Join("..", "..")
	examples := filepath.Join(root, "..", "shared", "examples")
	if _, err := os.Stat(examples); err != nil {
		if strings.Contains(os.Getenv("REPORTEDLY_REQUIRE"), "shared") {
			t.Fatal(err)
		}
		t.Skipf("the evaluation texts are not here: %v", err)
	}
	theirs := map[string]string{}
	each(t, examples, func(path string) {
		if strings.HasPrefix(filepath.Base(path), "NOTE") {
			return
		}
		for _, text := range texts(t, path) {
			for r := range rows(text) {
				theirs[r] = filepath.Base(path)
			}
		}
	})
	for _, e := range entries(t, root) {
		each(t, filepath.Join(root, e), func(path string) {
			if !slices.Contains(kinds, filepath.Ext(path)) || slices.ContainsFunc(names, func(n string) bool { return strings.Contains(path, n) }) {
				return
			}
			for r := range rows(read(t, path)) {
				if from, shared := theirs[r]; shared {
					t.Errorf("%s shares words in a row with %s: %q", path, from, r)
				}
			}
		})
	}
}

// entries are what lies at the root, but for what begins with a dot.
func entries(t *testing.T, root string) []string {
	t.Helper()
	list, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range list {
		if !strings.HasPrefix(e.Name(), ".") {
			out = append(out, e.Name())
		}
	}
	return out
}

// each calls do for every file of a folder, or for the file itself.
func each(t *testing.T, folder string, do func(path string)) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		do(path)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// texts are the reports of an example: the file itself, or what JSON calls "text" and
// that is longer than a quotation.
func texts(t *testing.T, path string) []string {
	t.Helper()
	switch filepath.Ext(path) {
	case ".txt":
		return []string{read(t, path)}
	case ".json":
		var v any
		if err := json.Unmarshal([]byte(read(t, path)), &v); err != nil {
			t.Fatal(err)
		}
		return called(v, nil)
	}
	return nil
}

func called(v any, out []string) []string {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			out = called(e, out)
		}
	case map[string]any:
		for k, e := range v {
			if s, ok := e.(string); ok && k == "text" && len(strings.Fields(s)) > 2*row {
				out = append(out, s)
			}
			out = called(e, out)
		}
	}
	return out
}

// rows are the runs of row words, but those of which most are numbers: a date and a time
// of day are nobody's words.
func rows(text string) map[string]bool {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	out := map[string]bool{}
	for i := 0; i+row <= len(words); i++ {
		run := words[i : i+row]
		if !digits(run) {
			out[strings.Join(run, " ")] = true
		}
	}
	return out
}

// digits tells whether most of the words are numbers or single letters.
func digits(run []string) bool {
	n := 0
	for _, w := range run {
		if len(w) == 1 || strings.IndexFunc(w, unicode.IsDigit) >= 0 {
			n++
		}
	}
	return n > len(run)/2
}
