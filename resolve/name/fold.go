package name

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxBytes is how much of a name is looked at.
const maxBytes = 512

// Fold is a name without what spellings of one script differ in: compatibility
// forms (NFKD), case, accents, vowel marks and tatweel, apostrophes and the marks
// of ayn and hamza. Punctuation becomes a space, and spaces collapse. Arabic
// letters that are written for each other (ى ي ی, ة ه, ک ك) become one, and so do
// the digits of all scripts. The script stays: Fold("Al-Bayḍāʼ") is "al bayda",
// Fold("الزَّاوِيَة") is "الزاويه". Fold of a folded name is that name. What
// lies beyond 512 bytes is left out.
func Fold(s string) string {
	s = cut(s)
	if isPlain(s) {
		return s
	}
	if isASCII(s) {
		return foldASCII(s)
	}
	return foldAny(s)
}

// foldAny is Fold of all scripts, of a name that is cut.
func foldAny(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false
	write := func(r rune) {
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(r)
	}
	last := rune(0)
	for _, r := range norm.NFKD.String(s) {
		r = unicode.ToLower(r)
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			write(r)
		case isMark(r):
			if r == breve && last == 'и' && !space { // "й" is a letter of its own
				b.WriteRune(r)
			}
		case isApostrophe(r), r == tatweel, unicode.Is(unicode.Cf, r):
		case unicode.IsLetter(r), unicode.IsMark(r):
			if plain, ok := plainLetters[r]; ok {
				for _, p := range plain {
					write(p)
				}
			} else {
				write(r)
			}
		case unicode.IsNumber(r):
			write(digit(r))
		default:
			space = true
		}
		last = r
	}
	return cut(norm.NFC.String(b.String()))
}

const (
	breve   = '\u0306'
	tatweel = '\u0640'
)

// Words are the words of a folded name.
func Words(s string) []string { return strings.Fields(Fold(s)) }

// cut leaves at most maxBytes of valid UTF-8.
func cut(s string) string {
	if len(s) > maxBytes {
		n := maxBytes
		for n > 0 && !utf8.RuneStart(s[n]) {
			n--
		}
		s = strings.TrimRight(s[:n], " ")
	}
	return strings.ToValidUTF8(s, " ")
}

// isPlain tells whether a name is its own folded form, as most in an index are.
func isPlain(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
		case c == ' ' && i > 0 && i < len(s)-1 && s[i-1] != ' ':
		default:
			return false
		}
	}
	return true
}

// foldASCII is Fold of ASCII, which has no accents and no other forms.
func foldASCII(s string) string {
	b := make([]byte, 0, len(s)+1)
	space := false
	for i := range len(s) {
		c := s[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
		case c == '\'' || c == '`':
			continue
		default:
			space = true
			continue
		}
		if space && len(b) > 0 {
			b = append(b, ' ')
		}
		space = false
		b = append(b, c)
	}
	return string(b)
}

// isMark tells whether a rune is an accent or a vowel mark. The vowel signs of
// Indic scripts are marks to Unicode and letters to their readers.
func isMark(r rune) bool {
	switch {
	case r < 0x300:
		return false
	case r <= 0x36F, // Latin, Greek, Cyrillic
		0x483 <= r && r <= 0x489,   // Cyrillic
		0x591 <= r && r <= 0x5C7,   // Hebrew points; maqaf and sof pasuq are below
		0x610 <= r && r <= 0x61A,   // Arabic signs
		0x64B <= r && r <= 0x65F,   // Arabic vowels
		r == 0x670,                 // dagger alif
		0x6D6 <= r && r <= 0x6ED,   // Koranic marks
		0x8D3 <= r && r <= 0x8FF,   // further Arabic marks
		0x1AB0 <= r && r <= 0x1AFF, // further accents
		0x1DC0 <= r && r <= 0x1DFF,
		0x20D0 <= r && r <= 0x20FF,
		0xFE20 <= r && r <= 0xFE2F:
		return unicode.IsMark(r)
	}
	return false
}

// isApostrophe tells whether a rune is written for an apostrophe, ayn or hamza.
func isApostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', '‛', '`', '´', 'ʼ', 'ʻ', 'ʽ', 'ʾ', 'ʿ', 'ʹ', 'ʺ', 'ˈ', 'ʔ', 'ʕ', '′', '＇', 'ء', 'ٴ', '׳', 'ꞌ':
		return true
	}
	return false
}

// digit is the ASCII digit of a decimal digit of any script, and any other number
// itself. Unicode keeps the ten digits of a script together, zero first.
func digit(r rune) rune {
	for _, t := range unicode.Nd.R16 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return '0' + (r-rune(t.Lo))%10
		}
	}
	for _, t := range unicode.Nd.R32 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return '0' + (r-rune(t.Lo))%10
		}
	}
	return r
}

// plainLetters are letters with an accent that Unicode takes for a part of the
// letter, and letters written for each other.
var plainLetters = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ħ': "h", 'ŧ': "t",
	'ı': "i", 'ə': "a", 'ŋ': "ng", 'ɓ': "b", 'ɗ': "d", 'ƙ': "k", 'ɣ': "gh", 'ɛ': "e", 'ɔ': "o", 'ƴ': "y",
	'ɖ': "d", 'ƒ': "f", 'ʋ': "v", 'ǝ': "e", 'ɩ': "i", 'ʊ': "u", 'ĸ': "k", 'ŀ': "l", 'ɨ': "i", 'ʉ': "u",
	'ς': "σ",
	'ى': "ي", 'ی': "ي", 'ې': "ي", 'ۍ': "ي", 'ے': "ي", 'ک': "ك", 'ڪ': "ك", 'ة': "ه", 'ۀ': "ه", 'ہ': "ه", 'ھ': "ه",
	'ۃ': "ه", 'ە': "ه", 'ٱ': "ا", 'ګ': "گ", 'ڭ': "گ", 'ۇ': "و", 'ۆ': "و", 'ۋ': "و",
	'ך': "כ", 'ם': "מ", 'ן': "נ", 'ף': "פ", 'ץ': "צ",
}
