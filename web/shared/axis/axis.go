// Package axis lays days out along a line: which days a window shows, how they are
// cut into steps, what is written at them, and how dates that aren't exact are drawn.
//
// In: days, spans of a calendar, dates in EDTF. Out: positions in hundredths of the
// line, labels, and spans with the sort of their ends. It draws nothing and knows no
// claims. It assumes the Gregorian calendar, whose weeks begin on Mondays.
package axis

import (
	"fmt"
	"time"

	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// Span is how much of the calendar a window shows.
type Span string

// The spans, the longest first. All is as much as there is.
const (
	All     Span = "all"
	Decade  Span = "decade"
	Year    Span = "year"
	Quarter Span = "quarter"
	Month   Span = "month"
	Week    Span = "week"
	Day     Span = "day"
)

// Spans are all spans, the longest first.
var Spans = []Span{All, Decade, Year, Quarter, Month, Week, Day}

// Window is the days from First to Last, both included.
type Window struct {
	Span        Span
	First, Last edtf.Day
}

// Around is the window of a span that holds a day. All holds that day alone.
func Around(s Span, d edtf.Day) Window {
	y, m, _ := d.Civil()
	switch s {
	case Decade:
		y -= (y%10 + 10) % 10
		return Window{s, edtf.NewDay(y, 1, 1), edtf.NewDay(y+10, 1, 1) - 1}
	case Year:
		return Window{s, edtf.NewDay(y, 1, 1), edtf.NewDay(y+1, 1, 1) - 1}
	case Quarter:
		m -= (m - 1) % 3
		return Window{s, edtf.NewDay(y, m, 1), edtf.NewDay(y, m+3, 1) - 1}
	case Month:
		return Window{s, edtf.NewDay(y, m, 1), edtf.NewDay(y, m+1, 1) - 1}
	case Week:
		return Window{s, d.Monday(), d.Monday() + 6}
	}
	return Window{s, d, d}
}

// Length is how many days the window shows.
func (w Window) Length() int { return int(w.Last-w.First) + 1 }

// Shorter and Longer are the next spans, "" where there is none.
func (s Span) Shorter() Span { return s.next(1) }

// Longer is the span that shows more.
func (s Span) Longer() Span { return s.next(-1) }

func (s Span) next(by int) Span {
	for i, o := range Spans {
		if o == s && i+by >= 0 && i+by < len(Spans) {
			return Spans[i+by]
		}
	}
	return ""
}

// At is where a day begins, in hundredths of the window's width. It may lie outside.
func (w Window) At(d edtf.Day) float64 { return 100 * float64(d-w.First) / float64(w.Length()) }

// Middle is the day in the middle of the window.
func (w Window) Middle() edtf.Day { return w.First + edtf.Day(w.Length()/2) }

// step is what a window is cut into: days, weeks, months or years.
type step struct {
	unit Span
	n    int // so many of them at once
}

// days is about how many days a step has.
func (s step) days() int {
	return s.n * map[Span]int{Day: 1, Week: 7, Month: 30, Year: 365}[s.unit]
}

var steps = [...]step{{Day, 1}, {Week, 1}, {Month, 1}, {Month, 3}, {Year, 1}, {Year, 2}, {Year, 5}, {Year, 10}, {Year, 20}, {Year, 50}, {Year, 100}, {Year, 500}, {Year, 1000}}

// fit is the finest step of which the window has no more than so many.
func (w Window) fit(atMost int, from Span) step {
	for _, s := range steps {
		if s.unit == Week && from == Month {
			continue
		}
		if w.Length() <= atMost*s.days()+s.days()/2 {
			return s
		}
	}
	return steps[len(steps)-1]
}

// floor is the beginning of the step that a day lies in.
func (s step) floor(d edtf.Day) edtf.Day {
	y, m, _ := d.Civil()
	switch s.unit {
	case Day:
		return d
	case Week:
		return d.Monday()
	case Month:
		return edtf.NewDay(y, m-(m-1)%s.n, 1)
	}
	return edtf.NewDay(y-(y%s.n+s.n)%s.n, 1, 1)
}

// after is the beginning of the next step.
func (s step) after(d edtf.Day) edtf.Day {
	y, m, _ := d.Civil()
	switch s.unit {
	case Day:
		return d + edtf.Day(s.n)
	case Week:
		return d + 7
	case Month:
		return edtf.NewDay(y, m+s.n, 1)
	}
	return edtf.NewDay(y+s.n, 1, 1)
}

// Bucket is a step of a window: days from First to Last, both included.
type Bucket struct {
	First, Last edtf.Day
	Span        Span // the span that shows it alone
}

// Buckets cut the window into at most so many steps of the calendar. The first and the
// last may be cut short.
func (w Window) Buckets(atMost int) []Bucket {
	s := w.fit(atMost, Day)
	span := s.unit
	if s == (step{Month, 3}) {
		span = Quarter
	} else if s.unit == Year && s.n > 1 {
		span = Decade
	}
	var out []Bucket
	for d := s.floor(w.First); d <= w.Last; d = s.after(d) {
		out = append(out, Bucket{max(d, w.First), min(s.after(d)-1, w.Last), span})
	}
	return out
}

// Tick is a line across the window with its label, which stands behind it.
type Tick struct {
	At    float64 // hundredths of the width
	Wide  float64 // of what it stands for, the same
	Label string  // "" for a line alone
	Major bool
}

// Middle is where the label stands.
func (t Tick) Middle() float64 { return t.At + t.Wide/2 }

// Ticks are the lines of a window of which about so many may bear a label.
func (w Window) Ticks(labels int) []Tick {
	s := w.fit(labels, Month)
	switch {
	case w.Length() <= 45:
		s = step{Day, 1}
	case w.Length() <= 16*7:
		s = step{Week, 1}
	}
	var out []Tick
	every := 1
	if s.unit == Day && w.Length() > labels {
		every = 5
	}
	for d := s.floor(w.First); d <= w.Last; d = s.after(d) {
		from, to := max(d, w.First), min(s.after(d), w.Last+1)
		t := Tick{At: w.At(from), Wide: w.At(to) - w.At(from), Label: s.label(d, w), Major: s.major(d)}
		if s.unit == Day && every > 1 {
			if _, _, n := d.Civil(); n != 1 && n%every != 0 || n == 30 {
				t.Label = ""
			}
		}
		out = append(out, t)
	}
	return out
}

func (s step) major(d edtf.Day) bool {
	_, m, n := d.Civil()
	switch s.unit {
	case Day:
		return d.Weekday() == time.Monday || n == 1
	case Month:
		return m == 1
	case Week:
		return n <= 7
	}
	return true
}

func (s step) label(d edtf.Day, w Window) string {
	y, m, n := d.Civil()
	switch s.unit {
	case Day:
		if w.Length() <= 7 {
			return d.Weekday().String()[:3] + " " + fmt.Sprint(n)
		}
		return fmt.Sprint(n)
	case Week:
		return fmt.Sprintf("%d %s", n, time.Month(m).String()[:3])
	case Month:
		if m == 1 && w.Length() > 400 {
			return fmt.Sprint(y)
		}
		return time.Month(m).String()[:3]
	}
	return fmt.Sprint(y)
}

// Title is the window's days in words: "December 2016", "5 to 11 December 2016".
func (w Window) Title() string {
	y, m, n := w.First.Civil()
	y2, m2, n2 := w.Last.Civil()
	month, month2 := time.Month(m).String(), time.Month(m2).String()
	switch {
	case w.First == w.Last:
		return fmt.Sprintf("%s, %d %s %d", w.First.Weekday(), n, month, y)
	case w.Span == Year:
		return fmt.Sprint(y)
	case w.Span == Decade:
		return fmt.Sprintf("%d to %d", y, y2)
	case w.Span == Month:
		return fmt.Sprintf("%s %d", month, y)
	case w.Span == Quarter:
		return fmt.Sprintf("%s to %s %d", month, month2, y)
	case y == y2 && m == m2:
		return fmt.Sprintf("%d to %d %s %d", n, n2, month, y)
	case y == y2:
		return fmt.Sprintf("%d %s to %d %s %d", n, month, n2, month2, y)
	}
	return fmt.Sprintf("%d %s %d to %d %s %d", n, month, y, n2, month2, y2)
}

// ISO is a day as addresses have it: 2016-12-05.
func ISO(d edtf.Day) string {
	y, m, n := d.Civil()
	return fmt.Sprintf("%04d-%02d-%02d", y, m, n)
}

// Of is the day of a time.
func Of(t time.Time) edtf.Day { return edtf.Day(t.Unix() / 86400) }

// Midnight is the beginning of a day in UTC.
func Midnight(d edtf.Day) time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// Parse reads a day, month or year as addresses have them, and gives its first day.
func Parse(s string) (edtf.Day, bool) {
	for _, form := range []string{time.DateOnly, "2006-01", "2006"} {
		if t, err := time.Parse(form, s); err == nil {
			return Of(t), true
		}
	}
	return 0, false
}
