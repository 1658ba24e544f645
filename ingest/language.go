package ingest

import (
	"strings"
	"unicode"

	"github.com/abadojack/whatlanggo"

	"github.com/reportedly/reportedly"
)

// What it takes to hold a text to be in another language.
const (
	languageSample = 20_000 // bytes that are looked at
	leastWords     = 20     // below which a text in Latin letters says too little
	leastDifferent = 8
	leastLetters   = 20
	englishShare   = 0.08 // of common English words, from which a text is English whatever its trigrams
	declaredShare  = 0.04 // the same, where the document says that it is not English
)

// Foreign is the language that a report seems to be in, where that is not
// English: its English name, or what the document declares. It is "" for English
// and for what is too short to tell; a text of names and figures, like a log, is
// taken for English.
func Foreign(r *reportedly.Report) string {
	sample, n := sampleOf(r)
	switch {
	case n.letters >= leastLetters && n.latin*2 < n.letters:
		return whatlanggo.Detect(sample).Lang.String()
	case n.words < leastWords || n.different < leastDifferent:
		return ""
	}
	english := float64(n.english) / float64(n.words)
	if lang := whatlanggo.Detect(sample).Lang; lang != whatlanggo.Eng && english < englishShare {
		return lang.String()
	}
	declared := strings.ToLower(r.Language)
	if declared != "" && declared != "und" && declared != "en" && !strings.HasPrefix(declared, "en-") && english < declaredShare {
		return "the declared language " + r.Language
	}
	return ""
}

// sampleCount counts letters and words.
type sampleCount struct{ letters, latin, words, different, english int }

// sampleOf is the beginning of what is read for claims, with its counts.
func sampleOf(r *reportedly.Report) (string, sampleCount) {
	var text strings.Builder
	var n sampleCount
	seen := map[string]bool{}
	for _, b := range r.Blocks {
		if !b.Kind.Claims() || text.Len() >= languageSample {
			continue
		}
		s := r.Text.Slice(b.Span)
		s = strings.ToValidUTF8(s[:min(len(s), languageSample-text.Len())], "")
		text.WriteString(s + "\n")
		for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
			n.words++
			for _, c := range w {
				if unicode.IsLetter(c) {
					n.letters++
					if unicode.Is(unicode.Latin, c) {
						n.latin++
					}
				}
			}
			low := strings.ToLower(w)
			if englishWord(low) {
				n.english++
			}
			if !seen[low] {
				seen[low] = true
				n.different++
			}
		}
	}
	return text.String(), n
}

// englishWord tells common words that few other languages have.
func englishWord(w string) bool {
	switch w {
	case "the", "and", "of", "to", "that", "with", "from", "by", "were", "was", "said", "has", "have", "been", "they", "their", "which", "this", "who", "after", "at", "are", "be", "not", "its", "will", "had", "would", "there", "but",
		"one", "two", "three", "four", "five", "killed", "wounded", "near", "for", "on", "no", "or":
		return true
	}
	return false
}
