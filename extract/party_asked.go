package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ling"
)

// Rules of who is asked, and of who is meant by a word that only counts or lists.

// bidden gives a demand that a modal verb makes those for its recipients who must do it, for
// it is the speaker's demand: "“All sides must stop,” the envoy said". Of "we must" nobody is.
func (p *pass) bidden(c *draft, a, r map[int]float64) {
	if c.event != reportedly.Request || p.Upos(c.trigger) != "AUX" {
		return
	}
	for w, x := range a {
		if h := p.Head(p.First(w)); !p.Is(p.First(w), "nsubj") || h != p.Head(c.trigger) {
			continue
		}
		delete(a, w)
		if r[w] = max(r[w], x); plural(p.Words[w]) {
			delete(r, w)
		}
	}
}

// unasked leaves out of a demand's recipients who would only have, be or undergo something: of
// "insisted that the islands have a seat", "demanded that the nurses be freed" neither the
// islands nor the nurses are asked.
func (p *pass) unasked(c *draft, r map[int]float64) {
	if c.event != reportedly.Request || !p.Verb(c.trigger) {
		return
	}
	for _, v := range p.Children(c.trigger, "ccomp") {
		if !p.Passive(v) && !slices.Contains([]string{"have", "get", "receive", "obtain", "enjoy", "deserve"}, p.Lemma(v)) {
			continue
		}
		for _, s := range p.Children(v, "nsubj", "nsubj:pass") {
			for _, w := range p.Conjuncts(s) {
				delete(r, w)
			}
		}
	}
}

// ledBy makes doers of those who lead a deed by a participle before its noun: "the
// Tarnian-led raid".
func (p *pass) ledBy(c *draft, a, r map[int]float64) {
	if c.event != reportedly.Assault && c.event != reportedly.Mobilize || p.Verb(c.trigger) {
		return
	}
	for _, v := range p.Children(c.trigger, "amod") {
		if p.Lemma(v) != "lead" {
			continue
		}
		for _, w := range p.Kids(v) {
			if w < v && p.Upos(w) != "PUNCT" && p.canAct(w) {
				put(w, a, r)
			}
		}
	}
}

// sentOut leaves weapons out of those to whom something is done that are fired or sent: "launched 18
// Shahed drones", "fired rockets". What is shot down is another matter.
func (p *pass) sentOut(c *draft, r map[int]float64) {
	if c.event != reportedly.Assault || !slices.Contains([]string{"launch", "fire", "drop", "lob", "hurl", "shoot", "unleash", "throw", "use"}, p.Lemma(c.trigger)) || p.Has(c.trigger, "down") >= 0 {
		return
	}
	for w := range r {
		if p.lex.InClass("weapon", p.Lemma(w)) && p.Under(w, c.trigger) {
			delete(r, w)
		}
	}
}

// drawn gives what an act in words meets with to those from whom it comes: "drew criticism from the allies",
// "…, drawing condemnation from the league". Whoever drew it undergoes it.
func (p *pass) drawn(c *draft, a, r map[int]float64) {
	h := p.Head(c.trigger)
	if p.Verb(c.trigger) || h < 0 || !p.Verb(h) || !p.Is(c.trigger, "obj") || !slices.Contains([]string{"draw", "prompt", "attract", "provoke", "earn", "trigger", "spark"}, p.Lemma(h)) {
		return
	}
	from := p.Prepositional(c.trigger, "from")
	from = append(from, p.Prepositional(h, "from")...)
	if len(from) == 0 || !p.canAct(from[0]) || !p.somebodyAt(party{token: from[0]}) {
		return
	}
	clear(a)
	for _, w := range p.Conjuncts(from[0]) {
		put(w, a, r)
	}
	for w := range r {
		if !p.Under(w, h) {
			delete(r, w) // who stands in what was said before
		}
	}
}

// brokering are verbs by which others are brought to agree.
var brokering = []string{"broker", "mediate", "facilitate", "arrange", "sponsor"}

