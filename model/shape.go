package model

import (
	"unicode"
	"unicode/utf8"
)

// The classes of a word's characters (docs/model-format.md, "Input").
const (
	shapeNone    = iota // [CLS] and [SEP]
	shapeLower          // "forces"; letters without case count as lower
	shapeTitle          // "Sirte"
	shapeUpper          // "UN", "U.S."
	shapeMixed          // "McCain", "al-Ani"
	shapeDigits         // "15:30"
	shapeCode           // "T-72"
	shapeOther          // "--"
	shapeInitial        // "A"
	shapes
)

// shapeOf is a word's class. Characters that are neither letters nor numbers
// are passed over unless there is nothing else.
func shapeOf(word string) uint8 {
	count, digits, upper, firstUpper := 0, 0, 0, false
	for _, r := range word {
		switch {
		case digit(r):
			digits++
		case unicode.IsUpper(r) || unicode.IsTitle(r):
			firstUpper = firstUpper || count == 0
			upper++
		case !unicode.IsLetter(r) && !unicode.IsNumber(r):
			continue
		}
		count++
	}
	switch {
	case count == 0:
		return shapeOther
	case digits == count:
		return shapeDigits
	case digits > 0:
		return shapeCode
	case upper == 0:
		return shapeLower
	case upper == count && count == 1:
		return shapeInitial
	case upper == count:
		return shapeUpper
	case upper == 1 && firstUpper:
		return shapeTitle
	}
	return shapeMixed
}

// digit tells whether r is a digit, raised and lowered ones included: "m²" has
// a digit, "½" and "Ⅷ" don't.
func digit(r rune) bool {
	if r < utf8.RuneSelf {
		return '0' <= r && r <= '9'
	}
	switch r {
	case '¹', '²', '³', '⁰':
		return true
	}
	return unicode.IsDigit(r) || '⁴' <= r && r <= '⁹' || '₀' <= r && r <= '₉'
}
