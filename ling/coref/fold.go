package coref

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold brings a word to the form in which names are compared: lower case,
// without marks, apostrophes and dots.
func fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r), r == '.', r == '\'', r == '’', r == '‘', r == 'ʿ', r == 'ʾ', r == '`', r == '"', r == '“', r == '”':
		case r == 'ı':
			b.WriteByte('i')
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// nameWords are the words of a name that count when names are compared: "the",
// "of" and Arabic articles don't.
func nameWords(s string) []string {
	var out []string
	fields := strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '/' || r == ',' || r == '&' })
	for i, f := range fields {
		parts := strings.FieldsFunc(f, func(r rune) bool { return r == '-' || r == '–' || r == '—' })
		for k, part := range parts {
			w := fold(part)
			next := ""
			if k+1 < len(parts) {
				next = parts[k+1]
			} else if i+1 < len(fields) {
				next = fields[i+1]
			}
			if w == "" || smallWords[w] || isArticle(part, fold(next), k+1 < len(parts)) {
				continue
			}
			out = append(out, w)
		}
	}
	return out
}

// isArticle tells whether a part of a name is the Arabic article before next:
// "al", or with its l taken on by the next letter ("Ar Raqqa", "ash-Sham"). "US"
// in capitals is none.
func isArticle(part, next string, hyphen bool) bool {
	w := fold(part)
	if !particles[w] || next == "" || len(part) > 1 && strings.ToUpper(part) == part {
		return false
	}
	if w == "al" || w == "el" || hyphen {
		return true
	}
	return len(w) > 1 && strings.HasPrefix(next, w[1:])
}

// evenSpelling removes differences between transliterations of one name:
// "Raqqah" and "Raqqa", "Shaddadi" and "Shadadi", "Nouri" and "Nuri". Short
// words, and words with digits, stay as they are.
func evenSpelling(w string) string {
	if len(w) < 5 || hasDigit(w) {
		return w
	}
	w = strings.NewReplacer("ou", "u", "ee", "i", "oo", "u").Replace(w)
	var b strings.Builder
	var last rune
	for _, r := range w {
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	w = b.String()
	if strings.HasSuffix(w, "ah") && len(w) > 4 {
		w = w[:len(w)-1]
	}
	return w
}

// even is evenSpelling of each word.
func even(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = evenSpelling(w)
	}
	return out
}

func joinWords(words []string) string { return strings.Join(words, " ") }

// oneLine replaces each run of white space by one space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// isAcronym tells whether a word is made of initials: "GNA", "HoR", "CJTF-OIR",
// "U.S.".
func isAcronym(s string) bool {
	upper, lowerCase := 0, 0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lowerCase++
		case r == ' ':
			return false
		}
	}
	return upper >= 2 && upper > lowerCase && len(s) <= 12
}
