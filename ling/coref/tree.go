package coref

import "github.com/reportedly/reportedly/ling/syntax"

// maxClimb bounds walks towards the root, and recursion away from it: a tree
// from a model may be deep, a broken one may have cycles.
const maxClimb = 40

// tree adds to the document's trees what only mentions need.
type tree struct{ *syntax.Tree }

// governor is the predicate that token i is an argument of: the nearest head
// reached through a relation of a clause's argument. A conjunct takes its first
// conjunct's place.
func (t *tree) governor(i int) int {
	for n := 0; n < maxClimb; n++ {
		h := t.Head(i)
		if h < 0 {
			return -1
		}
		if t.Is(i, "nsubj", "obj", "iobj", "obl", "csubj", "ccomp", "xcomp") {
			return h
		}
		if !t.Is(i, "conj", "nmod", "appos") {
			return -1
		}
		i = h
	}
	return -1
}

// subject of the predicate v, also where a conjoined verb shares its first
// conjunct's, "He came and said", and of an infinitive that tells what for: "They used gas to
// disperse them". -1 where there is none.
func (t *tree) subject(v int) int {
	for n := 0; v >= 0 && n < 4; n++ {
		if s := t.Child(v, "nsubj"); s >= 0 {
			return s
		}
		if !t.Is(v, "conj") && !t.Is(v, "xcomp") && !(t.Is(v, "advcl") && t.purpose(v)) {
			return -1
		}
		v = t.Head(v)
	}
	return -1
}

// purpose tells whether a clause is an infinitive with "to".
func (t *tree) purpose(v int) bool {
	m := t.Child(v, "mark")
	return m >= 0 && t.Tokens[m].Lemma == "to" && t.Tokens[v].XPOS == "VB"
}

// outside relations: dependents that are no part of the phrase that a mention
// covers.
var outsideRels = []string{
	"acl", "advcl", "appos", "parataxis", "conj", "cc", "case", "mark", "cop", "nsubj", "csubj", "aux",
	"expl", "obl", "obj", "iobj", "xcomp", "ccomp", "dislocated", "vocative", "discourse",
	"orphan", "list", "reparandum", "dep", "root",
}

func (t *tree) inPhrase(c int) bool { return !t.Is(c, outsideRels...) }

// extent is the phrase of head without relative clauses, appositions,
// conjuncts and parentheses: "the general" of "and the general, who fled, …".
func (t *tree) extent(head int) (first, end int) {
	first, end = t.span(head, 0)
	for first < head {
		switch t.Tokens[first].UPOS {
		case "PUNCT", "CCONJ", "ADP", "SCONJ":
			first++
			continue
		}
		break
	}
	return first, end
}

func (t *tree) span(head, depth int) (first, end int) {
	first, end = head, head+1
	if depth > maxClimb {
		return first, end
	}
	kids := t.Kids(head)
	predicate := t.Child(head, "cop", "nsubj") >= 0
	for i := len(kids) - 1; i >= 0; i-- {
		c := kids[i]
		if c > head || t.Is(c, "punct") {
			continue
		}
		if !t.inPhrase(c) || predicate && t.Is(c, "advmod") {
			break
		}
		f, e := t.leftSpan(c, depth+1)
		if t.Is(c, "nmod") && !t.Is(c, "nmod:poss", "nmod:desc", "nmod:unmarked") || t.Is(c, "advmod") && t.parted(e, first) {
			break // "As a student in Rome, Omar …"
		}
		first = min(first, f)
	}
	for _, c := range kids {
		if c < head {
			continue
		}
		if t.Is(c, "punct") {
			if end > c || t.Form(c) == "-" || t.Form(c) == "–" {
				continue
			}
			if r := t.Form(c); r == "\"" || r == "”" || r == "'" || r == "’" {
				continue
			}
			break
		}
		if !t.inPhrase(c) || t.Is(c, "advmod") || t.Is(c, "amod") && len(t.Kids(c)) > 0 {
			break
		}
		f, e := t.caseSpan(c, depth+1)
		if t.parted(end, f) {
			break
		}
		end = max(end, e)
	}
	return first, end
}

// parted tells whether a comma, a bracket or a dash stands in tokens [from, to):
// "Basra, Iraq" is two phrases.
func (t *tree) parted(from, to int) bool {
	for i := from; i < to; i++ {
		switch t.Form(i) {
		case ",", "(", "[", "–", "—", ":", ";":
			return true
		}
	}
	return false
}

// leftSpan is the span of a dependent before the head, all of it: "Turkish-
// backed" with its hyphenated parts and conjuncts ("Turkish and Russian").
func (t *tree) leftSpan(c, depth int) (first, end int) {
	first, end = c, c+1
	if depth > maxClimb {
		return first, end
	}
	for _, k := range t.Kids(c) {
		f, e := t.leftSpan(k, depth+1)
		first, end = min(first, f), max(end, e)
	}
	return first, end
}

// caseSpan is the span of a dependent after the head, with its preposition.
func (t *tree) caseSpan(c, depth int) (first, end int) {
	first, end = t.span(c, depth)
	for _, k := range t.Kids(c) {
		if k < c && t.Is(k, "case") {
			first = min(first, k)
		}
	}
	return first, end
}
