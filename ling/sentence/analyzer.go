package sentence

import (
	"context"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/ling/token"
	"github.com/reportedly/reportedly/text"
)

// Analyzer is the step that fills Document.Tokens and Document.Sentences from
// Document.Text and Document.Blocks. Blocks that aren't read for claims get
// neither. Tokens have a span, a sentence, and -1 for a head; the rest is left
// to later steps.
func Analyzer() ling.Analyzer {
	return ling.Analyzer{
		Name:     "sentence",
		Doc:      "Splits the blocks that may hold claims to tokens and sentences.",
		Requires: []ling.Layer{ling.LayerBlocks},
		Assigns:  []ling.Layer{ling.LayerTokens},
		Run:      run,
	}
}

func run(ctx context.Context, d *ling.Document) error {
	d.Tokens, d.Sentences = nil, nil
	for b, block := range d.Blocks {
		if err := ctx.Err(); err != nil {
			return err
		}
		if !block.Kind.Claims() {
			continue
		}
		tokens := token.Tokenize(d.Text, block.Span)
		for _, r := range Split(d.Text, block.Span, tokens) {
			add(d, b, tokens[r.First:r.End])
		}
	}
	return nil
}

// add appends a sentence of the block with its tokens, of which there is at
// least one.
func add(d *ling.Document, block int, tokens []text.Span) {
	first := len(d.Tokens)
	for _, sp := range tokens {
		d.Tokens = append(d.Tokens, ling.Token{Span: sp, Sentence: len(d.Sentences), Head: -1})
	}
	d.Sentences = append(d.Sentences, ling.Sentence{
		Span:  tokens[0].Union(tokens[len(tokens)-1]),
		Block: block, First: first, End: len(d.Tokens),
	})
}

// Paragraphs are the blocks of a text that comes without a report: its
// paragraphs, all of them body text.
func Paragraphs(t *text.Text) []ling.Block {
	var out []ling.Block
	for _, sp := range t.Paragraphs() {
		out = append(out, ling.Block{Kind: ling.Body, Span: sp})
	}
	return out
}
