package translit

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// Place is where in its word a unit stands.
type Place uint8

// The places.
const (
	Inside Place = iota
	Start
	End
	places
)

// Feature is one step of an alignment: a Latin unit for an Arabic one, or one of
// them for nothing (""), at a place of the word.
type Feature struct {
	Latin, Arabic string
	Place         Place
}

// Model weighs the steps.
type Model struct {
	Weight map[Feature]float64
	Bias   float64
	Unseen float64 // of a step without a weight
}

//go:embed weights.tsv
var weights string

// Fitted is the model that the package holds.
var Fitted = sync.OnceValue(func() *Table {
	m, err := Parse(weights)
	if err != nil {
		panic("translit: the embedded weights: " + err.Error()) // a test reads them
	}
	return m.Compile()
})

// Parse reads a model as package gen writes it: lines of a Latin unit, an Arabic
// unit, a place and a weight, separated by tabs.
func Parse(text string) (*Model, error) {
	m := &Model{Weight: map[Feature]float64{}}
	n := 0
	for l := range strings.Lines(text) {
		n++
		l = strings.TrimSuffix(l, "\n")
		if l == "" || l[0] == '#' {
			continue
		}
		f := strings.Split(l, "\t")
		if len(f) != 4 {
			return nil, fmt.Errorf("line %d: %d columns", n, len(f))
		}
		w, err := strconv.ParseFloat(f[3], 64)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		place := strings.Index("ise", f[2])
		switch {
		case f[2] == "bias":
			m.Bias = w
		case f[2] == "unseen":
			m.Unseen = w
		case len(f[2]) != 1 || place < 0:
			return nil, fmt.Errorf("line %d: place %q", n, f[2])
		default:
			m.Weight[Feature{strings.Trim(f[0], "-"), strings.Trim(f[1], "-"), Place(place)}] = w
		}
	}
	return m, nil
}

// PlaceOf is where unit i of n stands.
func PlaceOf(i, n int) Place {
	switch {
	case i == 0:
		return Start
	case i == n-1:
		return End
	}
	return Inside
}

// Align finds the best alignment of two words: its score with the bias, and its
// steps, first to last.
func (m *Model) Align(latin, arabic []string) (float64, []Feature) {
	type cell struct {
		score float64
		from  byte
		step  Feature
	}
	cols := len(arabic) + 1
	grid := make([]cell, (len(latin)+1)*cols)
	weigh := func(f Feature) float64 {
		if w, ok := m.Weight[f]; ok {
			return w
		}
		return m.Unseen
	}
	for i := range len(latin) + 1 {
		for j := range cols {
			if i+j == 0 {
				continue
			}
			best := cell{score: -1e9}
			try := func(from cell, dir byte, f Feature) {
				if s := from.score + weigh(f); s > best.score {
					best = cell{s, dir, f}
				}
			}
			if i > 0 && j > 0 {
				try(grid[(i-1)*cols+j-1], 'd', Feature{latin[i-1], arabic[j-1], PlaceOf(i-1, len(latin))})
			}
			if i > 0 {
				try(grid[(i-1)*cols+j], 'u', Feature{latin[i-1], "", PlaceOf(i-1, len(latin))})
			}
			if j > 0 {
				try(grid[i*cols+j-1], 'l', Feature{"", arabic[j-1], PlaceOf(j-1, len(arabic))})
			}
			grid[i*cols+j] = best
		}
	}
	var steps []Feature
	for i, j := len(latin), len(arabic); i+j > 0; {
		c := grid[i*cols+j]
		steps = append(steps, c.step)
		if c.from != 'l' {
			i--
		}
		if c.from != 'u' {
			j--
		}
	}
	return grid[len(grid)-1].score + m.Bias, steps
}
