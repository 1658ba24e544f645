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
	bar *progressbar.ProgressBar
}

// progress shows a bar where standard error is a terminal and there is more than
// one file to wait for.
func (e *env) progress(total int) *progress {
	if !e.ErrTerminal || total < 2 {
		return nil
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
	_ = p.bar.Add(1)
}

// hold takes the bar away until release, so that something else can be printed.
func (p *progress) hold() {
	if p == nil {
		return
	}
	p.mu.Lock()
	_ = p.bar.Clear()
}

// release shows the bar again.
func (p *progress) release() {
	if p == nil {
		return
	}
	defer p.mu.Unlock()
	if !p.bar.IsFinished() {
		_ = p.bar.RenderBlank()
	}
}
