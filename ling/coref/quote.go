package coref

import "github.com/reportedly/reportedly/ling"

// quotes knows for every token in which quotation it stands. Announced statements
// don't count: where one without marks ends is too unsure to part its "I" from the
// author's.
type quotes struct {
	at    []int        // token → index of the innermost of Document.Quotes, -1 outside
	turns map[int]bool // tokens that label a transcript's turns
}

func newQuotes(d *ling.Document) *quotes {
	q := &quotes{at: make([]int, len(d.Tokens)), turns: map[int]bool{}}
	for i := range q.at {
		q.at[i] = -1
	}
	for k, x := range d.Quotes {
		if x.Kind == ling.AnnouncedQuote {
			continue
		}
		for i := x.First; i < x.End; i++ {
			q.at[i] = k
		}
		if x.Kind == ling.TurnQuote {
			for i := labelOf(d, x); i < x.First-1; i++ {
				q.turns[i] = true
			}
		}
	}
	return q
}

// labelOf is the first token of a turn's label, which a colon ends.
func labelOf(d *ling.Document, turn ling.Quote) int {
	colon := turn.First - 1
	return d.Sentences[d.Tokens[colon].Sentence].First
}

// findSpeakers finds the mention that utters each quotation. The turns with one
// label are one speaker's.
func (r *resolver) findSpeakers() {
	r.speakers = make([]int, len(r.doc.Quotes))
	r.said = map[int][]int{}
	turns := map[string]int{}
	for k, q := range r.doc.Quotes {
		m := r.mentionOf(q.Speaker)
		r.speakers[k] = m
		if m >= 0 {
			r.said[m] = append(r.said[m], k)
		}
		if q.Kind != ling.TurnQuote || m < 0 {
			continue
		}
		label := lower(r.doc.Slice(labelOf(r.doc, q), q.First-1))
		if first, ok := turns[label]; ok {
			r.tie(m, first, "the same speaker's turn")
		} else {
			turns[label] = m
		}
	}
}

// mentionOf is the mention that token i belongs to, or -1.
func (r *resolver) mentionOf(i int) int {
	for n := 0; i >= 0 && n < 6; n++ {
		if r.byHead[i] >= 0 {
			return r.byHead[i]
		}
		if !r.doc.Is(i, "compound", "flat", "nmod:desc", "det", "amod", "goeswith", "fixed", "nummod") {
			return -1
		}
		i = r.tree.Head(i)
	}
	return -1
}
