package model_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly/model"
	"github.com/reportedly/reportedly/model/kernel"
)

// TestShipped: the model in data/model loads and knows plain English, with every
// kernel.
func TestShipped(t *testing.T) {
	fsys := shipped(t)
	for _, k := range kernel.Names() {
		m, err := model.Load(fsys, model.WithKernel(k))
		if err != nil {
			t.Fatal(err)
		}
		d := document([][]string{strings.Fields("The soldiers shelled the old town .")})
		if err := m.Annotate(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		var got []string
		for i, tok := range d.Tokens {
			head := "-"
			if tok.Head >= 0 {
				head = d.Form(tok.Head)
			}
			got = append(got, d.Form(i)+" "+tok.UPOS+" "+tok.Deprel+" "+head)
		}
		want := []string{
			"The DET det soldiers", "soldiers NOUN nsubj shelled", "shelled VERB root -", "the DET det town",
			"old ADJ amod town", "town NOUN obj shelled", ". PUNCT punct shelled",
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", k, diff)
		}
	}
}
