package extract

import (
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/lexicon"
	"github.com/reportedly/reportedly/ling"
)

// Rules of parties in the prose of releases and statements, which call those who act by a sort
// that they then list, by two states' names in one word, or by what stands for their owner.

// memberList replaces a sort of states or bodies by those whom the sentence counts up as being
// of it: in "Countries that have sent tankers include Oman and Peru" Oman and Peru sent them.
func (p *pass) memberList(c *draft, field string, list []party) []party {
	for i, a := range list {
		w := p.Antecedent(a.token)
		if t := p.Tokens[w].XPOS; t != "NNS" && t != "NNPS" || !p.Is(w, "nsubj") || p.Head(w) == c.trigger {
			continue
		}
		h := p.Head(w)
		first := p.Object(h, 0)
		if p.Child(h, "cop") >= 0 {
			first = h // "The states that sent them are Oman and Peru"
		} else if !p.Verb(h) || p.Lemma(h) != "include" {
			continue
		}
		if first < w || !p.Under(c.trigger, w) {
			continue
		}
		members := slices.DeleteFunc(p.Conjuncts(first), func(k int) bool {
			return !p.proper(k) || !p.canAct(k) || !p.somebodyAt(party{token: k})
		})
		if len(members) < 2 {
			continue
		}
		out := slices.Delete(slices.Clone(list), i, i+1)
		for _, k := range members {
			if !slices.ContainsFunc(out, func(b party) bool { return b.token == k }) {
				out = append(out, party{token: k})
				p.because(c, field, p.Words[k], p.words(w, k), "one of the “%s”", p.Words[w])
			}
		}
		return out
	}
	return list
}

// suffers tells whether what a strike hit is somebody: "three well heads" are no chiefs.
func (p *pass) suffers(a party) bool {
	w := p.Antecedent(a.token)
	return p.somebodyAt(a) && !(p.Lemma(w) == "head" && p.named[w] < 0 && slices.ContainsFunc(p.Children(w, "compound"), func(k int) bool { return p.named[k] < 0 && !p.isBody(k) }))
}

// bothStates are the names of two states that a hyphen joins: "Oman-Peru talks", "U.S.-Omani
// drills"; nil where it joins none.
func (p *pass) bothStates(w int) []string {
	state := func(k int) string {
		c, _ := p.lex.Country(p.properWords(k))
		return c.Name
	}
	if k := p.hyphened(w); k >= 0 && k < w && p.proper(k) {
		if one, two := state(k), state(w); one != "" && two != "" && one != two {
			return []string{one, two}
		}
	}
	name := p.properWords(w)
	a, b, _ := strings.Cut(name, "-")
	one, ok1 := p.lex.Country(a)
	two, ok2 := p.lex.Country(b)
	if !ok1 || !ok2 || one.Name == two.Name {
		return nil
	}
	return []string{one.Name, two.Name}
}

// hyphened is the word that a hyphen joins to the front of a word, -1 where there is none.
func (p *pass) hyphened(w int) int {
	if w < 2 || p.Words[w-1] != "-" && p.Words[w-1] != "–" || p.Tokens[w-1].Span.Start != p.Tokens[w-2].Span.End || p.Tokens[w].Span.Start != p.Tokens[w-1].Span.End {
		return -1
	}
	return w - 2
}

// withoutPrefix is what a name is called without what a hyphen puts before it: "counter-Front
// patrols" are directed at the Front, and "intra-Omani talks" are the Omani parties'.
func (p *pass) withoutPrefix(w int, name string) string {
	before, rest, one := strings.Cut(p.Form(w), "-")
	if k := p.hyphened(w); k >= 0 && !one {
		before, rest, one = p.Form(k), p.Form(w), true
	}
	if !one {
		return name
	}
	switch strings.ToLower(before) {
	case "intra", "inter":
		if p.isCountryName(rest) {
			return rest + " parties"
		}
	case "counter", "anti", "pro":
		if after, ok := strings.CutPrefix(name, before); ok {
			return strings.TrimLeft(after, "-–")
		}
	}
	return name
}

// leads tells whether "leadership" is for what somebody does, not for those who lead: "Oman's
// leadership in bringing them together", "on aid".
func (p *pass) leads(w int) bool {
	return p.Lemma(w) == "leadership" && (slices.ContainsFunc(p.Children(w, "acl"), func(v int) bool { return p.markWord(v) == "in" }) || len(p.Prepositional(w, "on")) > 0 || len(p.Prepositional(w, "in")) > 0 && p.Is(w, "obj"))
}

