package extract

import (
	"slices"

	"github.com/reportedly/reportedly/lexicon"
	"github.com/reportedly/reportedly/text"
)

// cues are the words of a sentence that say something about propositions.
type cues struct {
	reporting  []cue[lexicon.Reporting]
	likelihood []cue[lexicon.LikelihoodCue]
	reality    []cue[lexicon.RealityCue]
	negation   []cue[lexicon.Negation]
	semicolons bool // it has one
}

// cue is one place where a cue of the lexicon stands. word is the head of its
// words: of "is believed to" believed.
type cue[T any] struct {
	entry      T
	word       int
	first, end int
}

func (p *pass) readCues() {
	p.cues = make([]cues, len(p.Sentences))
	p.saying = slices.Repeat([]int{-1}, len(p.Tokens))
	for k, s := range p.Sentences {
		here := &p.cues[k]
		for i := s.First; i < s.End; i++ {
			here.semicolons = here.semicolons || p.Words[i] == ";"
			if c, n := p.lex.MatchReporting(p.Tree, i); n > 0 {
				p.saying[i] = lexicon.CueHead(p.Tree, i, n)
				here.reporting = append(here.reporting, cue[lexicon.Reporting]{c, p.saying[i], i, i + n})
			}
			if c, n := p.lex.MatchLikelihood(p.Tree, i); n > 0 {
				here.likelihood = append(here.likelihood, cue[lexicon.LikelihoodCue]{c, p.Top(i, i+n), i, i + n})
			}
			if c, n := p.lex.MatchReality(p.Tree, i); n > 0 {
				here.reality = append(here.reality, cue[lexicon.RealityCue]{c, p.Top(i, i+n), i, i + n})
			}
			if c, n := p.lex.MatchNegation(p.Tree, i); n > 0 {
				here.negation = append(here.negation, cue[lexicon.Negation]{c, p.Top(i, i+n), i, i + n})
			}
		}
	}
}

// near are the cues of a word's sentence.
func (p *pass) near(w int) cues { return p.cues[p.Tokens[w].Sentence] }

func (c cue[T]) span(p *pass) text.Span { return p.SpanOf(c.first, c.end) }

// covers tells whether a cue with one of the scopes speaks of the trigger t.
func (p *pass) covers(word int, scopes []lexicon.Scope, t int) bool {
	if p.apart(word, t) {
		return false
	}
	return slices.ContainsFunc(scopes, func(s lexicon.Scope) bool { return p.inScope(word, s, t) })
}

func (p *pass) inScope(word int, s lexicon.Scope, t int) bool {
	switch s {
	case lexicon.OfHead:
		h := p.Head(word)
		return h >= 0 && (p.sameProposition(h, t) || p.Is(word, "amod") && p.nounProposition(h, t)) // "an unverified report of a raid"
	case lexicon.OfComplement:
		for _, k := range p.Kids(word) {
			if p.Is(k, "xcomp", "ccomp", "acl", "advcl", "csubj") && p.sameProposition(k, t) {
				return true
			}
		}
		return false
	case lexicon.OfObject:
		for _, k := range p.Kids(word) {
			if p.Is(k, "obj", "nmod", "obl", "nsubj:pass") && p.nounProposition(k, t) {
				return true
			}
		}
		h := p.Head(word)
		return h >= 0 && p.Is(word, "acl", "amod") && p.Tokens[word].XPOS == "VBN" && p.nounProposition(h, t) && !p.pointed(word) // "the planned attack"
	case lexicon.OfSubject:
		for _, k := range p.Kids(word) {
			if p.Is(k, "nsubj", "csubj") && (p.nounProposition(k, t) || p.Is(k, "csubj") && p.sameProposition(k, t)) {
				return true
			}
		}
		return false
	case lexicon.OfClause:
		// a conjunction is a mark of its clause: "if they attack".
		h := p.Head(word)
		return h >= 0 && p.sameProposition(h, t) || p.Upos(word) == "NOUN" && p.inScope(word, lexicon.OfComplement, t) // "in an attempt to leave"
	}
	return false
}

