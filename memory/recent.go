package memory

import (
	"context"
	"sync"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/corroborate"
	"github.com/reportedly/reportedly/corroborate/duplicate"
	"github.com/reportedly/reportedly/corroborate/origin"
	"github.com/reportedly/reportedly/store"
)

// recent is what was made of reports that were needed lately: adding many reports
// needs their neighbours again and again. It holds for one revision of the store, and
// goes on with the revisions that adding itself makes.
type recent struct {
	mu       sync.Mutex
	revision string

	documents aged[*duplicate.Document]
	claims    aged[[]reportedly.Told]
	profiles  aged[*origin.Profile]
	accounts  *corroborate.Recall
	// developments are as they were kept or read last; they aren't changed.
	developments aged[*reportedly.Development]
}

// The most that is held, in two generations each: bytes of text, and claims.
const (
	maxRecentText   = 8 << 20
	maxRecentClaims = 4000
)

// in calls f with what is known of recent reports as tx sees them, once no other
// transaction of this process uses it.
func (r *recent) in(ctx context.Context, tx store.Tx, f func() error) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	now, err := tx.Revision(ctx)
	if err != nil {
		return err
	}
	if now != r.revision {
		r.clear()
	}
	if err := f(); err != nil {
		r.clear()
		return err
	}
	r.revision, err = tx.Revision(ctx)
	return err
}

// drop forgets all: a transaction came to nothing.
func (r *recent) drop() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.clear()
}

func (r *recent) clear() {
	r.revision = ""
	r.documents, r.claims, r.profiles = aged[*duplicate.Document]{most: maxRecentText}, aged[[]reportedly.Told]{most: maxRecentClaims}, aged[*origin.Profile]{most: maxRecentText}
	r.accounts, r.developments = &corroborate.Recall{}, aged[*reportedly.Development]{most: maxRecentClaims}
}

// aged holds values until two generations have passed since they were asked for. A
// generation ends when it has grown to its most.
type aged[V any] struct {
	young, old map[string]sized[V]
	size, most int
}

type sized[V any] struct {
	value V
	size  int
}

func (a *aged[V]) get(key string) (v V, ok bool) {
	if s, ok := a.young[key]; ok {
		return s.value, true
	}
	s, ok := a.old[key]
	if ok {
		a.put(key, s.value, s.size)
	}
	return s.value, ok
}

func (a *aged[V]) put(key string, v V, size int) {
	if a.size += size; a.size > a.most || a.young == nil {
		a.young, a.old, a.size = map[string]sized[V]{}, a.young, size
	}
	a.young[key] = sized[V]{v, size}
}

func (a *aged[V]) drop(key string) {
	delete(a.young, key)
	delete(a.old, key)
}

// document is a report ready to be compared; nil where it is gone.
func (r *recent) document(ctx context.Context, tx store.Reader, id string) (*duplicate.Document, error) {
	if d, ok := r.documents.get(id); ok {
		return d, nil
	}
	rep, err := tx.Report(ctx, id)
	if err != nil {
		return nil, ignoreNotFound(err)
	}
	d := duplicate.New(&rep.Report)
	r.documents.put(id, d, rep.Text.Len())
	return d, nil
}
