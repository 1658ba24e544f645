package memory

import (
	"fmt"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/text"
)

// FindWords is where words stand in a text. They must occur once; white space of any
// length counts as one space. The error wraps [reportedly.ErrInvalid] and says what to
// do.
func FindWords(t *text.Text, words string) (text.Span, error) {
	want := SplitWords(words)
	if len(want) == 0 {
		return text.Span{}, reportedly.WithHint(fmt.Errorf("%w: no words are chosen", reportedly.ErrInvalid), "mark the words in the text, or copy them from it")
	}
	var found []text.Span
	s := t.String()
	for at := 0; at < len(s) && len(found) < 2; {
		i := strings.Index(s[at:], want[0])
		if i < 0 {
			break
		}
		if end, ok := MatchWords(s[at+i:], want); ok {
			found = append(found, text.Span{Start: at + i, End: at + i + end})
		}
		at += i + len(want[0])
	}
	switch len(found) {
	case 0:
		return text.Span{}, reportedly.WithHint(fmt.Errorf("%w: the report has no words %q", reportedly.ErrInvalid, words), "copy them from the text, letter by letter")
	case 1:
		return found[0], nil
	}
	return text.Span{}, reportedly.WithHint(fmt.Errorf("%w: the words %q occur more than once", reportedly.ErrInvalid, words), "copy some more words on either side")
}

// SplitWords are the words between white space.
func SplitWords(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r < 0x80 && isSpace(byte(r)) })
}

// MatchWords tells whether s begins with words, which any white space parts, and how
// many bytes they take there.
func MatchWords(s string, words []string) (end int, ok bool) {
	at := 0
	for i, w := range words {
		if i > 0 {
			gap := at
			for at < len(s) && isSpace(s[at]) {
				at++
			}
			if at == gap {
				return 0, false
			}
		}
		if !strings.HasPrefix(s[at:], w) {
			return 0, false
		}
		at += len(w)
	}
	return at, true
}

func isSpace(b byte) bool { return b == ' ' || b == '\n' || b == '\t' || b == '\r' }
