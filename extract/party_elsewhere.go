package extract

import (
	"maps"
	"slices"
)

// dropElsewhere leaves out who does, or undergoes, what another verb says, where the
// trigger's own clause tells surely who does it or undergoes it:
//
//   - of "The president seeks a term, and the opposition vowed to boycott the vote" the
//     opposition boycotts
//   - of "police fired at students who were protesting" the students protest
//   - of "The raid hit rebels who had killed two guards" only the rebels are hit
//   - of "We call on all parties to stop and urge the Front to free them" the Front is to
//     free them, and only the Front is urged
//   - of "The raid hit rebels of the Front" the rebels are hit, and nobody of the Front hits
//   - of "support for Oman and condolences to the miners" the miners aren't supported
//   - of "strikes in support of the militia" the militia isn't struck
//   - of "The League, which is loyal to the governor, rejected the claim" nobody rejects the governor's
//   - of "stands by Oman in the fight against the Front" only Oman is stood by
func (p *pass) dropElsewhere(t int, actors, recipients map[int]float64) {
	for w := range recipients {
		h := p.Head(w)
		if h >= 0 && p.ofConjunct(t, w) && slices.ContainsFunc(p.Children(t, "nmod"), func(k int) bool { return p.sure(k, recipients) }) {
			delete(recipients, w)
			continue
		}
		if h >= 0 && h != t && p.Is(w, "nmod") && p.Is(h, "obl", "nmod") && slices.Contains(onBehalf, p.Lemma(h)) && p.CaseWord(h) == "in" && p.CaseWord(w) == "of" {
			delete(recipients, w)
		}
	}
	if !p.Verb(t) {
		return
	}
	if s := p.Child(t, "nsubj"); s >= 0 {
		for w := range recipients {
			if p.relates(s, w) {
				delete(recipients, w)
			}
		}
	}
	for w := range actors {
		if p.Is(w, "acl:relcl") && !p.Under(t, w) {
			delete(actors, w) // "The scouts, who are under the ministry, hold the hill"
		}
	}
	if s := p.Subject(t, 0); !p.Passive(t) && p.sure(s, actors) {
		own := p.Conjuncts(s)
		for w := range actors {
			if p.Child(t, "nsubj") >= 0 && p.Upos(s) != "PRON" && w != s && !p.inClause(t, w) && !p.sameEntity(w, s) && !slices.Contains(own, w) && !slices.Contains(own, p.Antecedent(w)) {
				delete(actors, w)
				continue
			}
			if !slices.Contains(own, p.Antecedent(w)) && !p.sameEntity(w, s) && (p.ofOther(t, w) || p.qualifies(w, recipients)) {
				delete(actors, w)
			}
		}
	}
	if x := p.Child(t, "xcomp"); !slices.ContainsFunc(append(p.Kids(t), p.nsubjOf(x)...), func(w int) bool {
		return p.sure(w, recipients) && p.Is(w, "obj", "iobj", "obl", "nsubj:pass", "nsubj") && (!p.Is(w, "nsubj") || p.Is(w, "nsubj:pass") || p.Head(w) != t)
	}) {
		return
	}
	o := p.Child(t, "obj", "iobj", "nsubj:pass")
	if x := p.Child(t, "xcomp"); o < 0 && x >= 0 {
		o = p.Child(x, "nsubj") // "urged the army to stay out", as the tree has it
	}
	for w := range recipients {
		v := p.Head(w)
		if p.sure(o, recipients) && !p.inClause(t, w) && !p.sameEntity(w, o) && p.Antecedent(o) != w && !slices.Contains(p.Conjuncts(p.Antecedent(o)), w) {
			delete(recipients, w)
			continue
		}
		if v >= 0 && v != t && v != o && p.Tokens[w].Deprel == "nmod:poss" && p.Is(v, "obl") && p.sure(o, recipients) && !slices.Contains(p.Conjuncts(o), v) {
			delete(recipients, w) // "told him of the league's plans": he is told
			continue
		}
		if v >= 0 && v != t && p.Is(w, "nmod") && p.CaseWord(w) == "against" && (p.deed(v) || p.Lemma(v) == "fight" || p.Lemma(v) == "struggle") && p.Is(v, "obl", "nmod") && !p.lightly(t, v) {
			delete(recipients, w)
			continue
		}
		if v >= 0 && p.Is(t, "conj") && p.Head(t) == v && p.Is(w, "nsubj:pass") && p.Child(t, "nsubj:pass") >= 0 {
			delete(recipients, w) // "a clerk was shot and nine people were arrested"
			continue
		}
		if v < 0 || v == t || !p.Verb(v) || !p.Is(w, "obj", "iobj", "obl") {
			continue
		}
		if p.Under(t, v) || p.Under(v, t) && !p.Is(w, "obl") && !p.Is(v, "xcomp", "ccomp") || p.Is(v, "conj") && p.Head(v) == t {
			delete(recipients, w)
		}
	}
}

