package extract

import (
	"iter"
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/lexicon"
	"github.com/reportedly/reportedly/ling"
)

// Rules by which what the lexicon and the tree say of a trigger outweighs what the model
// makes of the names, so that two sides are read alike.

// framed tells whether a word is somebody in a slot that the lexicon names for just this sense
// of a verb: "clashed with the militia", "demanded that the army leave".
func (p *pass) framed(c *draft, w int) bool {
	if !p.Verb(c.trigger) || c.kind == reportedly.KindEvent && (!p.somebodyAt(party{token: w}) || p.spot(party{token: w}) || p.lex.InClass("facility", p.Lemma(w))) {
		return false
	}
	for _, side := range []lexicon.Party{c.sense.Frame.Actors, c.sense.Frame.Recipients} {
		for x := range p.fillers(c.trigger, side) {
			if x == w {
				return true
			}
		}
	}
	return false
}

// fillers are the words in the slots of a party, of all its alternatives, and those joined to them.
func (p *pass) fillers(t int, side lexicon.Party) iter.Seq[int] {
	return func(yield func(int) bool) {
		for _, alternative := range side {
			for _, slot := range alternative {
				for _, x := range p.Fill(t, string(slot)) {
					for _, w := range p.Conjuncts(x) {
						if !yield(w) {
							return
						}
					}
				}
			}
		}
	}
}

// togetherScore is the least probability of a party that the frame names beside another.
const togetherScore = 0.6

// put puts a word on one side of a claim, with what the model gives it on either.
func put(w int, to, from map[int]float64) {
	to[w] = max(to[w], from[w], togetherScore)
	delete(from, w)
}

// actTogether makes actors of all who fill a frame that has them act together: in "France met
// Nigeria" neither is the one to whom it is done.
func (p *pass) actTogether(c *draft, frame lexicon.Frame, a, r map[int]float64) {
	if !p.Verb(c.trigger) || !c.listed {
		return
	}
	if c.event == reportedly.Consult && p.Lemma(c.trigger) == "meet" && !p.Passive(c.trigger) {
		frame = lexicon.Frame{Actors: lexicon.Party{{lexicon.Subject, lexicon.Object}}} // codebook, rule 28
	}
	if len(frame.Recipients) > 0 {
		return
	}
	for _, alternative := range frame.Actors {
		if len(alternative) < 2 {
			continue
		}
		var filled [][]int
		for _, slot := range alternative {
			var list []int
			for _, x := range p.Fill(c.trigger, string(slot)) {
				for _, w := range p.Conjuncts(x) {
					if p.canAct(w) && p.somebodyAt(party{token: w}) && !p.spot(party{token: w}) {
						list = append(list, w)
					}
				}
			}
			if len(list) > 0 {
				filled = append(filled, list)
			}
		}
		if len(filled) < 2 {
			continue
		}
		for _, list := range filled {
			for _, w := range list {
				put(w, a, r)
			}
		}
		return
	}
}

// hosted makes recipients of the states that a visit goes to (codebook, rule 28): "The premier's
// visit to Malveria", "travelled to Tarnia and Malveria for talks".
func (p *pass) hosted(c *draft, a, r map[int]float64) {
	if c.event != reportedly.Consult || !slices.Contains(c.sense.Modes, "visit") {
		return
	}
	for w := range p.fillers(c.trigger, c.sense.Frame.Recipients) {
		if p.named[w] >= 0 && p.Names[p.named[w]].Label == ling.Location && p.somebodyAt(party{token: w}) && a[w] < p.w.Argument {
			r[w] = max(r[w], togetherScore)
		}
	}
}

