package syntax_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly/internal/treetest"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/ling/syntax"
)

// mend is a tree, a word a line, after mending.
func mend(t *testing.T, tree string) *ling.Document {
	t.Helper()
	d := treetest.Doc(t, tree)
	if err := syntax.Mending().Run(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	return d
}

// relations checks the relation and the head, by its form, of some words of a tree after mending.
func relations(t *testing.T, tree string, want map[string]string) {
	t.Helper()
	d := mend(t, tree)
	got := map[string]string{}
	for i := range d.Tokens {
		if _, ok := want[d.Form(i)]; ok {
			got[d.Form(i)] = relation(d, i)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("relations (-want +got):\n%s", diff)
	}
}

func relation(d *ling.Document, i int) string {
	t := d.Tokens[i]
	if t.Head < 0 {
		return t.Deprel
	}
	return t.Deprel + " " + d.Form(t.Head)
}

// edge is one word of a tree, and what it hangs on after mending.
type edge struct {
	table string
	word  int
	head  int
	rel   string
}

// edges checks such words.
func edges(t *testing.T, list map[string]edge) {
	t.Helper()
	for name, c := range list {
		d := mend(t, c.table)
		if got := d.Tokens[c.word]; got.Head != c.head || got.Deprel != c.rel {
			t.Errorf("%s: %d %s, want %d %s", name, got.Head, got.Deprel, c.head, c.rel)
		}
	}
}
