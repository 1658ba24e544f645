package memory

import (
	"context"
	"errors"
	"time"

	"github.com/reportedly/reportedly/store"
)

// What is kept in one transaction: as many reports as come within batchTime of the
// first, at most so many and of so many bytes.
const (
	batchReports = 64
	batchBytes   = 8 << 20
	batchTime    = 250 * time.Millisecond
)

// Adder adds reports that come one after another. What comes close together is kept in
// one transaction, which makes it safe at the cost of one. It is for one goroutine.
type Adder struct {
	ctx   context.Context
	m     *Memory
	queue chan queued
	ended chan struct{}
}

type queued struct {
	req  AddRequest
	done func(Kept)
}

// Adder begins to add reports until ctx ends. Close must be called.
func (m *Memory) Adder(ctx context.Context) *Adder {
	a := &Adder{ctx: ctx, m: m, queue: make(chan queued, batchReports/4), ended: make(chan struct{})}
	go a.work()
	return a
}

// Add takes a report in as [Memory.Add] does, a little later. done is called once it is
// safe, or with why it isn't, from another goroutine and in the order of adding. Where
// the report has to be read and can't be, the error is returned and done isn't called.
func (a *Adder) Add(req AddRequest, done func(Kept)) error {
	if err := a.m.Read(a.ctx, &req); err != nil {
		return err
	}
	a.queue <- queued{req, done}
	return nil
}

// Close waits until what was added is safe.
func (a *Adder) Close() {
	close(a.queue)
	<-a.ended
}

func (a *Adder) work() {
	defer close(a.ended)
	for {
		batch := a.gather()
		if len(batch) == 0 {
			return
		}
		reqs := make([]AddRequest, len(batch))
		for i := range batch {
			reqs[i] = batch[i].req
		}
		kept, err := a.m.keepAll(a.ctx, reqs)
		for i := range batch {
			if err != nil {
				batch[i].done(Kept{Err: err, All: true})
				continue
			}
			batch[i].done(kept[i])
		}
	}
}

// gather waits for a report and for those that come soon after it. It is empty once
// nothing more comes.
func (a *Adder) gather() []queued {
	first, ok := <-a.queue
	if !ok {
		return nil
	}
	batch, size := []queued{first}, len(first.req.Report.Original)
	late := time.NewTimer(batchTime)
	defer late.Stop()
	for len(batch) < batchReports && size < batchBytes {
		select {
		case q, ok := <-a.queue:
			if !ok {
				return batch
			}
			batch, size = append(batch, q), size+len(q.req.Report.Original)
		case <-late.C:
			return batch
		}
	}
	return batch
}

// ofStore tells errors of the store as a whole from those of one report.
func ofStore(err error) bool {
	for _, kind := range []error{store.ErrLocked, store.ErrFull, store.ErrDamaged, store.ErrNotStore, store.ErrNewer, store.ErrOlder, store.ErrReadOnly, store.ErrUnreachable,
		context.Canceled, context.DeadlineExceeded} {
		if errors.Is(err, kind) {
			return true
		}
	}
	return false
}
