package extract_test

import (
	"strings"
	"testing"

	"github.com/reportedly/reportedly"
)

// sourced is a claim's trigger with how the report knows it.
func sourced(c reportedly.Claim) string {
	out := c.Trigger.Quote + ": " + string(c.Basis)
	for i, s := range c.SaidBy {
		out += []string{" by ", " < "}[min(i, 1)] + s.Text
	}
	if c.Likelihood != "" {
		out += ", " + string(c.Likelihood)
	}
	return out
}

// spoken is a claim's trigger with the kinds and names of its speakers.
func spoken(c reportedly.Claim) string {
	var out []string
	for _, s := range c.SaidBy {
		out = append(out, strings.TrimSpace(string(s.Kind)+" "+s.Name))
	}
	return c.Trigger.Quote + ": " + strings.Join(out, " < ")
}

func TestAttribution(t *testing.T) {
	run(t, sourced, []sample{
		{"bare statement",
			`Rebels=rebel/NNS/2/nsubj shelled=shell/VBD/0/root the/DT/4/det port/NN/2/obj ./PUNCT/2/punct`,
			"shelled:ASSAULT", []string{"shelled: asserted"}},
		{"complement of a verb of saying",
			`The/DT/2/det mayor/NN/3/nsubj said=say/VBD/0/root that/IN/6/mark rebels=rebel/NNS/6/nsubj shelled=shell/VBD/3/ccomp the/DT/8/det port/NN/6/obj`,
			"shelled:ASSAULT", []string{"shelled: reported by The mayor"}},
		{"the chain runs from the outermost speaker inwards",
			`The/DT/2/det daily/NN/3/nsubj reported=report/VBD/0/root that/IN/6/mark witnesses=witness/NNS/6/nsubj said=say/VBD/3/ccomp rebels=rebel/NNS/8/nsubj shelled=shell/VBD/6/ccomp the/DT/10/det port/NN/8/obj`,
			"shelled:ASSAULT", []string{"shelled: reported by The daily < witnesses"}},
		{"beside its clause",
			`Rebels=rebel/NNS/2/nsubj shelled=shell/VBD/0/root the/DT/4/det port/NN/2/obj ,/PUNCT/8/punct the/DT/7/det mayor/NN/8/nsubj said=say/VBD/2/parataxis`,
			"shelled:ASSAULT", []string{"shelled: reported by the mayor"}},
		{"within its clause",
			`Rebels=rebel/NNS/6/nsubj ,/PUNCT/4/punct residents=resident/NNS/4/nsubj said=say/VBD/6/parataxis ,/PUNCT/4/punct shelled=shell/VBD/0/root the/DT/8/det port/NN/6/obj`,
			"shelled:ASSAULT", []string{"shelled: reported by residents"}},
		{"as somebody announced",
			`As/IN/4/mark the/DT/3/det mayor/NN/4/nsubj announced=announce/VBD/7/advcl ,/PUNCT/4/punct rebels=rebel/NNS/7/nsubj shelled=shell/VBD/0/root the/DT/9/det port/NN/7/obj`,
			"shelled:ASSAULT", []string{"shelled: reported by the mayor"}},
		{"according to",
			`According=accord/VBG/4/case to/IN/1/fixed the/DT/4/det mayor/NN/7/obl ,/PUNCT/4/punct rebels=rebel/NNS/7/nsubj shelled=shell/VBD/0/root the/DT/9/det port/NN/7/obj`,
			"shelled:ASSAULT", []string{"shelled: reported by the mayor"}},
		{"reportedly covers what is coordinated with its verb",
			`Rebels=rebel/NNS/3/nsubj reportedly/RB/3/advmod shelled=shell/VBD/0/root the/DT/5/det port/NN/3/obj and/CC/7/cc fled=flee/VBD/3/conj`,
			"shelled:ASSAULT fled:RETREAT", []string{"shelled: reported", "fled: reported"}},
		{"reportedly leaves what is presupposed",
			`He/PRP/3/nsubj reportedly/RB/3/advmod condemned=condemn/VBD/0/root the/DT/5/det attack/NN/3/obj by/IN/7/case rebels=rebel/NNS/5/nmod`,
			"condemned:ACCUSE attack:ASSAULT", []string{"condemned: reported", "attack: asserted"}},
		{"a bare mention of what is judged is no claim",
			`He/PRP/2/nsubj condemned=condemn/VBD/0/root the/DT/4/det attack/NN/2/obj`,
			"condemned:ACCUSE attack:ASSAULT", []string{"condemned: asserted"}},
		{"what is wanted is whose wish it is",
			`Tenants=tenant/NNS/2/nsubj want/VBP/0/root rebels=rebel/NNS/2/obj freed=free/VBN/2/xcomp`,
			"want:REQUEST freed:RETREAT", []string{"want: asserted", "freed: reported by Tenants"}},
		{"a pronoun that speaks after a speaker",
			"Guards=guard/NNS/2/nsubj said=say/VBD/0/root rebels=rebel/NNS/4/nsubj fled=flee/VBD/2/ccomp ././2/punct\nSoldiers=soldier/NNS/2/nsubj left=leave/VBD/0/root ,/,/5/punct they/PRP/5/nsubj added=add/VBD/2/parataxis",
			"left:RETREAT", []string{"left: reported by they"}},
		{"reports of",
			`Reports=report/NNS/5/nsubj of/IN/4/case a/DT/4/det raid/NN/1/nmod spread/VBD/0/root`,
			"raid:ASSAULT", []string{"raid: reported by Reports"}},
		{"an alleged act",
			`Police=police/NNS/2/nsubj condemned=condemn/VBD/0/root the/DT/5/det alleged/JJ/5/amod attack/NN/2/obj`,
			"attack:ASSAULT", []string{"attack: reported"}},
		{"a belief without a speaker is the report's inference",
			`The/DT/2/det envoy/NN/4/nsubj:pass is=be/VBZ/4/aux:pass understood=understand/VBN/0/root to/TO/7/mark have/VB/7/aux met=meet/VBN/4/xcomp rebels=rebel/NNS/7/obj`,
			"met:CONSULT", []string{"met: inferred, likely"}},
		{"a belief with its holder is reported",
			`He/PRP/3/nsubj:pass is=be/VBZ/3/aux:pass believed=believe/VBN/0/root by/IN/5/case residents=resident/NNS/3/obl:agent to/TO/8/mark have/VB/8/aux fled=flee/VBN/3/xcomp`,
			"fled:RETREAT", []string{"fled: reported by residents, likely"}},
		{"a speaker's own belief is reported",
			`Witnesses=witness/NNS/2/nsubj believe/VBP/0/root rebels=rebel/NNS/4/nsubj shelled=shell/VBD/2/ccomp the/DT/6/det port/NN/4/obj`,
			"shelled:ASSAULT", []string{"shelled: reported by Witnesses, likely"}},
		{"evidence is an inference",
			`There/EX/2/expl is=be/VBZ/0/root evidence/NN/2/nsubj of/IN/6/case an/DT/6/det attack/NN/3/nmod`,
			"attack:ASSAULT", []string{"attack: inferred"}},
		{"we outside quotation marks is the publisher",
			`We/PRP/2/nsubj said=say/VBD/0/root rebels=rebel/NNS/4/nsubj shelled=shell/VBD/2/ccomp the/DT/6/det port/NN/4/obj`,
			"shelled:ASSAULT", []string{"shelled: asserted"}},
		{"a background clause is the report's own",
			`The/DT/2/det mayor/NN/3/nsubj said=say/VBD/0/root Rashid/NNP/10/nsubj/B-PER ,/PUNCT/7/punct who/WP/7/nsubj shelled=shell/VBD/4/acl:relcl ports=port/NNS/7/obj ,/PUNCT/7/punct fled=flee/VBD/3/ccomp`,
			"shelled:ASSAULT fled:RETREAT", []string{"shelled: asserted", "fled: reported by The mayor"}},
		{"a restrictive clause is the speaker's",
			`The/DT/2/det mayor/NN/3/nsubj said=say/VBD/0/root rebels=rebel/NNS/8/nsubj who/WP/6/nsubj shelled=shell/VBD/4/acl:relcl ports=port/NNS/6/obj fled=flee/VBD/3/ccomp`,
			"shelled:ASSAULT fled:RETREAT", []string{"shelled: reported by The mayor", "fled: reported by The mayor"}},
		{"an act that is blamed on somebody",
			`An/DT/2/det attack/NN/6/nsubj blamed=blame/VBN/2/acl on/IN/5/case rebels=rebel/NNS/3/obl failed=fail/VBD/0/root`,
			"attack:ASSAULT", []string{"attack: reported"}},
		{"the object of a report",
			`Residents=resident/NNS/2/nsubj reported=report/VBD/0/root clashes=clash/NNS/2/obj`,
			"clashes:ASSAULT", []string{"clashes: reported by Residents"}},
		{"the subject of a passive report",
			`Shelling/NN/3/nsubj:pass was=be/VBD/3/aux:pass reported=report/VBN/0/root by/IN/5/case residents=resident/NNS/3/obl:agent`,
			"Shelling:ASSAULT", []string{"Shelling: reported by residents"}},
		{"the model alone, with its speaker",
			`Rebels=rebel/NNS/2/nsubj shelled=shell/VBD/0/root the/DT/4/det port/NN/2/obj :/PUNCT/6/punct mayor/NN/2/dep`,
			"shelled:ASSAULT,reported,speaker=mayor", []string{"shelled: reported by mayor"}},
	})
}

