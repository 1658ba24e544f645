package measure

import (
	"strings"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// AliasScore counts forms of names that got their fullest form.
type AliasScore struct {
	Forms int // other forms of gold actors that stand in the text with the fullest
	Right int // whose mention is named by the fullest form, or by words of it and no others
	Wrong []AliasError
}

// AliasError is a form that was given another name.
type AliasError struct {
	Document, Form, Want, Got string
}

// Aliases checks, for each list of forms of one actor (the first the fullest),
// what the mention of each other form is named; a form counts once, at its first
// place in the text. Pronouns are passed over, as they stand for others too.
func (s *AliasScore) Aliases(d *ling.Document, lists [][]string) {
	for _, list := range lists {
		if len(list) == 0 || FindForm(d.Text.String(), list[0]) < 0 {
			continue
		}
		for _, form := range list[1:] {
			if len(strings.Fields(form)) == 0 || pronouns[strings.ToLower(form)] || SameWords(form, list[0]) {
				continue
			}
			at := FindForm(d.Text.String(), form)
			if at < 0 {
				continue
			}
			s.Forms++
			got := NameAt(d, text.Span{Start: at, End: at + len(form)})
			if SameWords(got, list[0]) {
				s.Right++
			} else {
				s.Wrong = append(s.Wrong, AliasError{d.ID, form, list[0], got})
			}
		}
	}
}

var pronouns = map[string]bool{
	"i": true, "we": true, "he": true, "she": true, "it": true, "they": true, "our": true, "his": true, "her": true,
	"their": true, "its": true, "us": true, "you": true, "him": true, "them": true, "my": true, "me": true, "your": true,
}

// FindForm is where form stands as whole words, or -1.
func FindForm(s, form string) int {
	letter := func(i int) bool {
		return i >= 0 && i < len(s) && (s[i] >= 'a' && s[i] <= 'z' || s[i] >= 'A' && s[i] <= 'Z' || s[i] >= 0x80)
	}
	for from := 0; ; {
		i := strings.Index(s[from:], form)
		if i < 0 {
			return -1
		}
		i += from
		if !letter(i-1) && !letter(i+len(form)) {
			return i
		}
		from = i + 1
	}
}

// NameAt is the name of the widest mention headed within the span, else of the
// narrowest that covers it.
func NameAt(d *ling.Document, s text.Span) string {
	best, width := "", 0
	for _, m := range d.Mentions {
		if s.Contains(d.Tokens[m.Head].Span) && m.End-m.First > width && len(m.Entities) > 0 {
			best, width = d.Entities[m.Entities[0]].Name, m.End-m.First
		}
	}
	for _, m := range d.Mentions {
		if w := m.End - m.First; best == "" || w < width {
			if len(m.Entities) > 0 && d.SpanOf(m.First, m.End).Contains(s) && (width == 0 || w < width) {
				best, width = d.Entities[m.Entities[0]].Name, w
			}
		}
	}
	return best
}

// SameWords compares two names without case, articles and hyphens.
func SameWords(a, b string) bool {
	x, y := plain(a), plain(b)
	return x != "" && x == y
}

func plain(s string) string {
	var out []string
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return r == ' ' || r == '-' || r == '\'' || r == '’' || r == '.' || r == ',' || r == '\n' || r == '‘' || r == '"'
	}) {
		if w != "the" && w != "a" && w != "an" && w != "al" && w != "s" {
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}
