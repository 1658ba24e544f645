package api

import (
	"bytes"
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/intake"
)

// beat is how often a stream of events says that it lives.
const beat = 15 * time.Second

type watching struct {
	runID
	Last string `header:"Last-Event-ID" doc:"The ID of the last event that is known: those after it come." example:"2"`
}

// events writes server-sent events.
type events struct {
	w    http.ResponseWriter
	ctrl *http.ResponseController
	err  error
}

func watchRun(c *call, in *watching) error {
	run, err := c.run(in.Run)
	if err != nil {
		return err
	}
	after, _ := strconv.Atoi(in.Last) // an unknown one has all come again
	h := c.w.Header()
	h.Set("Content-Type", "text/event-stream")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Accel-Buffering", "no")
	out := &events{w: c.w, ctrl: http.NewResponseController(c.w)}
	c.w.WriteHeader(http.StatusOK)
	if c.r.Method == http.MethodHead {
		return nil
	}
	ctx, cancel := context.WithCancel(c.ctx())
	defer cancel()
	coming := make(chan intake.Event)
	go func() {
		defer close(coming)
		for e := range run.Watch(ctx, after) {
			select {
			case coming <- e:
			case <-ctx.Done():
				return
			}
		}
	}()
	out.write("retry: 2000\n\n")
	out.flush()
	ticker := time.NewTicker(beat)
	defer ticker.Stop()
	for out.err == nil {
		select {
		case e, more := <-coming:
			if !more {
				return nil
			}
			c.tell(out, run, e)
		case <-ticker.C:
			out.write(": still here\n\n")
		}
		out.flush()
	}
	return nil
}

// tell writes what happened; of a report that was added, its claims before it, so that
// who breaks off among them gets them again.
func (c *call) tell(out *events, run *intake.Run, e intake.Event) {
	id := strconv.Itoa(e.Number)
	if e.Item < 0 {
		out.send(id, "done", toRun(run))
		return
	}
	w := toRunReport(e.Is)
	name := w.State
	switch e.Is.State {
	case intake.Already:
		name = "added"
	case intake.Added:
		c.claims(out, e.Is.Report.ID)
	}
	out.send(id, name, w)
}

// claims writes a report's claims.
func (c *call) claims(out *events, report string) {
	list, err := c.options.Memory.Store().ClaimsOf(c.ctx(), report)
	if err != nil {
		return // they are in the memory; only the stream goes without them
	}
	for _, claim := range list {
		if w, err := jsonl.ToStored(claim); err == nil {
			out.send("", "claim", w)
		}
	}
}

func (e *events) send(id, name string, v any) {
	body := &bytes.Buffer{}
	if id != "" {
		body.WriteString("id: " + id + "\n")
	}
	body.WriteString("event: " + name + "\ndata: ")
	if err := encode(body, v); err != nil { // JSON has no line breaks but the last
		e.err = err
		return
	}
	body.WriteString("\n")
	e.write(body.String())
}

func (e *events) write(s string) {
	if e.err == nil {
		_, e.err = e.w.Write([]byte(s))
	}
}

func (e *events) flush() {
	if e.err == nil {
		// Who doesn't read for so long has gone away; a server without deadlines sets none.
		_ = e.ctrl.SetWriteDeadline(time.Now().Add(2 * beat))
		e.err = e.ctrl.Flush()
	}
}
