// Package coref finds the noun phrases of one document that can take part in a
// claim, and which of them refer to the same somebody or something: names and
// their short forms, acronyms, descriptions, pronouns, "the two".
//
// In: a document with tokens, tags, tree, names and quotations. Out: its Mentions and
// Entities. It looks at this document alone: who an entity is in the world, or
// in another report, package resolve/actor decides. What can't be tied to
// something else stays an entity of its own. It may assume nothing of the tree
// or of the names beyond that indices are in range: both come from a model and
// may be wrong.
//
// The rules run from the surest to the least sure, after the multi-pass sieve of
// Lee et al. (Computational Linguistics 39(4), 2013): names, appositions,
// relative pronouns; then, from left to right, descriptions, groups and
// pronouns.
package coref
