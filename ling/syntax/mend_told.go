package syntax

import (
	"slices"

	"github.com/reportedly/reportedly/ling"
)

// interposed are verbs of saying and thinking that stand between a relative pronoun and its verb.
var interposed = []string{"say", "believe", "think", "claim", "allege", "suspect", "fear", "suggest", "insist", "know", "expect", "hope", "report", "assume", "argue", "acknowledge", "admit", "maintain", "agree", "concede", "warn"}

// mendInterposed makes a verb of saying between a relative pronoun and its verb the head of the
// clause: in "a strike which residents say killed nine" the residents say that it killed nine.
func mendInterposed(d *ling.Document) {
	for v := range d.Tokens {
		k := d.Tokens[v].Head
		if k <= v || d.Tokens[v].UPOS != "VERB" || !slices.Contains(interposed, d.Tokens[v].Lemma) || !d.Is(v, "acl:relcl", "parataxis", "ccomp", "advcl", "dep") || d.Tokens[k].Deprel != "acl:relcl" {
			continue
		}
		who, relative := -1, -1
		for w := d.Sentences[d.Tokens[v].Sentence].First; w < v; w++ {
			switch h := d.Tokens[w].Head; {
			case h == k && relative < 0 && d.Is(w, "nsubj", "nsubj:pass", "obj") && slices.Contains([]string{"which", "who", "whom", "that"}, d.Lower(w)):
				relative = w
			case (h == v || h == k && relative >= 0 && w == v-1) && d.Is(w, "nsubj"):
				who = w
			}
		}
		if who < 0 || relative < 0 || relative > who {
			continue
		}
		d.Tokens[who].Head = v
		for w := k + 1; w < d.Sentences[d.Tokens[v].Sentence].End; w++ {
			if d.Tokens[w].Head == k && d.Is(w, "obj") && d.Is(relative, "obj") {
				d.Tokens[relative].Deprel = "nsubj" // "which residents say killed nine"
			}
		}
		d.Tokens[v].Head, d.Tokens[v].Deprel = d.Tokens[k].Head, "acl:relcl"
		d.Tokens[k].Head, d.Tokens[k].Deprel = v, "ccomp"
	}
}

// mendTold makes a clause what is said of a verb of saying before its subject, of which the parser made a
// conjunct that precedes what it is joined to, as none does: "The town is calm but residents say
// gunfire is heard".
func mendTold(d *ling.Document) {
	for v := range d.Tokens {
		k := d.Tokens[v].Head
		if k <= v+1 || !d.Is(v, "conj", "parataxis") || d.Tokens[v].UPOS != "VERB" || !slices.Contains(interposed, d.Tokens[v].Lemma) {
			continue
		}
		who, subject := -1, -1
		for w := d.Sentences[d.Tokens[v].Sentence].First; w < k; w++ {
			switch {
			case w < v && d.Tokens[w].Head == v && d.Is(w, "nsubj"):
				who = w
			case w > v && d.Tokens[w].Head == k && d.Is(w, "nsubj", "nsubj:pass"):
				subject = w
			}
		}
		if who < 0 || subject < 0 || hasChild(d, v, "mark") || commaBetween(d, v, subject) {
			continue
		}
		for w := d.Sentences[d.Tokens[v].Sentence].First; w < v; w++ {
			if d.Tokens[w].Head == k {
				d.Tokens[w].Head = v
			}
		}
		d.Tokens[v].Head, d.Tokens[v].Deprel = d.Tokens[k].Head, d.Tokens[k].Deprel
		d.Tokens[k].Head, d.Tokens[k].Deprel = v, "ccomp"
	}
}

// mendSaidTo hangs a bare participle of saying with its infinitive on the noun before it, where the
// sentence's verb follows: "Youth said to come from Osk entered the market" is no saying.
func mendSaidTo(d *ling.Document) {
	for v := 0; v+2 < len(d.Tokens); v++ {
		if x := d.Tokens[v].XPOS; x != "VBD" && x != "VBN" || !slices.Contains(interposed, d.Tokens[v].Lemma) || d.Lower(v+1) != "to" || !sameSentence(d, v, v+1) {
			continue
		}
		noun, main := -1, -1
		for w := d.Sentences[d.Tokens[v].Sentence].First; w < d.Sentences[d.Tokens[v].Sentence].End; w++ {
			switch {
			case d.Tokens[w].Head != v:
			case w < v && d.Is(w, "nsubj", "nsubj:pass"):
				noun = w
			case w < v && d.Is(w, "aux", "aux:pass"):
				noun = -2
			case w > v+2 && main < 0 && d.Is(w, "ccomp", "parataxis") && d.Tokens[w].XPOS == "VBD":
				main = w
			}
		}
		if noun < 0 || main < 0 || hasSubject(d, main) || d.Tokens[noun].UPOS == "PRON" {
			continue
		}
		head, rel := d.Tokens[v].Head, d.Tokens[v].Deprel
		relink(d, v, main, main)
		d.Tokens[noun].Head, d.Tokens[main].Head, d.Tokens[main].Deprel = main, head, rel
		d.Tokens[v].Head, d.Tokens[v].Deprel, d.Tokens[v].XPOS = noun, "acl", "VBN"
	}
}

// mendInserted gives the verb behind an inserted clause of saying its subject before it, which the
// parser gave to the clause: "The mayor, it emerged, had paid them", "a man who, police said, had
// fled".
func mendInserted(d *ling.Document) {
	for v := 1; v < len(d.Tokens); v++ {
		if d.Tokens[v].UPOS != "VERB" || !slices.Contains(interposed, d.Tokens[v].Lemma) && d.Tokens[v].Lemma != "emerge" && d.Tokens[v].Lemma != "find" {
			continue
		}
		s := d.Sentences[d.Tokens[v].Sentence]
		before, own, k := -1, -1, -1
		for w := s.First; w < s.End; w++ {
			switch {
			case d.Tokens[w].Head != v:
			case w < v && own < 0 && before < 0 && (d.Is(w, "nsubj", "nsubj:pass") || d.Is(w, "obj") && (d.Lower(w) == "who" || d.Lower(w) == "which")):
				before = w
			case w < v && before >= 0 && d.Is(w, "nsubj", "expl"):
				own = w
			case w > v && k < 0 && d.Is(w, "ccomp"):
				k = w
			}
		}
		if before < 0 || own < 0 || k < 0 || !commaBetween(d, before, own) || !commaBetween(d, v, k) || hasChild(d, k, "nsubj", "nsubj:pass", "csubj", "expl", "mark") {
			continue
		}
		if d.Is(v, "acl:relcl") {
			d.Tokens[before].Head, d.Tokens[before].Deprel = k, "nsubj"
			continue
		}
		head, rel := d.Tokens[v].Head, d.Tokens[v].Deprel
		d.Tokens[before].Head, d.Tokens[before].Deprel = k, "nsubj"
		d.Tokens[k].Head, d.Tokens[k].Deprel = head, rel
		d.Tokens[v].Head, d.Tokens[v].Deprel = k, "parataxis"
		for w := s.First; w < s.End; w++ {
			if d.Tokens[w].Head == v && w != own && (w < own && !d.Is(w, "punct") || w > k) {
				d.Tokens[w].Head = k
			}
		}
	}
}

// commaBetween tells whether a comma stands between two words.
func commaBetween(d *ling.Document, a, b int) bool {
	for w := a + 1; w < b; w++ {
		if d.Lower(w) == "," {
			return true
		}
	}
	return false
}
