package coref

import (
	"slices"

	"github.com/reportedly/reportedly/ling"
)

// How far back, in sentences, a description reaches for what it takes up.
const (
	reachSameNoun = 40
	reachSynonym  = 4
	reachTakeUp   = 3
)

// nominal ties a definite description to what it takes up.
//   - "A brigade entered the town. The brigade …": the same noun
//   - "Omar Said, the port's harbour master, … the harbour master": a role
//   - "Gunmen stopped a bus. The attackers …": a noun that means much the same
//   - "The Northern Shield … the group": a noun that takes up any body
func (w *walker) nominal(i int) {
	m := w.ms[i]
	sole := m.det == bare && len(m.mods) == 0 && (soleNouns[m.lemma] || groupNouns[m.lemma] && w.doc.Tokens[m.head].XPOS == "NNP" && isTitleCase(w.doc.Form(m.head)))
	if m.det != definite && m.det != demonstrative && m.det != possessed && !sole {
		return
	}
	if j := w.sameNoun(i); j >= 0 {
		w.tie(i, j, "described by the same noun")
		return
	}
	if j := w.holder(m); j > i && !w.clusters.same(i, j) {
		w.tie(i, j, "the office of the person named further down")
		return
	}
	if j := w.itsMen(i); j >= 0 {
		w.tie(i, j, "the body of those spoken of")
		return
	}
	if m.det == possessed || sole || w.complement(m) >= 0 || w.restricted(m) {
		return
	}
	if j := w.synonym(i); j >= 0 {
		w.tie(i, j, "described by a noun that means much the same")
		return
	}
	if m.det == demonstrative && m.number == plural && hostileNouns[m.lemma] {
		if j := w.whoseMen(i); j >= 0 {
			w.tie(i, j, "the armed group last spoken of")
		}
		return
	}
	if m.det == demonstrative && m.number == plural && m.class&(person|group) != 0 {
		// "talks between the guild, the union and the clergy … these actors"
		for j := i - 1; w.near(i, j, 1); j-- {
			if members := w.coords[j]; members != nil && members[len(members)-1] < i && w.clusters.of(j).class&(person|group) != 0 && !w.contains(j, i) {
				w.gather(i, members, "takes up a coordination")
				return
			}
		}
	}
	if w.doc.Tokens[m.head].UPOS == "PROPN" && isTitleCase(w.doc.Form(m.head)) && m.class&group != 0 {
		return // "The Coalition" is what is called so, not the last body named
	}
	if j := w.takeUp(i); j >= 0 {
		w.tie(i, j, "takes up the last one of that kind")
	}
}

// menOf are nouns for the men of a body that goes by another noun.
var menOf = map[string]string{"militia": "militiaman", "gang": "gangster", "guard": "guardsman", "coastguard": "coastguardsman"}

// itsMen is the latest earlier mention of those who make up the body that i names by its noun:
// "clashed with Tarn militiamen. The militia …". -1 for none.
func (w *walker) itsMen(i int) int {
	m := w.ms[i]
	if menOf[m.lemma] == "" || len(m.mods) > 0 || m.det != definite {
		return -1
	}
	for j := i - 1; w.near(i, j, reachSameNoun); j-- {
		if n := w.ms[j]; n.kind == ling.NominalMention && n.lemma == menOf[m.lemma] && !w.contains(j, i) {
			return j
		}
	}
	return -1
}

// restricted tells whether a relative clause narrows the phrase down: "the men
// who fled" need not be men spoken of before.
func (w *walker) restricted(m *mention) bool {
	c := w.tree.Child(m.head, "acl")
	return c >= 0 && c > m.head
}

// complement is the head of "of …" or of a possessor, -1 for none.
func (r *resolver) complement(m *mention) int {
	for _, c := range r.tree.Kids(m.head) {
		if r.doc.Is(c, "nmod:poss") || r.doc.Is(c, "nmod") && c > m.head {
			return c
		}
	}
	return -1
}

// sameNoun is the latest earlier mention whose cluster is described by the same
// noun and whose other words don't contradict, or -1.
func (w *walker) sameNoun(i int) int {
	m := w.ms[i]
	holders := w.byRole[m.lemma]
	best, bestLast := -1, -1
	for k := len(holders) - 1; k >= 0 && k >= len(holders)-maxHolders; k-- {
		j := holders[k]
		a := w.clusters.of(j)
		last := min(a.last, i-1)
		if w.distance(i, last) > reachSameNoun || last <= bestLast || w.clusters.same(i, j) {
			continue
		}
		if w.agrees(m, a) && w.fits(i, j) && !w.noneInParticular(j) && !w.otherArmy(m, j) && !w.goesByIt(m, j) && !w.watches(m, j) {
			best, bestLast = j, last
		}
	}
	return best
}

