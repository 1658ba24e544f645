package names

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/corpus"
	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// Corpus is a file or folder of gold names.
type Corpus struct {
	Path      string
	Docs      []*Document
	Tokenized bool // the documents have sentences and tokens, as the file gives them
}

// Document is a document with its gold names.
type Document struct {
	Doc  *ling.Document // text, and where the file gives them a block, sentences and tokens
	Gold []GoldName     // in the order of the file

	text *strings.Builder // until finish
}

// GoldName is a name with the file's own label.
type GoldName struct {
	Span  text.Span
	Label string
}

func (d *Document) finish() {
	d.Doc.Text = text.New(d.text.String())
	d.Doc.Blocks = []ling.Block{{Kind: ling.Body, Span: text.Span{End: d.Doc.Text.Len()}}}
	d.text = nil
}

// Read reads gold names: a column file, a folder of re3d, or a folder of
// such folders (docs/evaluation.md, "Names").
func Read(path string) ([]*Corpus, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	if !info.IsDir() {
		content, err := corpus.ReadFile(path, corpus.MaxBytes)
		if err != nil {
			return nil, err
		}
		corpus, err := DecodeColumns(path, content)
		if err != nil {
			return nil, err
		}
		return []*Corpus{corpus}, nil
	}
	folders, err := filepath.Glob(filepath.Join(corpus.EscapeGlob(path), "*", "documents.json"))
	if err != nil {
		return nil, fmt.Errorf("list %s: %w", path, err)
	}
	if _, err := os.Stat(filepath.Join(path, "documents.json")); err == nil {
		folders = []string{filepath.Join(path, "documents.json")}
	}
	if len(folders) == 0 {
		return nil, fmt.Errorf("read names %s: no documents.json: %w", path, reportedly.ErrNotFound)
	}
	var out []*Corpus
	for _, f := range folders {
		corpus, err := readRe3D(filepath.Dir(f))
		if err != nil {
			return nil, err
		}
		out = append(out, corpus)
	}
	return out, nil
}

// Options say how [Score] reads.
type Options struct {
	// Annotate finds names in a document with sentences and tokens.
	Annotate corpus.Annotator
	// Tokenize finds blocks, sentences and tokens in raw text; needed only for
	// corpora that give none.
	Tokenize corpus.Annotator
	// Scheme is a name of [Schemes]; "" chooses by the labels of all corpora.
	Scheme string
}

// Score scores names against gold: a name is right if its span and its class
// are. N counts the gold names of a scored class.
func Score(ctx context.Context, corpora []*Corpus, opt Options) (*score.Scores, error) {
	scheme, err := FindScheme(opt.Scheme, labels(corpora))
	if err != nil {
		return nil, fmt.Errorf("score names: %w", err)
	}
	s := &score.Scores{Task: "names", Note: "labels " + scheme.Name + ": " + scheme.About}
	n := nameCount{scheme: scheme, byClass: map[string]*score.Tally{}, confusions: score.Confusions{}}
	for _, c := range scheme.classes() {
		n.byClass[c] = &score.Tally{}
	}
	for _, c := range corpora {
		s.Files = append(s.Files, c.Path)
		for _, d := range c.Docs {
			read, err := readNames(ctx, d.Doc, c.Tokenized, opt)
			if err != nil {
				return nil, err
			}
			n.document(d, read)
		}
	}
	var micro score.Tally
	var rows []score.Row
	for _, c := range scheme.classes() {
		micro.Add(*n.byClass[c])
		rows = append(rows, n.byClass[c].Row(c))
	}
	s.N = micro.TP + micro.FN
	s.Rows = append([]score.Row{micro.Row("micro")}, rows...)
	s.Confusions, s.Mistakes = n.confusions.Sorted(), n.mistakes
	return s, nil
}

// labels are all labels of the corpora, in order of their first name.
func labels(corpora []*Corpus) []string {
	var out []string
	seen := map[string]bool{}
	for _, c := range corpora {
		for _, d := range c.Docs {
			for _, g := range d.Gold {
				if !seen[g.Label] {
					seen[g.Label] = true
					out = append(out, g.Label)
				}
			}
		}
	}
	return out
}

