package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/lexicon"
	"github.com/reportedly/reportedly/ling"
)

// phraseHead is the head of the noun phrase that a place's word is a modifier in: of
// "took the hill post" the model may point at the hill. A name stays itself.
func (p *pass) phraseHead(w int) int {
	if h := p.Head(w); p.named[w] < 0 && h > w && p.Is(w, "compound") && p.Upos(h) == "NOUN" && p.isPlace(h) {
		return h
	}
	return w
}

// measures are nouns of distance: "stopped about 12 km north of Osk" is at no place
// called 12 km.
var measures = []string{"km", "kilometre", "kilometer", "mile", "metre", "meter", "yard"}

// unplaced tells whether a word is no place though it stands in a phrase of place: it
// measures a distance, or a tie between parties is told with "to" or "from" ("is
// close to Tarn", "broke away from Tarn").
func (p *pass) unplaced(c *draft, w int) bool {
	if slices.Contains(measures, p.Lemma(w)) || p.otherGoal(c.trigger, w) || p.origin(c.trigger, w) {
		return true
	}
	if h := p.Head(w); c.event == reportedly.Request && h == c.trigger && p.Lemma(h) == "call" && (p.CaseWord(w) == "on" || p.CaseWord(w) == "upon") {
		return true // "called on both sides"
	}
	if h := p.Head(w); h >= 0 && p.CaseWord(w) == "from" && slices.Contains([]string{"pressure", "threat", "criticism", "demand", "objection", "call", "opposition", "backing", "support"}, p.Lemma(h)) {
		return true // "under pressure from Osk", whoever it is
	}
	if c.kind != reportedly.KindAffiliation && c.kind != reportedly.KindMembership {
		return false
	}
	switch p.CaseWord(w) {
	case "to", "from", "with", "against":
		return true
	}
	return false
}

// origin tells whether a place only says where somebody is from: "held nine migrants from Honduras". Who
// moves somebody may move him from there: "evacuated nurses from Osk", "the withdrawal of troops from Osk".
func (p *pass) origin(t, w int) bool {
	h := p.Head(w)
	if h < 0 || h == t || !p.Is(w, "nmod") || p.CaseWord(w) != "from" || !p.Verb(t) {
		return false
	}
	r, ok := p.role(h)
	if !ok || r.Denotes == lexicon.Body || p.Upos(h) != "NOUN" || slices.Contains(fetching, p.Lemma(t)) {
		return false
	}
	n := p.named[w]
	return !slices.Contains(freeing, p.Lemma(t)) || n >= 0 && p.isCountryName(p.Slice(p.Names[n].First, p.Names[n].End))
}

// freeing are verbs of which a place with "from" may be theirs, but hardly a country: "freed nine men from the
// camp", "freed nine men from Oman".
var freeing = []string{"free", "liberate", "abduct", "kidnap", "seize", "release", "rescue", "arrest", "capture"}

// fetching are verbs by which somebody is taken from a place.
var fetching = []string{"evacuate", "expel", "deport", "withdraw", "remove", "drive", "oust", "evict", "recall", "pull", "move", "transfer", "bring", "take", "clear", "eject", "extradite", "return", "airlift", "ferry", "displace", "fire", "launch"}

// otherGoal tells whether a place is the object of a verb that is joined to trigger t, which has one
// of its own: of "seized Osk and shelled Tarn" only Tarn is shelled.
func (p *pass) otherGoal(t, w int) bool {
	v := p.Head(w)
	if v < 0 || v == t || !p.Verb(t) || !p.Verb(v) || !p.Is(w, "obj") || !slices.Contains(p.Conjuncts(p.First(t)), v) {
		return false
	}
	o := p.Child(t, "obj")
	return o >= 0 && p.isPlace(o)
}

// venueTrips are nouns whose place is where somebody goes.
var venueTrips = []string{"trip", "visit", "journey", "return", "tour"}

