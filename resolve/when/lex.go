package when

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reportedly/reportedly/text"
)

// kind is the kind of an item.
type kind int

const (
	word kind = iota
	number
	numeric // a date or a time of day written in digits alone: 2016-12-18, 08.08, 15:30
	mark    // punctuation, one character
)

// item is a word, number or mark of the text. The grammar reads items rather
// than tokens, since taggers differ in how they cut "mid-June", "Dec.14th" and
// "9 a.m.".
type item struct {
	kind   kind
	lower  string // in lower case, with straight apostrophes and hyphens
	span   text.Span
	n      int    // a number's value
	suffix string // what follows a number without space: "th", "s", "am"
	upper  bool   // begins with a capital
	glued  bool   // nothing stands between it and the item before
}

// lex cuts s, which begins at byte offset base of its text.
func lex(s string, base int) []item {
	var items []item
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if unicode.IsSpace(r) {
			i += size
			continue
		}
		it := item{kind: mark, lower: fold(r)}
		n := size
		switch {
		case digit(s[i]) && glued(items, base+i) && lookup(items[len(items)-1].lower, "q|h") > 0:
			it, n = item{kind: number, lower: s[i : i+1], n: int(s[i] - '0')}, 1 // "Q1-2019"
		case digit(s[i]):
			it, n = lexNumber(s[i:])
		case unicode.IsLetter(r):
			it, n = lexWord(s[i:])
			it.upper = unicode.IsUpper(r)
		case it.lower == "'" && hasLetter(s[i+size:], 's') && glued(items, base+i):
			it.kind, it.lower, n = word, "'s", size+1
		}
		it.span = text.Span{Start: base + i, End: base + i + n}
		it.glued = glued(items, base+i)
		items = append(items, it)
		i += n
	}
	return items
}

func glued(items []item, at int) bool {
	return len(items) > 0 && items[len(items)-1].span.End == at
}

// hasLetter tells whether s begins with the letter c and no other follows it.
func hasLetter(s string, c byte) bool {
	if s == "" || s[0] != c && s[0] != c-32 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[1:])
	return !unicode.IsLetter(r)
}

// fold writes a mark as it is typed: dashes as hyphens, curly apostrophes as
// straight ones.
func fold(r rune) string {
	switch r {
	case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212':
		return "-"
	case '\u2018', '\u2019', '\u02bc', '`':
		return "'"
	}
	return string(r)
}

// lexWord reads letters, with apostrophes between them ("o'clock", "Qa'da") but
// without a possessive 's, and with the stops of "a.m.".
func lexWord(s string) (item, int) {
	i := 0
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) {
			i += size
			continue
		}
		rest := s[i+size:]
		next, _ := utf8.DecodeRuneInString(rest)
		if fold(r) != "'" || !unicode.IsLetter(next) || hasLetter(rest, 's') {
			break
		}
		i += size
	}
	if i == 1 && strings.ContainsRune("aApP", rune(s[0])) {
		for _, form := range []string{".m.", ".m", ".M.", ".M"} {
			if strings.HasPrefix(s[1:], form) {
				return item{kind: word, lower: strings.ToLower(s[:1]) + "m"}, 1 + len(form)
			}
		}
	}
	return item{kind: word, lower: strings.ReplaceAll(strings.ToLower(s[:i]), "’", "'")}, i
}

// lexNumber reads a date or time in digits, or a number with its suffix.
func lexNumber(s string) (item, int) {
	end := 0
	for end < len(s) && end < 32 && (digit(s[end]) || strings.IndexByte(":./-", s[end]) >= 0) {
		end++
	}
	run := strings.TrimRight(s[:end], ":./-")
	if numericShape(run) && (!letterAt(s, len(run)) || separator(run) == ":" && halfDay(s[len(run):])) {
		return item{kind: numeric, lower: run}, len(run)
	}
	if n := isoTime(s, run); n > 0 {
		return item{kind: numeric, lower: run}, n
	}
	// "10/12/2016-15/12/2016" is two dates.
	if i := strings.Index(run, "-"); i > 0 && strings.ContainsAny(run[:i], "/.") && numericShape(run[:i]) {
		return item{kind: numeric, lower: run[:i]}, i
	}
	n := 0
	for n < len(s) && digit(s[n]) {
		n++
	}
	if n == 8 && compactDay(s[:n]) && !letterAt(s, n) {
		return item{kind: numeric, lower: s[:4] + "-" + s[4:6] + "-" + s[6:n]}, n
	}
	it := item{kind: number}
	n += thousands(s[n:], n)
	it.lower = s[:n]
	it.n = -1
	if v, err := strconv.Atoi(strings.ReplaceAll(it.lower, ",", "")); err == nil && v < 1e6 {
		it.n = v
	}
	if n+1 < len(s) && s[n] == '.' && digit(s[n+1]) {
		it.n = -1 // a decimal: "2.5 days" is no whole number of days
		for n++; n < len(s) && digit(s[n]); n++ {
		}
		it.lower = s[:n]
		return it, n
	}
	start := n
	for n < len(s) && n < start+3 && letterAt(s, n) && s[n] < utf8.RuneSelf {
		n++
	}
	if letterAt(s, n) { // "9mm", "5kgs": a measure or a name, no suffix of a time
		n = start
	}
	it.suffix = strings.ToLower(s[start:n])
	return it, n
}

