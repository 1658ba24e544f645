package when

import (
	"fmt"
	"time"

	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// Tense tells where a claim's verb puts its time, for expressions that may lie
// on either side of the publication: "on Friday", "in May".
type Tense int

// The tenses.
const (
	NoTense Tense = iota // not known: the nearer date, rather a past one
	Past
	Future
)

// How many times nearer a coming date has to be than the past one to be meant by
// a verb of unknown tense ("the vote of 9 July", published on 20 June), and how
// many times nearer a date has to be than the one that the verb's tense points
// to: nobody means by "he was heard on 9 July" that of the year before.
const (
	leaning  = 3
	leanOver = 10
)

// today is the first and last day on which the text may have been published.
func (r ref) today() edtf.Range {
	v := r.now.Of()
	return edtf.Range{First: v.First(), Last: v.Last()}
}

// pick chooses, of what recurs every year, the time that the text means: the
// last that began before the publication, or the next.
func (r ref) pick(in func(year int) []edtf.Range) (edtf.Range, bool) {
	var past, next edtf.Range
	var hasPast, hasNext bool
	today := r.today()
	for y := r.year - 8; y <= r.year+8; y++ {
		if y < 1 {
			continue
		}
		for _, run := range in(y) {
			if run.First <= today.Last {
				past, hasPast = run, true
			}
			if run.Last >= today.First && !hasNext {
				next, hasNext = run, true
			}
		}
	}
	if !hasPast || !hasNext {
		return next, hasNext
	}
	ahead, back := max(next.First-today.Last, 0), max(today.First-past.Last, 0)
	switch {
	case past == next:
	case r.firm && r.tense == Past:
	case r.firm && r.tense == Future:
		return next, true
	case r.tense == Future && back*leanOver >= ahead,
		r.tense == Past && ahead*leanOver < back,
		r.tense == NoTense && ahead*leaning < back:
		return next, true
	}
	return past, true
}

// dayMonth is a day and month without a year; weekday, where not 0, helps to
// find it.
func dayMonth(weekday, day, month int) sense {
	return func(r ref) answer {
		if year, ok := r.onlyYear(); ok {
			return calendarDay(year, month, day, "with the year mentioned before")
		}
		if r.prec == toNothing {
			d := edtf.MonthDate(standIn, month)
			d.Day = edtf.YearDate(day).Year
			d.Day.Digits = d.Day.Digits[2:]
			return answer{value: floating(d.Of()), why: noYear}
		}
		if d, ok := r.onWeekday(weekday, day, month); ok {
			return found(d.Date(), "in the year nearest to the publication in which it is that weekday")
		}
		run, ok := r.pick(func(y int) []edtf.Range {
			if day > daysIn(y, month) {
				return nil
			}
			return once(edtf.NewDay(y, month, day), 1)
		})
		if !ok {
			return none(noSuchDay)
		}
		return found(run.First.Date(), "the one nearest to the publication on "+r.now.String())
	}
}

// onlyYear is the year last mentioned, where the publication is not known.
func (r ref) onlyYear() (int, bool) {
	a, ok := r.anchor()
	if r.prec != toNothing || !ok {
		return 0, false
	}
	y, _, _ := a.First.Civil()
	return y, y >= yearless
}

// onWeekday is the day of the year before, of or after the publication that
// falls on the weekday, where that is one of them alone.
func (r ref) onWeekday(weekday, day, month int) (edtf.Day, bool) {
	if weekday == 0 || r.floats {
		return 0, false
	}
	for _, y := range []int{r.year, r.year - 1, r.year + 1} {
		d := edtf.NewDay(y, month, day)
		if day <= daysIn(y, month) && d.Weekday() == time.Weekday(weekday%7) {
			return d, true
		}
	}
	return 0, false
}

// calendarDay is a day with its year.
func calendarDay(year, month, day int, why string) answer {
	if day > daysIn(year, month) {
		return none(noSuchDay)
	}
	return found(edtf.NewDay(year, month, day).Date(), why)
}

// monthOnly is a month without a year.
func monthOnly(month int) sense {
	return func(r ref) answer {
		if year, ok := r.onlyYear(); ok {
			return found(edtf.MonthDate(year, month), "with the year mentioned before")
		}
		if r.prec == toNothing {
			return answer{value: floating(edtf.MonthDate(standIn, month).Of()), why: noYear}
		}
		run, _ := r.pick(monthIn(month))
		y, m, _ := run.First.Civil()
		return found(edtf.MonthDate(y, m), "the one nearest to the publication in "+r.now.String())
	}
}

func monthIn(month int) func(int) []edtf.Range {
	return func(y int) []edtf.Range {
		return []edtf.Range{{First: edtf.NewDay(y, month, 1), Last: lastOf(y, month)}}
	}
}

// weekdayNear is a weekday told from the publication: the last one until then,
// that day included, or the next.
func weekdayNear(weekday int) sense {
	return func(r ref) answer {
		day, why, ok := r.weekday(weekday)
		if !ok {
			return none(why)
		}
		return found(day.Date(), why)
	}
}

func (r ref) weekday(weekday int) (edtf.Day, string, bool) {
	if why, ok := r.dated(toDay); !ok {
		return 0, why, false
	}
	if r.floats {
		return 0, noYear, false
	}
	if r.tense == Future {
		ahead := edtf.Day((weekday - int(r.day.Weekday()) + 14) % 7)
		return r.day + ahead, fmt.Sprintf("the next %v from the publication on %v", time.Weekday(weekday%7), r.now), true
	}
	return r.day - sinceWeekday(r.day, weekday), fmt.Sprintf("the last %v until the publication on %v", time.Weekday(weekday%7), r.now), true
}

// sinceWeekday is the days that have gone by since the last such weekday, 0 to 6.
func sinceWeekday(d edtf.Day, weekday int) edtf.Day {
	return edtf.Day((int(d.Weekday()) - weekday + 14) % 7)
}

// floating takes back the year that dates without one were reckoned in; a value
// that is nothing but its year has none left.
func floating(v edtf.Value) edtf.Value {
	out := edtf.Value{Form: v.Form}
	for _, item := range v.Items {
		for _, d := range []*edtf.Date{&item.From, &item.To} {
			if d.Year.Digits == "" || d.Year.Digits >= edtf.YearDate(yearless).Year.Digits {
				continue
			}
			if d.Month.Digits == "" {
				return edtf.Value{}
			}
			d.Year.Digits = "XXXX"
		}
		out.Items = append(out.Items, item)
	}
	return out
}
