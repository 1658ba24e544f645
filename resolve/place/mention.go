package place

import (
	"slices"
	"strings"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/ling/syntax"
	"github.com/reportedly/reportedly/resolve/name"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
	"github.com/reportedly/reportedly/text"
)

// mention is a name of a place where it stands.
type mention struct {
	span       text.Span
	first, end int
	name       string
	noun       string  // the noun beside it that says what it is: "village", or ""
	label      float64 // the model's probability that it names a place; 1 where given
	actor      bool
	group      int
	within     []int    // mentions beside it that may contain it: "Manbij, Aleppo province"
	holds      []int    // mentions beside it that it may contain
	nation     []string // countries of adjectives beside it: "the Libyan town of Sabha"
}

func foldKey(s string) string { return name.Fold(trimName(s)) }

// trimName takes from a name what is not its own: an article, a possessive.
func trimName(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	for _, end := range []string{"'s", "’s"} {
		s = strings.TrimSuffix(s, end)
	}
	if len(s) > 4 && strings.EqualFold(s[:4], "the ") {
		s = s[4:]
	}
	return strings.Trim(s, " ,;:\"“”()")
}

// reader finds the mentions of a document with what stands beside them.
type reader struct {
	*syntax.Tree
	opt      Options
	mentions []mention
	starts   map[int]int // first token -> mention
	ends     map[int]int // end token -> mention
}

func newReader(d *ling.Document, opt Options) *reader {
	return &reader{Tree: syntax.New(d), opt: opt, starts: map[int]int{}, ends: map[int]int{}}
}

// names takes the document's own names of places.
func (r *reader) names() {
	for _, n := range r.Names {
		if n.Label != ling.Location || n.First < 0 || n.End > len(r.Tokens) || n.First >= n.End {
			continue
		}
		r.add(mention{span: r.SpanOf(n.First, n.End), first: n.First, end: n.End, label: n.Score})
	}
}

// spans takes names that are given.
func (r *reader) spans(list []text.Span) {
	for _, sp := range list {
		first, end := r.tokensOf(sp)
		r.add(mention{span: sp, first: first, end: end, label: 1})
	}
}

func (r *reader) add(m mention) {
	m.name = trimName(ling.Unbroken(r.Text.Slice(m.span)))
	if m.name == "" {
		return
	}
	r.starts[m.first], r.ends[m.end] = len(r.mentions), len(r.mentions)
	r.mentions = append(r.mentions, m)
}

// tokensOf are the tokens that a span touches; first == end where there are none.
func (r *reader) tokensOf(sp text.Span) (first, end int) {
	first, _ = slices.BinarySearchFunc(r.Tokens, sp.Start, func(t ling.Token, at int) int {
		if t.Span.End <= at {
			return -1
		}
		return 1
	})
	for end = first; end < len(r.Tokens) && r.Tokens[end].Span.Start < sp.End; end++ {
	}
	return first, end
}

// read fills what stands beside each mention.
func (r *reader) read() {
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.first >= m.end {
			continue
		}
		m.noun = r.nounBeside(m)
		m.actor = r.isActor(m)
		r.neighbours(i)
		m.nation = r.nationBeside(m)
	}
}

// sameSentence tells whether token k exists and stands in m's sentence.
func (r *reader) sameSentence(m *mention, k int) bool {
	return k >= 0 && k < len(r.Tokens) && r.Tokens[k].Sentence == r.Tokens[m.first].Sentence
}

// word is token k in lower case, "" where it isn't in m's sentence.
func (r *reader) word(m *mention, k int) string {
	if !r.sameSentence(m, k) {
		return ""
	}
	return r.Words[k]
}

// nounBeside is the noun that says what the name is of: "X province", "the town of
// X", "the port X", "X, a village near Y".
func (r *reader) nounBeside(m *mention) string {
	if w := r.word(m, m.end); kindsAsked(w) != nil && !r.Verb(m.end) {
		return w
	}
	// "X refugee camp", "X oil field", "X border crossing", "X international airport"
	switch w := r.word(m, m.end); w {
	case "refugee", "oil", "gas", "border", "international", "air", "military", "mountain":
		if next := r.word(m, m.end+1); kindsAsked(next) != nil {
			return next
		}
	}
	k := m.first - 1
	if w := r.word(m, k); w == "the" {
		if slices.Contains(rivers, strings.ToLower(m.name)) && !r.modifies(m) && !r.hyphened(m) {
			return "river"
		}
		k--
	}
	if r.word(m, k) == "of" {
		k--
		w := r.word(m, k)
		if kindsAsked(w) != nil {
			return w
		}
		// "The towns of X and Y" are X and Y, "two ports of X" lie in it.
		if s := singular(w); kindsAsked(s) != nil && r.coordinated(m) {
			return s
		}
		return ""
	}
	if w := r.word(m, k); kindsAsked(w) != nil && k == m.first-1 && r.Upos(k) == "NOUN" && !slices.Contains([]string{"state", "country", "base", "field"}, w) {
		return w // "the village Deir Hassan"
	}
	return r.nounAfter(m)
}

// rivers are countries' names without article that are rivers' names with it: "the
// Niger burst its banks".
var rivers = []string{"niger", "jordan", "senegal", "paraguay", "uruguay"}

