package when

import (
	"fmt"
	"strings"
)

// dayparts are the parts of a day and the words for each, in the order of
// daypartCodes.
const dayparts = "morning|dawn|sunrise|daybreak|breakfast|sunup|predawn|suhoor,noon|midday|lunchtime,afternoon,evening|dusk|sunset|sundown|iftar|twilight,night|midnight|nightfall|tonight|overnight|dark|nights"

var daypartCodes = [...]string{"", "TMO", "TMI", "TAF", "TEV", "TNI"}

// readClock reads a time of day in figures, with its zone: "15:30", "9 a.m.",
// "0315 UTC", "2300 hours", "10.30 pm", "six o'clock", "18h".
func readClock(p *parser, at int) (part, int) {
	if end := p.spokenClock(at); end > 0 {
		return part{}, end
	}
	it, next := p.at(at), p.at(at+1)
	half := lookup(next.lower, "am|pm") > 0
	zone := lookup(next.lower, "utc|gmt|local|hours|hrs|hr|zulu|z|o'clock|oclock|cet|est|edt|pst|pdt|bst|eet|msk") > 0
	end := 0
	switch {
	case it.kind == numeric && separator(it.lower) == ":":
		end = at + 1
	case it.kind == number && it.suffix == "h" && it.n < 24 && next.glued && next.kind == number && next.n < 60 && len(next.lower) == 2:
		end = at + 2 // "16h30"
	case it.kind == number && it.suffix == "" && it.n <= 24 && len(it.lower) <= 2 && lookup(next.lower, "utc|gmt|zulu") > 0: // "8 GMT"
		end = at + 1
	case it.kind == number && p.alone && lookup(it.suffix, "a|p") > 0 && it.n <= 12:
		end = at + 1
	case it.kind == number && lookup(it.suffix, "am|pm|h|z|hrs|utc|gmt") > 0 && it.n >= 0 && it.n < 2500:
		end = at + 1
	case it.kind == number && it.suffix == "" && half && (it.n <= 12 || strings.Contains(it.lower, ".")),
		it.kind == numeric && separator(it.lower) == "." && half:
		end = at + 1
	case it.kind == number && len(it.lower) == 4 && it.n < 2400 && it.n%100 < 60 && it.suffix == "" && zone:
		end = at + 1
	case it.kind == word && cardinal(it.lower) > 0 && cardinal(it.lower) <= 12 && (half || next.lower == "o'clock"),
		it.kind == number && it.n <= 12 && it.suffix == "" && next.lower == "o'clock":
		end = at + 1
	default:
		return part{}, 0
	}
	for lookup(p.at(end).lower, "am|pm|utc|gmt|local|hours|hrs|hr|zulu|z|o'clock|oclock|time|cet|est|edt|pst|pdt|bst|eet|msk") > 0 {
		end++
	}
	return part{}, end
}

// readMilitary reads four figures that are hours and minutes beside "at", unless
// they may be a year: "at 0930", "around 1030".
func readMilitary(p *parser, at int) (part, int) {
	it := p.at(at)
	if it.kind != number || len(it.lower) != 4 || it.suffix != "" || it.n >= 2400 || it.n%100 > 59 || it.n >= 1700 && it.n < 2100 ||
		p.at(at+1).kind == word && lookup(p.at(at+1).lower, "on|and|in|by|when|as") == 0 {
		return part{}, 0 // "around 1030 men"
	}
	return part{}, at + 1
}

