package coref

import (
	"sort"
	"strings"

	"github.com/reportedly/reportedly/ling"
)

// missed makes a name of a run of proper nouns that the model left unmarked,
// starting at token i.
func (r *resolver) missed(i int, owner []bool) (properName, bool) {
	d := r.doc
	s := d.Sentences[d.Tokens[i].Sentence]
	end := i + 1
	for i > s.First && !owner[i-1] && r.tree.Head(i-1) >= i && d.Is(i-1, "amod", "compound") && r.partOfName(i-1, s) {
		i-- // "Foreign Ministry", tagged as an adjective
	}
	for end < s.End && !owner[end] {
		if d.Tokens[end].UPOS == "PROPN" && r.linked(i, end) || d.Tokens[end].UPOS == "NUM" && d.Is(end, "flat", "nummod", "compound") && r.linked(i, end) {
			end++
			continue
		}
		// "Government of National Accord", "al-Nusra"
		if n := r.bridge(i, end, s, owner); n > end {
			end = n
			continue
		}
		break
	}
	if timeNouns[lower(d.Tokens[i].Lemma)] || d.Is(i, "nmod:unmarked", "obl:unmarked") && hasDigit(d.Form(end-1)) {
		return properName{}, false
	}
	// "UN Envoy", "Plateau Forum President": an office, with a name before it
	for end-1 > i && personNouns[lower(d.Tokens[end-1].Lemma)] {
		end--
	}
	return r.mend(i, end, r.guess(i, end))
}

// partOfName tells whether an adjective before a proper noun belongs to it:
// "Foreign Ministry"; but not "Libyan officials", nor the first word of a
// sentence, whose capital says nothing, unless all is in capitals.
func (r *resolver) partOfName(i int, s ling.Sentence) bool {
	d := r.doc
	if strings.HasPrefix(d.Tokens[i].XPOS, "NNP") {
		return true
	}
	if _, ok := r.country(d.Form(i)); ok || !isTitleCase(d.Form(i)) {
		return false
	}
	return i > s.First || shouted(d.Form(i)) && shouted(d.Form(i+1))
}

// linked tells whether token j hangs together with the run from i up to it.
func (r *resolver) linked(i, j int) bool {
	h := r.tree.Head(j)
	if h >= i && h < j {
		return !r.doc.Is(j, "appos", "conj", "parataxis", "nsubj", "obl", "list")
	}
	for k := i; k < j; k++ {
		if r.tree.Head(k) == j {
			return r.doc.Is(k, "compound", "flat", "nmod:desc", "amod", "nummod")
		}
	}
	return h > j && r.tree.Head(j-1) == h && r.doc.Is(j, "compound", "nmod:desc", "flat")
}

// bridge passes over "of" and "for" within an institution's name, and over a
// hyphen; it returns the token after the next proper noun.
func (r *resolver) bridge(i, end int, s ling.Sentence, owner []bool) int {
	d := r.doc
	w := d.Lower(end)
	if nameLinks[w] && end+1 < s.End && !owner[end] && !owner[end+1] && d.Tokens[end+1].UPOS == "PROPN" {
		return end + 2
	}
	if w == "-" && r.joined(end) && end+1 < s.End && r.joined(end+1) && d.Tokens[end+1].UPOS == "PROPN" && !owner[end+1] {
		return end + 2
	}
	last := lower(d.Tokens[end-1].Lemma)
	if w != "of" && (w != "for" || !groupNouns[last]) || personNouns[last] || titleWords[last] {
		return end
	}
	j := end + 1
	if j < s.End && d.Lower(j) == "the" {
		j++
	}
	if j < s.End && !owner[j] && r.tree.Under(j, end-1) && (d.Tokens[j].UPOS == "PROPN" || d.Tokens[j].XPOS == "NNP") {
		return j + 1
	}
	return end
}

// nameLinks are particles within a person's name, whatever they are tagged as.
var nameLinks = set("bin bint ibn ben binti abu ould al el van von der de da di del dos")

