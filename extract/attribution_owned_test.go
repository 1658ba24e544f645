package extract_test

import "testing"

// TestOwned is a table of acts that somebody owns up to, of what is left unsaid and of what
// stands in documents.
func TestOwned(t *testing.T) {
	run(t, sourced, []sample{
		{"responsibility for an act",
			`The/DT/2/det front/NN/3/nsubj claimed=claim/VBD/0/root responsibility/NN/3/obj for/IN/7/case a/DT/7/det raid/NN/3/obl ,/,/9/punct police/NNS/10/nsubj said=say/VBD/3/parataxis ././3/punct`,
			"raid:ASSAULT", []string{"raid: reported by police < The front"}},
		{"responsibility that nobody claims",
			`No/DT/2/det group/NN/4/nsubj has=have/VBZ/4/aux claimed=claim/VBN/0/root responsibility/NN/4/obj for/IN/8/case the/DT/8/det raid/NN/4/obl ././4/punct`,
			"raid:ASSAULT,reported", []string{"raid: asserted"}},
		{"what somebody declines to say",
			`The/DT/2/det general/NN/3/nsubj declined=decline/VBD/0/root to/TO/5/mark say/VB/3/xcomp whether/IN/8/mark troops=troop/NNS/8/nsubj shelled=shell/VBD/5/ccomp the/DT/10/det port/NN/8/obj ././3/punct`,
			"shelled:ASSAULT", nil},
		{"an account has it so",
			`One/CD/2/nummod account/NN/5/nsubj has=have/VBZ/5/aux him=he/PRP/5/nsubj fleeing=flee/VBG/0/root ././5/punct`,
			"fleeing:RETREAT", []string{"fleeing: reported by One account"}},
		{"a letter that a paper published",
			`The/DT/2/det paper/NN/3/nsubj published=publish/VBD/0/root a/DT/5/det letter/NN/3/obj in/IN/7/case which/WDT/10/obl the/DT/9/det mayor/NN/10/nsubj resigns=resign/VBZ/5/acl:relcl ././3/punct`,
			"resigns:RETREAT", []string{"resigns: reported by The paper < a letter"}},
		{"who has the evidence",
			`The/DT/2/det panel/NN/3/nsubj has=have/VBZ/0/root evidence/NN/3/obj that/IN/7/mark rebels=rebel/NNS/7/nsubj fled=flee/VBD/4/acl ././3/punct`,
			"fled:RETREAT", []string{"fled: reported by The panel"}},
		{"a second speaker behind a comma",
			`The/DT/2/det army/NN/3/nsubj said=say/VBD/0/root rebels=rebel/NNS/5/nsubj fled=flee/VBD/3/ccomp ,/,/9/punct but/CC/9/cc residents=resident/NNS/9/nsubj insisted=insist/VBD/5/conj soldiers=soldier/NNS/11/nsubj left=leave/VBD/9/ccomp ././3/punct`,
			"fled:RETREAT left:RETREAT", []string{"fled: reported by The army", "left: reported by residents"}},
		{"what the report adds",
			`Troops=troop/NNS/2/nsubj fled=flee/VBD/5/ccomp ,/,/5/punct residents=resident/NNS/5/nsubj said=say/VBD/0/root ,/,/9/punct after/IN/9/mark rebels=rebel/NNS/9/nsubj attacked=attack/VBD/5/advcl ././5/punct`,
			"fled:RETREAT attacked:ASSAULT", []string{"fled: reported by residents", "attacked: asserted"}},
		{"probable of the past",
			`Rebels=rebel/NNS/4/nsubj have/VBP/4/aux probably/RB/4/advmod fled=flee/VBN/0/root ././4/punct`,
			"fled:RETREAT", []string{"fled: inferred, likely"}},
		{"probable of the future",
			`Rebels=rebel/NNS/4/nsubj will/MD/4/aux probably/RB/4/advmod flee/VB/0/root ././4/punct`,
			"flee:RETREAT", []string{"flee: asserted, likely"}},
		{"a headline with its source behind a verb",
			`Leader/NN/2/nsubj arrested=arrest/VBD/0/root ,/,/2/punct says=say/VBZ/2/parataxis police/NNS/2/vocative`,
			"arrested:COERCE", []string{"arrested: reported by police"}},
	})
}

// TestConditions is a table of what depends on something and of what still goes on.
func TestConditions(t *testing.T) {
	run(t, moded, []sample{
		{"should", `Should/MD/3/aux talks=talk/NNS/3/nsubj fail/VB/8/advcl ,/,/3/punct the/DT/6/det rebels=rebel/NNS/8/nsubj would/MD/8/aux flee/VB/0/root ././8/punct`,
			"flee:RETREAT", []string{"flee: conditional"}},
		{"would, says who says so now", `He/PRP/3/nsubj would/MD/3/aux flee/VB/6/ccomp ,/,/6/punct he/PRP/6/nsubj says=say/VBZ/0/root ././6/punct`,
			"flee:RETREAT", []string{"flee: conditional"}},
		{"held since", `Nine/CD/2/nummod men=man/NNS/3/nsubj held=hold/VBN/0/root since/IN/5/case March/NNP/3/obl ././3/punct`,
			"held:COERCE", []string{"held: ongoing"}},
		{"what a union keeps doing", `The/DT/2/det union/NN/3/nsubj taxes=tax/VBZ/0/root traders=trader/NNS/3/obj ././3/punct`,
			"taxes:COERCE", []string{"taxes: habitual"}},
		{"a tie that ended", `The/DT/2/det brigade/NN/3/nsubj quit/VBD/0/root the/DT/5/det front/NN/3/obj ././3/punct`,
			"quit:affiliation", []string{"quit: denied"}},
	})
}
