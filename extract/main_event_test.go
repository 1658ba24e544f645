package extract_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

func TestMainEvent(t *testing.T) {
	for _, s := range []struct{ name, tree, triggers, want string }{
		{"the ministry's plan", `Rebels=rebel/NNS/2/nsubj rejected=reject/VBD/0/root the/DT/4/det ministry/NN/6/nmod:poss 's/POS/4/case plan/NN/2/obj`,
			"rejected:REJECT,recipient=ministry", "REJECT: Rebels > the ministry | Rebels > the ministry's plan"},
		{"a weapon in the place of who does it", `A/DT/2/det bomb/NN/3/nsubj killed=kill/VBD/0/root two/CD/5/nummod guards=guard/NNS/3/obj`,
			"killed:ASSAULT", "ASSAULT: A bomb > two guards | A bomb > two guards"},
		{"coordinated parties of each other are one phrase", `Peru/NNP/4/nsubj/B-LOC and/CC/3/cc Chile/NNP/1/conj/B-LOC clashed=clash/VBD/0/root`,
			"clashed:ASSAULT", "ASSAULT: Peru + Chile >  | Peru and Chile > "},
		{"who could avert a threat", `Pirates=pirate/NNS/3/nsubj will/MD/3/aux attack/VB/0/root unless/IN/7/mark the/DT/6/det owners=owner/NNS/7/nsubj pay/VBP/3/advcl`,
			"attack:ASSAULT,prospective=0.9", "THREATEN: Pirates > the owners | Pirates > the owners"},
		{"a denied attack is no event", `Rebels=rebel/NNS/4/nsubj did=do/VBD/4/aux not/NEG/4/advmod shell/VB/0/root the/DT/6/det port/NN/4/obj`,
			"shell:ASSAULT,denied=0.99", "only said ASSAULT"},
		{"a denial is a statement", `Rebels=rebel/NNS/2/nsubj denied=deny/VBD/0/root the/DT/4/det charges=charge/NNS/2/obj`,
			"denied:REJECT", "only said REJECT"},
		{"the higher verb", `Rebels=rebel/NNS/2/nsubj shelled=shell/VBD/0/root the/DT/4/det army/NN/2/obj after/IN/7/mark talks=talk/NNS/7/nsubj failed=fail/VBD/2/advcl`,
			"shelled:ASSAULT talks:CONSULT", "ASSAULT: Rebels > the army | Rebels > the army"},
		{"a refusal is no statement", `Guards=guard/NNS/2/nsubj denied=deny/VBD/0/root her/PRP/2/iobj the/DT/5/det permit/NN/2/obj`,
			"denied:REJECT,recipient=her", "REJECT: Guards >  | Guards > the permit"},
		{"rejected accusations", `Rebels=rebel/NNS/2/nsubj rejected=reject/VBD/0/root the/DT/4/det accusations=accusation/NNS/2/obj`,
			"rejected:REJECT", "only said REJECT"},
		{"what is only weighed", `Rebels=rebel/NNS/3/nsubj are=be/VBP/3/aux considering=consider/VBG/0/root a/DT/5/det visit/NN/3/obj to/TO/7/case Osk/NNP/5/nmod/B-LOC`,
			"visit:CONSULT,prospective=0.9", "only said CONSULT"},
		{"what is hoped for", `She/PRP/2/nsubj voiced=voice/VBD/0/root hope/NN/2/obj of/IN/6/case a/DT/6/det truce/NN/3/nmod`,
			"truce:RETREAT,prospective=0.9", "only said RETREAT"},
		{"an act that is claimed", `Rebels=rebel/NNS/2/nsubj claimed=claim/VBD/0/root to/TO/5/mark have/VB/5/aux shelled=shell/VBN/2/xcomp the/DT/7/det port/NN/5/obj`,
			"shelled:ASSAULT,actor=Rebels", "only said ASSAULT"},
		{"none", `It/PRP/2/nsubj rained=rain/VBD/0/root`, "", "none"},
	} {
		t.Run(s.name, func(t *testing.T) {
			d := document(t, s.tree, s.triggers)
			if got := mainEvent(t, d); got != s.want {
				t.Errorf("read %q, want %q", got, s.want)
			}
		})
	}
}

func mainEvent(t *testing.T, d *ling.Document) string {
	m, ok := newExtractor(t).Main(d)
	switch {
	case !ok:
		return "none"
	case m.Said:
		return "only said " + string(m.Event)
	}
	words := func(spans []text.Span) string {
		var out []string
		for _, sp := range spans {
			out = append(out, d.Text.Slice(sp))
		}
		return strings.Join(out, " + ")
	}
	return fmt.Sprintf("%s: %s > %s | %s > %s", m.Event, words(m.Sources), words(m.Targets), words(m.SourcePhrases), words(m.TargetPhrases))
}

func TestPlacesOf(t *testing.T) {
	d := document(t, `Rebels=rebel/NNS/2/nsubj fired=fire/VBD/0/root in/IN/4/case Osk/NNP/2/obl/B-LOC and/CC/6/cc slept=sleep/VBD/2/conj near/IN/8/case Brak/NNP/6/obl/B-LOC`, "fired:ASSAULT")
	for _, x := range []struct {
		verb, place string
		claimed     bool
	}{{"fired", "Osk", true}, {"slept", "Brak", false}} {
		i := strings.Index(d.Text.String(), x.verb)
		places, claimed := newExtractor(t).PlacesOf(d, text.Span{Start: i, End: i + len(x.verb)})
		if len(places) != 1 || places[0].Text != x.place || claimed != x.claimed {
			t.Errorf("%s: %v, %v", x.verb, places, claimed)
		}
	}
	if places, claimed := newExtractor(t).PlacesOf(d, text.Span{}); len(places) > 0 || claimed {
		t.Errorf("no words have the places %v", places)
	}
}
