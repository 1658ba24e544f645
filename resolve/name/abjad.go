package name

import "unicode/utf8"

// isAbjad tells whether a folded word is in a script without short vowels.
func isAbjad(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return 0x590 <= r && r <= 0x6FF || 0x750 <= r && r <= 0x77F
}

// abjadPairs are two letters that write a sound the script has no letter for:
// تشاد is Chad, and دجيبوتي Djibouti.
var abjadPairs = map[[2]rune]sound{{'ت', 'ش'}: sCH, {'د', 'ج'}: sJ, {'ت', 'س'}: sTS, {'د', 'ز'}: sZ}

// abjadLetters are the sounds of letters; those of matres lectionis are inside a
// word.
var abjadLetters = map[rune]sound{
	'ا': sAlif, 'ب': sB, 'ت': sT, 'ث': sTH, 'ج': sJ, 'ح': sH, 'خ': sKH, 'د': sD, 'ذ': sDH, 'ر': sR, 'ز': sZ, 'س': sS, 'ش': sSH,
	'ص': sS, 'ض': sDH, 'ط': sT, 'ظ': sDH, 'ع': sAyn, 'غ': sGH, 'ف': sF, 'ق': sQ, 'ك': sK, 'ل': sL, 'م': sM, 'ن': sN, 'ه': sH,
	'و': sWaw, 'ي': sYa, 'پ': sP, 'چ': sCH, 'ژ': sZH, 'گ': sG, 'ڤ': sV, 'ڨ': sG, 'ڧ': sQ, 'ٹ': sT, 'ڈ': sD, 'ڑ': sR, 'ں': sN,
	'ڕ': sR, 'ڵ': sL, 'ڼ': sN, 'ړ': sR, 'ډ': sD, 'ټ': sT, 'ځ': sZ, 'څ': sTS, 'ږ': sZH, 'ښ': sSH, 'ݢ': sG,
	'א': sAlif, 'ב': sB, 'ג': sG, 'ד': sD, 'ה': sH, 'ו': sWaw, 'ז': sZ, 'ח': sH, 'ט': sT, 'י': sYa, 'כ': sK, 'ל': sL, 'מ': sM,
	'נ': sN, 'ס': sS, 'ע': sAyn, 'פ': sP, 'צ': sTS, 'ק': sQ, 'ר': sR, 'ש': sSH, 'ת': sT,
}

// appendAbjad appends the sounds of a folded word in a script without short
// vowels. Equal letters that follow each other are two consonants with a vowel
// between: ممدوح is Mamdouh.
func appendAbjad(out []sound, w string) []sound {
	first := len(out)
	last := rune(0)
	for i, r := range w {
		x, ok := abjadLetters[r]
		if !ok {
			last = 0
			continue
		}
		end := i+utf8.RuneLen(r) == len(w)
		pair := abjadPairs[[2]rune{last, r}]
		last = r
		switch {
		case pair != none:
			out[len(out)-1] = pair
			continue
		case i == 0 && x == sAlif:
			x = sA
		case i == 0 && x == sWaw:
			x = sW
		case i == 0 && x == sYa:
			x = sY
		case i > 0 && end && x == sH:
			x = sAH
		}
		if n := len(out); n > first && out[n-1] == sN && (x == sB || x == sP || x == sM) {
			out[n-1] = sM
		}
		out = append(out, x)
	}
	return out
}

// soundsOf appends the sounds of a folded word of any script.
func soundsOf(out []sound, w string) []sound {
	if isAbjad(w) {
		return appendAbjad(out, w)
	}
	if isASCII(w) {
		return appendSounds(out, w, true)
	}
	return appendSounds(out, Latin(w), false)
}
