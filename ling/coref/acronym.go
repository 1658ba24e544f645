package coref

import (
	"slices"
	"sort"
	"strings"
	"unicode"

	"github.com/reportedly/reportedly/ling"
)

// maxFullForm bounds, in tokens, how far a full form may reach back from its
// bracketed acronym.
const maxFullForm = 14

// bracketed are the short forms in capitals that the document gives in brackets, "the Ore
// Committee (OC)", which stand for a name wherever they are used.
func (r *resolver) bracketed() map[string]bool {
	d, out := r.doc, map[string]bool{}
	for i := 1; i+1 < len(d.Tokens); i++ {
		if f := d.Form(i); d.Form(i-1) == "(" && d.Form(i+1) == ")" && isAcronym(f) {
			out[f] = true
		}
	}
	return out
}

// findBrackets reads acronyms in brackets.
//   - "the Plateau Peace Forum (PPF)": the full form goes before
//   - "the Ridge Column (RC) fighters": also inside a larger phrase
//   - "the PPF (Plateau Peace Forum)": the full form is in the brackets
func (r *resolver) findBrackets() {
	d := r.doc
	r.acronyms = map[string]bool{}
	byEnd, byStart := map[int]int{}, map[int]int{}
	for n := range r.names {
		byEnd[r.names[n].end], byStart[r.names[n].first] = n, n
	}
	var found []properName
	for i := 1; i+2 < len(d.Tokens); i++ {
		if f := d.Form(i); isAcronym(f) && len(acronymLetters(f)) >= 3 {
			r.acronyms[string(acronymLetters(f))] = true
		}
		if d.Form(i) != "(" || d.Tokens[i].Sentence != d.Tokens[i-1].Sentence {
			continue
		}
		end := r.closing(i)
		if end < 0 {
			continue
		}
		inner := d.Slice(i+1, end)
		before, named := byEnd[i]
		within, inside := -1, false
		for k := i + 1; k < end && !inside; k++ {
			within, inside = byStart[k]
		}
		switch {
		case isAcronym(inner) && named:
			r.fullForm(before, i, inner)
		case isAcronym(inner):
			if p, ok := r.unmarked(i, inner); ok {
				found = append(found, p)
			}
		case named && inside && isAcronym(r.rawName(before)):
			r.acronymOf(before, within, i+1, end)
		case named && inside:
			r.otherName(before, within, i+1, end)
		}
	}
	r.names = append(r.names, found...)
	r.dropCovered()
}

// closing is the token of the bracket that closes the one at i, at most ten
// words on, or -1.
func (r *resolver) closing(i int) int {
	for j := i + 2; j < len(r.doc.Tokens) && j < i+12; j++ {
		if r.doc.Form(j) == ")" {
			return j
		}
	}
	return -1
}

func (r *resolver) rawName(n int) string {
	return oneLine(r.doc.Slice(r.names[n].first, r.names[n].end))
}

// fullForm gives the acronym to name n before the bracket at token i. Where
// the initials fit another stretch than the model marked, that stretch is the
// name: "Government of National Accord (GNA)" with only "National Accord"
// marked.
func (r *resolver) fullForm(n, i int, acronym string) {
	p := &r.names[n]
	first := r.fittingStart(i, acronym)
	p.acronym = acronym
	if p.label == "" || p.label == ling.PersonName && first >= 0 {
		p.label = ling.Group
	}
	if first < 0 {
		return
	}
	first, _ = r.stretch(first, i, r.doc.Sentences[r.doc.Tokens[i].Sentence])
	switch {
	case first < p.first:
		p.first, p.office = first, -1
	case first > p.first && p.label != ling.PersonName:
		// "Qadran al-Fajr al-Jadid (FJ)": Qadran only says where from
		p.first = first
	}
}

// fittingStart is where the stretch before token i begins whose initials the
// acronym is, or -1.
func (r *resolver) fittingStart(i int, acronym string) int {
	s := r.doc.Sentences[r.doc.Tokens[i].Sentence]
	for f := i - 1; f >= s.First && f >= i-maxFullForm; f-- {
		if isTitleCase(r.doc.Form(f)) && (fitsInitials(acronym, r.formsOf(f, i)) || fitsTranslated(acronym, r.formsOf(f, i))) {
			return f
		}
	}
	return -1
}

// unmarked makes a name of the words before the bracket at token i where the
// model marked none.
func (r *resolver) unmarked(i int, acronym string) (properName, bool) {
	d := r.doc
	first := r.fittingStart(i, acronym)
	if first < 0 {
		first = r.capitalRun(i, d.Sentences[d.Tokens[i].Sentence])
	}
	if first < 0 || i-first < 2 {
		return properName{}, false
	}
	label := ling.Group
	if paperNouns[lower(d.Tokens[i-1].Lemma)] {
		label = ling.DocumentName
	}
	return properName{first: first, end: i, label: label, office: -1, acronym: acronym}, true
}

// capitalRun is where the run of capitalised words before token i begins, of
// two words or more, or -1: "the Drava Growers' List (LDR)", whose acronym is
// of another language.
func (r *resolver) capitalRun(i int, s ling.Sentence) int {
	d, first := r.doc, -1
	for f := i - 1; f >= s.First && f >= i-maxFullForm; f-- {
		w := d.Lower(f)
		switch {
		case isTitleCase(d.Form(f)) && d.Tokens[f].UPOS != "PUNCT" && d.Tokens[f].UPOS != "DET" && (f > s.First || d.Tokens[f].UPOS == "PROPN"):
			first = f
		case d.Tokens[f].XPOS == "POS" || (w == "of" || w == "for" || w == "de") && first == f+1:
		default:
			f = s.First
		}
	}
	if first < 0 || i-first < 2 {
		return -1
	}
	if _, ok := r.country(d.Form(first)); ok && d.Tokens[first].UPOS == "ADJ" {
		first++
	}
	return first
}

