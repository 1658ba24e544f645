package shared

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/reportedly/reportedly"
)

// Days reads the first and the last day that a form asks for: "2016-11-03", or a month
// or a year, of which the last day counts for until. Either may be ""; its time is then
// zero. Times are midnights in UTC. The error wraps [reportedly.ErrInvalid].
func Days(since, until string) (first, last time.Time, err error) {
	if first, _, err = dayOf("from", since); err != nil {
		return time.Time{}, time.Time{}, err
	}
	if _, last, err = dayOf("to", until); err != nil {
		return time.Time{}, time.Time{}, err
	}
	if !first.IsZero() && !last.IsZero() && last.Before(first) {
		return time.Time{}, time.Time{}, fmt.Errorf("%w: the days end (%s) before they begin (%s)", reportedly.ErrInvalid, until, since)
	}
	return first, last, nil
}

// dayOf is the first and the last day that words stand for.
func dayOf(what, s string) (first, last time.Time, err error) {
	if s == "" {
		return first, last, nil
	}
	for _, form := range []struct {
		layout              string
		years, months, days int
	}{{"2006-01-02", 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		if t, err := time.Parse(form.layout, s); err == nil {
			return t, t.AddDate(form.years, form.months, form.days).AddDate(0, 0, -1), nil
		}
	}
	return first, last, reportedly.WithHint(fmt.Errorf("%w: %s %q is no date", reportedly.ErrInvalid, what, s), "write 2016-11-03, 2016-11 or 2016")
}

// Span is a run of days as people write it: "3 November 2016", "3 to 5 November 2016",
// "until …" or "since …" where an end is open; "" where nothing is known. Whole months
// and years are told as such.
func Span(first, last time.Time) string {
	switch {
	case first.IsZero() && last.IsZero():
		return ""
	case first.IsZero():
		return "until " + Day(last)
	case last.IsZero():
		return "since " + Day(first)
	case first.Equal(last):
		return Day(first)
	}
	next := last.AddDate(0, 0, 1)
	switch {
	case first.Day() == 1 && first.AddDate(0, 1, 0).Equal(next):
		return first.Format("January 2006")
	case first.YearDay() == 1 && first.AddDate(1, 0, 0).Equal(next):
		return first.Format("2006")
	case first.Year() == last.Year() && first.Month() == last.Month():
		return first.Format("2") + " to " + Day(last)
	case first.Year() == last.Year():
		return first.Format("2 January") + " to " + Day(last)
	}
	return Day(first) + " to " + Day(last)
}

// Advice is an error in words with what to do about it, for a message on a page.
func Advice(err error) string {
	text := err.Error()
	var hint *reportedly.HintError
	if errors.As(err, &hint) {
		text += "; " + hint.Hint
	}
	return strings.TrimPrefix(text, reportedly.ErrInvalid.Error()+": ")
}
