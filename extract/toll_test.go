package extract_test

import "testing"

func TestTolls(t *testing.T) {
	run(t, counted, []sample{
		{"a count without its noun", `Two/CD/2/nummod soldiers=soldier/NNS/4/nsubj:pass were=be/VBD/4/aux:pass killed=kill/VBN/0/root and/CC/7/cc three/CD/7/nummod wounded=wound/VBN/4/conj`,
			"killed:ASSAULT", []string{"killed: killed 2–2 (Two) injured 3–3 (three)"}},
		{"harm that no word of the sentence explains", `Fourteen/CD/2/nummod fighters=fighter/NNS/4/nsubj:pass were=be/VBD/4/aux:pass killed=kill/VBN/0/root`,
			"", []string{"killed: killed 14–14 (Fourteen)"}},
		{"the deed's own harm", `The/DT/2/det blast=blast/NN/3/nsubj left=leave/VBD/0/root nine/CD/3/obj dead/JJ/3/xcomp`,
			"blast:ASSAULT", []string{"blast: killed 9–9 (nine)"}},
		{"deaths without a cause are a condition", `Seven/CD/2/nummod people=person/NNS/3/nsubj died=die/VBD/0/root`,
			"", []string{"died: killed 7–7 (Seven)"}},
		{"an accident is a condition", `Nine/CD/2/nummod passengers=passenger/NNS/4/nsubj:pass were=be/VBD/4/aux:pass killed=kill/VBN/0/root in/IN/7/case the/DT/7/det crash=crash/NN/4/obl`,
			"", []string{"killed: killed 9–9 (Nine)"}},
		{"the figure after a colon", `Total/JJ/2/amod dead/JJ/0/root :/:/4/punct seven/CD/2/appos`,
			"", []string{"dead: killed 7–7 (seven)"}},
		{"another one's deed", `Rebels=rebel/NNS/2/nsubj attacked=attack/VBD/0/root and/CC/6/cc the/DT/5/det army=army/NN/6/nsubj killed=kill/VBD/2/conj six/CD/8/nummod men=man/NNS/6/obj`,
			"attacked:ASSAULT killed:ASSAULT", []string{"attacked:", "killed: killed 6–6 (six)"}},
	})
}

func TestTollsOfWhom(t *testing.T) {
	run(t, parties, []sample{
		{"those of the first count", `Two/CD/2/nummod soldiers=soldier/NNS/4/nsubj:pass were=be/VBD/4/aux:pass killed=kill/VBN/0/root and/CC/7/cc three/CD/7/nummod wounded=wound/VBN/4/conj`,
			"killed:ASSAULT wounded:ASSAULT", []string{"killed:  > soldiers", "wounded:  > soldiers"}},
	})
}
