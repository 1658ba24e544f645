// Package plain reads plain text: it leaves every byte as it is and says which
// blocks there are.
//
// In: the text as UTF-8. Out: the same text with its blocks and what its header
// says of it. It does not decode or clean (package ingest has decoded), and does
// not look for markup, which package markdown does: asterisks, underscores and quoted
// lines of an e-mail stay as they are. It may assume valid UTF-8.
package plain

import (
	"fmt"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ingest/layout"
)

// linesPerBlock is how many lines are allowed for each block that is: a block of
// wrapped text has several.
const linesPerBlock = 20

// Read lays out plain text. It reports an error that wraps
// [reportedly.ErrUnsupported] where the text has more than maxBlocks blocks, or
// twenty times as many lines; maxBlocks 0 stands for no limit.
func Read(s string, maxBlocks int) (*layout.Page, error) {
	if n := strings.Count(s, "\n"); maxBlocks > 0 && n > linesPerBlock*maxBlocks {
		return nil, fmt.Errorf("%w: %d lines, more than the limit of %d", reportedly.ErrUnsupported, n, linesPerBlock*maxBlocks)
	}
	ps := layout.Split(s)
	if maxBlocks > 0 && len(ps) > maxBlocks {
		return nil, fmt.Errorf("%w: %d paragraphs and lines, more than the limit of %d", reportedly.ErrUnsupported, len(ps), maxBlocks)
	}
	blocks, about := layout.Read(s, ps)
	return &layout.Page{Text: s, Blocks: blocks, About: about}, nil
}
