package when

import (
	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// weekRules read units of the calendar by their place: "last week", "the
// following year".
func weekRules() []rule {
	return []rule{
		{"period", []string{"last|this|next {unit}", "the current|present|coming {unit}", "this current|coming {unit}", "current|coming|upcoming|previous {unit}"}, Date, func(c []part) sense {
			if w := c[len(c)-1].word; plural(w) && w != "hrs" {
				return nil // "coming weeks": how many isn't said
			}
			return deictic(unitFrom(unit(c[len(c)-1].n), turn(c), published))
		}, []example{
			{"last week", "[2016-12-19..2016-12-25]", "2016-12-27"}, {"last week", "2016-12-19/2016-12-25", "2016-12-27 f"},
			{"last week", "none", ""}, {"last month", "2016-11", "2016-12-27"}, {"last month", "2016-09", "2016-10"},
			{"this year", "2016", "2016-12-27"}, {"[last year's] vote", "2015", "2016"}, {"next month", "2017-01", "2016-12-27"},
			{"next week", "[2017-01-02..2017-01-08]", "2016-12-27"}, {"last weekend", "[2016-12-24..2016-12-25]", "2016-12-27"},
			{"this decade", "201X", "2016-12-27"}, {"last quarter", "2016-07/2016-09", "2016-12-27"}, {"last century", "19XX", "2016"},
		}},
		{"period", []string{"the previous|following|next|preceding|subsequent {unit}", "that|the same {unit}", "that {unit}"}, Date, func(c []part) sense {
			u := unit(c[len(c)-1].n)
			if u.days() < 7 && u != weekend && u.months() == 0 {
				return nil
			}
			return unitFrom(u, turn(c), mentioned)
		}, []example{
			{"the previous week", "[2016-11-07..2016-11-13]", "2016-12-27 m:2016-11-14"}, {"the following month", "2016-12", "m:2016-11-14"},
			{"that year", "2014", "m:2014-05"}, {"the same month", "2016-11", "m:2016-11-14"},
			{"the previous week", "[2016-12-19..2016-12-25]", "2016-12-27"},
		}},
		{"period", []string{"the {unit} before|after", "the {unit} earlier"}, Date, func(c []part) sense {
			if unit(c[1].n).days() == 1 {
				return nil
			}
			return unitFrom(unit(c[1].n), afterOrBefore(c[2].word), mentioned)
		}, []example{{"the month before", "2016-10", "m:2016-11-14"}}},
		{"period", []string{"the {unit} before last", "the {unit} after next"}, Date, func(c []part) sense {
			return unitFrom(unit(c[1].n), 2*afterOrBefore(c[2].word), published)
		}, []example{{"the week before last", "[2016-12-12..2016-12-18]", "2016-12-27"}, {"the year before last", "2014", "2016"}}},
		{"period", []string{"this past weekend"}, Date, fixedSense(unitFrom(weekend, -1, published)), []example{
			{"this past weekend", "[2016-12-24..2016-12-25]", "2016-12-27"},
		}},
		{"period", []string{"the? weekend"}, Date, fixedSense(unitFrom(weekend, 0, published)), []example{
			{"at [the weekend]", "[2016-12-24..2016-12-25]", "2016-12-27"}, {"over the weekend", "during 2016-12-24/2016-12-25", "2016-12-27"},
		}},
		{"weak", []string{"the month|year|week|quarter|decade"}, Date, func(c []part) sense {
			if c[1].word == "quarter" {
				return theQuarter
			}
			return unitFrom(unitOf(c[1].word), 0, published)
		}, nil},
		{"period", []string{"the? week of|beginning|starting|commencing|from on? {day}"}, Date, func(c []part) sense {
			return aroundDay(c[4].sense, c[2].word == "of", 0, 6)
		}, []example{{"the week of 14 December", "[2016-12-12..2016-12-18]", "2016-12-27"}}},
		{"period", []string{"the? week ending|to {day}"}, Date, func(c []part) sense { return aroundDay(c[3].sense, false, -6, 0) }, []example{
			{"the week ending 18 December", "[2016-12-12..2016-12-18]", "2016-12-27"},
		}},
		{"period", []string{"the week before|after|following {when}"}, Date, func(c []part) sense {
			return besides(c[3].sense, afterOrBefore(c[2].word))
		}, []example{{"the week before Christmas", "[2016-12-18..2016-12-24]", "2016-12-27"}}},
	}
}

// deictic is a time that is told from the publication, also as an end of a range.
func deictic(s sense) sense {
	if s == nil {
		return nil
	}
	return func(r ref) answer { return s(r).anchor() }
}

// turn is the step that a word of the form makes.
func turn(c []part) int {
	for _, p := range c {
		switch p.word {
		case "preceding":
			return -1
		case "subsequent":
			return 1
		}
		if s := step(p.word); s != 0 {
			return s
		}
	}
	return 0
}

// origin is what a unit is told from.
type origin int

const (
	published origin = iota
	mentioned        // and the publication where nothing was mentioned
)

// unitFrom is the calendar unit n units from the one that holds the publication
// or the date mentioned before.
func unitFrom(u unit, n int, from origin) sense {
	switch u {
	case week, weekend, fortnight, month, quarter, year, decade, century:
	default:
		return nil
	}
	return func(r ref) answer {
		why := "told from the publication in "
		if a, ok := r.anchor(); ok && from == mentioned {
			if u.days() > 0 && a.Last-a.First > 6 {
				return none("told from a day mentioned before, which is not known exactly: " + r.said.String())
			}
			why, r = "told from the date mentioned before, ", r.at(a.First)
			if u.days() == 0 {
				r.prec = toYear
				if a.Last-a.First < 31 {
					r.prec = toMonth
				}
			}
		}
		need := toYear
		switch {
		case u.days() > 0:
			need = toDay
		case u == month || u == quarter:
			need = toMonth
		}
		if reason, ok := r.dated(need); !ok {
			return none(reason)
		}
		if u.days() > 0 && r.floats {
			return none(noYear)
		}
		return r.unit(u, n, why+r.now.String())
	}
}

// unit is the calendar unit n units from the one that holds the reference.
func (r ref) unit(u unit, n int, why string) answer {
	switch u {
	case week:
		first := r.day.Monday() + edtf.Day(7*n)
		return r.within(first, first+6, why)
	case fortnight:
		first := r.day.Monday() + edtf.Day(14*n)
		return r.within(first, first+13, why)
	case weekend:
		first := r.weekend(n)
		return r.within(first, first+1, why)
	case month:
		return found(edtf.MonthDate(monthsOn(r.year, r.month, n)), why)
	case quarter:
		y, m := monthsOn(r.year, (r.month-1)/3*3+1, 3*n)
		return answer{value: edtf.MonthDate(y, m).To(edtf.MonthDate(y, m+2)), why: why}
	case year:
		return found(edtf.YearDate(r.year+n), why)
	case decade:
		d := edtf.YearDate(max(r.year+10*n, 0))
		d.Year.Digits = d.Year.Digits[:3] + "X"
		return found(d, why)
	}
	d := edtf.YearDate(max(r.year+100*n, 0))
	d.Year.Digits = d.Year.Digits[:2] + "XX"
	return found(d, why)
}

// weekend is the Saturday of the last weekend that is over or under way (n is 0,
// or the next for a future tense), of the one before the running week (-1) or
// of the one after the publication (1).
func (r ref) weekend(n int) edtf.Day {
	saturday := r.day.Monday() + 5
	switch {
	case n == 0 && r.tense != Future && r.day < saturday, n < 0:
		return saturday - 7
	case n > 0 && r.day >= saturday:
		return saturday + 7
	}
	return saturday
}

// aroundDay is the days from some before a day to some after it; whole for the
// calendar week that holds it.
func aroundDay(s sense, whole bool, before, after edtf.Day) sense {
	return func(r ref) answer {
		a := s(r)
		if a.value.IsZero() || a.value.First() != a.value.Last() {
			return none(a.why)
		}
		d := a.value.First()
		if whole {
			d = d.Monday()
		}
		return r.within(d+before, d+after, "counted from "+a.value.String())
	}
}

// besides is the seven days before or after a time.
func besides(s sense, n int) sense {
	return func(r ref) answer {
		a := s(r)
		if a.value.IsZero() || a.value.Date().Year.Digits == "XXXX" {
			return none(a.why)
		}
		if n < 0 {
			return r.within(a.value.First()-7, a.value.First()-1, "counted from "+a.value.String())
		}
		return r.within(a.value.Last()+1, a.value.Last()+7, "counted from "+a.value.String())
	}
}
