package corroborate

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
)

// InMemory is a Memory that keeps everything in maps: for tests, for evaluation
// and for sets of reports that nobody wants to store. It is not safe for
// concurrent use.
type InMemory struct {
	claims       map[string][]reportedly.Told
	developments map[string]reportedly.Development
	home         map[string]string // claim ID -> development ID
	index        map[string][]string
	keys         map[string][]string // claim ID -> its keys in the index
	corrections  []reportedly.Correction
	sources      sources
}

// NewInMemory is an empty memory.
func NewInMemory() *InMemory {
	return &InMemory{
		claims: map[string][]reportedly.Told{}, developments: map[string]reportedly.Development{},
		home: map[string]string{}, index: map[string][]string{}, keys: map[string][]string{}, sources: newSources(),
	}
}

// Add takes in a reading and brings the developments up to date.
func (m *InMemory) Add(ctx context.Context, r Reading) error {
	pub := Publication(r.Report, r.Added)
	m.claims[pub.ID] = Tell(r)
	m.reindex(pub.ID)
	if err := m.sources.add(ctx, pub.ID, r.Report); err != nil {
		return err
	}
	out, err := Grouper{}.Add(ctx, m, pub.ID)
	if err != nil {
		return err
	}
	m.Save(out)
	return nil
}

// Correct records a person's decision and looks at what it touches again.
func (m *InMemory) Correct(ctx context.Context, c reportedly.Correction) error {
	m.corrections = append(m.corrections, c)
	var touched []string
	for _, claim := range []string{c.A, c.B} {
		if id, ok := m.home[claim]; ok {
			touched = append(touched, id)
		}
	}
	for _, claim := range []string{c.A, c.B} {
		report, _, _ := strings.Cut(claim, "/")
		m.reindex(report)
	}
	out, err := Grouper{}.Regroup(ctx, m, touched, nil)
	if err != nil {
		return err
	}
	m.Save(out)
	return nil
}

// Forget drops a report and looks at the developments that it told again.
func (m *InMemory) Forget(ctx context.Context, report string) error {
	var touched []string
	for _, t := range m.claims[report] {
		if id, ok := m.home[t.ID]; ok {
			touched = append(touched, id)
		}
		m.unindex(t.ID)
		delete(m.home, t.ID)
	}
	delete(m.claims, report)
	m.sources.drop(report)
	slices.Sort(touched)
	out, err := Grouper{}.Regroup(ctx, m, slices.Compact(touched), nil)
	if err != nil {
		return err
	}
	m.Save(out)
	return nil
}

// Save takes in what a Grouper found.
func (m *InMemory) Save(out Outcome) {
	for _, id := range out.Gone {
		delete(m.developments, id)
	}
	for _, d := range out.Changed {
		m.developments[d.ID] = d
		for _, x := range d.Members {
			m.home[x.Claim] = d.ID
		}
	}
}

func (m *InMemory) reindex(report string) {
	told := m.claims[report]
	for _, t := range told {
		m.unindex(t.ID)
	}
	for claim, keys := range Keys(told, m.corrections) {
		m.keys[claim] = keys
		for _, k := range keys {
			m.index[k] = append(m.index[k], claim)
		}
	}
}

func (m *InMemory) unindex(claim string) {
	for _, k := range m.keys[claim] {
		m.index[k] = slices.DeleteFunc(m.index[k], func(c string) bool { return c == claim })
	}
	delete(m.keys, claim)
}

// Developments are all developments, by the publication of their first report,
// then by ID.
func (m *InMemory) Developments() []reportedly.Development {
	out := slices.Collect(maps.Values(m.developments))
	slices.SortFunc(out, func(a, b reportedly.Development) int {
		return cmp.Or(cmp.Compare(a.History[0].Published, b.History[0].Published), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// Near implements Memory.
func (m *InMemory) Near(_ context.Context, keys []string, limit int) ([]string, error) {
	hits := map[string]int{}
	for _, k := range keys {
		for _, claim := range m.index[k] {
			if id, ok := m.home[claim]; ok {
				hits[id]++
			}
		}
	}
	out := slices.SortedFunc(maps.Keys(hits), func(a, b string) int {
		return cmp.Or(cmp.Compare(hits[b], hits[a]), cmp.Compare(a, b))
	})
	return out[:min(limit, len(out))], nil
}

// Development implements Memory.
func (m *InMemory) Development(_ context.Context, id string) (reportedly.Development, error) {
	d, ok := m.developments[id]
	if !ok {
		return d, fmt.Errorf("development %s: %w", id, reportedly.ErrNotFound)
	}
	return d, nil
}

// Claims implements Memory.
func (m *InMemory) Claims(_ context.Context, report string) ([]reportedly.Told, error) {
	return m.claims[report], nil
}

// Corrections implements Memory.
func (m *InMemory) Corrections(_ context.Context, claims []string) ([]reportedly.Correction, error) {
	in := map[string]bool{}
	for _, c := range claims {
		in[c] = true
	}
	var out []reportedly.Correction
	for _, c := range m.corrections {
		if in[c.A] || in[c.B] {
			out = append(out, c)
		}
	}
	return out, nil
}

// Knowers implements Memory.
func (m *InMemory) Knowers(_ context.Context, told []reportedly.Told) (Knowers, error) {
	return m.sources.knowers(told), nil
}

// All groups readings in any order: the same readings give the same developments.
func All(readings []Reading) []reportedly.Development {
	m := NewInMemory()
	list := slices.Clone(readings)
	slices.SortStableFunc(list, func(a, b Reading) int {
		return cmp.Or(cmp.Compare(a.Report.Published, b.Report.Published), cmp.Compare(a.Report.SHA256, b.Report.SHA256), cmp.Compare(a.Report.Name, b.Report.Name))
	})
	for _, r := range list {
		// An InMemory has no way to fail, and the context is never done.
		_ = m.Add(context.Background(), r)
	}
	return m.Developments()
}
