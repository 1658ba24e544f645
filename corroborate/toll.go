package corroborate

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A toll stands in many forms ("27 deaths", "fifteen were buried", "claimed the
// lives of nine"), of which reading a claim catches only those that hang on its
// trigger. What is left is read here from the sentences that the claims rest on: a
// count beside a word of death; and so for people who were detained or abducted, and
// for crowds.

// token is a word of a sentence with its place in it.
type token struct {
	word       string // lower case
	start, end int
	breaks     bool // a full stop, semicolon, colon or bracket stands before it
	comma      bool // a comma stands before it
}

func tokens(s string) []token {
	var out []token
	var breaks, comma bool
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if skip := repeated(s[i:]); skip > 0 && len(out) > 0 {
			if _, _, number := count(out, len(out)-1); number > 0 {
				i += skip
				continue
			}
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			breaks = breaks || strings.ContainsRune(".;:()[]–—!?", r)
			comma = comma || r == ','
			i += n
			continue
		}
		j := i
		for j < len(s) {
			r, n := utf8.DecodeRuneInString(s[j:])
			inside := unicode.IsLetter(r) || unicode.IsDigit(r) || r == '’' || r == '\'' || r == '-' && j+1 < len(s) && s[j+1] >= 'a' && s[j+1] <= 'z' ||
				r == ',' && j+1 < len(s) && unicode.IsDigit(rune(s[j+1])) && unicode.IsDigit(rune(s[j-1]))
			if !inside {
				break
			}
			j += n
		}
		out = append(out, token{strings.ToLower(s[i:j]), i, j, breaks, comma})
		breaks, comma = false, false
		i = j
	}
	return out
}

// repeated is how long a number in brackets is, which repeats the one before it: "five (5)
// persons"; 0 where there is none.
func repeated(s string) int {
	if s == "" || s[0] != '(' {
		return 0
	}
	n := 1
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n == 1 || n >= len(s) || s[n] != ')' {
		return 0
	}
	return n + 1
}

// numerals are the words of small numbers by their value.
var numerals = []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"}

