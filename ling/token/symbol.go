package token

import "strings"

// symbol emits the mark or run of marks that begins at i.
func (z *tokenizer) symbol(i, end int) int {
	r, n := z.at(i)
	j := i + n
	switch {
	case r == '.' || r == '!' || r == '?':
		set := "!?"
		if r == '.' {
			set = "."
		}
		for j < end && strings.IndexByte(set, z.s[j]) >= 0 { // "...", "?!"
			j++
		}
	case n == 1 && strings.IndexByte("-*=_~<>#+^", z.s[i]) >= 0:
		for j < end && z.s[j] == z.s[i] {
			j++
		}
	}
	z.emit(i, j)
	return j
}

// apostrophe emits the apostrophe or quotation mark at i, with the word where
// it is a part of it: "'em", "'90s", "”".
func (z *tokenizer) apostrophe(start, i, end int) int {
	r, n := z.at(i)
	if next, w := z.at(i + n); (next == r || r == '‘' && next == '’') && i+n < end { // "``", "''", "‘’"
		z.emit(i, i+n+w)
		return i + n + w
	}
	j := z.letters(i+n, end)
	w := strings.ToLower(z.s[i+n : j])
	if j > i+n && i > start && z.afterArticle(start, i, j) {
		z.emit(i, j) // "al-'Adnani"
		return j
	}
	if i > start && z.afterWord() {
		if cliticStart("x'"+w) == 1 && w != "" { // ")'s", "%'s"
			z.emit(i, j)
			return j
		}
	} else if elided[w] || years(w) {
		z.emit(i, j)
		return j
	}
	z.emit(i, i+n)
	return i + n
}

// afterArticle tells whether the apostrophe at i begins a name after an article
// and hyphen rather than a quotation: no apostrophe closes it at j, save with a
// clitic.
func (z *tokenizer) afterArticle(start, i, j int) bool {
	if h, _ := z.at(i - 1); h != '-' || i-start < 3 || i-start > 5 {
		return false
	}
	r, n := z.at(j)
	next, _ := z.at(j + n)
	return !isApostrophe(r) || next == 's'
}

// afterWord tells whether the last token may carry a clitic: a word, a closing
// bracket or quotation mark, a sign.
func (z *tokenizer) afterWord() bool {
	if len(z.out) == 0 {
		return false
	}
	sp := z.out[len(z.out)-1]
	return !strings.ContainsAny(z.s[sp.Start:sp.End], "([{<-–—/“‘\"")
}

// elided are words that begin with an apostrophe.
var elided = map[string]bool{"em": true, "cause": true, "til": true, "tis": true, "twas": true, "bout": true}

// years tells whether w after an apostrophe is a year or decade: "'05", "'60s".
func years(w string) bool {
	return (len(w) == 2 || len(w) == 3 && w[2] == 's') && isASCIIDigit(w[0]) && isASCIIDigit(w[1])
}

// lone emits a chunk that is a clitic by itself, as careless typing has it
// ("Khartoum 's").
func (z *tokenizer) lone(start, end int) bool {
	if end-start > 8 {
		return false
	}
	w := strings.ToLower(z.s[start:end])
	r, _ := z.at(start)
	if w == "n't" || w == "n’t" || isApostrophe(r) && r != '‘' && cliticStart("x"+w) == 1 {
		z.emit(start, end)
		return true
	}
	return false
}

// emoticons stand at the end of a chunk or fill it.
var emoticons = []string{":-)", ":-(", ";-)", ":)", ":(", ";)", ":D", ":P", ":p", "=)", "=(", "^_^", "<3", ":/", "(:", "-_-"}

// emoticon emits a chunk that is an emoticon and nothing else.
func (z *tokenizer) emoticon(start, end int) bool {
	if end-start > 3 {
		return false
	}
	for _, e := range emoticons {
		if z.s[start:end] == e {
			z.emit(start, end)
			return true
		}
	}
	return false
}
