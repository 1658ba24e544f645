package coref_test

import "testing"

func TestUtterer(t *testing.T) {
	checkRules(t, []ruleCase{
		{
			name: "a name that the tagger takes for a person's says it of itself",
			source: `
The/DET/DT/2/det guard/NOUN/NN/3/nsubj slept=sleep/VERB/VBD/0/root ~./PUNCT/./3/punct
Norvane/PROPN/NNP/2/nsubj said=say/VERB/VBD/0/root its/PRON/PRP$/4/nmod:poss trucks/NOUN/NNS/5/nsubj left=leave/VERB/VBD/2/ccomp ~./PUNCT/./2/punct`,
			names: []string{"PER Norvane"},
			want:  map[string]string{"its": "Norvane"},
		},
		{
			name: "who speaks for a body speaks of it",
			source: `
A/DET/DT/2/det source/NOUN/NN/6/nsubj close/ADJ/JJ/2/amod to/ADP/IN/5/case RLF/PROPN/NNP/3/obl said=say/VERB/VBD/0/root it/PRON/PRP/9/nsubj would/AUX/MD/9/aux stay/VERB/VB/6/ccomp ~./PUNCT/./6/punct`,
			names: []string{"ORG RLF"},
			want:  map[string]string{"it": "RLF"},
		},
	})
}
