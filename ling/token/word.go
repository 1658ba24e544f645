package token

import (
	"strings"
	"unicode"
)

// maxWord is the length in bytes from which a word takes in no more parts: no
// word is so long, and splitting takes time by the square of it.
const maxWord = 256

// word emits the token or tokens of the word that begins at i and returns where
// it ends.
func (z *tokenizer) word(i, end int) int { return z.wordFrom(i, z.letters(i, end), end) }

// wordFrom is word where the part up to j is known to belong to it.
func (z *tokenizer) wordFrom(i, j, end int) int {
	for j < end && j-i < maxWord {
		k := z.joined(i, j, end)
		if k == j {
			break
		}
		j = k
	}
	if k := z.stop(i, j, end); k > j {
		z.emit(i, k)
		return k
	}
	if r, n := z.at(j); r == '$' && j-i <= 2 && strings.ToUpper(z.s[i:j]) == z.s[i:j] {
		z.emit(i, j+n) // "US$", "A$"
		return j + n
	}
	if k := z.money(i, j, end); k < j {
		z.emit(i, k)
		return z.figure(k, end)
	}
	z.split(i, j)
	return j
}

// money is where the figure begins in a sum written next to its currency's
// letters ("USD500", "Rs20,000"): j where the word [i, j) is none.
func (z *tokenizer) money(i, j, end int) int {
	k := i
	for k < j && !isASCIIDigit(z.s[k]) {
		k++
	}
	if !currencies[z.s[i:k]] {
		return j
	}
	return k
}

// currencies are letters that stand before a sum.
var currencies = set("USD EUR GBP CHF RMB SDG SSP ETB KES UGX NGN EGP LYD SYP IQD IRR YER TRY RUB UAH PKR INR AFN Rs")

// letters is the end of the run of letters and digits from i.
func (z *tokenizer) letters(i, end int) int {
	for i < end {
		r, n := z.at(i)
		if !isLetter(r) && !isDigit(r) {
			break
		}
		i += n
	}
	return i
}

// joined is the end of the word [i, j) with what follows, where the character
// at j joins: j where it doesn't.
func (z *tokenizer) joined(i, j, end int) int {
	r, n := z.at(j)
	next, _ := z.at(j + n)
	if j+n >= end || !isLetter(next) && !isDigit(next) {
		return j
	}
	k := z.letters(j+n, end)
	switch {
	case r == '_', r == '*' && isLetter(next): // "first_name", "d*mn"
		return k
	case isApostrophe(r): // "don't", "Qur'an", "Da‘esh"
		if c, _ := z.at(k); r != '‘' || c != '’' {
			return k
		}
	case r == '&':
		// "AT&T", "R&D": letters stand for words.
		if j-i <= 2 && k-j <= 3 && isUpper(z.s[i:j]) && isUpper(z.s[j+n:k]) {
			return k
		}
	case r == '/':
		if k-i == 3 || slashed[strings.ToLower(z.s[i:k])] { // "w/o", "n/a"
			if c, _ := z.at(k); c != '/' {
				return k
			}
		}
	case isHyphen(r):
		if z.keepsHyphen(z.s[i:j], z.s[j+n:k]) {
			return k
		}
	case r == '.':
		if initial(z.s[i:j]) && (k-j-n == 1 || initials[z.s[j+n:k]]) { // "U.S", "Ph.D"
			return k
		}
	}
	return j
}

// slashed are words that a slash is part of.
var slashed = map[string]bool{"w/out": true, "s/he": true, "b/c": true}

// initials are parts of more than one letter in degrees and the like: "M.Sc.".
var initials = map[string]bool{"Sc": true, "Ed": true, "Phil": true, "Eng": true}

// initial tells whether w ends in a single letter after nothing or a stop, or
// is the first part of a degree ("Ph.D.").
func initial(w string) bool {
	if i := strings.LastIndexByte(w, '.'); i >= 0 {
		w = w[i+1:]
	}
	if w == "Ph" {
		return true
	}
	rs := []rune(w[:min(len(w), 8)])
	return len(rs) == 1 && unicode.IsLetter(rs[0])
}

func isUpper(w string) bool {
	for _, r := range w {
		if !unicode.IsUpper(r) {
			return false
		}
	}
	return w != ""
}

// split emits the word [i, j), parting its clitics.
func (z *tokenizer) split(i, j int) {
	w := strings.ToLower(z.s[i:j])
	if len(w) != j-i { // lowering may change the number of bytes
		w = z.s[i:j]
	}
	if cut, ok := contractions[w]; ok && !isUpper(z.s[i:j]) {
		for _, c := range cut {
			z.emit(i, i+c)
			i += c
		}
		z.emit(i, j)
		return
	}
	k := i + cliticStart(w)
	if k > i && k < j && j-i <= 2*maxWord {
		z.split(i, k)
		z.emit(k, j)
		return
	}
	z.emit(i, j)
}
