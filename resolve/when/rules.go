package when

import "slices"

// Class is the kind of a time expression.
type Class string

// The classes.
const (
	Date      Class = "date"      // a day, month, year or other time with a beginning and an end
	Duration  Class = "duration"  // a length of time: "for three days"
	Recurring Class = "recurring" // "every Friday", "daily"
	Event     Class = "event"     // told by another event: "after the war", "two days after the blast"
	Clock     Class = "clock"     // a time of day alone: "at 09:40", "before dawn"
	Vague     Class = "vague"     // "recently", "now", "in the coming weeks"
)

// The symbols that rules define, from the parts to the whole:
//
//	day      one day: "last Monday", "18 December 2016"
//	holiday  a feast, of one day or several: "Easter", "Eid al-Adha 2019"
//	period   a longer time that can stand alone: "May 2016", "last week"
//	weak     a word that is a time only after another: "2016", "spring"
//	span     period or weak
//	daypart  "morning", "night" …
//	point    day with its time of day: "Thursday night", "9 a.m. on Monday"
//	theyear  a year's number
//	spell    "the past 48 hours"
//	single   point, period or weak: one end of a range
//	free     whatever can stand alone: point, period, range
//	when     free or weak
//	phrase   what is found
func rules() []rule {
	return slices.Concat(
		dateRules(), weekdayRules(), deicticRules(), anaphoricRules(), feastRules(), holidayRules(), digitRules(),
		nthRules(), monthRules(), yearRules(), quarterRules(), seasonRules(), weekRules(), partRules(), agoRules(), spellRules(),
		daypartRules(), rangeRules(), listRules(),
		symbolRules(),
		relationRules(), durationRules(), recurringRules(), clockRules(), eventRules(), vagueRules(),
	)
}

// symbolRules say which symbols stand for which.
func symbolRules() []rule {
	same := func(symbol string, of ...string) rule {
		r := rule{symbol: symbol, class: Date, means: func(c []part) sense { return c[0].sense }}
		for _, o := range of {
			r.patterns = append(r.patterns, "{"+o+"}")
		}
		return r
	}
	return []rule{
		same("weak", "theyear"),
		same("day", "holiday"),
		same("period", "spell", "holiday"),
		same("span", "period", "weak"),
		same("point", "day"),
		same("single", "point", "period", "weak"),
		{"single", []string{"now|date", "the present", "the present|current date|day"}, Date, fixedSense(shiftDays(0, "the time of publication")), []example{
			{"between May 2016 and now", "2016-05/2016-12-27", "2016-12-27"},
		}},
		{"shortday", []string{"{wd} .?"}, Date, func(c []part) sense { return weekdayNear(c[0].n) }, nil},
		same("free", "point", "period"),
		same("when", "free", "weak"),
		{"phrase", []string{"on|in|at|for|of|and|or|to < {free}"}, Date, lastSense, nil},
		same("phrase", "free"),
	}
}
