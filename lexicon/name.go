package lexicon

import (
	"fmt"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
)

// Denotes tells what a role noun stands for.
type Denotes string

// What role nouns stand for.
const (
	OnePerson Denotes = "person" // "minister", "fighter"
	People    Denotes = "people" // "crowd", "family"
	Body      Denotes = "body"   // "ministry", "brigade"
)

// Role is a noun for somebody or some body that acts in political life.
type Role struct {
	Phrase  string // lower case, singular; one word or several
	Kind    reportedly.ActorKind
	Denotes Denotes
	Sector  string // PLOVER sector, "" where the noun does not tell
	Office  bool   // who is called so holds a position
	Example string
}

// Title is what stands before a person's name.
type Title struct {
	Text    string // as written: "Gen."
	Full    string // written out: "General"
	Sector  string
	Office  bool // it names an office or rank: "Gen.", not "Mr"
	Example string
}

// Country is a state or a territory that is spoken of as one.
type Country struct {
	Alpha3, Alpha2 string // ISO 3166-1; XKX and XK for Kosovo, which has none
	Name           string // usual English short name
	Others         []string
	Adjectives     []string
	Demonyms       []string // singular
	Capital        string
}

// Organisation is a body known by name.
type Organisation struct {
	Name    string
	Aliases []string // acronyms and other names
	Kind    reportedly.ActorKind
	Country string // ISO 3166-1 alpha-3, "" for an international one
	Sector  string
}

var (
	roleColumns         = []string{"role", "kind", "denotes", "sector", "office", "example"}
	titleColumns        = []string{"title", "full", "sector", "office", "example"}
	countryColumns      = []string{"alpha3", "alpha2", "name", "others", "adjectives", "demonyms", "capital"}
	organisationColumns = []string{"name", "aliases", "kind", "country", "sector"}
)

var actorKinds = []reportedly.ActorKind{reportedly.Person, reportedly.Government, reportedly.Party, reportedly.ArmedGroup,
	reportedly.Military, reportedly.Police, reportedly.IGO, reportedly.NGO, reportedly.Company, reportedly.Media, reportedly.Population, reportedly.OtherActor}

// sectors of PLOVER: the primary ones, the secondary ones, and those of
// non-state international actors.
var sectors = []string{"COP", "GOV", "JUD", "LEG", "MIL", "OPP", "PRM", "PTY", "REB", "SPY", "UAF", "UNK",
	"AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "REL", "SOC",
	"IGO", "IMG", "ISM", "MNC", "NGO"}

// fold is the form in which names are compared: lower case, without a leading
// article, hyphens as spaces, no apostrophes or full stops.
func fold(s string) string {
	if folded(s) {
		return s
	}
	s = strings.Map(func(r rune) rune {
		switch r {
		case '-', '\u2010', '\u2011', '–':
			return ' '
		case '\'', '’', '‘', '`', '.':
			return -1
		}
		return r
	}, strings.ToLower(s))
	s = strings.Join(strings.Fields(s), " ")
	return strings.TrimPrefix(s, "the ")
}

// folded tells whether a name is plainly in that form already, as most are.
func folded(s string) bool {
	for i := range len(s) {
		if c := s[i]; ('a' > c || c > 'z') && (c != ' ' || i > 0 && s[i-1] == ' ') {
			return false
		}
	}
	return s != "" && s[0] != ' ' && s[len(s)-1] != ' ' && !strings.HasPrefix(s, "the ")
}

// names maps folded names to entries, refusing a name that is given twice.
type names struct {
	to   map[string]int
	line map[string]int
}

func newNames(n int) names { return names{make(map[string]int, n), make(map[string]int, n)} }

func (n names) add(r row, name string, i int) {
	key := fold(name)
	if key == "" {
		return
	}
	if line, dup := n.line[key]; dup && n.to[key] != i {
		r.problem(fmt.Sprintf("%q is given in line %d too", name, line), "keep it where it is meant more often")
		return
	}
	n.to[key], n.line[key] = i, r.line
}

func (p *parser) roles(t *table) {
	p.lex.roleNames = newNames(len(t.rows))
	for _, r := range t.rows {
		r.need("role", "kind", "denotes")
		q := Role{
			Phrase: strings.ToLower(r.field("role")), Kind: oneOf(r, "kind", actorKinds),
			Denotes: oneOf(r, "denotes", []Denotes{OnePerson, People, Body}),
			Sector:  oneOf(r, "sector", sectors), Office: r.flag("office"),
			Example: p.example(r, r.field("role")),
		}
		if line, dup := p.lex.roleNames.line[fold(q.Phrase)]; dup {
			r.problem(fmt.Sprintf("role %q is given in line %d too", q.Phrase, line), "take one of them out")
		}
		p.lex.roleNames.add(r, q.Phrase, len(p.lex.roles))
		p.lex.roles = append(p.lex.roles, q)
	}
}

func (p *parser) titles(t *table) {
	p.lex.titles = map[string]Title{}
	for _, r := range t.rows {
		r.need("title", "full")
		q := Title{Text: r.field("title"), Full: r.field("full"), Sector: oneOf(r, "sector", sectors),
			Office: r.flag("office"), Example: p.example(r, r.field("title"))}
		key := fold(q.Text)
		if _, dup := p.lex.titles[key]; dup {
			r.problem(fmt.Sprintf("title %q is given twice", q.Text), "take one of them out (case and full stops make no difference)")
		}
		p.lex.titles[key] = q
	}
}

func (p *parser) countries(t *table) {
	p.lex.countryNames, p.lex.capitals = newNames(5*len(t.rows)), newNames(len(t.rows))
	for i, r := range t.rows {
		r.need("alpha3", "alpha2", "name")
		c := Country{Alpha3: r.field("alpha3"), Alpha2: r.field("alpha2"), Name: r.field("name"), Others: r.list("others"),
			Adjectives: r.list("adjectives"), Demonyms: r.list("demonyms"), Capital: r.field("capital")}
		if !code(c.Alpha3, 3) || !code(c.Alpha2, 2) {
			r.problem(fmt.Sprintf("codes %q and %q", c.Alpha3, c.Alpha2), "write the ISO 3166-1 codes, three and two capitals")
		}
		for _, n := range slices.Concat([]string{c.Name, c.Alpha3}, c.Others, c.Adjectives, c.Demonyms) {
			p.lex.countryNames.add(r, n, i)
		}
		p.lex.capitals.add(r, c.Capital, i)
		p.lex.countries = append(p.lex.countries, c)
	}
}

func code(s string, n int) bool {
	return len(s) == n && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

func (p *parser) organisations(t *table) {
	p.lex.organisationNames = newNames(3 * len(t.rows))
	for i, r := range t.rows {
		r.need("name", "kind")
		o := Organisation{Name: r.field("name"), Aliases: r.list("aliases"), Kind: oneOf(r, "kind", actorKinds),
			Country: r.field("country"), Sector: oneOf(r, "sector", sectors)}
		if _, known := p.lex.countryNames.to[strings.ToLower(o.Country)]; o.Country != "" && !(known && code(o.Country, 3)) {
			r.problem(fmt.Sprintf("unknown country %q", o.Country), "write the alpha3 code of countries.tsv, or - for an international body")
		}
		for _, n := range append([]string{o.Name}, o.Aliases...) {
			p.lex.organisationNames.add(r, n, i)
		}
		p.lex.organisations = append(p.lex.organisations, o)
	}
}
