package extract

import (
	"slices"

	"github.com/reportedly/reportedly/lexicon"
	"github.com/reportedly/reportedly/ling"
)

// Rules of verbs of saying that stand beside what is said, not above it: behind it, between
// commas within it, or at the end of the sentence.

// inserted tells whether a verb of saying with nothing but its subject stands between
// commas in the trigger's clause, however the tree hangs it: "An envoy was heard, we
// are told, and was promised a reply". Put into a second verb's clause, it speaks of that
// one alone: "The office urged calm and might, diplomats hint, send troops".
func (p *pass) inserted(c cue[lexicon.Reporting], t int) bool {
	w := c.word
	if p.closes(c, t) {
		return true
	}
	h := p.Head(w)
	if h < 0 || !p.Verb(w) || p.Child(w, "nsubj", "nsubj:pass") < 0 || p.markWord(w) != "" || p.Child(w, "ccomp", "xcomp", "obj") >= 0 {
		return false
	}
	first, end := p.Run(p.Subtree(w, nil), w)
	for end+1 < p.sentence(w).End && p.Verb(end+1) && !p.Verb(h) && p.Head(h) >= 0 {
		h = p.Head(h) // "Mobile data, residents said, vanished": hung on the subject
	}
	for first < w && p.Words[first] == "," {
		first++
	}
	if first > 1 && p.Words[first-1] == "so" && p.Words[first-2] == "," {
		first-- // "The raid, so the villagers say, killed nobody"
	}
	if end != w+1 || end >= p.sentence(w).End || w-first > 6 || first == p.sentence(w).First || p.Words[first-1] != "," || p.Words[end] != "," || p.Under(t, w) {
		return false
	}
	if p.Is(w, "acl:relcl") && p.Noun(h) && p.Head(h) >= 0 {
		h = p.Head(h) // "Troops shot nine raiders, the army claimed, but …"
	}
	if k := p.restated(h, end); k >= 0 && p.Under(t, k) {
		return false
	}
	for _, k := range p.Conjuncts(h)[1:] {
		if cc := p.Child(k, "cc"); k != w && cc >= 0 && cc < first && first < k {
			return p.Under(t, k)
		}
	}
	return p.Under(t, h) && !p.background(t, h)
}

// restated is the verb of a clause behind token end that is joined to h and has a subject of
// its own, so that a verb of saying put into the first clause leaves it alone; -1 where there is
// none.
func (p *pass) restated(h, end int) int {
	for _, k := range p.Conjuncts(h)[1:] {
		if cc := p.Child(k, "cc"); k > end && cc >= end && p.Child(k, "nsubj", "nsubj:pass") > cc && p.saidHere(k) {
			return k
		}
	}
	return -1
}

// closes tells whether a verb of saying with its subject ends a sentence, and so speaks of
// what stands before them, however the tree hangs them: "Osk: Two killed in blast, police
// say", "Rebels took the port, the mayor, Ann Lee, told reporters by telephone".
func (p *pass) closes(c cue[lexicon.Reporting], t int) bool {
	first := p.closing(c)
	return first >= 0 && t < first-1 && !p.background(t, -1)
}

// closing is the first word of the subject of such a verb, -1 where a cue is none.
func (p *pass) closing(c cue[lexicon.Reporting]) int {
	w, s := c.word, p.sentence(c.word)
	if c.entry.Class != lexicon.Say || !p.finite(w) || p.within[w] >= 0 || p.Child(w, "ccomp", "xcomp", "advcl", "cc") >= 0 || p.Is(w, "conj") || s.End-w > 8 {
		return -1
	}
	for i := w + 1; i < s.End; i++ {
		if p.Verb(i) || p.Words[i] == "," || p.Words[i] == ":" || p.Upos(i) == "SCONJ" || p.Upos(i) == "CCONJ" || i == w+1 && p.Upos(i) != "PUNCT" && p.Upos(i) != "ADP" && p.Upos(i) != "ADV" && p.timeAt(i) < 0 && p.Lemma(w) != "tell" {
			return -1
		}
	}
	first := p.commaBefore(w, s.First)
	if first == w {
		first = p.commaBefore(p.commaBefore(w-1, s.First)-1, s.First) // "the mayor, Ann Lee, told …"
	}
	if first <= s.First+2 || w-first > 16 || p.Upos(first) == "CCONJ" || p.Upos(first) == "SCONJ" || p.Upos(first) == "ADP" || p.Verb(first) || p.Antecedent(first) != first {
		return -1
	}
	told := slices.ContainsFunc(p.Tokens[s.First:first], func(x ling.Token) bool { return x.UPOS == "VERB" || x.XPOS == "VBZ" || x.XPOS == "VBD" })
	if !told || !p.Noun(p.Top(first, w)) {
		return -1
	}
	return first
}

