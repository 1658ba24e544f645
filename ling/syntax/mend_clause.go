package syntax

import (
	"slices"
	"strings"

	"github.com/reportedly/reportedly/ling"
)

// mendFinite makes the verb of the sentence of a verb in the past tense that the parser
// hung on the noun before it, where that noun would be the sentence's head: in "The
// governor of the bay denied that …" the governor denies.
func mendFinite(d *ling.Document) {
	for v := range d.Tokens {
		noun := d.Tokens[v].Head
		if noun < 0 || noun > v || d.Tokens[v].XPOS != "VBD" || d.Tokens[v].Deprel != "acl" || !d.Is(noun, "root") || hasSubject(d, v) {
			continue
		}
		relink(d, noun, v, v+1)
		d.Tokens[v].Head, d.Tokens[v].Deprel = d.Tokens[noun].Head, d.Tokens[noun].Deprel
		d.Tokens[noun].Head, d.Tokens[noun].Deprel = v, "nsubj"
	}
}

// mendModifiers makes a modifier of a bare participle that the parser took for the verb of
// the sentence, where the clause behind it begins with the noun that it modifies: in
// "Suspected rebels ambushed a convoy" nobody suspects.
func mendModifiers(d *ling.Document) {
	for s := range d.Tokens {
		c := d.Tokens[s].Head
		if c < 0 || !d.Is(s, "nsubj", "nsubj:pass") || !d.Is(c, "ccomp") {
			continue
		}
		v := d.Tokens[c].Head
		if v < 0 || v >= s || c <= s || d.Tokens[v].XPOS != "VBN" || !sameSentence(d, v, c) || nominalRun(d, v+1) <= s || hasSubject(d, v) {
			continue
		}
		head, rel := d.Tokens[v].Head, d.Tokens[v].Deprel
		relink(d, v, c, 0)
		d.Tokens[c].Head, d.Tokens[c].Deprel = head, rel
		d.Tokens[v].Head, d.Tokens[v].Deprel = s, "amod"
	}
}

// mendRelatives makes a relative clause of a clause on a noun that a relative pronoun opens: "his
// brother, who was arrested in March".
func mendRelatives(d *ling.Document) {
	for w := range d.Tokens {
		v := d.Tokens[w].Head
		if v > w && d.Tokens[w].UPOS == "PRON" && d.Is(w, "nsubj", "nsubj:pass", "obj") && d.Tokens[v].Deprel == "acl" && slices.Contains([]string{"who", "whom", "which"}, d.Lower(w)) {
			d.Tokens[v].Deprel = "acl:relcl"
		}
	}
}

// undergone are past forms of verbs that have an object wherever they are active. (Lemmas are mended later.)
var undergone = []string{"arrested", "detained", "released", "freed", "abducted", "kidnapped", "killed", "wounded", "injured", "jailed", "beheaded", "executed", "expelled", "deported", "evicted", "ousted", "hospitalised", "hospitalized", "tortured", "raped"}

// mendJoinedPassives makes a passive of such a verb that is joined to a passive and has no object: in "He was
// arrested in March and released a week later" he releases nobody.
func mendJoinedPassives(d *ling.Document) {
	for v := range d.Tokens {
		h := d.Tokens[v].Head
		if h < 0 || h > v || !d.Is(v, "conj") || d.Tokens[v].XPOS != "VBD" && d.Tokens[v].XPOS != "VBN" || !slices.Contains(undergone, d.Lower(v)) {
			continue
		}
		if hasChild(d, h, "aux:pass") && !hasChild(d, v, "nsubj", "nsubj:pass", "obj", "iobj", "ccomp", "xcomp", "aux", "obl:agent") {
			d.Tokens[v].XPOS, d.Tokens[h].XPOS = "VBN", "VBN"
		}
	}
}

