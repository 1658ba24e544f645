// Package extract finds the claims of an annotated document: who is said to
// have done what to whom, where and when, who says so and how firmly
// (docs/codebook.md).
//
// In: a ling.Document with tree, names, predicates, mentions and times, and the
// lexicon. Out: claims with evidence, each value with the reason for it. It
// gives no identities and no coordinates (package resolve does), and doesn't
// decide what is true. It may assume that spans are in range and that every
// sentence's heads form a tree.
//
// A claim is made in steps, each in its own file: candidate.go chooses the
// trigger words from the model's predicates and the lexicon, stated.go says where the
// lexicon alone suffices; toll.go, death.go and existence.go add what has no trigger of
// its own; participant.go, place.go, time.go and number.go find what belongs to the
// trigger, logline.go what the head of its line gives it; codebook.go decides between
// types once the parties are known; cue.go finds the words that attribution.go, quote.go and
// modality.go read to say how the report knows, for every kind of claim alike;
// prune.go leaves out repetitions; office.go reads titles; link.go ties claims
// together.
package extract
