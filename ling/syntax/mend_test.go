package syntax_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/ling/syntax"
)

func TestMending(t *testing.T) {
	type edge struct {
		Head   int
		Deprel string
	}
	// "Tarhuna , Bani Walid and Sirte", the last one taken for a part of the second's name.
	in := []edge{{-1, "root"}, {2, "punct"}, {0, "conj"}, {2, "flat"}, {5, "cc"}, {2, "flat"}}
	want := []edge{{-1, "root"}, {2, "punct"}, {0, "conj"}, {2, "flat"}, {5, "cc"}, {0, "conj"}}
	d := &ling.Document{}
	for _, e := range in {
		d.Tokens = append(d.Tokens, ling.Token{Head: e.Head, Deprel: e.Deprel})
	}
	if err := syntax.Mending().Run(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	var got []edge
	for _, tok := range d.Tokens {
		got = append(got, edge{tok.Head, tok.Deprel})
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("edges (-want +got):\n%s", diff)
	}
}