// paperNouns end the names of agreements and laws.
var paperNouns = set("agreement accord treaty pact resolution law act constitution plan initiative protocol convention charter roadmap memorandum programme program declaration")

// dropCovered sorts the names and removes those within a wider one, save a place
// that a wider name ends with.
func (r *resolver) dropCovered() {
	sort.SliceStable(r.names, func(i, j int) bool {
		a, b := &r.names[i], &r.names[j]
		return a.first < b.first || a.first == b.first && a.end > b.end
	})
	keep, end := r.names[:0], 0
	for _, p := range r.names {
		if p.end > end {
			keep, end = append(keep, p), p.end
		} else if p.label == ling.Location && p.end == end && len(keep) > 0 && keep[len(keep)-1].first < p.first {
			keep = append(keep, p)
		}
	}
	r.names = keep
}

// otherName notes that the bracket after name n holds nothing but another name
// of the same sort: "the Front of Light (Jabhat al-Nur)".
func (r *resolver) otherName(n, k, first, end int) {
	p, q := &r.names[n], &r.names[k]
	if q.first == first && q.end == end && p.label == q.label && (p.label == ling.Group || p.label == ling.PersonName) && q.end-q.first > 1 {
		q.sameAs = p.first + 1
	}
}

// acronymOf ties name n, an acronym, to the full form in brackets around name k.
func (r *resolver) acronymOf(n, k, first, end int) {
	if p := &r.names[k]; fitsInitials(r.rawName(n), r.formsOf(first, end)) {
		p.first, p.end = r.trimName(first, end)
		p.acronym, p.label = r.rawName(n), r.names[n].label
	}
}

func (r *resolver) formsOf(first, end int) []string {
	var out []string
	for i := first; i < end; i++ {
		if w := r.doc.Form(i); r.doc.Tokens[i].UPOS != "PUNCT" && r.doc.Tokens[i].XPOS != "POS" {
			out = append(out, w)
		}
	}
	return out
}

func isTitleCase(s string) bool {
	for _, c := range s {
		return unicode.IsUpper(c) || unicode.IsDigit(c)
	}
	return false
}

// fitsInitials tells whether the acronym's letters are the initials of the
// words: of all ("DoD"), of all but the small ones ("ISIL"), or of all but
// Arabic articles too ("JN" for Jaysh al-Nur), or of those with a
// capital ("ZTS" for Zveza tovornih Sava). A digit in the acronym
// stands for itself. Every word that counts must be used.
func fitsInitials(acronym string, forms []string) bool {
	letters := acronymLetters(acronym)
	if len(letters) < 2 {
		return false
	}
	for _, skip := range skips {
		if string(initials(forms, skip)) == string(letters) {
			return true
		}
	}
	return false
}

// fitsTranslated tells whether an acronym has the initials of just these words in another order,
// as that of the English name of a body has those of its own: "Forces démocratiques alliées (ADF)".
func fitsTranslated(acronym string, forms []string) bool {
	letters := acronymLetters(acronym)
	own := initials(forms, func(w string) bool { return smallWords[lower(w)] || particles[lower(w)] })
	if len(letters) < 3 || len(letters) != len(own) {
		return false
	}
	slices.Sort(letters)
	slices.Sort(own)
	return slices.Equal(letters, own)
}

// skips are the ways to leave words out of an acronym.
var skips = []func(string) bool{
	func(string) bool { return false },
	func(w string) bool { return smallWords[lower(w)] },
	func(w string) bool { return smallWords[lower(w)] || particles[lower(w)] },
	func(w string) bool { return !isTitleCase(w) },
}

// fitsSyllables tells whether the acronym is made of the beginnings of the
// words, at least two letters each: "SOUTHCOM" of "Southern Command". A first
// word may give its initials only ("USSOUTHCOM" of "U.S. Southern Command").
func fitsSyllables(acronym string, words []string) bool {
	letters := string(acronymLetters(acronym))
	if len(letters) < 5 || len(words) < 2 || len(words) > 6 {
		return false
	}
	if rest, ok := strings.CutPrefix(letters, words[0]); ok && len(words[0]) == 2 {
		return syllables(rest, words[1:])
	}
	return syllables(letters, words) || len(words[0]) == 2 && syllables(letters, words[1:])
}

func syllables(letters string, words []string) bool {
	if len(words) == 0 {
		return letters == ""
	}
	for n := 2; n <= len(words[0]) && n <= len(letters) && words[0][:n] == letters[:n]; n++ {
		if syllables(letters[n:], words[1:]) {
			return true
		}
	}
	return false
}

// acronymLetters are an acronym's letters and digits in lower case, without a
// plural s: "NGOs".
func acronymLetters(a string) []rune {
	a = strings.TrimSuffix(a, "s")
	var out []rune
	for _, c := range a {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			out = append(out, unicode.ToLower(c))
		}
	}
	return out
}

func initials(forms []string, skip func(string) bool) []rune {
	var out []rune
	for _, f := range forms {
		for _, part := range strings.FieldsFunc(f, func(c rune) bool { return c == '-' || c == '–' || unicode.IsSpace(c) }) {
			if skip(part) {
				continue
			}
			for _, c := range fold(part) {
				out = append(out, c)
				break
			}
		}
	}
	return out
}
