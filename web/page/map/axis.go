package atlas

import (
	"math"
	"slices"
	"time"

	"github.com/reportedly/reportedly/memory/table"
)

// axis is how time is cut into steps for the numbers over time: the same for all
// filters, so that their shapes compare.
type axis struct {
	unit  string // "day", "month", "year"
	edges []int32
}

// mostSteps is how many steps an axis has at most.
const mostSteps = 160

// axisOf cuts the time of claims, but for the few that are far from all others.
func axisOf(rows []mark) axis {
	var days []int32
	for i := range rows {
		if r := &rows[i]; r.first > math.MinInt32+1 {
			days = append(days, r.first)
		}
		if r := &rows[i]; r.first != unknown && r.last < math.MaxInt32 {
			days = append(days, r.last)
		}
	}
	if len(days) == 0 {
		return axis{}
	}
	slices.Sort(days)
	few := len(days) / 200
	lo, hi := timeOf(days[few]), timeOf(days[len(days)-1-few])
	switch span := hi.Sub(lo).Hours() / 24; {
	case span <= 100:
		return cut("day", lo, hi, func(t time.Time) time.Time { return t.AddDate(0, 0, 1) })
	case span <= 30*mostSteps:
		lo = time.Date(lo.Year(), lo.Month(), 1, 0, 0, 0, 0, time.UTC)
		return cut("month", lo, hi, func(t time.Time) time.Time { return t.AddDate(0, 1, 0) })
	}
	lo = time.Date(max(lo.Year(), hi.Year()-mostSteps+1), 1, 1, 0, 0, 0, 0, time.UTC)
	return cut("year", lo, hi, func(t time.Time) time.Time { return t.AddDate(1, 0, 0) })
}

func cut(unit string, lo, hi time.Time, next func(time.Time) time.Time) axis {
	a := axis{unit: unit}
	for t := lo; len(a.edges) < mostSteps+2; t = next(t) {
		a.edges = append(a.edges, dayOf(t))
		if t.After(hi) {
			break
		}
	}
	return a
}

// Steps is how many steps there are.
func (a axis) Steps() int { return max(0, len(a.edges)-1) }

// step is the step that a day lies in; those before and after all steps belong to the
// first and the last.
func (a axis) step(day int32) int {
	i, found := slices.BinarySearch(a.edges, day)
	if !found {
		i--
	}
	return max(0, min(a.Steps()-1, i))
}

// fill notes the steps that each claim may have happened in.
func (a axis) fill(rows []mark) {
	n := a.Steps()
	for i := range rows {
		m := &rows[i]
		m.step, m.steps = -1, 0
		// What is too far off for the axis stands in no step.
		if n == 0 || m.first == unknown || m.last < a.edges[0] || m.first >= a.edges[n] {
			continue
		}
		m.step = int16(a.step(m.first))
		m.steps = int16(a.step(m.last)) - m.step + 1
	}
}

// over counts the claims that pass a filter over time: each in all steps that it may
// have happened in. undated are those of unknown days.
func (c *chart) over(f *table.Filter) (counts []int, undated int) {
	n := c.axis.Steps()
	change := make([]int, n+1)
	c.Each(f, func(i int) {
		m := &c.rows[i]
		switch {
		case m.first == unknown:
			undated++
		case m.step >= 0:
			change[m.step]++
			change[m.step+m.steps]--
		}
	})
	counts = change[:n]
	sum := 0
	for i := range counts {
		sum += counts[i]
		counts[i] = sum
	}
	return counts, undated
}
