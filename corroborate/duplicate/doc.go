// Package duplicate finds texts that share words: the same article twice, copies
// with a new lead, excerpts, digests that hold several reports, updates, and
// passages that two reports quote.
//
// In: reports, and an index of fingerprints that somebody keeps ([Keys]). Out: pairs
// of reports with the passages that they share as spans of both texts, what the
// passages make of each, and how the two stand to each other, with a reason. It
// deliberately does not decide who knows what (package origin does), compares no
// meaning, only words, and reads no file or clock. It may assume that a report's
// text and blocks don't change, and that [Keys] answers from one moment's state.
//
// A text is cut into words without case, accents, punctuation and number formats;
// words such as "the" and "of" are left out. Winnowing picks fingerprints from runs of four words, so that two texts
// which share a run of eight have one in common (Schleimer, Wilkerson and Aiken,
// "Winnowing", SIGMOD 2003). Texts with common fingerprints are laid beside each
// other; only the shared passages decide.
package duplicate
