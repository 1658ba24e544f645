package terminal

import (
	"io"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// DefaultWidth is the width where none is given.
const DefaultWidth = 80

// Options say how to print.
type Options struct {
	Width    int  // columns; DefaultWidth where 0 or less, and at least 20
	Color    bool // with SGR escape sequences of 256 colours
	Metadata bool // show what the report says of itself
}

// Document is a report that was read.
type Document struct {
	Report    *reportedly.Report
	Sentences []text.Span // in order; where a block has none it is printed whole
	Words     int
	Claims    []reportedly.Claim // in order of their trigger
}

// Write prints one document: a header with its title and what it says of
// itself, then its sentences, each with the claims that it triggers below it.
// The error is the writer's.
func Write(w io.Writer, d Document, opt Options) error {
	p := newPrinter(w, opt)
	if len(d.Sentences) == 0 {
		d.Sentences = wholeBlocks(d.Report)
	}
	p.header(d, opt.Metadata)
	below := d.bySentence()
	next := 0
	for _, b := range d.Report.Blocks {
		first := next
		for next < len(d.Sentences) && d.Sentences[next].Start < b.Span.End {
			next++
		}
		sentences, claims := d.Sentences[first:next], below[first:next]
		switch {
		case b.Kind == ling.Title && !slices.ContainsFunc(claims, func(c []*reportedly.Claim) bool { return len(c) > 0 }):
			continue // the header shows it
		case phrase.Metadata(b.Kind):
			continue
		case len(sentences) == 0:
			sentences, claims = []text.Span{b.Span}, [][]*reportedly.Claim{nil}
		}
		p.block(d, b.Kind, sentences, claims)
	}
	return p.err
}

// bySentence are the claims of each sentence: those whose trigger begins in
// it, or, for claims without a trigger, whose evidence does. Claims before the
// first sentence are given to it.
func (d Document) bySentence() [][]*reportedly.Claim {
	out := make([][]*reportedly.Claim, len(d.Sentences))
	for i := range d.Claims {
		c := &d.Claims[i]
		at := anchor(c).Start
		n, _ := slices.BinarySearchFunc(d.Sentences, at, func(s text.Span, at int) int {
			if s.Start <= at {
				return -1
			}
			return 1
		})
		if len(out) > 0 {
			out[max(n-1, 0)] = append(out[max(n-1, 0)], c)
		}
	}
	return out
}

// wholeBlocks stand for sentences where nobody found any.
func wholeBlocks(r *reportedly.Report) []text.Span {
	var out []text.Span
	for _, b := range r.Blocks {
		if b.Kind.Claims() {
			out = append(out, b.Span)
		}
	}
	return out
}

// anchor is where a claim stands in the text.
func anchor(c *reportedly.Claim) text.Span {
	if c.Trigger.Span.Empty() && len(c.Evidence) > 0 {
		return c.Evidence[0].Span
	}
	return c.Trigger.Span
}

// block prints a block. Sentences without a claim run on; one with claims ends
// the paragraph, so that they stand below the words that tell of them.
func (p *printer) block(d Document, kind ling.BlockKind, sentences []text.Span, claims [][]*reportedly.Claim) {
	base := plain
	switch kind {
	case ling.Title, ling.Heading:
		base = bold
	case ling.Dateline, ling.Caption:
		base = quiet
	}
	p.blank()
	var pending []run
	for i, s := range sentences {
		if len(claims[i]) > 0 && len(pending) > 0 {
			p.flow(run{}, "", pending...)
			p.blank()
			pending = nil
		}
		if len(pending) > 0 {
			pending = append(pending, run{" ", base})
		}
		pending = append(pending, p.sentence(d, s, base, claims[i])...)
		if len(claims[i]) > 0 {
			p.flow(run{}, "", pending...)
			pending = nil
			for _, c := range claims[i] {
				p.claim(c)
			}
			if i+1 < len(sentences) {
				p.blank()
			}
		}
	}
	if len(pending) > 0 {
		p.flow(run{}, "", pending...)
	}
}

// sentence is a sentence's runs, with the triggers of its claims in their
// colours.
func (p *printer) sentence(d Document, s text.Span, base style, claims []*reportedly.Claim) []run {
	var out []run
	at := s.Start
	add := func(end int, st style) {
		if at < end {
			out = append(out, run{phrase.Clean(d.Report.Text.Slice(text.Span{Start: at, End: end})), st})
			at = end
		}
	}
	marks := slices.Clone(claims)
	slices.SortStableFunc(marks, func(a, b *reportedly.Claim) int { return a.Trigger.Span.Start - b.Trigger.Span.Start })
	for _, c := range marks {
		t := c.Trigger.Span
		if t.Start < at || t.End > s.End || t.Empty() {
			continue // of a word that is marked already
		}
		add(t.Start, base)
		add(t.End, colourOf(c).strong())
	}
	add(s.End, base)
	if len(out) > 0 {
		out[0].text = strings.TrimLeft(out[0].text, " ")
	}
	return out
}
