package coref

import (
	"slices"
	"strings"

	"github.com/reportedly/reportedly/ling"
)

// How far back, in sentences, a group reaches: "the two" for those just spoken
// of, "both sides" for the parties that the report is about, "the seven" for seven of
// whom it told.
const (
	reachGroup = 3
	reachSides = 12
	reachCount = 12
)

// isGroupWord tells whether token i by itself means several spoken of before:
// "the two", "both", "all three", "the pair", "the latter".
func (r *resolver) isGroupWord(i int) bool {
	d := r.doc
	w := d.Lower(i)
	switch w {
	case "both", "neither", "either", "each":
		return r.isArgument(i) && r.tree.Child(i, "nmod") < 0
	case "pair", "duo", "trio", "latter", "former":
		return r.hasDet(i, "the") && r.tree.Child(i, "nmod") < 0
	}
	if d.Tokens[i].UPOS != "NUM" || !r.isArgument(i) || r.tree.Child(i, "nmod") >= 0 || i > 0 && d.Lower(i-1) == "other" {
		return false // "three were held; the other two fled": of the same people
	}
	n, ok := smallNumber(w)
	return ok && n >= 2 && n <= 6 && (r.hasDet(i, "the", "these", "those", "all"))
}

func (r *resolver) hasDet(i int, forms ...string) bool {
	for _, c := range r.tree.Kids(i) {
		if c < i && r.doc.Is(c, "det", "cc", "advmod", "nmod:poss") {
			for _, f := range forms {
				if r.doc.Lower(c) == f {
					return true
				}
			}
		}
	}
	return false
}

// isGroupPhrase tells whether a noun phrase means several spoken of before:
// "the two sides", "both men", "all three commanders", "neither side".
func (r *resolver) isGroupPhrase(m *mention) bool {
	if r.tree.Child(m.head, "nmod", "acl") > m.head {
		return false
	}
	if d := r.tree.Child(m.head, "det"); d >= 0 && d < m.head && r.doc.Tokens[d].Deprel != "cc:preconj" {
		if w := r.doc.Lower(d); w == "both" || w == "neither" || w == "either" {
			return true
		}
	}
	c := r.tree.Child(m.head, "nummod")
	if c < 0 || c > m.head || !r.hasDet(m.head, "the", "these", "those", "all") {
		return false
	}
	n, ok := smallNumber(r.doc.Lower(c))
	return ok && n >= 2 && n <= 6 && (c == 0 || r.doc.Lower(c-1) != "other")
}

// count is how many a group mention stands for.
func (w *walker) count(m *mention) int {
	if n, ok := smallNumber(w.doc.Lower(m.head)); ok && n > 1 {
		return n
	}
	switch w.doc.Lower(m.head) {
	case "trio":
		return 3
	case "latter", "former":
		return 1
	}
	if n, ok := smallNumber(w.numeral(m)); ok {
		return n
	}
	return 2
}

// groupClass is what a group mention's members are.
//   - "the two": persons first, else bodies or states
//   - "both sides", "the two parties": any that act
//   - "the two men": persons
func groupClass(lemma string) class {
	switch lemma {
	case "side", "party", "actor", "rival", "ally", "both", "pair", "duo", "trio", "two", "three", "four", "five", "six",
		"neither", "either", "each", "latter", "former", "foe", "opponent", "partner", "neighbour", "neighbor":
		return person | group | place
	case "country", "state", "nation", "government", "capital", "army":
		return place | group
	}
	return nounClass(lemma)
}

