package extract

import (
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/lexicon"
	"github.com/reportedly/reportedly/ling"
)

// Rules about who the chosen words stand for, and which of them count
// (codebook, "Participants").

// settle drops and replaces words of a draft's parties that can't be meant.
func (p *pass) settle(c *draft) {
	switch c.kind {
	case reportedly.KindPresence, reportedly.KindControl:
		c.recipients = nil // where somebody is and what is held is the place
		if p.Verb(c.trigger) && len(c.actors) > 1 {
			c.actors = slices.DeleteFunc(c.actors, func(a party) bool { // "took it from the army": who held it before
				return p.Is(a.token, "obl", "nmod") && p.CaseWord(a.token) == "from"
			})
		}
	case reportedly.KindCondition:
		// "a threat to the villagers", but not "a pipe fouled the river"
		c.recipients = slices.DeleteFunc(c.recipients, func(a party) bool { return !p.somebodyAt(a) })
	}
	c.actors = p.sayerMeant(p.spokenOn(p.partitives(c.actors)))
	c.recipients = p.partitives(c.recipients)
	if c.kind == reportedly.KindEvent {
		c.actors, c.recipients = p.countedOf(c, "actors", c.actors), p.countedOf(c, "recipients", c.recipients)
	}
	c.actors = p.owned(c.actors)
	if q := c.event.Quad(); q == reportedly.VerbalCooperation || q == reportedly.VerbalConflict {
		c.recipients = p.owned(c.recipients)
	}
	unnamed := func(a party) bool { return !p.names(a) }
	c.actors = slices.DeleteFunc(c.actors, unnamed)
	c.recipients = slices.DeleteFunc(c.recipients, unnamed)
	if c.kind == reportedly.KindEvent {
		c.actors = slices.DeleteFunc(c.actors, func(a party) bool { return p.arms(a) })
		c.actors = slices.DeleteFunc(c.actors, func(a party) bool { return p.standsStill(c, a) || p.deadOrHurt(c, a) })
		// "Osk: roadblock lifted"; but "Osk rejected the budget", "Osk's refusal"
		c.actors = slices.DeleteFunc(c.actors, func(a party) bool {
			return p.spot(a) && !p.Is(p.First(a.token), "nsubj", "nmod:poss", "obl", "nmod", "compound", "amod")
		})
	}
	if slices.ContainsFunc(c.actors, p.somebodyAt) { // "were covered by scouts and drones"
		c.actors = slices.DeleteFunc(c.actors, func(a party) bool { return p.isThing(a) && p.Is(a.token, "conj") })
	}
	c.recipients = p.untouched(c, c.recipients)
	c.recipients = p.withoutThings(c, c.recipients)
	p.onTheirPlace(c)
	if slices.ContainsFunc(c.actors, func(a party) bool { return !p.spot(a) }) {
		// "Osk: the militia said it shelled the camp", but "Osk and the militia"
		c.actors = slices.DeleteFunc(c.actors, func(a party) bool { return p.spot(a) && len(p.Conjuncts(p.First(a.token))) == 1 })
	}
}

// standsStill tells whether a party is a place or building in the place of who does it, beside
// a participle without its auxiliary: "Highway 9 blocked", "OSK SHELLED OVERNIGHT", and of
// "Two barns burn".
func (p *pass) standsStill(c *draft, a party) bool {
	switch c.event {
	case reportedly.Assault, reportedly.Coerce, reportedly.Protest:
	default:
		return false
	}
	w := a.token
	if p.Head(w) != c.trigger || !p.Is(w, "nsubj") || !p.Verb(c.trigger) || p.Child(c.trigger, "obj", "ccomp", "xcomp", "obl:agent") >= 0 || p.bodyOf(w) >= 0 {
		return false
	}
	if tag := p.Tokens[c.trigger].XPOS; p.spot(a) {
		return (tag == "VBN" || tag == "VBD") && p.Child(c.trigger, "aux") < 0
	}
	l := p.Lemma(w)
	return p.named[w] < 0 && (p.lex.InClass("road", l) || c.event == reportedly.Assault && p.lex.InClass("facility", l) && !p.lex.InClass("group", l)) && !p.isBody(w)
}

