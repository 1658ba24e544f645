package intake

import (
	"context"
	"io"
	"iter"
	"sync"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ingest"
	"github.com/reportedly/reportedly/store"
)

// Input is one report as it was given.
type Input struct {
	Name string // how the user names it: "pasted text", a file's name
	How  string // for the chain of custody: "pasted", "uploaded", "file"
	Size int64  // of what waits in memory until it is read, in bytes; 0 where Open reads it from elsewhere
	Open func() (io.ReadCloser, error)

	media string // of one of several reports in a file
}

// Given is what is said of all reports of a run.
type Given struct {
	By, Source, Note string
	Options          ingest.Options
}

// State is how far a report of a run has come.
type State string

// The states.
const (
	Waiting State = "waiting"
	Reading State = "reading"
	Added   State = "added"
	Already State = "already there"
	Failed  State = "not read"
)

// Ended tells whether nothing more will come of it.
func (s State) Ended() bool { return s != Waiting && s != Reading }

// Item is a report of a run.
type Item struct {
	Name  string
	State State
	Err   error // why it wasn't read

	// What became of it, where it was added or was there already.
	Report  reportedly.Publication
	Claims  int
	Changed []string // IDs of the developments that it made or changed
	Gone    []string // of those that became one with others
	New     int      // of Changed, those that no other report tells
	Pairs   []store.Pair
}

// Event is a change of a run: a report came to another state, or, where Item is -1, the
// run ended.
type Event struct {
	Number int // counted within the run, from 1
	Item   int // an index of the run's items
	Is     Item
}

// Run is one run of adding. It is safe for concurrent use.
type Run struct {
	ID    string
	By    string
	Began time.Time

	size int64

	mu      sync.Mutex
	items   []Item
	events  []Event
	done    bool
	changed chan struct{} // closed at the next event
}

// State is a copy of where a run stands, and whether it has ended.
func (r *Run) State() (items []Item, done bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]Item(nil), r.items...), r.done
}

// Watch gives the events after a number, those that were first, until the run or ctx
// ends.
func (r *Run) Watch(ctx context.Context, after int) iter.Seq[Event] {
	return func(yield func(Event) bool) {
		for at := max(after, 0); ; {
			r.mu.Lock()
			fresh, done, changed := r.events[min(at, len(r.events)):], r.done, r.changed
			r.mu.Unlock()
			for _, e := range fresh {
				if !yield(e) {
					return
				}
				at = e.Number
			}
			if done {
				return
			}
			select {
			case <-changed:
			case <-ctx.Done():
				return
			}
		}
	}
}

// set changes an item and tells who watches.
func (r *Run) set(i int, change func(*Item)) {
	r.mu.Lock()
	defer r.mu.Unlock()
	change(&r.items[i])
	r.tell(i, r.items[i])
}

// end ends the run.
func (r *Run) end() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.done = true
	r.tell(-1, Item{})
}

func (r *Run) tell(i int, is Item) {
	r.events = append(r.events, Event{Number: len(r.events) + 1, Item: i, Is: is})
	close(r.changed)
	r.changed = make(chan struct{})
}
