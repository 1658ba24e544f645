package extract_test

import (
	"testing"

	"github.com/reportedly/reportedly"
)

// called is a claim's trigger with the words, kinds and names of its speakers.
func called(c reportedly.Claim) string {
	out := c.Trigger.Quote + ":"
	for _, s := range c.SaidBy {
		out += " [" + s.Text + ", " + string(s.Kind) + ", " + s.Name + "]"
	}
	return out
}

// TestNamesOfSpeakers is a table of what speakers are called.
func TestNamesOfSpeakers(t *testing.T) {
	run(t, called, []sample{
		{"whose head it is",
			`Rebels=rebel/NNS/2/nsubj/B-ORG shelled=shell/VBD/12/ccomp the/DT/4/det port/NN/2/obj ,/,/2/punct the/DT/7/det head/NN/12/nsubj of/IN/11/case the/DT/11/det regional/JJ/11/amod administration/NN/7/nmod said=say/VBD/0/root ././12/punct`,
			"shelled:ASSAULT", []string{"shelled: [the head of the regional administration, unnamed, ]"}},
		{"where they are",
			`Elders=elder/NNS/4/nsubj in/IN/3/case Osk/NNP/1/nmod/B-LOC said=say/VBD/0/root that/IN/8/mark rebels=rebel/NNS/8/nsubj had=have/VBD/8/aux shelled=shell/VBN/4/ccomp the/DT/10/det port/NN/8/obj ././4/punct`,
			"shelled:ASSAULT", []string{"shelled: [Elders in Osk, unnamed, ]"}},
		{"how they were reached",
			`Residents=resident/NNS/5/nsubj reached=reach/VBD/5/advcl by/IN/4/case phone/NN/2/obl said=say/VBD/0/root that/IN/9/mark rebels=rebel/NNS/9/nsubj had=have/VBD/9/aux shelled=shell/VBN/5/ccomp the/DT/11/det port/NN/9/obj ././5/punct`,
			"shelled:ASSAULT", []string{"shelled: [Residents, unnamed, ]"}},
		{"by what name",
			`A/DT/2/det driver/NN/7/nsubj known=know/VBN/2/acl as/IN/5/case Karim/NNP/3/obl/B-PER Sadeh/NNP/5/flat/I-PER said=say/VBD/0/root that/IN/11/mark rebels=rebel/NNS/11/nsubj had=have/VBD/11/aux shelled=shell/VBN/7/ccomp the/DT/13/det port/NN/11/obj ././7/punct`,
			"shelled:ASSAULT", []string{"shelled: [A driver known as Karim Sadeh, named, Karim Sadeh]"}},
		{"the holder of a title",
			`Foreign/JJ/2/amod Minister/NNP/3/nmod:desc Karim/NNP/5/nsubj/B-PER Sadeh/NNP/3/flat/I-PER left=leave/VBD/0/root Osk/NNP/5/obj/B-LOC ././5/punct
The/DT/3/det foreign/JJ/3/amod minister/NN/4/nsubj said=say/VBD/0/root that/IN/8/mark rebels=rebel/NNS/8/nsubj had=have/VBD/8/aux shelled=shell/VBD/4/ccomp the/DT/10/det port/NN/8/obj ././4/punct`,
			"shelled:ASSAULT", []string{"Minister:", "shelled: [The foreign minister, named-official, Karim Sadeh]"}},
		{"they go on",
			`The/DT/2/det governor/NN/6/nsubj and/CC/5/cc the/DT/5/det bishop/NNP/2/conj announced=announce/VBD/0/root a/DT/8/det truce/NN/6/obj with/IN/11/case the/DT/11/det rebels=rebel/NNS/8/nmod ././6/punct
Gunmen=gunman/NNS/2/nsubj shelled=shell/VBD/7/ccomp the/DT/4/det port/NN/2/obj ,/,/2/punct they/PRP/7/nsubj said=say/VBD/0/root ././7/punct`,
			"shelled:ASSAULT", []string{"shelled: [they, unnamed, governor and the bishop]"}},
		{"she goes on",
			`Karim/NNP/3/nsubj/B-PER Sadeh/NNP/1/flat/I-PER fled=flee/VBD/0/root in/IN/5/case May/NNP/3/obl/B-TIME ././3/punct
Guards=guard/NNS/2/nsubj slept=sleep/VBD/0/root ././2/punct
One/CD/5/nsubj of/IN/4/case the/DT/4/det guards=guard/NNS/1/nmod said=say/VBD/0/root that/IN/9/mark rebels=rebel/NNS/9/nsubj had=have/VBD/9/aux come/VBD/5/ccomp ././5/punct
Gunmen=gunman/NNS/2/nsubj shelled=shell/VBD/7/ccomp the/DT/4/det port/NN/2/obj ,/,/2/punct she/PRP/7/nsubj said=say/VBD/0/root ././7/punct`,
			"shelled:ASSAULT", []string{"shelled: [she, unnamed, One of the guards]"}},
		{"the latter",
			`Rebels=rebel/NNS/2/nsubj/B-ORG met=meet/VBD/0/root elders=elder/NNS/2/obj ././2/punct
The/DT/2/det latter/JJ/3/nsubj said=say/VBD/0/root that/IN/7/mark gunmen=gunman/NNS/7/nsubj had=have/VBD/7/aux shelled=shell/VBD/3/ccomp the/DT/9/det port/NN/7/obj ././3/punct`,
			"shelled:ASSAULT", []string{"shelled: [The latter, unnamed, elders]"}},
		{"a newspaper by its name",
			`The/DT/3/det Osk/NNP/3/compound/B-ORG Times/NNP/4/nsubj/I-ORG said=say/VBD/0/root that/IN/8/mark rebels=rebel/NNS/8/nsubj had=have/VBD/8/aux shelled=shell/VBN/4/ccomp the/DT/10/det port/NN/8/obj ././4/punct`,
			"shelled:ASSAULT", []string{"shelled: [The Osk Times, media, Osk Times]"}},
		{"the same paper",
			`The/DT/3/det Osk/NNP/3/compound/B-ORG Times/NNP/4/nsubj/I-ORG spoke=speak/VBD/0/root of/IN/7/case a/DT/7/det raid/NN/4/obl ././4/punct
According=accord/VBG/5/case to/IN/1/fixed the/DT/5/det same/JJ/5/amod paper/NN/8/obl ,/,/5/punct rebels=rebel/NNS/8/nsubj shelled=shell/VBD/0/root the/DT/10/det port/NN/8/obj ././8/punct`,
			"shelled:ASSAULT", []string{"shelled: [the same paper, media, Osk Times]"}},
		{"reports are nobody's",
			`Unconfirmed=unconfirme/VBN/2/amod reports=report/NNS/3/nsubj suggest/VBP/0/root that/IN/6/mark rebels=rebel/NNS/6/nsubj shelled=shell/VBD/3/ccomp the/DT/8/det port/NN/6/obj ././3/punct`,
			"shelled:ASSAULT", []string{"shelled: [Unconfirmed reports, unnamed, ]"}},
		{"an indictment",
			`The/DT/2/det indictment/NN/3/nsubj says=say/VBZ/0/root that/IN/6/mark rebels=rebel/NNS/6/nsubj shelled=shell/VBD/3/ccomp the/DT/8/det port/NN/6/obj ././3/punct`,
			"shelled:ASSAULT", []string{"shelled: [The indictment, document, indictment]"}},
	})
}
