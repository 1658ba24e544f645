package when

import (
	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// weekdayRules read weekdays without a date.
func weekdayRules() []rule {
	return []rule{
		{"day", []string{"{weekday}"}, Date, func(c []part) sense { return weekdayNear(c[0].n) }, []example{
			{"on [Thursday]", "2016-12-22", "2016-12-27"}, {"on [Tuesday]", "2016-12-27", "2016-12-27"},
			{"on [Thursday]", "2016-12-29", "2016-12-27 +"}, {"[Saturday's] attack", "2016-12-24", "2016-12-27"},
			{"Thursday", "none", "2016-12"}, {"Thursday", "none", ""}, {"Thursday", "none", "XXXX-12-27"},
		}},
		{"day", []string{"last|past {weekday}", "{weekday} last", "this past|last {weekday}", "previous {weekday}"}, Date, func(c []part) sense {
			return weekdayFrom(weekdayIn(c), -1)
		}, []example{{"last Monday", "2016-12-26", "2016-12-27"}, {"last Tuesday", "2016-12-20", "2016-12-27"}}},
		{"day", []string{"next|coming {weekday}", "this|the coming|next|upcoming {weekday}", "upcoming {weekday}"}, Date, func(c []part) sense {
			return weekdayFrom(weekdayIn(c), 1)
		}, []example{{"next Friday", "2016-12-30", "2016-12-27"}, {"next Tuesday", "2017-01-03", "2016-12-27"}}},
		{"day", []string{"this|current {weekday}"}, Date, func(c []part) sense {
			return weekdayOfWeek(c[1].n, 0)
		}, []example{{"this Friday", "2016-12-30", "2016-12-27"}}},
		{"day", []string{"{weekday} of|from? last|this|next week", "{weekday} in|of the previous|following week"}, Date, func(c []part) sense {
			if len(c) == 5 {
				return weekdayOfSaid(c[0].n, step(c[3].word))
			}
			return weekdayOfWeek(c[0].n, step(c[2].word))
		}, []example{{"Monday last week", "2016-12-19", "2016-12-27"}, {"Friday of next week", "2017-01-06", "2016-12-27"}}},
		{"day", []string{"last|this|next|previous|coming week 's|on|,|-? {wd}"}, Date, func(c []part) sense {
			return weekdayOfWeek(c[3].n, step(c[0].word))
		}, []example{{"last week's Friday", "2016-12-23", "2016-12-27"}}},
		{"day", []string{"the {weekday} before last"}, Date, func(c []part) sense {
			return weekdayFrom(c[1].n, -2)
		}, []example{{"the Monday before last", "2016-12-19", "2016-12-27"}}},
		{"day", []string{"{num} {weekdays} ago|back|later|hence", "{num} {weekdays} from now"}, Date, func(c []part) sense {
			n := c[0].n
			if c[2].word == "ago" || c[2].word == "back" {
				n = -n
			}
			if n == 0 {
				return nil
			}
			return weekdayFrom(c[1].n, n)
		}, []example{{"two Fridays ago", "2016-12-16", "2016-12-27"}}},
		{"day", []string{"the? {weekday} after next"}, Date, func(c []part) sense {
			return weekdayFrom(weekdayIn(c), 2)
		}, []example{{"the Friday after next", "2017-01-06", "2016-12-27"}}},
		{"day", []string{"the previous|preceding {weekday}", "the {weekday} before|earlier"}, Date, func(c []part) sense {
			return weekdaySaid(weekdayIn(c), -1)
		}, []example{{"the previous Friday", "2016-11-11", "2016-12-27 m:2016-11-14"}}},
		{"day", []string{"the following|next {weekday}", "following {weekday}", "the {weekday} after"}, Date, func(c []part) sense {
			return weekdaySaid(weekdayIn(c), 1)
		}, []example{{"the following Friday", "2016-11-18", "2016-12-27 m:2016-11-14"}}},
		{"day", []string{"that|the same {weekday}", "that {weekday}"}, Date, func(c []part) sense { return saidDay(0) }, []example{
			{"that Friday", "2016-11-11", "2016-12-27 m:2016-11-11"},
		}},
	}
}

// weekdayIn is the weekday of whichever form matched: the part with a number
// from 1 to 7 that is no plain word.
func weekdayIn(c []part) int {
	for _, p := range c {
		if p.word == "" && p.n > 0 {
			return p.n
		}
	}
	return 0
}

// weekdayFrom is the n-th such weekday before (n < 0) or after the publication,
// the day of publication not counted.
func weekdayFrom(weekday, n int) sense {
	return func(r ref) answer {
		if _, why, ok := r.weekday(weekday); !ok {
			return none(why)
		}
		day := nthWeekday(r.day, weekday, n)
		return found(day.Date(), "counted from the publication on "+r.now.String()).anchor()
	}
}

func nthWeekday(from edtf.Day, weekday, n int) edtf.Day {
	if n < 0 {
		last := from - 1 - sinceWeekday(from-1, weekday)
		return last + edtf.Day(7*(n+1))
	}
	last := from - sinceWeekday(from, weekday)
	return last + edtf.Day(7*n)
}

// weekdaySaid is the n-th weekday before or after the date mentioned before.
func weekdaySaid(weekday, n int) sense {
	return func(r ref) answer {
		a, ok := r.anchor()
		if !ok {
			return none(noMention)
		}
		from := a.First
		if n > 0 {
			from = a.Last
		}
		return found(nthWeekday(from, weekday, n).Date(), "counted from the date mentioned before, "+r.said.String())
	}
}

// weekdayOfWeek is a weekday of the week n weeks after that of the publication.
func weekdayOfWeek(weekday, n int) sense {
	return func(r ref) answer {
		if _, why, ok := r.weekday(weekday); !ok {
			return none(why)
		}
		day := r.day.Monday() + edtf.Day(7*n+weekday-1)
		return found(day.Date(), "in a week told from the publication on "+r.now.String()).anchor()
	}
}

// weekdayOfSaid is a weekday of the week n weeks after that mentioned before.
func weekdayOfSaid(weekday, n int) sense {
	return func(r ref) answer {
		a, ok := r.anchorDay()
		if !ok && r.said.IsZero() && r.prec == toDay && !r.floats {
			a, ok = r.day, true
		}
		if !ok {
			return none(noMention)
		}
		day := a.Monday() + edtf.Day(7*n+weekday-1)
		return found(day.Date(), "in a week told from the date mentioned before, "+r.said.String())
	}
}

// deicticRules read days that are told from the day of publication.
func deicticRules() []rule {
	return []rule{
		{"day", []string{"today", "earlier|later today"}, Date, fixedSense(shiftDays(0, "the day of publication")), []example{
			{"today", "2016-12-27", "2016-12-27"}, {"earlier today", "2016-12-27", "2016-12-27"},
			{"today", "2016-12", "2016-12"}, {"today", "none", ""}, {"today", "XXXX-12-27", "XXXX-12-27"},
		}},
		{"day", []string{"tonight", "this {daypart}", "this very {daypart}", "earlier|later|early|late this {daypart}"}, Date,
			fixedSense(shiftDays(0, "the day of publication")), []example{
				{"tonight", "2016-12-27", "2016-12-27"}, {"early this morning", "2016-12-27", "2016-12-27"},
			}},
		{"day", []string{"yesterday"}, Date, fixedSense(shiftDays(-1, "the day before publication")), []example{
			{"yesterday", "2016-12-26", "2016-12-27"}, {"[yesterday's] raid", "2016-12-26", "2016-12-27"},
			{"yesterday", "XXXX-12-31", "XXXX-01-01"}, {"yesterday", "none", "2016-12"},
		}},
		{"day", []string{"last night", "late last night"}, Date, fixedSense(shiftDays(-1, "the evening before publication")), []example{
			{"last night", "2016-12-26", "2016-12-27"},
		}},
		{"day", []string{"tomorrow"}, Date, fixedSense(shiftDays(1, "the day after publication")), []example{
			{"tomorrow", "2016-12-28", "2016-12-27"},
		}},
		{"day", []string{"the? day before yesterday"}, Date, fixedSense(shiftDays(-2, "two days before publication")), []example{
			{"the day before yesterday", "2016-12-25", "2016-12-27"},
		}},
		{"day", []string{"the? day after tomorrow"}, Date, fixedSense(shiftDays(2, "two days after publication")), []example{
			{"the day after tomorrow", "2016-12-29", "2016-12-27"},
		}},
		{"day", []string{"overnight"}, Date, fixedSense(overnight), []example{
			{"overnight", "[2016-12-26..2016-12-27]", "2016-12-27"}, {"overnight", "none", ""},
		}},
	}
}

// fixedSense is the meaning of a form that has no parts of its own.
func fixedSense(s sense) func([]part) sense { return func([]part) sense { return s } }

// overnight is the night before the publication: it touches two days.
func overnight(r ref) answer {
	if why, ok := r.dated(toDay); !ok {
		return none(why)
	}
	return r.within(r.day-1, r.day, "the night before publication")
}

// anaphoricRules read days that are told from the date mentioned before.
func anaphoricRules() []rule {
	return []rule{
		{"day", []string{"that {daypart}", "the same {daypart}", "that|this same|very day", "the same|very day", "that day"}, Date,
			fixedSense(saidDay(0)), []example{
				{"that day", "2016-12-18", "2016-12-27 m:2016-12-18"}, {"the same day", "2016-12-18", "m:2016-12-18"},
				{"that evening", "2016-12-18", "m:2016-12-18"}, {"that day", "none", "2016-12-27"},
			}},
		{"day", []string{"the next|following|subsequent day", "the next|following {daypart}", "next day|morning", "the day after", "a day later|after",
			"the next|following day 's? {daypart}", "the {daypart} after"}, Date,
			fixedSense(saidDay(1)), []example{
				{"the next day", "2016-12-19", "m:2016-12-18"}, {"the following morning", "2016-12-19", "m:2016-12-18"},
				{"a day later", "2016-12-19", "m:2016-12-18"},
			}},
		{"day", []string{"the previous|preceding day", "the previous|preceding {daypart}", "the day before", "a day earlier|before", "the {daypart} before"}, Date,
			fixedSense(saidDay(-1)), []example{
				{"the previous day", "2016-12-17", "m:2016-12-18"}, {"the night before", "2016-12-17", "m:2016-12-18"},
			}},
	}
}

// saidDay is n days from the day mentioned before.
func saidDay(n int) sense {
	return func(r ref) answer {
		a, ok := r.anchor()
		if !ok {
			return none(noMention)
		}
		switch {
		case n == 0 && r.said.Form != edtf.Interval:
			return answer{value: r.said, why: "the date mentioned before"}
		case n == 0 && a.Last-a.First <= 31:
			return r.within(a.First, a.Last, "a day of the time mentioned before")
		}
		if a.Last-a.First > 6 {
			return none("told from a day mentioned before, which is not known exactly: " + r.said.String())
		}
		return found((a.Last + edtf.Day(n)).Date(), "counted from the date mentioned before, "+r.said.String())
	}
}
