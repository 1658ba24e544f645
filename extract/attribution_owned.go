package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/lexicon"
)

// Rules of acts that somebody owns up to, and of what is left unsaid:
//
//   - Who claims responsibility for an act says that it was done (codebook, rule 24): "The
//     front claimed responsibility for the blast, the ministry said" has two speakers. The
//     claiming is no second act. Where nobody claims it, nobody says it.
//   - What somebody declines to say, or neither confirms nor denies, is no claim of his:
//     "The general would not say whether his men had used gas" (rule 48).
//   - "Declined to be named" tells of the speaker, not of the news.

// owning are the verbs by which somebody takes an act on himself, and ownership what they
// take.
var (
	owning    = []string{"claim", "take", "accept", "assume", "admit", "acknowledge"}
	ownership = []string{"responsibility", "credit"}
)

// innermost is the depth of who stands last in a chain of speakers.
const innermost = 1 << 10

// claimant is the voice of who claims the act that a trigger names, and whether somebody does.
func (p *pass) claimant(t int) (voice, bool) {
	v := p.ownedBy(t)
	if v < 0 || p.negated(v) >= 0 {
		return voice{}, false
	}
	s := p.Subject(v, 0)
	if p.Passive(v) {
		s = p.Agent(v)
	}
	if s < 0 || p.emptied(s) >= 0 || p.ownVoice(s) || s == t || p.Under(t, s) {
		return voice{}, false
	}
	return voice{basis: reportedly.Reported, speaker: s, depth: innermost, words: p.word(v), rule: "who claims responsibility for it says so"}, true
}

// ownedBy is the verb by which somebody claims the act that a trigger names, -1 where there
// is none: "claimed responsibility for the blast", "for shooting the judge", "Responsibility
// for the blast was claimed by the front".
func (p *pass) ownedBy(t int) int {
	at := p.First(t)
	h := p.Head(at)
	if h < 0 || p.caseOrMark(at) != "for" || !p.Is(at, "obl", "nmod", "advcl", "acl") {
		return -1
	}
	v := h
	if slices.Contains(ownership, p.Lemma(h)) {
		v = p.Head(h)
	}
	if v < 0 || !p.Verb(v) || !slices.Contains(owning, p.Lemma(v)) {
		return -1
	}
	if o := p.Child(v, "obj", "nsubj:pass"); o < 0 || !slices.Contains(ownership, p.Lemma(o)) {
		return -1
	}
	return v
}

// twice tells whether a draft is the claiming of an act that another draft of its sentence
// tells.
func (p *pass) twice(c *draft, list []*draft) bool {
	return c.kind == reportedly.KindEvent && slices.ContainsFunc(list, func(o *draft) bool {
		v := p.ownedBy(o.trigger)
		return o != c && o.event == c.event && v >= 0 && (c.trigger == v || p.Head(c.trigger) == v && slices.Contains(ownership, p.Lemma(c.trigger)))
	})
}

// unsaid tells whether a trigger stands in the question that somebody leaves open: "declined
// to say whether", "did not say if", "refused to confirm that".
func (p *pass) unsaid(t int) bool {
	for at, n := t, 0; at >= 0 && n < 12; at, n = p.Head(at), n+1 {
		h := p.Head(at)
		if h < 0 || !p.Is(at, "ccomp", "advcl") || !p.Verb(h) || p.within[h] != p.within[t] {
			continue
		}
		mark := p.markWord(at)
		if (mark == "whether" || mark == "if") && p.telling(h) && (p.negated(h) >= 0 || p.balks(h)) {
			return true
		}
		if s := p.Child(at, "nsubj", "nsubj:pass"); s >= 0 && (p.Words[s] == "who" || p.Words[s] == "what") && p.telling(h) && p.negated(h) >= 0 {
			return true // "It did not say who was responsible"
		}
		if (mark == "that" || mark == "") && p.balks(h) && slices.Contains([]string{"confirm", "say", "admit"}, p.Lemma(h)) {
			return true
		}
	}
	return false
}

// telling tells whether a verb is one of saying.
func (p *pass) telling(v int) bool {
	return slices.ContainsFunc(p.lex.Reporting(p.Lemma(v), "VERB"), func(r lexicon.Reporting) bool { return r.Class == lexicon.Say })
}

// balks tells whether a verb is what somebody won't do: "declined to say".
func (p *pass) balks(v int) bool {
	h := p.Head(v)
	return h >= 0 && p.Is(v, "xcomp") && slices.Contains([]string{"decline", "refuse"}, p.Lemma(h)) && p.negated(h) < 0
}

// aboutName tells whether a draft is only on how a speaker is named: "declined to be
// identified", "asked not to be named", "isn't authorised to speak to the press".
func (p *pass) aboutName(c *draft) bool {
	if slices.Contains([]string{"authorise", "authorize", "allow", "permit"}, p.Lemma(c.trigger)) && p.Passive(c.trigger) {
		k := p.Child(c.trigger, "xcomp")
		return k >= 0 && (p.telling(k) || slices.Contains([]string{"speak", "brief", "talk", "comment"}, p.Lemma(k)))
	}
	return slices.ContainsFunc(p.Children(c.trigger, "xcomp", "ccomp"), func(k int) bool {
		return p.Passive(k) && slices.Contains([]string{"named", "identified", "quoted", "cited"}, p.Words[k])
	})
}

// hearsayDraft tells whether a draft is read in a verb that only says how something is known, of
// whom nobody is told that says so: "is alleged to have fled", "it is claimed", "is suspected of".
func (p *pass) hearsayDraft(c *draft) bool {
	return c.event == reportedly.Accuse && p.Verb(c.trigger) && p.Passive(c.trigger) && p.Agent(c.trigger) < 0 && slices.Contains([]string{"allege", "claim", "suspect", "say", "report", "rumour", "rumor"}, p.Lemma(c.trigger))
}

// parried tells whether a cue of saying is one that is neither done nor left: "neither
// confirmed nor denied that".
func (p *pass) parried(c cue[lexicon.Reporting]) bool {
	w := c.word
	return slices.Contains([]string{"confirm", "deny"}, p.Lemma(w)) && slices.ContainsFunc(p.Conjuncts(w), func(k int) bool {
		return k != w && slices.Contains([]string{"confirm", "deny"}, p.Lemma(k)) && p.Has(k, "neither", "nor", "or") >= 0 && (p.Has(p.First(w), "neither", "not", "never") >= 0 || p.Has(k, "nor") >= 0)
	}) || p.Lemma(w) == "deny" && p.Is(w, "conj") && p.Has(w, "nor") >= 0
}
