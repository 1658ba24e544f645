package coref_test

import "testing"

func TestCaptives(t *testing.T) {
	checkRules(t, []ruleCase{
		{
			name: "captors go on with what captors do",
			source: `
Guards=guard/NOUN/NNS/2/nsubj arrested=arrest/VERB/VBD/0/root two/NUM/CD/4/nummod clerks=clerk/NOUN/NNS/2/obj ~./PUNCT/./2/punct
They/PRON/PRP/2/nsubj searched=search/VERB/VBD/0/root the/DET/DT/4/det house/NOUN/NN/2/obj ~./PUNCT/./2/punct`,
			want: map[string]string{"They": "Guards"},
		},
		{
			name: "what befalls captives befalls them",
			source: `
Guards=guard/NOUN/NNS/2/nsubj arrested=arrest/VERB/VBD/0/root two/NUM/CD/4/nummod clerks=clerk/NOUN/NNS/2/obj ~./PUNCT/./2/punct
They/PRON/PRP/3/nsubj:pass were=be/AUX/VBD/3/aux:pass beaten=beat/VERB/VBN/0/root ~./PUNCT/./3/punct`,
			want: map[string]string{"They": "clerks"},
		},
		{
			name: "a number of them is they",
			source: `
The/DET/DT/2/det army/NOUN/NN/3/nsubj detained=detain/VERB/VBD/0/root two/NUM/CD/3/obj of/ADP/IN/7/case the/DET/DT/7/det drivers=driver/NOUN/NNS/4/nmod ~./PUNCT/./3/punct
They/PRON/PRP/3/nsubj:pass were=be/AUX/VBD/3/aux:pass freed=free/VERB/VBN/0/root ~./PUNCT/./3/punct`,
			want: map[string]string{"They": "drivers"},
		},
		{
			name: "what is turned down is another's",
			source: `
Osk/PROPN/NNP/2/nsubj appealed=appeal/VERB/VBD/0/root ~./PUNCT/./2/punct
The/DET/DT/2/det board/NOUN/NN/3/nsubj dismissed=dismiss/VERB/VBD/0/root its/PRON/PRP$/5/nmod:poss appeal/NOUN/NN/3/obj ~./PUNCT/./3/punct`,
			names: []string{"ORG Osk"},
			want:  map[string]string{"its": "Osk"},
		},
		{
			name: "three are not two",
			source: `
Three/NUM/CD/2/nummod monks=monk/NOUN/NNS/3/nsubj left=leave/VERB/VBD/0/root ~./PUNCT/./3/punct
The/DET/DT/2/det court/NOUN/NN/3/nsubj asked=ask/VERB/VBD/0/root a/DET/DT/5/det clerk/NOUN/NN/3/obj ~./PUNCT/./3/punct
Osk/PROPN/NNP/2/nsubj waited=wait/VERB/VBD/0/root ~./PUNCT/./2/punct
Tarn/PROPN/NNP/2/nsubj waited=wait/VERB/VBD/0/root ~./PUNCT/./2/punct
It/PRON/PRP/2/nsubj rained=rain/VERB/VBD/0/root ~./PUNCT/./2/punct
The/DET/DT/2/det three/NUM/CD/3/nsubj returned=return/VERB/VBD/0/root ~./PUNCT/./3/punct`,
			names: []string{"ORG Osk", "ORG Tarn"},
			want:  map[string]string{"three": "monks"},
		},
		{
			name: "an army of rebels is another army",
			source: `
The/DET/DT/4/det Tarn/PROPN/NNP/4/compound Liberation/PROPN/NNP/4/compound Army/PROPN/NNP/5/nsubj fled=flee/VERB/VBD/0/root ~./PUNCT/./5/punct
The/DET/DT/2/det army/NOUN/NN/3/nsubj stayed=stay/VERB/VBD/0/root ~./PUNCT/./3/punct`,
			names: []string{"ORG Tarn Liberation Army"},
			want:  map[string]string{"army": "army"},
		},
		{
			name: "the militia are its men",
			source: `
Nine/NUM/CD/3/nummod Tarn/PROPN/NNP/3/compound militiamen=militiaman/NOUN/NNS/4/nsubj fled=flee/VERB/VBD/0/root ~./PUNCT/./4/punct
The/DET/DT/2/det militia/NOUN/NN/3/nsubj denied=deny/VERB/VBD/0/root it/PRON/PRP/3/obj ~./PUNCT/./3/punct`,
			names: []string{"LOC Tarn"},
			want:  map[string]string{"militia": "Tarn militiamen"},
		},
	})
}

// A line of a name and a date is who gives out what follows.
func TestDatedHeading(t *testing.T) {
	d := resolved(t, build(t, `Canal/PROPN/NNP/3/compound Electoral/PROPN/NNP/3/compound Watch/PROPN/NNP/0/root ,/PUNCT/,/5/punct 2/NUM/CD/6/nummod May/PROPN/NNP/3/nmod:unmarked

We/PRON/PRP/2/nsubj thank/VERB/VBP/0/root the/DET/DT/4/det police/NOUN/NNS/2/obj ~./PUNCT/./2/punct`))
	if got := nameOf(t, d, "We", 1); got != "Canal Electoral Watch" {
		t.Errorf("“we” is %q", got)
	}
}
