package token

import "strings"

// figure emits the number, time, date or telephone number that begins at i,
// with its unit, and returns where it ends.
func (z *tokenizer) figure(i, end int) int {
	if k := z.dashed(i, end); k > i {
		z.emit(i, k)
		return k
	}
	j := i
	if z.s[j] == '+' || z.s[j] == '.' {
		j++
	}
	for j < end {
		r, n := z.at(j)
		if isDigit(r) {
			j += n
			continue
		}
		if !z.separates(i, j, end) {
			break
		}
		j += n
	}
	k := z.letters(j, end)
	if k == j {
		if r, n := z.at(j); isApostrophe(r) && r != '‘' {
			if m := z.letters(j+n, end); m > j+n && !isASCIIDigit(z.s[j+n]) {
				z.split(i, m) // "the 1990's", "2016's"
				return m
			}
		}
		z.emit(i, j)
		return j
	}
	if z.unit(i, j, k) {
		z.emit(i, j)
		return z.word(j, end)
	}
	return z.wordFrom(i, k, end) // "50,000th", "12.7x99mm"
}

// separates tells whether the mark at j stands inside the figure that begins at
// i: "1,200.5", "7:30", "12/11/2016". After a comma at most three digits follow,
// and in brackets exactly three: "[13,14]" are two references.
func (z *tokenizer) separates(i, j, end int) bool {
	if j+1 >= end || strings.IndexByte(".,:/", z.s[j]) < 0 || !isASCIIDigit(z.s[j+1]) {
		return false
	}
	if z.s[j] != ',' {
		return true
	}
	k := j + 1
	for k < end && k-j <= 4 && isASCIIDigit(z.s[k]) {
		k++
	}
	n := k - j - 1
	return n == 3 || n < 3 && (i == 0 || z.s[i-1] != '[' && z.s[i-1] != ',')
}

// unit tells whether the letters [j, k) after the figure [i, j) are a unit or a
// word of their own rather than a part of it as in "4th", "1990s", "2A".
func (z *tokenizer) unit(i, j, k int) bool {
	w := z.s[j:k]
	switch strings.ToLower(w) {
	case "a", "p":
		return strings.HasPrefix(z.s[k:], ".m") // "8a.m."
	case "st", "nd", "rd", "th", "s":
		return false
	case "k", "m", "bn", "tn", "mn", "am", "pm", "mm", "cm", "km", "kg", "kgs", "mg", "ml", "ft", "lb", "lbs", "oz", "mph", "kph",
		"kms", "hrs", "hr", "min", "mins", "sec", "secs", "gb", "mb", "kb", "kw", "mw", "ha", "sq", "usd", "eur", "gmt", "hp", "yr", "yrs":
		return true
	case "b":
		return i > 0 && z.s[i-1] == '$' || strings.ContainsRune(z.s[i:j], '.')
	}
	return len(w) >= 4 && strings.ToLower(w) == w && strings.IndexFunc(w, isDigit) < 0
}

// dashed is the end of a figure with hyphens in it that is one token: a
// telephone number ("555-0142", "1-800-555-0142") or a date ("2016-12-11",
// "11-12-2016"). It is i where there is none; "1969-1970" and "5-10" are ranges.
func (z *tokenizer) dashed(i, end int) int {
	var groups [8]int
	n, j := 0, i
	if z.s[j] == '+' {
		j++
	}
	for j < end && n < len(groups) {
		k := j
		for k < end && k-j < 12 && (isASCIIDigit(z.s[k]) || n == 0 && k > j && z.s[k] == '/') {
			k++
		}
		if k == j {
			return i
		}
		groups[n], n = k-j, n+1
		j = k
		if j+1 < end && z.s[j] == '-' && isASCIIDigit(z.s[j+1]) {
			j++
			continue
		}
		break
	}
	if k, _ := z.at(j); j < end && (isLetter(k) || isDigit(k)) {
		return i
	}
	if n == 2 && z.s[j-1] == '0' && groups[0] == 3 && z.s[i+2] == '0' {
		return i // "500-1000 fighters": a range
	}
	if telephone(groups[:n]) || n == 3 && (dated(groups[0], groups[1], groups[2]) || dated(groups[2], groups[1], groups[0])) {
		return j
	}
	return i
}

// telephone tells whether runs of digits of these lengths are a telephone
// number after the North American plan, or an extended postal code.
func telephone(groups []int) bool {
	switch n := len(groups); n {
	case 2:
		return (groups[0] == 3 || groups[0] == 5) && groups[1] == 4
	case 3, 4:
		return groups[n-1] == 4 && groups[n-2] == 3 && groups[n-3] >= 3
	}
	return false
}

func dated(year, month, day int) bool {
	return (year == 4 || year == 2) && month <= 2 && day <= 2
}