// deedOfThings replaces "they" and "it" in the place of who attacks or arrests, where the words
// stand for things only, by the body that the sentence before is about: "It has received money
// and arms. In May they kidnapped a clerk." They are left out where it is about none.
func (p *pass) deedOfThings(c *draft) {
	if c.event != reportedly.Assault && c.event != reportedly.Coerce && c.event != reportedly.Protest || len(c.actors) != 1 {
		return
	}
	w := c.actors[0].token
	n := p.nounFor(w)
	if p.Upos(w) != "PRON" || p.Words[w] != "they" && p.Words[w] != "it" || n < 0 || p.named[n] >= 0 || !p.isThing(party{token: n}) {
		return
	}
	c.actors = nil
	for k := p.Tokens[w].Sentence; k > 0 && k > p.Tokens[w].Sentence-2; k-- {
		for v := p.Sentences[k-1].First; v < p.Sentences[k-1].End; v++ {
			s := p.Child(v, "nsubj")
			if !p.Is(v, "root") || s < 0 {
				continue
			}
			if m := p.mentionOf(s); m != nil && len(m.Entities) == 1 && p.Entities[m.Entities[0]].Label == ling.Group && !slices.ContainsFunc(c.recipients, func(a party) bool { return p.sameEntity(a.token, s) }) {
				c.actors = []party{{token: s, implied: true}}
				p.because(c, "actors", p.Words[s], p.words(s, w), "whom the sentence before is about; “%s” stands for things there", p.Words[w])
				return
			}
		}
	}
}

// inCapacity leaves out a post in which somebody acts who is named beside it: "In her first
// visit as minister, Ann Vell met the clerks".
func (p *pass) inCapacity(list []party) []party {
	if len(list) < 2 {
		return list
	}
	return slices.DeleteFunc(list, func(a party) bool {
		return p.Upos(a.token) != "PRON" && p.named[a.token] < 0 && p.Is(a.token, "obl", "nmod") && p.CaseWord(a.token) == "as" && p.lex.InClass("post", p.Lemma(a.token))
	})
}

// sameVoice tells whether two events are told by the same speakers, by whatever word each is
// called: "Ann Vell said … she added".
func (p *pass) sameVoice(a, b *draft) bool {
	return slices.EqualFunc(a.speakers, b.speakers, p.sameEntity)
}

// strikeItem tells whether an attack is told with a noun for a strike as who does it, which
// releases count by what they hit: in "Near Osk, one strike destroyed a depot" the depot is the
// enemy's, of whom the release tells elsewhere. A clinic may be anybody's.
func (p *pass) strikeItem(c *draft) bool {
	if c.event != reportedly.Assault || !p.Verb(c.trigger) {
		return false
	}
	s := p.Subject(c.trigger, 0)
	o := p.Object(c.trigger, 0)
	return s >= 0 && p.deed(s) && (o < 0 || !p.lex.InClass("facility", p.Lemma(o)) || slices.ContainsFunc(p.Kids(o), func(k int) bool { return p.lex.InClass("weapon", p.Lemma(k)) }))
}

// severalPeoples tells whether what was read as one name are the adjectives of several peoples:
// "Kurdish and Yezidi fighters" fight for no body of that name.
func (p *pass) severalPeoples(w int) bool {
	n := p.named[w]
	if n < 0 || p.Upos(w) != "ADJ" {
		return false
	}
	for k := p.Names[n].First; k < p.Names[n].End; k++ {
		if p.Words[k] == "and" {
			return true
		}
	}
	return false
}

// ofPeoples is what those are called whom coreference calls by the adjectives of several
// peoples only: the noun with them.
func (p *pass) ofPeoples(e int, name string) string {
	w := p.Mentions[p.Entities[e].Mentions[0]].Head
	if h := p.Head(w); h >= 0 && p.severalPeoples(w) && p.Noun(h) {
		_, end := p.phrase(h)
		return concise(p.Slice(min(h, p.Names[p.named[w]].First), max(end, h+1)))
	}
	return name
}

