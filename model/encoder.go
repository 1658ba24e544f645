package model

import (
	"math"

	"github.com/reportedly/reportedly/ling"
)

const normEpsilon = 1e-12

// pieces is a document's tokens in pieces of the vocabulary.
type pieces struct {
	ids    []int32
	start  []int // of each token: its first piece; one more at the end
	shapes []uint8
}

func (m *Model) split(s *scratch, d *ling.Document) *pieces {
	p := &pieces{start: make([]int, 1, len(d.Tokens)+1), shapes: make([]uint8, 0, len(d.Tokens))}
	for i := range d.Tokens {
		form := d.Form(i)
		p.ids = s.splitter.Append(p.ids, form, maxWordPieces)
		p.start = append(p.start, len(p.ids))
		p.shapes = append(p.shapes, shapeOf(form))
	}
	return p
}

func (m *Model) plan(d *ling.Document, p *pieces) []unit {
	positions := m.positions()
	pl := planner{
		start: p.start,
		chunk: min(m.manifest.Config.ChunkPieces, positions),
		run:   min(maxRunPieces, positions-2),
	}
	for _, s := range d.Sentences {
		pl.add(words{s.First, s.End})
	}
	return pl.units
}

// encode fills s.mix with the word vectors of a unit.
func (m *Model) encode(s *scratch, p *pieces, u unit) {
	d := m.manifest.Config.Hidden
	for i := range s.mix {
		s.mix[i] = resize(s.mix[i], u.len()*d)
		clear(s.mix[i])
	}
	for _, run := range u.runs {
		m.lay(s, p, u, run)
		m.embed(s)
		m.mixIn(s, 0)
		for i := range m.weights.layers {
			m.layer(s, &m.weights.layers[i])
			m.mixIn(s, i+1)
		}
	}
}

// lay lists the rows of a run: [CLS] s1 [SEP] s2 [SEP] …
func (m *Model) lay(s *scratch, p *pieces, u unit, run words) {
	s.ids, s.shapes, s.row, s.share = s.ids[:0], s.shapes[:0], s.row[:0], s.share[:0]
	add := func(id int32, shape uint8, word int, share float32) {
		s.ids, s.shapes = append(s.ids, id), append(s.shapes, shape)
		s.row, s.share = append(s.row, word), append(s.share, share)
	}
	add(m.vocabulary.CLS(), shapeNone, -1, 0)
	next := 0 // sentence
	for w := run.first; w < run.end; w++ {
		ids := p.ids[p.start[w]:p.start[w+1]]
		for _, id := range ids {
			add(id, p.shapes[w], w-u.first, 1/float32(len(ids)))
		}
		for u.sentences[next].end <= w {
			next++
		}
		if w+1 == u.sentences[next].end || w+1 == run.end {
			add(m.vocabulary.SEP(), shapeNone, -1, 0)
		}
	}
}

func (m *Model) embed(s *scratch) {
	w, d := m.weights, m.manifest.Config.Hidden
	n := len(s.ids)
	s.x, s.y = resize(s.x, n*d), resize(s.y, n*d)
	for i, id := range s.ids {
		w.word.read(s.x[i*d:][:d], int(id)*d)
		copy(s.y[i*d:][:d], w.position[i*d:])
		m.kernel.Axpy(s.y[i*d:], 1, w.shape[int(s.shapes[i])*d:][:d])
	}
	m.kernel.AddNorm(s.x, s.y, w.embedNorm.weight, w.embedNorm.bias, n, normEpsilon)
}

// layer replaces s.x by the layer's output.
func (m *Model) layer(s *scratch, l *layer) {
	n, d, ffn := len(s.ids), m.manifest.Config.Hidden, m.manifest.Config.FFN
	m.multiply(s, &s.qkv, &l.qkv, 3*d, s.x, d)
	m.attend(s)
	m.multiply(s, &s.y, &l.attn, d, s.mixed, d)
	m.kernel.AddNorm(s.x, s.y, l.attnNorm.weight, l.attnNorm.bias, n, normEpsilon)
	m.multiply(s, &s.up, &l.up, ffn, s.x, d)
	m.kernel.GELU(s.up)
	m.multiply(s, &s.y, &l.down, d, s.up, ffn)
	m.kernel.AddNorm(s.x, s.y, l.ffnNorm.weight, l.ffnNorm.bias, n, normEpsilon)
}

// attend fills s.mixed with the attention of s.qkv: every piece to every other.
func (m *Model) attend(s *scratch) {
	c, k, n := m.manifest.Config, m.kernel, len(s.ids)
	d, width := c.Hidden, c.Hidden/c.Heads
	scale := float32(1 / math.Sqrt(float64(width)))
	s.mixed, s.attention = resize(s.mixed, n*d), resize(s.attention, n*n)
	for h := 0; h < d; h += width {
		k.Pack(&s.keys, s.qkv[d+h:], 3*d, n, width, scale, nil)
		k.Mul(s.attention, n, s.qkv[h:], 3*d, n, &s.keys)
		k.Softmax(s.attention, n, n, n)
		k.PackTransposed(&s.values, s.qkv[2*d+h:], 3*d, width, n, nil)
		k.Mul(s.mixed[h:], d, s.attention, n, n, &s.values)
	}
}

// mixIn adds the output of a layer (0: the input) to the mixtures.
func (m *Model) mixIn(s *scratch, layer int) {
	d := m.manifest.Config.Hidden
	for mix, factors := range m.weights.mix {
		for i, word := range s.row {
			if word >= 0 {
				m.kernel.Axpy(s.mix[mix][word*d:], factors[layer]*s.share[i], s.x[i*d:][:d])
			}
		}
	}
	if s.tap != nil {
		s.tap(layer)
	}
}
