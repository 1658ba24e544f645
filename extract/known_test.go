package extract_test

import (
	"strings"
	"testing"

	"github.com/reportedly/reportedly"
)

// known is a claim's trigger with all that the report says of how sure it is.
func known(c reportedly.Claim) string {
	out := []string{sourced(c)}
	if c.Reality != reportedly.Actual {
		out = append(out, string(c.Reality))
	}
	if c.Polarity != reportedly.Affirmed {
		out = append(out, string(c.Polarity))
	}
	if c.Verification != "" && c.Verification != reportedly.NoVerification {
		out = append(out, string(c.Verification))
	}
	return strings.Join(out, ", ")
}

// TestKnown is a table of constructions: how a report knows what it tells, and how surely.
func TestKnown(t *testing.T) {
	run(t, known, []sample{
		{"who rejects a report says that it is not so",
			`The/DT/2/det envoy/NN/3/nsubj rejected=reject/VBD/0/root allegations=allegation/NNS/3/obj by/IN/6/case farmers=farmer/NNS/4/nmod that/IN/9/mark raiders=raider/NNPS/9/nsubj burned=burn/VBD/4/acl barns=barn/NNS/9/obj ././3/punct`,
			"burned:ASSAULT", []string{"burned: reported by The envoy, denied"}},
		{"so does who calls it a lie",
			`The/DT/2/det envoy/NN/3/nsubj called=call/VBD/0/root the/DT/5/det report/NN/3/obj that/IN/8/mark raiders=raider/NNPS/8/nsubj burned=burn/VBD/5/acl barns=barn/NNS/8/obj a/DT/11/det lie/NN/8/obj ././3/punct`,
			"burned:ASSAULT", []string{"burned: reported by The envoy, denied"}},
		{"a report that is denied",
			`Reports=report/NNS/8/nsubj:pass that/IN/5/mark he/PRP/5/nsubj had=have/VBD/5/aux burned=burn/VBN/1/acl barns=barn/NNS/5/obj were=be/VBD/8/aux:pass denied=deny/VBN/0/root by/IN/11/case the/DT/11/det duke/NNP/8/obl:agent on/IN/13/case Monday/NNP/8/obl ././8/punct`,
			"burned:ASSAULT", []string{"burned: reported by the duke, denied"}},
		{"a rejection with its reason first",
			`The/DT/2/det envoy/NN/3/nsubj dismissed=dismiss/VBD/0/root as/IN/5/mark baseless/VBG/3/advcl the/DT/7/det claim/NN/3/obl that/IN/10/mark raiders=raider/NNS/10/nsubj burned=burn/VBD/7/acl barns=barn/NNS/10/obj ././3/punct`,
			"burned:ASSAULT", []string{"burned: reported by The envoy, denied"}},
		{"no evidence concludes nothing",
			`There/EX/2/expl is=be/VBZ/0/root no/DT/4/det evidence/NN/2/nsubj that/IN/7/mark raiders=raider/NNS/7/nsubj burned=burn/VBD/4/acl barns=barn/NNS/7/obj ././2/punct`,
			"burned:ASSAULT", []string{"burned: asserted, denied"}},
		{"traces from which it is concluded",
			`Hoof/NN/2/compound marks=mark/NNS/3/nsubj indicate/VBP/0/root that/IN/6/mark raiders=raider/NNS/6/nsubj burned=burn/VBD/3/ccomp barns=barn/NNS/6/obj ././3/punct`,
			"burned:ASSAULT", []string{"burned: inferred"}},
		{"who quotes witnesses",
			`The/DT/2/det weekly/NNP/3/nsubj interviewed=interview/VBD/0/root two/CD/5/nummod grooms=groom/NNS/3/obj who/WP/7/nsubj said=say/VBD/5/acl:relcl that/IN/10/mark raiders=raider/NNPS/10/nsubj burned=burn/VBD/7/ccomp barns=barn/NNS/10/obj ././3/punct`,
			"burned:ASSAULT", []string{"burned: reported by The weekly < two grooms"}},
		{"put in with so",
			`The/DT/2/det raiders=raider/NNPS/9/nsubj ,/,/2/punct so/RB/7/advmod the/DT/6/det grooms=groom/NNS/7/nsubj say/VBP/9/advcl ,/,/7/punct burned=burn/VBD/0/root barns=barn/NNS/9/obj ././9/punct`,
			"burned:ASSAULT", []string{"burned: reported by the grooms"}},
		{"put in before another voice",
			`Raiders=Raider/NNPS/2/nsubj burned=burn/VBD/0/root nine/CD/4/nummod barns=barn/NNS/2/obj ,/,/8/punct the/DT/7/det grooms=groom/NNS/8/nsubj claimed=claim/VBD/2/parataxis ,/,/13/punct but/CC/13/cc the/DT/12/det mayor/NN/13/nsubj said=say/VBD/2/conj that/IN/17/mark it/PRP/17/nsubj was=be/VBD/17/cop lightning/NN/13/ccomp ././2/punct`,
			"burned:ASSAULT", []string{"burned: reported by the grooms"}},
		{"by somebody's count",
			`Some/DT/3/det forty/CD/3/nummod grooms=groom/NNS/12/nsubj:pass ,/,/9/punct by/IN/9/case the/DT/7/det guild/NN/9/nmod:poss 's/POS/7/case count/NN/3/nmod ,/,/3/punct were=be/VBD/12/aux:pass arrested=arrest/VBN/0/root ././12/punct`,
			"arrested:COERCE", []string{"arrested: reported by the guild"}},
		{"by his own admission",
			`The/DT/2/det raiders=raider/NNPS/10/nsubj had=have/VBD/10/aux ,/,/3/punct by/IN/8/case their/PRP$/8/nmod:poss own/JJ/8/amod admission/NN/10/obl ,/,/8/punct burned=burn/VBD/0/root barns=barn/NNS/10/obj ././10/punct`,
			"burned:ASSAULT", []string{"burned: reported by their"}},
		{"by most accounts",
			`By/IN/3/case most/JJS/3/amod accounts=account/NNS/6/obl the/DT/5/det raiders=raider/NNPS/6/nsubj burned=burn/VBD/0/root barns=barn/NNS/6/obj ././6/punct`,
			"burned:ASSAULT", []string{"burned: reported"}},
		{"what is admitted to",
			`The/DT/2/det groom/NN/4/nsubj had=have/VBD/4/aux admitted=admit/VBN/0/root to/IN/6/mark burning=burn/VBG/4/xcomp barns=barn/NNS/6/obj ././4/punct`,
			"burning:ASSAULT", []string{"burning: reported by The groom"}},
		{"a belief with its degree between",
			`Grooms=groom/NNS/2/nsubj assess/VBP/0/root with/IN/5/case some/DT/5/det confidence/NN/2/obl that/IN/8/mark raiders=raider/NNS/8/nsubj burned=burn/VBD/5/acl barns=barn/NNS/8/obj ././2/punct`,
			"burned:ASSAULT", []string{"burned: reported by Grooms, likely"}},
		{"our team saw it",
			`Our/PRP$/2/nmod:poss team/NN/5/nsubj in/IN/4/case Osk/NNP/2/nmod saw=see/VBD/0/root raiders=raider/NNPS/7/nsubj burning=burn/VBG/5/ccomp barns=barn/NNS/7/obj ././5/punct`,
			"burning:ASSAULT", []string{"burning: asserted"}},
		{"a statement is no further speaker",
			`The/DT/2/det guild/NN/3/nsubj issued=issue/VBD/0/root a/DT/5/det statement/NN/3/obj saying=say/VBG/5/acl that/IN/9/mark raiders=raider/NNPS/9/nsubj burned=burn/VBD/6/ccomp barns=barn/NNS/9/obj ././3/punct`,
			"burned:ASSAULT", []string{"burned: reported by The guild"}},
		{"no pronoun for a noun in its own words",
			`Grooms=Groom/NNPS/2/nsubj spoke=speak/VBD/0/root of/IN/5/case a/DT/5/det raid/NN/2/obl ././2/punct
Raiders=raider/NNS/2/nsubj burned=burn/VBD/6/ccomp barns=barn/NNS/2/obj ,/,/2/punct they/PRP/6/nsubj said=say/VBD/0/root ././6/punct`,
			"burned:ASSAULT", []string{"burned: reported by they"}},
		{"seems is no word of probability",
			`The/DT/2/det raiders=raider/NNPS/3/nsubj seem/VBP/0/root to/TO/6/mark have/VB/6/aux burned=burn/VBN/3/xcomp barns=barn/NNS/6/obj ././3/punct`,
			"burned:ASSAULT", []string{"burned: inferred"}},
		{"it looks as though",
			`It/PRP/2/nsubj looks=look/VBZ/0/root as/IN/8/mark though/IN/8/mark the/DT/6/det raiders=raider/NNPS/8/nsubj have/VBP/8/aux burned=burn/VBN/2/advcl barns=barn/NNS/8/obj ././2/punct`,
			"burned:ASSAULT", []string{"burned: inferred"}},
		{"might have",
			`Raiders=Raider/NNPS/4/nsubj might/MD/4/aux have/VB/4/aux burned=burn/VBN/0/root barns=barn/NNS/4/obj ././4/punct`,
			"burned:ASSAULT", []string{"burned: inferred, roughly-even"}},
		{"is expected to",
			`The/DT/2/det raiders=raider/NNPS/4/nsubj:pass are=be/VBP/4/aux:pass expected=expect/VBN/0/root to/TO/6/mark burn/VB/4/xcomp barns=barn/NNS/6/obj ././4/punct`,
			"burn:ASSAULT", []string{"burn: asserted, prospective"}},
		{"sent to",
			`The/DT/2/det duke/NNP/3/nsubj sent=send/VBD/0/root two/CD/5/nummod companies=company/NNS/3/obj to/TO/7/mark burn/VB/3/advcl barns=barn/NNS/7/obj ././3/punct`,
			"burn:ASSAULT", []string{"burn: asserted, prospective"}},
		{"every Friday",
			`Raiders=Raider/NNPS/2/nsubj burn/VBP/0/root barns=barn/NNS/2/obj every/DT/5/det Friday/NNP/2/obl:unmarked ././2/punct`,
			"burn:ASSAULT", []string{"burn: asserted, habitual"}},
		{"unconfirmed reports",
			`Unconfirmed=unconfirme/VBN/2/amod reports=report/NNS/3/nsubj say/VBP/0/root that/IN/6/mark raiders=raider/NNPS/6/nsubj burned=burn/VBD/3/ccomp barns=barn/NNS/6/obj ././3/punct`,
			"Unconfirmed:verification burned:ASSAULT", []string{"Unconfirmed: asserted, denied", "burned: reported by Unconfirmed reports, unverified"}},
		{"confirmed by somebody else",
			`Raiders=Raider/NNPS/2/nsubj burned=burn/VBD/7/ccomp barns=barn/NNS/2/obj ,/,/7/punct the/DT/6/det mayor/NN/7/nsubj confirmed=confirm/VBD/0/root ././7/punct`,
			"burned:ASSAULT", []string{"burned: reported by the mayor"}},
	})
}