// attackers fills the missing actors of attacks:
//
//   - "The strikes were flown as part of Steady Lantern, the operation to defeat the Front": who
//     flew them runs the operation
//   - "The destruction of Front depots goes on": where one only is told to have attacked the Front
//     before, in the same voice, it is he
func (p *pass) attackers() {
	order := slices.Clone(p.drafts)
	slices.SortStableFunc(order, func(a, b *draft) int { return a.trigger - b.trigger })
	on := map[string]*toldOf{} // attacks before, by whom they befall
	for _, c := range order {
		if c.event != reportedly.Assault {
			continue
		}
		whom := strings.Join(p.partyNames(c.recipients), "\x00")
		if on[whom] == nil {
			on[whom] = new(toldOf)
		}
		actors := func(o *draft) []party { return o.actors }
		if len(c.actors) == 0 {
			c.actors = p.impliedFrom(c, "actors", nil, p.partOf(c), actors)
		}
		if len(c.actors) == 0 && p.plainDeed(c) {
			c.actors = p.impliedFrom(c, "actors", nil, on[whom].list, actors)
		}
		if len(c.actors) > 0 && len(c.recipients) > 0 {
			on[whom].add(p, c)
		}
	}
}

// plainDeed tells whether an attack is told by a noun with "the" for what befalls somebody.
func (p *pass) plainDeed(c *draft) bool {
	if slices.ContainsFunc(c.recipients, func(a party) bool { return p.namedBody(a.token) < 0 && p.bodyOf(a.token) < 0 }) || p.attackNoun(c.trigger) {
		return false // "the killing of elders" may be anybody's
	}
	return p.Upos(c.trigger) == "NOUN" && len(c.recipients) > 0 && p.Has(c.trigger, "the", "this", "these") >= 0 && len(p.Prepositional(c.trigger, "by")) == 0
}

// partOf are the attacks as part of which a noun for an operation, or what it is to do, is told.
func (p *pass) partOf(c *draft) []*draft {
	w := c.trigger
	if h := p.Head(w); h >= 0 && p.Verb(w) && p.Is(w, "acl") {
		w = h
	}
	for h := p.Head(w); h >= 0 && p.Is(w, "appos", "flat", "conj", "nmod:desc"); h = p.Head(w) {
		w = h
	}
	part := p.Head(w)
	if part < 0 || p.Words[part] != "part" || p.CaseWord(part) != "as" {
		return nil
	}
	var out []*draft
	for _, o := range p.drafts {
		if h := p.Head(part); o != c && h >= 0 && (o.trigger == h || p.Head(o.trigger) == h && p.Is(o.trigger, "nsubj", "obj")) {
			out = append(out, o)
		}
	}
	return out
}

// tiedOnes gives a tie told by a noun for those who have it, who are called nothing else, these
// for its actors: of "the governor and his backers" the backers have the tie to him.
func (p *pass) tiedOnes(c *draft) {
	t := c.trigger
	if c.kind != reportedly.KindAffiliation || p.Upos(t) != "NOUN" || p.Is(t, "appos", "root", "nmod:desc", "compound") || p.Child(t, "cop", "appos", "flat") >= 0 || p.CaseWord(t) == "as" {
		return
	}
	if r, ok := p.role(t); !p.lex.InClass("person", p.Lemma(t)) && !(ok && (r.Denotes == lexicon.People || r.Denotes == lexicon.OnePerson)) {
		return
	}
	if h := p.Head(t); h >= 0 && p.CaseWord(t) == "of" && slices.Contains(parts, p.Lemma(h)) {
		return // "Oman is one of our partners"
	}
	owner := p.Child(t, "nmod:poss")
	if slices.ContainsFunc(c.actors, func(a party) bool { return a.token != owner && p.somebodyAt(a) }) {
		return
	}
	if len(c.recipients) == 0 {
		c.recipients = c.actors
	}
	c.actors = []party{{token: t}}
	p.because(c, "actors", p.Words[t], p.word(t), "by whose tie they are called")
}

// postHolder is the name of the person whom a post stands for, where the document names one
// only with it: "The foreign secretary left. Foreign Secretary Ann Vell said …". "" where an
// entity has a name of its own, or is called by no such post.
func (p *pass) postHolder(e int) string {
	if p.Entities[e].Label != "" {
		return ""
	}
	for _, k := range p.Entities[e].Mentions[:min(len(p.Entities[e].Mentions), mostTold)] {
		if w := p.Mentions[k].Head; p.Noun(w) && p.Upos(w) != "PRON" && p.Is(w, "nsubj", "obj", "obl", "nmod", "root", "conj", "iobj", "nmod:poss") {
			if name := p.holder(w); name != "" {
				return name
			}
		}
	}
	return ""
}

