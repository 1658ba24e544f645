package coref

import "github.com/reportedly/reportedly/ling"

// Words that go before a person's name and are no part of it, besides the
// nouns of personNouns: forms of address, ranks, styles.
var titleWords = set(`
	mr mr. mrs mrs. ms ms. miss mx dr dr. prof prof. professor sir dame lord lady rev rev. reverend
	hon hon. honourable honorable he h.e. excellency highness majesty hrh
	gen gen. lt lt. lt.-gen ltgen maj maj. col col. capt capt. cpt sgt sgt. cpl cpl. pvt spc spc. brig brig. adm
	adm. cmdr cmdr. cdr petty master staff chief warrant first second vice deputy acting
	interim former ex prime foreign defence defense interior finance justice
	assistant senior junior major general brigadier field marshal air commodore group captain
	flight wing rear special under principal permanent lead
	sen sen. rep rep. gov gov. pres pres. sec sec. fm pm mp mla mep
	sheikh shaikh sheikha hajj haji hajji hajja sayyid sayed seyyed imam mullah mufti maulana
	mawlawi maulvi ayatollah grand hojatoleslam qadi ustaz ugaas sultan suldaan emir pasha bey
	agha khan_sahib malam alhaji chief oba emperor empress king queen prince princess duke
	pope bishop archbishop cardinal father fr fr. brother sister monsignor pastor rabbi saint st st.
	don doña comandante comandante. alias comrade ambassador consul minister president envoy
	representative spokesman spokeswoman secretary undersecretary state affairs
	emissary coordinator ombudsman chargé
`)

// isTitleToken tells whether a word before a person's name is no part of it: an
// office, or an adjective that narrows the office down, as in "Omani Deputy
// Finance Minister Salim Harthi".
func (r *resolver) isTitleToken(i int) bool {
	w := r.doc.Lower(i)
	if titleWords[w] || personNouns[w] {
		return true
	}
	return r.doc.Tokens[i].UPOS == "ADJ" && r.doc.Tokens[i].XPOS != "NNP"
}

// stripTitle moves first past the words before a person's own name and returns
// the last of them, the office, or -1. It leaves at least one word. A given name
// that is also a title ("Sultan al-Jaber", "Prince Harry" said of the singer)
// stays where nothing but one word would remain after a lone word of rank that
// is no office: that case can't be told apart, so the shorter name wins.
func (r *resolver) stripTitle(first, end int) (name, office int) {
	d := r.doc
	name, office = first, -1
	for i := first; i < end; i++ {
		if w := lower(d.Tokens[i].Lemma); groupNouns[w] && !personNouns[w] && !titleWords[w] {
			return first, -1 // "Foreign Ministry" is no Ministry who is foreign
		}
	}
	for i := first; i < end-1; i++ {
		if d.Is(i, "nmod:desc") && d.Tokens[i].Head > i && d.Tokens[i].Head < end && !isInc(d.Lower(i)) {
			name, office = i+1, i
			continue
		}
		if !r.isTitleToken(i) {
			// "Minister of Defense Hazem Sha'alan", "UN Envoy Martin Kobler":
			// words before an office belong to it
			if next := r.officeAhead(i, end); next < 0 {
				break
			}
			continue
		}
		if d.Lower(i+1) != "'s" && d.Lower(i+1) != "’s" {
			name, office = i+1, i
		}
	}
	for name < end-1 && (d.Tokens[name].UPOS == "PUNCT" || d.Lower(name) == "the") {
		name++
	}
	return name, office
}

// officeAhead is the next title within four tokens that still leaves a name
// after it, or -1.
func (r *resolver) officeAhead(i, end int) int {
	for j := i + 1; j < end-1 && j <= i+4; j++ {
		w := r.doc.Lower(j)
		if personNouns[w] && w != "general" && w != "guard" || w == "dr" || w == "mr" {
			return j
		}
	}
	return -1
}

func isInc(w string) bool {
	switch w {
	case "inc", "inc.", "ltd", "ltd.", "llc", "co.", "corp.", "jr", "jr.", "sr.", "llp", "gmbh", "iii", "iv":
		return true
	}
	return false
}

// titleGender reads the sex off a form of address: "Mrs", "Sheikha", "King".
func (r *resolver) titleGender(first, end int) gender {
	for i := first; i < end; i++ {
		w := r.doc.Lower(i)
		if n := len(w); n > 0 && w[n-1] == '.' {
			w = w[:n-1]
		}
		switch {
		case menNouns[w] && w != "sultan":
			return masculine
		case womenNouns[w]:
			return feminine
		}
	}
	return masculine | feminine
}

// nameRoles are the descriptions that stand before a name: "Brigade commander"
// of "Brigade commander Omar Said". They serve later descriptions: "the
// commander".
func (r *resolver) nameRoles(n *properName) []role {
	var out []role
	for _, c := range r.tree.Kids(n.head) {
		if r.doc.Is(c, "nmod:desc", "compound") && c < n.first && r.doc.Tokens[c].UPOS != "PUNCT" {
			out = append(out, r.roleOf(c))
		}
	}
	if n.office >= 0 && len(out) == 0 {
		out = append(out, r.roleOf(n.office))
	}
	if n.head < n.first {
		out = append(out, r.roleOf(n.head))
	}
	return out
}

// roleOf is the description headed by token i.
func (r *resolver) roleOf(i int) role {
	return role{lemma: r.lemmaOf(i), mods: r.modsOf(i)}
}

// lemmaOf is token i's lemma in lower case, without the dot of a shortened
// rank: "Gen." is general.
func (r *resolver) lemmaOf(i int) string {
	w := lower(r.doc.Tokens[i].Lemma)
	if full, ok := shortRanks[w]; ok {
		return full
	}
	return w
}

var shortRanks = map[string]string{
	"gen.": "general", "gen": "general", "lt.": "lieutenant", "lt": "lieutenant", "col.": "colonel", "col": "colonel",
	"capt.": "captain", "capt": "captain", "maj.": "major", "maj": "major", "sgt.": "sergeant", "sgt": "sergeant",
	"brig.": "brigadier", "brig": "brigadier", "adm.": "admiral", "adm": "admiral", "cmdr.": "commander",
	"sen.": "senator", "sen": "senator", "gov.": "governor", "gov": "governor", "rep.": "representative",
	"pm": "minister", "fm": "minister", "pres.": "president", "prof.": "professor", "dr.": "doctor",
}

// modsOf are the words that narrow down the noun at token i.
func (r *resolver) modsOf(i int) []string {
	var out []string
	for _, c := range r.tree.Kids(i) {
		if c > i || !r.doc.Is(c, "amod", "compound", "nmod:desc") {
			continue
		}
		f, e := r.tree.leftSpan(c, 0)
		for j := f; j < e; j++ {
			if r.doc.Tokens[j].UPOS != "PUNCT" {
				out = append(out, fold(r.doc.Form(j)))
			}
		}
	}
	return out
}

// notParticipants are labels of expressions that no mention is made of.
func notParticipant(l ling.NameLabel) bool {
	return l == ling.Temporal || l == ling.Quantity || l == ling.Money
}
