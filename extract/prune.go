package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/lexicon"
)

// prune leaves out drafts that repeat another one's reading: the same label with
// the same parties on two words of one clause, of which one carries the other.
func (p *pass) prune() {
	drop := map[*draft]bool{}
	by := p.bySentence()
	for _, list := range by {
		p.foldMeans(list, drop)
		p.foldPurposes(list, drop)
		p.foldPairs(list, drop)
		p.pruneSentence(list, drop)
	}
	for _, c := range p.drafts {
		list := by[p.Tokens[c.trigger].Sentence]
		other := slices.DeleteFunc(slices.Clone(list), func(o *draft) bool { return o.event == c.event })
		same := slices.DeleteFunc(slices.Clone(list), func(o *draft) bool { return drop[o] || o.event != c.event || len(c.actors) > 0 })
		if p.judged(c) || p.consumed(c, other) || p.consumed(c, same) {
			drop[c] = true
		}
		if p.Lemma(c.trigger) == "toll" && c.event == reportedly.Assault && len(p.counts(p.tollWords(c.trigger))) == 0 {
			drop[c] = true // "Nobody has verified the toll" tells none
		}
		if p.unsaid(c.trigger) || p.asked(c.trigger) || p.aboutName(c) || p.played(c) || p.inStory(c) || p.hearsayDraft(c) || p.gainsays(c) || p.warnedOff(c) {
			drop[c] = true
		}
		if c.event == reportedly.Request && p.statesOnly(c.trigger) {
			drop[c] = true
		}
		if p.forecast(c, by[p.Tokens[c.trigger].Sentence]) || p.possible(c) || p.pointsBack(c, p.drafts) || p.silence(c) || p.aimed(c, by[p.Tokens[c.trigger].Sentence]) || p.onlyLinks(c, by[p.Tokens[c.trigger].Sentence]) || p.broken(c) {
			drop[c] = true
		}
		if c.kind == reportedly.KindMembership || c.kind == reportedly.KindAffiliation {
			if len(c.actors) == 0 && len(c.recipients) == 0 {
				drop[c] = true // a tie of nobody to nobody
			}
		}
	}
	for _, c := range p.drafts {
		kept := slices.DeleteFunc(slices.Clone(by[p.Tokens[c.trigger].Sentence]), func(o *draft) bool { return drop[o] })
		drop[c] = drop[c] || p.twice(c, kept)
	}
	p.drafts = slices.DeleteFunc(p.drafts, func(c *draft) bool { return drop[c] })
}

// silence tells whether nobody claimed an act, which is silence and no claim (codebook,
// rule 48): "Nobody claimed responsibility for it."
func (p *pass) silence(c *draft) bool {
	if c.kind == reportedly.KindVerification && c.polarity == reportedly.Denied && slices.Contains(speechless, p.Lemma(c.trigger)) {
		return true // "The army did not comment"
	}
	if c.event == reportedly.Reject && c.polarity == reportedly.Denied && p.Verb(c.trigger) && slices.Contains(speechless, p.Lemma(c.trigger)) {
		return true // "Oman has not responded"
	}
	if p.Lemma(c.trigger) != "claim" || c.polarity != reportedly.Denied {
		return false
	}
	of := p.Prepositional(c.trigger, "of")
	if o := p.Child(c.trigger, "obj", "nsubj:pass"); o >= 0 {
		of = append(of, o)
	}
	return slices.ContainsFunc(of, func(w int) bool { return p.Lemma(w) == "responsibility" || p.Lemma(w) == "credit" })
}

// forecast tells whether a verb of expecting has something hostile for what is expected, which
// nobody asks for: "The forum expects gangs to attack".
func (p *pass) forecast(c *draft, list []*draft) bool {
	return c.event == reportedly.Request && slices.Contains([]string{"expect", "anticipate"}, p.Lemma(c.trigger)) && slices.ContainsFunc(list, func(o *draft) bool {
		return o.event.Quad() == reportedly.MaterialConflict && o.trigger > c.trigger && p.Under(o.trigger, c.trigger)
	})
}

// possible tells whether a draft's trigger is part of words of probability and no deed: "A raid
// can't be ruled out".
func (p *pass) possible(c *draft) bool {
	return slices.ContainsFunc(p.near(c.trigger).likelihood, func(q cue[lexicon.LikelihoodCue]) bool {
		return c.trigger >= q.first && c.trigger < q.end && q.end > q.first+1
	})
}

// speechless are verbs that, denied, tell of silence alone.
var speechless = []string{"comment", "respond", "reply", "answer", "publish", "speak", "elaborate", "expand", "specify", "react"}

