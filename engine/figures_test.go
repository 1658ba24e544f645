package engine_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/reportedly/reportedly/eval/claims"
	"github.com/reportedly/reportedly/ingest"
)

// maxFigures is how many claims with a score of 0.5 and more may be read where the marked
// passages of testdata/figures have none.
const maxFigures = 12

// TestFiguresOfSpeech reads texts full of wars, attacks and sieges that are none: moles in a
// garden, shares on a market.
func TestFiguresOfSpeech(t *testing.T) {
	paths, err := filepath.Glob("testdata/figures/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no passages: %v", err)
	}
	e := mustEngine(t)
	var wrong []string
	for _, path := range paths {
		gold, others := unmarked(t, path)
		raw, err := os.ReadFile(gold.TextPath())
		if err != nil {
			t.Fatal(err)
		}
		r, err := ingest.Read(t.Context(), path, strings.NewReader(string(raw)), ingest.Options{Published: gold.Published})
		if err != nil {
			t.Fatal(err)
		}
		result, err := e.Read(t.Context(), r)
		if err != nil {
			t.Fatal(err)
		}
		choose(gold, others, result.Claims)
		for _, j := range claims.Judge(claims.Case{Gold: gold, Pred: result.Claims}) {
			if !j.Right && j.Claim.Score >= 0.5 {
				wrong = append(wrong, summary(j.Claim))
			}
		}
	}
	t.Logf("%d figures are read as claims:\n%s", len(wrong), strings.Join(wrong, "\n"))
	if len(wrong) > maxFigures {
		t.Errorf("%d are more than %d", len(wrong), maxFigures)
	}
}
