package web

import (
	"context"
	"sync"
	"time"

	"github.com/reportedly/reportedly/memory"
)

// counted keeps the numbers of what is remembered. Counting takes the longer the more
// there is, and pages must not wait for it: with a large memory they show the numbers
// of a moment ago, with a small one those of now.
type counted struct {
	mu      sync.Mutex
	last    memory.Stats
	known   bool
	running chan struct{} // closed when the count under way is done; nil where none is
	err     error
	at      time.Time     // when it was counted
	took    time.Duration // how long that took
}

// rest is how many times as long as counting took the numbers are good for: counting
// takes a tenth of a processor at most.
const rest = 10

// patience is how long a page waits for numbers that it could show older ones of.
const patience = 40 * time.Millisecond

// Stats are the numbers of what is remembered, as they were a moment ago.
func (s *Site) Stats(ctx context.Context) (memory.Stats, error) {
	c := &s.counted
	c.mu.Lock()
	if c.known && c.running == nil && time.Since(c.at) < rest*c.took {
		defer c.mu.Unlock()
		return c.last, nil
	}
	if c.running == nil {
		done := make(chan struct{})
		c.running = done
		s.Go(func(ctx context.Context) { c.count(ctx, s.options.Memory, done) })
	}
	running, known := c.running, c.known
	c.mu.Unlock()

	var soon <-chan time.Time
	if known {
		timer := time.NewTimer(patience)
		defer timer.Stop()
		soon = timer.C
	}
	select {
	case <-running:
	case <-soon:
	case <-ctx.Done():
		return memory.Stats{}, ctx.Err()
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.known {
		return memory.Stats{}, c.err
	}
	return c.last, nil
}

func (c *counted) count(ctx context.Context, m *memory.Memory, done chan struct{}) {
	began := time.Now()
	stats, err := m.Stats(ctx)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.err = err; err == nil {
		c.last, c.known, c.at, c.took = stats, true, time.Now(), time.Since(began)
	}
	c.running = nil
	close(done)
}
