package lexicon

import (
	"slices"
	"strings"

	"github.com/reportedly/reportedly/ling"
)

// Lemma is a word's dictionary form, in lower case save for proper nouns. form
// is the word as it stands, upos and xpos its parts of speech (universal, Penn
// Treebank; xpos may be empty), and guess what the language model took for the
// lemma. The irregular forms and the words of the tables decide where they can;
// then the guess counts, if form may be a form of it; then the rules of spelling.
func (l *Lexicon) Lemma(form, upos, xpos, guess string) string {
	w := strings.ToLower(form)
	switch upos {
	case "VERB":
		return l.verbLemma(w, xpos, strings.ToLower(guess))
	case "NOUN":
		return l.nounLemma(w, xpos, strings.ToLower(guess))
	case "ADJ", "ADV":
		switch xpos {
		case "JJ", "RB":
			return w
		}
	}
	if guess == "" {
		return w
	}
	return guess
}

// inflections are the endings of the forms that an XPOS tag stands for.
func inflections(xpos string) []string {
	switch xpos {
	case "VBD", "VBN":
		return []string{"ed"}
	case "VBG":
		return []string{"ing"}
	case "VBZ", "NNS":
		return []string{"s"}
	}
	return []string{"ed", "ing", "s"}
}

func (l *Lexicon) verbLemma(w, xpos, guess string) string {
	base := xpos == "VB" || xpos == "VBP"
	if base && (l.isVerb(w) || l.forms.irregular[w] == nil) {
		return w // "they found a party": also a form of find
	}
	if lemmas := l.forms.irregular[w]; slices.Contains(lemmas, guess) {
		return guess
	} else if i := slices.IndexFunc(lemmas, l.isVerb); i >= 0 {
		return lemmas[i]
	} else if lemmas != nil && xpos != "VBZ" {
		return lemmas[0]
	}
	if xpos == "" && l.isVerb(w) {
		return w
	}
	return l.regular(w, inflections(xpos), guess, l.isVerb)
}

func (l *Lexicon) nounLemma(w, xpos, guess string) string {
	if xpos == "NN" {
		if stem, ok := strings.CutSuffix(w, "s"); ok && !l.isNoun(w) && l.isNoun(stem) {
			return stem // a plural that the tagger takes for a singular
		}
		return w
	}
	for _, lemma := range l.forms.irregular[w] {
		if lemma == guess || l.isNoun(lemma) || !l.isVerb(lemma) {
			return lemma
		}
	}
	if stem, ok := strings.CutSuffix(w, "s"); ok && len(stem) > 1 {
		for _, c := range unspell(stem, "s") {
			if l.isNoun(c) {
				return c
			}
		}
	}
	if l.isNoun(w) {
		return w // "headquarters"
	}
	if stem, ok := strings.CutSuffix(w, "men"); ok && stem != "" {
		return stem + "man"
	}
	return l.regular(w, []string{"s"}, guess, l.isNoun)
}

// regular undoes a regular inflection: a known word first, then the guess, then
// what spelling makes most likely.
func (l *Lexicon) regular(w string, endings []string, guess string, known func(string) bool) string {
	likely := ""
	for _, end := range endings {
		stem, ok := strings.CutSuffix(w, end)
		if !ok || len(stem) < 2 {
			continue
		}
		candidates := unspell(stem, end)
		for _, c := range candidates {
			if known(c) {
				return c
			}
		}
		if likely == "" {
			likely = candidates[0]
		}
	}
	switch {
	case guess != "" && guess != w && l.forms.is(w, guess):
		return guess
	case likely != "":
		return likely
	}
	return w
}

