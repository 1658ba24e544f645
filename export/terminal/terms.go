package terminal

import (
	"io"
	"strings"

	"github.com/reportedly/reportedly/codebook"
)

// ExplainTerms prints what terms mean. A term that is a field of claims brings
// its values, an event type its modes. The error is the writer's.
func ExplainTerms(w io.Writer, book *codebook.Book, terms []codebook.Term, opt Options) error {
	p := newPrinter(w, opt)
	for i, t := range terms {
		if i > 0 {
			p.blank()
		}
		p.term(t)
		for _, group := range [][]codebook.Term{book.Modes(t.Name), fieldOf(book, t)} {
			if len(group) > 0 {
				p.blank()
			}
			for _, v := range group {
				p.flow(run{"  ", plain}, "      ", run{v.Name, bold}, run{"  " + v.Meaning, plain})
			}
		}
	}
	return p.err
}

func (p *printer) term(t codebook.Term) {
	p.flow(run{}, "  ", run{t.Name, bold}, run{"  " + t.Field, quiet})
	p.flow(run{"  ", plain}, "  ", run{t.Meaning, plain})
	if t.Example != "" {
		p.flow(run{"  ", plain}, "  ", run{t.Example, quiet})
	}
}

// fieldOf are the values of the field that a concept names: those of basis for
// "basis", of events for "event type", of places for "places".
func fieldOf(book *codebook.Book, t codebook.Term) []codebook.Term {
	if t.Field != codebook.Concept {
		return nil
	}
	field := t.Name
	switch t.Name {
	case "event type":
		field = "event"
	case "places":
		field = "place relation"
	case "time":
		field = "time relation"
	case "actors", "recipients":
		field = "actor kind"
	case "said_by":
		field = "speaker kind"
	case "links", "numbers":
		field = strings.TrimSuffix(t.Name, "s")
	case "metadata":
		field = "block"
	}
	return book.Values(field)
}

// ListTerms prints the names of all terms, by field. The error is the writer's.
func ListTerms(w io.Writer, book *codebook.Book, opt Options) error {
	p := newPrinter(w, opt)
	for _, field := range book.Fields() {
		var names []part
		for _, t := range book.Values(field) {
			names = append(names, part{" · ", []run{{t.Name, plain}}})
		}
		name := field
		if name == codebook.Concept {
			name = "concepts"
		}
		p.flow(run{}, "", run{name, bold})
		p.parts(run{"  ", plain}, "  ", names...)
	}
	return p.err
}
