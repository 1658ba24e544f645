package place_test

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/internal/treetest"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/resolve/place"
	"github.com/reportedly/reportedly/text"
)

// chosen are the IDs of a document's names, in the order of the text.
func chosen(x *place.Decisions) []string {
	var out []string
	for _, d := range x.List {
		id := "none"
		if d.Resolved {
			id = d.Entry.ID
		}
		if d.Actor {
			id += " acts"
		}
		out = append(out, id)
	}
	return out
}

func TestChoosing(t *testing.T) {
	for marked, want := range map[string][]string{
		// What stands beside the name tells its country.
		"Fires burn in {Dorn}, {Tarn}.":                            {"dorn-tarn", "TAR"},
		"Fires burn in the Tarnian village of {Dorn}.":             {"dorn-tarn"},
		"Fires burn in {Dorn}.":                                    {"capital"},
		"Fires burn in the Tarnian town of {Osk}, in {Tarn}.":      {"osk-tarn", "TAR"},
		"Fires burn in {Osk}, {Malvera}. Later {Osk} was quiet.":   {"osk", "MAL", "osk"},
		"Fires burn in {Sebha} and {Osk}, the Malveran army said.": {"sebha", "osk"},
		// The words ask for a kind.
		"Fires burn in {Brak} province, in the west of {Malvera}.":    {"south", "MAL"},
		"Fires burn in the town of {Brak}, in the west of {Malvera}.": {"brak", "MAL"},
		"Boats on the {Ule} river in {Malvera} were stopped.":         {"ule", "MAL"},
		"In {Malvera} troops crossed the {Ule}":                       {"MAL", "ule"},
		"Troops held the {Ule}–{Brak} road in {Malvera}.":             {"ule-town", "brak", "MAL"},
		"Troops left {Ule} in {Malvera} at night.":                    {"ule-town", "MAL"},
		"Shots in the town of {Ule}, in {Malvera}, were heard.":       {"ule-town", "MAL"},
		"Nobody has been to {Xanthopolax}.":                           {"none"},
	} {
		d, _ := document(t, marked)
		x := resolver().Names(d)
		if diff := cmp.Diff(want, chosen(x)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", marked, diff)
		}
		for _, c := range x.List {
			if c.Why == "" || c.Score < 0 || c.Score > 1 || math.IsNaN(c.Score) {
				t.Errorf("%s: %q has score %v and reason %q", marked, c.Name, c.Score, c.Why)
			}
		}
	}
}

func TestPublisherTellsTheCountry(t *testing.T) {
	for publisher, want := range map[string]string{"": "capital", "Tarn Herald": "capital", "The Malveran Post": "capital"} {
		d, _ := document(t, "Fires burn in {Dorn}.")
		d.Publisher = publisher
		if got := chosen(resolver().Names(d)); got[0] != want {
			t.Errorf("published by %q: %v", publisher, got)
		}
	}
	score := func(publisher string) float64 {
		d, _ := document(t, "Fires burn in {Osk}.")
		d.Publisher = publisher
		x := resolver().Names(d).List[0]
		if x.Resolved && x.Entry.ID == "osk" {
			return x.Score
		}
		return x.RivalScore
	}
	if score("The Malveran Post") <= score("") {
		t.Errorf("the publisher's country raises no score: %v, %v", score("The Malveran Post"), score(""))
	}
}

