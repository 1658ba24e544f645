package when

import (
	"context"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// Reading is a time expression with its value, as it stands in its document.
type Reading struct {
	Phrase   Phrase
	Sentence int // index into Document.Sentences
	When     reportedly.When
	Value    edtf.Value // what When.EDTF prints; zero where there is none
	Tense    Tense
	// Mentioned is the date that "two days later" would be told from here; zero
	// where none was mentioned.
	Mentioned edtf.Value
	// Unit is the year, month or week that the words name where Value is but a
	// part or an approximation of it: 2016-12 of "late December" (2016-12-25~),
	// the week of "two weeks ago" (2016-12-13~). Zero where Value is what they name.
	Unit   edtf.Value
	Length Length // of a duration, of a stretch such as "the past two days", between repeats
	Deixis Deixis // of a Vague time
}

// Read finds and resolves the time expressions of a document in order, each told
// from the document's date of publication, the tense of the words around it and
// the last date mentioned before; where the date of publication isn't known, the period
// that a heading says the report covers stands in for it. A date of publication that is no EDTF counts as
// unknown. It returns what it has read when ctx is done.
func Read(ctx context.Context, doc *ling.Document) []Reading {
	published, err := edtf.Parse(doc.Published)
	if err != nil {
		published = edtf.Value{}
	}
	var covers covered
	if published.IsZero() {
		covers.value = period(doc)
	}
	var out []Reading
	var said memory
	parser := new(parser)
	for i := range doc.Sentences {
		if ctx.Err() != nil {
			return out
		}
		span := doc.Sentences[i].Span
		phrases := parser.find(doc.Text.Slice(span), span.Start)
		if len(phrases) == 0 {
			continue
		}
		words := wordsOf(doc, i)
		for _, p := range phrases {
			verb := words.verbAt(p.Span)
			if verb == toCome && possessed(p.Text) && !words.scheduled(p.Span) {
				verb = noVerb // "will discuss Friday's raid": the raid is Friday's
			}
			r := covers.interpret(p, Reference{Published: published, Mentioned: said.recall(p, verb), Tense: verb.tense(), Fills: words.fills(p.Span)})
			r.Sentence = i
			out = append(out, r)
			said.keep(r, verb)
		}
	}
	return out
}

// possessed tells whether a phrase ends in a possessive.
func possessed(s string) bool {
	return strings.HasSuffix(s, "'s") || strings.HasSuffix(s, "’s")
}

// Interpret is Resolve with all that an expression says besides its value. The
// sentence is left at 0.
func Interpret(p Phrase, ref Reference) Reading {
	a, w := resolve(p, ref)
	return Reading{Phrase: p, When: w, Value: a.value, Tense: ref.Tense, Mentioned: ref.Mentioned,
		Unit: floating(a.unit), Length: a.length, Deixis: a.deixis}
}

// memory is the dates that a text has mentioned.
type memory struct {
	last edtf.Value // of any length
	past edtf.Value // that is not told as to come
	day  edtf.Value // past, and one day
}

// keep takes in a date that the story has moved on to. What is told from the
// publication ("today", "since March") or lies before the story ("had left on
// Monday") doesn't move it.
func (m *memory) keep(r Reading, verb verbForm) {
	on := r.When.Relation == reportedly.OnTime || r.When.Relation == reportedly.DuringTime
	if r.Phrase.Class != Date || !on || verb == pluperfect || r.Phrase.backdrop || !mentions(r.Value) {
		return
	}
	m.last = r.Value
	if verb == toCome {
		return
	}
	m.past = r.Value
	if r.Value.First() == r.Value.Last() || r.Value.Date().Day.Digits != "" {
		m.day = r.Value
	}
}

// recall is the date that an expression may be told from.
func (m *memory) recall(p Phrase, verb verbForm) edtf.Value {
	switch {
	case p.Class == Clock:
		return m.day
	case verb == toCome:
		return m.last
	}
	return m.past
}

// mentions tells whether a value is a date that later words may count from: one
// that ends, and has something to count.
func mentions(v edtf.Value) bool {
	return !v.IsZero() && (v.First() != edtf.Beginning || v.Last() != edtf.End)
}

// ReadPhrase reads a text that is a time by itself, as a person types it, told
// from a date of publication (EDTF, or "" where not known) and in a tense:
// "Friday" is the next where somebody plans.
func ReadPhrase(s, published string, tense Tense) []Reading {
	v, err := edtf.Parse(published)
	if err != nil {
		v = edtf.Value{}
	}
	var out []Reading
	for _, p := range FindText(s) {
		out = append(out, Interpret(p, Reference{Published: v, Tense: tense, firm: tense != NoTense}))
	}
	return out
}
