// Package evaltest holds what tests of the eval packages share.
//
// In: a test and what it expects. Out: files of its own, an annotator without a model,
// and the test's failures. It scores nothing, and assumes a test that is running.
package evaltest

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// File writes a file that lasts as long as the test, and gives its path.
func File(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// WantMetrics fails the test where figures are missing or others.
func WantMetrics(t *testing.T, s *score.Scores, want map[string]float64) {
	t.Helper()
	for name, v := range want {
		if got, ok := s.Metric(name); !ok || got != v {
			t.Errorf("%s = %v (%v), want %v", name, got, ok, v)
		}
	}
}

// Spaces reads each sentence of lines as words between spaces, cut further at
// the byte offsets given.
func Spaces(cuts ...int) func(context.Context, *ling.Document) error {
	return func(_ context.Context, d *ling.Document) error {
		s := d.Text.String()
		start := 0
		for i := 0; i <= len(s); i++ {
			cut := i == len(s) || s[i] == ' '
			for _, c := range cuts {
				cut = cut || c == i
			}
			if !cut {
				continue
			}
			if i > start {
				d.Tokens = append(d.Tokens, ling.Token{Span: text.Span{Start: start, End: i}, UPOS: "NOUN", Head: -1})
			}
			if start = i; i < len(s) && s[i] == ' ' {
				start++
			}
		}
		d.Sentences = []ling.Sentence{{Span: text.Span{End: len(s)}, End: len(d.Tokens)}}
		return nil
	}
}
