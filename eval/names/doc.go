// Package names compares names that were found with corpora of names, and judgements of
// whether two names are of one bearer with lists of judged pairs.
//
// In: column files, re3d folders, CSV files of pairs and, as functions, what is to be
// measured. Out: [score.Scores]. It doesn't decide what a label means: a [Scheme] says so.
// It assumes that both sides have the same text.
package names
