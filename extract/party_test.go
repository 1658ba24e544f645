package extract_test

import "testing"

func TestPartiesThatNameNobody(t *testing.T) {
	run(t, parties, []sample{
		{"a reflexive is nobody else", `Rebels=rebel/NNS/2/nsubj praised=praise/VBD/0/root themselves/PRP/2/obj`,
			"praised:SUPPORT,recipient=themselves", []string{"praised: Rebels > "}},
		{"a bare number", `Police=police/NNS/2/nsubj arrested=arrest/VBD/0/root 200/CD/2/obj/B-QUANTITY`,
			"arrested:COERCE,recipient=200", []string{"arrested: Police > "}},
		{"a place that is entered", `Soldiers=soldier/NNS/2/nsubj retook=retake/VBD/0/root Osk/NNP/2/obj/B-LOC`,
			"retook:ASSAULT,recipient=Osk", []string{"retook: Soldiers > ", "retook: Soldiers > "}},
		{"what is given", `Norway/NNP/2/nsubj/B-LOC sent=send/VBD/0/root flour/NN/2/obj to/TO/5/case refugees=refugee/NNS/2/obl`,
			"sent:AID,recipient=flour", []string{"sent: Norway > refugees"}},
		{"what is voted down", `The/DT/2/det senate/NN/3/nsubj vetoed=veto/VBD/0/root the/DT/5/det bill/NN/3/obj`,
			"vetoed:REJECT,recipient=bill", []string{"vetoed: senate > "}},
		{"troops that are moved", `The/DT/2/det ministry/NN/3/nsubj sent=send/VBD/0/root soldiers=soldier/NNS/3/obj to/TO/6/case Osk/NNP/3/obl/B-LOC`,
			"sent:MOBILIZE,recipient=soldiers", []string{"sent: ministry > "}},
		{"who is moved against his will", `The/DT/2/det militia/NN/3/nsubj recruited=recruit/VBD/0/root policemen=policeman/NNS/3/obj`,
			"recruited:MOBILIZE,recipient=policemen", []string{"recruited: militia > policemen"}},
		{"who is only wanted", `Oman/NNP/2/nsubj/B-LOC wants=want/VBZ/0/root the/DT/4/det rebels=rebel/NNS/2/obj disarmed=disarm/VBN/2/xcomp`,
			"wants:REQUEST,recipient=rebels", []string{"wants: Oman > "}},
		{"the sender of a leaflet", `A/DT/3/det Kestrel/NNP/3/compound/B-ORG leaflet/NN/4/nsubj threatened=threaten/VBD/0/root drivers=driver/NNS/4/obj`,
			"threatened:THREATEN,actor=leaflet", []string{"threatened: Kestrel > drivers"}},
		{"a pronoun beside the one it stands for", `His/PRP$/2/nmod:poss deputy/NN/3/nsubj says=say/VBZ/0/root she/PRP/6/nsubj will/MD/6/aux petition/VB/3/ccomp the/DT/8/det court/NN/6/obj`,
			"petition:REQUEST,actor=deputy", []string{"petition: deputy > court"}},
	})
}

