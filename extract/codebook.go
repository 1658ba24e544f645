package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/lexicon"
	"github.com/reportedly/reportedly/ling"
)

// Rules of the codebook that decide between types once the parties are known.

// obstruct are verbs of closing a way, which is PROTEST/obstruct for a crowd and
// COERCE/restrict for who is in power; vandalize the like for breaking things.
var (
	obstruct  = []string{"block", "blockade", "barricade", "close", "shut", "obstruct", "occupy", "bar", "prevent"}
	vandalize = []string{"break", "smash", "burn", "torch", "set", "ransack", "vandalise", "vandalize", "deface", "topple"}
)

// capture are verbs of taking a place by force: an ASSAULT, and the hold that
// results a control (codebook, "Rules that people get wrong").
var capture = []string{"capture", "recapture", "retake", "seize", "take", "overrun", "liberate", "regain", "reclaim", "recover", "conquer"}

// decide applies them to every draft.
func (p *pass) decide() {
	for _, c := range slices.Clone(p.drafts) {
		switch {
		case c.event == reportedly.Coerce && slices.Contains(obstruct, p.Lemma(c.trigger)) && p.crowd(c):
			// "Growers blocked the highway."
			p.retype(c, reportedly.Protest, "obstruct")
		case c.event == reportedly.Assault && slices.Contains(vandalize, p.Lemma(c.trigger)) && p.crowd(c) && !p.somebody(c.recipients):
			// "Youths broke windows."
			p.retype(c, reportedly.Protest, "vandalize")
		case c.event == reportedly.Assault && p.inWords(c.trigger):
			p.retype(c, reportedly.Accuse, "disapprove")
		case c.event == reportedly.Protest && p.protestsTo(c.trigger) >= 0:
			p.retype(c, reportedly.Accuse, "disapprove")
			c.actors = []party{{token: p.protestsTo(c.trigger)}}
		case c.event == reportedly.Assault && p.Lemma(c.trigger) == "strike" && !p.Verb(c.trigger) && p.crowd(c) && len(c.recipients) == 0:
			// "Residents staged a silent strike."
			p.retype(c, reportedly.Protest, "strike")
		case p.abducts(c):
			p.retype(c, reportedly.Assault, "abduct")
		case c.event == reportedly.Support && slices.Contains(greeters, p.Lemma(c.trigger)) && p.visited(c.trigger):
			p.retype(c, reportedly.Consult, "visit")
			c.actors, c.recipients = c.recipients, c.actors
		case (c.event == reportedly.Mobilize || c.event == reportedly.Retreat) && slices.Contains(movers, p.Lemma(c.trigger)) && (p.relief(p.Subject(c.trigger, 0))):
			p.retype(c, reportedly.Aid, "")
			c.actors = nil
		case c.event == reportedly.Assault && slices.Contains(capture, p.Lemma(c.trigger)) && p.Verb(c.trigger):
			p.hold(c)
		}
	}
}

// breaches are words for breaking an agreement; who breaks a ceasefire fights (codebook, rule 24).
var breaches = []string{"break", "breach", "violate", "violation", "flout"}

// breaksTruce tells whether what a word of breaking speaks of is a ceasefire.
func (p *pass) breaksTruce(t int) bool {
	what := append(p.Children(t, "obj", "nsubj:pass", "compound"), p.Prepositional(t, "of")...)
	return slices.ContainsFunc(what, func(w int) bool { return slices.Contains(truces, p.Lemma(w)) })
}

// truces are nouns for a ceasefire.
var truces = []string{"ceasefire", "cease-fire", "truce", "armistice"}

// broken tells whether a draft says of a ceasefire that it holds where it is broken: of
// "violated the truce" the fighting is told alone.
func (p *pass) broken(c *draft) bool {
	h := p.Head(c.trigger)
	return c.event == reportedly.Retreat && slices.Contains(truces, p.Lemma(c.trigger)) && h >= 0 && slices.Contains(breaches, p.Lemma(h))
}

