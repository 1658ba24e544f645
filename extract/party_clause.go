package extract

import (
	"maps"
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/lexicon"
)

// Rules of parties by where they stand to the trigger's clause.

// byClause leaves out those who stand in another clause than the trigger, and puts those of its own
// clause on the side that they are on:
//
//   - of "thanked the guild, which sent flour, and urged Oman to help" the guild urges nobody
//   - of "As host of the games, beside Oman and Tarn, Osk has praised the court" Osk praises it
//   - of "The gang, named after the raid on Osk, robs millers" the millers weren't raided
//   - of "was shelled at noon and surrendered" who was shelled surrendered
//   - of "dined under the aegis of the guild" the guild didn't dine
func (p *pass) byClause(c *draft, frame lexicon.Frame, a, r map[int]float64) {
	p.firstVerbsOwn(c.trigger, a)
	p.fronted(c.trigger, a)
	p.besideSubject(c.trigger, a)
	p.besideSubject(c.trigger, r)
	p.whoseAct(c, frame, a, r)
	p.relativeOf(c.trigger, a)
	p.onlyAfterBy(c.trigger, a)
	p.onlyTells(c.trigger, a)
	if c.event == reportedly.Agree {
		// "Oman pledged that the guild would be heard": the guild isn't whom it was pledged to
		maps.DeleteFunc(r, func(w int, _ float64) bool {
			v := p.Head(w)
			return v >= 0 && v != c.trigger && p.Is(w, "nsubj") && p.Is(v, "ccomp", "xcomp") && p.Head(v) == c.trigger
		})
	}
	maps.DeleteFunc(r, func(w int, _ float64) bool { return p.looksOn(w) || p.deeper(c, w) })
	if p.Passive(c.trigger) { // "was shelled, the guard fleeing south"
		maps.DeleteFunc(a, func(w int, _ float64) bool {
			h := p.Head(w)
			return h >= 0 && p.Is(w, "nsubj") && p.Is(h, "advcl") && p.Head(h) == c.trigger && p.Upos(w) != "PRON"
		})
	}
	maps.DeleteFunc(r, func(w int, _ float64) bool { // "named those freed by the army and promised help": not to the army
		return p.Verb(c.trigger) && p.Is(w, "obl:agent") && p.Head(w) != c.trigger && !p.Under(w, c.trigger) && !p.Under(c.trigger, p.Head(w))
	})
	p.alsoAsked(c, r)
	if p.Verb(c.trigger) { // "The mayor's lorry was shot at": he didn't shoot at it
		maps.DeleteFunc(a, func(w int, _ float64) bool {
			h := p.Head(w)
			return h >= 0 && p.Is(w, "nmod:poss") && w < h && p.Upos(w) != "PRON" && r[h] >= p.w.Argument && p.Child(c.trigger, "nsubj", "obl:agent") == h
		})
	}
	p.eachOther(c.trigger, a, r)
	for w := range a {
		if h := p.Head(w); h >= 0 && p.Is(w, "nmod", "nmod:poss") && slices.Contains(auspices, p.Lemma(h)) && p.CaseWord(h) == "under" {
			delete(a, w)
		}
	}
}

// auspices are nouns for what a body lends to others' talks.
var auspices = []string{"auspices", "auspice", "aegis", "umbrella", "patronage", "chairmanship", "mediation", "supervision", "roof"}

// firstVerbsOwn leaves out of a joined verb's actors to whom the first verb does something, where it
// shares the first one's subject.
func (p *pass) firstVerbsOwn(t int, actors map[int]float64) {
	h := p.Head(t)
	if h < 0 || !p.Verb(t) || !p.Verb(h) || !p.Is(t, "conj") || p.Child(t, "nsubj", "nsubj:pass", "obl:agent") >= 0 || p.Passive(t) || p.Passive(h) {
		return
	}
	s := p.Subject(t, 0)
	if s < 0 || actors[s] < p.w.Argument && actors[p.Child(h, "nsubj")] < p.w.Argument {
		return
	}
	own := p.Conjuncts(s)
	for _, o := range p.Children(h, "obj", "iobj", "obl") {
		if o > t {
			continue
		}
		for _, w := range p.Conjuncts(o) {
			if !slices.Contains(own, w) && p.CaseWord(w) != "with" {
				delete(actors, w)
			}
		}
	}
}

