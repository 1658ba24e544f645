package engine_test

import (
	"context"
	"math"
	"testing"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/engine"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// TestVectors: of three claims the two on one killing are the most alike.
func TestVectors(t *testing.T) {
	e, err := engine.New(engine.Options{})
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	var all [][]float32
	for _, s := range []string{
		"Gunmen killed four soldiers at a checkpoint near Wadi Sur on Monday.",
		"Four soldiers were killed when armed men attacked a checkpoint near Wadi Sur.",
		"The finance minister met a delegation of bankers in the capital.",
	} {
		d := &ling.Document{ID: "a", Text: text.New(s), Published: "2021-03-09"}
		r, err := e.ReadDocument(ctx, d)
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Claims) == 0 {
			t.Fatalf("%s: no claims", s)
		}
		v, err := e.Vectors(ctx, d, r.Claims)
		if err != nil || len(v) != len(r.Claims) {
			t.Fatal(len(v), err)
		}
		if n := product(v[0], v[0]); math.Abs(n-1) > 1e-5 {
			t.Errorf("length² %v, want 1", n)
		}
		all = append(all, v[0])
	}
	if near, far := product(all[0], all[1]), product(all[0], all[2]); near <= far {
		t.Errorf("the same killing %.3f, a meeting %.3f", near, far)
	}
	v, err := e.Vectors(ctx, &ling.Document{}, []reportedly.Claim{{}})
	if err != nil || len(v) != 1 || v[0] != nil {
		t.Errorf("a claim without words: %v, %v", v, err)
	}
}

func product(a, b []float32) float64 {
	sum := 0.0
	for i := range a {
		sum += float64(a[i]) * float64(b[i])
	}
	return sum
}

// TestMentions: a word that is no claim gets its participants, place and time by its
// roles; one that is a claim stays that claim.
func TestMentions(t *testing.T) {
	e, err := engine.New(engine.Options{Propositions: true})
	if err != nil {
		t.Fatal(err)
	}
	d := &ling.Document{ID: "a", Text: text.New("The painter baked a cake in Tripoli on 3 March 2021. Gunmen killed a judge."), Published: "2021-03-09"}
	r, err := e.ReadDocument(context.Background(), d)
	if err != nil {
		t.Fatal(err)
	}
	var words []engine.Words
	for i := range d.Tokens {
		if f := d.Form(i); f == "baked" || f == "killed" {
			words = append(words, engine.Words{Head: i, All: []int{i}})
		}
	}
	got := e.Mentions(r, words)
	if len(got) != 2 || len(got[0].Actors) != 1 || got[0].Actors[0].Text != "The painter" || got[0].Kind != "" {
		t.Fatalf("%+v", got)
	}
	if got[0].Time == nil || got[0].Time.EDTF != "2021-03-03" || len(got[0].Places) != 1 || !got[0].Places[0].Names[0].Resolved {
		t.Errorf("time %+v, places %+v", got[0].Time, got[0].Places)
	}
	if got[1].Kind != reportedly.KindEvent || got[1].Event != reportedly.Assault {
		t.Errorf("%q %q, want the claim that is read", got[1].Kind, got[1].Event)
	}
}
