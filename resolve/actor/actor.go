package actor

import (
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
)

// Actor is an identity: somebody or some body that acts. What a [Registry]
// returns belongs to it and must not be changed.
type Actor struct {
	ID       string // "reportedly:wagner-group", "gov:RUS:foreign-ministry", "wikidata:Q123"
	Name     string // the main name
	Kind     reportedly.ActorKind
	Country  string // ISO 3166-1 alpha-3, "" for an international body
	Sector   string // PLOVER sector
	CAMEO    string // "SYRREB", "" where unknown
	Wikidata string // "Q42418"
	Active   string // EDTF interval in which it was active, "" where unknown
	Note     string // what the entry rests on

	Names        []Name // the main name first
	Offices      []Office
	Affiliations []Affiliation
	Values       []Value  // every value of the single fields, with its source; the first of a field is in force
	Merged       []string // identities that were merged into this one
}

// Name is one name of an actor.
type Name struct {
	Text    string
	Lang    string // BCP 47 language, "" where unknown
	Script  string // ISO 15924: "Latn", "Arab", "Cyrl" …; "" for none of those known
	Acronym bool
	From    Source
}

// Office is a position that an actor held.
type Office struct {
	Office  string // "foreign minister"
	Body    string // "Foreign Ministry of Egypt", "" where the country says it
	Country string // ISO 3166-1 alpha-3
	Sector  string
	During  string // EDTF interval
	From    Source
}

// Affiliation is a tie of an actor to another.
type Affiliation struct {
	Tie    Tie
	To     string // the other's ID, or words where it has none
	During string // EDTF interval, "" where unknown
	From   Source
}

// Tie is how an actor is tied to another.
type Tie string

// The ties.
const (
	PartOf Tie = "part-of"
	Allied Tie = "allied-with"
	Other  Tie = "tied-to" // as its words say
)

// Source is where a value comes from.
type Source struct {
	File string // the table's or the file's name
	Row  int    // line, record or row, from 1; 0 where the file has none
}

// Field names a single value of an actor.
type Field string

// The fields with a single value in force.
const (
	FieldKind     Field = "kind"
	FieldCountry  Field = "country"
	FieldSector   Field = "sector"
	FieldCAMEO    Field = "cameo"
	FieldWikidata Field = "wikidata"
	FieldActive   Field = "active"
	FieldNote     Field = "note"
)

// Fields are all fields with a single value, in the order of printing.
var Fields = []Field{FieldKind, FieldCountry, FieldSector, FieldCAMEO, FieldWikidata, FieldActive, FieldNote}

// Value is what a source says of a field.
type Value struct {
	Field Field
	Text  string
	From  Source
}

// Kinds are all kinds of actor.
var Kinds = []reportedly.ActorKind{reportedly.Person, reportedly.Government, reportedly.Party, reportedly.ArmedGroup,
	reportedly.Military, reportedly.Police, reportedly.IGO, reportedly.NGO, reportedly.Company, reportedly.Media,
	reportedly.Population, reportedly.OtherActor}

// Sectors are the sectors of PLOVER: the primary ones, the secondary ones, and
// those of non-state international actors.
var Sectors = []string{"COP", "GOV", "JUD", "LEG", "MIL", "OPP", "PRM", "PTY", "REB", "SPY", "UAF", "UNK",
	"AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "REL", "SOC",
	"IGO", "UNO", "EUR", "IMG", "ISM", "MNC", "NGO"}

// ActsIn tells whether a country is the actor's own or one of those that its
// sources name besides.
func (a *Actor) ActsIn(country string) bool {
	if country == "" || a.Country == country {
		return country != ""
	}
	return slices.ContainsFunc(a.Values, func(v Value) bool { return v.Field == FieldCountry && v.Text == country })
}

// transnational tells whether the sources name several countries.
func (a *Actor) transnational() bool {
	return slices.ContainsFunc(a.Values, func(v Value) bool { return v.Field == FieldCountry && v.Text != a.Country })
}

// PLOVER is the actor's PLOVER code: its country, or the sector of a non-state
// international actor; "" where neither is known. Multinational corporations are
// MNC, stateless armed groups IMG.
func (a *Actor) PLOVER() string { return PLOVER(a.Kind, a.Country, a.Sector) }

// PLOVER is the PLOVER code of what is known of an actor.
func PLOVER(kind reportedly.ActorKind, country, sector string) string {
	switch {
	case country != "":
		return country
	case sector == "UNO" || sector == "EUR": // the United Nations and the European Union are IGOs
		return "IGO"
	case slices.Contains([]string{"IGO", "IMG", "ISM", "MNC", "NGO"}, sector):
		return sector
	}
	switch kind {
	case reportedly.IGO:
		return "IGO"
	case reportedly.NGO:
		return "NGO"
	case reportedly.ArmedGroup:
		return "IMG"
	case reportedly.Company:
		return "MNC"
	}
	return ""
}

// Add appends a value with its source and puts it into force where the field has
// none.
func (a *Actor) Add(f Field, text string, from Source) {
	if text == "" {
		return
	}
	a.Values = append(a.Values, Value{f, text, from})
	if p := a.single(f); *p == "" {
		*p = text
	}
}

// single is the place of a field's value in force.
func (a *Actor) single(f Field) *string {
	switch f {
	case FieldKind:
		return (*string)(&a.Kind)
	case FieldCountry:
		return &a.Country
	case FieldSector:
		return &a.Sector
	case FieldCAMEO:
		return &a.CAMEO
	case FieldWikidata:
		return &a.Wikidata
	case FieldActive:
		return &a.Active
	}
	return &a.Note
}

// AddName appends a name unless the same source gave it already.
func (a *Actor) AddName(n Name) {
	if strings.Contains(n.Text, "  ") || strings.TrimSpace(n.Text) != n.Text {
		n.Text = strings.Join(strings.Fields(n.Text), " ")
	}
	if n.Text == "" {
		return
	}
	if n.Script == "" {
		n.Script = ScriptOf(n.Text)
	}
	if a.Name == "" {
		a.Name = n.Text
	}
	if !slices.Contains(a.Names, n) {
		a.Names = append(a.Names, n)
	}
}

// clone is a copy that may be changed without changing a.
func (a *Actor) clone() *Actor {
	b := *a
	b.Names, b.Offices, b.Affiliations = slices.Clone(a.Names), slices.Clone(a.Offices), slices.Clone(a.Affiliations)
	b.Values, b.Merged = slices.Clone(a.Values), slices.Clone(a.Merged)
	return &b
}

// absorb adds all that another actor has. Values of a come first, so they stay in
// force.
func (a *Actor) absorb(b *Actor) {
	for _, n := range b.Names {
		a.AddName(n)
	}
	for _, v := range b.Values {
		if !slices.Contains(a.Values, v) {
			a.Add(v.Field, v.Text, v.From)
		}
	}
	for _, o := range b.Offices {
		if !slices.Contains(a.Offices, o) {
			a.Offices = append(a.Offices, o)
		}
	}
	for _, t := range b.Affiliations {
		if !slices.Contains(a.Affiliations, t) {
			a.Affiliations = append(a.Affiliations, t)
		}
	}
	for _, id := range append([]string{b.ID}, b.Merged...) {
		if id != a.ID && !slices.Contains(a.Merged, id) {
			a.Merged = append(a.Merged, id)
		}
	}
}
