package engine

import (
	"context"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/resolve/when"
	"github.com/reportedly/reportedly/text"
)

// timesAnalyzer fills Document.Times by resolve/when.
func timesAnalyzer() ling.Analyzer {
	return ling.Analyzer{
		Name:     "when",
		Doc:      "finds words of time and gives them EDTF values",
		Requires: []ling.Layer{ling.LayerTokens, ling.LayerTree},
		Assigns:  []ling.Layer{ling.LayerTimes},
		Run:      findTimes,
	}
}

func findTimes(ctx context.Context, d *ling.Document) error {
	d.Times = nil
	for _, r := range when.Read(ctx, d) {
		if r.Phrase.Class == when.Event {
			continue // package extract ties claims to claims
		}
		if first, end := tokensOf(d, r.Sentence, r.Phrase.Span); first < end {
			d.Times = append(d.Times, ling.Time{First: first, End: end, Span: r.Phrase.Span,
				EDTF: r.When.EDTF, Relation: string(r.When.Relation), Why: r.When.Why})
		}
	}
	return ctx.Err()
}

// tokensOf are the tokens of a sentence that a span covers, wholly or in part.
func tokensOf(d *ling.Document, sentence int, sp text.Span) (first, end int) {
	s := d.Sentences[sentence]
	first, end = s.End, s.First
	for k := s.First; k < s.End; k++ {
		if d.Tokens[k].Span.Overlaps(sp) {
			first, end = min(first, k), k+1
		}
	}
	return first, end
}
