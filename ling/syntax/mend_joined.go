package syntax

import (
	"slices"

	"github.com/reportedly/reportedly/ling"
)

// mendJoined puts right what hangs on what around an aside, a list of verbs or a gerund:
//
//   - "thanked Oman for hosting them": Oman is thanked
//   - "said little, sold the mill and left": a clause in a tense of its own without a subject is no
//     content of "said"
//   - "The mill was sold, millers claim, and burned": the mill burned
//   - "The club, the Osk Rovers, lost": the Rovers are the club
//   - "Ann Vell, robbed at noon, wept": in the past tense is no clause without a subject
func mendJoined(d *ling.Document) {
	for i := range d.Tokens {
		switch {
		case d.Tokens[i].Head < 0:
		case d.Tokens[i].Deprel == "obj":
			mendGerund(d, i)
		case d.Tokens[i].Deprel == "ccomp":
			mendSubjectless(d, i)
		case d.Tokens[i].Deprel == "conj":
			mendAside(d, i)
		case d.Tokens[i].Deprel == "nmod":
			mendSetOff(d, i)
		case d.Tokens[i].Deprel == "acl" && d.Tokens[i].XPOS == "VBD" && child(d, i, "nsubj", "nsubj:pass", "obj", "mark") < 0:
			d.Tokens[i].XPOS = "VBN"
		}
	}
}

// child is the first dependent of w in its sentence with one of the relations, -1 for none.
func child(d *ling.Document, w int, rels ...string) int {
	s := d.Sentences[d.Tokens[w].Sentence]
	for k := s.First; k < s.End; k++ {
		if d.Tokens[k].Head == w && slices.Contains(rels, d.Tokens[k].Deprel) {
			return k
		}
	}
	return -1
}

// mendGerund hangs an object that stands before its gerund's preposition on the verb before.
func mendGerund(d *ling.Document, o int) {
	g := d.Tokens[o].Head
	if g < o || !d.Is(g, "advcl", "xcomp") {
		return
	}
	h, m := d.Tokens[g].Head, child(d, g, "mark", "case")
	if a := child(d, g, "aux"); d.Tokens[g].XPOS != "VBG" && (a < 0 || d.Tokens[a].XPOS != "VBG") {
		return
	}
	if h < 0 || h > o || d.Tokens[h].UPOS != "VERB" || m < o || m > g || !slices.Contains([]string{"for", "of", "from"}, d.Lower(m)) {
		return
	}
	d.Tokens[o].Head = h
}

// mendSubjectless joins a finite verb without a subject to the verb whose content it was taken for.
func mendSubjectless(d *ling.Document, v int) {
	h := d.Tokens[v].Head
	if h > v || d.Tokens[v].XPOS != "VBD" || d.Tokens[h].XPOS != "VBD" || d.Tokens[h].Sentence != d.Tokens[v].Sentence || hasSubject(d, v) || child(d, v, "mark", "obl:agent") >= 0 || child(d, h, "nsubj") < 0 || v == 0 || d.Lower(v-1) != "," {
		return
	}
	d.Tokens[v].Deprel = "conj"
}

// mendAside joins what follows "millers claim, and" to what they said.
func mendAside(d *ling.Document, v int) {
	s := d.Tokens[v].Head
	if s > v || d.Tokens[s].UPOS != "VERB" || d.Tokens[v].UPOS != "VERB" || child(d, v, "nsubj", "nsubj:pass", "expl") >= 0 {
		return
	}
	c, who, cc := child(d, s, "ccomp"), child(d, s, "nsubj"), child(d, v, "cc")
	if c < 0 || who < c || who > s || cc < 2 || d.Lower(cc-1) != "," || cc-2 != s || d.Tokens[c].UPOS != "VERB" || child(d, c, "nsubj", "nsubj:pass") < 0 {
		return
	}
	d.Tokens[v].Head = c
}

// mendSetOff makes an apposition of a name between commas that no preposition ties to a noun before.
func mendSetOff(d *ling.Document, w int) {
	h := d.Tokens[w].Head
	if h > w || d.Tokens[w].UPOS != "PROPN" || d.Tokens[h].UPOS != "NOUN" || child(d, w, "case", "cc") >= 0 {
		return
	}
	first := w
	for first > h && (d.Tokens[first-1].Head == w) && d.Tokens[first-1].UPOS != "PUNCT" {
		first--
	}
	end := w + 1
	for end < len(d.Tokens) && d.Tokens[end].Head == w && d.Tokens[end].UPOS != "PUNCT" {
		end++
	}
	if first > 0 && d.Lower(first-1) == "," && end < len(d.Tokens) && d.Lower(end) == "," {
		d.Tokens[w].Deprel = "appos"
	}
}
