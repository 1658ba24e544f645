package when

import "github.com/reportedly/reportedly/resolve/when/edtf"

// quarterRules read quarters, fiscal years and the same time of another year, as
// reports on trade and budgets have them. A fiscal year counts as the calendar's:
// when it begins isn't said.
func quarterRules() []rule {
	return []rule{
		{"period", []string{"the|its|their|his|her|a? fiscal? -? {qtr} of|,|in|-? {year}", "{qtr} of|,|-? {shortyear}"}, Date, func(c []part) sense {
			return quarterSense(quarterIn(c), fixedYear(c[len(c)-1].n))
		}, []example{
			{"the third quarter of 2016", "2016-07/2016-09", ""}, {"Q3 2016", "2016-07/2016-09", ""},
		}},
		{"period", []string{"the? {year} 's|-? {qtr}", "{yearqtr}"}, Date, func(c []part) sense {
			if len(c) == 1 {
				return quarterSense(c[0].n, fixedYear(c[0].m))
			}
			return quarterSense(c[3].n, fixedYear(c[1].n))
		}, []example{{"2016-Q3", "2016-07/2016-09", ""}, {"2016Q3", "2016-07/2016-09", ""}, {"the 2016 third quarter", "2016-07/2016-09", ""}}},
		{"period", []string{"the? fiscal? -? {qtr} of|,|in? the? this|last|next|previous|coming year", "this|last|next year 's {qtr}"}, Date, func(c []part) sense {
			n := turn(c)
			return quarterSense(quarterIn(c), func(r ref) (int, bool) { return r.year + n, r.prec > toNothing })
		}, []example{{"the first quarter of next year", "2017-01/2017-03", "2016-12-27"}, {"next year's first quarter", "2017-01/2017-03", "2016-12-27"}}},
		{"period", []string{"the|its|their|his|her? fiscal? -? {qtr}"}, Date, func(c []part) sense { return quarterNear(c[3].n) }, []example{
			{"the third quarter", "2016-07/2016-09", "2016-12-27"}, {"the third quarter", "2016-07/2016-09", "2016-05-03 +"},
			{"[third-quarter] earnings", "2016-07/2016-09", "2016-12-27"},
			{"the third quarter", "2016-07/2016-09", "2016-10-27 +"}, {"the Armenian quarter", "no", ""},
		}},
		{"period", []string{"{year} -? {half}", "{half} -|of? {year}"}, Date, func(c []part) sense {
			y, h := c[0].n, c[2].n
			if y < 10 {
				y, h = h, y
			}
			from, to := edtf.MonthDate(y, 6*h-5), edtf.MonthDate(y, 6*h)
			return func(ref) answer { return answer{value: from.To(to), why: "the six months"} }
		}, []example{{"H2 2016", "2016-07/2016-12", ""}, {"2016-H1", "2016-01/2016-06", ""}}},
		{"period", []string{"the latest|most recent? quarter"}, Date, fixedSense(unitFrom(quarter, -1, published)), []example{
			{"the latest quarter", "2016-07/2016-09", "2016-12-27"},
		}},
		{"period", []string{"the|a|its? year - ago|earlier {qtr}"}, Date, func(c []part) sense {
			return yearBack(quarterNear(c[4].n))
		}, []example{{"the year-earlier third quarter", "2015-07/2015-09", "2016-12-27"}}},
		{"period", []string{"the|a|its? year - ago|earlier quarter|period|month", "the same|corresponding|comparable quarter|period|month of? a year ago|earlier",
			"the same|corresponding|comparable quarter|period|month of? last year"}, Date, fixedSense(yearBack(sameTime)), []example{
			{"the year-ago quarter", "2015-07/2015-09", "2016-12-27 m:2016-07/2016-09"}, {"the same month last year", "2015-05", "m:2016-05"},
			{"the same period last year", "none", "2016-12-27"},
		}},
		{"theyear", []string{"fiscal year? {year}", "the? year {year}"}, Date, func(c []part) sense { return yearSense(c[len(c)-1].n) }, []example{
			{"in [fiscal 2016]", "2016", ""}, {"in [the year 2016]", "2016", ""}, {"in [nineteen ninety-six]", "1996", ""},
			{"in [two thousand and five]", "2005", ""},
		}},
		{"period", []string{"the fiscal|financial year", "the current|present fiscal|financial year", "the full year"}, Date, fixedSense(unitFrom(year, 0, published)), []example{
			{"the financial year", "2016", "2016-12-27"},
		}},
		{"period", []string{"the? week {num} of? {year}?", "the? week {num} of this|last|next year"}, Date, func(c []part) sense {
			if len(c) == 6 {
				n := step(c[4].word)
				return isoWeek(c[2].n, func(r ref) (int, bool) { return r.year + n, r.prec > toNothing })
			}
			if c[4].ok {
				return isoWeek(c[2].n, fixedYear(c[4].n))
			}
			return isoWeek(c[2].n, func(r ref) (int, bool) { return r.year, r.prec > toNothing })
		}, []example{{"week 3 of 2016", "[2016-01-18..2016-01-24]", ""}, {"week 31", "[2016-08-01..2016-08-07]", "2016-12-27"}}},
	}
}

