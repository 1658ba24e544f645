// Package markdown reads reports that are written with Markdown's marks: it leaves
// the marks out and keeps what they set.
//
// In: the text as UTF-8. Out: a page of the text without marks, of which headings are
// marked as such, with pieces that lead back. Tables keep their rows, a line each, and
// links their words. It does not follow links, render HTML or number lists, and leaves
// alone what may be no mark: an asterisk between spaces, an underscore within a word.
// It may assume valid UTF-8; time is linear in the text's length.
package markdown

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/reportedly/reportedly/ingest/layout"
	"github.com/reportedly/reportedly/ingest/origin"
	"github.com/reportedly/reportedly/ingest/plain"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// signs are marks that plain text hardly has; two kinds of them make a text Markdown.
var signs = []*regexp.Regexp{
	regexp.MustCompile(`(?m)^#{1,6} \S`),
	regexp.MustCompile(`\[[^\[\]\n]{1,200}\]\((?:https?://|mailto:|/|#)[^()\s]{1,500}\)`),
	regexp.MustCompile(`\*\*[^*\s][^*\n]{0,300}\*\*`),
	regexp.MustCompile(`(?m)^ {0,3}\|?\s*:?-{3,}:?\s*\|[\s|:-]*$`),
}

// Is tells whether a text is Markdown: by its name, or by two kinds of its marks.
func Is(name, s string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown", ".mdown":
		return true
	}
	n := 0
	for _, re := range signs {
		if re.MatchString(s) {
			n++
		}
	}
	return n >= 2
}

// Read lays out a text without its marks. Errors and maxBlocks are those of [plain.Read].
func Read(s string, maxBlocks int) (*layout.Page, error) {
	if _, err := plain.Read(s, maxBlocks); err != nil {
		return nil, err
	}
	w := &writer{source: s}
	w.lines()
	out := w.text.String()
	ps := layout.Split(out)
	for i := range ps {
		ps[i].Kind = w.kinds[ps[i].Span.Start]
	}
	if k := slices.IndexFunc(ps[:min(len(ps), 3)], func(p layout.Paragraph) bool { return p.Kind == ling.Heading }); k >= 0 {
		ps[k].Kind = ling.Title
	}
	blocks, about := layout.Read(out, ps)
	return &layout.Page{Text: out, Blocks: blocks, Pieces: w.pieces.Pieces(), About: about}, nil
}

// writer writes the text that the marks set.
type writer struct {
	source string
	text   strings.Builder
	pieces origin.Map
	at     int                    // of the source that has been written or passed over
	kinds  map[int]ling.BlockKind // of the headings and rows that begin there in the text
}

// keep writes the source up to end.
func (w *writer) keep(end int) {
	if end > w.at {
		w.text.WriteString(w.source[w.at:end])
		w.pieces.AddRun(end-w.at, text.Span{Start: w.at, End: end})
		w.at = end
	}
}

// put writes words in the stead of the source up to end.
func (w *writer) put(words string, end int) {
	w.text.WriteString(words)
	w.pieces.Add(len(words), text.Span{Start: w.at, End: max(w.at, end)})
	w.at = max(w.at, end)
}
