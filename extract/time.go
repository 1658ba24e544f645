package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/lexicon"
	"github.com/reportedly/reportedly/ling"
)

// timeAt is the index of the time expression that covers a token, or -1.
func (p *pass) timeAt(tok int) int {
	return p.timed[tok]
}

// timeOf finds the time of a draft: the one that the model's argument head
// points to, else the one that stands with the trigger, its carrier, or the
// clauses that it belongs to. A time at a verb of saying dates the saying
// (codebook, rule 59) and isn't inherited.
func (p *pass) timeOf(c *draft) {
	best, score := -1, p.w.Time
	for a := range p.args(c.trigger, ling.TimeRole) {
		if i := p.timeAt(a.Token); i >= 0 && a.Score > score && !p.furtherTime(a.Token, c.trigger) {
			best, score = i, a.Score
		}
	}
	why := "the model's argument head"
	if best < 0 {
		if best = p.clauseTime(c.trigger); best >= 0 {
			why = "it stands in the trigger's clause"
		} else if best = p.announcedTime(c.trigger); best >= 0 {
			why = "what follows the colon tells what was announced before it"
		} else {
			return
		}
	}
	t := p.Times[best]
	if t.Span.Contains(p.word(c.trigger)) {
		return
	}
	c.time = &reportedly.When{Span: t.Span, Text: p.Text.Slice(t.Span), EDTF: t.EDTF, Relation: reportedly.TimeRelation(t.Relation), Why: t.Why}
	p.because(c, "time", t.EDTF, t.Span, "%s; %s", why, t.Why)
}

// furtherTime tells whether a time belongs to a relative clause that goes on from one of a verb's
// own words: "Gunmen abducted a driver, who was released the next day" doesn't date the abduction.
func (p *pass) furtherTime(w, t int) bool {
	if !p.Verb(t) {
		return false
	}
	for at := w; at >= 0 && at != t; at = p.Head(at) {
		if p.Is(at, "acl:relcl", "advcl:relcl") && p.Verb(at) {
			return p.Under(at, t)
		}
	}
	return false
}

// announcedTime is the only time before a colon behind which the trigger tells more of the
// same: "Another blast hit the town on Sunday: a roadside bomb killed two policemen." A
// speech before the colon ("Police said on Sunday: …") dates itself. -1 where there is none.
func (p *pass) announcedTime(t int) int {
	s := p.sentence(t)
	colon := -1
	for i := s.First; i < t; i++ {
		if p.Words[i] == ":" {
			colon = i
		}
	}
	best := -1
	for i := s.First; i < colon; i++ {
		if slices.ContainsFunc(p.near(t).reporting, func(c cue[lexicon.Reporting]) bool { return c.first == i }) {
			return -1
		}
		if k := p.timeAt(i); k >= 0 && k != best {
			if best >= 0 {
				return -1
			}
			best = k
		}
	}
	return best
}

// clauseTime climbs from the trigger to the clauses whose time it shares.
func (p *pass) clauseTime(t int) int {
	before := len(p.Tokens)
	for at, n := t, 0; at >= 0 && n < 6; n++ {
		if i := p.ownTime(at); i >= 0 && p.Times[i].First < before {
			return i
		}
		if s := p.Child(at, "nsubj"); s >= 0 && at == t && p.Child(t, "cop") >= 0 {
			if i := p.ownTime(s); i >= 0 {
				return i // "The ballot on Monday was orderly."
			}
		}
		h := p.Head(at)
		if h < 0 {
			return -1
		}
		switch {
		case p.Is(at, "conj") && p.Verb(at) && p.Verb(h) && p.Child(at, "nsubj", "nsubj:pass") >= 0:
			before = min(before, h) // "On Monday Osk paid and Tarn left", but not "Osk paid on Monday, and Tarn left"
		case p.Is(at, "conj", "xcomp"):
		case p.Is(at, "obj", "nsubj", "obl") && p.Verb(h) && !p.Verb(at):
			if len(p.carriers(at)) == 1 && n > 0 {
				return -1
			}
		case p.Is(at, "advcl") && (p.Tokens[at].XPOS == "VBG" || p.Has(at, "when") >= 0):
			// "on Saturday, killing nine", "were killed on Saturday when shells hit the camp"
		default:
			return -1
		}
		at = h
	}
	return -1
}

// ownTime is a time expression that depends on a word directly.
func (p *pass) ownTime(w int) int {
	for _, c := range p.Kids(w) {
		if !p.Is(c, "obj", "obl", "nmod", "advmod", "nmod:unmarked", "obl:unmarked", "amod", "compound", "parataxis", "dep", "nmod:poss", "advcl", "nummod") {
			continue
		}
		if i := p.timeAt(c); i >= 0 {
			return i
		}
		// "most of last week", "the night of 6 May": the time is below.
		for _, k := range p.Kids(c) {
			if p.Is(k, "nmod", "obl") && p.lex.InClass("time", p.Lemma(c)) {
				if i := p.timeAt(k); i >= 0 {
					return i
				}
			}
		}
	}
	return -1
}
