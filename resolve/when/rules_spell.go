package when

import (
	"fmt"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// spellRules read stretches of time of a told length that end or begin at the
// publication or another date.
func spellRules() []rule {
	return []rule{
		{"spell", []string{"the? past|last|previous|preceding {distance}", "these past|last {distance}"}, Date, func(c []part) sense {
			return stretch(c[len(c)-1].distance(), spell(c[len(c)-1].distance(), -1))
		}, []example{
			{"in the past 48 hours", "during 2016-12-25/2016-12-27", "2016-12-27"}, {"the last 24 hours", "2016-12-26/2016-12-27", "2016-12-27"},
			{"over the last three years", "during 2013-12~/2016-12", "2016-12"}, {"the past two weeks", "2016-12-13/2016-12-27", "2016-12-27"},
			{"the past few days", "none", "2016-12-27"}, {"the last two years", "2014-12~/2016-12", "2016-12-27"},
		}},
		{"spell", []string{"the past {unit}"}, Date, func(c []part) sense {
			n := 1
			if strings.HasSuffix(c[2].word, "s") {
				n = 0 // "the past weeks": how many is not said
			}
			d := distance{n: n, unit: unit(c[2].n)}
			return stretch(d, spell(d, -1))
		}, []example{
			{"in the past month", "during 2016-11-27/2016-12-27", "2016-12-27"}, {"over the past fortnight", "during 2016-12-13/2016-12-27", "2016-12-27"},
			{"the past week", "2016-12-20/2016-12-27", "2016-12-27"}, {"in the past weeks", "during none", "2016-12-27"},
		}},
		{"spell", []string{"{num} past|previous {unit}"}, Date, func(c []part) sense {
			d := distance{n: c[0].n, unit: unit(c[2].n)}
			return stretch(d, spell(d, -1))
		}, []example{{"the [three previous weeks]", "2016-12-06/2016-12-27", "2016-12-27"}}},
		{"spell", []string{"{num} next|coming|upcoming|following {unit}"}, Date, func(c []part) sense {
			d := distance{n: c[0].n, unit: unit(c[2].n)}
			return stretch(d, spell(d, 1))
		}, []example{{"the [two coming weeks]", "2016-12-27/2017-01-10", "2016-12-27"}}},
		{"spell", []string{"the? next|coming|following|upcoming {distance}"}, Date, func(c []part) sense {
			return stretch(c[2].distance(), spell(c[2].distance(), 1))
		}, []example{{"within the next five days", "during 2016-12-27/2017-01-01", "2016-12-27"}, {"the last two quarters", "2016-04/2016-09", "2016-12-27"}, {"the coming two months", "2016-12-27/2017-02-27",
			"2016-12-27"}, {"the next five days", "2016-10-15/2016-10-20", "2016-12-27 m:2016-10-15 -"}}},
		{"spell", []string{"the {distance} to|until|ending|through|before|up {when}", "the {distance} prior to {when}"}, Date, func(c []part) sense {
			return stretch(c[1].distance(), spellAt(c[1].distance(), -1, c[len(c)-1].sense))
		}, []example{
			{"in the 48 hours to Tuesday", "during 2016-12-25/2016-12-27", "2016-12-27"},
			{"the 24 hours to Monday evening", "2016-12-25/2016-12-26", "2016-12-27"},
		}},
		{"phrase", []string{"for? {distance} ,? starting|beginning|commencing on|from? {when}", "for {distance} ,? from {when}"}, Date, func(c []part) sense {
			return running(lengthIn(c), lastSense(c))
		}, []example{
			{"two weeks starting 20 May", "2016-05-20/2016-06-02", "2016-12-27"}, {"for ten days from 18 December", "2016-12-18/2016-12-27", "2016-12-27"},
		}},
		{"phrase", []string{"from? {day} for {distance}"}, Date, func(c []part) sense { return running(lengthIn(c), c[1].sense) }, []example{
			{"from 18 December for ten days", "2016-12-18/2016-12-27", "2016-12-27"},
		}},
		{"spell", []string{"the {distance} after|following|from|since {when}"}, Date, func(c []part) sense {
			return stretch(c[1].distance(), spellAt(c[1].distance(), 1, c[3].sense))
		}, []example{{"the three days after Christmas", "2016-12-25/2016-12-28", "2016-12-28"}}},
		{"phrase", []string{"in|within|over|during the last {unit}"}, Date, func(c []part) sense {
			if plural(c[3].word) {
				return nil
			}
			d := distance{n: 1, unit: unit(c[3].n)}
			return related(filling(stretch(d, spell(d, -1))), reportedly.DuringTime)
		}, []example{{"in the last week", "during 2016-12-20/2016-12-27", "2016-12-27"}}},
		{"phrase", []string{"in|within|over|during|for {spell}"}, Date, func(c []part) sense {
			return related(filling(c[1].sense), reportedly.DuringTime)
		}, nil},
		{"phrase", []string{"within|inside {distance}", "for the next|coming {distance}"}, Duration, func(c []part) sense {
			d := c[len(c)-1].distance()
			return stretch(d, func(r ref) answer {
				if r.tense != Future {
					return none(isDuration)
				}
				return spell(d, 1)(r)
			})
		}, []example{{"within 48 hours", "2016-12-27/2016-12-29", "2016-12-27 +"}, {"within three days", "none", "2016-12-27 -"}}},
	}
}

// spell is the stretch of a length that ends (-1) or begins (1) at the
// publication.
func spell(d distance, sign int) sense {
	if d.unit == noUnit {
		return nil
	}
	return func(r ref) answer {
		// "Over the next five days they were shelled": from the date of the story.
		if a, ok := r.anchorDay(); ok && sign > 0 && r.tense == Past {
			r = r.at(a)
		}
		switch {
		case d.n == 0:
			return none(noCount)
		case r.prec == toNothing:
			return none(noPublication)
		case d.unit == quarter && r.prec >= toMonth:
			return r.quarters(sign * d.n)
		}
		far := r.endOf(d, sign)
		near := r.now
		if d.unit.months() >= 12 && r.prec == toDay {
			near = edtf.MonthDate(r.year, r.month)
		}
		if far.IsZero() {
			return none(noDay)
		}
		why := fmt.Sprintf("counted from the publication in %v", r.now)
		if sign < 0 {
			return answer{value: far.To(near), why: why}
		}
		return answer{value: near.To(far), why: why}
	}
}

// running is a time of some days, weeks, months or years from a day on, that day
// included.
func running(l Length, s sense) sense {
	u := unitOf(l.Unit)
	if l.N == 0 || l.Tenth > 0 || u.days() == 0 && u.months() == 0 {
		return nil
	}
	return func(r ref) answer {
		a := s(r)
		first := a.value.First()
		if a.value.IsZero() || first == edtf.Beginning || a.value.Date().Year.Digits == "XXXX" {
			return none(a.why)
		}
		last := first + edtf.Day(l.N*u.days()-1)
		if u.days() == 0 {
			y, m, d := first.Civil()
			y, m = monthsOn(y, m, l.N*u.months())
			last = edtf.NewDay(y, m, min(d, daysIn(y, m))) - 1
		}
		if first.Date().IsZero() || last.Date().IsZero() {
			return none("beyond the years that are reckoned")
		}
		return answer{value: first.Date().To(last.Date()), why: "counted from " + a.value.String()}
	}
}

// quarters are the last n whole quarters (n < 0), or the next, as business
// counts them.
func (r ref) quarters(n int) answer {
	first := (r.month-1)/3*3 + 1
	from, to := 3*n, -1
	if n > 0 {
		from, to = 3, 3*n+2
	}
	a, b := edtf.MonthDate(monthsOn(r.year, first, from)), edtf.MonthDate(monthsOn(r.year, first, to))
	if a.IsZero() || b.IsZero() {
		return none("beyond the years that are reckoned")
	}
	return answer{value: a.To(b), why: "whole quarters, told from the publication in " + r.now.String()}
}

// endOf is the far end of a stretch, as exact as its unit: to the day for days,
// weeks and months, about to the month for years.
func (r ref) endOf(d distance, sign int) edtf.Date {
	n := sign * d.n
	switch months := d.unit.months(); {
	case d.unit == minute:
		return r.now
	case months >= 12 && r.prec == toYear:
		return edtf.YearDate(r.year + n*months/12).About()
	case months >= 12:
		return edtf.MonthDate(monthsOn(r.year, r.month, n*months)).About()
	case r.prec < toMonth, months == 0 && r.prec < toDay:
		return edtf.Date{}
	case months > 0 && r.prec == toMonth:
		return edtf.MonthDate(monthsOn(r.year, r.month, n*months))
	case months > 0:
		y, m := monthsOn(r.year, r.month, n*months)
		_, _, day := r.day.Civil()
		return edtf.NewDay(y, m, min(day, daysIn(y, m))).Date()
	case d.unit == hour:
		return (r.day + edtf.Day(sign*((d.n+23)/24))).Date()
	}
	return (r.day + edtf.Day(n*d.unit.days())).Date()
}

// spellAt is the stretch of a length that ends or begins at a date.
func spellAt(d distance, sign int, s sense) sense {
	if d.unit == noUnit {
		return nil
	}
	return func(r ref) answer {
		a := s(r)
		if a.value.IsZero() || a.value.Last() == edtf.End || a.value.Last()-a.value.First() > 31 {
			return none(a.why)
		}
		return spell(d, sign)(r.at(a.value.Last()))
	}
}
