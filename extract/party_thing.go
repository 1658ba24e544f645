package extract

import (
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ling"
)

// Rules of words in a party's place that name nobody (codebook, "Participants" and
// "Place"): where it happened is the place, what is given or sent is no recipient, and a
// pronoun or number that stands for nobody known is no name.

// nobodies are pronouns that name nobody: of "They armed themselves" nobody else is
// armed, of "Nobody attacked anybody" nobody is known.
var nobodies = []string{"himself", "herself", "itself", "themselves", "ourselves", "myself", "yourself", "yourselves", "themself",
	"anybody", "anyone", "nobody", "somebody", "someone", "something", "anything", "nothing", "everything", "this", "that", "these", "so", "such"}

// names tells whether a party's words may stand for somebody at all.
func (p *pass) names(a party) bool {
	w := a.token
	known := func() bool {
		m := p.mentionOf(w)
		return m != nil && len(m.Entities) > 0 && p.Entities[m.Entities[0]].Label != ""
	}
	switch {
	case slices.Contains(nobodies, p.Words[w]):
		return p.Antecedent(w) != w || known() || p.Child(w, "acl", "nmod", "advmod", "amod") > w // "anyone who refuses"
	case p.Words[w] == "one" && p.Has(w, "no") >= 0, p.Words[w] == "other" && p.Has(w, "each") >= 0:
		return false // "no one", "each other"
	case p.someMembers(w):
		return true
	case p.Upos(w) == "NUM" && (p.Words[w] != "one" || p.Is(w, "obj")) && (p.named[w] < 0 || p.Names[p.named[w]].Label == ling.Quantity):
		m := p.mentionOf(w)
		if m == nil || len(m.Entities) == 0 {
			return false
		}
		return slices.ContainsFunc(p.Entities[m.Entities[0]].Mentions, func(k int) bool { return p.Upos(p.Mentions[k].Head) != "NUM" })
	}
	return true
}

// settlements are nouns for places where people live or pass, which are where something
// is done rather than to whom.
var settlements = []string{"town", "village", "city", "district", "area", "region", "suburb", "street", "road", "highway", "square", "border", "province",
	"neighbourhood", "neighborhood", "hamlet", "quarter", "valley", "hill", "island", "river", "coast", "crossing", "frontier", "territory", "land", "zone", "county", "forest", "mountain"}

// spot tells whether a party only tells where: a named place that is no state, or a
// town, street or hill by its noun.
func (p *pass) spot(a party) bool {
	w := p.Antecedent(a.token)
	if p.bodyOf(w) >= 0 {
		return false
	}
	if p.named[w] < 0 && p.Upos(w) == "NOUN" && slices.Contains(settlements, p.Lemma(w)) {
		return true
	}
	return (p.named[w] >= 0 || p.Upos(w) == "PROPN") && p.isPlace(w) && !p.somebodyAt(a)
}

// stuff are the word classes of things that are given, sent or spoken of, so that as a
// party they stand for nobody.
var stuff = []string{"goods", "money", "weapon", "aid", "law", "agreement", "document", "restriction", "statement", "demand", "talks", "exercise", "election", "vehicle", "facility", "product", "view"}

// isThing tells whether a party is a thing by its noun: "maize", "the motion".
func (p *pass) isThing(a party) bool {
	w := p.Antecedent(a.token)
	if p.Upos(w) != "NOUN" || p.named[w] >= 0 || p.bodyOf(w) >= 0 {
		return false
	}
	if _, ok := p.role(w); ok || p.lex.InClass("person", p.Lemma(w)) || p.lex.InClass("member", p.Lemma(w)) {
		return false
	}
	return slices.ContainsFunc(stuff, func(c string) bool { return p.lex.InClass(c, p.Lemma(w)) })
}

// untouched leaves out of a draft's recipients what isn't somebody to whom it is done.
//
//   - "retook the town", "left the forest": the place is no recipient
//   - "sent maize", "vetoed the bill": what is given or turned down is no recipient;
//     but "shelled the depot", "seized the lorries", "let the convoy pass"
//   - "withdrew its men", "posted guards at the gate": who is moved is the actor's own
func (p *pass) untouched(c *draft, list []party) []party {
	return slices.DeleteFunc(list, func(a party) bool {
		if p.passedOver(c, a) {
			return true
		}
		switch c.event {
		case reportedly.Assault, reportedly.Coerce, reportedly.Protest:
			return p.spot(a)
		case reportedly.Retreat, reportedly.Mobilize:
			return p.spot(a) || p.ownTroops(c, a) || c.event == reportedly.Mobilize && p.isThing(a)
		case reportedly.Consult:
			return p.spot(a) && p.Is(a.token, "obl", "nmod") && p.CaseWord(a.token) != "with" || p.isThing(a)
		case reportedly.Aid, reportedly.Cooperate:
			return p.isThing(a) && p.Is(a.token, "obj")
		case "":
			return false
		}
		return p.isThing(a)
	})
}

// passedOver tells whether a party is the object of a verb whose object is not whom it is
// done to: of "left the Front's valley" nobody is released, of "wants the men freed" the men
// aren't asked, but of "wants them to leave" they are.
func (p *pass) passedOver(c *draft, a party) bool {
	if !p.Is(a.token, "obj") || p.Head(a.token) != c.trigger {
		return false
	}
	switch l := p.Lemma(c.trigger); c.event {
	case reportedly.Retreat, reportedly.Mobilize:
		return slices.Contains([]string{"leave", "enter", "vacate", "quit", "exit", "flee", "cross", "reach"}, l)
	case reportedly.Request:
		x := p.Child(c.trigger, "xcomp")
		return slices.Contains([]string{"want", "need", "seek"}, l) && (x < 0 || p.markWord(x) != "to")
	}
	return false
}