// TestActors reads whom a name of a state or capital stands for.
func TestActors(t *testing.T) {
	for name, c := range map[string]struct {
		table string
		want  []string
	}{
		"who says is an actor": {
			"Malvera Malvera PROPN NNP 2 nsubj B-LOC\nsaid say VERB VBD 0 root\nit it PRON PRP 4 nsubj\nwon win VERB VBD 2 ccomp", []string{"MAL acts"},
		},
		"a capital that orders is the state": {
			"Dorn Dorn PROPN NNP 2 nsubj B-LOC\nimposed impose VERB VBD 0 root\nsanctions sanction NOUN NNS 2 obj\non on ADP IN 5 case\nTarn Tarn PROPN NNP 3 nmod B-LOC",
			[]string{"capital acts", "TAR acts"},
		},
		"who hosts is a place": {
			"Dorn Dorn PROPN NNP 2 nsubj B-LOC\nhosted host VERB VBD 0 root\ntalks talk NOUN NNS 2 obj", []string{"capital"},
		},
		"what falls is a place": {
			"Dorn Dorn PROPN NNP 2 nsubj B-LOC\nfell fall VERB VBD 0 root", []string{"capital"},
		},
		"a party to talks": {
			"Talks talk NOUN NNS 0 root\nwith with ADP IN 3 case\nTarn Tarn PROPN NNP 1 nmod B-LOC\nfailed fail VERB VBD 1 acl", []string{"TAR acts"},
		},
		"where one is": {
			"They they PRON PRP 2 nsubj\nmet meet VERB VBD 0 root\nin in ADP IN 4 case\nDorn Dorn PROPN NNP 2 obl B-LOC", []string{"capital"},
		},
		"a town that says nothing for a state": {
			"Sebha Sebha PROPN NNP 2 nsubj B-LOC\nsaid say VERB VBD 0 root\nno no INTJ UH 2 obj", []string{"sebha"},
		},
	} {
		d := treetest.Doc(t, c.table)
		if diff := cmp.Diff(c.want, chosen(resolver().Names(d))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestAnActorIsNoPlace holds a claim's place to the codebook: a state that is named as
// an actor gives no geometry.
func TestAnActorIsNoPlace(t *testing.T) {
	d := treetest.Doc(t, "Dorn Dorn PROPN NNP 2 nsubj B-LOC\nimposed impose VERB VBD 0 root\nsanctions sanction NOUN NNS 2 obj")
	sp := d.SpanOf(0, 1)
	claims := []reportedly.Claim{{Places: []reportedly.Place{{Span: sp, Text: "Dorn", Names: []reportedly.PlaceName{{Span: sp, Name: "Dorn"}}}}}}
	r := resolver()
	r.Fill(r.Names(d), claims)
	if p := claims[0].Places[0]; p.Geometry != nil || p.Names[0].Resolved || !strings.Contains(p.Why, "actor") {
		t.Errorf("%+v", p)
	}
}

// TestRepair corrects the model's names.
func TestRepair(t *testing.T) {
	labels := func(d *ling.Document) []string {
		var out []string
		for _, n := range d.Names {
			out = append(out, d.Slice(n.First, n.End)+" "+string(n.Label))
		}
		return out
	}
	for name, c := range map[string]struct {
		table string
		want  []string
	}{
		"coordinated with a place": {
			"fires fire NOUN NNS 0 root\nin in ADP IN 3 case\nSebha Sebha PROPN NNP 1 nmod B-LOC\nand and CCONJ CC 5 cc\nOsk Osk PROPN NNP 3 conj B-PER",
			[]string{"Sebha LOC", "Osk LOC"},
		},
		"who talks is no place": {
			"talks talk NOUN NNS 0 root\nbetween between ADP IN 3 case\nTarn Tarn PROPN NNP 1 nmod B-LOC\nand and CCONJ CC 5 cc\nKarim Karim PROPN NNP 3 conj B-PER",
			[]string{"Tarn LOC", "Karim PER"},
		},
		"passed over, in a phrase of place": {
			"fires fire NOUN NNS 0 root\nnear near ADP IN 3 case\nSebha Sebha PROPN NNP 1 nmod", []string{"Sebha LOC"},
		},
		"passed over, unknown to the gazetteer": {
			"fires fire NOUN NNS 0 root\nnear near ADP IN 3 case\nXanthopolax Xanthopolax PROPN NNP 1 nmod", nil,
		},
		"a town and its country": {
			"in in ADP IN 2 case\nLesh Lesh PROPN NNP 0 root B-LOC\nTarn Tarn PROPN NNP 2 flat I-LOC", []string{"Lesh LOC", "Tarn LOC"},
		},
		"a town and another country": {
			"in in ADP IN 2 case\nSebha Sebha PROPN NNP 0 root B-LOC\nTarn Tarn PROPN NNP 2 flat I-LOC", []string{"Sebha Tarn LOC"},
		},
		"a place with a country's name in its own": {
			"in in ADP IN 3 case\nUpper Upper PROPN NNP 3 compound B-LOC\nMalvera Malvera PROPN NNP 0 root I-LOC", []string{"Upper Malvera LOC"},
		},
		"a city before a noun": {
			"two two NUM CD 3 nummod\nDorn Dorn PROPN NNP 3 amod B-NORP\ntrips trip NOUN NNS 0 root", []string{"Dorn LOC"},
		},
	} {
		d := treetest.Doc(t, c.table)
		resolver().Repair(d)
		if diff := cmp.Diff(c.want, labels(d)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestGivenSpans decides spans that cut tokens or have no letter.
func TestGivenSpans(t *testing.T) {
	d, _ := document(t, "Fires burn in Osk-Brak, in Malvera.")
	x := resolver().Spans(d, []text.Span{{Start: 14, End: 17}, {Start: 22, End: 23}, {Start: 27, End: 34}})
	if got := chosen(x); len(got) != 2 || got[0] != "osk" || got[1] != "MAL" {
		t.Errorf("%v of %+v", got, x.List)
	}
	if _, ok := x.At(text.Span{Start: 0, End: 3}); ok {
		t.Error("a decision where no name is")
	}
}

// TestBrokenTrees reads documents whose trees and names are any nonsense.
func TestBrokenTrees(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		d, _ := document(t, "the 12 km north of {Osk} , {Malvera} 's coast and between {Brak} - {Sebha} road in southern {Tarn} border with {Malvera} said .")
		for i := range d.Tokens {
			d.Tokens[i].Head = random.IntN(len(d.Tokens)+4) - 2
			d.Tokens[i].Deprel = []string{"nsubj", "conj", "nmod", "case", "obl", "appos", "root"}[random.IntN(7)]
			d.Tokens[i].UPOS = []string{"PROPN", "NOUN", "VERB", "ADP"}[random.IntN(4)]
		}
		for i := range d.Names {
			d.Names[i].Label = []ling.NameLabel{ling.Location, ling.PersonName, ling.Group}[random.IntN(3)]
		}
		r := resolver()
		r.Repair(d)
		x := r.Names(d)
		var places []reportedly.Place
		for _, n := range x.List {
			places = append(places, reportedly.Place{Span: n.Span, Text: n.Name, Relation: reportedly.Between, Names: []reportedly.PlaceName{{Span: n.Span, Name: n.Name}, {Name: "Osk"}}})
		}
		r.Fill(x, []reportedly.Claim{{Places: places}})
	}
}

func FuzzFill(f *testing.F) {
	f.Add("12 km north of {Osk} and the coast of {Malvera}")
	f.Add("between {Osk} and {Brak} in the far south of {Malvera}'s border")
	f.Fuzz(func(t *testing.T, s string) {
		if strings.Count(s, "{") != strings.Count(s, "}") || strings.ContainsAny(s, "<>") || strings.Contains(s, "{}") || strings.Index(s, "}") < strings.Index(s, "{") || strings.Count(s, "{") > 1 || !strings.ContainsAny(s, "abcdefghijklmnopqrstuvwxyz") || strings.HasSuffix(s, "{") {
			t.Skip()
		}
		if i := strings.Index(s, "{"); i >= 0 && strings.TrimSpace(s[i+1:strings.Index(s, "}")]) == "" {
			t.Skip()
		}
		d, _ := document(t, s)
		r := resolver()
		x := r.Names(d)
		for _, n := range x.List {
			claims := []reportedly.Claim{{Places: []reportedly.Place{{Span: n.Span, Text: n.Name, Names: []reportedly.PlaceName{{Span: n.Span, Name: n.Name}}}}}}
			r.Fill(x, claims)
			if p := claims[0].Places[0]; p.Why == "" || math.IsNaN(p.UncertaintyKM) || p.UncertaintyKM < 0 {
				t.Errorf("%+v", p)
			}
		}
	})
}
