package syntax

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/reportedly/reportedly/eval/corpus"
	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/export/conllu"
	"github.com/reportedly/reportedly/ling"
)

// Treebank is a gold CoNLL-U file.
type Treebank struct {
	Path      string
	Sentences []conllu.Sentence
}

// ReadTreebank reads a CoNLL-U file.
func ReadTreebank(path string) (*Treebank, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	defer f.Close()
	sentences, err := conllu.Read(path, f)
	if err != nil {
		return nil, err
	}
	return &Treebank{path, sentences}, nil
}

// Options are what [Score] measures; either may be nil.
type Options struct {
	// Annotate tags and parses gold tokens and sentences: rows "gold.…", the
	// share of words that are right.
	Annotate corpus.Annotator
	// Read finds blocks, sentences and tokens in raw text, tags and parses:
	// rows "raw.…", F1 over words as aligned by their characters.
	Read corpus.Annotator
}

// Score scores tagging and parsing against treebanks by the rules of
// docs/evaluation.md, "Parses". N counts gold words.
func Score(ctx context.Context, banks []*Treebank, opt Options) (*score.Scores, error) {
	s := &score.Scores{Task: "parse"}
	p := parseCount{confusions: score.Confusions{}}
	for _, bank := range banks {
		s.Files = append(s.Files, bank.Path)
		for _, part := range conllu.Split(bank.Sentences) {
			gold := conllu.Document(part)
			if gold.ID == "" {
				gold.ID = fmt.Sprintf("%s:%d", bank.Path, part[0].Line)
			}
			s.N += len(gold.Tokens)
			if err := p.document(ctx, part, gold, opt); err != nil {
				return nil, err
			}
		}
	}
	if opt.Annotate != nil {
		s.Rows = append(s.Rows, p.goldRows()...)
	}
	if opt.Read != nil {
		s.Rows = append(s.Rows, p.rawRows()...)
	}
	s.Confusions = p.confusions.Sorted()
	return s, nil
}

type parseCount struct {
	gold              words
	raw               words
	tokens, sentences score.Tally
	confusions        score.Confusions
}

func (p *parseCount) document(ctx context.Context, part []conllu.Sentence, gold *ling.Document, opt Options) error {
	if opt.Annotate != nil {
		read := corpus.TokensOnly(gold)
		if err := corpus.Annotate(ctx, opt.Annotate, read); err != nil {
			return err
		}
		pairs := make([]wordPair, len(gold.Tokens))
		for i := range pairs {
			pairs[i] = wordPair{i, i}
		}
		p.gold.compare(gold, read, pairs, p.confusions)
	}
	if opt.Read != nil {
		read := corpus.TextOnly(gold)
		if err := opt.Read(ctx, read); err != nil {
			return fmt.Errorf("read %s: %w", gold.ID, err)
		}
		if err := corpus.InRange(read); err != nil {
			return fmt.Errorf("read %s: %w", gold.ID, err)
		}
		at := newPlaces(gold.Text)
		p.tokens.Add(score.SameSpans(tokenSpans(gold, at), tokenSpans(read, at)))
		p.sentences.Add(score.SameSpans(sentenceSpans(gold, at), sentenceSpans(read, at)))
		log := p.confusions
		if opt.Annotate != nil {
			log = score.Confusions{} // those on gold tokens tell more
		}
		p.raw.compare(gold, read, alignWords(part, gold, read, at), log)
	}
	return nil
}

// words counts words and which of their columns are right.
type words struct {
	gold, read, aligned                     int
	upos, xpos, lemma, uas, las, lasSubtype int
	hasUPOS, hasXPOS, hasTree               bool
}

// compare counts aligned words; pairs are in order of the words.
func (w *words) compare(gold, read *ling.Document, pairs []wordPair, log score.Confusions) {
	w.gold += len(gold.Tokens)
	w.read += len(read.Tokens)
	w.aligned += len(pairs)
	goldOf := map[int]int{-1: -1} // by word read; roots have head -1 on both sides
	for _, m := range pairs {
		goldOf[m.pred] = m.gold
	}
	for _, m := range pairs {
		g, r := gold.Tokens[m.gold], read.Tokens[m.pred]
		form := gold.Form(m.gold)
		w.tags(g, r, form, log)
		head, ok := goldOf[r.Head]
		w.tree(g, r, ok && head == g.Head, form, log)
	}
}

func (w *words) tags(g, r ling.Token, form string, log score.Confusions) {
	w.hasUPOS = w.hasUPOS || g.UPOS != ""
	w.hasXPOS = w.hasXPOS || g.XPOS != ""
	if g.UPOS == r.UPOS {
		w.upos++
	} else {
		log.Add("upos", g.UPOS, r.UPOS, form)
	}
	if g.XPOS == r.XPOS {
		w.xpos++
	}
	// A lemma that the gold leaves open is right whatever was read.
	if g.Lemma == r.Lemma || g.Lemma == "" {
		w.lemma++
	} else {
		log.Add("lemma", g.Lemma, r.Lemma, form)
	}
}

func (w *words) tree(g, r ling.Token, head bool, form string, log score.Confusions) {
	w.hasTree = w.hasTree || g.Deprel != ""
	if !head {
		log.Add("head", universal(g.Deprel), "other head", form)
		return
	}
	w.uas++
	if universal(g.Deprel) != universal(r.Deprel) {
		log.Add("deprel", universal(g.Deprel), universal(r.Deprel), form)
		return
	}
	w.las++
	if g.Deprel == r.Deprel {
		w.lasSubtype++
	}
}

// universal is a relation without its subtype.
func universal(relation string) string {
	u, _, _ := strings.Cut(relation, ":")
	return u
}

// columns are the counts that the gold has values for.
func (w *words) columns() (names []string, right []int) {
	if w.hasUPOS {
		names, right = append(names, "upos"), append(right, w.upos)
	}
	if w.hasXPOS {
		names, right = append(names, "xpos"), append(right, w.xpos)
	}
	names, right = append(names, "lemma"), append(right, w.lemma)
	if w.hasTree {
		names = append(names, "uas", "las", "las_subtypes")
		right = append(right, w.uas, w.las, w.lasSubtype)
	}
	return names, right
}

func (p *parseCount) goldRows() []score.Row {
	var out []score.Row
	names, right := p.gold.columns()
	for i, n := range names {
		out = append(out, score.Share{Right: right[i], N: p.gold.gold}.Row("gold."+n))
	}
	return out
}

func (p *parseCount) rawRows() []score.Row {
	w := &p.raw
	names, right := w.columns()
	names, right = append([]string{"words"}, names...), append([]int{w.aligned}, right...)
	out := []score.Row{p.sentences.Row("raw.sentences"), p.tokens.Row("raw.tokens")}
	for i, n := range names {
		out = append(out, score.Tally{TP: right[i], FP: w.read - right[i], FN: w.gold - right[i]}.Row("raw."+n))
	}
	return out
}
