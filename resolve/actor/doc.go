// Package actor knows who acts: a registry of actors with their names, codes,
// ties and offices, and a linker that ties the participants of a document's
// claims to it.
//
// In: the tables of data/actors and data/lexicon, records that a user imported
// or edited (package source reads their files), and for linking an annotated
// document with its claims. Out: an immutable [Registry]; claims whose
// participants carry an identity, country, sector, kind and a probability, each
// with a reason in plain words. It opens no files, never guesses who held an
// office from the office alone, and leaves unknown what isn't known: then it says
// why. It may assume that a document's names, mentions and entities are filled in
// and that claims come from that document.
package actor