// spokenOn replaces an unnamed spokesman by whom he speaks for: of "a spokesman for the
// governor accused the league" the governor.
func (p *pass) spokenOn(list []party) []party {
	for i, a := range list {
		if !slices.Contains([]string{"spokesman", "spokeswoman", "spokesperson"}, p.Lemma(a.token)) || p.nameBeside(a.token) >= 0 || p.bodyOf(a.token) >= 0 || p.Is(a.token, "appos") {
			continue
		}
		if m := p.mentionOf(a.token); m != nil && len(m.Entities) == 1 && p.Entities[m.Entities[0]].Label == ling.PersonName {
			continue
		}
		for _, prep := range []string{"for", "of"} {
			if of := p.Prepositional(a.token, prep); len(of) > 0 && p.canAct(of[0]) && p.somebodyAt(party{token: of[0]}) {
				list[i].token = of[0]
				break
			}
		}
	}
	return list
}

// partitives replaces a count of some by those of whom they are: "two of the
// guards", "half of the villagers", "a group of workers".
func (p *pass) partitives(list []party) []party {
	for i, a := range list {
		w := p.wholeOf(p.ofMany(a.token))
		if w != a.token && !p.someMembers(a.token) && p.canAct(w) && !slices.ContainsFunc(list, func(o party) bool { return o.token == w }) {
			list[i].token = w
		}
	}
	return list
}

// parts are nouns that only tell how many of the noun after "of" are meant.
var parts = []string{"half", "third", "quarter", "majority", "number", "group", "dozen", "score", "hundred", "thousand", "lot", "handful", "couple",
	"some", "most", "many", "much", "several", "few", "all", "each", "both", "none", "one", "percent", "bulk", "series", "pair", "trio", "rest", "remainder", "remnant"}

// wholeOf is the noun that a count or share is of: of "two of the guards" guards.
// Other words are returned as they are.
func (p *pass) wholeOf(w int) int {
	if p.named[w] < 0 && p.lex.InClass("asset", p.Lemma(w)) {
		for _, of := range p.Prepositional(w, "of") {
			if p.fights(of) && p.namedBody(w) < 0 {
				return of // "shelled positions of the rebels"
			}
		}
	}
	if p.named[w] >= 0 && p.Names[p.named[w]].Label != ling.Quantity || p.Upos(w) != "NUM" && !slices.Contains(parts, p.Lemma(w)) {
		return w
	}
	for _, of := range p.Prepositional(w, "of") {
		if p.Noun(of) && (p.Upos(of) != "PRON" || p.mention[of] >= 0 && !plural(p.Words[of])) {
			return of // "three of the guards", "one of them"
		}
		if slices.Contains([]string{"them", "whom"}, p.Words[of]) && !p.Is(w, "nsubj") && !p.subjectAbove(w, of) {
			return p.Antecedent(of) // "beat two of them"
		}
	}
	return w
}

// subjectAbove tells whether a pronoun is taken for the subject of a verb above a word: of "they
// said that two of them …" it is doubtful whom "them" means.
func (p *pass) subjectAbove(w, pronoun int) bool {
	for h, n := p.Head(w), 0; h >= 0 && n < 4; h, n = p.Head(h), n+1 {
		if s := p.Subject(h, 0); s >= 0 && p.sameEntity(s, pronoun) {
			return true
		}
	}
	return false
}

// withoutThings leaves out things and places where somebody stands beside them:
// "wrested the port from the militia", "destroyed a rebel position and a bridge".
func (p *pass) withoutThings(c *draft, list []party) []party {
	if !slices.ContainsFunc(list, p.somebodyAt) {
		return list
	}
	return slices.DeleteFunc(list, func(a party) bool { return !p.somebodyAt(a) })
}

