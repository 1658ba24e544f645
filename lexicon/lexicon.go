package lexicon

import (
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"
)

// Lexicon is the tables read into look-ups. It never changes after [Load] and
// is safe for concurrent use; what it returns belongs to it and must not be
// changed.
type Lexicon struct {
	forms      forms
	classes    map[string]map[string]bool // class -> lemmas
	classesOf  map[string][]string        // lemma -> classes, sorted
	predicates map[wordKey][]Predicate    // the most particular first

	reporting  index[Reporting]
	likelihood index[LikelihoodCue]
	reality    index[RealityCue]
	negation   index[Negation]

	roles             []Role
	roleNames         names
	titles            map[string]Title
	countries         []Country
	countryNames      names
	capitals          names
	organisations     []Organisation
	organisationNames names

	curve ScoreCurve
}

// wordKey is a lemma with its part of speech.
type wordKey struct{ lemma, pos string }

// Two word classes hold the role nouns besides what classes.tsv gives them.
const (
	PersonClass = "person" // roles that denote a person or people
	GroupClass  = "group"  // roles that denote a body
)

// parser fills a Lexicon and collects what is wrong.
type parser struct {
	lex      *Lexicon
	forms    forms
	problems *Problems
	frames   map[string]Frame // read before
	words    []string         // scratch: of the example at hand
	lemma    []string         // scratch: of the lemma looked for in it
}

func newParser(lex *Lexicon) *parser {
	return &parser{lex: lex, forms: lex.forms, problems: &Problems{}, frames: map[string]Frame{}}
}

// Load reads all tables from the root of fsys. Its error is of type [*Problems]
// where tables are faulty and names file, line and remedy of each fault.
func Load(fsys fs.FS) (*Lexicon, error) {
	p := newParser(&Lexicon{})
	problems := p.problems
	read := func(name string, columns []string) *table {
		f, err := fsys.Open(name)
		if err != nil {
			problems.add(Problem{File: name, What: err.Error(), Remedy: "the folder of tables must hold it"})
			return &table{file: name, columns: columns, problems: problems}
		}
		defer f.Close()
		return readTable(name, f, columns, problems)
	}
	p.forms = readForms(read("irregular.tsv", irregularColumns))
	p.lex.forms = p.forms
	p.countries(read("countries.tsv", countryColumns))
	p.organisations(read("organisations.tsv", organisationColumns))
	p.titles(read("titles.tsv", titleColumns))
	p.roles(read("roles.tsv", roleColumns))
	p.classes(read("classes.tsv", classColumns))
	p.lex.reporting = readCues(p, read("reporting.tsv", reportingColumns), p.reporting)
	p.lex.likelihood = readCues(p, read("likelihood.tsv", likelihoodColumns), p.likelihood)
	p.lex.reality = readCues(p, read("reality.tsv", realityColumns), p.reality)
	p.lex.negation = readCues(p, read("negation.tsv", negationColumns), p.negation)
	p.curve(read("score.tsv", curveColumns))
	p.lex.predicates = make(map[wordKey][]Predicate, 2048)
	p.lex.addPredicates(p.predicates(read("predicates.tsv", predicateColumns)))
	if err := problems.err(); err != nil {
		return nil, err
	}
	return p.lex, nil
}

// Extend is the lexicon with further predicates, read from a table in the form
// of predicates.tsv. Where an entry asks for as much as an old one of the same
// word, the new one is tried first. The receiver stays as it is. name is used in
// errors, which are of type [*Problems].
func (l *Lexicon) Extend(name string, r io.Reader) (*Lexicon, error) {
	p := newParser(l)
	added := p.predicates(readTable(name, r, predicateColumns, p.problems))
	if err := p.problems.err(); err != nil {
		return nil, fmt.Errorf("read lexicon: %w", err)
	}
	out := *l
	out.predicates = maps.Clone(l.predicates)
	out.addPredicates(added)
	return &out, nil
}

// addPredicates sorts new entries in before old ones of the same weight. Lists
// are copied, never changed in place.
func (l *Lexicon) addPredicates(added []Predicate) {
	byWord := map[wordKey][]Predicate{}
	for _, q := range added {
		k := wordKey{q.Lemma, q.POS}
		byWord[k] = append(byWord[k], q)
	}
	for k, list := range byWord {
		list = append(list, l.predicates[k]...)
		slices.SortStableFunc(list, func(a, b Predicate) int { return weightOf(b.Pattern) - weightOf(a.Pattern) })
		l.predicates[k] = list
	}
}

