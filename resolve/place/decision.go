package place

import (
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
	"github.com/reportedly/reportedly/text"
)

// Decision is what a name in a document means.
type Decision struct {
	Span       text.Span
	First, End int    // tokens [First, End) that the span touches
	Name       string // as the report has it

	// Resolved is false where no entry is chosen; Entry is then zero, Why the
	// reason and Score the probability that there is none to choose.
	Resolved bool
	Entry    gazetteer.Entry
	Score    float64 // probability that Entry is right, [0, 1]
	Why      string  // in plain words

	// Actor tells that the name stands for a state or government that acts or
	// speaks and so is no place of what happened: "Moscow said".
	Actor bool
	// Rival is the next best entry, zero where there is none.
	Rival      gazetteer.Entry
	RivalScore float64
}

// Decisions are a document's, in the order of the text.
type Decisions struct {
	doc    *ling.Document
	groups []*group
	List   []Decision
}

// At is the decision for the name that covers a span, or part of it; of several
// the one that shares most with it.
func (x *Decisions) At(sp text.Span) (Decision, bool) {
	best, most := -1, 0
	for i, d := range x.List {
		if shared := min(d.Span.End, sp.End) - max(d.Span.Start, sp.Start); shared > most {
			best, most = i, shared
		}
	}
	if best < 0 {
		return Decision{}, false
	}
	return x.List[best], true
}

// Named is the decision for a name as the document writes it elsewhere, such as
// the name that "the city" refers to.
func (x *Decisions) Named(name string) (Decision, bool) {
	key := foldKey(name)
	for _, d := range x.List {
		if foldKey(d.Name) == key {
			return d, true
		}
	}
	return Decision{}, false
}
