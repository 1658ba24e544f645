package text_test

import (
	"slices"
	"testing"
	"unicode/utf8"

	"github.com/reportedly/reportedly/text"
)

func TestPositions(t *testing.T) {
	x := text.New("Sirte\nBin Walīd 🕊\n\nend")
	for _, c := range []struct {
		at           int
		line, column int
		utf16        int
	}{
		{0, 1, 1, 0}, {6, 2, 1, 6}, {13, 2, 8, 13},
		{17, 2, 11, 16}, {21, 2, 12, 18}, {22, 3, 1, 19}, {23, 4, 1, 20}, {26, 4, 4, 23},
	} {
		if p := x.Position(c.at); p.Line != c.line || p.Column != c.column {
			t.Errorf("byte %d is %d:%d, want %d:%d", c.at, p.Line, p.Column, c.line, c.column)
		}
		if u := x.UTF16(c.at); u != c.utf16 {
			t.Errorf("byte %d is UTF-16 unit %d, want %d", c.at, u, c.utf16)
		}
	}
	if x.Lines() != 4 {
		t.Errorf("%d lines, want 4", x.Lines())
	}
}

func TestCheck(t *testing.T) {
	x := text.New("aī")
	for _, c := range []struct {
		sp text.Span
		ok bool
	}{
		{text.Span{0, 3}, true}, {text.Span{1, 1}, true}, {text.Span{3, 3}, true},
		{text.Span{0, 2}, false}, {text.Span{2, 3}, false}, {text.Span{-1, 1}, false}, {text.Span{2, 1}, false}, {text.Span{0, 4}, false},
	} {
		if err := x.Check(c.sp); (err == nil) != c.ok {
			t.Errorf("Check(%v) = %v, want ok %v", c.sp, err, c.ok)
		}
	}
}

func TestSpans(t *testing.T) {
	a, b := text.Span{2, 6}, text.Span{5, 9}
	if !a.Overlaps(b) || a.Overlaps(text.Span{6, 7}) || !a.Contains(text.Span{2, 6}) || a.Contains(b) {
		t.Error("half-open spans touch without overlapping and contain themselves")
	}
	if u := a.Union(b); u != (text.Span{2, 9}) {
		t.Errorf("union %v", u)
	}
	if got := text.New(" \u00a0x y \n").Trim(text.Span{0, 8}); got != (text.Span{3, 6}) {
		t.Errorf("trimmed to %v", got)
	}
}

func TestParagraphs(t *testing.T) {
	x := text.New("\n one\ntwo \n \t\r\nthree\n\n\nfour")
	var got []string
	for _, sp := range x.Paragraphs() {
		got = append(got, x.Slice(sp))
	}
	if want := []string{"one\ntwo", "three", "four"}; !slices.Equal(got, want) {
		t.Errorf("paragraphs %q, want %q", got, want)
	}
}

// FuzzUTF16 holds the two conversions to each other.
func FuzzUTF16(f *testing.F) {
	for _, s := range []string{"", "a", "aī🕊", "\n\n", "سرت"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) || len(s) > 1<<12 {
			return
		}
		x := text.New(s)
		for i := range s {
			back, ok := x.FromUTF16(x.UTF16(i))
			if !ok || back != i {
				t.Fatalf("byte %d became %d, %v", i, back, ok)
			}
			if p := x.Position(i); p.Line < 1 || p.Line > x.Lines() || p.Column < 1 {
				t.Fatalf("byte %d is at %v", i, p)
			}
		}
		if _, ok := x.FromUTF16(x.UTF16(len(s)) + 1); ok {
			t.Fatal("a unit after the end has no byte")
		}
	})
}
