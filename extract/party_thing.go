package extract

import (
	"slices"

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

// thing tells whether a party is a thing by its noun: "maize", "the motion".
func (p *pass) thing(a party) bool {
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
		switch c.event {
		case reportedly.Assault, reportedly.Coerce, reportedly.Protest:
			return p.spot(a)
		case reportedly.Retreat, reportedly.Mobilize:
			return p.spot(a) || p.ownTroops(c, a)
		case reportedly.Consult:
			return p.spot(a) && p.Is(a.token, "obl", "nmod") && p.CaseWord(a.token) != "with" || p.thing(a)
		case reportedly.Aid, reportedly.Cooperate:
			return p.thing(a) && p.Is(a.token, "obj")
		case "":
			return false
		}
		return p.thing(a)
	})
}

// ownTroops tells whether a party is what the actor moves: the object of a verb of moving
// that belongs to the actor, or to nobody else.
func (p *pass) ownTroops(c *draft, a party) bool {
	w := a.token
	if p.Tokens[w].Deprel != "obj" || p.Head(w) != c.trigger || p.named[w] >= 0 || p.Upos(w) == "PRON" || !slices.Contains(moving, p.Lemma(c.trigger)) {
		return false
	}
	if o := p.Child(w, "nmod:poss"); o >= 0 {
		return slices.ContainsFunc(c.actors, func(b party) bool { return p.sameEntity(o, b.token) })
	}
	return c.event == reportedly.Mobilize && (p.lex.InClass("troops", p.Lemma(w)) || p.lex.InClass("weapon", p.Lemma(w)) || p.lex.InClass("vehicle", p.Lemma(w)))
}
