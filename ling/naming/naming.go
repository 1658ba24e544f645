// Package naming puts right what no name of English is, wherever the model read it so:
// where a name begins and ends, and what bears it.
//
// In: a ling.Document with tags, tree and names. Out: its names and whole phrases, mended. Of
// names that the model passed over it finds only adjectives of countries; it knows no places,
// which are package place's. It may assume that names are in order and don't overlap.
package naming

import (
	"context"
	"slices"

	"github.com/reportedly/reportedly/ling"
)

// Options are what the words of a name are looked up in.
type Options struct {
	// Body tells whether a name or acronym is that of a known body, which is no
	// country's; nil for none.
	Body func(name string) bool

	// Country tells whether a name is a country's, and no adjective or people; nil for none.
	Country func(name string) bool

	// Adjective tells whether a word is a country's adjective; nil for none.
	Adjective func(word string) bool
}

// Analyzer mends the names of documents.
func Analyzer(opt Options) ling.Analyzer {
	return ling.Analyzer{
		Name:     "mend the names",
		Doc:      "ends names where they end (\"Vahan Manu - Analyst\", \"Northwind, Inc.\") and makes bodies of known ones and of bare acronyms, storms of what a hurricane is called, places of countries, people of who is arrested or killed; adds adjectives of countries; leaves out what is more likely none",
		Requires: []ling.Layer{ling.LayerTags, ling.LayerTree, ling.LayerNames},
		Assigns:  []ling.Layer{ling.LayerNames},
		Run: func(_ context.Context, d *ling.Document) error {
			m := mender{d, opt}
			m.cutDashes()
			m.closeHyphens()
			m.addForms()
			m.joinOf()
			m.turnRound()
			m.countries()
			m.wholeBodies()
			m.bodies()
			m.acronyms()
			m.storms()
			m.peoples()
			m.persons()
			m.nationalities()
			m.doubtful()
			m.phrases()
			return nil
		},
	}
}

type mender struct {
	*ling.Document
	opt Options
}

// glued tells whether no space stands before a token.
func (m mender) glued(i int) bool {
	return i > 0 && i < len(m.Tokens) && m.Tokens[i].Span.Start == m.Tokens[i-1].Span.End
}

// within tells whether a token stands in the sentence of another.
func (m mender) within(i, other int) bool {
	return i >= 0 && i < len(m.Tokens) && m.Tokens[i].Sentence == m.Tokens[other].Sentence
}

// proper tells whether a name is a person's, a body's or a place's.
func proper(n *ling.Name) bool {
	return n.Label == ling.PersonName || n.Label == ling.Group || n.Label == ling.Location
}

// drop leaves out names that have become empty, or lie within the one before.
func (m mender) drop() {
	end := 0
	m.Names = slices.DeleteFunc(m.Names, func(n ling.Name) bool {
		gone := n.End <= n.First || n.First < end
		if !gone {
			end = n.End
		}
		return gone
	})
}