// plain are the sectors whose persons are ordinary people: "Miners barred the highway".
var plain = []string{"LAB", "AGR", "EDU", "BUS", "CVL", "MED", "REF"}

// ofGroup is the noun that a word for a number of people is of: of "a group of students"
// the students.
func (p *pass) ofGroup(w int) int {
	if !slices.Contains([]string{"group", "crowd", "number", "dozen", "hundred", "thousand", "score", "handful"}, p.Lemma(w)) {
		return w
	}
	for _, of := range p.Prepositional(w, "of") {
		return of
	}
	return w
}

// crowd tells whether the actors of a draft are ordinary people.
func (p *pass) crowd(c *draft) bool {
	for _, a := range c.actors {
		if r, ok := p.role(p.ofGroup(p.Antecedent(a.token))); !ok || r.Denotes == lexicon.Body || r.Kind != reportedly.Population && !slices.Contains(plain, r.Sector) {
			return false
		}
	}
	return len(c.actors) > 0
}

// somebody tells whether there is anybody among parties, not only things: of "broke
// windows" nobody.
func (p *pass) somebody(list []party) bool {
	return slices.ContainsFunc(list, func(a party) bool { return !p.abstract(a.token) })
}

func (p *pass) retype(c *draft, to reportedly.Event, mode string) {
	p.because(c, "event", string(to), p.word(c.trigger), "with those concerned, “%s” is %s rather than %s", p.Words[c.trigger], to, c.event)
	c.event, c.label, c.modes = to, string(to), nil
	if mode != "" {
		c.modes = []string{mode}
	}
}

// greeters are verbs of praise that are also said of a host; movers verbs of motion.
var (
	greeters = []string{"welcome", "greet", "receive"}
	movers   = []string{"enter", "cross", "arrive", "reach", "roll", "head", "pass", "come"}
)

// visited tells whether a verb's object is a person who came to a place: "welcomed the king
// to the capital" is a visit, "welcomed the move to the capital" praise.
func (p *pass) visited(v int) bool {
	o := p.Object(v, 0)
	if o < 0 || !p.lex.InClass(lexicon.PersonClass, p.Lemma(o)) && (p.named[o] < 0 || p.Names[p.named[o]].Label != ling.PersonName) {
		return false
	}
	return slices.ContainsFunc([]string{"to", "in", "at"}, func(at string) bool {
		return slices.ContainsFunc(slices.Concat(p.Prepositional(v, at), p.Prepositional(o, at)), func(w int) bool { return p.isPlace(w) })
	})
}

// relief tells whether what moves is aid: "a convoy with flour", "32 trucks of food aid".
func (p *pass) relief(w int) bool {
	if w < 0 {
		return false
	}
	goods := func(k int) bool { return p.lex.InClass("aid", p.Lemma(k)) || slices.Contains(staples, p.Lemma(k)) }
	if l := p.Lemma(w); goods(w) && l != "convoy" && l != "fund" && l != "support" {
		return true
	}
	seen := 0
	for _, k := range p.Subtree(w, nil) {
		if seen++; seen > maxHead*2 {
			break
		}
		if k != w && p.Noun(k) && goods(k) && p.Lemma(k) != "convoy" {
			return true
		}
	}
	return false
}

// staples are goods that relief brings.
var staples = []string{"flour", "sorghum", "rice", "wheat", "oil", "lentil", "grain", "maize", "milk", "bread", "millet", "bean", "salt", "sugar", "soap"}

// hold adds the control that a capture results in: "The brigade retook the town."
func (p *pass) hold(c *draft) {
	o := p.Object(c.trigger, 0)
	if o < 0 || !p.isPlace(o) || slices.ContainsFunc(p.drafts, func(d *draft) bool { return d.trigger == c.trigger && d.kind == reportedly.KindControl }) {
		return
	}
	first, end := p.placePhrase(o)
	sp := p.SpanOf(first, end)
	d := &draft{trigger: c.trigger, label: string(reportedly.KindControl), kind: reportedly.KindControl, score: 0.8 * c.score,
		actors: slices.Clone(c.actors), time: c.time,
		places: []reportedly.Place{{Span: sp, Text: p.Text.Slice(sp), Relation: reportedly.At, Names: p.placeNames(first, end, o)}}}
	p.because(d, "kind", string(reportedly.KindControl), p.words(c.trigger, o), "a place taken is a place held")
	d.links = []pendingLink{{reportedly.CausedBy, c}}
	p.drafts = append(p.drafts, d)
}

