// Package table counts claims quickly: who does what to whom, what was when, and what
// an actor has to do with, under any filter.
//
// In: a memory's claims without their words (store.Light), read once and again when
// the memory has changed. Out: pairs of actors, densities over time and counts, in
// milliseconds for a hundred thousand claims, and the IDs of the claims behind them. It
// holds everything in main memory, about a hundred bytes a claim, and reads no text: what
// a filter asks of words or geometry it asks the store. It assumes that what it is told
// of is at most some seconds old.
package table
