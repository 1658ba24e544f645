package syntax_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/ling/syntax"
	"github.com/reportedly/reportedly/text"
)

func TestMendingHyphens(t *testing.T) {
	const line = "State-run Radio Sabr said jets struck"
	words := []struct {
		first, end int
		upos       string
		head       int
		rel        string
	}{
		{0, 5, "NOUN", 2, "compound"}, {5, 6, "PUNCT", 0, "punct"}, {6, 9, "VERB", 5, "ccomp"}, {10, 15, "PROPN", 2, "compound"},
		{16, 20, "PROPN", 3, "flat"}, {21, 25, "VERB", -1, "root"}, {26, 30, "NOUN", 7, "nsubj"}, {31, 37, "VERB", 5, "ccomp"},
	}
	d := &ling.Document{Text: text.New(line)}
	for _, w := range words {
		d.Tokens = append(d.Tokens, ling.Token{Span: text.Span{Start: w.first, End: w.end}, UPOS: w.upos, Head: w.head, Deprel: w.rel})
	}
	d.Sentences = []ling.Sentence{{End: len(d.Tokens)}}
	if err := syntax.Mending().Run(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	var got []int
	for _, tok := range d.Tokens {
		got = append(got, tok.Head)
	}
	if diff := cmp.Diff([]int{2, 2, 4, 4, 5, -1, 7, 5}, got); diff != "" {
		t.Errorf("heads (-want +got):\n%s", diff)
	}
	if rel := d.Tokens[4].Deprel; rel != "nsubj" {
		t.Errorf("the radio is %q, want nsubj: it says so", rel)
	}
}
