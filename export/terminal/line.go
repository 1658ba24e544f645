package terminal

import (
	"strings"

	"github.com/rivo/uniseg"
)

// line is the line being printed, and the runs that are still to be printed.
type line struct {
	p      *printer
	runs   []run
	used   int // bytes of the first run that were printed
	indent string

	b      strings.Builder
	column int
	space  run  // white space at the end, dropped if the line breaks
	wrote  bool // something stands after the indent
}

func (l *line) begin(first run) {
	l.b.WriteString(l.p.paint(first.text, first.style))
	l.column = uniseg.StringWidth(first.text)
}

func (l *line) feed() {
	l.b.WriteByte('\n')
	l.b.WriteString(l.indent)
	l.column, l.space, l.wrote = uniseg.StringWidth(l.indent), run{}, false
}

func (l *line) end() {
	l.b.WriteByte('\n')
	l.p.write(l.b.String())
}

func (l *line) put(r run) {
	l.b.WriteString(l.p.paint(r.text, r.style))
	l.column += uniseg.StringWidth(r.text)
}

// all prints the text of the runs.
func (l *line) all(text string) {
	state := -1
	for len(text) > 0 {
		var segment string
		segment, text, _, state = uniseg.FirstLineSegmentInString(text, state)
		l.add(segment)
	}
}

// add prints the next segment of the runs, on a new line if need be.
func (l *line) add(segment string) {
	word := strings.TrimRight(segment, " ")
	width := uniseg.StringWidth(word)
	if l.wrote && l.column+len(l.space.text)+width > l.p.width {
		l.feed()
	}
	if l.wrote {
		l.put(l.space)
	}
	l.space = run{}
	if l.column+width > l.p.width {
		l.broken(word)
	} else if word != "" {
		l.take(len(word), l.put)
		l.wrote = true
	}
	l.take(len(segment)-len(word), func(r run) { l.space.text, l.space.style = l.space.text+r.text, r.style })
}

// broken prints a word that is wider than a line, character by character.
func (l *line) broken(word string) {
	state := -1
	for len(word) > 0 {
		var cluster string
		var width int
		cluster, word, width, state = uniseg.FirstGraphemeClusterInString(word, state)
		if l.wrote && l.column+width > l.p.width {
			l.feed()
		}
		l.take(len(cluster), l.put)
		l.wrote = true
	}
}

// take passes the next n bytes of the runs on, style by style.
func (l *line) take(n int, to func(run)) {
	for n > 0 && len(l.runs) > 0 {
		r := l.runs[0]
		k := min(n, len(r.text)-l.used)
		to(run{r.text[l.used : l.used+k], r.style})
		n -= k
		l.used += k
		if l.used == len(r.text) {
			l.runs, l.used = l.runs[1:], 0
		}
	}
}
