// Package corpus holds what readers of gold files share.
//
// In: paths, and the words that a corpus gives. Out: bounded bytes, and documents of tokens
// to be annotated by an [Annotator], with the check that it kept them. It reads no format
// and scores nothing. It assumes nothing of a file: what is too large is refused.
package corpus