// somebodyAt tells whether a party is somebody rather than a thing or a town. A
// country is somebody: its state.
func (p *pass) somebodyAt(a party) bool {
	w := p.Antecedent(a.token)
	if p.bodyOf(w) >= 0 || p.lex.InClass(lexicon.PersonClass, p.Lemma(w)) {
		return true
	}
	if n := p.named[w]; n >= 0 && p.Names[n].Label == ling.Location {
		_, state := p.lex.Country(p.Slice(p.Names[n].First, p.Names[n].End))
		return state
	}
	if p.Upos(w) == "PRON" || p.Upos(w) == "DET" {
		m := p.mentionOf(w)
		if m == nil || len(m.Entities) == 0 || p.Entities[m.Entities[0]].Label != ling.Location {
			return true
		}
		return p.isCountryName(p.Entities[m.Entities[0]].Name)
	}
	return p.isSomebody(w)
}

// shared are the names of those whom one noun with coordinated modifiers stands for:
// "the Osk and Tarn clans" are the Osk clan and the Tarn clan, "Malverian and Tarnian
// officers" two sorts of officers. nil where the noun has no such modifiers.
func (p *pass) shared(w int) []string {
	if both := p.bothStates(w); both != nil {
		return both
	}
	if tag := p.Tokens[w].XPOS; tag != "NNS" && tag != "NNPS" {
		return nil
	}
	noun := p.Form(w)
	r, known := p.role(w)
	body := known && r.Denotes == lexicon.Body
	if body {
		noun = p.Lemma(w)
	}
	for _, c := range p.Kids(w) {
		after := body && p.Is(c, "nmod") && slices.Contains([]string{"of", "from"}, p.CaseWord(c))
		if !after && (c > w || !p.Is(c, "compound", "amod", "nmod:desc", "nmod:poss")) || !p.proper(c) {
			continue
		}
		list := p.Conjuncts(c)
		if one, two, ok := strings.Cut(p.properWords(c), " and "); ok && body && c < w && p.named[w] != p.named[c] && !(p.isCountryName(one) && p.isCountryName(two)) {
			return []string{one + " " + noun, two + " " + noun} // read as one name
		}
		if len(list) < 2 || !slices.ContainsFunc(list[1:], p.proper) {
			continue
		}
		var out []string
		for _, k := range list {
			if !p.proper(k) {
				return nil // "the national and Osk committees"
			}
			name := p.properWords(k)
			switch {
			case after:
				name = noun + " " + p.CaseWord(c) + " " + name
			default:
				name += " " + p.ownModifiers(k, w) + noun
			}
			out = append(out, name)
		}
		return out
	}
	return nil
}

// proper tells whether a word belongs to a name.
func (p *pass) proper(w int) bool {
	return p.named[w] >= 0 || p.Upos(w) == "PROPN"
}

// properWords are the words of the name that w belongs to.
func (p *pass) properWords(w int) string {
	if n := p.named[w]; n >= 0 {
		return p.Slice(p.Names[n].First, p.Names[n].End)
	}
	return p.Form(w)
}

// ownModifiers are the further modifiers that stand directly before a noun: of "Malverian
// and Tarnian border officers" the border.
func (p *pass) ownModifiers(k, w int) string {
	out := ""
	for i := k + 1; i < w; i++ {
		if p.Head(i) == w && p.Is(i, "compound", "amod") && !p.proper(i) {
			out += p.Form(i) + " "
		}
	}
	return out
}

// withoutLoose leaves out a pronoun that stands for nobody known, beside somebody: of "His
// running mate says he will ask the tribunal" one asks.
func (p *pass) withoutLoose(list []party) []party {
	loose := func(a party) bool {
		if p.Upos(a.token) != "PRON" || p.Antecedent(a.token) != a.token {
			return false
		}
		m := p.mentionOf(a.token)
		return m == nil || !slices.ContainsFunc(m.Entities, func(e int) bool {
			return p.Entities[e].Label != "" || slices.ContainsFunc(p.Entities[e].Mentions, func(k int) bool { return p.Upos(p.Mentions[k].Head) != "PRON" })
		})
	}
	if !slices.ContainsFunc(list, func(a party) bool { return !loose(a) && p.somebodyAt(a) }) {
		return list
	}
	return slices.DeleteFunc(list, loose)
}
