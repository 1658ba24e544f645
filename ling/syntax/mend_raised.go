package syntax

import (
	"github.com/reportedly/reportedly/ling"
)

// mendRaised gives a passive verb of saying or belief the clause that the parser hung it on as
// if it were an adverb, which no verb with an auxiliary of its own is: in "The army is
// believed to have left" the army is believed, and the leaving is what is believed of it.
func mendRaised(d *ling.Document) {
	for v := range d.Tokens {
		h := d.Tokens[v].Head
		if h <= v || d.Tokens[v].XPOS != "VBN" || !d.Is(v, "advmod", "aux", "aux:pass", "amod", "dep") || d.Tokens[h].UPOS != "VERB" || !infinitiveAfter(d, v, h) || !auxiliaryBefore(d, v) {
			continue
		}
		d.Tokens[v].Head, d.Tokens[v].Deprel = d.Tokens[h].Head, d.Tokens[h].Deprel
		d.Tokens[h].Head, d.Tokens[h].Deprel = v, "xcomp"
		s := d.Sentences[d.Tokens[v].Sentence]
		for k := s.First; k < s.End; k++ {
			if d.Tokens[k].Head != h {
				continue
			}
			switch {
			case k < v && d.Is(k, "nsubj", "nsubj:pass"):
				d.Tokens[k].Head, d.Tokens[k].Deprel = v, "nsubj:pass"
			case k < v || d.Is(k, "punct") && k == s.End-1:
				d.Tokens[k].Head = v
			}
		}
	}
}

// infinitiveAfter tells whether "to" stands right after v and belongs to h.
func infinitiveAfter(d *ling.Document, v, h int) bool {
	to := v + 1
	return to < h && d.Tokens[to].XPOS == "TO" && d.Tokens[to].Head == h && sameSentence(d, v, h)
}

// auxiliaryBefore tells whether the word right before w, adverbs aside, is its auxiliary of the passive.
func auxiliaryBefore(d *ling.Document, w int) bool {
	for k := w - 1; k >= 0 && sameSentence(d, k, w); k-- {
		if d.Tokens[k].Head == w && d.Is(k, "aux:pass") {
			return true
		}
		if d.Tokens[k].UPOS != "ADV" {
			return false
		}
	}
	return false
}
