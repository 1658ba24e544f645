package actor

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/lexicon"
	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// prefix begins the identities of the tables' own actors.
const prefix = "reportedly:"

// Columns of the tables that must be there.
var (
	bodyColumns       = []string{"id", "name", "aliases", "acronyms", "native", "kind", "country", "sector", "cameo", "wikidata", "affiliated", "active", "note"}
	officeColumns     = []string{"id", "holder", "aliases", "native", "office", "body", "country", "sector", "from", "to", "wikidata", "note"}
	governmentColumns = []string{"id", "name", "aliases", "acronyms", "native", "kind", "country", "part"}
	roleColumns       = []string{"part", "roles"}
)

// seed is the reading of the tables.
type seed struct {
	*builder
	fsys     fs.FS
	lex      *lexicon.Lexicon
	parts    *parts
	problems Problems
}

// Load builds the registry from the tables at the root of fsys and the lexicon's
// organisations. Tables may be absent, except that of the parts of governments.
// Faulty tables give an error of type [Problems].
func Load(fsys fs.FS, lex *lexicon.Lexicon) (*Registry, error) {
	s := &seed{builder: newBuilder(), fsys: fsys, lex: lex}
	s.parts = newParts(s.read("governments.tsv", partColumns))
	s.parts.readRoles(s.read("office-parts.tsv", roleColumns))
	for _, file := range []string{"groups.tsv", "organisations.tsv"} {
		for _, r := range s.read(file, bodyColumns) {
			s.body(r)
		}
	}
	for _, r := range s.read("offices.tsv", officeColumns) {
		s.office(r)
	}
	for _, r := range s.read("government-names.tsv", governmentColumns) {
		s.government(r)
	}
	s.organisations()
	terms := s.readTerms()
	if len(s.problems) > 0 {
		return nil, fmt.Errorf("load the tables of actors: %w", s.problems)
	}
	return s.registry(lex, s.parts, terms), nil
}

func (s *seed) read(file string, columns []string) []row {
	f, err := s.fsys.Open(file)
	if errors.Is(err, fs.ErrNotExist) && file != "governments.tsv" {
		return nil
	}
	if err != nil {
		s.problems.add(file, 0, err.Error(), "the folder of tables must hold it")
		return nil
	}
	defer f.Close()
	return readTable(file, f, columns, &s.problems)
}

var (
	idForm       = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	wikidataForm = regexp.MustCompile(`^Q[1-9][0-9]*$`)
)

// body reads a line of the tables of groups and organisations.
func (s *seed) body(r row) {
	a := &Actor{ID: s.newID(r, r.field("id"))}
	s.names(a, r, r.field("name"))
	for _, n := range r.list("acronyms") {
		a.AddName(Name{Text: n, Acronym: true, From: r.source()})
	}
	a.Add(FieldKind, oneOf(r, "kind", Kinds), r.source())
	a.Add(FieldActive, s.interval(r, "active", r.field("active")), r.source())
	for _, t := range r.list("affiliated") {
		a.Affiliations = append(a.Affiliations, s.affiliation(r, t))
	}
	s.values(a, r)
	if a.Name == "" || a.Kind == "" {
		r.problem("a name and a kind are needed", "fill them in")
	}
	s.putNew(a, r)
}

// office reads a line of the table of offices: a holder's one term. Lines with one
// id are one person's.
func (s *seed) office(r row) {
	id := s.newID(r, r.field("id"))
	a := s.change(id)
	if a == nil {
		a = &Actor{ID: id}
		a.Add(FieldKind, string(reportedly.Person), r.source())
		s.actors[id], s.owned[id] = a, true
	}
	s.names(a, r, r.field("holder"))
	s.values(a, r)
	if r.field("office") == "" || a.Name == "" {
		r.problem("a holder and an office are needed", "fill them in")
		return
	}
	a.Offices = append(a.Offices, Office{
		Office: r.field("office"), Body: s.reference(r.field("body")), Country: r.field("country"), Sector: r.field("sector"),
		During: s.interval(r, "from", r.field("from")+"/"+r.field("to")), From: r.source(),
	})
}