// deniedActs drops the speech act where it denies an act that is a claim of its
// own: "He denied the ambush" is the ambush, denied (codebook, rule 24).
func (p *pass) deniedActs() {
	by := p.bySentence()
	for _, c := range p.drafts {
		p.denies(c, by)
	}
	p.drafts = slices.DeleteFunc(p.drafts, func(c *draft) bool {
		if c.event != reportedly.Reject || p.Lemma(c.trigger) != "deny" {
			return false
		}
		if p.Is(c.trigger, "conj") && p.Has(c.trigger, "nor") >= 0 {
			return true // "neither confirmed nor denied it"
		}
		return slices.ContainsFunc(by[p.Tokens[c.trigger].Sentence], func(o *draft) bool {
			return o != c && o.polarity == reportedly.Denied && p.Under(o.trigger, c.trigger)
		})
	})
}

// objectSayers are verbs of saying whose object noun may be what is said, and whose
// subject may have done it: "He denied the ambush". The class "observe" has those whose
// subject only tells of it: "Residents reported clashes", "The mission recorded nine
// explosions".
var objectSayers = []string{"deny", "allege", "confirm", "dispute", "acknowledge", "admit", "claim", "cite"}

// phases are nouns for a part of what happens.
var phases = []string{"start", "beginning", "launch", "end", "resumption", "completion", "phase"}

// saidObject tells whether t is the object of such a verb.
func (p *pass) saidObject(w, t int) bool {
	o := p.Child(w, "obj")
	if o >= 0 && p.Lemma(w) == "announce" && slices.Contains(phases, p.Lemma(o)) {
		for n := 0; n < 3 && slices.Contains(phases, p.Lemma(o)); n++ {
			of := p.Prepositional(o, "of")
			if len(of) == 0 {
				return false
			}
			if o = of[0]; slices.Contains(of, t) {
				return true // "announced the beginning of a second stage of the campaign"
			}
		}
		return false
	}
	if o >= 0 && p.laidOn(w) && slices.Contains(p.Conjuncts(o), t) {
		return true // "blamed the attack on the league": that the league did it
	}
	if !slices.Contains(objectSayers, p.Lemma(w)) && !p.lex.InClass("observe", p.Lemma(w)) {
		return false
	}
	if slices.Contains(rebuts, p.Lemma(w)) && len(p.lex.Reporting(p.Lemma(t), "NOUN")) > 0 {
		return false // "denied the allegations", which were made
	}
	if p.Is(t, "nmod", "appos", "obl") && (p.Head(t) == o || p.Head(t) == w) && p.CaseWord(t) == "including" {
		t = o // "recorded 41 violations, including 12 explosions"
	}
	return o >= 0 && slices.Contains(p.Conjuncts(o), t) && p.named[o] < 0
}

// laidOn tells whether a verb lays what its object names at somebody's door: "blamed the raid on
// the league", "attributed the killings to it".
func (p *pass) laidOn(w int) bool {
	prep := map[string]string{"blame": "on", "pin": "on", "attribute": "to", "ascribe": "to"}[p.Lemma(w)]
	if prep == "" || !p.Verb(w) {
		return false
	}
	o := p.Child(w, "obj")
	return len(p.Prepositional(w, prep)) > 0 || o >= 0 && len(p.Prepositional(o, prep)) > 0
}

// demanders are verbs of saying that demand when what they introduce must be:
// "The envoy insisted that the rebels must leave."
var demanders = []string{"insist", "stress", "emphasise", "emphasize", "maintain", "argue", "reiterate", "urge"}

// demandScore is the score of a claim that such a sentence makes.
const demandScore = 0.6

