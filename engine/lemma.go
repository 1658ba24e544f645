package engine

import (
	"context"

	"github.com/reportedly/reportedly/lexicon"
	"github.com/reportedly/reportedly/ling"
)

// lemmaAnalyzer repairs the model's lemmas by the lexicon's tables: a small model
// has not seen every irregular verb.
func lemmaAnalyzer(lex *lexicon.Lexicon) ling.Analyzer {
	return ling.Analyzer{
		Name:     "lemma",
		Doc:      "repairs lemmas by the lexicon's irregular forms and words",
		Requires: []ling.Layer{ling.LayerTokens, ling.LayerTags},
		Assigns:  []ling.Layer{ling.LayerTags},
		Run: func(_ context.Context, d *ling.Document) error {
			for i := range d.Tokens {
				t := &d.Tokens[i]
				t.Lemma = lex.Lemma(d.Form(i), t.UPOS, t.XPOS, t.Lemma)
			}
			return nil
		},
	}
}
