// Package coreference compares which mentions of events name one event, across documents,
// with corpora.
//
// In: XML as ECB+ and MEANTIME have it, or lists of mentions, and a [Reader]. Out:
// [score.Scores] with the usual measures (MUC, B³, CEAF, CoNLL). It sets no mentions
// together itself. It assumes that topics don't share events where a corpus gives them.
package coreference
