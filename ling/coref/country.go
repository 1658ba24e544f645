package coref

import (
	"strings"

	"github.com/reportedly/reportedly/ling"
)

// asState reads a capital as its state where it acts: "Moscow accused Kyiv of
// firing first". Where one travels to it or holds talks in it, it is a place.
func (r *resolver) asState(p *properName) {
	caps, ok := r.countries.(capitals)
	if !ok || p.label == ling.PersonName || !r.acts(p.head) {
		return
	}
	if country, ok := caps.Capital(p.text); ok {
		if p.text == "Brussels" && !r.speaksOf("Belg") {
			country = "European Union" // which has its seat there
		}
		p.text, p.words, p.label = country, nameWords(country), ling.Location
		p.state = true
	}
}

// country is the country that a word is the name or the adjective of. Words of
// three letters are left out, save the few that are no codes: "per" and "MLI"
// are not Peru and Mali here.
func (r *resolver) country(word string) (string, bool) {
	if r.countries == nil || len(word) == 3 && word != "UAE" && word != "USA" && word != "DRC" || len(word) < 3 && word != "US" && word != "UK" {
		return "", false
	}
	return r.countries.Country(word)
}

// acts tells whether token i does, says or is told something as somebody would.
func (r *resolver) acts(i int) bool {
	if first := r.tree.First(i); r.doc.Is(first, "obl", "nmod") && r.dealsWith(first) {
		return true
	}
	v := r.tree.governor(i)
	if v < 0 || r.doc.Tokens[v].UPOS != "VERB" {
		return r.doc.Is(i, "nmod:poss") && r.tree.Head(i) >= 0 && deedNouns[lower(r.doc.Tokens[r.tree.Head(i)].Lemma)]
	}
	l := lower(r.doc.Tokens[v].Lemma)
	if r.doc.Is(i, "nsubj:pass") {
		return addressedVerbs[l] // "Oslo was asked to mediate"
	}
	i = r.tree.First(i) // "Oslo and Rome agreed", but "between Oslo and Rome"
	if r.doc.Is(i, "nsubj") && !r.doc.Is(i, "nsubj:pass") {
		// "Manila closed the strait": whoever does something to something;
		// but "Geneva hosts talks", "Aden saw clashes"
		return actingVerbs[l] || sayingVerbs[l] || !placeVerbs[l] && r.tree.Child(v, "obj", "ccomp", "xcomp") > v
	}
	return r.doc.Is(i, "obj", "iobj") && addressedVerbs[l]
}

// dealsWith tells whether a phrase is for the other party to something said or agreed: "talks
// with Oslo", "a deal between Oslo and Rome", "called on Oslo to mediate".
func (r *resolver) dealsWith(i int) bool {
	h := r.tree.Head(i)
	if h < 0 {
		return false
	}
	l := lower(r.doc.Tokens[h].Lemma)
	return dealNouns[l] && r.hasCase(i, "with", "between") || r.hasCase(i, "with") && dealVerbs[l] || r.hasCase(i, "on") && l == "call"
}

// speaksOf tells whether the document has a word that begins so.
func (r *resolver) speaksOf(beginning string) bool {
	return strings.Contains(r.doc.Text.String(), beginning)
}

var (
	dealNouns = set(`talk negotiation dialogue deal agreement accord pact treaty truce relation tie tension rift row dispute
		quarrel cooperation co-operation alliance contact partnership rapprochement understanding`)
	dealVerbs = set("negotiate agree sign cooperate co-operate side quarrel")
)

var (
	actingVerbs = set(`accuse blame deny reject refuse order recall expel summon sign ratify
		recognise recognize support back fund arm send deploy withdraw sanction impose
		retaliate threaten vow agree decide want seek plan intend offer grant pay supply
		launch strike bomb shell invade annex condemn protest veto lift freeze suspend
		negotiate talk mediate broker insist demand ask urge press intensify step`)
	placeVerbs = set(`be have see witness host hold lie remain become fall suffer stand
		experience record face lose border overlook surround contain house feel receive
		await need resemble mark celebrate`)
	addressedVerbs = set(`accuse blame urge ask press warn condemn criticise criticize thank
		praise sanction support back arm fund pressure threaten assure inform tell call`)
)
