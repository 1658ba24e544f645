// Package judgement is what people decide about what was read: they accept,
// reject and correct claims, note on them, join and split developments, grade
// sources and override a development's credibility. Decisions are a log that only
// grows; the present state is derived from it, so that anything can be undone and
// nothing that somebody decided is lost.
//
// In: entries of the log, in their order. Out: [Derive] gives the state, [Attach]
// ties judgements to the claims of a new reading by their exact words, [Apply]
// gives a claim as corrected, [CohenKappa], [FleissKappa] and [Alpha] tell how far
// reviewers agree. It keeps, prints and asks nothing, reads no clock, and decides
// nothing about truth: a judgement says whether a reading is right. It assumes that
// entries carry rising numbers.
package judgement
