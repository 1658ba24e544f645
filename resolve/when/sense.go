package when

import (
	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// sense is what an expression means once it is known when the text was
// published and what it spoke of before.
type sense func(r ref) answer

// answer is a value with its relation, or the reason why there is none.
type answer struct {
	value    edtf.Value
	relation reportedly.TimeRelation // "" where the words give none
	why      string
	unit     edtf.Value // as Reading.Unit
	length   Length
	deixis   Deixis
	anchored bool // told from the publication whatever stands beside it: "today", "last week"
}

// ref is what an expression is told from.
type ref struct {
	now    edtf.Date // publication; zero where not known
	prec   precision // of now
	day    edtf.Day  // now as a day, where prec is toDay
	year   int
	month  int
	floats bool       // now has no year: year is a stand-in
	said   edtf.Value // last mentioned; zero where none
	tense  Tense
	fills  bool // what happened filled the time
	firm   bool // the words tell past from coming: "last Easter"
	bound  bool // the time is a limit: "by the end of May" is exact
}

// precision tells how much of a date is known.
type precision int

const (
	toNothing precision = iota
	toYear
	toMonth
	toDay
)

// standIn is the year in which dates without one are reckoned: a leap year too
// early for any text to name. Years below yearless stand for an unknown one.
const (
	standIn  = 8
	yearless = 100
)

// Reasons why an expression has no value.
const (
	noPublication = "told from the date of publication, which is not known"
	noDay         = "told from the day of publication, which is not known"
	noMention     = "told from a date mentioned before, and there is none"
	noYear        = "its year is not known"
	noCount       = "how long is not said"
	noSuchDay     = "there is no such day"
	isDuration    = "a length of time, not a date"
	isRecurring   = "a time that recurs, not a date"
	isEvent       = "told by an event, not a date"
	isVague       = "not told exactly enough for a date"
)

func none(why string) answer { return answer{why: why} }

// constant is the sense of expressions that never have a value.
func constant(why string) sense { return func(ref) answer { return none(why) } }

// anchor marks an answer that is told from the publication.
func (a answer) anchor() answer {
	a.anchored = true
	return a
}

func (a answer) anchoredIf(b bool) answer {
	a.anchored = a.anchored || b
	return a
}

// told is a sense with the unit of the calendar that its words name.
func (a answer) told(unit edtf.Value) answer {
	a.unit = unit
	return a
}

func found(d edtf.Date, why string) answer {
	if d.IsZero() {
		return none("beyond the years that are reckoned")
	}
	return answer{value: d.Of(), why: why}
}

// within is a time between two days: one day of them, or all where what
// happened filled it.
func (r ref) within(first, last edtf.Day, why string) answer {
	switch {
	case first.Date().IsZero() || last.Date().IsZero():
		return none("beyond the years that are reckoned")
	case r.fills:
		return answer{value: first.Date().To(last.Date()), why: why}
	}
	return answer{value: edtf.OneBetween(first.Date(), last.Date()), why: why}
}

// at is the reference as if the text had been published on a day.
func (r ref) at(d edtf.Day) ref {
	r.now, r.prec, r.day = d.Date(), toDay, d
	r.year, r.month, _ = d.Civil()
	return r
}

// from sets the publication date; values other than one date leave it unknown.
func (r ref) from(v edtf.Value) ref {
	d := v.Date()
	if d.IsZero() {
		return r
	}
	if d.Year.Digits == "XXXX" {
		d.Year.Digits = edtf.YearDate(standIn).Year.Digits
		r.floats = true
	}
	first := d.Of().First()
	r.year, r.month, _ = first.Civil()
	r.now, r.prec = d, toYear
	if d.Month.Digits != "" && d.Month.Digits <= "12" {
		r.prec = toMonth
		if d.Day.Digits != "" {
			r.prec, r.day = toDay, first
		}
	}
	return r
}

// dated checks that the publication is known to a precision; of a publication
// without its year, days and months can be told from it, but no weekday.
func (r ref) dated(p precision) (why string, ok bool) {
	switch {
	case r.prec == toNothing:
		return noPublication, false
	case r.prec < p && p == toDay:
		return noDay, false
	case r.prec < p:
		return noPublication, false
	}
	return "", true
}

// anchor is the date that "two days later" or "that day" are told from, with its
// first and last day.
func (r ref) anchor() (edtf.Range, bool) {
	if r.said.IsZero() || r.said.First() == edtf.Beginning && r.said.Last() == edtf.End {
		return edtf.Range{}, false
	}
	a := edtf.Range{First: r.said.First(), Last: r.said.Last()}
	if a.Last == edtf.End {
		a.Last = a.First
	}
	if a.First == edtf.Beginning {
		a.First = a.Last
	}
	return a, true
}

// anchorDay is the anchor where it is one day, or the last of several.
func (r ref) anchorDay() (edtf.Day, bool) {
	a, ok := r.anchor()
	return a.Last, ok && a.Last-a.First < 7
}

// shiftDays tells a day from the publication.
func shiftDays(n int, why string) sense {
	return func(r ref) answer {
		if n == 0 && r.prec > toNothing {
			return found(r.now, why).anchor()
		}
		if why, ok := r.dated(toDay); !ok {
			return none(why)
		}
		return found((r.day + edtf.Day(n)).Date(), why).anchor()
	}
}

// monthsOn is the month n months after a year and month.
func monthsOn(year, month, n int) (int, int) {
	first := edtf.NewDay(year, month+n, 1)
	year, month, _ = first.Civil()
	return year, month
}

// lastOf is the last day of a month.
func lastOf(year, month int) edtf.Day { return edtf.NewDay(year, month+1, 1) - 1 }

func daysIn(year, month int) int { return edtf.DaysIn(year, month) }
