package add

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"sync"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/intake"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/web"
)

// runPage is where a run stands.
type runPage struct {
	web.Head
	ID    string
	Items []item // those that are shown
	All   int
	Ready int // of All, those that were read, or can't be
	Kept  int // of Ready, those that are in the memory now
	Done  bool
}

func (*runPage) Template() string { return "add/run" }

// item is a report of a run as its page shows it.
type item struct {
	intake.Item
	Why    string // it wasn't read
	Do     string
	Sample []reportedly.Claim
	More   int // claims that aren't shown
}

func (a *adder) show(w http.ResponseWriter, r *http.Request) error {
	run, err := a.options.Runs.Find(r.PathValue("run"))
	if err != nil {
		return err
	}
	items, done := run.State()
	p := &runPage{Head: web.Head{Title: "Adding reports", At: "/add", Styles: []string{"add/add.css"}}, ID: run.ID, Done: done}
	p.All = len(items)
	for _, it := range items {
		if it.State.Ended() {
			p.Ready++
		}
		if it.State == intake.Added || it.State == intake.Already {
			p.Kept++
		}
	}
	for _, it := range shown(items) {
		p.Items = append(p.Items, a.item(r.Context(), it))
	}
	if !done {
		p.Refresh = 2
	}
	if web.IsPart(r) {
		return a.site.RenderPart(w, r, p, "run")
	}
	return a.site.Render(w, r, p)
}

// mostShown is how many reports of a run its page shows: it is asked for every moment.
const mostShown = maxFiles

// shown are the reports of a run that its page shows: all, or of a long table those that
// couldn't be read and the latest.
func shown(items []intake.Item) []intake.Item {
	if len(items) <= mostShown {
		return items
	}
	var failed, latest []intake.Item
	for _, it := range items {
		switch {
		case it.State == intake.Failed:
			failed = append(failed, it)
		case it.State.Ended():
			latest = append(latest, it)
		}
	}
	latest = latest[max(0, len(latest)-mostShown/4):]
	slices.Reverse(latest)
	return slices.Concat(failed[:min(len(failed), mostShown-len(latest))], latest)
}

func (a *adder) item(ctx context.Context, it intake.Item) item {
	out := item{Item: it}
	if it.Err != nil {
		out.Why, out.Do = why(it.Err), hintOf(it.Err)
	}
	if it.Report.ID != "" {
		out.Sample = a.samples.of(it.Report.ID, func() []reportedly.Claim { return a.sample(ctx, it.Report.ID) })
		out.More = max(0, it.Claims-len(out.Sample))
	}
	return out
}

// maxSample is how many claims of a report the run's page shows.
const maxSample = 6

// sample are the first claims of a report.
func (a *adder) sample(ctx context.Context, report string) []reportedly.Claim {
	p, err := a.site.Memory().Report(ctx, report)
	if err != nil {
		return nil // the report is there; only its claims can't be shown here
	}
	var out []reportedly.Claim
	for _, c := range p.Claims[:min(maxSample, len(p.Claims))] {
		out = append(out, c.Claim)
	}
	return out
}

// samples are the first claims of the latest reports: a run's page is asked for every
// moment while the run goes on.
type samples struct {
	mu sync.Mutex
	by map[string][]reportedly.Claim
}

// maxSamples is how many reports' samples are held; then it starts anew.
const maxSamples = 2 * maxFiles

func (s *samples) of(report string, read func() []reportedly.Claim) []reportedly.Claim {
	s.mu.Lock()
	defer s.mu.Unlock()
	if out, ok := s.by[report]; ok {
		return out
	}
	if s.by == nil || len(s.by) >= maxSamples {
		s.by = map[string][]reportedly.Claim{}
	}
	s.by[report] = read()
	return s.by[report]
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
