package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// broken is where the letters of a word end that a line's end parts with a hyphen, as
// columns and printed pages have it ("ab-" above "ducted"), and where they begin; 0, 0 where
// the chunk [start, end) doesn't end so. A soft hyphen parts in the same way.
//
// The hyphen of a compound stays one: "Turkish-" above "backed", "self-" above "defence".
func (z *tokenizer) broken(start, end int) (first, last int) {
	h, n := utf8.DecodeLastRuneInString(z.s[start:end])
	if !isHyphen(h) && h != '\u00ad' {
		return 0, 0
	}
	for first = start; first < end-n; { // an opening bracket or quotation mark may stand before
		r, w := z.at(first)
		if isLetter(r) {
			break
		}
		first += w
	}
	next, lines := end, 0
	for {
		r, w := z.at(next)
		if w == 0 || !isSpace(r) || lines > 1 {
			break
		}
		if r == '\n' {
			lines++
		}
		next += w
	}
	r, _ := z.at(next)
	last = z.letters(next, min(len(z.s), next+maxWord))
	if lines != 1 || !unicode.IsLower(r) || end-n-first < 2 || end-first > maxWord || last-next < 2 || z.runOf(first) != end-n {
		return 0, 0
	}
	if h != '\u00ad' && (compoundStarts[strings.ToLower(z.s[first:end-n])] || compoundEnds[z.s[next:last]]) {
		return 0, 0
	}
	return first, last
}

// runOf is the end of the run of letters from i; digits end it, as "30-" above "year" is no word.
func (z *tokenizer) runOf(i int) int {
	for {
		r, n := z.at(i)
		if n == 0 || !isLetter(r) || r == '\u00ad' && z.spaceAt(i+n) {
			return i
		}
		i += n
	}
}

func (z *tokenizer) spaceAt(i int) bool {
	r, n := z.at(i)
	return n == 0 || isSpace(r)
}

// compoundStarts are words that stand before a hyphen of their own.
var compoundStarts = set(`self anti non well so half all high low long short large small full part north south east west cross vice much newly
	two three four five six seven eight nine ten twenty thirty forty fifty government opposition rebel militia state army police`)

// compoundEnds are words that stand after one.
var compoundEnds = set(`backed led held controlled based linked affiliated aligned sponsored supported run owned occupied allied brokered
	dominated majority speaking born trained armed made funded mediated drafted imposed declared besieged related wide style type old long
	east west eastern western range scale level tank aircraft government terrorism personnel general and or to`)
