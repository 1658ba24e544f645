package lexicon

import (
	"slices"
	"strings"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/ling/syntax"
)

// Match is the sense of a token in its sentence: the most particular entry of
// its lemma whose pattern fits. It reports false where none fits; a sense that
// fits but names no claim is returned (see [Predicate.Claims]).
func (l *Lexicon) Match(t *syntax.Tree, token int) (Predicate, bool) {
	tok := t.Tokens[token]
	if tok.UPOS == "NOUN" && tok.Deprel == "compound" {
		return Predicate{}, false // "arrest warrant", "peace process": the second noun says what it is about
	}
	if named(t, token) {
		return Predicate{}, false // "United Nations", "the Rescue Party", "March"
	}
	for _, q := range l.senses(t, token) {
		if l.fits(t, token, q.Pattern) {
			return q, true
		}
	}
	return Predicate{}, false
}

// named tells whether a token is part of a name that is no event's.
func named(t *syntax.Tree, token int) bool {
	if u := t.Tokens[token].UPOS; u != "PROPN" && u != "ADJ" {
		return false
	}
	n, ok := nameAt(t, token)
	return ok && n.Label != ling.EventName
}

// nameAt is the name that covers a token.
func nameAt(t *syntax.Tree, token int) (ling.Name, bool) {
	i, ok := slices.BinarySearchFunc(t.Names, token, func(n ling.Name, i int) int {
		switch {
		case n.End <= i:
			return -1
		case n.First > i:
			return 1
		}
		return 0
	})
	if !ok {
		return ling.Name{}, false
	}
	return t.Names[i], true
}

// senses are a token's entries; an adjective that is a participle has those of
// its verb: "the besieged town", "two abducted engineers".
func (l *Lexicon) senses(t *syntax.Tree, token int) []Predicate {
	tok := t.Tokens[token]
	form := t.Words[token]
	if own := l.hyphenated(t, token); own != nil {
		return own
	}
	if tok.UPOS == "VERB" && strings.HasSuffix(form, "ing") && t.Child(token, "det", "nmod", "nmod:poss") >= 0 {
		if noun := l.Predicates(form, "NOUN"); noun != nil {
			return noun // "the shelling of the port", tagged as a verb
		}
	}
	if own := l.Predicates(l.lemmaAt(t.Document, token), tok.UPOS); own != nil || tok.UPOS != "ADJ" {
		return own
	}
	switch {
	case tok.XPOS == "NNP": // "the United States"
		return nil
	case tok.XPOS == "VBN" || tok.XPOS == "VBG":
		return l.Predicates(l.Lemma(form, "VERB", tok.XPOS, tok.Lemma), "VERB")
	case tok.Deprel == "amod" && strings.HasSuffix(form, "ed"):
		return l.Predicates(l.Lemma(form, "VERB", "VBN", ""), "VERB")
	}
	return nil
}

// hyphenated are the senses of a word that is cut at its hyphen, as "tear-gassed"
// and "build-up" are in Universal Dependencies; the head is either part.
func (l *Lexicon) hyphenated(t *syntax.Tree, token int) []Predicate {
	s := t.Sentences[t.Tokens[token].Sentence]
	joined := func(first, last int) bool {
		return first >= s.First && last < s.End && t.Form(first+1) == "-" && t.SpanOf(first, last+1).Len() == len(t.Form(first))+1+len(t.Form(last))
	}
	pos := t.Tokens[token].UPOS
	if joined(token-2, token) {
		before := t.Words[token-2] + "-"
		if found := l.Predicates(before+l.lemmaAt(t.Document, token), pos); found != nil {
			return found
		}
		return l.Predicates(before+t.Words[token], "NOUN")
	}
	if joined(token, token+2) {
		return l.Predicates(l.lemmaAt(t.Document, token)+"-"+t.Words[token+2], "NOUN")
	}
	return nil
}

// MatchReporting is the longest reporting cue that begins at a token and the
// number of tokens it takes, 0 where there is none.
func (l *Lexicon) MatchReporting(t *syntax.Tree, token int) (Reporting, int) {
	return match(l, l.reporting, t, token)
}

// MatchLikelihood is the like for expressions of probability.
func (l *Lexicon) MatchLikelihood(t *syntax.Tree, token int) (LikelihoodCue, int) {
	return match(l, l.likelihood, t, token)
}

// MatchReality is the like for cues of reality.
func (l *Lexicon) MatchReality(t *syntax.Tree, token int) (RealityCue, int) {
	return match(l, l.reality, t, token)
}

// MatchNegation is the like for cues of negation and verification.
func (l *Lexicon) MatchNegation(t *syntax.Tree, token int) (Negation, int) {
	return match(l, l.negation, t, token)
}

