package engine_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/data"
	"github.com/reportedly/reportedly/engine"
	"github.com/reportedly/reportedly/eval/claims"
	"github.com/reportedly/reportedly/extract"
	"github.com/reportedly/reportedly/internal/golden"
	"github.com/reportedly/reportedly/lexicon"
	"github.com/reportedly/reportedly/ling"
)

// alone are the weights by which only the one or the other decides what is a claim.
func alone(lexicon bool) extract.Weights {
	w := extract.Default()
	if lexicon {
		w.Unseen, w.UnseenPlain, w.UnseenStated = 0.2, 0.2, 0.2
	} else {
		w.SenseAgrees, w.SenseDiffers, w.WordDiffers, w.SenseDenies, w.Named = 0, 0, 0, 0, 0
		w.Unseen, w.UnseenPlain, w.UnseenStated = 0.001, 0.001, 0.001
	}
	return w
}

// TestLexiconAndModel prints what the lexicon and the model's heads for claims are worth
// without each other, for docs/evaluation.md.
func TestLexiconAndModel(t *testing.T) {
	if testing.Short() {
		t.Skip("the example reports take seconds to read")
	}
	examples := golden.Shared(t, "examples")
	e := mustEngine(t)
	lex, err := lexicon.Load(data.Lexicon)
	if err != nil {
		t.Fatal(err)
	}
	docs := map[string]*ling.Document{}
	measure := func(pattern string, w extract.Weights, blind bool) string {
		x := extract.New(lex, w)
		paths, err := filepath.Glob(filepath.Join(examples, pattern))
		if err != nil {
			t.Fatal(err)
		}
		cases, err := claims.Read(t.Context(), paths, func(ctx context.Context, path, published string) ([]reportedly.Claim, error) {
			if docs[path] == nil {
				if docs[path], err = annotated(ctx, e, path, published); err != nil {
					return nil, err
				}
			}
			d := *docs[path]
			if blind {
				d.Predicates = nil
			}
			return x.Claims(&d), nil
		})
		if err != nil {
			t.Fatal(err)
		}
		s := claims.Score(cases, claims.Options{})
		typed, _ := s.Metric("typed.f1")
		full, _ := s.Metric("full.f1")
		return fmt.Sprintf("%.3f (%.3f)", typed, full)
	}
	var b strings.Builder
	b.WriteString("\n| | both | lexicon alone | model alone |\n|---|---|---|---|\n")
	for _, set := range []struct{ name, pattern string }{
		{"libya-weekly", "libya-weekly.gold.json"}, {"re3d", "re3d/*.gold.json"}, {"invented", "invented/*.gold.json"},
	} {
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", set.name, measure(set.pattern, extract.Default(), false), measure(set.pattern, alone(true), true), measure(set.pattern, alone(false), false))
	}
	t.Log(b.String())
	golden.CheckBlock(t, "../docs/evaluation.md", "lexicon", b.String())
}

func annotated(ctx context.Context, e *engine.Engine, path, published string) (*ling.Document, error) {
	r, err := ingested(ctx, path, published)
	if err != nil {
		return nil, err
	}
	d := engine.Document(r)
	return d, e.Annotate(ctx, d)
}
