package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/lexicon"
)

// The lexicon alone makes a claim of a word that the model passes over where the
// sentence states that somebody did or suffered what the word's sense names: "The
// councils severed their ties." In passing, of things or of nobody, the same words
// often name no event: "a solid alliance", "the plan promises jobs".

// unseen is the probability of a label that only the lexicon has for a word: higher for
// a verb that has no other sense there, and highest where a clause states it.
func (p *pass) unseen(i int, sense lexicon.Predicate) float64 {
	if p.stated(i, sense) {
		return p.w.UnseenStated
	}
	if sense.POS == "VERB" && sense.Kind == reportedly.KindEvent && p.onlySense(sense) {
		return p.w.UnseenPlain
	}
	return p.w.Unseen
}

// stated tells whether a clause says of somebody that it did or underwent what a verb
// names, or that what a noun names happened.
func (p *pass) stated(i int, sense lexicon.Predicate) bool {
	switch {
	case sense.POS == "ADJ":
		return p.Child(i, "cop") >= 0 && particular(sense) // "The road is open again"
	case sense.POS == "NOUN":
		return sense.Kind == reportedly.KindEvent && (p.happens(i) || p.nominal(i))
	case !p.Verb(i) || p.tells(i):
		return false
	case p.Is(i, "advcl", "xcomp") && slices.Contains(protests, p.Lemma(i)) && sense.Event == reportedly.Protest:
		return true // "gathered at the court to protest"
	}
	if p.accusedOf(i) {
		return true
	}
	if p.Is(i, "acl", "amod") && !p.Is(i, "acl:relcl") {
		a := p.Agent(i)
		return a >= 0 && p.somebodyAt(party{token: a}) // "a truce brokered by the elders"
	}
	if !p.clausal(i) {
		return p.willed(i) && (particular(sense) || p.onlySense(sense)) && !p.Passive(i)
	}
	if p.Passive(i) {
		return true
	}
	if particular(sense) {
		return true // "A bomb went off", "the town came under siege"
	}
	s := p.Subject(i, 0)
	return s >= 0 && (p.canAct(s) && p.somebodyAt(party{token: s}) || p.acts(s))
}

// charging are verbs by whose object somebody is said to have done something.
var charging = []string{"accuse", "suspect", "blame", "charge", "convict", "acquit", "indict"}

// accusedOf tells whether a verb names what somebody is accused of: "accused the army of breaking
// the truce", whichever word the tree hangs it on.
func (p *pass) accusedOf(i int) bool {
	if p.Tokens[i].XPOS != "VBG" || p.Child(i, "nsubj") >= 0 {
		return false
	}
	if mark := p.caseOrMark(i); mark != "of" && mark != "for" && mark != "with" {
		return false
	}
	h := p.Head(i)
	return h >= 0 && (slices.Contains(charging, p.Lemma(h)) || p.Is(i, "acl") && p.Head(h) >= 0 && slices.Contains(charging, p.Lemma(p.Head(h))))
}

// protests are verbs whose infinitive of purpose is what people gathered for.
var protests = []string{"protest", "demonstrate"}

// nominal tells whether a noun has with it who did what it names, who did it to each other
// or when: "the closing of the border by Chad", "a skirmish between herders and guards", "the
// fall of the town on 8 April".
func (p *pass) nominal(i int) bool {
	for _, k := range p.Kids(i) {
		switch {
		case p.timeAt(k) >= 0 && p.Is(k, "nmod", "nmod:unmarked"):
			return true
		case p.Is(k, "nmod") && (p.CaseWord(k) == "by" || p.CaseWord(k) == "between") && p.canAct(k) && p.somebodyAt(party{token: k}):
			return true
		}
	}
	return false
}

// announcing are verbs whose object is thereby so; joining verbs of taking part in what their
// object names; undergoing light verbs whose object somebody else does: "faces trial".
var announcing = []string{"announce", "declare", "decree", "proclaim"}
var undergoing = []string{"face", "take", "receive", "suffer", "undergo", "have"}
var joining = []string{"attend", "join", "organise", "organize"}

// happening are verbs whose subject is what happens.
var happening = []string{"begin", "start", "occur", "happen", "erupt", "continue", "resume", "follow", "ensue", "intensify", "last", "rise", "grow", "mount", "escalate", "persist"}