// guess is the label of a name that the model left unmarked, "" where its words
// don't tell.
func (r *resolver) guess(first, end int) ling.NameLabel {
	d := r.doc
	if groupNouns[lower(d.Tokens[end-1].Lemma)] || groupNouns[lower(d.Tokens[first].Lemma)] && end-first > 1 {
		return ling.Group
	}
	w := d.Lower(first)
	switch {
	case r.quotes.turns[first]:
		return ""
	case isAcronym(d.Form(first)) && end-first == 1 && len(d.Form(first)) <= 6:
		return ling.Group
	case end-first > 1 && (menNames[w] || womenNames[w]):
		return ling.PersonName
	}
	// names of persons are flat in the tree, those of bodies compounds; Arabic
	// ones are flat either way
	for i := first + 1; i < end; i++ {
		if d.Is(i, "flat") && d.Tokens[i].UPOS == "PROPN" && !particles[d.Lower(i-1)] && d.Form(i-1) != "-" && !particles[d.Lower(i)] && !particles[w] && !nameLinks[d.Lower(i)] {
			return ling.PersonName
		}
	}
	h := r.nameHead(&properName{first: first, end: end})
	if r.doc.Is(h, "obl", "nmod") && r.hasCase(h, "in", "near", "around", "outside", "towards") {
		return ling.Location
	}
	return ""
}

// addDeeds adds countries that act through an adjective: "Russian support for
// the House" is Russia's. "Russian troops" or "the Russian minister" are no
// such case: troops and ministers act for themselves.
func (r *resolver) addDeeds(owner []bool) {
	d := r.doc
	if r.countries == nil {
		return
	}
	for i := range d.Tokens {
		h := r.tree.Head(i)
		if owner[i] || h <= i || !d.Is(i, "amod", "compound") || !deedNouns[lower(d.Tokens[h].Lemma)] || r.tree.Child(h, "nmod:poss") >= 0 {
			continue
		}
		if name, ok := r.country(d.Form(i)); ok {
			r.names = append(r.names, properName{first: i, end: i + 1, label: ling.Location, office: -1, text: name})
		}
	}
}

func (r *resolver) sortNames() {
	sort.SliceStable(r.names, func(i, j int) bool { return r.names[i].first < r.names[j].first })
}

// finish fills in what follows from a name's edges.
func (r *resolver) finish(p *properName) {
	d := r.doc
	if p.text == "" {
		p.text = oneLine(d.Slice(p.first, p.end))
	}
	if p.words = nameWords(p.text); len(p.words) == 0 {
		p.words = []string{fold(p.text)}
	}
	p.head = r.nameHead(p)
	if r.countries != nil {
		r.asState(p)
	}
	if p.gender == 0 {
		p.gender = masculine | feminine
	}
	if p.label == ling.PersonName || p.label == "" {
		if g := nameGender(strings.Fields(fold(strings.ReplaceAll(p.text, "-", " ")))); p.gender&g != 0 {
			p.gender &= g
		}
	}
}

// nameHead is the head of the phrase around a name: its own head, or the title
// where the tree hangs the name on it.
func (r *resolver) nameHead(p *properName) int {
	h := p.end - 1
	for i := p.first; i < p.end; i++ {
		if up := r.tree.Head(i); (up < p.first || up >= p.end) && r.doc.Tokens[i].UPOS != "PUNCT" && r.doc.Tokens[i].UPOS != "ADP" {
			h = i
			break
		}
	}
	if up := r.tree.Head(h); up >= 0 && up < p.first && r.doc.Is(h, "flat") && !r.inName(up) {
		return up
	}
	return h
}

// inName tells whether token i is inside a name without being its head.
func (r *resolver) inName(i int) bool {
	n := sort.Search(len(r.names), func(k int) bool { return r.names[k].first > i })
	for k := n - 1; k >= 0 && k >= n-4; k-- {
		if p := &r.names[k]; p.first <= i && i < p.end {
			return true
		}
	}
	return false
}
