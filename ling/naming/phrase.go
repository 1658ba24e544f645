package naming

import (
	"slices"

	"github.com/reportedly/reportedly/ling"
)

// phrases mends the whole phrases of a document: an article or adjective is none, but the
// beginning of the one behind it ("the" and "relief fund", "foreign" and "fighters"), a
// preposition ties two ("the district of" and "Osk"), none ends with a comma or dash, and a
// comma parts two places ("Osk, Malvera").
func (m mender) phrases() {
	var out []ling.Name
	for i, p := range m.Phrases {
		for p.End > p.First && m.Tokens[p.End-1].UPOS == "PUNCT" && m.Form(p.End-1) != ")" && m.Form(p.End-1) != "\"" && m.Form(p.End-1) != "”" {
			p.End--
		}
		if p.End == p.First {
			continue
		}
		if n := len(out); n > 0 && m.leadsTo(out[n-1], p) {
			p.First, p.Score = out[n-1].First, min(p.Score, out[n-1].Score)
			out = out[:n-1]
		}
		if m.onlyArticle(p) {
			if n := m.nameAt(p.End); n != nil && (i+1 == len(m.Phrases) || m.Phrases[i+1].First >= n.End) {
				p.End = n.End
			}
		}
		out = append(out, p)
	}
	out = slices.DeleteFunc(out, m.onlyArticle)
	m.Phrases = m.partPlaces(out)
}

// leadsTo tells whether a phrase is only the beginning of the one right behind it.
func (m mender) leadsTo(a, b ling.Name) bool {
	if a.End != b.First || !m.within(b.First, a.First) {
		return false
	}
	last := a.End - 1
	if m.Tokens[last].UPOS == "ADP" {
		return a.Label == b.Label && a.End-a.First > 1
	}
	for k := a.First; k < a.End; k++ {
		switch m.Tokens[k].UPOS {
		case "DET":
		case "ADJ", "NUM":
			if h := m.Tokens[k].Head; a.Label != b.Label || h < b.First || h >= b.End {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// onlyArticle tells whether a phrase is nothing but an article.
func (m mender) onlyArticle(p ling.Name) bool {
	if p.End-p.First != 1 {
		return false
	}
	w := m.Lower(p.First)
	return w == "the" || w == "a" || w == "an"
}

// nameAt is the name that begins with a token, nil for none.
func (m mender) nameAt(first int) *ling.Name {
	for i := range m.Names {
		if m.Names[i].First == first {
			return &m.Names[i]
		}
	}
	return nil
}

// partPlaces makes two phrases of two names of places with a comma between them.
func (m mender) partPlaces(phrases []ling.Name) []ling.Name {
	var out []ling.Name
	for _, p := range phrases {
		for k := p.First + 1; p.Label == "Location" && k+1 < p.End; k++ {
			if m.Form(k) == "," && m.placeAt(k-1) && m.placeAt(k+1) {
				out = append(out, ling.Name{First: p.First, End: k, Label: p.Label, Score: p.Score})
				p.First = k + 1
			}
		}
		out = append(out, p)
	}
	return out
}

// placeAt tells whether a token is part of a place's name.
func (m mender) placeAt(k int) bool {
	return slices.ContainsFunc(m.Names, func(n ling.Name) bool { return n.Label == ling.Location && n.First <= k && k < n.End })
}
