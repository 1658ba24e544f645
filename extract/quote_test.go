package extract_test

import "testing"

func TestQuotes(t *testing.T) {
	run(t, sourced, []sample{
		{"marks with a verb of saying beside them",
			`“/PUNCT/3/punct Rebels=rebel/NNS/3/nsubj shelled=shell/VBD/0/root the/DT/5/det port/NN/3/obj ,/PUNCT/9/punct ”/PUNCT/3/punct Karim/NNP/9/nsubj/B-PER said=say/VBD/3/parataxis`,
			"shelled:ASSAULT", []string{"shelled: reported by Karim"}},
		{"the verb of saying is in another branch",
			`Asked=ask/VBN/2/advcl Karim/NNP/3/nsubj/B-PER told=tell/VBD/0/root reporters=reporter/NNS/3/obj :/PUNCT/3/punct “/PUNCT/8/punct Rebels=rebel/NNS/8/nsubj shelled=shell/VBD/3/parataxis towns=town/NNS/8/obj ”/PUNCT/8/punct`,
			"shelled:ASSAULT", []string{"shelled: reported by Karim"}},
		{"a sentence before that ends with a colon",
			`Karim/NNP/2/nsubj/B-PER said=say/VBD/0/root :/PUNCT/2/punct
			---
			“/PUNCT/3/punct Rebels=rebel/NNS/3/nsubj shelled=shell/VBD/0/root the/DT/5/det port/NN/3/obj ”/PUNCT/3/punct`,
			"shelled:ASSAULT", []string{"shelled: reported by Karim"}},
		{"a quotation without a speaker goes on with the last one's",
			`“/PUNCT/3/punct Rebels=rebel/NNS/3/nsubj shelled=shell/VBD/0/root towns=town/NNS/3/obj ,/PUNCT/8/punct ”/PUNCT/3/punct Karim/NNP/8/nsubj/B-PER said=say/VBD/3/parataxis ./PUNCT/3/punct
			“/PUNCT/3/punct They/PRP/3/nsubj fled=flee/VBD/0/root ./PUNCT/3/punct ”/PUNCT/3/punct`,
			"shelled:ASSAULT fled:RETREAT", []string{"shelled: reported by Karim", "fled: reported by Karim"}},
		{"a paragraph that opens a quotation is quoted to its end",
			`Karim/NNP/2/nsubj/B-PER said=say/VBD/0/root :/PUNCT/2/punct “/PUNCT/6/punct Rebels=rebel/NNS/6/nsubj fled=flee/VBD/2/ccomp ./PUNCT/6/punct
			They/PRP/2/nsubj shelled=shell/VBD/0/root towns=town/NNS/2/obj
			---
			Police=police/NNS/2/nsubj arrested=arrest/VBD/0/root Salem/NNP/2/obj/B-PER`,
			"fled:RETREAT shelled:ASSAULT arrested:COERCE",
			[]string{"fled: reported by Karim", "shelled: reported by Karim", "arrested: asserted"}},
		{"marks without a verb are the author's",
			`Police=police/NNS/2/nsubj arrested=arrest/VBD/0/root the/DT/5/det “/PUNCT/5/punct moderates=moderate/NNS/2/obj ”/PUNCT/5/punct`,
			"arrested:COERCE", []string{"arrested: asserted"}},
		{"blocks after an announcement are the announcer's until he is spoken of again",
			`Karim/NNP/2/nsubj/B-PER said=say/VBD/0/root :/PUNCT/2/punct
			---
			Rebels=rebel/NNS/2/nsubj shelled=shell/VBD/0/root towns=town/NNS/2/obj ./PUNCT/2/punct
			---
			They/PRP/2/nsubj fled=flee/VBD/0/root ./PUNCT/2/punct
			---
			Karim/NNP/2/nsubj/B-PER added=add/VBD/0/root that/IN/5/mark they/PRP/5/nsubj returned=return/VBD/2/ccomp ./PUNCT/2/punct
			---
			Police=police/NNS/2/nsubj arrested=arrest/VBD/0/root Salem/NNP/2/obj/B-PER`,
			"shelled:ASSAULT fled:RETREAT arrested:COERCE",
			[]string{"shelled: reported by Karim", "fled: reported by Karim", "arrested: asserted"}},
		{"a transcript's turns are their speaker's, the presenter's are the broadcaster's own",
			`PRESENTER/NNP/0/root :/PUNCT/1/punct Rebels=rebel/NNS/4/nsubj shelled=shell/VBD/1/parataxis towns=town/NNS/4/obj ./PUNCT/4/punct
			---
			Karim/NNP/0/root/B-PER :/PUNCT/1/punct They/PRP/4/nsubj fled=flee/VBD/1/parataxis ./PUNCT/4/punct
			---
			PRESENTER/NNP/0/root :/PUNCT/1/punct Thanks=thanks/NNS/1/parataxis ./PUNCT/1/punct`,
			"shelled:ASSAULT fled:RETREAT", []string{"shelled: asserted", "fled: reported by Karim"}},
		{"a turn of somebody whom the presenter calls by the first name is the broadcaster's own",
			`PRESENTER/NNP/0/root :/PUNCT/1/punct Karim/NNP/5/nsubj/B-PER Sadeh/NNP/3/flat/I-PER waits=wait/VBZ/1/parataxis ./PUNCT/5/punct
			Karim/NNP/0/root/B-PER ?/PUNCT/1/punct
			---
			SADEH/NNP/0/root :/PUNCT/1/punct Rebels=rebel/NNS/4/nsubj shelled=shell/VBD/1/parataxis towns=town/NNS/4/obj ./PUNCT/4/punct
			---
			PRESENTER/NNP/0/root :/PUNCT/1/punct Who=who/WP/4/nsubj fled=flee/VBD/1/parataxis ?/PUNCT/4/punct
			---
			SADEH/NNP/0/root :/PUNCT/1/punct Nobody=nobody/NN/1/parataxis ./PUNCT/1/punct`,
			"shelled:ASSAULT", []string{"shelled: asserted"}},
		{"but not of a guest",
			`PRESENTER/NNP/0/root :/PUNCT/1/punct Karim/NNP/8/nsubj/B-PER Sadeh/NNP/3/flat/I-PER of/IN/7/case the/DT/7/det clinic/NN/3/nmod waits=wait/VBZ/1/parataxis ./PUNCT/8/punct
			Karim/NNP/0/root/B-PER ?/PUNCT/1/punct
			---
			SADEH/NNP/0/root :/PUNCT/1/punct Rebels=rebel/NNS/4/nsubj shelled=shell/VBD/1/parataxis towns=town/NNS/4/obj ./PUNCT/4/punct
			---
			PRESENTER/NNP/0/root :/PUNCT/1/punct Who=who/WP/4/nsubj fled=flee/VBD/1/parataxis ?/PUNCT/4/punct
			---
			SADEH/NNP/0/root :/PUNCT/1/punct Nobody=nobody/NN/1/parataxis ./PUNCT/1/punct`,
			"shelled:ASSAULT", []string{"shelled: reported by SADEH"}},
		{"we in a quotation is its speaker",
			`“/PUNCT/3/punct We/PRP/3/nsubj shelled=shell/VBD/0/root towns=town/NNS/3/obj ,/PUNCT/8/punct ”/PUNCT/3/punct Karim/NNP/8/nsubj/B-PER said=say/VBD/3/parataxis`,
			"shelled:ASSAULT", []string{"shelled: reported by Karim"}},
		{"an apostrophe opens no quotation",
			`The/DT/2/det rebels=rebel/NNS/4/nmod:poss '/POS/2/case guns=gun/NNS/5/nsubj shelled=shell/VBD/0/root towns=town/NNS/5/obj`,
			"shelled:ASSAULT", []string{"shelled: asserted"}},
	})
}
