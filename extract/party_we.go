package extract

import (
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ling"
)

// Rules of whom "we" and "our" stand for in somebody's words, by all that the document says
// of the speaker:
//
//   - "A spokeswoman of the Front, Ann Vell, denied it. … "We left in May," she said": the Front
//   - "Tarnian foreign minister Ann Vell said: We will send grain": Tarnia

// utterer is who says "we" in a quotation; other words are returned as they are.
func (p *pass) utterer(w int) int {
	if q := p.quoteAt(w); q != nil && q.Speaker >= 0 && plural(p.Words[w]) {
		return q.Speaker
	}
	return w
}

// ownPeople are nouns for those for whom somebody answers, who go by the name of the body that
// he speaks for: "his forces", "my side".
var ownPeople = []string{"side", "force", "forces", "troop", "troops", "men", "man", "fighter", "soldier", "combatant", "unit",
	"movement", "group", "party", "organisation", "organization", "faction", "front", "brigade", "battalion", "ministry", "government", "administration", "camp"}

// ownForces are those of ownPeople who are many, one of whom isn't all.
var ownForces = []string{"man", "fighter", "soldier", "combatant", "troop"}

// ownSide is the entity of the body for whose people a noun with a possessor stands, where the
// possessor is a person who speaks for the body: of the Front's spokesman's "his side" the Front.
// -1 for others, as for "the colonel's wife" and "his supporters".
func (p *pass) ownSide(w int) int {
	if p.Upos(w) != "NOUN" || !slices.Contains(ownPeople, p.Lemma(w)) || slices.Contains(ownForces, p.Lemma(w)) && p.Tokens[w].XPOS == "NN" {
		return -1
	}
	o := p.Child(w, "nmod:poss")
	if o < 0 || p.Upos(o) != "PRON" {
		return -1
	}
	m := p.mentionOf(o)
	if m == nil || len(m.Entities) != 1 {
		return -1
	}
	switch p.Entities[m.Entities[0]].Label {
	case ling.PersonName:
		return p.represented(m.Head)
	case ling.Group:
		return m.Entities[0]
	}
	return -1
}

// ourOwn is what a noun after "our" is called by the name of whom "our" stands for, where
// coreference calls it by the speaker's: of a minister's "our embassy" the state's embassy.
func (p *pass) ourOwn(w int, name string) string {
	o := p.Child(w, "nmod:poss")
	if o < 0 || !plural(p.Words[o]) || p.mention[o] < 0 {
		return name
	}
	e := p.ourselves(o)
	was := p.Mentions[p.mention[o]].Entities
	if e < 0 || len(was) != 1 || was[0] == e {
		return name
	}
	for _, end := range []string{"'s ", "' "} {
		if rest, ok := strings.CutPrefix(name, p.Entities[was[0]].Name+end); ok {
			if end = "'s "; strings.HasSuffix(p.Entities[e].Name, "s") {
				end = "' "
			}
			return p.Entities[e].Name + end + rest
		}
	}
	return name
}

// titleWords are the words that say what a speaker is, wherever the document names him: his
// own nouns, and those in apposition to his name or before it.
func (p *pass) titleWords(w int) []int {
	heads := []int{w}
	if m := p.mentionOf(w); m != nil && len(m.Entities) == 1 {
		for _, k := range p.Entities[m.Entities[0]].Mentions {
			if h := p.Mentions[k].Head; h != w && p.Upos(h) != "PRON" {
				heads = append(heads, h)
			}
			if len(heads) == mostTold {
				break
			}
		}
	}
	var out []int
	for _, h := range heads {
		out = append(out, p.Children(h, "appos", "compound", "nmod:desc", "flat")...)
		out = append(out, h)
		if up := p.Head(h); up >= 0 && p.Is(h, "appos", "flat", "nmod:desc") {
			out = append(out, up)
		}
		for _, c := range p.Children(h, "nsubj") {
			if p.Child(h, "cop") >= 0 {
				out = append(out, c)
			}
		}
		out = append(out, p.postBefore(h)...)
	}
	return out
}

// postBefore are the nouns of the post that stands before a person's name without a comma,
// wherever the tree hangs the name: "Minister for the Highlands Ann Vell".
func (p *pass) postBefore(w int) []int {
	n := p.named[w]
	if n < 0 || p.Names[n].Label != ling.PersonName {
		return nil
	}
	first := p.sentence(w).First
	for k := p.Names[n].First - 1; k >= first && k >= p.Names[n].First-8; k-- {
		switch p.Upos(k) {
		case "NOUN", "PROPN":
			if p.lex.InClass("post", p.Lemma(k)) || p.governs(k) {
				return []int{k}
			}
		case "ADJ", "ADP", "DET", "CCONJ":
		default:
			return nil
		}
	}
	return nil
}

// bodyCalled is the entity that the document calls by a bare noun for a body: the police of
// "police spokesman". -1 where it calls nobody so.
func (p *pass) bodyCalled(c int) int {
	if !p.Is(c, "compound") || !p.isBody(c) || len(p.Kids(c)) > 0 {
		return -1
	}
	for _, m := range p.Mentions {
		if m.Kind == ling.NominalMention && p.Lemma(m.Head) == p.Lemma(c) && len(m.Entities) == 1 && p.Child(m.Head, "compound", "amod", "nmod") < 0 {
			return m.Entities[0]
		}
	}
	return -1
}

// statesman is the entity of the state for which somebody speaks by an office of government
// that a state's name stands with: "Foreign Minister of Tarnia", "the French ambassador".
// Where none stands there, it is the only state whose own deeds he tells of, by its name, in
// the words quoted: "Tarnia is sending boats", "the Tarnian-born" not. -1 where nothing tells.
func (p *pass) statesman(w int, titles []int) int {
	holder := false
	for _, t := range titles {
		if !p.governs(t) {
			continue
		}
		if e := p.ofState(t); e >= 0 {
			return e
		}
		holder = true
	}
	if !holder {
		return -1
	}
	return p.ownStateIn(w)
}

