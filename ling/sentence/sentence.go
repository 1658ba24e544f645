package sentence

import (
	"strings"

	"github.com/reportedly/reportedly/text"
)

// MaxTokens is the number of tokens that a sentence has at most. A longer run
// without an end is cut at its best mark.
const MaxTokens = 200

// Range is a half-open run of tokens: [First, End), indices into the tokens
// given.
type Range struct {
	First, End int
}

// Split is the sentences of a block: ranges of tokens, in order, that together
// cover them all. The tokens are those of the block and of nothing else. It
// runs in linear time.
func Split(t *text.Text, block text.Span, tokens []text.Span) []Range {
	s := newSplitter(t, block, tokens)
	var out []Range
	first := 0
	for i := range tokens {
		if i+1 == len(tokens) || s.endsAfter(first, i) {
			out = s.bounded(out, first, i+1)
			first = i + 1
		}
	}
	return out
}

// bounded appends [first, end), cut so that no part is too long.
func (s *splitter) bounded(out []Range, first, end int) []Range {
	for end-first > MaxTokens {
		cut := s.cut(first)
		out = append(out, Range{first, cut})
		first = cut
	}
	return append(out, Range{first, end})
}

// cut is where to end a sentence that begins at first and is too long: after
// the last of the best marks in its second half, else at MaxTokens.
func (s *splitter) cut(first int) int {
	best, rank := first+MaxTokens, 0
	for i := first + MaxTokens/2; i < first+MaxTokens; i++ {
		r := 0
		switch s.form(i) {
		case ".", "!", "?", "...", "…":
			r = 4
		case ";":
			r = 3
		case ":", "–", "—":
			r = 2
		case ",":
			r = 1
		}
		if r > 0 && r >= rank {
			best, rank = i+1, r
		}
	}
	return best
}

// splitter holds what a block's sentences are decided from.
type splitter struct {
	s      string
	tokens []text.Span
	start  int // of the block
	long   int // bytes from which a line counts as full
}

func newSplitter(t *text.Text, block text.Span, tokens []text.Span) *splitter {
	s := &splitter{s: t.String(), tokens: tokens, start: block.Start}
	for rest := t.Slice(block); rest != ""; {
		line, after, _ := strings.Cut(rest, "\n")
		s.long = max(s.long, len(strings.TrimSpace(line)))
		rest = after
	}
	s.long = s.long * 3 / 4
	return s
}

// form is token i's text, "" out of range.
func (s *splitter) form(i int) string {
	if i < 0 || i >= len(s.tokens) {
		return ""
	}
	return s.s[s.tokens[i].Start:s.tokens[i].End]
}

// gap is the white space between tokens i and i+1.
func (s *splitter) gap(i int) string {
	if i < 0 || i+1 >= len(s.tokens) {
		return ""
	}
	return s.s[s.tokens[i].End:s.tokens[i+1].Start]
}
