package coref

import (
	"context"
	"fmt"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/ling/syntax"
)

// Countries tells which country a demonym ("Russian", "Russians") or a
// country's own name stands for. It reports false for any other word. A
// Countries that also has a method
//
//	Capital(name string) (country string, ok bool)
//
// lets "Moscow accused …" be read as Russia.
type Countries interface {
	Country(word string) (name string, ok bool)
}

type capitals interface {
	Capital(name string) (country string, ok bool)
}

// Analyzer finds mentions and entities. With nil, adjectives and capitals are
// never read as countries.
func Analyzer(c Countries) ling.Analyzer {
	return ling.Analyzer{
		Name:     "coref",
		Doc:      "finds noun phrases and ties together those that refer to the same one",
		Requires: []ling.Layer{ling.LayerBlocks, ling.LayerTokens, ling.LayerTags, ling.LayerTree, ling.LayerNames, ling.LayerQuotes},
		Assigns:  []ling.Layer{ling.LayerMentions},
		Run: func(ctx context.Context, d *ling.Document) error {
			return resolve(ctx, d, c)
		},
	}
}

// resolver holds what the rules know of one document.
type resolver struct {
	doc       *ling.Document
	countries Countries
	tree      *tree
	quotes    *quotes
	speakers  []int         // per quotation of the document: the mention of its speaker, -1 unknown
	said      map[int][]int // of a mention: the quotations that it utters

	acronyms map[string]bool // letters of the acronyms that the document uses
	timed    []bool          // tokens of dates and times
	names    []properName    // in order of First
	ms       []*mention      // in order of head
	byHead   []int           // token → mention whose head it is, or -1
	clusters *clusters
	coords   map[int][]int // head mention of a coordination → its members
	first    []int         // per sentence: index of its first mention; one more at the end
	together []bool        // mentions that are members of a coordination
	we       int           // mention that stands for the publishing institution, -1 if none
}

func resolve(ctx context.Context, d *ling.Document, c Countries) error {
	r := &resolver{doc: d, countries: c, we: -1}
	r.tree = &tree{syntax.New(d)}
	r.quotes = newQuotes(d)
	steps := []func(){
		r.findNames,
		r.findMentions,
		r.describe,
		r.findCoordinations,
		r.joinNames,
		r.joinAppositions,
		r.joinMembers,
		r.joinRelatives,
		r.findSpeakers,
		r.walk,
		r.emit,
	}
	for _, step := range steps {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("coref %s: %w", d.ID, err)
		}
		step()
	}
	return nil
}
