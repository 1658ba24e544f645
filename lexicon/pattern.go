package lexicon

import (
	"fmt"
	"slices"
	"strings"
)

// Condition is one thing that a pattern asks of the words around an entry's
// word.
//
//	+out            the particle or preposition "out" goes with it
//	obj=talks|@attack   its object is "talks" or of the word class attack
//	obj!=@place     its object is no place
//	obj=*  obj=-    it has an object, it has none
//	obj=-|@troops   it has none, or one of the class troops
type Condition struct {
	Slot   Slot
	Not    bool     // the values must not be met
	Any    bool     // * : the slot is filled
	None   bool     // - : the slot is empty; beside values: it may be
	Word   bool     // +word: Slot is the word
	Lemmas []string // any of these
	Class  []string // or of any of these classes
}

// String writes the condition as in the table.
func (c Condition) String() string {
	if c.Word {
		return "+" + string(c.Slot)
	}
	values := append([]string(nil), c.Lemmas...)
	for _, k := range c.Class {
		values = append(values, "@"+k)
	}
	switch {
	case c.Any:
		values = []string{"*"}
	case c.None:
		values = append([]string{"-"}, values...)
	}
	op := "="
	if c.Not {
		op = "!="
	}
	return string(c.Slot) + op + strings.Join(values, "|")
}

// weight orders entries of one word: what asks for more is tried first.
func (c Condition) weight() int {
	switch {
	case c.Not:
		return 1
	case c.Word, len(c.Lemmas) > 0 && len(c.Class) == 0:
		return 8
	case len(c.Lemmas) > 0:
		return 6
	case c.Any && (!slices.Contains(namedSlots, c.Slot) || c.Slot == Complement || c.Slot == Clause):
		return 5 // "based on …", "agreed to leave"
	case len(c.Class) > 0:
		return 4
	}
	return 2
}

func weightOf(pattern []Condition) int {
	w := 0
	for _, c := range pattern {
		w += c.weight()
	}
	return w
}

// parsePattern reads conditions separated by spaces. known tells which word
// classes there are.
func parsePattern(s string, known func(class string) bool) ([]Condition, error) {
	var out []Condition
	for field := range strings.FieldsSeq(s) {
		c, err := parseCondition(field, known)
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}

func parseCondition(s string, known func(string) bool) (Condition, error) {
	if word, ok := strings.CutPrefix(s, "+"); ok {
		if !knownSlot(Slot(word)) {
			return Condition{}, fmt.Errorf("unknown particle %q in the pattern", word)
		}
		return Condition{Slot: Slot(word), Word: true}, nil
	}
	slot, values, ok := strings.Cut(s, "=")
	if !ok {
		return Condition{}, fmt.Errorf("%q in the pattern is no condition", s)
	}
	c := Condition{}
	if rest, not := strings.CutSuffix(slot, "!"); not {
		slot, c.Not = rest, true
	}
	if c.Slot = Slot(slot); !knownSlot(c.Slot) {
		return c, fmt.Errorf("unknown slot %q in the pattern", slot)
	}
	switch values {
	case "*":
		c.Any = true
		return c, nil
	case "-":
		c.None = true
		return c, nil
	}
	for v := range strings.SplitSeq(values, "|") {
		class, isClass := strings.CutPrefix(v, "@")
		switch {
		case v == "" || class == "":
			return c, fmt.Errorf("an empty value in %q", s)
		case isClass && !known(class):
			return c, fmt.Errorf("unknown word class %q", v)
		case v == "-":
			c.None = true
		case isClass:
			c.Class = append(c.Class, class)
		default:
			c.Lemmas = append(c.Lemmas, v)
		}
	}
	return c, nil
}

// patternOf reads a row's pattern.
func (p *parser) patternOf(r row) []Condition {
	pattern, err := parsePattern(r.field("pattern"), p.lex.knownClass)
	if err != nil {
		r.problem(err.Error(), "write conditions such as +out, obj=talks|@attack, obj!=@place or obj=- with a space between (README.md lists the slots, classes.tsv the classes)")
	}
	return pattern
}

// spelled are the words that the pattern names outright and that an example
// must therefore use.
func spelled(pattern []Condition) []string {
	var out []string
	for _, c := range pattern {
		switch {
		case c.Word:
			out = append(out, string(c.Slot))
		case len(c.Lemmas) == 1 && len(c.Class) == 0 && !c.Not && c.Slot != Voice && c.Slot != Copula:
			out = append(out, strings.ReplaceAll(c.Lemmas[0], "_", " "))
		}
	}
	return out
}
