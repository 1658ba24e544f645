package name

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed words/given.txt
var givenText string

//go:embed words/honorifics.txt
var honorificText string

// lines are the lines of a word list, without comments.
func lines(text string) (out []string) {
	for l := range strings.Lines(text) {
		if l = strings.TrimSpace(l); l != "" && l[0] != '#' {
			out = append(out, l)
		}
	}
	return out
}

// givenGroups are the groups that a given name is in, by number; names of several
// consonants also by their skeleton.
var givenGroups = sync.OnceValue(func() map[string][]int {
	out := map[string][]int{}
	add := func(k string, i int) {
		if g := out[k]; len(g) == 0 || g[len(g)-1] != i {
			out[k] = append(g, i)
		}
	}
	for i, l := range lines(givenText) {
		for _, w := range strings.Fields(l) {
			add(w, i)
			if k := Skeleton(w); len(k) >= 4 {
				add(k, i)
			}
		}
	}
	return out
})

// groupsOf are the groups of a given name, or of those with its skeleton.
func groupsOf(w string) []int {
	if g, ok := givenGroups()[w]; ok {
		return g
	}
	if len(w) < 6 {
		return nil
	}
	return givenGroups()[Skeleton(w)]
}

var honorifics = sync.OnceValue(func() map[string]bool { return set(lines(honorificText)) })

func set(ls []string) map[string]bool {
	out := map[string]bool{}
	for _, l := range ls {
		for _, w := range strings.Fields(l) {
			out[w] = true
		}
	}
	return out
}

//go:embed words/legal.txt
var legalText string

//go:embed words/generic.txt
var genericText string

//go:embed words/countries.txt
var countryText string

//go:embed words/address.txt
var addressText string

//go:embed words/place.txt
var placeText string

// meaning is what a word of an organisation's or place's name stands for.
type meaning struct {
	name   string // the first spelling
	class  string // names with two meanings of one class differ; "" for none
	weight float64
}

// phrases find meanings by one word or several.
type phrases struct {
	means map[string]meaning // the words joined by spaces
	most  map[string]int     // the most words of a phrase that begins with a word
}

func newPhrases() *phrases { return &phrases{map[string]meaning{}, map[string]int{}} }

func (p *phrases) add(spelling string, m meaning) {
	spelling = Fold(strings.ReplaceAll(spelling, "_", " "))
	if _, ok := p.means[spelling]; !ok {
		p.means[spelling] = m
	}
	first, _, _ := strings.Cut(spelling, " ")
	p.most[first] = max(p.most[first], strings.Count(spelling, " ")+1)
}

// at finds the longest phrase that begins at a word, and how many words it has.
func (p *phrases) at(words []string, i int) (meaning, int) {
	for n := min(p.most[words[i]], len(words)-i); n > 0; n-- {
		s := words[i]
		if n > 1 {
			s = strings.Join(words[i:i+n], " ")
		}
		if m, ok := p.means[s]; ok {
			return m, n
		}
	}
	return meaning{}, 0
}

// legalForms are the legal forms of companies; they weigh nothing.
var legalForms = sync.OnceValue(func() *phrases {
	p := newPhrases()
	for _, l := range lines(legalText) {
		p.add(l, meaning{name: l})
	}
	return p
})

// genericWords are words with little weight and countries with their adjectives.
var genericWords = sync.OnceValue(func() *phrases {
	p := weighted(genericText)
	for _, l := range lines(countryText) {
		f := strings.Fields(l)
		m := meaning{name: p.nameOf(f), class: "country", weight: countryWeight}
		for _, s := range f {
			p.add(s, m)
		}
	}
	return p
})

// placeWords are words of places' names with little weight.
var placeWords = sync.OnceValue(func() *phrases { return weighted(placeText) })

// weighted reads lines of weight, class and spellings.
func weighted(text string) *phrases {
	p := newPhrases()
	for _, l := range lines(text) {
		f := strings.Fields(l)
		weight, _ := strconv.Atoi(f[0]) // a test reads them all
		for _, s := range f[2:] {
			p.add(s, meaning{name: f[2], class: strings.Trim(f[1], "-"), weight: float64(weight) / 100})
		}
	}
	return p
}

// countryWeight is what a country's name says of an organisation's name that has
// it and another that hasn't.
const countryWeight = 0.4

// nameOf is the name under which one of a line's spellings is known already.
func (p *phrases) nameOf(spellings []string) string {
	for _, s := range spellings {
		if m, ok := p.means[strings.ReplaceAll(s, "_", " ")]; ok && m.class == "country" {
			return m.name
		}
	}
	return spellings[0]
}

// addressWords are words of addresses.
var addressWords = sync.OnceValue(func() *phrases {
	p := newPhrases()
	for _, l := range lines(addressText) {
		f := strings.Fields(l)
		for _, s := range f {
			p.add(s, meaning{name: f[0], weight: 0.3})
		}
	}
	return p
})
