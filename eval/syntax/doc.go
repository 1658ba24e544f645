// Package syntax compares tags and trees with treebanks.
//
// In: CoNLL-U files and annotators. Out: [score.Scores] as the CoNLL 2018 shared task counts
// them. It doesn't score labels that a treebank lacks. It assumes that both sides are
// analyses of the same text.
package syntax
