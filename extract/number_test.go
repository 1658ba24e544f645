package extract_test

import (
	"fmt"
	"testing"

	"github.com/reportedly/reportedly"
)

// counted is a claim's trigger with its numbers.
func counted(c reportedly.Claim) string {
	out := c.Trigger.Quote + ":"
	for _, n := range c.Numbers {
		out += fmt.Sprintf(" %s %d–%d (%s)", n.Field, n.Min, n.Max, n.Text)
	}
	return out
}

func TestNumbers(t *testing.T) {
	run(t, counted, []sample{
		{"plain", `Five/CD/2/nummod guards=guard/NNS/4/nsubj:pass were=be/VBD/4/aux:pass killed=kill/VBN/0/root`,
			"killed:ASSAULT", []string{"killed: killed 5–5 (Five)"}},
		{"at least", `At/IN/2/case least/JJS/3/nmod five/CD/4/nummod guards=guard/NNS/6/nsubj:pass were=be/VBD/6/aux:pass killed=kill/VBN/0/root`,
			"killed:ASSAULT", []string{"killed: killed 5–0 (At least five)"}},
		{"more than", `More/JJR/3/advmod than/IN/1/fixed 30/CD/4/nummod people=person/NNS/6/nsubj:pass were=be/VBD/6/aux:pass injured=injure/VBN/0/root`,
			"injured:ASSAULT", []string{"injured: injured 31–0 (More than 30)"}},
		{"up to", `Up/IN/3/advmod to/IN/1/fixed 200/CD/4/nummod men=man/NNS/6/nsubj:pass were=be/VBD/6/aux:pass arrested=arrest/VBN/0/root`,
			"arrested:COERCE", []string{"arrested: detained 0–200 (Up to 200)"}},
		{"fewer than", `Fewer/JJR/3/advmod than/IN/1/fixed 30/CD/4/nummod men=man/NNS/6/nsubj:pass were=be/VBD/6/aux:pass arrested=arrest/VBN/0/root`,
			"arrested:COERCE", []string{"arrested: detained 0–29 (Fewer than 30)"}},
		{"between", `Between/IN/2/case 30/CD/5/nummod and/CC/4/cc 45/CD/2/conj guards=guard/NNS/7/nsubj:pass were=be/VBD/7/aux:pass killed=kill/VBN/0/root`,
			"killed:ASSAULT", []string{"killed: killed 30–45 (Between 30 and 45)"}},
		{"digits with a comma", `1,500/CD/2/nummod families=family/NNS/3/nsubj fled=flee/VBD/0/root`,
			"fled:RETREAT", []string{"fled: displaced 1500–1500 (1,500)"}},
		{"hundreds in words", `Two/CD/2/compound hundred/CD/3/nummod families=family/NNS/4/nsubj fled=flee/VBD/0/root`,
			"fled:RETREAT", []string{"fled: displaced 200–200 (Two hundred)"}},
		{"a compound of words", `Forty/CD/3/compound -/HYPH/3/punct four/CD/4/nummod soldiers=soldier/NNS/6/nsubj:pass were=be/VBD/6/aux:pass wounded=wound/VBN/0/root`,
			"wounded:ASSAULT", []string{"wounded: injured 44–44 (Forty - four)"}},
		{"repeated in figures", `Forty/CD/3/compound -/HYPH/3/punct four/CD/7/nummod (/-LRB-/5/punct 44/CD/3/appos )/-RRB-/5/punct soldiers=soldier/NNS/9/nsubj:pass were=be/VBD/9/aux:pass wounded=wound/VBN/0/root`,
			"wounded:ASSAULT", []string{"wounded: injured 44–44 (Forty - four ( 44))"}},
		{"and within a number", `One/CD/2/compound hundred/CD/5/nummod and/CC/4/cc twelve/CD/2/conj civilians=civilian/NNS/7/nsubj:pass were=be/VBD/7/aux:pass killed=kill/VBN/0/root`,
			"killed:ASSAULT", []string{"killed: killed 112–112 (One hundred and twelve)"}},
		{"a decimal of millions", `1.5/CD/2/compound million/CD/3/nummod people=person/NNS/4/nsubj fled=flee/VBD/0/root`,
			"fled:RETREAT", []string{"fled: displaced 1500000–1500000 (1.5 million)"}},
		{"dozens", `Dozens=dozen/NNS/4/nsubj:pass of/IN/3/case guards=guard/NNS/1/nmod killed=kill/VBN/0/root`,
			"killed:ASSAULT", []string{"killed: killed 24–0 (Dozens)"}},
		{"a crowd's size", `Thousands=thousand/NNS/4/nsubj of/IN/3/case people=person/NNS/1/nmod marched=march/VBD/0/root`,
			"marched:PROTEST", []string{"marched: size 2000–0 (Thousands)"}},
		{"how many things were hit is no size", `Rebels=rebel/NNS/2/nsubj shelled=shell/VBD/0/root four/CD/4/nummod towns=town/NNS/2/obj`,
			"shelled:ASSAULT", []string{"shelled:"}},
	})
}
