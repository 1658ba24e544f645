package engine_test

import (
	"strings"
	"testing"

	"github.com/reportedly/reportedly/engine"
	"github.com/reportedly/reportedly/eval/claims"
)

// maxFigures is how many claims with a score of 0.5 and more may be read where the marked
// passages of testdata/figures have none.
const maxFigures = 12

// TestFiguresOfSpeech reads texts full of wars, attacks and sieges that are none: moles in a
// garden, shares on a market.
func TestFiguresOfSpeech(t *testing.T) {
	var wrong []string
	eachMarked(t, mustEngine(t), "testdata/figures/*.txt", func(_ string, _ *engine.Result, list []claims.Judged) {
		for _, j := range list {
			if !j.Right && j.Claim.Score >= 0.5 {
				wrong = append(wrong, summary(j.Claim))
			}
		}
	})
	t.Logf("%d figures are read as claims:\n%s", len(wrong), strings.Join(wrong, "\n"))
	if len(wrong) > maxFigures {
		t.Errorf("%d are more than %d", len(wrong), maxFigures)
	}
}
