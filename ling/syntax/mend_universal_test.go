package syntax_test

import "testing"

// What every tree of Universal Dependencies keeps.
func TestMendingByUniversalRules(t *testing.T) {
	edges(t, map[string]edge{
		"the bracket that closes": {
			"envoy envoy NOUN NN 5 nsubj\n( ( PUNCT -LRB- 3 punct\njudge judge NOUN NN 1 appos\n) ) PUNCT -RRB- 5 punct\nleft leave VERB VBD 0 root", 3, 2, "punct",
		},
		"brackets around several": {
			"left leave VERB VBD 0 root\n( ( PUNCT -LRB- 3 punct\nsoon soon ADV RB 1 advmod\nhere here ADV RB 1 advmod\n) ) PUNCT -RRB- 1 punct", 4, 0, "punct",
		},
		"a conjunction amid the conjunct": {
			"mayor mayor NOUN NN 0 root\nand and CCONJ CC 3 cc\ntwo two NUM CD 4 nummod\nguards guard NOUN NNS 1 conj", 1, 3, "cc",
		},
		"who is believed to have done something": {
			"army army NOUN NN 6 nsubj\nis be AUX VBZ 3 aux:pass\nbelieved believe VERB VBN 6 advmod\nto to PART TO 6 mark\nhave have AUX VB 6 aux\nleft leave VERB VBN 0 root", 5, 2, "xcomp",
		},
		"what stands before but": {
			"denied deny VERB VBD 0 root\nleaving leave VERB VBG 4 ccomp\nbut but CCONJ CC 4 cc\nadmitted admit VERB VBD 1 conj", 1, 0, "ccomp",
		},
		"a noun is no clause": {
			"left leave VERB VBD 0 root\nafter after ADP IN 3 case\nvote vote NOUN NN 1 advcl", 2, 0, "obl",
		},
		"a noun that is a predicate": {
			"left leave VERB VBD 0 root\nwith with ADP IN 4 case\nmen man NOUN NNS 4 nsubj\nprisoners prisoner NOUN NNS 1 advcl", 3, 0, "advcl",
		},
	})
}
