package coref_test

import "testing"

// "We" of a release is who its heading names.
func TestHeadings(t *testing.T) {
	for _, c := range []struct{ heading, want string }{
		{"STATEMENT/NOUN/NN/0/root BY/ADP/IN/4/case CANAL/PROPN/NNP/4/compound HAULIERS/NOUN/NNS/1/nmod", "Canal Hauliers"},
		{"Press/NOUN/NN/2/compound release/NOUN/NN/0/root of/ADP/IN/5/case Osk/NOUN/NN/5/compound Forum/NOUN/NN/2/nmod", "Osk Forum"},
		{"TARN/NOUN/NN/3/compound RELIEF/NOUN/NN/3/compound COUNCIL/NOUN/NN/0/root –/PUNCT/:/5/punct STATEMENT/NOUN/NN/3/appos", "Tarn Relief Council"},
		{"PUBLIC/ADJ/JJ/2/amod STATEMENT/NOUN/NN/0/root", "We"},
	} {
		d := resolved(t, build(t, c.heading+`

We/PRON/PRP/2/nsubj condemn/VERB/VBP/0/root the/DET/DT/4/det attack/NOUN/NN/2/obj ~./PUNCT/./2/punct`))
		if got := nameOf(t, d, "We", 1); got != c.want {
			t.Errorf("%s: “we” is %q, want %q", c.heading, got, c.want)
		}
	}
}

func TestParties(t *testing.T) {
	checkRules(t, []ruleCase{
		{
			name: "what is coordinated belongs to what comes first",
			source: `
The/DET/DT/2/det union/NOUN/NN/3/nsubj urged=urge/VERB/VBD/0/root all/DET/DT/5/det parties=party/NOUN/NNS/3/obj and/CCONJ/CC/8/cc their/PRON/PRP$/8/nmod:poss backers=backer/NOUN/NNS/5/conj to/PART/TO/10/mark talk/VERB/VB/3/xcomp ~./PUNCT/./3/punct`,
			want: map[string]string{"their": "parties"},
		},
		{
			name: "each of two, and the possessor's full name",
			source: `
Omar/PROPN/NNP/5/nsubj Said/PROPN/NNP/1/flat and/CCONJ/CC/4/cc Karim/PROPN/NNP/1/conj met=meet/VERB/VBD/0/root ~./PUNCT/./5/punct
Each/DET/DT/2/nsubj blamed=blame/VERB/VBD/0/root the/DET/DT/4/det other/ADJ/JJ/2/obj ~./PUNCT/./2/punct
Said/PROPN/NNP/3/nmod:poss ~'s/PART/POS/1/case deputy/NOUN/NN/4/nsubj left=leave/VERB/VBD/0/root ~./PUNCT/./4/punct`,
			names: []string{"PER Omar Said", "PER Karim", "PER Said"},
			want:  map[string]string{"Each": "Omar Said + Karim", "deputy": "Omar Said's deputy"},
		},
		{
			name: "the sides that are called so",
			source: `
The/DET/DT/3/det Osk/PROPN/NNP/3/compound side/NOUN/NN/4/nsubj refused=refuse/VERB/VBD/0/root ~./PUNCT/./4/punct
The/DET/DT/3/det Tarn/PROPN/NNP/3/compound side/NOUN/NN/4/nsubj agreed=agree/VERB/VBD/0/root with/ADP/IN/6/case Omar/PROPN/NNP/4/obl ~./PUNCT/./4/punct
Both/DET/DT/2/det sides=side/NOUN/NNS/3/nsubj waited=wait/VERB/VBD/0/root ~./PUNCT/./3/punct`,
			names: []string{"LOC Osk", "LOC Tarn", "PER Omar"},
			want:  map[string]string{"sides": "Osk side + Tarn side"},
		},
		{
			name: "a capitalised body is none named before",
			source: `
The/DET/DT/3/det Northern/PROPN/NNP/3/compound Shield/PROPN/NNP/4/nsubj left=leave/VERB/VBD/0/root ~./PUNCT/./4/punct
The/DET/DT/2/det Coalition/PROPN/NNP/3/nsubj stayed=stay/VERB/VBD/0/root ~./PUNCT/./3/punct`,
			names: []string{"ORG Northern Shield"},
			want:  map[string]string{"Coalition": "Coalition"},
		},
		{
			name: "a short form in brackets, tagged as a noun further down",
			source: `
The/DET/DT/4/det Ore/PROPN/NNP/4/compound Relief/PROPN/NNP/4/compound Committee/PROPN/NNP/8/nsubj (/PUNCT/-LRB-/6/punct ~ORC/PROPN/NNP/4/appos ~)/PUNCT/-RRB-/6/punct met=meet/VERB/VBD/0/root ~./PUNCT/./8/punct
ORC/NOUN/NN/2/nsubj agreed=agree/VERB/VBD/0/root ~./PUNCT/./2/punct`,
			names: []string{"ORG Ore Relief Committee"},
			want:  map[string]string{"ORC:2": "Ore Relief Committee"},
		},
		{
			name: "tradesmen who were not spoken of",
			source: `
Omar/PROPN/NNP/2/nsubj met=meet/VERB/VBD/0/root Karim/PROPN/NNP/2/obj ~./PUNCT/./2/punct
He/PRON/PRP/2/nsubj freed=free/VERB/VBD/0/root the/DET/DT/5/det two/NUM/CD/5/nummod skippers=skipper/NOUN/NNS/2/obj ~./PUNCT/./2/punct`,
			names: []string{"PER Omar", "PER Karim"},
			want:  map[string]string{"skippers": "skippers"},
		},
	})
}
