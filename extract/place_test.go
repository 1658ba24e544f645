package extract_test

import (
	"strings"
	"testing"

	"github.com/reportedly/reportedly"
)

// placed is a claim's trigger with its places: relation, text and names.
func placed(c reportedly.Claim) string {
	out := []string{c.Trigger.Quote + ":"}
	for _, p := range c.Places {
		var names []string
		for _, n := range p.Names {
			names = append(names, n.Name)
		}
		out = append(out, string(p.Relation)+" "+p.Text+" ["+strings.Join(names, ", ")+"]")
	}
	return strings.Join(out, " ")
}

func TestPlaces(t *testing.T) {
	run(t, placed, []sample{
		{"text without the preposition", `Rebels=rebel/NNS/2/nsubj fled=flee/VBD/0/root in/IN/5/case the/DT/5/det town/NN/2/obl of/IN/7/case Malvera/NNP/5/nmod/B-LOC`,
			"fled:RETREAT", []string{"fled: in the town of Malvera [Malvera]"}},
		{"to and from", `Rebels=rebel/NNS/2/nsubj fled=flee/VBD/0/root from/IN/4/case Malvera/NNP/2/obl/B-LOC to/TO/6/case Tarn/NNP/2/obl/B-LOC`,
			"fled:RETREAT", []string{"fled: from Malvera [Malvera] to Tarn [Tarn]"}},
		{"between is one area", `Rebels=rebel/NNS/2/nsubj fled=flee/VBD/0/root between/IN/4/case Malvera/NNP/2/obl/B-LOC and/CC/6/cc Tarn/NNP/4/conj/B-LOC`,
			"fled:RETREAT", []string{"fled: between Malvera and Tarn [Malvera, Tarn]"}},
		{"the area between", `Rebels=rebel/NNS/2/nsubj fled=flee/VBD/0/root in/IN/5/case the/DT/5/det area/NN/2/obl between/IN/7/case Malvera/NNP/5/nmod/B-LOC and/CC/9/cc Tarn/NNP/7/conj/B-LOC`,
			"fled:RETREAT", []string{"fled: between the area between Malvera and Tarn [Malvera, Tarn]"}},
		{"north of", `Gunmen=gunman/NNS/2/nsubj attacked=attack/VBD/0/root convoys=convoy/NNS/2/obj north/RB/2/advmod of/IN/6/case Malvera/NNP/4/obl/B-LOC`,
			"attacked:ASSAULT", []string{"attacked: near Malvera [Malvera]"}},
		{"the outskirts of", `Gunmen=gunman/NNS/2/nsubj attacked=attack/VBD/0/root convoys=convoy/NNS/2/obj in/IN/6/case the/DT/6/det outskirts=outskirt/NNS/2/obl of/IN/8/case Malvera/NNP/6/nmod/B-LOC`,
			"attacked:ASSAULT,place=Malvera", []string{"attacked: near Malvera [Malvera]"}},
		{"the place of a light verb is its noun's", `They/PRP/2/nsubj held=hold/VBD/0/root talks=talk/NNS/2/obj in/IN/5/case Malvera/NNP/2/obl/B-LOC`,
			"talks:CONSULT", []string{"talks: in Malvera [Malvera]"}},
		{"the model's place has no preposition", `Rebels=rebel/NNS/2/nsubj shelled=shell/VBD/0/root Malvera/NNP/2/obj/B-LOC`,
			"shelled:ASSAULT,place=Malvera", []string{"shelled: at Malvera [Malvera]"}},
		{"a person is no place", `Rebels=rebel/NNS/2/nsubj met=meet/VBD/0/root with/IN/4/case Karim/NNP/2/obl/B-PER in/IN/6/case secret/NN/2/obl`,
			"met:CONSULT", []string{"met:"}},
		{"what contains the ends of an area is none of them", `Rebels=rebel/NNS/2/nsubj fled=flee/VBD/0/root between/IN/4/case Malvera/NNP/2/obl/B-LOC and/CC/6/cc Tarn/NNP/4/conj/B-LOC in/IN/8/case Osk/NNP/6/nmod/B-LOC`,
			"fled:RETREAT", []string{"fled: between Malvera and Tarn in Osk [Malvera, Tarn]"}},
		{"a town before a noun of going", `Osk/NNP/2/compound/B-LOC trips=trip/NNS/3/nsubj followed=follow/VBD/0/root`,
			"trips:CONSULT", []string{"trips: to Osk [Osk]"}},
		{"an operation's aim tells its place", `The/DT/2/det operation/NN/5/nsubj to/TO/4/mark isolate/VB/2/acl Malvera/NNP/4/obj/B-LOC began=begin/VBD/0/root`,
			"operation:ASSAULT", []string{"operation: at Malvera [Malvera]"}},
		{"a distance is no place", `Gunmen=gunman/NNS/2/nsubj attacked=attack/VBD/0/root convoys=convoy/NNS/2/obj 12/CD/5/nummod km/NN/6/obl:npmod north/RB/2/advmod of/IN/8/case Malvera/NNP/6/obl/B-LOC`,
			"attacked:ASSAULT,place=km", []string{"attacked: near Malvera [Malvera]"}},
		{"a road's name names its ends", `Gunmen=gunman/NNS/2/nsubj attacked=attack/VBD/0/root convoys=convoy/NNS/2/obj on/IN/9/case the/DT/9/det Osk/NNP/8/compound/B-LOC –/HYPH/8/punct/I-LOC Tarn/NNP/9/compound/I-LOC road/NN/2/obl/I-LOC`,
			"attacked:ASSAULT,place=road", []string{"attacked: at the Osk – Tarn road [Osk, Tarn]"}},
		{"a place is told once", `Rebels=rebel/NNS/2/nsubj fled=flee/VBD/0/root from/IN/4/case Malvera/NNP/2/obl/B-LOC through/IN/6/case Malvera/NNP/2/obl/B-LOC`,
			"fled:RETREAT", []string{"fled: from Malvera [Malvera]"}},
		{"where somebody of the clause stands", `Inmates=inmate/NNS/4/nsubj at/IN/3/case Malvera/NNP/1/nmod/B-LOC refused=refuse/VBD/0/root food/NN/4/obj`,
			"refused:PROTEST", []string{"refused: at Malvera [Malvera]"}},
		{"the place of who is accused is no place of the accusing", `They/PRP/2/nsubj accused=accuse/VBD/0/root officials=official/NNS/2/obj in/IN/5/case Malvera/NNP/3/nmod/B-LOC`,
			"accused:ACCUSE", []string{"accused:"}},
		{"a court sits in its town", `A/DT/3/det Malvera/NNP/3/compound/B-LOC court/NN/4/nsubj jailed=jail/VBD/0/root Karim/NNP/4/obj/B-PER`,
			"jailed:SANCTION", []string{"jailed: in Malvera [Malvera]"}},
		{"who comes and acts acts there", `Soldiers=soldier/NNS/2/nsubj came=come/VBD/0/root to/IN/4/case Malvera/NNP/2/obl/B-LOC and/CC/6/cc abducted=abduct/VBD/2/conj brothers=brother/NNS/6/obj`,
			"abducted:ASSAULT", []string{"abducted: in Malvera [Malvera]"}},
		{"the only place named before", "Gunmen=gunman/NNS/2/nsubj attacked=attack/VBD/0/root Malvera/NNP/2/obj/B-LOC\nPolice=police/NNS/2/nsubj fled=flee/VBD/0/root from/IN/5/case the/DT/5/det town/NN/2/obl",
			"attacked:ASSAULT,place=Malvera fled:RETREAT", []string{"attacked: at Malvera [Malvera]", "fled: from the town [Malvera]"}},
		{"one of two places named before isn't chosen", "Gunmen=gunman/NNS/2/nsubj attacked=attack/VBD/0/root Malvera/NNP/2/obj/B-LOC and/CC/5/cc Tarn/NNP/3/conj/B-LOC\nPolice=police/NNS/2/nsubj fled=flee/VBD/0/root from/IN/5/case the/DT/5/det centre/NN/2/obl",
			"fled:RETREAT", []string{"fled: from the centre []"}},
		{"the place that contains a place", `Rebels=rebel/NNS/2/nsubj fled=flee/VBD/0/root from/IN/4/case Tarn/NNP/2/obl/B-LOC ,/,/6/punct Malveria/NNP/4/appos/B-LOC`,
			"fled:RETREAT", []string{"fled: from Tarn, Malveria [Tarn, Malveria]"}},
		{"an operation that began has an aim too", `The/DT/2/det army/NN/4/nsubj has=have/VBZ/4/aux begun=begin/VBN/0/root its/PRP$/6/nmod:poss operation/NN/4/obj to/TO/8/mark retake/VB/4/xcomp Malvera/NNP/8/obj/B-LOC`,
			"operation:ASSAULT", []string{"operation: at Malvera [Malvera]"}},
		{"a time is no place", `Rebels=rebel/NNS/2/nsubj fled=flee/VBD/0/root in/IN/4/case Malvera/NNP/2/obl/B-LOC in/IN/6/case May/NNP/4/nmod/B-TIME`,
			"fled:RETREAT", []string{"fled: in Malvera [Malvera]"}},
	})
}
