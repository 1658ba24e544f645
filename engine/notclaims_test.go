package engine_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/reportedly/reportedly/internal/golden"
)

// TestMetadataIsNoClaim reads the report that the project was asked to serve: its
// image credit, the note about its publisher and its rights hold no claims.
func TestMetadataIsNoClaim(t *testing.T) {
	examples := golden.Shared(t, "examples")
	raw, err := os.ReadFile(filepath.Join(examples, "libya-weekly.gold.json"))
	if err != nil {
		t.Fatal(err)
	}
	var gold struct {
		NotClaims []struct{ Text string } `json:"not_claims"`
	}
	if err := json.Unmarshal(raw, &gold); err != nil || len(gold.NotClaims) == 0 {
		t.Fatalf("no passages without claims: %v", err)
	}
	claims, err := reader(mustEngine(t))(t.Context(), filepath.Join(examples, "libya-weekly.txt"), "2016-12-27")
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range gold.NotClaims {
		for _, c := range claims {
			if strings.Contains(n.Text, c.Evidence[0].Quote) || strings.Contains(c.Evidence[0].Quote, n.Text) {
				t.Errorf("«%s» is read as a claim: %s", n.Text, summary(c))
			}
		}
	}
}
