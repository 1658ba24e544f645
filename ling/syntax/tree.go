// Package syntax answers questions about a document's dependency trees that more
// than one stage asks: who is the subject of this verb, through passives,
// control, coordination and relative clauses; which words make up this phrase.
//
// In: a ling.Document with heads and relations (Universal Dependencies). Out:
// token indices; -1 is no word. It holds no words of any domain and decides
// nothing about claims. It may assume that each sentence's heads form a tree, and
// stays bounded where they don't.
package syntax

import (
	"slices"
	"strings"

	"github.com/reportedly/reportedly/ling"
)

// Tree answers questions about a document's syntax. Words are token indices; -1
// is no word.
type Tree struct {
	*ling.Document
	kids  [][]int
	heads []int
	Words []string // of each token, in lower case
}

// maxKids bounds a word's dependents: more are a parser's way with text that is
// none.
const maxKids = 200

// New indexes an annotated document's trees. A head outside its sentence counts
// as none.
func New(d *ling.Document) *Tree {
	t := &Tree{Document: d, kids: make([][]int, len(d.Tokens)), heads: make([]int, len(d.Tokens)), Words: make([]string, len(d.Tokens))}
	for i, tok := range d.Tokens {
		t.heads[i] = -1
		if h := tok.Head; h >= 0 && h < len(d.Tokens) && h != i && d.Tokens[h].Sentence == tok.Sentence {
			t.heads[i] = h
			if len(t.kids[h]) < maxKids {
				t.kids[h] = append(t.kids[h], i)
			}
		}
		t.Words[i] = d.Lower(i)
	}
	return t
}

// Lemma is word i's lemma in lower case.
func (t *Tree) Lemma(i int) string { return strings.ToLower(t.Tokens[i].Lemma) }

// Head is the word that i depends on, -1 for a root.
func (t *Tree) Head(i int) int { return t.heads[i] }

// Upos is word i's universal part of speech.
func (t *Tree) Upos(i int) string { return t.Tokens[i].UPOS }

// Noun tells whether word i is a noun, name, pronoun or number.
func (t *Tree) Noun(i int) bool {
	u := t.Upos(i)
	return u == "NOUN" || u == "PROPN" || u == "PRON" || u == "NUM" || u == "SYM"
}

// Verb tells whether word i is a verb or auxiliary.
func (t *Tree) Verb(i int) bool { return t.Upos(i) == "VERB" || t.Upos(i) == "AUX" }

// Child is the first dependent of i with one of the relations, or -1.
func (t *Tree) Child(i int, rels ...string) int {
	for _, c := range t.kids[i] {
		if t.Is(c, rels...) {
			return c
		}
	}
	return -1
}

// Children are the dependents of i with one of the relations.
func (t *Tree) Children(i int, rels ...string) []int {
	var out []int
	for _, c := range t.kids[i] {
		if t.Is(c, rels...) {
			out = append(out, c)
		}
	}
	return out
}