// government reads a line for a part of a country's government that has a name of
// its own: "=parliament" is that part ("Knesset"), "<intelligence" a body under it.
func (s *seed) government(r row) {
	cell := r.field("part")
	under := strings.HasPrefix(cell, "<")
	i := s.parts.at(strings.TrimLeft(cell, "<="))
	c, ok := s.lex.Country(r.field("country"))
	if i < 0 || !ok || c.Alpha3 != r.field("country") {
		r.problem(fmt.Sprintf("part %q of country %q", cell, r.field("country")), "write = or < and a part of governments.tsv, and a country's alpha-3 code")
		return
	}
	if under {
		s.body(r)
		if a := s.change(prefix + r.field("id")); a != nil {
			a.Affiliations = append(a.Affiliations, Affiliation{Tie: PartOf, To: c.Alpha3 + ":" + s.parts.list[i].id, From: r.source()})
		}
		return
	}
	a := s.change(c.Alpha3 + ":" + s.parts.list[i].id)
	if a == nil {
		a = s.parts.actor(c, i)
		s.actors[a.ID], s.owned[a.ID] = a, true
	}
	s.names(a, r, r.field("name"))
	for _, n := range r.list("acronyms") {
		a.AddName(Name{Text: n, Acronym: true, From: r.source()})
	}
	a.Add(FieldActive, s.interval(r, "active", r.field("active")), r.source())
	a.Add(FieldWikidata, r.field("wikidata"), r.source())
	a.Add(FieldNote, r.field("note"), r.source())
}

// newID is the identity of a line.
func (s *seed) newID(r row, id string) string {
	if !idForm.MatchString(id) {
		r.problem(fmt.Sprintf("id %q", id), "write lower-case words of a to z and digits with hyphens between them")
	}
	return prefix + id
}

func (s *seed) putNew(a *Actor, r row) {
	if s.actors[a.ID] != nil {
		r.problem(fmt.Sprintf("id %q is given twice", r.field("id")), "choose another")
		return
	}
	s.put(a)
}

func (s *seed) names(a *Actor, r row, main string) {
	if a.Names == nil { // most have one line
		a.Names, a.Values = make([]Name, 0, 2+strings.Count(r.field("aliases"), "|")+2), make([]Value, 0, len(Fields))
	}
	a.AddName(Name{Text: main, From: r.source()})
	for _, n := range r.list("aliases") {
		a.AddName(Name{Text: n, Acronym: isAcronym(n), From: r.source()})
	}
	for _, n := range r.list("native") {
		a.AddName(Name{Text: n, From: r.source()})
	}
}

// values reads the single values that all tables share.
func (s *seed) values(a *Actor, r row) {
	for _, c := range r.list("country") { // the first is its base, the others are where it acts too
		if x, ok := s.lex.Country(c); !ok || x.Alpha3 != c {
			r.problem(fmt.Sprintf("unknown country %q", c), "write an alpha-3 code of data/lexicon/countries.tsv, or -")
		}
		a.Add(FieldCountry, c, r.source())
	}
	a.Add(FieldSector, oneOf(r, "sector", Sectors), r.source())
	a.Add(FieldCAMEO, r.field("cameo"), r.source())
	if q := r.field("wikidata"); q != "" {
		if !wikidataForm.MatchString(q) {
			r.problem(fmt.Sprintf("Wikidata item %q", q), "write Q and digits, or -")
		}
		a.Add(FieldWikidata, q, r.source())
	}
	a.Add(FieldNote, r.field("note"), r.source())
}

// interval checks an EDTF interval. An end that is left out is open.
func (s *seed) interval(r row, column, v string) string {
	if v == "" || v == "/" {
		return ""
	}
	if strings.HasPrefix(v, "/") {
		v = ".." + v
	}
	if strings.HasSuffix(v, "/") {
		v += ".."
	}
	if plainInterval(v) {
		return v
	}
	if _, err := edtf.Parse(v); err != nil {
		r.problem(fmt.Sprintf("column %s: %v", column, err), "write an EDTF date or interval such as 2014-05/2019 or 2014/..")
		return ""
	}
	return v
}

