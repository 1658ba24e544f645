package extract_test

import "testing"

func TestPartiesOfOtherVerbs(t *testing.T) {
	run(t, parties, []sample{
		{"the subject of another clause", `The/DT/2/det president/NN/3/nsubj resigned=resign/VBD/0/root and/CC/7/cc the/DT/6/det opposition/NN/7/nsubj vowed=vow/VBD/3/conj to/TO/9/mark boycott/VB/7/xcomp`,
			"boycott:PROTEST,actor=president,actor=opposition", []string{"boycott: opposition > "}},
		{"who does something to those who act", `Police=police/NNS/2/nsubj beat/VBD/0/root students=student/NNS/2/obj who/WP/6/nsubj were=be/VBD/6/aux protesting=protest/VBG/3/acl:relcl`,
			"protesting:PROTEST,actor=Police,actor=students", []string{"protesting: students > "}},
		{"what those who are hit had done", `The/DT/2/det army/NN/3/nsubj attacked=attack/VBD/0/root rebels=rebel/NNS/3/obj who/WP/6/nsubj killed=kill/VBD/4/acl:relcl guards=guard/NNS/6/obj`,
			"attacked:ASSAULT,recipient=guards", []string{"attacked: army > rebels"}},
		{"who belongs to those who are hit", `The/DT/2/det army/NN/3/nsubj attacked=attack/VBD/0/root rebels=rebel/NNS/3/obj of/IN/7/case the/DT/7/det Front/NNP/4/nmod/B-ORG`,
			"attacked:ASSAULT,actor=Front", []string{"attacked: army > Front"}},
	})
}
