package memory

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/store"
)

// Reader reads reports: the engine, as memory needs it.
type Reader interface {
	// Read finds a report's claims, each with its vector, nil where none is made.
	Read(ctx context.Context, r *reportedly.Report) (Reading, error)
	// Version tells which reading this is.
	Version() store.Version
}

// Reading is what was read from a report.
type Reading struct {
	Claims  []reportedly.Claim
	Vectors [][]float32 // one for each claim, or nil
}

// Options say what a memory works with.
type Options struct {
	Store  store.Store
	Reader Reader           // nil where nothing will be read
	Now    func() time.Time // the clock
	Who    string           // who judges and takes in where a request names nobody
}

// Memory is safe for concurrent use.
type Memory struct {
	store  store.Store
	reader Reader
	now    func() time.Time
	who    string

	mu  sync.Mutex
	log judged // what was read of the log so far

	recent recent
}

// New is a memory over a store. It reads nothing yet.
func New(opt Options) *Memory {
	if opt.Now == nil {
		opt.Now = func() time.Time { return time.Time{} }
	}
	return &Memory{store: opt.Store, reader: opt.Reader, now: opt.Now, who: opt.Who}
}

// Store is the store that the memory works with.
func (m *Memory) Store() store.Store { return m.store }

// by is who a request names, else who uses the memory.
func (m *Memory) by(who string) string {
	if who != "" {
		return who
	}
	return m.who
}

// errNoReader says that something needs to be read again and nobody is there to.
var errNoReader = errors.New("nothing that reads reports was given")

// judged is the log as a reader sees it, with the state that it comes to.
type judged struct {
	log   []judgement.Judgement
	state *judgement.State
	// forgotten is how often reports were forgotten when it was read: their entries lose
	// their words.
	forgotten string
}

// forgottenName is the name under which the store keeps how often reports were
// forgotten.
const forgottenName = "log/forgotten"

func forgottenTimes(ctx context.Context, r store.Reader) (string, error) {
	v, err := r.Value(ctx, forgottenName)
	return string(v), ignoreNotFound(err)
}

// judged reads the log as r sees it. It only grows, so that only what is new is read.
// What a transaction sees isn't kept, since the transaction may come to nothing.
func (m *Memory) judged(ctx context.Context, r store.Reader) (judged, error) {
	m.mu.Lock()
	kept := m.log
	m.mu.Unlock()
	times, err := forgottenTimes(ctx, r)
	if err != nil {
		return judged{}, fmt.Errorf("read the log of judgements: %w", err)
	}
	if times != kept.forgotten {
		kept = judged{forgotten: times}
	}
	log, err := more(ctx, r, kept.log)
	if err != nil {
		return judged{}, fmt.Errorf("read the log of judgements: %w", err)
	}
	if kept.state != nil && len(log) == len(kept.log) {
		return kept, nil
	}
	now := judged{log, judgement.Derive(log), times}
	if _, writes := r.(store.Tx); writes {
		return now, nil
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.log.state == nil || m.log.forgotten != times || len(now.log) > len(m.log.log) {
		m.log = now
	}
	return now, nil
}

// more is a log as r sees it: with what came since, or, where r sees an earlier state of
// the store, without what it doesn't see yet.
func more(ctx context.Context, r store.Reader, log []judgement.Judgement) ([]judgement.Judgement, error) {
	last := int64(0)
	if n := len(log); n > 0 {
		last = log[n-1].Seq
	}
	log = log[:len(log):len(log)]
	seen := last == 0
	err := all(func(p store.Page) (store.List[store.Judgement], error) {
		return r.Judgements(ctx, store.JudgementFilter{After: max(0, last-1)}, p)
	}, func(row store.Judgement) error {
		if row.Number == last {
			seen = true
			return nil
		}
		j, err := fromRow(row)
		log = append(log, j)
		return err
	})
	if err != nil || seen {
		return log, err
	}
	end, err := r.Judgements(ctx, store.JudgementFilter{Latest: true}, store.Page{Limit: 1})
	if err != nil {
		return nil, err
	}
	last = 0
	if len(end.Items) > 0 {
		last = end.Items[0].Number
	}
	i := slices.IndexFunc(log, func(j judgement.Judgement) bool { return j.Seq > last })
	return log[:i:i], nil
}

// state is what people's decisions come to as r sees them.
func (m *Memory) state(ctx context.Context, r store.Reader) (*judgement.State, error) {
	now, err := m.judged(ctx, r)
	return now.state, err
}

// forgetLog drops what was read of the log: entries have lost their words.
func (m *Memory) forgetLog() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.log = judged{}
}

// all goes through all pages of a list.
func all[T any](page func(store.Page) (store.List[T], error), each func(T) error) error {
	at := store.Page{Limit: 500}
	for {
		list, err := page(at)
		if err != nil {
			return err
		}
		for _, item := range list.Items {
			if err := each(item); err != nil {
				return err
			}
		}
		if list.Next == "" {
			return nil
		}
		at.After = list.Next
	}
}
