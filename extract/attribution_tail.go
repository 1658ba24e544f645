package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/lexicon"
)

// Rules of sources at the end of what they tell:
//
//   - Behind a dash or in brackets, as in headlines and logs: "Blast rocks Osk, four killed –
//     police", "6 dead (hospital source)"; in a headline behind a colon, too.
//   - Behind a verb of saying that ends the sentence: "Two held over blast, says party".

// trailingSource is the head of the source that stands behind what it tells. -1 where there
// is none.
func (p *pass) trailingSource(t int) int {
	s := p.sentence(t)
	end := s.End
	for end > t && (p.Words[end-1] == "." || p.Words[end-1] == ")") {
		end--
	}
	open := end - 1
	for open > t && end-open < 6 && (p.Noun(open) || p.Upos(open) == "ADJ") {
		open--
	}
	if open <= t || open == end-1 || p.word(open-1).End == p.word(open).Start && p.Words[open] == "-" {
		return -1
	}
	colon := p.Words[open] == ":" && p.headline(s)
	if !colon && !slices.Contains([]string{"(", "-", "–", "—"}, p.Words[open]) {
		return -1
	}
	if w := end - 1; open == w-1 && p.Words[open] != "(" && p.headline(s) && p.Tokens[w].XPOS == "NN" && p.tellPlural(w) {
		return w // "Ex-minister held over plot – lawyer"
	} else if p.tellsNews(w) || p.Tokens[w].XPOS == "NNS" && p.tellPlural(w) {
		return w
	}
	return -1
}

// tellPlural tells whether a plural is of people: "residents", "medics".
func (p *pass) tellPlural(w int) bool {
	r, ok := p.role(w)
	return ok && r.Denotes == lexicon.OnePerson
}

// lastWord is the head of who speaks behind a verb of saying that ends its sentence, -1
// where a cue is no such verb: "Two held over blast, says party".
func (p *pass) lastWord(c cue[lexicon.Reporting]) int {
	w, end := c.word, p.sentence(c.word).End
	for end > w && (p.Words[end-1] == "." || p.Words[end-1] == "!") {
		end--
	}
	if c.entry.Class != lexicon.Say || !p.finite(w) || w == 0 || p.Words[w-1] != "," || end-w < 2 || end-w > 8 || p.Child(w, "ccomp", "xcomp", "obj") >= 0 {
		return -1
	}
	for i := w + 1; i < end; i++ {
		switch p.Upos(i) {
		case "NOUN", "PROPN", "ADJ", "DET", "NUM", "ADP":
		default:
			return -1
		}
	}
	if s := p.Top(w+1, end); p.Noun(s) && p.Upos(w+1) != "ADP" && (p.isSomebody(s) || p.tellsNews(s)) {
		return s
	}
	return -1
}

// toVerify fills the verification of the claims that the report's own verifications speak of:
// "The colonel said that nine had died. This could not be confirmed" leaves the toll
// unverified. What somebody else confirms, only he vouches for.
func (p *pass) toVerify() {
	for _, c := range p.drafts {
		if c.kind != reportedly.KindVerification || c.basis != reportedly.Asserted {
			continue
		}
		for _, l := range c.links {
			if l.to.verification != "" || l.to.kind == reportedly.KindVerification || !p.speaksOf(c, l.to) {
				continue
			}
			switch l.kind {
			case reportedly.Undermines:
				if p.unchecked(c) {
					l.to.verification = reportedly.Unverified
				}
			case reportedly.Confirms:
				if s := p.Subject(c.trigger, 0); s < 0 && p.Passive(c.trigger) || s >= 0 && p.ownCue(s) {
					l.to.verification = reportedly.Verified
				}
			}
			if l.to.verification != "" {
				p.because(l.to, "verification", string(l.to.verification), p.word(c.trigger), "the report says so of it")
			}
		}
	}
}

// checking are words for finding out whether something is so.
var checking = []string{"confirm", "verify", "corroborate", "substantiate", "authenticate", "check", "prove", "establish", "ascertain", "confirmation", "verification", "corroboration", "proof", "evidence", "support"}

// unchecked tells whether a verification says that nobody has found out, rather than that
// somebody says otherwise.
func (p *pass) unchecked(c *draft) bool {
	return slices.Contains(checking, p.Lemma(c.trigger)) || slices.ContainsFunc(p.near(c.trigger).negation, func(q cue[lexicon.Negation]) bool {
		return c.trigger >= q.first && c.trigger < q.end && q.entry.Class == lexicon.Confirmation && q.entry.Verification == reportedly.Unverified
	})
}

// speaksOf tells whether a verification is surely of a claim: of one in its own words, of what
// stands before it in its sentence, or of what somebody told in the sentence before. Further
// off the link is a guess that says nothing of the claim.
func (p *pass) speaksOf(c, to *draft) bool {
	if p.Under(to.trigger, c.trigger) || p.ofVoice(c.trigger, to) {
		return true
	}
	if what := p.verified(c.trigger); what >= 0 && p.Under(to.trigger, what) {
		return true
	}
	apart := p.Tokens[c.trigger].Sentence - p.Tokens[to.trigger].Sentence
	return apart == 0 && to.trigger < c.trigger && c.polarity == reportedly.Denied || apart == 1 && to.basis == reportedly.Reported && c.polarity == reportedly.Denied
}

// asked tells whether a trigger is what a question with no question word asks about, which
// nobody claims: "Did your men burn the mill?", but not "Why did they burn the mill?"
func (p *pass) asked(t int) bool {
	s := p.sentence(t)
	end := s.End
	for end > t && p.Upos(end-1) == "PUNCT" && p.Words[end-1] != "?" {
		end--
	}
	if p.Words[end-1] != "?" {
		return false
	}
	v := t
	for p.Head(v) >= 0 && (p.Is(v, "conj", "xcomp") || p.carried(v)) {
		v = p.Head(v)
	}
	subject := p.Child(v, "nsubj", "nsubj:pass", "expl")
	if p.Head(v) >= 0 && !p.Is(v, "parataxis", "ccomp") || subject < 0 || p.markWord(v) != "" {
		return false
	}
	turned := slices.ContainsFunc(p.Children(v, "aux", "aux:pass", "cop"), func(a int) bool { return a < subject })
	for i := max(s.First, subject-4); i < subject; i++ {
		if slices.Contains([]string{"WP", "WRB", "WDT", "WP$"}, p.Tokens[i].XPOS) {
			return false
		}
	}
	return turned
}
