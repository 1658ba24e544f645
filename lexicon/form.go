package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// forms knows how English words are inflected, well enough to find an entry's
// word in its example. Irregular words come from irregular.tsv.
type forms struct {
	irregular map[string][]string // form -> lemmas
}

var irregularColumns = []string{"lemma", "forms"}

func readForms(t *table) forms {
	f := forms{irregular: map[string][]string{}}
	for _, r := range t.rows {
		r.need("lemma", "forms")
		for _, form := range strings.Fields(r.field("forms")) {
			f.irregular[form] = append(f.irregular[form], r.field("lemma"))
		}
	}
	return f
}

// is tells whether word, in lower case, may be a form of lemma.
func (f forms) is(word, lemma string) bool {
	if word == lemma {
		return true
	}
	for _, l := range f.irregular[word] {
		if l == lemma {
			return true
		}
	}
	for _, s := range [...]struct{ end, add string }{
		{"s", ""}, {"es", ""}, {"ies", "y"}, {"ves", "f"}, {"ves", "fe"}, {"men", "man"},
		{"ed", ""}, {"d", ""}, {"ied", "y"},
		{"ing", ""}, {"ing", "e"}, {"ying", "ie"},
	} {
		stem, ok := strings.CutSuffix(word, s.end)
		if !ok || stem == "" {
			continue
		}
		if stem+s.add == lemma {
			return true
		}
		// "banned", "jabbing": the last consonant is doubled.
		if n := len(stem); s.add == "" && s.end != "s" && n > 2 && stem[n-1] == stem[n-2] && stem[:n-1] == lemma {
			return true
		}
		// "panicked": a k keeps the c hard.
		if s.add == "" && strings.HasSuffix(lemma, "c") && stem == lemma+"k" {
			return true
		}
	}
	return false
}

// find tells whether parts, the words of a lemma, stand among words one after
// the other, each in any form.
func (f forms) find(words, parts []string) bool {
	if len(parts) == 0 {
		return false
	}
	for i := 0; i+len(parts) <= len(words); i++ {
		ok := true
		for j, p := range parts {
			ok = ok && f.is(words[i+j], p)
		}
		if ok {
			return true
		}
	}
	return false
}

// wordsOf appends a sentence's words in lower case; hyphens and apostrophes
// separate, as they do in Universal Dependencies.
func wordsOf(words []string, s string) []string {
	s = strings.ToLower(s)
	start := -1
	for i, r := range s {
		if isWordRune(r) {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			words = append(words, s[start:i])
			start = -1
		}
	}
	if start >= 0 {
		words = append(words, s[start:])
	}
	return words
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r)
}

// marked is what an example marks as [[trigger]]s, and the example without
// the marks. It reports false where a mark is left open.
func marked(example string) (plain string, marks []string, ok bool) {
	var b strings.Builder
	for {
		i := strings.Index(example, "[[")
		if i < 0 {
			b.WriteString(example)
			return b.String(), marks, !strings.Contains(example, "]]")
		}
		j := strings.Index(example[i:], "]]")
		if j < 0 {
			return "", nil, false
		}
		b.WriteString(example[:i])
		b.WriteString(example[i+2 : i+j])
		marks = append(marks, example[i+2:i+j])
		example = example[i+j+2:]
	}
}

// example checks that a row's example holds each of the lemmas, in its marks
// where it has some, and gives it without marks.
func (p *parser) example(r row, lemmas ...string) string {
	r.need("example")
	plain, marks, ok := marked(r.field("example"))
	if !ok {
		r.problem("a mark [[…]] in the example is not closed", "write [[trigger]]")
		return plain
	}
	where := plain
	if len(marks) > 0 {
		where = strings.Join(marks, " ")
	}
	p.words = wordsOf(p.words[:0], where)
	for _, l := range lemmas {
		p.lemma = wordsOf(p.lemma[:0], l)
		if plain != "" && !p.forms.find(p.words, p.lemma) {
			r.problem("the example does not use “"+l+"”", "write a sentence with it (or add its form to irregular.tsv)")
		}
	}
	return plain
}
