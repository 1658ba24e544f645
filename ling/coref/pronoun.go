package coref

import (
	"slices"

	"github.com/reportedly/reportedly/ling"
)

const (
	reachPronoun  = 3  // sentences
	maxCandidates = 60 // mentions
)

// pronoun ties a personal pronoun.
func (w *walker) pronoun(i int) {
	m := w.ms[i]
	if _, personal := pronounOf(w.doc.Lower(m.head)); !personal {
		return
	}
	switch m.person {
	case 1:
		w.firstPerson(i)
	case 2:
		w.secondPerson(i)
	case 3:
		w.thirdPerson(i)
	}
}

// firstPerson ties "I" and "we".
//   - `"I will resign," the mayor said.`: whoever utters the quotation
//   - "We condemn the attack." in a ministry's release: the ministry
func (w *walker) firstPerson(i int) {
	m := w.ms[i]
	if q := w.quotes.at[m.head]; q >= 0 {
		if s := w.speakers[q]; s >= 0 && s != i {
			w.tie(i, s, "the first person inside a quotation is its speaker")
			return
		}
		if j := w.samePronounBefore(i, q); j >= 0 {
			w.tie(i, j, "the same first person")
		}
		return
	}
	if m.number == plural {
		w.publisher(i)
		return
	}
	if w.author > 0 {
		w.tie(i, w.author-1, "the author")
		return
	}
	if j := w.speakerAbove(i); j >= 0 {
		w.author = j + 1
		w.tie(i, j, "who speaks by the heading")
		return
	}
	w.author = i + 1
}

// speeches are nouns by which a heading calls what one person says.
var speeches = set("briefing statement remarks speech address testimony message letter intervention presentation diary dispatch column")

// speakerAbove is the person by whom the first line says that a speech is: "Remarks by Ann Vell,
// envoy, to the assembly". -1 where it names none.
func (w *walker) speakerAbove(i int) int {
	for j := 0; j < i && w.ms[j].head < 30; j++ {
		m := w.ms[j]
		if m.name < 0 || w.names[m.name].label != ling.PersonName || w.doc.Tokens[m.head].Sentence > 0 {
			continue
		}
		by := m.first - 1
		for by > 0 && (w.doc.Tokens[by].UPOS == "DET" || w.doc.Is(by, "nmod:desc", "compound", "amod") || w.doc.Is(by, "flat")) {
			by--
		}
		if by > 0 && (w.doc.Lower(by) == "by" || w.doc.Lower(by) == "of" || w.doc.Lower(by) == "from") && speeches[w.doc.Lower(by-1)] {
			return j
		}
	}
	return -1
}

// samePronounBefore is an earlier mention of the same person and number within
// the same quotation, or -1.
func (w *walker) samePronounBefore(i, q int) int {
	m := w.ms[i]
	for j, n := i-1, 0; j >= 0 && n < maxCandidates; j, n = j-1, n+1 {
		c := w.ms[j]
		if w.quotes.at[c.head] == q && c.kind == ling.PronounMention && c.person == m.person && c.number == m.number {
			return j
		}
	}
	return -1
}

// publisher ties "we" outside quotations.
func (w *walker) publisher(i int) {
	if w.we < 0 {
		w.we = w.institution()
		if w.we < 0 {
			w.we = i
		}
	}
	w.tie(i, w.we, "\"we\" of the institution that publishes")
}

// secondPerson lets every "you" of one quotation, or outside quotations of one
// document, be the same.
func (w *walker) secondPerson(i int) {
	q := w.quotes.at[w.ms[i].head]
	for j, n := i-1, 0; j >= 0 && n < 4*maxCandidates; j, n = j-1, n+1 {
		if c := w.ms[j]; c.kind == ling.PronounMention && c.person == 2 && w.quotes.at[c.head] == q {
			w.tie(i, j, "the same \"you\"")
			return
		}
	}
}

// thirdPerson ties "he", "she", "it", "they" to the best candidate before it,
// or, in a phrase put first, after it: "In his report, Omar said …".
func (w *walker) thirdPerson(i int) {
	if j := w.utterer(i); j >= 0 && !w.contains(j, i) {
		w.tie(i, j, "who is said to say it")
		return
	}
	best, bestScore, coordinated := -1, 0.0, false
	w.barred = w.speaksOfOthers(i, w.coarguments(i))
	for j, n := i-1, 0; j >= 0 && n < maxCandidates && w.distance(i, j) <= reachPronoun; j, n = j-1, n+1 {
		if s := w.score(i, j); s > bestScore {
			best, bestScore, coordinated = j, s, false
		}
		if s := w.scoreTogether(i, j); s > bestScore {
			best, bestScore, coordinated = j, s, true
		}
	}
	if j := w.frontedSubject(i); j >= 0 {
		if s := w.score(i, j); s > bestScore {
			best, coordinated = j, false
		}
	}
	if j := w.ownConjunct(i); j >= 0 {
		if a := w.clusters.of(j); a.gender&w.ms[i].gender != 0 && a.class&w.ms[i].class != 0 && w.numberAgrees(w.ms[i], a) {
			best, coordinated = j, false
		}
	}
	switch {
	case best < 0:
	case coordinated:
		w.ms[i].members = w.coords[best]
		w.ms[i].why = "takes up a coordination"
		w.ms[i].whom = best
	default:
		w.tie(i, best, "the nearest that agrees, subjects first")
		a := w.clusters.of(i)
		a.gender = narrow(a.gender, w.ms[i].gender)
	}
}

