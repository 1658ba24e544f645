package when

import (
	"fmt"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// agoRules read times told by their distance from the publication or from the
// date mentioned before.
func agoRules() []rule {
	return []rule{
		{"period", []string{"{distance} ago", "{distance} earlier|prior than|to today|now"}, Date, func(c []part) sense {
			return atDistance(c[0], -1, published)
		}, []example{
			{"two days ago", "2016-12-25", "2016-12-27"}, {"two weeks ago", "2016-12-13~", "2016-12-27"},
			{"three months ago", "2016-09", "2016-12-27"}, {"two years ago", "2014~", "2016-12-27"}, {"a year ago", "2015~", "2016-12"},
			{"about two days ago", "2016-12-25~", "2016-12-27"}, {"several weeks ago", "none", "2016-12-27"},
			{"more than a year ago", "2015~", "2016-12-27"}, {"two hours ago", "2016-12-27", "2016-12-27"},
		}},
		{"period", []string{"{distance} later|afterwards|on", "{distance} after that|this|then"}, Date, func(c []part) sense {
			return atDistance(c[0], 1, mentioned)
		}, []example{
			{"two days later", "2016-12-20", "2016-12-27 m:2016-12-18"}, {"two years later", "2000", "m:1998"},
			{"a week later", "2016-12-25", "m:2016-12-18"}, {"two days later", "none", "2016-12-27"},
			{"three days after that", "2016-12-21", "m:2016-12-18"}, {"an hour or so later", "2016-12-18", "m:2016-12-18"},
			{"three weeks later", "XXXX-01-08", "m:XXXX-12-18"},
		}},
		{"period", []string{"{distance} before|previously|prior > {notnoun}", "{distance} before that|this|then", "{distance} earlier"}, Date, func(c []part) sense {
			return atDistance(c[0], -1, mentioned)
		}, []example{{"two days earlier", "2016-12-16", "m:2016-12-18"}, {"[a month before].", "2016-11", "m:2016-12-18"}}},
		{"period", []string{"{distance} from now|today", "in {distance} 's? time"}, Date, func(c []part) sense {
			if c[0].word == "in" {
				return atDistance(c[1], 1, published)
			}
			return atDistance(c[0], 1, published)
		}, []example{{"three days from now", "2016-12-30", "2016-12-27"}, {"in two weeks' time", "2017-01-10~", "2016-12-27"}}},
		{"period", []string{"{distance} after|from {when}", "{distance} before|to|until {when}"}, Date, func(c []part) sense {
			n := -1
			if c[1].word == "after" || c[1].word == "from" {
				n = 1
			}
			inner := c[2].sense
			return func(r ref) answer {
				r.bound = true
				a := inner(r)
				if a.value.IsZero() {
					return a
				}
				r.said = a.value
				return atDistance(c[0], n, mentioned)(r)
			}
		}, []example{{"two days after Christmas", "2016-12-27", "2016-12-28"}, {"a week before the end of Ramadan", "2016-06-28", "2016-12-27"}}},
		{"phrase", []string{"in {distance}"}, Duration, func(c []part) sense {
			return func(r ref) answer {
				if r.tense != Future {
					return none(isDuration)
				}
				return atDistance(c[1], 1, published)(r)
			}
		}, []example{{"in two days", "2016-12-29", "2016-12-27 +"}, {"in two days", "none", "2016-12-27 -"}}},
	}
}

// distance is a count of units of time.
type distance struct {
	n      int // 0 where it isn't told
	unit   unit
	approx bool
}

// distance is what the symbol of that name read.
func (p part) distance() distance { return distance{p.n, unit(p.m), p.word == "about"} }

// readDistance reads a count of units, exact or about: "two days", "nearly three
// weeks", "more than a year", "an hour or so".
func readDistance(p *parser, at int) (part, int) {
	v := part{}
	switch p.at(at).lower {
	case "about", "around", "some", "nearly", "almost", "roughly", "over", "barely", "approximately", "just":
		v.word = "about"
		at++
	case "more", "less", "at":
		if lookup(p.at(at+1).lower, "than|least") > 0 {
			v.word = "about"
			at += 2
		}
	}
	num, end := readNum(p, at)
	if end == 0 || p.at(end).lower == "-" {
		return part{}, 0
	}
	u, end := readUnit(p, end)
	if end == 0 {
		return part{}, 0
	}
	if p.at(end).lower == "or" && lookup(p.at(end+1).lower, "so|more") > 0 {
		v.word, end = "about", end+2
	}
	v.n, v.m = num.n, u.n
	return v, end
}

// atDistance is the time at a distance before (-1) or after (1) the origin. Days are
// told exactly, weeks about to the day, months to the month, years to the year.
func atDistance(p part, sign int, from origin) sense {
	d := p.distance()
	return func(r ref) answer {
		if d.n == 0 {
			return none(noCount)
		}
		why := "counted from the publication in " + r.now.String()
		approx := d.approx && d.unit > hour || (from == published && (d.unit.days() >= 7 || d.unit.months() >= 12))
		if from == mentioned {
			a, ok := r.anchor()
			if !ok {
				return none(noMention)
			}
			if d.unit.days() > 0 && a.Last-a.First > 6 {
				return none("told from a day mentioned before, which is not known exactly: " + r.said.String())
			}
			why = "counted from the date mentioned before, " + r.said.String()
			r = r.at(a.Last)
			r.floats = r.year < yearless
		}
		return r.shifted(d, sign*d.n, approx, why)
	}
}

// shifted is the time n units from the reference.
func (r ref) shifted(d distance, n int, approx bool, why string) answer {
	var date edtf.Date
	switch months := d.unit.months(); {
	case d.unit == minute || d.unit == hour && d.n < 24:
		if reason, ok := r.dated(toYear); !ok {
			return none(reason)
		}
		date = r.now
	case months == 0:
		if reason, ok := r.dated(toDay); !ok {
			return none(reason)
		}
		days := n * d.unit.days()
		if d.unit == hour {
			days = n / 24
		}
		date = (r.day + edtf.Day(days)).Date()
	case months < 12:
		if reason, ok := r.dated(toMonth); !ok {
			return none(reason)
		}
		date = edtf.MonthDate(monthsOn(r.year, r.month, n*months))
	default:
		if reason, ok := r.dated(toYear); !ok {
			return none(reason)
		}
		date = edtf.YearDate(r.year + n*months/12)
	}
	if approx {
		date = date.About()
	}
	return found(date, why)
}

// spellRules read stretches of time of a told length that end or begin at the
// publication or another date.
func spellRules() []rule {
	return []rule{
		{"spell", []string{"the? past|last|previous|preceding {distance}", "these past|last {distance}"}, Date, func(c []part) sense {
			return spell(c[len(c)-1].distance(), -1)
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
			return spell(distance{n: n, unit: unit(c[2].n)}, -1)
		}, []example{
			{"in the past month", "during 2016-11-27/2016-12-27", "2016-12-27"}, {"over the past fortnight", "during 2016-12-13/2016-12-27", "2016-12-27"},
			{"the past week", "2016-12-20/2016-12-27", "2016-12-27"}, {"in the past weeks", "during none", "2016-12-27"},
		}},
		{"spell", []string{"the? next|coming|following {distance}"}, Date, func(c []part) sense {
			return spell(c[2].distance(), 1)
		}, []example{{"within the next five days", "during 2016-12-27/2017-01-01", "2016-12-27"}, {"the coming two months", "2016-12-27/2017-02-27",
			"2016-12-27"}, {"the next five days", "2016-10-15/2016-10-20", "2016-12-27 m:2016-10-15 -"}}},
		{"spell", []string{"the {distance} to|until|ending|through|before|up {when}", "the {distance} prior to {when}"}, Date, func(c []part) sense {
			return spellAt(c[1].distance(), -1, c[len(c)-1].sense)
		}, []example{
			{"in the 48 hours to Tuesday", "during 2016-12-25/2016-12-27", "2016-12-27"},
			{"the 24 hours to Monday evening", "2016-12-25/2016-12-26", "2016-12-27"},
		}},
		{"spell", []string{"the {distance} after|following|from|since {when}"}, Date, func(c []part) sense {
			return spellAt(c[1].distance(), 1, c[3].sense)
		}, []example{{"the three days after Christmas", "2016-12-25/2016-12-28", "2016-12-28"}}},
		{"phrase", []string{"in|within|over|during|for {spell}"}, Date, func(c []part) sense {
			return related(filling(c[1].sense), reportedly.DuringTime)
		}, nil},
		{"phrase", []string{"within|inside {distance}", "for the next|coming {distance}"}, Duration, func(c []part) sense {
			d := c[len(c)-1].distance()
			return func(r ref) answer {
				if r.tense != Future {
					return none(isDuration)
				}
				return spell(d, 1)(r)
			}
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
