package extract_test

import "testing"

// Whose deed a death is stands in the sentence before it, or in the verb it hangs on.
func TestCauses(t *testing.T) {
	run(t, coded, []sample{
		{"deaths after an assault", `Rebels=rebel/NNS/2/nsubj bombed=bomb/VBD/0/root Tarn/NNP/2/obj/B-LOC
			Four/CD/2/nummod people=person/NNS/3/nsubj died=die/VBD/0/root`,
			"bombed:ASSAULT died:condition", []string{"bombed: ASSAULT/explosives by Rebels", "died: ASSAULT"}},
		{"deaths of another cause", `Rebels=rebel/NNS/2/nsubj bombed=bomb/VBD/0/root Tarn/NNP/2/obj/B-LOC
			Four/CD/2/nummod people=person/NNS/3/nsubj died=die/VBD/0/root of/IN/5/case cholera/NN/3/obl`,
			"bombed:ASSAULT died:condition", []string{"bombed: ASSAULT/explosives by Rebels", "died: condition by people"}},
		{"losses after an assault", `Rebels=rebel/NNS/2/nsubj ambushed=ambush/VBD/0/root a/DT/4/det convoy/NN/2/obj
			The/DT/2/det brigade/NN/3/nsubj lost=lose/VBD/0/root four/CD/5/nummod soldiers=soldier/NNS/3/obj`,
			"ambushed:ASSAULT lost:condition", []string{"ambushed: ASSAULT by Rebels", "lost: ASSAULT"}},
		{"a death that its sentence's deed tells", `Three/CD/2/nummod villagers=villager/NNS/3/nsubj died=die/VBD/0/root when/WRB/7/mark the/DT/6/det army/NN/7/nsubj fired=fire/VBD/3/advcl`,
			"died:condition fired:ASSAULT", []string{"fired: ASSAULT/firearms by army"}},
		{"what an accident does", `The/DT/2/det boat/NN/3/nsubj capsized=capsize/VBD/0/root killing=kill/VBG/3/advcl nine/CD/6/nummod men=man/NNS/4/obj`,
			"capsized:condition killing:ASSAULT", []string{"capsized: condition by boat", "killing: condition by men"}},
		{"harm that an assault did", `Gunmen=gunman/NNS/2/nsubj fired=fire/VBD/0/root on/IN/5/case the/DT/5/det bus/NN/2/obl killing=kill/VBG/2/advcl three/CD/8/nummod guests=guest/NNS/6/obj`,
			"fired:ASSAULT killing:ASSAULT", []string{"fired: ASSAULT/firearms by Gunmen"}},
	})
}

func TestLogEvents(t *testing.T) {
	run(t, typed, []sample{
		{"a weapon after a time of day", `06:40=06:40/CD/2/discourse Kupa/NNP/0/root/B-LOC ,/,/4/punct artillery/NN/2/list ,/,/7/punct grain/NN/7/compound store/NN/2/list`,
			"", []string{"artillery: ASSAULT"}},
		{"a weapon and no time", `Kupa/NNP/0/root/B-LOC ,/,/3/punct artillery/NN/1/list`, "", nil},
		{"none at all", `06:40=06:40/CD/2/discourse Kupa/NNP/0/root/B-LOC ,/,/5/punct no/DT/5/det rockets=rocket/NNS/2/list`, "", nil},
	})
}

func TestExistences(t *testing.T) {
	run(t, coded, []sample{
		{"who is at a place", `There/EX/2/expl are=be/VBP/0/root forty/CD/4/nummod soldiers=soldier/NNS/2/nsubj in/IN/7/case the/DT/7/det school/NN/2/obl`,
			"", []string{"are: presence by soldiers"}},
		{"who isn't", `There/EX/2/expl are=be/VBP/0/root no/DT/4/det soldiers=soldier/NNS/2/nsubj in/IN/7/case the/DT/7/det school/NN/2/obl`,
			"", []string{"are: presence by soldiers denied"}},
		{"what there is of things", `There/EX/2/expl are=be/VBP/0/root forty/CD/4/nummod desks=desk/NNS/2/nsubj in/IN/7/case the/DT/7/det school/NN/2/obl`,
			"", nil},
	})
}

func TestGuestsAndRelief(t *testing.T) {
	run(t, coded, []sample{
		{"a guest", `The/DT/2/det mayor/NN/3/nsubj welcomed=welcome/VBD/0/root the/DT/5/det envoy/NN/3/obj to/IN/7/case Malvera/NNP/3/obl/B-LOC`,
			"welcomed:SUPPORT", []string{"welcomed: CONSULT/visit by envoy"}},
		{"a welcome move", `The/DT/2/det mayor/NN/3/nsubj welcomed=welcome/VBD/0/root the/DT/5/det truce/NN/3/obj`,
			"welcomed:SUPPORT", []string{"welcomed: SUPPORT by mayor"}},
		{"relief on the move", `A/DT/2/det convoy/NN/5/nsubj with/IN/4/case flour/NN/2/nmod entered=enter/VBD/0/root Malvera/NNP/5/obj/B-LOC`,
			"entered:MOBILIZE", []string{"entered: AID"}},
		{"nobody, twice", `No/DT/2/det guards=guard/NNS/3/nsubj beat=beat/VBD/0/root or/CC/5/cc robbed=rob/VBD/3/conj the/DT/7/det man/NN/5/obj`,
			"beat:ASSAULT robbed:COERCE", []string{"beat: ASSAULT by guards denied", "robbed: COERCE/seize by guards denied"}},
		{"the noun of its verb", `The/DT/2/det rebels=rebel/NNS/3/nsubj declared=declare/VBD/0/root a/DT/5/det truce/NN/3/obj`,
			"declared:CONCEDE truce:RETREAT", []string{"declared: CONCEDE by rebels"}},
	})
}