// undergone makes recipients of the subjects of a passive whose sense does something to its
// object, and an actor of its agent: of "The scouts, who are trained by the army" the army
// trains.
func (p *pass) undergone(c *draft, recipients []int, a, r map[int]float64) {
	s := p.Child(c.trigger, "nsubj:pass")
	if !p.Verb(c.trigger) || s < 0 || c.kind != reportedly.KindEvent || !c.listed {
		return
	}
	for _, w := range p.Conjuncts(p.Antecedent(s)) {
		if slices.Contains(recipients, w) && p.canAct(w) && p.somebodyAt(party{token: w}) {
			put(w, r, a)
		}
	}
	if by := p.Agent(c.trigger); by >= 0 && p.Child(c.trigger, "obl:agent") < 0 && len(p.Prepositional(c.trigger, "by")) == 0 {
		for _, w := range p.Conjuncts(by) {
			if p.canAct(w) && p.somebodyAt(party{token: w}) && !slices.Contains(recipients, w) {
				a[w] = max(a[w], togetherScore)
				delete(r, w)
			}
		}
	}
}

// plainObject leaves out of the actors of an active verb with a subject its own object: of
// "asked the premier to meet her" the premier asks nothing.
func (p *pass) plainObject(c *draft, frame lexicon.Frame, a map[int]float64) {
	t := c.trigger
	s := p.Subject(t, 0)
	if !p.Verb(t) || p.Passive(t) || s < 0 || a[s] < p.w.Argument {
		return
	}
	for _, alternative := range frame.Actors {
		if slices.Contains(alternative, lexicon.Object) {
			return // "hosted the envoy": the visitor acts
		}
	}
	for _, o := range p.Children(t, "obj", "iobj") {
		for _, w := range append(p.Conjuncts(o), p.Children(o, "appos", "flat", "nmod:desc")...) {
			if w != s {
				delete(a, w)
			}
		}
	}
}

// blamed gives a complaint about a deed those who did it: "condemned the seizure of boats by
// the coast guard".
func (p *pass) blamed() {
	by := p.bySentence()
	for _, c := range p.drafts {
		if c.event != reportedly.Accuse || slices.ContainsFunc(c.recipients, p.somebodyAt) || !p.Verb(c.trigger) {
			continue
		}
		about := p.Children(c.trigger, "obj")
		for _, prep := range []string{"over", "for", "at"} {
			about = append(about, p.Prepositional(c.trigger, prep)...)
		}
		for _, o := range by[p.Tokens[c.trigger].Sentence] {
			if o == c || !slices.Contains(about, o.trigger) || o.kind != reportedly.KindEvent || p.Verb(o.trigger) {
				continue
			}
			c.recipients = slices.DeleteFunc(c.recipients, func(a party) bool { return a.token == o.trigger })
			for _, w := range o.actors {
				if !w.implied && !slices.ContainsFunc(c.actors, func(a party) bool { return p.sameEntity(a.token, w.token) }) {
					c.recipients = append(c.recipients, w)
					p.because(c, "recipients", p.Words[w.token], p.words(c.trigger, w.token), "who did what is complained of")
				}
			}
		}
	}
}

// takenFrom makes recipients of those from whom something is taken: "captured the bridge from
// the militia".
func (p *pass) takenFrom(c *draft, r map[int]float64) {
	if c.event != reportedly.Assault && c.event != reportedly.Coerce || !p.Verb(c.trigger) || !slices.Contains(capture, p.Lemma(c.trigger)) && p.Lemma(c.trigger) != "wrest" {
		return
	}
	list := p.Prepositional(c.trigger, "from")
	if o := p.Object(c.trigger, 0); o >= 0 {
		list = append(list, p.Prepositional(o, "from")...)
	}
	for _, w := range list {
		if a := (party{token: w}); p.canAct(w) && p.somebodyAt(a) && !p.spot(a) {
			r[w] = max(r[w], togetherScore)
			if o := p.Object(c.trigger, 0); o >= 0 && o != w && p.Upos(o) == "PROPN" && (p.named[o] < 0 || p.Names[p.named[o]].Label != ling.PersonName) {
				delete(r, o) // "took Osk from the militia": Osk is a place, whatever it was read as
			}
		}
	}
}