// plainInterval tells whether a value is plainly an interval between years or
// months, as most are, so that it need not be parsed at each start.
func plainInterval(v string) bool {
	from, to, ok := strings.Cut(v, "/")
	return ok && plainEnd(from) && plainEnd(to)
}

func plainEnd(s string) bool {
	if s == ".." {
		return true
	}
	if len(s) != 4 && len(s) != 7 {
		return false
	}
	for i := range len(s) {
		if digit := '0' <= s[i] && s[i] <= '9'; digit == (i == 4) || i == 4 && s[i] != '-' {
			return false
		}
	}
	return len(s) == 4 || s[5:] > "00" && s[5:] < "13"
}

// affiliation reads "<other@2014/..": part of another, "~other": allied with it,
// "n:words": tied to what the words say.
func (s *seed) affiliation(r row, v string) Affiliation {
	t := Affiliation{Tie: Other, From: r.source()}
	if words, ok := strings.CutPrefix(v, "n:"); ok {
		t.To = words
		return t
	}
	switch {
	case strings.HasPrefix(v, "<"):
		t.Tie, v = PartOf, v[1:]
	case strings.HasPrefix(v, "~"):
		t.Tie, v = Allied, v[1:]
	}
	to, during, _ := strings.Cut(v, "@")
	t.During = s.interval(r, "affiliated", during)
	if !idForm.MatchString(to) {
		r.problem(fmt.Sprintf("affiliation %q", v), "write <id or ~id, with @ and an EDTF interval where it is known, or n: and words")
	}
	t.To = s.reference(to)
	return t
}

// reference is the identity that a cell of a table refers to: "lby-army" is a part
// of a government, a word with capitals or spaces no identity but a name.
func (s *seed) reference(to string) string {
	if code, part, ok := strings.Cut(to, "-"); ok && len(code) == 3 && s.parts.at(part) >= 0 {
		return strings.ToUpper(code) + ":" + part
	}
	if !idForm.MatchString(to) {
		return to
	}
	return prefix + to
}

// organisations adds the lexicon's bodies: to an actor of the same name and kind,
// or as actors of their own.
func (s *seed) organisations() {
	byName := make(map[string]string, 4*len(s.actors))
	for id, a := range s.actors {
		for _, n := range a.Names {
			if n.Acronym || n.Script != "Latn" {
				continue
			}
			key := plainKey(n.Text)
			if old, dup := byName[key]; !dup || id < old {
				byName[key] = id
			}
		}
	}
	for i, o := range s.lex.Organisations() {
		from := Source{"organisations.tsv of the lexicon", i + 1}
		a := &Actor{ID: prefix + Slug(o.Name)}
		a.AddName(Name{Text: o.Name, From: from})
		for _, n := range o.Aliases {
			a.AddName(Name{Text: n, Acronym: isAcronym(n), From: from})
		}
		a.Add(FieldKind, string(o.Kind), from)
		a.Add(FieldCountry, o.Country, from)
		a.Add(FieldSector, o.Sector, from)
		if id := s.sameBody(o, byName); id != "" {
			a.ID = id
		}
		s.put(a)
	}
}

// sameBody is the tables' actor that a body of the lexicon is: one with its name
// or one of its longer aliases, of no other country; "" where there is none.
func (s *seed) sameBody(o lexicon.Organisation, byName map[string]string) string {
	for _, n := range append([]string{o.Name}, o.Aliases...) {
		id, ok := byName[plainKey(n)]
		if !ok || isAcronym(n) || s.actors[id].Kind == reportedly.Person {
			continue
		}
		if a := s.actors[id]; n == o.Name || a.Country == o.Country || a.ActsIn(o.Country) {
			return id
		}
	}
	return ""
}