// Conjuncts are i and what is coordinated with it: "Egypt, Algeria and Tunisia".
func (t *Tree) Conjuncts(i int) []int {
	out := []int{i}
	for k := 0; k < len(out) && len(out) < 64; k++ {
		for _, c := range t.Children(out[k], "conj") {
			if !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	return out
}

// First is the first conjunct of the coordination that i is part of.
func (t *Tree) First(i int) int {
	for n := 0; t.Tokens[i].Deprel == "conj" && t.Head(i) >= 0 && n < 64; n++ {
		i = t.Head(i)
	}
	return i
}

// Ancestors calls yield with i's head, its head's head and so on, until yield
// returns false.
func (t *Tree) Ancestors(i int, yield func(int) bool) {
	for h, n := t.Head(i), 0; h >= 0 && n < 256; h, n = t.Head(h), n+1 {
		if !yield(h) {
			return
		}
	}
}

// Under tells whether i is d itself or a descendant of it.
func (t *Tree) Under(i, d int) bool {
	if i == d {
		return true
	}
	found := false
	t.Ancestors(i, func(a int) bool {
		found = a == d
		return !found
	})
	return found
}

// Subtree are the tokens at and below i, in order, without the branches that cut
// returns true for.
func (t *Tree) Subtree(i int, cut func(int) bool) []int {
	out := []int{i}
	for k := 0; k < len(out) && len(out) <= len(t.Tokens); k++ {
		for _, c := range t.kids[out[k]] {
			if cut == nil || !cut(c) {
				out = append(out, c)
			}
		}
	}
	slices.Sort(out)
	return out
}

// Top is the head of tokens [first, end): the first word whose own head lies
// outside and that is no function word.
func (t *Tree) Top(first, end int) int {
	for i := first; i < end; i++ {
		if h := t.Head(i); (h < first || h >= end) && (end-first == 1 || !t.Is(i, "case", "mark", "det", "aux", "punct")) {
			return i
		}
	}
	return first
}

// Run narrows a set of words to those that stand together with i; stray
// punctuation at the ends is left out.
func (t *Tree) Run(words []int, i int) (first, end int) {
	k := slices.Index(words, i)
	a, b := k, k
	for a > 0 && words[a-1] == words[a]-1 {
		a--
	}
	for b+1 < len(words) && words[b+1] == words[b]+1 {
		b++
	}
	for a < k && t.Upos(words[a]) == "PUNCT" && !opens(t.Words[words[a]]) {
		a++
	}
	for b > k && t.Upos(words[b]) == "PUNCT" && !closes(t.Words[words[b]]) {
		b--
	}
	return words[a], words[b] + 1
}

func opens(s string) bool {
	return s == "(" || s == "“" || s == "‘" || s == "\"" || s == "'" || s == "«"
}

func closes(s string) bool {
	return s == ")" || s == "”" || s == "’" || s == "\"" || s == "'" || s == "»"
}

// CaseWord is the preposition before i, with its parts joined: "in", "because
// of", "according to"; "" where there is none.
func (t *Tree) CaseWord(i int) string {
	c := t.Child(i, "case")
	if c < 0 {
		return ""
	}
	w := t.Words[c]
	for _, f := range t.Children(c, "fixed") {
		w += " " + t.Words[f]
	}
	return w
}

// ditransitive are verbs whose passive keeps an object.
var ditransitive = []string{"give", "grant", "award", "deny", "refuse", "offer", "pay", "promise", "hand", "send", "show", "teach", "tell", "ask", "sentence", "fine", "name", "call", "elect", "make", "appoint", "declare", "allow", "lend", "leave", "charge", "bring"}

// Passive tells whether the verb i is in the passive voice.
func (t *Tree) Passive(i int) bool {
	if t.Child(i, "aux:pass", "obl:agent") < 0 && t.Child(i, "obj") > i && t.Child(i, "nsubj:pass") >= 0 && !slices.Contains(ditransitive, t.Lemma(i)) && t.Is(i, "root", "conj", "parataxis") {
		return false // read so in "The guild, angered, sued nine millers"; but "Three clerks given medals"
	}
	if t.Child(i, "aux:pass", "nsubj:pass", "csubj:pass") >= 0 || t.Child(i, "obl:agent") >= 0 {
		return true
	}
	if t.Tokens[i].XPOS != "VBN" || t.Child(i, "aux", "nsubj") >= 0 {
		return false
	}
	switch t.Tokens[i].Deprel {
	case "acl": // "the brigade affiliated with the army"
		return true
	case "conj": // "was arrested and beaten"
		h := t.Head(i)
		return h >= 0 && t.Tokens[h].XPOS == "VBN" && t.Child(h, "aux:pass", "nsubj:pass") >= 0
	}
	return false
}

// Has tells whether i has a dependent with one of the lower-case lemmas.
func (t *Tree) Has(i int, lemmas ...string) int {
	for _, c := range t.kids[i] {
		if slices.Contains(lemmas, t.Lemma(c)) {
			return c
		}
	}
	return -1
}

// Kids are the dependents of i, in order. The caller doesn't change them.
func (t *Tree) Kids(i int) []int { return t.kids[i] }

// FullName is the person's name of several words told elsewhere that ends in a word, an index into
// Names; -1 for none. "Our guest is Pablo Rios." is the full name of "RIOS: …".
func (t *Tree) FullName(w int) int {
	return slices.IndexFunc(t.Names, func(n ling.Name) bool {
		return n.Label == ling.PersonName && n.End-n.First > 1 && n.First != w && t.Words[n.End-1] == t.Words[w]
	})
}
