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

// TestOneSubject: no word has two subjects, and only auxiliaries help verbs, in sentences whose
// likeliest trees had it otherwise.
func TestOneSubject(t *testing.T) {
	m, err := model.Load(shipped(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{
		"One , the labour minister , returned the compliment .",
		"A third , Nubia Camayo , was shot on 30 July .",
		"One father , a retired sergeant , says he was told by an army negotiator to pay .",
		"The Cardinal was himself roughed up by a crowd .",
		"A monitoring group , Cabo Leste , said the attackers killed at least eight soldiers .",
	} {
		d := document([][]string{strings.Fields(s)})
		if err := m.Annotate(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		subject := map[int]bool{}
		for i, tok := range d.Tokens {
			switch {
			case tok.Deprel == "nsubj" || tok.Deprel == "nsubj:pass":
				if subject[tok.Head] {
					t.Errorf("%s: two subjects of %q", s, d.Form(tok.Head))
				}
				subject[tok.Head] = true
			case tok.Deprel == "aux" && (d.Form(i) == "says" || d.Form(i) == "said"):
				t.Errorf("%s: %q helps a verb", s, d.Form(i))
			}
		}
	}
}
