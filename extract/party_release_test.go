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
		{"who has a tie by which he is called", `Rebels=rebel/NNS/2/nsubj shelled=shell/VBD/0/root the/DT/4/det governor/NN/2/obj and/CC/7/cc his/PRP$/7/nmod:poss backers=backer/NNS/4/conj`,
			"shelled:ASSAULT backers:affiliation,recipient=governor", []string{"shelled: Rebels > governor + governor's backers", "backers: governor's backers > governor"}},
		{"who held it before", `Scouts=scout/NNS/2/nsubj retook=retake/VBD/0/root Osk/NNP/2/obj/B-LOC from/IN/6/case the/DT/6/det rebels=rebel/NNS/2/obl`,
			"retook:control,actor=rebels", []string{"retook: Scouts > "}},
	})
}
