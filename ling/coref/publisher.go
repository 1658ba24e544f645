package coref

import (
	"strings"

	"github.com/reportedly/reportedly/ling"
)

// institution is the mention of the body that publishes the document: the one
// that Document.Publisher names, else an organisation named in the title or
// heading that the document begins with. -1 where there is none.
func (r *resolver) institution() int {
	d := r.doc
	want := even(nameWords(d.Publisher))
	for i, m := range r.ms {
		if m.name < 0 {
			continue
		}
		p := &r.names[m.name]
		if len(want) > 0 {
			got := even(p.words)
			if equal(got, want) || fitsInitials(p.text, strings.Fields(d.Publisher)) || fitsInitials(d.Publisher, strings.Fields(p.text)) {
				return i
			}
			continue
		}
		b := d.Sentences[m.sentence].Block
		if b > 1 {
			return -1
		}
		if p.label == ling.Group && (b < len(d.Blocks) && !d.Blocks[b].Kind.Claims() || r.verbless(m.sentence)) {
			return i
		}
	}
	return -1
}

// verbless tells whether a sentence is a heading by its grammar.
func (r *resolver) verbless(s int) bool {
	for i := r.doc.Sentences[s].First; i < r.doc.Sentences[s].End; i++ {
		if u := r.doc.Tokens[i].UPOS; u == "VERB" || u == "AUX" {
			return false
		}
	}
	return true
}
