package duplicates

import (
	"slices"
	"strings"
)

// make makes one text of a kind from an article with relatives, or from what was
// made of it before.
func (m *maker) make(kind string, a int) {
	units := m.relative(a)
	publisher := m.publisher()
	switch kind {
	case madeCopy:
		for i := range units {
			m.restyle(&units[i])
		}
	case madeLead:
		units = m.newLead(units)
	case madeCut:
		units = m.cut(units)
	case madeWords:
		for i := range units {
			m.change(&units[i], 8)
		}
	case madeUpdate:
		publisher = m.docs[a].Publisher
		units = m.update(units)
	case madeExcerpt:
		host := m.units(m.articles[m.rnd.IntN(len(m.articles))].sentences)
		at := m.rnd.IntN(len(host) + 1)
		units = slices.Insert(host, at, m.some(units, 3, 6)...)
	case madeDigest:
		units = m.some(units, 3, 7)
		for range 1 + m.rnd.IntN(3) {
			units = append(units, m.some(m.relative(m.rnd.IntN((len(m.articles)+1)/2)), 3, 7)...)
		}
	}
	m.add(kind, units, publisher)
}

// relative is an article's sentences, one time in four with some words changed.
func (m *maker) relative(a int) []madeUnit {
	units := m.units(m.articles[a].sentences)
	if m.rnd.IntN(4) == 0 {
		for i := range units {
			m.change(&units[i], 12)
		}
	}
	return units
}

// some takes a run of sentences.
func (m *maker) some(units []madeUnit, least, most int) []madeUnit {
	n := min(len(units), least+m.rnd.IntN(most-least+1))
	at := m.rnd.IntN(len(units) - n + 1)
	return slices.Clone(units[at : at+n])
}

// restyle changes what isn't words: quotation marks, dashes, separators of
// thousands, capitals.
func (m *maker) restyle(u *madeUnit) {
	style := strings.NewReplacer(`"`, "“", "'", "’", " - ", " – ", ",000", "000")
	for i, w := range u.words {
		u.words[i] = style.Replace(w)
	}
	if m.rnd.IntN(10) == 0 {
		for i, w := range u.words {
			u.words[i] = strings.ToUpper(w)
		}
	}
}

// newLead puts another title in front and rewords the first sentence: half of its
// words are others.
func (m *maker) newLead(units []madeUnit) []madeUnit {
	m.change(&units[0], 2)
	return slices.Insert(units, 0, m.invented())
}

// cut keeps the beginning, or leaves out every third sentence or so.
func (m *maker) cut(units []madeUnit) []madeUnit {
	if m.rnd.IntN(2) == 0 {
		return units[:max(3, len(units)*(3+m.rnd.IntN(5))/10)]
	}
	keep := slices.DeleteFunc(slices.Clone(units), func(madeUnit) bool { return m.rnd.IntN(3) == 0 })
	if len(keep) < 3 {
		return units[:3]
	}
	return keep
}

// update adds sentences in front and changes figures.
func (m *maker) update(units []madeUnit) []madeUnit {
	for i := range units {
		for w, word := range units[i].words {
			if strings.Trim(word, "0123456789,.") == "" {
				units[i].words[w] = word + "1"
				units[i].from[w] = -1
			}
		}
	}
	for range 1 + m.rnd.IntN(3) {
		units = slices.Insert(units, 0, m.invented())
	}
	return units
}

// invented is a sentence of words drawn from all texts: nobody else's.
func (m *maker) invented() madeUnit {
	u := madeUnit{sentence: -1}
	for range 8 + m.rnd.IntN(15) {
		u.words, u.from = append(u.words, m.words[m.rnd.IntN(len(m.words))]), append(u.from, -1)
	}
	return u
}

// change replaces, adds or leaves out one word in every so many.
func (m *maker) change(u *madeUnit, every int) {
	var words []string
	var from []int
	for i, w := range u.words {
		draw := m.rnd.IntN(3 * every)
		if draw == 0 {
			continue // left out
		}
		if draw == 1 { // one more
			words, from = append(words, m.words[m.rnd.IntN(len(m.words))]), append(from, -1)
		}
		if draw == 2 {
			words, from = append(words, m.words[m.rnd.IntN(len(m.words))]), append(from, -1)
			continue
		}
		words, from = append(words, w), append(from, u.from[i])
	}
	u.words, u.from = words, from
}