// mendPeoples makes one phrase of two adjectives of nations before a noun, of which the parser took
// the first for a noun of its own: "Nigerien and Cameroonian troops".
func mendPeoples(d *ling.Document) {
	for i := 0; i+3 < len(d.Tokens); i++ {
		if d.Tokens[i+1].UPOS != "CCONJ" || !sameSentence(d, i, i+3) {
			continue
		}
		j := i + 2
		n := d.Tokens[j].Head
		if n != j+1 || d.Tokens[n].Head != i || !d.Is(n, "conj") || !d.Is(j, "amod") || d.Tokens[n].UPOS != "NOUN" || !isNationality(d, j) {
			continue
		}
		first := slices.IndexFunc(d.Names, func(n ling.Name) bool { return n.First == i && n.End == i+1 })
		if first < 0 || !demonymic(d.Lower(i)) {
			continue
		}
		d.Names[first].Label = ling.Nationality
		d.Tokens[n].Head, d.Tokens[n].Deprel = d.Tokens[i].Head, d.Tokens[i].Deprel
		relink(d, i, n, 0)
		d.Tokens[i].Head, d.Tokens[i].Deprel = n, "amod"
		d.Tokens[j].Head, d.Tokens[j].Deprel = i, "conj"
		d.Tokens[i+1].Head = j
	}
}

// demonymic tells whether a word ends as adjectives of nations do: "Nigerien", "Omani", "Japanese".
func demonymic(word string) bool {
	return slices.ContainsFunc([]string{"an", "en", "ese", "ish", "i", "ch", "sh"}, func(end string) bool { return strings.HasSuffix(word, end) })
}

// isNationality tells whether a word is a name of the kind that people and things of a nation have.
func isNationality(d *ling.Document, w int) bool {
	return slices.ContainsFunc(d.Names, func(n ling.Name) bool { return n.First == w && n.End == w+1 && n.Label == ling.Nationality })
}

// mendFronted gives the verb a phrase with a preposition that the parser hung on the subject though
// it stands before the subject's article or owner: in "In March the rebels' chief denied it" no chief
// is "in March".
func mendFronted(d *ling.Document) {
	for w := range d.Tokens {
		h := d.Tokens[w].Head
		if h <= w || !d.Is(w, "nmod") || d.Tokens[w].Deprel != "nmod" || !d.Is(h, "nsubj", "nsubj:pass") {
			continue
		}
		cased, opened := false, false
		for k := d.Sentences[d.Tokens[w].Sentence].First; k < h; k++ {
			cased = cased || d.Tokens[k].Head == w && k < w && d.Is(k, "case")
			opened = opened || d.Tokens[k].Head == h && k > w && d.Is(k, "det", "nmod:poss")
		}
		if v := d.Tokens[h].Head; cased && opened && v > h {
			d.Tokens[w].Head, d.Tokens[w].Deprel = v, "obl"
		}
	}
}

// mendOutcomes gives a verb of hitting the "dead" behind it that the parser gave to the noun:
// who is shot dead was alive, as in "Gunmen shot dead elder Vahan Manu".
func mendOutcomes(d *ling.Document) {
	for i := 1; i < len(d.Tokens); i++ {
		v := &d.Tokens[i-1]
		if d.Tokens[i].Lemma == "dead" && d.Is(i, "amod") && d.Tokens[i].Head > i && v.UPOS == "VERB" && d.Tokens[d.Tokens[i].Head].Head == i-1 &&
			slices.Contains([]string{"shoot", "shot", "strike", "struck", "leave", "left"}, v.Lemma) { // irregular lemmas come later
			d.Tokens[i].Head, d.Tokens[i].Deprel = i-1, "xcomp"
		}
	}
}

// asking are verbs of asking for something, which go side by side.
var asking = []string{"ask", "urge", "call", "appeal", "request", "demand", "beg", "implore", "press", "invite", "encourage", "order", "instruct", "warn", "remind", "condemn", "welcome"}

