package terminal

import (
	"io"
	"strings"

	"github.com/rivo/uniseg"
)

// printer wraps runs of styled text to lines. Its first write error stays.
type printer struct {
	w     io.Writer
	width int
	color bool
	err   error
}

// minWidth is the narrowest a line is made.
const minWidth = 20

func newPrinter(w io.Writer, opt Options) *printer {
	width := opt.Width
	if width <= 0 {
		width = DefaultWidth
	}
	return &printer{w: w, width: max(width, minWidth), color: opt.Color}
}

func (p *printer) write(s string) {
	if p.err == nil {
		_, p.err = io.WriteString(p.w, s)
	}
}

func (p *printer) blank() { p.write("\n") }

// paint is s in a style.
func (p *printer) paint(s string, st style) string {
	if !p.color || st == plain || s == "" {
		return s
	}
	return "\x1b[" + string(st) + "m" + s + "\x1b[0m"
}

// flow prints runs as one paragraph, with a first line and further lines that
// begin with first and rest. Lines break where Unicode allows it (UAX #14), and
// between characters only where a word is wider than a line.
func (p *printer) flow(first run, rest string, runs ...run) {
	var text strings.Builder
	for _, r := range runs {
		text.WriteString(r.text)
	}
	l := line{p: p, runs: runs, indent: rest}
	l.begin(first)
	l.all(text.String())
	l.end()
}

// part is runs that stay together on a line where they fit, with what stands
// between them and the part before on the same line.
type part struct {
	gap  string
	runs []run
}

// parts prints parts one after the other.
func (p *printer) parts(first run, rest string, parts ...part) {
	l := line{p: p, indent: rest}
	l.begin(first)
	for i, part := range parts {
		width := 0
		var text strings.Builder
		for _, r := range part.runs {
			width += uniseg.StringWidth(r.text)
			text.WriteString(r.text)
		}
		if i > 0 && l.column+uniseg.StringWidth(part.gap)+width <= p.width {
			l.put(run{part.gap, quiet})
		} else if i > 0 {
			l.feed()
		}
		l.runs, l.used = part.runs, 0
		l.all(text.String())
	}
	l.end()
}
