package extract

import "slices"

// Rules of who isn't meant though the model may think so: those who only stand near the
// trigger, in a verb above or below it.

// dropNeighbours leaves out who belongs to another word:
//
//   - of "rejected a proposal by the rebels" who rejects it proposes nothing, and the rebels
//     reject nothing
//   - of "three were killed when the militia fired" nobody killed the militia
func (p *pass) dropNeighbours(t int, actors, recipients map[int]float64) {
	if p.Verb(t) {
		own := p.Child(t, "nsubj")
		for w := range actors {
			if own >= 0 && w != own && !p.Passive(t) && p.Is(w, "nmod", "obl") && p.CaseWord(w) == "by" && actors[own] >= p.w.Argument {
				delete(actors, w)
			}
			if h := p.Head(w); p.Is(w, "nmod") && p.CaseWord(w) == "by" && h >= 0 && p.Is(h, "obl") && p.Noun(h) && slices.Contains([]string{"after", "following", "amid", "despite"}, p.CaseWord(h)) {
				delete(actors, w) // "were freed after mediation by elders"
			}
		}
		if p.Child(t, "nsubj:pass", "obj") < 0 {
			return
		}
		for w := range recipients {
			if h := p.Head(w); p.Is(w, "nsubj") && h >= 0 && h != t && p.Is(h, "advcl") && p.Head(h) == t && p.Upos(w) != "PRON" {
				delete(recipients, w)
			}
		}
		return
	}
	for _, x := range p.Prepositional(t, "against") {
		for _, w := range p.Conjuncts(x) { // "the fight against the Front" is no fight of the Front's
			if s, ok := actors[w]; ok {
				recipients[w] = max(recipients[w], s)
				delete(actors, w)
			}
		}
	}
	for _, v := range p.Children(t, "acl", "advcl", "xcomp") {
		if p.markWord(v) != "to" {
			continue
		}
		for w := range actors { // "the army's drive to take the Front's capital": the Front drives nobody
			if o := p.Object(v, 0); o >= 0 && (w == o || p.Under(w, o)) {
				delete(actors, w)
			}
		}
	}
	own := append(p.Children(t, "nmod:poss"), p.Prepositional(t, "by")...)
	if !slices.ContainsFunc(own, func(w int) bool { return actors[w] >= p.w.Argument && p.somebodyAt(party{token: w}) }) {
		return
	}
	h := p.Head(t)
	if h < 0 || !p.Verb(h) || !p.Is(t, "obj") || p.light(h) {
		return
	}
	for _, s := range p.Children(h, "nsubj") {
		for _, w := range p.Conjuncts(s) {
			if !slices.Contains(own, w) {
				delete(actors, w)
			}
		}
	}
}

// askers are verbs whose object is to do what follows.
var askers = []string{"ask", "petition", "urge", "press", "push", "beg", "beseech", "implore", "invite", "call", "order", "tell", "instruct", "command", "require", "allow", "force", "compel", "direct"}

// dropOthersObjects leaves out to whom a coordinated verb does something, where a verb has
// an object of its own: of "condemned the attack and praised the court" the court isn't
// condemned.
func (p *pass) dropOthersObjects(t int, scores map[int]float64) {
	if !p.Verb(t) || p.Child(t, "obj") < 0 {
		return
	}
	for w := range scores {
		h := p.Head(w)
		if v := p.Child(w, "conj"); v > t && v < w && (p.Verb(v) || p.Tokens[v].XPOS == "VBG") && p.Child(v, "cc") >= 0 {
			delete(scores, w) // "for arming the Front and excluding the monks", as the tree has it
			continue
		}
		if p.Is(w, "obj") && h != t && p.Verb(h) && (p.Is(h, "conj") && p.Head(h) == t || p.Is(t, "conj") && p.Head(t) == h) {
			delete(scores, w)
		}
	}
}

