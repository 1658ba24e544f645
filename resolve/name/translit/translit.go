// Package translit tells how likely a word in Latin letters and a word in Arabic
// letters are spellings of one name.
//
// In: a word in each script. Out: a score, above 0 for "more likely than not". It
// doesn't romanise and knows no names: it aligns letters with letters by weights
// that package gen fitted to listed pairs. It may assume that both words
// are folded (package name), and the Latin one in ASCII.
package translit

import (
	"strings"
	"unicode/utf8"
)

// MaxUnits is how many units of a word count.
const MaxUnits = 24

// Latin cuts a folded word of ASCII letters into units: letters that make one
// sound together, and single letters. Doubled letters are one; c and g before e,
// i and y are units of their own.
func Latin(w string) []string {
	out := make([]string, 0, 16)
	for i := 0; i < len(w) && len(out) < MaxUnits; {
		u := unitAt(w[i:])
		i += len(u)
		for i < len(w) && len(u) == 1 && w[i] == u[0] { // doubled
			if strings.IndexByte("eo", u[0]) >= 0 {
				break
			}
			i++
		}
		if (u == "c" || u == "g") && i < len(w) && strings.IndexByte("eiy", w[i]) >= 0 {
			u += "'"
		}
		out = append(out, u)
	}
	return out
}

// groups are letters that are one unit, the longest first.
var groups = []string{
	"tsch", "dsch", "sch", "tch", "eau", "sh", "ch", "kh", "gh", "th", "ph", "zh", "dh", "ck", "cz", "sz", "rz", "dz", "dj", "ts", "tz", "ou", "oo", "ee",
	"ea", "ie", "ei", "ai", "ay", "ey", "au", "aw", "eu", "oe", "ue", "ae", "gn", "ng", "qu", "gu", "wh", "oi",
}

// groupsOf are the groups that begin with a letter.
var groupsOf = func() (out [256][]string) {
	for _, g := range groups {
		out[g[0]] = append(out[g[0]], g)
	}
	return out
}()

func unitAt(s string) string {
	for _, g := range groupsOf[s[0]] {
		if strings.HasPrefix(s, g) {
			return g
		}
	}
	return s[:1]
}

// Arabic cuts a folded word into letters; two that write one sound are one unit.
func Arabic(w string) []string {
	out := make([]string, 0, 16)
	for i := 0; i < len(w) && len(out) < MaxUnits; {
		_, n := utf8.DecodeRuneInString(w[i:])
		u := w[i : i+n]
		if i+2*n <= len(w) {
			switch pair := w[i : i+2*n]; pair {
			case "تش", "دج", "كس", "تس":
				u = pair
			}
		}
		out = append(out, u)
		i += len(u)
	}
	return out
}

// Forms are the forms of a folded Arabic word that a Latin one may be a spelling
// of: itself and, if it seems to have an article, without that.
func Forms(w string) []string {
	if rest, ok := strings.CutPrefix(w, "ال"); ok && len(rest) >= 4 {
		return []string{w, rest}
	}
	return []string{w}
}