// dropAbove leaves out of those to whom a passive with a relative pronoun happens all but whom the
// pronoun stands for: in "The firm is owned by his brother, who was arrested in March" no firm is arrested.
func (p *pass) dropAbove(t int, recipients map[int]float64) {
	v := t
	for n := 0; p.Is(v, "conj") && p.Child(v, "nsubj", "nsubj:pass") < 0 && p.Head(v) >= 0 && p.Passive(v) && n < 8; n++ {
		v = p.Head(v) // "and released a week later"
	}
	who := p.Child(v, "nsubj:pass")
	if !p.Verb(v) || !p.Is(v, "acl:relcl") || who < 0 || p.Upos(who) != "PRON" || p.Words[who] != "who" && p.Words[who] != "which" && p.Words[who] != "that" {
		return
	}
	meant := p.Conjuncts(p.Head(v))
	maps.DeleteFunc(recipients, func(w int, _ float64) bool {
		return !slices.Contains(meant, w) && !p.Under(w, v) && !slices.ContainsFunc(meant, func(m int) bool { return p.sameEntity(m, w) || p.Under(w, m) })
	})
}

// dropAcross leaves out of a verb's parties those who stand on the other side of a semicolon, where
// its own clause is whole: of "The clinic was robbed; scouts came and led the nurses away" and
// "Oman offered a truce; the churches want a vote" neither robbers nor Oman are in the second
// deed. With a pronoun ("…; later they were freed") they may be.
func (p *pass) dropAcross(t int, actors, recipients map[int]float64) {
	if !p.near(t).semicolons || !p.Verb(t) {
		return
	}
	s := p.sentence(t)
	first, end := s.First, s.End
	for i := s.First; i < s.End; i++ {
		switch {
		case p.Words[i] != ";":
		case i < t:
			first = i + 1
		case i > t:
			end = min(end, i)
		}
	}
	own := p.Subject(t, 0)
	if own < first || own >= end || p.Upos(own) == "PRON" || p.Passive(t) {
		return
	}
	for _, o := range p.Children(t, "obj", "iobj") {
		if p.Upos(o) == "PRON" && p.Antecedent(o) == o {
			return
		}
	}
	outside := func(w int, _ float64) bool { return w < first || w >= end }
	maps.DeleteFunc(actors, outside)
	maps.DeleteFunc(recipients, outside)
}

// relates tells whether a word stands in a relative clause that tells of a noun.
func (p *pass) relates(noun, w int) bool {
	relative := false
	for n := 0; w >= 0 && n < 32; n++ {
		if w == noun {
			return relative
		}
		relative = relative || p.Is(w, "acl:relcl")
		w = p.Head(w)
	}
	return false
}

// inClause tells whether a word stands in verb t's own clause or one below it, not in one that
// is joined to it: of "accused him of treason and urged the army to stay out" the army isn't
// in the first clause.
func (p *pass) inClause(t, w int) bool {
	for n := 0; w >= 0 && w != t && n < 64; n++ {
		if p.Is(w, "conj", "parataxis") && p.Verb(w) && p.Head(w) == t {
			return false
		}
		w = p.Head(w)
	}
	return w == t
}

// nsubjOf are the subjects of a verb that has any.
func (p *pass) nsubjOf(v int) []int {
	if v < 0 {
		return nil
	}
	return p.Children(v, "nsubj")
}

// ofConjunct tells whether a word stands under a noun that is joined to noun t.
func (p *pass) ofConjunct(t, w int) bool {
	if p.Verb(t) {
		return false
	}
	for _, k := range p.Conjuncts(t)[1:] {
		if w != k && p.Under(w, k) && !p.Verb(k) {
			return true
		}
	}
	return false
}

// onBehalf are nouns by which one says for whose good something is done to others.
var onBehalf = []string{"support", "defence", "defense", "aid", "help", "protection"}

// lightly tells whether noun v carries what verb t says: "went on the offensive against".
func (p *pass) lightly(t, v int) bool { return p.light(t) && p.Head(v) == t }

// ofOther tells whether a word does or undergoes what a verb says that doesn't govern t and
// isn't t.
func (p *pass) ofOther(t, w int) bool {
	v := p.Head(w)
	if v < 0 || v == t || !p.Verb(v) {
		return false
	}
	return p.Is(w, "nsubj", "nsubj:pass") || p.Is(w, "obj", "iobj", "obl") && v != p.Head(t) && !p.Under(v, t)
}

// qualifies tells whether a word only says of what kind one of the parties is.
func (p *pass) qualifies(w int, parties map[int]float64) bool {
	h := p.Head(w)
	return p.Is(w, "nmod") && p.CaseWord(w) == "of" && h >= 0 && p.sure(h, parties)
}

// sure tells whether a word surely plays a role and is somebody.
func (p *pass) sure(w int, scores map[int]float64) bool {
	return w >= 0 && scores[w] >= p.w.Argument && p.Upos(w) != "NUM" && p.wholeOf(w) == w && p.isSomebody(w)
}
