package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/lexicon"
	"github.com/reportedly/reportedly/ling"
)

// Rules of whom an attack on a place is directed at: where the sentence says who holds the
// place, that is who suffers it.

// holdings are verbs and participles of holding a place.
var holdings = []string{"hold", "control", "occupy", "run", "dominate", "overrun", "seize", "capture", "garrison", "man"}

// redoubts are nouns for a place that belongs to somebody who fights from it.
var redoubts = []string{"stronghold", "bastion", "haven", "hideout", "base", "headquarters", "capital", "position", "hub", "redoubt", "enclave", "territory", "camp", "outpost", "pocket", "area", "fortress"}

// holders are the head words of those who are said to hold a place:
//
//   - "a rebel-held village", "the town held by the militia", "the base lost to the Front"
//   - "the Front's stronghold", "Osk, the militia's last bastion"
func (p *pass) holders(place int) []int {
	for _, c := range p.Kids(place) {
		switch {
		case p.Is(c, "amod") && slices.Contains(holdings, p.Lemma(c)):
			for _, w := range p.Children(c, "compound", "nsubj", "obl", "nmod") {
				if w < c && p.fights(w) {
					return []int{w}
				}
			}
		case p.Is(c, "acl") && p.Lemma(c) == "lose":
			for _, w := range p.Prepositional(c, "to") {
				if p.fights(w) {
					return p.Conjuncts(w)
				}
			}
		case p.Is(c, "acl") && slices.Contains(holdings, p.Lemma(c)):
			if w := p.Agent(c); w >= 0 && p.fights(w) {
				return p.Conjuncts(w)
			}
		case p.Is(c, "nmod:poss", "compound") && c < place && slices.Contains(redoubts, p.Lemma(place)) && p.fights(c):
			return p.Conjuncts(c)
		case p.Is(c, "appos") && p.Noun(c):
			if w := p.holders(c); w != nil {
				return w
			}
		}
	}
	return p.besideName(place)
}

// besideName is who holds a named place by the noun that stands beside the name between
// commas, wherever the tree hangs it: "Osk, the Front's last bastion, …".
func (p *pass) besideName(place int) []int {
	n := p.named[place]
	if n < 0 || p.Names[n].Label != ling.Location || p.Names[n].End >= len(p.Tokens) || p.Words[p.Names[n].End] != "," {
		return nil
	}
	from := p.Names[n].End + 1
	for k := from; k < min(from+10, p.sentence(place).End) && p.Words[k] != "," && !(p.Verb(k) && !p.Is(k, "amod")); k++ {
		if !slices.Contains(redoubts, p.Lemma(k)) {
			continue
		}
		for _, o := range p.Children(k, "nmod:poss") {
			if o >= from && p.fights(o) {
				return []int{o}
			}
		}
	}
	return nil
}

// fights tells whether a word is for a group or for people by their role, not for a place
// or an adjective.
func (p *pass) fights(w int) bool {
	if p.namedBody(w) >= 0 {
		return true
	}
	if p.Upos(w) == "PRON" || p.named[w] >= 0 && p.Names[p.named[w]].Label != ling.Group {
		return false
	}
	r, ok := p.role(w)
	return ok && (r.Denotes == lexicon.Body || r.Denotes == lexicon.People || p.Tokens[w].XPOS == "NNS" || p.Is(w, "compound"))
}

// onTheirPlace gives an attack on a place nobody of which is told as suffering it those who
// hold the place: "retook the militia-held town", "an operation to isolate the Front's
// stronghold".
func (p *pass) onTheirPlace(c *draft) {
	if c.event != reportedly.Assault || len(c.recipients) > 0 {
		return
	}
	for _, w := range p.hit(c.trigger) {
		for _, of := range append([]int{w}, p.Prepositional(w, "of")...) {
			for _, h := range p.holders(of) {
				own := func(a party) bool { return p.sameEntity(a.token, h) }
				if !slices.ContainsFunc(c.actors, own) && !slices.ContainsFunc(c.recipients, own) {
					c.recipients = append(c.recipients, party{token: h})
					p.because(c, "recipients", p.Words[h], p.words(h, w), "holds the place that is attacked")
				}
			}
		}
	}
	if len(c.recipients) == 0 {
		p.heldElsewhere(c)
	}
}

