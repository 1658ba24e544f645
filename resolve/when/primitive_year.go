package when

import (
	"fmt"
	"strings"
)

// readYear reads a year of four digits from 1000 to 2199, or in words.
func readYear(p *parser, at int) (part, int) {
	it := p.at(at)
	if it.kind == word {
		return readYearWords(p, at)
	}
	if it.kind == number && len(it.lower) == 4 && it.suffix == "" && it.n >= 1000 && it.n < 2200 && p.at(at+1).lower != "ah" {
		return part{n: it.n}, at + 1
	}
	return part{}, 0
}

// readHijriOnly reads a year that says of itself that it is of the Islamic
// calendar: "1445 AH", "1446H", "AH 1445".
func readHijriOnly(p *parser, at int) (part, int) {
	if p.at(at).lower == "ah" && p.at(at).upper {
		v, end := readHijriYear(p, at+1)
		return v, end
	}
	v, end := readHijriYear(p, at)
	if end == at+1 && lookup(p.at(at).suffix, "h|ah") == 0 {
		return part{}, 0
	}
	return v, end
}

// readYearWords reads a year as it is spoken: "nineteen ninety-six", "two
// thousand and five", "twenty twenty-four".
func readYearWords(p *parser, at int) (part, int) {
	first, next := cardinal(p.at(at).lower), p.at(at+1).lower
	switch {
	case first == 2 && next == "thousand":
		end := at + 2
		if p.at(end).lower == "and" {
			end++
		}
		if n, stop := readTens(p, end); stop > 0 {
			return part{n: 2000 + n}, stop
		}
		return part{n: 2000}, at + 2
	case first >= 15 && first <= 19 && next == "hundred":
		end := at + 2
		if p.at(end).lower == "and" {
			end++
		}
		if n, stop := readTens(p, end); stop > 0 {
			return part{n: 100*first + n}, stop
		}
	case first >= 15 && first <= 20 && len(next) > 2:
		n, end := readTens(p, at+1)
		if end > 0 && n >= 10 && (first < 20 || n < 50) {
			return part{n: 100*first + n}, end
		}
	}
	return part{}, 0
}

// readTens reads a number below 100 in words.
func readTens(p *parser, at int) (n, end int) {
	if p.at(at).kind != word || lookup(p.at(at).lower, "a|an|dozen") > 0 {
		return 0, 0
	}
	v, end := readNum(p, at)
	if v.n == 0 || v.n >= 100 {
		return 0, 0
	}
	return v.n, end
}

// readShortYear reads a year of two digits behind a mark or an apostrophe:
// "05-Aug-16", "May '87". It is read as a year near to our time.
func readShortYear(p *parser, at int) (part, int) {
	if p.at(at).lower == "'" {
		at++
	}
	it := p.at(at)
	late := p.at(at-1).lower == "of" && it.n > 31 // "April of 87"
	if lookup(p.at(at-1).lower, "'|-|/") == 0 && !late {
		return part{}, 0
	}
	if it.kind != number || len(it.lower) != 2 || it.suffix != "" || !it.glued && !late {
		return part{}, 0
	}
	return part{n: nearYear(it.n)}, at + 1
}

// nearYear is the year that two digits stand for: from 1950 to 2049.
func nearYear(n int) int {
	if n >= 50 {
		return 1900 + n
	}
	return 2000 + n
}

// readQuarter reads a quarter of a year by its number: "third quarter",
// "fourth-quarter", "Q3", "3rd qtr".
func readQuarter(p *parser, at int) (part, int) {
	if it := p.at(at); it.lower == "q" && p.at(at+1).glued && p.at(at+1).kind == number {
		if n := p.at(at + 1).n; n >= 1 && n <= 4 && p.at(at+1).suffix == "" {
			return part{n: n}, at + 2
		}
		return part{}, 0
	}
	v, end := readOrd(p, at)
	if end == 0 || v.n > 4 {
		return part{}, 0
	}
	if p.at(end).lower == "-" {
		end++
	}
	if lookup(p.at(end).lower, "quarter|qtr") == 0 || p.at(end+1).lower == "-" {
		return part{}, 0
	}
	return part{n: v.n}, end + 1
}

// readYearQuarter reads "2018Q4" and "18q4": n is the quarter, m the year.
func readYearQuarter(p *parser, at int) (part, int) {
	it, next := p.at(at), p.at(at+1)
	if it.kind != number || it.suffix != "q" || !next.glued || next.kind != number || next.n < 1 || next.n > 4 {
		return part{}, 0
	}
	switch len(it.lower) {
	case 4:
		return part{n: next.n, m: it.n}, at + 2
	case 2:
		return part{n: next.n, m: nearYear(it.n)}, at + 2
	}
	return part{}, 0
}

