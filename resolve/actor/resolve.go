package actor

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/name"
	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// A name is resolved by weighing every actor that may bear it against the chance
// that it is nobody known. The weights are logits; a candidate's probability is
// its share among all candidates and the unknown, so that two that fit alike keep
// each other from being sure.
const (
	fullName    = 3.0 // a name of two words or more, or one that nobody else bears
	singleName  = 2.0
	acronymName = 1.5
	familyName  = 0.0
	genericName = -0.5 // "Ministry of Defence", of whatever country

	sameCountry   = 1.5
	otherCountry  = -3.5
	inContext     = 2.0  // times the context's share of the actor's countries, doubled
	outOfContext  = -0.3 // for a full name
	acronymAstray = -1.5 // for an acronym or a family name
	activeThen    = 0.3
	notActive     = -2.5
	heldOffice    = 2.5 // the title is the actor's office at the date
	otherDates    = 1.0 // … at other dates
	sameKind      = 0.5
	otherKind     = -6.0 // a person is no body
	otherLabel    = -3.0 // … but the body's own name is taken for a person's: "Ansar Allah"

	// sure is the probability from which an identity is given.
	sure = 0.6
)

// mention is what a document says of somebody.
type mention struct {
	name    string
	title   string
	kind    reportedly.ActorKind // "" where unknown
	country string
	person  bool // the document's names say that it is a person
	exact   bool // only under this very name
}

// Candidate is an actor that a name may mean.
type Candidate struct {
	Actor *Actor
	P     float64  // probability, [0, 1]
	Why   []string // what speaks for and against it

	logit float64
}

// maxCandidates bounds how many actors are weighed.
const maxCandidates = 40

// decide is the actor that a mention means, and whether that is sure enough.
func (r *Registry) decide(m mention, ctx Context) (Candidate, bool) {
	list := r.candidates(m, ctx)
	if len(list) == 0 || list[0].P < sure {
		return Candidate{}, false
	}
	return list[0], true
}

// candidates are the actors that a mention may mean, the likeliest first.
func (r *Registry) candidates(m mention, ctx Context) []Candidate {
	var out []Candidate
	for _, h := range r.hits(m) {
		out = append(out, r.weigh(h, m, ctx))
	}
	total := 1.0 // the unknown
	for _, c := range out {
		total += math.Exp(c.logit)
	}
	for i := range out {
		out[i].P = math.Exp(out[i].logit) / total
	}
	slices.SortStableFunc(out, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(b.P, a.P), strings.Compare(a.Actor.ID, b.Actor.ID))
	})
	return out
}

// hits are the actors with such a name; of a person's family name alone all who
// bear it.
func (r *Registry) hits(m mention) []Hit {
	var out []Hit
	if m.person {
		out = r.Like(m.name, reportedly.Person, maxCandidates)
	} else {
		out = r.Named(m.name)
		if !m.exact && len(out) == 0 && strings.Contains(m.name, " ") {
			out = slices.DeleteFunc(r.Like(m.name, m.kind, maxCandidates), func(h Hit) bool {
				// "Ras Isa" is not the ISA with a word more.
				return h.Score < 1 && h.Name.Acronym && !strings.Contains(m.name, h.Name.Text)
			})
		}
	}
	if words := name.Words(m.name); m.person && len(words) == 1 {
		out = append(out, r.family(words[0], out)...)
	}
	return out[:min(len(out), maxCandidates)]
}

// family are the people whose name ends in a word.
func (r *Registry) family(word string, but []Hit) []Hit {
	var out []Hit
	for _, h := range r.find.words().find(word) {
		a := r.actors[h.actor]
		n := a.Names[h.name]
		w := name.Words(n.Text)
		same := func(x Hit) bool { return x.Actor == a }
		if a.Kind != reportedly.Person || len(w) < 2 || w[len(w)-1] != word || slices.ContainsFunc(but, same) || slices.ContainsFunc(out, same) {
			continue
		}
		if out = append(out, Hit{a, n, 0, "the family name of " + quoted(n.Text)}); len(out) == maxCandidates {
			break
		}
	}
	return out
}

