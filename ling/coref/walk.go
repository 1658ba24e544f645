package coref

import "github.com/reportedly/reportedly/ling"

// walk goes through the mentions from left to right and ties each that isn't
// tied yet to what went before.
func (r *resolver) walk() {
	w := &walker{resolver: r, byRole: map[string][]int{}, holders: r.findHolders()}
	for i, m := range r.ms {
		switch m.kind {
		case ling.PronounMention:
			if m.whom < 0 && m.person > 0 {
				w.pronoun(i)
			}
		case ling.GroupMention:
			if m.whom < 0 {
				w.group(i)
			}
		case ling.NominalMention:
			if m.whom < 0 && m.members == nil {
				w.partOf(i)
				w.nominal(i)
			}
		}
		a := r.clusters.of(i)
		a.last = max(i, 0)
		w.note(i)
	}
}

// walker is the walk's memory: which mentions so far are described by a noun.
type walker struct {
	*resolver
	byRole  map[string][]int
	holders map[string]int // office as written → the only named one who holds it, -1 for several
	barred  map[int]bool   // clusters that the pronoun at hand can't be
	author  int            // the mention that stands for "I" outside quotations, plus one
}

// findHolders finds which offices belong to one named person in the whole
// document: a headline's "the Foreign Secretary" is named only further down.
func (r *resolver) findHolders() map[string]int {
	out := map[string]int{}
	put := func(k string, i int) {
		if j, ok := out[k]; ok && (j < 0 || !r.clusters.same(i, j)) {
			i = -1
		}
		out[k] = i
	}
	for i, m := range r.ms {
		if m.kind == ling.NominalMention && m.class == person && m.number == singular && r.clusters.of(i).names > 0 {
			put(r.officeText(m), i)
		}
		if m.name < 0 || r.names[m.name].label != ling.PersonName {
			continue
		}
		for _, ro := range r.nameRoles(&r.names[m.name]) {
			put(ro.lemma, i)
			if len(ro.mods) > 0 {
				put(joinWords(ro.mods)+" "+ro.lemma, i)
			}
		}
	}
	return out
}

// officeText is an office with what narrows it down: "us secretary of state".
func (r *resolver) officeText(m *mention) string {
	k := m.lemma
	if len(m.mods) > 0 {
		k = joinWords(m.mods) + " " + k
	}
	if c := r.complement(m); c >= 0 {
		k += " of " + r.doc.Lower(c)
	}
	return k
}

// holder is the named person further down who holds the office that m names in
// full, or in the first sentences by its noun alone; -1 for none.
func (w *walker) holder(m *mention) int {
	if m.class&person == 0 || m.det != definite || m.number != singular {
		return -1
	}
	k := w.officeText(m)
	if k == m.lemma && m.sentence > 2 {
		return -1
	}
	if i, ok := w.holders[k]; ok {
		return i
	}
	return -1
}

// maxHolders bounds how many earlier mentions of one noun are looked at.
const maxHolders = 24

func (w *walker) note(i int) {
	m := w.ms[i]
	push := func(lemma string) {
		l := w.byRole[lemma]
		if n := len(l); n == 0 || l[n-1] != i {
			w.byRole[lemma] = append(l, i)
		}
	}
	switch {
	case m.name >= 0:
		p := &w.names[m.name]
		for _, ro := range w.nameRoles(p) {
			push(ro.lemma)
		}
		if p.label != ling.PersonName && len(p.words) > 1 {
			push(w.nameRole(p).lemma)
		}
	case m.kind != ling.PronounMention:
		push(m.lemma)
	}
}

// distance is how many sentences lie between two mentions.
func (w *walker) distance(i, j int) int { return w.ms[i].sentence - w.ms[j].sentence }

// maxLook bounds how many mentions any search goes back.
const maxLook = 200

// near tells whether j is a mention at most so many sentences before i.
func (w *walker) near(i, j, sentences int) bool {
	return j >= 0 && i-j <= maxLook && w.distance(i, j) <= sentences
}
