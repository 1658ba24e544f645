package main

import (
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
)

// progress is a bar on standard error; nil shows nothing. It is safe for
// concurrent use. The bar's own write errors are passed over: they say no more
// than that the terminal is gone.
type progress struct {
	mu  sync.Mutex
	bar *progressbar.ProgressBar // nil for one file that hasn't taken long
	one *time.Timer              // until the sign that one file takes long
}

// patience is how long one file may take before something is shown.
const patience = 2 * time.Second

// progress shows a bar where standard error is a terminal and there is more than
// one file to wait for; with one file, a sign that it is being read, once that takes
// long.
func (e *env) progress(total int) *progress {
	if !e.ErrTerminal {
		return nil
	}
	if total < 2 {
		p := &progress{}
		p.one = time.AfterFunc(patience, func() {
			p.mu.Lock()
			defer p.mu.Unlock()
			if p.one != nil {
				p.bar = progressbar.NewOptions(-1, progressbar.OptionSetWriter(e.Err), progressbar.OptionSetDescription("reading"),
					progressbar.OptionSetElapsedTime(true), progressbar.OptionClearOnFinish())
				_ = p.bar.RenderBlank()
			}
		})
		return p
	}
	p := &progress{bar: progressbar.NewOptions(total,
		progressbar.OptionSetWriter(e.Err),
		progressbar.OptionSetDescription("reading"),
		progressbar.OptionSetWidth(24),
		progressbar.OptionShowCount(),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionThrottle(50*time.Millisecond),
		progressbar.OptionClearOnFinish(),
	)}
	_ = p.bar.RenderBlank()
	return p
}

// step counts one file.
func (p *progress) step() {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.one != nil:
		p.done()
	case p.bar != nil && !p.bar.IsFinished():
		_ = p.bar.Add(1)
	}
}

// done takes the sign for one file away, or sees that none comes.
func (p *progress) done() {
	p.one.Stop()
	p.one = nil
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}

// hold takes the bar away until release, so that something else can be printed.
func (p *progress) hold() {
	if p == nil {
		return
	}
	p.mu.Lock()
	if p.one != nil {
		p.done()
	}
	if p.bar != nil {
		_ = p.bar.Clear()
	}
}

// release shows the bar again.
func (p *progress) release() {
	if p == nil {
		return
	}
	defer p.mu.Unlock()
	if p.bar != nil && !p.bar.IsFinished() {
		_ = p.bar.RenderBlank()
	}
}

// stepper shows the steps of one long task as a bar each; nil shows nothing.
type stepper struct {
	e    *env
	what string
	bar  *progressbar.ProgressBar
}

// stepper shows steps where standard error is a terminal.
func (e *env) stepper() *stepper {
	if !e.ErrTerminal {
		return nil
	}
	return &stepper{e: e}
}

// step shows how far a step is; a total of 0 is one that isn't known.
func (s *stepper) step(what string, done, total int64) {
	if s == nil {
		return
	}
	if s.what != what {
		s.clear()
		s.what = what
		if total == 0 {
			total = -1
		}
		s.bar = progressbar.NewOptions64(total,
			progressbar.OptionSetWriter(s.e.Err),
			progressbar.OptionSetDescription(cutTo(what, 30)),
			progressbar.OptionSetWidth(24),
			progressbar.OptionSetPredictTime(true),
			progressbar.OptionThrottle(100*time.Millisecond),
			progressbar.OptionClearOnFinish(),
		)
	}
	_ = s.bar.Set64(done)
}

// clear takes the bar away.
func (s *stepper) clear() {
	if s != nil && s.bar != nil {
		_ = s.bar.Clear()
		s.bar, s.what = nil, ""
	}
}
