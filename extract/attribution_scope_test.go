package extract_test

import "testing"

// TestScope is a table of how far a cue of saying reaches.
func TestScope(t *testing.T) {
	run(t, sourced, []sample{
		{"a clause without a subject is no content",
			`The/DT/2/det truce/NN/3/nsubj announced=announce/VBD/0/root by/IN/6/case the/DT/6/det guild/NN/3/obl:agent has/VBZ/8/aux freed=free/VBN/3/ccomp nine/CD/10/nummod men/NNS/8/obj ././3/punct`,
			"freed:RETREAT", []string{"freed: asserted"}},
		{"as agreed",
			`The/DT/2/det rebels=rebel/NNS/3/nsubj released=release/VBD/0/root nine/CD/5/nummod men/NNS/3/obj ,/,/8/punct as/IN/8/mark agreed=agree/VBN/3/advcl ././3/punct`,
			"released:RETREAT", []string{"released: asserted"}},
		{"as somebody demanded",
			`As/IN/4/mark the/DT/3/det guild/NN/4/nsubj demanded=demand/VBD/7/advcl ,/,/4/punct rebels=rebel/NNS/7/nsubj released=release/VBD/0/root nine/CD/9/nummod men/NNS/7/obj ././7/punct`,
			"released:RETREAT", []string{"released: asserted"}},
		{"what somebody says is that",
			`What/WP/9/nsubj:outer growers=grower/NNS/3/nsubj tell/VBP/1/acl:relcl me/PRP/3/iobj is=be/VBZ/9/cop that/IN/9/mark armed/JJ/8/amod rebels=rebel/NNS/9/nsubj burned=burn/VBD/0/root a/DT/11/det mill/NN/9/obj ././9/punct`,
			"burned:ASSAULT", []string{"burned: reported by growers"}},
		{"a belief within an inference",
			`It/PRP/2/expl seems=seem/VBZ/0/root that/IN/6/mark the/DT/5/det guild/NN/6/nsubj fears=fear/VBZ/2/ccomp a/DT/8/det raid/NN/6/obj ././2/punct`,
			"raid:ASSAULT", []string{"raid: inferred"}},
		{"a wish within an inference",
			`It/PRP/3/expl is=be/VBZ/3/aux:pass believed=believe/VBN/0/root that/IN/7/mark the/DT/6/det guild/NN/7/nsubj wants=want/VBZ/3/ccomp rebels=rebel/NNS/7/obj to/TO/10/mark leave/VB/7/xcomp ././3/punct`,
			"wants:REQUEST leave:RETREAT", []string{"wants: inferred, likely", "leave: inferred, likely"}},
		{"as somebody had warned",
			`Rebels=rebel/NNS/2/nsubj shelled=shell/VBD/0/root the/DT/4/det port/NN/2/obj ,/,/10/punct as/IN/10/mark the/DT/8/det guild/NN/10/nsubj had=have/VBD/10/aux warned=warn/VBN/2/advcl ././2/punct`,
			"shelled:ASSAULT", []string{"shelled: asserted"}},
		{"what a thing is said to show",
			`Films=film/NNS/2/nsubj said=say/VBD/0/root to/TO/4/mark show/VB/2/xcomp a/DT/6/det raid/NN/4/obj spread/VBD/2/ccomp ././2/punct`,
			"raid:ASSAULT,reported=0.9", []string{"raid: reported"}},
		{"a sum-up behind the verb of saying",
			`Rebels=rebel/NNS/2/nsubj shelled=shell/VBD/7/ccomp the/DT/4/det port/NN/2/obj ,/,/6/punct clerks=clerk/NNS/7/nsubj said=say/VBD/0/root ,/,/12/punct the/DT/12/det third/JJ/12/amod such/JJ/12/amod attack/NN/7/ccomp ././7/punct`,
			"shelled:ASSAULT attack:ASSAULT", []string{"shelled: reported by clerks", "attack: asserted"}},
		{"a subject shared with a clause that lacks its verb",
			`The/DT/2/det guild/NN/3/nsubj has=have/VBZ/0/root not/RB/3/advmod ,/,/7/punct and/CC/7/cc says=say/VBZ/4/conj rebels=rebel/NNS/9/nsubj shelled=shell/VBD/7/ccomp the/DT/11/det port/NN/9/obj ././3/punct`,
			"shelled:ASSAULT", []string{"shelled: reported by The guild"}},
		{"a participle that draws the subject of a denial",
			`A/DT/2/det clerk/NN/3/nsubj reached=reach/VBD/0/root by/IN/5/case phone/NN/3/obl denied=deny/VBD/3/ccomp that/IN/9/mark rebels=rebel/NNS/9/nsubj shelled=shell/VBD/6/ccomp the/DT/11/det port/NN/9/obj ././3/punct`,
			"shelled:ASSAULT", []string{"shelled: reported by A clerk"}},
		{"a deed of one's own, hung on another word",
			`Nine/CD/2/nummod rifles=rifle/NNS/0/root that/WDT/7/obj the/DT/5/det clerks=clerk/NNS/6/nsubj deny/VBP/2/acl:relcl having=have/VBG/8/aux seized=seize/VBN/2/acl:relcl ././2/punct`,
			"seized:COERCE", []string{"seized: reported by the clerks"}},
		{"who denies a deed doesn't tell of it",
			`The/DT/2/det raid/NN/9/nsubj ,/,/2/punct which/WDT/7/obj it/PRP/7/nsubj has=have/VBZ/7/aux denied=deny/VBN/2/acl:relcl ,/,/2/punct angered=anger/VBD/0/root Osk/NNP/9/obj/B-LOC ././9/punct`,
			"raid:ASSAULT", []string{"raid: asserted"}},
		{"a strike that somebody called",
			`The/DT/2/det strike/NN/8/nsubj called=call/VBN/2/acl by/IN/6/case the/DT/6/det guild/NN/3/obl:agent has=have/VBZ/8/aux ended=end/VBN/0/root ././8/punct`,
			"strike:PROTEST", []string{"strike: asserted"}},
		{"one account has them shot",
			`One/CD/2/nummod account/NN/5/obl:unmarked has=have/VBZ/5/aux them/PRP/5/obj shot=shoot/VBN/0/root ././5/punct`,
			"shot:ASSAULT", []string{"shot: reported by One account"}},
	})
}

func TestAide(t *testing.T) {
	run(t, spoken, []sample{
		{"an aide is called after whom he serves",
			`Pal/NNP/3/nsubj/B-PER Deen/NNP/1/flat/I-PER left=leave/VBD/0/root ././3/punct
His/PRP$/2/nmod:poss lawyer/NN/3/nsubj said=say/VBD/0/root rebels=rebel/NNS/5/nsubj shelled=shell/VBD/3/ccomp the/DT/7/det port/NN/5/obj ././3/punct`,
			"shelled:ASSAULT", []string{"shelled: unnamed lawyer of Pal Deen"}},
		{"a pronoun that can't be the last one who spoke",
			`The/DT/2/det nurse/NN/3/nsubj said=say/VBD/0/root rebels=rebel/NNS/5/nsubj fled=flee/VBD/3/ccomp ././3/punct
Her/PRP$/2/nmod:poss brother/NN/3/nsubj said=say/VBD/0/root rebels=rebel/NNS/5/nsubj returned=return/VBD/3/ccomp ././3/punct
She/PRP/2/nsubj said=say/VBD/0/root rebels=rebel/NNS/4/nsubj shelled=shell/VBD/2/ccomp the/DT/6/det port/NN/4/obj ././2/punct`,
			"shelled:ASSAULT", []string{"shelled: unnamed nurse"}},
	})
}
