// Package duplicates makes texts that share words, and measures whether they are found.
//
// In: texts, a seed and, as a function, what is to be measured. Out: reports made of them by
// edits, cuts, merges and new leads, and [score.Scores]. It compares no texts itself. It
// assumes that the texts it is given share little.
package duplicates
