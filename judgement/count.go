package judgement

import (
	"fmt"
	"strconv"
	"strings"
)

// Words of number, as English writes them.
var (
	small = []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
		"thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"}
	tens  = []string{"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}
	units = map[string]int{"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "million": 1_000_000}
	// The least that a plural stands for: "dozens" are 24 or more (codebook, rule 33).
	vague = map[string]int{"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2_000_000}
)

// maxPeople is more than the people there are.
const maxPeople = 10_000_000_000

// wordsCount reads words of number as a correction has them: "at least fourteen" is "14+",
// "between 30 and 45" is "30-45", "up to 200" is "0-200", "some forty" is "40"; "" for
// words that say none.
func wordsCount(words string) string {
	w := strings.FieldsFunc(strings.ToLower(strings.NewReplacer("-", " - ", "–", " - ").Replace(words)), func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\u00a0' })
	var found []int
	open := false
	for i := 0; i < len(w); {
		if least, ok := vague[trim(w[i])]; ok {
			found, open = append(found, least), true
			i++
			continue
		}
		n, took := numeral(w[i:])
		if took == 0 {
			i++
			continue
		}
		found = append(found, n)
		i += took
	}
	lead := " " + strings.Join(w, " ") + " "
	has := func(list ...string) bool {
		for _, s := range list {
			if strings.Contains(lead, " "+s+" ") {
				return true
			}
		}
		return false
	}
	switch {
	case len(found) == 0:
		return ""
	case len(found) > 1 && found[1] > found[0] && has("between", "to", "or", "-"):
		return fmt.Sprintf("%d-%d", found[0], found[1])
	case open, has("at least", "no fewer than", "no less than"):
		return fmt.Sprintf("%d+", found[0])
	case has("more than", "over", "upwards of"):
		return fmt.Sprintf("%d+", found[0]+1)
	case has("up to", "at most", "as many as"):
		return fmt.Sprintf("0-%d", found[0])
	case has("fewer than", "less than", "under") && found[0] > 0:
		return fmt.Sprintf("0-%d", found[0]-1)
	}
	return strconv.Itoa(found[0])
}

func trim(w string) string { return strings.Trim(w, ".,;:()“”\"'’") }

// numeral reads one number at the beginning of words: "5,000", "forty - four", "two
// dozen", "one hundred and twelve". took is how many words it has, 0 for none.
func numeral(w []string) (n, took int) {
	total, now, any := 0, 0, false
	i := 0
loop:
	for ; i < len(w); i++ {
		word := trim(w[i])
		v, unit, ok := wordOf(word)
		switch {
		case ok && unit && (any || i == 0):
			if now = max(now, 1) * v; v >= 1000 {
				total, now = total+now, 0
			}
			any = true
		case ok && !unit && (!any || joins(now, v)):
			now, any = now+v, true
		case !any && (word == "a" || word == "some" && i == 0):
			if i+1 >= len(w) || units[trim(w[i+1])] == 0 {
				break loop
			}
		case any && (word == "and" || word == "-") && i+1 < len(w):
			// "one hundred and twelve", "forty-four"; not "three and five", "3 - 5".
			next, unit, ok := wordOf(trim(w[i+1]))
			if !ok || unit || !joins(now, next) || now == 0 {
				break loop
			}
		default:
			break loop
		}
		if total+now > maxPeople {
			return 0, 0
		}
	}
	if !any {
		return 0, 0
	}
	return total + now, i
}

// joins tells whether a small number goes on with one before it: "forty" with "four",
// "hundred" with "twelve", and not "three" with "five".
func joins(now, next int) bool {
	return now >= 20 && now < 100 && now%10 == 0 && next > 0 && next < 10 || now >= 100 && now%100 == 0 && next < 100 || now == 0
}

// wordOf is what a word of number stands for, and whether it multiplies what stands
// before it.
func wordOf(w string) (n int, unit, ok bool) {
	if v, ok := units[w]; ok {
		return v, true, true
	}
	for i, s := range small {
		if s == w {
			return i, false, true
		}
	}
	for i, s := range tens {
		if s == w && s != "" {
			return i * 10, false, true
		}
	}
	if w == "" || w[0] < '0' || w[0] > '9' {
		return 0, false, false
	}
	v, err := strconv.Atoi(strings.ReplaceAll(w, ",", ""))
	return v, false, err == nil && v <= maxPeople
}
