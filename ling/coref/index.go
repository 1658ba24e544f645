package coref

import "github.com/reportedly/reportedly/ling"

// Index finds mentions by their tokens. It holds references to the document
// and is valid as long as its mentions don't change; it is safe for concurrent
// use.
type Index struct {
	doc    *ling.Document
	byHead []int
}

// NewIndex indexes the document's mentions.
func NewIndex(d *ling.Document) *Index {
	x := &Index{doc: d, byHead: make([]int, len(d.Tokens))}
	for i := range x.byHead {
		x.byHead[i] = -1
	}
	for i, m := range d.Mentions {
		x.byHead[m.Head] = i
	}
	return x
}

// At is the index of the mention that token i heads or is a part of, such as
// its determiner, adjective, title or a word of the name; -1 where there is
// none. A word inside a phrase's own modifier ("of Oman") isn't a part in this
// sense: its own mention, if any, is given.
func (x *Index) At(i int) int {
	d := x.doc
	for n := 0; i >= 0 && i < len(d.Tokens) && n < maxClimb; n++ {
		if x.byHead[i] >= 0 {
			return x.byHead[i]
		}
		if !d.Is(i, "det", "amod", "compound", "flat", "nummod", "goeswith", "fixed", "nmod:desc", "nmod:unmarked") {
			return -1
		}
		i = d.Tokens[i].Head
	}
	return -1
}

// Entities are the indices of the entities that token i's mention refers to;
// nil where it has none.
func (x *Index) Entities(i int) []int {
	if m := x.At(i); m >= 0 {
		return x.doc.Mentions[m].Entities
	}
	return nil
}

// Name is the name of what token i's mention refers to, of the first where it
// is several; "" where it has none.
func (x *Index) Name(i int) string {
	if e := x.Entities(i); len(e) > 0 {
		return x.doc.Entities[e[0]].Name
	}
	return ""
}