// aimed tells whether a draft is what the operation of another one of its sentence is to do, which has not come
// to pass: "began an operation to retake Osk" is one assault, and nobody holds Osk by it.
func (p *pass) aimed(c *draft, list []*draft) bool {
	if c.event != reportedly.Assault && c.kind != reportedly.KindControl {
		return false
	}
	return slices.ContainsFunc(list, func(o *draft) bool {
		return o.event == reportedly.Assault && o.trigger != c.trigger && slices.Contains(p.aims(o.trigger), c.trigger)
	})
}

// pruneSentence marks the weaker of every two of a sentence's drafts that say the
// same.
func (p *pass) pruneSentence(list []*draft, drop map[*draft]bool) {
	for i, a := range list {
		for _, b := range list[i+1:] {
			if drop[a] || drop[b] || a.label != b.label || a.trigger == b.trigger || !p.repeats(a, b) && !p.repeats(b, a) {
				continue
			}
			if a.score >= b.score {
				drop[b] = true
			} else {
				drop[a] = true
			}
		}
	}
}

// foldMeans joins an attack to the harm that it is the means of, which is one claim and not two:
// "An air strike killed nine herders", "were wounded in an ambush".
func (p *pass) foldMeans(list []*draft, drop map[*draft]bool) {
	for _, c := range list {
		if c.event != reportedly.Assault || !p.Verb(c.trigger) || !p.harms(c.trigger) && !slices.Contains(strikesAt, p.Lemma(c.trigger)) {
			continue
		}
		means := p.meansOf(c.trigger)
		for _, prep := range []string{"in", "with"} {
			means = append(means, slices.DeleteFunc(p.Prepositional(c.trigger, prep), func(w int) bool { return !p.instrument(w) })...)
		}
		for _, o := range list {
			if o == c || drop[o] || o.event != reportedly.Assault || len(o.numbers) > 0 || !slices.Contains(means, o.trigger) {
				continue
			}
			drop[o] = true
			if len(c.modes) == 0 {
				c.modes = o.modes
			}
			if len(c.actors) == 0 {
				c.actors = o.actors
			}
			if len(c.places) == 0 {
				c.places = o.places
			}
			for _, m := range p.drafts {
				for k := range m.links {
					if m.links[k].to == o && m != c {
						m.links[k].to = c
					}
				}
			}
		}
	}
}

// foldPurposes joins an act to what it is for, where that is an act of the same sort (codebook,
// rule 31): "fired tear gas to disperse them" is one claim, and they are its recipients. An adverbial
// participle that the lexicon lacks says no more than its verb: "protested, holding posters".
func (p *pass) foldPurposes(list []*draft, drop map[*draft]bool) {
	for _, o := range list {
		if !p.Verb(o.trigger) || !p.Is(o.trigger, "advcl", "xcomp", "ccomp") || drop[o] {
			continue
		}
		for _, c := range list {
			if c == o || drop[c] || c.trigger != p.Head(o.trigger) || c.event != o.event || c.event == "" || !p.Verb(c.trigger) {
				continue
			}
			same := len(c.modes) > 0 && slices.Equal(c.modes, o.modes) && p.markWord(o.trigger) == "to"
			access := slices.Contains(c.modes, "access") && p.Is(o.trigger, "xcomp", "ccomp")
			holding := !o.listed && p.Tokens[o.trigger].XPOS == "VBG" && p.Is(o.trigger, "advcl") && p.markWord(o.trigger) == ""
			if !same && !access && !holding {
				continue
			}
			drop[o] = true
			if len(c.recipients) == 0 && same {
				c.recipients = o.recipients
			}
		}
	}
}

// foldPairs joins two verbs that tell of one act: "shot and killed a judge".
func (p *pass) foldPairs(list []*draft, drop map[*draft]bool) {
	for _, c := range list {
		for _, o := range list {
			if drop[c] || drop[o] || c.event != reportedly.Assault || o.event != c.event || o.trigger != c.trigger+2 || p.Words[c.trigger+1] != "and" ||
				p.Head(o.trigger) != c.trigger || !p.harms(o.trigger) || p.Child(c.trigger, "obj") >= 0 && p.Child(o.trigger, "obj") >= 0 {
				continue
			}
			drop[o] = true
			if len(c.recipients) == 0 {
				c.recipients = o.recipients
			}
			if len(c.places) == 0 {
				c.places = o.places
			}
			if len(c.numbers) == 0 {
				c.numbers = o.numbers
			}
		}
	}
}

// onlyLinks tells whether a verb of being somewhere only leads to the hold that the noun behind it
// tells: "The valley remained outside state control".
func (p *pass) onlyLinks(c *draft, list []*draft) bool {
	return p.Verb(c.trigger) && c.event == "" && slices.Contains([]string{"remain", "stay", "lie", "stand", "keep", "sit"}, p.Lemma(c.trigger)) &&
		slices.ContainsFunc(list, func(o *draft) bool {
			return o != c && o.kind == reportedly.KindControl && p.Head(o.trigger) == c.trigger && p.Is(o.trigger, "obl", "xcomp")
		})
}

