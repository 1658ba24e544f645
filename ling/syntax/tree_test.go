package syntax_test

import (
	"testing"

	"github.com/reportedly/reportedly/internal/treetest"
	"github.com/reportedly/reportedly/ling/syntax"
)

// Heads that form no tree leave every question bounded.
func TestBroken(t *testing.T) {
	d := treetest.Doc(t, `
		They _ PRON PRP 2 nsubj
		left leave VERB VBD 1 ccomp
		. _ PUNCT . 3 punct

		They _ PRON PRP 90 nsubj`)
	d.Tokens[3].Head = 0 // in another sentence
	x := syntax.New(d)
	if got := x.Head(3); got != -1 {
		t.Errorf("the head in another sentence is %d", got)
	}
	if got := x.Head(2); got != -1 {
		t.Errorf("a word that heads itself has head %d", got)
	}
	if n := len(x.Subtree(0, nil)); n > 2*len(d.Tokens) {
		t.Errorf("%d words below one of a cycle", n)
	}
	x.Subject(1, 0)
	x.Under(0, 3)
}

func TestTop(t *testing.T) {
	x := syntax.New(treetest.Doc(t, `
		according accord VERB VBG 4 case
		to _ ADP IN 1 fixed
		the _ DET DT 4 det
		mayor _ NOUN NN 0 root`))
	for _, test := range []struct{ first, end, want int }{{0, 2, 0}, {2, 4, 3}, {2, 3, 2}, {0, 4, 3}} {
		if got := x.Top(test.first, test.end); got != test.want {
			t.Errorf("of %d to %d: %d, want %d", test.first, test.end, got, test.want)
		}
	}
}
