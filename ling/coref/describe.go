package coref

import (
	"strconv"
	"strings"

	"github.com/reportedly/reportedly/ling"
)

// describe fills in what each mention tells of what it refers to.
func (r *resolver) describe() {
	for i, m := range r.ms {
		m.lemma = r.lemmaOf(m.head)
		m.det = r.determiner(m)
		m.mods = r.modsOf(m.head)
		switch m.kind {
		case ling.PronounMention:
			r.describePronoun(m)
		case ling.NameMention:
			r.describeName(m)
		default:
			m.class, m.gender = nounClass(m.lemma), nounGender(m.lemma)
			m.number = r.nounNumber(m)
			if r.doc.Tokens[m.head].UPOS == "PROPN" && !knownNoun(m.lemma) {
				m.class, m.gender = anyClass, anyGender
			}
		}
		a := r.clusters.of(i)
		a.class, a.number, a.gender = m.class, m.number, m.gender
		if m.kind == ling.NominalMention {
			a.addRole(role{m.lemma, m.mods})
		}
		if m.name >= 0 {
			a.names = 1
			p := &r.names[m.name]
			for _, ro := range r.nameRoles(p) {
				a.addRole(ro)
			}
			if p.label != ling.PersonName && len(p.words) > 1 {
				a.addRole(r.nameRole(p))
			}
		}
	}
}

// nameRole is what an organisation's or a place's name says it is: "Tribal
// Concord Committee" is a committee.
func (r *resolver) nameRole(p *properName) role {
	for i := p.first; i < p.end; i++ {
		if w := lower(r.doc.Tokens[i].Lemma); groupNouns[w] || placeNouns[w] {
			// "Brigade 77", "Lake Osk"; but the Lakes Salvation Front is no lake
			if i+1 == p.end || r.doc.Tokens[i+1].UPOS == "ADP" || i == p.first && (groupNouns[w] || p.label != ling.Group) {
				return role{lemma: w, mods: p.words}
			}
		}
	}
	return role{lemma: lower(r.doc.Tokens[p.end-1].Lemma), mods: p.words}
}

func (r *resolver) describeName(m *mention) {
	p := &r.names[m.name]
	m.number, m.gender = singular, neuter
	switch p.label {
	case ling.PersonName:
		m.class, m.gender = person, p.gender
		if r.doc.Tokens[m.head].XPOS == "NNPS" {
			m.number, m.gender = plural, anyGender // "the Benalis"
		}
	case ling.Group:
		m.class = group
		if x := r.doc.Tokens[m.head].XPOS; x == "NNPS" || x == "NNS" {
			m.number = anyNumber
		}
	case ling.Location:
		m.class = place
		if p.state {
			m.class |= group
		}
	case ling.Nationality:
		m.class, m.number, m.gender = person|group, plural, anyGender
		if x := r.doc.Tokens[m.head].XPOS; x == "NN" || x == "NNP" {
			m.number = anyNumber
		}
	case "":
		m.class, m.gender = anyClass, p.gender|neuter
		if r.hasDet(m.head, "the") {
			m.class, m.gender = anyClass&^person, neuter // "the Osk Monitor" is nobody's own name
		}
		if x := r.doc.Tokens[m.head].XPOS; x == "NNPS" {
			m.number = anyNumber
		}
	default:
		m.class = thing
	}
}

// pronounForm is what an English personal pronoun says by itself.
type pronounForm struct {
	person int
	number number
	gender gender
	class  class
}

func pronounOf(w string) (pronounForm, bool) {
	people := person | group
	switch w {
	case "he", "him", "his":
		return pronounForm{3, singular, masculine, person}, true
	case "she", "her", "hers":
		return pronounForm{3, singular, feminine, person}, true
	case "it", "its":
		return pronounForm{3, singular, neuter, group | place | thing}, true
	case "they", "them", "their", "theirs", "'em":
		return pronounForm{3, plural, anyGender, anyClass}, true
	case "i", "me", "my", "mine":
		return pronounForm{1, singular, anyGender, person}, true
	case "we", "us", "our", "ours", "'s":
		return pronounForm{1, plural, anyGender, people}, true
	case "you", "your", "yours", "ya":
		return pronounForm{2, anyNumber, anyGender, people}, true
	}
	return pronounForm{}, false
}

