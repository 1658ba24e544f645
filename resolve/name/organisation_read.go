package name

import (
	"slices"
	"strings"
	"sync"
	"unicode"
)

// vesselWords are what stands before a ship's name.
var vesselWords = sync.OnceValue(func() *phrases {
	p := newPhrases()
	for _, w := range strings.Fields("mv mt ms ss uss hms my mts fv the al el vessel ship tanker motor_vessel motor_tanker") {
		p.add(w, meaning{})
	}
	return p
})

// term is a word or phrase of an organisation's name.
type term struct {
	word
	meaning
}

// body is an organisation's name in parts.
type body struct {
	terms    []term
	numbers  []int
	joined   string // the telling words in one
	initials string // the letters of a name that may be an acronym, "" otherwise
	words    []string
	legal    bool // had a legal form
	strict   bool // a number on one side only counts too
	loose    bool // numbers on one side only don't count
}

func newBody(s string, known *phrases) body {
	s = cut(s)
	words := bodyWords(s)
	b := body{words: words}
	if len(words) > 4*maxWords {
		words = words[:4*maxWords]
	}
	for i := 0; i < len(words) && len(b.terms) < maxWords; {
		if _, n := legalForms().at(words, i); n > 0 && len(words) > n {
			i += n
			b.legal = true
			continue
		}
		if m, n := known.at(words, i); n > 0 {
			if m.weight > 0 {
				b.terms = append(b.terms, term{newWord(m.name), m})
				b.joined += m.name
			}
			i += n
			continue
		}
		if v, n := number(words, i); n > 0 {
			b.numbers = append(b.numbers, v)
			i += n
			continue
		}
		if i+1 < len(words) && isArticle(words[i], words[i+1]) {
			i++
			continue
		}
		w := withoutArticle(words[i])
		m, ok := known.means[w]
		if !ok {
			m, ok = known.means[strings.TrimSuffix(w, "s")] // "militias"
		}
		if !ok || m.weight == 0 {
			m = meaning{name: w, weight: 1}
		}
		b.terms = append(b.terms, term{newWord(m.name), m})
		b.joined += w
		i++
	}
	b.acronym(s)
	for i := range b.terms {
		b.terms[i].among = len(b.terms) > 1
	}
	if len(b.terms) == 0 {
		for _, w := range words[:min(len(words), maxWords)] {
			b.terms = append(b.terms, term{newWord(w), meaning{name: w, weight: 1}})
		}
	}
	return b
}

var spoken = strings.NewReplacer("&", " and ", "'s ", " ", "’s ", " ")

// bodyWords are the folded words of an organisation's name, those of other
// alphabets in Latin letters, and letters that stand alone as one word: "U.S.".
func bodyWords(s string) []string {
	s = spoken.Replace(s)
	var out []string
	letters := 0
	for _, w := range Words(s) {
		if !isASCII(w) && !isAbjad(w) {
			if latin := strings.ReplaceAll(Latin(w), " ", ""); latin != "" {
				w = latin
			}
		}
		if len(w) == 1 && (w[0] < '0' || w[0] > '9') && w != "i" { // "I Corps" has a number
			if letters++; letters > 1 {
				out[len(out)-1] += w
				continue
			}
		} else {
			letters = 0
		}
		out = append(out, w)
	}
	return out
}

// acronym finds whether the name may be one, and drops one that stands beside its
// own words: "Norwegian Refugee Council (NRC)".
func (b *body) acronym(s string) {
	if len(b.terms) == 1 && len(b.numbers) == 0 && len(b.terms[0].text) <= 10 && isASCII(b.terms[0].text) {
		b.initials = b.terms[0].text
		if !hasUpper(s) || len(b.initials) < 2 {
			b.initials = ""
		}
	}
	if len(b.terms) < 3 {
		return
	}
	for i, t := range b.terms {
		if t.weight == 1 && len(t.text) >= 2 && len(t.text) <= 8 && isASCII(t.text) {
			others := slices.DeleteFunc(slices.Clone(b.words), func(w string) bool { return w == t.text })
			if len(others) >= len(t.text) && spells(t.text, others, false) {
				b.terms = slices.Delete(b.terms, i, i+1)
				return
			}
		}
	}
}

// hasUpper tells whether a name's letters are capitals but for two: "IBM", "GmBH".
func hasUpper(s string) bool {
	upper, lower := 0, 0
	for _, r := range s {
		if unicode.IsUpper(r) {
			upper++
		} else if unicode.IsLower(r) {
			lower++
		}
	}
	return upper > 1 && lower <= upper
}

// spells tells whether an acronym is made of the beginnings of words in order:
// one letter of each, or up to four where long. Small words may be passed over.
func spells(acronym string, words []string, long bool) bool {
	if acronym == "" {
		return true
	}
	if len(words) == 0 {
		return false
	}
	w := words[0]
	most := 1
	if long {
		most = min(4, len(w), len(acronym))
	}
	for n := 1; n <= most; n++ {
		if len(w) >= n && strings.HasPrefix(acronym, w[:n]) && (n < len(acronym) || onlySmall(words[1:])) && spells(acronym[n:], words[1:], long) {
			return true
		}
	}
	return isSmall(w) && spells(acronym, words[1:], long)
}

func isSmall(w string) bool {
	m, ok := genericWords().means[w]
	if ok && m.weight == 0 {
		return true
	}
	_, ok = legalForms().means[w]
	return ok
}

func onlySmall(words []string) bool {
	for _, w := range words {
		if !isSmall(w) {
			return false
		}
	}
	return true
}
