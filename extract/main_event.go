package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// MainEvent is what a short text, a sentence as a rule, is above all about: one
// event with those who do it and those it is done to, as event coders mark them.
type MainEvent struct {
	Event    reportedly.Event
	Reality  reportedly.Reality
	Polarity reportedly.Polarity
	Claim    string // the ID of the claim among those of Claims, "" where it is too unsure to be one
	Said     bool   // only spoken of, so that event coders code no event
	Mutual   bool   // all parties are Sources: they met, fought or agreed with each other

	// Sources and Targets name somebody; SourcePhrases and TargetPhrases are the
	// whole noun phrases that stand in their places, which may be somebody's doing or
	// belonging: "a bomb", "the minister's plan". All in the order of the text.
	Sources, Targets             []text.Span
	SourcePhrases, TargetPhrases []text.Span
}

// Main finds a text's main event, and whether there is one: of all events the one
// told highest in the tree of the first sentence that tells any, since what is
// subordinate is context ("attacked the town after talks had failed").
func (e *Extractor) Main(d *ling.Document) (MainEvent, bool) {
	w := e.w
	w.Trigger = w.Main
	p := (&Extractor{e.lex, w}).read(d)
	var best *draft
	for _, c := range p.drafts {
		if c.kind == reportedly.KindEvent && (best == nil || p.rank(c) > p.rank(best)) {
			best = c
		}
	}
	if best == nil {
		return MainEvent{}, false
	}
	m := p.mainEvent(best)
	m.Claim = e.idOf(d, best)
	return m, true
}

// idOf is the ID of the claim that a draft of the main event is among Claims, "" where
// it isn't sure enough to be one.
func (e *Extractor) idOf(d *ling.Document, main *draft) string {
	for _, c := range e.read(d).drafts {
		if c.trigger == main.trigger && c.label == main.label {
			return c.id
		}
	}
	return ""
}

func (p *pass) mainEvent(c *draft) MainEvent {
	m := MainEvent{Event: c.event, Reality: c.reality, Polarity: c.polarity, Said: p.onlySaid(c)}
	if c.reality == reportedly.Conditional && p.depends(c.trigger) {
		m.Reality = reportedly.Prospective // event coders code what is announced, on whatever terms
	}
	if p.threatens(c) {
		m.Event, m.Polarity = reportedly.Threaten, reportedly.Affirmed
	}
	sources, targets := p.ofNote(c.actors), p.notOwn(c, p.ofNote(c.recipients))
	m.Mutual = len(sources) > 1 && len(targets) == 0 && p.mutual(c)
	if len(targets) == 0 && !m.Mutual {
		targets = p.affected(c)
	}
	m.Sources, m.Targets = p.wholes(sources), p.wholes(targets)
	if m.Mutual {
		m.SourcePhrases = p.together(sources)
		return m
	}
	m.SourcePhrases, m.TargetPhrases = p.wholes(p.sourcePlaces(c, sources)), p.wholes(p.targetPlaces(c, targets))
	m.TargetPhrases = slices.DeleteFunc(m.TargetPhrases, func(sp text.Span) bool { return slices.ContainsFunc(m.SourcePhrases, sp.Overlaps) })
	return m
}

// rank weighs how near to the top of its sentence an event stands, how early its
// sentence is, and how sure it is.
func (p *pass) rank(c *draft) float64 {
	top, score := c.trigger, c.score
	if c.act > 0 && p.Words[c.trigger] == "must" {
		top, score = c.act, 1 // "The mission said that both must leave": the demand is what is told
	}
	r := p.w.RankScore*score - p.w.RankDepth*float64(p.depth(top)) - 0.5*float64(p.Tokens[c.trigger].Sentence)
	if len(c.actors) > 0 {
		r += 0.15
	}
	if len(c.recipients) > 0 {
		r += 0.1
	}
	if c.reality == reportedly.Conditional && !p.depends(c.trigger) {
		r -= 0.4 // "will leave if the talks fail"
	}
	return r
}

// onlySaid tells whether an event is no more than spoken of: what somebody hopes
// or fears, weighs, owns up to or denies is a statement, which PLOVER doesn't code.
func (p *pass) onlySaid(c *draft) bool {
	if c.reality == reportedly.Hypothetical || p.weighed(c.trigger) {
		return true // "hoped that the plan could avert an attack"
	}
	if c.polarity == reportedly.Denied && c.event.Quad() >= reportedly.VerbalConflict {
		return true // "denied that its forces had shelled the town"
	}
	if p.claimedAct(c) {
		return true
	}
	switch c.event {
	case reportedly.Reject:
		o := p.Object(c.trigger, 0)
		switch {
		case p.Lemma(c.trigger) == "deny" && p.Verb(c.trigger):
			return p.Child(c.trigger, "iobj") < 0 && (o < 0 || !slices.Contains(granted, p.Lemma(o))) // "denied the charges"
		case o >= 0 && slices.Contains(alleged, p.Lemma(o)):
			return true // "rejected the accusations"
		}
		return slices.ContainsFunc(p.Children(c.trigger, "xcomp"), func(x int) bool { // "declined to comment"
			return slices.Contains([]string{"comment", "answer", "respond", "reply", "elaborate"}, p.Lemma(x))
		})
	case reportedly.Accuse:
		return slices.Contains([]string{"concern", "worry", "fear"}, p.Lemma(c.trigger)) // "expressed concern about the arrests"
	case reportedly.Support:
		return slices.Contains([]string{"condolence", "sympathy", "hope"}, p.Lemma(c.trigger)) // "sent his condolences"
	}
	return false
}

