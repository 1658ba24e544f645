package syntax

import (
	"context"
	"slices"
	"strings"

	"github.com/reportedly/reportedly/ling"
)

// Mending puts right what no reading of English allows, wherever the parser did it:
// a word that a conjunction introduces is a conjunct, never a further part of the
// name before ("between Tarhuna, Bani Walid and Sirte": Sirte is no part of Bani
// Walid's name), nor an apposition ("The premier and President Manu met"); and a name
// doesn't end with an article or preposition; and a participle with its doer right after a noun belongs to the noun,
// not to the verb before ("fired on a village held by the rebels"); and a verb in the
// past tense without an auxiliary is no passive ("when troops fired on a village"); and
// what a hyphen ties to a participle before a noun only modifies it ("State-run SANA said");
// and two nouns side by side are no two subjects ("Opposition figure Vahan Manu said"); and
// in a headline a bare participle is a passive ("Two editors arrested"); and who is shot dead
// was no dead man before; and what stands before a subject's article belongs to the verb; and
// "which residents say killed nine" is what residents say; and of two verbs of asking the second isn't asked for.
func Mending() ling.Analyzer {
	return ling.Analyzer{
		Name:     "mend the tree",
		Doc:      "makes a conjunct of what follows \"and\" or \"or\" within a name, hangs a participle with its doer on the noun before it, passives without an auxiliary become active, but those of headlines passive, two nouns side by side one phrase, and names end with a noun",
		Requires: []ling.Layer{ling.LayerTree, ling.LayerNames},
		Assigns:  []ling.Layer{ling.LayerTree, ling.LayerNames},
		Run: func(_ context.Context, d *ling.Document) error {
			before := slices.Clone(d.Tokens)
			mendTags(d)
			mendFinite(d)
			mendSubjects(d)
			mendModifiers(d)
			mendFronted(d)
			mendInterposed(d)
			mendTold(d)
			mendSaidTo(d)
			mendInserted(d)
			mendRelatives(d)
			mendPeoples(d)
			mendOutcomes(d)
			mendAsking(d)
			mend(d)
			mendAgents(d)
			mendParticiples(d)
			mendHyphens(d)
			mendPassives(d)
			mendRaised(d)
			mendFiniteConjuncts(d)
			mendSpeaking(d)
			mendAccording(d)
			mendToBe(d)
			mendFlatVerbs(d)
			mendInfinitives(d)
			mendTellers(d)
			mendClosers(d)
			mendObjects(d)
			mendTwins(d)
			mendHeadlines(d)
			mendNominalClauses(d)
			mendConjunctions(d)
			mendShared(d)
			mendPairs(d)
			mendJoinedPassives(d)
			mendJoined(d)
			whole(d, before)
			mendNames(d)
			return nil
		},
	}
}

// mendTags makes a verb of a word whose finer tag is a verb's and which opens no phrase:
// "denied" is no conjunction in "The chief denied having met him". And a mine is no pronoun.
func mendTags(d *ling.Document) {
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if (t.UPOS == "SCONJ" || t.UPOS == "ADP") && strings.HasPrefix(t.XPOS, "VB") && !d.Is(i, "mark", "case", "fixed", "cc") {
			t.UPOS = "VERB"
		}
		if t.UPOS == "PRON" && t.XPOS == "NN" && strings.EqualFold(t.Lemma, "mine") {
			t.UPOS = "NOUN" // "a mine killed a herder"
		}
	}
}

// mendSubjects gives a verb the subject before it that the parser gave to the clause
// behind it: in "The chief denied having met him" the chief denies.
func mendSubjects(d *ling.Document) {
	has := map[int]bool{}
	for i := range d.Tokens {
		if d.Is(i, "nsubj", "nsubj:pass", "csubj", "expl") {
			has[d.Tokens[i].Head] = true
		}
	}
	for s := range d.Tokens {
		c := d.Tokens[s].Head
		if c < 0 || d.Tokens[s].Deprel != "nsubj" || !d.Is(c, "ccomp", "xcomp") {
			continue
		}
		if v := d.Tokens[c].Head; v > s && v < c && d.Tokens[v].UPOS == "VERB" && !has[v] && sameSentence(d, s, v) {
			d.Tokens[s].Head, has[v] = v, true
		}
	}
}