// spokenClock is the index after a time of day in words, or 0: "half past three",
// "a quarter to nine", "20 minutes past 3 pm", "ten thirty am", "3 in the morning".
func (p *parser) spokenClock(at int) int {
	end := at
	if p.at(end).lower == "a" {
		end++
	}
	hyphen := func(i int) int { // "ten-thirty"
		if p.at(i).lower == "-" && p.alone {
			return i + 1
		}
		return i
	}
	switch w := p.at(end); {
	case w.lower == "half" && p.at(end+1).lower == "past", w.lower == "quarter" && lookup(p.at(end+1).lower, "past|to") > 0:
		return p.hourAfter(end + 2)
	case p.upTo(end, 59) && lookup(p.at(end+1).lower, "minutes|mins") > 0 && lookup(p.at(end+2).lower, "past|to") > 0:
		return p.hourAfter(end + 3)
	case p.upTo(end, 59) && p.at(end+1).lower == "past", p.upTo(end, 59) && lookup(p.at(end+1).lower, "to|after") > 0 && p.exactHour(end+2):
		return p.hourAfter(end + 2)
	}
	if !p.upTo(at, 12) {
		return 0
	}
	if lookup(p.at(at+1).lower, "o'clock|oclock") > 0 && lookup(p.at(at+2).lower, "am|pm") > 0 {
		return at + 3
	}
	if p.at(at+1).lower == "in" && p.at(at+2).lower == "the" && lookup(p.at(at+3).lower, "morning|afternoon|evening|am|pm") > 0 {
		return at + 4
	}
	if p.at(at).kind != word || lookup(p.at(at).lower, "a|an") > 0 {
		return 0
	}
	// "Ten thirty" is a time beside "at" or before "am" alone: "ten thirty-year-olds".
	next := hyphen(at + 1)
	if third := hyphen(next + 1); lookup(p.at(next).lower, "oh|zero|o") > 0 && p.upTo(third, 9) && (p.alone || p.at(at-1).lower == "at") {
		return third + 1 // "twelve oh three"
	}
	if n, stop := readTens(p, next); stop > 0 && n >= 10 && n < 60 && p.at(stop).lower != "-" {
		if lookup(p.at(stop).lower, "am|pm") > 0 {
			return stop + 1
		}
		if p.alone || p.at(at-1).lower == "at" {
			return stop
		}
	}
	return 0
}

// upTo tells whether an item is a number from 1 to most, in figures or words.
func (p *parser) upTo(at, most int) bool {
	it := p.at(at)
	n := it.n
	if it.kind == word {
		n = cardinal(it.lower)
	}
	return n >= 1 && n <= most && it.suffix == "" && (it.kind == number || it.kind == word) && lookup(it.lower, "a|an") == 0
}

// exactHour tells whether words are an hour and nothing else: "noon", "3 pm".
func (p *parser) exactHour(at int) bool {
	_, end := readClock(p, at)
	return end > at || lookup(p.at(at).lower, "noon|midnight") > 0
}

// hourAfter is the index after an hour, or 0.
func (p *parser) hourAfter(at int) int {
	if lookup(p.at(at).lower, "noon|midnight|midday") > 0 {
		return at + 1
	}
	if _, end := readClock(p, at); end > at {
		return end
	}
	if p.upTo(at, 24) {
		return at + 1
	}
	return 0
}

// clock is the time of day that the items from start to end tell, the first
// that they do, as Phrase.Clock has it. "Half past" and zones are left out.
func (p *parser) clock(start, end int) string {
	part := ""
	for i := start; i < end; i++ {
		if _, stop := readClock(p, i); stop > i && p.spokenClock(i) == 0 {
			if t := timeOfDay(p, i, stop); t != "" {
				return t
			}
		}
		if n := lookup(p.at(i).lower, dayparts); n > 0 && part == "" {
			part = daypartCodes[n]
		}
	}
	return part
}

// timeOfDay writes a clock time that readClock has read from items at..end.
func timeOfDay(p *parser, at, end int) string {
	it := p.at(at)
	hour, minute, exact := it.n, 0, false
	switch {
	case it.kind == numeric:
		f := fields(it.lower, separator(it.lower))
		hour, minute, exact = f[0], f[1], true
	case it.kind == word:
		hour = cardinal(it.lower)
	case len(it.lower) == 4 && it.n >= 100:
		hour, minute, exact = it.n/100, it.n%100, true
	case strings.Contains(it.lower, "."):
		f := fields(it.lower, ".")
		if len(f) != 2 {
			return ""
		}
		hour, minute, exact = f[0], f[1], true
	}
	half := it.suffix
	for i := at + 1; i < end; i++ {
		if lookup(p.at(i).lower, "am|pm") > 0 {
			half = p.at(i).lower
		}
	}
	switch {
	case half == "pm" && hour < 12:
		hour += 12
	case half == "am" && hour == 12:
		hour = 0
	}
	if hour < 0 || hour > 24 || minute > 59 {
		return ""
	}
	if !exact && half == "" && it.suffix != "h" {
		return fmt.Sprintf("T%02d", hour)
	}
	return fmt.Sprintf("T%02d:%02d", hour, minute)
}
