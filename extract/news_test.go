package extract_test

import "testing"

func TestWordsTurnedAway(t *testing.T) {
	run(t, parties, []sample{
		{"who rejects the calls didn't make them", `Manu/NNP/2/nsubj/B-PER rejected=reject/VBD/0/root calls=call/NNS/2/obj for/IN/5/case talks=talk/NNS/3/nmod`,
			"rejected:REJECT calls:REQUEST,actor=Manu", []string{"rejected: Manu > ", "calls:  > "}},
		{"who voices it", `She/PRP/2/nsubj met=meet/VBD/0/root Oman/NNP/2/obj/B-LOC ,/,/6/punct who/WP/6/nsubj voiced=voice/VBD/3/acl:relcl support/NN/6/obj`,
			"support:SUPPORT,actor=Oman,actor=She", []string{"support: Oman > "}},
		{"a mine is laid by nobody told", `Oman/NNP/2/nsubj/B-LOC left=leave/VBD/0/root after/IN/6/mark a/DT/5/det mine/NN/6/nsubj wounded=wound/VBD/2/advcl guards=guard/NNS/6/obj`,
			"wounded:ASSAULT,actor=Oman", []string{"wounded:  > guards"}},
	})
}

func TestAttacksInWords(t *testing.T) {
	run(t, typed, []sample{
		{"with what is said", `She/PRP/2/nsubj attacked=attack/VBD/0/root the/DT/4/det league/NN/2/obj ,/,/6/punct calling=call/VBG/2/advcl it/PRP/6/obj weak/JJ/6/xcomp`,
			"attacked:ASSAULT", []string{"attacked: ACCUSE/disapprove"}},
		{"summoned to protest", `Oman/NNP/2/nsubj/B-LOC summoned=summon/VBD/0/root the/DT/4/det envoy/NN/2/obj to/TO/6/mark protest/VB/2/advcl`,
			"protest:PROTEST", []string{"protest: ACCUSE/disapprove"}},
		{"what is insisted on is only stated", `Guards=guard/NNS/2/nsubj insisted=insist/VBD/0/root that/IN/6/mark they/PRP/6/nsubj had=have/VBD/6/aux left=leave/VBN/2/ccomp`,
			"insisted:REQUEST", nil},
	})
}
