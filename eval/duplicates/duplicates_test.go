package duplicates_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly/eval/duplicates"
)

// madeTexts are texts of words that no other text has.
func madeTexts(n int) []string {
	var out []string
	for t := range n {
		var b strings.Builder
		for s := range 8 {
			fmt.Fprintf(&b, "Sentence%dx%d", t, s)
			for w := range 12 {
				fmt.Fprintf(&b, " word%dx%dx%d", t, s, w)
			}
			b.WriteString(" ends.\n")
		}
		out = append(out, b.String())
	}
	return out
}

func TestMakeDuplicates(t *testing.T) {
	a, err := duplicates.Make(madeTexts(20), 60, 1)
	if err != nil {
		t.Fatal(err)
	}
	b, err := duplicates.Make(madeTexts(20), 60, 1)
	if err != nil {
		t.Fatal(err)
	}
	if len(a) != 60 {
		t.Errorf("%d texts, want 60", len(a))
	}
	for i := range a {
		if a[i].Text != b[i].Text || a[i].ID != b[i].ID {
			t.Errorf("text %d differs between two runs", i)
		}
	}
	if _, err := duplicates.Make(madeTexts(3), 60, 1); err == nil {
		t.Error("three texts are enough")
	}
}

// TestDuplicates scores a finder that knows nothing and one that takes all texts
// with three rare words in common.
func TestDuplicates(t *testing.T) {
	none := func(context.Context, []duplicates.MadeText) (*duplicates.Found, error) {
		return &duplicates.Found{}, nil
	}
	s, err := duplicates.Score(t.Context(), []string{"x"}, madeTexts(40), duplicates.Options{Find: none, Documents: 80, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	if r, _ := s.Metric("pairs.r"); r != 0 {
		t.Errorf("recall %v of nothing", r)
	}
	words := func(_ context.Context, docs []duplicates.MadeText) (*duplicates.Found, error) {
		out := &duplicates.Found{}
		for i, a := range docs {
			has := map[string]bool{}
			for _, w := range strings.Fields(strings.ToLower(a.Text)) {
				has[w] = strings.HasPrefix(w, "word")
			}
			for _, b := range docs[i+1:] {
				common := 0
				for _, w := range strings.Fields(strings.ToLower(b.Text)) {
					if has[w] {
						common++
					}
				}
				if common >= 12 {
					out.Pairs = append(out.Pairs, duplicates.FoundPair{A: a.ID, B: b.ID})
				}
			}
		}
		return out, nil
	}
	s, err = duplicates.Score(t.Context(), []string{"x"}, madeTexts(40), duplicates.Options{Find: words, Documents: 80, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	p, _ := s.Metric("pairs.p")
	r, _ := s.Metric("pairs.r")
	if r < 0.99 || p < 0.5 {
		t.Errorf("precision %v and recall %v of common words", p, r)
	}
}

func TestReadTexts(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{
		"a.txt": "One.", "b.json": `{"reports":[{"text":"Two."},{"text":"Three."}]}`, "c.jsonl": "{\"text\":\"Four.\"}\n{\"title\":\"x\"}\n",
		"d.xml": `<Document><token sentence="0">Five</token><token sentence="0">.</token></Document>`, "LICENSE.txt": "no", "e.md": "no",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got, err := duplicates.ReadTexts(dir)
	if err != nil {
		t.Fatal(err)
	}
	for i := range got {
		got[i] = strings.TrimSpace(got[i])
	}
	if d := cmp.Diff([]string{"One.", "Two.", "Three.", "Four.", "Five ."}, got); d != "" {
		t.Errorf("texts (-want +got):\n%s", d)
	}
	if _, err := duplicates.ReadTexts(filepath.Join(dir, "none")); err == nil {
		t.Error("a folder that isn't there has texts")
	}
}
