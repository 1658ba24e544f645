package syntax_test

import "testing"

// Words as form, lemma, UPOS, XPOS, head and relation; what is checked is the relation and the
// head (by its form) of some of them after mending.
func TestMendingParties(t *testing.T) {
	for _, tc := range []struct {
		name, tree string
		want       map[string]string
	}{
		{"a title before a name", `
Opposition opposition NOUN NN 2 compound
figure figure NOUN NN 4 nsubj
Vahan Vahan PROPN NNP 4 nsubj
resigned resign VERB VBD 0 root
`, map[string]string{"figure": "nmod:desc Vahan", "Vahan": "nsubj resigned"}},
		{"a headline's participle", `
Two two NUM CD 2 nummod
editors editor NOUN NNS 3 nsubj
arrested arrest VERB VBD 0 root
`, map[string]string{"editors": "nsubj:pass arrested"}},
		{"but not with an object", `
Guards guard NOUN NNS 2 nsubj
arrested arrest VERB VBD 0 root
editors editor NOUN NNS 2 obj
`, map[string]string{"Guards": "nsubj arrested"}},
		{"after a preposition", `
Troops troop NOUN NNS 2 nsubj
clashed clash VERB VBD 0 root
with with ADP IN 4 case
rebels rebel NOUN NNS 2 obj
`, map[string]string{"rebels": "obl clashed"}},
		{"before its verb", `
Clerics cleric NOUN NNS 2 nsubj
demanded demand VERB VBD 0 root
that that SCONJ IN 5 mark
fighters fighter NOUN NNS 5 obj
leave leave VERB VB 2 ccomp
towns town NOUN NNS 5 obj
`, map[string]string{"fighters": "nsubj leave", "towns": "obj leave"}},
		{"an object before its gerund", `
Clerics cleric NOUN NNS 2 nsubj
thanked thank VERB VBD 0 root
Oman Oman PROPN NNP 5 obj
for for SCONJ IN 5 mark
hosting host VERB VBG 2 advcl
them they PRON PRP 5 obj
`, map[string]string{"Oman": "obj thanked", "them": "obj hosting"}},
		{"verbs in a row", `
Clerics cleric NOUN NNS 2 nsubj
said say VERB VBD 0 root
little little NOUN NN 2 obj
, , PUNCT , 5 punct
sold sell VERB VBD 2 ccomp
mills mill NOUN NNS 5 obj
`, map[string]string{"sold": "conj said"}},
		{"after an aside", `
Mills mill NOUN NNS 3 nsubj:pass
were be AUX VBD 3 aux:pass
sold sell VERB VBN 6 ccomp
, , PUNCT , 3 punct
millers miller NOUN NNS 6 nsubj
claim claim VERB VBP 0 root
, , PUNCT , 9 punct
and and CCONJ CC 9 cc
burned burn VERB VBD 6 conj
`, map[string]string{"burned": "conj sold"}},
		{"a name set off", `
The the DET DT 2 det
club club NOUN NN 6 nsubj
, , PUNCT , 4 punct
Rovers Rovers PROPN NNPS 2 nmod
, , PUNCT , 2 punct
lost lose VERB VBD 0 root
`, map[string]string{"Rovers": "appos club"}},
		{"a finite verb after a participle", `
We we PRON PRP 2 nsubj
thank thank VERB VBP 0 root
clinics clinic NOUN NNS 2 obj
for for SCONJ IN 5 mark
coming come VERB VBG 2 advcl
and and CCONJ CC 7 cc
blame blame VERB VBP 5 conj
mayors mayor NOUN NNS 7 obj
`, map[string]string{"blame": "conj thank"}},
		{"a relative clause without its pronoun", `
They they PRON PRP 2 nsubj
hold hold VERB VBP 0 root
posts post NOUN NNS 2 obj
it it PRON PRP 5 nsubj:pass
seized seize VERB VBN 3 acl
`, map[string]string{"it": "nsubj seized", "seized": "acl:relcl posts"}},
		{"a verb of saying after a relative pronoun", `
raids raid NOUN NNS 0 root
which which PRON WDT 5 obj
villagers villager NOUN NNS 5 nsubj
say say VERB VBP 5 acl:relcl
killed kill VERB VBD 1 acl:relcl
nine nine NUM CD 7 nummod
guards guard NOUN NNS 5 obj
`, map[string]string{"which": "nsubj killed", "villagers": "nsubj say", "say": "acl:relcl raids", "killed": "ccomp say"}},
		{"a clause put into another", `
Mayors mayor NOUN NNS 4 nsubj
, , PUNCT , 1 punct
it it PRON PRP 4 expl
emerged emerge VERB VBD 0 root
, , PUNCT , 4 punct
had have AUX VBD 7 aux
paid pay VERB VBN 4 ccomp
gunmen gunman NOUN NNS 7 obj
`, map[string]string{"Mayors": "nsubj paid", "paid": "root", "emerged": "parataxis paid", "it": "expl emerged", "gunmen": "obj paid"}},
		{"a participle of saying", `
Youths youth NOUN NNS 2 nsubj
said say VERB VBD 0 root
to to PART TO 4 mark
come come VERB VB 2 xcomp
from from ADP IN 6 case
Osk Osk PROPN NNP 4 obl
looted loot VERB VBD 2 ccomp
shops shop NOUN NNS 7 obj
`, map[string]string{"Youths": "nsubj looted", "said": "acl Youths", "come": "xcomp said", "looted": "root"}},
		{"a holder before a hyphen", `
Rockets rocket NOUN NNS 2 nsubj
left leave VERB VBD 0 root
from from ADP IN 4 case
rebel rebel NOUN NN 2 obl
- - PUNCT HYPH 4 punct
held hold VERB VBN 7 amod
hills hill NOUN NNS 2 obj
`, map[string]string{"rebel": "compound held", "held": "amod hills", "hills": "obl left"}},
		{"but no circle", `
Troops troop NOUN NNS 2 nsubj
left leave VERB VBD 0 root
rebel rebel NOUN NN 7 nmod
- - PUNCT HYPH 3 punct
held hold VERB VBN 6 amod
hills hill NOUN NNS 2 obj
near near ADP IN 6 nmod
`, map[string]string{"rebel": "nmod near", "hills": "obj left"}},
		{"a phrase before the subject's article", `
In in ADP IN 2 case
March March PROPN NNP 4 nmod
the the DET DT 4 det
chief chief NOUN NN 5 nsubj
resigned resign VERB VBD 0 root
`, map[string]string{"March": "obl resigned", "chief": "nsubj resigned"}},
	} {
		t.Run(tc.name, func(t *testing.T) { relations(t, tc.tree, tc.want) })
	}
}