// demands adds a REQUEST for each such verb that triggers nothing yet, and for each
// "must" in what somebody is said to have said.
func (p *pass) demands() {
	taken := map[int]*draft{}
	for _, c := range p.drafts {
		taken[c.trigger] = c
	}
	for i := range p.Tokens {
		if p.Words[i] == "must" && p.within[i] < 0 {
			p.musts(i, taken[i])
		}
	}
	for i := range p.Tokens {
		if taken[i] != nil || !p.Verb(i) || !slices.Contains(demanders, p.Lemma(i)) {
			continue
		}
		k := p.Child(i, "ccomp")
		if k < 0 || p.Has(k, "must", "should", "ought", "shall") < 0 {
			continue
		}
		c := &draft{trigger: i, label: string(reportedly.Request), kind: reportedly.KindEvent, event: reportedly.Request, score: demandScore}
		p.because(c, "event", c.label, p.words(i, k), "what must or should be, said with “%s”, is demanded", p.Lemma(i))
		p.drafts = append(p.drafts, c)
	}
}

// musts adds a REQUEST where a speaker says what somebody else must do: "The envoy said
// that the rebels must leave." What somebody must have done is a guess, what "we" must do
// a resolve, and what must be done is asked of nobody. A draft that the modal triggers already
// learns by which verb it is demanded.
func (p *pass) musts(modal int, read *draft) {
	v := p.Head(modal)
	if v < 0 || !p.Is(modal, "aux") || !p.Verb(v) || p.Passive(v) || p.Has(v, "have") >= 0 {
		return
	}
	s := p.Child(v, "nsubj")
	if s < 0 || p.Upos(s) == "PRON" || !p.somebodyAt(party{token: s}) || p.emptied(s) >= 0 {
		return
	}
	for _, q := range p.near(modal).reporting {
		speaker := p.cueSpeaker(q)
		if q.entry.Class != lexicon.Say || slices.Contains(demanders, p.Lemma(q.word)) || speaker < 0 || !p.canAct(speaker) || p.sameEntity(speaker, s) || !p.reports(q, v) ||
			slices.ContainsFunc(p.drafts, func(c *draft) bool { return c.trigger == q.word }) {
			continue
		}
		if read != nil {
			if read.event == reportedly.Request {
				read.act = q.word
			}
			return
		}
		c := &draft{trigger: modal, label: string(reportedly.Request), kind: reportedly.KindEvent, event: reportedly.Request, score: demandScore}
		p.because(c, "event", c.label, p.words(modal, v), "what a speaker says that somebody must do is demanded")
		c.act = q.word
		c.actors = []party{{token: speaker}}
		for _, w := range p.Conjuncts(s) {
			c.recipients = append(c.recipients, party{token: w})
		}
		p.drafts = append(p.drafts, c)
		return
	}
}

// thatOf adds the claim that "that of" or "those of" stands for: "The visit
// coincided with that of the minister". It takes type, place and time of the noun
// before it, and its own party.
func (p *pass) thatOf() {
	by := p.bySentence()
	for i := range p.Tokens {
		if p.Words[i] != "that" && p.Words[i] != "those" || p.Upos(i) != "PRON" {
			continue
		}
		of := p.Prepositional(i, "of")
		if len(of) == 0 {
			continue
		}
		var model *draft
		for _, c := range by[p.Tokens[i].Sentence] {
			if c.trigger < i && p.Upos(c.trigger) == "NOUN" {
				model = c
			}
		}
		if model == nil {
			continue
		}
		c := *model
		c.trigger, c.why, c.score = i, nil, 0.9*model.score
		c.actors = nil
		for _, w := range p.Conjuncts(of[0]) {
			if p.canAct(w) {
				c.actors = append(c.actors, party{token: w})
			}
		}
		if len(c.actors) == 0 {
			continue
		}
		p.because(&c, "kind", model.label, p.words(i, of[0]), "“%s of” stands for “%s” before it", p.Words[i], p.Words[model.trigger])
		p.drafts = append(p.drafts, &c)
	}
}
