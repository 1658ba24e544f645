package places_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/reportedly/reportedly/eval/places"
)

func TestVariants(t *testing.T) {
	list := []places.VariantPlace{
		{ID: "t:1", Country: "LBY", Name: "Zuwara", Others: []string{"Zwara"}},
		{ID: "t:2", Country: "LBY", Name: "Shahhat", Others: []string{"Cyrene"}},
		{ID: "t:3", Country: "LBY", Name: "Tobruk"}, // has nothing to hold out
		{ID: "t:4", Country: "", Name: "Nowhere"},
	}
	held := places.HoldOut(slices.Values(list))
	if len(held) != 2 || held[0].Held != "Zwara" || held[1].Held != "Cyrene" {
		t.Fatalf("held out: %+v", held)
	}
	answers := map[string][]string{"Zwara": {"t:1", "t:3"}, "Cyrene": {"t:3", "t:2"}}
	s, err := places.Variants(context.Background(), []string{"x.gaz"}, held, places.VariantOptions{
		Letters: strings.ToLower,
		Search: func(strict bool, name, country string) []string {
			if strict && name == "Cyrene" {
				return nil
			}
			return answers[name]
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	for metric, want := range map[string]float64{
		"arab.n": 2, "arab.r@10": 1, "arab.r@1": 0.5, "arab.p@1": 0.5,
		"arab.strict.r@10": 0.5, "arab.strict.p@1": 1, "arab.strict.spellings.n": 1,
	} {
		if got, ok := s.Metric(metric); !ok || got != want {
			t.Errorf("%s = %v, %v, want %v", metric, got, ok, want)
		}
	}
	if len(s.Mistakes) != 1 {
		t.Errorf("mistakes: %q", s.Mistakes)
	}
}
