package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reportedly/reportedly/ling/token"
)

// endsAfter tells whether a sentence that begins at token first ends after
// token i, which isn't the last.
func (s *splitter) endsAfter(first, i int) bool {
	if s.lineEnds(first, i) {
		return true
	}
	if s.closesNext(i) {
		return false
	}
	mark := s.mark(first, i)
	switch {
	case isFinal(s.form(mark)):
		return s.final(first, mark, i)
	case mark == i && strings.HasSuffix(s.form(i), ".") && len(s.form(i)) > 1:
		return s.abbreviated(first, i)
	}
	return false
}

// maxClosing is the number of tokens after a final mark that may close a
// sentence with it.
const maxClosing = 12

// mark is the token that decides whether a sentence ends after i: i, or the one
// before the closing marks and references up to it ("… left.”", "… left. [3]").
func (s *splitter) mark(first, i int) int {
	m := i
	for m > first && i-m < maxClosing && (isClosing(s.form(m)) && !s.opens(m) || s.footnote(m)) {
		if open := s.reference(m); open > first {
			m = open
		}
		m--
	}
	return m
}

// reference is the opening bracket of the reference that the bracket at i
// closes: "[3]", "[12, 13]", "[citation needed]". It is -1 where there is none.
func (s *splitter) reference(i int) int {
	if s.form(i) != "]" {
		return -1
	}
	for j := i - 1; j >= 0 && i-j <= 5; j-- {
		w := s.form(j)
		switch {
		case w == "[":
			return j
		case strings.Trim(w, "0123456789,-–") == "", len(w) == 1, w == "needed", s.form(i-1) == "needed", w == "note":
		default:
			return -1
		}
	}
	return -1
}

// footnote tells whether token i is the raised number of a note, which a copy of a page
// sets behind the stop: "… along the road.3 The army …", "… the road.³ The army …".
func (s *splitter) footnote(i int) bool {
	w := s.form(i)
	if w == "" || s.gap(i-1) != "" || len(s.form(i-2)) < 2 {
		return false
	}
	if strings.Trim(w, "⁰¹²³⁴⁵⁶⁷⁸⁹") == "" {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(s.form(i - 2))
	next, _ := utf8.DecodeRuneInString(s.form(i + 1))
	return len(w) <= 2 && strings.Trim(w, "0123456789") == "" && s.form(i-1) == "." && unicode.IsLetter(before) &&
		s.gap(i) != "" && unicode.IsUpper(next)
}

// closesNext tells whether the token after i closes what stands before it, so
// that a sentence can't end between them: "… left.” Then", "… left. [3]".
func (s *splitter) closesNext(i int) bool {
	next := s.form(i + 1)
	switch {
	case isFinal(next), s.footnote(i + 1):
		return true
	case isClosing(next):
		return !s.opens(i + 1)
	case next == "[":
		for j := i + 2; j < i+8; j++ {
			if s.form(j) == "]" {
				return s.reference(j) == i+1
			}
		}
	}
	return false
}

// final tells whether a sentence from first ends after the closing tokens up to
// i of a final mark.
func (s *splitter) final(first, mark, i int) bool {
	next := s.form(i + 1)
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(next, "'’"))
	switch {
	case s.form(mark) == "." && s.enumerates(first, mark):
		return false
	case mark < i && s.form(mark) != "." && s.saidAfter(i):
		return false
	case unicode.IsLower(r):
		// "Yahoo! said", "“Why?” he asked", "the Gvt. said": what follows goes
		// on. Careless writers begin sentences in lower case: "why now? nobody knows".
		return mark == i && s.gap(i) != "" && !isEllipsis(s.form(mark)) && mark > first+1 && !s.stopped(mark)
	case next == "," || next == ";" || next == ":" || isDash(next) && (mark < i || s.dated(first, mark)):
		return false
	case isEllipsis(s.form(mark)):
		return s.gap(i) != "" && startsSentence(next, r)
	case s.gap(i) == "":
		// "(ending here.)Next": without a space only a capital begins anew.
		return unicode.IsUpper(r) && i+1 < len(s.tokens) && len(s.form(mark-1)) > 1 && s.form(mark) == "."
	}
	return true
}

