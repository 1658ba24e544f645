package terminal

import (
	"fmt"
	"io"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/codebook"
	"github.com/reportedly/reportedly/export/phrase"
)

// Explain prints a claim with every value, what the value means, and the words
// and the rule that it rests on. The error is the writer's.
func Explain(w io.Writer, r *reportedly.Report, c *reportedly.Claim, book *codebook.Book, opt Options) error {
	x := explainer{newPrinter(w, opt), r, c, book, map[string]bool{}}
	at := r.Text.Position(anchor(c).Start)
	name := r.Name
	if name == "-" {
		name = "standard input"
	}
	x.flow(run{fmt.Sprintf("%s %s ", phrase.Clean(c.ID), phrase.ClassOf(c).Symbol()), colourOf(c)}, "     ", run{phrase.Clean(phrase.Label(c)), colourOf(c).strong()})
	x.flow(run{"  ", plain}, "  ", run{phrase.Clean(fmt.Sprintf("%s, line %d, column %d", name, at.Line, at.Column)), quiet})
	for _, e := range c.Evidence {
		x.blank()
		x.flow(run{"  ", plain}, "  ", x.evidence(e)...)
	}
	x.blank()
	x.values()
	x.blank()
	return x.err
}

type explainer struct {
	*printer
	report *reportedly.Report
	claim  *reportedly.Claim
	book   *codebook.Book
	told   map[string]bool // fields whose reasons were printed
}

// evidence is the words that the claim rests on, with its trigger marked.
func (x *explainer) evidence(e reportedly.Evidence) []run {
	t := x.claim.Trigger.Span
	if t.Empty() || !e.Span.Contains(t) {
		return []run{{strings.TrimSpace(phrase.Clean(e.Quote)), plain}}
	}
	at := t.Start - e.Span.Start
	return []run{
		{strings.TrimLeft(phrase.Clean(e.Quote[:at]), " "), plain},
		{phrase.Clean(e.Quote[at : at+t.Len()]), colourOf(x.claim).strong()},
		{strings.TrimRight(phrase.Clean(e.Quote[at+t.Len():]), " "), plain},
	}
}

// values prints every field, then the reasons of fields that are none.
func (x *explainer) values() {
	c := x.claim
	if c.Kind == reportedly.KindEvent {
		x.value("event", "event", string(c.Event))
		x.reasons("kind")
	} else {
		x.value("kind", "kind", string(c.Kind))
	}
	for _, m := range c.Modes {
		x.value("mode", "mode of "+string(c.Event), m)
	}
	for _, p := range c.Actors {
		x.row("actors", participant(p))
	}
	for _, p := range c.Recipients {
		x.row("recipients", participant(p))
	}
	for _, p := range c.Places {
		x.row("places", phrase.Found(p))
		for _, n := range p.Names {
			if found := phrase.Resolved(n); found != "" {
				x.row("places", "“"+phrase.Value(n.Name)+"”: "+found)
			}
		}
	}
	if c.Time != nil {
		x.row("time", x.time(c.Time))
	}
	for _, n := range c.Numbers {
		x.row("numbers", phrase.Count(n)+" (“"+phrase.Value(n.Text)+"”)")
	}
	x.value("basis", "basis", string(c.Basis))
	for _, s := range c.SaidBy {
		x.row("said_by", speaker(s))
	}
	if c.Likelihood != "" {
		x.value("likelihood", "likelihood", string(c.Likelihood))
	}
	x.value("polarity", "polarity", string(c.Polarity))
	x.value("reality", "reality", string(c.Reality))
	if c.Verification != "" {
		x.value("verification", "verification", string(c.Verification))
	}
	for _, l := range c.Links {
		x.row("links", phrase.Tie(l))
	}
	x.row("score", fmt.Sprintf("%.2f", c.Score))
	for _, why := range c.Why {
		if !x.told[why.Field] {
			x.row(why.Field, why.Value)
		}
	}
}

func participant(p reportedly.Participant) string {
	s := phrase.Participant(p)
	for _, more := range []string{string(p.Kind), p.Country, p.Sector, phrase.Value(p.Title)} {
		if more != "" {
			s += ", " + more
		}
	}
	if p.Text != "" && p.Text != p.Name {
		s += " (“" + phrase.Value(p.Text) + "”)"
	}
	return s
}

func speaker(s reportedly.Speaker) string {
	name := s.Name
	if name == "" {
		name = s.Text
	}
	out := phrase.Value(name) + ", " + string(s.Kind)
	if s.Text != "" && s.Text != name {
		out += " (“" + phrase.Value(s.Text) + "”)"
	}
	return out
}

func (x *explainer) time(t *reportedly.When) string {
	s := phrase.When(t)
	if phrase.Period(t.EDTF) != t.EDTF {
		s += ", in EDTF " + t.EDTF
	}
	if t.EDTF != "" && t.Text != "" {
		s += " (“" + phrase.Value(t.Text) + "”)"
	}
	if t.Why != "" {
		s += ": " + t.Why
	}
	return s
}

// column is where values begin.
const column = 15

// indent is the white space before values; less of it in a narrow terminal.
func (x *explainer) indent() string {
	if x.width < 3*column {
		return "    "
	}
	return strings.Repeat(" ", column)
}

// row prints a field's value and, the first time, what it rests on.
func (x *explainer) row(field, value string) {
	x.head(field, value)
	x.reasons(field)
}

// value prints a value that the codebook explains.
func (x *explainer) value(field, of, value string) {
	x.head(field, value)
	for _, t := range x.book.Values(of) {
		if t.Name == value {
			x.flow(run{x.indent(), plain}, x.indent(), run{t.Meaning, quiet})
		}
	}
	x.reasons(field)
}

func (x *explainer) head(field, value string) {
	name := ""
	if !x.told[field] {
		name = field
	}
	first := fmt.Sprintf("%-*s", len(x.indent()), "  "+phrase.Clean(name))
	if len(first) > len(x.indent()) {
		first += " "
	}
	x.flow(run{first, quiet}, x.indent(), run{phrase.Clean(value), bold})
}

// reasons prints why a field reads so, once.
func (x *explainer) reasons(field string) {
	if x.told[field] {
		return
	}
	x.told[field] = true
	for _, why := range x.claim.Why {
		if why.Field == field {
			x.flow(run{x.indent(), plain}, x.indent()+"  ", run{phrase.Clean(x.because(why)), plain})
		}
	}
}

// because is a reason in words.
func (x *explainer) because(why reportedly.Reason) string {
	s := "because "
	if !why.Words.Empty() && x.report.Text.Check(why.Words) == nil {
		s += "“" + phrase.Value(x.report.Text.Slice(why.Words)) + "”: "
	}
	return s + why.Rule
}
