package extract

import (
	"slices"

	"github.com/reportedly/reportedly/lexicon"
)

// Rules of what a cue of saying covers:
//
//   - What stands in its complement or, for "according to", in its clause; what a noun of
//     saying sums up; what somebody is charged with; what is spoken of.
//   - Not a clause of its own behind a semicolon, the condition of a threat, what somebody
//     agreed to do, or the modifier of a name.

// reports tells whether a reporting cue covers a trigger.
func (p *pass) reports(c cue[lexicon.Reporting], t int) bool {
	w := c.word
	if p.keeps(w) || p.apart(w, t) || p.afterthought(w, t) || p.ownClause(w, t) || p.curtailed(w, t) || p.negated(w) >= 0 && c.entry.Class == lexicon.Say && !p.Passive(w) {
		return false
	}
	if h := p.Head(t); h >= 0 && p.Is(t, "amod", "compound") && p.Upos(h) == "PROPN" && !p.Under(w, h) {
		return false // "The banned league has met, a leaflet says": everybody's name for it
	}
	if p.bids(w, t) || p.ownCheck(w, t) || p.drew(t) || p.negated(w) >= 0 && p.Is(w, "acl:relcl") && p.Head(w) == t {
		return false // "strikes, which the government has never acknowledged"
	}
	if p.Upos(w) == "NOUN" && p.apposed(w) {
		return false // "…, a claim that the paper was unable to confirm": a relative clause
	}
	if c.entry.Class == lexicon.SpeechAct && (p.underCondition(t, w) || p.agreedTo(t, w)) || p.asAgreed(w) {
		return false
	}
	switch p.Upos(w) {
	case "ADV":
		return p.inScope(w, lexicon.OfHead, t)
	case "ADJ":
		h := p.Head(w)
		return h == t && p.Is(w, "amod") || p.complement(w, t)
	}
	if c.entry.Class == lexicon.Attribution {
		if p.Verb(w) && p.complement(w, t) {
			return true // "was quoted by the paper as saying that …"
		}
		if p.Upos(w) == "NOUN" && p.Is(w, "nsubj") {
			return false // the source does what its own verb says
		}
		x := w
		if !p.Noun(w) || p.Child(w, "case") < 0 {
			x = p.Head(w) // "according" marks the speaker's noun
		}
		if x < 0 || p.Under(t, x) {
			return false
		}
		h := p.Head(x)
		if p.aparted(x) && p.CaseWord(x) == "according to" {
			for h >= 0 && !p.finite(h) && p.Child(h, "aux", "aux:pass") < 0 && p.Head(h) >= 0 {
				h = p.Head(h) // "Rebels shelled Osk, killing a nun, according to monks": the whole of it
			}
		}
		if h >= 0 && p.Is(x, "nsubj") && p.Is(h, "advcl") && p.finite(h) != (p.Tokens[h].XPOS == "VBN") && p.Head(h) >= 0 {
			h = p.Head(h) // "According to two officials briefed on the matter, …"
		}
		return h >= 0 && p.Under(t, h) && !p.background(t, h)
	}
	if p.Upos(w) == "NOUN" && p.viewOf(w, t) {
		return true
	}
	if c.entry.Class == lexicon.Belief && p.Is(t, "obj") && p.Head(t) == w && p.Child(w, "xcomp") >= 0 {
		return true // "Analysts expect attacks to increase"
	}
	return p.complement(w, t) || p.rebutted(t) == w || p.saidObject(w, t) || p.spokenOf(c, t) || p.charged(c, t) || p.stray(c, t) || p.inserted(c, t) || p.sharesContent(c, t) || p.whatTheySay(c, t) || p.ownDoing(w, t) || p.parenthetical(w, t)
}

// bids tells whether a verb of saying only bids somebody do what the trigger tells, of which it then
// says nothing: "The union told its members to stay away from the march".
func (p *pass) bids(w, t int) bool {
	if !slices.Contains([]string{"tell", "warn", "advise", "remind", "write"}, p.Lemma(w)) || p.Passive(w) {
		return false
	}
	x := p.Child(w, "xcomp", "ccomp")
	return x > w && p.Has(x, "to") >= 0 && p.Child(x, "nsubj") < 0 && p.Under(t, x) && p.Child(w, "obj", "iobj") >= 0
}