// recruiting are verbs by which others are made soldiers of.
var recruiting = []string{"recruit", "conscript", "enlist", "draft", "press", "arm", "train", "call", "force", "summon", "mobilise", "mobilize"}

// stopping are verbs of ending for a while what one does oneself: "suspended its patrols".
var stopping = []string{"suspend", "halt", "pause", "stop", "cease", "end", "resume"}

// ownTroops tells whether a party is what the actor moves: the object of a verb of moving
// that belongs to the actor, or the troops and arms of a move of troops. "recruited minors".
func (p *pass) ownTroops(c *draft, a party) bool {
	w := a.token
	if p.Tokens[w].Deprel != "obj" || p.Head(w) != c.trigger || p.named[w] >= 0 || p.Upos(w) == "PRON" || slices.Contains(recruiting, p.Lemma(c.trigger)) {
		return false
	}
	if c.event == reportedly.Sanction && p.Lemma(c.trigger) == "recall" && slices.Contains([]string{"ambassador", "envoy", "diplomat", "consul", "attache", "attaché"}, p.Lemma(w)) {
		return true // "recalls envoy from Tarn"
	}
	if o := p.Child(w, "nmod:poss"); o >= 0 {
		return (c.event == reportedly.Mobilize || slices.Contains(moving, p.Lemma(c.trigger)) || slices.Contains(stopping, p.Lemma(c.trigger))) && slices.ContainsFunc(c.actors, func(b party) bool { return p.sameEntity(o, b.token) })
	}
	if c.event != reportedly.Mobilize {
		return false
	}
	if slices.Contains(moving, p.Lemma(c.trigger)) {
		return true // "sent two companies"
	}
	r, ok := p.role(w)
	return ok && (r.Kind == reportedly.Military || r.Kind == reportedly.Police || r.Kind == reportedly.ArmedGroup) ||
		p.lex.InClass("troops", p.Lemma(w)) || p.lex.InClass("weapon", p.Lemma(w)) || p.lex.InClass("vehicle", p.Lemma(w))
}

// owned replaces what belongs to somebody by whom it belongs to, where it can do nothing
// itself: "the union's leaflet warns drivers", "praised the kingdom's leadership", "U.S.
// assistance keeps schools open". What is attacked or taken stays what it is.
func (p *pass) owned(list []party) []party {
	for i, a := range list {
		for _, o := range p.ownersOf(a.token) {
			if !slices.ContainsFunc(list, func(b party) bool { return p.sameEntity(b.token, o) }) {
				list[i].token = o
				break
			}
		}
	}
	return list
}

// ownersOf are those to whom words, help or a quality belong that do nothing themselves.
func (p *pass) ownersOf(w int) []int {
	if p.leads(w) {
		return slices.DeleteFunc(p.Children(w, "nmod:poss"), func(o int) bool { return o > w || !p.ownsSome(w, o) })
	}
	if p.Upos(w) != "NOUN" || !p.abstract(w) || p.isPlace(w) || p.Child(w, "appos") >= 0 || p.Is(w, "appos") || !p.inert(w) {
		return nil
	}
	return slices.DeleteFunc(p.Children(w, "nmod:poss", "compound", "amod"), func(o int) bool { return o > w || !p.ownsSome(w, o) })
}

// standsForOwner tells whether a thing does what its owner does by it: "Tarnia's aid keeps
// schools open, feeding pupils".
func (p *pass) standsForOwner(w int) bool { return len(p.ownersOf(w)) > 0 }

// ownsSome tells whether what stands before a noun is somebody to whom it belongs: any
// possessor, or a body or state before a noun for words or help, "FAS leaflet", "U.S. aid".
func (p *pass) ownsSome(w, o int) bool {
	if p.Tokens[o].Deprel == "nmod:poss" {
		return p.canAct(o) && p.somebodyAt(party{token: o})
	}
	if n := p.named[o]; n < 0 || p.Names[n].Label != ling.Group && p.Names[n].Label != ling.Nationality && p.Names[n].Label != ling.Location {
		return false
	}
	if n := p.named[o]; p.Names[n].Label == ling.Location {
		if _, state := p.lex.Country(p.Slice(p.Names[n].First, p.Names[n].End)); !state {
			return false
		}
	}
	return slices.ContainsFunc([]string{"document", "statement", "aid", "media"}, func(c string) bool { return p.lex.InClass(c, p.Lemma(w)) })
}

// inert tells whether a noun is for words, help or a quality, which do nothing themselves.
func (p *pass) inert(w int) bool {
	l := p.Lemma(w)
	if p.lex.InClass("group", l) {
		return false
	}
	for _, c := range []string{"document", "statement", "aid", "view", "demand", "talks"} {
		if p.lex.InClass(c, l) {
			return true
		}
	}
	if slices.Contains([]string{"website", "site", "account", "editorial", "leaflet", "post", "channel", "effort", "work", "resolve", "courage", "stance", "role", "response"}, l) {
		return true
	}
	for _, end := range []string{"ness", "ity", "ance", "ence", "ership", "ation"} {
		if len(l) > len(end)+3 && strings.HasSuffix(l, end) {
			return true
		}
	}
	return false
}

// abstract tells whether a noun names nobody: neither a name nor a role. A pronoun does so
// where what it stands for does: of "petitioned him to veto it" the bill.
func (p *pass) abstract(w int) bool {
	if p.Upos(w) == "PRON" {
		if w = p.nounFor(w); w < 0 {
			return false
		}
	}
	if p.Upos(w) != "NOUN" || p.named[w] >= 0 {
		return false
	}
	_, ok := p.role(w)
	return !ok && !p.lex.InClass("person", p.Lemma(w)) && !p.lex.InClass("group", p.Lemma(w))
}
