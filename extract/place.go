package extract

import (
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/lexicon"
	"github.com/reportedly/reportedly/ling"
)

// relations of place by preposition (codebook, "Place"). The bool tells whether the
// preposition alone, before a place, makes a circumstance of place.
var relations = map[string]reportedly.PlaceRelation{
	"in": reportedly.In, "inside": reportedly.Within, "within": reportedly.Within, "at": reportedly.At, "on": reportedly.At,
	"near": reportedly.Near, "close to": reportedly.Near, "off": reportedly.Near, "outside": reportedly.Near, "beside": reportedly.Near,
	"north of": reportedly.Near, "south of": reportedly.Near, "east of": reportedly.Near, "west of": reportedly.Near, "next to": reportedly.Near,
	"between": reportedly.Between, "along": reportedly.Along, "through": reportedly.Along, "across": reportedly.In, "via": reportedly.Along,
	"from": reportedly.From, "out of": reportedly.From, "to": reportedly.To, "into": reportedly.To, "towards": reportedly.To, "toward": reportedly.To,
	"around": reportedly.Around, "throughout": reportedly.In, "over": reportedly.In, "of": reportedly.In, "against": reportedly.At, "by": reportedly.Near,
}

// directions tell, with "of", what something is near: "12 km north of Sirte".
var directions = []string{"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "outside"}

// circumstances fills places and times of every draft.
func (p *pass) circumstances() {
	for _, c := range p.drafts {
		p.placesOf(c)
		p.timeOf(c)
	}
}

// placesOf takes the model's places and the locative phrases of the trigger and
// of the verb that carries it.
func (p *pass) placesOf(c *draft) {
	var heads []int
	for a := range p.args(c.trigger, ling.PlaceRole) {
		w, x := a.Token, a.Score
		// A person or group is no place: "is close to the general".
		if n := p.named[w]; x >= p.w.Place && p.Noun(w) && (n < 0 || p.Names[n].Label == ling.Location || p.isPlace(w)) && !p.mentionsParty(w) && !p.speaks(w) {
			heads = append(heads, p.phraseHead(w))
		}
	}
	for _, g := range p.carriers(c.trigger) {
		heads = append(heads, p.locatives(g)...)
	}
	heads = append(heads, p.venues(c.trigger)...)
	heads = append(heads, p.objective(c.trigger)...)
	heads = append(heads, p.scenes(c.trigger)...)
	there := len(heads) == 0
	if there {
		heads = p.clausePlaces(c)
	}
	slices.Sort(heads)
	heads = slices.Compact(heads)
	var taken []reportedly.Place
	for _, w := range heads {
		if p.unplaced(c, w) {
			continue
		}
		first, end := p.placePhrase(w)
		pl := reportedly.Place{Span: p.SpanOf(first, end), Relation: p.placeRelation(w)}
		if there && pl.Relation == reportedly.To {
			pl.Relation = reportedly.In // "came to Osk and led off two clerks"
		}
		if slices.ContainsFunc(taken, func(o reportedly.Place) bool { return o.Span.Overlaps(pl.Span) }) {
			continue
		}
		pl.Text = p.Text.Slice(pl.Span)
		pl.Names = p.placeNames(first, end, w)
		if slices.ContainsFunc(taken, func(o reportedly.Place) bool { return sameName(o, pl) }) {
			continue // "escaped from Osk during the offensive against the city"
		}
		taken = append(taken, pl)
		p.because(c, "places", pl.Text, pl.Span, "a phrase of place (%s) with the trigger", pl.Relation)
	}
	c.places = taken
}

// mentionsParty tells whether a word mentions a person or a group.
func (p *pass) mentionsParty(w int) bool {
	m := p.mentionOf(w)
	if m == nil || len(m.Entities) == 0 {
		return false
	}
	label := p.Entities[m.Entities[0]].Label
	return label == ling.PersonName || label == ling.Group
}

// speaks tells whether a word is who says something: "Radio Sabr said jets struck the
// port" places nothing at the radio.
func (p *pass) speaks(w int) bool {
	h := p.Head(w)
	return h >= 0 && p.Is(w, "nsubj") && slices.ContainsFunc(p.near(w).reporting, func(c cue[lexicon.Reporting]) bool { return c.word == h })
}

// takesPlace are further verbs whose circumstances are those of what they say
// happens, light or not: "clashes erupted in the port".
var takesPlace = []string{"take", "occur", "happen", "hold", "have", "make", "carry", "launch", "stage", "conduct", "continue", "erupt", "begin"}

// carriers are the trigger and the words whose circumstances are its own: the
// light verb of a noun ("talks were held in Geneva"), the first verb of a
// coordination.
func (p *pass) carriers(t int) []int {
	out := []int{t}
	h := p.Head(t)
	if h < 0 {
		return out
	}
	if !p.Verb(t) && p.Verb(h) && p.Is(t, "obj", "nsubj", "nsubj:pass", "obl", "xcomp") {
		if p.light(h) || slices.Contains(takesPlace, p.Lemma(h)) {
			out = append(out, h)
		}
	}
	return out
}

// locatives are the heads of the phrases of place at a word; of "north of Sirte"
// it is Sirte.
func (p *pass) locatives(g int) []int {
	var out []int
	for _, w := range p.Kids(g) {
		if p.locative(w) {
			out = append(out, w)
		}
		if !slices.Contains(directions, p.Lemma(w)) {
			continue
		}
		for _, of := range p.Prepositional(w, "of") {
			if p.isPlace(of) {
				out = append(out, of)
			}
		}
	}
	return out
}

// locative tells whether a word is the head of a phrase of place: a preposition
// of place before a name of a place or a noun that means one.
func (p *pass) locative(w int) bool {
	if !p.Is(w, "obl", "nmod") || p.Tokens[w].Deprel == "nmod:poss" {
		return false
	}
	prep := p.CaseWord(w)
	if _, ok := relations[prep]; !ok || prep == "of" || prep == "by" || prep == "against" || prep == "on" && !p.isPlace(w) {
		return false
	}
	return p.isPlace(w)
}

// isPlace tells whether a noun names or means a place.
func (p *pass) isPlace(w int) bool {
	if n := p.named[w]; n >= 0 {
		return p.Names[n].Label == ling.Location
	}
	if m := p.mention[w]; m >= 0 {
		for _, e := range p.Mentions[m].Entities {
			if p.Entities[e].Label == ling.Location {
				return true
			}
		}
	}
	return p.lex.InClass("place", p.Lemma(w)) && p.Upos(w) == "NOUN"
}

// placePhrase is the words of a place, without the preposition (codebook, rule 16)
// but with what narrows it down: "the tracks that lead to the quarry".
func (p *pass) placePhrase(w int) (first, end int) {
	words := p.Subtree(w, func(c int) bool {
		if p.Head(c) == w && p.Is(c, "case", "cc") {
			return true
		}
		if p.Is(c, "appos") && p.namesPlace(c) && p.namesPlace(p.Head(c)) {
			return false // "Tarn, Malveria"
		}
		if p.Is(c, "conj") && p.Verb(c) {
			return true // "was in Osk and had met his lawyer"
		}
		if p.Is(c, "obl:unmarked") && c+1 < len(p.Words) && p.Words[c+1] == "-" {
			return false // "the government-held town"
		}
		return p.Is(c, "appos", "parataxis", "cop", "nsubj", "advcl", "mark", "obl:unmarked") ||
			p.Is(c, "acl:relcl") && p.Head(c) == w && p.named[w] >= 0 || p.timeAt(c) >= 0
	})
	first, end = p.Run(words, w)
	for end-1 > w && (p.Upos(end-1) == "ADP" || p.Words[end-1] == "," || slices.Contains([]string{"which", "where", "whom"}, p.Words[end-1])) {
		end-- // "a checkpoint in which nine died"
	}
	return first, end
}

// namesPlace tells whether a word belongs to the name of a place.
func (p *pass) namesPlace(w int) bool {
	return w >= 0 && p.named[w] >= 0 && p.Names[p.named[w]].Label == ling.Location
}

// placeRelation reads the preposition; "the area between A and B" is between.
func (p *pass) placeRelation(w int) reportedly.PlaceRelation {
	if len(p.Prepositional(w, "between")) > 0 {
		if p.lex.InClass("road", p.Lemma(w)) {
			return reportedly.Along // "on the road between Brak and Sabha" (codebook, rule 60)
		}
		return reportedly.Between
	}
	prep := p.CaseWord(w)
	if h := p.Head(w); prep == "" && h > w && p.Is(w, "compound", "nmod:desc", "amod") && p.named[w] >= 0 {
		if slices.Contains(venueTrips, p.Lemma(h)) {
			return reportedly.To
		}
		return reportedly.In // "the Geneva talks"
	}
	if w > 0 && prep == "of" {
		// "12 km north of Sirte", "the outskirts of"
		if h := p.Head(w); h >= 0 {
			if l := p.Lemma(h); slices.Contains(directions, l) || slices.Contains([]string{"outskirt", "kilometre", "kilometer", "km", "mile"}, l) {
				return reportedly.Near
			}
		}
	}
	for _, c := range p.Kids(w) {
		switch p.Words[c] {
		case "north", "south", "east", "west":
			if p.Is(c, "advmod", "obl") {
				return reportedly.Near
			}
		}
	}
	if r, ok := relations[prep]; ok {
		return r
	}
	if h := p.Head(p.First(w)); h >= 0 && p.Is(p.First(w), "obj") && slices.Contains(left, p.Lemma(h)) {
		return reportedly.From // "fled the camp"
	}
	return reportedly.At // "shelled the market"
}

// left are verbs whose object is where somebody was before.
var left = []string{"flee", "leave", "abandon", "vacate", "evacuate", "quit", "desert", "exit"}

// placeNames are the names of places within a phrase; for a nominal such as "the
// city" the name of what it refers to. Of "between A and B in the north of C" the
// names are A and B: C only says where they are.
func (p *pass) placeNames(first, end, w int) []reportedly.PlaceName {
	var out []reportedly.PlaceName
	ends := p.endpoints(w)
	for i := first; i < end; i++ {
		n := p.named[i]
		if n < 0 || p.Names[n].First != i || p.Names[n].Label != ling.Location {
			continue
		}
		e := min(p.Names[n].End, end)
		if len(ends) > 1 && !slices.ContainsFunc(ends, func(k int) bool { return i <= k && k < e }) {
			continue
		}
		for _, part := range p.joined(i, e) {
			out = append(out, reportedly.PlaceName{Span: p.SpanOf(part[0], part[1]), Name: placeName(p.Slice(part[0], part[1]))})
		}
	}
	if len(out) > 0 {
		return out
	}
	if m := p.mention[w]; m >= 0 {
		for _, e := range p.Mentions[m].Entities {
			if p.Entities[e].Label == ling.Location {
				out = append(out, reportedly.PlaceName{Name: p.Entities[e].Name})
			}
		}
	}
	if n := p.earlierPlace(w); len(out) == 0 && n >= 0 {
		out = append(out, reportedly.PlaceName{Name: placeName(p.nameText(n))})
	}
	return out
}

// placeName is a place's name without its article.
func placeName(s string) string {
	return strings.TrimPrefix(strings.TrimPrefix(s, "the "), "The ")
}
