package when

import (
	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// stage is a part of a longer time.
type stage int

const (
	whole stage = iota
	start
	early
	mid
	late
	end
)

func stageOf(w string) stage {
	return stage(lookup(w, "start|beginning|outset|onset,early|earlier,mid|middle|midst,late|later,end|close|ends"))
}

// partRules read parts of months, years and other times. Early, mid and late are
// about the 5th, 15th and 25th of a month (codebook, hard case 59).
func partRules() []rule {
	return []rule{
		{"period", []string{"the? beginning|start|middle|end|close|onset of about|around? {span}", "the? end - of - {span}"}, Date, func(c []part) sense {
			return partOf(stageOf(c[1].word), c[len(c)-1].sense)
		}, []example{
			{"the end of the month", "2016-12-31~", "2016-12-27"}, {"by the end of the month", "before 2016-12-31", "2016-12-27"},
			{"until end of October", "until 2016-10-31", "2016-12-27 -"}, {"the start of the year", "2016-01~", "2016-12-27"},
			{"by the end of the week", "before 2017-01-01", "2016-12-27"}, {"by the end of the first quarter", "before 2017-03-31", "2017-01-12"},
		}},
		{"period", []string{"month|year|week|quarter 's|-? end", "end of|- month|year|week|quarter", "beginning|start of month|year|week|quarter"}, Date, func(c []part) sense {
			stage := end
			if c[0].word != "end" && unitOf(c[0].word) == noUnit {
				stage = start
			}
			return partOf(stage, unitFrom(max(unitOf(c[0].word), unitOf(c[2].word)), 0, published))
		}, []example{{"by year's end", "before 2016-12-31", "2016-10-04"}, {"until end of month", "until 2016-10-31", "2016-10-04"}}},
		{"period", []string{"the? eom|eoy"}, Date, func(c []part) sense {
			return partOf(end, unitFrom([]unit{month, year}[lookup(c[1].word, "eom,eoy")-1], 0, published))
		}, []example{{"by EOY", "before 2016-12-31", "2016-12-27"}}},
		{"period", []string{"mid - year|month|week", "midyear|midweek|midmonth"}, Date, func(c []part) sense {
			if len(c) == 1 {
				return partOf(mid, unitFrom(unitOf(c[0].word[3:]), 0, published))
			}
			return partOf(mid, unitFrom(unitOf(c[2].word), 0, published))
		}, []example{{"by mid-year", "before 2016-06-30", "2016-10-04"}, {"midweek", "[2016-12-27..2016-12-29]", "2016-12-27"}}},
		{"period", []string{"earlier in? this|the week"}, Date, fixedSense(restOfWeek(-1)), []example{
			{"earlier this week", "[2016-12-26..2016-12-28]", "2016-12-28"},
		}},
		{"period", []string{"later in? this|the week", "the? rest|remainder of the|this week"}, Date, fixedSense(restOfWeek(1)), []example{
			{"later this week", "[2016-12-27..2017-01-01]", "2016-12-27"},
		}},
		{"period", []string{"earlier|later this|that year|month", "earlier|later in the|this|that year|month"}, Date, func(c []part) sense {
			from := published
			if c[len(c)-2].word == "that" {
				from = mentioned
			}
			return unitFrom(unitOf(c[len(c)-1].word), 0, from)
		}, []example{{"earlier this year", "2016", "2016-12-27"}, {"later this month", "2016-12", "2016-12-27"}}},
		{"period", []string{"the? first|second|latter|last half of {span}"}, Date, func(c []part) sense {
			return halfOf(c[1].word != "first", c[4].sense)
		}, []example{
			{"the first half of May", "2016-05-01/2016-05-15", "2016-12-27"}, {"the second half of 2016", "2016-07/2016-12", ""},
		}},
		{"period", []string{"the? {ord} week of|in {span}"}, Date, func(c []part) sense { return weekOf(c[1].n, c[4].sense) }, []example{
			{"the first week of November", "[2016-11-01..2016-11-07]", "2016-12-27"},
		}},
		{"period", []string{"the? last|final week of|in {span}"}, Date, func(c []part) sense { return weekOf(-1, c[4].sense) }, []example{
			{"the last week of June", "[2016-06-24..2016-06-30]", "2016-12-27"},
		}},
		{"period", []string{"the? first|last|final|opening|closing {num}? days of|in {span}"}, Date, func(c []part) sense {
			return someDays(c[1].word, c[2].n, c[5].sense)
		}, []example{{"the last three days of May", "2016-05-29/2016-05-31", "2016-12-27 f"}, {"the first days of May", "[2016-05-01..2016-05-05]", "2016-12-27"}}},
		{"period", []string{"early|mid|late|later|earlier -? {span}", "early|late|later|earlier in|on -? {span}",
			"the early|mid|late -? {span}"}, Date, func(c []part) sense {
			w := c[0].word
			if w == "the" {
				w = c[1].word
			}
			return partOf(stageOf(w), c[len(c)-1].sense)
		}, []example{
			{"early March", "2016-03-05~", "2016-12-27 -"}, {"mid-September", "2016-09-15~", "2016-12-27"},
			{"late in February", "2016-02-25~", "2016-12-27 -"}, {"in [late 2016]", "2016-11~", ""}, {"early 2016", "2016-02~", ""},
			{"mid-2016", "2016-06~", ""}, {"late last year", "2015-11~", "2016-12-27"}, {"early last month", "2016-11-05~", "2016-12-27"},
			{"early last week", "[2016-12-19..2016-12-21]", "2016-12-27"}, {"the early 1990s", "1992~", ""},
			{"late spring", "XXXX-21~", ""}, {"the late 19th century", "1885~", ""},
		}},
	}
}

// partOf is a part of a month, year, decade, season or week.
func partOf(p stage, s sense) sense {
	return func(r ref) answer {
		a := s(r)
		if a.value.IsZero() {
			return a
		}
		out := a.part(r, p)
		if out.value.String() != a.value.String() {
			out.unit = a.value
		}
		return out
	}
}

// part is a part of what the answer has.
func (a answer) part(r ref, p stage) answer {
	d := a.value.Date()
	why := "a part of " + a.value.String()
	if r.bound && (p == end || p == mid && d.Month.Digits == "") && d.Year.Digits != "XXXX" {
		return limitOf(p, a.value, why)
	}
	switch {
	case d.IsZero() || d.Day.Digits != "":
		return thirdOf(r, p, a, why)
	case len(d.Year.Digits) > 2 && d.Year.Digits[2:] == "XX" && d.Year.Digits != "XXXX":
		return approximate(d, []string{"05", "15", "50", "85", "95"}[p-start], why)
	case d.Year.Digits[3] == 'X' && d.Year.Digits != "XXXX":
		return approximate(d, []string{"0", "2", "5", "8", "9"}[p-start], why)
	case d.Month.Digits == "":
		d.Month.Digits = []string{"01", "02", "06", "11", "12"}[p-start]
	case d.Month.Digits <= "12":
		d.Day.Digits = []string{"01", "05", "15", "25", ""}[p-start]
		if p == end {
			d.Day.Digits = lastDigits(a.value)
		}
	}
	return found(d.About(), why)
}

// approximate fills the open digits of a decade or century.
func approximate(d edtf.Date, digits, why string) answer {
	d.Year.Digits = d.Year.Digits[:4-len(digits)] + digits
	return found(d.About(), why)
}

// lastDigits is the number of a month's last day.
func lastDigits(v edtf.Value) string {
	return v.Last().Date().Day.Digits
}

// limitOf is the last day, or the last of the first half, of a time that is a
// limit: "by the end of May".
func limitOf(p stage, v edtf.Value, why string) answer {
	if p == end {
		return found(v.Last().Date(), why)
	}
	y, _, _ := v.First().Civil()
	return found(edtf.NewDay(y, 6, 30).Date(), why)
}

// thirdOf is the first, middle or last third of a run of days; of one day, that
// day.
func thirdOf(r ref, p stage, a answer, why string) answer {
	first, last := a.value.First(), a.value.Last()
	if first == last || first == edtf.Beginning || last == edtf.End || a.value.Form == edtf.AllOf {
		return a
	}
	n := (last - first + 1) / 3
	switch {
	case last-first == 6 && p == early, last-first == 6 && p == start:
		return r.within(first, first+2, why)
	case last-first == 6 && p == mid:
		return r.within(first+1, first+3, why)
	case last-first == 6 && p == end:
		return r.within(first+4, last, why)
	case last-first == 6:
		return r.within(first+3, last, why)
	case p == start || p == early:
		return r.within(first, first+max(n-1, 0), why)
	case p == mid:
		return r.within(first+n, last-n, why)
	}
	return r.within(last-max(n-1, 0), last, why)
}

// restOfWeek is the week of the publication until that day (-1) or from it on.
func restOfWeek(n int) sense {
	return func(r ref) answer {
		if _, why, ok := r.weekday(1); !ok {
			return none(why)
		}
		monday := r.day.Monday()
		week := edtf.OneBetween(monday.Date(), (monday + 6).Date())
		if n < 0 {
			return r.within(monday, r.day, "the week of the publication until that day").told(week)
		}
		return r.within(r.day, monday+6, "the week of the publication from that day on").told(week)
	}
}

// halfOf is the first or second half of a month, in days, or of a year, in
// months.
func halfOf(second bool, s sense) sense {
	return func(r ref) answer {
		a := s(r)
		d := a.value.Date()
		if d.IsZero() || d.Year.Digits == "XXXX" || d.Month.Digits > "12" || d.Day.Digits != "" {
			return none(a.why)
		}
		y, m, _ := a.value.First().Civil()
		from, to := edtf.NewDay(y, m, 1).Date(), edtf.NewDay(y, m, 15).Date()
		if second {
			from, to = edtf.NewDay(y, m, 16).Date(), lastOf(y, m).Date()
		}
		if d.Month.Digits == "" {
			from, to = edtf.MonthDate(y, 1), edtf.MonthDate(y, 6)
			if second {
				from, to = edtf.MonthDate(y, 7), edtf.MonthDate(y, 12)
			}
		}
		return answer{value: from.To(to), why: "half of " + a.value.String()}
	}
}

// weekOf is the n-th seven days of a time, or its last (-1).
func weekOf(n int, s sense) sense {
	return func(r ref) answer {
		a := s(r)
		if a.value.IsZero() || a.value.Date().Year.Digits == "XXXX" {
			return none(a.why)
		}
		first := a.value.First() + edtf.Day(7*(n-1))
		if n < 0 {
			first = a.value.Last() - 6
		}
		if first+6 > a.value.Last()+6 || first < a.value.First() {
			return none(noSuchDay)
		}
		return r.within(first, min(first+6, a.value.Last()), "a week of "+a.value.String())
	}
}

// someDays is the first or last days of a time; five where no count is told.
func someDays(which string, n int, s sense) sense {
	return func(r ref) answer {
		a := s(r)
		if a.value.IsZero() || a.value.Date().Year.Digits == "XXXX" {
			return none(a.why)
		}
		if n == 0 {
			n = 5
		}
		first, last := a.value.First(), a.value.First()+edtf.Day(n-1)
		if which != "first" && which != "opening" {
			first, last = a.value.Last()-edtf.Day(n-1), a.value.Last()
		}
		return r.within(first, last, "days of "+a.value.String())
	}
}
