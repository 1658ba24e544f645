package model_test

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/model"
	"github.com/reportedly/reportedly/model/kernel"
	"github.com/reportedly/reportedly/text"
)

const tolerance = 1e-4

// reference is what PyTorch computes (train/fixtures/reference_model.py).
type reference struct {
	Words             [][]string
	Pieces            [][]int32
	Layers            [][][]float32
	Arcs              [][][]float32
	Roots             [][]float32
	Relations         [][][]string // of each sentence: [word][head]
	UPOS, XPOS, Lemma []string
	Names, Phrases    [][4]any
	Predicates        []struct {
		Token                                int
		Labels                               [][2]any
		Args                                 [][3]any
		Basis, Polarity, Reality, Likelihood [][2]any
	}
	Propositions []struct {
		Token           int
		Score, Happened float64
		Args            [][3]any
	}
	Negations []ling.Negation
}

func references(t testing.TB) []reference {
	t.Helper()
	data, err := os.ReadFile("testdata/tiny/expected.json")
	if err != nil {
		t.Fatal(err)
	}
	var out []reference
	if err := json.Unmarshal(data, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// document lays words out as a text.
func document(sentences [][]string) *ling.Document {
	var b strings.Builder
	d := &ling.Document{ID: "test"}
	for i, words := range sentences {
		s := ling.Sentence{First: len(d.Tokens), End: len(d.Tokens) + len(words)}
		s.Span.Start = b.Len()
		for _, w := range words {
			d.Tokens = append(d.Tokens, ling.Token{Span: text.Span{Start: b.Len(), End: b.Len() + len(w)}, Sentence: i})
			b.WriteString(w + " ")
		}
		s.Span.End = b.Len()
		d.Sentences = append(d.Sentences, s)
	}
	d.Text = text.New(b.String())
	return d
}

func mustLoad(t testing.TB, dir string, opts ...model.Option) *model.Model {
	t.Helper()
	m, err := model.Load(os.DirFS(dir), opts...)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func eachKernel(t *testing.T, f func(t *testing.T, m *model.Model)) {
	for _, k := range kernel.Names() {
		t.Run(k, func(t *testing.T) {
			m := mustLoad(t, "testdata/tiny", model.WithKernel(k))
			if m.KernelName() != k {
				t.Errorf("KernelName() = %s", m.KernelName())
			}
			f(t, m)
		})
	}
}

// differ reports the first number that is further off than the tolerance.
func differ(t *testing.T, what string, got, want []float32) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %d numbers, want %d", what, len(got), len(want))
	}
	for i := range want {
		if !(math.Abs(float64(got[i]-want[i])) <= tolerance*(1+math.Abs(float64(want[i])))) {
			t.Fatalf("%s[%d] = %g, want %g", what, i, got[i], want[i])
		}
	}
}

func TestEncoder(t *testing.T) {
	eachKernel(t, func(t *testing.T, m *model.Model) {
		for n, ref := range references(t) {
			got := m.TraceDocument(document(ref.Words))
			if d := cmp.Diff(ref.Pieces, got.Pieces); d != "" {
				t.Fatalf("document %d: pieces (-want +got):\n%s", n, d)
			}
			for l, layer := range ref.Layers {
				for w := range layer {
					differ(t, fmt.Sprintf("document %d layer %d word %d", n, l, w), got.Layers[l][w], layer[w])
				}
			}
			for s, rows := range ref.Arcs {
				differ(t, fmt.Sprintf("document %d root of sentence %d", n, s), got.Roots[s], ref.Roots[s])
				for i, row := range rows {
					differ(t, fmt.Sprintf("document %d arcs of sentence %d word %d", n, s, i), got.Arcs[s][i*len(row):][:len(row)], row)
				}
			}
		}
	})
}

func TestAnnotate(t *testing.T) {
	eachKernel(t, func(t *testing.T, m *model.Model) {
		for n, ref := range references(t) {
			d := document(ref.Words)
			if err := m.Annotate(t.Context(), d); err != nil {
				t.Fatal(err)
			}
			checkTokens(t, m, d, ref)
			near := cmpopts.EquateApprox(0, tolerance)
			if diff := cmp.Diff(named(ref.Names), d.Names, near); diff != "" {
				t.Errorf("document %d: names (-want +got):\n%s", n, diff)
			}
			if diff := cmp.Diff(ref.predicates(), d.Predicates, near); diff != "" {
				t.Errorf("document %d: predicates (-want +got):\n%s", n, diff)
			}
		}
	})
}

func TestPropositions(t *testing.T) {
	for _, k := range kernel.Names() {
		m := mustLoad(t, "testdata/tiny", model.WithKernel(k), model.WithPropositions())
		for n, ref := range references(t) {
			d := document(ref.Words)
			if err := m.Annotate(t.Context(), d); err != nil {
				t.Fatal(err)
			}
			near := cmpopts.EquateApprox(0, tolerance)
			for i := range d.Propositions { // the reference lists those above a half
				p := &d.Propositions[i]
				p.Arguments = slices.DeleteFunc(p.Arguments, func(a ling.PropArgument) bool { return a.Score <= 0.5 })
			}
			if diff := cmp.Diff(ref.propositions(), d.Propositions, near, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("%s, document %d: propositions (-want +got):\n%s", k, n, diff)
			}
			if diff := cmp.Diff(named(ref.Phrases), d.Phrases, near); diff != "" {
				t.Errorf("%s, document %d: phrases (-want +got):\n%s", k, n, diff)
			}
			for _, p := range ref.Propositions {
				differ(t, "factuality", []float32{float32(d.Happened[p.Token])}, []float32{float32(p.Happened)})
			}
			if diff := cmp.Diff(ref.Negations, d.Negations, near, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("%s, document %d: negations (-want +got):\n%s", k, n, diff)
			}
		}
	}
}

// propositions are the reference's, without arguments that a likelier one of the same word or
// core role beats.
func (r reference) propositions() []ling.Proposition {
	var out []ling.Proposition
	for _, p := range r.Propositions {
		x := ling.Proposition{Token: p.Token, Score: p.Score}
		left := slices.Clone(p.Args)
		for len(left) > 0 {
			best := slices.MaxFunc(left, func(a, b [3]any) int { return int(math.Copysign(1, a[2].(float64)-b[2].(float64))) })
			x.Arguments = append(x.Arguments, ling.PropArgument{Role: best[0].(string), Token: int(best[1].(float64)), Score: best[2].(float64)})
			left = slices.DeleteFunc(left, func(a [3]any) bool { return a[1] == best[1] || a[0] == best[0] && a[0] == "ARG0" })
		}
		slices.SortFunc(x.Arguments, func(a, b ling.PropArgument) int {
			if a.Role != b.Role {
				return strings.Compare(a.Role, b.Role)
			}
			return a.Token - b.Token
		})
		out = append(out, x)
	}
	return out
}

// checkTokens compares tags and lemmas, and the relation to the head that was
// chosen; which head that should be is TestTree's matter.
func checkTokens(t *testing.T, m *model.Model, d *ling.Document, ref reference) {
	t.Helper()
	for i, tok := range d.Tokens {
		lemma, err := model.Lemma(ref.Lemma[i], d.Form(i))
		if err != nil {
			t.Fatal(err)
		}
		if tok.UPOS != ref.UPOS[i] || tok.XPOS != ref.XPOS[i] || tok.Lemma != lemma {
			t.Errorf("%q is %s %s %s, want %s %s %s", d.Form(i), tok.UPOS, tok.XPOS, tok.Lemma, ref.UPOS[i], ref.XPOS[i], lemma)
		}
	}
	for s, sent := range d.Sentences {
		roots := 0
		for i := sent.First; i < sent.End; i++ {
			tok := d.Tokens[i]
			if tok.Head < 0 {
				roots++
				if tok.Deprel != "root" {
					t.Errorf("root %q has relation %s", d.Form(i), tok.Deprel)
				}
				continue
			}
			if tok.Head < sent.First || tok.Head >= sent.End {
				t.Fatalf("head %d is outside of sentence [%d,%d)", tok.Head, sent.First, sent.End)
			}
			if rel := ref.Relations[s]; len(rel) > 0 && tok.Deprel != rel[i-sent.First][tok.Head-sent.First] {
				t.Errorf("%q is %s of %d, want %s", d.Form(i), tok.Deprel, tok.Head, rel[i-sent.First][tok.Head-sent.First])
			}
		}
		if roots != 1 {
			t.Errorf("sentence %d has %d roots", s, roots)
		}
	}
}

func named(rows [][4]any) []ling.Name {
	var out []ling.Name
	for _, n := range rows {
		out = append(out, ling.Name{First: int(n[0].(float64)), End: int(n[1].(float64)), Label: ling.NameLabel(n[2].(string)), Score: n[3].(float64)})
	}
	return out
}

func (r reference) predicates() []ling.Predicate {
	var out []ling.Predicate
	for _, p := range r.Predicates {
		x := ling.Predicate{
			Token: p.Token, Labels: scored(p.Labels), Basis: scored(p.Basis), Polarity: scored(p.Polarity),
			Reality: scored(p.Reality), Likelihood: scored(p.Likelihood),
		}
		for _, a := range p.Args {
			x.Args = append(x.Args, ling.Argument{Role: ling.Role(a[0].(string)), Token: int(a[1].(float64)), Score: a[2].(float64)})
		}
		out = append(out, x)
	}
	return out
}

func scored(rows [][2]any) []ling.Scored {
	var out []ling.Scored
	for _, r := range rows {
		out = append(out, ling.Scored{Value: r[0].(string), Score: r[1].(float64)})
	}
	return out
}
