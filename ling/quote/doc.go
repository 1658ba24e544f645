// Package quote finds the words of a document that are somebody's own and not the
// report's: between quotation marks, in a transcript's turns, and after a block
// such as "The ministry said:"; and who says them.
//
// In: a document with tokens, tags, tree and names, and a [Sayer] that knows the
// words of saying. Out: its Quotes. It doesn't tell who a speaker is: "he" stays
// "he" until package coref has run; and indirect speech ("said that …") is no
// quotation. It may assume nothing of the tree beyond that indices are in range.
package quote