// mendAsking coordinates two verbs of asking of which the parser put the second into what
// the first asks for: in "We call on all sides to stop and urge the guards to leave" we urge.
func mendAsking(d *ling.Document) {
	for i := range d.Tokens {
		h := d.Tokens[i].Head
		if h < 0 || !d.Is(i, "conj") || !d.Is(h, "advcl", "xcomp", "acl") || !slices.Contains(asking, d.Tokens[i].Lemma) || slices.Contains(asking, d.Tokens[h].Lemma) {
			continue
		}
		v := d.Tokens[h].Head
		if v < 0 || v > h || !slices.Contains(asking, d.Tokens[v].Lemma) || !d.Is(v, "root", "conj", "parataxis", "ccomp") || hasSubject(d, i) {
			continue
		}
		infinitive := false
		for w := h + 1; w < i; w++ {
			infinitive = infinitive || d.Tokens[w].Head == i && d.Tokens[w].Lemma == "to"
		}
		if tag := d.Tokens[v].XPOS; !infinitive && (tag == "VBP" || tag == "VBZ" && d.Tokens[i].XPOS == "VBZ" || tag == "VBD" && d.Tokens[i].XPOS == "VBD") {
			d.Tokens[i].Head = v
		}
	}
}

// relink hangs what hangs on one word on another of the same sentence, from a token on.
func relink(d *ling.Document, from, to, at int) {
	s := d.Sentences[d.Tokens[from].Sentence]
	for w := max(at, s.First); w < s.End; w++ {
		if d.Tokens[w].Head == from && w != to {
			d.Tokens[w].Head = to
		}
	}
}

// hasSubject tells whether a verb has a subject or an auxiliary.
func hasSubject(d *ling.Document, v int) bool {
	return hasChild(d, v, "nsubj", "nsubj:pass", "csubj", "expl", "aux", "aux:pass", "cop")
}

// hasChild tells whether a word has a dependent with one of the relations or their subtypes.
func hasChild(d *ling.Document, v int, rels ...string) bool {
	s := d.Sentences[d.Tokens[v].Sentence]
	for w := s.First; w < s.End; w++ {
		if d.Tokens[w].Head == v && d.Is(w, rels...) {
			return true
		}
	}
	return false
}

// mendFiniteConjuncts ties a verb in a tense of its own, without a subject, that the parser
// coordinated with a participle or infinitive to the verb above, whose subject it shares: in "We
// thank the clinic for coming and criticise the mayor" we criticise, and of "It seems to have left
// and is digging in" the digging isn't what seems.
func mendFiniteConjuncts(d *ling.Document) {
	for v := range d.Tokens {
		h := d.Tokens[v].Head
		if h < 0 || h > v || d.Tokens[v].Deprel != "conj" {
			continue
		}
		up := d.Tokens[h].Head
		if up < 0 || up > h || !d.Is(h, "advcl", "acl", "xcomp") || d.Tokens[up].UPOS != "VERB" || !finite(d, up) {
			continue
		}
		participle := finite(d, v) && d.Tokens[h].XPOS == "VBG" && !hasSubject(d, v) && !hasSubject(d, h)
		if participle || d.Is(h, "xcomp") && tensedBy(d, v, h) && hasTo(d, h) {
			d.Tokens[v].Head = up
		}
	}
}

// tensedBy tells whether a verb has an auxiliary in the present or past tense, and no subject,
// behind the word after.
func tensedBy(d *ling.Document, v, after int) bool {
	tensed := false
	for w := after + 1; w < v; w++ {
		if d.Tokens[w].Head == v {
			if d.Is(w, "nsubj", "nsubj:pass", "csubj", "expl", "mark") {
				return false
			}
			tensed = tensed || d.Is(w, "aux", "aux:pass") && finite(d, w)
		}
	}
	return tensed
}

// hasTo tells whether a verb is an infinitive with "to".
func hasTo(d *ling.Document, v int) bool {
	for w := v - 1; w >= 0 && w >= v-4; w-- {
		if d.Tokens[w].Head == v && d.Tokens[w].Lemma == "to" {
			return true
		}
	}
	return false
}