// saidAfter tells whether a speaker and a verb of speech follow token i, so that
// the quotation before it goes on: "“Why now?” Ibrahim asked".
func (s *splitter) saidAfter(i int) bool {
	for j := i + 1; j <= i+4; j++ {
		w := s.form(j)
		switch w {
		case "said", "says", "asked", "asks", "told", "added", "wrote", "shouted", "replied", "demanded", "responded", "exclaimed":
			return j > i+1
		}
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsLetter(r) {
			return false
		}
	}
	return false
}

// stopped tells whether the mark's word is one that may be an abbreviation
// unknown to the tokenizer: a single letter or one without a vowel.
func (s *splitter) stopped(mark int) bool {
	w := s.form(mark - 1)
	return utf8.RuneCountInString(w) == 1 || !strings.ContainsAny(strings.ToLower(w), "aeiouy0123456789")
}

// dated tells whether the stop at mark ends a date that heads what a dash then tells:
// "25.03. – The mayor resigns".
func (s *splitter) dated(first, mark int) bool {
	return mark == first+1 && strings.Trim(s.form(first), "0123456789./") == ""
}

// enumerates tells whether the stop at mark belongs to the number of a list's
// item or of a figure at the sentence's beginning: "2. Withdraw from …", "Map 1.
// Lines of control".
func (s *splitter) enumerates(first, mark int) bool {
	if mark == first+2 {
		switch strings.ToLower(s.form(first)) {
		case "figure", "fig.", "table", "map", "box", "chart", "annex", "article", "section", "part", "chapter", "step", "phase":
			return strings.Trim(s.form(first+1), "0123456789.") == ""
		}
	}
	if mark != first+1 {
		return false
	}
	w := s.form(first)
	if len(w) > 3 || w == "" {
		return false
	}
	roman := strings.Trim(w, "ivxIVX") == ""
	number := strings.Trim(w, "0123456789.") == ""
	return number || roman || len(w) == 1
}

// abbreviated tells whether the stop that is part of token i also ends the
// sentence: an abbreviation that may stand last, then a word that begins one.
func (s *splitter) abbreviated(first, i int) bool {
	w := s.form(i)
	if i == first || !mayEnd[strings.ToLower(w)] && strings.Count(w, ".") < 2 {
		return false
	}
	next := s.form(i + 1)
	if next == "\"" || next == "“" {
		next = s.form(i + 2)
	}
	if token.StartsSentence(next) {
		return true
	}
	switch strings.ToLower(w) {
	case "a.m.", "p.m.":
		// "at 5 p.m. Police said", but "at 5 p.m. Monday", "5 p.m. GMT".
		r, n := utf8.DecodeRuneInString(next)
		return unicode.IsUpper(r) && len(next) > n && strings.ToUpper(next) != next && !calendar[next] && !strings.HasSuffix(next, ".")
	}
	return false
}

// mayEnd are abbreviations that stand at the end of sentences as well as
// inside. Those of several letters with stops ("U.S.", "p.m.") need no entry.
var mayEnd = set("inc. corp. co. ltd. bros. jr. sr. etc. al. ave. blvd. rd. dept. est.")

// calendar are names that go on after a time of day.
var calendar = set(`Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
	September October November December Eastern Central Pacific Greenwich Moscow Sudan Khartoum Local`)

func set(list string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(list) {
		out[w] = true
	}
	return out
}

// opens tells whether the quotation mark or bracket at i opens: it has space
// before it and none after.
func (s *splitter) opens(i int) bool {
	switch s.form(i) {
	case "\"", "'", "’", "''", "*", "_":
		return (i == 0 || s.gap(i-1) != "") && i+1 < len(s.tokens) && s.gap(i) == ""
	}
	return false
}

func startsSentence(next string, r rune) bool {
	return unicode.IsUpper(r) || unicode.IsDigit(r) || strings.ContainsAny(next, "\"“‘'([") || next == ""
}

func isEllipsis(w string) bool { return w == "…" || strings.HasPrefix(w, "..") }

func isDash(w string) bool { return w == "-" || w == "--" || w == "–" || w == "—" }

// isFinal tells whether a token is made of marks that end sentences.
func isFinal(w string) bool {
	return w != "" && strings.Trim(w, ".!?…。") == ""
}

// isClosing tells whether a token may close a quotation or bracket.
func isClosing(w string) bool {
	switch w {
	case "\"", "'", "”", "’", "''", "’’", "»", ")", "]", "}", "*", "_":
		return true
	}
	return false
}
