package lexicon

import (
	"slices"
	"strings"

	"github.com/reportedly/reportedly/ling"
)

// Match is the sense of a token in its sentence: the most particular entry of
// its lemma whose pattern fits. It reports false where none fits; a sense that
// fits but names no claim is returned (see [Predicate.Claims]).
func (l *Lexicon) Match(d *ling.Document, token int) (Predicate, bool) {
	t := d.Tokens[token]
	if t.UPOS == "NOUN" && t.Deprel == "compound" {
		return Predicate{}, false // "arrest warrant", "peace process": the second noun says what it is about
	}
	if named(d, token) {
		return Predicate{}, false // "United Nations", "the Rescue Party", "March"
	}
	for _, q := range l.senses(d, token) {
		if l.fits(d, token, q.Pattern) {
			return q, true
		}
	}
	return Predicate{}, false
}

// named tells whether a token is part of a name that is no event's.
func named(d *ling.Document, token int) bool {
	if u := d.Tokens[token].UPOS; u != "PROPN" && u != "ADJ" {
		return false
	}
	n, ok := nameAt(d, token)
	return ok && n.Label != ling.EventName
}

// nameAt is the name that covers a token.
func nameAt(d *ling.Document, token int) (ling.Name, bool) {
	i, ok := slices.BinarySearchFunc(d.Names, token, func(n ling.Name, t int) int {
		switch {
		case n.End <= t:
			return -1
		case n.First > t:
			return 1
		}
		return 0
	})
	if !ok {
		return ling.Name{}, false
	}
	return d.Names[i], true
}

// senses are a token's entries; an adjective that is a participle has those of
// its verb: "the besieged town", "two abducted engineers".
func (l *Lexicon) senses(d *ling.Document, token int) []Predicate {
	t := d.Tokens[token]
	form := d.Lower(token)
	if own := l.hyphenated(d, token); own != nil {
		return own
	}
	if t.UPOS == "VERB" && strings.HasSuffix(form, "ing") && d.Child(token, "det", "nmod", "nmod:poss") >= 0 {
		if noun := l.Predicates(form, "NOUN"); noun != nil {
			return noun // "the shelling of the port", tagged as a verb
		}
	}
	if own := l.Predicates(l.lemmaAt(d, token), t.UPOS); own != nil || t.UPOS != "ADJ" {
		return own
	}
	switch {
	case t.XPOS == "NNP": // "the United States"
		return nil
	case t.XPOS == "VBN" || t.XPOS == "VBG":
		return l.Predicates(l.Lemma(form, "VERB", t.XPOS, t.Lemma), "VERB")
	case t.Deprel == "amod" && strings.HasSuffix(form, "ed"):
		return l.Predicates(l.Lemma(form, "VERB", "VBN", ""), "VERB")
	}
	return nil
}

// hyphenated are the senses of a word that is cut at its hyphen, as "tear-gassed"
// and "build-up" are in Universal Dependencies; the head is either part.
func (l *Lexicon) hyphenated(d *ling.Document, token int) []Predicate {
	s := d.Sentences[d.Tokens[token].Sentence]
	joined := func(first, last int) bool {
		return first >= s.First && last < s.End && d.Form(first+1) == "-" && d.SpanOf(first, last+1).Len() == len(d.Form(first))+1+len(d.Form(last))
	}
	pos := d.Tokens[token].UPOS
	if joined(token-2, token) {
		before := d.Lower(token-2) + "-"
		if found := l.Predicates(before+l.lemmaAt(d, token), pos); found != nil {
			return found
		}
		return l.Predicates(before+d.Lower(token), "NOUN")
	}
	if joined(token, token+2) {
		return l.Predicates(l.lemmaAt(d, token)+"-"+d.Lower(token+2), "NOUN")
	}
	return nil
}

// MatchReporting is the longest reporting cue that begins at a token and the
// number of tokens it takes, 0 where there is none.
func (l *Lexicon) MatchReporting(d *ling.Document, token int) (Reporting, int) {
	return match(l, l.reporting, d, token)
}

// MatchLikelihood is the like for expressions of probability.
func (l *Lexicon) MatchLikelihood(d *ling.Document, token int) (LikelihoodCue, int) {
	return match(l, l.likelihood, d, token)
}

// MatchReality is the like for cues of reality.
func (l *Lexicon) MatchReality(d *ling.Document, token int) (RealityCue, int) {
	return match(l, l.reality, d, token)
}

// MatchNegation is the like for cues of negation and verification.
func (l *Lexicon) MatchNegation(d *ling.Document, token int) (Negation, int) {
	return match(l, l.negation, d, token)
}

func match[T cued](l *Lexicon, x index[T], d *ling.Document, token int) (T, int) {
	var best T
	n := 0
	t := d.Tokens[token]
	form, lemma := d.Lower(token), l.lemmaAt(d, token)
	for _, list := range [][]T{x[form], x[lemma]} {
		for _, c := range list {
			q := c.cue()
			if len(q.Words) > n && (q.POS == phrase || q.POS == t.UPOS) && l.wordsAt(d, token, q.Words) && l.fits(d, token, q.Pattern) {
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
func (l *Lexicon) wordsAt(d *ling.Document, token int, words []string) bool {
	if token+len(words) > d.Sentences[d.Tokens[token].Sentence].End {
		return false
	}
	for i, w := range words {
		if d.Lower(token+i) != w && l.lemmaAt(d, token+i) != w {
			return false
		}
	}
	return true
}

// fits tells whether all conditions are met around a token.
func (l *Lexicon) fits(d *ling.Document, token int, pattern []Condition) bool {
	for _, c := range pattern {
		if !l.met(d, token, c) {
			return false
		}
	}
	return true
}

func (l *Lexicon) met(d *ling.Document, token int, c Condition) bool {
	switch {
	case c.Word:
		return accompanied(d, token, string(c.Slot))
	case c.Slot == Voice:
		passive := isPassive(d, token)
		return slices.Contains(c.Lemmas, "passive") == passive
	case c.Slot == Copula:
		return (d.Child(token, "cop") >= 0) == !c.None
	case c.Slot == Governing:
		return c.Not != governedBy(d, token, c.Lemmas)
	}
	fillers := Fillers(d, token, c.Slot)
	if c.Any || len(fillers) == 0 && c.None {
		return (len(fillers) > 0) == c.Any
	}
	for _, f := range fillers {
		if l.hasValue(d, f, c) {
			return !c.Not
		}
	}
	return c.Not
}

func (l *Lexicon) hasValue(d *ling.Document, token int, c Condition) bool {
	form, lemma := d.Lower(token), l.lemmaAt(d, token)
	if d.Tokens[token].UPOS == "PROPN" {
		lemma = l.nounLemma(form, "", "") // "Warplanes bombed …": a common noun with a capital
	}
	if slices.Contains(c.Lemmas, lemma) || slices.Contains(c.Lemmas, form) {
		return true
	}
	return slices.ContainsFunc(c.Class, func(class string) bool {
		return l.InClass(class, lemma) || l.InClass(class, form) || l.nameInClass(d, token, class)
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

func (l *Lexicon) nameInClass(d *ling.Document, token int, class string) bool {
	if n, ok := nameAt(d, token); ok {
		return labelInClass(n.Label, class)
	}
	switch t := d.Tokens[token]; t.UPOS {
	case "PRON":
		return l.InClass(class, d.Lower(token))
	case "PROPN":
		if _, ok := l.Country(d.Form(token)); ok {
			return class == "place" || class == GroupClass
		}
		_, ok := l.Organisation(d.Form(token))
		return ok && class == GroupClass
	}
	return false
}
