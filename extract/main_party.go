package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/text"
)

// ofNote are the head words of a main event's parties: each somebody once, by a
// name or noun rather than a pronoun where the text has one, and no word that only
// stands in apposition to another of them.
func (p *pass) ofNote(parties []party) []int {
	var out []int
	for _, a := range parties {
		w := a.token
		if p.Upos(w) == "PRON" {
			if w = p.nounFor(w); w < 0 {
				continue
			}
		}
		if h := p.Head(w); p.Is(w, "appos") && slices.ContainsFunc(parties, func(o party) bool { return o.token == h }) {
			continue // "the agency, UNHCR"
		}
		if i := slices.IndexFunc(out, func(o int) bool { return p.sameEntity(o, w) }); i >= 0 {
			continue // "France said it would …"
		}
		out = append(out, w)
	}
	return out
}

// moving are verbs whose object is moved by whom it belongs to.
var moving = []string{"deploy", "dispatch", "move", "pull", "redeploy", "remove", "send", "station", "withdraw"}

// notOwn leaves out of the recipients whom the actors themselves are, or send:
// "pressed on with their attacks on the port", "withdrew its troops from the island",
// where the port and the island are meant.
func (p *pass) notOwn(c *draft, recipients []int) []int {
	own := func(w int) bool {
		return slices.ContainsFunc(c.actors, func(a party) bool { return p.sameEntity(a.token, w) })
	}
	return slices.DeleteFunc(recipients, func(w int) bool {
		return own(w) || !slices.Contains(related, p.Lemma(w)) && slices.ContainsFunc(p.Children(w, "nmod:poss"), own) ||
			p.Is(w, "obj") && p.Head(w) == c.trigger && slices.Contains(moving, p.Lemma(c.trigger))
	})
}

// nounFor is the head of the nearest noun phrase before a pronoun that mentions the
// same, -1 for none.
func (p *pass) nounFor(pronoun int) int {
	m := p.mentionOf(pronoun)
	if m == nil {
		return -1
	}
	best := -1
	for _, o := range p.Mentions {
		if o.Head < pronoun && p.Upos(o.Head) != "PRON" && slices.ContainsFunc(o.Entities, func(e int) bool { return slices.Contains(m.Entities, e) }) {
			best = max(best, o.Head)
		}
	}
	return best
}

// affected is whom an event without a coded recipient still bears upon: who could
// avert a threat, or the nearest somebody in its object or beside it, or the place
// that stands for its people: "will strike unless the owners pay", "rejected the
// Kenyan proposal", "lifted the sanctions imposed on the kingdom".
func (p *pass) affected(c *draft) []int {
	if u := p.unless(c); u >= 0 {
		if s := p.Child(u, "nsubj"); s >= 0 && p.isSomebody(s) && p.Upos(s) != "PRON" {
			return p.Conjuncts(s)
		}
	}
	var found []int
	for _, g := range p.carriers(c.trigger) {
		for _, k := range p.Kids(g) {
			if p.Is(k, "obj", "iobj", "obl", "nmod", "xcomp", "nsubj:pass") && p.timeAt(k) < 0 {
				found = append(found, k)
			}
		}
	}
	for i := 0; i < len(found); i++ { // what is nearer comes first
		for _, below := range p.Kids(found[i]) {
			if p.Is(below, "nmod", "obl", "obj", "compound", "acl", "amod") && !p.Is(below, "acl:relcl") && p.timeAt(below) < 0 {
				found = append(found, below)
			}
		}
	}
	taken := func(w int) bool {
		return slices.ContainsFunc(c.actors, func(a party) bool { return p.Under(w, a.token) || p.sameEntity(w, a.token) })
	}
	for _, want := range []func(int) bool{p.isSomebody, p.isPlace} {
		for _, w := range found {
			if want(w) && (p.Noun(w) || p.named[w] >= 0) && p.Upos(w) != "PRON" && !taken(w) {
				return p.Conjuncts(w)
			}
		}
	}
	return nil
}

// sourcePlaces are the phrases in the place of who does it: the subject, or after
// "by" in a passive. Where the subject isn't somebody but somebody's weapon or deed,
// it stands there all the same: "a bomb killed", "air strikes by the coalition hit".
func (p *pass) sourcePlaces(c *draft, sources []int) []int {
	var out []int
	for _, w := range sources {
		k := p.climb(w, c)
		if p.Is(k, "nsubj") && !p.Is(k, "nsubj:pass") {
			w = k
		}
		out = append(out, w)
	}
	if len(out) > 0 || !p.Verb(c.trigger) {
		return out
	}
	for _, k := range p.Children(c.trigger, "nsubj") {
		if !p.Is(k, "nsubj:pass") && p.Noun(k) && p.Upos(k) != "PRON" {
			out = append(out, p.Conjuncts(k)...)
		}
	}
	return out
}

