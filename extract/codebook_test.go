package extract_test

import (
	"testing"

	"github.com/reportedly/reportedly"
)

// coded is a claim's type with its parties, polarity, and links.
func coded(c reportedly.Claim) string {
	out := typed(c)
	if len(c.Actors) > 0 {
		out += " by " + actors(c.Actors)
	}
	if c.Polarity == reportedly.Denied {
		out += " denied"
	}
	for _, l := range c.Links {
		out += " " + string(l.Type) + " " + l.Claim
	}
	return out
}

func TestCodebook(t *testing.T) {
	run(t, coded, []sample{
		{"a capture and the hold that results", `The/DT/2/det army/NN/3/nsubj retook=retake/VBD/0/root Malvera/NNP/3/obj/B-LOC`,
			"retook:ASSAULT", []string{"retook: ASSAULT by army", "retook: control by army caused-by c1"}},
		{"a captive is no place", `Rebels=rebel/NNS/2/nsubj captured=capture/VBD/0/root four/CD/4/nummod soldiers=soldier/NNS/2/obj`,
			"captured:ASSAULT", []string{"captured: ASSAULT/abduct by Rebels"}},
		{"a crowd obstructs", `Growers=villager/NNS/2/nsubj blocked=block/VBD/0/root the/DT/4/det highway/NN/2/obj`,
			"blocked:COERCE", []string{"blocked: PROTEST/obstruct by Growers"}},
		{"an army restricts", `Soldiers=soldier/NNS/2/nsubj blocked=block/VBD/0/root the/DT/4/det highway/NN/2/obj`,
			"blocked:COERCE", []string{"blocked: COERCE/restrict by Soldiers"}},
		{"a crowd vandalizes", `Youths=youth/NNS/2/nsubj smashed=smash/VBD/0/root windows=window/NNS/2/obj`,
			"smashed:ASSAULT", []string{"smashed: PROTEST/vandalize by Youths"}},
		{"a denied act", `He/PRP/2/nsubj denied=deny/VBD/0/root the/DT/4/det ambush/NN/2/obj`,
			"denied:REJECT ambush:ASSAULT", []string{"ambush: ASSAULT denied"}},
		{"an act denied by a relative clause", `He/PRP/3/nsubj:pass is=be/VBZ/3/aux:pass wanted=want/VBN/0/root over/IN/6/case the/DT/6/det ambush/NN/3/obl which/WDT/9/obj he/PRP/9/nsubj denies=deny/VBZ/6/acl:relcl`,
			"denies:REJECT ambush:ASSAULT", []string{"ambush: ASSAULT", "denies: ASSAULT by He denied"}},
		{"a threat that nobody utters", `Threats=threat/NNS/2/nsubj remain=remain/VBP/0/root from/IN/4/case mines=mine/NNS/2/obl and/CC/6/cc raids=raid/NNS/4/conj`,
			"Threats:THREATEN raids:ASSAULT", []string{"Threats: condition"}},
		{"a threat that somebody utters", `The/DT/2/det threat/NN/7/nsubj by/IN/5/case the/DT/5/det militia/NN/2/nmod was=be/VBD/7/cop clear/JJ/0/root`,
			"threat:THREATEN,actor=militia", []string{"threat: THREATEN by militia"}},
		{"a noun that points back", "Men=man/NNS/2/nsubj robbed=rob/VBD/0/root a/DT/4/det bank/NN/2/obj\n" +
			`Nobody/NN/2/nsubj mourned=mourn/VBD/0/root the/DT/4/det robbery/NN/2/obj`,
			"robbed:COERCE robbery:COERCE", []string{"robbed: COERCE/seize by Men"}},
		{"a denial of nothing that is a claim", `Karim/NNP/2/nsubj/B-PER denied=deny/VBD/0/root the/DT/4/det charge/NN/2/obj`,
			"denied:REJECT", []string{"denied: REJECT by Karim"}},
		{"insisting on what must be", `The/DT/2/det envoy/NN/3/nsubj insisted=insist/VBD/0/root that/IN/7/mark rebels=rebel/NNS/7/nsubj must/MD/7/aux leave/VB/3/ccomp`,
			"", []string{"insisted: REQUEST by envoy"}},
		{"insisting on what is", `The/DT/2/det envoy/NN/3/nsubj insisted=insist/VBD/0/root that/IN/6/mark rebels=rebel/NNS/6/nsubj left=leave/VBD/3/ccomp`,
			"", nil},
		{"that of", `The/DT/2/det visit/NN/6/nsubj of/IN/5/case the/DT/5/det premier/NN/2/nmod coincided=coincide/VBD/0/root with/IN/8/case that/DT/6/obl of/IN/11/case the/DT/11/det envoy/NN/8/nmod`,
			"visit:CONSULT", []string{"visit: CONSULT/visit by premier coincides-with c2", "that: CONSULT/visit by envoy"}},
	})
}

func TestCandidates(t *testing.T) {
	run(t, coded, []sample{
		{"no claim in the lexicon, and unsure by the model", `The/DT/2/det speech/NN/3/nsubj struck=strike/VBD/0/root a/DT/5/det chord/NN/3/obj`,
			"", nil},
		{"a light verb and its noun make one claim", `Rebels=rebel/NNS/2/nsubj carried=carry/VBD/0/root out/RP/2/compound:prt an/DT/5/det attack/NN/2/obj`,
			"carried:ASSAULT attack:ASSAULT", []string{"attack: ASSAULT by Rebels"}},
		{"held talks", `They/PRP/2/nsubj held=hold/VBD/0/root talks=talk/NNS/2/obj`,
			"held:CONSULT talks:CONSULT", []string{"talks: CONSULT by They"}},
		{"a tie of nobody to nobody", `Included=include/VBN/0/root`,
			"Included:membership", nil},
		{"a tie with two parties and no first", `Falcon/NNP/2/compound/B-ORG Brigade/NNP/6/nsubj/I-ORG and/CC/4/cc Kestrel/NNP/2/conj/B-ORG are=be/VBP/6/cop affiliated=affiliate/VBN/0/root`,
			"affiliated:affiliation,recipient=Brigade,recipient=Kestrel", []string{"affiliated: affiliation by Falcon Brigade + Kestrel"}},
		{"one verification a sentence", `Monitors=monitor/NNS/2/nsubj verified=verify/VBD/0/root and/CC/4/cc confirmed=confirm/VBD/2/conj it/PRP/2/obj`,
			"verified:verification confirmed:verification", []string{"verified: verification"}},
		{"a verb and the noun that says it again", `Four/CD/2/nummod shells=shell/NNS/3/nsubj landed=land/VBD/0/root`,
			"shells:ASSAULT landed:ASSAULT", []string{"landed: ASSAULT/heavy-weapons"}},
	})
}
