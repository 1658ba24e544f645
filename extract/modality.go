package extract

import (
	"math"
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/lexicon"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// judge fills likelihood, reality, polarity and verification of every draft.
func (p *pass) judge() {
	by := p.bySentence()
	for _, c := range p.drafts {
		p.likelihoodOf(c)
		p.realityOf(c)
		p.polarityOf(c)
		p.verificationOf(c, by[p.Tokens[c.trigger].Sentence])
	}
}

// scored is a head's distribution for a trigger.
func (p *pass) scored(t int, pick func(ling.Predicate) []ling.Scored) []ling.Scored {
	if k, ok := p.at[t]; ok {
		return pick(p.Document.Predicates[k])
	}
	return nil
}

// likelihoodOf takes a word of probability that speaks of the proposition, or a
// belief that covers it. Without such a word there is none (codebook, "How the report
// knows"), whatever the model's head guesses.
func (p *pass) likelihoodOf(c *draft) {
	for _, q := range p.near(c.trigger).likelihood {
		if q.word != c.trigger && p.covers(q.word, q.entry.Scope, c.trigger) && !p.inability(q.word) {
			c.likelihood = q.entry.Likelihood
			p.because(c, "likelihood", string(c.likelihood), q.span(p), "“%s” speaks of it", q.entry.String())
			return
		}
	}
	if c.kind == reportedly.KindVerification {
		return // "could not be confirmed" is no probability, "very probably a forgery" is
	}
	for _, v := range c.voices {
		if v.likelihood != "" && c.basis != reportedly.Asserted {
			c.likelihood = v.likelihood
			p.because(c, "likelihood", string(c.likelihood), v.words, "%s", v.rule)
			return
		}
	}
}

// inability tells whether a modal is negated: "could not reach the town" and "Neither toll
// could be checked" say that it didn't happen, not how likely that was.
func (p *pass) inability(w int) bool {
	h := p.Head(w)
	if p.Lemma(w) != "could" || h < 0 {
		return false
	}
	s := p.Child(h, "nsubj", "nsubj:pass")
	return p.negated(h) >= 0 || p.Has(h, "neither", "nor") >= 0 || s >= 0 && p.emptied(s) >= 0 || p.noneOf(h) >= 0
}

// realityOf weighs the model's head with the cues that cover the proposition and
// with tense.
func (p *pass) realityOf(c *draft) {
	want := map[reportedly.Reality]float64{}
	for _, s := range p.scored(c.trigger, func(q ling.Predicate) []ling.Scored { return q.Reality }) {
		want[reportedly.Reality(s.Value)] = math.Log(max(s.Score, 0.01))
	}
	unheard := math.Log(0.02)
	if len(want) == 0 { // without the model the rules decide
		want[reportedly.Actual], unheard = 0, 0
	}
	ruled, why, words := p.ruledReality(c)
	if c.kind == reportedly.KindVerification && ruled == reportedly.Hypothetical {
		ruled, why = reportedly.Actual, "what can't be verified isn't" // "It wasn't possible to verify the toll"
	}
	if ruled != "" {
		if _, ok := want[ruled]; !ok {
			want[ruled] = unheard
		}
		want[ruled] += p.w.Reality
		if p.plainReality(c.trigger, ruled) {
			want[ruled] += surely * p.w.Reality
		}
	}
	best := math.Inf(-1)
	for _, r := range []reportedly.Reality{reportedly.Actual, reportedly.Ongoing, reportedly.Habitual, reportedly.Prospective, reportedly.Conditional, reportedly.Hypothetical} {
		if x, ok := want[r]; ok && x > best {
			c.reality, best = r, x
		}
	}
	// Kinds other than event are actual even when they go on (codebook, rule 30).
	if c.kind != reportedly.KindEvent && (c.reality == reportedly.Ongoing || c.reality == reportedly.Habitual) {
		c.reality = reportedly.Actual
	}
	switch {
	case c.reality == reportedly.Actual:
	case c.reality == ruled:
		p.because(c, "reality", string(c.reality), words, "%s", why)
	default:
		p.because(c, "reality", string(c.reality), text.Span{}, "the model's reality head")
	}
}

// surely is how many times more the rule weighs where grammar leaves no doubt.
const surely = 1.5

// plainReality tells whether grammar leaves no doubt of a reality: "had it collapsed", "if they
// refuse", "every day", "held since March".
func (p *pass) plainReality(t int, r reportedly.Reality) bool {
	present := p.Tokens[t].XPOS == "VBZ" || p.Tokens[t].XPOS == "VBP" // "has repeatedly refused" may be done with
	if r == reportedly.Prospective && p.Is(t, "xcomp") && p.Head(t) < t && p.Passive(p.Head(t)) {
		return true // "is expected to refuse"
	}
	return r == reportedly.Hypothetical || r == reportedly.Habitual && present || p.depends(t) || p.stillSo(t) >= 0 || r == reportedly.Actual && p.perhapsWas(t)
}

// ruledReality is what the nearest cue or the verb's form says.
func (p *pass) ruledReality(c *draft) (reportedly.Reality, string, text.Span) {
	if m := p.conditioned(c.trigger); m >= 0 && c.kind != reportedly.KindVerification {
		return reportedly.Conditional, "“" + p.Words[m] + "” makes it depend on something", p.word(m)
	}
	if k := p.stillSo(c.trigger); k >= 0 && c.kind == reportedly.KindEvent {
		return reportedly.Ongoing, "“" + p.Words[k] + "” says that it goes on", p.word(k)
	}
	if a := p.inverted(c.trigger); a >= 0 && p.Words[a] == "should" {
		return reportedly.Conditional, "a condition", p.word(a)
	}
	if a := p.wouldNow(c.trigger); a >= 0 {
		return reportedly.Conditional, "“would” hangs on what isn't told", p.word(a)
	}
	best, distance := -1, 1<<30
	for k, q := range p.near(c.trigger).reality {
		if q.word == c.trigger || !p.covers(q.word, q.entry.Scope, c.trigger) || p.likeness(q) {
			continue
		}
		if d := max(q.word-c.trigger, c.trigger-q.word); d < distance {
			best, distance = k, d
		}
	}
	if k := p.overridden(best, c.trigger); k >= 0 {
		best = k
	}
	if best >= 0 {
		q := p.near(c.trigger).reality[best]
		return q.entry.Reality, "“" + q.entry.String() + "” speaks of it", q.span(p)
	}
	if had := p.inverted(c.trigger); had >= 0 {
		return reportedly.Hypothetical, "a condition that wasn't met", p.word(had)
	}
	if p.newsPresent(c) {
		return reportedly.Actual, "headlines and logs tell in the present what has happened", p.word(c.trigger)
	}
	if k := p.purpose(c); k >= 0 {
		return reportedly.Prospective, "it is what “" + p.Words[k] + "” is for", p.word(k)
	}
	if p.usual(c) {
		return reportedly.Habitual, "the verb is in the simple present", p.word(c.trigger)
	}
	if c.sense.Reality != "" {
		return c.sense.Reality, "the word means so", p.word(c.trigger)
	}
	for _, v := range p.carriers(c.trigger)[1:] {
		if s, ok := p.lex.Match(p.Tree, v); ok && s.From != "" && s.Reality != "" {
			return s.Reality, "the verb means so", p.word(v) // "planned an attack"
		}
	}
	if a := p.Child(c.trigger, "aux"); p.Tokens[c.trigger].XPOS == "VBG" && a >= 0 && p.Lemma(a) == "be" && p.Tokens[a].XPOS != "VBD" {
		return reportedly.Ongoing, "the verb is in the present progressive", p.words(a, c.trigger)
	}
	// "are understood to have met", "had a meeting": what has been is actual.
	for _, v := range p.carriers(c.trigger) {
		have := p.Has(v, "have")
		if p.perhapsWas(v) {
			return reportedly.Actual, "it guesses at what has been", p.word(v) // "might have left"
		}
		if p.Verb(v) && p.Has(v, "will", "would", "may", "might", "could", "should", "must", "can") < 0 &&
			(p.Tokens[v].XPOS == "VBD" || p.Tokens[v].XPOS == "VBN" && have >= 0) {
			return reportedly.Actual, "the verb is in the past", p.word(v)
		}
	}
	return "", "", text.Span{}
}

// overridden is the cue by which what the nearest one leaves to the future is only thought
// of, -1 where there is none: "a risk that they will attack".
func (p *pass) overridden(nearest, t int) int {
	if nearest < 0 || !slices.Contains([]string{"will", "would"}, p.Lemma(p.near(t).reality[nearest].word)) {
		return -1
	}
	return slices.IndexFunc(p.near(t).reality, func(q cue[lexicon.RealityCue]) bool {
		return q.entry.Reality == reportedly.Hypothetical && p.Upos(q.word) == "NOUN" && q.word != t && p.covers(q.word, q.entry.Scope, t)
	})
}

// inverted is the auxiliary that stands before its subject at the head of a condition:
// "Had the truce collapsed, thousands would have fled", "Should the troops remain, the
// border will close"; -1 where there is none.
func (p *pass) inverted(t int) int {
	s := p.Child(t, "nsubj", "nsubj:pass")
	if s < 0 || !p.Is(t, "advcl") || p.markWord(t) != "" {
		return -1
	}
	for _, a := range p.Children(t, "aux", "aux:pass") {
		if a < s && (p.Words[a] == "had" || p.Words[a] == "were" || p.Words[a] == "should") {
			return a
		}
	}
	return -1
}

// polarityOf counts the negations that cover the proposition: two cancel out
// ("did not deny").
func (p *pass) polarityOf(c *draft) {
	denied, x := 0.0, 0.0
	if heads := p.scored(c.trigger, func(q ling.Predicate) []ling.Scored { return q.Polarity }); len(heads) > 0 {
		for _, s := range heads {
			if s.Value == string(reportedly.Denied) {
				denied = s.Score
			}
		}
		x = logit(max(denied, 0.02))
		if p.readOtherwise(c) {
			x = min(x, 0) // "The market is deserted": that nobody holds it was denied, not this
		}
	}
	if c.kind == reportedly.KindVerification {
		x = p.verdict(c.trigger, x)
	}
	if c.event == reportedly.Assault && slices.Contains(breaches, p.Lemma(c.trigger)) && p.breaksTruce(c.trigger) {
		x = 0 // "broke the truce": what the head sees denied is the truce
	}
	n, sure := 0, 0.0
	var words text.Span
	var name string
	for _, q := range p.near(c.trigger).negation {
		if q.word == c.trigger && (q.entry.Class == lexicon.Implicit || q.entry.Verification == reportedly.Disputed) && c.event == reportedly.Reject {
			x = 0 // "denies that troops left", "disputes the figure": the denial took place; what the head sees denied is the leaving
		}
		if q.word == c.trigger || q.entry.Polarity != reportedly.Denied || !p.covers(q.word, q.entry.Scope, c.trigger) || p.cancelled(q, c.trigger) || p.turnedAway(c, q) {
			continue
		}
		n++
		words, name = q.span(p), q.entry.String()
		if q.entry.Class == lexicon.Implicit && p.Is(c.trigger, "ccomp", "xcomp", "acl") && p.Head(c.trigger) == q.word {
			sure = governs
		}
	}
	if slices.ContainsFunc(p.near(c.trigger).reporting, func(q cue[lexicon.Reporting]) bool {
		return q.word != c.trigger && p.parried(q) && p.reports(q, c.trigger)
	}) {
		x -= p.w.Polarity
	}
	if k := p.noneOf(c.trigger); k >= 0 && !words.Overlaps(p.word(k)) { // "no one" is a cue itself
		n++
		words, name = p.word(k), p.Words[k]
	}
	if c.sense.Polarity == reportedly.Denied {
		n++
		sure = governs
		words, name = p.word(c.trigger), p.Words[c.trigger]
	}
	if p.ended(c) && n == 0 {
		n, sure = 1, 2*governs
		words, name = p.word(c.trigger), p.Words[c.trigger]
	}
	if k := p.rebutted(c.trigger); k >= 0 {
		n = max(n, 1)
		sure += governs
		words, name = p.word(k), p.Words[k]
	}
	switch {
	case n%2 == 1:
		x += p.w.Polarity + sure
	case n == 0:
		x -= p.w.Affirmed
	}
	c.polarity = reportedly.Affirmed
	if x > 0 {
		c.polarity = reportedly.Denied
		if n%2 == 1 {
			p.because(c, "polarity", "denied", words, "“%s” denies it", name)
		} else {
			p.because(c, "polarity", "denied", words, "the model's polarity head (%.0f %%)", 100*denied)
		}
	}
}

// cancelled tells whether a verb that denies by its meaning is denied itself: "He did not
// deny that the police had fired."
// A "not" that reaches the trigger itself, as in "did not fail to leave", is counted there.
func (p *pass) cancelled(q cue[lexicon.Negation], t int) bool {
	return q.entry.Class == lexicon.Implicit && slices.ContainsFunc(p.near(q.word).negation, func(o cue[lexicon.Negation]) bool {
		return o.entry.Class == lexicon.Negator && p.Head(o.word) == q.word && !p.covers(o.word, o.entry.Scope, t)
	})
}

// governs is added, in logits, where a verb that denies by its meaning has the trigger as
// its very complement: "denied that the chief had agreed" leaves the model no doubt to add.
const governs = 1.5

// falsehood are the words of a verdict that what was said isn't so (codebook, rule
// 57): the claim that it speaks of is contradicted.
var falsehood = []string{"false", "untrue", "fake", "fabricated", "baseless", "debunk", "refute", "hoax", "fabrication", "lie"}

// verdict leans a verification to what its own word says: "confirmed" affirms,
// "false" and "unproven" deny.
func (p *pass) verdict(t int, x float64) float64 {
	if slices.Contains(falsehood, p.Lemma(t)) {
		return x + 2*p.w.Polarity
	}
	for _, q := range p.near(t).negation {
		if (q.word == t || t >= q.first && t < q.end) && q.entry.Class == lexicon.Confirmation {
			switch q.entry.Verification {
			case reportedly.Verified:
				return x - p.w.Polarity
			case reportedly.Unverified:
				return x + p.w.Polarity
			}
		}
	}
	return x
}

// ofVoice tells whether a word is an adjective of the word that tells a draft: "Unconfirmed
// reports say that he left".
func (p *pass) ofVoice(w int, c *draft) bool {
	return p.Is(w, "amod") && slices.ContainsFunc(c.voices, func(v voice) bool { return v.speaker >= 0 && v.speaker == p.Head(w) })
}

// verificationOf takes what the report itself says of the claim's confirmation:
// "an unverified report of", "could not be independently verified".
func (p *pass) verificationOf(c *draft, sentence []*draft) {
	if c.kind == reportedly.KindVerification {
		return
	}
	for _, q := range p.near(c.trigger).negation {
		if q.entry.Class != lexicon.Confirmation || q.entry.Verification == "" || q.word == c.trigger {
			continue
		}
		if slices.ContainsFunc(sentence, func(o *draft) bool { return o.kind == reportedly.KindVerification && o.trigger == q.word }) {
			continue // a claim of its own, tied by a link
		}
		if s := p.Subject(q.word, 0); q.entry.Verification == reportedly.Verified && p.Verb(q.word) && !p.Passive(q.word) && s >= 0 && !p.ownCue(s) {
			continue // "Police confirmed that he fled": only they vouch for it
		}
		if p.covers(q.word, q.entry.Scope, c.trigger) || p.ofVoice(q.word, c) {
			c.verification = q.entry.Verification
			p.because(c, "verification", string(c.verification), q.span(p), "“%s” speaks of it", q.entry.String())
		}
	}
}
