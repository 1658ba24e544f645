package when

import "strings"

// Lists of names, parted by commas; the forms of one name by bars.
const (
	monthNames    = "january,february,march,april,may,june,july,august,september,october,november,december"
	monthsShort   = "jan,feb,mar,apr,,jun,jul,aug,sep|sept,oct,nov,dec"
	weekdayNames  = "monday,tuesday,wednesday,thursday,friday,saturday,sunday"
	weekdaysShort = "mon,tue|tues,wed|weds,thu|thur|thurs,fri,sat,sun"
	cardinals     = "one|a|an,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve|dozen,thirteen,fourteen,fifteen,sixteen,seventeen,eighteen,nineteen,twenty"
	tens          = ",,thirty,forty,fifty,sixty,seventy,eighty,ninety"
	ordinals      = "first,second,third,fourth,fifth,sixth,seventh,eighth,ninth,tenth,eleventh,twelfth,thirteenth,fourteenth,fifteenth,sixteenth,seventeenth,eighteenth,nineteenth,twentieth"
	decades       = ",twenties,thirties,forties,fifties,sixties,seventies,eighties,nineties"
	unitNames     = "minute|minutes|seconds|mins,hour|hours|hrs|hr,night|nights,day|days,weekend|weekends,week|weeks|wk|wks,fortnight|fortnights,month|months|mths,quarter|quarters|qtr|qtrs,year|years|yr|yrs,decade|decades,century|centuries"
	seasons       = "spring|springtime,summer|summertime,autumn|fall,winter|wintertime"
	hijriNames    = "muharram|moharram,safar," +
		"rabi al awwal|rabi al awal|rabi i|rabi' al awwal|rabi ul awwal|rabi ul awal|rabiul awwal," +
		"rabi al thani|rabi ii|rabi' al thani|rabi al akhir|rabi ath thani|rabi us sani|rabi ul thani," +
		"jumada al awwal|jumada al ula|jumada i|jumada al oula|jumada ul awwal|jamadi ul awwal," +
		"jumada al thani|jumada al akhira|jumada ii|jumada al akhirah|jumada ul thani|jamadi us sani," +
		"rajab,sha'ban|shaban|shaaban|sha'aban|shabaan,ramadan|ramadhan|ramazan|ramzan,shawwal|shawal," +
		"dhu al qa'da|dhu al qadah|dhu al qi'dah|dhul qadah|dhul qa'dah|dhu al qa'dah|dhul qada|zul qada|dhu al qada|zilqad|zulqadah|dhul qa'da," +
		"dhu al hijja|dhu al hijjah|dhul hijja|dhul hijjah|zul hijja|zul hijjah|zilhajj|zulhijjah|zilhijjah"
)

// lookup is the place of a word in a list, from 1 on, or 0.
func lookup(w, list string) int {
	if w == "" || strings.ContainsAny(w, "|,") {
		return 0
	}
	for from := 0; ; {
		i := strings.Index(list[from:], w)
		if i < 0 {
			return 0
		}
		start, end := from+i, from+i+len(w)
		if (start == 0 || list[start-1] == '|' || list[start-1] == ',') && (end == len(list) || list[end] == '|' || list[end] == ',') {
			return 1 + strings.Count(list[:start], ",")
		}
		from = end
	}
}

// monthNumber is a month's number by its full or short name, or 0.
func monthNumber(w string) (n int, short bool) {
	if n := lookup(w, monthNames); n > 0 {
		return n, false
	}
	return lookup(w, monthsShort), true
}

// weekdayNumber counts from Monday, 1, to Sunday, 7.
func weekdayNumber(w string) (n int, short bool) {
	if n := lookup(w, weekdayNames); n > 0 {
		return n, false
	}
	return lookup(w, weekdaysShort), true
}

// cardinal is the value of a number word up to twenty, or a ten.
func cardinal(w string) int {
	if n := lookup(w, cardinals); n > 0 {
		return n
	}
	return 10 * lookup(w, tens)
}

// ordinal is the value of an ordinal word up to the twentieth, or the thirtieth.
func ordinal(w string) int {
	if w == "thirtieth" {
		return 30
	}
	return lookup(w, ordinals)
}

// unit is a length of time.
type unit int

// The units in the order of unitNames.
const (
	noUnit unit = iota
	minute
	hour
	night
	aDay
	weekend
	week
	fortnight
	month
	quarter
	year
	decade
	century
)

func unitOf(w string) unit { return unit(lookup(w, unitNames)) }

// days is the number of days of a unit that is counted in days, or 0.
func (u unit) days() int {
	switch u {
	case night, aDay:
		return 1
	case week, weekend:
		return 7
	case fortnight:
		return 14
	}
	return 0
}

// months is the number of months of a unit that is counted in months, or 0.
func (u unit) months() int {
	switch u {
	case month:
		return 1
	case quarter:
		return 3
	case year:
		return 12
	case decade:
		return 120
	case century:
		return 1200
	}
	return 0
}

// seasonNumber is the number of a season in EDTF, 21 to 24, or 0.
func seasonNumber(w string) int {
	if n := lookup(w, seasons); n > 0 {
		return 20 + n
	}
	return 0
}

// hijriMonth is the number of an Islamic month by its name as it is commonly
// transcribed, with spaces for hyphens, or 0.
func hijriMonth(name string) int { return lookup(name, hijriNames) }
