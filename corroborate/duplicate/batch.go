package duplicate

import (
	"context"
	"slices"
)

// Memory keeps fingerprints in memory: the [Keys] of a set of reports that fits
// there. Its zero value is empty.
type Memory struct {
	holders map[uint64][]string
	docs    map[string]*Document
}

// Add takes in a report; one with the same ID is added once.
func (m *Memory) Add(d *Document) {
	if m.docs[d.ID] != nil {
		return
	}
	if m.docs == nil {
		m.holders, m.docs = map[uint64][]string{}, map[string]*Document{}
	}
	m.docs[d.ID] = d
	for _, p := range d.Prints {
		l := m.holders[p]
		i, _ := slices.BinarySearch(l, d.ID)
		m.holders[p] = slices.Insert(l, i, d.ID)
	}
}

// Holders implements [Keys].
func (m *Memory) Holders(_ context.Context, prints []uint64, limit int) ([]Holding, error) {
	var out []Holding
	for _, p := range prints {
		if l := m.holders[p]; len(l) > 0 {
			out = append(out, Holding{Print: p, Reports: l[:min(len(l), limit)], Total: len(l)})
		}
	}
	return out, nil
}

// Index is the index over the reports.
func (m *Memory) Index() *Index {
	return &Index{Keys: m, Load: func(_ context.Context, id string) (*Document, error) { return m.docs[id], nil }}
}

// Batch finds all pairs within a set of reports, those with the most shared words
// first; of a text that very many share, each is paired with some.
func Batch(docs []*Document) []Pair {
	var m Memory
	for _, d := range docs {
		m.Add(d)
	}
	index := m.Index()
	type key struct{ a, b string }
	seen := map[key]bool{}
	var out []Pair
	for _, d := range docs {
		pairs, _, err := index.Find(context.Background(), d)
		if err != nil {
			continue // Memory gives no error
		}
		for _, p := range pairs {
			if k := (key{p.A, p.B}); !seen[k] {
				seen[k] = true
				out = append(out, p)
			}
		}
	}
	sortPairs(out)
	return out
}
