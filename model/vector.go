package model

import (
	"cmp"
	"context"
	"fmt"

	"github.com/reportedly/reportedly/ling"
)

// Vectors runs the encoder over a document and hands on the words' vectors, those of
// the head that was trained to compare sentences or, in a model without it, of the
// claims mixture, unit by unit and in order: those of tokens [first, first+n) in
// vectors, Width numbers each. Units for which wanted is false are passed over. The
// slice is used again after see returns. The document stays as it is; it must be as
// Annotate asks for.
func (m *Model) Vectors(ctx context.Context, d *ling.Document, wanted func(first, end int) bool, see func(first int, vectors []float32)) error {
	if err := checkDocument(d); err != nil {
		return fmt.Errorf("embed %s: %w", d.ID, err)
	}
	s := m.scratch.Get().(*scratch)
	defer m.scratch.Put(s)
	p := m.split(s, d)
	for _, u := range m.plan(d, p) {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("embed %s: %w", d.ID, err)
		}
		if wanted(u.first, u.end) {
			m.encode(s, p, u)
			x := s.mix[claimsMix]
			if m.manifest.Config.Vector > 0 {
				x = m.lin(&s.vectors, &m.weights.vector, x, u.len())
			}
			see(u.first, x)
		}
	}
	return nil
}

// Width is how many numbers a word's vector has.
func (m *Model) Width() int { return cmp.Or(m.manifest.Config.Vector, m.manifest.Config.Hidden) }
