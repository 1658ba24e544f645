package when

import "strings"

// primitive is a symbol that code reads.
type primitive struct {
	name string
	read func(p *parser, at int) (part, int) // the end is at or less where there is none
	// first is what it may begin with: lists of names, "#" for a number, "1/1" for
	// a date or time in figures, "*" for any item.
	first []string
}

func primitives() []primitive {
	const (
		counts  = cardinals + "," + tens + "|several|few|some|many|couple"
		places  = ordinals + ",thirtieth," + tens + ",twenty"
		lengths = "about|around|some|nearly|almost|roughly|over|barely|approximately|just|more|less|at|half|quarter"
		months  = monthNames + "," + monthsShort
		days    = weekdayNames + "," + weekdaysShort
		plurals = "mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays"
		hours   = cardinals + "," + tens + "|half|quarter"
	)
	return []primitive{
		{"num", readNum, []string{"#", counts}}, {"ord", readOrd, []string{"#", places}}, {"dom", readDom, []string{"#", "the", places}},
		{"nth", readNth, []string{"the"}}, {"nthday", readNthDay, []string{"#"}},
		{"month", readMonth, []string{months}}, {"baremonth", readBareMonth, []string{months}},
		{"weekday", readWeekday, []string{days}}, {"wd", readWd, []string{days}}, {"weekdays", readWeekdays, []string{plurals}},
		{"year", readYear, []string{"#", cardinals}}, {"yy", readYY, []string{"#"}}, {"shortyear", readShortYear, []string{"#", "'"}},
		{"decade", readDecade, []string{"#", "'", decades}}, {"unit", readUnit, []string{unitNames}}, {"season", readSeason, []string{seasons}},
		{"qtr", readQuarter, []string{"#", "q", places}}, {"yearqtr", readYearQuarter, []string{"#"}}, {"half", readHalfYear, []string{"h"}},
		{"hmonth", readHijriMonth, []string{hijriNames}}, {"hyear", readHijriYear, []string{"#"}}, {"ahyear", readHijriOnly, []string{"#", "ah"}}, {"feast", readFeast, []string{feastWords()}},
		{"clock", readClock, []string{"#", "1/1", hours}}, {"military", readMilitary, []string{"#"}},
		{"iso", readISO, []string{"1/1"}}, {"digits", readDigits, []string{"#", "1/1"}},
		{"distance", readDistance, []string{"#", "1/1", counts, lengths}},
		{"notnoun", readNotNoun, []string{"*"}}, {"noun", readNoun, []string{"*"}}, {"plain", readPlain, []string{"*"}}, {"clause", readClause, []string{"*"}},
	}
}

