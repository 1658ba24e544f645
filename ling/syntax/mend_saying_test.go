package syntax_test

import "testing"

func TestMendingSpeech(t *testing.T) {
	edges(t, map[string]edge{
		"the speaker goes on": {
			"army army NOUN NN 2 nsubj\nsaid say VERB VBD 0 root\nit it PRON PRP 5 nsubj\nwas be AUX VBD 5 aux\nwaiting wait VERB VBG 2 ccomp\nand and CCONJ CC 7 cc\ncalled call VERB VBN 5 conj\nfor for ADP IN 9 case\ncalm calm NOUN NN 7 obl", 6, 1, "conj",
		},
		"or what he tells of": {
			"army army NOUN NN 2 nsubj\nsaid say VERB VBD 0 root\nrebels rebel NOUN NNS 4 nsubj\nleft leave VERB VBD 2 ccomp\nand and CCONJ CC 6 cc\ndenied deny VERB VBD 4 conj\nit it PRON PRP 6 obj", 5, 3, "conj",
		},
		"a source who was told": {
			"According accord VERB VBG 3 case\nto to ADP IN 1 fixed\nclerks clerk NOUN NNS 4 obl\nbriefed brief VERB VBD 6 advcl\nMalveria Malveria PROPN NNP 6 nsubj\nleft leave VERB VBD 0 root", 2, 5, "obl",
		},
		"what is to come": {
			"Manu Manu PROPN NNP 0 root\nto to PART TO 3 mark\nvisit visit VERB VB 1 acl\nOsk Osk PROPN NNP 3 obj", 0, 2, "nsubj",
		},
		"a noun with its purpose": {
			"A a DET DT 2 det\nplan plan NOUN NN 0 root\nto to PART TO 4 mark\nvisit visit VERB VB 2 acl\nOsk Osk PROPN NNP 4 obj", 3, 1, "acl",
		},
	})
}
