package extract_test

import (
	"testing"

	"github.com/reportedly/reportedly"
)

// moded is a claim's trigger with all that isn't affirmed, actual and plain.
func moded(c reportedly.Claim) string {
	out := c.Trigger.Quote + ":"
	if c.Polarity != reportedly.Affirmed {
		out += " " + string(c.Polarity)
	}
	if c.Reality != reportedly.Actual {
		out += " " + string(c.Reality)
	}
	if c.Likelihood != "" {
		out += " " + string(c.Likelihood)
	}
	if c.Verification != "" {
		out += " " + string(c.Verification)
	}
	return out
}

func TestLikelihood(t *testing.T) {
	run(t, moded, []sample{
		{"may", `Rebels=rebel/NNS/4/nsubj may/MD/4/aux have/VB/4/aux shelled=shell/VBN/0/root the/DT/6/det port/NN/4/obj`,
			"shelled:ASSAULT", []string{"shelled: roughly-even"}},
		{"likely, of its complement", `Rebels=rebel/NNS/3/nsubj are=be/VBP/3/cop likely/JJ/0/root to/TO/5/mark attack/VB/3/xcomp the/DT/7/det port/NN/5/obj`,
			"attack:ASSAULT", []string{"attack: prospective likely"}},
		{"likely, of its subject", `An/DT/2/det attack/NN/4/nsubj is=be/VBZ/4/cop likely/JJ/0/root`,
			"attack:ASSAULT", []string{"attack: likely"}},
		{"could not is an inability", `Rebels=rebel/NNS/4/nsubj could/MD/4/aux not/NEG/4/advmod capture/VB/0/root the/DT/6/det port/NN/4/obj`,
			"capture:ASSAULT", []string{"capture: denied", "capture: denied"}},
		{"none where no word says so, whatever the model guesses", `Rebels=rebel/NNS/2/nsubj shelled=shell/VBD/0/root towns=town/NNS/2/obj`,
			"shelled:ASSAULT,unlikely", []string{"shelled:"}},
	})
}

func TestReality(t *testing.T) {
	run(t, moded, []sample{
		{"will", `Rebels=rebel/NNS/3/nsubj will/MD/3/aux attack/VB/0/root the/DT/5/det port/NN/3/obj`,
			"attack:ASSAULT", []string{"attack: prospective"}},
		{"a plan", `Rebels=rebel/NNS/2/nsubj plan/VBP/0/root to/TO/4/mark attack/VB/2/xcomp the/DT/6/det port/NN/4/obj`,
			"attack:ASSAULT", []string{"attack: prospective"}},
		{"a condition", `If/IN/3/mark rebels=rebel/NNS/3/nsubj attack/VBP/7/advcl ,/PUNCT/3/punct police=police/NNS/7/nsubj will/MD/7/aux flee/VB/0/root`,
			"attack:ASSAULT flee:RETREAT", []string{"attack: conditional", "flee: conditional"}},
		{"an ordered act", `The/DT/3/det ordered=order/VBN/3/amod attack/NN/4/nsubj failed=fail/VBD/0/root`,
			"attack:ASSAULT", []string{"attack: prospective"}},
		{"a verb that carries the noun of a plan", `Rebels=rebel/NNS/2/nsubj plotted=plot/VBD/0/root an/DT/4/det attack/NN/2/obj`,
			"attack:ASSAULT", []string{"attack: prospective"}},
		{"the present progressive", `Rebels=rebel/NNS/3/nsubj are=be/VBP/3/aux shelling=shell/VBG/0/root the/DT/5/det port/NN/3/obj`,
			"shelling:ASSAULT", []string{"shelling: ongoing"}},
		{"a past form against an unsure model", `He/PRP/3/nsubj had=have/VBD/3/aux met=meet/VBN/0/root rebels=rebel/NNS/3/obj`,
			"met:CONSULT", []string{"met:"}},
		{"the past of a light verb", `They/PRP/2/nsubj held=hold/VBD/0/root talks=talk/NNS/2/obj`,
			"talks:CONSULT", []string{"talks:"}},
		{"the model against silence", `Rebels=rebel/NNS/3/nsubj often/RB/3/advmod attack/VBP/0/root towns=town/NNS/3/obj`,
			"attack:ASSAULT,habitual", []string{"attack: habitual"}},
		{"kinds other than event are actual", `The/DT/2/det union/NN/4/nsubj is=be/VBZ/4/aux holding=hold/VBG/0/root the/DT/6/det port/NN/4/obj`,
			"holding:control", []string{"holding:"}},
	})
}

