package coref

import "github.com/reportedly/reportedly/ling"

// Who took somebody and who was taken: a pronoun that goes on with what captors do is the
// captors, one that goes on with what befalls captives is the captives.
//
//   - "Guards arrested two clerks. They seized their papers.": the guards
//   - "Guards arrested two clerks. They were beaten.": the clerks

var (
	takingVerbs = set("arrest detain capture abduct kidnap seize hold apprehend imprison jail round grab ambush kill shoot wound raid search storm")
	// what captors do, and captives don't
	captorVerbs = set("confiscate seize search raid arrest detain abduct kidnap beat interrogate torture shoot kill fire burn loot release free ransack handcuff blindfold flog")
	// what befalls captives
	captiveVerbs = set("beat interrogate question torture release free hold take transfer move charge sentence convict flog blindfold keep hang execute rob expel deport")
)

// captive is what being in somebody's hands adds to the likeness of pronoun i and mention j.
func (w *walker) captive(i, j int) float64 {
	if w.tellsOfOther(i, j) {
		return -2 * weigh.captive
	}
	v, u := w.tree.governor(w.ms[i].head), w.tree.governor(w.ms[j].head)
	if v < 0 || u < 0 || v == u || !takingVerbs[lower(w.doc.Tokens[u].Lemma)] || w.distance(i, j) > 1 {
		return 0
	}
	l := lower(w.doc.Tokens[v].Lemma)
	active := w.doc.Is(w.ms[i].head, "nsubj") && !w.undergoes(w.ms[i].head)
	switch taken := w.undergoes(w.ms[j].head); {
	case active && captorVerbs[l] && taken:
		return -weigh.captive
	case w.undergoes(w.ms[i].head) && captiveVerbs[l] && taken:
		return weigh.captive
	}
	return 0
}

// tellers are those who tell of what befell others: "Witnesses said that they were beaten".
var tellers = set("witness neighbour neighbor relative colleague doctor medic police lawyer family friend spokesman spokeswoman official officer wife husband mother father")

// tellsOfOther tells whether j is who says what pronoun i undergoes, and by his noun tells of
// others as a rule.
func (w *walker) tellsOfOther(i, j int) bool {
	a, b := w.ms[i].head, w.ms[j].head
	v := w.tree.Head(b)
	if v < 0 || !w.doc.Is(b, "nsubj") || !tellers[w.ms[j].lemma] || !sayingVerbs[lower(w.doc.Tokens[v].Lemma)] || !w.undergoes(a) {
		return false
	}
	for at, n := w.tree.Head(a), 0; at >= 0 && n < 6; n++ {
		if w.tree.Head(at) == v {
			return w.doc.Is(at, "ccomp")
		}
		at = w.tree.Head(at)
	}
	return false
}

// undergoes tells whether a word is a verb's object, or the subject of its passive.
func (w *walker) undergoes(i int) bool {
	i = w.tree.First(i)
	return w.doc.Is(i, "obj", "nsubj:pass") || w.doc.Is(i, "nsubj") && w.tree.Head(i) >= 0 && w.tree.Child(w.tree.Head(i), "aux:pass") >= 0
}

// turningDown are verbs by which one answers what somebody else has said, spokenNouns what
// is answered.
var (
	turningDown = set("dismiss reject refuse spurn decline ignore mock ridicule heed accept welcome deride")
	spokenNouns = set("call demand offer request appeal proposal threat accusation allegation claim invitation criticism plea petition ultimatum suggestion overture charge objection complaint")
)

// answers tells whether pronoun i owns what the verb, whose subject is j, turns down or
// takes up: in "The board dismissed its appeal" its isn't the board's.
func (w *walker) answers(i, j int) bool {
	h := w.ms[i].head
	owned := w.tree.Head(h)
	if !w.doc.Is(h, "nmod:poss") || owned < 0 || !w.doc.Is(owned, "obj") || !spokenNouns[lower(w.doc.Tokens[owned].Lemma)] {
		return false
	}
	v := w.tree.Head(owned)
	return v >= 0 && turningDown[lower(w.doc.Tokens[v].Lemma)] && w.tree.subject(v) == w.ms[j].head
}

// partOf ties a number of several to those of whom they are: of "two of our drivers" the
// drivers, whom "they" takes up.
func (w *walker) partOf(i int) {
	m := w.ms[i]
	if n, ok := smallNumber(w.doc.Lower(m.head)); w.doc.Tokens[m.head].UPOS != "NUM" || !ok || n < 2 {
		return
	}
	for _, c := range w.tree.Kids(m.head) {
		if c > m.head && w.doc.Is(c, "nmod") && w.hasCase(c, "of") && w.isMention(c) {
			if j := w.byHead[c]; w.ms[j].kind == ling.NominalMention && w.ms[j].number == plural && w.ms[j].class&(person|group) != 0 {
				w.tie(i, j, "some of them")
				w.clusters.of(i).number = plural
			}
			return
		}
	}
}
