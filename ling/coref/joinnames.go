package coref

import (
	"sort"
	"strings"

	"github.com/reportedly/reportedly/ling"
)

// form is all mentions of the document whose names are the same words.
type form struct {
	words    []string // evened out in spelling
	plain    []string // as in properName
	label    ling.NameLabel
	acronym  bool
	gender   gender
	mentions []int
}

// maxForms bounds how many forms are compared with one short form.
const maxForms = 64

// joinNames ties together mentions by name: first those with the same words,
// then acronyms with their full forms, then short forms.
func (r *resolver) joinNames() {
	forms, order := r.collectForms()
	places, unlabelled := map[string]bool{}, map[string]bool{}
	for _, f := range order {
		if f.label == "" && len(f.plain) == 1 {
			unlabelled[f.plain[0]] = true
		}
		if f.label == ling.Location || f.label == ling.Nationality {
			for _, w := range f.plain {
				places[w] = true
			}
		}
	}
	isPlace := func(w string) bool {
		if places[w] {
			return true
		}
		// "Qadran" beside "Qadra" is a people
		for _, e := range []string{"n", "an", "ian", "i", "ese", "ite"} {
			if base, ok := strings.CutSuffix(w, e); ok && (places[base] || unlabelled[base]) {
				return true
			}
		}
		_, ok := r.country(w)
		return ok
	}
	for _, f := range order {
		for _, m := range f.mentions[1:] {
			r.tie(m, f.mentions[0], "the same name")
		}
	}
	r.joinBracketed(forms, order)
	r.joinInitials(order)
	r.joinShort(order, isPlace)
}

func (r *resolver) collectForms() (map[string]*form, []*form) {
	forms := map[string]*form{}
	var order []*form
	for i, m := range r.ms {
		if m.name < 0 {
			continue
		}
		p := &r.names[m.name]
		k := r.key(p)
		f := forms[k]
		if f == nil {
			f = &form{words: even(p.words), plain: p.words, label: p.label, acronym: isAcronym(p.text), gender: anyGender}
			forms[k] = f
			order = append(order, f)
		}
		if f.label == "" {
			f.label = p.label
		}
		g := p.gender
		if len(p.words) == 1 {
			g = p.styled // "Noor" alone may be a family name
		}
		if p.label == ling.PersonName && f.label == ling.PersonName && f.gender&g != 0 {
			f.gender &= g
		}
		f.mentions = append(f.mentions, i)
	}
	return forms, order
}

// tie unites mention i with an earlier or better known j.
func (r *resolver) tie(i, j int, why string) {
	if r.clusters.same(i, j) {
		return
	}
	if r.ms[i].why == "" {
		r.ms[i].why, r.ms[i].whom = why, j
	}
	r.clusters.join(i, j)
}

// joinBracketed ties "GNA" to the name that "(GNA)" followed.
func (r *resolver) joinBracketed(forms map[string]*form, order []*form) {
	for i, m := range r.ms {
		if m.name >= 0 && r.names[m.name].sameAs > 0 {
			if j := r.nameFrom(r.names[m.name].sameAs - 1); j >= 0 {
				r.tie(i, j, "another name in brackets")
			}
		}
		if m.name < 0 || r.names[m.name].acronym == "" {
			continue
		}
		a := r.names[m.name].acronym
		words := even(nameWords(a))
		keys := []string{strings.Join(words, " "), "person " + strings.Join(words, " ")}
		for _, k := range keys {
			if f := forms[k]; f != nil {
				r.tie(f.mentions[0], i, "the acronym in brackets after the name")
			}
		}
	}
}

// joinInitials ties an acronym to a full form that stands elsewhere: "the UN …
// the United Nations".
func (r *resolver) joinInitials(order []*form) {
	byInitials := map[string]*form{}
	for _, f := range order {
		p := &r.names[r.ms[f.mentions[0]].name]
		if f.label == ling.PersonName || len(f.words) < 2 {
			continue
		}
		forms := r.formsOf(p.first, p.end)
		for _, skip := range skips {
			k := string(initials(forms, skip))
			if byInitials[k] == nil {
				byInitials[k] = f
			}
		}
	}
	for _, f := range order {
		if !f.acronym || len(f.words) > 2 || f.label == ling.PersonName {
			continue
		}
		p := &r.names[r.ms[f.mentions[0]].name]
		full := byInitials[string(acronymLetters(p.text))]
		if full == nil {
			full = byInitials[string(acronymLetters(p.text+"s"))]
		}
		if full == nil && len(f.plain[0]) >= 5 {
			for k := 0; k < len(order) && k < 4*maxForms && full == nil; k++ {
				if g := order[k]; g.label == ling.Group && len(g.plain) > 1 && fitsSyllables(p.text, g.plain) {
					full = g
				}
			}
		}
		if full != nil && full != f && len(full.words) > 1 {
			r.tie(f.mentions[0], full.mentions[0], "the initials of the full name")
		}
	}
}

// joinShort ties short forms to fuller ones that share their first or last
// word, the nearest before it first.
func (r *resolver) joinShort(order []*form, isPlace func(string) bool) {
	byWord := map[string][]*form{}
	for _, f := range order {
		seen := map[string]bool{}
		for _, w := range f.words {
			if !seen[w] && len(byWord[w]) < maxForms {
				byWord[w] = append(byWord[w], f)
			}
			seen[w] = true
		}
	}
	for _, f := range order {
		var best *form
		for _, g := range byWord[f.words[0]] {
			if g != f && len(g.words) >= len(f.words) && r.fuller(f, g, isPlace) && (best == nil || nearer(f, g, best)) {
				best = g
			}
		}
		if best == nil && f.label == ling.PersonName && len(f.words[0]) == 1 {
			for _, g := range byWord[f.words[len(f.words)-1]] {
				if g != f && samePerson(f.words, g.words) && g.label == ling.PersonName {
					best = g
					break
				}
			}
		}
		if best != nil {
			r.tie(f.mentions[0], best.mentions[0], "a short form of the name")
		}
	}
}

// nearer prefers the form that was last seen before f first was, else the one
// that comes first after it.
func nearer(f, g, best *form) bool {
	at := f.mentions[0]
	last := func(x *form) int {
		if k := sort.SearchInts(x.mentions, at); k > 0 {
			return x.mentions[k-1]
		}
		return -1
	}
	a, b := last(g), last(best)
	if a != b {
		return a > b
	}
	return g.mentions[0] < best.mentions[0]
}

// fuller tells whether g is a fuller form of f's name.
func (r *resolver) fuller(f, g *form, isPlace func(string) bool) bool {
	if f.acronym && len(f.words) == 1 && len(f.plain[0]) < 4 && g.label == ling.PersonName {
		return false
	}
	switch {
	case g.label == ling.PersonName:
		if f.label == ling.Location && len(f.words) == 1 || f.label == ling.Nationality || f.gender&g.gender == 0 {
			return false
		}
		if f.label != ling.PersonName && (len(f.words) > 1 || f.words[0] != g.words[len(g.words)-1]) {
			return false
		}
		return len(g.words) > len(f.words) && samePerson(f.words, g.words)
	case f.label == ling.PersonName:
		// a name without a label may be the person's full name
		return g.label == "" && len(g.words) > len(f.words) && f.words[0] == g.words[len(g.words)-1]
	case f.label == ling.Location || g.label == ling.Location || f.label == ling.Nationality || g.label == ling.Nationality:
		return false
	}
	return sameBody(f, g, isPlace)
}