// rebelWords are words in the names of armies that are no state's.
var rebelWords = set("liberation resistance salvation people's peoples revolutionary lord's free patriotic redemption defence-of volunteer")

// otherArmy tells whether a bare "the army" is the state's though a group's name ends in the
// same word: "fighting with the Tarn Liberation Army … praised the army".
func (w *walker) otherArmy(m *mention, j int) bool {
	if m.lemma != "army" || len(m.mods) > 0 || isTitleCase(w.doc.Form(m.head)) {
		return false
	}
	return w.calledBy(j, rebelWords)
}

// calledBy tells whether mention j is a name with one of some words in it.
func (w *walker) calledBy(j int, words map[string]bool) bool {
	return w.ms[j].name >= 0 && slices.ContainsFunc(w.names[w.ms[j].name].words, func(x string) bool { return words[x] })
}

// noneInParticular: "No crowds came" and "any site" leave nothing to take up.
func (w *walker) noneInParticular(j int) bool {
	return w.hasDet(w.ms[j].head, "no", "any", "every", "each", "which", "what")
}

func (w *walker) agrees(m *mention, a *about) bool {
	return m.number&a.number != 0 && m.gender&a.gender != 0 && (m.class&a.class != 0 || a.names > 0)
}

// fits tells whether description i can be of the one that j mentions.
//   - "the deputy governor" isn't "the governor", nor "the third brigade" "the
//     brigade" if it wasn't called so before
//   - "the mayor of Qadra" is only a mayor of Qadra
//   - "his deputy" is his only
func (w *walker) fits(i, j int) bool {
	m, n := w.ms[i], w.ms[j]
	known := map[string]bool{}
	for _, ro := range w.clusters.of(j).roles {
		for _, x := range ro.mods {
			known[x] = true
		}
	}
	has := map[string]bool{}
	for _, x := range m.mods {
		if has[x] = true; !known[x] && !emptyMods[x] {
			return false
		}
	}
	if n.kind == ling.NominalMention {
		for _, x := range n.mods {
			if contrastMods[x] && !has[x] {
				return false
			}
		}
	}
	if c := w.numeral(m); c != "" && w.numeral(n) != "" && c != w.numeral(n) {
		return false
	}
	return w.sameComplement(m, n)
}

var (
	contrastMods = set("deputy vice former assistant other another second third fourth next previous new rival separate different opposing")
	emptyMods    = set("same said so-called entire whole latter former aforementioned very so called self-styled")
)

func (w *walker) sameComplement(m, n *mention) bool {
	c := w.complement(m)
	if c < 0 {
		return true
	}
	if n.kind != ling.NominalMention {
		// "the front's leader", of a name with the title "Front leader"
		return m.det != possessed && w.doc.Is(c, "nmod") && n.kind == ling.NameMention && w.namesOf(n)[fold(w.doc.Form(c))]
	}
	d := w.complement(n)
	if d < 0 {
		return false
	}
	if w.isMention(c) && w.isMention(d) && w.clusters.same(w.byHead[c], w.byHead[d]) {
		return true
	}
	return w.doc.Lower(c) == w.doc.Lower(d) && w.doc.Tokens[c].UPOS != "PRON"
}

func (w *walker) namesOf(n *mention) map[string]bool {
	out := map[string]bool{}
	if n.name >= 0 {
		for _, x := range w.names[n.name].words {
			out[x] = true
		}
	}
	return out
}

// numeral is the number before a noun, as written, or "".
func (r *resolver) numeral(m *mention) string {
	if c := r.tree.Child(m.head, "nummod"); c >= 0 && c < m.head {
		return r.doc.Lower(c)
	}
	return ""
}

func (w *walker) synonym(i int) int {
	m := w.ms[i]
	row := synonymRow[m.lemma]
	if row == 0 || len(m.mods) > 0 {
		return -1
	}
	for j := i - 1; w.near(i, j, reachSynonym); j-- {
		n := w.ms[j]
		if n.kind != ling.NominalMention || synonymRow[n.lemma] != row || n.lemma == m.lemma || w.contains(j, i) {
			continue
		}
		if w.agrees(m, w.clusters.of(j)) && w.numeral(m) == "" {
			return j
		}
	}
	return -1
}

// contains tells whether mention j's phrase holds mention i.
func (w *walker) contains(j, i int) bool {
	return w.ms[j].first <= w.ms[i].head && w.ms[i].head < w.ms[j].end
}

