package atlas

import (
	"context"
	"sync"
	"time"

	"github.com/reportedly/reportedly/memory/table"
	"github.com/reportedly/reportedly/web/shared/sift"
)

// filters keeps the last filters that were made ready for a chart: while the map is
// moved and the days change, the words that the store has to look for stay the same.
type filters struct {
	mu    sync.Mutex
	made  map[string]*table.Filter
	order []string // the one used last is last
}

// mostFilters is how many filters are kept.
const mostFilters = 24

// filter makes a filter ready: with its days, and without.
func (c *chart) filter(ctx context.Context, f sift.Sift) (within, always *table.Filter, err error) {
	name := f.Query("since", "", "until", "")
	if always = c.filters.get(name); always == nil {
		whole := f.Filter
		whole.Since, whole.Until = time.Time{}, time.Time{}
		if always, err = c.Filter(ctx, c.source, whole); err != nil {
			return nil, nil, err
		}
		c.filters.put(name, always)
	}
	return always.Over(f.Filter.Since, f.Filter.Until), always, nil
}

func (k *filters) get(name string) *table.Filter {
	k.mu.Lock()
	defer k.mu.Unlock()
	f := k.made[name]
	if f != nil {
		k.touch(name)
	}
	return f
}

func (k *filters) put(name string, f *table.Filter) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.made == nil {
		k.made = map[string]*table.Filter{}
	}
	k.made[name] = f
	if k.touch(name); len(k.order) > mostFilters {
		delete(k.made, k.order[0])
		k.order = k.order[1:]
	}
}

// touch makes a name the one used last.
func (k *filters) touch(name string) {
	kept := k.order[:0]
	for _, n := range k.order {
		if n != name {
			kept = append(kept, n)
		}
	}
	k.order = append(kept, name)
}
