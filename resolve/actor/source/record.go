package source

import (
	"regexp"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/actor"
	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// Columns are the columns of a CSV file and the keys of a YAML record, in the
// order in which they are written.
var Columns = []string{"id", "name", "aliases", "acronyms", "native", "kind", "country", "sector", "cameo", "wikidata", "active", "affiliated", "office", "body", "from", "to", "note"}

// column is the usual name of a column.
func column(s string) string {
	s = strings.ToLower(strings.Trim(strings.TrimSpace(s), `"`))
	switch s {
	case "alias", "other names", "aka", "also known as", "alternative names":
		return "aliases"
	case "acronym", "abbreviation", "abbreviations", "short name":
		return "acronyms"
	case "full name", "label", "title", "actor", "caption":
		return "name"
	case "type":
		return "kind"
	case "iso3", "countries", "nationality":
		return "country"
	case "qid", "wikidata id", "wikidataid":
		return "wikidata"
	case "position":
		return "office"
	case "start", "since", "start date":
		return "from"
	case "end", "until", "end date":
		return "to"
	case "notes", "comment", "comments", "source":
		return "note"
	case "affiliation", "affiliations":
		return "affiliated"
	}
	return s
}

var wikidataForm = regexp.MustCompile(`^Q[1-9][0-9]*$`)

// values are a record's cells by column.
type values map[string][]string

// one is a column's only value, "" where it has none.
func (v values) one(column string) string {
	if list := v[column]; len(list) > 0 {
		return list[0]
	}
	return ""
}

// record takes a row of columns for an actor.
func (f *file) record(row int, v values) error {
	name := v.one("name")
	if name == "" {
		return f.errorAt(row, "", "there is no name")
	}
	id, err := f.identity(row, v, name)
	if err != nil {
		return err
	}
	a, from := f.actor(id), f.from(row)
	a.AddName(actor.Name{Text: name, From: from})
	for _, n := range slices.Concat(v["aliases"], v["native"]) {
		a.AddName(actor.Name{Text: n, From: from})
	}
	for _, n := range v["acronyms"] {
		a.AddName(actor.Name{Text: n, Acronym: true, From: from})
	}
	if err := f.singles(a, row, v); err != nil {
		return err
	}
	for _, t := range v["affiliated"] {
		to, during, _ := strings.Cut(t, "@")
		if during, err = f.interval(row, "affiliated", during); err != nil {
			return err
		}
		a.Affiliations = append(a.Affiliations, actor.Affiliation{Tie: actor.Other, To: to, During: during, From: from})
	}
	return f.officeOf(a, row, v)
}

// identity is the record's own where it has one, else its Wikidata item or its
// name's.
func (f *file) identity(row int, v values, name string) (string, error) {
	switch id := v.one("id"); {
	case strings.Contains(id, ":"):
		return id, nil
	case id != "":
		return "user:" + id, nil
	}
	if q := v.one("wikidata"); wikidataForm.MatchString(q) {
		return "wikidata:" + q, nil
	}
	slug := actor.Slug(name)
	if slug == "" {
		return "", f.errorAt(row, "", "the name %q has no letter", name)
	}
	// Two rows with one name are one actor's unless their countries differ.
	id := "user:" + slug
	if c, ok := f.country(v.one("country")); ok && f.byID[id] != nil && f.byID[id].Country != "" && f.byID[id].Country != c {
		id += "-" + strings.ToLower(c)
	}
	return id, nil
}

func (f *file) singles(a *actor.Actor, row int, v values) error {
	from := f.from(row)
	if k := v.one("kind"); k != "" {
		kind, ok := kindOf(k)
		if !ok {
			return f.errorAt(row, "use one of "+joined(actor.Kinds), "unknown kind %q", k)
		}
		a.Add(actor.FieldKind, string(kind), from)
	}
	for _, c := range v["country"] {
		code, ok := f.country(c)
		if !ok {
			return f.errorAt(row, "write an ISO 3166-1 code or the country's English name", "unknown country %q", c)
		}
		a.Add(actor.FieldCountry, code, from)
	}
	if s := v.one("sector"); s != "" {
		if s = strings.ToUpper(s); !slices.Contains(actor.Sectors, s) {
			return f.errorAt(row, "use one of PLOVER's: "+joined(actor.Sectors), "unknown sector %q", s)
		}
		a.Add(actor.FieldSector, s, from)
	}
	if q := v.one("wikidata"); q != "" {
		if !wikidataForm.MatchString(q) {
			return f.errorAt(row, "write Q and digits", "Wikidata item %q", q)
		}
		a.Add(actor.FieldWikidata, q, from)
	}
	active, err := f.interval(row, "active", v.one("active"))
	if err != nil {
		return err
	}
	a.Add(actor.FieldActive, active, from)
	a.Add(actor.FieldCAMEO, v.one("cameo"), from)
	a.Add(actor.FieldNote, v.one("note"), from)
	return nil
}

func (f *file) officeOf(a *actor.Actor, row int, v values) error {
	office := v.one("office")
	if office == "" {
		return nil
	}
	during := ""
	if v.one("from") != "" || v.one("to") != "" {
		during = span(v.one("from"), v.one("to"))
	}
	during, err := f.interval(row, "from and to", during)
	if err != nil {
		return err
	}
	country := ""
	if c, ok := f.country(v.one("country")); ok {
		country = c
	}
	a.Offices = append(a.Offices, actor.Office{Office: office, Body: v.one("body"), Country: country, Sector: strings.ToUpper(v.one("sector")), During: during, From: f.from(row)})
	return nil
}

// span is the interval between two dates, an open one where either is missing.
func span(from, to string) string {
	if from == "" {
		from = ".."
	}
	if to == "" {
		to = ".."
	}
	return from + "/" + to
}

func (f *file) interval(row int, column, v string) (string, error) {
	if v == "" || v == "../.." {
		return "", nil
	}
	if _, err := edtf.Parse(v); err != nil {
		return "", f.errorAt(row, "write an EDTF date or interval: 2014-05/2019, 2014/..", "column %s: %v", column, err)
	}
	return v, nil
}

// kindOf is the kind that a word means.
func kindOf(s string) (reportedly.ActorKind, bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	if slices.Contains(actor.Kinds, reportedly.ActorKind(s)) {
		return reportedly.ActorKind(s), true
	}
	switch s {
	case "human", "individual", "politician":
		return reportedly.Person, true
	case "armed group", "militia", "rebel group", "terrorist organization", "militant group":
		return reportedly.ArmedGroup, true
	case "political party":
		return reportedly.Party, true
	case "public body", "publicbody", "ministry", "government agency":
		return reportedly.Government, true
	case "business", "enterprise":
		return reportedly.Company, true
	case "organization", "organisation", "legalentity", "legal entity":
		return reportedly.OtherActor, true
	case "intergovernmental organization", "international organization":
		return reportedly.IGO, true
	case "newspaper", "broadcaster", "news agency":
		return reportedly.Media, true
	case "army", "armed forces", "military unit":
		return reportedly.Military, true
	}
	return "", false
}