// fronted leaves out of a verb's actors who only stands in the phrase "as …" before its own subject.
func (p *pass) fronted(t int, actors map[int]float64) {
	s := p.Child(t, "nsubj")
	if !p.Verb(t) || s < 0 {
		return
	}
	for _, o := range p.Children(t, "obl") {
		if o > s || p.CaseWord(o) != "as" {
			continue
		}
		maps.DeleteFunc(actors, func(w int, _ float64) bool { return p.Under(w, o) })
	}
}

// besideSubject leaves out the object of the verb in whose subject a trigger stands, within a clause
// that tells of the subject.
func (p *pass) besideSubject(t int, parties map[int]float64) {
	at, inClause := t, false
	for n := 0; at >= 0 && n < 32; n++ {
		h := p.Head(at)
		if h < 0 {
			return
		}
		if inClause && p.Is(at, "nsubj") && p.Verb(h) {
			break
		}
		// "Fear of a raid unsettled the millers", but "The blast of a mine killed nine"
		inClause = inClause || at == t && !p.Verb(t) && p.Is(t, "nmod") && p.Is(h, "nsubj") && !p.deed(h) && !p.instrument(h) && p.onlyAffects(p.Head(h)) || p.Is(at, "acl") && p.markWord(at) != "to"
		at = h
	}
	v := p.Head(at)
	if v < 0 || !p.Is(at, "nsubj") {
		return
	}
	maps.DeleteFunc(parties, func(w int, _ float64) bool {
		return p.Head(w) == v && p.Is(w, "obj", "iobj") && p.Upos(w) != "PRON"
	})
}

// onlyAffects tells whether a verb says of what its subject names neither that it harms somebody nor
// that it is done.
func (p *pass) onlyAffects(v int) bool {
	return v >= 0 && p.Verb(v) && !p.harms(v) && !p.light(v) && !slices.Contains(strikesAt, p.Lemma(v))
}

// whoseAct makes who stands as the subject of an active verb without an object its actor, where the
// lexicon has the subject for it and the deed is one's own: "The guard
// withdrew". One who is attacked or taken may be the subject: "suffered a raid".
func (p *pass) whoseAct(c *draft, frame lexicon.Frame, a, r map[int]float64) {
	switch c.event {
	case "", reportedly.Assault, reportedly.Coerce, reportedly.Sanction, reportedly.Aid:
		return
	}
	t := c.trigger
	if !p.Verb(t) || p.Passive(t) || p.Child(t, "obj") >= 0 || len(frame.Actors) == 0 || !slices.Contains(frame.Actors[0], lexicon.Subject) {
		return
	}
	s := p.Subject(t, 0)
	if p.Child(t, "nsubj") >= 0 && p.Child(t, "aux") < 0 {
		return // "Nine guards freed"
	}
	if s < 0 || r[s] < p.w.Argument || len(a) > 0 && p.surest(a) >= p.w.Argument {
		return
	}
	put(s, a, r)
	a[s] = max(a[s], togetherScore)
}

// relativeOf leaves out of a verb's actors the noun that its relative clause tells of, where the verb
// has a subject of its own: "the flag under which the clans march", "the mill that they hold".
func (p *pass) relativeOf(t int, actors map[int]float64) {
	h, s := p.Head(t), p.Child(t, "nsubj")
	if h < 0 || s < 0 || !p.Verb(t) || !p.Is(t, "acl:relcl") || p.Antecedent(s) != s || p.Passive(t) {
		return
	}
	own := p.wholeOf(s)
	if own == s && p.Upos(s) == "ADJ" {
		own = p.Child(s, "obl", "nmod") // "most of the clans"
	}
	if own < 0 || !p.canAct(own) || !p.isSomebody(own) {
		return
	}
	for _, w := range p.Conjuncts(h) {
		delete(actors, w)
	}
	actors[own] = max(actors[own], togetherScore)
}

// onlyAfterBy leaves only those after "by" to a noun that has them: of "The mayor's party saw a raid
// by the guild" the guild raids.
func (p *pass) onlyAfterBy(t int, actors map[int]float64) {
	if p.Verb(t) {
		return
	}
	by := p.Prepositional(t, "by")
	if len(by) == 0 || !p.sure(by[0], actors) || p.Child(t, "nmod:poss") >= 0 {
		return
	}
	own := p.Conjuncts(by[0])
	maps.DeleteFunc(actors, func(w int, _ float64) bool { return !slices.Contains(own, w) && !p.Under(w, t) })
}

