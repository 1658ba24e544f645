package corroborate

import (
	"regexp"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/corroborate/origin"
	"github.com/reportedly/reportedly/resolve/name"
)

// doer is who did an act by one claim.
type doer struct {
	party
	denies bool   // who denies having done it
	claims bool   // who says that he himself did it
	mutual bool   // of a fight of two sides
	phrase string // his words with those that follow: "units of the northern army"
}

// perpetrator: two sides name different doers of one act by force, two claim it, or
// the one who is named denies it. "Gunmen" and "armed men" name nobody.
func (b *building) perpetrator() *reportedly.Contradiction {
	if b.d.Event.Quad() != reportedly.MaterialConflict {
		return nil
	}
	var list []view
	doers := map[string]doer{}
	for _, t := range b.told {
		d, value, ok := b.doer(t)
		if !ok {
			continue
		}
		d.mutual = mutual(t)
		doers[t.ID] = d
		list = append(list, view{t, b.origin(t.ID), value})
	}
	return b.clash(reportedly.AboutPerpetrator, list, func(x, y view) string {
		p, q := doers[x.told.ID], doers[y.told.ID]
		switch {
		case p.denies && q.denies:
			return ""
		case p.denies || q.denies:
			if p.denies {
				p, q, x, y = q, p, y, x
			}
			if b.blames(x.told, &p, &q) {
				return "one side names a doer who denies having done it"
			}
			return ""
		case p.claims && q.claims && p.name != q.name && !alike(&p.party, &q.party) && !sharesWord(&p.party, &q.party):
			return x.value + " and " + y.value + " each claim it"
		case accuses(&p, y.told) && accuses(&q, x.told):
			return "each side says that the other did it: " + x.value + ", " + y.value
		case p.mutual || q.mutual:
			return "" // in a clash both fight
		case excludes(&p.party, &q.party):
			return "one side says " + x.value + " did it, another " + y.value
		}
		return ""
	})
}

// responsibility is how a doer owns to an act.
var responsibility = regexp.MustCompile(`(?i)\b(?:claim(?:s|ed|ing)?|announc(?:e[sd]?|ing)|assum(?:e[sd]?|ing)|tak(?:es?|ing)|took|declar(?:e[sd]?|ing)) (?:\w+ )?responsibility\b`)

// doer is who did it by a claim, in its report's words.
func (b *building) doer(t *reportedly.Told) (d doer, value string, ok bool) {
	c := &t.Claim
	if c.Event.Quad() != reportedly.MaterialConflict || unreal(c) || afterwards(c) || harmOf(c) && len(c.Recipients) == 0 {
		return d, "", false
	}
	if c.Polarity == reportedly.Denied {
		if p := b.ownPart(t); p != nil {
			return doer{party: *p, denies: true}, "not " + p.label, true
		}
		return d, "", false
	}
	owns := slices.ContainsFunc(c.Evidence, func(e reportedly.Evidence) bool { return responsibility.MatchString(e.Quote) })
	if len(c.Actors) == 0 && owns || len(c.Actors) == 1 && firstPerson(c.Actors[0].Text) {
		p := speakerOf(t)
		if p == nil {
			return d, "", false
		}
		return doer{party: *p, claims: true}, p.label, true
	}
	if len(c.Actors) != 1 {
		return d, "", false
	}
	p := partiesOf(t, c.Actors)[0]
	if b.isPlace(p.name) {
		return d, "", false
	}
	return doer{party: p, phrase: phraseOf(c)}, p.label, true
}

// phraseOf is an actor's words up to those of the act.
func phraseOf(c *reportedly.Claim) string {
	from, to := c.Actors[0].Span.Start, c.Trigger.Span.Start
	for _, e := range c.Evidence {
		if e.Span.Start <= from && from < to && to <= e.Span.End && to-e.Span.Start <= len(e.Quote) {
			return e.Quote[from-e.Span.Start : to-e.Span.Start]
		}
	}
	return c.Actors[0].Text
}

// firstPerson tells whether words speak of the speaker himself: "we", "our men".
func firstPerson(s string) bool {
	w := name.Words(s)
	return len(w) > 0 && slices.Contains([]string{"we", "us", "our", "i", "my"}, w[0])
}

// speakerOf is who speaks in a claim: whom it cites, or its publisher where it cites
// nobody, or only a part of the publisher's name ("the directorate").
func speakerOf(t *reportedly.Told) *party {
	var list []reportedly.Participant
	for _, s := range t.Claim.SaidBy {
		list = append(list, reportedly.Participant{Text: s.Text, Name: s.Name, ID: s.ID})
	}
	publisher := reportedly.Participant{Text: t.Report.Source, Name: t.Report.Source}
	if len(list) == 0 {
		list = append(list, publisher)
	}
	parties := partiesOf(t, list[:1])
	if len(parties) == 0 || parties[0].name == "" {
		return nil
	}
	p := &parties[0]
	if t.Report.Source != "" && len(p.stems) > 0 && !slices.ContainsFunc(p.stems, func(st string) bool { return !slices.Contains(stems(t.Report.Source), st) }) {
		p = &partiesOf(t, []reportedly.Participant{publisher})[0]
	}
	return p
}