// drew tells whether a trigger is what the words before it met with, which the report tells: "… told
// him that they wouldn't pay, drawing criticism from the league".
func (p *pass) drew(t int) bool {
	h := p.Head(t)
	return h > 0 && p.Is(t, "obj") && p.Is(h, "advcl") && p.Tokens[h].XPOS == "VBG" && p.Words[h-1] == "," && slices.Contains([]string{"draw", "prompt", "spark", "provoke", "trigger"}, p.Lemma(h)) && p.within[t] < 0
}

// ownCheck tells whether a trigger verifies in a relative clause what a verb of saying introduces, which
// is the report's own word (codebook, rule 26): "They say that they broke up a cell, which we couldn't
// verify", "… a detail which the mission declined to confirm".
func (p *pass) ownCheck(w, t int) bool {
	if !slices.Contains([]string{"verify", "confirm", "corroborate", "check", "authenticate", "substantiate", "establish", "prove"}, p.Lemma(t)) {
		return false
	}
	for at := t; at >= 0 && at != w; at = p.Head(at) {
		if p.Is(at, "acl:relcl") || p.Is(at, "parataxis", "advcl", "advcl:relcl") && p.Has(at, "which") >= 0 {
			s := p.Child(at, "nsubj", "nsubj:pass")
			return s >= 0 && p.Words[s] != "who" && p.Under(at, w) && p.cueSubject(w) != s
		}
	}
	return false
}

// cueSubject is the subject of a verb of saying, -1 where it has none.
func (p *pass) cueSubject(w int) int {
	if !p.Verb(w) {
		return -1
	}
	return p.Subject(w, 0)
}

// views are nouns for what somebody thinks or tells: "in his account".
var views = []string{"view", "opinion", "account", "version", "telling", "estimation", "assessment", "judgement", "judgment", "word", "testimony", "estimate", "count", "reckoning", "admission"}

// keeps tells whether a verb of seeing has what is kept as its object: "observe the truce".
func (p *pass) keeps(w int) bool {
	o := p.Child(w, "obj")
	return o >= 0 && p.Lemma(w) == "observe" && (p.lex.InClass("agreement", p.Lemma(o)) || slices.Contains([]string{"truce", "ceasefire", "cease-fire", "curfew", "holiday", "fast", "law", "ban"}, p.Lemma(o)))
}

// underCondition tells whether a trigger stands in the condition of what an act in words is
// about, which the report names: "Growers threaten to close the bridge unless the two are freed".
func (p *pass) underCondition(t, w int) bool {
	for at := t; at >= 0 && at != w; at = p.Head(at) {
		if p.Is(at, "advcl") && slices.Contains([]string{"unless", "if", "provided", "until"}, p.markWord(at)) {
			return true
		}
	}
	return false
}

// agreedTo tells whether a trigger is what somebody agreed to do, which isn't a statement
// of his: "The two agreed to pool their data".
func (p *pass) agreedTo(t, w int) bool {
	k := p.Child(w, "xcomp")
	return k > w && p.Lemma(w) == "agree" && p.Under(t, k)
}

// viewOf tells whether a noun of saying or thinking speaks of a trigger's clause from
// outside it: "In its view, the seizure was staged", "Our assessment is that they left".
func (p *pass) viewOf(w, t int) bool {
	h, beside := p.Head(w), p.Is(w, "obl")
	if first, end := p.Run(p.Subtree(w, nil), w); h >= 0 && p.Is(w, "nmod") && p.Head(h) >= 0 && p.aparted(w) && (p.Words[end-1] == "," || p.Words[end] == ",") && first > h {
		h, beside = p.Head(h), true // "Some forty men, by the union's count, were held": hung on the subject
	}
	if h < 0 || !p.Under(t, h) || p.Under(t, w) {
		return false
	}
	if p.Tokens[w].Deprel == "nsubj:outer" || p.Is(w, "nsubj") && p.markWord(h) == "that" && p.Child(h, "cop") >= 0 {
		return true
	}
	owned := p.Child(w, "nmod:poss") >= 0 || len(p.Prepositional(w, "of")) > 0
	return owned && beside && (p.CaseWord(w) == "in" || p.CaseWord(w) == "by") && (w < t || p.aparted(w)) && slices.Contains(views, p.Lemma(w))
}