// isoTime is the length of a date with a time of day as ISO 8601 joins them,
// 2016-12-18T09:40Z, or 0.
func isoTime(s, run string) int {
	if len(run) != len("2016-12-18") || !numericShape(run) || len(s) < len(run)+3 || s[len(run)] != 'T' || !digit(s[len(run)+1]) {
		return 0
	}
	n := len(run) + 1
	for n < len(s) && (digit(s[n]) || strings.IndexByte(":.,+Z", s[n]) >= 0) {
		n++
	}
	return len(strings.TrimRight(s[:n], ":.,+"))
}

// halfDay tells whether s begins with what may follow a time of day without a
// space: "4:00pm", "15:30Z".
func halfDay(s string) bool {
	for i, r := range s {
		if !unicode.IsLetter(r) {
			s = s[:i]
			break
		}
	}
	return lookup(strings.ToLower(s), "a|p|am|pm|z|utc|gmt|h|hrs") > 0
}

// thousands is the length of ",000" groups at the head of s after 1 to 3 digits.
func thousands(s string, before int) int {
	n := 0
	for before <= 3 && len(s) >= n+4 && s[n] == ',' && digit(s[n+1]) && digit(s[n+2]) && digit(s[n+3]) &&
		(len(s) == n+4 || !digit(s[n+4])) {
		n += 4
	}
	return n
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

func letterAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[min(i, len(s)):])
	return unicode.IsLetter(r)
}

// fields cuts a run of digits and separators at sep and reads the numbers, each
// of at most four digits.
func fields(s, sep string) []int {
	var out []int
	for _, f := range strings.Split(s, sep) {
		n, err := strconv.Atoi(f)
		if err != nil || len(f) > 4 || n < 0 {
			return nil
		}
		out = append(out, n)
	}
	return out
}

// separator is the one character that parts the fields of a numeric date or time.
func separator(s string) string {
	if i := strings.IndexAny(s, ":./-"); i >= 0 {
		return s[i : i+1]
	}
	return ""
}

// numericShape tells whether a run is a date or time of day, rather than a
// number, a range of numbers or a fraction.
func numericShape(s string) bool {
	sep := separator(s)
	if sep == "" {
		return false
	}
	f := fields(s, sep)
	switch first := strings.Index(s, sep); {
	case f == nil:
		return false
	case sep == ":":
		return first <= 2 && (len(f) == 2 || len(f) == 3) && f[0] <= 24 && f[1] < 60 && len(s) >= first+3
	case len(f) == 3 && first == 4 && sep != ".":
		return validDay(f[0], f[1], f[2])
	case len(f) == 3:
		year := f[2] >= 1000 || len(s)-strings.LastIndex(s, sep) == 3
		return first <= 2 && year && (validDay(2000, f[1], f[0]) || validDay(2000, f[0], f[1]))
	case len(f) == 2 && sep != "." && first <= 2 && len(s) == first+5: // 5-2016, 05/2016
		return f[0] >= 1 && f[0] <= 12 && f[1] >= 1900 && f[1] < 2100
	case len(f) == 2 && sep == "-":
		// 2016-05 is a month; 2004-05 and 1980-88 are runs of years.
		return first == 4 && len(s) == 7 && f[1] >= 1 && f[1] <= 12 && f[1] <= f[0]%100
	case len(f) == 2 && sep == ".":
		return len(s) == 5 && first == 2 && validDay(2000, f[1], f[0])
	case len(f) == 2 && sep == "/" && first == 4:
		return len(s) >= 6 && len(s) <= 7 && f[0] >= 1000 && f[0] < 2200 && f[1] >= 1 && f[1] <= 12
	case len(f) == 2:
		return len(s) <= 5 && first <= 2 && len(s)-first <= 3 && (validDay(2000, f[1], f[0]) || validDay(2000, f[0], f[1]))
	}
	return false
}

// compactDay tells whether eight digits are a day of our time: 20161218.
func compactDay(s string) bool {
	f := fields(s[:4]+"-"+s[4:6]+"-"+s[6:], "-")
	return len(f) == 3 && f[0] >= 1950 && f[0] < 2050 && validDay(f[0], f[1], f[2])
}

func validDay(year, month, day int) bool {
	return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}
