package extract_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/reportedly/reportedly/extract"
)

// What the lexicon alone makes a claim of, where the model passes a word over.
func TestStated(t *testing.T) {
	lex, err := load()
	if err != nil {
		t.Fatal(err)
	}
	x := extract.New(lex, extract.Default())
	for _, s := range []struct {
		name, tree string
		want       []string
	}{
		{"somebody did it", `The/DT/2/det council/NN/3/nsubj severed=sever/VBD/0/root its/PRP$/5/nmod:poss ties=tie/NNS/3/obj`,
			[]string{"severed: SANCTION/discontinue"}},
		{"a thing that asks for its verb", `The/DT/2/det town/NN/3/nsubj came=come/VBD/0/root under/IN/5/case siege/NN/3/obl`,
			[]string{"came: COERCE/restrict"}},
		{"what is about to be done", `Tarn/NNP/3/nsubj/B-ORG is=be/VBZ/3/cop about/JJ/0/root to/TO/5/mark restore/VB/3/xcomp relations=relation/NNS/5/obj`,
			[]string{"restore: SUPPORT"}},
		{"by whom", `a/DT/2/det truce/NN/0/root brokered=broker/VBN/2/acl by/IN/6/case tribal/JJ/6/amod leaders=leader/NNS/3/obl:agent`,
			[]string{"brokered: CONSULT/third-party"}},
		{"a mere infinitive", `They=they/PRP/2/nsubj refused=refuse/VBD/0/root to/TO/4/mark board/VB/2/xcomp the/DT/6/det ship/NN/4/obj`,
			[]string{"refused: REJECT"}},
		{"what a noun names happened", `A/DT/3/det search/NN/3/compound operation/NN/5/nsubj has=have/VBZ/5/aux begun=begin/VBN/0/root`,
			[]string{"operation: MOBILIZE"}},
		{"a noun with its doer", `The/DT/2/det closing/NN/0/root of/IN/5/case the/DT/5/det border/NN/2/nmod by/IN/7/case Chad/NNP/2/nmod/B-LOC`,
			[]string{"closing: COERCE/restrict"}},
		{"a noun in passing", `Their/PRP$/2/nmod:poss quarrel/NN/3/nsubj bores=bore/VBZ/0/root readers=reader/NNS/3/obj`,
			nil},
		{"an adjective with its noun", `The/DT/2/det road/NN/4/nsubj is=be/VBZ/4/cop open/JJ/0/root`,
			[]string{"open: RETREAT/access"}},
	} {
		t.Run(s.name, func(t *testing.T) {
			var got []string
			for _, c := range x.Claims(document(t, s.tree, "")) {
				got = append(got, typed(c))
			}
			if diff := cmp.Diff(s.want, got); diff != "" {
				t.Errorf("claims (-want +got):\n%s", diff)
			}
		})
	}
}
