package access

import (
	"fmt"
	"hash/maphash"
	"net/netip"
	"sync"
	"time"
)

// Limiter lets each key do something a number of times at once, and then once in a
// while. It takes the same memory for one key and for a million: keys share cells of
// two tables, as in a count-min sketch. Sharing can only make a limit tighter, never
// looser; so flooding it with keys doesn't free the one that is held back. It is safe
// for concurrent use.
type Limiter struct {
	every time.Duration
	burst int
	now   func() time.Time
	seeds [2]maphash.Seed

	mu    sync.Mutex
	cells [2][]int64 // when a key's debt is paid, Unix nanoseconds (GCRA)
}

// NewLimiter makes a limiter that lets a key go burst times at once, and earn one more
// in each period. cells is the size of its tables; twice the number of keys that are
// held back at the same time is plenty.
func NewLimiter(every time.Duration, burst, cells int, now func() time.Time) *Limiter {
	l := &Limiter{every: max(every, 1), burst: max(burst, 1), now: now}
	for i := range l.cells {
		l.cells[i], l.seeds[i] = make([]int64, max(cells, 1)), maphash.MakeSeed()
	}
	return l
}

// Take lets a key go, which counts, and answers 0; or says how long it must wait.
func (l *Limiter) Take(key string) time.Duration {
	now := l.now().UnixNano()
	l.mu.Lock()
	defer l.mu.Unlock()
	a, b := l.at(key)
	paid := max(min(*a, *b), now)
	if wait := paid - now - int64(l.burst-1)*int64(l.every); wait > 0 {
		return time.Duration(wait)
	}
	// Only cells that know less are raised, so that others who share them pay no more
	// than they must.
	paid += int64(l.every)
	*a, *b = max(*a, paid), max(*b, paid)
	return 0
}

// Give takes the latest of a key back: it shall not have counted.
func (l *Limiter) Give(key string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	a, b := l.at(key)
	*a, *b = *a-int64(l.every), *b-int64(l.every)
}

func (l *Limiter) at(key string) (a, b *int64) {
	n := uint64(len(l.cells[0]))
	return &l.cells[0][maphash.String(l.seeds[0], key)%n], &l.cells[1][maphash.String(l.seeds[1], key)%n]
}

// SlowError: there were too many tries or requests.
type SlowError struct {
	After time.Duration // how long to wait
}

func (e *SlowError) Error() string {
	return fmt.Sprintf("too many tries; try again in %s", span(e.After))
}

// span is a duration for a person: it never says that nothing is left to wait.
func span(d time.Duration) string {
	seconds := int((d + time.Second - 1) / time.Second)
	switch {
	case seconds <= 1:
		return "a second"
	case seconds < 100:
		return fmt.Sprintf("%d seconds", seconds)
	}
	return fmt.Sprintf("%d minutes", (seconds+59)/60)
}

// Network is what tries and requests are counted by: an address, or for IPv6 the
// network of 64 bits that one customer has all addresses of.
func Network(address string) string {
	ip, err := netip.ParseAddr(address)
	if err != nil {
		return "?"
	}
	if ip = ip.Unmap().WithZone(""); ip.Is4() {
		return ip.String()
	}
	p, err := ip.Prefix(64)
	if err != nil {
		return "?"
	}
	return p.String()
}

// tries are the limits on signing in and on wrong tokens. Only what fails counts.
type tries struct {
	address *Limiter // from one network, whatever the name
	name    *Limiter // at one name, from networks that were never signed in from
	known   *Limiter // at one name, from one network that was
	token   *Limiter // wrong tokens from one network
}

func newTries(now func() time.Time) *tries {
	return &tries{
		address: NewLimiter(6*time.Second, 20, 1<<14, now),
		name:    NewLimiter(time.Minute, 10, 1<<14, now),
		known:   NewLimiter(30*time.Second, 10, 1<<14, now),
		token:   NewLimiter(time.Second, 20, 1<<14, now),
	}
}