// barelyTold tells whether the tree hangs a sentence's verb on its subject, a body's name, as a
// clause without a relative pronoun: "The Liga por el Agua (LPA) condemns …".
func (p *pass) barelyTold(v int) bool {
	h := p.Head(v)
	return h >= 0 && p.Is(v, "acl:relcl") && p.Is(h, "root") && p.proper(h) && h < v && p.Child(v, "nsubj") < 0 && p.Has(v, "who", "which", "that") < 0
}

// pledgedTo are words for how somebody stands to what he promises or supports.
var pledgedTo = []string{"committed", "steadfast", "determined", "resolute", "ready", "proud", "resolved", "united", "grateful", "concerned"}

// standing is the entity of the one body or state of which a document that says "we" tells in the
// present or future tense, in its own voice, how it stands and what it goes on to do: "Tarnia
// remains committed to peace. We have sent tents." -1 where there is none, or several.
func (p *pass) standing() int {
	if p.ownWords < 2 {
		return -1
	}
	told := map[int]int{}
	most, second := -1, 0
	for v := range p.Tokens {
		if e := p.stoodBy(v); e >= 0 {
			told[e]++
			if slices.Contains(pledgedTo, p.Words[v]) || slices.ContainsFunc(p.Kids(v), func(x int) bool { return slices.Contains(pledgedTo, p.Words[x]) }) {
				told[e]++
			}
			if most < 0 || told[e] > told[most] {
				most = e
			}
		}
	}
	for e, n := range told {
		if e != most {
			second = max(second, n)
		}
	}
	if most < 0 || told[most] < max(2, 2*second) {
		return -1
	}
	return most
}

// stoodBy is the entity of the body or state that does or will do something by a verb that tells
// no words of another, near a "we": -1 for other verbs.
func (p *pass) stoodBy(v int) int {
	if !p.Is(v, "root", "conj") || p.within[v] >= 0 || p.Passive(v) && !slices.Contains(pledgedTo, p.Words[v]) || p.Child(v, "ccomp", "parataxis") >= 0 {
		return -1
	}
	if c, n := p.lex.MatchReporting(p.Tree, v); n > 0 && (c.Class == lexicon.Say || c.Class == lexicon.Belief) {
		return -1
	}
	if p.Child(v, "nsubj") < 0 || p.Has(v, "will", "has", "have") < 0 && p.presentTense(v) < 0 {
		return -1
	}
	s := p.sentence(v)
	for k := max(0, s.First-40); k < min(len(p.Words), s.End+40); k++ {
		if plural(p.Words[k]) && p.within[k] < 0 {
			return p.actingBody(p.Child(v, "nsubj"))
		}
	}
	return -1
}

// presentTense is the word by which a clause is in the present tense: its verb or its copula, -1
// where it is in another.
func (p *pass) presentTense(v int) int {
	for _, k := range append([]int{v}, p.Children(v, "cop", "aux")...) {
		if tag := p.Tokens[k].XPOS; tag == "VBZ" || tag == "VBP" {
			return k
		}
	}
	return -1
}

// counterparts tells whether a state is that of a speaker's counterpart: who "met her Omani
// counterpart" does not mean Oman when she says "we".
func (p *pass) counterparts(e int) bool {
	for w := range p.Tokens {
		if p.Lemma(w) == "counterpart" && p.Noun(w) && p.ofState(w) == e {
			return true
		}
	}
	return false
}

// besideActor moves whom the model takes for the other side, though he is joined to the subject
// of an active verb that has an object: "Oman and Peru listed it".
func (p *pass) besideActor(t int, a, r map[int]float64) {
	s := p.Child(t, "nsubj")
	if !p.Verb(t) || s < 0 || p.Passive(t) || p.Child(t, "obj") < s || a[s] < p.w.Argument {
		return
	}
	for _, w := range p.Conjuncts(s) {
		if w != s && w < t && r[w] >= p.w.Argument && p.canAct(w) {
			put(w, a, r)
		}
	}
}
