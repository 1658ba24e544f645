package token

import (
	"unicode"
	"unicode/utf8"

	"github.com/reportedly/reportedly/text"
)

// Tokenize is the tokens of t within sp, in order. It runs in linear time.
func Tokenize(t *text.Text, sp text.Span) []text.Span {
	z := &tokenizer{s: t.String()[:sp.End]}
	for i := sp.Start; i < sp.End; {
		r, n := z.at(i)
		if isSpace(r) {
			i += n
			continue
		}
		end := i
		for end < sp.End && !isSpace(r) {
			end += n
			r, n = z.at(end)
		}
		if first, last := z.broken(i, end); last > 0 && last <= sp.End {
			z.chunk(i, first)
			i = z.wordFrom(first, last, last)
			continue
		}
		z.chunk(i, end)
		i = end
	}
	return z.out
}

// tokenizer holds the text up to the end of the span to split, and the tokens
// found so far.
type tokenizer struct {
	s   string
	out []text.Span
}

// at is the rune at byte i and its width; U+FFFD and 0 at the end.
func (z *tokenizer) at(i int) (rune, int) {
	if i >= len(z.s) {
		return utf8.RuneError, 0
	}
	if c := z.s[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(z.s[i:])
}

func (z *tokenizer) emit(start, end int) {
	if start < end {
		z.out = append(z.out, text.Span{Start: start, End: end})
	}
}

// chunk splits [start, end), which holds no white space.
func (z *tokenizer) chunk(start, end int) {
	if z.emoticon(start, end) || z.lone(start, end) {
		return
	}
	for i := start; i < end; {
		next := i
		r, _ := z.at(i)
		if next = z.address(start, i, end); next == i {
			switch {
			case isLetter(r):
				next = z.word(i, end)
			case isDigit(r), z.signed(start, i, end):
				next = z.figure(i, end)
			case isApostrophe(r):
				next = z.apostrophe(start, i, end)
			default:
				next = z.symbol(i, end)
			}
		} else {
			z.emit(i, next)
		}
		i = next
	}
}

// signed tells whether a figure begins at i with a character that isn't a
// digit: ".45", "+44" (only where nothing stands before it).
func (z *tokenizer) signed(start, i, end int) bool {
	if i+1 >= end || !isASCIIDigit(z.s[i+1]) {
		return false
	}
	switch z.s[i] {
	case '.':
		return i == start || z.s[i-1] == '$' || z.s[i-1] == '('
	case '+':
		return i == start
	}
	return false
}

func isSpace(r rune) bool {
	if unicode.IsSpace(r) {
		return true
	}
	switch r {
	case '\u200b', '\u200e', '\u200f', '\u2060', '\ufeff': // zero width space, marks of direction, joiner, byte order mark
		return true
	}
	return r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
}

// isLetter tells whether r may stand in a word: letters, marks on them, and what
// shows nothing.
func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	switch r {
	case 'º', 'ª':
		return false // "54º": a sign
	case '\u00ad', '\u200c', '\u200d': // soft hyphen, joiners
		return true
	}
	return unicode.IsLetter(r) || unicode.IsMark(r)
}

func isDigit(r rune) bool { return unicode.IsDigit(r) }

func isASCIIDigit(c byte) bool { return '0' <= c && c <= '9' }

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == '`' || r == 'ʼ' }

func isHyphen(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' }