// governs tells whether a word names an office by which one speaks for a state.
func (p *pass) governs(t int) bool {
	if slices.Contains([]string{"minister", "president", "premier", "ambassador", "king", "emir", "sultan", "chancellor"}, p.Lemma(t)) {
		return true
	}
	if p.Lemma(t) == "secretary" {
		return t > 0 && slices.Contains(portfolios, p.Lemma(t-1)) || t+2 < len(p.Words) && p.Words[t+1] == "of" && p.Words[t+2] == "state"
	}
	r, ok := p.role(t)
	return ok && r.Office && r.Kind == reportedly.Government && slices.Contains([]string{"undersecretary", "envoy"}, p.Lemma(t))
}

// portfolios stand before a secretary who is a minister: a party's and a union's is none.
var portfolios = []string{"foreign", "home", "defence", "defense", "interior", "treasury", "justice", "trade", "health", "energy", "education", "transport", "agriculture", "finance", "chief", "cabinet"}

// ofState is the entity of the state whose name stands with a noun for an office, -1 where
// none does: "Tarnian prime minister", "minister of Tarnia", "Tarnia's president".
func (p *pass) ofState(t int) int {
	for _, c := range p.Kids(t) {
		if !p.Is(c, "compound", "amod", "nmod:poss", "nmod:desc") && !(p.Is(c, "nmod") && slices.Contains([]string{"of", "to"}, p.CaseWord(c))) || p.Is(c, "nmod") && p.CaseWord(c) == "to" {
			continue
		}
		if e := p.stateAt(c); e >= 0 {
			return e
		}
		for _, of := range p.Prepositional(c, "of") { // "Minister of Foreign Affairs of Tarnia"
			if e := p.stateAt(of); e >= 0 && p.Is(c, "nmod") {
				return e
			}
		}
	}
	return -1
}

// stateAt is the entity of the state that a word names, or whose adjective it is.
func (p *pass) stateAt(c int) int {
	n := p.named[c]
	if n < 0 {
		return -1
	}
	name := p.Slice(p.Names[n].First, p.Names[n].End)
	m := p.mentionOf(c)
	switch p.Names[n].Label {
	case ling.Location, ling.PersonName: // of a place unheard of it is guessed what it is
		if m != nil && len(m.Entities) == 1 && (p.isCountryName(name) || p.Is(c, "nmod") && p.CaseWord(c) == "of") {
			return m.Entities[0]
		}
	case ling.Nationality, ling.Group:
		if country, ok := p.lex.Country(name); ok {
			return p.entityOfState(country.Name)
		}
	}
	return -1
}

func (p *pass) isCountryName(name string) bool {
	_, ok := p.lex.Country(name)
	return ok
}

// entityOfState is the entity that bears a state's name, -1 where the document has none.
func (p *pass) entityOfState(name string) int {
	return slices.IndexFunc(p.Entities, func(e ling.Entity) bool {
		if strings.EqualFold(e.Name, name) {
			return true
		}
		c, ok := p.lex.Country(e.Name)
		return ok && e.Label != ling.PersonName && c.Name == name
	})
}

// ownStateIn is the entity of the only state that a speaker's quoted words have do something
// under its own name, or own its forces and government: "Tarnia will stand by them", "the
// Tarnian government has sent tents" says nothing of whose words these are. -1 for none or
// several.
func (p *pass) ownStateIn(w int) int {
	found := -1
	for _, q := range p.Quotes {
		if q.Speaker < 0 || q.Fragment || q.Speaker != w && !p.sameEntity(q.Speaker, w) {
			continue
		}
		for i := q.First; i < q.End; i++ {
			e, at := p.stateOrOrgan(i)
			if e < 0 || p.counterparts(e) {
				continue
			}
			v := p.Head(at)
			if v < 0 || !p.Is(at, "nsubj") || p.Is(at, "nsubj:pass") || p.Lemma(v) == "be" || p.Has(v, "must", "should") >= 0 {
				continue
			}
			if found >= 0 && found != e {
				return -1
			}
			found = e
		}
	}
	return found
}

// organs are nouns for those by whom a state acts.
var organs = []string{"government", "force", "forces", "troop", "troops", "people", "military", "army", "navy", "diplomat"}

// stateOrOrgan is the entity of the state that begins a name at word i, and the word that does
// what it does: its own, or that of the organ before which it stands: "Tarnia", "the Tarnia
// Government", "Tarnia's brave armed forces". -1 where there is none.
func (p *pass) stateOrOrgan(i int) (e, at int) {
	n := p.named[i]
	if n < 0 || p.Names[n].First != i || p.Names[n].Label == ling.Nationality || p.Names[n].Label == ling.PersonName {
		return -1, -1
	}
	at = p.nameHead(p.Names[n])
	country, ok := p.lex.Country(p.Slice(p.Names[n].First, p.Names[n].End))
	if !ok && p.Names[n].End == i+2 && slices.Contains(organs, strings.ToLower(p.Form(i+1))) {
		country, ok = p.lex.Country(p.Form(i))
	}
	if !ok {
		return -1, -1
	}
	if h := p.Head(i); h >= 0 && p.Is(i, "compound", "nmod:poss") && slices.Contains(organs, strings.ToLower(p.Form(h))) {
		at = h
	}
	if m := p.mentionOf(i); m != nil && len(m.Entities) == 1 && p.isCountryName(p.Entities[m.Entities[0]].Name) {
		return m.Entities[0], at
	}
	return p.entityOfState(country.Name), at
}