// aparted tells whether a comma stands before a word's phrase: "Six men died, by its count".
func (p *pass) aparted(w int) bool {
	first, _ := p.Run(p.Subtree(w, nil), w)
	return first > 0 && (p.Words[first] == "," || p.Words[first-1] == ",")
}

// tellOf are verbs of saying that take what is said with "of" or "about".
var tellOf = []string{"speak", "talk", "tell", "hear", "warn", "know", "learn", "complain", "report", "write"}

// spokenOf tells whether a trigger is the noun that somebody speaks of: "The widow spoke of
// a raid". What he speaks about as known, "the raid", he doesn't tell.
func (p *pass) spokenOf(c cue[lexicon.Reporting], t int) bool {
	w := c.word
	if c.entry.Class == lexicon.Belief && p.Verb(w) {
		// "Analysts expect clashes", "Residents fear reprisals"
		o := p.Child(w, "obj")
		return o >= 0 && !p.Passive(w) && slices.Contains(p.Conjuncts(o), t) && !p.definite(o)
	}
	if !p.Verb(w) || !slices.Contains(tellOf, p.Lemma(w)) {
		return false
	}
	for _, prep := range []string{"of", "about"} {
		for _, k := range p.Prepositional(w, prep) {
			if slices.Contains(p.Conjuncts(k), t) && !p.definite(k) {
				return true
			}
		}
	}
	return false
}

// charges are the verbs of the law, of blame and of judgement, with the words before the
// deed: "A court convicted the clerk of theft", "dismissed the claim as baseless".
var charges = map[string][]string{
	"accuse": {"of"}, "charge": {"with", "over", "for"}, "convict": {"of", "for", "over"}, "indict": {"for", "on", "over"}, "suspect": {"of"}, "blame": {"for"},
	"dismiss": {"as"}, "reject": {"as"}, "describe": {"as"}, "denounce": {"as"}, "condemn": {"as"}, "decry": {"as"}, "brand": {"as"}, "portray": {"as"},
	"want": {"for", "over"}, "sentence": {"for", "over"}, "try": {"for", "over"}, "prosecute": {"for", "over"}, "acquit": {"of"}, "clear": {"of"}, "sue": {"for", "over"},
}

// charged tells whether a trigger is the deed that somebody is charged with.
func (p *pass) charged(c cue[lexicon.Reporting], t int) bool {
	cases := charges[p.Lemma(c.word)]
	if cases == nil || !p.Verb(c.word) || t < c.word || p.Lemma(c.word) == "want" && !p.Passive(c.word) {
		return false
	}
	for _, k := range p.Kids(c.word) {
		if k > c.word && p.Is(k, "obl", "nmod", "obj", "advcl", "xcomp") && slices.Contains(cases, p.caseOrMark(k)) && (slices.Contains(p.Conjuncts(k), t) || p.Verb(k) && p.Under(t, k)) {
			return true
		}
	}
	// "convicted Omar Said, head of the league, of theft": the comma closes the apposition
	k := p.Child(t, "case", "mark")
	if k < c.word || !slices.Contains(cases, p.Words[k]) || !p.Under(t, c.word) {
		return false
	}
	// "convicted two of the officers of murder": what the tree hangs on whom it charges
	return p.Words[k-1] == "," || p.Is(t, "nmod") && p.Is(p.Head(t), "obj", "nmod", "appos") && p.isSomebody(p.Head(t)) ||
		p.Is(t, "acl") && p.Tokens[t].XPOS == "VBG" && p.Is(p.First(p.Head(t)), "obj", "nmod", "appos", "parataxis", "nmod:poss")
}

// definite tells whether a noun is told as known: "the raid", "these raids".
func (p *pass) definite(w int) bool { return p.Has(w, "the", "this", "that", "these", "those") >= 0 }

