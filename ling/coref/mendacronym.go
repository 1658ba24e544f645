package coref

import "github.com/reportedly/reportedly/ling"

// How far, in tokens, an acronym may move a name's edges, and the longest name.
const (
	maxReach    = 6
	maxFullName = 10
)

// mendByAcronyms widens names whose initials, with words around them, make an
// acronym that the document uses: where only "Assets Control" was marked and
// "OFAC" is used, the name is "Office of Foreign Assets Control". Names that
// many reports use ("Islamic State of Iraq and the Levant") are widened too.
func (r *resolver) mendByAcronyms() {
	for k := 0; k < len(r.names); k++ {
		p := &r.names[k]
		if p.end-p.first == 1 && isAcronym(r.doc.Form(p.first)) || p.label == ling.PersonName && p.office >= 0 || p.text != "" {
			continue
		}
		first, end := r.wider(p)
		if first == p.first && end == p.end {
			continue
		}
		p.first, p.end = first, end
		if p.label != ling.DocumentName && p.label != ling.EventName {
			p.label = ling.Group
		}
	}
	r.dropCovered()
}

// wider is the longest stretch around a name that the document has an acronym
// for, or the name itself.
func (r *resolver) wider(p *properName) (first, end int) {
	d := r.doc
	s := d.Sentences[d.Tokens[p.first].Sentence]
	first, end = p.first, p.end
	for f := p.first; f >= max(s.First, p.first-maxReach); f-- {
		famed := famousFirst[fold(d.Form(f))]
		if !famed && len(r.acronyms) == 0 || !isTitleCase(d.Form(f)) || smallWords[d.Lower(f)] {
			continue
		}
		for e := p.end; e <= min(s.End, p.end+maxReach, f+maxFullName); e++ {
			if e-f <= end-first || !isTitleCase(d.Form(e-1)) || smallWords[d.Lower(e-1)] || r.tree.parted(f, e) {
				continue
			}
			if r.hasAcronym(f, e) || famed && famousKey[joinWords(even(nameWords(d.Slice(f, e))))] != "" {
				first, end = f, e
			}
		}
	}
	return first, end
}

// hasAcronym tells whether the initials of tokens [first, end) are an acronym
// of three letters or more that stands somewhere in the document.
func (r *resolver) hasAcronym(first, end int) bool {
	forms := r.formsOf(first, end)
	for _, skip := range skips {
		if in := initials(forms, skip); len(in) >= 3 && r.acronyms[string(in)] {
			return true
		}
	}
	return false
}
