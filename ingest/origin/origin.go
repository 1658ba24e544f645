// Package origin keeps the way back from a text to the bytes it was made of.
//
// In: characters in order, each with the bytes it came from. Out: pieces, as
// few as possible, and spans of the original for spans of the text. It does not
// look at the characters themselves. It may assume that characters are added
// in the order of the text.
//
// A piece is uniform: every character in it has the same length in the text and
// the same length in the original, so a position inside it is found by
// proportion.
package origin

import (
	"sort"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/text"
)

// Map collects pieces. The zero Map is empty and stands for "text and original
// are the same".
type Map struct {
	pieces []reportedly.Piece
	last   [2]int // the length of one character of the last piece: in the text, in the original
}

// Add says that the next n bytes of the text are one character, or several
// that belong together, and came from original. It joins the last piece where
// that one goes on.
func (m *Map) Add(n int, original text.Span) { m.add(n, original, [2]int{n, original.Len()}) }

// AddRun says that the next n bytes of the text are a run of characters that
// was copied from n bytes of the original.
func (m *Map) AddRun(n int, original text.Span) { m.add(n, original, [2]int{1, 1}) }

func (m *Map) add(n int, original text.Span, unit [2]int) {
	if n == 0 {
		return
	}
	start := 0
	if k := len(m.pieces); k > 0 {
		p := &m.pieces[k-1]
		start = p.Text.End
		if m.last == unit && p.Original.End == original.Start {
			p.Text.End += n
			p.Original.End = original.End
			return
		}
	}
	m.pieces = append(m.pieces, reportedly.Piece{Text: text.Span{Start: start, End: start + n}, Original: original})
	m.last = unit
}

// Pieces are the pieces so far, in the order of the text, without gaps. The
// caller must not change them.
func (m *Map) Pieces() []reportedly.Piece { return m.pieces }

// Original is the span of original bytes that a span of the text came from,
// given the pieces of its report; none stand for "the same". An empty span
// gives an empty span.
func Original(pieces []reportedly.Piece, sp text.Span) text.Span {
	if len(pieces) == 0 {
		return sp
	}
	start := startOf(pieces, sp.Start)
	if sp.Empty() {
		return text.Span{Start: start, End: start}
	}
	return text.Span{Start: start, End: max(start, endOf(pieces, sp.End))}
}

// startOf is where the character that begins at or holds text position at
// begins in the original.
func startOf(pieces []reportedly.Piece, at int) int {
	i := sort.Search(len(pieces), func(i int) bool { return pieces[i].Text.End > at })
	if i == len(pieces) {
		return pieces[i-1].Original.End
	}
	return inside(pieces[i], at)
}

// endOf is where the character that ends at text position at ends in the
// original.
func endOf(pieces []reportedly.Piece, at int) int {
	i := sort.Search(len(pieces), func(i int) bool { return pieces[i].Text.End >= at })
	if i == len(pieces) {
		return pieces[i-1].Original.End
	}
	return inside(pieces[i], at)
}

func inside(p reportedly.Piece, at int) int {
	switch {
	case at <= p.Text.Start:
		return p.Original.Start
	case at >= p.Text.End:
		return p.Original.End
	}
	return p.Original.Start + int(int64(at-p.Text.Start)*int64(p.Original.Len())/int64(p.Text.Len()))
}

// Compose puts two steps together: outer leads from the text to an
// intermediate form, inner from there to the original bytes. An inner without
// pieces stands for "the same".
func Compose(outer, inner []reportedly.Piece) []reportedly.Piece {
	if len(inner) == 0 || len(outer) == 0 {
		return outer
	}
	var out []reportedly.Piece
	for _, p := range outer {
		if p.Text.Len() != p.Original.Len() {
			out = append(out, reportedly.Piece{Text: p.Text, Original: Original(inner, p.Original)})
			continue
		}
		out = append(out, split(p, inner)...)
	}
	return out
}

// split cuts a piece of equal lengths where inner's pieces meet.
func split(p reportedly.Piece, inner []reportedly.Piece) []reportedly.Piece {
	var out []reportedly.Piece
	i := sort.Search(len(inner), func(i int) bool { return inner[i].Text.End > p.Original.Start })
	for at := p.Original.Start; at < p.Original.End && i < len(inner); i++ {
		end := min(inner[i].Text.End, p.Original.End)
		shift := p.Text.Start - p.Original.Start
		out = append(out, reportedly.Piece{
			Text:     text.Span{Start: at + shift, End: end + shift},
			Original: Original(inner, text.Span{Start: at, End: end}),
		})
		at = end
	}
	return out
}
