package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
)

// connective are the conjunctions and prepositions that tie two claims, seen from
// the claim that they introduce: "withdrew after the strike": the withdrawal is
// after the strike.
var connective = map[string]reportedly.LinkType{
	"because": reportedly.CausedBy, "because of": reportedly.CausedBy, "due to": reportedly.CausedBy, "owing to": reportedly.CausedBy,
	"in response to": reportedly.CausedBy, "in retaliation for": reportedly.CausedBy, "over": reportedly.CausedBy, "as a result of": reportedly.CausedBy,
	"after": reportedly.AfterClaim, "following": reportedly.AfterClaim, "since": reportedly.AfterClaim, "once": reportedly.AfterClaim, "in the wake of": reportedly.AfterClaim,
	"before": reportedly.BeforeClaim, "ahead of": reportedly.BeforeClaim, "prior to": reportedly.BeforeClaim, "until": reportedly.BeforeClaim,
	"during": reportedly.DuringClaim, "while": reportedly.DuringClaim, "amid": reportedly.DuringClaim, "as part of": reportedly.PartOf,
	"before or during": reportedly.BeforeOrDuring,
}

// linkVerbs tie their subject's claim to that of their object or complement:
// "The visit coincided with that of the envoy", "The statement follows two
// trips".
var linkVerbs = map[string]struct {
	slot string
	kind reportedly.LinkType
}{
	"coincide": {"with", reportedly.CoincidesWith}, "follow": {"obj", reportedly.AfterClaim}, "precede": {"obj", reportedly.BeforeClaim},
	"cause": {"obj", ""}, "trigger": {"obj", ""}, "prompt": {"obj", ""}, "spark": {"obj", ""}, "provoke": {"obj", ""},
}

// link ties claims together where the text states it.
func (p *pass) link() {
	by := map[int]*draft{}
	sentences := p.bySentence()
	for _, c := range p.drafts {
		if c.kind != reportedly.KindOffice && by[c.trigger] == nil {
			by[c.trigger] = c
		}
	}
	for _, c := range p.drafts {
		if c.kind == reportedly.KindOffice {
			continue
		}
		p.linkClause(c, by)
		if c.kind == reportedly.KindVerification {
			p.linkVerified(c, sentences)
		}
	}
	p.linkByVerb(by)
}

// tie links claim c to another one, unless either is missing or they are tied
// already.
func (p *pass) tie(c *draft, kind reportedly.LinkType, to *draft, at int, rule string) {
	if c == nil || to == nil || to == c || slices.ContainsFunc(c.links, func(l pendingLink) bool { return l.to == to }) {
		return
	}
	c.links = append(c.links, pendingLink{kind, to})
	p.because(c, "links", string(kind)+" "+to.id, p.word(at), "%s", rule)
	if c.time == nil {
		switch kind {
		case reportedly.AfterClaim, reportedly.BeforeClaim, reportedly.DuringClaim, reportedly.BeforeOrDuring:
			c.time = p.timeByClaim(c, kind, to)
		}
	}
}

// timeByClaim is a time that is told by another claim (codebook, "Time").
func (p *pass) timeByClaim(c *draft, kind reportedly.LinkType, to *draft) *reportedly.When {
	for at := to.trigger; at >= 0; at = p.Head(at) {
		if p.Head(at) == c.trigger || p.Head(at) >= 0 && p.carriers(c.trigger)[len(p.carriers(c.trigger))-1] == p.Head(at) {
			first, end := p.Run(p.Subtree(at, nil), at)
			sp := p.SpanOf(first, end)
			return &reportedly.When{Span: sp, Text: p.Text.Slice(sp), Relation: reportedly.TimeRelation(kind), Claim: to.id, Why: "the time is that of another claim"}
		}
	}
	return nil
}

// linkClause follows a clause or phrase with a connective from the claim that it
// holds up to the claim that it belongs to.
func (p *pass) linkClause(c *draft, by map[int]*draft) {
	for at, n := c.trigger, 0; at >= 0 && n < 6; n++ {
		h := p.Head(at)
		if h < 0 {
			return
		}
		word := p.caseOrMark(at)
		kind, ok := connective[word]
		if word == "as" && p.Is(at, "advcl") {
			kind, ok = reportedly.CausedBy, true // "fled as the army attacked"
		}
		if ok && p.Is(at, "advcl", "obl", "nmod", "acl") {
			main := by[h]
			for up := h; main == nil && up >= 0 && p.Is(up, "obj", "xcomp", "conj", "nsubj"); {
				up = p.Head(up)
				main = by[up]
			}
			if main == nil {
				main = p.contentOf(h, by)
			}
			p.tie(main, kind, c, at, "“"+word+"” ties it")
			return
		}
		if p.Is(at, "advcl") && p.Tokens[at].XPOS == "VB" && (word == "to" || word == "in order to") {
			p.tie(c, reportedly.PurposeOf, by[h], at, "an infinitive of purpose")
			return
		}
		if by[h] != nil || !p.Is(at, "obj", "obl", "nmod", "xcomp", "conj", "nsubj", "compound", "amod") {
			return
		}
		at = h
	}
}

// contentOf is the claim of a light verb's noun: "held talks after the raid".
func (p *pass) contentOf(v int, by map[int]*draft) *draft {
	for _, k := range p.Kids(v) {
		if p.Is(k, "obj", "nsubj", "nsubj:pass", "xcomp", "obl") && by[k] != nil && p.carried(k) {
			return by[k]
		}
	}
	return nil
}

// linkByVerb reads verbs whose subject and object are claims.
func (p *pass) linkByVerb(by map[int]*draft) {
	for i := range p.Tokens {
		v, ok := linkVerbs[p.Lemma(i)]
		if !ok || !p.Verb(i) {
			continue
		}
		s, o := p.Fill(i, "subj"), p.Fill(i, v.slot)
		if len(s) == 0 || len(o) == 0 {
			continue
		}
		from, to := by[s[0]], by[o[0]]
		if v.kind == "" { // a cause: the effect is caused by the subject
			p.tie(to, reportedly.CausedBy, from, i, "“"+p.Words[i]+"” ties it")
		} else {
			p.tie(from, v.kind, to, i, "“"+p.Words[i]+"” ties it")
		}
	}
}
