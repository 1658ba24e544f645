package duplicate

import (
	"cmp"
	"context"
	"fmt"
	"slices"
)

// Keys tells which reports hold which fingerprints. Whoever keeps the reports
// implements it: a table of fingerprint and report with an index by fingerprint.
type Keys interface {
	// Holders are the reports that hold each of the fingerprints, in their order;
	// fingerprints that none holds may be left out. Of each at most limit reports are
	// named, those with the least IDs, in order; Total counts all of them, or up to
	// limit+1.
	Holders(ctx context.Context, prints []uint64, limit int) ([]Holding, error)
}

// Holding is a fingerprint with the reports that hold it.
type Holding struct {
	Print   uint64
	Reports []string // at most as many as were asked for, sorted
	Total   int      // how many hold it; where more than were asked for, possibly just one more
}

// Index finds the reports that share words with one, at a cost that doesn't grow
// with the number of reports but with how many share its words.
type Index struct {
	Keys Keys
	// Load gives a report that Keys named; (nil, nil) where it is gone.
	Load func(ctx context.Context, report string) (*Document, error)
}

// Cost counts what finding took.
type Cost struct {
	Prints   int // fingerprints looked up
	Holders  int // reports named for them
	Compared int // texts laid beside the report
}

const (
	// maxHolders is how many reports are listed for one fingerprint. What more hold
	// is a notice, or a dispatch that everybody reprints: then those listed stand for
	// all.
	maxHolders = 128
	// maxCompared bounds the texts that are compared with one.
	maxCompared = 128
	// frequent is the number of holders from which a fingerprint is likely a notice's.
	// Of the reports that share nothing else, probed are compared, and the others only
	// where these turn out to be reprints.
	frequent = 32
	probed   = 8
	// rare is the number of reports up to which a shared passage needs no check
	// whether it is a notice.
	rare = 3
)

// Find returns the pairs that a report makes with those in the index, the closest
// first. Of many copies of one text it returns maxCompared at most.
func (x *Index) Find(ctx context.Context, d *Document) ([]Pair, Cost, error) {
	cost := Cost{Prints: len(d.Prints)}
	holdings, err := x.Keys.Holders(ctx, d.Prints, maxHolders)
	if err != nil {
		return nil, cost, fmt.Errorf("find reports with the same words: %w", err)
	}
	f := finding{index: x, of: d, cost: cost, notices: notices{of: d, totals: map[uint64]int{}, holdings: holdings, loaded: map[string]*Document{}}}
	some, others := f.candidates()
	if err := f.compare(ctx, some[:min(len(some), maxCompared)]); err != nil {
		return nil, f.cost, err
	}
	n := len(f.out)
	first := min(len(others), probed)
	if err := f.compare(ctx, others[:first]); err != nil {
		return nil, f.cost, err
	}
	if slices.ContainsFunc(f.out[n:], func(p Pair) bool { return p.Relation != Common }) {
		if err := f.compare(ctx, others[first:min(len(others), maxCompared)]); err != nil {
			return nil, f.cost, err
		}
	}
	sortPairs(f.out)
	return f.out, f.cost, nil
}

// finding is one search.
type finding struct {
	index   *Index
	of      *Document
	notices notices
	cost    Cost
	out     []Pair
}

// compare lays reports beside the one that is sought for.
func (f *finding) compare(ctx context.Context, list []candidate) error {
	from := len(f.out)
	for _, c := range list {
		other, err := f.index.Load(ctx, c.report)
		if err != nil {
			return fmt.Errorf("load %s to compare it: %w", c.report, err)
		}
		if other == nil {
			continue
		}
		f.cost.Compared++
		f.notices.loaded[c.report] = other
		if p, ok := Compare(f.of, other); ok {
			f.out = append(f.out, p)
		}
	}
	for i := range f.out[from:] {
		f.notices.check(&f.out[from+i])
	}
	return nil
}

// candidate is a report that shares fingerprints.
type candidate struct {
	report string
	prints int
	rare   int     // of them, those that few hold
	weight float64 // the sum of their rarity
}

// candidates are the reports that share fingerprints, those with the most and
// rarest ones first; and apart those that share frequent ones only.
func (f *finding) candidates() (some, others []candidate) {
	by := map[string]*candidate{}
	for _, h := range f.notices.holdings {
		f.notices.totals[h.Print] = h.Total
		f.cost.Holders += len(h.Reports)
		for _, r := range h.Reports {
			if r == f.of.ID {
				continue
			}
			c := by[r]
			if c == nil {
				c = &candidate{report: r}
				by[r] = c
			}
			c.prints++
			c.weight += 1 / float64(max(1, h.Total))
			if h.Total <= frequent {
				c.rare++
			}
		}
	}
	for _, c := range by {
		if c.rare > 0 {
			some = append(some, *c)
		} else {
			others = append(others, *c)
		}
	}
	best(some)
	best(others)
	return some, others
}

// best puts the candidates that share the most first.
func best(c []candidate) {
	slices.SortFunc(c, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(b.prints, a.prints), cmp.Compare(a.report, b.report))
	})
}

// sortPairs puts the pairs with the most shared words first.
func sortPairs(pairs []Pair) {
	slices.SortFunc(pairs, func(p, q Pair) int {
		return cmp.Or(cmp.Compare(q.Words, p.Words), cmp.Compare(p.A, q.A), cmp.Compare(p.B, q.B))
	})
}
