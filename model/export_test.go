package model

import (
	"slices"

	"github.com/reportedly/reportedly/ling"
)

// Trace is what the tests see of a document's way through the network.
type Trace struct {
	Pieces [][]int32
	Layers [][][]float32 // [layer][word] vectors; 0 is the input
	Arcs   [][]float32   // of each sentence: [word·n + head]
	Roots  [][]float32
	Runs   [][2]int // tokens that were encoded together
}

// TraceDocument runs the encoder and the arc scores.
func (m *Model) TraceDocument(d *ling.Document) Trace {
	s := m.newScratch()
	p := m.split(s, d)
	t := Trace{Pieces: m.Pieces(d), Layers: make([][][]float32, m.manifest.Config.Layers+1)}
	size := m.manifest.Config.Hidden
	for i := range t.Layers {
		for range d.Tokens {
			t.Layers[i] = append(t.Layers[i], make([]float32, size))
		}
	}
	for _, u := range m.plan(d, p) {
		s.tap = func(layer int) {
			for r, word := range s.row {
				if word >= 0 {
					m.kernel.Axpy(t.Layers[layer][u.first+word], s.share[r], s.x[r*size:][:size])
				}
			}
		}
		m.encode(s, p, u)
		dep := m.gelu(&s.arcDep, &m.weights.arcDep, s.mix[syntaxMix], u.len())
		head := m.gelu(&s.arcHead, &m.weights.arcHead, s.mix[syntaxMix], u.len())
		s.heads = resize(s.heads, u.len())
		for _, sent := range u.sentences {
			m.tree(s, dep, head, words{sent.first - u.first, sent.end - u.first})
			t.Arcs = append(t.Arcs, append([]float32(nil), s.arcs...))
			t.Roots = append(t.Roots, append([]float32(nil), s.root...))
		}
		for _, r := range u.runs {
			t.Runs = append(t.Runs, [2]int{r.first, r.end})
		}
	}
	return t
}

// SolveTree is the decoder of trees.
func SolveTree(arc, root []float32) []int {
	heads := make([]int, len(root))
	var a arborist
	a.solve(arc, root, heads)
	return heads
}

// Shape, Lemma and Half are small steps that have tests of their own.
var (
	Shape = shapeOf
	Half  = half
)

func Lemma(label, form string) (string, error) {
	r, err := parseLemmaRule(label)
	return r.apply(form), err
}

// Pieces are the pieces of each token.
func (m *Model) Pieces(d *ling.Document) [][]int32 {
	p := m.split(m.newScratch(), d)
	var out [][]int32
	for i := range d.Tokens {
		out = append(out, p.ids[p.start[i]:p.start[i+1]])
	}
	return out
}

// Run is a run of a document's pieces with a way to encode it.
type Run struct {
	IDs    []int32
	Shapes []uint8
	Encode func() []float32 // the last layer's vectors, valid until the next call
}

// EncoderRuns are a document's runs, all with one goroutine's memory.
func (m *Model) EncoderRuns(d *ling.Document) []Run {
	s := m.newScratch()
	p := m.split(s, d)
	var out []Run
	for _, u := range m.plan(d, p) {
		for _, run := range u.runs {
			m.lay(s, p, u, run)
			out = append(out, Run{slices.Clone(s.ids), slices.Clone(s.shapes), func() []float32 {
				m.lay(s, p, u, run)
				m.embed(s)
				for i := range m.weights.layers {
					m.layer(s, &m.weights.layers[i])
				}
				return s.x[:len(s.ids)*m.manifest.Config.Hidden]
			}})
		}
	}
	return out
}

// Work is what encoding and reading a document takes.
type Work struct {
	Pieces  int // rows of the encoder
	Pairs   int // of pieces that attend to each other
	Trees   int // pairs of words for which the heads score an arc
	Longest int // run, in pieces
}

// PlannedWork tells a document's work without doing it.
func (m *Model) PlannedWork(d *ling.Document) (w Work) {
	s := m.newScratch()
	p := m.split(s, d)
	for _, u := range m.plan(d, p) {
		for _, run := range u.runs {
			m.lay(s, p, u, run)
			n := len(s.ids)
			w.Pieces, w.Pairs, w.Longest = w.Pieces+n, w.Pairs+n*n, max(w.Longest, n)
		}
		for _, sent := range u.sentences {
			w.Trees += sent.len() * sent.len()
		}
	}
	return w
}

// EncodeAll returns a function that encodes all of a document, mixtures included,
// in memory that is there already once it has been called.
func (m *Model) EncodeAll(d *ling.Document) func() {
	s := m.newScratch()
	p := m.split(s, d)
	units := m.plan(d, p)
	return func() {
		for _, u := range units {
			m.encode(s, p, u)
		}
	}
}

// SolveFlat is the decoder of trees whose arcs don't cross.
func SolveFlat(arc, root []float32) []int {
	heads := make([]int, len(root))
	var p projector
	p.solve(arc, root, heads)
	return heads
}

// Improve replaces a tree whose arcs cross.
func Improve(arc, root []float32, heads []int) {
	var p projector
	p.improve(arc, root, heads)
}

// Crossing tells whether arcs of a tree cross.
func Crossing(heads []int) bool { return crossing(heads) }