func match[T cued](l *Lexicon, x index[T], t *syntax.Tree, token int) (T, int) {
	var best T
	n := 0
	tok := t.Tokens[token]
	form, lemma := t.Words[token], l.lemmaAt(t.Document, token)
	for _, list := range [][]T{x[form], x[lemma]} {
		for _, c := range list {
			q := c.cue()
			if len(q.Words) > n && (q.POS == phrase || q.POS == tok.UPOS) && l.wordsAt(t, token, q.Words) && l.fits(t, token, q.Pattern) {
				best, n = c, len(q.Words)
			}
		}
		if form == lemma {
			break
		}
	}
	return best, n
}

// wordsAt tells whether the sentence goes on with words, forms or lemmas, from
// a token.
func (l *Lexicon) wordsAt(t *syntax.Tree, token int, words []string) bool {
	if token+len(words) > t.Sentences[t.Tokens[token].Sentence].End {
		return false
	}
	for i, w := range words {
		if t.Words[token+i] != w && l.lemmaAt(t.Document, token+i) != w {
			return false
		}
	}
	return true
}

// fits tells whether all conditions are met around a token.
func (l *Lexicon) fits(t *syntax.Tree, token int, pattern []Condition) bool {
	for _, c := range pattern {
		if !l.met(t, token, c) {
			return false
		}
	}
	return true
}

func (l *Lexicon) met(t *syntax.Tree, token int, c Condition) bool {
	switch {
	case c.Word:
		return accompanied(t, token, string(c.Slot))
	case c.Slot == Voice:
		passive := t.Passive(token)
		return slices.Contains(c.Lemmas, "passive") == passive
	case c.Slot == Copula:
		return (t.Child(token, "cop") >= 0) == !c.None
	case c.Slot == Governing:
		return c.Not != governedBy(t, token, c.Lemmas)
	}
	fillers := Fillers(t, token, c.Slot)
	if c.Any || len(fillers) == 0 && c.None {
		return (len(fillers) > 0) == c.Any
	}
	for _, f := range fillers {
		if l.hasValue(t, f, c) || l.hasValue(t, measured(t, f), c) {
			return !c.Not
		}
	}
	return c.Not
}

// measures are nouns that tell how much there is of what stands after "of".
var measures = []string{"kg", "kilo", "kilogram", "gram", "ton", "tonne", "litre", "liter", "barrel", "gallon", "bag", "sack", "box", "crate", "truckload", "load",
	"consignment", "shipment", "batch", "piece", "stock", "stockpile", "cache", "supply", "dozen", "score", "hundred", "thousand", "million", "billion", "number",
	"majority", "none", "some", "many", "most", "several", "few", "each", "any", "part", "half", "third", "quarter", "lot", "handful", "couple", "pair", "group", "crowd", "series", "round", "wave"}

// measured is the noun that a count or measure is of: of "thousands of refugees" and
// "two tonnes of flour" the refugees and the flour. Other words are returned as they
// are.
func measured(t *syntax.Tree, w int) int {
	if tok := t.Tokens[w]; tok.UPOS != "NUM" && !slices.Contains(measures, strings.ToLower(tok.Lemma)) {
		return w
	}
	for _, of := range t.Prepositional(w, "of") {
		return of
	}
	return w
}

func (l *Lexicon) hasValue(t *syntax.Tree, token int, c Condition) bool {
	form, lemma := t.Words[token], l.lemmaAt(t.Document, token)
	if t.Tokens[token].UPOS == "PROPN" {
		lemma = l.nounLemma(form, "", "") // "Warplanes bombed …": a common noun with a capital
	}
	if slices.Contains(c.Lemmas, lemma) || slices.Contains(c.Lemmas, form) {
		return true
	}
	return slices.ContainsFunc(c.Class, func(class string) bool {
		return l.InClass(class, lemma) || l.InClass(class, form) || l.nameInClass(t, token, class)
	})
}

// labelInClass tells whether names of a label belong to a word class.
func labelInClass(label ling.NameLabel, class string) bool {
	switch label {
	case ling.PersonName:
		return class == PersonClass
	case ling.Group:
		return class == GroupClass
	case ling.Nationality:
		return class == PersonClass || class == GroupClass
	case ling.Location:
		return class == "place"
	case ling.Weapon:
		return class == "weapon"
	case ling.Platform:
		return class == "vehicle"
	case ling.Money:
		return class == "money"
	case ling.DocumentName:
		return class == "document" || class == "agreement"
	}
	return false
}

func (l *Lexicon) nameInClass(t *syntax.Tree, token int, class string) bool {
	if n, ok := nameAt(t, token); ok {
		return labelInClass(n.Label, class)
	}
	switch t.Tokens[token].UPOS {
	case "PRON":
		return l.InClass(class, t.Words[token])
	case "PROPN":
		if _, ok := l.Country(t.Form(token)); ok {
			return class == "place" || class == GroupClass
		}
		_, ok := l.Organisation(t.Form(token))
		return ok && class == GroupClass
	}
	return false
}
