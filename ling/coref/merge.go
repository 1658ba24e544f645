package coref

import "github.com/reportedly/reportedly/ling"

// mergeNames joins names that the model cut in two.
//   - "Deng" "Lado": given and family name
//   - "Red Sea" "Shipping Forum": a place or body before the body named after it
//   - "Dawn" of the "Steppe Operations Room": what a body's name begins with
func (r *resolver) mergeNames() {
	out := r.names[:0]
	for _, p := range r.names {
		if n := len(out); n > 0 && r.onePiece(&out[n-1], &p) {
			q := &out[n-1]
			if q.end, q.score = p.end, max(p.score, q.score); p.label != "" {
				q.label = p.label
			}
			continue
		}
		if p.label == ling.Group && p.text == "" {
			p.first = r.beforeOf(p.first, p.end)
			for n := len(out); n > 0 && out[n-1].first >= p.first; n = len(out) {
				out = out[:n-1]
			}
		}
		out = append(out, p)
	}
	r.names = out
}

// onePiece tells whether two names side by side are one.
func (r *resolver) onePiece(a, b *properName) bool {
	if a.end != b.first || r.doc.Tokens[a.first].Sentence != r.doc.Tokens[b.first].Sentence || a.text != "" || b.text != "" || b.office >= 0 {
		return false
	}
	x, y := r.nameHead(a), r.nameHead(b)
	switch {
	case a.label == ling.PersonName && b.label == ling.PersonName:
		return r.tree.Head(y) == x || r.tree.Head(x) == y || r.tree.Head(x) == r.tree.Head(y)
	case b.label != ling.Location && b.label != ling.PersonName && a.label == ling.Location && b.end-b.first == 1 && r.tree.Head(x) == y && r.doc.Is(x, "compound") && r.doc.Tokens[b.first].XPOS == "NNP" && !isAcronym(r.doc.Form(b.first)):
		return true // "the Qadra Mirror"
	case b.label == ling.Group && (a.label == ling.Group || a.label == ling.Location):
		return r.tree.Head(x) == y && r.doc.Is(x, "compound") && !isAcronym(r.doc.Form(b.first)) && (b.end-b.first > 1 || groupNouns[lower(r.doc.Tokens[b.first].Lemma)])
	}
	return false
}

// beforeOf is where a body's name begins that the model marked only after "of".
// Offices don't count: "Minister of Defence".
func (r *resolver) beforeOf(first, end int) int {
	d := r.doc
	h := r.nameHead(&properName{first: first, end: end})
	x := r.tree.Head(h)
	if !d.Is(h, "nmod") || x < 0 || x >= first || d.Tokens[x].UPOS != "PROPN" || d.Lower(x+1) != "of" && d.Lower(x+1) != "for" {
		return first
	}
	for i := x + 2; i < first; i++ {
		if d.Lower(i) != "the" {
			return first
		}
	}
	if w := lower(d.Tokens[x].Lemma); personNouns[w] || titleWords[w] || d.Is(x, "flat") {
		return first
	}
	for x > 0 && r.tree.Head(x-1) >= x && d.Is(x-1, "compound", "amod") && isTitleCase(d.Form(x-1)) && d.Tokens[x-1].Sentence == d.Tokens[x].Sentence {
		x--
	}
	return x
}
