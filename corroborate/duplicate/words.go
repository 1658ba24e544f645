package duplicate

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/reportedly/reportedly/text"
)

// word is a word that counts for comparison.
type word struct {
	key        uint64 // hash of the normalised form
	start, end int32  // bytes of the text
}

// maxWords bounds the work on one text: about a million words of prose.
const maxWords = 1 << 19

// appendWords appends the words of a span that count: without case, accents and
// punctuation, numbers in digits, function words left out.
func appendWords(dst []word, s string, sp text.Span) []word {
	at := sp.Start
	for at < sp.End && len(dst) < maxWords {
		r, size := utf8.DecodeRuneInString(s[at:sp.End])
		if !wordRune(r) {
			at += size
			continue
		}
		end := wordEnd(s, at, sp.End)
		form := normal(s[at:end])
		if form != "" && !functionWord(form) {
			dst = append(dst, word{hash(form), int32(at), int32(end)})
		}
		at = end
	}
	return dst
}

func wordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// wordEnd is where the word that starts at a byte ends: apostrophes between
// letters and separators between digits belong to it. In scripts without spaces
// each letter is a word.
func wordEnd(s string, at, limit int) int {
	end := at
	for end < limit {
		r, size := utf8.DecodeRuneInString(s[end:limit])
		switch {
		case unicode.Is(unicode.Han, r) || unicode.Is(unicode.Hiragana, r) || unicode.Is(unicode.Katakana, r):
			if end > at {
				return end
			}
			return end + size
		case wordRune(r):
			end += size
		case end > at && inner(s, end, size, limit, r):
			end += size
		default:
			return end
		}
	}
	return end
}

// inner tells whether a mark at a byte stands inside a word: "don't", "1,500",
// "2.5".
func inner(s string, at, size, limit int, r rune) bool {
	if at+size >= limit {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	after, _ := utf8.DecodeRuneInString(s[at+size : limit])
	switch r {
	case '\'', '’', 'ʼ', '`', '‘':
		return unicode.IsLetter(before) && unicode.IsLetter(after)
	case ',', '.', '\u00a0', '\u202f', '\u2009':
		return unicode.IsDigit(before) && unicode.IsDigit(after)
	case '\u00ad', '\u200b', '\u200d': // soft hyphen, zero width
		return true
	}
	return false
}

// normal is a word's form for comparison.
func normal(w string) string {
	if !ascii(w) {
		w = norm.NFKD.String(w)
	}
	var b strings.Builder
	b.Grow(len(w))
	for _, r := range w {
		switch {
		case unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r):
			b.WriteRune(unicode.ToLower(r))
		case unicode.IsDigit(r):
			b.WriteRune(r)
		case r == '.' || r == ',':
			b.WriteRune(r)
		case r == '\'' || r == '’' || r == 'ʼ' || r == '`' || r == '‘':
			b.WriteByte('\'')
		}
	}
	form := b.String()
	if form != "" && form[0] >= '0' && form[0] <= '9' {
		return number(form)
	}
	form = strings.TrimSuffix(form, "'s")
	form = strings.ReplaceAll(form, "'", "")
	if n, ok := numberWords[form]; ok {
		return strconv.Itoa(n)
	}
	return form
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// number takes the separators out of groups of three digits: "1,500" is "1500",
// "2.5" stays.
func number(form string) string {
	i := strings.IndexAny(form, ".,")
	if i < 0 {
		return form
	}
	parts := strings.FieldsFunc(form, func(r rune) bool { return r == '.' || r == ',' })
	for _, p := range parts[1:] {
		if len(p) != 3 {
			return strings.ReplaceAll(form, ",", ".")
		}
	}
	return strings.Join(parts, "")
}

// numberWords are those of one word; they must not be changed.
var numberWords = map[string]int{
	"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

// hash is FNV-1a with 64 bits, then mixed: stable across versions and machines,
// because stores keep what is made of it.
func hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return mix(h)
}

// mix spreads the bits of a number over all of it (the finalizer of SplitMix64).
func mix(h uint64) uint64 {
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}
