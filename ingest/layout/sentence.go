package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reportedly/reportedly/text"
)

// maxSentences is how many sentences of a block are looked at from its end:
// metadata at the end of a paragraph is short.
const maxSentences = 6

// lastSentences are the spans of the last sentences of s within s, without the
// white space between them, from the left. Everything before them is the first
// span, where s has more sentences than maxSentences.
//
// The cut is rough, and made for short lines like "Photo: archive. All rights
// reserved."; package ling/sentence cuts the text that is read for claims.
func lastSentences(s string) []text.Span {
	var cuts []int
	for i := len(s) - 1; i > 0 && len(cuts) < maxSentences; {
		i = strings.LastIndexAny(s[:i], ".!?")
		if i < 0 {
			break
		}
		if end := closing(s, i+1); sentenceEnds(s, i, end) {
			cuts = append(cuts, end)
		}
	}
	var out []text.Span
	start := 0
	for i := len(cuts) - 1; i >= 0; i-- {
		out = append(out, text.Span{Start: start, End: cuts[i]})
		start = cuts[i] + len(s[cuts[i]:]) - len(strings.TrimLeftFunc(s[cuts[i]:], isSpace))
	}
	if start < len(s) {
		out = append(out, text.Span{Start: start, End: len(s)})
	}
	return out
}

// closing is the position after the quotation marks and brackets that close
// at i.
func closing(s string, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !strings.ContainsRune(`"'”’»)]`, r) {
			break
		}
		i += n
	}
	return i
}

// sentenceEnds tells whether the mark at i, with what closes after it up to
// end, ends a sentence: white space and a capital, a digit or an opening mark
// follow, and no abbreviation goes before.
func sentenceEnds(s string, i, end int) bool {
	rest := strings.TrimLeftFunc(s[end:], isSpace)
	if rest == "" || len(rest) == len(s)-end {
		return false
	}
	r, _ := utf8.DecodeRuneInString(rest)
	if unicode.IsLower(r) || s[i] == '.' && abbreviated(s[:i]) {
		return false
	}
	return true
}

// abbreviated tells whether the point after s belongs to an initial or an
// abbreviation: "J. Doe", "Gen. Haddad", "No. 7".
func abbreviated(s string) bool {
	w := s[strings.LastIndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '(' || r == '.' })+1:]
	if r, n := utf8.DecodeRuneInString(w); n == len(w) && unicode.IsLetter(r) {
		return true
	}
	switch strings.ToLower(w) {
	case "mr", "mrs", "ms", "dr", "st", "no", "nos", "gen", "lt", "col", "maj", "sgt", "capt", "cpl", "brig", "adm", "rev", "hon", "prof", "sen", "rep", "gov", "pres", "jr", "sr", "vs", "etc", "approx", "art", "para", "fig", "vol",
		"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec":
		return true
	}
	return false
}
