// Package ingest takes in a report: it finds out what kind of file it is and in
// which encoding, and makes a [reportedly.Report] of it that keeps the original
// bytes and knows where in them each piece of the text came from.
//
// In: a reader and a name: plain text, HTML, an e-mail, or a table, of which each row is a
// report ([Split]). Out: a Report with text, blocks and what the document says of itself,
// or an error that says what is wrong and, as a hint, what to do. It does not fetch pages,
// does not read PDF, office or archive files, and reads no claims. It may assume nothing: sizes are
// bounded, and time and memory are linear in the size of the input.
//
//   - Plain text in UTF-8 is kept byte for byte, save that a byte order mark at
//     its beginning is cut.
//   - The encoding is taken from a byte order mark, else from an HTML page's own
//     declaration, else UTF-8 where the bytes are valid UTF-8, else by frequency
//     of letters, else it is windows-1252. A declaration that the bytes belie is
//     set aside.
package ingest
