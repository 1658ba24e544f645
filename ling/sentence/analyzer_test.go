package sentence_test

import (
	"context"
	"errors"
	"testing"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/ling/sentence"
	"github.com/reportedly/reportedly/text"
)

func document() *ling.Document {
	const s = "Truce holds\n\nBy Musa Ali\n\nThe army left. It didn't return."
	return &ling.Document{
		Text: text.New(s),
		Blocks: []ling.Block{
			{Kind: ling.Title, Span: text.Span{Start: 0, End: 11}},
			{Kind: ling.Byline, Span: text.Span{Start: 13, End: 24}},
			{Kind: ling.Body, Span: text.Span{Start: 26, End: len(s)}},
		},
	}
}

func TestAnalyzer(t *testing.T) {
	d := document()
	if err := sentence.Analyzer().Run(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	want := []struct {
		text  string
		block int
	}{{"Truce holds", 0}, {"The army left.", 2}, {"It didn't return.", 2}}
	if len(d.Sentences) != len(want) {
		t.Fatalf("got %d sentences, want %d", len(d.Sentences), len(want))
	}
	for i, s := range d.Sentences {
		if got := d.Text.Slice(s.Span); got != want[i].text || s.Block != want[i].block {
			t.Errorf("sentence %d: got %q in block %d, want %q in block %d", i, got, s.Block, want[i].text, want[i].block)
		}
		for j := s.First; j < s.End; j++ {
			if tok := d.Tokens[j]; tok.Sentence != i || tok.Head != -1 || !s.Span.Contains(tok.Span) {
				t.Errorf("token %d of sentence %d: %+v", j, i, tok)
			}
		}
	}
	if n := len(d.Tokens); n != 11 {
		t.Errorf("got %d tokens, want 11", n)
	}
}

func TestAnalyzerStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := sentence.Analyzer().Run(ctx, document()); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
}
