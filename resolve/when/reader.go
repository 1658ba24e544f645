package when

import "strings"

// name is some words in a row, and the index after them.
type name struct {
	words string
	end   int
}

// names are the words from an item on, one, two and up to n of them, with a space
// for each gap or hyphen and without a possessive's apostrophe: "Dhu al-Qa'da" is
// "dhu al qa'da", "New Year's Eve" "new years eve".
func (p *parser) names(at, n int) []name {
	var out []name
	s := ""
	for i := at; i < at+3*n && len(out) < n; i++ {
		switch it := p.at(i); {
		case it.lower == "'s" && it.glued && len(out) > 0:
			s += "s"
			out = append(out[:len(out):len(out)], name{s, i + 1})
		case it.kind == word:
			if s != "" {
				s += " "
			}
			s += it.lower
			out = append(out, name{s, i + 1})
		case (it.lower != "-" && it.lower != "'") || !it.glued:
			return out
		}
	}
	return out
}

// readHijriMonth reads a month of the Islamic calendar, in up to three words.
func readHijriMonth(p *parser, at int) (part, int) {
	if p.at(at).kind != word || !p.at(at).upper && !p.alone {
		return part{}, 0
	}
	names := p.names(at, 4)
	for i := len(names) - 1; i >= 0; i-- {
		if n := hijriMonth(names[i].words); n > 0 {
			return part{n: n}, names[i].end
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

// plainFeasts are feasts of one word that is no other, so that they need no
// capital.
const plainFeasts = "christmas|xmas|easter|halloween|ramadan|diwali|deepavali|hanukkah|passover|nowruz|ashura|mawlid|purim|pentecost|hajj"

// readFeast reads the name of a feast, in up to five words.
func readFeast(p *parser, at int) (part, int) {
	if p.at(at).kind != word {
		return part{}, 0
	}
	names := p.names(at, 5)
	for i := len(names) - 1; i >= 0; i-- {
		w := names[i].words
		if n := feastNumber(w); n > 0 && (p.at(at).upper || p.alone || strings.Contains(w, " ") || lookup(w, plainFeasts) > 0) {
			return part{n: n}, names[i].end
		}
	}
	return part{}, 0
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
