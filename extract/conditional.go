package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
)

// Rules of conditions, of what still goes on and of ties that have ended:
//
//   - Not only the condition is conditional but what is to follow from it: "If the quota
//     stays, growers say they will block the road", "Should the vote be annulled, tension
//     would rise". What has been isn't: "They left, if late".
//   - "He says he would accept a mediator" hangs on a condition that isn't told; "He said he
//     would accept" is the past of "will".
//   - Who has been held since March, or is still held, is so now.
//   - Who left, quit or was expelled is part of it no longer (codebook, rule 45).

// conditions are the conjunctions of a condition.
var conditions = []string{"if", "unless", "provided", "providing"}

// conditioned is the word that makes what a trigger tells depend on something, -1 where
// nothing does.
func (p *pass) conditioned(t int) int {
	v := p.tensed(t)
	if h := p.Head(t); v < 0 && h >= 0 && p.carried(t) {
		v = h // "Should they refuse, clashes would follow"
	}
	if v < 0 || p.within[v] != p.within[t] || !p.Is(t, "root") && p.Is(v, "advcl") {
		return -1
	}
	open := p.ahead(v) && p.Has(v, "have") < 0
	if !open && p.Tokens[v].XPOS != "VB" {
		return -1
	}
	for at, n := v, 0; at >= 0 && n < 5; n++ {
		for _, k := range p.Children(at, "advcl") {
			if m := p.conditionMark(k); m >= 0 && !p.Under(t, k) && (at == v || k < v) {
				return m
			}
		}
		if !p.Is(at, "ccomp", "xcomp", "conj", "parataxis") {
			return -1
		}
		at = p.Head(at)
	}
	return -1
}

// depends tells whether a trigger stands in the main clause of a condition, told or untold.
func (p *pass) depends(t int) bool { return p.conditioned(t) >= 0 || p.wouldNow(t) >= 0 }

// conditionMark is the word that opens a condition, -1 where a clause is none: of "as if" and
// "even if" nothing depends.
func (p *pass) conditionMark(k int) int {
	if a := p.inverted(k); a >= 0 && p.Words[a] == "should" {
		return a
	}
	m := p.Child(k, "mark")
	if m < 0 || !slices.Contains(conditions, p.Words[m]) {
		return -1
	}
	if m > 0 && slices.Contains([]string{"as", "even", "what", "only"}, p.Words[m-1]) {
		return -1
	}
	if p.Has(k, "have") >= 0 && p.Tokens[p.Has(k, "have")].XPOS == "VBD" {
		return -1 // "If they had left, …": it wasn't so
	}
	return m
}

// wouldNow is a "would" under a verb of saying in the present, -1 where there is none.
func (p *pass) wouldNow(t int) int {
	v := p.tensed(t)
	if v < 0 {
		return -1
	}
	a := p.Has(v, "would")
	if a < 0 || p.Has(v, "have") >= 0 {
		return -1
	}
	h := p.Head(p.First(v))
	if p.Is(v, "conj") && p.Child(v, "nsubj", "nsubj:pass") < 0 && p.telling(p.Head(v)) {
		h = p.Head(v) // "She will stay, she says, but would accept a deputy"
	} else if !p.Is(p.First(v), "ccomp") {
		return -1
	}
	if h >= 0 && p.telling(h) && (p.Tokens[h].XPOS == "VBZ" || p.Tokens[h].XPOS == "VBP") {
		return a
	}
	return -1
}

// purpose is the verb for the sake of which a deed is to be done, -1 where there is none: "sent
// two battalions to retake the town". What a meeting was for it did (codebook, rule 38), and
// what something is used for is done with it.
func (p *pass) purpose(c *draft) int {
	t := c.trigger
	h := p.Head(t)
	if h < 0 || !c.deed() || p.Tokens[t].XPOS != "VB" || !p.Is(t, "advcl") || h > t || !p.Verb(h) || p.Has(t, "to") < 0 || p.Child(t, "nsubj") >= 0 {
		return -1
	}
	if !slices.Contains([]string{"send", "dispatch", "deploy", "mobilise", "mobilize", "despatch", "rush", "assemble", "prepare", "train", "arm", "recruit", "mass"}, p.Lemma(h)) {
		return -1
	}
	return h
}

