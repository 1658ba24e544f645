package extract_test

import (
	"testing"

	"github.com/reportedly/reportedly"
)

// dated is a claim's trigger with its time.
func dated(c reportedly.Claim) string {
	if c.Time == nil {
		return c.Trigger.Quote + ":"
	}
	out := c.Trigger.Quote + ": " + string(c.Time.Relation) + " " + c.Time.Text
	if c.Time.Claim != "" {
		out += " (" + c.Time.Claim + ")"
	}
	return out
}

func TestTimes(t *testing.T) {
	run(t, dated, []sample{
		{"beside the verb", `Rebels=rebel/NNS/2/nsubj fled=flee/VBD/0/root on/IN/4/case Monday/NNP/2/obl/B-TIME`,
			"fled:RETREAT", []string{"fled: on Monday"}},
		{"shared by coordinated verbs", `Rebels=rebel/NNS/2/nsubj met=meet/VBD/0/root on/IN/4/case Monday/NNP/2/obl/B-TIME and/CC/6/cc fled=flee/VBD/2/conj`,
			"met:CONSULT fled:RETREAT", []string{"met: on Monday", "fled: on Monday"}},
		{"of a light verb", `They/PRP/2/nsubj held=hold/VBD/0/root talks=talk/NNS/2/obj on/IN/5/case Monday/NNP/2/obl/B-TIME`,
			"talks:CONSULT", []string{"talks: on Monday"}},
		{"at a verb of saying it dates the saying", `Police=police/NNS/2/nsubj said=say/VBD/0/root on/IN/4/case Monday/NNP/2/obl/B-TIME rebels=rebel/NNS/6/nsubj fled=flee/VBD/2/ccomp`,
			"fled:RETREAT", []string{"fled:"}},
		{"below a noun of time", `Rebels=rebel/NNS/2/nsubj fled=flee/VBD/0/root on/IN/5/case the/DT/5/det night/NN/2/obl of/IN/7/case Monday/NNP/5/nmod/B-TIME`,
			"fled:RETREAT", []string{"fled: on Monday"}},
		{"the model points elsewhere", `On/IN/2/case Monday/NNP/5/obl/B-TIME police=police/NNS/5/nsubj later/RB/5/advmod said=say/VBD/0/root rebels=rebel/NNS/7/nsubj fled=flee/VBD/5/ccomp`,
			"fled:RETREAT,time=Monday", []string{"fled: on Monday"}},
		{"told by another claim", `Rebels=rebel/NNS/2/nsubj fled=flee/VBD/0/root after/IN/5/case the/DT/5/det raid/NN/2/obl`,
			"fled:RETREAT raid:ASSAULT", []string{"fled: after after the raid (c2)", "raid:"}},
	})
}

func TestLogLines(t *testing.T) {
	show := func(c reportedly.Claim) string { return placed(c) + " | " + dated(c) }
	run(t, show, []sample{
		{"date and place hold for the line", `12/CD/2/nummod/B-TIME Dec/NNP/0/root/I-TIME ,/PUNCT/2/punct Malvera/NNP/2/appos/B-LOC :/PUNCT/2/punct
			Rebels=rebel/NNS/2/nsubj fled=flee/VBD/0/root ./PUNCT/2/punct
			Police=police/NNS/2/nsubj returned=return/VBD/0/root to/TO/4/case Tarn/NNP/2/obl/B-LOC ./PUNCT/2/punct
			---
			Salem/NNP/2/nsubj/B-PER fled=flee/VBD/0/root`,
			"fled:RETREAT returned:RETREAT",
			[]string{"fled: in Malvera [Malvera] | fled: on 12 Dec", "returned: to Tarn [Tarn] | returned: on 12 Dec"}},
		{"a date and a bar before the place", `14.08/CD/0/root/B-TIME |/PUNCT/1/punct Komanda/NNP/1/dep/B-LOC ./PUNCT/1/punct
			Rebels=rebel/NNS/2/nsubj fled=flee/VBD/0/root ./PUNCT/2/punct`,
			"fled:RETREAT", []string{"fled: in Komanda [Komanda] | fled: on 14.08"}},
		{"a place after the full stop", `14.08/CD/0/root/B-TIME ./PUNCT/1/punct Komanda/NNP/1/dep/B-LOC ./PUNCT/1/punct
			Rebels=rebel/NNS/2/nsubj fled=flee/VBD/0/root ./PUNCT/2/punct`,
			"fled:RETREAT", []string{"fled: in Komanda [Komanda] | fled: on 14.08"}},
		{"a bar and no more", `14.08/CD/0/root/B-TIME |/PUNCT/1/punct Rebels=rebel/NNS/4/nsubj fled=flee/VBD/1/dep ./PUNCT/1/punct`,
			"fled:RETREAT", []string{"fled: | fled: on 14.08"}},
		{"a place alone", `Komanda/NNP/0/root/B-LOC ./PUNCT/1/punct
			Rebels=rebel/NNS/2/nsubj fled=flee/VBD/0/root ./PUNCT/2/punct`,
			"fled:RETREAT", []string{"fled: in Komanda [Komanda] | fled:"}},
		{"a sentence's subject is no head of a line", `Komanda/NNP/2/nsubj/B-LOC fell=fall/VBD/0/root ./PUNCT/2/punct
			Rebels=rebel/NNS/2/nsubj fled=flee/VBD/0/root ./PUNCT/2/punct`,
			"fled:RETREAT", []string{"fled: | fled:"}},
	})
}