// dropOuterSubjects leaves out who does what governs a verb that has a subject of its
// own or takes it from an object: of "the union petitioned the president to veto the
// bill" the union vetoes nothing. A pronoun may stand for anybody, even them.
func (p *pass) dropOuterSubjects(t int, scores map[int]float64) {
	if !p.Verb(t) {
		return
	}
	own := p.Children(t, "nsubj")
	switch h := p.Head(t); {
	case p.Child(t, "obl:agent") >= 0:
		own = p.Children(t, "obl:agent") // "a hamlet held by the militia"
	case len(own) > 0 || h < 0:
	case p.Is(t, "xcomp"), p.Is(t, "advcl") && p.markWord(t) == "to" && slices.Contains(askers, p.Lemma(h)):
		if own = p.Children(h, "obj", "iobj"); len(own) == 0 && p.Subject(t, 0) != p.Subject(h, 0) {
			own = []int{p.Subject(t, 0)} // "called on the parties to resume talks"
		}
	case p.Dealt(t, h) >= 0:
		own = []int{p.Dealt(t, h)} // "criticised the council for favouring one side"
	case p.Is(t, "acl") && p.markWord(t) == "to" && p.Is(h, "obj") && slices.Contains(askers, p.Lemma(p.Head(h))):
		own = []int{h} // read as the president's veto: "petitioned the president to veto it"
	}
	weapon := len(own) == 1 && own[0] >= 0 && p.Is(own[0], "nsubj") && p.Is(t, "advcl") && p.lex.InClass("weapon", p.Lemma(own[0])) // "left after a mine had wounded two guards"
	if len(own) != 1 || own[0] < 0 || !weapon && p.Upos(own[0]) == "PRON" && (p.Is(own[0], "nsubj") || p.Words[own[0]] == "it") || !weapon && scores[own[0]] < p.w.Argument || p.wholeOf(own[0]) != own[0] || p.Upos(own[0]) == "NUM" {
		return
	}
	mine := p.Conjuncts(own[0])
	p.Ancestors(t, func(h int) bool {
		for _, s := range p.Children(h, "nsubj") {
			for _, w := range p.Conjuncts(s) {
				if p.Verb(h) && !slices.Contains(mine, w) {
					delete(scores, w)
				}
			}
		}
		return true
	})
}

// dropUnsaid leaves out of an agentless passive's doers who tells of it, or does what governs the noun
// that it tells of: in "The army said the plane was hit" the army hits nothing, in "We stand with our guards,
// two of whom were injured" we injure nobody.
func (p *pass) dropUnsaid(t int, scores map[int]float64) {
	if !p.Verb(t) || !p.Passive(t) || p.Child(t, "obl:agent") >= 0 {
		return
	}
	modifies := false
	for at, n := t, 0; at >= 0 && n < 32; n++ {
		modifies = modifies || p.Is(at, "acl:relcl", "acl") || p.Is(at, "ccomp") && p.Head(at) >= 0 && p.telling(p.Head(at))
		at = p.Head(at)
		if !modifies || at < 0 || !p.Verb(at) {
			continue
		}
		for _, s := range p.Children(at, "nsubj") {
			for _, w := range p.Conjuncts(s) {
				if !p.Under(t, w) {
					delete(scores, w)
				}
			}
		}
	}
}

// dropSayers leaves out the subjects of the verbs of saying in whose content a
// trigger stands, where somebody else is surer: of "a clerk said that prosecutors
// looked into it" only the prosecutors.
func (p *pass) dropSayers(t int, words []int, scores map[int]float64) []int {
	tells := map[int]bool{}
	for _, c := range p.near(t).reporting {
		if !p.Verb(c.word) || c.word == t || !p.complement(c.word, t) && !p.parenthetical(c.word, t) {
			continue
		}
		if s := p.Child(c.word, "nsubj"); s >= 0 {
			for _, k := range p.Conjuncts(p.Antecedent(s)) {
				tells[k] = true
			}
		}
	}
	other := 0.0
	for _, w := range words {
		if !tells[w] {
			other = max(other, scores[w])
		}
	}
	return slices.DeleteFunc(words, func(w int) bool { return tells[w] && other >= scores[w] && len(words) > 1 })
}

// dropNested keeps the outermost of words of which one stands within the other's
// phrase: of "families of the victims" the families, of "those who threaten the
// country" those. The head of an abstract noun gives way to whose it is: of "the
// kingdom's leadership in …" the kingdom.
func (p *pass) dropNested(words []int) []int {
	return slices.DeleteFunc(slices.Clone(words), func(w int) bool {
		if p.abstract(w) && slices.ContainsFunc(p.Kids(w), func(c int) bool {
			return slices.Contains(words, c) && p.Is(c, "nmod:poss", "nmod", "compound")
		}) {
			return true
		}
		if h := p.Head(w); h >= 0 && p.Is(w, "appos") && p.Upos(w) == "NOUN" && slices.Contains(words, h) {
			return true // "the Scouts, a clan force"
		}
		if h := p.Head(w); h >= 0 && p.Is(w, "nmod:poss", "compound", "nmod") && p.nameBeside(h) >= 0 && slices.Contains(words, p.nameBeside(h)) {
			return true // "the Front's leader, Ann Vell"
		}
		for at := w; ; {
			h := p.Head(at)
			if h < 0 || p.Is(at, "conj", "appos", "parataxis") {
				return false
			}
			if slices.Contains(words, h) && p.Noun(h) && !p.abstract(h) {
				return true
			}
			at = h
		}
	})
}
