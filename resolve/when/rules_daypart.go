package when

import "github.com/reportedly/reportedly/resolve/when/edtf"

// daypartRules read days with a time of day. The value is the day; the time of
// day stays in the text (codebook, hard case 59).
func daypartRules() []rule {
	return []rule{
		{"daypart", []string{
			"morning|afternoon|evening|night|noon|midday|midnight|dawn|dusk|sunrise|sunset|nightfall|daybreak|lunchtime|sundown|sunup|twilight|predawn",
			"first light", "mid day", "mid|late|early -? morning|afternoon|evening|night", "early|small hours", "last light", "night - time",
		}, Clock, nil, nil},
		{"clocktime", []string{"{clock}", "the? {daypart}", "late|early"}, Clock, nil, nil},
		{"clocktime", []string{"shortly|just|soon? at|by|before|after|around|about|from|until|since|toward|towards|from|circa the? {clock}",
			"shortly|just|soon? at|by|before|after|around|about|from|until|since|toward|towards|from the? {daypart}", "in|during the early|late? {daypart}",
			"between|from? {clock} to|and|-|until|till|til {clock}", "between|from {daypart} to|and|until {daypart}"}, Clock, nil, nil},
		{"point", []string{"{wd} at|from|around|by? {clock}", "{wd} from|between? {clock} to|and|-|until|till {clock}"}, Date, func(c []part) sense {
			return weekdayNear(c[0].n)
		}, []example{{"Thu at 8 am", "2016-12-22", "2016-12-27"}, {"[Thursday from 9:30 till 11:00]", "2016-12-22", "2016-12-27"}}},
		{"point", []string{"{day} ,? {clocktime}", "{day} ,? at|in|around the? {clocktime} {daypart}?", "{day} late|early in? the? {daypart}", "{day} at|around {num} > {notnoun}"}, Date, func(c []part) sense {
			return c[0].sense
		}, []example{
			{"[Thursday night]", "2016-12-22", "2016-12-27"}, {"yesterday afternoon", "2016-12-26", "2016-12-27"},
			{"18 December at 09:40", "2016-12-18", "2016-12-27"}, {"9 July, before dawn", "2016-07-09", "2016-12-27"},
			{"9 Jul, 02:40", "2016-07-09", "2016-12-27"}, {"Monday at around 3 p.m.", "2016-12-26", "2016-12-27"}, {"Monday at half past three", "2016-12-26", "2016-12-27"},
			{"yesterday at 4:00pm", "2016-12-26", "2016-12-27"}, {"[this morning at 3].", "2016-12-27", "2016-12-27"},
		}},
		{"point", []string{"the? {daypart} of {day} {daypart}?", "the? {daypart} on {day}", "the? early|late {daypart} of|on {day}"}, Date, func(c []part) sense {
			for _, p := range c {
				if p.sense != nil {
					return p.sense
				}
			}
			return nil
		}, []example{
			{"in [the early hours of Wednesday]", "2016-12-21", "2016-12-27"}, {"the night of 6 May", "2016-05-06", "2016-12-27"},
			{"the morning of Sunday 18 December", "2016-12-18", "2016-12-27"},
		}},
		{"point", []string{"{clocktime} ,? on? {day}", "{clocktime} in|of the {daypart} of|on {day}",
			"{clocktime} ,? {daypart} of|on? {day}"}, Date, func(c []part) sense {
			return c[len(c)-1].sense
		}, []example{
			{"around 09:40 today", "2016-12-27", "2016-12-27"}, {"at [0420 UTC on 9 July]", "XXXX-07-09", ""},
			{"shortly before dawn on Friday", "2016-12-23", "2016-12-27"}, {"6 a.m. Sept. 3, 2016", "2016-09-03", ""},
			{"midnight Friday", "2016-12-23", "2016-12-27"}, {"[first light on the 10th],", "2016-12-10", "2016-12-27"},
			{"between 11:00 and 12:30 today", "2016-12-27", "2016-12-27"}, {"between dawn and noon on 9 July", "2016-07-09", "2016-12-27"},
		}},
		{"point", []string{"late|early|later|earlier on? {day} {daypart}?"}, Date, func(c []part) sense { return c[2].sense }, []example{
			{"late on Friday afternoon", "2016-12-23", "2016-12-27"}, {"early Tuesday", "2016-12-27", "2016-12-27"},
		}},
		{"point", []string{"{day} ,? overnight", "overnight on {day}", "the? night from|beginning {day}"}, Date, func(c []part) sense {
			for _, p := range c {
				if p.sense != nil {
					return nights(p.sense, 0, 1)
				}
			}
			return nil
		}, []example{{"overnight on Thursday", "[2016-12-22..2016-12-23]", "2016-12-27"}}},
		{"point", []string{"overnight into|to {day}"}, Date, func(c []part) sense { return nights(c[2].sense, -1, 0) }, []example{
			{"overnight into Friday", "[2016-12-22..2016-12-23]", "2016-12-27"},
		}},
		{"point", []string{"the? night of|between|from? {dom} - {dom} of? {month} {year}?", "the? night of|between|from? {dom} to|and|into {dom} of? {month} {year}?",
			"{dom} - {dom} of? {month} {year}? ,? overnight"}, Date, func(c []part) sense {
			if c[0].word == "" && c[0].n > 0 {
				return nightBetween(c[0].n, c[2].n, c[4].n, c[5].n)
			}
			return nightBetween(c[3].n, c[5].n, c[7].n, c[8].n)
		}, []example{
			{"the night of 6-7 May", "[2016-05-06..2016-05-07]", "2016-12-27"}, {"the night of 8 to 9 July", "[2016-07-08..2016-07-09]", "2016-12-27"},
			{"8–9 Jul, overnight", "[2016-07-08..2016-07-09]", "2016-12-27"}, {"the night of 6-7 May", "[XXXX-05-06..XXXX-05-07]", ""},
		}},
		{"point", []string{"the? night between|from|of {day} and|to|into|- {day}", "{day} night into|to|- {day}", "{day} - {day} ,? overnight",
			"overnight from|between {day} to|and|into {day}"}, Date, func(c []part) sense {
			return nightFromTo(c)
		}, []example{
			{"the night between 31 May and 1 June", "[2016-05-31..2016-06-01]", "2016-12-27"},
			{"the night from Friday to Saturday", "[2016-12-23..2016-12-24]", "2016-12-27"},
			{"Friday night into Saturday", "[2016-12-23..2016-12-24]", "2016-12-27"},
		}},
	}
}

