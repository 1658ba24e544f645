package naming

import (
	"slices"
	"strings"

	"github.com/reportedly/reportedly/ling"
)

// dashes end a name where a space stands on either side.
var dashes = []string{"-", "–", "—", "--", "/", "|", ":", ";"}

// cutDashes ends a person's name before a dash that a space sets off, and leaves no dash at
// the end of any name: in "Vahan Manu - Analyst" the man is called Vahan Manu.
func (m mender) cutDashes() {
	for i := range m.Names {
		n := &m.Names[i]
		if !proper(n) {
			continue
		}
		for k := n.First + 1; k < n.End; k++ {
			if slices.Contains(dashes, m.Form(k)) && !(m.glued(k) && m.glued(k+1)) && (n.Label == ling.PersonName || k == n.End-1) {
				n.End = k
			}
		}
	}
}

// closeHyphens ends no name within a word: of "Rolls-Royce" nobody is called "Rolls-".
func (m mender) closeHyphens() {
	for i := range m.Names {
		n := &m.Names[i]
		last := n.End - 1
		if proper(n) && last > n.First && m.Form(last) == "-" && m.glued(last) && m.glued(n.End) && m.within(n.End, last) {
			n.End++
		}
	}
	m.drop()
}

// legalForms are what companies are called at the end; those of sure can follow a comma too.
var (
	sure       = strings.Fields("inc inc. incorporated ltd ltd. llc l.l.c. llp l.p. plc corp corp. gmbh s.a. n.v. b.v. s.p.a. s.r.l.")
	legalForms = append(strings.Fields("co. pvt pvt. pty pty. limited ag lp oyj asa"), sure...)
)

// addForms adds to a body's name the legal form behind it: "Northwind Gases Pvt. Ltd.",
// "Northwind, Inc.".
func (m mender) addForms() {
	for i := range m.Names {
		n := &m.Names[i]
		if n.Label != ling.Group {
			continue
		}
		for m.within(n.End, n.First) {
			switch next := m.Lower(n.End); {
			case slices.Contains(legalForms, next):
				n.End++
				continue
			case next == "," && m.within(n.End+1, n.First) && slices.Contains(sure, m.Lower(n.End+1)):
				n.End += 2
				continue
			}
			break
		}
	}
	m.drop()
}

// kinds are nouns that name a place together with the place behind "of".
var kinds = strings.Fields(`Bay Gulf Strait Straits Sea Horn Cape Isle Islands Republic Kingdom State States Emirate Sultanate Principality
	Territory Province Governorate Prefecture District County Region City Town Municipality Valley`)

// joinOf makes one name of a kind of place and the place that it is called after: "the Gulf of
// Aden", "the Province of Malaga".
func (m mender) joinOf() {
	for i := 1; i < len(m.Names); i++ {
		a, b := &m.Names[i-1], &m.Names[i]
		of := a.End
		if a.Label != ling.Location || b.Label != ling.Location || b.First != of+1 || !m.within(b.First, of) || m.Form(of) != "of" ||
			!slices.Contains(kinds, m.Form(of-1)) {
			continue
		}
		b.First, b.Score = a.First, min(a.Score, b.Score)
		a.End = a.First
	}
	m.drop()
}

// turnRound makes one name of a surname and a given name in quotation marks, as the headers of
// letters have them: "Manu, Vahan".
func (m mender) turnRound() {
	for i := 1; i < len(m.Names); i++ {
		a, b := &m.Names[i-1], &m.Names[i]
		if a.Label != ling.PersonName || b.Label != ling.PersonName || b.First != a.End+1 || m.Form(a.End) != "," ||
			!m.within(a.First-1, b.First) || !m.within(b.End, b.First) || !quotation(m.Form(a.First-1)) || !quotation(m.Form(b.End)) {
			continue
		}
		b.First, b.Score = a.First, min(a.Score, b.Score)
		a.End = a.First
	}
	m.drop()
}

func quotation(s string) bool { return s == "\"" || s == "“" || s == "”" }
