package extract_test

import "testing"

// TestFigures is a table of words that seem to tell an act and don't, and of "among".
func TestFigures(t *testing.T) {
	run(t, parties, []sample{
		{"who is among them", `Peru/NNP/2/nsubj/B-LOC expelled=expel/VBD/0/root donors=donor/NNS/2/obj ,/,/7/punct among/IN/7/case them=they/PRP/7/nmod monk/NN/3/appos`,
			"expelled:COERCE,actor=Peru,recipient=donors", []string{"expelled: Peru > donors", "among: monk > donors"}},
		{"a village among the trees", `Villages=village/NNS/5/nsubj are=be/VBP/5/cop among/IN/5/case the/DT/5/det hills=hill/NNS/0/root`, "", nil},
		{"neither confirmed nor denied", `The/DT/2/det army/NN/4/nsubj neither/CC/4/cc:preconj confirmed=confirm/VBD/0/root nor/CC/6/cc denied=deny/VBD/4/conj the/DT/8/det tale/NN/4/obj`,
			"denied:REJECT,actor=army", nil},
		{"what one is warned not to do", `Rebels=rebel/NNS/2/nsubj warned=warn/VBD/0/root clerks=clerk/NNS/2/obj against/IN/5/mark feeding=feed/VBG/2/advcl monks=monk/NNS/5/obj`,
			"warned:THREATEN,actor=Rebels,recipient=clerks feeding:AID,actor=Rebels", []string{"warned: Rebels > clerks"}},
		{"the cell is part of the putting", `Police/NNS/2/nsubj put/VBD/0/root clerks=clerk/NNS/2/obj in/IN/6/case a/DT/6/det cell/NN/2/obl`,
			"put:COERCE,actor=Police,recipient=clerks cell:COERCE,recipient=clerks", []string{"put: Police > clerks"}},
	})
	run(t, coded, []sample{
		{"who holds captives", `Rebels=rebel/NNS/2/nsubj held=hold/VBD/0/root monks=monk/NNS/2/obj`,
			"held:COERCE,actor=Rebels,recipient=monks", []string{"held: ASSAULT/abduct by Rebels"}},
	})
}
