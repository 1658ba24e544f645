package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"
)

// heading begins the table.
const heading = "| claims | file | memory | reports stored | processor a report | statements a report | pages written a report | adding a report, p95 | search, p50 | p95 | slowest sort of question | list of developments, p95 | a development's page, p95 |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|"

// row measures the store as it is.
func (m *measure) row(ctx context.Context) (string, error) {
	searches, worst, err := m.searches(ctx)
	if err != nil {
		return "", err
	}
	lists, pages, err := m.developments(ctx)
	if err != nil {
		return "", err
	}
	adds, err := m.adds(ctx)
	if err != nil {
		return "", err
	}
	info, err := os.Stat(m.path)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("| %d | %d MB | %s | %.0f/s | %s | %.0f | %.0f | %s | %s | %s | %s | %s | %s |", m.claims(), info.Size()>>20, memory(), m.rate, ms(m.cpu), m.statements, m.pages(),
		ms(at(adds, 95)), ms(at(searches, 50)), ms(at(searches, 95)), worst, ms(at(lists, 95)), ms(at(pages, 95))), nil
}

// pages is how many were written to the journal for a report.
func (m *measure) pages() float64 {
	all := 0
	for _, n := range m.frames {
		all += n
	}
	return float64(all) / float64(max(1, m.counted))
}

func ms(d time.Duration) string { return fmt.Sprintf("%.1f ms", float64(d.Microseconds())/1000) }

// at is a percentile.
func at(d []time.Duration, percent int) time.Duration {
	d = slices.Clone(d)
	slices.Sort(d)
	return d[min(len(d)-1, len(d)*percent/100)]
}

// memory is the most that the process has held so far, where the system tells.
func memory() string {
	b, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return "?"
	}
	for line := range strings.Lines(string(b)) {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			var kb int
			_, _ = fmt.Sscan(rest, &kb)
			return fmt.Sprintf("%d MB", kb>>10)
		}
	}
	return "?"
}

// tick is the unit in which Linux counts a process's time.
const tick = 10 * time.Millisecond

// processor is how much time of all processors the process has taken, where the system
// tells; else 0.
func processor() time.Duration {
	b, err := os.ReadFile("/proc/self/stat")
	if err != nil {
		return 0
	}
	_, after, _ := strings.Cut(string(b), ") ") // the name may hold spaces
	fields := strings.Fields(after)
	if len(fields) < 13 {
		return 0
	}
	var user, system int64
	_, _ = fmt.Sscan(fields[11]+" "+fields[12], &user, &system)
	return time.Duration(user+system) * tick
}

// adds times reports that are added one by one.
func (m *measure) adds(ctx context.Context) ([]time.Duration, error) {
	var out []time.Duration
	for range 60 {
		f := m.next(ctx)
		start := time.Now()
		if err := m.s.Update(ctx, f); err != nil {
			return nil, err
		}
		out = append(out, time.Since(start))
	}
	return out, nil
}
