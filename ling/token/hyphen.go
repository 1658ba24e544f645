package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// prefixes stay with the word after their hyphen: none of them is a word in
// this sense ("anti-tank", but "cease|-|fire", "self|-|defence").
var prefixes = map[string]bool{
	"anti": true, "arch": true, "co": true, "counter": true, "cross": true, "e": true, "ex": true, "extra": true,
	"hyper": true, "inter": true, "intra": true, "macro": true, "mega": true, "meta": true, "micro": true,
	"mid": true, "mini": true, "multi": true, "neo": true, "non": true, "over": true, "post": true, "pre": true,
	"pro": true, "proto": true, "pseudo": true, "psycho": true, "re": true, "semi": true, "socio": true,
	"sub": true, "super": true, "trans": true, "ultra": true, "un": true, "under": true,
}

// suffixes stay with the word before their hyphen: "career-wise".
var suffixes = map[string]bool{"wise": true, "esque": true}

// murmurs are sounds written with a hyphen.
var murmurs = map[string]bool{"uh-oh": true, "uh-huh": true, "hm-m": true, "mm-hmm": true, "mm-hm": true, "uh-uh": true}

// keepsHyphen tells whether the hyphen between first and rest stays inside one
// token.
func (z *tokenizer) keepsHyphen(first, rest string) bool {
	low := strings.ToLower(first)
	if suffixes[rest] {
		return true
	}
	if murmurs[low+"-"+strings.ToLower(rest)] {
		return true
	}
	if !prefixes[low] {
		return false
	}
	r, _ := utf8.DecodeRuneInString(rest)
	switch {
	case low == "un" && first == "UN":
		return false // "UN-backed"
	case low == "e":
		// "e-mail", "e-commerce"; "E-J" are initials, "Tehrik-e-Taliban" a name.
		return len(rest) > 2 && (unicode.IsLower(r) || rest == "Mail")
	case low == "post" || low == "pre":
		return !unicode.IsDigit(r)
	}
	return true
}
