package extract_test

import (
	"testing"

	"github.com/reportedly/reportedly"
)

// linked is a claim's ID and trigger with its links.
func linked(c reportedly.Claim) string {
	out := c.ID + " " + c.Trigger.Quote + ":"
	for _, l := range c.Links {
		out += " " + string(l.Type) + " " + l.Claim
	}
	return out
}

func TestLinks(t *testing.T) {
	run(t, linked, []sample{
		{"because", `Rebels=rebel/NNS/2/nsubj fled=flee/VBD/0/root because/IN/6/mark the/DT/5/det army/NN/6/nsubj attacked=attack/VBD/2/advcl`,
			"fled:RETREAT attacked:ASSAULT", []string{"c1 fled: caused-by c2", "c2 attacked:"}},
		{"after a noun", `Rebels=rebel/NNS/2/nsubj fled=flee/VBD/0/root after/IN/5/case the/DT/5/det raid/NN/2/obl`,
			"fled:RETREAT raid:ASSAULT", []string{"c1 fled: after c2", "c2 raid:"}},
		{"before a clause that comes first", `Before/IN/3/mark rebels=rebel/NNS/3/nsubj fled=flee/VBD/6/advcl ,/PUNCT/3/punct they/PRP/6/nsubj attacked=attack/VBD/0/root soldiers=soldier/NNS/6/obj`,
			"fled:RETREAT attacked:ASSAULT", []string{"c1 fled:", "c2 attacked: before c1"}},
		{"purpose", `Rebels=rebel/NNS/2/nsubj attacked=attack/VBD/0/root the/DT/4/det jail/NN/2/obj to/TO/6/mark release/VB/2/advcl prisoners=prisoner/NNS/6/obj`,
			"attacked:ASSAULT release:RETREAT", []string{"c1 attacked:", "c2 release: purpose-of c1"}},
		{"at a light verb", `They/PRP/2/nsubj held=hold/VBD/0/root talks=talk/NNS/2/obj after/IN/6/case the/DT/6/det raid/NN/2/obl`,
			"talks:CONSULT raid:ASSAULT", []string{"c1 talks: after c2", "c2 raid:"}},
		{"as, for a reason", `Rebels=rebel/NNS/2/nsubj fled=flee/VBD/0/root as/IN/6/mark the/DT/5/det army/NN/6/nsubj attacked=attack/VBD/2/advcl`,
			"fled:RETREAT attacked:ASSAULT", []string{"c1 fled: caused-by c2", "c2 attacked:"}},
		{"coincided with", `The/DT/2/det visit/NN/3/nsubj coincided=coincide/VBD/0/root with/IN/6/case the/DT/6/det raid/NN/3/obl`,
			"visit:CONSULT raid:ASSAULT", []string{"c1 visit: coincides-with c2", "c2 raid:"}},
		{"triggered", `The/DT/2/det raid/NN/3/nsubj triggered=trigger/VBD/0/root clashes=clash/NNS/3/obj`,
			"raid:ASSAULT clashes:ASSAULT", []string{"c1 raid:", "c2 clashes: caused-by c1"}},
		{"a verification of the claim before", `Rebels=rebel/NNS/2/nsubj shelled=shell/VBD/0/root towns=town/NNS/2/obj ./PUNCT/2/punct
			Monitors=monitor/NNS/2/nsubj verified=verify/VBD/0/root it/PRP/2/obj ./PUNCT/2/punct`,
			"shelled:ASSAULT verified:verification", []string{"c1 shelled:", "c2 verified: confirms c1"}},
		{"one that failed", `Rebels=rebel/NNS/2/nsubj shelled=shell/VBD/0/root towns=town/NNS/2/obj ./PUNCT/2/punct
			Nobody/PRP/3/nsubj has=have/VBZ/3/aux verified=verify/VBN/0/root it/PRP/3/obj ./PUNCT/3/punct`,
			"shelled:ASSAULT verified:verification,denied", []string{"c1 shelled:", "c2 verified: undermines c1"}},
		{"none where nothing ties them", `Rebels=rebel/NNS/2/nsubj fled=flee/VBD/0/root and/CC/5/cc police=police/NNS/5/nsubj attacked=attack/VBD/2/conj`,
			"fled:RETREAT attacked:ASSAULT", []string{"c1 fled:", "c2 attacked:"}},
	})
}

func TestVerified(t *testing.T) {
	run(t, linked, []sample{
		{"its words point further back", `Police/NNS/2/nsubj said=say/VBD/0/root rebels=rebel/NNS/4/nsubj killed=kill/VBD/2/ccomp six/CD/6/nummod guards=guard/NNS/4/obj
The/DT/2/det army/NN/3/nsubj said=say/VBD/0/root it/PRP/5/nsubj shelled=shell/VBD/3/ccomp towns=town/NNS/5/obj
Nobody/NN/3/nsubj has=have/VBZ/3/aux verified=verify/VBN/0/root the/DT/5/det toll/NN/3/obj`,
			"killed:ASSAULT shelled:ASSAULT verified:verification,denied=0.9", []string{"c1 killed:", "c2 shelled:", "c3 verified: undermines c1"}},
		{"what was never told before", `Police/NNS/2/nsubj said=say/VBD/0/root rebels=rebel/NNS/4/nsubj shelled=shell/VBD/2/ccomp towns=town/NNS/4/obj
No/DT/2/det casualties=casualty/NNS/4/nsubj:pass were=be/VBD/4/aux:pass confirmed=confirm/VBN/0/root`,
			"shelled:ASSAULT confirmed:verification", []string{"c1 shelled:", "c2 confirmed:"}},
	})
}