// brokersApart leaves those out of a deal's parties who only brought it about, and the other
// way round: of "a truce brokered by elders" the elders call no truce.
func (p *pass) brokersApart(c *draft, a map[int]float64) {
	if p.Verb(c.trigger) {
		return
	}
	if v := p.Head(c.trigger); v >= 0 && p.Is(c.trigger, "obj") && slices.Contains(brokering, p.Lemma(v)) {
		if s := p.Subject(v, 0); s >= 0 { // nor of "Elders brokered a truce"
			for _, w := range p.Conjuncts(s) {
				delete(a, w)
			}
		}
	}
	for _, v := range p.Children(c.trigger, "acl") {
		if by := p.Agent(v); by >= 0 && slices.Contains(brokering, p.Lemma(v)) {
			for _, w := range p.Conjuncts(by) {
				delete(a, w)
			}
		}
	}
}

// brokered gives brokers those for their recipients whose deal it is that they brokered.
func (p *pass) brokered() {
	for _, c := range p.drafts {
		if c.event != reportedly.Consult || len(c.recipients) > 0 || !p.Verb(c.trigger) || !slices.Contains(brokering, p.Lemma(c.trigger)) {
			continue
		}
		for _, o := range p.drafts {
			if o == c || !(p.Is(c.trigger, "acl") && o.trigger == p.Head(c.trigger)) && !(p.Is(o.trigger, "obj", "nsubj:pass") && p.Head(o.trigger) == c.trigger) {
				continue // "Oman pledged aid, and Tarnia is mediating": no deal of Oman's
			}
			for _, w := range o.actors {
				if !slices.ContainsFunc(c.actors, func(b party) bool { return p.sameEntity(w.token, b.token) }) {
					c.recipients = append(c.recipients, w)
					p.because(c, "recipients", p.Words[w.token], p.words(c.trigger, w.token), "whose “%s” it is", p.Words[o.trigger])
				}
			}
			break
		}
	}
}

// including adds those whom "including" names: "the neighbours, including Tarnia". Of "critics
// such as the League" it is only the League.
func (p *pass) including(c *draft, field string, list []party) []party {
	for i, a := range slices.Clone(list) {
		if p.named[a.token] >= 0 || p.Upos(a.token) != "NOUN" {
			continue
		}
		for _, k := range p.Children(a.token, "nmod") {
			cw := p.CaseWord(k)
			if cw != "including" && cw != "such" {
				continue
			}
			for _, w := range p.Conjuncts(k) {
				if p.named[w] < 0 || p.Names[p.named[w]].Label != ling.Group && p.Names[p.named[w]].Label != ling.PersonName && !p.somebodyAt(party{token: w}) || !p.canAct(w) {
					continue
				}
				if cw == "such" && list[i].token == a.token {
					list[i].token = w
				} else {
					list = append(list, party{token: w})
				}
				p.because(c, field, p.Words[w], p.words(a.token, w), "one of the “%s”", p.Words[a.token])
			}
		}
	}
	return list
}

// counters are words that stand for some of those spoken of before.
var counters = []string{"all", "some", "most", "many", "several", "few", "both", "none", "others", "another", "third", "half", "rest", "remainder"}

// reachCounted is how many sentences back those are told of whom a number stands for.
const reachCounted = 2

// countedOf replaces a number or the like that stands by itself by those of whom some are meant,
// the last several who did or underwent something: "Police held nine drivers. All but one were
// freed.", "Two crews turned back; a third got through."
func (p *pass) countedOf(c *draft, field string, list []party) []party {
	for i := 0; i < len(list); i++ {
		w := list[i].token
		if p.Upos(w) != "NUM" && !slices.Contains(counters, p.Words[w]) || p.Words[w] == "one" || p.Child(w, "nmod", "acl") >= 0 || !p.Is(w, "nsubj", "obj") || p.takesUp(w) {
			continue
		}
		if p.Words[w] == "two" && p.Has(w, "the") >= 0 && slices.Contains(jointly, p.Lemma(c.trigger)) {
			continue // "The two agreed": who met before
		}
		k := p.joinedObject(c.trigger, w)
		if k < 0 {
			k = p.lastSeveral(c, w, field == "recipients")
		}
		switch {
		case k < 0:
		case slices.ContainsFunc(list, func(o party) bool { return o.token != w && p.somebodyAt(o) && !p.Under(o.token, c.trigger) }):
			list = slices.Delete(list, i, i+1)
			i--
		default:
			list[i].token = k
			p.because(c, field, p.Words[k], p.words(k, w), "of whom “%s” are some", p.Words[w])
		}
	}
	return list
}

