package name

import (
	"strings"
	"unicode"
)

// Latin is a folded name in Latin letters: Arabic, Hebrew, Cyrillic, Greek,
// Armenian, Georgian, Korean, Ethiopic, Indic scripts and kana, letter by letter.
// Arabic and Hebrew write no short vowels, and none are guessed: Latin("القذافي")
// is "alqdhafy". What has no table (Chinese, Thai) stays as it is.
func Latin(s string) string {
	s = Fold(s)
	if isASCII(s) {
		return s
	}
	var b strings.Builder
	b.Grow(2 * len(s))
	word := []rune{}
	flush := func() {
		romanise(&b, word)
		word = word[:0]
	}
	for _, r := range s {
		if r == ' ' {
			flush()
			b.WriteByte(' ')
			continue
		}
		word = append(word, r)
	}
	flush()
	return Fold(b.String())
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// romanise writes a folded word in Latin letters.
func romanise(b *strings.Builder, word []rune) {
	for i := 0; i < len(word); i++ {
		r := word[i]
		if i+1 < len(word) {
			if two, ok := pairs[[2]rune{r, word[i+1]}]; ok {
				b.WriteString(two)
				i++
				continue
			}
		}
		switch one, ok := letters[r]; {
		case ok:
			b.WriteString(one)
		case 0xAC00 <= r && r <= 0xD7A3:
			hangul(b, r)
		case 0x0900 <= r && r < 0x0D80:
			i += indic(b, word, i)
		case 0x1200 <= r && r <= 0x135A:
			ethiopic(b, r)
		case 0x30A1 <= r && r <= 0x30FA, 0x3041 <= r && r <= 0x3096, r == 'ー':
			kana(b, word, i)
		case unicode.IsMark(r):
		default:
			b.WriteRune(r)
		}
	}
}

// pairs are two letters with one sound.
var pairs = map[[2]rune]string{
	{'γ', 'κ'}: "g", {'γ', 'γ'}: "ng", {'γ', 'χ'}: "nch", {'μ', 'π'}: "b", {'ν', 'τ'}: "d", {'ο', 'υ'}: "ou", {'τ', 'ζ'}: "tz",
	{'τ', 'σ'}: "ts", {'α', 'υ'}: "av", {'ε', 'υ'}: "ev", {'ε', 'ι'}: "i", {'ο', 'ι'}: "i", {'α', 'ι'}: "e",
	{'з', 'г'}: "zg", {'ո', 'ւ'}: "u",
}

// letters are the readings of alphabets' letters in folded form.
var letters = map[rune]string{
	// Arabic, Persian, Urdu, Kurdish, Pashto, Sindhi.
	'ا': "a", 'ب': "b", 'ت': "t", 'ث': "th", 'ج': "j", 'ح': "h", 'خ': "kh", 'د': "d", 'ذ': "dh", 'ر': "r", 'ز': "z",
	'س': "s", 'ش': "sh", 'ص': "s", 'ض': "d", 'ط': "t", 'ظ': "z", 'ع': "a", 'غ': "gh", 'ف': "f", 'ق': "q", 'ك': "k",
	'ل': "l", 'م': "m", 'ن': "n", 'ه': "h", 'و': "w", 'ي': "y", 'پ': "p", 'چ': "ch", 'ژ': "zh", 'گ': "g", 'ڤ': "v",
	'ڨ': "g", 'ڧ': "q", 'ٹ': "t", 'ڈ': "d", 'ڑ': "r", 'ں': "n", 'ڕ': "r", 'ڵ': "l", 'ڼ': "n", 'ړ': "r", 'ډ': "d", 'ټ': "t",
	'ځ': "dz", 'څ': "ts", 'ږ': "zh", 'ښ': "sh", 'ݢ': "g",
	// Hebrew.
	'א': "a", 'ב': "b", 'ג': "g", 'ד': "d", 'ה': "h", 'ו': "w", 'ז': "z", 'ח': "h", 'ט': "t", 'י': "y", 'כ': "k", 'ל': "l",
	'מ': "m", 'נ': "n", 'ס': "s", 'ע': "a", 'פ': "p", 'צ': "ts", 'ק': "q", 'ר': "r", 'ש': "sh", 'ת': "t",
	// Cyrillic: Russian, Ukrainian, Belarusian, Bulgarian, Serbian, Macedonian, Turkic and Tajik letters.
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'д': "d", 'е': "e", 'ж': "zh", 'з': "z", 'и': "i", 'й': "y", 'к': "k", 'л': "l",
	'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ф': "f", 'х': "kh", 'ц': "ts", 'ч': "ch",
	'ш': "sh", 'щ': "shch", 'ъ': "", 'ы': "y", 'ь': "", 'э': "e", 'ю': "yu", 'я': "ya", 'і': "i", 'є': "ye", 'ґ': "g", 'ў': "w",
	'ј': "j", 'љ': "lj", 'њ': "nj", 'ћ': "ch", 'ђ': "dj", 'џ': "dzh", 'ѕ': "dz", 'ә': "a", 'ғ': "gh", 'қ': "q", 'ң': "ng",
	'ө': "o", 'ұ': "u", 'ү': "u", 'һ': "h", 'ҳ': "h", 'ҷ': "j", 'ӣ': "i", 'ӯ': "u", 'ҹ': "j", 'ҝ': "g", 'ӏ': "",
	// Greek.
	'α': "a", 'β': "v", 'γ': "g", 'δ': "d", 'ε': "e", 'ζ': "z", 'η': "i", 'θ': "th", 'ι': "i", 'κ': "k", 'λ': "l", 'μ': "m",
	'ν': "n", 'ξ': "x", 'ο': "o", 'π': "p", 'ρ': "r", 'σ': "s", 'τ': "t", 'υ': "y", 'φ': "f", 'χ': "ch", 'ψ': "ps", 'ω': "o",
	// Armenian.
	'ա': "a", 'բ': "b", 'գ': "g", 'դ': "d", 'ե': "e", 'զ': "z", 'է': "e", 'ը': "y", 'թ': "t", 'ժ': "zh", 'ի': "i", 'լ': "l",
	'խ': "kh", 'ծ': "ts", 'կ': "k", 'հ': "h", 'ձ': "dz", 'ղ': "gh", 'ճ': "ch", 'մ': "m", 'յ': "y", 'ն': "n", 'շ': "sh", 'ո': "o",
	'չ': "ch", 'պ': "p", 'ջ': "j", 'ռ': "r", 'ս': "s", 'վ': "v", 'տ': "t", 'ր': "r", 'ց': "ts", 'ւ': "v", 'փ': "p", 'ք': "k",
	'օ': "o", 'ֆ': "f", 'և': "ev",
	// Georgian.
	'ა': "a", 'ბ': "b", 'გ': "g", 'დ': "d", 'ე': "e", 'ვ': "v", 'ზ': "z", 'თ': "t", 'ი': "i", 'კ': "k", 'ლ': "l", 'მ': "m",
	'ნ': "n", 'ო': "o", 'პ': "p", 'ჟ': "zh", 'რ': "r", 'ს': "s", 'ტ': "t", 'უ': "u", 'ფ': "p", 'ქ': "k", 'ღ': "gh", 'ყ': "q",
	'შ': "sh", 'ჩ': "ch", 'ც': "ts", 'ძ': "dz", 'წ': "ts", 'ჭ': "ch", 'ხ': "kh", 'ჯ': "j", 'ჰ': "h",
}
