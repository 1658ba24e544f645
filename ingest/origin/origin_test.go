package origin_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ingest/origin"
	"github.com/reportedly/reportedly/text"
)

func span(a, b int) text.Span { return text.Span{Start: a, End: b} }

// A file in windows-1252 that reads "café à Sfax": é and à are one byte there
// and two in the text.
func cafe() []reportedly.Piece {
	var m origin.Map
	m.AddRun(3, span(0, 3))
	m.Add(2, span(3, 4))
	m.AddRun(1, span(4, 5))
	m.Add(2, span(5, 6))
	m.AddRun(5, span(6, 11))
	return m.Pieces()
}

func TestOriginal(t *testing.T) {
	for _, c := range []struct{ in, want text.Span }{
		{span(0, 5), span(0, 4)},   // café
		{span(3, 5), span(3, 4)},   // é
		{span(6, 8), span(5, 6)},   // à
		{span(9, 13), span(7, 11)}, // Sfax
		{span(0, 13), span(0, 11)}, // all
		{span(13, 13), span(11, 11)},
	} {
		if got := origin.Original(cafe(), c.in); got != c.want {
			t.Errorf("Original(%v) = %v, want %v", c.in, got, c.want)
		}
	}
	if got := origin.Original(nil, span(4, 9)); got != span(4, 9) {
		t.Errorf("without pieces: %v", got)
	}
}

// Letters of the same width make one piece, and positions within are exact.
func TestUniformRun(t *testing.T) {
	var m origin.Map
	for i := range 6 {
		m.Add(2, span(i, i+1))
	}
	if n := len(m.Pieces()); n != 1 {
		t.Fatalf("%d pieces, want 1", n)
	}
	if got := origin.Original(m.Pieces(), span(4, 8)); got != span(2, 4) {
		t.Errorf("third and fourth letter: %v", got)
	}
}

func TestCompose(t *testing.T) {
	outer := []reportedly.Piece{{Text: span(0, 5), Original: span(0, 5)}, {Text: span(5, 6), Original: span(5, 8)}, {Text: span(6, 11), Original: span(8, 13)}}
	got := origin.Compose(outer, cafe())
	want := []reportedly.Piece{
		{Text: span(0, 3), Original: span(0, 3)},
		{Text: span(3, 5), Original: span(3, 4)},
		{Text: span(5, 6), Original: span(4, 6)},
		{Text: span(6, 11), Original: span(6, 11)},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}