// stray tells whether a trigger stands in a clause with "that" which goes with a verb of
// saying though the tree hangs it on a noun between: "The agency said in a statement that
// aid had come", "The paper reported, without naming its sources, that …".
func (p *pass) stray(c cue[lexicon.Reporting], t int) bool {
	w := c.word
	if c.entry.Class != lexicon.Say && c.entry.Class != lexicon.Hearsay && c.entry.Class != lexicon.Belief || !p.Verb(w) || t <= w || p.Child(w, "ccomp") >= 0 {
		return false
	}
	for i := w + 1; i < t; i++ {
		if k := p.saying[i]; k > w && p.Upos(k) == "VERB" && !citing(p.Words[k]) {
			return false // that verb's own
		}
		if p.Words[i] != "that" || !p.Is(i, "mark") || p.Head(i) < i {
			continue
		}
		v := p.Head(i)
		h := p.Head(v)
		if h < 0 || !p.Is(v, "acl", "advcl", "parataxis") && !p.Is(v, "ccomp") || h == p.Child(w, "obj") || p.Under(w, v) || !p.Under(t, v) {
			return false
		}
		return !p.background(t, v)
	}
	return false
}

// apart tells whether a semicolon parts a cue from a trigger. What comes before one is
// never said by a verb behind it ("Rebels withdrew; the mayor dismissed the move"), and
// what comes after one isn't where it has a voice of its own: "Medics reported that nine
// died; elders are said to have met."
func (p *pass) apart(w, t int) bool {
	if !p.near(t).semicolons {
		return false
	}
	at := p.semicolon(w, t)
	if at < 0 || p.within[w] >= 0 && p.within[w] == p.within[t] {
		return false
	}
	if t < w || p.Verb(w) && p.Upos(w) != "VERB" || p.Upos(w) == "ADV" {
		return true
	}
	for i := at + 1; i < p.sentence(t).End && p.Words[i] != ";"; i++ {
		if i == at+1 && p.Words[i] == "that" {
			return false // "said that the road was shut; that nobody had come"
		}
		for _, c := range p.near(t).reporting {
			if c.first == i && c.word != t {
				return true
			}
		}
	}
	return false
}

// apposed tells whether a noun is put behind what it sums up: "They fled, a claim that …".
func (p *pass) apposed(w int) bool {
	return w > 1 && p.Has(w, "a", "an") == w-1 && p.Words[w-2] == ","
}

// ownClause tells whether a trigger stands behind a semicolon in a clause that names who
// does it, and so tells something of its own: "Villagers believe that the front holds it;
// the patrol saw nobody". Without a name what somebody says goes on there.
func (p *pass) ownClause(w, t int) bool {
	if !p.near(t).semicolons {
		return false
	}
	semicolon := p.semicolon(w, t)
	if semicolon < 0 || t < w {
		return false
	}
	first := semicolon + 1
	return first < t && (p.Upos(first) == "PROPN" || p.Words[first] == "the" || p.ownVoice(first))
}

// semicolon is the last semicolon between two words, -1 where there is none. One in a
// list that a colon opens parts nothing: "Police said: two men fled; one was caught".
func (p *pass) semicolon(a, b int) int {
	at := -1
	for i := min(a, b) + 1; i < max(a, b); i++ {
		switch p.Words[i] {
		case ":":
			return -1
		case ";":
			at = i
		}
	}
	return at
}

// complement tells whether a trigger stands in what a verb or noun of saying
// introduces.
func (p *pass) complement(w, t int) bool {
	for _, k := range p.Kids(w) {
		ok := p.Is(k, "ccomp", "xcomp") || p.contentClause(k) && !p.Verb(w) ||
			p.Is(k, "parataxis") && k < w ||
			p.Is(k, "advcl") && p.caseOrMark(k) == "for" || // "criticised him for ignoring …"
			p.Is(k, "advcl") && p.caseOrMark(k) == "as" ||
			p.Is(k, "advcl") && p.caseOrMark(k) == "to" && p.Tokens[k].XPOS == "VBG" || // "admitted to looting the shop"
			p.Is(k, "nmod", "obl") && p.Upos(w) == "NOUN" && (p.CaseWord(k) == "of" || p.CaseWord(k) == "about") ||
			p.Is(k, "csubj") && (p.Upos(w) != "VERB" || k > w) // "it seems that …"
		if ok && p.Under(t, k) && !p.background(t, k) && !p.otherSays(k, t) {
			return true
		}
	}
	if p.Lemma(w) == "call" {
		return false // "the strike called by the guild"
	}
	if p.Is(w, "acl") && p.Tokens[w].XPOS == "VBN" && p.Head(w) == t && (p.Passive(w) || !slices.Contains(rebuts, p.Lemma(w))) {
		return true // "an attack blamed on the group", but not "the theft, which he has denied"
	}
	if p.Verb(w) && p.Passive(w) {
		if s := p.Child(w, "nsubj:pass"); s >= 0 && slices.Contains(p.Conjuncts(s), t) {
			return true // "shelling was reported"
		}
	}
	return false
}

