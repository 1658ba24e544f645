package table

import "time"

// Each calls each with the place, in the order of adding, of every claim that passes.
func (t *Table) Each(f *Filter, each func(i int)) {
	for i := range t.rows {
		if f.passes(t, &t.rows[i]) {
			each(i)
		}
	}
}

// ID is a claim's ID across reports, by its place in the order of adding.
func (t *Table) ID(i int) string { return t.id(&t.rows[i]) }

// Over is the filter with other days: those of claims whose days overlap [since, until],
// either of which may be zero.
func (f *Filter) Over(since, until time.Time) *Filter {
	out := *f
	out.since, out.until, out.days = openHead, openTail, !since.IsZero() || !until.IsZero()
	if !since.IsZero() {
		out.since = dayOf(since)
	}
	if !until.IsZero() {
		out.until = dayOf(until)
	}
	return &out
}
