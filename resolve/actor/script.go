package actor

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// scripts are the writing systems that names are told by, with their ISO 15924
// codes.
var scripts = []struct {
	code  string
	table *unicode.RangeTable
}{
	{"Latn", unicode.Latin}, {"Arab", unicode.Arabic}, {"Cyrl", unicode.Cyrillic}, {"Hebr", unicode.Hebrew},
	{"Hani", unicode.Han}, {"Grek", unicode.Greek}, {"Ethi", unicode.Ethiopic}, {"Mymr", unicode.Myanmar},
	{"Deva", unicode.Devanagari}, {"Beng", unicode.Bengali}, {"Geor", unicode.Georgian}, {"Armn", unicode.Armenian},
	{"Hang", unicode.Hangul}, {"Taml", unicode.Tamil}, {"Khmr", unicode.Khmer}, {"Sinh", unicode.Sinhala},
	{"Thai", unicode.Thai}, {"Syrc", unicode.Syriac},
}

// ScriptOf is the ISO 15924 code of the script of the first letter of s, "" where
// that is none of those known.
func ScriptOf(s string) string {
	for _, r := range s {
		if !unicode.IsLetter(r) {
			continue
		}
		for _, x := range scripts {
			if unicode.Is(x.table, r) {
				return x.code
			}
		}
		return ""
	}
	return ""
}

// Slug is a name in the form of an identity: lower-case letters and digits of
// ASCII with single hyphens; letters of other scripts stay as they are. "" where
// the name has no letter or digit.
func Slug(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '\'' || r == '’' || r == '.':
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		default:
			gap = true
		}
		if b.Len() > maxSlug {
			break
		}
	}
	return b.String()
}

// maxSlug bounds an identity's length in bytes.
const maxSlug = 80
