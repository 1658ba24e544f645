package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// stop is the end of the word [i, j) with the stop after it, where the stop is
// part of an abbreviation: j where it isn't.
func (z *tokenizer) stop(i, j, end int) int {
	if j >= end || z.s[j] != '.' || strings.HasPrefix(z.s[j:end], "...") || j-i > 16 {
		return j
	}
	w := z.s[i:j]
	known := abbreviations[strings.ToLower(w)]
	if j-i == 1 && isUpper(w) {
		known = 0 // "B. Travis", though "(b. 1809)"
	}
	switch {
	case strings.Contains(w, "."): // "U.S.", "a.m."
	case utf8.RuneCountInString(w) == 1 && known == 0:
		if !z.initialAt(i, j, end) {
			return j
		}
	case j+1 < end && z.s[j+1] == '.' && known == 0, !z.abbreviates(w, known, i, j+1):
		return j
	}
	return j + 1
}

// abbreviates tells whether the stop before byte after belongs to the
// abbreviation w, which begins at i.
func (z *tokenizer) abbreviates(w string, known usage, i, after int) bool {
	next := z.next(after)
	r, _ := utf8.DecodeRuneInString(next)
	first, _ := utf8.DecodeRuneInString(w)
	switch known {
	case always:
		return true
	case title: // "Gen. Burhan", "Gen. al-Burhan"
		return unicode.IsUpper(first) && next != "" && !unicode.IsDigit(r)
	case inner: // "Inc. said", "food, water etc. for the camp"
		return next != "" && !StartsSentence(next) && (w != "etc" || !unicode.IsUpper(r))
	case numbered: // "No. 5", "(b. May 1961)"
		return unicode.IsDigit(r) || len(w) == 1 && i > 0 && z.s[i-1] == '('
	case date: // "Sept. 11", "on Wed. the army"
		return unicode.IsUpper(first) && next != "" && !StartsSentence(next)
	case ambiguous: // "Mar. 3", "Sat. and Sun."
		return unicode.IsUpper(first) && (unicode.IsDigit(r) || next == "," || next == "and")
	}
	return false
}

// initialAt tells whether the single letter [i, j) with a stop is a name's
// initial: a capital, and what follows goes on.
func (z *tokenizer) initialAt(i, j, end int) bool {
	if r, _ := z.at(i); !unicode.IsUpper(r) {
		return false
	}
	next := z.next(j + 1)
	r, _ := utf8.DecodeRuneInString(next)
	if z.s[i:j] == "I" {
		// "So did I. Then …": a first initial only next to another.
		return j+1 < end || i >= 2 && z.s[i-1] == ' ' && z.s[i-2] == '.'
	}
	return (unicode.IsUpper(r) || next == "," || next == "-") && !StartsSentence(next)
}

// next is the word or mark at or after i, with the stop of an initial ("A."),
// and "" where the text ends or a blank line comes first. It looks at no more
// than the next few characters.
func (z *tokenizer) next(i int) string {
	limit := min(len(z.s), i+64)
	lines := 0
	for i < limit {
		r, n := z.at(i)
		if !isSpace(r) {
			break
		}
		if r == '\n' {
			lines++
		}
		i += n
	}
	if i >= limit || lines > 1 {
		return ""
	}
	j := z.letters(i, limit)
	_, n := z.at(i)
	switch {
	case j == i:
		j = i + n
	case j == i+n && j < len(z.s) && z.s[j] == '.':
		j++
	}
	return z.s[i:j]
}

// usage tells when the stop after an abbreviation belongs to it.
type usage int

const (
	title     usage = iota + 1 // before a name
	inner                      // anywhere but at a sentence's end
	numbered                   // before a figure
	always                     // everywhere
	date                       // a day or month
	ambiguous                  // the same, but a word or name as well
)

// abbreviations are written with a stop.
var abbreviations = table(map[usage]string{
	title: "mr mrs ms messrs st gen col lt sgt capt maj cpl cmdr cdr adm brig pvt spc ssgt gov sen rep reps sens pres prof " +
		"rev hon fr supt insp det mme mlle ft mt spec atty amb cllr rt attn comdt",
	inner: "inc corp co ltd bros jr sr etc al approx est dept univ assn ave blvd rd ext conf tel viz govt regt bn bde div bldg hq " +
		"lb lbs oz yrs esp eg et prob poss incl excl resp terr " +
		"ala ariz ark calif colo conn del fla ga ill ind kan ky la md mich minn mo mont neb nev okla ore pa penn tenn tex va vt wis wyo",
	numbered:  "no nos art fig figs vol vols p pp ch sec para paras ca c b d m op eq pop",
	always:    "mr mrs dr drs vs cf",
	date:      "jan feb apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat",
	ambiguous: "mar sun",
})

func table(lists map[usage]string) map[string]usage {
	out := map[string]usage{}
	for u, list := range lists {
		for _, w := range strings.Fields(list) {
			out[w] = max(out[w], u)
		}
	}
	return out
}
