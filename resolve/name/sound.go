package name

import "strings"

// sound is a consonant or vowel as a spelling means it. Several letters may make
// one ("kh"), and some letters stand for several (Arabic و, Latin c).
type sound byte

const (
	none sound = iota
	sB
	sP
	sF
	sV
	sM
	sT
	sTH
	sD
	sDH
	sS
	sZ
	sSH
	sZH
	sCH
	sTS
	sC  // the letter c: k, ch, ts, Turkish j
	sCE // c before e and i: s, ch, ts
	sJ
	sK
	sQ
	sG
	sGH
	sKH
	sH
	sL
	sR
	sN
	sW // before a vowel, or where a word begins with Arabic و
	sY // before a vowel, or where a word begins with Arabic ي
	// Vowels.
	sA
	sE
	sI
	sO
	sU
	// Letters of scripts without short vowels, inside a word.
	sAlif // ا
	sWaw  // و: u, o, w
	sYa   // ي: i, e, y
	sAyn  // ع
	sAH   // ه at the end: -a, -ah, -at
	sOther
	sounds
)

func (s sound) vowel() bool { return sA <= s && s <= sU }

// spellings are how Latin letters write sounds, the longest first where one
// begins another. Russian, German, French and Arabic habits meet here; a
// spelling that differs from language to language has its most frequent reading
// among the romanisations of Arabic.
var spellings = []struct {
	letters string
	sounds  string
}{
	{"dsch", s(sJ)}, {"tsch", s(sCH)}, {"shch", s(sSH, sCH)}, {"sch", s(sSH)}, {"dzh", s(sJ)}, {"tch", s(sCH)}, {"sh", s(sSH)},
	{"ch", s(sCH)}, {"kh", s(sKH)}, {"gh", s(sGH)}, {"th", s(sTH)}, {"dh", s(sDH)}, {"zh", s(sZH)}, {"ph", s(sF)}, {"dj", s(sJ)},
	{"ts", s(sTS)}, {"tz", s(sTS)}, {"dt", s(sT)}, {"ck", s(sK)}, {"cz", s(sCH)}, {"sz", s(sSH)}, {"ou", s(sU)}, {"oo", s(sU)}, {"ee", s(sI)},
	{"a", s(sA)}, {"b", s(sB)}, {"c", s(sC)}, {"d", s(sD)}, {"e", s(sE)}, {"f", s(sF)}, {"g", s(sG)}, {"h", s(sH)}, {"i", s(sI)},
	{"j", s(sJ)}, {"k", s(sK)}, {"l", s(sL)}, {"m", s(sM)}, {"n", s(sN)}, {"o", s(sO)}, {"p", s(sP)}, {"q", s(sQ)}, {"r", s(sR)},
	{"s", s(sS)}, {"t", s(sT)}, {"u", s(sU)}, {"v", s(sV)}, {"w", s(sW)}, {"x", s(sK, sS)}, {"y", s(sY)}, {"z", s(sZ)},
}

func s(ss ...sound) string {
	b := make([]byte, len(ss))
	for i, x := range ss {
		b[i] = byte(x)
	}
	return string(b)
}

// spellingsOf are the spellings that begin with a letter, in order.
var spellingsOf = func() (out [26][]int) {
	for i, sp := range spellings {
		out[sp.letters[0]-'a'] = append(out[sp.letters[0]-'a'], i)
	}
	return out
}()

// appendSounds appends the sounds of a word in ASCII letters. Where native, the
// letters' sounds may depend on the next, as in Europe's languages; what [Latin]
// made of other scripts has one sound each.
func appendSounds(out []sound, w string, native bool) []sound {
	first := len(out)
	for i := 0; i < len(w); {
		c := w[i]
		if c < 'a' || c > 'z' {
			i++
			continue
		}
		if native {
			if got, n := contextual(w, i); n > 0 {
				out, i = append(out, got), i+n
				continue
			}
		}
		for _, k := range spellingsOf[c-'a'] {
			if sp := spellings[k]; strings.HasPrefix(w[i:], sp.letters) {
				for j := range len(sp.sounds) {
					out = append(out, sound(sp.sounds[j]))
				}
				i += len(sp.letters)
				break
			}
		}
	}
	return glides(out, first)
}

// contextual reads the letters whose sound depends on the next: c and g before e
// and i ("Geneina", Giado for Jadu), qu and gu before them ("Marraquech").
func contextual(w string, i int) (sound, int) {
	next := func(n int) byte {
		if i+n < len(w) {
			return w[i+n]
		}
		return 0
	}
	front := func(c byte) bool { return c == 'e' || c == 'i' || c == 'y' }
	switch c := w[i]; {
	case c == 'r' && i == 0 && next(1) == 'h' && next(2) != 'e' && next(2) != 'o' && next(2) != 'y': // Rharb, but Rhein, Rhodes
		return sGH, 2
	case c == 'c' && front(next(1)):
		return sCE, 1
	case c == 'g' && next(1) == 'i' && (next(2) == 'a' || next(2) == 'o' || next(2) == 'u'):
		return sJ, 2
	case c == 'g' && front(next(1)):
		return sJ, 1
	case c == 'q' && next(1) == 'u' && front(next(2)):
		return sK, 2
	case c == 'g' && next(1) == 'u' && front(next(2)):
		return sG, 2
	}
	return none, 0
}

// glides turns u and o, i and y before a vowel into the consonants w and y, and
// elsewhere y and w into vowels: Zuwara, Zuara, Zouara; Bayda, Baida.
func glides(out []sound, first int) []sound {
	kept := out[:first]
	for i := first; i < len(out); i++ {
		x := out[i]
		next := none
		if i+1 < len(out) {
			next = out[i+1]
		}
		before := next.vowel() || next == sY || next == sW
		switch {
		case (x == sU || x == sW) && before && next != sU && next != sW:
			x = sW
		case x == sW:
			x = sU
		case x == sY && before || x == sI && i == first && next.vowel():
			x = sY
		case x == sY:
			x = sI
		}
		if n := len(kept); n > first && kept[n-1] == x {
			continue // doubled
		}
		if n := len(kept); n > first && kept[n-1] == sN && (x == sB || x == sP || x == sM) {
			kept[n-1] = sM // Anbar, Ambar
		}
		kept = append(kept, x)
	}
	return kept
}
