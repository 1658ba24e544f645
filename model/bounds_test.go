package model_test

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/model"
)

// endless is a sentence of n words without a stop.
func endless(n int) *ling.Document {
	clause := strings.Fields("the army shelled Harim and rebels left the town near McCain 's airport while")
	words := slices.Repeat(clause, n/len(clause)+1)
	return document([][]string{words[:n]})
}

// TestEncoderAllocations: once its memory is there, encoding asks for none.
func TestEncoderAllocations(t *testing.T) {
	if testing.Short() {
		t.Skip("it measures memory, of which the race detector takes its own")
	}
	for _, name := range model.KernelNames() {
		m := mustLoad(t, "testdata/tiny", model.WithKernel(name))
		for what, d := range map[string]*ling.Document{"report": manySentences(), "endless": endless(3000)} {
			if n := testing.AllocsPerRun(3, m.EncodeAll(d)); n > 0 {
				t.Errorf("%s: %s: %.0f allocations for %d tokens", name, what, n, len(d.Tokens))
			}
		}
	}
}

// TestWorkGrowsWithText: in a sentence that doesn't end, neither attention nor trees
// are over more than a bounded stretch of it.
func TestWorkGrowsWithText(t *testing.T) {
	m := mustLoad(t, "testdata/tiny")
	once, twice, four := m.PlannedWork(endless(5000)), m.PlannedWork(endless(10000)), m.PlannedWork(endless(20000))
	for _, w := range []struct {
		what      string
		a, b, c   int
		perToken  int
		remainder float64 // chunks at the end are smaller
	}{
		{"pieces", once.Pieces, twice.Pieces, four.Pieces, 4, 0.02},
		{"pairs of pieces", once.Pairs, twice.Pairs, four.Pairs, 4 * 64, 0.02},
		{"pairs of words", once.Trees, twice.Trees, four.Trees, 1024, 0.05},
	} {
		if w.a > 5000*w.perToken {
			t.Errorf("5,000 words without a stop: %d %s", w.a, w.what)
		}
		for by, n := range map[float64]int{2: w.b, 4: w.c} {
			if grown := float64(n) / float64(w.a); grown > by*(1+w.remainder) {
				t.Errorf("%.0f times the text has %.2f times the %s", by, grown, w.what)
			}
		}
	}
	if once.Longest > 64 {
		t.Errorf("run of %d pieces in a model that knows 64 places", once.Longest)
	}
}

// TestOneWord: a megabyte of one word, as one token and as many, is cut like any
// text.
func TestOneWord(t *testing.T) {
	if testing.Short() {
		t.Skip("it measures memory, of which the race detector takes its own")
	}
	m := mustLoad(t, "testdata/tiny")
	single := m.PlannedWork(document([][]string{{strings.Repeat("a", 1<<20)}}))
	if single.Pieces > 10 {
		t.Errorf("a word of a megabyte is %d pieces", single.Pieces)
	}
	many := document([][]string{slices.Repeat([]string{"army"}, 1<<18)})
	if w := m.PlannedWork(many); w.Pieces > 2*len(many.Tokens) || w.Longest > 64 {
		t.Errorf("%d times a word: %+v", len(many.Tokens), w)
	}
	want := allocated(t, m, endless(2000))
	if got := allocated(t, m, endless(8000)); got > 5*want {
		t.Errorf("four times the text takes %d bytes, once %d", got, want)
	}
}

// allocated is the memory asked for while a document is annotated, the second time.
func allocated(t *testing.T, m *model.Model, d *ling.Document) uint64 {
	t.Helper()
	var before, after runtime.MemStats
	for range 2 {
		runtime.ReadMemStats(&before)
		if err := m.Annotate(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		runtime.ReadMemStats(&after)
	}
	return after.TotalAlloc - before.TotalAlloc
}

// BenchmarkGrowth annotates a sentence without a stop, of 2,500 words and its
// double and fourfold: time a word stays the same.
func BenchmarkGrowth(b *testing.B) {
	m, err := model.Load(shipped(b))
	if err != nil {
		b.Fatal(err)
	}
	for _, n := range []int{2500, 5000, 10000} {
		d := endless(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := m.Annotate(b.Context(), d); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(n), "µs/word")
		})
	}
}
