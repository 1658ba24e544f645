package actor

import (
	"fmt"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/lexicon"
	"github.com/reportedly/reportedly/resolve/name"
)

// A part of a government is named by its country and what it is: "Russian Foreign
// Ministry", "Chad's army", "Bank of Israel". The table of parts gives templates,
// in which {country}, {adjective} and {capital} stand for a country's names; a
// phrase is taken apart into a country's name and the rest, which is looked up
// among the templates' rests.

// part is a line of the table of parts.
type part struct {
	id     string // "foreign-ministry"
	label  string // the first template
	names  []string
	kind   reportedly.ActorKind
	sector string
	cameo  string
	under  string
	note   string
	from   Source
}

// parts is the table of parts.
type parts struct {
	list  []part
	byKey map[string]int // "pre|foreign ministry", "of|foreign ministry", "|" for the country alone
	roles map[string]int // role noun, folded -> the part whose office or people it names
}

// Where the country's name stands in a template.
const (
	before = "pre|" // an adjective, or the country with or without a possessive
	after  = "of|"
)

var partColumns = []string{"part", "names", "metonyms", "kind", "sector", "cameo", "under", "note"}

func newParts(rows []row) *parts {
	p := &parts{byKey: map[string]int{}, roles: map[string]int{}}
	for _, r := range rows {
		q := part{
			id: r.field("part"), names: r.list("names"), kind: reportedly.ActorKind(oneOf(r, "kind", Kinds)), sector: oneOf(r, "sector", Sectors),
			cameo: r.field("cameo"), under: r.field("under"), note: r.field("note"), from: r.source(),
		}
		if q.id == "" || len(q.names) == 0 {
			r.problem("a part needs an id and names", "fill in the columns part and names")
			continue
		}
		q.label = q.names[0]
		for _, t := range slices.Concat(q.names, r.list("metonyms")) {
			key, ok := templateKey(t)
			if !ok {
				r.problem(fmt.Sprintf("template %q", t), "it must hold {country}, {adjective} or {capital} once, at its beginning or its end")
				continue
			}
			if i, dup := p.byKey[key]; dup && i != len(p.list) {
				r.problem(fmt.Sprintf("template %q is given for %s too", t, p.list[i].id), "keep it where it is meant more often")
				continue
			}
			p.byKey[key] = len(p.list)
		}
		p.list = append(p.list, q)
	}
	for i, q := range p.list {
		if q.under != "" && p.at(q.under) < 0 {
			rows[i].problem(fmt.Sprintf("unknown part %q in column under", q.under), "name a part of this table")
		}
	}
	return p
}

// readRoles reads the table that says which part an office belongs to.
func (p *parts) readRoles(rows []row) {
	for _, r := range rows {
		i := p.at(r.field("part"))
		if i < 0 {
			r.problem(fmt.Sprintf("unknown part %q", r.field("part")), "name a part of governments.tsv")
			continue
		}
		for _, role := range r.list("roles") {
			p.roles[name.Fold(role)] = i
		}
	}
}

func (p *parts) at(id string) int {
	return slices.IndexFunc(p.list, func(q part) bool { return q.id == id })
}

// templateKey is the key of a template, and whether it is well formed.
func templateKey(t string) (string, bool) {
	for _, hole := range []string{"{country}", "{adjective}", "{capital}"} {
		head, tail, found := strings.Cut(t, hole)
		if !found {
			continue
		}
		tail = strings.TrimPrefix(strings.TrimPrefix(tail, "'s"), "’s")
		switch {
		case strings.ContainsAny(head+tail, "{}"):
		case strings.TrimSpace(head) == "":
			return before + name.Fold(tail), true
		case strings.TrimSpace(tail) == "":
			return after + strings.TrimSuffix(strings.TrimSuffix(name.Fold(head), " the"), " of"), true
		}
		return "", false
	}
	return "", false
}

// named is the part of a government that a phrase names, nil where it names none.
func (p *parts) named(lex *lexicon.Lexicon, s string) *Actor {
	c, i, ok := p.parse(lex, s)
	if !ok {
		return nil
	}
	return p.actor(c, i)
}

