package extract_test

import "testing"

func TestPartiesOfHints(t *testing.T) {
	run(t, parties, []sample{
		{"who holds it, before a hyphen", `Monks=monk/NNS/2/nsubj fled=flee/VBD/0/root a/DT/7/det rebel/NN/6/compound -/HYPH/4/punct held=hold/VBN/7/amod suburb/NN/2/obj`,
			"held:control", []string{"held: rebel > "}},
		{"at whose door it is laid", `Elders=elder/NNS/2/nsubj blamed=blame/VBD/0/root the/DT/4/det raid/NN/2/obj on/IN/6/case herders=herder/NNS/4/nmod`,
			"blamed:ACCUSE raid:ASSAULT,recipient=herders", []string{"blamed: Elders > herders", "raid: herders > "}},
		{"who is behind it", `The/DT/2/det colonel/NN/6/nsubj was=be/VBD/6/cop behind/IN/6/case the/DT/6/det raid/NN/0/root`,
			"raid:ASSAULT", []string{"raid: colonel > "}},
		{"the dead fight nobody", `Clashes=clash/NNS/0/root between/IN/3/case herders=herder/NNS/1/nmod and/CC/6/cc nine/CD/6/nummod deaths=death/NNS/3/conj`,
			"Clashes:ASSAULT,actor=herders,actor=deaths", []string{"Clashes: herders > "}},
		{"a mine is nobody", `A/DT/2/det grenade/NN/3/nsubj killed=kill/VBD/0/root a/DT/5/det clerk/NN/3/obj`,
			"killed:ASSAULT,actor=grenade", []string{"killed:  > clerk"}},
		{"one claim of an act and what it is for", `Police=police/NNS/2/nsubj fired=fire/VBD/0/root tear/NN/4/compound gas/NN/2/obj to/TO/6/mark disperse/VB/2/advcl growers=grower/NNS/6/obj`,
			"fired:ASSAULT disperse:ASSAULT", []string{"fired: Police > growers"}},
		{"one claim of a strike and the harm", `An/DT/3/det air/NN/3/compound strike/NN/4/nsubj killed=kill/VBD/0/root a/DT/6/det clerk/NN/4/obj`,
			"strike:ASSAULT killed:ASSAULT", []string{"killed:  > clerk"}},
	})
}
