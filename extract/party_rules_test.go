package extract_test

import "testing"

func TestPartiesBehindDeeds(t *testing.T) {
	run(t, parties, []sample{
		{"whose airstrike it is", `A/DT/2/det clerk/NN/4/nsubj:pass was=be/VBD/4/aux:pass killed=kill/VBN/0/root by/IN/8/case an/DT/8/det army/NN/8/compound airstrike/NN/4/obl:agent`,
			"killed:ASSAULT", []string{"killed: army > clerk"}},
		{"who conducted the raid", `Monks=monk/NNS/3/nsubj:pass were=be/VBD/3/aux:pass shot=shoot/VBN/0/root in/IN/6/case a/DT/6/det raid/NN/3/obl conducted=conduct/VBN/6/acl by/IN/9/case the/DT/10/det militia/NN/7/obl:agent`,
			"shot:ASSAULT", []string{"shot: militia > Monks"}},
		{"an anti-rebel raid is no rebels'", `Monks=monk/NNS/3/nsubj:pass were=be/VBD/3/aux:pass shot=shoot/VBN/0/root in/IN/9/case an/DT/9/det anti/NN/9/compound -/HYPH/9/punct rebel/NN/9/compound raid/NN/3/obl`,
			"shot:ASSAULT", []string{"shot:  > Monks"}},
		{"who only condemns it", `Oman/NNP/2/nsubj/B-LOC condemned=condemn/VBD/0/root the/DT/4/det killing/NN/2/obj of/IN/6/case monks=monk/NNS/4/nmod`,
			"condemned:ACCUSE killing:ASSAULT,actor=Oman,recipient=monks", []string{"condemned: Oman > ", "killing:  > monks"}},
		{"who answers with a salvo", `The/DT/2/det guards=guard/NNS/3/nsubj replied=reply/VBD/0/root with/IN/6/case mortar/NN/6/compound fire/NN/3/obl`,
			"fire:ASSAULT,actor=mortar,recipient=guards", []string{"fire: guards > "}},
		{"a participle without its auxiliary", `Two/CD/2/nummod guards=guard/NNS/3/nsubj freed=free/VBN/0/root in/IN/5/case swap/NN/3/obl`,
			"freed:RETREAT,actor=guards", []string{"freed:  > guards"}},
		{"a road that is blocked", `Highway/NN/3/nsubj 9/CD/1/nummod blocked=block/VBD/0/root again/RB/3/advmod`,
			"blocked:PROTEST,actor=Highway", []string{"blocked:  > "}},
		{"from whom help comes", `The/DT/2/det clinic/NN/3/nsubj reopened=reopen/VBD/0/root with/IN/5/case support/NN/3/obl from/IN/7/case Norway/NNP/5/nmod/B-LOC`,
			"support:AID,recipient=Norway", []string{"support: Norway > clinic"}},
	})
}

func TestPartiesOfPromisesAndRefusals(t *testing.T) {
	run(t, parties, []sample{
		{"for whom it is promised", `Oman/NNP/2/nsubj/B-LOC pledged=pledge/VBD/0/root to/TO/4/mark help/VB/2/xcomp the/DT/6/det refugees=refugee/NNS/4/obj`,
			"pledged:AGREE help:AID", []string{"pledged: Oman > refugees", "help: Oman > refugees"}},
		{"who isn't let through", `Guards=guard/NNS/2/nsubj refused=refuse/VBD/0/root to/TO/4/mark let/VB/2/xcomp nurses=nurse/NNS/6/nsubj pass/VB/4/ccomp`,
			"refused:REJECT", []string{"refused: Guards > nurses"}},
		{"who is refused passage", `Guards=guard/NNS/2/nsubj refused=refuse/VBD/0/root passage/NN/2/obj to/IN/6/case the/DT/6/det nurses=nurse/NNS/2/obl`,
			"refused:REJECT", []string{"refused: Guards > nurses"}},
		{"whom a protest turns against", `Farmers=farmer/NNS/2/nsubj blocked=block/VBD/0/root roads=road/NNS/2/obj to/TO/5/mark demand/VB/2/advcl a/DT/7/det price/NN/5/obj from/IN/10/case the/DT/10/det ministry/NN/5/obl`,
			"blocked:PROTEST", []string{"blocked: Farmers > ministry"}},
		{"on whose behalf it is done", `The/DT/2/det jets=jet/NNS/3/nsubj bombed=bomb/VBD/0/root rebels=rebel/NNS/3/obj in/IN/6/case support/NN/3/obl of/IN/8/case police/NNS/6/nmod`,
			"bombed:ASSAULT,recipient=police", []string{"bombed: jets > rebels"}},
	})
}

func TestPartiesOfTies(t *testing.T) {
	run(t, parties, []sample{
		{"who comes into a body", `Scouts=scout/NNS/4/nsubj:pass will/MD/4/aux be/VB/4/aux:pass absorbed=absorb/VBN/0/root by/IN/7/case the/DT/7/det army/NN/4/obl:agent`,
			"absorbed:affiliation,actor=army,recipient=Scouts", []string{"absorbed: Scouts > army"}},
	})
}

func TestPartiesInSomebodysHands(t *testing.T) {
	run(t, parties, []sample{
		{"who took them let them go", `Soldiers=soldier/NNS/2/nsubj arrested=arrest/VBD/0/root nine/CD/4/nummod clerks=clerk/NNS/2/obj
			Six/CD/3/nsubj:pass were=be/VBD/3/aux:pass freed=free/VBN/0/root`,
			"arrested:COERCE freed:RETREAT", []string{"arrested: Soldiers > clerks", "freed: Soldiers > clerks"}},
		{"who hands them over had held them", `The/DT/2/det militia/NN/3/nsubj returned=return/VBD/0/root a/DT/5/det nurse/NN/3/obj after/IN/9/mark she/PRP/9/nsubj:pass was=be/VBD/9/aux:pass taken=take/VBN/3/advcl`,
			"returned:RETREAT taken:ASSAULT", []string{"returned: militia > nurse", "taken: militia > nurse"}},
		{"another voice", `Elders=elder/NNS/2/nsubj said=say/VBD/0/root rebels=rebel/NNS/4/nsubj held=hold/VBD/2/ccomp a/DT/6/det nurse/NN/4/obj
			The/DT/2/det nurse/NN/4/nsubj:pass was=be/VBD/4/aux:pass beaten=beat/VBN/0/root`,
			"held:ASSAULT beaten:ASSAULT", []string{"held: rebels > nurse", "beaten:  > nurse"}},
	})
}