// venues are the names of towns before a noun that triggers a claim: "two Osk trips",
// "the Osk talks", "the Osk ambush". A country's name there is an actor's: "the
// Malverian strike", "US sanctions".
func (p *pass) venues(t int) []int {
	if p.Upos(t) != "NOUN" {
		return nil
	}
	var out []int
	for _, c := range p.Kids(t) {
		n := p.named[c]
		if c > t || n < 0 || p.Names[n].Label != ling.Location || !p.Is(c, "compound", "nmod:desc", "amod") {
			continue
		}
		if _, country := p.lex.Country(p.Slice(p.Names[n].First, p.Names[n].End)); !country {
			out = append(out, c)
		}
	}
	return out
}

// drives are nouns for a fight whose purpose tells its place: "an operation to isolate
// Osk".
var drives = []string{"operation", "campaign", "offensive", "battle", "push", "effort", "assault", "advance", "fight", "attempt", "drive"}

// takings are what is done to a place in a fight.
var takings = []string{"isolate", "take", "retake", "recapture", "capture", "seize", "liberate", "free", "encircle", "besiege", "storm",
	"clear", "secure", "surround", "reclaim", "recover", "defend", "hold", "enter", "reach", "cut"}

// aims are the verbs that say what an operation is to do: "to isolate Osk".
func (p *pass) aims(t int) []int {
	if !slices.Contains(drives, p.Lemma(t)) {
		return nil
	}
	out := append(p.Children(t, "acl", "advcl", "xcomp"), p.Purposes(t)...)
	return slices.DeleteFunc(out, func(v int) bool { return !slices.Contains(takings, p.Lemma(v)) })
}

// objective is the place that an operation is to take.
func (p *pass) objective(t int) []int {
	var out []int
	for _, v := range p.aims(t) {
		o := p.Child(v, "obj")
		switch {
		case o < 0:
		case p.isPlace(o):
			out = append(out, o)
		default:
			out = append(out, p.locatives(o)...) // "to capture several points in Osk"
		}
	}
	return out
}

// scenes are the places of the fight or weapon in which or by which it happens: "were hurt
// in clashes in the village of Osk", "killed by a bomb near the port".
func (p *pass) scenes(t int) []int {
	if !p.Verb(t) || len(p.locatives(t)) > 0 {
		return nil
	}
	var out []int
	for _, w := range p.Children(t, "obl") {
		switch p.CaseWord(w) {
		case "in", "during", "by":
			if p.deed(w) || p.lex.InClass("weapon", p.Lemma(w)) {
				out = append(out, p.locatives(w)...)
			}
		}
	}
	return out
}

// endpoints are the words coordinated under "between" in a phrase of place; one or
// none where it has no such part.
func (p *pass) endpoints(w int) []int {
	if p.CaseWord(w) == "between" {
		return p.Conjuncts(w)
	}
	for _, c := range p.Prepositional(w, "between") {
		return p.Conjuncts(c)
	}
	return nil
}

// joined cuts a name at a dash where a noun for a way or line follows, as the parts
// name its ends: "the Osk–Tarn road". Of other names it is the whole.
func (p *pass) joined(first, end int) [][2]int {
	whole := [][2]int{{first, end}}
	k := end
	if last := end - 1; last > first && p.way(last) {
		k = last
	} else if end >= len(p.Tokens) || !p.way(end) {
		return whole
	}
	for i := first + 1; i+1 < k; i++ {
		switch p.Words[i] {
		case "-", "–", "—":
			return [][2]int{{first, i}, {i + 1, k}}
		}
	}
	return whole
}

// way tells whether a word is a noun for a way or line between two places.
func (p *pass) way(w int) bool {
	return p.lex.InClass("road", p.Lemma(w)) || slices.Contains([]string{"line", "border", "axis", "railway", "corridor", "front", "crossing"}, p.Lemma(w))
}

// sameName tells whether two places name the same ones.
func sameName(a, b reportedly.Place) bool {
	return len(a.Names) > 0 && slices.EqualFunc(a.Names, b.Names, func(x, y reportedly.PlaceName) bool { return x.Name == y.Name })
}
