package corpus

import (
	"strings"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// Tokenized is a document of sentences whose words a corpus gives, joined by
// spaces.
func Tokenized(id string, sentences [][]string) *ling.Document {
	var b strings.Builder
	d := &ling.Document{ID: id}
	for i, words := range sentences {
		s := ling.Sentence{First: len(d.Tokens), End: len(d.Tokens) + len(words)}
		s.Span.Start = b.Len()
		for k, w := range words {
			if k > 0 {
				b.WriteByte(' ')
			}
			d.Tokens = append(d.Tokens, ling.Token{Span: text.Span{Start: b.Len(), End: b.Len() + len(w)}, Sentence: i, Head: -1})
			b.WriteString(w)
		}
		s.Span.End = b.Len()
		d.Sentences = append(d.Sentences, s)
		b.WriteByte('\n')
	}
	d.Text = text.New(b.String())
	d.Blocks = []ling.Block{{Kind: ling.Body, Span: text.Span{End: d.Text.Len()}}}
	return d
}