// Predicates are the senses of a lemma, the most particular first. pos is a
// universal part of speech; AUX and PROPN are looked up as VERB and NOUN.
func (l *Lexicon) Predicates(lemma, pos string) []Predicate {
	switch pos {
	case "AUX":
		pos = "VERB"
	case "PROPN":
		pos = "NOUN"
	}
	return l.predicates[wordKey{strings.ToLower(lemma), pos}]
}

// AllPredicates are the senses of all words, sorted by lemma and part of
// speech.
func (l *Lexicon) AllPredicates() []Predicate {
	keys := slices.SortedFunc(maps.Keys(l.predicates), func(a, b wordKey) int {
		return strings.Compare(a.lemma+"\t"+a.pos, b.lemma+"\t"+b.pos)
	})
	var out []Predicate
	for _, k := range keys {
		out = append(out, l.predicates[k]...)
	}
	return out
}

// Reporting are the reporting cues that consist of this one word; pos "" stands
// for any.
func (l *Lexicon) Reporting(lemma, pos string) []Reporting { return l.reporting.single(lemma, pos) }

// Reality are the cues of reality that consist of this one word.
func (l *Lexicon) Reality(lemma, pos string) []RealityCue { return l.reality.single(lemma, pos) }

// Negation are the cues of negation and verification that consist of this one
// word.
func (l *Lexicon) Negation(lemma, pos string) []Negation { return l.negation.single(lemma, pos) }

// Likelihood is the longest expression of probability that words, in lower
// case, begin with, and how many of them it takes; 0 where there is none.
func (l *Lexicon) Likelihood(words []string) (LikelihoodCue, int) {
	c, n, _ := l.likelihood.prefix(words)
	return c, n
}

// Role is the entry of a role noun, singular, in any case. Of a phrase the
// longest end that is listed counts: "former deputy foreign minister" is found as
// "deputy foreign minister".
func (l *Lexicon) Role(phrase string) (Role, bool) {
	words := strings.Fields(fold(phrase))
	for i := max(0, len(words)-6); i < len(words); i++ {
		if j, ok := l.roleNames.to[strings.Join(words[i:], " ")]; ok {
			return l.roles[j], true
		}
	}
	return Role{}, false
}

// Title is the entry of a title before a name, with or without its full stop.
func (l *Lexicon) Title(s string) (Title, bool) {
	t, ok := l.titles[fold(s)]
	return t, ok
}

// Country is the country with this name, adjective or demonym (singular or with
// a plural s), or ISO alpha-3 code. It needs a capital letter somewhere: "per" is
// not Peru, "and" not Andorra.
func (l *Lexicon) Country(s string) (Country, bool) {
	if len(s) <= 3 && strings.ToUpper(s) != s || strings.ToLower(s) == s {
		return Country{}, false
	}
	if len(s) == 4 && s[3] == '.' && !strings.Contains(s[:3], ".") {
		return Country{}, false // "COL." is a colonel, not Colombia
	}
	key := fold(s)
	for _, k := range [...]string{key, strings.TrimSuffix(key, "s"), strings.TrimSuffix(key, "men") + "man"} {
		if i, ok := l.countryNames.to[k]; ok && k != "" {
			return l.countries[i], true
		}
	}
	return Country{}, false
}

// Capital is the country whose seat of government has this name, which may
// stand for the state: "Moscow called on …".
func (l *Lexicon) Capital(s string) (Country, bool) {
	i, ok := l.capitals.to[fold(s)]
	if !ok {
		return Country{}, false
	}
	return l.countries[i], true
}

// Countries are all countries, in the table's order.
func (l *Lexicon) Countries() []Country { return l.countries }

// Organisation is the body with this name or acronym; case, hyphens, full stops
// and a leading article make no difference, save that an acronym that is a
// common word ("who") must be in capitals.
func (l *Lexicon) Organisation(s string) (Organisation, bool) {
	i, ok := l.organisationNames.to[fold(s)]
	if !ok || len(s) <= 4 && s == strings.ToLower(s) {
		return Organisation{}, false
	}
	return l.organisations[i], true
}

// Organisations are all organisations, in the table's order.
func (l *Lexicon) Organisations() []Organisation { return l.organisations }

// InClass tells whether a lemma, in any case, is of a word class.
func (l *Lexicon) InClass(class, lemma string) bool { return l.classes[class][strings.ToLower(lemma)] }

// Classes are the word classes of a lemma, sorted.
func (l *Lexicon) Classes(lemma string) []string { return l.classesOf[strings.ToLower(lemma)] }

// IsForm tells whether a word, in any case, may be an inflected form of a lemma.
func (l *Lexicon) IsForm(word, lemma string) bool {
	return l.forms.is(strings.ToLower(word), lemma)
}