// onlyTells leaves out who only tells of what a noun names: "Millers told of a raid".
func (p *pass) onlyTells(t int, actors map[int]float64) {
	h := p.Head(t)
	if p.Verb(t) || h < 0 || !p.Is(t, "obl") || !slices.Contains([]string{"of", "about"}, p.CaseWord(t)) || !slices.Contains([]string{"speak", "tell", "talk", "write", "warn", "hear", "learn"}, p.Lemma(h)) {
		return
	}
	if s := p.Subject(h, 0); s >= 0 {
		for _, w := range p.Conjuncts(s) {
			delete(actors, w)
		}
	}
}

// looksOn tells whether somebody is only there when it is done: "sang in front of the guests".
func (p *pass) looksOn(w int) bool {
	switch p.CaseWord(w) {
	case "in front of", "in the presence of":
		return true
	case "alongside", "beside", "besides", "at the side of", "on the side of":
		return true
	}
	h := p.Head(w)
	if h < 0 || !p.Is(w, "nmod") || p.CaseWord(w) != "of" {
		return false
	}
	switch p.CaseWord(h) {
	case "in":
		return slices.Contains([]string{"front", "presence"}, p.Lemma(h))
	case "at", "on", "by":
		return p.Lemma(h) == "side" // "marched by the side of the guild"
	}
	return false
}

// deeper tells whether a word is the object of a verb within a phrase or purpose of a draft's verb,
// to whom that verb does nothing: "begged for mules to carry them", "The clerk, tried for robbing a
// widow, defies the judge".
func (p *pass) deeper(c *draft, w int) bool {
	v := p.Head(w)
	if !p.Verb(c.trigger) || v < 0 || v == c.trigger || !p.Verb(v) || !p.Is(w, "obj", "iobj", "obl") || !p.Under(v, c.trigger) || p.Object(c.trigger, 0) == w {
		return false
	}
	for at, n := v, 0; at >= 0 && at != c.trigger && n < 32; n++ {
		noun := p.Head(at)
		if noun >= 0 && p.Noun(noun) && p.Is(at, "acl", "acl:relcl") {
			if p.markWord(at) == "to" {
				return c.event == reportedly.Request && p.Is(noun, "obl") && p.CaseWord(noun) == "for"
			}
			return p.Is(p.First(p.wholeTop(noun)), "obl", "nsubj", "nsubj:pass") && !p.light(c.trigger)
		}
		at = noun
	}
	return false
}

// wholeTop is the word that counts some of noun w, or w: of "nine of the millers" nine.
func (p *pass) wholeTop(w int) int {
	if h := p.Head(w); h >= 0 && p.wholeOf(h) == w {
		return h
	}
	return w
}

// alsoAsked adds whom a second clause asks: "urged that the guild pay and that the scouts go home".
func (p *pass) alsoAsked(c *draft, r map[int]float64) {
	if c.event != reportedly.Request || !p.Verb(c.trigger) {
		return
	}
	for _, v := range p.Children(c.trigger, "ccomp") {
		if s := p.Child(v, "nsubj"); s < 0 || r[s] < p.w.Argument {
			continue
		}
		for _, k := range p.Children(v, "conj") {
			if s := p.Child(k, "nsubj"); s >= 0 && p.markWord(k) == "that" && p.canAct(s) && p.isSomebody(s) {
				r[s] = max(r[s], togetherScore)
			}
		}
	}
}

// eachOther makes actors of those who do it to each other: "The clans raided each other".
func (p *pass) eachOther(t int, a, r map[int]float64) {
	s := p.Subject(t, 0)
	if !p.Verb(t) || s < 0 || !p.canAct(s) {
		return
	}
	for _, o := range p.Children(t, "obj", "obl", "iobj") {
		if i := max(o, 1); (p.Words[i] == "other" || p.Words[i] == "another") && (p.Words[i-1] == "each" || p.Words[i-1] == "one") ||
			(p.Words[o] == "each" || p.Words[o] == "one") && o+1 < len(p.Words) && (p.Words[o+1] == "other" || p.Words[o+1] == "another") {
			for _, w := range p.Conjuncts(s) {
				put(w, a, r)
				a[w] = max(a[w], togetherScore)
			}
			clear(r)
			return
		}
	}
}

// surest is the highest of the scores.
func (p *pass) surest(scores map[int]float64) float64 {
	best := 0.0
	for _, x := range scores {
		best = max(best, x)
	}
	return best
}