// happens tells whether a clause says of a noun that it happened: "A search operation has
// begun", "A vigil took place at the bridge".
func (p *pass) happens(i int) bool {
	h := p.Head(i)
	if h < 0 || !p.Verb(h) || !p.clausal(h) {
		return false
	}
	if p.Is(i, "obj") && slices.Contains(announcing, p.Lemma(h)) && p.Child(i, "nmod") >= 0 {
		return true // "announced a suspension of flights"
	}
	if p.Is(i, "obj") && (p.light(h) && !slices.Contains(undergoing, p.Lemma(h)) || slices.Contains(joining, p.Lemma(h))) {
		s := p.Subject(h, 0)
		return s >= 0 && p.canAct(s) && p.somebodyAt(party{token: s}) // "held a rally", "attended a vigil"
	}
	if !p.Is(i, "nsubj") {
		return false
	}
	return slices.Contains(happening, p.Lemma(h)) || p.Lemma(h) == "take" && p.Has(h, "place") >= 0 || p.Lemma(h) == "break" && p.Has(h, "out") >= 0
}

// willing are verbs whose infinitive is what somebody is to do: "called on the committee to
// visit the site", "is yet to start the repairs" (codebook, rule 9).
var willing = []string{"call", "urge", "ask", "order", "demand", "appeal", "tell", "invite", "agree", "promise", "pledge", "vow", "offer", "plan", "intend", "decide",
	"threaten", "refuse", "fail", "stop", "begin", "start", "want", "prepare", "attempt", "try", "vote", "propose", "resume", "continue"}

// willed tells whether a verb is such an infinitive or participle.
func (p *pass) willed(i int) bool {
	h := p.Head(i)
	return h >= 0 && p.Verb(h) && p.Is(i, "xcomp", "ccomp") && slices.Contains(willing, p.Lemma(h))
}

// onlySense tells whether all senses of a word name the same.
func (p *pass) onlySense(sense lexicon.Predicate) bool {
	return !slices.ContainsFunc(p.lex.Predicates(sense.Lemma, sense.POS), func(q lexicon.Predicate) bool { return labelOf(q) != labelOf(sense) })
}

// particular tells whether a sense asks for words beside it or for its subject, so that
// it isn't taken for another one.
func particular(sense lexicon.Predicate) bool {
	return slices.ContainsFunc(sense.Pattern, func(c lexicon.Condition) bool {
		return !c.Not && !c.None && (c.Word || len(c.Lemmas) > 0 || c.Slot == lexicon.Subject) && c.Slot != lexicon.Voice
	})
}

// doers are the word classes of things that stand for whoever uses them: "Tanks crossed
// the border", "the siege deprived the town of food".
var doers = []string{"weapon", "vehicle", "attack", "restriction"}

// acts tells whether a noun is such a thing.
func (p *pass) acts(w int) bool {
	return slices.ContainsFunc(doers, func(c string) bool { return p.lex.InClass(c, p.Lemma(w)) })
}

// imminent and phasing are the words under which an infinitive is told as a clause is:
// "is about to restore ties", "began to shell the port".
var (
	imminent = []string{"about", "due", "poised", "set", "ready"}
	phasing  = []string{"begin", "start", "continue", "proceed", "manage"}
)

// clausal tells whether a verb is a clause's own: it has its subject or an auxiliary, or
// goes on from a verb that has. "To leave", "leaving" and "let" are none.
func (p *pass) clausal(i int) bool {
	for range 4 {
		if h := p.Head(i); h >= 0 && p.Is(i, "xcomp") && (p.Child(h, "cop") >= 0 && slices.Contains(imminent, p.Lemma(h)) || p.Verb(h) && slices.Contains(phasing, p.Lemma(h))) {
			i = h
		}
		if p.Child(i, "cop") >= 0 && p.Child(i, "nsubj") >= 0 {
			return true
		}
		if p.Has(i, "to") >= 0 && p.Child(i, "nsubj", "nsubj:pass") < 0 {
			return false
		}
		if p.Child(i, "nsubj", "nsubj:pass", "expl") >= 0 {
			return p.Tokens[i].XPOS != "VBG" || p.Child(i, "aux") >= 0
		}
		if !p.Is(i, "conj") || p.Head(i) < 0 || !p.Verb(p.Head(i)) || slices.Contains([]string{"VB", "VBG"}, p.Tokens[i].XPOS) && p.Tokens[p.Head(i)].XPOS != p.Tokens[i].XPOS {
			return false
		}
		i = p.Head(i)
	}
	return false
}