// unspell are the words that a stem, cut off before an ending, may come from,
// the likeliest first.
//
//	carri|ed carry   bann|ed ban   pass|ed pass   seiz|ed seize   visit|ed visit
func unspell(stem, end string) []string {
	if end == "s" {
		return unspellPlural(stem)
	}
	n := len(stem)
	last := stem[n-1]
	switch {
	case last == 'i' && end == "ed":
		return []string{stem[:n-1] + "y"}
	case last == 'y' && end == "ing":
		return []string{stem, stem[:n-1] + "ie"} // "carrying", "lying"
	case strings.HasSuffix(stem, "ick") && vowels(stem) > 1:
		return []string{stem[:n-1], stem} // "panicked"
	case n > 2 && last == stem[n-2] && !isVowel(last):
		if strings.ContainsRune("slzf", rune(last)) {
			return []string{stem, stem[:n-1], stem + "e"}
		}
		return []string{stem[:n-1], stem}
	case silentE(stem):
		return []string{stem + "e", stem}
	}
	return []string{stem, stem + "e"}
}

// unspellPlural does so for the ending -s of nouns and of the third person.
func unspellPlural(stem string) []string {
	n := len(stem)
	switch {
	case strings.HasSuffix(stem, "ie"):
		return []string{stem[:n-2] + "y", stem}
	case strings.HasSuffix(stem, "ve"):
		return []string{stem, stem[:n-2] + "f", stem[:n-2] + "fe"}
	case strings.HasSuffix(stem, "sse"), strings.HasSuffix(stem, "xe"), strings.HasSuffix(stem, "oe"),
		strings.HasSuffix(stem, "che"), strings.HasSuffix(stem, "she"), strings.HasSuffix(stem, "zze"):
		return []string{stem[:n-1], stem}
	case strings.HasSuffix(stem, "se"), strings.HasSuffix(stem, "ze"):
		return []string{stem, stem[:n-1]} // "cases", "buses"
	case strings.IndexByte("sui'", stem[n-1]) >= 0:
		return []string{stem + "s"} // "crisis", "bus", "pass"
	}
	return []string{stem}
}

// silentE tells whether a stem more likely lost an e than not: "seiz", "tim",
// "annihilat", "forc", "resolv", "accus"; not "visit", "wear", "seek".
func silentE(stem string) bool {
	n := len(stem)
	last := stem[n-1]
	switch {
	case strings.IndexByte("cvuz", last) >= 0:
		return true
	case n < 3:
		return n == 2 && isVowel(stem[0]) // "aged"
	case last == 'l' && strings.IndexByte("bcdfgkpstz", stem[n-2]) >= 0:
		return true // "handled"
	case last == 'g' && strings.IndexByte("drln", stem[n-2]) >= 0:
		return n > 4 || stem[n-2] == 'r' || stem[n-2] == 'd'
	case isVowel(stem[n-2]) && isVowel(stem[n-3]):
		return last == 's' // "raised"
	case vowels(stem) == 1:
		return isVowel(stem[n-2]) && strings.IndexByte("wxyh", last) < 0 || strings.HasSuffix(stem, "ns") || strings.HasSuffix(stem, "rs")
	}
	for _, end := range [...]string{"at", "is", "us", "os", "as", "ns", "rs", "ir", "ur", "ar", "ag", "ut", "ot", "ib", "id"} {
		if strings.HasSuffix(stem, end) {
			return true
		}
	}
	return false
}

func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

func vowels(s string) int {
	n := 0
	for i := range len(s) {
		if isVowel(s[i]) {
			n++
		}
	}
	return n
}

func (l *Lexicon) isVerb(w string) bool {
	return l.predicates[wordKey{w, "VERB"}] != nil || hasSingle(l.reporting, w, "VERB") ||
		hasSingle(l.reality, w, "VERB") || hasSingle(l.negation, w, "VERB")
}

func (l *Lexicon) isNoun(w string) bool {
	if l.predicates[wordKey{w, "NOUN"}] != nil || l.classesOf[w] != nil {
		return true
	}
	_, role := l.roleNames.to[w]
	return role || hasSingle(l.reporting, w, "NOUN")
}

func hasSingle[T cued](x index[T], w, pos string) bool {
	for _, c := range x[w] {
		if q := c.cue(); q.POS == pos && len(q.Words) == 1 {
			return true
		}
	}
	return false
}

// lemmaAt is the lemma of a token.
func (l *Lexicon) lemmaAt(d *ling.Document, token int) string {
	t := d.Tokens[token]
	return strings.ToLower(l.Lemma(d.Form(token), t.UPOS, t.XPOS, t.Lemma))
}
