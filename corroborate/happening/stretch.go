package happening

import (
	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// stretch is a run of days in which something lies, both ends included.
type stretch struct {
	known       bool
	first, last edtf.Day
}

// exactDays is how long a stretch may be and still count as a stated day: a night has
// two, "the weekend" too, and reports differ by a day across time zones.
const exactDays = 3

func (s stretch) exact() bool { return s.known && s.last-s.first < exactDays }

// gap is the days between two stretches, 0 where they meet.
func (s stretch) gap(t stretch) int {
	return int(max(0, s.first-t.last, t.first-s.last))
}

// statedTime reads what a claim says about its time.
func statedTime(w *reportedly.When) stretch {
	if w == nil || w.EDTF == "" {
		return stretch{}
	}
	v, err := edtf.Parse(w.EDTF)
	if err != nil || v.IsZero() {
		return stretch{}
	}
	s := daysOf(v)
	switch w.Relation {
	case reportedly.BeforeTime, reportedly.UntilTime, reportedly.BeforeOrDuringTime:
		s.first = firstDay
	case reportedly.AfterTime, reportedly.SinceTime:
		s.last = lastDay
	}
	return s
}

// publishedOn reads a date of publication; a time of day is passed over.
func publishedOn(s string) stretch {
	if len(s) > len("2006-01-02") && s[len("2006-01-02")] == 'T' {
		s = s[:len("2006-01-02")]
	}
	v, err := edtf.Parse(s)
	if s == "" || err != nil || v.IsZero() {
		return stretch{}
	}
	return daysOf(v)
}

// firstDay and lastDay stand for open ends, so that differences can be taken.
const (
	firstDay edtf.Day = -4_000_000
	lastDay  edtf.Day = 4_000_000
)

func daysOf(v edtf.Value) stretch {
	return stretch{true, max(v.First(), firstDay), min(v.Last(), lastDay)}
}

// newsDays is how old a happening usually is at most in the report that brings it.
const newsDays = 7

// expected is when a claim's happening is to be looked for: the days that it states,
// or else those before its publication.
func (f *Features) expected() stretch {
	if f.when.known {
		return f.when
	}
	if f.published.known {
		return stretch{true, f.published.first - newsDays, f.published.last}
	}
	return stretch{}
}
