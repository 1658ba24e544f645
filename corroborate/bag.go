package corroborate

import (
	"cmp"
	"math"
	"slices"
)

// bag is an account's words with their weights, sorted, at unit length.
type bag []weighted

type weighted struct {
	word   string
	weight float64
}

// maxBag bounds a bag: what an account of many sentences adds beyond says little.
const maxBag = 200

func newBag(weights map[string]float64) bag {
	b := make(bag, 0, len(weights))
	for w, x := range weights {
		b = append(b, weighted{w, x})
	}
	slices.SortFunc(b, func(x, y weighted) int { return cmp.Or(cmp.Compare(y.weight, x.weight), cmp.Compare(x.word, y.word)) })
	b = b[:min(len(b), maxBag)]
	slices.SortFunc(b, func(x, y weighted) int { return cmp.Compare(x.word, y.word) })
	sum := 0.0
	for _, x := range b {
		sum += x.weight * x.weight
	}
	if sum > 0 {
		for i := range b {
			b[i].weight /= math.Sqrt(sum)
		}
	}
	return b
}

// cosine is how alike two bags are, in [0, 1].
func (b bag) cosine(c bag) float64 {
	sum := 0.0
	for i, j := 0, 0; i < len(b) && j < len(c); {
		switch cmp.Compare(b[i].word, c[j].word) {
		case -1:
			i++
		case 1:
			j++
		default:
			sum += b[i].weight * c[j].weight
			i, j = i+1, j+1
		}
	}
	return min(sum, 1)
}
