package extract

import (
	"iter"
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/lexicon"
	"github.com/reportedly/reportedly/ling"
)

// party is a participant by its head word.
type party struct {
	token   int
	implied bool // not stated in the clause, but elsewhere in the document
}

// participants fills the actors and recipients of every draft.
func (p *pass) participants() {
	for _, c := range p.drafts {
		if c.kind == reportedly.KindVerification {
			continue // who verifies is of no use; what is verified is a link
		}
		if len(c.actors) > 0 {
			continue // known from the rule that made the draft
		}
		p.choose(c)
	}
	p.onlyJudged()
}

// args are a trigger's arguments of one role by the model, the surest first.
func (p *pass) args(trigger int, role ling.Role) iter.Seq[ling.Argument] {
	return func(yield func(ling.Argument) bool) {
		k, ok := p.at[trigger]
		if !ok {
			return
		}
		for _, a := range p.Document.Predicates[k].Args {
			if a.Role == role && !yield(a) {
				return
			}
		}
	}
}

func (p *pass) choose(c *draft) {
	frame := c.sense.Frame
	if frame.Actors == nil && frame.Recipients == nil {
		frame = defaultFrame(p, c)
	}
	actors := p.frameWords(c.trigger, frame.Actors)
	recipients := p.frameWords(c.trigger, frame.Recipients)
	if gift := p.passiveGift(c.trigger); gift != nil {
		recipients = gift
	}
	a := p.weighRole(c, ling.ActorRole, actors, recipients)
	r := p.weighRole(c, ling.RecipientRole, recipients, actors)
	if c.kind == reportedly.KindEvent {
		p.plainObject(c, frame, a)
	}
	for tok, x := range a {
		if y, both := r[tok]; both {
			if x >= y {
				delete(r, tok)
			} else {
				delete(a, tok)
			}
		}
	}
	p.besideActor(c.trigger, a, r)
	p.sideOf(c, frame, recipients, a, r)
	if c.event == reportedly.Assault && p.harms(c.trigger) {
		for _, w := range p.sufferers(c.trigger) { // who dies does nothing: "Four people died in the fighting"
			if x, ok := a[w]; ok {
				r[w] = max(r[w], x)
				delete(a, w)
			}
		}
	}
	if between := p.between(c.trigger); len(between) > 0 {
		// "brokered a meeting between the chiefs": the chiefs met, not the broker
		for w := range a {
			if !slices.Contains(between, w) {
				delete(a, w)
			}
		}
		for _, w := range between {
			a[w] = 1
			delete(r, w)
		}
	}
	p.dropOuterSubjects(c.trigger, a)
	p.dropUnsaid(c.trigger, a)
	p.dropOuterOfNoun(c.trigger, a)
	p.dropOthersObjects(c.trigger, r)
	p.dropNeighbours(c.trigger, a, r)
	p.dropElsewhere(c.trigger, a, r)
	p.dropAcross(c.trigger, a, r)
	p.dropAbove(c.trigger, r)
	p.byClause(c, frame, a, r)
	c.actors = p.parties(c, "actors", a)
	c.recipients = p.parties(c, "recipients", r)
	p.thirdNamed(c)
	if len(c.recipients) == 0 {
		c.recipients = p.elided(c.trigger)
	}
	p.settle(c)
	if c.kind == reportedly.KindEvent {
		c.actors, c.recipients = p.including(c, "actors", c.actors), p.including(c, "recipients", c.recipients)
		c.actors = p.inCapacity(p.memberList(c, "actors", c.actors))
	}
	p.tiedOnes(c)
	p.deedOfThings(c)
	p.harmed(c)
	p.throughDeed(c)
	p.protested(c)
	p.refused(c)
	p.rebuffed(c)
	p.asItStands(c)
	c.actors, c.recipients = p.withoutLoose(c.actors), p.withoutLoose(c.recipients)
	c.actors = slices.DeleteFunc(c.actors, func(a party) bool { // “We regret it,” the police spokesman said: the police do
		return slices.ContainsFunc(c.actors, func(b party) bool {
			return p.utterer(a.token) == a.token && p.utterer(b.token) != b.token && p.sameEntity(p.utterer(b.token), a.token)
		})
	})
	if len(c.actors) > 1 { // "The Front is close to the governor, Ann Vell": by neither name she is the actor
		c.actors = slices.DeleteFunc(c.actors, func(a party) bool {
			return slices.ContainsFunc(c.recipients, func(r party) bool { return p.sameEntity(a.token, r.token) })
		})
	}
	if reciprocal(c) {
		c.actors, c.recipients = append(c.actors, c.recipients...), nil
	}
}

