package actor

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// Linker ties the participants of a document's claims to the registry. It is
// immutable and safe for concurrent use.
type Linker struct{ r *Registry }

// NewLinker makes a linker on a registry.
func NewLinker(r *Registry) *Linker { return &Linker{r} }

// Link fills identity, country, sector and kind of the claims' participants and
// speakers, and says for each why, or why its identity stays unknown. What a
// participant has already stays, but for the country, sector and kind of one whose
// identity is found. Names and texts are never changed. The claims must be the
// document's. place gives the alpha-3 code of the country that a place of some name
// lies in, "" where it isn't known; it may be nil.
func (l *Linker) Link(d *ling.Document, claims []reportedly.Claim, place func(name string) string) {
	w := &linking{Registry: l.r, d: d, ctx: l.r.contextOf(d, claims, place), bearers: map[string]*bearer{}, labels: map[string]*ling.Entity{}}
	w.entities()
	for i := range claims {
		w.gather(&claims[i])
	}
	for _, b := range w.order {
		w.identify(b)
	}
	for i := range claims {
		w.fill(&claims[i])
	}
}

// linking is the work on one document.
type linking struct {
	*Registry
	d       *ling.Document
	ctx     Context
	labels  map[string]*ling.Entity // by name and acronym
	bearers map[string]*bearer      // by name
	order   []*bearer
	locals  []*local
}

// bearer is all that a document says under one name.
type bearer struct {
	name    string
	full    string // what the document's own acronym stands for, else name
	label   ling.NameLabel
	named   bool
	titles  []string
	texts   []string
	kind    reportedly.ActorKind
	country string
	code    Code
	id      identity
}

// identity is what was found of a bearer.
type identity struct {
	id      string
	score   float64
	actor   *Actor // nil for a local one
	country string
	sector  string
	kind    reportedly.ActorKind
	why     string
	named   bool // by the name alone, although it was tagged as a person's
}

func (w *linking) entities() {
	for i := range w.d.Entities {
		e := &w.d.Entities[i]
		if e.Label == "" {
			continue
		}
		if _, dup := w.labels[e.Name]; !dup {
			w.labels[e.Name] = e
		}
	}
	for i := range w.d.Entities { // the report's own acronyms win
		if e := &w.d.Entities[i]; e.Acronym != "" && e.Label != "" {
			w.labels[e.Acronym] = e
		}
	}
}

// gather notes what a claim says of each of its participants.
func (w *linking) gather(c *reportedly.Claim) {
	for _, list := range [][]reportedly.Participant{c.Actors, c.Recipients} {
		for _, p := range list {
			b := w.bearer(p.Name, p.Span)
			if b == nil {
				continue
			}
			b.note(p.Title, p.Text)
			if b.kind == "" {
				b.kind = p.Kind
			}
			if b.country == "" {
				b.country = p.Country
			}
		}
	}
	for _, s := range c.SaidBy {
		if b := w.bearer(s.Name, s.Span); b != nil {
			b.note("", s.Text)
		}
	}
}

func (b *bearer) note(title, words string) {
	if title != "" {
		b.titles = append(b.titles, title)
	}
	if words != "" && len(b.texts) < maxTexts {
		b.texts = append(b.texts, words)
	}
}

// maxTexts bounds how many phrases of one bearer are read.
const maxTexts = 12

// bearer is the entry of a name, nil for no name.
func (w *linking) bearer(name string, sp text.Span) *bearer {
	if name == "" {
		return nil
	}
	if b := w.bearers[name]; b != nil {
		return b
	}
	b := &bearer{name: name, full: name}
	if e := w.labels[name]; e != nil {
		b.label, b.named = e.Label, true
		if e.Acronym == name && e.Name != "" {
			b.full = e.Name
		}
	} else {
		b.label, b.named = w.labelAt(name, sp)
	}
	w.bearers[name] = b
	w.order = append(w.order, b)
	return b
}

// labelAt is the label of the document's name that a participant's words and name
// share: that of "UK" for "United Kingdom". Words of many words about a name are a
// description.
func (w *linking) labelAt(name string, sp text.Span) (ling.NameLabel, bool) {
	if strings.ToLower(name) == name {
		return "", false
	}
	if _, ok := w.lex.Country(name); ok {
		return ling.Location, true
	}
	for _, n := range w.d.Names {
		nsp := w.d.SpanOf(n.First, n.End)
		if nsp.Start >= sp.End || nsp.End <= sp.Start {
			continue
		}
		switch n.Label {
		case ling.PersonName, ling.Group, ling.Location, ling.Nationality:
			if s := w.d.Text.Slice(nsp); strings.EqualFold(s, name) || n.Label == ling.Group && strings.HasPrefix(name, "United Nations ") {
				return n.Label, true
			}
		}
	}
	return "", false
}

