package when

import (
	"strings"

	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// nthRules read days and weekends by their place in a longer time.
func nthRules() []rule {
	return []rule{
		{"day", []string{"the? {ord} {weekday} of|in {span}", "the? last|final {weekday} of|in {span}"}, Date, func(c []part) sense {
			n := c[1].n
			if n == 0 {
				n = -1
			}
			return nthWeekdayOf(n, c[2].n, c[4].sense)
		}, []example{
			{"the first Monday of October", "2016-10-03", "2016-12-27"}, {"the last Friday of Ramadan", "2016-07-01", "2016-12-27"},
			{"the second Sunday in May 2015", "2015-05-10", ""},
		}},
		{"day", []string{"the? {ord} last day of|in {span}"}, Date, func(c []part) sense { return nthDayOf(-c[1].n, c[5].sense) }, []example{
			{"the third last day of May", "2016-05-29", "2016-12-27"},
		}},
		{"day", []string{"the? last|final day of|in {span}"}, Date, func(c []part) sense { return nthDayOf(-1, c[4].sense) }, []example{
			{"the last day of February 2016", "2016-02-29", ""},
		}},
		{"day", []string{"the? {ord} day of|in {span}"}, Date, func(c []part) sense { return nthDayOf(c[1].n, c[4].sense) }, []example{
			{"the first day of Ramadan", "2016-06-06", "2016-12-27"}, {"the third day of this month", "2016-12-03", "2016-12-27"},
		}},
		// "The 20th of last month"; but "the first of last year's attacks".
		{"day", []string{"the? {dom} of the? last|this|next|current|previous|coming month"}, Date, func(c []part) sense {
			return nthDayOf(c[1].n, unitFrom(month, step(c[4].word), published))
		}, []example{{"the 20th of last month", "2016-11-20", "2016-12-27"}, {"20th of next month", "2017-01-20", "2016-12-27"}}},
		{"day", []string{"the? {dom} of the|that month", "the? {dom} this|last|next month"}, Date, func(c []part) sense {
			if len(c) == 4 {
				return nthDayOf(c[1].n, unitFrom(month, step(c[2].word), published))
			}
			return nthDayOf(c[1].n, unitFrom(month, 0, mentioned))
		}, []example{{"the 20th of that month", "2016-05-20", "m:2016-05-03"}}},
		{"period", []string{"the? {ord} weekend of|in {span}", "the? last|final {unit} of|in {span}"}, Date, func(c []part) sense {
			n := c[1].n
			if n == 0 {
				n = -1
				if unit(c[2].n) != weekend {
					return nil
				}
			}
			s := nthWeekdayOf(n, 6, c[4].sense)
			return func(r ref) answer {
				a := s(r)
				if a.value.IsZero() {
					return a
				}
				return r.within(a.value.First(), a.value.First()+1, a.why)
			}
		}, []example{{"the first weekend of October", "[2016-10-01..2016-10-02]", "2016-12-27"}}},
		{"period", []string{"the? {ord} month of|in {span}", "the? last|final month of|in {span}"}, Date, func(c []part) sense {
			n := c[1].n
			if n == 0 {
				n = -1
			}
			return monthsOf(n, n, c[4].sense)
		}, []example{{"the third month of 2016", "2016-03", ""}}},
		{"period", []string{"the? first|last|final|opening|closing {num} months of|in {span}"}, Date, func(c []part) sense {
			if c[1].word == "first" || c[1].word == "opening" {
				return monthsOf(1, c[2].n, c[5].sense)
			}
			return monthsOf(-c[2].n, -1, c[5].sense)
		}, []example{{"the first nine months of 2016", "2016-01/2016-09", ""}, {"the last two months of this year", "2016-11/2016-12", "2016-12-27"}}},
		{"period", []string{"the? month|year|quarter|decade before|after {when}"}, Date, func(c []part) sense {
			return unitBeside(unitOf(c[1].word), afterOrBefore(c[2].word), c[3].sense)
		}, []example{{"the year before 2015", "2014", ""}, {"the month after Christmas", "2017-01", "2016-12-27"}}},
	}
}

// whole gives the days of a time that has a beginning and an end.
func wholeOf(s sense, r ref) (edtf.Range, answer) {
	a := s(r)
	run := edtf.Range{First: a.value.First(), Last: a.value.Last()}
	if a.value.IsZero() || run.First == edtf.Beginning || run.Last == edtf.End || a.value.Date().Year.Digits == "XXXX" {
		return run, none(a.why)
	}
	return run, a
}

// nthWeekdayOf is the n-th weekday of a time, or its last (-1).
func nthWeekdayOf(n, weekday int, s sense) sense {
	return func(r ref) answer {
		run, a := wholeOf(s, r)
		if a.value.IsZero() {
			return a
		}
		d := nthInRun(run, weekday, n)
		if d < run.First || d > run.Last {
			return none(noSuchDay)
		}
		return found(d.Date(), "counted in "+a.value.String())
	}
}

// nthDayOf is the n-th day of a time, or its last (-1).
func nthDayOf(n int, s sense) sense {
	return func(r ref) answer {
		run, a := wholeOf(s, r)
		if a.value.IsZero() {
			return a
		}
		d := run.First + edtf.Day(n-1)
		if n < 0 {
			d = run.Last + edtf.Day(n+1)
		}
		if d > run.Last || d < run.First {
			return none(noSuchDay)
		}
		return found(d.Date(), "counted in "+a.value.String())
	}
}

// unitBeside is the unit of the calendar before (-1) or after the one that a time
// lies in.
func unitBeside(u unit, n int, s sense) sense {
	return func(r ref) answer {
		_, a := wholeOf(s, r)
		if a.value.IsZero() {
			return a
		}
		r.said = a.value
		return unitFrom(u, n, mentioned)(r)
	}
}

// monthsOf are the months of a year from the n-th to the m-th, counted from the
// last (-1) where less than 0.
func monthsOf(n, m int, s sense) sense {
	if n == 0 || m == 0 || n > 12 || m > 12 || n < -12 {
		return nil
	}
	return func(r ref) answer {
		_, a := wholeOf(s, r)
		if d := a.value.Date(); d.IsZero() || d.Month.Digits != "" || strings.Contains(d.Year.Digits, "X") {
			return none(a.why)
		}
		y, _, _ := a.value.First().Civil()
		from, to := edtf.MonthDate(y, (n+13)%13), edtf.MonthDate(y, (m+13)%13)
		if n == m {
			return found(from, "counted in "+a.value.String())
		}
		return answer{value: from.To(to), why: "counted in " + a.value.String()}
	}
}
