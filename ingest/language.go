package ingest

import (
	"strings"
	"unicode"

	"github.com/reportedly/reportedly"
)

// The shares of words above which a text is held to be in a language.
const (
	languageSample = 2000 // words that are looked at
	leastWords     = 20   // below which a text in Latin letters says too little
	leastLetters   = 20
	foreignShare   = 0.12 // of common words of other languages, and twice as many as English ones
	declaredShare  = 0.04 // of common English words, where the document says that it is not English
)

// Foreign says, in a few words, why a report seems to be in another language
// than English; "" where it doesn't seem so, or is too short to tell. A text of
// names and figures, like a log, is left alone.
func Foreign(r *reportedly.Report) string {
	var n struct{ letters, latin, words, english, other int }
	for _, b := range r.Blocks {
		if !b.Kind.Claims() {
			continue
		}
		for w := range strings.FieldsFuncSeq(r.Text.Slice(b.Span), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
			if n.words++; n.words > languageSample {
				break
			}
			for _, c := range w[:min(len(w), 64)] {
				if unicode.IsLetter(c) {
					n.letters++
					if unicode.Is(unicode.Latin, c) {
						n.latin++
					}
				}
			}
			switch low := strings.ToLower(w); {
			case englishWord(low):
				n.english++
			case foreignWord(low):
				n.other++
			}
		}
	}
	words := float64(min(n.words, languageSample))
	declared := strings.ToLower(r.Language)
	switch {
	case n.letters >= leastLetters && n.latin*2 < n.letters:
		return "most of its letters are not Latin"
	case n.words < leastWords:
		return ""
	case float64(n.other) > foreignShare*words && n.other > 2*n.english:
		return "its common words are those of another language"
	case declared != "" && declared != "und" && declared != "en" && !strings.HasPrefix(declared, "en-") && float64(n.english) < declaredShare*words:
		return "it declares the language " + r.Language
	}
	return ""
}

// englishWord tells common words that few other languages have.
func englishWord(w string) bool {
	switch w {
	case "the", "and", "of", "to", "that", "with", "from", "by", "were", "was", "said", "has", "have", "been", "they", "their", "which", "this", "who", "after", "at", "are", "be", "not", "its", "will", "had", "would", "there", "but":
		return true
	}
	return false
}

// foreignWord tells common words of some languages that are written in Latin
// letters and that English texts rarely have, save in names ("Rio de la …").
func foreignWord(w string) bool {
	switch w {
	case "le", "la", "les", "des", "du", "une", "est", "dans", "pour", "que", "qui", "au", "aux", "et", "sur", "ont", "ses", "été", "l", "d", // French
		"el", "los", "las", "del", "por", "con", "una", "y", "se", "en", "de", "su", "fue", "según", // Spanish
		"der", "die", "das", "und", "den", "von", "mit", "ist", "nicht", "ein", "eine", "auf", "im", "dem", // German
		"os", "do", "da", "dos", "em", "um", "uma", "não", "ao", "com", // Portuguese
		"il", "di", "che", "della", "nel", "gli", "è", "sono", "per", // Italian
		"het", "een", "van", "zijn", "niet", "op", "dat", "voor", // Dutch
		"och", "att", "som", "det", "ikke", "av", "på", "er", "til", // Scandinavian
		"ve", "bir", "bu", "için", "ile", // Turkish
		"yang", "dan", "dengan", "untuk", "tidak", "pada", // Indonesian
		"wa", "ya", "na", "kwa", "ni", "katika", // Swahili
		"nie", "się", "że", "jest", "w", "z": // Polish
		return true
	}
	return false
}
