package syntax_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/ling/syntax"
	"github.com/reportedly/reportedly/text"
)

// TestMendingAnyTree mends trees that no parser would make: whatever comes in, each word still
// leads up to a root, and no rule runs for ever.
func TestMendingAnyTree(t *testing.T) {
	forms := strings.Fields("the rebels said that which who - held killed it , emerged and army Oman to in Monday Omani released led his of had was when be Osk told him by")
	upos := []string{"NOUN", "VERB", "PROPN", "ADP", "PRON", "ADJ", "AUX", "DET", "PUNCT", "SCONJ", "CCONJ", "ADV", "NUM"}
	xpos := []string{"NN", "NNS", "NNP", "VBD", "VBN", "VBZ", "VB", "VBG", "IN", "DT", "PRP", "WDT", "JJ", "HYPH"}
	rels := []string{"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "amod", "acl", "acl:relcl", "advcl", "ccomp", "xcomp", "conj", "cc", "case", "mark", "det", "aux", "aux:pass", "cop", "parataxis", "appos", "compound", "flat", "punct", "expl", "dep"}
	pick := func(r *rand.Rand, list []string) string { return list[r.IntN(len(list))] }
	for seed := range uint64(4000) {
		r := rand.New(rand.NewPCG(seed, 1))
		d, source := &ling.Document{}, ""
		n := 2 + r.IntN(14)
		order := r.Perm(n) // a word hangs on one that stands before it here
		for range n {
			form := pick(r, forms)
			d.Tokens = append(d.Tokens, ling.Token{Span: text.Span{Start: len(source), End: len(source) + len(form)}, UPOS: pick(r, upos), XPOS: pick(r, xpos), Lemma: form, Deprel: pick(r, rels)})
			source += form + " "
		}
		for k, w := range order {
			d.Tokens[w].Head = -1
			if k > 0 {
				d.Tokens[w].Head = order[r.IntN(k)]
			} else {
				d.Tokens[w].Deprel = "root"
			}
		}
		if r.IntN(2) == 0 {
			w := r.IntN(n)
			d.Names = []ling.Name{{First: w, End: w + 1, Label: ling.Nationality, Score: 1}}
		}
		d.Text = text.New(source)
		d.Sentences = []ling.Sentence{{Span: text.Span{End: len(source) - 1}, End: n}}
		if err := syntax.Mending().Run(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		for w := range d.Tokens {
			steps := 0
			for at := w; at >= 0; at = d.Tokens[at].Head {
				if steps++; steps > n {
					t.Fatalf("seed %d: word %d of %q is above itself", seed, w, source)
				}
			}
		}
	}
}