func TestPartiesOfOtherWords(t *testing.T) {
	run(t, parties, []sample{
		{"who is blamed for it", `The/DT/2/det envoy/NN/3/nsubj criticised=criticise/VBD/0/root rebels=rebel/NNS/3/obj for/IN/6/mark attacking=attack/VBG/3/advcl police/NNS/6/obj`,
			"attacking:ASSAULT,actor=envoy", []string{"attacking: rebels > police"}},
		{"who is called upon", `The/DT/2/det union/NN/3/nsubj called=call/VBD/0/root on/IN/6/case the/DT/6/det army/NN/3/obl to/TO/8/mark attack/VB/3/advcl rebels=rebel/NNS/8/obj`,
			"attack:ASSAULT,actor=union,actor=army", []string{"attack: army > rebels"}},
		{"the subject of a verb below", `Clerics=cleric/NNS/2/nsubj demanded=demand/VBD/0/root that/IN/6/mark the/DT/5/det army/NN/6/nsubj leave/VB/2/ccomp`,
			"demanded:REQUEST,actor=army", []string{"demanded: Clerics > army"}},
		{"the object of the verb", `Clerics=cleric/NNS/2/nsubj praised=praise/VBD/0/root the/DT/4/det army/NN/2/obj`,
			"praised:SUPPORT,actor=army", []string{"praised: Clerics > army"}},
		{"whose proposal it is", `Oman/NNP/2/nsubj/B-LOC rejected=reject/VBD/0/root an/DT/4/det offer/NN/2/obj by/IN/6/case rebels=rebel/NNS/4/nmod`,
			"rejected:REJECT,actor=rebels offer:AGREE,actor=Oman", []string{"rejected: Oman > rebels", "offer: rebels > "}},
		{"who does something at the time", `Nine/CD/2/nummod guards=guard/NNS/4/nsubj:pass were=be/VBD/4/aux:pass killed=kill/VBN/0/root when/WRB/7/advmod police=police/NNS/7/nsubj fired=fire/VBD/4/advcl`,
			"killed:ASSAULT,recipient=police", []string{"killed:  > guards"}},
	})
}

func TestPartiesToldElsewhere(t *testing.T) {
	run(t, parties, []sample{
		{"who holds what is attacked", `Soldiers=soldier/NNS/2/nsubj retook=retake/VBD/0/root a/DT/5/det militia/NN/6/compound -/HYPH/6/punct held=hold/VBN/7/amod village/NN/2/obj`,
			"retook:ASSAULT", []string{"retook: Soldiers > militia", "retook: Soldiers > "}},
		{"whose stronghold it is", `Soldiers=soldier/NNS/2/nsubj launched=launch/VBD/0/root an/DT/4/det operation/NN/2/obj to/TO/6/mark isolate/VB/4/acl the/DT/8/det militia/NN/10/nmod:poss 's/POS/8/case stronghold/NN/6/obj`,
			"operation:ASSAULT", []string{"operation: Soldiers > militia"}},
		{"whose offer is answered", `The/DT/2/det union/NN/3/nsubj offered=offer/VBD/0/root talks/NNS/3/obj
			The/DT/2/det ministry/NN/3/nsubj rejected=reject/VBD/0/root the/DT/5/det offer/NN/3/obj`,
			"offered:AGREE rejected:REJECT", []string{"offered: union > ", "rejected: ministry > union"}},
		{"whom a threat would touch", `The/DT/2/det brigade/NN/3/nsubj threatened=threaten/VBD/0/root to/TO/5/mark attack/VB/3/xcomp police=police/NNS/5/obj`,
			"threatened:THREATEN", []string{"threatened: brigade > police"}},
		{"who did what is condemned", `Oman/NNP/2/nsubj/B-LOC condemned=condemn/VBD/0/root an/DT/4/det attack/NN/2/obj by/IN/6/case rebels=rebel/NNS/4/nmod`,
			"condemned:ACCUSE attack:ASSAULT", []string{"condemned: Oman > rebels", "attack: rebels > "}},
		{"who dies of it", `An/DT/2/det aircraft/NN/3/nsubj fired=fire/VBD/0/root ,/PUNCT/5/punct killing=kill/VBG/3/advcl villagers=villager/NNS/5/obj`,
			"fired:ASSAULT", []string{"fired: aircraft > villagers"}},
		{"who meets whom", `The/DT/2/det premier/NN/3/nsubj met=meet/VBD/0/root rebels=rebel/NNS/3/obj`,
			"met:CONSULT,recipient=rebels", []string{"met: premier + rebels > "}},
		{"from whom it is taken", `Rebels=rebel/NNS/2/nsubj captured=capture/VBD/0/root a/DT/4/det bridge/NN/2/obj from/IN/6/case police=police/NNS/4/nmod`,
			"captured:ASSAULT", []string{"captured: Rebels > police", "captured: Rebels > "}},
		{"who is promised something", `Elders=elder/NNS/3/nsubj:pass were=be/VBD/3/aux:pass promised=promise/VBN/0/root a/DT/5/det road/NN/3/obj`,
			"promised:AGREE", []string{"promised:  > Elders"}},
	})
}
