// Package score holds the figures of an evaluation and the counting behind them.
//
// In: what was found, missed and made up, as [Tally] and [Share], and the documents to
// draw anew. Out: [Scores], which print as a table or as JSON, with intervals and the most
// frequent confusions first. It knows no task and holds no thresholds or expectations:
// frozen figures are golden files of whoever runs it. It assumes that what hangs together
// stands in one document, which is what a [Resampling] draws.
package score
