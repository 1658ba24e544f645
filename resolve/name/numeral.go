package name

import (
	"strconv"
	"strings"
)

var numberWords = map[string]int{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11,
	"twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
	"twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
	"thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
	"forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000,
}

// number reads the number that begins at a folded word: "604th", "5", "twenty
// second", "six hundred and fourth", and, where the name has other words, Roman
// numerals. It returns how many words it took, 0 for no number.
func number(words []string, i int) (n, took int) {
	w := words[i]
	digits := strings.TrimRight(w, "abcdefghijklmnopqrstuvwxyz")
	if isNumber(digits) && len(digits) < 10 {
		switch rest := w[len(digits):]; rest {
		case "", "st", "nd", "rd", "th", "er", "e", "eme", "ere", "ya", "y", "aya", "iy", "oi", "go", "ta", "o":
			n, err := strconv.Atoi(digits)
			if err == nil {
				return n, 1
			}
		}
		return 0, 0
	}
	if v := roman(w); v > 0 && len(words) > 1 && (len(w) > 1 || w != "v" && (i == 0 || i == len(words)-1)) {
		return v, 1
	}
	for j := i; j < len(words); j++ {
		v, ok := numberWords[words[j]]
		switch {
		case words[j] == "and" && took > 0 && j+1 < len(words) && numberWords[words[j+1]] > 0 && n >= 100:
			continue
		case !ok:
			return n, took
		case v >= 100:
			n = max(n, 1) * v
		case n%100 == 0 || n%10 == 0 && v < 10:
			n += v
		default:
			return n, took
		}
		took = j - i + 1
	}
	return n, took
}
