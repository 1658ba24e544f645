package lexicon

import (
	"slices"
	"strings"

	"github.com/reportedly/reportedly/ling/syntax"
)

// Fillers are the tokens that fill a slot beside a word, in order; of each phrase
// the head. Subject and object are those of [syntax.Tree], through passives,
// control and coordination.
func Fillers(t *syntax.Tree, token int, slot Slot) []int {
	switch slot {
	case Subject:
		return t.Fill(token, "subj")
	case Object:
		return objects(t, token)
	case Indirect:
		return t.Children(token, "iobj")
	case Possessor:
		return t.Children(token, "nmod:poss")
	case Modifier:
		return t.Children(token, "amod", "compound", "nmod:desc", "nmod:unmarked")
	case Complement:
		return complements(t, token)
	case Clause:
		return t.Children(token, "ccomp")
	case ClauseSubj:
		var out []int
		for _, c := range t.Children(token, "ccomp", "xcomp") {
			out = append(out, t.Children(c, "nsubj")...)
		}
		return out
	case Governing, Voice, Copula:
		return nil
	}
	return obliques(t, token, string(slot))
}

// objects are what is done to: the object, and a further word that the tree has as one, as
// the seats of "won 61 of the 90 seats".
func objects(t *syntax.Tree, token int) []int {
	out := t.Fill(token, "obj")
	for _, c := range t.Children(token, "obj") {
		if len(out) > 0 && c != out[0] && t.Antecedent(c) != out[0] {
			out = append(out, c)
		}
	}
	return out
}

// complements are the words that say what the object becomes, which some trees tie to it:
// "declared the consul persona non grata".
func complements(t *syntax.Tree, token int) []int {
	out := t.Children(token, "xcomp")
	if o := t.Child(token, "obj"); o >= 0 && len(out) == 0 && t.Tokens[token].UPOS == "VERB" {
		out = t.Children(o, "appos")
	}
	return out
}

// obliques are the heads of the phrases that a preposition or conjunction
// introduces: for "with" the talks of "with the talks". Where a verb has no such
// phrase, its object's counts: "expressed support for the council", "cleared the
// area of insurgents".
func obliques(t *syntax.Tree, token int, preposition string) []int {
	out := ownObliques(t, token, preposition)
	if len(out) == 0 && t.Tokens[token].UPOS == "ADJ" {
		out = t.Prepositional(token, preposition) // "gunmen loyal to the colonel", tied to either
	}
	if len(out) == 0 && preposition == "to" && t.Tokens[token].UPOS == "NOUN" {
		out = append(out, t.Purposes(token)...)
	}
	if len(out) > 0 || t.Tokens[token].UPOS != "VERB" {
		return out
	}
	for _, o := range t.Kids(token) {
		if t.Is(o, "obj", "nsubj:pass") {
			out = append(out, ownObliques(t, o, preposition)...)
		}
	}
	return out
}

func ownObliques(t *syntax.Tree, token int, preposition string) []int {
	var out []int
	for _, c := range t.Kids(token) {
		for _, m := range t.Kids(c) {
			if t.Is(m, "case", "mark") && isWord(t, m, preposition) {
				out = append(out, c)
				break
			}
		}
	}
	return out
}

func isWord(t *syntax.Tree, token int, w string) bool {
	return strings.EqualFold(t.Tokens[token].Lemma, w) || t.Words[token] == w
}

// accompanied tells whether a particle or preposition goes with a word,
// whichever of the two it is taken for: "pulled out of the town" is analysed in
// both ways.
func accompanied(t *syntax.Tree, token int, w string) bool {
	for _, c := range t.Kids(token) {
		if t.Is(c, "compound:prt", "advmod", "case", "mark", "obl", "xcomp") && isWord(t, c, w) {
			return true
		}
		for _, m := range t.Kids(c) {
			if (t.Is(m, "case", "mark") || t.Is(c, "advmod") && t.Is(m, "fixed")) && isWord(t, m, w) {
				return true
			}
		}
	}
	return t.Tokens[token].UPOS == "VERB" && len(obliques(t, token, w)) > 0
}

// governedBy tells whether one of prepositions stands before a noun.
func governedBy(t *syntax.Tree, token int, prepositions []string) bool {
	for _, c := range t.Kids(token) {
		if t.Is(c, "case") && slices.ContainsFunc(prepositions, func(p string) bool { return isWord(t, c, p) }) {
			return true
		}
	}
	return false
}
