package actor

import (
	"slices"
	"strings"
	"unicode"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/resolve/name"
)

// state tells whether a name that was tagged as a person's is a country's: nobody is
// called Pakistan, but people are called Jordan.
func (w *linking) state(b *bearer) bool {
	if _, ok := w.lex.Country(b.name); !ok || b.title() != "" {
		return false
	}
	given := []string{"brazil", "chad", "china", "cuba", "cyprus", "egypt", "france", "georgia", "guy", "holland", "india", "ireland", "israel", "jordan", "kenya", "malta", "mali", "sudan", "turkey"}
	return !slices.Contains(given, strings.ToLower(b.name))
}

// written tells whether a name is written as one: with a capital letter, or in a
// report that has none.
func (w *linking) written(b *bearer) bool {
	capital := func(r rune) bool { return isCapital(r) || r > unicode.MaxASCII }
	return strings.ContainsFunc(b.full, capital) || b.named && !strings.ContainsFunc(w.d.Text.String(), isCapital)
}

// within tells whether an actor is only read out of a part of a place's name: "La
// Victoria" is not the capital of the Seychelles, "Ras Isa" no agency with the
// letters ISA.
func (w *linking) within(b *bearer) bool {
	if b.label != ling.Location || b.code.Actor == nil {
		return false
	}
	_, capital := w.lex.Capital(b.name)
	_, country := w.lex.Country(b.name)
	return !capital && !country && len(name.Words(b.name)) > 1
}

// withoutName is a phrase for a person without the person's own name, whose words
// say nothing of a country: "Jordan Smith" is no Jordanian. A phrase that is made
// of the name alone leaves nothing.
func withoutName(phrase, full string) string {
	words := strings.Fields(full)
	for n := len(words); n > 0; n-- {
		for _, part := range [][]string{words[len(words)-n:], words[:n]} {
			if before, after, ok := cutWords(phrase, strings.Join(part, " ")); ok {
				return strings.TrimSpace(before + after)
			}
		}
	}
	return phrase
}

// cutWords is [strings.Cut] at whole words.
func cutWords(s, words string) (before, after string, found bool) {
	i := strings.Index(s, words)
	if i < 0 || i > 0 && s[i-1] != ' ' {
		return s, "", false
	}
	end := i + len(words)
	if end < len(s) && (s[end] >= 'a' && s[end] <= 'z' || s[end] >= 'A' && s[end] <= 'Z' || s[end] >= 0x80) {
		return s, "", false
	}
	return s[:i], s[end:], true
}

// vague tells whether a title says nothing of a sector by itself: the chief of a
// junta is no village's.
func (w *linking) vague(title string) bool {
	role, ok := w.lex.Role(title)
	if !ok {
		return false
	}
	weight, listed := w.terms.heads[role.Phrase]
	return listed && weight == 0
}
