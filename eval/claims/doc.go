// Package claims compares claims that were read with those that people coded, and their
// scores with how often they are right.
//
// In: gold files (docs/evaluation.md, "Claims") and, as functions, what is to be measured.
// Out: [score.Scores]. It doesn't know the engine. It assumes that spans of both sides are
// bytes of the same text.
package claims