// group ties "the two" to the last two spoken of.
func (w *walker) group(i int) {
	m := w.ms[i]
	n := w.count(m)
	if which := w.doc.Lower(m.head); which == "latter" || which == "former" {
		w.latter(i, which)
		return
	}
	if members := w.sides(i, n); members != nil {
		w.gather(i, members, "those that are called so")
		return
	}
	own := w.isNoun(m) && m.lemma != "side" && m.lemma != "party"
	if own {
		// "Two lorries … the two lorries"
		if j := w.sameNoun(i); j >= 0 {
			w.tie(i, j, "described by the same noun")
			return
		}
	}
	if own && w.ms[i].class == person && !anybody[m.lemma] && !w.called(i) {
		return // "the two skippers" are no ministers
	}
	want := groupClass(m.lemma)
	counted, coordinated, members := w.counted(i, n, want), w.lastCoordination(i, n, want), w.lastOf(i, n, want)
	if !own && counted >= 0 && (w.ms[counted].class&place != 0 || m.lemma == "side" && !w.doc.Is(w.ms[counted].head, "nsubj", "nsubj:pass", "conj", "nmod", "appos", "root")) {
		counted = -1 // "sent two companies … both sides"
	}
	if !own && m.lemma != "side" && members != nil && w.persons(members) {
		// two persons in the last sentence come before two states before it
		last := w.distance(i, members[n-1])
		if (counted < 0 || w.distance(i, counted) > last) && (coordinated == nil || w.distance(i, coordinated[0]) > last) {
			w.gather(i, members, "the last that were spoken of")
			return
		}
	}
	switch {
	case counted >= 0:
		w.tie(i, counted, "the same number of them")
	case coordinated != nil && w.suchBodies(i, coordinated):
		w.gather(i, coordinated, "the last that were coordinated")
	case members != nil && w.suchBodies(i, members):
		w.gather(i, members, "the last that were spoken of")
	}
}

// bodies are nouns for bodies of whatever kind.
var bodies = set("group organisation organization body force faction country state nation government side party camp institution company rival ally foe outlet agency")

// suchBodies tells whether the members are bodies of the kind that mention i names: "the two
// coalitions" are no ministry and no militia.
func (w *walker) suchBodies(i int, members []int) bool {
	m := w.ms[i]
	if !w.isNoun(m) || m.class != group || bodies[m.lemma] {
		return true
	}
	for _, k := range members {
		c := w.ms[k]
		if m.lemma == "army" && c.class&place != 0 {
			continue // "India and Pakistan … the two armies"
		}
		if c.lemma == m.lemma || c.name >= 0 && strings.Contains(fold(w.names[c.name].text), m.lemma) {
			continue
		}
		if !slices.ContainsFunc(w.clusters.of(k).roles, func(ro role) bool { return ro.lemma == m.lemma }) {
			return false
		}
	}
	return true
}

// anybody are nouns for persons of whatever trade.
var anybody = set("man woman person people leader official minister president politician chief commander general rival ally foe suspect brother sister friend figure boy girl child youth")

// called tells whether somebody spoken of before is called by the noun of mention i.
func (w *walker) called(i int) bool {
	for j := i - 1; w.near(i, j, reachSides); j-- {
		for _, ro := range w.clusters.of(j).roles {
			if ro.lemma == w.ms[i].lemma {
				return true
			}
		}
	}
	return false
}

// sides are the parties that the document calls by the same noun, if there are just n of
// them: "The Osk side replied … the Tarn side … both sides".
func (w *walker) sides(i, n int) []int {
	m := w.ms[i]
	if !w.isNoun(m) || m.lemma != "side" && m.lemma != "party" && m.lemma != "camp" {
		return nil
	}
	var out []int
	seen := map[int]bool{}
	for j := max(0, i-4*maxLook); j < i && len(out) <= n; j++ {
		c := w.ms[j]
		if c.kind == ling.NominalMention && c.lemma == m.lemma && c.number&singular != 0 && len(c.mods) > 0 && !seen[w.clusters.find(j)] {
			seen[w.clusters.find(j)] = true
			out = append(out, j)
		}
	}
	if len(out) != n {
		return nil
	}
	return out
}

// persons tells whether all are persons, or may be.
func (w *walker) persons(members []int) bool {
	for _, k := range members {
		if w.clusters.of(k).class&person == 0 {
			return false
		}
	}
	return true
}

func (w *walker) isNoun(m *mention) bool { return w.doc.Tokens[m.head].UPOS == "NOUN" }

