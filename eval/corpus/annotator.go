package corpus

import (
	"context"
	"fmt"
	"slices"

	"github.com/reportedly/reportedly/ling"
)

// Annotator fills layers of a document. What it finds filled it leaves as it
// is.
type Annotator func(context.Context, *ling.Document) error

// TokensOnly is a document with the text, blocks, sentences and token spans of
// d, ready to be annotated.
func TokensOnly(d *ling.Document) *ling.Document {
	out := TextOnly(d)
	out.Blocks, out.Sentences = slices.Clone(d.Blocks), slices.Clone(d.Sentences)
	out.Tokens = make([]ling.Token, len(d.Tokens))
	for i, t := range d.Tokens {
		out.Tokens[i] = ling.Token{Span: t.Span, Sentence: t.Sentence, Head: -1}
	}
	return out
}

// TextOnly is a document with nothing but d's text.
func TextOnly(d *ling.Document) *ling.Document {
	return &ling.Document{ID: d.ID, Text: d.Text, Published: d.Published, Publisher: d.Publisher}
}

// Annotate runs a on d and reports tokens that it changed.
func Annotate(ctx context.Context, a Annotator, d *ling.Document) error {
	before := slices.Clone(d.Tokens)
	if err := a(ctx, d); err != nil {
		return fmt.Errorf("annotate %s: %w", d.ID, err)
	}
	same := slices.EqualFunc(before, d.Tokens, func(a, b ling.Token) bool { return a.Span == b.Span })
	if !same {
		return fmt.Errorf("annotate %s: the annotator changed the tokens that it was given", d.ID)
	}
	return nil
}

// InRange reports tokens or sentences of d that lie outside its text.
func InRange(d *ling.Document) error {
	for i, t := range d.Tokens {
		if err := d.Text.Check(t.Span); err != nil {
			return fmt.Errorf("token %d: %w", i, err)
		}
	}
	for i, s := range d.Sentences {
		if s.First < 0 || s.End > len(d.Tokens) || s.First > s.End {
			return fmt.Errorf("sentence %d: tokens [%d,%d) of %d", i, s.First, s.End, len(d.Tokens))
		}
	}
	return nil
}
