package memory

import (
	"context"
	"errors"
	"fmt"
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

// judged is the log as far as it was read, with the state that it comes to.
type judged struct {
	log   []judgement.Judgement
	state *judgement.State
}

// state is what people's decisions come to as r sees them. The log only grows, so
// that only what is new is read.
func (m *Memory) state(ctx context.Context, r store.Reader) (*judgement.State, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	after := int64(0)
	if n := len(m.log.log); n > 0 {
		after = m.log.log[n-1].Seq
	}
	log := m.log.log
	page := store.Page{Limit: 1000}
	for {
		list, err := r.Judgements(ctx, store.JudgementFilter{After: after}, page)
		if err != nil {
			return nil, fmt.Errorf("read the log of judgements: %w", err)
		}
		for _, row := range list.Items {
			j, err := fromRow(row)
			if err != nil {
				return nil, err
			}
			log = append(log, j)
		}
		if page.After = list.Next; list.Next == "" {
			break
		}
	}
	if m.log.state == nil || len(log) > len(m.log.log) {
		m.log = judged{log, judgement.Derive(log)}
	}
	return m.log.state, nil
}

// stateIn is the state as a transaction sees it, with what it wrote itself, and isn't
// kept: the transaction may come to nothing.
func (m *Memory) stateIn(ctx context.Context, tx store.Tx, more ...judgement.Judgement) (*judgement.State, error) {
	if _, err := m.state(ctx, tx); err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	log := append(m.log.log[:len(m.log.log):len(m.log.log)], more...)
	return judgement.Derive(log), nil
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