func (w *walker) gather(i int, members []int, why string) {
	w.ms[i].members, w.ms[i].why, w.ms[i].whom = members, why, members[0]
}

// counted is an earlier phrase of just that number: "Two guards fled. The two
// …", "Two rival administrations … the two sides".
func (w *walker) counted(i, n int, want class) int {
	reach := reachGroup
	if n > 2 {
		reach = reachCount
	}
	for j := i - 1; w.near(i, j, reach); j-- {
		c := w.ms[j]
		if c.kind == ling.PronounMention || c.class&want == 0 || c.number&plural == 0 || w.contains(j, i) {
			continue
		}
		if k, ok := smallNumber(w.numeral(c)); ok && k == n || c.kind == ling.GroupMention && w.count(c) == n {
			return j
		}
	}
	return -1
}

// lastCoordination is the last coordination of just n members of the class.
func (w *walker) lastCoordination(i, n int, want class) []int {
	reach, l := reachGroup, w.ms[i].lemma
	onlyStates := w.statesOnly(l)
	if l == "side" || l == "party" || onlyStates {
		reach = reachSides
	}
	for j := i - 1; w.near(i, j, reach); j-- {
		members := w.coords[j]
		if len(members) != n || members[n-1] >= i || w.contains(j, i) {
			continue
		}
		good := true
		for _, k := range members {
			c := w.clusters.of(k).class
			good = good && (!onlyStates || w.isState(k)) && (!w.isSide(i) || c != person)
			good = good && c&want != 0 && (c&^place != 0 || w.speaksAs(k) || want == place|group)
		}
		if good {
			return members
		}
	}
	return nil
}

// speaksAs tells whether a place does something, as a state does.
func (w *walker) speaksAs(k int) bool {
	return w.doc.Is(w.ms[k].head, "nsubj", "nmod:poss") || w.acts(w.ms[k].head)
}

// lastOf collects the last n of the class from as few sentences as hold them,
// persons before bodies before states.
func (w *walker) lastOf(i, n int, want class) []int {
	side, most := w.isSide(i), reachGroup
	if side {
		most = 1 // whoever came up in two sentences before needn't be two sides
	}
	for reach := 0; reach <= most; reach++ {
		from := 0
		if side {
			from = reach // both in one sentence, or they are no two sides
		}
		for _, c := range w.preference(w.ms[i].lemma) {
			if c&want == 0 || n > 2 && c != person && c != group {
				continue // "the three" are no clerk, court and guard
			}
			if members := w.collect(i, n, c&want, from, reach, false); members != nil {
				return members
			}
			if members := w.collect(i, n, c&want, from, reach, true); members != nil && c == person && n == 2 {
				return members
			}
		}
	}
	return nil
}

// preference is the order of classes in which a group's members are looked for:
// "the two" are persons first, "both sides" bodies.
func (w *walker) preference(lemma string) []class {
	if lemma == "side" || lemma == "party" || lemma == "camp" {
		return []class{group, group | place, person | group}
	}
	return []class{person, group, person | group, place | group | person}
}

// collect are the last n of the class in the sentences from so many before to reach before, nil where there
// are fewer.
func (w *walker) collect(i, n int, want class, from, reach int, unlabelled bool) []int {
	var out []int
	taken := map[int]bool{}
	sentence := w.ms[i].sentence
	for s := sentence - from; s >= 0 && s >= sentence-reach && len(out) < n; s-- {
		found := w.inSentence(s, i, want, unlabelled, taken)
		if need := n - len(out); len(found) > need {
			found = w.foremost(found, need)
		}
		out = append(found, out...)
	}
	if len(out) != n {
		return nil
	}
	return out
}

