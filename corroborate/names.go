package corroborate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reportedly/reportedly/resolve/name"
)

// namesIn are the words of a sentence that are written as names, folded: capitals
// within the sentence, and at its beginning where the word is no common one. Days and
// months name no place or party.
func namesIn(s string) []string {
	var out []string
	start := true
	for _, w := range strings.Fields(s) {
		folded := name.Fold(bare(w))
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "“\"'‘(["))
		if unicode.IsUpper(r) && len(folded) > 2 && !calendarWords.has(stem(folded)) && !common(w) && !(start && len(folded) < 5) {
			out = append(out, nameKey(folded))
			out = append(out, joinedNames(bare(w))...)
		}
		start = strings.HasSuffix(w, ".") || strings.HasSuffix(w, ":")
	}
	return out
}

// joinedNames are the names that a word joins: "the Osk-Velm road" has both.
func joinedNames(w string) (out []string) {
	parts := strings.FieldsFunc(w, func(r rune) bool { return r == '-' || r == '–' || r == '/' })
	if len(parts) < 2 {
		return nil
	}
	for _, p := range parts {
		if r, _ := utf8.DecodeRuneInString(p); unicode.IsUpper(r) && utf8.RuneCountInString(p) > 3 {
			out = append(out, nameKey(name.Fold(p)))
		}
	}
	return out
}

// bare is a word without the ending of a possessive: "Basilan's".
func bare(w string) string {
	w = strings.TrimRight(w, ",.;:!?)]”\"»")
	for _, end := range []string{"'s", "’s"} {
		if cut, ok := strings.CutSuffix(w, end); ok {
			return cut
		}
	}
	return w
}

// nameKey is a folded name without its article and the letters in which romanisations
// differ: "As-Suwaida" and "Al-Suwayda", "Kusseri" and "Kousséri".
func nameKey(folded string) string {
	if article, rest, ok := strings.Cut(folded, " "); ok && len(article) < 4 && len(rest) > 3 && slices.Contains(articles, article) {
		folded = rest
	}
	if len(folded) < 5 {
		return folded
	}
	if _, sounds, ok := strings.Cut(name.Fine(folded), "."); ok && len(sounds) > 3 {
		return sounds
	}
	return strings.ReplaceAll(folded, "y", "i")
}

// articles stand before Arabic names, assimilated or not.
var articles = []string{"al", "el", "ad", "ar", "as", "ash", "at", "az", "an"}
