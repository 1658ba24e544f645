package origin

import (
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/corroborate/duplicate"
	"github.com/reportedly/reportedly/text"
)

// copied is the earlier report from which a report has the words of a claim, -1 for
// none; unless strict, one with which it shares words at all.
func (w *world) copied(i int, strict bool) (from int, pair *duplicate.Pair) {
	v := w.viewOf[i]
	for j := range w.views {
		p := w.pairs[[2]int{min(j, v), max(j, v)}]
		if p == nil || j == v {
			continue
		}
		ours, isB := w.views[v].pub.ID, p.B == w.views[v].pub.ID
		if p.Known && p.A == ours || !p.Known && j > v {
			continue // ours is the earlier one
		}
		share := p.ShareA
		if isB {
			share = p.ShareB
		}
		if !strict || share >= 0.5 || w.covered(i, p, isB) {
			return j, p
		}
	}
	if strict {
		if j := w.repeated(i); j >= 0 {
			return j, &duplicate.Pair{Why: "the same sentence"}
		}
	}
	return -1, nil
}

// fewWords is how many words a sentence must have so that two reports don't come by it
// each by itself.
const fewWords = 9

// repeated is the earlier report that has a claim's sentence word for word in one of its own, -1 for none:
// short reports share too little else.
func (w *world) repeated(i int) int {
	mine := w.sentence(i)
	if len(mine) < fewWords {
		return -1
	}
	for k := range w.told {
		if v := w.viewOf[k]; v < w.viewOf[i] && within(mine, w.sentence(k)) {
			return v
		}
	}
	return -1
}

// sentence are the words of a claim's sentence.
func (w *world) sentence(i int) []string {
	if w.sentences == nil {
		w.sentences = make([][]string, len(w.told))
	}
	if w.sentences[i] == nil {
		w.sentences[i] = append([]string{}, words(sentenceOf(&w.told[i].Claim))...)
	}
	return w.sentences[i]
}

// within tells whether one run of words stands in another.
func within(part, whole []string) bool {
	for at := 0; at+len(part) <= len(whole); at++ {
		if slices.Equal(part, whole[at:at+len(part)]) {
			return true
		}
	}
	return false
}

func sentenceOf(c *reportedly.Claim) string {
	if len(c.Evidence) == 0 {
		return ""
	}
	return c.Evidence[0].Quote
}

// covered tells whether a shared passage holds words of a claim.
func (w *world) covered(i int, p *duplicate.Pair, isB bool) bool {
	for _, e := range w.told[i].Claim.Evidence {
		for _, x := range p.Passages {
			sp := x.A
			if isB {
				sp = x.B
			}
			if sp.Overlaps(e.Span) && 2*overlap(sp, e.Span) >= e.Span.Len() {
				return true
			}
		}
	}
	return false
}

func overlap(a, b text.Span) int { return min(a.End, b.End) - max(a.Start, b.Start) }
