package coref

import "github.com/reportedly/reportedly/ling"

// Whom a noun for a body or its men can't mean, and whom it means instead.

// hostileNouns are nouns that an armed group's men are called by, and nobody else in the same
// text.
var hostileNouns = set("terrorist militant extremist jihadist insurgent rebel fanatic thug criminal killer murderer attacker assailant perpetrator barbarian")

// forces are words in the names of states' armies.
var forces = set("forces force")

// whoseMen is the last armed group, or people of that sort, that "these terrorists" takes up:
// "Families fled from the Front. … these terrorists" are no families. -1 for none.
func (w *walker) whoseMen(i int) int {
	for j := i - 1; w.near(i, j, reachTakeUp); j-- {
		n := w.ms[j]
		if n.person != 3 || w.contains(j, i) || w.coargument(i, j) {
			continue
		}
		if n.name < 0 {
			if hostileNouns[n.lemma] || n.lemma == "gunman" || n.lemma == "fighter" {
				return j
			}
			continue
		}
		if w.names[n.name].label != ling.Group || w.isCountry(j) {
			continue
		}
		if !w.calledBy(j, officialBody) && !w.calledBy(j, forces) {
			return j
		}
	}
	return -1
}

// goesByIt tells whether a noun with a capital letter is a body's own name, as it was used
// before the longer name that ends in it came up: "trained by Coalition officers … the Tarn
// Arab Coalition … the Coalition" is the first one.
func (w *walker) goesByIt(m *mention, j int) bool {
	form := w.doc.Form(m.head)
	if len(m.mods) > 0 || !isTitleCase(form) || w.ms[j].name < 0 {
		return false
	}
	n := w.names[w.ms[w.firstName(j, j+1)].name]
	if n.end-n.first < 2 {
		return false
	}
	for k := 1; k < n.first; k++ {
		s := w.doc.Sentences[w.doc.Tokens[k].Sentence]
		if w.doc.Form(k) == form && k > s.First && !isTitleCase(w.doc.Form(k-1)) && (w.tree.Head(k) < n.first || !w.doc.Is(k, "compound")) {
			return true
		}
	}
	return false
}

// ofState are words in the names of bodies of one state or several.
var ofState = set("nations ministry government parliament senate congress embassy commission")

// leagues are states' by their acronyms alone.
var leagues = set("un eu nato")

// ofStates tells whether mention j names a body of states, which nobody calls "the group" or
// "the movement": "freed them into the care of the United Nations … the group".
func (w *walker) ofStates(j int) bool {
	return w.calledBy(j, ofState) || w.calledBy(j, leagues) && len(w.names[w.ms[j].name].words) == 1
}
