package reportedly

import (
	"time"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// Report is a document as it was taken in: the original bytes and the text that
// is read, with its blocks.
type Report struct {
	Name     string // how the user named it: a path, or "-" for standard input
	Original []byte // byte for byte as acquired
	SHA256   string // of Original, in lower-case hexadecimal
	Media    string // "text/plain", "text/html", "text/csv", "message/rfc822"
	Encoding string // the original's, as an IANA name: "utf-8"
	Acquired time.Time

	Text   *text.Text
	Blocks []ling.Block
	// Origin maps Text to Original: each piece of text came from a run of
	// original bytes. In order of Text. Empty where the two are the same.
	Origin []Piece

	Title         string
	Publisher     string
	Author        string
	Published     string // EDTF, "" where unknown
	PublishedFrom string // where the date was found, in plain words
	Language      string // BCP 47, as the document declares it
	URL           string // canonical address, as the document declares it
}

// Piece says that a span of the text came from a span of the original bytes.
// Their lengths differ where characters were decoded or white space folded.
type Piece struct {
	Text, Original text.Span
}