// targetPlaces are the phrases in the place of whom it is done to: "rejected the
// ministry's plan", where the plan stands for the ministry, but "lifted the embargo
// on the islands", where the islands are meant. Without somebody there it is what
// was hit or spoken of: "shelled the depot", "welcomed the decision".
func (p *pass) targetPlaces(c *draft, targets []int) []int {
	var out []int
	for _, w := range targets {
		for h := p.Head(w); h > w && p.Noun(h) && p.Is(w, "nmod:poss", "nmod:desc", "compound", "amod") && !p.eventNoun(h, c); h = p.Head(w) {
			w = h
		}
		if h := p.Head(w); h >= 0 && p.Is(w, "nmod") && vagueCounts[p.Lemma(h)] > 0 {
			w = h // "dozens of soldiers"
		}
		out = append(out, w)
	}
	if len(out) > 0 || !p.Verb(c.trigger) {
		return out
	}
	switch c.event {
	case reportedly.Assault, reportedly.Coerce, reportedly.Reject, reportedly.Accuse, reportedly.Support:
	default:
		return nil // "gave ten million euros", "will pull out its troops"
	}
	for _, k := range p.Children(c.trigger, "obj", "nsubj:pass") {
		if p.Noun(k) && p.Upos(k) != "PRON" && p.timeAt(k) < 0 {
			out = append(out, p.Conjuncts(k)...)
		}
	}
	return out
}

// climb is the word above w, or w itself, that hangs on the trigger or on the verb
// that carries it. It stops below the nouns of other events of the same kind, whose
// own parties are meant: "launched strikes on the base".
func (p *pass) climb(w int, c *draft) int {
	carriers := p.carriers(c.trigger)
	for n := 0; n < 64; n++ {
		h := p.Head(w)
		if h < 0 || slices.Contains(carriers, h) || p.Verb(h) || p.Is(w, "conj", "appos") || p.eventNoun(h, c) {
			return w
		}
		w = h
	}
	return w
}

// eventNoun tells whether a noun tells of the same event as a draft.
func (p *pass) eventNoun(w int, c *draft) bool {
	if h := p.Head(w); h == c.trigger && p.light(h) {
		return true
	}
	return slices.ContainsFunc(p.drafts, func(o *draft) bool { return o.trigger == w && o.event == c.event })
}

// wholes are the noun phrases of head words with all that belongs to them, but for
// what a comma sets off, in the order of the text.
func (p *pass) wholes(heads []int) []text.Span {
	var out []text.Span
	for _, w := range heads {
		words := p.Subtree(w, func(c int) bool {
			return p.Is(c, "conj", "cc", "parataxis", "case", "cop", "aux", "mark", "nsubj", "punct", "discourse") && p.Head(c) == w ||
				p.Is(c, "acl", "appos", "advcl") && c > 0 && p.afterComma(c) || p.timeAt(c) >= 0
		})
		first, end := p.Run(words, w)
		if sp := p.SpanOf(first, end); !slices.ContainsFunc(out, sp.Overlaps) {
			out = append(out, sp)
		}
	}
	slices.SortFunc(out, func(a, b text.Span) int { return a.Start - b.Start })
	return out
}

// together are the phrases of parties that act on each other; those that are
// coordinated are one: "Peru and Chile".
func (p *pass) together(heads []int) []text.Span {
	var out []text.Span
	for _, w := range heads {
		sp := p.wholes([]int{w})[0]
		if n := len(out); n > 0 && p.Is(w, "conj") && slices.Contains(heads, p.Head(w)) {
			out[n-1] = out[n-1].Union(sp)
			continue
		}
		out = append(out, sp)
	}
	slices.SortFunc(out, func(a, b text.Span) int { return a.Start - b.Start })
	return out
}

// afterComma tells whether a comma stands before the phrase of a word.
func (p *pass) afterComma(w int) bool {
	first := p.Subtree(w, nil)[0]
	return first > 0 && p.Words[first-1] == "," || p.Words[first] == ","
}
