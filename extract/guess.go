package extract

import (
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/lexicon"
	"github.com/reportedly/reportedly/text"
)

// Rules of what the report itself guesses (codebook, rule 44):
//
//   - A word of probability on what has been or is, with nobody who says so, is the report's
//     own inference: "The rebels have probably left", "It is unlikely that they knew". On
//     what is to come it is a forecast, stated with its likelihood: "They will probably leave".
//   - So is "must" on what has been: "The league must have been warned". "They must leave" is
//     a demand.

// guess is the voice of the report's own inference on a trigger, and whether there is one.
func (p *pass) guess(t int) (voice, bool) {
	if p.within[t] >= 0 {
		return voice{}, false
	}
	v := p.tensed(t)
	if v < 0 || p.ahead(v) {
		return voice{}, false
	}
	none := func(words text.Span, rule string) (voice, bool) {
		return voice{basis: reportedly.Inferred, speaker: -1, depth: p.depth(v), words: words, rule: rule}, true
	}
	if a := p.Has(v, "must"); a >= 0 {
		return none(p.word(a), "“must” concludes it from something")
	}
	for _, q := range p.near(t).likelihood {
		if q.word != t && p.covers(q.word, q.entry.Scope, t) && !p.inability(q.word) {
			return none(q.span(p), "“"+q.entry.String()+"” of what is or has been guesses it")
		}
	}
	return voice{}, false
}

// tensed is the verb that gives a trigger its tense: its own, that of the light verb that
// carries it or of the clause that it is the predicate of; -1 where there is none.
func (p *pass) tensed(t int) int {
	for _, v := range p.carriers(t) {
		if p.Verb(v) || p.Child(v, "cop") >= 0 {
			return v
		}
	}
	return -1
}

// ahead tells whether a verb's form leaves what it tells to the future: "will leave", "may
// leave", "to leave", but not "may have left", "to have left", "may be leaving".
func (p *pass) ahead(v int) bool {
	if p.Has(v, "have") >= 0 {
		return p.Has(v, "will", "would", "could", "should") >= 0 // "could have left" had it been otherwise
	}
	modal := slices.ContainsFunc(p.Children(v, "aux"), func(a int) bool { return p.Tokens[a].XPOS == "MD" })
	if modal || p.Has(v, "to") >= 0 {
		if p.Has(v, "will", "would", "shall") >= 0 {
			return true
		}
		return p.Tokens[v].XPOS != "VBG" && p.Child(v, "cop") < 0
	}
	return p.Child(v, "cop", "aux", "aux:pass") < 0 && !p.finite(v)
}

// likeness tells whether a cue opens what something seems to be: "It looks as though they have
// left", where nothing is only imagined.
func (p *pass) likeness(q cue[lexicon.RealityCue]) bool {
	v := p.Head(q.word)
	if v < 0 || !strings.HasPrefix(q.entry.String(), "as ") || !p.Is(q.word, "mark") {
		return false
	}
	h := p.Head(v)
	return h >= 0 && slices.Contains([]string{"look", "seem", "appear", "sound"}, p.Lemma(h))
}

// perhapsWas tells whether a verb guesses at what has been: "might have left".
func (p *pass) perhapsWas(v int) bool {
	return p.Verb(v) && p.Has(v, "have") >= 0 && p.Has(v, "may", "might", "must") >= 0
}

// foreseen tells whether a verb only says that something is to come, which the report states as it
// does what "will" be (codebook, rule 44): "The envoy is expected to sign", "Talks are anticipated".
func (p *pass) foreseen(c cue[lexicon.Reporting]) bool {
	return slices.Contains([]string{"expect", "anticipate"}, p.Lemma(c.word)) && p.Verb(c.word) && p.Passive(c.word) && p.Agent(c.word) < 0
}
