package syntax_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/reportedly/reportedly/eval/corpus"
	"github.com/reportedly/reportedly/eval/syntax"
	"github.com/reportedly/reportedly/export/conllu"
	"github.com/reportedly/reportedly/internal/evaltest"
	"github.com/reportedly/reportedly/internal/golden"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

func word(columns string) string {
	return strings.Join(strings.Fields(columns), "\t") + "\n"
}

// bank is a small treebank: two sentences, a contraction, a subtype.
var bank = "# newdoc id = d\n" +
	word("1 Rebels rebel NOUN NNS _ 4 nsubj _ _") +
	word("2-3 didn't _ _ _ _ _ _ _ _") + word("2 did do AUX VBD _ 4 aux _ _") + word("3 n't not PART RB _ 4 advmod _ _") +
	word("4 leave leave VERB VB _ 0 root _ _") +
	word("5 Osk's _ PROPN NNP _ 6 nmod:poss _ _") + word("6 port port NOUN NN _ 4 obj _ SpaceAfter=No") +
	word("7 . . PUNCT . _ 4 punct _ _") +
	"\n" + word("1 Calm calm ADJ JJ _ 0 root _ _") + "\n"

func treebank(t *testing.T, content string) *syntax.Treebank {
	t.Helper()
	s, err := conllu.Read("bank.conllu", strings.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	return &syntax.Treebank{Path: "bank.conllu", Sentences: s}
}

// answer is an annotator that fills in the gold tags, then changes them.
func answer(b *syntax.Treebank, change func([]ling.Token)) corpus.Annotator {
	return func(_ context.Context, d *ling.Document) error {
		copy(d.Tokens, conllu.Document(b.Sentences).Tokens)
		change(d.Tokens)
		return nil
	}
}

func TestParseOnGoldTokens(t *testing.T) {
	b := treebank(t, bank)
	scores, err := syntax.Score(context.Background(), []*syntax.Treebank{b}, syntax.Options{
		Annotate: answer(b, func(w []ling.Token) {
			w[0].UPOS, w[0].XPOS = "PROPN", "NNP"
			w[4].Lemma = "Osk" // the gold leaves it open
			w[4].Deprel = "nmod"
			w[2].Deprel = "obl"
			w[5].Head = 0
			w[1].Lemma = "did"
		}),
	})
	if err != nil {
		t.Fatal(err)
	}
	for metric, want := range map[string]float64{
		"gold.upos.acc": 0.875, "gold.xpos.acc": 0.875, "gold.lemma.acc": 0.875,
		"gold.uas.acc": 0.875, "gold.las.acc": 0.75, "gold.las_subtypes.acc": 0.625, "gold.las.n": 8,
	} {
		if got, ok := scores.Metric(metric); !ok || got != want {
			t.Errorf("%s is %v, want %v", metric, got, want)
		}
	}
	var out bytes.Buffer
	if err := scores.WriteTable(&out); err != nil {
		t.Fatal(err)
	}
	golden.Check(t, "testdata/parse.golden", out.String())
}

func TestParseFromRawText(t *testing.T) {
	b := treebank(t, bank) // "Rebels didn't leave Osk's port. Calm"
	for name, c := range map[string]struct {
		read corpus.Annotator
		want map[string]float64
	}{
		"spaces only": {
			evaltest.Spaces(), // didn't and "port." are one each
			map[string]float64{"raw.tokens.tp": 4, "raw.tokens.fp": 2, "raw.tokens.fn": 4, "raw.words.tp": 4, "raw.upos.tp": 1, "raw.sentences.tp": 0, "raw.sentences.fp": 1},
		},
		"all words": {
			evaltest.Spaces(10, 30), map[string]float64{"raw.tokens.f1": 1, "raw.words.tp": 8, "raw.upos.tp": 2, "raw.uas.tp": 2},
		},
		"a wrong cut in the contraction": {
			evaltest.Spaces(9, 30), // di|dn't: neither form is the gold's
			map[string]float64{"raw.words.tp": 6, "raw.tokens.tp": 6},
		},
	} {
		scores, err := syntax.Score(context.Background(), []*syntax.Treebank{b}, syntax.Options{Read: c.read})
		if err != nil {
			t.Fatal(err)
		}
		for metric, want := range c.want {
			if got, ok := scores.Metric(metric); !ok || got != want {
				t.Errorf("%s: %s is %v, want %v", name, metric, got, want)
			}
		}
	}
}

// The words of "au" have no letters of their own: they are aligned by form.
func TestWordsThatAreNoPieces(t *testing.T) {
	b := treebank(t, word("1-2 au _ _ _ _ _ _ _ _")+word("1 à à ADP _ _ 3 case _ _")+word("2 le le DET _ _ 3 det _ _")+
		word("3 port port NOUN _ _ 0 root _ _")+"\n")
	scores, err := syntax.Score(context.Background(), []*syntax.Treebank{b}, syntax.Options{Read: evaltest.Spaces(2)})
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := scores.Metric("raw.words.tp"); got != 3 {
		t.Errorf("%v words aligned, want 3", got)
	}
	if _, ok := scores.Metric("raw.xpos.f1"); ok {
		t.Error("a row for a column that the gold leaves open")
	}
}

func TestParseReportsBrokenAnnotators(t *testing.T) {
	b := treebank(t, bank)
	for name, c := range map[string]struct {
		opt  syntax.Options
		want string
	}{
		"tokens changed": {
			syntax.Options{Annotate: func(_ context.Context, d *ling.Document) error { d.Tokens = d.Tokens[1:]; return nil }},
			"annotate d: the annotator changed the tokens",
		},
		"failure": {
			syntax.Options{Annotate: func(context.Context, *ling.Document) error { return errors.New("no weights") }},
			"annotate d: no weights",
		},
		"span": {
			syntax.Options{Read: func(_ context.Context, d *ling.Document) error {
				d.Tokens = []ling.Token{{Span: text.Span{End: 999}}}
				return nil
			}},
			"read d: token 0: span [0,999) out of range",
		},
		"sentence": {
			syntax.Options{Read: func(_ context.Context, d *ling.Document) error {
				d.Sentences = []ling.Sentence{{End: 3}}
				return nil
			}},
			"read d: sentence 0",
		},
	} {
		_, err := syntax.Score(context.Background(), []*syntax.Treebank{b}, c.opt)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s", name, err, c.want)
		}
	}
}

func TestReadTreebank(t *testing.T) {
	path := golden.Shared(t, "corpora", "ud-english-ewt", "en_ewt-ud-dev.conllu")
	b, err := syntax.ReadTreebank(path)
	if err != nil {
		t.Fatal(err)
	}
	docs := map[string]*ling.Document{}
	for _, part := range conllu.Split(b.Sentences) {
		d := conllu.Document(part)
		docs[d.ID] = d
	}
	perfect := func(_ context.Context, d *ling.Document) error {
		g := docs[d.ID]
		d.Blocks, d.Sentences, d.Tokens = g.Blocks, g.Sentences, g.Tokens
		return nil
	}
	s, err := syntax.Score(context.Background(), []*syntax.Treebank{b}, syntax.Options{Annotate: perfect, Read: perfect})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range s.Rows {
		for _, c := range r.Cells {
			if !c.Count && c.Value != 1 {
				t.Errorf("the gold scores %s.%s = %v against itself", r.Name, c.Name, c.Value)
			}
		}
	}
	if s.N < 25000 {
		t.Errorf("%d words", s.N)
	}
	if _, err := syntax.ReadTreebank("testdata/absent.conllu"); err == nil {
		t.Error("no error for a file that is absent")
	}
}
