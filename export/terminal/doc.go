// Package terminal prints for reading: a report's sentences in order with the
// claims under them; developments, claims and decisions as memory has them; wrapped to
// any width, in colour or plain.
//
// In: a report with its sentences and claims, or a page of package memory. Out: text lines. It chooses neither
// width nor colour, which is for who knows the terminal, and its form may
// change: programs read package jsonl's. It assumes that spans are in range,
// but nothing of the text: whatever could steer a terminal is shown as an
// escape (see [phrase.Clean]).
package terminal
