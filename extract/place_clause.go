package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ling"
)

// onTheSpot are the types of event that happen at one place, where those stand who take
// part in them. An accusation or a demand reaches over any distance: "accused the
// governor in Osk of fraud" places nothing.
var onTheSpot = []reportedly.Event{
	reportedly.Assault, reportedly.Coerce, reportedly.Protest, reportedly.Mobilize, reportedly.Retreat, reportedly.Aid, reportedly.Sanction,
}

// standing are prepositions that say where somebody or something is.
var standing = []string{"in", "at", "near", "outside", "inside", "along", "on", "north of", "south of", "east of", "west of"}

// clausePlaces are the named places where those stand who take part in an event, for a
// claim without a place at its trigger: "Inmates at Osk refuse food", "the authorities
// in Osk withheld the permits", "an Osk court convicted him", "handed the hostage to a
// delegation on the river Tarn".
func (p *pass) clausePlaces(c *draft) []int {
	if c.kind != reportedly.KindEvent || !slices.Contains(onTheSpot, c.event) {
		return nil
	}
	if !p.Verb(c.trigger) {
		return p.partPlaces(c.trigger)
	}
	if h := p.Head(c.trigger); p.Is(c.trigger, "conj") && slices.Contains(comings, p.Lemma(h)) {
		out := p.locatives(h)
		if o := p.Child(h, "obj"); o >= 0 && p.isPlace(o) {
			out = append(out, o)
		}
		return out
	}
	var out []int
	for _, part := range p.Children(c.trigger, "nsubj", "nsubj:pass", "obj", "iobj", "obl") {
		if p.Head(part) != c.trigger || p.named[part] >= 0 {
			continue
		}
		for _, w := range p.Kids(part) {
			switch n := p.named[w]; {
			case n < 0 || p.Names[n].Label != ling.Location:
			case p.Is(w, "nmod") && slices.Contains(standing, p.CaseWord(w)):
				out = append(out, w)
			case w < part && p.Is(w, "compound", "nmod:desc", "amod") && p.site(part) && !p.isCountry(n):
				out = append(out, w)
			}
		}
	}
	return out
}

// partPlaces are the places of those whom a noun names: "the attack on the headquarters of
// the police in Osk", "the attack carried out against a convoy near Tarn".
func (p *pass) partPlaces(t int) []int {
	var out []int
	for _, v := range append(p.Children(t, "acl"), t) {
		for _, part := range p.Children(v, "nmod", "obl") {
			switch p.CaseWord(part) {
			case "on", "against", "of":
			default:
				continue
			}
			for n := 0; part >= 0 && n < 3; n++ {
				next := -1
				for _, w := range p.Children(part, "nmod") {
					if slices.Contains(standing, p.CaseWord(w)) && p.namesPlace(w) {
						out = append(out, w)
					}
					if p.CaseWord(w) == "of" {
						next = w
					}
				}
				part = next
			}
		}
	}
	return out
}

// comings are verbs whose end is where the next thing happens: "came to an inn in Osk
// and led off two clerks".
var comings = []string{"come", "go", "arrive", "enter", "drive", "walk", "march", "reach", "break", "burst", "land", "descend"}

// seats are bodies that sit in the town that they are named after.
var seats = []string{"court", "tribunal", "jail", "prison", "hospital", "university", "school", "mosque", "church", "police", "municipality", "council"}

// site tells whether a noun after a town's name means something that stands in the town.
func (p *pass) site(w int) bool {
	return p.lex.InClass("place", p.Lemma(w)) || slices.Contains(seats, p.Lemma(w))
}

func (p *pass) isCountry(n int) bool {
	_, ok := p.lex.Country(p.Slice(p.Names[n].First, p.Names[n].End))
	return ok
}

// settled are nouns for places that a report names before it calls them so: "gunmen
// attacked Osk … residents of the town fled".
var settled = []string{"town", "city", "village", "district", "province", "governorate", "county", "municipality", "island", "settlement", "township"}

// partOf are nouns for a part of such a place, and what each has one of: "outside
// the town hall", "on the northern edge".
var partOf = []string{"outskirts", "outskirt", "edge", "suburb", "centre", "center", "hall", "downtown"}

// maxBack is how many sentences back the place may be named that "the town" means.
const maxBack = 2

// earlierPlace is the name of the place that a definite noun means: the only place but
// countries that is named before it in its sentence, or else in the nearest of the
// sentences before that names any. -1 where there are several or none.
func (p *pass) earlierPlace(w int) int {
	l := p.Lemma(w)
	if p.Tokens[w].XPOS != "NN" || p.Has(w, "the", "this", "that") < 0 || p.named[w] >= 0 || !slices.Contains(settled, l) && !slices.Contains(partOf, l) {
		return -1
	}
	if len(p.Prepositional(w, "of")) > 0 || len(p.Prepositional(w, "between")) > 0 || p.Child(w, "acl:relcl", "appos") >= 0 {
		return -1 // it says itself which one
	}
	at := p.Tokens[w].Sentence
	for s := at; s >= 0 && s >= at-maxBack && p.Sentences[s].Block >= p.Sentences[at].Block-1; s-- {
		found, several := p.onlyPlace(p.Sentences[s].First, min(p.Sentences[s].End, w))
		switch {
		case several:
			return -1
		case found >= 0:
			return found
		}
	}
	return -1
}

// onlyPlace is the only name of a place among tokens, but countries' and those that say
// where somebody is from: "the Osk daily".
func (p *pass) onlyPlace(first, end int) (name int, several bool) {
	name = -1
	for i := first; i < end; i++ {
		n := p.named[i]
		if n < 0 || p.Names[n].First != i || p.Names[n].Label != ling.Location || p.isCountry(n) || p.describes(n) {
			continue
		}
		if name >= 0 && p.nameText(n) != p.nameText(name) {
			return -1, true
		}
		name = n
	}
	return name, false
}

// describes tells whether a name stands before the noun that it belongs to.
func (p *pass) describes(n int) bool {
	last := p.Names[n].End - 1
	if last+1 < len(p.Words) && p.Words[last+1] == "-" {
		return true // "the Osk-led offensive"
	}
	h := p.Head(last)
	return h > last && p.Is(last, "compound", "amod", "nmod:poss") && p.named[h] != n
}

func (p *pass) nameText(n int) string { return p.Slice(p.Names[n].First, p.Names[n].End) }
