// Package terminal prints a report for reading: its sentences in order with
// the claims under them, wrapped to any width, in colour or plain.
//
// In: a report, its sentences and claims. Out: text lines. It chooses neither
// width nor colour, which is for who knows the terminal, and its form may
// change: programs read package jsonl's. It assumes that spans are in range,
// but nothing of the text: whatever could steer a terminal is shown as an
// escape (see [phrase.Clean]).
package terminal
