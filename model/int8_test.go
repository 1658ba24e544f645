package model_test

import (
	"errors"
	"math"
	"testing"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/model"
	"github.com/reportedly/reportedly/model/kernel"
)

// eachInt8 calls f for every kernel that multiplies bytes.
func eachInt8(t *testing.T, f func(t *testing.T, k string)) {
	for _, name := range kernel.Names() {
		t.Run(name, func(t *testing.T) {
			k, err := kernel.ByName(name)
			if err != nil {
				t.Fatal(err)
			}
			if k.Bytes() {
				f(t, name)
				return
			}
			if _, err := model.Load(tiny(t), model.WithKernel(name), model.WithInt8()); !errors.Is(err, reportedly.ErrUnsupported) {
				t.Errorf("kernel without bytes: %v", err)
			}
		})
	}
}

// TestInt8 asks that bytes stay near what PyTorch computes in floats: the small
// random model's vectors have numbers of about 1.
func TestInt8(t *testing.T) {
	eachInt8(t, func(t *testing.T, k string) {
		m := mustLoad(t, "testdata/tiny", model.WithKernel(k), model.WithInt8())
		if m.KernelName() != k+"+int8" {
			t.Errorf("KernelName() = %s", m.KernelName())
		}
		most := 0.03
		if k == "avx2" {
			most = 0.06 // 7 bits for activations
		}
		for n, ref := range references(t) {
			got := m.TraceDocument(document(ref.Words))
			for l := range ref.Layers {
				sum, count := 0.0, 0
				for w, want := range ref.Layers[l] {
					for i, x := range want {
						sum += math.Pow(float64(got.Layers[l][w][i]-x), 2)
						count++
					}
				}
				if off := math.Sqrt(sum / float64(count)); off > most {
					t.Errorf("document %d layer %d: off by %.3f", n, l, off)
				}
			}
		}
	})
}

// TestInt8Shipped asks that the heads decide as they do on floats for nearly
// every word.
func TestInt8Shipped(t *testing.T) {
	fsys := shipped(t)
	m, err := model.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	want := reportText()
	want.Sentences, want.Tokens = want.Sentences[:5], want.Tokens[:want.Sentences[4].End]
	got := *want
	got.Tokens = append(got.Tokens[:0:0], want.Tokens...)
	if err := m.Annotate(t.Context(), want); err != nil {
		t.Fatal(err)
	}
	eachInt8(t, func(t *testing.T, k string) {
		if k == "plain" {
			t.Skip("too slow for a model of this size")
		}
		m, err := model.Load(fsys, model.WithKernel(k), model.WithInt8())
		if err != nil {
			t.Fatal(err)
		}
		if err := m.Annotate(t.Context(), &got); err != nil {
			t.Fatal(err)
		}
		same := 0
		for i, w := range want.Tokens {
			g := got.Tokens[i]
			if w.UPOS == g.UPOS && w.Head == g.Head && w.Deprel == g.Deprel {
				same++
			}
		}
		t.Logf("%d of %d tokens have the same tag, head and relation", same, len(want.Tokens))
		if same*10 < len(want.Tokens)*9 {
			t.Errorf("%d of %d tokens have the same tag, head and relation", same, len(want.Tokens))
		}
	})
}