// readYY reads the end of a run of years in two digits: "1990-91".
func readYY(p *parser, at int) (part, int) {
	if it := p.at(at); it.kind == number && len(it.lower) == 2 && it.suffix == "" && it.glued {
		return part{n: it.n}, at + 1
	}
	return part{}, 0
}

// readDecade reads "1990s", "nineties" and "'90s"; n is the first year.
func readDecade(p *parser, at int) (part, int) {
	it := p.at(at)
	if it.kind == number && it.suffix == "s" && it.n%10 == 0 {
		switch {
		case len(it.lower) == 4 && it.n >= 1000 && it.n < 2200:
			return part{n: it.n}, at + 1
		case len(it.lower) == 2 && it.n >= 20 && (p.at(at-1).lower == "the" || p.at(at-1).lower == "'" || p.alone):
			return part{n: 1900 + it.n}, at + 1 // "a man in his 30s" is no decade
		}
	}
	if it.lower == "'" && p.at(at+1).glued && p.at(at+1).kind == number {
		return readDecade(p, at+1)
	}
	if n := lookup(it.lower, decades); n > 1 {
		return part{n: 1900 + 10*n}, at + 1
	}
	return part{}, 0
}

func readSeason(p *parser, at int) (part, int) {
	if n := seasonNumber(p.at(at).lower); n > 0 {
		return part{n: n, word: p.at(at).lower}, at + 1
	}
	return part{}, 0
}

// readDigits reads a date in digits that is day and month, perhaps with a year.
// Without one it is a number as well ("08.08" metres), so it has to begin the
// line or follow a word that goes with dates.
func readDigits(p *parser, at int) (part, int) {
	it := p.at(at)
	if p.alone && it.kind == number {
		return p.spacedDigits(at)
	}
	if f := fields(it.lower, separator(it.lower)); it.kind != numeric || separator(it.lower) == ":" || it.lower == "9/11" || len(f) == 2 && f[0]+f[1] > 100 {
		return part{}, 0 // the attacks of that name
	}
	if len(it.lower) > 5 || p.alone {
		return part{word: it.lower}, at + 1
	}
	before := p.at(at - 1)
	words := "on|since|from|until|till|to|by|before|after|of|between|and|as|for|morning|night|evening"
	switch {
	case len(it.lower) < 5: // "2/3 of the town"
		words = "on|since|until|till|dated"
	case separator(it.lower) == ".": // "fell to 12.09"
		words = "on|since|until|till|before|after|morning|night|evening"
	}
	ranges := func(i int) bool { // "from 5/1-5/7"
		return p.at(i).lower == "-" && (p.at(i-1).kind == numeric && p.at(i+1).kind == numeric)
	}
	if n, _ := weekdayNumber(before.lower); n > 0 || ranges(at+1) || ranges(at-1) {
		return part{word: it.lower}, at + 1
	}
	if lookup(before.lower, words) == 0 && (at > 0 && before.kind != mark || len(it.lower) < 5) {
		return part{}, 0
	}
	next := p.at(at + 1)
	if lookup(next.lower, "%|per|percent|km|m|metres|meters|million|billion|am|pm|kg|tonnes|tons|euros|dollars") > 0 {
		return part{}, 0
	}
	return part{word: it.lower}, at + 1
}

// readISO reads 2016-12-18 and 2016-12, with hyphens or slashes.
func readISO(p *parser, at int) (part, int) {
	it := p.at(at)
	if it.kind != numeric || len(it.lower) < 6 || separator(it.lower) == ":" || separator(it.lower) == "." {
		return part{}, 0
	}
	f := fields(it.lower, separator(it.lower)) // 2016-05, 2016/5, 2016/5/7
	if len(f) == 2 && f[1] > 31 {
		f[0], f[1] = f[1], f[0] // 05/2016
	}
	if len(f) > 0 && f[0] < 1000 {
		return part{}, 0
	}
	if len(f) == 2 {
		return part{word: fmt.Sprintf("%04d-%02d", f[0], f[1])}, at + 1
	}
	if len(f) != 3 {
		return part{}, 0
	}
	return part{word: fmt.Sprintf("%04d-%02d-%02d", f[0], f[1], f[2])}, at + 1
}

// spacedDigits reads a date in figures with spaces or hyphens, where nothing else
// is there that they might be: "15-2", "2 / 15", "31 10 1974".
func (p *parser) spacedDigits(at int) (part, int) {
	var n []string
	for len(n) < 3 && p.at(at).kind == number && p.at(at).suffix == "" && len(p.at(at).lower) <= 4 && p.at(at).n > 0 {
		n = append(n, p.at(at).lower)
		at++
		if p.at(at).lower == "-" || p.at(at).lower == "/" {
			at++
		}
	}
	word := strings.Join(n, "/")
	if len(n) < 2 || !numericShape(word) {
		return part{}, 0
	}
	return part{word: word}, at
}
