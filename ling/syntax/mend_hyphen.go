package syntax

import (
	"strings"

	"github.com/reportedly/reportedly/ling"
)

// tied are participles that a hyphen ties to whoever does what they say: "state-run",
// "rebel-held".
var tied = wordSet(`run led backed controlled held affiliated aligned supported funded armed trained based owned dominated linked allied sponsored
	appointed brokered occupied administered mediated organised organized imposed installed`)

func wordSet(list string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(list) {
		out[w] = true
	}
	return out
}

// mendHyphens makes a modifier of what a hyphen ties together before a noun, where the
// parser took it for the noun or for a verb: in "State-run SANA said" SANA says, and in
// "Houthi-run Radio Sabr claimed" the radio claims.
func mendHyphens(d *ling.Document) {
	for v := 2; v+1 < len(d.Tokens); v++ {
		if !tied[strings.ToLower(d.Form(v))] || d.Form(v-1) != "-" || !sameSentence(d, v-2, v+1) {
			continue
		}
		if h := d.Tokens[v].Head; h > v && d.Is(v, "amod", "acl", "compound") {
			if f := d.Tokens[v-2].Head; f >= v-2 && f <= h || hangsOn(d, f, h) || hangsOn(d, d.Tokens[h].Head, v-2) || h != v+1 || d.Tokens[h].UPOS != "NOUN" && d.Tokens[h].UPOS != "PROPN" {
				continue // as it should be
			}
			// "fired from rebel-held hills", of which the tree made a rebel
			relink(d, v-2, h, 0)
			d.Tokens[h].Head, d.Tokens[h].Deprel = d.Tokens[v-2].Head, d.Tokens[v-2].Deprel
			d.Tokens[v-2].Head, d.Tokens[v-2].Deprel = v, "compound"
			d.Tokens[v-1].Head, d.Tokens[v-1].Deprel = v, "punct"
			continue
		}
		if end := nominalRun(d, v+1); end > v+1 {
			mendHyphen(d, v, end)
		}
	}
}

func sameSentence(d *ling.Document, a, b int) bool {
	return d.Tokens[a].Sentence == d.Tokens[b].Sentence
}

// nominalRun is the end of the nouns and adjectives, with hyphens between them, that
// begin at a token and whose last word is a noun; at itself where there are none.
func nominalRun(d *ling.Document, at int) int {
	end := at
	for i := at; i < len(d.Tokens) && sameSentence(d, at, i); i++ {
		switch u := d.Tokens[i].UPOS; {
		case u == "NOUN" || u == "PROPN":
			end = i + 1
		case u == "ADJ" || d.Form(i) == "-":
		default:
			return end
		}
	}
	return end
}

// mendHyphen hangs the participle v and its doer two words before on the last of the
// nouns v+1 … end, which takes their place in the sentence.
func mendHyphen(d *ling.Document, v, end int) {
	first, noun := v-2, end-1
	inside := func(w int) bool { return w >= first && w < end }
	head, rel := -2, ""
	for w := first; w < end; w++ {
		if h := d.Tokens[w].Head; !inside(h) {
			if head != -2 {
				return // two words hang on others: nothing that this could mend
			}
			head, rel = h, d.Tokens[w].Deprel
		}
	}
	if head == -2 {
		return
	}
	s := d.Sentences[d.Tokens[v].Sentence]
	for w := s.First; w < s.End; w++ {
		if t := &d.Tokens[w]; !inside(w) && (t.Head == first || t.Head == v) {
			t.Head = noun
		}
	}
	for w := v + 1; w < noun; w++ {
		if t := &d.Tokens[w]; t.Head <= v || t.Head >= noun {
			t.Head, t.Deprel = noun, "compound"
		}
	}
	d.Tokens[first].Head, d.Tokens[first].Deprel = v, "compound"
	d.Tokens[v-1].Head, d.Tokens[v-1].Deprel = v, "punct"
	d.Tokens[v].Head, d.Tokens[v].Deprel, d.Tokens[v].UPOS, d.Tokens[v].XPOS = noun, "amod", "VERB", "VBN"
	d.Tokens[noun].Head, d.Tokens[noun].Deprel = head, nominalRelation(d, noun, head, rel)
}

// nominalRelation is the relation of a noun that takes the place of a word with another
// one: a clause before a verb becomes its subject.
func nominalRelation(d *ling.Document, noun, head int, rel string) string {
	switch base, _, _ := strings.Cut(rel, ":"); base {
	case "ccomp", "csubj", "advcl", "xcomp", "amod", "flat", "compound":
		if head > noun && d.Tokens[head].UPOS == "VERB" {
			return "nsubj"
		}
		return "dep"
	}
	return rel
}
