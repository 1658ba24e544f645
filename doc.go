// Package reportedly is the vocabulary of the program: a Report is what was
// published; a Claim is one proposition that it puts forward, with who says so
// and how surely; Participant, Place, When and Speaker are its parts.
//
// What goes in and out: nothing; these are types. The meaning of every value is
// in docs/codebook.md. The types carry no wire names: package export writes
// them.
package reportedly
