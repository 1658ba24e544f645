package extract_test

import "testing"

func TestPartiesByTheirClause(t *testing.T) {
	run(t, parties, []sample{
		{"the first verb's object", `The/DT/2/det mayor/NN/3/nsubj thanked=thank/VBD/0/root Oman/NNP/3/obj/B-LOC and/CC/6/cc urged=urge/VBD/3/conj rebels=rebel/NNS/6/obj to/TO/9/mark leave/VB/6/xcomp`,
			"urged:REQUEST,actor=Oman", []string{"urged: mayor > rebels"}},
		{"the noun of a relative clause", `The/DT/2/det militia/NN/7/nsubj that/WDT/5/obj the/DT/5/det army/NN/6/nsubj attacked=attack/VBD/2/acl:relcl left=leave/VBD/0/root`,
			"attacked:ASSAULT,actor=militia", []string{"attacked: army > militia"}},
		{"each other", `The/DT/3/det two/CD/3/nummod clans=clan/NNS/4/nsubj shelled=shell/VBD/0/root each/DT/4/obj other/JJ/5/fixed`,
			"shelled:ASSAULT,recipient=clans", []string{"shelled: clans > "}},
		{"whose state it is", `The/DT/2/det guild/NN/4/nsubj:pass is=be/VBZ/4/aux:pass weakened=weaken/VBN/0/root`,
			"weakened:condition,recipient=guild", []string{"weakened: guild > "}},
		{"who is turned away", `Nurses=nurse/NNS/6/nsubj ,/PUNCT/3/punct denied=deny/VBD/6/advcl passage/NN/3/obj ,/PUNCT/3/punct waited=wait/VBD/0/root`,
			"denied:RETREAT,actor=Nurses", []string{"denied:  > Nurses"}},
		{"a name after a third", `A/DT/2/det third/JJ/7/nsubj ,/PUNCT/5/punct Ann/NNP/2/appos/B-PER Vell/NNP/4/flat/I-PER ,/PUNCT/2/punct threatened=threaten/VBD/0/root the/DT/9/det mayor/NN/7/obj`,
			"threatened:THREATEN", []string{"threatened: Ann Vell > mayor"}},
	})
}
