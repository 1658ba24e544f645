package extract_test

import (
	"strings"
	"testing"

	"github.com/reportedly/reportedly"
)

// parties is a claim's trigger with who does it > who has it done to them.
func parties(c reportedly.Claim) string {
	return c.Trigger.Quote + ": " + actors(c.Actors) + " > " + actors(c.Recipients)
}

func TestParticipants(t *testing.T) {
	run(t, parties, []sample{
		{"subject and object", `Rebels=rebel/NNS/2/nsubj shelled=shell/VBD/0/root the/DT/4/det army/NN/2/obj`,
			"shelled:ASSAULT", []string{"shelled: Rebels > army"}},
		{"passive", `The/DT/2/det army/NN/4/nsubj:pass was=be/VBD/4/aux:pass shelled=shell/VBN/0/root by/IN/6/case rebels=rebel/NNS/4/obl:agent`,
			"shelled:ASSAULT", []string{"shelled: rebels > army"}},
		{"a missing agent stays missing", `Two/CD/2/nummod guards=guard/NNS/4/nsubj:pass were=be/VBD/4/aux:pass killed=kill/VBN/0/root`,
			"killed:ASSAULT", []string{"killed:  > guards"}},
		{"control", `The/DT/2/det council/NN/3/nsubj ordered=order/VBD/0/root the/DT/5/det militia/NN/3/obj to/TO/7/mark attack/VB/3/xcomp rebels=rebel/NNS/7/obj`,
			"attack:ASSAULT", []string{"attack: militia > rebels"}},
		{"who governs a verb with a subject of its own", `The/DT/2/det union/NN/3/nsubj asked=ask/VBD/0/root the/DT/5/det army/NN/3/obj to/TO/7/mark attack/VB/3/xcomp rebels=rebel/NNS/7/obj`,
			"attack:ASSAULT,actor=union", []string{"attack: army > rebels"}},
		{"who holds the place that is hit", `Soldiers=soldier/NNS/2/nsubj fired=fire/VBD/0/root on/IN/5/case a/DT/5/det village/NN/2/obl held=hold/VBN/5/acl by/IN/8/case rebels=rebel/NNS/6/obl:agent`,
			"fired:ASSAULT,actor=rebels held:control", []string{"fired: Soldiers > rebels", "held: rebels > "}},
		{"a body before a noun", `A/DT/3/det coalition/NN/3/compound airstrike/NN/4/nsubj hit/VBD/0/root rebels=rebel/NNS/4/obj`,
			"airstrike:ASSAULT", []string{"airstrike: coalition > rebels"}},
		{"all conjuncts", `Rebels=rebel/NNS/4/nsubj and/CC/3/cc bandits=bandit/NNS/1/conj shelled=shell/VBD/0/root the/DT/6/det army/NN/4/obj`,
			"shelled:ASSAULT", []string{"shelled: Rebels + bandits > army"}},
		{"the outermost of nested phrases", `Police=police/NNS/2/nsubj arrested=arrest/VBD/0/root relatives=relative/NNS/2/obj of/IN/6/case the/DT/6/det rebels=rebel/NNS/3/nmod`,
			"arrested:COERCE,recipient=rebels", []string{"arrested: Police > relatives"}},
		{"parties between whom it goes on", `Oman/NNP/2/nsubj/B-LOC brokered=broker/VBD/0/root a/DT/4/det meeting/NN/2/obj between/IN/7/case the/DT/7/det rebels=rebel/NNS/4/nmod and/CC/9/cc soldiers=soldier/NNS/7/conj`,
			"meeting:CONSULT,actor=Oman", []string{"meeting: rebels + soldiers > "}},
		{"a noun with its light verb's subject", `The/DT/2/det army/NN/3/nsubj launched=launch/VBD/0/root an/DT/5/det attack/NN/3/obj on/IN/7/case rebels=rebel/NNS/5/nmod`,
			"attack:ASSAULT", []string{"attack: army > rebels"}},
		{"a nationality before a noun", `Turkish/JJ/2/amod/B-NORP strikes=strike/NNS/5/nsubj on/IN/4/case rebels=rebel/NNS/2/nmod ended=end/VBD/0/root`,
			"strikes:ASSAULT", []string{"strikes: Turkish > rebels"}},
		{"those who fight for a body stand for it", `Kestrel/NNP/3/compound/B-ORG Front/NNP/1/flat/I-ORG fighters=fighter/NNS/4/nsubj shelled=shell/VBD/0/root the/DT/6/det army/NN/4/obj`,
			"shelled:ASSAULT", []string{"shelled: Kestrel Front > army"}},
		{"members of a body", `Members=member/NNS/5/nsubj of/IN/4/case Kestrel/NNP/4/compound/B-ORG Front/NNP/1/nmod/I-ORG shelled=shell/VBD/0/root the/DT/7/det army/NN/5/obj`,
			"shelled:ASSAULT", []string{"shelled: Kestrel Front > army"}},
		{"an acronym of a state", `The/DT/2/det UK/NNP/3/nsubj/B-LOC condemned=condemn/VBD/0/root rebels=rebel/NNS/3/obj`,
			"condemned:ACCUSE", []string{"condemned: United Kingdom > rebels"}},
		{"the United Nations written out", `The/DT/2/det UN/NNP/4/compound/B-ORG Security/NNP/4/compound/I-ORG Council/NNP/5/nsubj/I-ORG condemned=condemn/VBD/0/root rebels=rebel/NNS/5/obj`,
			"condemned:ACCUSE", []string{"condemned: United Nations Security Council > rebels"}},
		{"but not before what merely belongs to it", `A/DT/3/det UN/NNP/3/compound/B-ORG panel=panel/NN/4/nsubj condemned=condemn/VBD/0/root rebels=rebel/NNS/4/obj`,
			"condemned:ACCUSE", []string{"condemned: UN panel > rebels"}},
		{"those around an abstract noun", `Police=police/NNS/2/nsubj condemned=condemn/VBD/0/root the/DT/4/det kingdom/NN/6/nmod:poss 's/POS/4/case stance/NN/2/obj`,
			"condemned:ACCUSE,recipient=kingdom,recipient=stance", []string{"condemned: Police > kingdom"}},
		{"no times", `Police=police/NNS/2/nsubj arrested=arrest/VBD/0/root Monday/NNP/2/obj/B-TIME`,
			"arrested:COERCE", []string{"arrested: Police > "}},
	})
}