var tens = []string{"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}

// wordValue is the value of a word below a hundred: "seven", "forty", "thirty-two".
func wordValue(w string) (int, bool) {
	if i := slices.Index(numerals, w); i >= 0 {
		return i, true
	}
	ten, unit, two := strings.Cut(w, "-")
	i := slices.Index(tens, ten)
	if i < 2 {
		return 0, false
	}
	if !two {
		return i * 10, true
	}
	u := slices.Index(numerals, unit)
	return i*10 + u, u > 0 && u < 10
}

// count reads a number that begins at token i: its bounds, hi 0 where open, and how
// many tokens it takes; none where there is no number.
func count(t []token, i int) (lo, hi, n int) {
	w := strings.ReplaceAll(t[i].word, ",", "")
	v, err := strconv.Atoi(w)
	if err != nil || len(w) > 6 {
		var ok bool
		switch v, ok = wordValue(w); {
		case w == "dozens":
			return 24, 0, 1
		case w == "scores":
			return 40, 0, 1
		case w == "hundreds":
			return 200, 0, 1
		case w == "a" && i+1 < len(t) && (t[i+1].word == "dozen" || t[i+1].word == "hundred"):
			v = 1
		case !ok:
			return 0, 0, 0
		}
	}
	n = 1
	if i+1 < len(t) && !t[i+1].breaks && !t[i+1].comma {
		switch t[i+1].word {
		case "hundred":
			v, n = v*100, 2
		case "dozen":
			v, n = v*12, 2
		case "thousand":
			v, n = v*1000, 2
		}
	}
	lo, hi = v, v
	for _, x := range t[max(0, i-3):min(len(t), i+n+3)] {
		switch x.word {
		case "preliminary", "preliminarily", "initial", "initially", "provisional", "far":
			hi = 0 // what is still being counted allows more
		}
	}
	switch hedge(t, i) {
	case "least", "over":
		hi = 0
	case "than":
		if i >= 2 && t[i-2].word == "more" {
			lo, hi = v+1, 0
		}
	case "between":
		if i+n+1 < len(t) && t[i+n].word == "and" {
			if top, ok := plainNumber(t[i+n+1].word); ok && top > v {
				return v, top, n + 2
			}
		}
	}
	// "10-12 people"
	if i+n < len(t) && t[i+n].start-t[i+n-1].end == 1 && !t[i+n].comma {
		if top, ok := plainNumber(t[i+n].word); ok && top > v && t[i].word[0] <= '9' && t[i+n].word[0] <= '9' {
			return v, top, n + 1
		}
	}
	return lo, hi, n
}

// plainNumber is the value of a numeral or a word below a hundred.
func plainNumber(w string) (int, bool) {
	if v, err := strconv.Atoi(w); err == nil {
		return v, len(w) <= 6
	}
	return wordValue(w)
}

// hedge is the word before a number where it belongs to it: "at least", "more than".
func hedge(t []token, i int) string {
	if i == 0 || t[i].breaks || t[i].comma {
		return ""
	}
	return t[i-1].word
}

// counted is what a count may be of.
type counted struct {
	field  string
	after  []string // words that follow a count: "four traders were killed"
	before []string // words that a count follows: "killing four"
}

var (
	dead = counted{
		killedField,
		[]string{"killed", "dead", "died", "deaths", "death", "fatalities", "slain", "perished", "martyred", "martyrs", "murdered", "executed", "massacred", "corpses", "bodies", "lives", "buried", "drowned", "die", "kia", "coffins"},
		[]string{"killed", "killing", "kills", "kill", "death", "deaths", "lives", "martyrdom", "martyred", "buried", "dead", "neutralized", "neutralised", "eliminated", "bodies", "toll", "murdered", "executed", "massacred", "murder", "killings"},
	}
	held = counted{
		detainedField,
		[]string{"detained", "arrested", "abducted", "kidnapped", "captured", "detainees", "prisoners", "hostages", "apprehended", "seized", "arrests", "custody", "taken", "carried"},
		[]string{"detained", "detaining", "arrested", "arresting", "abducted", "abducting", "kidnapped", "kidnapping", "captured", "capturing", "apprehended", "apprehending", "held"},
	}
	crowd = counted{
		sizeField,
		[]string{"people", "persons", "protesters", "protestors", "demonstrators", "marchers", "participants", "supporters", "workers", "students", "teachers", "farmers", "marched", "gathered", "rallied", "demonstrated", "walked", "strong"},
		[]string{"we", "were", "crowd", "gathering", "turnout", "procession"},
	}
)

// others end the stretch between a count and its word: what is counted was hurt, or
// is something else.
var others = []string{"wounded", "wounding", "injured", "injuring", "injuries", "hurt", "missing", "displaced", "percent", "kilometres", "kilometers", "km", "miles", "hours", "days", "weeks", "months", "years", "year", "old", "am", "pm", "mm", "per", "motorcycles", "vehicles", "drones", "rockets", "rounds", "and", "but", "who", "which", "while", "when", "or", "survived", "treated", "not"}

// countsIn are the counts of a sort that a sentence gives.
func countsIn(t []token, c *counted) []countWords {
	var out []countWords
	for i := 0; i < len(t); i++ {
		lo, hi, n := count(t, i)
		if n == 0 {
			continue
		}
		if sum, first, end := c.list(t, i); sum > 0 {
			out = append(out, countWords{lo: sum, hi: sum, start: t[first].start, end: t[end-1].end})
			i = end - 1
			continue
		}
		if (c.follows(t, i) || c.leads(t, i+n) || c.lost(t, i, n) || c.put(t, i)) && !ordinal(t, i) {
			out = append(out, countWords{lo: lo, hi: hi, start: t[from(t, i)].start, end: t[i+n-1].end, part: partOf(t, i, n)})
		}
		i += n - 1
	}
	return out
}

// countWords is a count within a sentence.
type countWords struct {
	lo, hi     int
	start, end int
	part       bool
}

// from is where a count's words begin, its hedge with them.
func from(t []token, i int) int {
	switch hedge(t, i) {
	case "least", "than", "to":
		return max(0, i-2)
	case "over", "about", "around", "some", "nearly", "almost", "roughly", "approximately":
		return i - 1
	}
	return i
}

// leads tells whether one of the words comes soon after a count, past words for those
// who are counted and parts of them set off by commas ("eight people, two of them
// children, were killed").
func (c *counted) leads(t []token, i int) bool {
	for steps := 0; i < len(t) && steps < 8; i, steps = i+1, steps+1 {
		if t[i].breaks {
			return false
		}
		if t[i].comma {
			skip := aside(t, i)
			if skip < 0 {
				return false
			}
			i += skip
			if i >= len(t) || t[i].breaks {
				return false
			}
		}
		w := t[i].word
		switch {
		case (w == "taken" || w == "carried") && !tookAway(t, i):
			return false
		case slices.Contains(c.after, w):
			return w != "lives" || i > 0 && (t[i-1].word == "their" || t[i-1].word == "the")
		case slices.Contains(others, w):
			return false
		}
		if _, _, n := count(t, i); n > 0 && w != "one" {
			return false
		}
	}
	return false
}

// tookAway tells whether people were taken by force: "were taken near the bridge", "were
// carried off"; not "were taken to hospital".
func tookAway(t []token, i int) bool {
	next := ""
	if i+1 < len(t) && !t[i+1].breaks {
		next = t[i+1].word
	}
	if t[i].word == "carried" {
		return next == "off" || next == "away"
	}
	passive := i > 0 && (t[i-1].word == "were" || t[i-1].word == "was" || t[i-1].word == "been")
	return passive && next != "to" && next != "for" && next != "ill" && next != "in" && next != "into"
}

// aside is how many tokens a part between commas takes: "three of them children",
// "among them two novices", "including a nurse"; -1 where the comma begins no such.
func aside(t []token, i int) int {
	end := i + 1
	for end < len(t) && !t[end].comma && !t[end].breaks {
		end++
	}
	if end >= len(t) || end-i > 8 {
		return -1
	}
	if t[i].word == "not" || t[i].word == "and" && t[i+1].word == "not" {
		return end - i // "nine of our men, and not eleven as was written, were killed"
	}
	for _, x := range t[i:end] {
		switch x.word {
		case "them", "whom", "including", "among", "mostly", "all", "aged", "women", "children":
			return end - i
		}
	}
	return -1
}

// follows tells whether one of the words stands right before a count: "killing at
// least five", "deaths of two", "the toll to 24".
func (c *counted) follows(t []token, i int) bool {
	for k, steps := i-1, 0; k >= 0 && steps < 4; k, steps = k-1, steps+1 {
		if t[k+1].comma || t[k+1].breaks && t[k].word != "dead" && t[k].word != "killed" && t[k].word != "toll" {
			return false
		}
		w := t[k].word
		if slices.Contains(c.before, w) {
			return true
		}
		switch w {
		case "at", "least", "more", "than", "over", "about", "around", "some", "nearly", "of", "to", "up", "stands", "stood", "rose", "risen", "is", "was", "their", "a", "the", "another", "off", "by", "has", "have", "had", "now", "increased", "climbed", "reached", "number", "numbered", "there", "currently", "already", "which", "that":
		default:
			return false
		}
	}
	return false
}

// ordinal tells whether a number isn't a count: "on 3 May", "aged 34", "route 14".
func ordinal(t []token, i int) bool {
	if i == 0 {
		return false
	}
	switch t[i-1].word {
	case "aged", "on", "in", "since", "until", "route", "no", "age", "section", "article":
		return !t[i].breaks
	}
	if len(t[i].word) == 4 && (strings.HasPrefix(t[i].word, "19") || strings.HasPrefix(t[i].word, "20")) {
		return true // a year
	}
	if i+1 < len(t) && calendarWords.has(stem(t[i+1].word)) {
		return true
	}
	return t[i].word == "one" && i+1 < len(t) && t[i+1].word == "of"
}

// partOf tells whether a count is of some of the dead: "including three", "two of
// whom", "(3 children)", "among them seven".
func partOf(t []token, i, n int) bool {
	if t[i].word == "one" && i+1 < len(t) && t[i+1].comma {
		return true // "One, a woman of 34, died later"
	}
	for k := max(0, i-3); k < i; k++ {
		switch t[k].word {
		case "including", "among", "amongst":
			return true
		case "which", "whom": // "of whom three", not "in which three"
			if k == 0 || t[k-1].word != "in" {
				return true
			}
		}
	}
	if i+n+1 < len(t) && t[i+n].word == "of" {
		switch t[i+n+1].word {
		case "them", "whom", "these", "those", "which":
			return true
		}
	}
	return false
}
