// Package when finds English time expressions and resolves them to dates in EDTF
// (codebook, "Time", and hard cases 13, 18 and 59).
//
// In: a document's text with its sentences, and what a time is told from: the
// date of publication, the date mentioned before, the verb's tense. Out:
// phrases with their class, and for each an EDTF value, its relation and the
// reason. It does not tie times to claims, reads no clock of its own, knows no
// time zones and needs no model. It may assume nothing of the text but that it
// is UTF-8; its work grows with the length of the sentence.
//
// The grammar is data: rules of a symbol, patterns, a meaning and examples, each
// of which is a test (see rules and rule).
package when