// granted are nouns for what is granted or refused: who denies them says nothing of what
// happened. alleged are nouns for what is said of somebody: who rejects them denies it.
var (
	granted = []string{"access", "accreditation", "aid", "allocation", "application", "appeal", "approval", "asylum", "clearance", "consent", "entry", "exemption",
		"funding", "leave", "licence", "license", "loan", "passage", "permission", "permit", "petition", "request", "visa"}
	alleged = []string{"accusation", "allegation", "assertion", "charge", "claim", "criticism", "insinuation", "report", "rumour", "rumor", "speculation", "suggestion"}
)

// weighing are verbs of turning over what may be done, or of no more than wishing it.
var weighing = []string{"consider", "contemplate", "mull", "ponder", "weigh", "hope", "wish"}

// moods are words for what somebody feels about what may come.
var moods = []string{"optimism", "pessimism", "scepticism", "skepticism", "hope", "doubt", "confidence", "optimistic", "pessimistic", "sceptical", "skeptical", "hopeful",
	"doubtful", "confident"}

// weighed tells whether a trigger is such a word or what one is about: "is considering a
// visit", "said she hoped that the talks would succeed", "voiced optimism about the treaty".
func (p *pass) weighed(t int) bool {
	for n := 0; t >= 0 && n < 4; n++ {
		if slices.Contains(moods, p.Lemma(t)) || p.Verb(t) && slices.Contains(weighing, p.Lemma(t)) && !p.Passive(t) {
			return true
		}
		if o := p.Child(t, "obj"); o >= 0 && slices.Contains(moods, p.Lemma(o)) {
			return true
		}
		if !p.Is(t, "obj", "xcomp", "ccomp", "nsubj", "nmod", "acl", "advcl", "obl") || p.Is(t, "acl:relcl") || p.Is(t, "advcl", "obl") && !slices.Contains(moods, p.Lemma(p.Head(t))) {
			return false
		}
		t = p.Head(t)
	}
	return false
}

// claimedAct tells whether an act is told only by who claims it: "claimed responsibility for the
// attack", "the rebels claimed that they had shot down a helicopter".
func (p *pass) claimedAct(c *draft) bool {
	h := p.Head(c.trigger)
	if h < 0 {
		return false
	}
	if p.Lemma(h) == "responsibility" {
		return true
	}
	if p.Lemma(h) != "claim" || !p.Verb(h) {
		return false
	}
	if o := p.Object(h, 0); o >= 0 && slices.Contains([]string{"responsibility", "credit"}, p.Lemma(o)) {
		return true
	}
	s := p.Child(h, "nsubj")
	return s >= 0 && p.Is(c.trigger, "ccomp", "xcomp", "obj") && slices.ContainsFunc(c.actors, func(a party) bool { return p.sameEntity(s, a.token) })
}

// threatens tells whether what is to come is a threat: it will be done unless
// something else is ("will pull out its forces unless a truce is signed"), or who
// says that it will be done would do it, and it hurts ("the farmers said they would
// block the roads").
func (p *pass) threatens(c *draft) bool {
	if c.reality != reportedly.Prospective && c.reality != reportedly.Conditional {
		return false
	}
	if p.unless(c) >= 0 {
		return c.event != reportedly.Request && c.polarity == reportedly.Affirmed
	}
	conditional := c.reality == reportedly.Conditional
	switch {
	case c.event == reportedly.Protest, c.event == reportedly.Assault, c.event == reportedly.Coerce, conditional && c.event == reportedly.Sanction: // "would cut aid if …"
		return c.polarity == reportedly.Affirmed && slices.ContainsFunc(c.speakers, func(s int) bool {
			return slices.ContainsFunc(c.actors, func(a party) bool {
				return p.sameEntity(s, a.token) || slices.ContainsFunc(p.Children(s, "nmod:poss", "amod", "compound", "nmod"), func(k int) bool { return p.sameEntity(k, a.token) }) // "Osk's premier said that it would strike"
			})
		})
	}
	return false
}

// unless is the verb of the condition that keeps an event from happening, -1 for
// none; it may hang on the verb that announces the event: "said that it will strike
// unless …".
func (p *pass) unless(c *draft) int {
	verbs := []int{c.trigger}
	if p.Is(c.trigger, "ccomp", "xcomp") {
		verbs = append(verbs, p.Head(c.trigger))
	}
	verbs = append(verbs, p.Children(c.trigger, "xcomp", "ccomp")...) // "threatened to strike unless …"
	for _, v := range verbs {
		for _, k := range p.Children(v, "advcl") {
			if m := p.Child(k, "mark"); m >= 0 && p.Lemma(m) == "unless" {
				return k
			}
		}
	}
	return -1
}

// sameEntity tells whether two words mention the same somebody.
func (p *pass) sameEntity(a, b int) bool {
	if a == b {
		return true
	}
	x, y := p.mentionOf(a), p.mentionOf(b)
	return x != nil && y != nil && slices.ContainsFunc(x.Entities, func(e int) bool { return slices.Contains(y.Entities, e) })
}

// mutual tells whether those who take part in an event do so to each other: they
// meet or agree, or it takes two ("clashed"). "The army and the militia attacked"
// is no such event.
func (p *pass) mutual(c *draft) bool {
	switch c.event {
	case reportedly.Agree, reportedly.Consult, reportedly.Cooperate:
		return true
	}
	l := p.Lemma(c.trigger)
	return l == "sign" || p.lex.InClass("mutual", l) // "Peru and Chile signed a treaty"
}