func mend(d *ling.Document) {
	for i := range d.Tokens {
		cc := &d.Tokens[i]
		w := cc.Head
		if cc.Deprel != "cc" || w <= i || !strings.HasPrefix(d.Tokens[w].Deprel, "flat") && !d.Is(w, "appos") {
			continue
		}
		first := d.Tokens[w].Head
		if first < 0 || first >= i {
			continue // not a name that began before the conjunction
		}
		for k := i + 1; k < w; k++ {
			if d.Tokens[k].Head == first && d.Is(k, "conj") { // "The premier and President Manu": the title is the second's
				d.Tokens[k].Head, d.Tokens[k].Deprel = w, "nmod:desc"
			}
		}
		if d.Tokens[first].Deprel == "conj" && d.Tokens[first].Head >= 0 {
			first = d.Tokens[first].Head
		}
		d.Tokens[w].Head, d.Tokens[w].Deprel = first, "conj"
	}
}

// mendParticiples hangs a past participle with its doer, which stands right after a
// noun, on that noun. In the treebanks of Universal Dependencies none is an adverbial
// clause there.
func mendParticiples(d *ling.Document) {
	for by := range d.Tokens {
		v := d.Tokens[by].Head
		if d.Tokens[by].Deprel != "obl:agent" || v < 1 || by < v || d.Tokens[v].Deprel != "advcl" || d.Tokens[v].XPOS != "VBN" {
			continue
		}
		noun := v - 1
		if u := d.Tokens[noun].UPOS; u != "NOUN" && u != "PROPN" || !hangsOn(d, noun, d.Tokens[v].Head) || opened(d, v) {
			continue
		}
		d.Tokens[v].Head, d.Tokens[v].Deprel = noun, "acl"
	}
}

// mendAgents leaves no doer of a passive behind another preposition than "by": in "A van belonging
// to the guild was hit" what stands right behind the participle is that one's.
func mendAgents(d *ling.Document) {
	for c := range d.Tokens {
		w := d.Tokens[c].Head
		if w <= c || d.Tokens[c].Deprel != "case" || d.Tokens[w].Deprel != "obl:agent" || c == 0 || !strings.EqualFold(d.Tokens[c].Lemma, "to") || w > d.Tokens[w].Head {
			continue
		}
		if v := c - 1; sameSentence(d, v, w) && d.Is(v, "acl") && d.Tokens[v].UPOS == "VERB" {
			d.Tokens[w].Head, d.Tokens[w].Deprel = v, "obl"
		}
	}
}

// hangsOn tells whether w hangs on top, directly or not.
func hangsOn(d *ling.Document, w, top int) bool {
	for n := 0; w >= 0 && n < 256; n++ {
		if w == top {
			return true
		}
		w = d.Tokens[w].Head
	}
	return false
}

// opened tells whether a clause begins before its verb: "when backed by".
func opened(d *ling.Document, v int) bool {
	for k := v - 1; k >= 0 && d.Tokens[k].Sentence == d.Tokens[v].Sentence; k-- {
		if d.Tokens[k].Head == v {
			return true
		}
	}
	return false
}

// mendPassives makes the subject of a verb in the past tense, which has no auxiliary of
// the passive, an active one.
func mendPassives(d *ling.Document) {
	passive := map[int]bool{}
	for _, tok := range d.Tokens {
		if tok.Deprel == "aux:pass" {
			passive[tok.Head] = true
		}
	}
	for i := range d.Tokens {
		tok := &d.Tokens[i]
		if tok.Deprel != "nsubj:pass" || tok.Head < 0 || passive[tok.Head] {
			continue
		}
		switch v := &d.Tokens[tok.Head]; {
		case v.XPOS == "VBD":
			tok.Deprel = "nsubj"
		case v.XPOS == "VBN" && tok.UPOS == "PRON" && tok.Head == i+1 && tok.XPOS == "PRP" && d.Is(tok.Head, "acl"):
			// "the depot it took in May"
			tok.Deprel, v.XPOS, v.Deprel = "nsubj", "VBD", "acl:relcl"
		}
	}
}