// quarterIn is the number of the quarter in a form that has words besides.
func quarterIn(c []part) int {
	for _, p := range c {
		if p.ok && p.word == "" && p.n >= 1 && p.n <= 4 {
			return p.n
		}
	}
	return 0
}

// readHalfYear reads "H1" and "H2".
func readHalfYear(p *parser, at int) (part, int) {
	if n := p.at(at + 1); p.at(at).lower == "h" && n.glued && n.kind == number && (n.n == 1 || n.n == 2) && n.suffix == "" {
		return part{n: n.n}, at + 2
	}
	return part{}, 0
}

// yearBack is a time one year earlier: "the year-ago quarter".
func yearBack(s sense) sense {
	return func(r ref) answer {
		a := s(r)
		if a.value.IsZero() {
			return a
		}
		v, ok := inYear(a.value, -1)
		if !ok {
			return none(noSuchDay)
		}
		return answer{value: v, why: "a year before " + a.value.String()}
	}
}

// inYear is a value some years on.
func inYear(v edtf.Value, years int) (edtf.Value, bool) {
	out := edtf.Value{Form: v.Form}
	for _, item := range v.Items {
		for _, d := range []*edtf.Date{&item.From, &item.To} {
			if d.IsZero() {
				continue
			}
			y, m, _ := d.Of().First().Civil()
			to := edtf.YearDate(y + years)
			if to.IsZero() || d.Year.Digits == "XXXX" || d.Day.Digits == "29" && m == 2 {
				return edtf.Value{}, false
			}
			d.Year.Digits = to.Year.Digits
		}
		out.Items = append(out.Items, item)
	}
	return out, true
}

// isoWeek is a week of a year by its number: week 1 holds 4 January.
func isoWeek(n int, year func(ref) (int, bool)) sense {
	if n < 1 || n > 53 {
		return nil
	}
	return func(r ref) answer {
		y, ok := year(r)
		if !ok {
			return none(noPublication)
		}
		first := edtf.NewDay(y, 1, 4).Monday() + edtf.Day(7*(n-1))
		return r.within(first, first+6, "the week of that number in "+edtf.YearDate(y).String())
	}
}

// aQuarter tells whether a value is the three months of a quarter.
func aQuarter(v edtf.Value) bool {
	if v.Form != edtf.Interval || len(v.Items) != 1 {
		return false
	}
	from, to := v.Items[0].From, v.Items[0].To
	if from.IsZero() || to.IsZero() || from.Day.Digits != "" || to.Day.Digits != "" || from.Year.Digits != to.Year.Digits {
		return false
	}
	_, m, _ := from.Of().First().Civil()
	_, n, _ := to.Of().First().Civil()
	return m%3 == 1 && n == m+2
}

// theQuarter is the quarter that the text speaks of, or that of the publication;
// what a past tense tells of it, it tells when it is over.
func theQuarter(r ref) answer {
	switch {
	case aQuarter(r.said):
		return answer{value: r.said, why: "the quarter mentioned before"}
	case r.tense == Past:
		return unitFrom(quarter, -1, published)(r)
	}
	return unitFrom(quarter, 0, published)(r)
}
