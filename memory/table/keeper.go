package table

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/reportedly/reportedly/store"
)

// Source is where claims come from: a memory, or a store.
type Source interface {
	// Lights calls each with every claim that counts, after a row, in their order.
	Lights(ctx context.Context, after int64, each func(store.Light) error) error
	// Passing are the rows of the claims that pass, at most so many (all where 0).
	Passing(ctx context.Context, f store.ClaimFilter, atMost int) (rows []int64, complete bool, err error)
	// Revision changes with whatever is kept.
	Revision(ctx context.Context) (string, error)
}

// Read reads a table.
func Read(ctx context.Context, src Source) (*Table, error) {
	t := &Table{}
	t.value("")
	err := src.Lights(ctx, 0, func(l store.Light) error {
		t.add(&l)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read the claims: %w", err)
	}
	t.sort()
	return t, t.name(ctx, src)
}

// namer lists actors, as a memory does.
type namer interface {
	Actors(ctx context.Context, f store.NameFilter, p store.Page) (store.List[store.Name], error)
}

// name finds out which actors bear no name. Where src lists none, all do.
func (t *Table) name(ctx context.Context, src Source) error {
	t.unnamed = make([]bool, len(t.actors.names))
	list, ok := src.(namer)
	for page := (store.Page{Limit: 1000}); ok; {
		found, err := list.Actors(ctx, store.NameFilter{}, page)
		if err != nil {
			return fmt.Errorf("read the actors: %w", err)
		}
		for _, n := range found.Items {
			if i, known := t.actors.at[n.Key]; known {
				t.unnamed[i] = described(n)
			}
		}
		page.After = found.Next
		ok = found.Next != ""
	}
	return nil
}

// described tells whether an actor is told of by a description and not by a name. One
// with an identity, even if only within its report, has a name. Otherwise names show by
// their capitals: not that of the first word alone, which may begin a sentence
// ("Gunmen"), nor where the head of the phrase has none ("elders of Ubari", "the Front's
// camp"). Scripts without capitals tell nothing.
func described(n store.Name) bool {
	words := strings.Fields(n.Name)
	if len(words) > 1 && (strings.EqualFold(words[0], "the") || strings.EqualFold(words[0], "a") || strings.EqualFold(words[0], "an")) {
		words = words[1:]
	}
	if !strings.HasPrefix(n.Key, "name:") || len(words) == 0 {
		return false
	}
	last := words[len(words)-1]
	switch {
	case small(words[0]) && !particle(words[0]):
		return true
	case small(last) && (strings.Contains(n.Name, "'s ") || strings.Contains(n.Name, "’s ")):
		return true
	}
	r, _ := utf8.DecodeRuneInString(words[0])
	return (unicode.IsUpper(r) || !unicode.IsLetter(r)) && !slices.ContainsFunc(words[1:], capital)
}

// small tells whether a word begins with a small letter.
func small(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsLower(r)
}

// capital tells whether a word begins with a capital, or with a letter of a script that
// has none.
func capital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsLetter(r) && !unicode.IsLower(r)
}

// particle tells whether names may begin with a small word: "al-Nour", "de Wit".
func particle(w string) bool {
	switch w {
	case "al", "el", "de", "da", "di", "van", "von", "bin", "ibn", "abu", "ben":
		return true
	}
	return strings.Contains(w, "-")
}

// Keeper keeps a table up to date.
type Keeper = Kept[*Table]

// Kept keeps what is made of a memory's claims up to date. Reading takes the longer the
// more claims there are: who asks gets what was read a moment ago where reading anew
// takes longer than that. It is safe for concurrent use.
type Kept[T interface{}] struct {
	// Read makes it; nil is package table's own Read.
	Read func(context.Context, Source) (T, error)

	mu      sync.Mutex
	table   T
	known   bool
	of      string // the revision that the table is of
	err     error
	running chan struct{} // closed when the reading under way is done; nil where none is
	read    time.Time     // when the table was read
	took    time.Duration // how long that took
}

const (
	// rest is how many times as long as reading takes a table is good for, even where the
	// memory has changed: reading takes a tenth of a processor at most.
	rest = 10
	// patience is how long a page waits for a newer table.
	patience = 60 * time.Millisecond
)

// Table is what is kept, of the memory as it is. background runs what outlives the request that began
// it, and ends it with the program; nil runs it at once.
func (k *Kept[T]) Table(ctx context.Context, src Source, background func(func(context.Context))) (T, error) {
	var none T
	now, err := src.Revision(ctx)
	if err != nil {
		return none, fmt.Errorf("ask for the memory's revision: %w", err)
	}
	k.mu.Lock()
	if k.known && (k.of == now || k.running == nil && time.Since(k.read) < rest*k.took && k.took > patience) {
		defer k.mu.Unlock()
		return k.table, nil
	}
	if k.running == nil {
		done := make(chan struct{})
		k.running = done
		work := func(ctx context.Context) { k.renew(ctx, src, now, done) }
		if background == nil {
			k.mu.Unlock()
			work(ctx)
			k.mu.Lock()
		} else {
			background(work)
		}
	}
	running, known := k.running, k.known
	k.mu.Unlock()
	if err := wait(ctx, running, known); err != nil {
		return none, err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if !k.known {
		return none, k.err
	}
	return k.table, nil
}

// wait waits for a reading; not long where there is a table already.
func wait(ctx context.Context, running chan struct{}, known bool) error {
	if running == nil {
		return nil
	}
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
		return ctx.Err()
	}
	return nil
}

func (k *Kept[T]) renew(ctx context.Context, src Source, revision string, done chan struct{}) {
	began := time.Now()
	read := k.Read
	if read == nil {
		read, _ = interface{}(Read).(func(context.Context, Source) (T, error))
	}
	t, err := read(ctx, src)
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.err = err; err == nil {
		k.table, k.known, k.of, k.read, k.took = t, true, revision, time.Now(), time.Since(began)
	}
	k.running = nil
	close(done)
}