// bySentence are the drafts of each sentence, in their order.
func (p *pass) bySentence() [][]*draft {
	out := make([][]*draft, len(p.Sentences))
	for _, c := range p.drafts {
		s := p.Tokens[c.trigger].Sentence
		out[s] = append(out[s], c)
	}
	return out
}

// repeats tells whether the noun that b is triggered by only says again what the
// verb of a does: "held talks", "spent the week in talks"; and of two
// verifications in one sentence whether they speak of one.
func (p *pass) repeats(a, b *draft) bool {
	if a.kind == reportedly.KindVerification {
		return p.Tokens[a.trigger].Sentence == p.Tokens[b.trigger].Sentence
	}
	if p.Verb(a.trigger) && p.Upos(b.trigger) == "NOUN" && slices.Contains(happening, p.Lemma(a.trigger)) && p.Is(a.trigger, "xcomp") && p.Subject(a.trigger, 0) == b.trigger {
		return true // "Talks are expected to resume"
	}
	if p.Head(b.trigger) != a.trigger || p.Verb(b.trigger) || !p.Verb(a.trigger) {
		return false
	}
	if p.Is(b.trigger, "nsubj") && (len(b.actors) == 0 || a.kind == reportedly.KindCondition) {
		return true // "four shells landed", "threats to the road remain"
	}
	if a.event == reportedly.Consult && p.Is(b.trigger, "obl") && p.bare(b.trigger) {
		return true // "met the envoy in the capital for talks"
	}
	same := func(x, y party) bool { return x.token == y.token }
	return p.carried(b.trigger) || p.Is(b.trigger, "obl", "obj") && len(b.actors)+len(b.recipients) > 0 &&
		slices.EqualFunc(a.actors, b.actors, same) && slices.EqualFunc(a.recipients, b.recipients, same)
}

// bare tells whether a noun says nothing of its own of who, where or when: "for talks",
// but not "for talks with the envoy".
func (p *pass) bare(w int) bool {
	for _, k := range p.Kids(w) {
		if !p.Is(k, "case", "det", "amod", "punct") || p.named[k] >= 0 {
			return false
		}
	}
	return true
}

// judged tells whether a draft is only a mention of what somebody judges or asks about,
// without a word of who, whom, where or when: "condemned the attack", "praised the
// court for its courage".
func (p *pass) judged(c *draft) bool {
	h := p.Head(c.trigger)
	if c.kind != reportedly.KindEvent || h < 0 || !p.Verb(h) || p.Verb(c.trigger) || !p.Is(c.trigger, "obj", "obl") || p.Has(c.trigger, "the", "this", "these", "its", "their", "his", "her") < 0 || !p.plain(c.trigger) {
		return false
	}
	return slices.ContainsFunc(p.drafts, func(o *draft) bool {
		return o.trigger == h && (o.event == reportedly.Accuse || o.event == reportedly.Support || o.event == reportedly.Reject)
	})
}

// consumed tells whether a noun is only part of what its verb's sense says: of "declared a
// truce", "put off the meeting" and "pulled out of the pact" the noun is no claim of its own.
func (p *pass) consumed(c *draft, list []*draft) bool {
	h := p.Head(c.trigger)
	if h < 0 || c.kind != reportedly.KindEvent || !p.Verb(h) || p.Verb(c.trigger) || !p.Is(c.trigger, "obj", "obl", "nsubj", "nsubj:pass") {
		return false
	}
	return slices.ContainsFunc(list, func(o *draft) bool {
		if o.event == c.event && !p.Is(c.trigger, "obl") {
			return false // which of the two stays is settled before
		}
		if o.event == reportedly.Request && c.event.Quad() == reportedly.MaterialCooperation {
			return false // "demanded the release of nurses": what is asked for is a claim (codebook, rule 9)
		}
		return o.trigger == h && slices.ContainsFunc(o.sense.Pattern, func(q lexicon.Condition) bool {
			return !q.Not && !q.Word && (slices.Contains(q.Lemmas, p.Lemma(c.trigger)) || slices.ContainsFunc(q.Class, func(k string) bool {
				return (k == "agreement" || k == "talks") && p.lex.InClass(k, p.Lemma(c.trigger))
			}))
		})
	})
}

// plain tells whether a noun has nothing but its article or possessor with it.
func (p *pass) plain(w int) bool {
	for _, k := range p.Kids(w) {
		if !p.Is(k, "case", "det", "punct", "nmod:poss") || p.named[k] >= 0 {
			return false
		}
	}
	return true
}
