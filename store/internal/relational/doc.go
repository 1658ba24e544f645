// Package relational is what the stores on SQL databases have in common: rows,
// their encoding, the questions and the words that are indexed.
//
// In: a connection pool for reading, a way to begin a writing transaction, and a
// [Dialect] that knows how one database differs from another. Out: every method
// of the store's contract but those that concern a file or a server as a whole.
// It creates no tables (each database has its own migrations), opens no files and
// reads no clock. It assumes the tables of the newest schema, a pool whose
// connections enforce foreign keys, and one writer at a time.
package relational