// heldElsewhere gives an attack on a named place those who are told, anywhere in the report's
// own voice, to hold it: "The army began an operation to isolate Osk. … Osk, the Front's last
// bastion". Nobody, where several are told to.
func (p *pass) heldElsewhere(c *draft) {
	for _, w := range p.hit(c.trigger) {
		m := p.mentionOf(w)
		if m == nil || len(m.Entities) != 1 || p.named[w] < 0 || p.Entities[m.Entities[0]].Label != ling.Location {
			continue
		}
		var found []int
		for _, k := range p.Entities[m.Entities[0]].Mentions {
			for _, h := range p.holders(p.Mentions[k].Head) {
				if p.within[h] >= 0 && p.within[h] != p.within[c.trigger] && !p.namedUnquoted(h) {
					continue
				}
				if len(found) > 0 && !p.sameEntity(found[0], h) {
					return
				}
				if len(found) == 0 {
					found = append(found, h)
				}
			}
		}
		for _, h := range found {
			if !slices.ContainsFunc(c.actors, func(a party) bool { return p.sameEntity(a.token, h) }) {
				c.recipients = append(c.recipients, party{token: h, implied: true})
				p.because(c, "recipients", p.Words[h], p.word(h), "not said here, but told elsewhere to hold the place that is attacked")
			}
		}
		if len(c.recipients) > 0 {
			return
		}
	}
}

// namedUnquoted tells whether somebody is spoken of outside any quotation, too.
func (p *pass) namedUnquoted(w int) bool {
	m := p.mentionOf(w)
	return m != nil && len(m.Entities) == 1 && slices.ContainsFunc(p.Entities[m.Entities[0]].Mentions, func(k int) bool { return p.within[p.Mentions[k].Head] < 0 })
}

// hit are the words for what an attack is directed at, or an operation is to take.
func (p *pass) hit(t int) []int {
	verb := t
	if !p.Verb(verb) {
		for _, v := range p.Children(t, "acl", "xcomp", "advcl") {
			if p.markWord(v) == "to" {
				verb = v
			}
		}
		if h := p.Head(t); verb == t && h >= 0 && p.Is(t, "obj") && p.light(h) {
			for _, v := range p.Children(h, "xcomp", "advcl") {
				if v > t && p.markWord(v) == "to" {
					verb = v // "began their advance to isolate Osk", wherever the tree hangs it
				}
			}
		}
		if own := p.Purposes(t); verb == t && len(own) > 0 {
			verb = own[0]
		}
	}
	var hit []int
	if o := p.Object(verb, 0); p.Verb(verb) && o >= 0 {
		hit = p.Conjuncts(o)
	}
	for _, prep := range []string{"on", "against", "of", "in", "at", "into"} {
		for _, w := range p.Prepositional(verb, prep) {
			hit = append(hit, p.Conjuncts(w)...)
		}
	}
	return hit
}

// campaigns are nouns for fighting that goes on for a place, which a report takes up again.
var campaigns = []string{"liberation", "isolation", "capture", "recapture", "seizure", "siege", "encirclement", "offensive", "operation", "campaign", "advance", "battle", "fight", "assault", "push"}

// sameCampaign gives the noun of a fight for a place, told without its parties, those of the
// fights for the same place told of before, if these agree: "The Front began an operation to
// take Osk from the militia. The liberation of Osk will take weeks."
func (p *pass) sameCampaign() {
	var before []*draft
	places := map[*draft][]int{}
	order := slices.Clone(p.drafts)
	slices.SortStableFunc(order, func(a, b *draft) int { return a.trigger - b.trigger })
	for _, c := range order {
		if c.event != reportedly.Assault {
			continue
		}
		for _, w := range p.hit(c.trigger) {
			if m := p.mentionOf(w); p.isPlace(w) && m != nil && len(m.Entities) == 1 {
				places[c] = append(places[c], m.Entities[0])
			}
		}
		if !p.Verb(c.trigger) && slices.Contains(campaigns, p.Lemma(c.trigger)) {
			var same []*draft
			for _, o := range before {
				if slices.ContainsFunc(places[o], func(e int) bool { return slices.Contains(places[c], e) }) {
					same = append(same, o)
				}
			}
			c.actors = p.impliedFrom(c, "actors", c.actors, same, func(o *draft) []party { return o.actors })
			c.recipients = p.impliedFrom(c, "recipients", c.recipients, same, func(o *draft) []party { return o.recipients })
		}
		if len(before) < mostTold {
			before = append(before, c)
		}
	}
}
