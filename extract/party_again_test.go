package extract_test

import "testing"

func TestPartiesTakenUpAgain(t *testing.T) {
	run(t, parties, []sample{
		{"who met discusses", `Norway/NNP/2/nsubj/B-LOC met=meet/VBD/0/root Peru/NNP/2/obj/B-LOC
They=they/PRP/2/nsubj discussed=discuss/VBD/0/root trade/NN/2/obj`,
			"met:CONSULT discussed:CONSULT,actor=They", []string{"met: Norway + Peru > ", "discussed: Norway + Peru > "}},
		{"of whom a number is", `Soldiers=soldier/NNS/2/nsubj arrested=arrest/VBD/0/root nine/CD/4/nummod clerks=clerk/NNS/2/obj
Two=two/CD/3/nsubj:pass were=be/VBD/3/aux:pass beaten=beat/VBN/0/root`,
			"arrested:COERCE beaten:ASSAULT,recipient=Two", []string{"arrested: Soldiers > clerks", "beaten: Soldiers > clerks"}},
		{"who says that she will", `Her=her/PRP$/2/nmod:poss deputy/NN/3/nsubj says=say/VBZ/0/root she/PRP/6/nsubj will/MD/6/aux sue/VB/3/ccomp the/DT/8/det bank/NN/6/obj`,
			"sue:ACCUSE,actor=she", []string{"sue: deputy > bank"}},
		{"at what it is thrown", `Students=student/NNS/2/nsubj hurled=hurl/VBD/0/root bricks=brick/NNS/2/obj at/IN/6/case a/DT/6/det tram/NN/2/obl`,
			"hurled:ASSAULT", []string{"hurled: Students > tram"}},
	})
}

func TestPartiesAskedAndListed(t *testing.T) {
	run(t, parties, []sample{
		{"who would only have something", `Peru/NNP/2/nsubj/B-LOC insisted=insist/VBD/0/root that/IN/6/mark monks=monk/NNS/6/nsubj must/MD/6/aux have/VB/2/ccomp a/DT/8/det seat/NN/6/obj`,
			"insisted:REQUEST,recipient=monks", []string{"insisted: Peru > "}},
		{"who brokered it", `Rebels=rebel/NNS/2/nsubj signed=sign/VBD/0/root a/DT/4/det truce/NN/2/obj brokered=broker/VBN/4/acl by/IN/7/case elders=elder/NNS/5/obl:agent`,
			"truce:CONCEDE,actor=Rebels,actor=elders", []string{"truce: Rebels > "}},
		{"who leads it", `The/DT/5/det rebel/NN/4/compound -/HYPH/4/punct led=lead/VBN/5/amod raid/NN/6/nsubj failed=fail/VBD/0/root`,
			"raid:ASSAULT", []string{"raid: rebel > "}},
		{"who is among them", `Peru/NNP/2/nsubj/B-LOC thanked=thank/VBD/0/root donors=donor/NNS/2/obj including=include/VBG/5/case Norway/NNP/3/nmod/B-LOC`,
			"thanked:SUPPORT,recipient=donors", []string{"thanked: Peru > donors + Norway"}},
		{"an agent that passives share", `Clerks=clerk/NNS/3/nsubj:pass were=be/VBD/3/aux:pass arrested=arrest/VBN/0/root and/CC/5/cc beaten=beat/VBN/3/conj by/IN/8/case the/DT/8/det army/NN/5/obl:agent`,
			"arrested:COERCE,actor=Clerks", []string{"arrested: army > Clerks"}},
		{"who is helped", `With/IN/2/case help/NN/7/obl from/IN/4/case Norway/NNP/2/nmod/B-LOC monks=monk/NNS/7/nsubj have/VBP/7/aux rebuilt=rebuild/VBN/0/root a/DT/9/det quay/NN/7/obj`,
			"help:AID,actor=monks", []string{"help: Norway > monks"}},
		{"for whose good a promise is", `Norway/NNP/2/nsubj/B-LOC renewed=renew/VBD/0/root its/PRP$/4/nmod:poss commitment/NN/2/obj to/TO/6/mark empower/VB/4/acl nurses=nurse/NNS/6/obj`,
			"commitment:AGREE,actor=Norway", []string{"commitment: Norway > nurses"}},
	})
}
