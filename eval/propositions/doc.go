// Package propositions compares what sentences assert with corpora: predicates and their
// arguments, whether events are said to have happened, what negation negates, who says what.
//
// In: gold files (docs/evaluation.md, "Roles" to "Attribution") and annotators. Out:
// [score.Scores]. It looks at no claims. It assumes that both sides have the gold's words.
package propositions
