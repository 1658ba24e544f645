package lexicon

import (
	"slices"
	"strings"

	"github.com/reportedly/reportedly/ling"
)

// Fillers are the tokens that fill a slot beside a word, in order; of each
// phrase the head. A passive's subject fills obj and its by-phrase subj; a
// participle fills one of them with the noun it modifies; a word without a
// subject of its own borrows that of the verb it is joined or subordinate to.
func Fillers(d *ling.Document, token int, slot Slot) []int {
	switch slot {
	case Subject:
		return subjects(d, token, 0)
	case Object:
		return objects(d, token)
	case Indirect:
		return children(d, token, "iobj")
	case Possessor:
		return children(d, token, "nmod:poss")
	case Modifier:
		return children(d, token, "amod", "compound", "nmod:desc", "nmod:unmarked")
	case Complement:
		return children(d, token, "xcomp")
	case Clause:
		return children(d, token, "ccomp")
	case ClauseSubj:
		var out []int
		for _, c := range children(d, token, "ccomp", "xcomp") {
			out = append(out, children(d, c, "nsubj")...)
		}
		return out
	case Governing, Voice, Copula:
		return nil
	}
	return obliques(d, token, string(slot))
}

// children are a word's dependents with one of the relations.
func children(d *ling.Document, token int, rels ...string) []int {
	var out []int
	for _, c := range d.Children(token) {
		if d.Is(c, rels...) {
			out = append(out, c)
		}
	}
	return out
}

// isPassive tells whether a verb is passive: "was attacked", "the attacked
// town", "a town attacked by".
func isPassive(d *ling.Document, token int) bool {
	if d.Child(token, "nsubj:pass", "aux:pass", "obl:agent", "csubj:pass") >= 0 {
		return true
	}
	t := d.Tokens[token]
	participle := t.XPOS == "VBN" || t.UPOS == "ADJ" && strings.HasSuffix(strings.ToLower(d.Form(token)), "ed")
	return participle && (t.Deprel == "acl" || t.Deprel == "amod")
}

// maxBorrow bounds how far a subject is looked for among governing verbs.
const maxBorrow = 4

// subjects are the doers: see [Fillers].
func subjects(d *ling.Document, token, depth int) []int {
	t := d.Tokens[token]
	if isPassive(d, token) && t.UPOS != "NOUN" {
		if agents := children(d, token, "obl:agent"); len(agents) > 0 {
			return agents
		}
		return obliques(d, token, "by")
	}
	if own := children(d, token, "nsubj", "csubj"); len(own) > 0 {
		if isRelative(d, own[0]) && d.Is(token, "acl:relcl") {
			return []int{t.Head}
		}
		return own
	}
	if depth >= maxBorrow || t.Head < 0 {
		return nil
	}
	switch {
	case t.Deprel == "acl" && t.XPOS == "VBG", t.Deprel == "amod" && t.XPOS == "VBG":
		return []int{t.Head} // "fighters holding the town"
	case t.Deprel == "xcomp":
		if o := children(d, t.Head, "obj"); len(o) > 0 {
			return o // "ordered the brigade to leave"
		}
		return borrow(d, t.Head, depth)
	case t.Deprel == "conj", t.Deprel == "advcl", t.Deprel == "parataxis":
		return borrow(d, t.Head, depth)
	}
	return nil
}

// borrow is the grammatical subject of a governing verb, active or passive.
func borrow(d *ling.Document, token, depth int) []int {
	if s := children(d, token, "nsubj"); len(s) > 0 {
		return s
	}
	return subjects(d, token, depth+1)
}

func isRelative(d *ling.Document, token int) bool {
	switch d.Lower(token) {
	case "who", "which", "that", "whom":
		return true
	}
	return false
}

// objects are those that something is done to: see [Fillers].
func objects(d *ling.Document, token int) []int {
	t := d.Tokens[token]
	if t.UPOS == "NOUN" {
		return nil
	}
	if isPassive(d, token) {
		own := children(d, token, "nsubj:pass", "csubj:pass")
		switch {
		case len(own) > 0 && isRelative(d, own[0]) && d.Is(token, "acl:relcl"):
			return []int{t.Head}
		case len(own) > 0:
			return own
		case t.Deprel == "acl" || t.Deprel == "amod":
			return []int{t.Head}
		case t.Deprel == "conj" && t.Head >= 0:
			return children(d, t.Head, "nsubj:pass") // "was seized and burnt"
		}
		return nil
	}
	own := children(d, token, "obj")
	if len(own) == 0 {
		own = children(d, token, "iobj") // "warned the rebels"
	}
	if len(own) > 0 && isRelative(d, own[0]) && d.Is(token, "acl:relcl") {
		return []int{t.Head}
	}
	return own
}

// obliques are the heads of the phrases that a preposition or conjunction
// introduces: for "with" the talks of "with the talks". Where a verb has no such
// phrase, its object's counts: "expressed support for the council", "cleared the
// area of insurgents".
func obliques(d *ling.Document, token int, preposition string) []int {
	out := ownObliques(d, token, preposition)
	if len(out) > 0 || d.Tokens[token].UPOS != "VERB" {
		return out
	}
	for _, o := range d.Children(token) {
		if d.Is(o, "obj", "nsubj:pass") {
			out = append(out, ownObliques(d, o, preposition)...)
		}
	}
	return out
}

func ownObliques(d *ling.Document, token int, preposition string) []int {
	var out []int
	for _, c := range d.Children(token) {
		for _, m := range d.Children(c) {
			if d.Is(m, "case", "mark") && isWord(d, m, preposition) {
				out = append(out, c)
				break
			}
		}
	}
	return out
}

func isWord(d *ling.Document, token int, w string) bool {
	return strings.EqualFold(d.Tokens[token].Lemma, w) || d.Lower(token) == w
}

// accompanied tells whether a particle or preposition goes with a word,
// whichever of the two it is taken for: "pulled out of the town" is analysed in
// both ways.
func accompanied(d *ling.Document, token int, w string) bool {
	for _, c := range d.Children(token) {
		if d.Is(c, "compound:prt", "advmod", "case", "mark", "obl", "xcomp") && isWord(d, c, w) {
			return true
		}
		for _, m := range d.Children(c) {
			if (d.Is(m, "case", "mark") || d.Is(c, "advmod") && d.Is(m, "fixed")) && isWord(d, m, w) {
				return true
			}
		}
	}
	return d.Tokens[token].UPOS == "VERB" && len(obliques(d, token, w)) > 0
}

// governedBy tells whether one of prepositions stands before a noun.
func governedBy(d *ling.Document, token int, prepositions []string) bool {
	for _, c := range d.Children(token) {
		if d.Is(c, "case") && slices.ContainsFunc(prepositions, func(p string) bool { return isWord(d, c, p) }) {
			return true
		}
	}
	return false
}