// lasting are verbs of what goes on until it is ended.
var lasting = []string{"hold", "detain", "imprison", "jail", "keep", "besiege", "blockade", "encircle", "surround", "block", "occupy", "close", "shut", "shelter", "host", "camp", "confine", "trap", "strand", "suspend", "withhold"}

// stillSo is the word by which what a lasting verb tells goes on, -1 where there is none:
// "held since March", "still detained".
func (p *pass) stillSo(t int) int {
	if !p.Verb(t) || !slices.Contains(lasting, p.Lemma(t)) {
		return -1
	}
	if tag := p.Tokens[t].XPOS; tag != "VBN" && tag != "VBG" && tag != "VBZ" && tag != "VBP" {
		return -1
	}
	if p.Has(t, "will", "would", "may", "might", "could", "had", "was", "were") >= 0 || slices.ContainsFunc(p.Children(t, "aux", "aux:pass"), func(a int) bool { return p.Tokens[a].XPOS == "VBD" }) {
		return -1
	}
	if a := p.Has(t, "still"); a >= 0 {
		return a
	}
	for _, k := range p.Children(t, "obl", "advcl", "advmod", "nmod") {
		if p.caseOrMark(k) == "since" || p.Words[k] == "since" {
			return k
		}
	}
	return -1
}

// endings are words for the end of a tie.
var endings = []string{"leave", "quit", "expel", "split", "defect", "desert", "secede", "disown", "renounce", "oust", "defection", "defector", "deserter", "desertion", "breakaway", "expulsion", "secession"}

// ended tells whether a draft is of a tie by a word for its end: "which we expelled", "broke away
// from the front".
func (p *pass) ended(c *draft) bool {
	if c.kind != reportedly.KindAffiliation && c.kind != reportedly.KindMembership {
		return false
	}
	t := c.trigger
	if l := p.Lemma(t); l == "break" || l == "part" || l == "fall" || l == "cut" {
		return p.Has(t, "away", "off", "way", "out", "ties", "tie", "link") >= 0
	}
	return slices.Contains(endings, p.Lemma(t))
}

// newsPresent tells whether a draft's verb is in the present in which headlines and the lines of
// a log tell what has happened: "Rebels shell market", "3 May – Osk: The envoy meets the mayor."
func (p *pass) newsPresent(c *draft) bool {
	t := c.trigger
	if tag := p.Tokens[t].XPOS; c.kind != reportedly.KindEvent || tag != "VBZ" && tag != "VBP" || p.within[t] >= 0 {
		return false
	}
	s := p.sentence(t)
	if p.headline(s) {
		return c.deed()
	}
	time, _ := p.lineHead(s.First, min(s.End, s.First+maxHead), p.surnames())
	return time >= 0
}

// syncretic are verbs whose past looks like their present.
var syncretic = []string{"beat", "burst", "cast", "cut", "hit", "hurt", "put", "quit", "rid", "set", "shut", "shed", "spread"}

// usual tells whether a draft's verb tells in the simple present what somebody does with more
// than words, which in running prose is what he keeps doing: "The league taxes smoked fish". In
// headlines and logs, with a number or with a date the present is that of news: "Rebels shell
// market", "Blast kills six".
func (p *pass) usual(c *draft) bool {
	t := c.trigger
	tag := p.Tokens[t].XPOS
	if c.kind != reportedly.KindEvent || !c.deed() || p.Upos(t) != "VERB" || tag != "VBZ" && tag != "VBP" || p.within[t] >= 0 || slices.Contains(rebuts, p.Lemma(t)) {
		return false // "the army denies it"
	}
	if slices.Contains(syncretic, p.Words[t]) {
		return false // "The plant shut its gates" is told of the past
	}
	s := p.sentence(t)
	if p.Words[s.End-1] != "." || p.Child(t, "aux", "aux:pass", "cop", "mark") >= 0 || p.Is(t, "ccomp", "advcl") {
		return false
	}
	settled := false
	for _, k := range p.Kids(t) {
		if p.timeAt(k) >= 0 && !p.Is(k, "nsubj", "obj") {
			return false
		}
		if !p.Is(k, "nsubj", "obj") {
			continue
		}
		if p.Child(k, "nummod") >= 0 || p.Upos(k) == "NUM" {
			return false
		}
		settled = settled || p.Child(k, "det", "nmod:poss") >= 0 || p.Upos(k) == "PRON"
	}
	return settled
}
