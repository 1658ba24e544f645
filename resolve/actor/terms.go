package actor

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/reportedly/reportedly"
)

// terms are the tables by which descriptions are coded.
type terms struct {
	modifiers map[string]modifier // by the words, in lower case
	heads     map[string]int      // noun that says little of itself -> weight
	peoples   map[string][]string // folded -> countries
}

// modifier is what a word before a noun tells.
type modifier struct {
	strength int
	sector   string
	kind     reportedly.ActorKind
}

// specific is the weight of a noun that tells enough by itself.
const specific = 9

func (s *seed) readTerms() *terms {
	t := &terms{map[string]modifier{}, map[string]int{}, map[string][]string{}}
	for _, r := range s.read("modifiers.tsv", []string{"strength", "sector", "kind", "words"}) {
		m := modifier{number(r, "strength"), oneOf(r, "sector", Sectors), reportedly.ActorKind(oneOf(r, "kind", Kinds))}
		for _, w := range r.list("words") {
			if _, dup := t.modifiers[w]; dup {
				r.problem(fmt.Sprintf("%q is given twice", w), "keep it where it is meant more often")
			}
			t.modifiers[strings.ToLower(w)] = m
		}
	}
	for _, r := range s.read("heads.tsv", []string{"weight", "nouns"}) {
		for _, w := range r.list("nouns") {
			t.heads[strings.ToLower(w)] = number(r, "weight")
		}
	}
	for _, r := range s.read("peoples.tsv", []string{"people", "countries"}) {
		countries := r.list("countries")
		for _, c := range countries {
			if x, ok := s.lex.Country(c); !ok || x.Alpha3 != c {
				r.problem(fmt.Sprintf("unknown country %q", c), "write alpha-3 codes with | between them")
			}
		}
		for _, p := range r.list("people") {
			t.peoples[strings.ToLower(p)] = countries
		}
	}
	return t
}

func number(r row, column string) int {
	n, err := strconv.Atoi(r.field(column))
	if err != nil || n < 0 || n > specific {
		r.problem(fmt.Sprintf("%q in column %s", r.field(column), column), "write a number from 0 to 9")
	}
	return n
}