// weigh gives a hit its logit.
func (r *Registry) weigh(h Hit, m mention, ctx Context) Candidate {
	c := Candidate{Actor: h.Actor, Why: []string{h.Why}}
	add := func(x float64, why string) {
		c.logit += x
		if why != "" {
			c.Why = append(c.Why, why)
		}
	}
	a := h.Actor
	weak := false
	switch words := len(name.Words(m.name)); {
	case h.Score == 0:
		weak = true
		add(familyName, "")
	case r.generic(m.name):
		weak = true
		add(genericName, "any country has one of this name")
	case h.Score < 1 && words == 1 && m.person && weightyWords(h.Name.Text) == 1: // "General Santos" is hardly Santoso, Moyo "El Mayo"
		weak = true
		add(familyName-6*(1-h.Score), "")
	case h.Score < 1 && m.person && weightyWords(m.name) > 1 && weightyWords(m.name) != weightyWords(h.Name.Text):
		// Whoever shares two names of three needn't be the same: of "Musa Abdi" and
		// "Muse Bihi Abdi" only office or country in words can tell.
		off := 4.5
		if h.Score >= 0.9 {
			off = 1.5 // "Barack Obama" of "Barack Hussein Obama"
		}
		add(6*(h.Score-0.6)-off, "not the whole name")
	case h.Score < 1:
		add(6*(h.Score-0.6), "")
	case h.Name.Acronym || isAcronym(m.name):
		weak = true
		add(acronymName, "")
	case words > 1:
		add(fullName, "")
	default:
		// A mullah's only name is a fisherman's elsewhere.
		weak = words == 1 && a.Kind == reportedly.Person && h.Name.Text != m.name &&
			(m.title == "" || !strings.HasPrefix(strings.ToLower(h.Name.Text), strings.ToLower(m.title)))
		add(singleName, "")
	}
	r.weighCountry(&c, m, ctx, weak, add)
	weighKind(h, m, add)
	weighDate(a, m, ctx.Date, add)
	return c
}

// weightyWords counts the words of a person's name but for particles: "al", "bin".
func weightyWords(s string) int {
	n := 0
	for _, w := range name.Words(s) {
		switch w {
		case "al", "el", "bin", "ibn", "ben", "abu", "de", "van", "von", "der", "la", "da":
		default:
			n++
		}
	}
	return n
}

// generic tells whether a name is what many bodies are: "Ministry of Defence",
// "National Assembly".
func (r *Registry) generic(s string) bool {
	key := plainKey(s)
	for _, place := range []string{before, after} {
		if _, ok := r.parts.byKey[place+key]; ok && key != "" {
			return true
		}
	}
	role, ok := r.lex.Role(s)
	return ok && plainKey(role.Phrase) == key
}

func (r *Registry) weighCountry(c *Candidate, m mention, ctx Context, weak bool, add func(float64, string)) {
	a := c.Actor
	if m.country != "" && a.Country != "" {
		if a.ActsIn(m.country) || a.servedCountry(m.country) {
			add(sameCountry, "the country "+m.country+" agrees")
		} else {
			add(otherCountry, "it is of "+a.Country+", not "+m.country)
		}
	}
	share := 0.0
	for country, x := range ctx.Countries {
		if a.ActsIn(country) {
			share += x
		}
	}
	_, derived := r.byID[a.ID]
	switch {
	case len(ctx.Countries) == 0 || a.Country == "" || !derived:
	case share > 0:
		add(inContext*min(1, 2*share), "the report is about "+a.Country)
	case weak && !a.transnational():
		add(acronymAstray, "the report doesn't name "+a.Country)
	default:
		add(outOfContext, "")
	}
}

func weighKind(h Hit, m mention, add func(float64, string)) {
	a := h.Actor
	person := a.Kind == reportedly.Person
	switch {
	case m.person && !person && m.title == "" && h.Score == 1 && strings.Contains(m.name, " "):
		add(otherLabel, "it is "+article(a.Kind))
	case m.person != person && (m.person || m.kind != ""), m.kind == reportedly.Person && !person:
		add(otherKind, "it is "+article(a.Kind))
	case m.kind != "" && a.Kind == m.kind:
		add(sameKind, "")
	}
}

func article(k reportedly.ActorKind) string {
	switch k {
	case reportedly.ArmedGroup, reportedly.IGO, reportedly.NGO:
		return "an " + string(k)
	}
	return "a " + string(k)
}

// weighDate weighs the dates of offices and of activity against that of the
// report.
func weighDate(a *Actor, m mention, date edtf.Value, add func(float64, string)) {
	if m.title != "" {
		held, then, fit := a.holds(m.title, date)
		switch {
		case then:
			add(heldOffice*fit, "held the office then: "+held.Office+during(held.During))
		case held != nil:
			add(otherDates*fit, "held the office at another time: "+held.Office+during(held.During))
		}
	}
	if a.Active == "" || date.IsZero() {
		return
	}
	active, err := edtf.Parse(a.Active)
	switch {
	case err != nil:
	case date.Overlaps(active):
		add(activeThen, "")
	case date.Before(active):
		add(notActive, "active only "+a.Active)
	}
}

func during(interval string) string {
	if interval == "" {
		return ""
	}
	return fmt.Sprintf(" (%s)", interval)
}
