package when

import "strings"

// joined is the words from an item on, at most n of them, with a space for each
// gap or hyphen: "Dhu al-Qa'da" is "dhu al qa'da".
func (p *parser) joined(at, n int) []string {
	var out []string
	s := ""
	for i := at; i < at+2*n && len(out) < n; i++ {
		switch it := p.at(i); {
		case it.kind == word:
			if s != "" {
				s += " "
			}
			s += it.lower
			out = append(out, s)
		case it.lower != "-" || !it.glued:
			return out
		}
	}
	return out
}

// after is the index after the n-th word from an item on, hyphens skipped.
func (p *parser) after(at, n int) int {
	for ; n > 0; at++ {
		if p.at(at).kind == word {
			n--
		}
	}
	return at
}

// readHijriMonth reads a month of the Islamic calendar, in up to three words.
func readHijriMonth(p *parser, at int) (part, int) {
	if p.at(at).kind != word || !p.at(at).upper {
		return part{}, 0
	}
	names := p.joined(at, 3)
	for i := len(names) - 1; i >= 0; i-- {
		if n := hijriMonth(names[i]); n > 0 {
			return part{n: n}, p.after(at, i+1)
		}
	}
	return part{}, 0
}

// readHijriYear reads a year of the Islamic calendar, with or without "AH".
func readHijriYear(p *parser, at int) (part, int) {
	it := p.at(at)
	if it.kind != number || len(it.lower) != 4 || it.n < 1200 || it.n > 1600 || it.suffix != "" && it.suffix != "h" && it.suffix != "ah" {
		return part{}, 0
	}
	if p.at(at+1).lower == "ah" {
		return part{n: it.n}, at + 2
	}
	return part{n: it.n}, at + 1
}

// readFeast reads the name of a feast, in up to four words.
func readFeast(p *parser, at int) (part, int) {
	if p.at(at).kind != word {
		return part{}, 0
	}
	names := p.joined(at, 4)
	for i := len(names) - 1; i >= 0; i-- {
		if n := feastNumber(names[i]); n > 0 && (p.at(at).upper || strings.Contains(names[i], " ")) {
			end := p.after(at, i+1)
			// "New Year's Eve", "Valentine's Day": the possessive is an item of its own.
			if p.at(end).lower == "'s" || p.at(end).lower == "'" {
				if m := feastNumber(names[i] + "s " + p.at(end+1).lower); m > 0 {
					return part{n: m}, end + 2
				}
			}
			return part{n: n}, end
		}
	}
	return part{}, 0
}

// readClock reads a time of day in figures, with its zone: "15:30", "9 a.m.",
// "0315 UTC", "2300 hours", "10.30 pm", "six o'clock", "18h".
func readClock(p *parser, at int) (part, int) {
	it, next := p.at(at), p.at(at+1)
	half := lookup(next.lower, "am|pm") > 0
	zone := lookup(next.lower, "utc|gmt|local|hours|hrs|hr|zulu|z|o'clock|cet|est|edt") > 0
	end := 0
	switch {
	case it.kind == numeric && separator(it.lower) == ":":
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
	for lookup(p.at(end).lower, "am|pm|utc|gmt|local|hours|hrs|hr|zulu|z|o'clock|time|cet|est|edt") > 0 {
		end++
	}
	return part{}, end
}

// longestClause is the most words of an event that a time is told by.
const longestClause = 12

// readClause reads what follows "after" or "before" up to the next comma, stop
// or bracket, or to "and": "the shelling of the port".
func readClause(p *parser, at int) (part, int) {
	if noClause(p, at) {
		return part{}, 0
	}
	// "since Monday" is a date, "since Monday's attack" an event.
	if m := p.read(p.g.symbols["when"], at); m.end > at && p.at(m.end).lower != "'s" {
		return part{}, 0
	}
	end := at
	for ; end < at+longestClause && end < len(p.items); end++ {
		it := p.at(end)
		if it.kind == mark && lookup(it.lower, "-|'|&|/") == 0 ||
			it.kind == word && end > at && lookup(it.lower, "and|but|or|said|says|according|which|who|after|before|while|when|because") > 0 {
			break
		}
	}
	return part{}, end
}

// noClause tells whether the words are no event: "appeared before the court",
// "once again", "one after the other", "the following statement".
func noClause(p *parser, at int) bool {
	first, before := p.at(at), p.at(at-2)
	if lookup(first.lower, "the|a|an|his|her") > 0 {
		first = p.at(at + 1)
	}
	switch p.at(at - 1).lower {
	case "once":
		return lookup(first.lower, "again|more|in|close|considered|known") > 0
	case "after":
		return lookup(first.lower, "all|other|another") > 0
	case "following":
		return lookup(before.lower, "the|this|these") > 0
	case "before":
		return lookup(first.lower, "court|courts|judge|judges|prosecutor|prosecutors|parliament|committee|tribunal|magistrate|elders|cameras|god|"+
			"council|assembly|commission") > 0
	}
	return false
}
