package reportedly_test

import (
	"testing"

	"github.com/reportedly/reportedly"
)

func TestCredibilityWords(t *testing.T) {
	for c := reportedly.Confirmed; c <= reportedly.CannotBeJudged; c++ {
		if c.Words() == "" {
			t.Errorf("credibility %d has no words", c)
		}
	}
	for _, c := range []reportedly.Credibility{-1, 0, 7} {
		if got := c.Words(); got != "" {
			t.Errorf("credibility %d is %q, want none", c, got)
		}
	}
}

func TestTellingID(t *testing.T) {
	if got := reportedly.TellingID("3f2a", "c4"); got != "3f2a/c4" {
		t.Errorf("got %s", got)
	}
}