// ownPart is who denies his own part in what others tell, or nil: "The militia denied
// that it had burned the mill", "None of our staff entered". The happening itself
// stands.
func (b *building) ownPart(t *reportedly.Told) *party {
	c := &t.Claim
	if c.Event.Quad() != reportedly.MaterialConflict {
		return nil
	}
	s := speakerOf(t)
	if s == nil {
		return nil
	}
	if slices.ContainsFunc(c.Actors, func(p reportedly.Participant) bool { return firstPerson(p.Text) }) {
		return s
	}
	for _, d := range partiesOf(t, c.Actors) {
		if alike(&d, s) || d.side != noSide && d.side == s.side {
			return s
		}
	}
	if len(c.Actors) == 0 && len(c.Evidence) > 0 && ownPeople.MatchString(c.Evidence[0].Quote) {
		return s
	}
	return nil
}

// ownPeople are people of the speaker's who are said to have had no part.
var ownPeople = regexp.MustCompile(`(?i)\b(?:none|not one|no (?:member|unit|soldier|officer|employee|fighter|aircraft|vehicle)s?) of (?:our|my)\b|\b(?:we|our \w+) (?:did not|didn['’]t|had no|took no|have no|carried out no)\b|\bno (?:part|hand|role|share|involvement) (?:in|at)\b|\bno part\b|\bnothing to do with\b|\bnot (?:behind|involved in|responsible for)\b`)

// otherParty are words for the side that one has across a line.
var otherParty = regexp.MustCompile(`(?i)\b(?:(?:adjacent|opposing|opposite|other|neighbou?ring|adversary) (?:side|party|state|country)|enemy|adversary)\b`)

// accuses tells whether a doer is who speaks in another claim: by a word of his name, the
// state of both ("Arvenian guards", "Border Service, Arva"), or the beginning that a state shares with its people ("Arvenian forces", "Ministry of Arvenia").
func accuses(d *doer, t *reportedly.Told) bool {
	if d.denies || d.claims {
		return false
	}
	if otherParty.MatchString(d.phrase) {
		return true
	}
	s := speakerOf(t)
	if s == nil {
		return false
	}
	if n := origin.Nation(d.phrase); n != "" && n == origin.Nation(s.label) {
		return true
	}
	for _, n := range ownNames(d.phrase) {
		for _, m := range ownNames(s.label) {
			if len(n) > len(m) {
				n, m = m, n
			}
			if len(n) > 2 && len(m)-len(n) <= 2 && strings.HasPrefix(m, n) {
				return true
			}
		}
	}
	return false
}

// ownNames are the names in a body's name that say whose it is.
func ownNames(s string) []string {
	list := slices.DeleteFunc(strings.Fields(s), func(w string) bool { return officeWords.has(stem(name.Fold(w))) })
	return namesIn("by " + strings.Join(list, " "))
}

// mutual tells whether a claim is of a fight of two sides, who both do it.
func mutual(t *reportedly.Told) bool {
	return slices.ContainsFunc(t.Claim.Evidence, func(e reportedly.Evidence) bool {
		return slices.ContainsFunc(stems(e.Quote), mutualWords.has)
	})
}

// blames tells whether a claim names somebody as doer: by name, side, or a word of his
// name, in it or in its sentence; "they" where its report names him.
func (b *building) blames(t *reportedly.Told, named, denier *doer) bool {
	if !named.specific && named.side == noSide {
		for _, n := range namesIn("by " + denier.label) {
			if slices.Contains(t.Report.Names, n) {
				return true
			}
		}
	}
	if alike(&named.party, &denier.party) || named.side != noSide && named.side == denier.side || sharesWord(&named.party, &denier.party) {
		return true
	}
	return slices.ContainsFunc(t.Claim.Evidence, func(e reportedly.Evidence) bool {
		said := stems(e.Quote)
		return slices.ContainsFunc(denier.stems, func(st string) bool { return len(st) > 3 && slices.Contains(said, st) })
	})
}

// isPlace tells whether a name is one of the development's places, which reading
// has taken for a doer.
func (b *building) isPlace(folded string) bool {
	for _, a := range b.accounts {
		for i := range a.facts.places {
			if slices.Contains(a.facts.places[i].names, placeName(folded)) {
				return true
			}
		}
	}
	return false
}

// excludes tells whether two doers can't be one: of opposite sides, or two
// different names on the side of no state. Two names on a state's side may be one
// chain of command, and a person by name may belong to any group.
func excludes(p, q *party) bool {
	for _, x := range []*party{p, q} {
		if x.kind == reportedly.Person && x.specific && x.side == noSide {
			return false
		}
	}
	if p.specific && q.specific && alike(p, q) || sharesWord(p, q) {
		return false
	}
	switch {
	case p.side != noSide && q.side != noSide && p.side != q.side:
		return true
	case p.specific && q.specific && p.side == rebelSide && q.side == rebelSide:
		return true
	}
	return false
}

func sharesWord(p, q *party) bool {
	return slices.ContainsFunc(p.stems, func(s string) bool { return len(s) > 3 && slices.Contains(q.stems, s) })
}