// nights is one of the days from some before a day to some after it.
func nights(s sense, before, after edtf.Day) sense {
	return func(r ref) answer {
		a := s(r)
		d := a.value.First()
		if a.value.IsZero() || d != a.value.Last() || a.value.Date().Year.Digits == "XXXX" {
			return none(a.why)
		}
		return r.within(d+before, d+after, "the night touches two days")
	}
}

func nightBetween(first, last, month, year int) sense {
	if year > 0 {
		if last > daysIn(year, month) || last <= first {
			return nil
		}
		return func(r ref) answer {
			return r.within(edtf.NewDay(year, month, first), edtf.NewDay(year, month, last), "the night touches two days")
		}
	}
	if last > daysIn(standIn, month) || last <= first {
		return nil
	}
	return oneOfTwo(dayMonth(0, first, month), dayMonth(0, last, month))
}

// nightFromTo is the night between two days that the form names.
func nightFromTo(c []part) sense {
	var days []sense
	for _, p := range c {
		if p.sense != nil {
			days = append(days, p.sense)
		}
	}
	if len(days) != 2 {
		return nil
	}
	return oneOfTwo(days[0], days[1])
}

// oneOfTwo is one of the days from one to another.
func oneOfTwo(from, to sense) sense {
	run := fromTo(from, to)
	return func(r ref) answer {
		a := run(r)
		if a.value.Form == edtf.Interval && !r.fills {
			item := a.value.Items[0]
			a.value = edtf.OneBetween(item.From, item.To)
		}
		return a
	}
}
