package engine_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/engine"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// bearers are invented people's names by where such names are common, men's and
// women's alike.
var bearers = []struct{ origin, names string }{
	{"British", "Emily Carter|George Whitfield|Hannah Ashdown"},
	{"Arabic", "Khaled al-Mansouri|Fatima Benyahia|Yusuf Abu Jaber"},
	{"East Slavic", "Oksana Tkachenko|Dmitri Volkov|Petro Hrytsenko"},
	{"West African", "Aminata Traoré|Chukwuemeka Obi|Kwabena Asante"},
	{"East African", "Abebe Tesfaye|Halima Warsame|Wanjiru Kamau"},
	{"South Asian", "Rajesh Malhotra|Sana Qureshi|Nimal Perera"},
	{"East Asian", "Wei Zhang|Haruto Nakamura|Kim Min-seo"},
	{"South-East Asian", "Nguyen Van Thanh|Siti Rahmawati|Aung Kyaw Zin"},
	{"Spanish", "María Fernández|José Luis Quispe|Camila Restrepo"},
	{"Turkic and Persian", "Mehmet Yıldız|Zahra Hosseini|Gulnara Akhmetova"},
}

// swapTemplates are sentences in which X is a person, and the type of their claim.
var swapTemplates = []struct{ sentence, label string }{
	{"Soldiers arrested X in the capital on Monday.", "COERCE"},
	{"X met the defence minister on Tuesday.", "CONSULT"},
	{"Gunmen killed X near the market.", "ASSAULT"},
	{"X accused the government of fraud.", "ACCUSE"},
	{"The president praised X for the agreement.", "SUPPORT"},
	{"X called on the rebels to lay down their arms.", "REQUEST"},
	{"The court sentenced X to ten years in prison.", "SANCTION"},
	{"X threatened to attack the town.", "THREATEN"},
	{"The general X led the attack on the airport.", "ASSAULT"},
	{"X visited the camp with officials of the ministry.", "CONSULT"},
	{"The rebels released X after talks.", "RETREAT"},
	{"X, a spokesman for the army, said troops had shelled the village.", "ASSAULT"},
}

// swapCount is what was read of the sentences with one origin's names.
type swapCount struct{ names, claims, parties, n int }

// TestSwappedNames reads the same sentences with names of different origin, and
// holds what is read of each to that of all: a name's origin mustn't decide whether
// its bearer is seen, nor what is said to have happened. The figures are those of
// docs/model-card.md.
func TestSwappedNames(t *testing.T) {
	e := mustEngine(t)
	var table []string
	counts := make([]swapCount, len(bearers))
	for i, b := range bearers {
		for name := range strings.SplitSeq(b.names, "|") {
			for _, tpl := range swapTemplates {
				counts[i].add(t, e, strings.Replace(tpl.sentence, "X", name, 1), name, tpl.label)
			}
		}
		c := counts[i]
		share := func(k int) float64 { return float64(k) / float64(c.n) }
		table = append(table, fmt.Sprintf("%-20s names %.2f  claims %.2f  parties %.2f", b.origin, share(c.names), share(c.claims), share(c.parties)))
	}
	t.Log("\n" + strings.Join(table, "\n"))
	spread := func(of func(swapCount) int) int {
		return of(slices.MaxFunc(counts, func(a, b swapCount) int { return cmp.Compare(of(a), of(b)) })) -
			of(slices.MinFunc(counts, func(a, b swapCount) int { return cmp.Compare(of(a), of(b)) }))
	}
	most := counts[0].n / 4 // of 36 sentences
	for what, of := range map[string]func(swapCount) int{
		"names": func(c swapCount) int { return c.names }, "claims": func(c swapCount) int { return c.claims },
	} {
		if s := spread(of); s > most {
			t.Errorf("%s: %d of %d sentences more are read with one origin's names than with another's", what, s, counts[0].n)
		}
	}
}

func (c *swapCount) add(t *testing.T, e *engine.Engine, sentence, name, label string) {
	t.Helper()
	c.n++
	r := &reportedly.Report{Name: "swap", Text: text.New(sentence), Blocks: []ling.Block{{Kind: ling.Body, Span: text.Span{End: len(sentence)}}}}
	result, err := e.Read(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	d := result.Document
	if slices.ContainsFunc(d.Names, func(n ling.Name) bool {
		return n.Label == ling.PersonName && strings.Contains(d.Slice(n.First, n.End), name)
	}) {
		c.names++
	}
	i := slices.IndexFunc(result.Claims, func(k reportedly.Claim) bool { return string(k.Event) == label })
	if i < 0 {
		return
	}
	c.claims++
	k := result.Claims[i]
	if slices.ContainsFunc(slices.Concat(k.Actors, k.Recipients), func(p reportedly.Participant) bool { return strings.Contains(p.Name, name) }) ||
		slices.ContainsFunc(k.SaidBy, func(s reportedly.Speaker) bool { return strings.Contains(s.Name, name) }) {
		c.parties++
	}
}
