package terminal_test

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/rivo/uniseg"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/export/terminal"
	"github.com/reportedly/reportedly/internal/golden"
	"github.com/reportedly/reportedly/internal/sample"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

func document() terminal.Document {
	s := sample.New()
	return terminal.Document{Report: s.Report, Sentences: s.Sentences, Claims: s.Claims, Words: 93}
}

func print(t *testing.T, d terminal.Document, opt terminal.Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := terminal.Write(&b, d, opt); err != nil {
		t.Fatal(err)
	}
	var tally terminal.Tally
	tally.Add(d)
	if err := tally.Write(&b, 0, opt); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	for _, c := range []struct {
		name string
		opt  terminal.Options
	}{
		{"plain-80", terminal.Options{Metadata: true}},
		{"plain-120", terminal.Options{Width: 120, Metadata: true}},
		{"plain-36", terminal.Options{Width: 36}},
		{"color-80", terminal.Options{Color: true, Metadata: true}},
	} {
		got := print(t, document(), c.opt)
		golden.Check(t, "testdata/"+c.name+".golden", strings.ReplaceAll(got, "\x1b", "␛"))
	}
}

var sgr = regexp.MustCompile("\x1b\\[[0-9;]*m")

// At every width, no line is wider, colour changes no character, and nothing of
// the text can steer the terminal.
func TestWidths(t *testing.T) {
	for width := 20; width <= 200; width++ {
		opt := terminal.Options{Width: width, Metadata: true}
		bare := print(t, document(), opt)
		opt.Color = true
		if painted := sgr.ReplaceAllString(print(t, document(), opt), ""); painted != bare {
			t.Fatalf("width %d: colour changes the text", width)
		}
		for line := range strings.Lines(bare) {
			line = strings.TrimSuffix(line, "\n")
			if w := uniseg.StringWidth(line); w > width {
				t.Errorf("width %d: a line of %d columns: %q", width, w, line)
			}
			if strings.ContainsFunc(line, func(r rune) bool { return unicode.IsControl(r) || r == '\u202e' }) {
				t.Errorf("width %d: control characters in %q", width, line)
			}
		}
	}
}

// Every word of the report's body, and every claim, is printed at any width.
func TestNothingIsLost(t *testing.T) {
	for _, width := range []int{20, 33, 80, 200} {
		d := document()
		got := squeeze(print(t, d, terminal.Options{Width: width}))
		for _, s := range d.Sentences[1:] { // the first is the title's
			if want := squeeze(phrase.Clean(d.Report.Text.Slice(s))); !strings.Contains(got, want) {
				t.Errorf("width %d: %q is missing", width, want)
			}
		}
		for i := range d.Claims {
			if !strings.Contains(got, fmt.Sprintf("c%d", i+1)) {
				t.Errorf("width %d: c%d is missing", width, i+1)
			}
		}
	}
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// A document without sentences, without claims or without anything is printed.
func TestSparse(t *testing.T) {
	d := document()
	d.Sentences = nil
	if got := print(t, d, terminal.Options{}); !strings.Contains(got, "c11") {
		t.Errorf("without sentences, claims are missing:\n%s", got)
	}
	d.Claims = nil
	if got := print(t, d, terminal.Options{}); !strings.Contains(got, "0 claims") {
		t.Errorf("without claims:\n%s", got)
	}
	empty := terminal.Document{Report: &reportedly.Report{Name: "-", Text: text.New("")}}
	if got := print(t, empty, terminal.Options{}); !strings.Contains(got, "standard input") {
		t.Errorf("empty: %q", got)
	}
}

// A sentence of a megabyte with a thousand claims is printed in linear time.
func TestLongSentence(t *testing.T) {
	s := strings.Repeat("word after word ", 1<<16)
	d := terminal.Document{Report: &reportedly.Report{
		Text: text.New(s), Blocks: []ling.Block{{Kind: ling.Body, Span: text.Span{End: len(s)}}},
	}}
	for i := 0; i < 1<<16; i += 64 {
		trigger := text.Span{Start: i * 16, End: i*16 + 4}
		d.Claims = append(d.Claims, reportedly.Claim{ID: fmt.Sprint("c", i), Kind: reportedly.KindCondition, Trigger: reportedly.Evidence{Span: trigger}})
	}
	began := time.Now()
	print(t, d, terminal.Options{Color: true})
	if took := time.Since(began); took > 20*time.Second {
		t.Errorf("took %v", took)
	}
}

func FuzzWrite(f *testing.F) {
	f.Add("Rebels took the town. \x1b[2J", 40, 7, 11)
	f.Add("海岸\u200d\u0301", 1, 0, 3)
	f.Fuzz(func(t *testing.T, s string, width, start, end int) {
		s = strings.ToValidUTF8(s, "?")
		d := terminal.Document{Report: &reportedly.Report{Name: s, Title: s, Text: text.New(s), Blocks: []ling.Block{{Kind: ling.Body, Span: text.Span{End: len(s)}}}}}
		trigger := text.Span{Start: start, End: end}
		if d.Report.Text.Check(trigger) == nil {
			d.Claims = []reportedly.Claim{{ID: s, Kind: reportedly.KindCondition, Trigger: reportedly.Evidence{Span: trigger, Quote: s}}}
		}
		got := print(t, d, terminal.Options{Width: width % 300, Metadata: true})
		for _, r := range got {
			if r != '\n' && unicode.IsControl(r) {
				t.Fatalf("control character %q in %q", r, got)
			}
		}
	})
}