// identify finds who a bearer is.
func (w *linking) identify(b *bearer) {
	if b.ethnic() {
		b.country, b.code = "", Code{Kind: reportedly.Population}
		b.id.why = "identity unknown: a people by descent, of whatever country"
		return
	}
	tagged := b.label == ling.PersonName
	if tagged && w.state(b) {
		b.label = ling.Location
	}
	w.describeBearer(b)
	m := mention{name: b.full, title: b.title(), kind: b.kind, country: b.country, person: b.label == ling.PersonName, exact: !b.named}
	if m.country == "" {
		m.country = b.code.nation
	}
	if (m.kind == "" || m.kind == reportedly.OtherActor) && b.code.Actor == nil {
		m.kind = b.code.Kind
	}
	if m.person {
		m.kind = reportedly.Person
	} else if m.kind == reportedly.Person {
		m.kind = ""
	}
	var list []Candidate
	if w.written(b) {
		list = w.candidates(m, w.ctx)
		if n := m.name; len(list) == 0 && b.label == ling.Group && len(n) <= 6 && strings.ToLower(n) == n && !pronoun(n) {
			m.name = strings.ToUpper(n) // an acronym, in a report without capitals
			list = w.candidates(m, w.ctx)
		}
	}
	if len(list) > 0 && list[0].P >= sure {
		w.take(b, list[0])
		b.id.named = tagged && m.title == ""
		return
	}
	if w.within(b) {
		b.code = Code{}
	}
	switch {
	case b.named && b.label != ling.Location && b.label != ling.Nationality:
		w.local(b, list)
	case b.code.Actor != nil && b.code.Score >= sure:
		w.take(b, Candidate{Actor: b.code.Actor, P: b.code.Score, Why: b.code.Why})
	case b.code.Office != nil:
		w.take(b, Candidate{Actor: b.code.Office, P: officeScore, Why: append(b.code.Why, "whoever holds the office or serves there")})
		b.id.kind = cmp.Or(b.code.Kind, b.id.kind) // "the Turkish envoy" is a person
		b.id.sector = cmp.Or(b.code.Sector, b.id.sector)
	default:
		b.id.why = unknownWhy(list, b)
	}
}

// ethnic tells whether a people is meant by its descent: "ethnic Albanians".
func (b *bearer) ethnic() bool {
	return slices.ContainsFunc(b.texts, func(t string) bool {
		return strings.Contains(strings.ToLower(t), "ethnic "+strings.ToLower(b.name))
	})
}

// officeScore is the probability that the part of a government that an office or
// force belongs to is meant by it.
const officeScore = 0.75

func unknownWhy(list []Candidate, b *bearer) string {
	switch {
	case len(list) == 1:
		return fmt.Sprintf("identity unknown: it may be %s (%.0f %%), which is not sure enough: %s", list[0].Actor.ID, 100*list[0].P, strings.Join(list[0].Why, "; "))
	case len(list) > 1:
		return fmt.Sprintf("identity unknown: it may be %s (%.0f %%) or %s (%.0f %%)", list[0].Actor.ID, 100*list[0].P, list[1].Actor.ID, 100*list[1].P)
	case b.label == ling.Location:
		return "identity unknown: a place, and no state or seat of government"
	}
	return "identity unknown: a description, not a name"
}

// describeBearer codes the words that the document uses: title and name first,
// then the phrases.
func (w *linking) describeBearer(b *bearer) {
	phrases := b.texts
	if t := b.title(); t != "" {
		phrases = append([]string{t + " " + b.name}, phrases...)
	} else {
		phrases = append([]string{b.name}, phrases...)
	}
	seen := map[string]bool{}
	for _, p := range phrases {
		if seen[p] || pronoun(p) {
			continue
		}
		seen[p] = true
		c := w.Describe(p, w.ctx)
		if b.label == ling.PersonName && (c.Actor == nil || c.Actor.Kind != reportedly.Person) {
			c = w.Describe(withoutName(p, b.full), w.ctx)
		}
		if b.code.Country == "" {
			b.code.Country = c.Country
		}
		if b.code.nation == "" {
			b.code.nation = c.nation
		}
		if b.code.Sector == "" {
			b.code.Sector = c.Sector
		}
		if b.code.Kind == "" {
			b.code.Kind = c.Kind
		}
		if b.code.Actor == nil && b.code.Of == nil {
			b.code.Actor, b.code.Score, b.code.Of = c.Actor, c.Score, c.Of
		}
		if b.code.Office == nil {
			b.code.Office = c.Office
		}
		b.code.Why = append(b.code.Why, c.Why...)
	}
}

func pronoun(s string) bool {
	switch strings.ToLower(s) {
	case "he", "she", "it", "they", "him", "her", "them", "we", "us", "i", "who", "which", "that", "its", "his", "their", "one", "both", "the two", "this", "these", "those":
		return true
	}
	return false
}

// title is the longest title that the document gives.
func (b *bearer) title() string {
	best := ""
	for _, t := range b.titles {
		if len(t) > len(best) {
			best = t
		}
	}
	return best
}

// take gives a bearer a registry's identity.
func (w *linking) take(b *bearer, c Candidate) {
	a := c.Actor
	b.id = identity{id: a.ID, score: c.P, actor: a, country: w.countryOf(a), sector: a.Sector, kind: a.Kind}
	o := a.officeAt(w.ctx.Date)
	if held, then, _ := a.holds(b.title(), w.ctx.Date); then {
		o = held
	}
	switch {
	case a.Kind == reportedly.Person && b.title() != "" && b.code.Sector != "" && !(o != nil && w.vague(b.title())):
		b.id.sector = b.code.Sector // the report's own title
	case o != nil && o.Sector != "":
		b.id.sector = o.Sector
	}
	b.id.why = fmt.Sprintf("identity %s (%.0f %%): %s", a.ID, 100*c.P, strings.Join(c.Why, "; "))
}

// countryOf is an actor's country: of a person that of the office held then, of a
// body of several countries the one that the document is about.
func (w *linking) countryOf(a *Actor) string {
	if o := a.officeAt(w.ctx.Date); o != nil && o.Country != "" {
		return o.Country
	}
	best, several := "", false
	for _, v := range a.Values {
		if v.Field != FieldCountry {
			continue
		}
		several = several || v.Text != a.Country
		if x := w.ctx.Countries[v.Text]; x > 0 && x > w.ctx.Countries[best] {
			best = v.Text
		}
	}
	if several {
		return best
	}
	return a.Country
}