func TestSpeakers(t *testing.T) {
	run(t, spoken, []sample{
		{"holder of an office",
			`Foreign/JJ/2/amod Minister/NNP/3/compound Karim/NNP/5/nsubj/B-PER Sadeh/NNP/3/flat/I-PER said=say/VBD/0/root rebels=rebel/NNS/7/nsubj shelled=shell/VBD/5/ccomp towns=town/NNS/7/obj`,
			"shelled:ASSAULT", []string{"Minister: ", "shelled: named-official Karim Sadeh"}},
		{"anybody with a name",
			`Karim/NNP/3/nsubj/B-PER Sadeh/NNP/1/flat/I-PER said=say/VBD/0/root rebels=rebel/NNS/5/nsubj shelled=shell/VBD/3/ccomp towns=town/NNS/5/obj`,
			"shelled:ASSAULT", []string{"shelled: named Karim Sadeh"}},
		{"nobody named",
			`Residents=resident/NNS/2/nsubj said=say/VBD/0/root rebels=rebel/NNS/4/nsubj shelled=shell/VBD/2/ccomp towns=town/NNS/4/obj`,
			"shelled:ASSAULT", []string{"shelled: unnamed"}},
		{"the spokesman of a named body",
			`A/DT/2/det spokesman/NN/7/nsubj of/IN/6/case the/DT/6/det Falcon/NNP/6/compound/B-ORG Brigade/NNP/2/nmod/I-ORG said=say/VBD/0/root rebels=rebel/NNS/9/nsubj shelled=shell/VBD/7/ccomp towns=town/NNS/9/obj`,
			"shelled:ASSAULT", []string{"shelled: unnamed Falcon Brigade"}},
		{"a document",
			`The/DT/2/det letter/NN/3/nsubj said=say/VBD/0/root rebels=rebel/NNS/5/nsubj shelled=shell/VBD/3/ccomp towns=town/NNS/5/obj`,
			"shelled:ASSAULT", []string{"shelled: document letter"}},
		{"a body",
			`The/DT/2/det ministry/NN/3/nsubj said=say/VBD/0/root rebels=rebel/NNS/5/nsubj shelled=shell/VBD/3/ccomp towns=town/NNS/5/obj`,
			"shelled:ASSAULT", []string{"shelled: organisation ministry"}},
		{"a newspaper",
			`The/DT/2/det newspaper/NN/3/nsubj said=say/VBD/0/root rebels=rebel/NNS/5/nsubj shelled=shell/VBD/3/ccomp towns=town/NNS/5/obj`,
			"shelled:ASSAULT", []string{"shelled: media newspaper"}},
	})
}

func TestTrailingSources(t *testing.T) {
	run(t, sourced, []sample{
		{"in brackets", `Six/CD/2/nummod dead/JJ/0/root (/-LRB-/5/punct hospital/NN/5/compound source/NN/2/dep )/-RRB-/5/punct`,
			"dead:ASSAULT", []string{"dead: reported by hospital source"}},
		{"behind a dash", `Blast/NN/2/nsubj rocks=rock/VBZ/0/root Osk/NNP/2/obj/B-LOC –/:/5/punct police/NNS/2/dep`,
			"Blast:ASSAULT", []string{"Blast: reported by police"}},
		{"brackets that hold no source", `Rebels=rebel/NNS/2/nsubj shelled=shell/VBD/0/root Osk/NNP/2/obj/B-LOC (/-LRB-/6/punct hill/NN/6/compound country/NN/3/appos )/-RRB-/6/punct`,
			"shelled:ASSAULT", []string{"shelled: asserted"}},
	})
}
