package coref

import (
	"strings"

	"github.com/reportedly/reportedly/ling"
)

// properName is a name as it stands in the text.
type properName struct {
	first, end int // its own words, without title and "the"
	head       int // head token of the phrase around it
	label      ling.NameLabel
	score      float64
	office     int      // token of the title's noun before it, -1 for none
	words      []string // folded, without particles and small words
	text       string   // as written, or the country's name for "Russian"
	acronym    string   // "GNA" where "(GNA)" follows it or it follows "GNA ("
	gender     gender
	styled     gender // what the form of address alone says: "Mrs"
	sameAs     int    // first token of the name that this one, in brackets, repeats, plus one
	state      bool   // a capital that stands for its state
}

// particles are parts of names that are spelled now apart, now joined, now left
// out: "al-Sarraj", "Al Sarraj", "Sarraj".
var particles = set("al el ar as ash at an ad az ul ur us l la le")

// smallWords are no part of an acronym and may be left out of a short form.
var smallWords = set(`of for the and in to on & de del du des la las los el y e et da do dos für und der die les le pour por para con au aux von zur dei della ng sa at mga`)

// findNames collects the names: the model's, mended, and runs of proper nouns
// that it missed.
func (r *resolver) findNames() {
	d := r.doc
	owner := make([]bool, len(d.Tokens))
	r.timed = make([]bool, len(d.Tokens))
	take := func(n properName) {
		r.names = append(r.names, n)
		for i := n.first; i < n.end; i++ {
			owner[i] = true
		}
	}
	for _, n := range d.Names {
		if n.First < 0 || n.End > len(d.Tokens) || n.First >= n.End {
			continue
		}
		if notParticipant(n.Label) {
			for i := n.First; i < n.End; i++ {
				owner[i] = true
				r.timed[i] = n.Label == ling.Temporal
			}
			continue
		}
		label := r.label(n)
		if p, ok := r.mend(n.First, n.End, label); ok && !owner[p.first] {
			p.score = n.Score
			take(p)
		}
	}
	short := r.bracketed()
	for i := 0; i < len(d.Tokens); i++ {
		if !owner[i] && d.Tokens[i].UPOS == "NOUN" && short[d.Form(i)] {
			take(properName{first: i, end: i + 1, label: ling.Group, office: -1})
		}
		if owner[i] || d.Tokens[i].UPOS != "PROPN" {
			continue
		}
		if p, ok := r.missed(i, owner); ok {
			take(p)
			i = p.end - 1
		}
	}
	r.addDeeds(owner)
	r.sortNames()
	r.mergeNames()
	r.findBrackets()
	r.mendByAcronyms()
	for i := range r.names {
		if p := &r.names[i]; p.label == ling.Group {
			p.end = r.ofPlace(p.first, p.end, d.Sentences[d.Tokens[p.first].Sentence])
		}
		r.finish(&r.names[i])
	}
	r.vote()
}

// label is the model's label, put right where the words leave no doubt.
//   - "the GNA" is no person, nor is "Brigade 22"
//   - "Iraqi" is a nationality
func (r *resolver) label(n ling.Name) ling.NameLabel {
	d := r.doc
	f := d.Form(n.First)
	single := n.End == n.First+1
	if _, ok := r.country(f); ok && single && (d.Tokens[n.First].UPOS == "ADJ" || n.Label == ling.Group && d.Tokens[n.First].XPOS == "NNPS") {
		return ling.Nationality
	}
	if single && r.isGeographic(f) && (n.Label == ling.PersonName || n.Label == ling.Group) {
		return ling.Location // "Moscow accused …" is no person
	}
	if n.Label != ling.PersonName {
		return n.Label
	}
	if single && isAcronym(f) && len(f) <= 5 && !r.quotes.turns[n.First] {
		return ling.Group
	}
	if s := d.Sentences[d.Tokens[n.First].Sentence]; d.Tokens[n.End-1].XPOS == "NNPS" && n.First > s.First && strings.EqualFold(d.Form(n.First-1), "the") {
		return ling.Group // "the Houthis" are no person
	}
	for i := n.First; i < n.End; i++ {
		if bodyWords[lower(d.Tokens[i].Lemma)] {
			return ling.Group
		}
	}
	return n.Label
}

// isGeographic tells whether a word is a country's or a capital's name.
func (r *resolver) isGeographic(w string) bool {
	if _, ok := r.country(w); ok {
		return true
	}
	caps, ok := r.countries.(capitals)
	if ok {
		_, ok = caps.Capital(w)
	}
	return ok
}

// bodyWords make a name that of a body, whatever else is in it.
var bodyWords = set(`brigade battalion regiment division army front movement party council
	committee union league forces force ministry government organization organisation
	university college corporation agency association company federation alliance
	coalition congress network foundation`)

