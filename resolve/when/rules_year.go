package when

import (
	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// monthRules read months by name.
func monthRules() []rule {
	return []rule{
		{"period", []string{"{month} ,|of|in|-|/? {year}", "{month} of|,? {shortyear}", "{year} -|/? {month}"}, Date, func(c []part) sense {
			d := edtf.MonthDate(c[2].n, c[0].n)
			if c[0].n > 12 {
				d = edtf.MonthDate(c[0].n, c[2].n)
			}
			return func(ref) answer { return found(d, "as it is written") }
		}, []example{{"May 2016", "2016-05", ""}, {"December of 2014", "2014-12", ""}}},
		{"period", []string{"{baremonth}"}, Date, func(c []part) sense { return monthOnly(c[0].n) }, []example{
			{"in [May]", "2016-05", "2016-12-27"}, {"in [March]", "2017-03", "2016-12-27 +"},
			{"in [December]", "2016-12", "2017-01-27"}, {"in [June]", "XXXX-06", ""},
			{"in [May]", "2013-05", "m:2013-02-03"}, {"Mrs May said so.", "no", ""},
			{"in [January]", "2016-01", "2015-12 +"},
		}},
		{"period", []string{"{month} of? this|last|next year", "{month} the year before|after"}, Date, func(c []part) sense {
			if c[1].word == "the" {
				return monthSaid(c[0].n, afterOrBefore(c[3].word))
			}
			return monthOfYear(c[0].n, step(c[2].word))
		}, []example{{"July last year", "2015-07", "2016-12-27"}, {"January this year", "2016-01", "2016-12-27"}}},
		{"period", []string{"last|this|next|coming {month}", "this past {month}"}, Date, func(c []part) sense {
			return monthTurned(c[0].word, c[len(c)-1].n)
		}, []example{
			{"last July", "2016-07", "2016-10"}, {"last October", "2015-10", "2016-10-12"}, {"next March", "2017-03", "2016-12-27"},
			{"this May", "2016-05", "2016-12-27"},
		}},
		{"period", []string{"the previous|preceding {month}", "the following|next {month}"}, Date, func(c []part) sense {
			return monthSaid(c[2].n, step(c[1].word))
		}, []example{{"the previous October", "2015-10", "m:2016-07-09"}, {"the following March", "2017-03", "m:2016-07-09"}}},
		{"period", []string{"the? {month} after next", "the? {month} before last"}, Date, func(c []part) sense {
			n := 1
			if c[2].word == "before" {
				n = -1
			}
			first := monthTurned([]string{"last", "", "next"}[n+1], c[1].n)
			return func(r ref) answer {
				a := first(r)
				v, ok := inYear(a.value, n)
				if !ok {
					return a
				}
				return answer{value: v, why: a.why}
			}
		}, []example{{"the March after next", "2018-03", "2016-12-27"}}},
		{"period", []string{"{month} in {distance}", "{month} {distance} ago|hence", "{month} {distance} from now"}, Date, func(c []part) sense {
			n, d := 1, c[1].distance()
			switch {
			case c[1].word == "in":
				d = c[2].distance()
			case c[2].word == "ago":
				n = -1
			}
			if d.unit.months() < 12 || d.n == 0 {
				return nil
			}
			return deictic(monthOfYear(c[0].n, n*d.n*d.unit.months()/12))
		}, []example{{"March two years ago", "2014-03", "2016-12-27"}}},
		{"period", []string{"that {month}"}, Date, func(c []part) sense { return monthSaid(c[1].n, 0) }, []example{
			{"that May", "2013-05", "m:2013-02-03"},
		}},
	}
}

// afterOrBefore is 1 after and -1 before.
func afterOrBefore(w string) int {
	switch w {
	case "after", "later", "following", "afterwards", "on":
		return 1
	}
	return -1
}

// monthOfYear is a month of the year n years after that of the publication.
func monthOfYear(month, n int) sense {
	return func(r ref) answer {
		if why, ok := r.dated(toYear); !ok {
			return none(why)
		}
		return found(edtf.MonthDate(r.year+n, month), "its year is told from the publication in "+r.now.String()).anchor()
	}
}

// monthTurned is last, this or next May.
func monthTurned(which string, month int) sense {
	return func(r ref) answer {
		if why, ok := r.dated(toYear); !ok {
			return none(why)
		}
		year := r.year
		switch {
		case which == "last" && (r.prec == toYear || month >= r.month):
			year--
		case step(which) == 1 && r.prec > toYear && month <= r.month:
			year++
		case which == "this":
		}
		return found(edtf.MonthDate(year, month), which+" from the publication in "+r.now.String()).anchor()
	}
}

// monthSaid is the month before (-1) or after the date mentioned before, or of
// its year; the publication stands in where nothing was mentioned.
func monthSaid(month, n int) sense {
	return func(r ref) answer {
		a, ok := r.anchor()
		if !ok {
			return monthTurned([]string{"last", "this", "next"}[n+1], month)(r)
		}
		year, m, _ := a.First.Civil()
		switch {
		case n < 0 && month >= m:
			year--
		case n > 0 && month <= m:
			year++
		}
		return found(edtf.MonthDate(year, month), "told from the date mentioned before, "+r.said.String())
	}
}

// yearRules read years, decades, centuries, quarters and seasons.
func yearRules() []rule {
	return []rule{
		{"theyear", []string{"{year}"}, Date, func(c []part) sense { return yearSense(c[0].n) }, []example{
			{"in [2014]", "2014", ""}, {"the [1991] uprising", "1991", ""}, {"the cup ([2016])", "2016", ""},
			{"He sold 2014 goats.", "no", ""},
		}},
		{"period", []string{"from|between? {year} -|/ {yy}", "from|between? {year} - {year}"}, Date, func(c []part) sense {
			from, to := c[1].n, c[3].n
			if to < 100 {
				to += from - from%100
			}
			if to <= from {
				return nil
			}
			return func(ref) answer {
				return answer{value: edtf.YearDate(from).To(edtf.YearDate(to)), why: "as it is written"}
			}
		}, []example{{"1993-94", "1993/1994", ""}, {"1967–1970", "1967/1970", ""}}},
		{"period", []string{"the? {decade}"}, Date, func(c []part) sense {
			d := edtf.YearDate(c[1].n)
			d.Year.Digits = d.Year.Digits[:3] + "X"
			return func(ref) answer { return found(d, "the ten years") }
		}, []example{{"the 1990s", "199X", ""}, {"the eighties", "198X", ""}}},
		{"period", []string{"the? {ord} century"}, Date, func(c []part) sense {
			if c[1].n < 2 || c[1].n > 22 {
				return nil
			}
			d := edtf.YearDate(100 * (c[1].n - 1))
			d.Year.Digits = d.Year.Digits[:2] + "XX"
			return func(ref) answer { return found(d, "the hundred years") }
		}, []example{{"the 19th century", "18XX", ""}}},
	}
}

func yearSense(y int) sense {
	return func(ref) answer { return found(edtf.YearDate(y), "as it is written") }
}

func fixedYear(y int) func(ref) (int, bool) { return func(ref) (int, bool) { return y, true } }

// quarterSense is a quarter of a year, as its months.
func quarterSense(n int, year func(ref) (int, bool)) sense {
	if n < 1 || n > 4 {
		return nil
	}
	return func(r ref) answer {
		y, ok := year(r)
		if !ok {
			return none(noPublication)
		}
		return answer{value: edtf.MonthDate(y, 3*n-2).To(edtf.MonthDate(y, 3*n)), why: "the three months"}
	}
}

func quarterNear(n int) sense {
	return quarterSense(n, func(r ref) (int, bool) {
		if r.prec == toNothing {
			return 0, false
		}
		run, _ := r.pick(func(y int) []edtf.Range {
			return []edtf.Range{{First: edtf.NewDay(y, 3*n-2, 1), Last: lastOf(y, 3*n)}}
		})
		y, _, _ := run.First.Civil()
		// Of the quarter that is just over the figures are still to come.
		if last, m := monthsOn(r.year, (r.month-1)/3*3+1, -3); r.prec >= toMonth && m == 3*n-2 && r.tense == Future && !r.firm {
			y = last
		}
		return y, true
	})
}

// seasonRules read seasons.
func seasonRules() []rule {
	return []rule{
		{"weak", []string{"{season}"}, Date, func(c []part) sense {
			if c[0].word == "fall" {
				return nil // "until the fall of the city"
			}
			return seasonSense(c[0].n)
		}, []example{{"in [summer]", "2016-22", "2016-12-27"}, {"in [winter]", "XXXX-24", ""}}},
		{"period", []string{"the {season}"}, Date, func(c []part) sense {
			if c[1].word == "fall" {
				return nil
			}
			return seasonSense(c[1].n)
		}, []example{{"the spring", "2016-21", "2016-12-27 -"}}},
		{"period", []string{"the? {season} of|,? {year}"}, Date, func(c []part) sense {
			d := edtf.MonthDate(c[3].n, c[1].n)
			return func(ref) answer { return found(d, "as it is written") }
		}, []example{{"the spring of 2021", "2021-21", ""}, {"fall 2016", "2016-23", ""}}},
		{"period", []string{"the? {season} of? this|last|next year"}, Date, func(c []part) sense {
			return seasonOfYear(c[1].n, step(c[3].word))
		}, []example{{"the summer of last year", "2015-22", "2016-12-27"}}},
		{"period", []string{"this|current|last|past|previous|next|coming season|seasons"}, Date, func(c []part) sense {
			return seasonFrom(step(c[0].word))
		}, []example{{"last season", "2016-23", "2016-12-27"}}},
		{"period", []string{"last|this|next|coming|current {season}", "the? following|next|previous {season}", "this past {season}"}, Date, func(c []part) sense {
			for _, p := range c {
				if s := step(p.word); s != 0 {
					return seasonTurned(s, c[len(c)-1].n)
				}
			}
			return seasonTurned(0, c[len(c)-1].n)
		}, []example{{"last summer", "2016-22", "2016-12-27"}, {"this spring", "2016-21", "2016-12"}, {"next spring", "2017-21", "2016-12-27"}}},
	}
}

func seasonIn(n int) func(int) []edtf.Range {
	return func(y int) []edtf.Range {
		v := edtf.MonthDate(y, n).Of()
		return []edtf.Range{{First: v.First(), Last: v.Last()}}
	}
}

func seasonSense(n int) sense {
	return func(r ref) answer {
		if r.prec == toNothing {
			if y, ok := r.onlyYear(); ok {
				return found(edtf.MonthDate(y, n), "with the year mentioned before")
			}
			return answer{value: floating(edtf.MonthDate(standIn, n).Of()), why: noYear}
		}
		run, _ := r.pick(seasonIn(n))
		y, _, _ := run.First.Civil()
		return found(edtf.MonthDate(y, n), "the one nearest to the publication in "+r.now.String())
	}
}

func seasonOfYear(n, years int) sense {
	return func(r ref) answer {
		if why, ok := r.dated(toYear); !ok {
			return none(why)
		}
		return found(edtf.MonthDate(r.year+years, n), "its year is told from the publication in "+r.now.String())
	}
}

// seasonFrom is the season n seasons after that of the publication.
func seasonFrom(n int) sense {
	return func(r ref) answer {
		if why, ok := r.dated(toMonth); !ok {
			return none(why)
		}
		// Counted from the spring of the year 0, of three months each.
		quarters := 4*r.year + (r.month-3+12)/3 - 4 + n
		if r.month < 3 {
			quarters = 4*(r.year-1) + 3 + n
		}
		return found(edtf.MonthDate(quarters/4, 21+quarters%4), "told from the publication in "+r.now.String())
	}
}

// seasonTurned is the last season that is over, this year's, or the next to
// begin.
func seasonTurned(n, season int) sense {
	return func(r ref) answer {
		if why, ok := r.dated(toYear); !ok {
			return none(why)
		}
		today, y := r.today(), r.year
		switch first, last := seasonIn(season)(y)[0].First, seasonIn(season)(y)[0].Last; {
		case n < 0 && last >= today.First:
			y--
		case n > 0 && first <= today.Last:
			y++
		}
		return found(edtf.MonthDate(y, season), "told from the publication in "+r.now.String())
	}
}