// inSentence is one mention of each cluster of the class in sentence s, before
// mention i.
func (w *walker) inSentence(s, i int, want class, unlabelled bool, taken map[int]bool) []int {
	var out []int
	for j := max(w.first[s], i-maxLook); j < w.first[s+1] && j < i; j++ {
		m, a := w.ms[j], w.clusters.of(j)
		if w.statesOnly(w.ms[i].lemma) && !w.isState(j) {
			continue
		}
		if w.isSide(i) && (a.class == person || !w.takesSides(j) || w.coargument(i, j) || w.hasCase(w.tree.First(m.head), "between", "in", "near", "at", "around") || w.we >= 0 && w.clusters.same(w.we, j)) {
			continue // "We call on both sides"
		}
		if m.person != 3 || m.members != nil || a.class&want == 0 || a.number&singular == 0 && a.names == 0 || taken[w.clusters.find(j)] || w.contains(j, i) {
			continue
		}
		if a.class == anyClass {
			// a name that the model left without a label, if no country's
			if !unlabelled || a.names == 0 || w.isCountry(j) {
				continue
			}
		} else if a.class&want != a.class && a.class&^want != thing && a.names == 0 {
			continue
		}
		if want == person|group|place && (w.doc.Is(m.head, "compound", "amod") || a.class == place && !w.speaksAs(j)) {
			continue // "between Osk and Tarn both sides shelled each other": neither town is a side
		}
		taken[w.clusters.find(j)] = true
		out = append(out, j)
	}
	return out
}

// takesSides tells whether a mention is of a body, state or people that can be a side in a
// fight or in talks: no families, no town's market.
func (w *walker) takesSides(j int) bool {
	m := w.ms[j]
	if m.name >= 0 {
		return !w.calledBy(j, aside) // "The UN envoy told the Security Council that neither side had yielded"
	}
	if m.kind == ling.PronounMention || m.kind == ling.GroupMention {
		return true
	}
	return groupNouns[m.lemma] && !householdNouns[m.lemma] && !placeNouns[m.lemma] || sideNouns[m.lemma]
}

// aside are words in the names of bodies that stand aside from the sides of a fight.
var aside = set("nations un council court tribunal commission cross crescent committee watch monitor observatory news agency times")

var (
	householdNouns = set("family household community public population crowd office market company firm school hospital court media press")
	sideNouns      = set("rebel insurgent guerrilla separatist soldier troop militant militiaman fighter gunman worker striker employer miner herder farmer protester police")
)

// isSide tells whether a group mention is "both sides" or "all parties".
func (w *walker) isSide(i int) bool {
	l := w.ms[i].lemma
	return l == "side" || l == "party" || l == "camp"
}

// statesOnly: "both countries" are states, where the table knows which names are.
func (w *walker) statesOnly(lemma string) bool {
	return w.countries != nil && (countryNouns[lemma] || lemma == "capital" || lemma == "government")
}

func (w *walker) isCountry(j int) bool {
	if w.ms[j].name < 0 {
		return false
	}
	_, ok := w.country(w.names[w.ms[j].name].text)
	return ok
}

// isState tells whether mention j names a country, or a capital in its stead.
func (w *walker) isState(j int) bool {
	if w.isCountry(j) {
		return true
	}
	caps, ok := w.countries.(capitals)
	if !ok || w.ms[j].name < 0 {
		return false
	}
	_, ok = caps.Capital(w.names[w.ms[j].name].text)
	return ok
}

// foremost picks n of the mentions: those in the clause's main parts first,
// then the later ones; in order of the text.
func (w *walker) foremost(found []int, n int) []int {
	var out []int
	used := map[int]bool{}
	for _, rels := range [][]string{{"nsubj", "obj", "iobj"}, {"obl", "nmod:poss", "nmod"}, {""}} {
		for k := len(found) - 1; k >= 0 && len(out) < n; k-- {
			if !used[found[k]] && (rels[0] == "" || w.doc.Is(w.ms[found[k]].head, rels...)) {
				used[found[k]] = true
				out = append(out, found[k])
			}
		}
	}
	for a := 1; a < len(out); a++ {
		for b := a; b > 0 && out[b] < out[b-1]; b-- {
			out[b], out[b-1] = out[b-1], out[b]
		}
	}
	return out
}