// vote gives names with the same words the same label: the one with the most
// weight over the document, as a name rarely means both a person and a place in
// one report.
func (r *resolver) vote() {
	votes := map[string]map[ling.NameLabel]float64{}
	for i := range r.names {
		p := &r.names[i]
		if p.label == "" || p.label == ling.Nationality || p.state {
			continue
		}
		k := strings.Join(p.words, " ")
		if votes[k] == nil {
			votes[k] = map[ling.NameLabel]float64{}
		}
		votes[k][p.label] += p.score + 0.05
	}
	for i := range r.names {
		p := &r.names[i]
		if p.label == ling.Nationality || p.state {
			continue
		}
		best := p.label
		v := votes[strings.Join(p.words, " ")]
		for _, l := range voters {
			if v[l] > v[best] {
				best = l
			}
		}
		p.label = best
	}
}

// voters are the labels in the order in which they win a draw.
var voters = []ling.NameLabel{ling.PersonName, ling.Group, ling.Location, ling.EventName, ling.DocumentName, ling.Weapon, ling.Platform, ling.Product, ling.OtherName}

// mend corrects the edges of a name from the model. It reports false for what
// is no name after all: a bare title or a common noun with "the".
func (r *resolver) mend(first, end int, label ling.NameLabel) (properName, bool) {
	d := r.doc
	s := d.Sentences[d.Tokens[first].Sentence]
	end = min(end, s.End)
	for i := first + 1; i < end; i++ {
		if f := d.Form(i); f == "(" || f == "[" {
			end = i
		}
	}
	end = r.pastOf(first, end, s)
	first, end = r.trimName(first, end)
	if first >= end || !r.nameLike(first, end) {
		return properName{}, false
	}
	first, end = r.stretch(first, end, s)
	p := properName{first: first, end: end, label: label, office: -1}
	if label == ling.PersonName || label == "" {
		name, office := r.stripTitle(first, end)
		if office >= 0 {
			p.label = ling.PersonName
		}
		p.first, p.office = name, office
		p.styled = r.titleGender(first, name)
		p.gender = p.styled
	}
	if label == ling.Group || label == "" {
		p.first = r.afterBacked(p.first, p.end)
		for p.first > s.First && r.tree.Head(p.first-1) >= p.first && r.tree.Head(p.first-1) < p.end && d.Is(p.first-1, "amod") && r.partOfName(p.first-1, s) {
			p.first--
		}
	}
	if r.isCommon(&p) {
		// "FOREIGN MINISTRY OF OMAN" is a name all the same
		if r.ofPlace(p.first, p.end, s) == p.end {
			return p, false
		}
		p.label = ling.Group
	}
	if w := lower(d.Tokens[p.end-1].Lemma); p.label != ling.PersonName && p.end-p.first > 1 && personNouns[w] && !groupNouns[w] && d.Tokens[p.end-1].XPOS == "NNP" {
		return p, false // "UN Envoy", "Interior Minister" are offices
	}
	if label == ling.Nationality && d.Is(p.end-1, "amod") {
		return p, false
	}
	return p, true
}

// pastOf carries a name on that the model ended with "of": "Guard of" is
// followed by what it guards.
func (r *resolver) pastOf(first, end int, s ling.Sentence) int {
	d := r.doc
	if end-1 <= first || d.Tokens[end-1].UPOS != "ADP" || !smallWords[d.Lower(end-1)] {
		return end
	}
	j := end
	if j < s.End && d.Lower(j) == "the" {
		j++
	}
	if j >= s.End || !isTitleCase(d.Form(j)) {
		return end
	}
	for j < s.End && (d.Tokens[j].UPOS == "PROPN" || isTitleCase(d.Form(j)) && d.Tokens[j].UPOS != "PUNCT" && d.Tokens[j].UPOS != "PRON") {
		j++
	}
	return j
}

// nameLike tells whether a stretch can be a name at all: it has a capital or a
// proper noun, and its last words are no verb or particle.
func (r *resolver) nameLike(first, end int) bool {
	capital := false
	for i := first; i < end; i++ {
		capital = capital || r.doc.Tokens[i].UPOS == "PROPN" || r.doc.Tokens[i].UPOS != "DET" && isTitleCase(r.doc.Form(i))
	}
	if end == first+1 && r.doc.Tokens[first].UPOS == "NOUN" && first == r.doc.Sentences[r.doc.Tokens[first].Sentence].First {
		return false // "Partisans blew up a train": the capital is the sentence's
	}
	switch r.doc.Tokens[r.nameHead(&properName{first: first, end: end})].UPOS {
	case "VERB", "AUX", "ADP", "DET", "CCONJ", "SCONJ", "PRON", "ADV", "PART", "INTJ":
		return false
	}
	return capital
}