func readNames(ctx context.Context, doc *ling.Document, tokenized bool, opt Options) (*ling.Document, error) {
	read := corpus.TokensOnly(doc)
	if !tokenized {
		if opt.Tokenize == nil {
			return nil, fmt.Errorf("score names of %s: %w: the corpus has no tokens", doc.ID, reportedly.ErrUnsupported)
		}
		if err := opt.Tokenize(ctx, read); err != nil {
			return nil, fmt.Errorf("tokenize %s: %w", doc.ID, err)
		}
	}
	if err := corpus.Annotate(ctx, opt.Annotate, read); err != nil {
		return nil, err
	}
	if err := corpus.InRange(read); err != nil {
		return nil, fmt.Errorf("annotate %s: %w", doc.ID, err)
	}
	for _, n := range slices.Concat(read.Names, read.Phrases) {
		if n.First < 0 || n.End > len(read.Tokens) || n.First >= n.End {
			return nil, fmt.Errorf("annotate %s: a name of tokens [%d,%d) of %d", doc.ID, n.First, n.End, len(read.Tokens))
		}
	}
	return read, nil
}

type nameCount struct {
	scheme     Scheme
	byClass    map[string]*score.Tally
	confusions score.Confusions
	mistakes   []string
}

// document compares a document's names. Names that the scheme leaves out count
// on neither side.
func (n *nameCount) document(d *Document, read *ling.Document) {
	var gold, pred []GoldName
	for _, g := range d.Gold {
		if c := class(n.scheme.Gold, g.Label); c != "" {
			gold = append(gold, GoldName{g.Span, c})
		}
	}
	found := read.Names
	if n.scheme.Phrases {
		found = read.Phrases
	}
	for _, p := range found {
		if c := class(n.scheme.Ours, string(p.Label)); c != "" {
			pred = append(pred, GoldName{read.SpanOf(p.First, p.End), c})
		}
	}
	gold, pred = n.right(gold, pred)
	words := func(g GoldName) string { return score.Clip(d.Doc.Text.Slice(g.Span), 60) }
	for _, g := range gold {
		n.byClass[g.Label].FN++
		n.mistakes = append(n.mistakes, fmt.Sprintf("MISSED %s %s «%s»", d.Doc.ID, g.Label, words(g)))
	}
	for _, p := range pred {
		n.byClass[p.Label].FP++
		n.mistakes = append(n.mistakes, fmt.Sprintf("FALSE  %s %s «%s»", d.Doc.ID, p.Label, words(p)))
	}
	n.explain(gold, pred, words)
}

// right counts the names that both sides have and returns the others.
func (n *nameCount) right(gold, pred []GoldName) (missed, false []GoldName) {
	left := map[GoldName]int{}
	for _, p := range pred {
		left[p]++
	}
	taken := map[GoldName]int{}
	for _, g := range gold {
		if left[g] > 0 {
			left[g]--
			taken[g]++
			n.byClass[g.Label].TP++
		} else {
			missed = append(missed, g)
		}
	}
	for _, p := range pred {
		if taken[p] > 0 {
			taken[p]--
		} else {
			false = append(false, p)
		}
	}
	return missed, false
}

// explain tells for each missed name whether it was read with another class,
// with other bounds or not at all, and which of those read are in no gold.
func (n *nameCount) explain(missed, read []GoldName, words func(GoldName) string) {
	used := make([]bool, len(read))
	for _, same := range []bool{true, false} { // the same span first, then any overlap
		missed = slices.DeleteFunc(slices.Clone(missed), func(g GoldName) bool {
			for i, p := range read {
				if used[i] || same && p.Span != g.Span || !g.Span.Overlaps(p.Span) {
					continue
				}
				used[i] = true
				field := "class"
				if !same {
					field = "bounds"
				}
				n.confusions.Add(field, g.Label, p.Label, words(g))
				return true
			}
			return false
		})
	}
	for _, g := range missed {
		n.confusions.Add("name", g.Label, "", words(g))
	}
	for i, p := range read {
		if !used[i] {
			n.confusions.Add("name", "", p.Label, words(p))
		}
	}
}
