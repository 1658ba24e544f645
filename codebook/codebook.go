// Package codebook tells what each value of a claim means, in words, with an
// example.
//
// In: a term as a person types it. Out: its meanings from the table
// terms.tsv, or the terms that are spelt most like it. It doesn't read texts
// and doesn't hold the coding rules, which are for people: docs/codebook.md.
// It may assume that the table is the one it was built with.
package codebook

import (
	_ "embed"
	"slices"
	"strings"

	"github.com/reportedly/reportedly/internal/spelling"
)

//go:embed terms.tsv
var table string

// Concept is the field of terms that are no value but name a part of a claim
// or of the method.
const Concept = "concept"

// modeField begins the field of the modes of an event type: "mode of ASSAULT".
const modeField = "mode of "

// Term is one term with its meaning.
type Term struct {
	Field   string // what it is a value of: "kind", "event", "mode of ASSAULT", "basis" …, or Concept
	Name    string // as claims write it: "ASSAULT", "roughly-even"
	Meaning string // full sentences
	Example string // words of an invented report, "" where it needs none
}

// Book is the table of terms. It is immutable and safe for concurrent use.
type Book struct {
	terms []Term
}

// New reads the table.
func New() *Book {
	b := &Book{}
	lines := strings.Split(strings.TrimSpace(table), "\n")
	for _, line := range lines[1:] { // the first names the columns
		c := append(strings.Split(line, "\t"), "", "", "", "")
		b.terms = append(b.terms, Term{Field: c[0], Name: c[1], Meaning: c[2], Example: c[3]})
	}
	return b
}

// Terms are all terms in the order of the codebook. The slice is the caller's.
func (b *Book) Terms() []Term { return slices.Clone(b.terms) }

// Fields are the fields in the order of the codebook.
func (b *Book) Fields() []string {
	var out []string
	for _, t := range b.terms {
		if !slices.Contains(out, t.Field) {
			out = append(out, t.Field)
		}
	}
	return out
}

// Values are the terms of a field in the order of the codebook.
func (b *Book) Values(field string) []Term {
	var out []Term
	for _, t := range b.terms {
		if t.Field == field {
			out = append(out, t)
		}
	}
	return out
}

// Modes are the modes of an event type.
func (b *Book) Modes(event string) []Term { return b.Values(modeField + event) }

// Find returns every term of that name; case, and a space, hyphen or underscore
// between words, don't matter. "ASSAULT/drone" names a mode of one event type,
// "drone" that of any. None where the term is unknown.
func (b *Book) Find(query string) []Term {
	q := fold(query)
	event, mode, ofEvent := strings.Cut(q, "/")
	var out []Term
	for _, t := range b.terms {
		name := fold(t.Name)
		if name == q || ofEvent && name == mode && fold(t.Field) == fold(modeField+event) {
			out = append(out, t)
		}
	}
	return out
}

// Near returns up to n names that are spelt like the query, the most alike
// first; none where nothing comes close.
func (b *Book) Near(query string, n int) []string {
	if _, mode, ok := strings.Cut(query, "/"); ok {
		query = mode
	}
	names := make([]string, len(b.terms))
	for i, t := range b.terms {
		names[i] = t.Name
	}
	return spelling.Near(query, names, n)
}

// fold makes spellings of one term alike.
func fold(s string) string {
	return strings.ToLower(strings.NewReplacer("-", " ", "_", " ").Replace(strings.TrimSpace(s)))
}
