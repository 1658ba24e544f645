package lexicon

import (
	"fmt"
	"slices"
	"strings"
)

var classColumns = []string{"class", "lemma"}

// classes reads the word classes and adds the role nouns to the two that hold
// them.
func (p *parser) classes(t *table) {
	p.lex.classes = map[string]map[string]bool{PersonClass: {}, GroupClass: {}}
	p.lex.classesOf = make(map[string][]string, 2*len(t.rows))
	for _, r := range t.rows {
		r.need("class", "lemma")
		class, lemma := r.field("class"), r.field("lemma")
		if p.lex.classes[class][lemma] {
			r.problem(fmt.Sprintf("%q is in class %q already", lemma, class), "take one of them out")
		}
		if lemma != strings.ToLower(lemma) || strings.Contains(lemma, " ") {
			r.problem(fmt.Sprintf("lemma %q", lemma), "write one word in lower case")
		}
		p.addClass(class, lemma)
	}
	for _, q := range p.lex.roles {
		class := PersonClass
		if q.Denotes == Body {
			class = GroupClass
		}
		if !strings.Contains(q.Phrase, " ") {
			p.addClass(class, q.Phrase)
		}
	}
	for _, list := range p.lex.classesOf {
		slices.Sort(list)
	}
}

func (p *parser) addClass(class, lemma string) {
	m := p.lex.classes[class]
	if m == nil {
		m = map[string]bool{}
		p.lex.classes[class] = m
	}
	if !m[lemma] {
		m[lemma] = true
		p.lex.classesOf[lemma] = append(p.lex.classesOf[lemma], class)
	}
}

func (l *Lexicon) knownClass(class string) bool { return l.classes[class] != nil }