func TestDescriptions(t *testing.T) {
	show := func(c reportedly.Claim) string {
		var out []string
		for _, a := range append(c.Actors, c.Recipients...) {
			out = append(out, strings.Join(strings.Fields(strings.Join([]string{a.Name, string(a.Kind), a.Country, a.Sector, a.Title, a.Qualifier}, " ")), " "))
		}
		return strings.Join(out, "; ")
	}
	run(t, show, []sample{
		{"a state and a role", `Egypt/NNP/2/nsubj/B-LOC condemned=condemn/VBD/0/root Syrian/JJ/4/amod/B-NORP rebels=rebel/NNS/2/obj`,
			"condemned:ACCUSE", []string{"Egypt; Syrian rebels"}},
		{"a known body", `The/DT/2/det UN/NNP/3/nsubj/B-ORG condemned=condemn/VBD/0/root it/PRP/3/obj`,
			"condemned:ACCUSE", []string{"United Nations; it"}},
		{"a suspect", `Police=police/NNS/2/nsubj killed=kill/VBD/0/root suspected=suspect/JJ/4/amod rebels=rebel/NNS/2/obj`,
			"killed:ASSAULT", []string{"Police; suspected rebels suspected"}},
		{"in name only", `Guards=guard/NNS/4/nsubj are=be/VBP/4/cop nominally/RB/4/advmod part/NN/0/root of/IN/7/case the/DT/7/det army/NN/4/nmod`,
			"part:affiliation,actor=Guards", []string{"Guards nominally; army"}},
		{"on paper", `On/IN/2/case paper/NN/5/obl the/DT/4/det guards=guard/NNS/5/nsubj control=control/VBP/0/root Oman/NNP/5/obj/B-LOC`,
			"control:control", []string{"guards on paper"}},
	})
}

func TestOffices(t *testing.T) {
	show := func(c reportedly.Claim) string {
		out := c.Trigger.Quote + ": " + string(c.Kind)
		for _, a := range c.Actors {
			out += " " + a.Name + ", " + a.Title
		}
		return out
	}
	run(t, show, []sample{
		{"before the name", `Foreign/JJ/2/amod Minister/NNP/3/compound Karim/NNP/5/nsubj/B-PER Sadeh/NNP/3/flat/I-PER left=leave/VBD/0/root`,
			"", []string{"Minister: office Karim Sadeh, Foreign Minister"}},
		{"in apposition", `Karim/NNP/8/nsubj/B-PER Sadeh/NNP/1/flat/I-PER ,/PUNCT/6/punct the/DT/6/det foreign/JJ/6/amod minister/NN/1/appos ,/PUNCT/6/punct left=leave/VBD/0/root`,
			"", []string{"minister: office Karim Sadeh, foreign minister"}},
		{"the name in apposition", `The/DT/2/det envoy/NN/6/nsubj ,/PUNCT/4/punct Karim/NNP/2/appos/B-PER ,/PUNCT/4/punct left=leave/VBD/0/root`,
			"", []string{"envoy: office Karim, envoy"}},
		{"once a document", `Minister/NNP/2/compound Karim/NNP/3/nsubj/B-PER left=leave/VBD/0/root ./PUNCT/3/punct
			Minister/NNP/2/compound Karim/NNP/3/nsubj/B-PER returned=return/VBD/0/root ./PUNCT/3/punct`,
			"", []string{"Minister: office Karim, Minister"}},
		{"a form of address is none", `Mr/NNP/2/compound Karim/NNP/3/nsubj/B-PER left=leave/VBD/0/root`,
			"", nil},
	})
}