// pointed tells whether a participle goes on to tell of something else: "a meeting aimed at
// ending the raids" is no aim itself.
func (p *pass) pointed(word int) bool {
	return p.Child(word, "xcomp", "ccomp") >= 0 || slices.ContainsFunc(p.Children(word, "obl", "advcl"), func(k int) bool { return p.caseOrMark(k) == "at" })
}

// nounProposition tells whether t is the noun k, what is coordinated with it, or
// the clause that belongs to it.
func (p *pass) nounProposition(k, t int) bool {
	if slices.Contains(p.Conjuncts(k), t) {
		return true
	}
	for _, c := range p.Kids(k) {
		if p.Is(c, "acl") && !p.Is(c, "acl:relcl") && p.sameProposition(c, t) {
			return true
		}
		if p.Is(c, "nmod") && c == t && p.CaseWord(c) == "of" {
			return true // "the risk of an attack", "evidence of a presence"
		}
	}
	return false
}

// sameProposition tells whether t stands in the proposition whose head is h: h
// itself, its conjuncts, infinitives and participles below it, the noun that a
// light verb carries. Nouns that only take part in it are presupposed: in "he
// reportedly condemned the attack" the attack isn't reported.
func (p *pass) sameProposition(h, t int) bool {
	for at, n := t, 0; at >= 0 && n < 12; n++ {
		if at == h {
			return true
		}
		up := p.Head(at)
		if up < 0 {
			return false
		}
		switch {
		case p.Is(at, "conj", "xcomp", "cop", "aux", "parataxis"):
		case p.Is(at, "advcl") && p.Verb(at) && p.Child(at, "nsubj", "mark") < 0:
		case p.Is(at, "advcl") && slices.Contains([]string{"to", "in order to", "while"}, p.markWord(at)):
		case p.Is(at, "acl") && !p.Is(at, "acl:relcl") && p.Tokens[at].XPOS == "VB":
		case p.carried(at):
		default:
			return false
		}
		at = up
	}
	return false
}

// markWord is the conjunction of a clause: "to", "if", "because".
func (p *pass) markWord(v int) string {
	if m := p.Child(v, "mark"); m >= 0 {
		return p.Words[m]
	}
	return ""
}

// carried tells whether a noun is the content of a light or existential verb: "had
// a meeting", "an attack took place", "there was a raid".
func (p *pass) carried(noun int) bool {
	h := p.Head(noun)
	if h < 0 || p.Verb(noun) || !p.Verb(h) || !p.Is(noun, "obj", "nsubj", "nsubj:pass", "obl") {
		return false
	}
	return p.Lemma(h) == "be" || p.light(h) || p.sameSense(h, noun) || p.Is(noun, "nsubj") && (slices.Contains(happening, p.Lemma(h)) || p.Lemma(h) == "go" && p.Has(h, "ahead") >= 0)
}

// sameSense tells whether a verb and its object mean one claim in the lexicon, so that the noun
// is what the verb does: "may impose sanctions", "could mount a blockade".
func (p *pass) sameSense(v, noun int) bool {
	if !p.Is(noun, "obj", "nsubj:pass") {
		return false
	}
	a, known := p.lex.Match(p.Tree, v)
	if !known || !a.Claims() || !particular(a) {
		return false
	}
	b, known := p.lex.Match(p.Tree, noun)
	return known && b.Claims() && labelOf(a) == labelOf(b)
}

// light tells whether a verb only carries the noun beside it, by the class or by
// its sense in the lexicon: "hold talks", "carry out an attack".
func (p *pass) light(v int) bool {
	if p.lex.InClass("light", p.Lemma(v)) {
		return true
	}
	sense, ok := p.lex.Match(p.Tree, v)
	return ok && sense.From != ""
}