// sideOf puts words on the side that the trigger's construction gives them, whatever the model
// makes of them. recipients are the frame's.
func (p *pass) sideOf(c *draft, frame lexicon.Frame, recipients []int, a, r map[int]float64) {
	p.undergone(c, recipients, a, r)
	p.actTogether(c, frame, a, r)
	p.hosted(c, a, r)
	p.takenFrom(c, r)
	p.answeredWith(c.trigger, a, r)
	p.headlinePassive(c.trigger, a, r)
	p.helpFrom(c, a, r)
	p.membersFirst(c, a, r)
	p.bidden(c, a, r)
	p.unasked(c, r)
	p.ledBy(c, a, r)
	p.sentOut(c, r)
	p.drawn(c, a, r)
	p.brokersApart(c, a)
	p.carriedOutBy(c, a, r)
	p.announced(c, a, r)
	p.incorporated(c, a, r)
	p.laidAt(c, a, r)
	p.chargedActs(c, a, r)
	p.standsBehind(c, a, r)
}

// isBody tells whether a noun stands for a body or a sort of people by its meaning:
// "coalition", "police", "rebel".
func (p *pass) isBody(w int) bool {
	r, ok := p.role(w)
	return ok && p.Upos(w) == "NOUN" && (r.Denotes == lexicon.Body || r.Denotes == lexicon.People)
}

// between are the parties of a noun that names what goes on between them.
func (p *pass) between(t int) []int {
	if p.Verb(t) && !(p.Is(t, "acl") && p.Tokens[t].XPOS == "VBN") { // "the truce agreed between the chiefs"
		return nil
	}
	var out []int
	for _, prep := range []string{"between", "among"} {
		list := p.Prepositional(t, prep)
		for _, v := range p.Children(t, "acl") {
			list = append(list, p.Prepositional(v, prep)...) // "the deal reached between the chiefs"
		}
		for _, w := range list {
			if p.canAct(w) && (p.named[w] >= 0 || !p.isPlace(w)) {
				out = append(out, p.Conjuncts(w)...)
			}
		}
	}
	return out
}

// reciprocal tells whether a draft's sense lists all parties as actors.
func reciprocal(c *draft) bool {
	return c.kind == reportedly.KindAffiliation && len(c.actors) == 0 && len(c.recipients) > 1
}

// defaultFrame is used for words that the lexicon lacks.
func defaultFrame(p *pass, c *draft) lexicon.Frame {
	if p.Verb(c.trigger) {
		return lexicon.Frame{Actors: lexicon.Party{{lexicon.Subject}}, Recipients: lexicon.Party{{lexicon.Object}}}
	}
	if p.Upos(c.trigger) == "ADJ" {
		return lexicon.Frame{Actors: lexicon.Party{{lexicon.Subject}}, Recipients: lexicon.Party{{"to"}, {"with"}}}
	}
	return lexicon.Frame{
		Actors:     lexicon.Party{{"by"}, {lexicon.Possessor}, {lexicon.Modifier}},
		Recipients: lexicon.Party{{"on"}, {"against"}, {"of"}, {"with"}},
	}
}