// takeUp is the last named one that a general noun can take up, or -1.
func (w *walker) takeUp(i int) int {
	m := w.ms[i]
	var want class
	switch {
	case takeUpGroup[m.lemma]:
		want = group
	case takeUpPerson[m.lemma]:
		want = person
	case takeUpPlace[m.lemma]:
		want = place
	case m.det == demonstrative && m.class&(person|group) != 0:
		want = m.class & (person | group)
	default:
		return -1
	}
	if len(m.mods) > 0 && m.det != demonstrative && !w.emptyOnly(m) {
		return -1
	}
	best, bestScore := -1, -1.0
	barred := w.coarguments(i) // "The guard clashed with the same group": not the guard of the sentence before
	for j := i - 1; w.near(i, j, reachTakeUp); j-- {
		n := w.ms[j]
		if n.person != 3 || w.contains(j, i) || barred[w.clusters.find(j)] || !w.takes(m, j, want) || w.watches(m, j) {
			continue
		}
		if want == place {
			return j // the last place; subjects are no likelier
		}
		if s := w.salience(i, j); s > bestScore {
			best, bestScore = j, s
		}
	}
	return best
}

func (w *walker) emptyOnly(m *mention) bool {
	for _, x := range m.mods {
		if !emptyMods[x] && x != "armed" && x != "terrorist" && x != "militant" && x != "rebel" && x != "young" && x != "jihadist" && x != "islamist" {
			return false
		}
	}
	return true
}

// takes tells whether j's cluster can be taken up by m: of the class for sure,
// named, and not itself described by a noun of another sort.
func (w *walker) takes(m *mention, j int, want class) bool {
	a := w.clusters.of(j)
	if a.class&want == 0 || a.class == anyClass || m.number&a.number == 0 || m.gender&a.gender == 0 && want == person {
		return false
	}
	if want == place {
		return a.names > 0 && w.rightPlace(m, j)
	}
	if want == group && (!w.kindred(m.lemma, a) || anyBody[m.lemma] && w.ofStates(j)) {
		return false
	}
	if a.names == 0 && !(want == person && a.class == person && m.det != bare) {
		return false
	}
	return a.class&want == a.class || a.class&place == 0
}

// kindred tells whether a noun for a body suits a cluster that is described by
// others: "the group" may be a front or a movement, but no ministry; "the
// brigade" only what isn't called something else.
func (w *walker) kindred(lemma string, a *about) bool {
	generic := anyBody[lemma]
	for _, ro := range a.roles {
		if !groupNouns[ro.lemma] || ro.lemma == lemma || synonymRow[ro.lemma] > 0 && synonymRow[ro.lemma] == synonymRow[lemma] {
			continue
		}
		if officialBody[ro.lemma] != officialBody[lemma] || !generic && !anyBody[ro.lemma] {
			return false
		}
	}
	return true
}

var (
	anyBody      = set("group organization organisation movement faction body outfit side")
	officialBody = set(`government ministry parliament senate congress assembly cabinet court army navy police
		department office commission council state secretariat presidency authority administration university
		embassy house guard command mission agency fund bank`)
)

var countryNouns = set("country state nation kingdom republic")

// sites are nouns behind the name of a place that say of what sort it is, so that it is no town.
var sites = set("camp base airport airfield airbase port harbour harbor hospital prison jail checkpoint crossing border bridge road highway district province region state governorate county river lake mountain valley forest island market square neighbourhood neighborhood quarter suburb dam oilfield field mine refinery university school church mosque")

// sortOf is the noun that says of what sort the place is that mention j names, "" where none does: "the
// Osk displacement camp" is a camp.
func (w *walker) sortOf(j int) string {
	for at, n := w.ms[j].head, 0; n < 2; n++ {
		h := w.tree.Head(at)
		if h < at || !w.doc.Is(at, "compound", "nmod:desc", "amod") {
			break
		}
		if l := w.tree.Lemma(h); sites[l] {
			return l
		}
		at = h
	}
	if i := w.ms[j].head + 1; i < len(w.doc.Tokens) && sites[w.doc.Lower(i)] && w.tree.Head(i) == w.ms[j].head {
		return w.doc.Lower(i)
	}
	return ""
}

// rightPlace keeps countries and towns apart where the tables know countries.
func (w *walker) rightPlace(m *mention, j int) bool {
	if w.ms[j].name < 0 || w.names[w.ms[j].name].label != ling.Location {
		return false
	}
	if sort := w.sortOf(j); sort != "" && sort != m.lemma {
		return false // "near the Osk camp … north of the city"
	}
	if w.countries == nil {
		return true
	}
	return w.isCountry(j) == countryNouns[m.lemma]
}
