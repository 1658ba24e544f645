package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/lexicon"
)

// linkVerified ties a verification to what it speaks of: to what it introduces
// ("observers confirmed that troops had left"); else to the nearest claim that its own
// words point to ("has verified the toll"); else to the nearest claim before it that
// somebody made ("… although no evidence has verified this").
func (p *pass) linkVerified(c *draft, sentences [][]*draft) {
	what := p.verified(c.trigger)
	if what >= 0 && p.Is(what, "nsubj:pass") && p.emptied(what) >= 0 && !(p.Has(what, "neither") >= 0 && (slices.Contains(figureWords, p.Lemma(what)) || slices.Contains(accounts, p.Lemma(what)) || slices.Contains([]string{"claim", "statement", "allegation"}, p.Lemma(what)))) {
		return // "No casualties were confirmed" speaks of nothing told before, "Neither figure" of two
	}
	at := p.Tokens[c.trigger].Sentence
	kind := reportedly.Confirms
	switch {
	case slices.Contains(falsehood, p.Lemma(c.trigger)):
		kind = reportedly.Contradicts
	case c.polarity == reportedly.Denied:
		kind = reportedly.Undermines
	}
	for _, o := range sentences[at] {
		if o != c && p.ofVoice(c.trigger, o) {
			p.tie(c, kind, o, c.trigger, "what is told so")
			return // "Unconfirmed reports say that he left"
		}
	}
	if said := p.Child(c.trigger, "ccomp", "csubj", "acl"); said >= 0 && !p.Is(said, "acl:relcl") {
		for _, o := range sentences[at] {
			if o != c && p.Under(o.trigger, said) && o.kind != reportedly.KindOffice && !p.background(o.trigger, said) {
				p.tie(c, kind, o, c.trigger, "what it introduces")
				return
			}
		}
	}
	if what >= 0 && !p.Is(c.trigger, "acl:relcl") {
		for _, o := range sentences[at] {
			if o != c && o.trigger != what && p.Under(o.trigger, what) && o.kind != reportedly.KindOffice {
				p.tie(c, kind, o, c.trigger, "what it speaks of")
				return // "The army's claim to have freed the town has not been confirmed"
			}
		}
	}
	before := slices.Concat(sentences[max(0, at-verifiedWithin) : at+1]...)
	before = slices.DeleteFunc(before, func(o *draft) bool {
		return o.kind == reportedly.KindVerification || o.kind == reportedly.KindOffice || o.trigger >= c.trigger
	})
	best, why := p.pointedTo(what, before), "the nearest claim before it that its words point to"
	if best == nil && !p.saysElse(c.trigger) {
		best, why = p.saidBefore(at, before), "the nearest claim before it"
	}
	if best == nil {
		return
	}
	p.tie(c, kind, best, c.trigger, why)
}

// saysElse tells whether a verification speaks of what its own sentence tells before it, which is no
// claim: "The motive was thought to be revenge, but this could not be confirmed".
func (p *pass) saysElse(t int) bool {
	s := p.verified(t)
	if s < 0 || p.Words[s] != "this" && p.Words[s] != "that" {
		return false
	}
	return slices.ContainsFunc(p.near(t).reporting, func(c cue[lexicon.Reporting]) bool {
		return c.end <= s && slices.ContainsFunc(p.Children(c.word, "ccomp", "xcomp"), func(k int) bool { return k < s })
	}) && !slices.ContainsFunc(p.drafts, func(o *draft) bool { return o.trigger < t && p.Tokens[o.trigger].Sentence == p.Tokens[t].Sentence })
}

// verifiedWithin is how many sentences back a verification may speak of.
const verifiedWithin = 8

// saidBefore is the nearest of the drafts that somebody told, within three sentences, or
// else the nearest of all in the sentence itself or the one before: what needs confirming
// is what somebody said, before what the report states.
func (p *pass) saidBefore(sentence int, before []*draft) *draft {
	var best *draft
	for _, o := range before {
		d := sentence - p.Tokens[o.trigger].Sentence
		if d <= 3 && o.basis == reportedly.Reported && (best == nil || best.basis != reportedly.Reported || o.trigger > best.trigger) ||
			d <= 1 && o.basis != reportedly.Reported && (best == nil || best.basis != reportedly.Reported && o.trigger > best.trigger) {
			best = o
		}
	}
	return best
}

// verified is the word for what a verification speaks of: of "has verified the toll" the
// toll, of "The claim has not been corroborated" the claim; -1 where it doesn't say.
func (p *pass) verified(t int) int {
	for _, rel := range []string{"obj", "nsubj:pass", "nsubj"} {
		if k := p.Child(t, rel); k >= 0 && (rel != "nsubj" || !p.Verb(t)) {
			return k
		}
	}
	for _, v := range p.Children(t, "conj") {
		if k := p.Child(v, "obj"); k >= 0 && p.Child(t, "obj") < 0 && p.Verb(t) && !p.Passive(t) {
			return k // "has neither confirmed nor denied the meeting"
		}
	}
	return -1
}

// pointedTo is the nearest of the drafts that the words of a verification point to: "the
// toll" to what counts the dead, "the claim about the vehicles" to what tells of vehicles,
// "the attack" to an attack. nil where there is none.
func (p *pass) pointedTo(what int, before []*draft) *draft {
	if what < 0 {
		return nil
	}
	lemmas := []string{p.Lemma(what)}
	for _, k := range p.Children(what, "nmod") {
		lemmas = append(lemmas, p.Lemma(k))
	}
	figures := slices.ContainsFunc(lemmas, func(l string) bool { return slices.Contains(figureWords, l) })
	var best *draft
	for _, o := range before {
		counts := slices.ContainsFunc(o.numbers, func(n reportedly.Number) bool { return n.Field == "killed" || n.Field == "injured" })
		if (counts && figures || p.tellsOf(o, lemmas)) && (best == nil || o.trigger > best.trigger) {
			best = o
		}
	}
	return best
}

// figureWords are nouns for how many were harmed.
var figureWords = []string{"toll", "figure", "number", "count", "death", "casualty", "fatality"}

// tellsOf tells whether a draft is triggered by one of the words, or has one among those
// that hang on its trigger.
func (p *pass) tellsOf(o *draft, lemmas []string) bool {
	if slices.Contains(lemmas, p.Lemma(o.trigger)) {
		return true
	}
	return slices.ContainsFunc(p.Kids(o.trigger), func(k int) bool {
		return p.Upos(k) == "NOUN" && p.Is(k, "obj", "obl", "nmod", "nsubj", "nsubj:pass") && slices.Contains(lemmas, p.Lemma(k))
	})
}
