package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// lineEnds tells whether the line break after token i ends a sentence that
// begins at first: the line is shorter than the block's full lines, has no mark
// at its end that leads on, and the next begins with a capital, a figure or a
// bullet. Lines broken at a fixed width are full but for the last.
func (s *splitter) lineEnds(first, i int) bool {
	gap := s.gap(i)
	if !strings.Contains(gap, "\n") {
		return false
	}
	if strings.Count(gap, "\n") > 1 {
		return true
	}
	next := s.form(i + 1)
	if isBullet(next) {
		return true
	}
	end := s.tokens[i].End
	if end-s.start > s.long && !strings.Contains(s.s[end-s.long:end], "\n") {
		return false // a full line: the text only goes on
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(next, "\"'“‘(["))
	if !unicode.IsUpper(r) && !unicode.IsDigit(r) {
		return false
	}
	switch s.form(i) {
	case ",", ";", "-", "–", "—", "&", "/", "and", "or", "of", "the", "a", "in", "to":
		return false
	}
	return true
}

func isBullet(w string) bool {
	switch w {
	case "•", "·", "*", "-", "–", "►", "▪", "‣", "◦", "○", "●":
		return true
	}
	return false
}
