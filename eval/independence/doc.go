// Package independence compares developments of several reports, who knows of them and
// where they differ, with scenarios.
//
// In: scenarios (docs/evaluation.md, "Independence") and, as functions, what is to be
// measured. Out: [score.Scores]. It doesn't know the engine and holds no thresholds or
// expectations. It assumes that spans of both sides are bytes of the same text.
package independence
