package terminal

import (
	"fmt"
	"strings"

	"github.com/rivo/uniseg"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/phrase"
)

func colourOf(c *reportedly.Claim) style { return colour(phrase.ClassOf(c)) }

// What stands between parts on one line.
const (
	partGap = "   "
	dot     = " · "
)

// claim prints a claim below its sentence:
//
//	c3 ● ASSAULT/firearms   gunmen → a patrol   near Sirte   2016-12-18
//	     reported by residents (unnamed) · likely · unverified   0.82
//
// In narrow terminals the second column begins further left.
func (p *printer) claim(c *reportedly.Claim) {
	class := phrase.ClassOf(c)
	id := fmt.Sprintf("%4s ", phrase.Clean(c.ID))
	if p.width < 50 {
		id = strings.TrimLeft(id, " ")
	}
	indent := strings.Repeat(" ", uniseg.StringWidth(id)+2)
	parts := []part{{"", []run{{class.Symbol() + " ", colourOf(c)}, {phrase.Clean(phrase.Label(c)), colourOf(c).strong()}}}}
	if who := phrase.Who(c); who != "" {
		parts = append(parts, part{partGap, []run{{phrase.Clean(who), bold}}})
	}
	for _, s := range circumstances(c) {
		parts = append(parts, part{partGap, []run{{phrase.Clean(s), plain}}})
	}
	p.parts(run{id, quiet}, indent, parts...)

	var known []part
	for i, s := range phrase.Known(c) {
		known = append(known, part{dot, []run{{phrase.Clean(s), doubt(i, s)}}})
	}
	for _, l := range c.Links {
		known = append(known, part{dot, []run{{phrase.Clean(phrase.Tie(l)), quiet}}})
	}
	known = append(known, part{partGap, []run{{fmt.Sprintf("%.2f", c.Score), quiet}}})
	p.parts(run{indent, plain}, indent, known...)
}

// circumstances are what, where, when and how many.
func circumstances(c *reportedly.Claim) []string {
	var out []string
	// A claim that names nobody is told by its own word: “tensions”.
	if c.Trigger.Quote != "" && (len(c.Actors)+len(c.Recipients) == 0 || c.Kind == reportedly.KindCondition) {
		out = append(out, "“"+phrase.Value(c.Trigger.Quote)+"”")
	}
	for _, place := range c.Places {
		out = append(out, phrase.Found(place))
	}
	if when := phrase.When(c.Time); when != "" {
		out = append(out, when)
	}
	for _, n := range c.Numbers {
		out = append(out, phrase.Count(n))
	}
	return out
}

// doubt is the style of a word on how the report knows: what it asserts is
// quiet, any doubt is to be seen.
func doubt(i int, s string) style {
	if i == 0 && s == string(reportedly.Asserted) {
		return quiet
	}
	return plain
}
