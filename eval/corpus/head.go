package corpus

import (
	"slices"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// HeadOf is the first word in spans whose head lies outside of them, -1 where
// they hold no word.
func HeadOf(d *ling.Document, spans []text.Span) int {
	for t := range d.Tokens {
		if Within(d, t, spans) && d.Tokens[t].UPOS != "PUNCT" && (d.Tokens[t].Head < 0 || !Within(d, d.Tokens[t].Head, spans)) {
			return t
		}
	}
	return -1
}

// Within tells whether a word stands in one of the spans.
func Within(d *ling.Document, token int, spans []text.Span) bool {
	return slices.ContainsFunc(spans, func(sp text.Span) bool { return d.Tokens[token].Span.Overlaps(sp) })
}
