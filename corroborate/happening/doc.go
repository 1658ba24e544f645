// Package happening tells whether two claims are about the same happening.
//
// In: claims with the publication that tells them (reportedly.Told). Out: for a pair a
// [Score], the probability that both tell of one happening, with reasons in plain
// words and, where the two cannot be one, what excludes it; and [Cluster], which
// groups a small set at once. It weighs type and wording of the triggers, who did it
// and to whom, places, days, numbers, the words around and, where there are, the
// claims' vectors; the weights stand in weights.go. It deliberately keeps no store,
// knows nothing of sources, and never asks which claim is true. It assumes that
// identities of actors and places mean the same in all reports, and that vectors come
// from one model.
package happening
