package layout

import (
	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ling"
)

// Page is what a reader of one kind of file makes of it: a report without its
// original.
type Page struct {
	Text   string
	Blocks []ling.Block
	// Pieces map Text to the file's decoded text; none stand for "the same".
	Pieces []reportedly.Piece
	About
}

// About is what a report says of itself. A field is "" where it doesn't.
type About struct {
	Title         string
	Publisher     string
	Author        string
	Published     string // EDTF
	PublishedFrom string // where the date was found, in plain words
	Language      string // BCP 47
	URL           string
}
