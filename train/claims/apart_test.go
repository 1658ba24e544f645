package claims_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// run is how many words in a row may not be shared with an evaluation text.
const run = 7

// TestApart holds the texts apart from those that the product is measured on. All
// runs count, formulae included.
func TestApart(t *testing.T) {
	examples := filepath.Join("..", "..", "..", "shared", "examples")
	if _, err := os.Stat(examples); err != nil {
		if strings.Contains(os.Getenv("REPORTEDLY_REQUIRE"), "shared") {
			t.Fatal(err)
		}
		t.Skipf("the evaluation texts are not here: %v", err)
	}
	own := map[string]string{}
	texts, err := filepath.Glob("*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range texts {
		for _, r := range runs(t, path) {
			own[r] = path
		}
	}
	err = filepath.WalkDir(examples, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		switch filepath.Ext(path) {
		case ".txt", ".json":
			for _, r := range runs(t, path) {
				if mine, shared := own[r]; shared {
					t.Errorf("%s shares seven words in a row with %s", mine, filepath.Base(path))
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func runs(t *testing.T, path string) []string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	words := strings.FieldsFunc(strings.ToLower(string(b)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	var out []string
	for i := 0; i+run <= len(words); i++ {
		out = append(out, strings.Join(words[i:i+run], " "))
	}
	return out
}
