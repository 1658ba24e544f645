// Package text holds a document's immutable text, spans of it, and the one
// mapper between the notations of a position.
//
// In: UTF-8 bytes. Out: half-open byte spans and conversions to runes, UTF-16
// code units and line and column. It knows nothing of language. Every offset
// in this program is a byte offset into a [Text]; other notations are made
// here, at the edge, for who needs them (browsers count UTF-16 units, people
// lines and columns).
package text
