package coref

import (
	"cmp"
	"slices"
	"strings"

	"github.com/reportedly/reportedly/ling"
)

// institution is the mention of the body that publishes the document: the one
// that Document.Publisher names, else an organisation named in the title or
// heading that the document begins with. -1 where there is none.
func (r *resolver) institution() int {
	d := r.doc
	state := r.stateOf(d.Publisher)
	want := even(nameWords(d.Publisher))
	for i, m := range r.ms {
		if m.name < 0 {
			continue
		}
		p := &r.names[m.name]
		if state != "" {
			if name, ok := r.country(p.text); ok && name == state {
				return i
			}
			continue
		}
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

// publishedBy is the name of the body that publishes the document, "" where nothing tells it.
func (r *resolver) publishedBy() string {
	return cmp.Or(r.stateOf(r.doc.Publisher), r.doc.Publisher, r.headedBy())
}

// stateOf is the state that a publisher is the government or the foreign ministry of, whose
// "we" is the state's: "Norwegian Government", "US State Department", "Foreign Ministry of
// Oman"; "" for any other, a ministry of health, say, or a newspaper of the name.
func (r *resolver) stateOf(publisher string) string {
	words := nameWords(publisher)
	if !slices.ContainsFunc(words, func(w string) bool { return w == "government" || w == "foreign" || w == "state" }) ||
		len(words) > 1 && words[len(words)-1] == "news" {
		return ""
	}
	fields := strings.Fields(publisher)
	for i, w := range fields {
		for _, n := range []string{w, strings.Join(fields[i:min(i+2, len(fields))], " ")} {
			if name, ok := r.country(strings.Trim(n, ",.()")); ok {
				return name
			}
		}
	}
	return ""
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
