package duplicate

import (
	"fmt"
	"slices"
	"strings"
)

// notices tells passages that many otherwise different reports share (disclaimers,
// calls to subscribe, an agency's footer) from those of a dispatch that many
// reprint: the reports that reprint it are copies of each other, those with a
// notice are not.
type notices struct {
	of       *Document
	totals   map[uint64]int
	holdings []Holding
	loaded   map[string]*Document
}

// sampled is how many of a fingerprint's holders are compared with each other.
const sampled = 8

// check makes a pair Common whose passages are all notices.
func (n *notices) check(p *Pair) {
	if p.Relation != Excerpt && p.Relation != Quotation || max(p.ShareA, p.ShareB) >= mostOf {
		return
	}
	words, widest := 0, 0
	var own []Passage
	for _, x := range p.Passages {
		r := x.a
		if p.B == n.of.ID {
			r = x.b
		}
		total := n.holders(r)
		if total <= rare && !n.footer(x, p) || total > rare && !n.notice(r) {
			words += x.Words
			own = append(own, x)
		}
		widest = max(widest, total)
	}
	if words < longRun {
		p.Relation = Common
		p.Why = fmt.Sprintf("the same passage stands in %d reports or more that are otherwise different: a notice or formula", widest)
		if widest <= rare {
			p.Why = "all that is shared is the last paragraph of both, as a publisher's notice is"
		}
		return
	}
	if len(own) < len(p.Passages) {
		p.keep(own, n.of, n.loaded)
	}
}

// keep leaves only the passages that are no notices.
func (p *Pair) keep(own []Passage, of *Document, others map[string]*Document) {
	a, b := of, others[p.B]
	if p.B == of.ID {
		a, b = others[p.A], of
	}
	p.measure(own, a, b)
	p.judge(a, b)
}

// footer tells whether a passage is the whole last paragraph of both texts: few
// reports hold it so far, but that is where notices stand.
func (n *notices) footer(x Passage, p *Pair) bool {
	a, b := n.of, n.loaded[p.B]
	if p.B == n.of.ID {
		a, b = n.loaded[p.A], n.of
	}
	return a.lastParagraph(x.a) && b.lastParagraph(x.b)
}

// lastParagraph tells whether a run of words makes up the greater part of a last
// paragraph, with another one before it.
func (d *Document) lastParagraph(r [2]int) bool {
	const slack = 3 // words that differ at either end
	if r[1]+slack < len(d.words) || r[0] == 0 {
		return false
	}
	first := max(0, r[0]-slack)
	return strings.Contains(d.text[d.words[first].end:d.words[min(r[0]+slack, r[1]-1)].start], "\n")
}

// holders is how many reports hold most fingerprints of a run of words: the
// median.
func (n *notices) holders(r [2]int) int {
	var totals []int
	for _, h := range n.printsIn(r) {
		totals = append(totals, n.totals[h])
	}
	if len(totals) == 0 {
		return 0
	}
	slices.Sort(totals)
	return totals[len(totals)/2]
}

// printsIn are the report's fingerprints within a run of words.
func (n *notices) printsIn(r [2]int) (out []uint64) {
	for i := r[0]; i+run <= r[1]; i++ {
		h := runHash(n.of.words[i : i+run])
		if _, ok := n.totals[h]; ok {
			out = append(out, h)
		}
	}
	return out
}

// notice tells whether the reports that hold a run of words have little else in
// common with each other.
func (n *notices) notice(r [2]int) bool {
	var docs []*Document
	for _, print := range n.printsIn(r) {
		i := slices.IndexFunc(n.holdings, func(h Holding) bool { return h.Print == print })
		for _, id := range n.holdings[i].Reports {
			d := n.loaded[id]
			if d != nil && len(docs) < sampled && !slices.Contains(docs, d) {
				docs = append(docs, d)
			}
		}
	}
	pairs, copies := 0, 0
	for i, a := range docs {
		for _, b := range docs[i+1:] {
			pairs++
			if 2*commonPrints(a.Prints, b.Prints) >= min(len(a.Prints), len(b.Prints)) {
				copies++
			}
		}
	}
	return pairs > 0 && 10*copies < pairs
}

// commonPrints counts what two sorted lists share.
func commonPrints(a, b []uint64) (n int) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}
