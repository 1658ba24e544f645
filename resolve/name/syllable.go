package name

import "strings"

// Korean syllables are a leading consonant, a vowel and a final consonant, in the
// order of Unicode, here in the Revised Romanisation.
var (
	hangulLead  = strings.Split("g,kk,n,d,tt,r,m,b,pp,s,ss,,j,jj,ch,k,t,p,h", ",")
	hangulVowel = strings.Split("a,ae,ya,yae,eo,e,yeo,ye,o,wa,wae,oe,yo,u,wo,we,wi,yu,eu,ui,i", ",")
	hangulFinal = strings.Split(",k,k,ks,n,nj,n,t,l,k,m,p,l,l,p,l,m,p,p,t,t,ng,t,t,k,t,p,t", ",")
)

func hangul(b *strings.Builder, r rune) {
	i := int(r - 0xAC00)
	b.WriteString(hangulLead[i/588])
	b.WriteString(hangulVowel[i%588/28])
	b.WriteString(hangulFinal[i%28])
}

// Indic blocks of 128 code points have the same letter at the same offset.
var (
	indicVowels = map[rune]string{
		0x05: "a", 0x06: "a", 0x07: "i", 0x08: "i", 0x09: "u", 0x0A: "u", 0x0B: "ri", 0x0E: "e", 0x0F: "e", 0x10: "ai", 0x12: "o", 0x13: "o", 0x14: "au",
	}
	indicConsonants = strings.Split("k,kh,g,gh,ng,ch,ch,j,jh,n,t,th,d,dh,n,t,th,d,dh,n,n,p,ph,b,bh,m,y,r,r,l,l,l,v,sh,sh,s,h", ",") // from 0x15
	indicSigns      = map[rune]string{
		0x3E: "a", 0x3F: "i", 0x40: "i", 0x41: "u", 0x42: "u", 0x43: "ri", 0x46: "e", 0x47: "e", 0x48: "ai", 0x4A: "o", 0x4B: "o", 0x4C: "au", 0x4D: "",
	}
)

// indic writes the letter at i with the vowel sign that follows it, and returns
// how many more runes it took. A consonant without a sign has an "a", which is
// silent at the end of a word.
func indic(b *strings.Builder, word []rune, i int) int {
	at := word[i] & 0x7F
	switch {
	case at == 0x02 || at == 0x01:
		b.WriteByte('n')
		return 0
	case indicVowels[at] != "":
		b.WriteString(indicVowels[at])
		return 0
	case at < 0x15 || int(at-0x15) >= len(indicConsonants):
		return 0
	}
	b.WriteString(indicConsonants[at-0x15])
	took := 0
	if i+1 < len(word) && word[i+1]&0x7F == 0x3C && word[i+1] >= 0x0900 && word[i+1] < 0x0D80 { // nukta
		took = 1
	}
	if i+took+1 == len(word) {
		return took
	}
	if next := word[i+took+1]; next >= 0x0900 && next < 0x0D80 {
		if sign, ok := indicSigns[next&0x7F]; ok {
			b.WriteString(sign)
			return took + 1
		}
	}
	b.WriteByte('a')
	return took
}

// Ethiopic letters come in rows of eight: a consonant with each vowel.
var (
	ethiopicRows   = strings.Split("h,l,h,m,s,r,s,sh,q,qw,q,qw,b,v,t,ch,h,hw,n,ny,,k,kw,kh,kw,w,,z,zh,y,d,d,j,g,gw,g,t,ch,p,ts,ts,f,p", ",")
	ethiopicVowels = strings.Split("e,u,i,a,e,,o,wa", ",")
)

func ethiopic(b *strings.Builder, r rune) {
	i := int(r - 0x1200)
	if i/8 >= len(ethiopicRows) {
		return
	}
	row, vowel := ethiopicRows[i/8], ethiopicVowels[i%8]
	if row == "" && i%8 == 0 { // አ alone is a, not e
		vowel = "a"
	}
	b.WriteString(row)
	b.WriteString(vowel)
}

// kanaRows are the katakana from U+30A1 on; hiragana lie 0x60 below.
var kanaRows = strings.Split("a,a,i,i,u,u,e,e,o,o,ka,ga,ki,gi,ku,gu,ke,ge,ko,go,sa,za,shi,ji,su,zu,se,ze,so,zo,ta,da,chi,ji,,tsu,zu,te,de,to,do,"+
	"na,ni,nu,ne,no,ha,ba,pa,hi,bi,pi,fu,bu,pu,he,be,pe,ho,bo,po,ma,mi,mu,me,mo,ya,ya,yu,yu,yo,yo,ra,ri,ru,re,ro,wa,wa,i,e,o,n,vu,ka,ke,va,vi,ve,vo", ",")

// kana writes the kana at i. A small one takes the place of the vowel before:
// ファ is fa, シャ is sha.
func kana(b *strings.Builder, word []rune, i int) {
	n := katakana(word[i])
	if n < 0 {
		return
	}
	s := kanaRows[n]
	if i > 0 && smallKana[n] && strings.HasPrefix(s, "y") {
		switch before := katakana(word[i-1]); {
		case before >= 0 && (kanaRows[before] == "shi" || kanaRows[before] == "chi" || kanaRows[before] == "ji"):
			s = s[1:]
		}
	}
	if i+1 < len(word) && smallKana[katakana(word[i+1])] && len(s) > 1 {
		s = s[:len(s)-1]
	}
	b.WriteString(s)
}

// smallKana are the rows that begin a small vowel or a small ya, yu, yo.
var smallKana = map[int]bool{0: true, 2: true, 4: true, 6: true, 8: true, 0x42: true, 0x44: true, 0x46: true}

// katakana is the place of a kana in kanaRows, -1 for anything else.
func katakana(r rune) int {
	switch {
	case 0x30A1 <= r && int(r-0x30A1) < len(kanaRows):
		return int(r - 0x30A1)
	case 0x3041 <= r && r <= 0x3096:
		return int(r - 0x3041)
	}
	return -1
}
