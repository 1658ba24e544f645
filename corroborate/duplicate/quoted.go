package duplicate

import (
	"strings"
	"unicode/utf8"

	"github.com/reportedly/reportedly/text"
)

// maxQuote is the longest run of bytes that is believed to stand in one pair of
// quotation marks: a longer one lacks its closing mark.
const maxQuote = 2000

// quotedSpans are the runs in quotation marks, without the marks. Single marks are
// left out: they are mostly apostrophes.
func quotedSpans(s string) []text.Span {
	var out []text.Span
	open, closing := -1, ""
	for at := 0; at < len(s); {
		r, size := utf8.DecodeRuneInString(s[at:])
		switch {
		case open >= 0 && (strings.ContainsRune(closing, r) || at-open > maxQuote):
			if at-open <= maxQuote {
				out = append(out, text.Span{Start: open, End: at})
			}
			open = -1
		case open < 0:
			if c := closingMark(r); c != "" {
				open, closing = at+size, c
			}
		}
		at += size
	}
	return out
}

func closingMark(r rune) string {
	switch r {
	case '"', '”': // some use the closing mark on both sides
		return "\"”"
	case '“':
		return "”\""
	case '„':
		return "“”\""
	case '«':
		return "»"
	case '»':
		return "«"
	case '「':
		return "」"
	}
	return ""
}
