package name

import "strings"

// Skeleton is a key under which the spellings of a name in several
// romanisations, and in its own script, meet: its consonants, those that
// romanisations confuse as one, without articles and doubled letters. Of the
// vowels only one that begins the name is kept, as a mark. "القذافي", "Gaddafi",
// "Qadhafi", "Kadhafi" and "Gheddafi" have one skeleton. It is "" for a name
// without letters or digits. Case, accents and punctuation don't change it.
func Skeleton(s string) string { return key(Words(s), &coarse) }

// Fine is a key that meets fewer names than [Skeleton]: it keeps apart more
// consonants, and rounded vowels from no vowel. Names with one Fine have one
// Skeleton. As Arabic and Hebrew write few vowels, it rarely meets across
// scripts.
func Fine(s string) string {
	words := Words(s)
	f := key(words, &fine)
	if f == "" {
		return ""
	}
	return key(words, &coarse) + "." + f
}

// classes give for each sound the letter of its class, 0 for a sound that leaves
// no trace inside a word.
type classes [sounds]byte

var coarse = classes{
	sB: 'B', sP: 'B', sF: 'F', sV: 'F', sM: 'M', sT: 'T', sTH: 'T', sD: 'D', sDH: 'D', sS: 'S', sZ: 'S', sSH: 'C', sZH: 'J',
	sCH: 'C', sTS: 'S', sC: 'K', sCE: 'S', sJ: 'J', sK: 'K', sQ: 'K', sG: 'K', sGH: 'K', sKH: 'H', sH: 'H', sL: 'L', sR: 'R', sN: 'N',
}

var fine = classes{
	sB: 'B', sP: 'P', sF: 'F', sV: 'V', sM: 'M', sT: 'T', sTH: 'T', sD: 'D', sDH: 'D', sS: 'S', sZ: 'Z', sSH: 'C', sZH: 'J',
	sCH: 'C', sTS: 'S', sC: 'K', sCE: 'S', sJ: 'J', sK: 'K', sQ: 'K', sG: 'G', sGH: 'G', sKH: 'H', sH: 'H', sL: 'L', sR: 'R', sN: 'N',
	sO: 'o', sU: 'o', sW: 'o', sWaw: 'o',
}

func key(words []string, c *classes) string {
	out := make([]byte, 0, 64)
	var room [64]sound
	for i := range words {
		w := bare(words, i)
		if w == "" {
			continue
		}
		buf := soundsOf(room[:0], w)
		if len(buf) == 0 { // a script without a table
			out = append(out, w...)
			continue
		}
		for k := range len(w) {
			if '0' <= w[k] && w[k] <= '9' {
				out = append(out, w[k])
			}
		}
		abjad := isAbjad(w)
		last := byte(0) // within the word: "Deir ez-Zor" keeps both r
		for j, x := range buf {
			k := c[x]
			switch {
			case j == 0 && (x.vowel() || x == sY || x == sAyn):
				if k = 'A'; len(out) > 0 {
					continue
				}
			case j == 0 && (x == sW || x == sV):
				k = 'W'
			case j == len(buf)-1 && x == sH: // "Zuwarah"
				continue
			}
			if k != 0 && (k != last || abjad) {
				out = append(out, k)
			}
			last = k
		}
	}
	return string(out)
}

// bare is a folded name's word without its article, "" if it is one. The article
// meets the next word's first letter: "ash Sham", "Errachidia".
func bare(words []string, i int) string {
	w := words[i]
	if i+1 < len(words) && isArticle(w, words[i+1]) {
		return ""
	}
	return withoutArticle(w)
}

func isArticle(w, next string) bool {
	switch w {
	case "al", "el", "il", "ul", "le", "la", "les", "du", "de", "del", "des", "ال":
		return true
	case "as", "ash", "ad", "adh", "an", "ar", "az", "at", "ath", "es", "esh", "ech", "ach", "ed", "edh", "er", "ez", "et", "en",
		"us", "ush", "ud", "ur", "uz", "ut", "un":
		return strings.HasPrefix(next, w[1:]) || strings.HasPrefix(next, w[1:2])
	}
	return false
}

// withoutArticle is a word without an article written as its beginning.
func withoutArticle(w string) string {
	const article = "ال"
	if rest, ok := strings.CutPrefix(w, article); ok && len(rest) >= 4 {
		return rest
	}
	if len(w) < 5 {
		return w
	}
	first, second, third := w[0], w[1], w[2]
	switch {
	case (first == 'a' || first == 'e') && second == 'l' && isConsonant(third):
		return w[2:]
	case len(w) >= 7 && (first == 'a' || first == 'e') && second == third && strings.IndexByte("dnrstz", second) >= 0:
		return w[2:]
	}
	return w
}

func isConsonant(c byte) bool { return 'a' <= c && c <= 'z' && strings.IndexByte("aeiou", c) < 0 }