// ownConjunct is the noun that what pronoun i owns is coordinated with: of "the parties and
// their backers" the parties, of "praised the chief and his deputy" the chief. -1 for none.
func (w *walker) ownConjunct(i int) int {
	h := w.ms[i].head
	owned := w.tree.Head(h)
	if !w.doc.Is(h, "nmod:poss") || owned < 0 || !w.doc.Is(owned, "conj") {
		return -1
	}
	if first := w.tree.Head(owned); first >= 0 && first < h && w.isMention(first) {
		return w.byHead[first]
	}
	return -1
}

// frontedSubject is the subject of the clause that a fronted phrase with
// mention i belongs to, or -1.
func (w *walker) frontedSubject(i int) int {
	v := w.ms[i].head
	for n := 0; n < 8 && v >= 0; n++ {
		up := w.tree.Head(v)
		if up >= 0 && v < up && w.doc.Is(v, "obl", "advcl", "nmod") {
			if s := w.tree.Child(up, "nsubj"); s > w.ms[i].head && w.isMention(s) {
				return w.byHead[s]
			}
		}
		v = up
	}
	return -1
}

// score is how well pronoun i goes with mention j: 0 where it can't.
func (w *walker) score(i, j int) float64 {
	m, n := w.ms[i], w.ms[j]
	if n.person != 3 || n.members != nil && m.number == singular || w.contains(j, i) || w.coargument(i, j) || w.content(i, j) {
		return 0
	}
	if m.number == plural && w.together[j] && !w.contains(j, i) {
		return 0 // the whole coordination is meant, or neither
	}
	a := w.clusters.of(j)
	if a.gender&m.gender == 0 || a.class&m.class == 0 || !w.numberAgrees(m, a) {
		return 0
	}
	if m.number == plural && w.singly(i, j) {
		return 0
	}
	if w.barred[w.clusters.find(j)] || m.number == plural && w.quotes.turns[n.head] {
		return 0
	}
	if q := w.quotes.at[m.head]; q >= 0 && w.speakers[q] >= 0 && w.clusters.same(j, w.speakers[q]) {
		return 0 // `"He is a liar," Omar said`: not Omar
	}
	if h := w.tree.Head(n.head); h >= 0 && w.doc.Is(n.head, "nmod") && slices.Contains(timeUnits, w.tree.Lemma(h)) {
		return 0 // "Within two days of haggling it paid": not the haggling
	}
	s := w.salience(i, j)
	if (n.det == indefinite || n.det == bare) && w.tree.CaseWord(n.head) == "according to" {
		s -= weigh.captive // "According to a clerk, his mill was sold": not the clerk's
	}
	if w.claimant(i, j) {
		s += weigh.captive
	}
	switch {
	case m.class == person && a.class == person:
		s += weigh.surePerson
	case m.class == person:
		s -= weigh.maybePerson
	case m.gender == neuter && a.class&(thing|person) == thing|person:
		s -= weigh.unclear
	case m.gender == neuter && a.class&thing != 0:
		s -= weigh.itThing
	case m.number == plural && a.class&group != 0 && n.number == plural:
		s += weigh.pluralPerson // "Kayan League rebels freed a clerk whom they had held": those of a body
	case m.number == plural && a.number&plural == 0:
		s -= weigh.singularThey
	case m.number == plural && a.class&person != 0:
		s += weigh.pluralPerson
	}
	if w.someOf(i) && w.numeral(n) != "" {
		s += weigh.counted
	}
	return max(s+w.captive(i, j), 0.1)
}

// someOf tells whether a number counts some of those whom pronoun i stands for: "Police held six men.
// Three of them confessed."
func (w *walker) someOf(i int) bool {
	h := w.tree.Head(w.ms[i].head)
	return h >= 0 && h < w.ms[i].head && w.doc.Tokens[h].UPOS == "NUM" && w.doc.Is(w.ms[i].head, "nmod")
}

