package coref

import "github.com/reportedly/reportedly/ling"

// weights of salience, in points.
type weights struct {
	base, perSentence, perMention, after       float64
	subject, bothSubjects, object, bothObjects float64
	root, modifier, possessor, nested          float64
	pronoun, samePronoun, name, unmarked, size float64
	surePerson, maybePerson, unclear, itThing  float64
	singularThey, pluralPerson                 float64
	together, togetherThings                   float64
	captive, embedded, counted                 float64
}

// weigh was set by coordinate search on gold trees of GUM's training documents.
var weigh = weights{
	base: 116, perSentence: 30, perMention: 0.8, after: 69,
	subject: 18, bothSubjects: 8, object: 10, bothObjects: 2,
	root: 10, modifier: 25, possessor: 14, nested: 2,
	pronoun: -6, samePronoun: 10, name: 6, unmarked: -4, size: 3,
	surePerson: 20, maybePerson: 15, unclear: 10, itThing: 0,
	singularThey: 34, pluralPerson: 6,
	together: 4, togetherThings: 12,
	captive: 40, embedded: 10, counted: 40,
}

// salience is how present mention j is in mind where mention i stands: near,
// subject, spoken of again and again.
func (w *walker) salience(i, j int) float64 {
	m, n := w.ms[i], w.ms[j]
	s := weigh.base - weigh.perSentence*float64(w.distance(i, j)) - weigh.perMention*float64(min(i-j, 30))
	if j > i {
		s = weigh.after
	}
	s += w.place(m, n)
	if w.embedded(n) && w.doc.Is(m.head, "nsubj") && m.sentence != n.sentence {
		s -= weigh.embedded
	}
	switch {
	case n.kind == ling.PronounMention:
		s += weigh.pronoun
		if w.doc.Lower(n.head) == w.doc.Lower(m.head) {
			s += weigh.samePronoun
		}
	case n.kind == ling.NameMention:
		s += weigh.name
	case n.det == indefinite || n.det == bare:
		s -= weigh.unmarked
	}
	return s + weigh.size*float64(min(w.clusters.of(j).size, 5))
}

// place weighs the antecedent's part in its clause.
func (w *walker) place(m, n *mention) float64 {
	s := 0.0
	switch {
	case w.doc.Is(n.head, "nsubj"):
		s = weigh.subject
		if w.doc.Is(m.head, "nsubj") {
			s += weigh.bothSubjects
		}
	case w.doc.Is(n.head, "obj", "iobj"):
		s = weigh.object
		if w.doc.Is(m.head, "obj") {
			s += weigh.bothObjects
		}
	case w.doc.Is(n.head, "root"):
		s = weigh.root
	case w.doc.Is(n.head, "compound", "amod"):
		s = -weigh.modifier
	case w.doc.Is(n.head, "nmod:poss"):
		s = weigh.possessor
	case w.doc.Is(n.head, "nmod", "conj", "appos"):
		s = -weigh.nested
	}
	return s
}

// embedded tells whether a mention is the subject of a clause within its sentence, which the next
// sentence goes on about less than about the whole one's: "The guild thanked the mayor, whom
// neighbours blame. They …"
func (w *walker) embedded(n *mention) bool {
	v := w.tree.Head(n.head)
	return v >= 0 && w.doc.Is(n.head, "nsubj") && w.doc.Is(v, "acl:relcl", "ccomp", "advcl", "acl")
}