// contentClause tells whether a clause on a noun says what the noun is about: "the claim that they
// fled the port". The tree takes some for relative ones, which would lack an object.
func (p *pass) contentClause(k int) bool {
	if !p.Is(k, "acl") {
		return false
	}
	if !p.Is(k, "acl:relcl") {
		return true
	}
	h, s, o := p.Head(k), p.Child(k, "nsubj"), p.Child(k, "obj")
	return p.Has(k, "that") >= 0 && s >= 0 && o >= 0 && p.Words[s] != "that" && p.Words[o] != "that" && len(p.lex.Reporting(p.Lemma(h), "NOUN")) > 0
}

// otherSays tells whether a trigger stands in what another one says in a clause that the
// tree joins to what is said: "The army said it had left, but residents insisted it was
// there". With "that" it would be the army's still.
func (p *pass) otherSays(k, t int) bool {
	if p.within[t] >= 0 {
		return false
	}
	for _, j := range p.Conjuncts(k)[1:] {
		cc := p.Child(j, "cc")
		if j > k && cc > 0 && p.Words[cc-1] == "," && p.saidHere(j) && p.Child(j, "nsubj") >= 0 && p.markWord(j) == "" && p.finite(j) && p.Under(t, j) {
			return true
		}
	}
	return false
}

// saidHere tells whether a word is the head of a cue of saying.
func (p *pass) saidHere(w int) bool {
	return slices.ContainsFunc(p.near(w).reporting, func(c cue[lexicon.Reporting]) bool {
		return c.word == w && (c.entry.Class == lexicon.Say || c.entry.Class == lexicon.Belief || c.entry.Class == lexicon.SpeechAct)
	})
}

// caseOrMark is the preposition or conjunction that opens a clause.
func (p *pass) caseOrMark(v int) string {
	if m := p.markWord(v); m != "" {
		return m
	}
	return p.CaseWord(v)
}

// saidUnder tells whether a clause has a voice of its own.
func (p *pass) saidUnder(at int) bool {
	return slices.ContainsFunc(p.near(at).reporting, func(c cue[lexicon.Reporting]) bool { return c.word == at })
}

// background tells whether between a trigger and the word top there is an
// apposition or a relative clause set off by a comma.
func (p *pass) background(t, top int) bool {
	for at := t; at >= 0 && at != top; at = p.Head(at) {
		if p.Is(at, "appos") || p.Is(at, "parataxis") && p.Upos(at) == "NOUN" && p.Has(at, "a", "an") >= 0 {
			return true // "…, a claim that the paper was unable to confirm"
		}
		if p.Is(at, "obl", "dep") && p.apposed(at) && (p.Lemma(at) == "charge" || len(p.lex.Reporting(p.Lemma(at), "NOUN")) > 0) {
			return true // "…, a charge Norvane denies", however the tree hangs it
		}
		if p.Is(at, "obl") && p.apposed(at) && p.CaseWord(at) == "" && p.timeAt(at) < 0 && p.Child(at, "acl:relcl") > at {
			return true // "…, a term that the league refuses"
		}
		if p.summary(at) {
			return true // "…, the third time that it has fled"
		}
		if h := p.Head(at); h >= 0 && p.Is(at, "acl") && p.Upos(h) == "NOUN" && p.apposed(h) && len(p.lex.Reporting(p.Lemma(h), "NOUN")) > 0 {
			return true // "…, an allegation that the mayor dismissed"
		}
		if p.Is(at, "advcl") && slices.Contains([]string{"although", "though"}, p.markWord(at)) && p.saidUnder(at) {
			return true // "…, although residents reported shots"
		}
		if p.Is(at, "acl:relcl", "advcl:relcl") {
			first, _ := p.Run(p.Subtree(at, nil), at)
			if first > 0 && (p.Words[first] == "," || p.Words[first-1] == ",") {
				return true
			}
		}
	}
	return false
}
