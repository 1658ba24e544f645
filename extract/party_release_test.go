package extract_test

import "testing"

func TestPartiesOfReleases(t *testing.T) {
	run(t, parties, []sample{
		{"those whom a sort is said to include", `States=state/NNS/6/nsubj that/WDT/4/nsubj have/VBP/4/aux raided=raid/VBN/1/acl:relcl camps=camp/NNS/4/obj include/VBP/0/root Oman/NNP/6/obj/B-LOC and/CC/9/cc Peru/NNP/7/conj/B-LOC`,
			"raided:COERCE", []string{"raided: Oman + Peru > camps"}},
		{"two states in one word", `Ministers=minister/NNS/2/nsubj discussed=discuss/VBD/0/root Oman-Peru/NNP/4/compound/B-LOC trade/NN/2/obj`,
			"trade:COOPERATE,actor=Oman-Peru", []string{"trade: Oman + Peru > "}},
		{"a post beside who holds it", `As=as/IN/2/case minister/NN/4/obl Vell/NNP/4/nsubj/B-PER met=meet/VBD/0/root nurses=nurse/NNS/4/obj`,
			"met:CONSULT,actor=minister", []string{"minister: Vell > ", "met: Vell + nurses > "}},
	})
}
