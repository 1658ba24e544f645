package when

import (
	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// dateRules read days by their number in a month.
func dateRules() []rule {
	return []rule{
		{"day", []string{"{wd}? {dom} of|-|/? {month} ,|-|/|of|in? {year}"}, Date, func(c []part) sense {
			return fullDate(c[5].n, c[3].n, c[1].n)
		}, []example{
			{"18 December 2016", "2016-12-18", ""}, {"the 3rd of May, 2015", "2015-05-03", ""},
			{"14-Jul-2016", "2016-07-14", ""}, {"14/Jul/2016", "2016-07-14", ""},
			{"Sunday, 18 Dec. 2016", "2016-12-18", ""}, {"Sunday the 18th of December, 2016", "2016-12-18", ""},
		}},
		{"day", []string{"{wd}? {dom} -|/|of? {month} -|/|of? {shortyear}"}, Date, func(c []part) sense {
			return fullDate(c[5].n, c[3].n, c[1].n)
		}, []example{{"14-Jul-16", "2016-07-14", ""}, {"14 July '87", "1987-07-14", ""}}},
		{"day", []string{"{year} -|/ {month} -|/ {dom}", "{year} , {dom} {month}", "{year} {month} {dom}"}, Date, func(c []part) sense {
			if c[1].word == "," {
				return fullDate(c[0].n, c[3].n, c[2].n)
			}
			if len(c) == 3 {
				return fullDate(c[0].n, c[1].n, c[2].n)
			}
			return fullDate(c[0].n, c[2].n, c[4].n)
		}, []example{{"2016-Jul-14", "2016-07-14", ""}}},
		{"day", []string{"{wd}? {month} -|/? {dom} ,|-|/|of|in? {year}"}, Date, func(c []part) sense {
			return fullDate(c[5].n, c[1].n, c[3].n)
		}, []example{{"December 18, 2016", "2016-12-18", ""}, {"Sun Dec 18 2016", "2016-12-18", ""}}},
		{"day", []string{"{wd}? {dom} of|-|/? {month}"}, Date, func(c []part) sense {
			return dayOfYear(c[0].n, c[1].n, c[3].n)
		}, []example{
			{"18 December", "2016-12-18", "2016-12-27"}, {"18 December", "2015-12-18", "2016-10-17 -"},
			{"18 December", "XXXX-12-18", ""}, {"9 July", "2016-07-09", "2016-06-20"},
			{"18 Dec.", "2016-12-18", "2016-12"}, {"Monday 26 December", "2016-12-26", "2017-01-02"},
			{"Friday, 26 Dec", "XXXX-12-26", ""}, {"9 July", "2016-07-09", "m:2016-07-12"},
			{"27 December", "XXXX-12-27", "XXXX-12-23"},
		}},
		{"day", []string{"{wd}? {month} ,|/? the? {ord} > {notnoun}"}, Date, func(c []part) sense {
			return dayOfYear(c[0].n, c[4].n, c[1].n)
		}, []example{{"[March third],", "2016-03-03", "2016-12-27 -"}}},
		{"day", []string{"{wd}? {month} the? {ord} ,? {year}"}, Date, func(c []part) sense {
			return fullDate(c[5].n, c[1].n, c[3].n)
		}, []example{{"March third, 2016", "2016-03-03", ""}}},
		{"day", []string{"{month} -|/? {dom} ,? {wd}"}, Date, func(c []part) sense {
			return dayOfYear(c[4].n, c[2].n, c[0].n)
		}, []example{{"Jul 18, Fri", "2014-07-18", "2013-12-27"}}},
		{"day", []string{"{wd}? {month} -|/? {dom}"}, Date, func(c []part) sense {
			return dayOfYear(c[0].n, c[3].n, c[1].n)
		}, []example{
			{"December 18", "2016-12-18", "2016-12-27"}, {"Jul.9th", "XXXX-07-09", ""},
			{"Saturday, Jul. 9", "XXXX-07-09", ""}, {"Jan. 3", "2017-01-03", "2016-12-27 +"},
		}},
		{"day", []string{"{dom} of? {month} this|last|next year"}, Date, func(c []part) sense {
			return ofYear(c[3].word, c[0].n, c[2].n)
		}, []example{{"14 July last year", "2015-07-14", "2016-12-27"}}},
		{"day", []string{"{month} {dom} ,? this|last|next year"}, Date, func(c []part) sense {
			return ofYear(c[3].word, c[1].n, c[0].n)
		}, []example{{"July 14 this year", "2016-07-14", "2016-12-27"}}},
		{"day", []string{"{wd} the? {ord} > {notnoun}", "on < {nthday} > {notnoun}"}, Date, func(c []part) sense {
			if len(c) == 3 {
				return dayAlone(0, c[1].n)
			}
			return dayAlone(c[0].n, c[2].n)
		}, []example{
			{"[Monday 26th],", "2016-12-26", "2016-12-27"}, {"[Fri 14th],", "2016-10-14", "2016-12-27 -"}, {"on [24th],", "2016-12-24", "2016-12-27"},
		}},
		{"day", []string{"{wd}? {nth} > {notnoun}"}, Date, func(c []part) sense { return dayAlone(c[0].n, c[1].n) }, []example{
			{"on [the 10th].", "2016-12-10", "2016-12-27"}, {"on [the 29th] and later", "2016-11-29", "2016-12-27 -"},
			{"on [the 19th],", "2016-11-19", "2016-12-27 m:2016-11-12"}, {"the 10th Brigade", "no", ""}, {"on [the 2nd].", "2016-09-02", "2016-09-07 m:2016-08-28"},
			{"[Monday the 26th],", "2016-12-26", "2016-12-27"},
		}},
	}
}

// fullDate is a date with its year; nil where there is no such day.
func fullDate(year, month, day int) sense {
	if day > daysIn(year, month) {
		return nil
	}
	d := edtf.NewDay(year, month, day).Date()
	return func(ref) answer { return found(d, "as it is written") }
}

// dayOfYear is a date without its year; nil where no year has such a day.
func dayOfYear(weekday, day, month int) sense {
	if day > daysIn(standIn, month) {
		return nil
	}
	return dayMonth(weekday, day, month)
}

// ofYear is a date of this, last or next year.
func ofYear(which string, day, month int) sense {
	return func(r ref) answer {
		if why, ok := r.dated(toYear); !ok {
			return none(why)
		}
		return calendarDay(r.year+step(which), month, day, which+" year from the publication in "+r.now.String())
	}
}

// step is what a word adds to the running year, month or week.
func step(w string) int {
	switch w {
	case "last", "previous", "past":
		return -1
	case "next", "coming", "following":
		return 1
	}
	return 0
}

// monthBeside is the month, of a mentioned day or the next, in which a day of the
// month is nearer to it: after 28 August, "the 2nd" is September's.
func (r ref) monthBeside(mentioned edtf.Day, day int) (year, month int) {
	year, month, _ = mentioned.Civil()
	y, m := monthsOn(year, month, 1)
	same, next := edtf.NewDay(year, month, day), edtf.NewDay(y, m, day)
	if same < mentioned && next-mentioned < mentioned-same && (r.prec != toDay || next <= r.day || r.tense == Future) {
		return y, m
	}
	return year, month
}

// recentDays is how far back a mentioned date gives its month to "the 10th".
const recentDays = 62

// dayAlone is a day by its number alone, in the month mentioned before or that of
// the publication.
func dayAlone(weekday, day int) sense {
	return func(r ref) answer {
		year, month, why := r.year, r.month, "in the month of the publication or the one before"
		if a, ok := r.anchor(); ok && a.Last-a.First < 40 && (r.prec != toDay || r.day-a.Last < recentDays) {
			year, month = r.monthBeside(a.First, day)
			why = "in the month mentioned before, or the next"
		} else if r.prec < toMonth {
			return none(noMention)
		} else if r.prec == toDay {
			_, _, today := r.day.Civil()
			switch {
			case r.tense == Future && day < today:
				year, month = monthsOn(year, month, 1)
			case r.tense != Future && day > today:
				year, month = monthsOn(year, month, -1)
			}
		}
		if weekday != 0 {
			year, month = monthOfWeekday(year, month, day, weekday, r.tense)
		}
		return calendarDay(year, month, day, why)
	}
}

// monthOfWeekday is the month nearest to one, rather before it, in which a day
// falls on a weekday, of what is to come the next; the month itself where there
// is none within a year.
func monthOfWeekday(year, month, day, weekday int, t Tense) (int, int) {
	back := -1
	if t == Future {
		back = 1
	}
	for n := range 13 {
		for _, step := range []int{back * n, -back * n} {
			if t == Future && step < 0 {
				continue
			}
			y, m := monthsOn(year, month, step)
			if day <= daysIn(y, m) && int(edtf.NewDay(y, m, day).Weekday()) == weekday%7 {
				return y, m
			}
		}
	}
	return year, month
}
