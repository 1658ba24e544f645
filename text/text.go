package text

import (
	"fmt"
	"sort"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Text is the immutable UTF-8 text of a document with an index of its lines.
// It is safe for concurrent use.
type Text struct {
	s     string
	lines []int // byte offset of each line's first byte
}

// New indexes s. The caller has made sure that s is valid UTF-8 (package
// ingest does); bytes that aren't are kept and count as one rune each.
func New(s string) *Text {
	lines := []int{0}
	for i := 0; i < len(s); i++ {
		if s[i] == '\n' {
			lines = append(lines, i+1)
		}
	}
	return &Text{s: s, lines: lines}
}

// String is the whole text.
func (t *Text) String() string { return t.s }

// Len is the text's length in bytes.
func (t *Text) Len() int { return len(t.s) }

// Slice is the text that sp covers. It panics where sp is out of range, as
// slicing does: a span out of range is a bug, never input.
func (t *Text) Slice(sp Span) string { return t.s[sp.Start:sp.End] }

// Check reports an error for a span that is reversed, out of range or cuts a
// UTF-8 sequence.
func (t *Text) Check(sp Span) error {
	switch {
	case sp.Start < 0 || sp.End > len(t.s) || sp.Start > sp.End:
		return fmt.Errorf("span %v out of range of a text of %d bytes", sp, len(t.s))
	case sp.Start < len(t.s) && !utf8.RuneStart(t.s[sp.Start]),
		sp.End < len(t.s) && !utf8.RuneStart(t.s[sp.End]):
		return fmt.Errorf("span %v cuts a character", sp)
	}
	return nil
}

// Trim narrows sp so that it neither begins nor ends with white space.
func (t *Text) Trim(sp Span) Span {
	s := t.s[sp.Start:sp.End]
	left := strings.TrimLeft(s, " \t\r\n\u00a0\u2009\u202f\u3000\ufeff")
	sp.Start += len(s) - len(left)
	sp.End = sp.Start + len(strings.TrimRight(left, " \t\r\n\u00a0\u2009\u202f\u3000\ufeff"))
	return sp
}

// Paragraphs are the runs of lines that aren't blank, trimmed, in order.
func (t *Text) Paragraphs() []Span {
	var out []Span
	open := false
	for i, start := range t.lines {
		end := len(t.s)
		if i+1 < len(t.lines) {
			end = t.lines[i+1]
		}
		switch line := t.Trim(Span{start, end}); {
		case line.Empty():
			open = false
		case open:
			out[len(out)-1].End = line.End
		default:
			out, open = append(out, line), true
		}
	}
	return out
}

// Position is a place in the text as people name it: both numbers count from
// 1, the column in runes.
type Position struct {
	Line, Column int
}

// Position converts a byte offset to line and column.
func (t *Text) Position(offset int) Position {
	i := sort.SearchInts(t.lines, offset+1) - 1
	return Position{Line: i + 1, Column: utf8.RuneCountInString(t.s[t.lines[i]:offset]) + 1}
}

// Lines is the number of lines, at least 1.
func (t *Text) Lines() int { return len(t.lines) }

// Runes converts a byte offset to a count of runes (Unicode code points).
func (t *Text) Runes(offset int) int { return utf8.RuneCountInString(t.s[:offset]) }

// UTF16 converts a byte offset to UTF-16 code units, the notation of
// JavaScript strings and of W3C text positions.
func (t *Text) UTF16(offset int) int {
	n := 0
	for _, r := range t.s[:offset] {
		n += utf16.RuneLen(r)
	}
	return n
}

// FromUTF16 converts a count of UTF-16 code units back to a byte offset. It
// reports false where units is out of range or falls within a surrogate pair.
func (t *Text) FromUTF16(units int) (int, bool) {
	n := 0
	for i, r := range t.s {
		if n == units {
			return i, true
		}
		if n > units {
			return 0, false
		}
		n += utf16.RuneLen(r)
	}
	return len(t.s), n == units
}
