package when

import (
	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// rangeRules read times from one date to another.
func rangeRules() []rule {
	return []rule{
		{"free", []string{"from|between? the? {dom} to|and|-|until|till|through|thru the? {dom} of? {month} ,? {year}"}, Date, func(c []part) sense {
			if c[3].word == "and" && c[0].word != "between" {
				return nil
			}
			return daysOfMonth(c[2].n, c[5].n, c[7].n, c[9].n)
		}, []example{{"8-9 July 2016", "2016-07-08/2016-07-09", ""}, {"from 8 to 10 July 2016", "2016-07-08/2016-07-10", ""}}},
		{"free", []string{"from|between? the? {dom} to|and|-|until|till|through|thru the? {dom} of? {month}"}, Date, func(c []part) sense {
			if c[3].word == "and" && c[0].word != "between" {
				return nil
			}
			return daysOfMonth(c[2].n, c[5].n, c[7].n, 0)
		}, []example{
			{"from 3 to 5 May", "2016-05-03/2016-05-05", "2016-12-27"}, {"between 3 and 5 May", "2016-05-03/2016-05-05", "2016-12-27"},
			{"between 3-5 May", "XXXX-05-03/XXXX-05-05", ""}, {"8–10 July", "2016-07-08/2016-07-10", "2016-12-27"},
		}},
		{"free", []string{"from|between? {month} {dom} to|and|-|until|till|through|thru the? {dom} ,? {year}?"}, Date, func(c []part) sense {
			if c[3].word == "and" && c[0].word != "between" {
				return nil
			}
			return daysOfMonth(c[2].n, c[5].n, c[1].n, c[7].n)
		}, []example{{"Dec 18-20", "2016-12-18/2016-12-20", "2016-12-27"}, {"July 8-10", "XXXX-07-08/XXXX-07-10", ""}}},
		{"free", []string{"from|between? the? {ord} to|and|until|till|through|thru the? {ord} of {month} {year}?"}, Date, func(c []part) sense {
			if c[3].word == "and" && c[0].word != "between" {
				return nil
			}
			return daysOfMonth(c[2].n, c[5].n, c[7].n, c[8].n)
		}, []example{{"between the ninth and the seventeenth of April", "2016-04-09/2016-04-17", "2016-12-27"}}},
		{"free", []string{"from|between? {month} the? {ord} to|and|until|till|through|thru the? {ord}"}, Date, func(c []part) sense {
			if c[4].word == "and" && c[0].word != "between" {
				return nil
			}
			return daysOfMonth(c[3].n, c[6].n, c[1].n, 0)
		}, []example{{"April ninth through seventeenth", "2016-04-09/2016-04-17", "2016-12-27"}}},
		{"free", []string{"from {single} to|until|till|through|thru|- {single}", "between {single} and|-|to|through {single}",
			"from {single} up|right|all to|until|through {single}"}, Date, func(c []part) sense {
			return fromTo(c[1].sense, c[len(c)-1].sense)
		}, []example{
			{"from Tuesday to Thursday", "2016-12-20/2016-12-22", "2016-12-27"}, {"from Tuesday to Thursday", "2016-12-20/2016-12-22", "2016-12-22"},
			{"between Friday and Sunday", "2016-12-23/2016-12-25", "2016-12-27"}, {"from 1967 to 1970", "1967/1970", ""},
			{"from Friday to Sunday", "2016-12-30/2017-01-01", "2016-12-27 +"}, {"from November to March", "XXXX-11/XXXX-03", ""},
			{"from November 2015 to March", "2015-11/2016-03", "2016-12-27"}, {"between 18 December 2016 and 5 January 2017", "2016-12-18/2017-01-05", ""},
			{"from November to March 2015", "2014-11/2015-03", "2016-12-27"},
		}},
		{"free", []string{"between {month} and|- {month} {year}", "from? {month} to|-|through|until {month} {year}"}, Date, func(c []part) sense {
			return fromTo(monthOnly(c[1].n), func(ref) answer { return found(edtf.MonthDate(c[4].n, c[3].n), "as it is written") })
		}, []example{{"between January and July 2016", "2016-01/2016-07", ""}, {"June to August 2015", "2015-06/2015-08", "2016-12-27"}}},
		{"free", []string{"between {month} and|- {month} of? this|last|next year",
			"from? {month} to|-|through|until {month} of? this|last|next year"}, Date, func(c []part) sense {
			return fromTo(monthOfYear(c[1].n, step(c[5].word)), monthOfYear(c[3].n, step(c[5].word)))
		}, []example{{"between March and June this year", "2016-03/2016-06", "2016-12-27"}}},
		{"free", []string{"{point} to|-|through|thru|until|till {point}", "{period} -|through|thru {period}", "{theyear} to|through|until|till {period}", "{theyear} to|through|until|till {theyear}", "{month} to {month}"}, Date, func(c []part) sense {
			if c[0].sense == nil {
				return fromTo(monthOnly(c[0].n), monthOnly(c[2].n))
			}
			return fromTo(c[0].sense, c[2].sense)
		}, []example{
			{"12 May - 3 June", "2016-05-12/2016-06-03", "2016-12-27"}, {"[Monday to Wednesday]", "2016-12-19/2016-12-21", "2016-12-27"},
			{"March to May", "2016-03/2016-05", "2016-12-27"}, {"1967 to 1970", "1967/1970", ""},
		}},
	}
}

// daysOfMonth is a run of days of one month; year 0 stands for none told.
func daysOfMonth(first, last, month, year int) sense {
	if last <= first || last > daysIn(standIn, month) {
		return nil
	}
	if year == 0 {
		return fromTo(dayMonth(0, first, month), dayMonth(0, last, month))
	}
	if last > daysIn(year, month) {
		return nil
	}
	v := edtf.NewDay(year, month, first).Date().To(edtf.NewDay(year, month, last).Date())
	return func(ref) answer { return answer{value: v, why: "as it is written"} }
}

// fromTo is the time from one date to another. The one that is told with less is
// told from the other: "from November to March 2015" begins in 2014, and "from
// Tuesday to Thursday" is one week's.
func fromTo(from, to sense) sense {
	return func(r ref) answer {
		a, b := from(r), to(r)
		if a.value.IsZero() || b.value.IsZero() {
			return none(firstReason(a, b))
		}
		switch {
		case isFixed(from, a) && !isFixed(to, b):
			if again := to(r.at(a.value.First()).towards(Future)); inOrder(a, again) {
				b = again
			}
		case isFixed(from, a): // both are
		case isFixed(to, b), !inOrder(a, b) && r.tense != Future:
			if again := from(r.at(b.value.Last()).towards(Past)); inOrder(again, b) {
				a = again
			}
		case !inOrder(a, b):
			if again := to(r.at(a.value.First()).towards(Future)); inOrder(a, again) {
				b = again
			}
		}
		if r.prec == toNothing && r.said.IsZero() {
			// "from November to March" of no year stays as it is.
		} else if !inOrder(a, b) {
			return none("it would end before it begins")
		}
		return answer{value: outer(a.value, b.value), why: "from " + a.value.String() + " to " + b.value.String()}
	}
}

// isFixed tells whether a sense needs no reference for its value.
func isFixed(s sense, a answer) bool {
	if a.anchored {
		return true
	}
	v := s(ref{}).value
	return !v.IsZero() && v.String() == a.value.String() && v.First() >= edtf.NewDay(yearless, 1, 1)
}

// towards reads an expression in a tense of its own.
func towards(t Tense, s sense) sense {
	return func(r ref) answer { return s(r.towards(t)) }
}

func (r ref) towards(t Tense) ref {
	r.tense = t
	return r
}

func inOrder(a, b answer) bool {
	return !a.value.IsZero() && !b.value.IsZero() && a.value.First() <= b.value.Last()
}

func firstReason(a, b answer) string {
	if a.value.IsZero() {
		return a.why
	}
	return b.why
}

// outer is the interval from the beginning of one value to the end of another.
func outer(a, b edtf.Value) edtf.Value {
	from, to := a.Items[0].From, b.Items[len(b.Items)-1].From
	if last := b.Items[len(b.Items)-1]; last.Range {
		to = last.To
	}
	return from.To(to)
}

// listRules read several dates.
func listRules() []rule {
	return []rule{
		{"free", []string{"{dom} and|or {dom} of? {month} ,? {year}?", "{dom} , {dom} ,? and|or {dom} of? {month} ,? {year}?"}, Date, func(c []part) sense {
			return listOf(c)
		}, []example{
			{"8 and 9 July", "{2016-07-08,2016-07-09}", "2016-12-27"}, {"8, 10 and 12 July 2016", "{2016-07-08,2016-07-10,2016-07-12}", ""},
			{"3 or 4 May", "[2016-05-03,2016-05-04]", "2016-12-27"},
		}},
		{"free", []string{"{month} {dom} and|or {dom} ,? {year}?"}, Date, func(c []part) sense {
			return daysListed([]int{c[1].n, c[3].n}, c[0].n, c[5].n, c[2].word)
		}, []example{{"July 8 and 9", "{2016-07-08,2016-07-09}", "2016-12-27"}}},
		{"free", []string{"{point} and|or {point}", "{baremonth} and|or {baremonth}"}, Date, func(c []part) sense {
			from, to := c[0].sense, c[2].sense
			if from == nil {
				from, to = monthOnly(c[0].n), monthOnly(c[2].n)
			}
			return both(from, to, formOf(c[1].word))
		}, []example{
			{"Monday and Tuesday", "{2016-12-19,2016-12-20}", "2016-12-23"}, {"Friday or Saturday", "[2016-12-23,2016-12-24]", "2016-12-27"},
			{"8 July and 3 August", "{2016-07-08,2016-08-03}", "2016-12-27"},
		}},
	}
}

func formOf(w string) edtf.Form {
	if w == "or" {
		return edtf.OneOf
	}
	return edtf.AllOf
}

// listOf reads the days, the month and the year from the parts of a list.
func listOf(c []part) sense {
	var days []int
	joiner := ""
	i := 0
	for ; i < len(c); i++ {
		p := c[i]
		switch {
		case p.ok && p.word == "" && i < len(c)-3:
			days = append(days, p.n)
		case p.word == "and", p.word == "or":
			joiner = p.word
		}
	}
	if joiner == "" {
		return nil
	}
	return daysListed(days, c[len(c)-3].n, c[len(c)-1].n, joiner)
}

// daysListed is a set of days of one month; year 0 stands for none told.
func daysListed(days []int, month, year int, joiner string) sense {
	var senses []sense
	for i, d := range days {
		if d > daysIn(standIn, month) || i > 0 && d <= days[i-1] {
			return nil
		}
		s := dayMonth(0, d, month)
		if year > 0 {
			s = fullDate(year, month, d)
		}
		if s == nil {
			return nil
		}
		senses = append(senses, s)
	}
	return func(r ref) answer {
		var dates []edtf.Date
		for _, s := range senses {
			a := s(r)
			if a.value.IsZero() {
				return a
			}
			dates = append(dates, a.value.Date())
		}
		return answer{value: edtf.Set(formOf(joiner), dates...), why: "several days"}
	}
}

// both is two dates, the first told from the second where it would come later.
func both(from, to sense, form edtf.Form) sense {
	run := fromTo(from, to)
	return func(r ref) answer {
		a := run(r)
		if a.value.IsZero() || a.value.Form != edtf.Interval {
			return a
		}
		item := a.value.Items[0]
		return answer{value: edtf.Set(form, item.From, item.To), why: "two dates"}
	}
}
