package coref

import "github.com/reportedly/reportedly/ling"

// latter ties "the latter" and "the former" to the second and the first of the last two that
// were coordinated, else "the latter" to the last one named, not within brackets.
func (w *walker) latter(i int, which string) {
	for j := i - 1; w.near(i, j, 1); j-- {
		if members := w.coords[j]; len(members) == 2 && members[1] < i && !w.contains(members[1], i) && w.fitsVerb(i, members[0]) && w.fitsVerb(i, members[1]) {
			w.tie(i, members[map[string]int{"former": 0, "latter": 1}[which]], "the "+which)
			return
		}
	}
	for j := i - 1; which == "latter" && w.near(i, j, 1); j-- {
		if n := w.ms[j]; n.kind != ling.PronounMention && n.class != thing && w.fitsVerb(i, j) && !w.inBrackets(n.head) {
			w.tie(i, j, "the latter")
			return
		}
	}
}

// fitsVerb tells whether mention j may be the subject that mention i is: no place says anything.
func (w *walker) fitsVerb(i, j int) bool { return w.ms[j].class&(person|group) != 0 || !w.utters(i) }

// inBrackets tells whether a token stands in an aside between brackets.
func (w *walker) inBrackets(t int) bool {
	for k := t - 1; k >= 0 && k > t-20 && w.doc.Tokens[k].Sentence == w.doc.Tokens[t].Sentence; k-- {
		switch w.doc.Form(k) {
		case "(":
			return true
		case ")":
			return false
		}
	}
	return false
}

// utters tells whether mention i is the subject of a verb of saying.
func (w *walker) utters(i int) bool {
	v := w.tree.governor(w.ms[i].head)
	return v >= 0 && w.doc.Is(w.ms[i].head, "nsubj") && sayingVerbs[lower(w.doc.Tokens[v].Lemma)]
}