func (r *resolver) describePronoun(m *mention) {
	w := r.doc.Lower(m.head)
	if f, ok := pronounOf(w); ok {
		m.person, m.number, m.gender, m.class = f.person, f.number, f.gender, f.class
		return
	}
	m.person, m.number, m.gender, m.class = 0, anyNumber, anyGender, anyClass
	if x := r.doc.Tokens[m.head].XPOS; w == "that" && (x == "WDT" || x == "WP") {
		return // "the group that fled"
	}
	switch w {
	case "this", "that":
		m.number, m.gender, m.class, m.person = singular, neuter, thing, 3
	case "these", "those":
		m.number, m.person = plural, 3
	case "who", "whom":
		m.class = person | group
	case "someone", "somebody", "anyone", "everyone", "one":
		m.number, m.class, m.person = singular, person, 3
	}
}

func (r *resolver) determiner(m *mention) definiteness {
	for _, c := range r.tree.Kids(m.head) {
		if c > m.head {
			break
		}
		w := r.doc.Lower(c)
		switch {
		case r.doc.Is(c, "nmod:poss"):
			return possessed
		case !r.doc.Is(c, "det"):
		case w == "the":
			return definite
		case w == "this" || w == "that" || w == "these" || w == "those" || w == "such":
			return demonstrative
		case w == "both" || w == "all":
		default:
			return indefinite
		}
	}
	return bare
}

func (r *resolver) nounNumber(m *mention) number {
	switch r.doc.Tokens[m.head].XPOS {
	case "NNS", "NNPS":
		return plural
	case "NN", "NNP":
		// "the police have", "the crew were"
		if groupNouns[m.lemma] {
			return anyNumber
		}
		if w := m.lemma; w == "people" || w == "folk" || w == "personnel" || w == "staff" {
			return plural
		}
		return singular
	case "JJ", "VBN", "VBG":
		return plural // "the wounded"
	}
	if n, ok := smallNumber(r.doc.Lower(m.head)); ok && n > 1 {
		return plural
	}
	return anyNumber
}

// nounClass is what a common noun may refer to.
func nounClass(lemma string) class {
	if i := strings.LastIndexByte(lemma, '-'); i >= 0 && i+1 < len(lemma) {
		lemma = lemma[i+1:]
	}
	var c class
	if personNouns[lemma] {
		c |= person
	}
	if groupNouns[lemma] {
		c |= group
	}
	if placeNouns[lemma] {
		c |= place
	}
	switch {
	case c != 0:
		return c
	case personEnding(lemma):
		return person
	case lemma == "wounded" || lemma == "injured" || lemma == "dead" || lemma == "displaced" || lemma == "poor" || lemma == "accused" || lemma == "missing":
		return person
	}
	return thing
}

func knownNoun(lemma string) bool {
	return personNouns[lemma] || groupNouns[lemma] || placeNouns[lemma] || personEnding(lemma)
}

func nounGender(lemma string) gender {
	switch c := nounClass(lemma); {
	case menNouns[lemma]:
		return masculine
	case womenNouns[lemma]:
		return feminine
	case c == person:
		return masculine | feminine
	case c&person != 0:
		return anyGender
	}
	return neuter
}

// smallNumber reads a number word or numeral up to twelve.
func smallNumber(w string) (int, bool) {
	for i, s := range [...]string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"} {
		if w == s {
			return i + 1, true
		}
	}
	if n, err := strconv.Atoi(w); err == nil && n > 0 && n <= 12 {
		return n, true
	}
	return 0, false
}
