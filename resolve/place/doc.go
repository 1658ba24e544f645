// Package place says which place a name means and what a phrase of place
// describes.
//
// In: an annotated ling.Document, its claims, and a gazetteer.Source. Out: for
// each name of a place a [Decision] (the gazetteer's entry, a score, a reason in
// plain words), and in each claim's places the names' identities, a geometry, a
// precision and an uncertainty in kilometres. It does not find names or decide
// which claim happened where (the model and package extract do), does not read
// files and never guesses: "none" is an answer, with its reason. It may assume a
// document with tokens, trees and names; broken trees and names out of order are
// harmless.
//
// Names are decided together. Each candidate's chance depends on what it is by
// itself (its name, kind, population), on the words beside the name ("the village
// of", "Paris, Texas") and on what the other names of the document mean (their
// countries and distances); a few rounds of sharing chances settle it. What each
// of these counts for is the table in weights.go, fitted by package gen.
package place
