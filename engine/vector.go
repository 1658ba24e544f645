package engine

import (
	"context"
	"math"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// triggerShare is the part of a claim's vector that its trigger makes; the rest are
// the words of its evidence.
const triggerShare = 0.5

// Vectors embeds claims of an annotated document: vectors of unit length, one for
// each claim, nil for a claim whose trigger holds no word. Claims on the same
// happening tend to have vectors with a high product, whatever their words; only
// vectors of the same model can be compared. It runs the encoder a second time over
// what holds claims, so that reading alone doesn't pay for it.
func (e *Engine) Vectors(ctx context.Context, d *ling.Document, claims []reportedly.Claim) ([][]float32, error) {
	w, err := e.wordVectors(ctx, d, claims)
	if err != nil {
		return nil, err
	}
	out := make([][]float32, len(claims))
	for i := range claims {
		trigger := w.mean(claims[i].Trigger.Span)
		if trigger == nil {
			continue
		}
		var words text.Span
		for _, v := range claims[i].Evidence {
			words = words.Union(v.Span)
		}
		out[i] = blend(trigger, w.mean(words), triggerShare)
	}
	return out, nil
}

// wordVectors are the vectors of a document's words, those without claims left out.
type wordVectors struct {
	d     *ling.Document
	width int
	all   []float32
	known []bool // of each token
}

func (e *Engine) wordVectors(ctx context.Context, d *ling.Document, claims []reportedly.Claim) (*wordVectors, error) {
	w := &wordVectors{d: d, width: e.model.Width(), known: make([]bool, len(d.Tokens))}
	wanted := make([]bool, len(d.Tokens)+1)
	for i := range claims {
		for _, v := range claims[i].Evidence {
			w.each(v.Span, func(t int) { wanted[t] = true })
		}
	}
	w.all = make([]float32, len(d.Tokens)*w.width)
	err := e.model.Vectors(ctx, d, func(first, end int) bool {
		for t := first; t < end; t++ {
			if wanted[t] {
				return true
			}
		}
		return false
	}, func(first int, vectors []float32) {
		copy(w.all[first*w.width:], vectors)
		for t := range len(vectors) / w.width {
			w.known[first+t] = true
		}
	})
	return w, err
}

// each yields the tokens that a span touches.
func (w *wordVectors) each(sp text.Span, yield func(token int)) {
	first, end := 0, len(w.d.Tokens)
	for first < end { // the first token that ends after the span's start
		if mid := (first + end) / 2; w.d.Tokens[mid].Span.End <= sp.Start {
			first = mid + 1
		} else {
			end = mid
		}
	}
	for t := first; t < len(w.d.Tokens) && w.d.Tokens[t].Span.Start < sp.End; t++ {
		yield(t)
	}
}

// mean is the unit vector of the words' mean, nil where there are none.
func (w *wordVectors) mean(sp text.Span) []float32 {
	var sum []float32
	w.each(sp, func(t int) {
		if !w.known[t] || w.d.Tokens[t].UPOS == "PUNCT" {
			return
		}
		if sum == nil {
			sum = make([]float32, w.width)
		}
		for k, x := range w.all[t*w.width:][:w.width] {
			sum[k] += x
		}
	})
	return unit(sum)
}

// blend is the unit vector of a share of a and the rest of b; a where b is nil.
func blend(a, b []float32, share float32) []float32 {
	if b == nil {
		return a
	}
	out := make([]float32, len(a))
	for k := range a {
		out[k] = share*a[k] + (1-share)*b[k]
	}
	return unit(out)
}

// unit gives a vector the length 1, in place; nil where it has none.
func unit(v []float32) []float32 {
	sum := 0.0
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	if sum == 0 {
		return nil
	}
	scale := float32(1 / math.Sqrt(sum))
	for k := range v {
		v[k] *= scale
	}
	return v
}
