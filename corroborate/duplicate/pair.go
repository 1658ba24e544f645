package duplicate

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/reportedly/reportedly/text"
)

// Relation is how two reports stand to each other that share words.
type Relation string

// The relations, the closest first.
const (
	Same      Relation = "same"      // the same text
	Update    Relation = "update"    // a later version of it by the same publisher
	Copy      Relation = "copy"      // most of one is most of the other
	Excerpt   Relation = "excerpt"   // a part of one is a part of the other: a cut, a digest, a copied passage
	Quotation Relation = "quotation" // both hold somebody's words, between quotation marks
	Common    Relation = "common"    // a passage that many reports share, such as a notice
)

// Depends tells whether a relation means that one of the reports takes its words
// from the other, or both from a third.
func (r Relation) Depends() bool {
	return r == Same || r == Update || r == Copy || r == Excerpt
}

// Pair is two reports that share words. A is the one that was published first;
// where that isn't known, the one with the lesser ID.
type Pair struct {
	A, B     string // the reports' IDs
	Known    bool   // A is known to have been published first
	Relation Relation
	Passages []Passage // in order of A's text
	// Words is how many words stand in both, function words not counted; ShareA and
	// ShareB are the passages' part of all words of either, [0, 1].
	Words          int
	ShareA, ShareB float64
	Why            string // in plain words
}

// Shares and lengths that tell the relations apart. A short report that stands in
// a long one whole is a cut or a part of a digest.
const (
	mostOf   = 0.5  // from which a text is for the greater part in the other
	allOf    = 0.97 // from which it is all there
	updated  = 0.4  // from which the same publisher's later text is an update
	longRun  = 10   // words of one passage that two writers don't hit on alike
	scatter  = 16   // words of several shorter passages together
	fewWords = 8    // below which a text is too short to be a copy of anything
)

// Compare lays two texts beside each other. ok is false where they share nothing
// that counts: names, titles and turns of phrase that any two texts on one matter
// have in common.
func Compare(a, b *Document) (p Pair, ok bool) {
	a, b, known := order(a, b)
	p = Pair{A: a.ID, B: b.ID, Known: known}
	shorter := min(len(a.words), len(b.words))
	p.measure(passages(a, b, min(minWords, max(seed, shorter*4/5))), a, b)
	if p.Words == 0 {
		return p, false
	}
	longest := 0
	for _, x := range p.Passages {
		longest = max(longest, x.Words)
	}
	whole := max(p.ShareA, p.ShareB) >= mostOf && (p.Words >= fewWords || min(p.ShareA, p.ShareB) >= allOf)
	if longest < longRun && p.Words < scatter && !whole && !p.quoted(a, b) {
		return p, false
	}
	p.judge(a, b)
	return p, true
}

// measure sums up what passages make of both texts.
func (p *Pair) measure(shared []Passage, a, b *Document) {
	p.Passages, p.Words = shared, 0
	inA, inB := 0, 0
	for _, x := range shared {
		p.Words += x.Words
		inA += x.a[1] - x.a[0]
		inB += x.b[1] - x.b[0]
	}
	p.ShareA = min(1, float64(inA)/float64(max(1, len(a.words))))
	p.ShareB = min(1, float64(inB)/float64(max(1, len(b.words))))
}

// order puts the text that was published first in front.
func order(a, b *Document) (first, second *Document, known bool) {
	if a.Published != "" && b.Published != "" && a.Published != b.Published && !prefixed(a.Published, b.Published) {
		if a.Published > b.Published {
			a, b = b, a
		}
		return a, b, true
	}
	if cmp.Compare(a.ID, b.ID) > 0 {
		a, b = b, a
	}
	return a, b, false
}

// prefixed tells whether one date is a coarser form of the other: 2025-03-12 and
// 2025-03-12T09:10:00Z don't tell which came first.
func prefixed(x, y string) bool { return strings.HasPrefix(x, y) || strings.HasPrefix(y, x) }

// judge names the relation.
func (p *Pair) judge(a, b *Document) {
	least, most := min(p.ShareA, p.ShareB), max(p.ShareA, p.ShareB)
	long := b
	if len(a.words) > len(b.words) {
		long = a
	}
	switch {
	case slices.EqualFunc(a.words, b.words, func(x, y word) bool { return x.key == y.key }):
		p.Relation, p.Why = Same, "the same words throughout"
	case sameArticle(a, b) && least >= updated:
		p.Relation = Update
		p.Why = fmt.Sprintf("by the same publisher, and %s of the one stands in the other", percent(most))
	case p.quoted(a, b):
		p.Relation = Quotation
		p.Why = fmt.Sprintf("%d words are the same, all between quotation marks", p.Words)
	case least >= mostOf:
		p.Relation = Copy
		p.Why = fmt.Sprintf("%s of the one and %s of the other are the same passages", percent(p.ShareA), percent(p.ShareB))
	case most >= mostOf:
		p.Relation = Excerpt
		p.Why = fmt.Sprintf("%s of the shorter stands in %s, which has more", percent(most), nameOf(long))
	default:
		p.Relation = Excerpt
		p.Why = fmt.Sprintf("%d words in %d %s are the same in both", p.Words, len(p.Passages), plural(len(p.Passages), "passage"))
	}
}

func nameOf(d *Document) string { return cmp.Or(d.Publisher, d.Title, "the other") }

func plural(n int, word string) string {
	if n == 1 {
		return word
	}
	return word + "s"
}

func percent(share float64) string { return fmt.Sprintf("%.0f %%", 100*share) }

// sameArticle tells whether two texts may be versions of one: by one publisher,
// or at one address.
func sameArticle(a, b *Document) bool {
	if a.URL != "" && a.URL == b.URL {
		return true
	}
	return a.Publisher != "" && strings.EqualFold(strings.TrimSpace(a.Publisher), strings.TrimSpace(b.Publisher))
}

// quoted tells whether all that is shared stands between quotation marks on both
// sides, some words apart: that two reports quote one speaker.
func (p *Pair) quoted(a, b *Document) bool {
	for _, x := range p.Passages {
		if 5*a.inQuotes(x.a) < 4*(x.a[1]-x.a[0]) || 5*b.inQuotes(x.b) < 4*(x.b[1]-x.b[0]) {
			return false
		}
	}
	return true
}

// inQuotes counts the words of a run that stand between quotation marks.
func (d *Document) inQuotes(r [2]int) (n int) {
	for _, w := range d.words[r[0]:r[1]] {
		sp := text.Span{Start: int(w.start), End: int(w.end)}
		i, found := slices.BinarySearchFunc(d.quoted, sp, func(q, s text.Span) int {
			switch {
			case q.End <= s.Start:
				return -1
			case q.Start >= s.End:
				return 1
			}
			return 0
		})
		if found && d.quoted[i].Contains(sp) {
			n++
		}
	}
	return n
}