func TestPolarity(t *testing.T) {
	run(t, moded, []sample{
		{"a denial took place", `The/DT/2/det mayor/NN/3/nsubj denies=deny/VBZ/0/root it/PRP/3/obj`,
			"denies:REJECT,denied=0.8", []string{"denies:"}},
		{"silence is no claim", `No/DT/2/det group/NN/4/nsubj has=have/VBZ/4/aux claimed=claim/VBN/0/root responsibility/NN/4/obj`,
			"claimed:ASSAULT", nil},
		{"not", `Rebels=rebel/NNS/4/nsubj did=do/VBD/4/aux not/NEG/4/advmod shell/VB/0/root the/DT/6/det port/NN/4/obj`,
			"shell:ASSAULT", []string{"shell: denied"}},
		{"failed to", `Rebels=rebel/NNS/2/nsubj failed=fail/VBD/0/root to/TO/4/mark capture/VB/2/xcomp the/DT/6/det port/NN/4/obj`,
			"capture:ASSAULT", []string{"capture: denied", "capture: denied"}},
		{"two cancel out", `Rebels=rebel/NNS/4/nsubj did=do/VBD/4/aux not/NEG/4/advmod fail/VB/0/root to/TO/6/mark capture/VB/4/xcomp the/DT/8/det port/NN/6/obj`,
			"capture:ASSAULT", []string{"capture:", "capture:"}},
		{"denied that", `The/DT/2/det army/NN/3/nsubj denied=deny/VBD/0/root that/IN/6/mark it/PRP/6/nsubj shelled=shell/VBD/3/ccomp towns=town/NNS/6/obj`,
			"shelled:ASSAULT", []string{"shelled: denied"}},
		{"a word that means so", `The/DT/2/det court/NN/3/nsubj acquitted=acquit/VBD/0/root the/DT/5/det editor/NN/3/obj`,
			"acquitted:SANCTION", []string{"acquitted: denied"}},
		{"an averted act", `Police=police/NNS/2/nsubj foiled=foil/VBD/0/root an/DT/4/det attack/NN/2/obj`,
			"attack:ASSAULT", []string{"attack: denied"}},
		{"the negation of another clause", `Rebels=rebel/NNS/2/nsubj shelled=shell/VBD/0/root the/DT/4/det port/NN/2/obj but/CC/9/cc did=do/VBD/9/aux not/NEG/9/advmod even/RB/9/advmod flee/VB/2/conj`,
			"shelled:ASSAULT flee:RETREAT", []string{"shelled:", "flee: denied"}},
		{"the model alone", `Rebels=rebel/NNS/2/nsubj shelled=shell/VBD/0/root towns=town/NNS/2/obj`,
			"shelled:ASSAULT,denied", []string{"shelled: denied"}},
	})
}

func TestVerification(t *testing.T) {
	run(t, moded, []sample{
		{"an unverified report", `Police=police/NNS/2/nsubj noted=note/VBD/0/root unconfirmed/JJ/4/amod reports=report/NNS/2/obj of/IN/7/case a/DT/7/det raid/NN/4/nmod`,
			"raid:ASSAULT", []string{"raid: unverified"}},
		{"a verification of its own word", `Rebels=rebel/NNS/2/nsubj shelled=shell/VBD/0/root towns=town/NNS/2/obj ./PUNCT/2/punct
			Monitors=monitor/NNS/2/nsubj verified=verify/VBD/0/root it/PRP/2/obj ./PUNCT/2/punct`,
			"shelled:ASSAULT verified:verification,denied", []string{"shelled:", "verified:"}},
		{"that could not be done", `Rebels=rebel/NNS/2/nsubj shelled=shell/VBD/0/root towns=town/NNS/2/obj ./PUNCT/2/punct
			This/DT/5/nsubj:pass could/MD/5/aux not/NEG/5/advmod be/VB/5/aux:pass verified=verify/VBN/0/root ./PUNCT/5/punct`,
			"shelled:ASSAULT verified:verification", []string{"shelled:", "verified: denied"}},
	})
}
