package access_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/reportedly/reportedly/access"
)

func TestLimiter(t *testing.T) {
	c := &clock{at: time.Date(2021, 3, 12, 12, 0, 0, 0, time.UTC)}
	l := access.NewLimiter(time.Second, 3, 1024, c.now)
	took := func(n int) (waits []time.Duration) {
		for range n {
			waits = append(waits, l.Take("k"))
		}
		return waits
	}
	if got := fmt.Sprint(took(5)); got != "[0s 0s 0s 1s 1s]" {
		t.Error(got)
	}
	c.pass(1500 * time.Millisecond)
	if got := fmt.Sprint(took(3)); got != "[0s 500ms 500ms]" {
		t.Error(got)
	}
	l.Give("k")
	if got := fmt.Sprint(took(2)); got != "[0s 500ms]" {
		t.Error(got)
	}
	c.pass(time.Hour)
	if got := fmt.Sprint(took(4)); got != "[0s 0s 0s 1s]" {
		t.Error(got)
	}
}

// A flood of other keys doesn't free the one that is held back, and takes no more memory.
func TestLimiterFlood(t *testing.T) {
	c := &clock{at: time.Date(2021, 3, 12, 12, 0, 0, 0, time.UTC)}
	l := access.NewLimiter(time.Minute, 5, 1<<14, c.now)
	for range 6 {
		l.Take("held")
	}
	i := 0
	if allocations := testing.AllocsPerRun(100, func() { l.Take("other") }); allocations > 0 {
		t.Errorf("%v allocations", allocations)
	}
	refused := 0
	for range 2000 {
		i++
		if l.Take(fmt.Sprint("flood", i)) > 0 {
			refused++
		}
	}
	if refused > 5 {
		t.Errorf("%d of 2000 others were refused", refused)
	}
	if l.Take("held") == 0 {
		t.Error("the flood frees it")
	}
}

func TestNetwork(t *testing.T) {
	for address, want := range map[string]string{"192.0.2.1": "192.0.2.1", "::ffff:192.0.2.1": "192.0.2.1", "2001:db8::1": "2001:db8::/64", "fe80::1%eth0": "fe80::/64", "x": "?", "": "?"} {
		if got := access.Network(address); got != want {
			t.Errorf("Network(%q) = %q, want %q", address, got, want)
		}
	}
}