// singly tells whether j is the subject of a verb in the singular that says or thinks what pronoun i
// stands in: in "The office believes that they were abducted" they aren't the office.
func (w *walker) singly(i, j int) bool {
	v := w.tree.governor(w.ms[j].head)
	if v < 0 || !w.doc.Is(w.ms[j].head, "nsubj") || w.doc.Tokens[v].XPOS != "VBZ" && !w.auxiliary(v, "VBZ") {
		return false
	}
	for at, n := w.ms[i].head, 0; at >= 0 && n < 32; n++ {
		up := w.tree.Head(at)
		if up == v {
			return w.doc.Is(at, "ccomp")
		}
		at = up
	}
	return false
}

// auxiliary tells whether a verb has an auxiliary with a tag: "has said".
func (w *walker) auxiliary(v int, tag string) bool {
	a := w.tree.Child(v, "aux")
	return a >= 0 && w.doc.Tokens[a].XPOS == tag
}

// content tells whether pronoun i stands in the clause that says what noun j is: in "the
// state's claim that its soldiers had left" its isn't the claim's.
func (w *walker) content(i, j int) bool {
	noun := w.ms[j].head
	for at, n := w.ms[i].head, 0; at >= 0 && n < 32; n++ {
		up := w.tree.Head(at)
		if up == noun {
			return w.doc.Is(at, "acl") && !w.doc.Is(at, "acl:relcl") && w.tree.Child(at, "mark") >= 0
		}
		at = up
	}
	return false
}

// timeUnits are nouns by which time is measured.
var timeUnits = []string{"minute", "hour", "day", "night", "week", "month", "year", "decade"}

// claimant tells whether j is whose claim the clause with pronoun i is: of "doubts the report of the
// guild that its millers were robbed" they are the guild's.
func (w *walker) claimant(i, j int) bool {
	who := w.ms[j].head
	noun := w.tree.Head(who)
	if noun < 0 || !w.doc.Is(who, "nmod:poss") && !(w.doc.Is(who, "nmod") && (w.tree.CaseWord(who) == "of" || w.tree.CaseWord(who) == "by")) {
		return false
	}
	for at, n := w.ms[i].head, 0; at >= 0 && n < 32; n++ {
		up := w.tree.Head(at)
		if up == noun {
			return w.doc.Is(at, "acl") && !w.doc.Is(at, "acl:relcl") && w.tree.Has(at, "that") >= 0
		}
		at = up
	}
	return false
}

// numberAgrees: "the ministry … they" is good English for a body of people.
func (w *walker) numberAgrees(m *mention, a *about) bool {
	if m.number&a.number != 0 {
		return true
	}
	return m.number == plural && a.class&group != 0 && a.class != anyClass
}

// scoreTogether is how well "they" goes with the coordination that j begins.
func (w *walker) scoreTogether(i, j int) float64 {
	members := w.coords[j]
	m := w.ms[i]
	if m.number != plural || len(members) < 2 || w.coargument(i, j) || w.contains(j, i) {
		return 0
	}
	for _, k := range members {
		if k >= i {
			return 0
		}
	}
	a := w.clusters.of(j)
	s := w.salience(i, j) + weigh.together
	if a.class&(person|group) == 0 {
		s -= weigh.togetherThings
	}
	return max(s+w.captive(i, j), 0.1)
}

// coarguments are the clusters of the mentions that pronoun i can't be, as they
// are arguments beside it: in "The Shield … The group burned it" it isn't the
// Shield.
func (w *walker) coarguments(i int) map[int]bool {
	var out map[int]bool
	s := w.ms[i].sentence
	for k := max(w.first[s], i-maxCandidates); k < w.first[s+1] && k < i+maxCandidates; k++ {
		if k != i && w.coargument(i, k) {
			if out == nil {
				out = map[int]bool{}
			}
			out[w.clusters.find(k)] = true
		}
	}
	return out
}

// coargument tells whether i and j are arguments of the same predicate, which
// an ordinary pronoun and its antecedent never are: in "Omar saw him" him isn't
// Omar, nor in "Omar wants to see him".
func (w *walker) coargument(i, j int) bool {
	a, b := w.ms[i].head, w.ms[j].head
	if w.answers(i, j) {
		return true
	}
	if w.doc.Is(a, "nmod:poss") || w.doc.Is(a, "nmod") {
		return false
	}
	v := w.tree.governor(a)
	if v < 0 {
		return false
	}
	first := b
	for n := 0; n < 16 && w.doc.Is(first, "conj") && w.tree.Head(first) >= 0 && w.doc.Is(w.tree.Head(first), "conj", "nsubj"); n++ {
		first = w.tree.Head(first) // "Oman and Tarn own it": it is neither
	}
	if w.tree.Head(first) == v && w.doc.Is(first, "nsubj", "obj", "iobj", "obl") {
		return true
	}
	if !w.doc.Is(a, "nsubj") && w.tree.subject(v) == b {
		return true
	}
	// conjoined with each other
	return w.doc.Is(a, "conj") && w.tree.Head(a) == b
}
