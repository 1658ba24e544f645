// Package lexicon is what the program knows of words: which verbs and nouns
// name an event or another kind of claim, which introduce what somebody said,
// which make a proposition doubtful, planned or denied, and what people,
// countries and organisations are called.
//
// In: the tables of data/lexicon (tab-separated, one entry a line; their form is
// told in the README beside them) and a user's own of the same form. Out: an
// immutable [Lexicon] with look-ups by lemma, safe for concurrent use. It decides
// nothing about a text: [Lexicon.Match] and its sisters tell which entries fit a
// word in its sentence, and package extract makes claims of them. It may assume
// that words come with Universal Dependencies parts of speech and relations, but
// not that they are right: lemmas are checked against the tables before they are
// looked up ([Lexicon.Lemma]).
package lexicon
