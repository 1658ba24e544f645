package quote

import (
	"cmp"
	"context"
	"slices"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/ling/syntax"
)

// Sayer tells whether an expression of saying begins at token first, and gives the
// head of its words ("told", of "according to" according) and of who speaks, -1
// where it names nobody. Without an expression word is -1. plain tells that it
// does nothing but introduce what is said: "said", but not "accused".
type Sayer func(t *syntax.Tree, first int) (word, speaker int, plain bool)

// Analyzer finds quotations and their speakers. The sayer is usually the
// lexicon's.
func Analyzer(s Sayer) ling.Analyzer {
	return ling.Analyzer{
		Name:     "quote",
		Doc:      "finds the words that are somebody's own, and whose they are",
		Requires: []ling.Layer{ling.LayerBlocks, ling.LayerTokens, ling.LayerTags, ling.LayerTree, ling.LayerNames},
		Assigns:  []ling.Layer{ling.LayerQuotes},
		Run: func(ctx context.Context, d *ling.Document) error {
			d.Quotes = find(d, s)
			return ctx.Err()
		},
	}
}

// saying is an expression of saying.
type saying struct {
	word, speaker int // speaker -1 where it names nobody
	plain         bool
}

// reader is the work on one document.
type reader struct {
	*syntax.Tree
	at      []int    // token → its saying, -1 for none
	sayings []saying // in order of their word
	within  []int    // token → index of the quotation between marks, -1
	list    []ling.Quote
}

func find(d *ling.Document, say Sayer) []ling.Quote {
	r := &reader{Tree: syntax.New(d), at: slices.Repeat([]int{-1}, len(d.Tokens)), within: slices.Repeat([]int{-1}, len(d.Tokens))}
	if !r.any() {
		return nil
	}
	r.readSayings(say)
	r.list = r.marked()
	for k, q := range r.list {
		for i := q.First; i < q.End; i++ {
			r.within[i] = k
		}
	}
	r.speakers()
	r.list = append(r.list, r.announced()...)
	r.list = append(r.list, r.turns()...)
	slices.SortStableFunc(r.list, func(a, b ling.Quote) int {
		return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(b.End, a.End))
	})
	return r.list
}

// any tells whether a document may hold quotations at all: many don't.
func (r *reader) any() bool {
	for i, w := range r.Words {
		if _, ok := r.opens(i); ok || w == ":" {
			return true
		}
	}
	return false
}

func (r *reader) readSayings(say Sayer) {
	for i := range r.Tokens {
		word, speaker, plain := say(r.Tree, i)
		if word < 0 || r.at[word] >= 0 {
			continue
		}
		r.at[word] = 0
		r.sayings = append(r.sayings, saying{word, speaker, plain})
	}
	slices.SortFunc(r.sayings, func(a, b saying) int { return cmp.Compare(a.word, b.word) })
	for k, s := range r.sayings {
		r.at[s.word] = k
	}
}

// sayer is who speaks by word i, -1 where it isn't one of saying or names nobody.
func (r *reader) sayer(i int) int {
	if r.at[i] < 0 {
		return -1
	}
	return r.sayings[r.at[i]].speaker
}

// firstPerson tells whether word i is "I" or "we": outside quotation marks the
// report itself, inside whoever is quoted.
func (r *reader) firstPerson(i int) bool {
	return r.Words[i] == "i" || r.Words[i] == "we"
}

// sentence is the sentence of a token.
func (r *reader) sentence(i int) ling.Sentence { return r.Sentences[r.Tokens[i].Sentence] }

// blockEnd is the token after the last of the block that begins with sentence k,
// and the sentence after it.
func (r *reader) blockEnd(k int) (end, next int) {
	for next = k; next < len(r.Sentences) && r.Sentences[next].Block == r.Sentences[k].Block; next++ {
		end = r.Sentences[next].End
	}
	return end, next
}
