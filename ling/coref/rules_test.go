package coref_test

import (
	"strconv"
	"strings"
	"testing"
)

// ruleCase is a text with what the mentions headed by some words refer to:
// "he:2" is the second mention headed by "he".
type ruleCase struct {
	name   string
	source string
	names  []string
	want   map[string]string
}

var ruleCases = []ruleCase{
	{
		name: "surname, title and acronym",
		source: `
Deputy/ADJ/NNP/3/amod Foreign/ADJ/NNP/3/amod Minister/PROPN/NNP/4/nmod:desc Tarek/PROPN/NNP/6/nsubj Benali/PROPN/NNP/4/flat met=meet/VERB/VBD/0/root the/DET/DT/9/det Plateau/PROPN/NNP/9/compound Forum/PROPN/NNP/6/obj (/PUNCT/-LRB-/11/punct ~PF/PROPN/NNP/9/appos ~)/PUNCT/-RRB-/11/punct ~./PUNCT/./6/punct
Benali/PROPN/NNP/2/nsubj praised=praise/VERB/VBD/0/root the/DET/DT/4/det PF/PROPN/NNP/2/obj ~./PUNCT/./2/punct
The/DET/DT/2/det minister/NOUN/NN/3/nsubj thanked=thank/VERB/VBD/0/root the/DET/DT/5/det forum/NOUN/NN/3/obj ~./PUNCT/./3/punct`,
		names: []string{"PER Deputy Foreign Minister Tarek Benali", "PER Benali", "ORG Plateau Forum", "ORG PF"},
		want: map[string]string{
			"Tarek": "Tarek Benali", "Benali": "Tarek Benali", "minister": "Tarek Benali",
			"Forum": "Plateau Forum", "PF:2": "Plateau Forum", "forum": "Plateau Forum",
		},
	},
	{
		name: "the acronym mends the name's edge",
		source: `
The/DET/DT/5/det UN/PROPN/NNP/4/compound ~-/PUNCT/HYPH/4/punct ~backed=back/VERB/VBN/5/amod Council/PROPN/NNP/11/nsubj of/ADP/IN/7/case Dunes/PROPN/NNPS/5/nmod (/PUNCT/-LRB-/9/punct ~CD/PROPN/NNP/5/appos ~)/PUNCT/-RRB-/9/punct met=meet/VERB/VBD/0/root ~./PUNCT/./11/punct`,
		names: []string{"ORG Council"},
		want:  map[string]string{"Council": "Council of Dunes"},
	},
	{
		name: "Arabic articles, hyphens",
		source: `
Khaled/PROPN/NNP/5/nsubj al/PROPN/NNP/1/flat ~-/PUNCT/HYPH/1/punct ~Ahdal/PROPN/NNP/1/flat arrived=arrive/VERB/VBD/0/root ~./PUNCT/./5/punct
Al/PROPN/NNP/4/nsubj ~-/PUNCT/HYPH/1/punct ~Ahdal/PROPN/NNP/1/flat smiled=smile/VERB/VBD/0/root ~./PUNCT/./4/punct
Ahdal/PROPN/NNP/2/nsubj left=leave/VERB/VBD/0/root ~./PUNCT/./2/punct`,
		names: []string{"PER Khaled al-Ahdal", "PER Al-Ahdal", "PER Ahdal"},
		want:  map[string]string{"Khaled": "Khaled al-Ahdal", "Al": "Khaled al-Ahdal", "Ahdal": "Khaled al-Ahdal"},
	},
	{
		name: "apposition gives the role",
		source: `
Omar/PROPN/NNP/10/nsubj Said/PROPN/NNP/1/flat ~,/PUNCT/,/7/punct the/DET/DT/7/det bloc/NOUN/NN/7/nmod:poss ~'s/PART/POS/5/case secretary/NOUN/NN/1/appos ~,/PUNCT/,/7/punct has/AUX/VBZ/10/aux resigned=resign/VERB/VBN/0/root ~./PUNCT/./10/punct
A/DET/DT/2/det governor/NOUN/NN/3/nsubj called=call/VERB/VBD/0/root ~./PUNCT/./3/punct
The/DET/DT/2/det secretary/NOUN/NN/3/nsubj declined=decline/VERB/VBD/0/root ~./PUNCT/./3/punct`,
		names: []string{"PER Omar Said"},
		want:  map[string]string{"secretary": "Omar Said", "secretary:2": "Omar Said", "governor": "governor"},
	},
	{
		name: "a person's name after a body that somebody serves",
		source: `
Police/NOUN/NNS/2/nsubj arrested=arrest/VERB/VBD/0/root the/DET/DT/4/det treasurer/NOUN/NN/2/obj of/ADP/IN/7/case the/DET/DT/7/det union/NOUN/NN/4/nmod ~,/PUNCT/,/9/punct Tamo/PROPN/NNP/7/appos Vell/PROPN/NNP/9/flat ~,/PUNCT/,/13/punct and/CCONJ/CC/13/cc charged=charge/VERB/VBD/2/conj him=he/PRON/PRP/13/obj ~./PUNCT/./2/punct`,
		names: []string{"PER Tamo Vell"},
		want:  map[string]string{"treasurer": "Tamo Vell", "him": "Tamo Vell"},
	},
	{
		name: "two coalitions are no ministry and no front",
		source: `
The/DET/DT/2/det Ministry/PROPN/NNP/3/nsubj met=meet/VERB/VBD/0/root the/DET/DT/6/det Osk/PROPN/NNP/6/compound Front/PROPN/NNP/3/obj ~./PUNCT/./3/punct
The/DET/DT/3/det two/NUM/CD/3/nummod coalitions=coalition/NOUN/NNS/4/nsubj agreed=agree/VERB/VBD/0/root ~./PUNCT/./4/punct`,
		names: []string{"ORG Ministry", "ORG Osk Front"},
		want:  map[string]string{"coalitions": "coalitions"},
	},
	{
		name: "demonstrative and relative",
		source: `
Brigade/PROPN/NNP/3/nsubj 77/NUM/CD/1/nummod holds=hold/VERB/VBZ/0/root the/DET/DT/5/det port/NOUN/NN/3/obj ~,/PUNCT/,/8/punct which/PRON/WDT/8/nsubj burns=burn/VERB/VBZ/5/acl:relcl ~./PUNCT/./3/punct
This/DET/DT/2/det brigade/NOUN/NN/3/nsubj obeys=obey/VERB/VBZ/0/root nobody/PRON/NN/3/obj ~./PUNCT/./3/punct`,
		names: []string{"ORG Brigade 77"},
		want:  map[string]string{"brigade": "Brigade 77", "which": "port"},
	},
	{
		name: "the two, across sentences",
		source: `
Haddad/PROPN/NNP/3/nmod:poss ~'s/PART/POS/1/case stay/NOUN/NN/6/nsubj in/ADP/IN/5/case Egypt/PROPN/NNP/3/nmod overlapped=overlap/VERB/VBD/0/root with/ADP/IN/10/case guild/NOUN/NN/9/compound leader/NOUN/NN/10/nmod:desc Ali/PROPN/NNP/6/obl Mansour/PROPN/NNP/10/flat ~'s/PART/POS/10/case ~./PUNCT/./6/punct
The/DET/DT/2/det two/NUM/CD/3/nsubj dined=dine/VERB/VBD/0/root ~./PUNCT/./3/punct`,
		names: []string{"PER Haddad", "LOC Egypt", "PER Ali Mansour"},
		want:  map[string]string{"two": "Haddad + Ali Mansour"},
	},
	{
		name: "both sides, coordinated",
		source: `
The/DET/DT/3/det Levant/PROPN/NNP/3/compound Front/PROPN/NNP/8/nsubj and/CCONJ/CC/7/cc the/DET/DT/7/det Dune/PROPN/NNP/7/compound Union/PROPN/NNP/3/conj talked=talk/VERB/VBD/0/root ~./PUNCT/./8/punct
Both/DET/DT/2/det sides=side/NOUN/NNS/3/nsubj agreed=agree/VERB/VBD/0/root ~./PUNCT/./3/punct
They/PRON/PRP/3/nsubj will/AUX/MD/3/aux meet/VERB/VB/0/root again/ADV/RB/3/advmod ~./PUNCT/./3/punct`,
		names: []string{"ORG Levant Front", "ORG Dune Union"},
		want:  map[string]string{"sides": "Levant Front + Dune Union", "They": "Levant Front + Dune Union"},
	},
	{
		name: "first person in a quotation, and its other pronouns",
		source: `
"/PUNCT/` + "``" + `/3/punct ~We/PRON/PRP/3/nsubj won=win/VERB/VBD/6/ccomp ~,/PUNCT/,/3/punct ~"/PUNCT/''/3/punct said=say/VERB/VBD/0/root Colonel/PROPN/NNP/8/nmod:desc Rami/PROPN/NNP/6/nsubj Aziz/PROPN/NNP/8/flat ~./PUNCT/./6/punct
"/PUNCT/` + "``" + `/3/punct ~He/PRON/PRP/3/nsubj lies=lie/VERB/VBZ/6/ccomp ~,/PUNCT/,/3/punct ~"/PUNCT/''/3/punct replied=reply/VERB/VBD/0/root Ziad/PROPN/NNP/6/nsubj Noor/PROPN/NNP/7/flat ~./PUNCT/./6/punct`,
		names: []string{"PER Rami Aziz", "PER Ziad Noor"},
		want:  map[string]string{"We": "Rami Aziz", "He": "Rami Aziz"},
	},
	{
		name: "not a coargument",
		source: `
Omar/PROPN/NNP/3/nsubj Said/PROPN/NNP/1/flat met=meet/VERB/VBD/0/root Karim/PROPN/NNP/3/obj Noor/PROPN/NNP/4/flat ~./PUNCT/./3/punct
Noor/PROPN/NNP/2/nsubj blamed=blame/VERB/VBD/0/root him/PRON/PRP/2/obj ~./PUNCT/./2/punct`,
		names: []string{"PER Omar Said", "PER Karim Noor", "PER Noor"},
		want:  map[string]string{"him": "Omar Said"},
	},
	{
		name: "gender",
		source: `
Fatima/PROPN/NNP/3/nsubj Noor/PROPN/NNP/1/flat met=meet/VERB/VBD/0/root Karim/PROPN/NNP/3/obj Said/PROPN/NNP/4/flat ~./PUNCT/./3/punct
He/PRON/PRP/2/nsubj left=leave/VERB/VBD/0/root before/SCONJ/IN/5/mark she/PRON/PRP/5/nsubj spoke=speak/VERB/VBD/2/advcl ~./PUNCT/./2/punct`,
		names: []string{"PER Fatima Noor", "PER Karim Said"},
		want:  map[string]string{"He": "Karim Said", "she": "Fatima Noor"},
	},
	{
		name: "concise names",
		source: `
Various/ADJ/JJ/3/amod tribal/ADJ/JJ/3/amod notables=notable/NOUN/NNS/6/nsubj from/ADP/IN/5/case Qadra/PROPN/NNP/3/nmod urged=urge/VERB/VBD/0/root the/DET/DT/8/det government/NOUN/NN/6/obj of/ADP/IN/10/case Oman/PROPN/NNP/8/nmod to/PART/TO/12/mark free/VERB/VB/6/xcomp two/NUM/CD/14/nummod villagers=villager/NOUN/NNS/12/obj ~./PUNCT/./6/punct`,
		names: []string{"LOC Qadra", "LOC Oman"},
		want:  map[string]string{"notables": "tribal notables", "government": "government of Oman", "villagers": "villagers"},
	},
	{
		name: "his men",
		source: `
Brigadier/PROPN/NNP/2/nmod:desc Deng/PROPN/NNP/4/nsubj Lado/PROPN/NNP/2/flat fled=flee/VERB/VBD/0/root ~./PUNCT/./4/punct
His/PRON/PRP$/2/nmod:poss men=man/NOUN/NNS/3/nsubj stayed=stay/VERB/VBD/0/root ~./PUNCT/./3/punct`,
		names: []string{"PER Deng Lado"},
		want:  map[string]string{"His": "Deng Lado", "men": "Deng Lado's men"},
	},
	{
		name: "a country acts through its adjective or its capital",
		source: `
Russian/ADJ/JJ/2/amod support/NOUN/NN/3/nsubj grew=grow/VERB/VBD/0/root ~./PUNCT/./3/punct
Moscow/PROPN/NNP/2/nsubj accused=accuse/VERB/VBD/0/root Ankara/PROPN/NNP/2/obj ~./PUNCT/./2/punct
He/PRON/PRP/2/nsubj flew=fly/VERB/VBD/0/root to/ADP/IN/4/case Cairo/PROPN/NNP/2/obl ~./PUNCT/./2/punct
Russian/ADJ/JJ/2/amod soldiers=soldier/NOUN/NNS/3/nsubj left=leave/VERB/VBD/0/root ~./PUNCT/./3/punct`,
		names: []string{"LOC Moscow", "LOC Ankara", "LOC Cairo"},
		want:  map[string]string{"Russian": "Russia", "Moscow": "Russia", "Ankara": "Turkey", "Cairo": "Cairo", "soldiers": "Russian soldiers"},
	},
	{
		name: "what a name stands for",
		source: `
The/DET/DT/4/det Northern/PROPN/NNP/3/compound Shield/PROPN/NNP/4/compound militia/NOUN/NN/5/nsubj attacked=attack/VERB/VBD/0/root the/DET/DT/7/det town/NOUN/NN/5/obj of/ADP/IN/9/case Qadra/PROPN/NNP/7/nmod ~./PUNCT/./5/punct
The/DET/DT/2/det group/NOUN/NN/3/nsubj burned=burn/VERB/VBD/0/root it/PRON/PRP/3/obj ~./PUNCT/./3/punct`,
		names: []string{"ORG Northern Shield", "LOC Qadra"},
		want:  map[string]string{"militia": "Northern Shield", "town": "Qadra", "group": "Northern Shield", "it": "Qadra"},
	},
	{
		name: "nobody to tie to stays alone",
		source: `
The/DET/DT/2/det president/NOUN/NN/3/nsubj spoke=speak/VERB/VBD/0/root ~./PUNCT/./3/punct
The/DET/DT/3/det deputy/NOUN/NN/3/compound president/NOUN/NN/4/nsubj listened=listen/VERB/VBD/0/root ~./PUNCT/./4/punct`,
		want: map[string]string{"president": "president", "president:2": "deputy president"},
	},
}

func TestRules(t *testing.T) { checkRules(t, ruleCases) }

func checkRules(t *testing.T, list []ruleCase) {
	t.Helper()
	for _, c := range list {
		t.Run(c.name, func(t *testing.T) {
			d := resolved(t, build(t, c.source, c.names...))
			for k, want := range c.want {
				head, nth, ok := strings.Cut(k, ":")
				n := 1
				if ok {
					n, _ = strconv.Atoi(nth)
				}
				if got := nameOf(t, d, head, n); got != want {
					t.Errorf("%s: %q, want %q", k, got, want)
				}
			}
			if t.Failed() {
				for _, m := range d.Mentions {
					t.Logf("%q %v %v (%s)", d.Slice(m.First, m.End), m.Kind, m.Entities, m.Why)
				}
			}
		})
	}
}
