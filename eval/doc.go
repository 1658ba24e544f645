// Package eval compares developments of several reports, who knows of them and where they
// differ, with scenarios. The packages below it measure what is read of one report; all
// share eval/score.
//
// In: scenarios (docs/evaluation.md, "Independence") and, as functions, what is to be
// measured. Out: [score.Scores]. It doesn't know the engine and holds no thresholds or
// expectations. It assumes that spans of both sides are bytes of the same text.
package eval