// waters reads the article before a name as the English of rivers have it: towns have none.
// "They crossed the Dnipro" is the river where the gazetteer has one, "they left Dnipro" the
// town. A country may have an article, too, and a province behind "in".
func (r *reader) waters(src gazetteer.Source) {
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.first >= m.end || m.noun != "" || r.word(m, m.first-1) != "the" || strings.Contains(m.name, " ") || r.modifies(m) || r.hyphened(m) {
			continue
		}
		river, land, country := false, false, false
		for _, h := range src.Search(m.name, gazetteer.Query{How: gazetteer.Folded, Limit: maxCandidates}) {
			switch h.Entry.Kind {
			case gazetteer.River:
				river = true
			case gazetteer.Country:
				country = true
			case gazetteer.Province, gazetteer.Region, gazetteer.Valley:
				land = true
			}
		}
		if river && !country && !(land && r.word(m, m.first-2) == "in") {
			m.noun = "river"
		}
	}
}

// hyphened tells whether a name is the first of two: "the Niger–Nigeria border".
func (r *reader) hyphened(m *mention) bool {
	return slices.Contains([]string{"-", "–", "—", "/"}, r.word(m, m.end))
}

// modifies tells whether a name stands before a noun: "the Jordan border".
func (r *reader) modifies(m *mention) bool {
	return r.sameSentence(m, m.end) && (r.Upos(m.end) == "NOUN" || r.Upos(m.end) == "PROPN" || r.Upos(m.end) == "ADJ")
}

// nounAfter reads an apposition: "X, a rebel-held town in the north,". A superlative
// or "capital" tells the same.
func (r *reader) nounAfter(m *mention) string {
	if r.word(m, m.end) != "," || !slices.Contains([]string{"a", "an", "the", "another"}, r.word(m, m.end+1)) {
		return ""
	}
	for k := m.end + 2; k < m.end+8 && r.sameSentence(m, k); k++ {
		switch {
		case r.Upos(k) == "ADP" || r.Upos(k) == "PUNCT" && r.Words[k] != "-" || r.Verb(k) && r.Upos(k+0) == "AUX":
			return ""
		case kindsAsked(r.Words[k]) != nil && r.Upos(k) == "NOUN":
			if next := r.word(m, k+1); next != "" && kindsAsked(next) == nil {
				return r.Words[k]
			}
		}
	}
	return ""
}

// coordinated tells whether a name is one of several: "X and Y".
func (r *reader) coordinated(m *mention) bool {
	top := r.Top(m.first, m.end)
	return r.Is(top, "conj") || r.Child(top, "conj") >= 0
}

// singular takes the plural of "the towns of X and Y".
func singular(w string) string {
	switch {
	case strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "s") && kindsAsked(w) == nil:
		return w[:len(w)-1]
	}
	return w
}

// neighbours ties mention i to the next one where the words between say that one
// lies in the other: "Manbij, Aleppo province", "Manbij in northern Aleppo",
// "Manbij (Aleppo)", "Syria's Aleppo".
func (r *reader) neighbours(i int) {
	m := &r.mentions[i]
	if r.word(m, m.end) == "'s" || r.word(m, m.end) == "’s" || strings.HasSuffix(r.Text.Slice(m.span), "’s") {
		at := m.end
		if w := r.word(m, at); w == "'s" || w == "’s" {
			at++
		}
		for k := at; k <= at+3 && r.sameSentence(m, k); k++ {
			if j, ok := r.starts[k]; ok {
				r.contain(i, j)
				return
			}
		}
		return
	}
	const most = 6
	for k := m.end; k <= m.end+most && r.sameSentence(m, k); k++ {
		if j, ok := r.starts[k]; ok && k > m.end {
			r.contain(j, i)
			return
		}
		if !r.between(m, k) {
			return
		}
	}
}

// between tells whether a word may stand between a place and what contains it.
func (r *reader) between(m *mention, k int) bool {
	w := r.Words[k]
	switch w {
	case ",", "(", "in", "the", "of", "-", "country", "side", "countryside", "rural":
		return true
	}
	if _, adjective := r.nationality(k); adjective {
		return true
	}
	return sideOf(w) != noSide || kindsAsked(w) != nil
}

// contain notes that mention outer may contain mention inner.
func (r *reader) contain(outer, inner int) {
	if outer == inner || len(r.mentions[inner].within) >= 4 || len(r.mentions[outer].holds) >= 16 {
		return
	}
	r.mentions[inner].within = append(r.mentions[inner].within, outer)
	r.mentions[outer].holds = append(r.mentions[outer].holds, inner)
}

// nationality is the country that a word's nationality tells: "Libyan".
func (r *reader) nationality(k int) (string, bool) {
	n, ok := r.nation(k)
	return n.Alpha3, ok
}

func (r *reader) nation(k int) (Nation, bool) {
	if r.opt.Nation == nil || r.Upos(k) == "VERB" {
		return Nation{}, false
	}
	form := r.Form(k)
	if form == "" || form[0] >= 'a' && form[0] <= 'z' {
		return Nation{}, false
	}
	return r.opt.Nation(form)
}

// nationBeside are the countries of the adjectives in a name's own phrase: "the
// Libyan coastal town of Zuwara", "Iraqi Kurdistan".
func (r *reader) nationBeside(m *mention) []string {
	var out []string
	for k := m.first - 1; k >= m.first-6 && r.sameSentence(m, k); k-- {
		if n, ok := r.nation(k); ok {
			if _, mention := r.ends[k+1]; !mention && (n.Adjective || r.Tokens[k].Deprel == "amod") {
				out = append(out, n.Alpha3)
			}
			break
		}
		w := r.Words[k]
		if w != "of" && w != "the" && sideOf(w) == noSide && kindsAsked(w) == nil && r.Upos(k) != "ADJ" && r.Upos(k) != "NOUN" {
			break
		}
	}
	return out
}
