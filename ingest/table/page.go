package table

import (
	"slices"
	"strings"

	"github.com/reportedly/reportedly/ingest/imprint"
	"github.com/reportedly/reportedly/ingest/layout"
	"github.com/reportedly/reportedly/ingest/origin"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// HasText tells whether a row has anything to read.
func (t *Table) HasText(row int) bool { return t.find(row, note).Span.Len() > 0 }

// Page lays out a row: its title, then its note headed by date and place, "2016-03-03,
// Ansongo, Gao, Mali: ", which hold for the whole of it (codebook, rule 49).
func (t *Table) Page(row int) *layout.Page {
	w := writer{s: t.s}
	p := &layout.Page{}
	if c := t.find(row, title); !c.Span.Empty() {
		p.Title = w.block(ling.Title, func() { w.cell(c) })
	}
	dated, when := t.date(row, day)
	w.block(ling.Body, func() {
		switch {
		case dated != "":
			w.write(dated, when.Span)
		case !when.Span.Empty():
			w.cell(when) // in two ways or in words: it is read like any other
		}
		headed := !when.Span.Empty()
		for _, c := range t.places(row) {
			if headed {
				w.add(", ")
			}
			w.cell(c)
			headed = true
		}
		if headed {
			w.add(": ")
		}
		w.cell(t.find(row, note))
	})
	p.Text, p.Blocks, p.Pieces = w.b.String(), w.blocks, w.m.Pieces()
	p.Publisher, p.URL = t.value(row, source), t.value(row, address)
	if p.Published, _ = t.date(row, published); p.Published != "" {
		p.PublishedFrom = "the row's date of publication"
	} else if p.Published = dated; dated != "" {
		p.PublishedFrom = "the row's date"
	}
	return p
}

// places are a row's cells of places, the smallest first, each name once: a town's district
// is often named after it.
func (t *Table) places(row int) (out []Cell) {
	seen := map[string]bool{"": true}
	for _, r := range []role{place, district, province, country} {
		c := t.find(row, r)
		if name := t.s[c.Span.Start:c.Span.End]; !seen[name] {
			seen[name] = true
			out = append(out, c)
		}
	}
	return out
}

// find is a row's cell of a kind without white space around it, empty where it has none.
func (t *Table) find(row int, r role) Cell {
	i := slices.Index(t.columns, r)
	if i < 0 || i >= len(t.Rows[row].Cells) {
		return Cell{}
	}
	c := t.Rows[row].Cells[i]
	s := t.s[c.Span.Start:c.Span.End]
	c.Span.Start += len(s) - len(strings.TrimLeft(s, " \t\r\n\u00a0"))
	c.Span.End -= len(s) - len(strings.TrimRight(s, " \t\r\n\u00a0"))
	if c.Span.End < c.Span.Start {
		return Cell{}
	}
	switch strings.ToLower(t.s[c.Span.Start:c.Span.End]) {
	case "-", "–", "n/a", "na", "none", "null", "nan", "unknown":
		return Cell{} // words for nothing, which are no names
	}
	return c
}

// value is what a cell says, on one line.
func (t *Table) value(row int, r role) string {
	c := t.find(row, r)
	s := t.s[c.Span.Start:c.Span.End]
	if c.Quoted {
		s = strings.ReplaceAll(s, `""`, `"`)
	}
	return strings.Join(strings.Fields(s), " ")
}

// date is a day that a cell names, "" where it names none or could be read in two ways.
func (t *Table) date(row int, r role) (string, Cell) {
	c := t.find(row, r)
	s := t.s[c.Span.Start:c.Span.End]
	if dates := imprint.Dates(strings.ReplaceAll(s, "T", " ")); len(dates) == 1 {
		return dates[0].EDTF, c
	}
	return "", c
}

// writer puts a page together from cells.
type writer struct {
	s      string
	b      strings.Builder
	m      origin.Map
	blocks []ling.Block
	at     int // the end of the last cell
}

// block writes a block of its own and gives its text.
func (w *writer) block(kind ling.BlockKind, write func()) string {
	if w.b.Len() > 0 {
		w.add("\n\n")
	}
	start := w.b.Len()
	write()
	if sp := (text.Span{Start: start, End: w.b.Len()}); !sp.Empty() {
		w.blocks = append(w.blocks, ling.Block{Kind: kind, Span: sp})
	}
	return w.b.String()[start:]
}

// add writes what stands in no cell.
func (w *writer) add(s string) { w.write(s, text.Span{Start: w.at, End: w.at}) }

func (w *writer) write(s string, from text.Span) {
	w.b.WriteString(s)
	w.m.Add(len(s), from)
	w.at = from.End
}

// cell writes a cell's words, a quote for two where it is quoted. Line breaks within it stay.
func (w *writer) cell(c Cell) {
	s, at := w.s[c.Span.Start:c.Span.End], c.Span.Start
	for s != "" {
		i := -1
		if c.Quoted {
			i = strings.Index(s, `""`)
		}
		if i < 0 {
			i = len(s)
		}
		if i > 0 {
			w.b.WriteString(s[:i])
			w.m.AddRun(i, text.Span{Start: at, End: at + i})
		}
		if s, at = s[i:], at+i; s != "" {
			w.write(`"`, text.Span{Start: at, End: at + 2})
			s, at = s[2:], at+2
		}
	}
	w.at = c.Span.End
}
