package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	picture = re(`^[(\[]?(?:(?:file|cover|header|featured|top|lead|main|front) )?(?:photo|photograph|photography|picture|image|illustration|cover|map|graphic|infographic|chart|cartoon|drawing|artwork|video|footage|screenshot)s?(?:(?: and|,| &) (?:figures?|photos?|text|data|graphics?|video|captions?))?(?: (?:credits?|courtesy|source|used|via))?(?: (?:of|by|from|via))?\s*(?::|©|/| [–—-] |$)\s*`)
	// "Photo by Jane Doe", "Photograph: Jane Doe/Agency"
	pictureBy = re(`^[(\[]?(?:photo|photograph|picture|image|illustration|map|graphic|video)s? (?:by|courtesy(?: of)?|via|from|©|credit)\s+`)
)

// imageCredit tells whether a line names where a picture, map or film comes
// from: "Photo: Jane Doe/Agency.", "Map: our staff", "Cover: the port of X,
// Agency". What follows the label is a name and not a sentence: in "Video:
// rebels shelled the hospital, residents say" it is news.
func imageCredit(s string, words int) bool {
	if words > 14 {
		return false
	}
	for _, label := range []string{picture.FindString(s), pictureBy.FindString(s)} {
		if label != "" && nameLike(s[len(label):]) {
			return true
		}
	}
	return false
}

// nameLike tells whether s could be a credit's name: no more than three words
// begin with a small letter, save for those that credits use.
func nameLike(s string) bool {
	small := 0
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '/' }) {
		w = strings.ToLower(strings.Trim(w, `.,;:()[]"'“”`)) + " " + w
		low, w, _ := strings.Cut(w, " ")
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, `("'“[`))
		switch {
		case verb(low):
			return false
		case !unicode.IsLower(r), creditWord(low):
		default:
			small++
		}
	}
	return small <= 3
}

// verb tells whether a word makes a sentence of what follows a label.
func verb(w string) bool {
	switch w {
	case "is", "are", "was", "were", "has", "have", "had", "say", "says", "said", "will", "after", "kill", "killed", "attack", "attacked", "shot", "fled":
		return true
	}
	return false
}

func creditWord(w string) bool {
	switch w {
	case "by", "of", "the", "for", "via", "and", "from", "courtesy", "archive", "archives", "file", "staff", "handout", "agency", "stock", "library", "press", "office", "own", "with", "permission", "author", "newsroom", "team", "volunteers", "licence", "license", "under", "a", "an", "in", "at", "on":
		return true
	}
	return false
}
