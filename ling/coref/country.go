package coref

import "github.com/reportedly/reportedly/ling"

// asState reads a capital as its state where it acts: "Moscow accused Kyiv of
// firing first". Where one travels to it or holds talks in it, it is a place.
func (r *resolver) asState(p *properName) {
	caps, ok := r.countries.(capitals)
	if !ok || p.label == ling.PersonName || !r.acts(p.head) {
		return
	}
	if country, ok := caps.Capital(p.text); ok {
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
	v := r.tree.governor(i)
	if v < 0 || r.doc.Tokens[v].UPOS != "VERB" {
		return r.doc.Is(i, "nmod:poss") && r.tree.Head(i) >= 0 && deedNouns[lower(r.doc.Tokens[r.tree.Head(i)].Lemma)]
	}
	l := lower(r.doc.Tokens[v].Lemma)
	i = r.tree.First(i) // "Oslo and Rome agreed", but "between Oslo and Rome"
	if r.doc.Is(i, "nsubj") && !r.doc.Is(i, "nsubj:pass") {
		// "Manila closed the strait": whoever does something to something;
		// but "Geneva hosts talks", "Aden saw clashes"
		return actingVerbs[l] || sayingVerbs[l] || !placeVerbs[l] && r.tree.Child(v, "obj", "ccomp", "xcomp") > v
	}
	return r.doc.Is(i, "obj") && addressedVerbs[l]
}

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
