package edtf

import (
	"iter"
	"slices"
)

// First is the first day that the value may mean; Beginning where that is open
// or not known, and for the zero Value.
func (v Value) First() Day {
	if v.IsZero() {
		return Beginning
	}
	first := End
	for _, item := range v.Items {
		first = min(first, item.bounds().First)
	}
	return first
}

// Last is the last day that the value may mean; End where that is open or not
// known, and for the zero Value.
func (v Value) Last() Day {
	if v.IsZero() {
		return End
	}
	last := Beginning
	for _, item := range v.Items {
		last = max(last, item.bounds().Last)
	}
	return last
}

// Days yields the runs of days that the value may mean or cover, in order and
// apart from each other: of XXXX-12-18, the eighteenth of December of every
// year from 0 to 9999. Marks of doubt widen nothing. The zero Value has none.
func (v Value) Days() iter.Seq[Range] {
	if !v.IsZero() && len(v.Items) == 1 && !v.Items[0].Range {
		return v.Items[0].From.ranges()
	}
	var all []Range
	for _, item := range v.Items {
		if item.Range {
			all = append(all, item.bounds())
			continue
		}
		for r := range item.From.ranges() {
			all = append(all, r)
		}
	}
	slices.SortFunc(all, func(a, b Range) int {
		switch {
		case a.First < b.First:
			return -1
		case a.First > b.First:
			return 1
		}
		return 0
	})
	return joined(slices.Values(all))
}

func (i Item) bounds() Range {
	r := Range{Beginning, End}
	if i.From.Side == Known {
		r.First = i.From.first()
	}
	switch {
	case !i.Range:
		r.Last = i.From.last()
	case i.To.Side == Known:
		r.Last = i.To.last()
	}
	return r
}

// Before tells whether v ends before w begins, whatever days the two mean. The
// zero Value is before nothing.
func (v Value) Before(w Value) bool {
	return !v.IsZero() && !w.IsZero() && v.Last() < w.First()
}

// Overlaps tells whether some day may be meant or covered by both.
func (v Value) Overlaps(w Value) bool {
	next, stop := iter.Pull(w.Days())
	defer stop()
	b, ok := next()
	for a := range v.Days() {
		for ok && b.Last < a.First {
			b, ok = next()
		}
		if !ok {
			return false
		}
		if b.First <= a.Last {
			return true
		}
	}
	return false
}

// Within tells whether every day that v may mean or cover is one of w's. It
// orders values by their days: each is within itself, and two that are within
// each other have the same days. The zero Value is within none, nor any in it.
func (v Value) Within(w Value) bool {
	if v.IsZero() {
		return false
	}
	next, stop := iter.Pull(w.Days())
	defer stop()
	b, ok := next()
	for a := range v.Days() {
		for ok && b.Last < a.First {
			b, ok = next()
		}
		if !ok || a.First < b.First || b.Last < a.Last {
			return false
		}
	}
	return ok
}
