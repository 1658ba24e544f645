package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/engine"
)

func inputs(n int) []input {
	out := make([]input, n)
	for i := range out {
		out[i].name = fmt.Sprint(i)
	}
	return out
}

// Outcomes come in order, and no more than the allowed number is under way.
func TestInOrder(t *testing.T) {
	for workers := 1; workers <= 4; workers++ {
		var running, most atomic.Int32
		work := func(_ context.Context, in input) (*engine.Result, error) {
			if now := running.Add(1); now > most.Load() {
				most.Store(now)
			}
			defer running.Add(-1)
			if in.name == "3" {
				panic("three")
			}
			if len(in.name)%2 == 1 {
				time.Sleep(time.Millisecond)
			}
			return &engine.Result{}, nil
		}
		var got []string
		faults := 0
		err := inOrder(t.Context(), inputs(30), workers, work, func(o outcome) error {
			got = append(got, o.input.name)
			if o.err != nil {
				faults++
			}
			return nil
		})
		if err != nil || faults != 1 || len(got) != 30 {
			t.Fatalf("%d workers: %v, %d faults, %d outcomes", workers, err, faults, len(got))
		}
		for i, name := range got {
			if name != fmt.Sprint(i) {
				t.Fatalf("%d workers: order %v", workers, got)
			}
		}
		if int(most.Load()) > workers {
			t.Errorf("%d workers: %d at once", workers, most.Load())
		}
	}
}

func TestInOrderStops(t *testing.T) {
	full := errors.New("disk full")
	quick := func(context.Context, input) (*engine.Result, error) { return &engine.Result{}, nil }
	n := 0
	if err := inOrder(t.Context(), inputs(100), 3, quick, func(outcome) error { n++; return full }); err != full || n != 1 {
		t.Errorf("error %v after %d outcomes", err, n)
	}
	ctx, cancel := context.WithCancel(t.Context())
	slow := func(ctx context.Context, in input) (*engine.Result, error) {
		if in.name == "5" {
			cancel()
			<-ctx.Done()
		}
		return &engine.Result{}, ctx.Err()
	}
	if err := inOrder(ctx, inputs(100), 3, slow, func(outcome) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestStatus(t *testing.T) {
	for _, c := range []struct {
		err  error
		want int
		said string
	}{
		{nil, 0, ""},
		{fmt.Errorf("write: %w", syscall.EPIPE), 0, ""},
		{failed(statusSome), 1, ""},
		{wrong("no"), 2, "reportedly: no\n"},
		{&usageError{"read", errors.New("no")}, 2, "reportedly: no\nhint: reportedly help read\n"},
		{errors.New("start: no model"), 3, "reportedly: start: no model\n"},
		{fmt.Errorf("%w: bad\x1b[2J", reportedly.ErrInvalid), 3, "reportedly: bad\\x1b[2J\n"},
		{context.Canceled, 130, "reportedly: interrupted\n"},
	} {
		var b bytes.Buffer
		e := &env{Err: &b}
		if got := e.close(c.err); got != c.want || b.String() != c.said {
			t.Errorf("close(%v) = %d, saying %q; want %d, %q", c.err, got, b.String(), c.want, c.said)
		}
	}
}

// fullDisk fails every write.
type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, syscall.ENOSPC }

// On terminals there is colour, a bar for several files, and the seconds taken.
func TestOnATerminal(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "a.txt", "Rebels attacked soldiers near the mill.")
	write(t, "b.txt", "Two villages were quiet.")
	var out, errs bytes.Buffer
	var ticks atomic.Int64
	e := standIn(&env{Out: &out, Err: &errs, OutTerminal: true, ErrTerminal: true, Width: 300, Getenv: func(string) string { return "" }})
	e.Now = func() time.Time { return time.Unix(ticks.Add(1), 0) }
	if status := run(t.Context(), e, []string{"read", "a.txt", "b.txt"}); status != 0 {
		t.Fatalf("status %d: %s", status, errs.String())
	}
	for _, want := range []string{"\x1b[1;38;5;160m", " s\n", "2 reports"} {
		if !strings.Contains(strings.ReplaceAll(out.String(), "\x1b[0m", ""), want) {
			t.Errorf("the output has no %q:\n%q", want, out.String())
		}
	}
	for _, want := range []string{"reading", "hint: no value for 1 time in 1 report without a publication date"} {
		if !strings.Contains(errs.String(), want) {
			t.Errorf("standard error has no %q:\n%q", want, errs.String())
		}
	}
	if status := run(t.Context(), standIn(&env{Out: fullDisk{}, Err: &errs, Getenv: e.Getenv}), []string{"read", "a.txt"}); status != statusNothing {
		t.Errorf("a full disk gives status %d", status)
	}
}
