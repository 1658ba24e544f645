package syntax

import (
	"strings"

	"github.com/reportedly/reportedly/ling"
)

// The rules here are those of Universal Dependencies, which every tree keeps.

// mendPairs hangs both of a pair of brackets or quotation marks on the head of what stands
// between them, where it has one: in "the envoy (a former judge) left" both on the judge.
func mendPairs(d *ling.Document) {
	for _, s := range d.Sentences {
		var open []int
		for i := s.First; i < s.End; i++ {
			if d.Tokens[i].Deprel != "punct" {
				continue
			}
			w := d.Form(i)
			if n := len(open); n > 0 && closing(d.Form(open[n-1])) == w {
				if top := topBetween(d, open[n-1], i); top >= 0 && !hangsOn(d, top, open[n-1]) && !hangsOn(d, top, i) {
					d.Tokens[open[n-1]].Head, d.Tokens[i].Head = top, top
				}
				open = open[:n-1]
			} else if closing(w) != "" {
				open = append(open, i)
			}
		}
	}
}

// closing is the mark that closes what one opens, "" for marks that open nothing.
func closing(mark string) string {
	switch mark {
	case "(":
		return ")"
	case "[":
		return "]"
	case "{":
		return "}"
	case "“":
		return "”"
	case "‘":
		return "’"
	case "«":
		return "»"
	case "\"", "'":
		return mark
	}
	return ""
}

// topBetween is the one word between two tokens whose head lies outside, -1 where there are
// several or none.
func topBetween(d *ling.Document, from, to int) int {
	top := -1
	for k := from + 1; k < to; k++ {
		if h := d.Tokens[k].Head; d.Tokens[k].Deprel == "punct" || h > from && h < to {
			continue
		}
		if top >= 0 {
			return -1
		}
		top = k
	}
	return top
}

// mendConjunctions hangs a conjunction on the conjunct that it introduces, where the parser
// hung it on a word of that: "the mayor and, he said, two guards".
func mendConjunctions(d *ling.Document) {
	for i := range d.Tokens {
		if d.Tokens[i].Deprel != "cc" {
			continue
		}
		for h, n := d.Tokens[i].Head, 0; h > i && n < 64; h, n = d.Tokens[h].Head, n+1 {
			if up := d.Tokens[h].Head; d.Is(h, "conj") && up < i && !hangsOn(d, h, i) {
				d.Tokens[i].Head = h
				break
			}
		}
	}
}

// mendShared hangs what stands between two conjuncts, before the conjunction, on the first: in "The
// minister denied that the state paid them, but admitted a meeting" nothing is admitted before "but".
func mendShared(d *ling.Document) {
	for i := range d.Tokens {
		if d.Tokens[i].Deprel != "cc" {
			continue
		}
		h := d.Tokens[i].Head
		if h <= i || !d.Is(h, "conj") {
			continue
		}
		first := d.Tokens[h].Head
		if first < 0 {
			continue
		}
		for k := first + 1; k < i; k++ {
			if t := &d.Tokens[k]; t.Head == h && t.Deprel != "punct" {
				t.Head = first
			}
		}
	}
}

// mendNominalClauses makes no clause of a noun with a preposition and without anything that
// makes it a predicate: "left after the vote".
func mendNominalClauses(d *ling.Document) {
	const hasCase, hasClause = 1, 2
	var sort map[int]int
	for i := range d.Tokens {
		if h := d.Tokens[i].Head; h >= 0 && d.Tokens[h].Deprel == "advcl" && (nominal(d, h) || d.Tokens[h].UPOS == "PRON") {
			if sort == nil {
				sort = map[int]int{}
			}
			switch relation, _, _ := strings.Cut(d.Tokens[i].Deprel, ":"); relation {
			case "case":
				sort[h] |= hasCase
			case "cop", "nsubj", "csubj", "mark", "aux", "expl":
				sort[h] |= hasClause
			}
		}
	}
	for h, s := range sort {
		if s == hasCase {
			d.Tokens[h].Deprel = "obl"
		}
	}
}
