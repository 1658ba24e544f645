package model

import (
	"github.com/reportedly/reportedly/model/kernel"
	"github.com/reportedly/reportedly/model/wordpiece"
)

// scratch is one goroutine's memory. It grows to the largest unit and is used
// again for the next document.
type scratch struct {
	splitter *wordpiece.Splitter

	// the run that is being encoded: a row is a piece
	ids                  []int32
	shapes               []uint8
	row                  []int     // of each row: its word in the unit, or -1
	share                []float32 // of each row: 1 / pieces of its word
	x, qkv, mixed, y, up []float32
	attention            []float32
	keys, values         kernel.Matrix
	rows                 kernel.ByteRows
	tap                  func(layer int) // for tests: sees the rows after each layer

	// the unit: a row is a word
	mix [mixes][]float32

	tags            [3][]float32
	arcDep, arcHead []float32
	arcs, root      []float32
	heads           []int
	arborist        arborist
	projector       projector
	relDep, relHead []float32
	labels          []float32 // of relations, for one word and head
	subjects        []int     // of a sentence's words, how many each has
	relations       []float32
	names           []float32
	viterbi         viterbi
	claim, trigger  []float32
	candidates      []int
	gathered, facts []float32
	vectors         []float32
	argDep, argWord []float32
	arguments       []float32
	headsPack       kernel.Matrix
}

func (m *Model) newScratch() *scratch {
	return &scratch{splitter: m.vocabulary.Splitter()}
}

// lin multiplies rows vectors with a linear layer into dst's memory.
func (m *Model) lin(dst *[]float32, w *kernel.Matrix, x []float32, rows int) []float32 {
	*dst = resize(*dst, rows*w.Out())
	m.kernel.Mul(*dst, w.Out(), x, w.In(), rows, w)
	return *dst
}

// multiply is lin for a matrix of the encoder, of width in.
func (m *Model) multiply(s *scratch, dst *[]float32, p *product, out int, x []float32, in int) {
	n := len(s.ids)
	if !m.bytes {
		m.lin(dst, &p.floats, x, n)
		return
	}
	*dst = resize(*dst, n*out)
	m.kernel.Quantize(&s.rows, x, in, n, in)
	m.kernel.MulBytes(*dst, out, &s.rows, &p.bytes)
}

// gelu is lin with GELU.
func (m *Model) gelu(dst *[]float32, w *kernel.Matrix, x []float32, rows int) []float32 {
	out := m.lin(dst, w, x, rows)
	m.kernel.GELU(out)
	return out
}
