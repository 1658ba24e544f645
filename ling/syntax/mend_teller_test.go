package syntax_test

import "testing"

func TestMendingTellers(t *testing.T) {
	for _, tc := range []struct {
		name, tree string
		want       map[string]string
	}{
		{"who denied says more", `
The the DET DT 2 det
guild guild NOUN NN 3 nsubj
denied deny VERB VBD 0 root
that that SCONJ IN 7 mark
mills mill NOUN NNS 7 nsubj:pass
were be AUX VBD 7 aux:pass
sold sell VERB VBN 3 ccomp
and and CCONJ CC 9 cc
said say VERB VBD 7 conj
they they PRON PRP 11 nsubj
shut shut VERB VBD 9 ccomp
`, map[string]string{"said": "conj denied"}},
		{"what seems doesn't reach a tense of its own", `
It it PRON PRP 2 nsubj
seems seem VERB VBZ 0 root
to to PART TO 5 mark
have have AUX VB 5 aux
left leave VERB VBN 2 xcomp
and and CCONJ CC 8 cc
is be AUX VBZ 8 aux
digging dig VERB VBG 5 conj
`, map[string]string{"digging": "conj seems"}},
		{"who closes the sentence", `
Barges barge NOUN NNS 2 nsubj
sank sink VERB VBD 8 ccomp
off off ADP IN 4 case
Sorrel Sorrel PROPN NNP 2 obl
, , PUNCT , 7 punct
Harbour Harbour PROPN NNP 7 compound
Board Board PROPN NNP 4 appos
said say VERB VBD 0 root
`, map[string]string{"Board": "nsubj said"}},
	} {
		t.Run(tc.name, func(t *testing.T) { relations(t, tc.tree, tc.want) })
	}
}