// saying are verbs that only introduce what somebody says.
var saying = []string{"say", "add", "claim", "insist", "maintain", "stress", "warn", "argue"}

// mendTellers ties a verb of saying without a subject that the parser coordinated with what is
// said, in a tense of its own, to the verb that introduces it: in "The guild denied that the mill
// had been sold and said that it was shut" the guild says so.
func mendTellers(d *ling.Document) {
	for v := range d.Tokens {
		h := d.Tokens[v].Head
		if h < 0 || h > v || d.Tokens[v].Deprel != "conj" || !slices.Contains(saying, d.Tokens[v].Lemma) || !finite(d, v) || hasSubject(d, v) || !d.Is(h, "ccomp") || !hasAuxiliary(d, h) {
			continue
		}
		if up := d.Tokens[h].Head; up >= 0 && up < h && d.Tokens[up].UPOS == "VERB" && d.Tokens[up].XPOS == d.Tokens[v].XPOS {
			d.Tokens[v].Head = up
		}
	}
}

// hasAuxiliary tells whether a verb has an auxiliary before it.
func hasAuxiliary(d *ling.Document, v int) bool {
	for w := v - 1; w >= 0 && w >= v-4; w-- {
		if d.Tokens[w].Head == v && d.Is(w, "aux", "aux:pass", "cop") {
			return true
		}
	}
	return false
}

// mendClosers gives a verb of saying that closes its sentence the phrase between the comma and
// itself for its subject, which the parser hung on the name before the comma: of "Two barges sank
// off Port Sorrel, the Sorrel Harbour Board said" the board says so.
func mendClosers(d *ling.Document) {
	for v := range d.Tokens {
		if !slices.Contains(saying, d.Tokens[v].Lemma) || !finite(d, v) || d.Tokens[v].Head >= 0 || hasSubject(d, v) || v == 0 {
			continue
		}
		first := v
		for first > 0 && d.Tokens[first-1].Sentence == d.Tokens[v].Sentence && (nominal(d, first-1) || d.Is(first-1, "det", "amod", "nummod", "nmod:poss")) {
			first--
		}
		top := v - 1
		if first == v || first == 0 || d.Tokens[first-1].Lemma != "," || !nominal(d, top) || d.Tokens[top].Head >= first || d.Tokens[top].Head < 0 || !d.Is(top, "appos", "conj", "nmod", "list") {
			continue
		}
		if before := d.Tokens[first-2]; before.Sentence == d.Tokens[v].Sentence && hangsOn(d, first-2, v) {
			d.Tokens[top].Head, d.Tokens[top].Deprel = v, "nsubj"
		}
	}
}

// finite tells whether a verb stands in the present or past tense by its tag.
func finite(d *ling.Document, v int) bool {
	x := d.Tokens[v].XPOS
	return x == "VBP" || x == "VBZ" || x == "VBD"
}

// mendObjects makes no object of what stands after a preposition, "clashed with the militia",
// and a subject of an object before a verb that has another behind it and no subject: "demanded
// that rebel fighters leave the valley".
func mendObjects(d *ling.Document) {
	behind := map[int]bool{} // verbs with an object behind them
	for i := range d.Tokens {
		h := d.Tokens[i].Head
		if h >= 0 && h < i && d.Tokens[i].Deprel == "obj" {
			behind[h] = true
		}
		if h > i && d.Is(i, "case") && d.Tokens[i].UPOS == "ADP" && d.Tokens[h].Deprel == "obj" {
			d.Tokens[h].Deprel = "obl"
		}
	}
	for i := range d.Tokens {
		v := d.Tokens[i].Head
		if v > i && d.Tokens[i].Deprel == "obj" && nominal(d, i) && behind[v] && d.Is(v, "ccomp", "root") && !hasSubject(d, v) {
			d.Tokens[i].Deprel = "nsubj"
		}
	}
}