// parse takes a phrase apart into a country and the index of a part.
func (p *parts) parse(lex *lexicon.Lexicon, s string) (lexicon.Country, int, bool) {
	words := phraseWords(s)
	if len(words) == 0 || len(words) > 12 {
		return lexicon.Country{}, 0, false
	}
	for n := min(len(words), maxCountryWords); n > 0; n-- {
		if c, ok := countryOf(lex, words[:n]); ok {
			if n == len(words) && p.plural(lex, words[n-1]) {
				return c, p.at("people"), p.at("people") >= 0
			}
			if i, ok := p.byKey[before+name.Fold(strings.Join(words[n:], " "))]; ok {
				return c, i, true
			}
		}
		rest := words[:len(words)-n]
		if len(rest) == 0 {
			continue
		}
		if c, ok := countryOf(lex, words[len(words)-n:]); ok {
			for len(rest) > 0 && (rest[len(rest)-1] == "of" || rest[len(rest)-1] == "the") {
				rest = rest[:len(rest)-1]
			}
			if i, ok := p.byKey[after+name.Fold(strings.Join(rest, " "))]; ok {
				return c, i, true
			}
		}
	}
	return lexicon.Country{}, 0, false
}

// plural tells whether a word is a country's adjective or demonym in the plural:
// "Iraqis", "Frenchmen"; not "Philippines".
func (p *parts) plural(lex *lexicon.Lexicon, w string) bool {
	c, ok := lex.Country(w)
	if !ok || slices.Contains(c.Others, w) || strings.HasSuffix(c.Name, w) {
		return false
	}
	low := strings.ToLower(w)
	for _, one := range slices.Concat(c.Adjectives, c.Demonyms) {
		one = strings.ToLower(one)
		if low == one+"s" || strings.HasSuffix(one, "man") && low == strings.TrimSuffix(one, "man")+"men" {
			return true
		}
	}
	return false
}

// maxCountryWords is how many words a country's name has at most: "Democratic
// Republic of the Congo".
const maxCountryWords = 6

// countryOf is the country that words name, or whose capital they name.
func countryOf(lex *lexicon.Lexicon, words []string) (lexicon.Country, bool) {
	s := strings.Join(words, " ")
	if c, ok := lex.Country(s); ok {
		return c, true
	}
	if len(words) <= 3 && strings.ContainsFunc(s, isCapital) {
		return lex.Capital(s)
	}
	return lexicon.Country{}, false
}

// phraseWords are the words of a phrase as they are written, without a leading
// article, possessive endings and punctuation at their ends.
func phraseWords(s string) []string {
	words := strings.Fields(s)
	out := words[:0]
	for i, w := range words {
		w = strings.Trim(w, `,;:"“”()[]`)
		for _, end := range []string{"'s", "’s", "'", "’"} {
			w = strings.TrimSuffix(w, end)
		}
		if w != "" && !(i == 0 && strings.EqualFold(w, "the")) {
			out = append(out, w)
		}
	}
	return out
}

// actor is a part of a country's government as an actor.
func (p *parts) actor(c lexicon.Country, i int) *Actor {
	q := &p.list[i]
	a := &Actor{ID: c.Alpha3 + ":" + q.id}
	adjective := c.Name
	if len(c.Adjectives) > 0 {
		adjective = c.Adjectives[0]
	}
	fill := strings.NewReplacer("{country}", c.Name, "{adjective}", adjective, "{capital}", c.Capital)
	for _, t := range q.names {
		a.AddName(Name{Text: fill.Replace(t), Lang: "en", From: q.from})
	}
	a.Add(FieldKind, string(q.kind), q.from)
	a.Add(FieldCountry, c.Alpha3, q.from)
	a.Add(FieldSector, q.sector, q.from)
	if q.cameo != "" {
		a.Add(FieldCAMEO, c.Alpha3+q.cameo, q.from)
	}
	a.Add(FieldNote, q.note, q.from)
	if q.under != "" {
		a.Affiliations = append(a.Affiliations, Affiliation{Tie: PartOf, To: c.Alpha3 + ":" + q.under, From: q.from})
	}
	return a
}

// byID is the part that an ID names, nil where it names none.
func (p *parts) byID(lex *lexicon.Lexicon, id string) *Actor {
	code, part, ok := strings.Cut(id, ":")
	if !ok || len(code) != 3 {
		return nil
	}
	i := p.at(part)
	c, known := lex.Country(code)
	if i < 0 || !known || c.Alpha3 != code {
		return nil
	}
	return p.actor(c, i)
}

// label is what a part is, in words: "foreign ministry".
func (p *parts) label(id string) string {
	_, part, _ := strings.Cut(id, ":")
	return strings.ReplaceAll(part, "-", " ")
}
