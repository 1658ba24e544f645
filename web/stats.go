package web

import (
	"context"

	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/memory/table"
)

// newStats keeps the numbers of what is remembered. Counting takes the longer the more
// there is, and pages must not wait for it: with a large memory they show the numbers
// of a moment ago, with a small one those of now.
func newStats(m *memory.Memory) *table.Kept[memory.Stats] {
	return &table.Kept[memory.Stats]{Read: func(ctx context.Context, _ table.Source) (memory.Stats, error) { return m.Stats(ctx) }}
}

// Stats are the numbers of what is remembered, as they were a moment ago.
func (s *Site) Stats(ctx context.Context) (memory.Stats, error) {
	return s.stats.Table(ctx, s.options.Memory, s.Go)
}
