package add

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ingest"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/web"
)

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

// job is one run of adding.
type job struct {
	ID string

	mu    sync.Mutex
	items []item
	done  bool
}

// item is a report of a run.
type item struct {
	Name    string
	State   State
	Why     string // it wasn't read
	Do      string
	Report  reportedly.Publication
	Claims  int
	Changed int // developments
	New     int // of them, those that no other report tells
	Pairs   int // reports with which it shares words
	Sample  []reportedly.Claim
	More    int
}

// jobs are the latest runs.
type jobs struct {
	mu   sync.Mutex
	all  map[string]*job
	ids  []string
	turn sync.Mutex // one run reads at a time
}

// Limits of what is kept and of what waits.
const (
	keptJobs   = 50
	runningMax = 8
)

func newJobs() *jobs { return &jobs{all: map[string]*job{}} }

func (js *jobs) begin(inputs []input) (*job, error) {
	j := &job{ID: strings.ToLower(rand.Text()[:12])}
	for _, in := range inputs {
		j.items = append(j.items, item{Name: in.name, State: Waiting})
	}
	js.mu.Lock()
	defer js.mu.Unlock()
	running := 0
	for _, other := range js.all {
		if _, done := other.state(); !done {
			running++
		}
	}
	if running >= runningMax {
		return nil, reportedly.WithHint(fmt.Errorf("%w: %d runs are under way", reportedly.ErrInvalid, running), "wait until one has ended")
	}
	js.all[j.ID] = j
	js.ids = append(js.ids, j.ID)
	for len(js.ids) > keptJobs {
		delete(js.all, js.ids[0])
		js.ids = js.ids[1:]
	}
	return j, nil
}

func (js *jobs) find(id string) (*job, error) {
	js.mu.Lock()
	defer js.mu.Unlock()
	j := js.all[id]
	if j == nil {
		return nil, reportedly.WithHint(fmt.Errorf("%w: that run is no longer known", reportedly.ErrNotFound), "what was added is in the list of reports")
	}
	return j, nil
}

// state is a copy of where a run stands.
func (j *job) state() ([]item, bool) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return append([]item(nil), j.items...), j.done
}

func (j *job) set(i int, change func(*item)) {
	j.mu.Lock()
	defer j.mu.Unlock()
	change(&j.items[i])
}

// run reads the reports of a form, one after another.
func (a *adder) run(ctx context.Context, j *job, inputs []input, g given) {
	a.jobs.turn.Lock()
	defer a.jobs.turn.Unlock()
	for i, in := range inputs {
		if ctx.Err() != nil {
			break // the program ends; what was read is safe
		}
		j.set(i, func(it *item) { it.State = Reading })
		added, err := a.read(ctx, in, g)
		if err != nil {
			j.set(i, func(it *item) { it.State, it.Why, it.Do = Failed, why(err), hintOf(err) })
			continue
		}
		sample := a.sample(ctx, added)
		j.set(i, func(it *item) {
			it.State, it.Report, it.Claims, it.Changed, it.New, it.Pairs = Added, added.Report, added.Claims, len(added.Changed), added.New, len(added.Pairs)
			it.Sample, it.More = sample, max(0, added.Claims-len(sample))
			if added.Already {
				it.State = Already
			}
		})
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	j.done = true
}

// read reads one report and keeps it. A fault of the program on one report must not
// cost the others.
func (a *adder) read(ctx context.Context, in input, g given) (added *memory.Added, err error) {
	defer func() {
		if r := recover(); r != nil {
			added, err = nil, fmt.Errorf("this report brings the program to a fault, which is a bug: %v", r)
		}
	}()
	f, err := in.open()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	report, err := ingest.Read(ctx, in.name, f, g.options)
	if err != nil {
		return nil, err
	}
	if lang := ingest.Foreign(report); lang != "" {
		return nil, fmt.Errorf("%w: it seems to be in %s, and only English is read", reportedly.ErrUnsupported, lang)
	}
	return a.site.Memory().Add(ctx, memory.AddRequest{Report: report, Source: g.source, Published: g.options.Published, How: in.how, By: g.by, Note: g.note})
}

// maxSample is how many claims of a report the run's page shows.
const maxSample = 6

// sample are the first claims of a report.
func (a *adder) sample(ctx context.Context, added *memory.Added) []reportedly.Claim {
	p, err := a.site.Memory().Report(ctx, added.Report.ID)
	if err != nil {
		return nil // the report is there; only its claims can't be shown here
	}
	var out []reportedly.Claim
	for _, c := range p.Claims[:min(maxSample, len(p.Claims))] {
		out = append(out, c.Claim)
	}
	return out
}

// why says an error in words.
func why(err error) string {
	switch {
	case errors.Is(err, store.ErrFull):
		return "there is no room left to write"
	case errors.Is(err, store.ErrLocked):
		return "another program is writing to the database"
	}
	s := err.Error()
	for _, kind := range []error{reportedly.ErrInvalid, reportedly.ErrUnsupported} {
		s = strings.Replace(s, kind.Error()+": ", "", 1)
	}
	return s
}

func hintOf(err error) string {
	if h := (*reportedly.HintError)(nil); errors.As(err, &h) {
		return h.Hint
	}
	return ""
}

// jobPage is where a run stands.
type jobPage struct {
	web.Head
	ID    string
	Items []item
	Ready int
	Done  bool
}

func (*jobPage) Template() string { return "add/job" }

func (a *adder) show(w http.ResponseWriter, r *http.Request) error {
	j, err := a.jobs.find(r.PathValue("job"))
	if err != nil {
		return err
	}
	items, done := j.state()
	p := &jobPage{Head: web.Head{Title: "Adding reports", At: "/add", Styles: []string{"add/add.css"}}, ID: j.ID, Items: items, Done: done}
	for _, it := range items {
		if it.State != Waiting && it.State != Reading {
			p.Ready++
		}
	}
	if !done {
		p.Refresh = 2
	}
	if web.IsPart(r) {
		return a.site.RenderPart(w, r, p, "run")
	}
	return a.site.Render(w, r, p)
}
