// Package eval compares what the program reads with what people coded: claims,
// parses and names.
//
// In: gold files (docs/evaluation.md lists the formats) and, as functions, what
// is to be measured. Out: [Scores], which print as a table or as JSON, with the
// most frequent confusions first. It doesn't know the engine and holds no
// thresholds or expectations: frozen figures are golden files of whoever runs
// it. It assumes that spans of both sides are bytes of the same text.
package eval
