package intake

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ingest"
	"github.com/reportedly/reportedly/memory"
)

// ErrBusy says that too much waits already: try again once a run has ended.
var ErrBusy = errors.New("too much waits to be read")

// Limits of what is kept and of what waits.
const (
	kept         = 50
	waitingMost  = 8
	waitingBytes = 512 << 20
	// MaxInputs is how many files a run takes at most, and MaxReports how many reports, which
	// the rows of tables are.
	MaxInputs  = 200
	MaxReports = 2000
)

// Options say what runs work with.
type Options struct {
	Memory *memory.Memory
	Now    func() time.Time // the clock
}

// Runs are the latest runs. They are safe for concurrent use.
type Runs struct {
	memory *memory.Memory
	now    func() time.Time

	mu   sync.Mutex
	all  []*Run        // the oldest first
	turn chan struct{} // one run reads at a time

	life context.Context
	stop context.CancelFunc
	work sync.WaitGroup
}

// New has no runs yet.
func New(opt Options) *Runs {
	rs := &Runs{memory: opt.Memory, now: opt.Now, turn: make(chan struct{}, 1)}
	if rs.now == nil {
		rs.now = func() time.Time { return time.Time{} }
	}
	rs.life, rs.stop = context.WithCancel(context.Background())
	return rs
}

// Close breaks off what is under way, and waits for it. It is called before the memory's
// store is closed; what was added is safe.
func (rs *Runs) Close() {
	rs.stop()
	rs.work.Wait()
}

// Begin has reports read in the background, one after another. Where the run can't
// begin the error wraps [reportedly.ErrInvalid] or [ErrBusy].
func (rs *Runs) Begin(g Given, inputs []Input) (*Run, error) {
	switch n := len(inputs); {
	case n == 0:
		return nil, reportedly.WithHint(fmt.Errorf("%w: there is nothing to add", reportedly.ErrInvalid), "give a text, or files")
	case n > MaxInputs:
		return nil, reportedly.WithHint(fmt.Errorf("%w: %d reports are too many at once", reportedly.ErrInvalid, n), fmt.Sprintf("add at most %d at a time", MaxInputs))
	}
	inputs = cut(rs.life, g, inputs)
	if n := len(inputs); n > MaxReports {
		return nil, reportedly.WithHint(fmt.Errorf("%w: %d reports are too many at once", reportedly.ErrInvalid, n),
			fmt.Sprintf("add at most %d rows at a time, or the whole table by reportedly add", MaxReports))
	}
	if g.Options.Acquired.IsZero() {
		g.Options.Acquired = rs.now()
	}
	r := &Run{ID: strings.ToLower(rand.Text()[:12]), By: g.By, Began: rs.now(), changed: make(chan struct{})}
	for _, in := range inputs {
		r.items = append(r.items, Item{Name: in.Name, State: Waiting})
		r.size += in.Size
	}
	if err := rs.admit(r); err != nil {
		return nil, err
	}
	rs.work.Go(func() { rs.run(r, g, inputs) })
	return r, nil
}

// admit lists a run, where not too much waits.
func (rs *Runs) admit(r *Run) error {
	rs.mu.Lock()
	defer rs.mu.Unlock()
	waiting, size := 0, r.size
	for _, other := range rs.all {
		if _, done := other.State(); !done {
			waiting++
			size += other.size
		}
	}
	if waiting >= waitingMost || waiting > 0 && size > waitingBytes || rs.life.Err() != nil {
		return reportedly.WithHint(fmt.Errorf("%w: %d runs are under way", ErrBusy, waiting), "wait until one has ended")
	}
	rs.all = append(rs.all, r)
	if len(rs.all) > kept {
		i := slices.IndexFunc(rs.all, func(r *Run) bool { _, done := r.State(); return done })
		rs.all = slices.Delete(rs.all, i, i+1)
	}
	return nil
}

// Find gives a run by its ID.
func (rs *Runs) Find(id string) (*Run, error) {
	rs.mu.Lock()
	defer rs.mu.Unlock()
	i := slices.IndexFunc(rs.all, func(r *Run) bool { return r.ID == id })
	if i < 0 {
		return nil, reportedly.WithHint(fmt.Errorf("%w: that run is no longer known", reportedly.ErrNotFound), "what was added is in the list of reports")
	}
	return rs.all[i], nil
}

// List gives the runs that are kept, the latest first.
func (rs *Runs) List() []*Run {
	rs.mu.Lock()
	defer rs.mu.Unlock()
	out := slices.Clone(rs.all)
	slices.Reverse(out)
	return out
}

// run reads the reports of a run, one after another. Those that are read close together
// are made safe together; only then it tells of them.
func (rs *Runs) run(r *Run, g Given, inputs []Input) {
	defer r.end()
	select {
	case rs.turn <- struct{}{}:
		defer func() { <-rs.turn }()
	case <-rs.life.Done():
		return
	}
	adder := rs.memory.Adder(rs.life)
	defer adder.Close() // before the run has ended
	for i, in := range inputs {
		if rs.life.Err() != nil {
			return // the program ends; what was kept is safe
		}
		r.set(i, func(it *Item) { it.State = Reading })
		err := rs.read(rs.life, in, g, func(req memory.AddRequest) error {
			return adder.Add(req, func(k memory.Kept) { r.set(i, func(it *Item) { it.became(k.Added, k.Err) }) })
		})
		inputs[i].Open = nil // its bytes needn't wait for the rest
		if err != nil {
			r.set(i, func(it *Item) { it.became(nil, err) })
		}
	}
}

// became says what became of a report.
func (it *Item) became(a *memory.Added, err error) {
	if err != nil {
		it.State, it.Err = Failed, err
		return
	}
	it.State, it.Report, it.Claims, it.New, it.Gone, it.Pairs = Added, a.Report, a.Claims, a.New, a.Gone, slices.Clone(a.Pairs)
	if a.Already {
		it.State = Already
	}
	for _, d := range a.Changed {
		it.Changed = append(it.Changed, d.ID)
	}
	for i := range it.Pairs {
		it.Pairs[i].Body = nil // the memory has it
	}
}

// read reads one report and has it added. A fault of the program on one report must not
// cost the others.
func (rs *Runs) read(ctx context.Context, in Input, g Given, add func(memory.AddRequest) error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("this report brings the program to a fault, which is a bug: %v", r)
		}
	}()
	f, err := in.Open()
	if err != nil {
		return err
	}
	defer f.Close()
	if in.media != "" {
		g.Options.Media = in.media
	}
	report, err := ingest.Read(ctx, in.Name, f, g.Options)
	if err != nil {
		return err
	}
	if lang := ingest.Foreign(report); lang != "" {
		return fmt.Errorf("%w: it seems to be in %s, and only English is read", reportedly.ErrUnsupported, lang)
	}
	return add(memory.AddRequest{Report: report, Source: g.Source, Published: g.Options.Published, How: in.How, By: g.By, Note: g.Note})
}
