package model_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/model"
	"github.com/reportedly/reportedly/text"
)

// manySentences is a document of some dozens of chunks.
func manySentences() *ling.Document {
	var sentences [][]string
	for i := range 60 {
		s := strings.Fields("The U.N. said that forces left the town near 10:15 and shelled McCain 's airport .")
		sentences = append(sentences, s[i%7:])
	}
	return document(sentences)
}

func layers(d *ling.Document) []any { return []any{d.Tokens, d.Names, d.Predicates} }

// TestConcurrent: many documents at once, with few and with many workers, give
// what one alone gives, to the bit.
func TestConcurrent(t *testing.T) {
	alone := manySentences()
	if err := mustLoad(t, "testdata/tiny").Annotate(t.Context(), alone); err != nil {
		t.Fatal(err)
	}
	for _, workers := range []int{0, 1, 3, 100} {
		m := mustLoad(t, "testdata/tiny", model.WithWorkers(workers))
		var wg sync.WaitGroup
		for range 4 {
			wg.Go(func() {
				d := manySentences()
				if err := m.Annotate(t.Context(), d); err != nil {
					t.Error(err)
				}
				if diff := cmp.Diff(layers(alone), layers(d)); diff != "" {
					t.Errorf("%d workers (-alone +together):\n%s", workers, diff)
				}
			})
		}
		wg.Wait()
	}
}

// TestAnnotateAgain: what was in the document before doesn't matter.
func TestAnnotateAgain(t *testing.T) {
	m := mustLoad(t, "testdata/tiny")
	d := manySentences()
	if err := m.Analyzer().Run(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	want := slices.Clone(d.Tokens)
	names, predicates := len(d.Names), len(d.Predicates)
	if err := m.Annotate(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, d.Tokens); diff != "" || len(d.Names) != names || len(d.Predicates) != predicates {
		t.Errorf("second time: %d names, %d predicates, tokens %s", len(d.Names), len(d.Predicates), diff)
	}
	if !slices.IsSortedFunc(d.Predicates, func(a, b ling.Predicate) int { return a.Token - b.Token }) {
		t.Error("predicates are out of order")
	}
	if !slices.IsSortedFunc(d.Names, func(a, b ling.Name) int { return a.First - b.First }) {
		t.Error("names are out of order")
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	d := manySentences()
	err := mustLoad(t, "testdata/tiny", model.WithWorkers(2)).Annotate(ctx, d)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if d.Tokens[0].UPOS != "" {
		t.Error("work was done all the same")
	}
}

func TestEmpty(t *testing.T) {
	m := mustLoad(t, "testdata/tiny")
	for _, d := range []*ling.Document{{}, {Text: text.New("")}, document([][]string{{}, {}}), document([][]string{{}, {"a"}, {}})} {
		if err := m.Annotate(t.Context(), d); err != nil {
			t.Error(err)
		}
	}
}

func TestDocumentErrors(t *testing.T) {
	m := mustLoad(t, "testdata/tiny")
	for name, damage := range map[string]func(*ling.Document){
		"no text":           func(d *ling.Document) { d.Text = nil },
		"no sentences":      func(d *ling.Document) { d.Sentences = nil },
		"sentence too far":  func(d *ling.Document) { d.Sentences[1].End = 99 },
		"sentence reversed": func(d *ling.Document) { d.Sentences[0].First = 3 },
		"sentences overlap": func(d *ling.Document) { d.Sentences[1].First = 0 },
		"token too far":     func(d *ling.Document) { d.Tokens[1].Span.End = 1000 },
		"token reversed":    func(d *ling.Document) { d.Tokens[1].Span.Start = 20 },
		"token in letter":   func(d *ling.Document) { d.Tokens[0].Span.End = 1 },
	} {
		d := document([][]string{{"é", "town"}, {"left"}})
		damage(d)
		if err := m.Annotate(t.Context(), d); !errors.Is(err, reportedly.ErrInvalid) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

// TestRuns: sentences fill chunks in order; a long one is cut between words.
func TestRuns(t *testing.T) {
	m := mustLoad(t, "testdata/tiny") // 24 pieces a chunk, 62 a run
	long := slices.Repeat([]string{"a.a.a.a.a"}, 10)
	got := m.TraceDocument(document([][]string{
		slices.Repeat([]string{"a"}, 10), slices.Repeat([]string{"a"}, 11), // 1 + 11 + 12 = 24
		{"the"}, long, {"town"}, slices.Repeat([]string{"a"}, 40), {"left"}, {"left"},
	})).Runs
	want := [][2]int{{0, 21}, {21, 22}, {22, 29}, {29, 32}, {32, 33}, {33, 73}, {73, 75}}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("runs (-want +got):\n%s", d)
	}
}

// TestLongSentence: the heads' time and memory stay bounded.
func TestLongSentence(t *testing.T) {
	d := document([][]string{slices.Repeat(strings.Fields("The army left the town ."), 500)})
	if err := mustLoad(t, "testdata/tiny").Annotate(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	for i, tok := range d.Tokens {
		if tok.UPOS == "" || tok.Head == i || tok.Head < -1 || tok.Head >= len(d.Tokens) {
			t.Fatalf("token %d: %+v", i, tok)
		}
	}
}

// TestAllocations: memory is asked for per document and per result (there are no
// predicates here), not per token.
func TestAllocations(t *testing.T) {
	files := tiny(t)
	config("predicate_floor", 0.999)(t, files)
	m, err := model.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	d := document(slices.Repeat([][]string{{"."}}, 400))
	allocs := testing.AllocsPerRun(20, func() {
		if err := m.Annotate(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	})
	if allocs > 700 {
		t.Errorf("%.0f allocations for 400 tokens in 200 chunks", allocs)
	}
}

func FuzzAnnotate(f *testing.F) {
	f.Add("The army shelled the town.\nU.N. forces left!")
	f.Add("a é \xff\x00 北京 " + strings.Repeat("x", 300))
	m := mustLoad(f, "testdata/tiny")
	f.Fuzz(func(t *testing.T, s string) {
		var sentences [][]string
		for line := range strings.Lines(s) {
			sentences = append(sentences, strings.Fields(line))
		}
		d := document(sentences)
		if err := m.Annotate(t.Context(), d); err != nil {
			if errors.Is(err, reportedly.ErrInvalid) {
				return // words that aren't UTF-8
			}
			t.Fatal(err)
		}
		for _, s := range d.Sentences {
			heads := []int{}
			for i := s.First; i < s.End; i++ {
				heads = append(heads, d.Tokens[i].Head)
				if h := d.Tokens[i].Head; h >= 0 {
					heads[i-s.First] -= s.First
				}
			}
			if len(heads) > 0 && len(heads) <= 1024 && !isTree(heads) {
				t.Fatalf("%v: heads %v", s, heads)
			}
		}
	})
}