// readNum reads a count: "two", "48", "twenty-four", "a couple of". The counts
// that are not told ("several", "a few") are 0.
func readNum(p *parser, at int) (part, int) {
	it := p.at(at)
	if it.kind == number && it.n >= 0 && it.suffix == "" {
		return part{n: it.n}, at + 1
	}
	if it.kind != word {
		return part{}, 0
	}
	second := p.at(at + 1).lower
	if it.lower == "a" || it.lower == "an" {
		switch {
		case (second == "couple" || second == "pair") && p.at(at+2).lower == "of":
			return part{n: 2}, at + 3
		case second == "couple":
			return part{n: 2}, at + 2
		case second == "few", second == "number" && p.at(at+2).lower == "of":
			return part{}, at + 2 + boolInt(second == "number")
		case second == "dozen":
			return part{n: 12}, at + 2
		}
	}
	switch it.lower {
	case "several", "few", "some", "many":
		return part{}, at + 1
	case "couple":
		return part{n: 2}, at + 1 + boolInt(second == "of")
	}
	n := cardinal(it.lower)
	if n == 0 {
		return part{}, 0
	}
	end := at + 1
	if n >= 20 && p.at(end).lower == "-" {
		end++
	}
	if ones := cardinal(p.at(end).lower); n >= 20 && n%10 == 0 && ones > 0 && ones < 10 && len(p.at(end).lower) > 2 {
		return part{n: n + ones}, end + 1
	}
	return part{n: n}, at + 1
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// readOrd reads an ordinal in words or digits: "third", "twenty-sixth", "3rd".
func readOrd(p *parser, at int) (part, int) {
	it := p.at(at)
	if it.kind == number && it.n > 0 && lookup(it.suffix, "st|nd|rd|th") > 0 {
		return part{n: it.n}, at + 1
	}
	if n := ordinal(it.lower); n > 0 {
		return part{n: n}, at + 1
	}
	end := at + 1
	if p.at(end).lower == "-" {
		end++
	}
	if tens := cardinal(it.lower); tens >= 20 && tens%10 == 0 {
		if ones := ordinal(p.at(end).lower); ones > 0 && ones < 10 {
			return part{n: tens + ones}, end + 1
		}
	}
	return part{}, 0
}

// readDom reads a day of the month: "18", "18th", "the 18th", "the eighteenth of".
func readDom(p *parser, at int) (part, int) {
	it := p.at(at)
	if it.kind == number && it.suffix == "" && len(it.lower) <= 2 && it.n >= 1 && it.n <= 31 {
		return part{n: it.n}, at + 1
	}
	if it.lower == "the" {
		at++
	}
	v, end := readOrd(p, at)
	if end == 0 || v.n > 31 || p.at(at).kind == word && p.at(end).lower != "of" {
		return part{}, 0
	}
	return v, end
}

// readNth reads a day of the month as an ordinal in figures: "the 10th".
func readNth(p *parser, at int) (part, int) {
	if p.at(at).lower != "the" || p.at(at+1).kind != number {
		return part{}, 0
	}
	return readDom(p, at)
}

// readNthDay reads a day of the month as an ordinal in figures without an
// article: "on 24th".
func readNthDay(p *parser, at int) (part, int) {
	if p.at(at).kind != number || p.at(at).suffix == "" {
		return part{}, 0
	}
	return readDom(p, at)
}

// readMonth reads a month's name. "May" and "March" are words of other meanings
// save with a capital, and so are short names.
func readMonth(p *parser, at int) (part, int) {
	it := p.at(at)
	n, short := monthNumber(it.lower)
	switch {
	case n == 0, !it.upper && (short || n == 3 || n == 5) && !p.alone && !p.besideDay(at):
		return part{}, 0
	case (short || n == 5) && p.at(at+1).lower == "." && p.at(at+1).glued && short:
		return part{n: n, word: it.lower}, at + 2
	}
	return part{n: n, word: it.lower}, at + 1
}

// readBareMonth reads a month that neither a day nor a year goes with, unless it
// is somebody's name: "Theresa May", "Mrs May", "April said".
func readBareMonth(p *parser, at int) (part, int) {
	v, end := readMonth(p, at)
	if end == 0 || lookup(v.word, "april|may|june|august|jan") == 0 {
		return v, end
	}
	before := p.at(at - 1)
	_, start := readNotNoun(p, at-1)
	name := before.kind == word && before.upper && at > 1 && start == 0 && lookup(before.lower, "early|late|mid|last|next|this|during|throughout|between|by") == 0
	if name || lookup(before.lower, "mr|mrs|ms|miss|dr") > 0 || lookup(p.at(end).lower, "said|says|told|added") > 0 {
		return part{}, 0
	}
	return v, end
}

func readWeekday(p *parser, at int) (part, int) {
	if n, short := weekdayNumber(p.at(at).lower); n > 0 && !short {
		return part{n: n}, at + 1
	}
	return part{}, 0
}

// readWd reads a weekday that a date goes with, short forms too, with the comma after it: "Mon., ".
func readWd(p *parser, at int) (part, int) {
	n, short := weekdayNumber(p.at(at).lower)
	switch {
	case n == 0 || short && !p.at(at).upper && !p.alone:
		return part{}, 0
	case short && p.at(at+1).lower == ".":
		at++
	}
	if p.at(at+1).lower == "," {
		at++
	}
	return part{n: n}, at + 1
}

// readWeekdays reads a weekday in the plural: "Fridays".
func readWeekdays(p *parser, at int) (part, int) {
	s, plural := strings.CutSuffix(p.at(at).lower, "s")
	if n, short := weekdayNumber(s); plural && n > 0 && !short {
		return part{n: n}, at + 1
	}
	return part{}, 0
}

// besideDay tells whether a number that may be a day stands beside a month in
// small letters; an ordinal, where the month is another word too: "14 nov",
// "march 3rd".
func (p *parser) besideDay(at int) bool {
	next, before := p.at(at+1), p.at(at-1)
	if (next.lower == "-" || next.lower == "/") && next.glued {
		next = p.at(at + 2)
	}
	day := func(it item) bool { return it.kind == number && it.n >= 1 && it.n <= 31 && len(it.lower) <= 2 }
	if lookup(p.at(at).lower, "mar|may|march") == 0 && (day(next) || day(before)) {
		return true // "14 nov"
	}
	return next.kind == number && lookup(next.suffix, "st|nd|rd|th") > 0 && next.n <= 31 ||
		before.kind == number && lookup(before.suffix, "st|nd|rd|th") > 0 && before.n <= 31
}

func readUnit(p *parser, at int) (part, int) {
	if p.at(at).lower == "week" && p.at(at+1).lower == "-" && p.at(at+2).lower == "end" {
		return part{n: int(weekend), word: "weekend"}, at + 3
	}
	if u := unitOf(p.at(at).lower); u != noUnit {
		end := at + 1
		if p.at(end).lower == "'" && p.at(end).glued && strings.HasSuffix(p.at(at).lower, "s") {
			end++
		}
		return part{n: int(u), word: p.at(at).lower}, end
	}
	return part{}, 0
}

// readNotNoun reads nothing but a word that can't be what an ordinal counts:
// after "the 10th" a mark, or a word such as "and" or "when".
func readNotNoun(p *parser, at int) (part, int) {
	it := p.at(at)
	if it.kind == mark && it.lower != "-" && it.lower != "'" || it.kind == word && lookup(it.lower,
		"and|but|or|in|on|at|by|with|when|while|after|before|as|to|was|were|is|are|had|has|have|will|would|the|that|which|who|for|from|until|"+
			"since|because|they|he|she|it|we|his|her|their|a|an") > 0 {
		return part{}, at + 1
	}
	return part{}, 0
}

// readNoun reads a word that may be a noun: "the 2016 election".
func readNoun(p *parser, at int) (part, int) {
	if _, end := readNotNoun(p, at); end > 0 || p.at(at).kind != word || len(p.at(at).lower) < 3 {
		return part{}, 0
	}
	return part{}, at + 1
}

// readPlain reads a word that begins no time: after "has since".
func readPlain(p *parser, at int) (part, int) {
	it := p.at(at)
	if it.kind != word || it.upper || lookup(it.lower, "last|early|late|mid|then|around|about|at|the|a|an") > 0 {
		return part{}, 0
	}
	return part{}, at + 1
}