// commaBefore is the token behind the last comma before token i, -1 where there is none
// after token first.
func (p *pass) commaBefore(i, first int) int {
	for k := i - 1; k > first; k-- {
		if p.Words[k] == "," {
			return k + 1
		}
	}
	return -1
}

// sharesContent tells whether a trigger goes on with what somebody said before the verb of
// saying: "She will stay, she insists, but may name a deputy". A verb with a time of its
// own is what he did: "He would resign, he said, and left".
func (p *pass) sharesContent(c cue[lexicon.Reporting], t int) bool {
	w := c.word
	said := p.Child(w, "ccomp")
	if p.Is(w, "parataxis") && said < 0 {
		said = p.Head(w) // "A widow was heard, we are told, and was promised a reply"
	}
	if said < 0 || said > w || !p.Verb(w) {
		return false
	}
	for _, k := range p.Children(w, "conj") {
		if k > w+1 && p.Under(t, k) && p.Child(k, "nsubj", "nsubj:pass") < 0 && p.Child(k, "aux", "aux:pass", "cop") >= 0 && p.Words[w+1] == "," {
			return true
		}
	}
	return false
}

// parenthetical tells whether a verb of saying stands beside the trigger's clause:
// "P, the mayor said"; "The road, residents said, was closed".
func (p *pass) parenthetical(w, t int) bool {
	h := p.Head(w)
	if h < 0 || !p.Under(t, h) || p.Under(t, w) || p.background(t, h) {
		return false
	}
	bare := p.Child(w, "xcomp", "ccomp") < 0
	if p.Is(h, "acl:relcl") && w < h && p.Is(w, "advcl", "parataxis", "ccomp", "dep") && p.markWord(w) == "" && p.finite(w) && p.Child(w, "nsubj") >= 0 && p.Child(w, "obj") < 0 {
		return bare // "firms that the ministry said had sold arms"
	}
	if p.Is(w, "parataxis") {
		return bare // else it has said something of its own: "The port fell; officials said the road was open"
	}
	// "as he is thought to be ill" says why, "as the mayor announced" who says so; "The
	// port was shelled, the mayor wrote on Monday" needs no conjunction.
	return bare && p.Child(w, "obj") < 0 && p.Is(w, "advcl") && !p.when(w) && (p.markWord(w) == "as" || p.markWord(w) == "" && p.finite(w) && p.Child(w, "nsubj") > t)
}

// when tells whether a clause is opened by "when", "where" or "why".
func (p *pass) when(v int) bool {
	return slices.ContainsFunc(p.Children(v, "advmod"), func(k int) bool { return p.Tokens[k].XPOS == "WRB" })
}

// finite tells whether a verb has a tense.
func (p *pass) finite(v int) bool {
	tag := p.Tokens[v].XPOS
	return tag == "VBD" || tag == "VBZ" || tag == "VBP"
}

// adding are words that open what a report adds behind a verb of saying between commas.
var adding = []string{"after", "before", "as", "while", "since", "until", "amid", "despite", "following", "days", "hours", "weeks", "months", "a", "barely", "just", "shortly"}

// added tells whether a trigger is such a circumstance of any verb of saying in its sentence.
func (p *pass) added(t int) bool {
	return slices.ContainsFunc(p.near(t).reporting, func(c cue[lexicon.Reporting]) bool { return p.afterthought(c.word, t) })
}

// afterthought tells whether a trigger stands behind a verb of saying that follows what is said,
// in a circumstance that the report adds itself: "Shots were fired, residents said, days after
// the two gangs had signed a truce". What goes on with "and" or a participle is still said.
func (p *pass) afterthought(w, t int) bool {
	s := p.sentence(w)
	if t <= w+1 || !p.Verb(w) || p.within[t] >= 0 || p.Child(w, "nsubj") < 0 {
		return false
	}
	if k := p.Child(w, "ccomp"); k > w || k < 0 && !p.Is(w, "parataxis") {
		return false
	}
	comma := w + 1
	for comma < min(s.End-1, w+8) && p.Words[comma] != "," {
		if p.Verb(comma) {
			return false
		}
		comma++
	}
	if comma < t && p.Words[comma] == "," && p.sumsUp(comma, t) {
		return true
	}
	if comma >= t || p.Words[comma] != "," || !slices.Contains(adding, p.Words[comma+1]) {
		return false
	}
	for at := t; at > comma; at = p.Head(at) {
		if p.Is(at, "advcl", "obl", "ccomp") && slices.Contains(adding[:9], p.caseOrMark(at)) {
			return true
		}
	}
	return false
}