// threatened gives a threat to do something to somebody that somebody for its recipient:
// "threatened to shell the camp's guards", "threatens to cut the island off".
func (p *pass) threatened() {
	for _, c := range p.drafts {
		if c.event != reportedly.Threaten || len(c.recipients) > 0 || !p.Verb(c.trigger) {
			continue
		}
		x := p.Child(c.trigger, "xcomp", "ccomp")
		if x < 0 || !p.Verb(x) {
			continue
		}
		o := p.Child(x, "obj", "iobj")
		if o < 0 || !p.canAct(o) || !p.somebodyAt(party{token: o}) || slices.ContainsFunc(c.actors, func(a party) bool { return p.sameEntity(a.token, o) }) {
			continue
		}
		for _, w := range p.Conjuncts(o) {
			c.recipients = append(c.recipients, party{token: w})
			p.because(c, "recipients", p.Words[w], p.words(c.trigger, w), "to whom what is threatened would be done")
		}
	}
}

// harmed gives an attack without anybody to whom it is done those whom the sentence says that
// it killed, hurt or hit: "A jet dropped a bomb, killing a family", "The blast
// wounded a guard".
func (p *pass) harmed(c *draft) {
	if slices.ContainsFunc(c.recipients, p.somebodyAt) || c.event != reportedly.Assault && c.event != reportedly.Protest {
		return
	}
	if p.thrownAt(c); len(c.recipients) > 0 || c.event != reportedly.Assault {
		return
	}
	var verbs []int
	if p.Verb(c.trigger) {
		for _, v := range p.Children(c.trigger, "advcl", "xcomp") {
			if p.Tokens[v].XPOS == "VBG" && p.harms(v) {
				verbs = append(verbs, v)
			}
		}
	} else if h := p.Head(c.trigger); h >= 0 && p.Is(c.trigger, "nsubj") && p.Verb(h) && (p.harms(h) || slices.Contains(strikesAt, p.Lemma(h))) {
		verbs = append(verbs, h)
	}
	for _, v := range verbs {
		if o := p.Child(v, "obj"); o >= 0 && p.canAct(o) && p.Upos(o) != "NUM" && (p.somebodyAt(party{token: o}) || p.built(o)) && p.names(party{token: o}) && !p.spot(party{token: o}) {
			for _, w := range p.Conjuncts(o) {
				c.recipients = append(c.recipients, party{token: w})
				p.because(c, "recipients", p.Words[w], p.words(c.trigger, w), "harmed by it")
			}
			return
		}
	}
}

// thrownAt gives an attack those for its recipients at whom or what something is thrown: "hurled
// bricks at a tram".
func (p *pass) thrownAt(c *draft) {
	if !p.Verb(c.trigger) || !slices.Contains([]string{"throw", "hurl", "lob", "fire", "shoot"}, p.Lemma(c.trigger)) {
		return
	}
	for _, w := range p.Prepositional(c.trigger, "at") {
		if a := (party{token: w}); p.built(w) || p.somebodyAt(a) && p.canAct(w) && !p.spot(a) {
			c.recipients = []party{a}
			p.because(c, "recipients", p.Words[w], p.words(c.trigger, w), "at whom or what it goes")
			return
		}
	}
}

// givers are verbs with two objects, whose passive is about whom something is given to:
// "was promised a review", "had been offered talks".
var givers = []string{"promise", "offer", "assure", "guarantee", "grant", "pay", "lend", "ask", "tell"}

// passiveGift are the words that are given something in the passive.
func (p *pass) passiveGift(t int) []int {
	if !p.Verb(t) || !slices.Contains(givers, p.Lemma(t)) || !p.Passive(t) || p.Child(t, "obj", "ccomp", "xcomp") < 0 {
		return nil
	}
	if o := p.Object(t, 0); o >= 0 && p.canAct(o) && p.somebodyAt(party{token: o}) {
		return p.Conjuncts(o)
	}
	return nil
}
