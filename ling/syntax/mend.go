package syntax

import (
	"context"
	"strings"

	"github.com/reportedly/reportedly/ling"
)

// Mending puts right what no reading of English allows, wherever the parser did it:
// a word that a conjunction introduces is a conjunct, never a further part of the
// name before ("between Tarhuna, Bani Walid and Sirte": Sirte is no part of Bani
// Walid's name).
func Mending() ling.Analyzer {
	return ling.Analyzer{
		Name:     "mend the tree",
		Doc:      "makes a conjunct of what follows \"and\" or \"or\" within a name",
		Requires: []ling.Layer{ling.LayerTree},
		Assigns:  []ling.Layer{ling.LayerTree},
		Run: func(_ context.Context, d *ling.Document) error {
			mend(d)
			return nil
		},
	}
}

func mend(d *ling.Document) {
	for i := range d.Tokens {
		cc := &d.Tokens[i]
		w := cc.Head
		if cc.Deprel != "cc" || w <= i || !strings.HasPrefix(d.Tokens[w].Deprel, "flat") {
			continue
		}
		first := d.Tokens[w].Head
		if first < 0 || first >= i {
			continue // not a name that began before the conjunction
		}
		if d.Tokens[first].Deprel == "conj" && d.Tokens[first].Head >= 0 {
			first = d.Tokens[first].Head
		}
		d.Tokens[w].Head, d.Tokens[w].Deprel = first, "conj"
	}
}