// joinedObject is whom the verb before did something to, where a number is what the verb joined to it
// does it to: "Police dispersed the youths and arrested six". -1 where it did it to nobody of whom there are
// several.
func (p *pass) joinedObject(t, w int) int {
	h := p.Head(t)
	if h < 0 || !p.Is(t, "conj") || !p.Verb(h) || !p.Is(w, "obj") || p.Passive(h) {
		return -1
	}
	o := p.Child(h, "obj")
	if o < 0 {
		return -1
	}
	if m := p.mentionOf(o); p.Upos(o) == "PRON" && m != nil && len(m.Entities) == 1 {
		for _, k := range p.Entities[m.Entities[0]].Mentions {
			if head := p.Mentions[k].Head; head < w && p.Upos(head) == "NOUN" {
				o = head
			}
		}
	}
	if p.Upos(o) != "NOUN" || !p.several(o) || !p.somebodyAt(party{token: o}) {
		return -1
	}
	return o
}

// takesUp tells whether coreference knows whom a word stands for.
func (p *pass) takesUp(w int) bool {
	m := p.mentionOf(w)
	return m != nil && slices.ContainsFunc(m.Entities, func(e int) bool {
		return slices.ContainsFunc(p.Entities[e].Mentions, func(k int) bool {
			h := p.Mentions[k].Head
			return p.Upos(h) != "NUM" && p.Upos(h) != "PRON" && !slices.Contains(counters, p.Words[h])
		})
	})
}

// mayCount tells whether a number may count those whom an earlier trigger told of: those of its own
// sentence where it is an object, which new people may be ("Rebels attacked the village and killed nine"), else
// those of its paragraph.
func (p *pass) mayCount(earlier, w int) bool {
	a, b := p.Tokens[earlier].Sentence, p.Tokens[w].Sentence
	return a == b || !p.Is(w, "obj") && p.Sentences[a].Block == p.Sentences[b].Block
}

// lastSeveral is the noun for the last several who were told of before word w, those first
// who underwent something where w does. -1 where there are none.
func (p *pass) lastSeveral(c *draft, w int, undergoes bool) int {
	best := -1
	for _, o := range p.drafts {
		if o == c || o.trigger >= c.trigger || p.Tokens[c.trigger].Sentence-p.Tokens[o.trigger].Sentence > reachCounted || !p.mayCount(o.trigger, w) {
			continue
		}
		sides := [][]party{o.actors, o.recipients}
		if !undergoes {
			sides = [][]party{o.recipients, o.actors}
		}
		for _, side := range sides {
			for _, a := range side {
				k := a.token
				if k > w || p.Upos(k) != "NOUN" || slices.Contains(counters, p.Words[k]) || !p.several(k) || p.Tokens[k].XPOS == "NN" && p.Child(k, "nummod") < 0 || !p.somebodyAt(a) || slices.ContainsFunc(c.actors, func(b party) bool { return undergoes && p.sameEntity(k, b.token) }) {
					continue
				}
				if r, ok := p.role(k); undergoes && ok && slices.Contains([]reportedly.ActorKind{reportedly.Police, reportedly.Military, reportedly.ArmedGroup}, r.Kind) && !slices.Contains(o.recipients, a) {
					continue // who holds others isn't held
				}
				best = k
			}
		}
	}
	return best
}