// trimName takes articles, marks, and the possessive off both ends.
func (r *resolver) trimName(first, end int) (int, int) {
	d := r.doc
	for first < end && (d.Tokens[first].UPOS == "PUNCT" || d.Tokens[first].UPOS == "DET" || d.Tokens[first].UPOS == "ADP") {
		if particles[d.Lower(first)] && first+1 < end {
			break // "an-Nusra" tagged as a determiner
		}
		first++
	}
	for first < end && (d.Tokens[end-1].UPOS == "PUNCT" || d.Tokens[end-1].XPOS == "POS" || d.Tokens[end-1].UPOS == "ADP") {
		end--
	}
	return first, end
}

// stretch widens a name to words that can't be parted from it: an Arabic
// article joined by a hyphen, further words that the tree calls flat.
func (r *resolver) stretch(first, end int, s ling.Sentence) (int, int) {
	d := r.doc
	for first-2 >= s.First && d.Form(first-1) == "-" && r.joined(first-1) && r.joined(first) &&
		(particles[d.Lower(first-2)] || d.Tokens[first-2].UPOS == "PROPN" && d.Tokens[first-1].Head >= 0) {
		first -= 2
	}
	if first-1 >= s.First && d.Tokens[first-1].UPOS == "PROPN" && isArticle(d.Form(first-1), d.Lower(first), false) {
		first--
	}
	for end < s.End {
		switch {
		case d.Tokens[end].UPOS == "NUM" && groupNouns[lower(d.Tokens[end-1].Lemma)] && r.tree.Head(end) >= first && r.tree.Head(end) < end:
			end++ // "Brigade 77"
		case d.Is(end, "flat") && r.tree.Head(end) >= first && r.tree.Head(end) < end && d.Tokens[end].UPOS == "PROPN":
			end++
		case end+1 < s.End && d.Form(end) == "-" && r.joined(end) && r.joined(end+1) && d.Tokens[end+1].UPOS == "PROPN":
			end += 2
		case r.nickname(first, end, s) > end:
			end = r.nickname(first, end, s)
		case end+1 < s.End && nameLinks[d.Lower(end)] && isTitleCase(d.Form(end+1)) && (d.Tokens[end+1].UPOS == "PROPN" || d.Is(end+1, "flat")):
			end += 2
		default:
			return first, end
		}
	}
	return first, end
}

// nickname passes over a nickname in quotation marks or brackets to the family
// name after it: `John "Jack" Noor`.
func (r *resolver) nickname(first, end int, s ling.Sentence) int {
	d := r.doc
	switch d.Form(end) {
	case "\"", "“", "``", "‘":
	default:
		return end
	}
	for i := end + 2; i < s.End-1 && i <= end+4; i++ {
		switch d.Form(i) {
		case "\"", "”", "''", "’":
			if h := r.tree.Head(i + 1); d.Tokens[i+1].UPOS == "PROPN" && h >= first && h <= i {
				return i + 2
			}
			return end
		}
	}
	return end
}

// joined tells whether no space stands before token i.
func (r *resolver) joined(i int) bool {
	return i > 0 && r.doc.Tokens[i-1].Span.End == r.doc.Tokens[i].Span.Start
}

// afterBacked drops "UN-backed", "Qadran-led" from the front of a name.
func (r *resolver) afterBacked(first, end int) int {
	d := r.doc
	for i := first + 1; i < end-1; i++ {
		if d.Form(i-1) == "-" && r.joined(i) && (d.Tokens[i].XPOS == "VBN" || backed[d.Lower(i)]) {
			return i + 1
		}
	}
	return first
}

var backed = set("backed led based aligned affiliated allied run controlled held linked recognised recognized supported sponsored")

// ofPlace adds "of Oman" to "Foreign Ministry": an institution that is named
// by the place that it governs.
func (r *resolver) ofPlace(first, end int, s ling.Sentence) int {
	d := r.doc
	if end >= s.End || d.Lower(end) != "of" || !groupNouns[lower(d.Tokens[end-1].Lemma)] {
		return end
	}
	i := end + 1
	if i < s.End && d.Lower(i) == "the" {
		i++
	}
	j := i
	for j < s.End && d.Tokens[j].UPOS == "PROPN" {
		j++
	}
	if j > i && r.tree.Head(j-1) >= first && r.tree.Head(j-1) < j {
		return j
	}
	return end
}

// isCommon tells whether a would-be name is only an office or a kind of body:
// "the President", "the Coalition". Such words are descriptions.
func (r *resolver) isCommon(p *properName) bool {
	d := r.doc
	for i := p.first; i < p.end; i++ {
		w := lower(d.Tokens[i].Lemma)
		if !titleWords[w] && !personNouns[w] && !groupNouns[w] && !placeNouns[w] {
			return false
		}
	}
	if p.end-p.first == 1 && d.Tokens[p.first].UPOS == "PROPN" {
		// "General" may be a surname's first word; alone it is a rank
		return !strings.ContainsAny(d.Form(p.first)[1:], "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	}
	return p.end-p.first <= 3
}
