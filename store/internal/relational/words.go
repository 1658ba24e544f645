package relational

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"
	"golang.org/x/text/unicode/norm"
)

// Words are cut and folded here, not by the database, so that every store finds
// the same:
//
//   - A word is a run of letters, marks and digits. An apostrophe within drops out
//     with what follows where that is an s ("Sirte's").
//   - Case and accents are folded away, Arabic and Hebrew points too. Marks of Indic
//     scripts are letters and stay.
//   - English endings are cut off by Porter's second algorithm.
//   - Every Han, kana and Thai character is a word, since no space tells words apart;
//     a query of several is then a phrase.

const (
	maxWord  = 64     // runes; what is longer is cut
	maxWords = 20_000 // words of one text that are indexed; later ones aren't found
	gap      = "¶"    // stands between two texts of one row, so that no phrase spans them
)

// words are the index's words of a text, in order.
func words(s string) []string {
	var out []string
	eachWord(s, func(w string) bool {
		out = append(out, stem(w))
		return len(out) < maxWords
	})
	return out
}

// eachWord calls yield with every folded word, not yet stemmed, until it says
// false.
func eachWord(s string, yield func(string) bool) {
	c := cutter{yield: yield}
	for i, r := range norm.NFD.String(s) {
		if c.done {
			return
		}
		c.rune(s, i, r)
	}
	c.flush()
}

type cutter struct {
	word  []rune
	quote bool // the word ended at an apostrophe
	yield func(string) bool
	done  bool
}

func (c *cutter) rune(_ string, _ int, r rune) {
	switch {
	case folded(r):
	case alone(r):
		c.flush()
		c.word = append(c.word, r)
		c.flush()
	case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
		if len(c.word) < maxWord {
			c.word = append(c.word, unicode.ToLower(r))
		}
	case (r == '\'' || r == '’') && len(c.word) > 0:
		c.flush()
		c.quote = true
		return
	default:
		c.flush()
	}
	if r != '\'' && r != '’' && len(c.word) == 0 {
		c.quote = false
	}
}

func (c *cutter) flush() {
	if len(c.word) == 0 || c.done {
		return
	}
	w := norm.NFC.String(string(c.word))
	c.word = c.word[:0]
	if possessive := c.quote && w == "s"; !possessive {
		c.done = !c.yield(w)
	}
	c.quote = false
}

// folded are the marks that a reader may leave out: accents, points, and the
// lengthening stroke of Arabic.
func folded(r rune) bool {
	switch {
	case r >= 0x0300 && r <= 0x036F, r >= 0x0591 && r <= 0x05C7, r >= 0x064B && r <= 0x065F, r == 0x0670, r == 0x0640:
		return true
	}
	return false
}

// alone are characters that are a word each.
func alone(r rune) bool {
	return r > 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai)
}

func stem(w string) string {
	for i := range len(w) {
		if w[i] >= utf8.RuneSelf || w[i] < 'a' {
			return w
		}
	}
	return english.Stem(w, true)
}

// fold is a name as it is looked up: its words, folded and not stemmed.
func fold(s string) string {
	var out []string
	eachWord(s, func(w string) bool {
		out = append(out, w)
		return len(out) < 32
	})
	return clip(strings.Join(out, " "))
}

// joined are the texts' words as one string, a gap between two texts.
func joined(texts []string) string {
	var b strings.Builder
	n := 0
	for _, t := range texts {
		if n > 0 {
			b.WriteString(" " + gap + " ")
		}
		eachWord(t, func(w string) bool {
			b.WriteString(stem(w))
			b.WriteByte(' ')
			n++
			return n < maxWords
		})
	}
	return strings.TrimSuffix(b.String(), " ")
}

// Clause is a part of a query in words: they stand together, in this order.
type Clause struct {
	Words  []string
	Prefix string // of a last word, "" where it is whole
}

// Query is what a full-text index is asked for.
type Query struct {
	Must, Not []Clause
	// Facets are properties: at least one of each list, all lists.
	Facets [][]string
}

// IsZero tells whether the query asks for nothing.
func (q Query) IsZero() bool { return len(q.Must) == 0 && len(q.Not) == 0 && len(q.Facets) == 0 }

const maxClauses = 64

// parse reads a query as ClaimFilter.Text explains it.
func parse(s string) (q Query) {
	for len(q.Must)+len(q.Not) < maxClauses {
		s = strings.TrimLeftFunc(s, unicode.IsSpace)
		if s == "" {
			return q
		}
		not := len(s) > 1 && s[0] == '-' && s[1] != ' '
		if not {
			s = s[1:]
		}
		var part string
		part, s = cut(s)
		c := clause(part)
		switch {
		case len(c.Words) == 0 && c.Prefix == "":
		case not:
			q.Not = append(q.Not, c)
		default:
			q.Must = append(q.Must, c)
		}
	}
	return q
}

// cut takes the first part of a query: what stands in quotation marks, or up to
// white space.
func cut(s string) (part, rest string) {
	if s[0] == '"' {
		part, rest, _ = strings.Cut(s[1:], `"`)
		return part, rest
	}
	i := strings.IndexFunc(s, unicode.IsSpace)
	if i < 0 {
		return s, ""
	}
	return s[:i], s[i:]
}

func clause(part string) Clause {
	prefix := strings.HasSuffix(part, "*")
	var c Clause
	eachWord(part, func(w string) bool {
		c.Words = append(c.Words, w)
		return len(c.Words) < maxClauses
	})
	if n := len(c.Words); prefix && n > 0 {
		c.Prefix, c.Words = shorter(c.Words[n-1]), c.Words[:n-1]
	}
	for i, w := range c.Words {
		c.Words[i] = stem(w)
	}
	return c
}

// shorter is a prefix that words with this prefix still have once they are
// stemmed: "fighting*" looks for "fight".
func shorter(prefix string) string {
	if s := stem(prefix); len(s) < len(prefix) && strings.HasPrefix(prefix, s) {
		return s
	}
	return prefix
}