// frameWords are the words in the first alternative of a party that is filled.
// A noun without fillers of its own takes those of its light verb: "The army
// carried out an attack on the camp".
func (p *pass) frameWords(trigger int, party lexicon.Party) []int {
	for _, alternative := range party {
		var out []int
		for _, slot := range alternative {
			for _, w := range p.Fill(trigger, string(slot)) {
				if p.canAct(w) {
					out = append(out, p.Conjuncts(w)...)
				}
			}
			if len(out) == 0 && slot != lexicon.Modifier {
				out = append(out, p.lightFill(trigger, slot)...)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// lightFill looks for a noun's party at the verb that carries it: for the actor
// the verb's subject, for other slots its preposition phrases.
func (p *pass) lightFill(noun int, slot lexicon.Slot) []int {
	h := p.Head(noun)
	if h < 0 || p.Verb(noun) || !p.Is(noun, "obj", "obl", "nsubj", "xcomp") || !p.Verb(h) || !p.light(h) {
		return nil
	}
	if slot == lexicon.Possessor || slot == "by" {
		slot = lexicon.Subject
		if p.Is(noun, "nsubj") {
			return nil
		}
	}
	var out []int
	for _, w := range p.Fill(h, string(slot)) {
		if w != noun && p.canAct(w) {
			out = append(out, p.Conjuncts(w)...)
		}
	}
	return out
}

// canAct tells whether a word can name a participant at all: no times, numbers
// alone, weapons or documents.
func (p *pass) canAct(w int) bool {
	if w < 0 || !p.Noun(w) && p.Upos(w) != "ADJ" && p.Upos(w) != "DET" {
		return false
	}
	if p.Upos(w) == "ADJ" && slices.Contains(counters, p.Words[w]) && p.Is(w, "nsubj") && p.Child(w, "nmod") < 0 {
		return true // "Most have fled"
	}
	if n := p.named[w]; n >= 0 {
		switch p.Names[n].Label {
		case ling.Weapon, ling.Platform:
			return p.Noun(w) && p.ownerOf(w) >= 0 // "destroyed nine Front tanks": the Front's
		case ling.Temporal, ling.Money, ling.DocumentName, ling.EventName, ling.Quantity:
			return p.Names[n].Label == ling.Quantity && p.Head(w) >= 0 && p.Noun(w)
		case ling.Location:
			return p.Upos(w) == "PROPN" || p.Upos(w) == "ADJ"
		}
		return true
	}
	if p.Upos(w) == "ADJ" {
		_, ok := p.lex.Country(p.Form(w))
		return ok
	}
	if p.Words[w] == "force" && p.Child(w, "det", "nmod:poss", "amod", "compound") < 0 && (p.Is(w, "obj") || p.CaseWord(w) == "of" || p.CaseWord(w) == "with" || p.CaseWord(w) == "by") {
		return false // "threatened to use force"
	}
	switch p.Words[w] {
	case "there", "nobody", "none", "nothing":
		return false
	case "who", "what", "which", "whom", "that":
		return p.Antecedent(w) != w || p.Upos(w) == "DET" // "it is unclear who fired"
	}
	return !p.lex.InClass("time", p.Lemma(w))
}

// weighRole gives every word that may play a role its probability.
func (p *pass) weighRole(c *draft, role ling.Role, frame, other []int) map[int]float64 {
	model := map[int]float64{}
	for a := range p.args(c.trigger, role) {
		model[a.Token] = a.Score
	}
	out := map[int]float64{}
	direct, watching := p.direct(c.trigger), p.observers(c.trigger)
	consider := func(w int) {
		if w == c.trigger || slices.Contains(watching, w) {
			return
		}
		m, seen := model[w]
		if !seen {
			m = p.w.UnseenArgument
		}
		x := logit(m)
		if slices.Contains(frame, w) {
			x += p.w.FrameAgrees
			if (direct[w] || c.listed && p.framed(c, w) || slices.Contains(p.passiveGift(c.trigger), w)) && (!p.abstract(w) || role == ling.RecipientRole && p.target(c, w) || role == ling.ActorRole && p.Verb(c.trigger) && p.Subject(c.trigger, 0) == w && p.standsForOwner(w)) {
				x += p.w.FrameDirect
			}
		}
		if slices.Contains(other, w) {
			x -= p.w.FrameDiffers
		}
		out[w] = sigmoid(x)
	}
	for w := range model {
		consider(w)
	}
	for _, w := range frame {
		consider(w)
	}
	return out
}

// observers are those who only saw or counted what a noun names, and had no part in it:
// of "The mission recorded nine explosions" the mission.
func (p *pass) observers(t int) []int {
	first := t
	for p.Is(first, "conj") && p.Head(first) >= 0 {
		first = p.Head(first)
	}
	h := p.Head(first)
	if h < 0 || !(p.lex.InClass("observe", p.Lemma(h)) && p.saidObject(h, t)) && !(p.Is(first, "obj") && slices.Contains([]string{"discuss", "review", "debate", "mourn", "remember"}, p.Lemma(h))) {
		return nil
	}
	s := p.Child(h, "nsubj")
	if s < 0 && p.Is(h, "xcomp", "ccomp") && p.Tokens[h].XPOS == "VBG" {
		s = p.Child(p.Head(h), "nsubj") // "Residents reported hearing shots"
	}
	if s >= 0 {
		return p.Conjuncts(p.Antecedent(s))
	}
	return nil
}

// direct are the words in the surest slots: a verb's own subject and object; a
// noun's possessor, who did it by "by", and a nationality before it ("Russian support").
func (p *pass) direct(t int) map[int]bool {
	out := map[int]bool{}
	slots := []string{"poss", "by"}
	if p.Verb(t) {
		slots = []string{"subj", "obj", "iobj"}
	}
	for _, slot := range slots {
		for _, w := range p.Fill(t, slot) {
			for _, k := range p.Conjuncts(w) {
				out[k] = true
			}
		}
	}
	if h := p.Head(t); h >= 0 && !p.Verb(t) && p.Is(t, "obj") && p.light(h) {
		for _, k := range p.lightFill(t, lexicon.Subject) {
			out[k] = true // "denied carrying out the raid"
		}
	}
	for _, w := range p.Children(t, "amod", "compound") {
		if n := p.named[w]; n >= 0 && (p.Names[n].Label == ling.Nationality || p.Names[n].Label == ling.Group && p.deed(t) && !p.against(w)) || n < 0 && p.isBody(w) {
			out[w] = true // "Russian support", "a coalition airstrike"
		}
	}
	return out
}

// parties are the words over the threshold, with the further conjuncts of each,
// in the order of the text.
func (p *pass) parties(c *draft, field string, scores map[int]float64) []party {
	var words []int
	for w, x := range scores {
		if x >= p.w.Argument && p.canAct(w) {
			words = append(words, w)
		}
	}
	slices.Sort(words)
	for _, w := range slices.Clone(words) {
		for _, k := range p.Conjuncts(w) {
			// what goes on between two goes on between both, whatever the model gives the second
			if !slices.Contains(words, k) && p.canAct(k) && (scores[k] >= p.w.Conjunct || c.kind == reportedly.KindEvent && p.CaseWord(w) == "between" && p.somebodyAt(party{token: k})) {
				words = append(words, k)
			}
		}
	}
	slices.Sort(words)
	words = slices.DeleteFunc(words, func(k int) bool {
		h := p.Head(k)
		return h >= 0 && p.Is(k, "conj") && slices.Contains(words, h) && (p.loneCase(h, k) || p.setOff(h, k))
	})
	words = p.dropSayers(c.trigger, p.dropNested(words), scores)
	var out []party
	if len(words) > 1 {
		words = slices.DeleteFunc(words, func(w int) bool { return p.Words[w] == "others" && p.Is(w, "conj") }) // "and others"
	}
	for _, w := range words {
		why := "the model's argument head and the syntax"
		if scores[w] < p.w.Argument {
			why = "coordinated with a participant"
		}
		out = append(out, party{token: w})
		p.because(c, field, p.Words[w], p.word(w), "%s (%.0f %%)", why, 100*scores[w])
	}
	return out
}
