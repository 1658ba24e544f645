package propositions

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/corpus"
	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/ling"
)

// NegationCorpus is a file in the columns of the *SEM 2012 shared task.
type NegationCorpus struct {
	Path     string
	Chapters []NegationChapter
}

// NegationChapter is a document of such a file.
type NegationChapter struct {
	ID        string
	Sentences [][]string
	Gold      []GoldNegation
}

// GoldNegation is a cue with its scope, as words of the chapter. Of an affix
// ("in" of "infrequent") it is the whole word.
type GoldNegation struct {
	Cue   []int
	Scope []int
}

// ReadNegations reads a file of columns divided by tabs: chapter, sentence,
// word's number, word, lemma, part of speech, tree; then "***", or for each
// negation cue, scope and event.
func ReadNegations(path string) (*NegationCorpus, error) {
	content, err := corpus.ReadFile(path, corpus.MaxBytes)
	if err != nil {
		return nil, err
	}
	c := &NegationCorpus{Path: path}
	var rows [][]string
	for i, line := range append(strings.Split(string(content), "\n"), "") {
		line = strings.TrimSuffix(line, "\r")
		if line == "" {
			c.sentence(rows)
			rows = nil
			continue
		}
		columns := strings.Split(line, "\t")
		if len(columns) < 8 || columns[7] != "***" && len(columns)%3 != 1 || len(rows) > 0 && len(columns) != len(rows[0]) {
			return nil, fmt.Errorf("%s:%d: %w: %d columns; want 7 and *** or three for each negation", path, i+1, reportedly.ErrInvalid, len(columns))
		}
		rows = append(rows, columns)
	}
	return c, nil
}

func (c *NegationCorpus) sentence(rows [][]string) {
	if len(rows) == 0 {
		return
	}
	if n := len(c.Chapters); n == 0 || c.Chapters[n-1].ID != rows[0][0] {
		c.Chapters = append(c.Chapters, NegationChapter{ID: rows[0][0]})
	}
	ch := &c.Chapters[len(c.Chapters)-1]
	base := 0
	for _, s := range ch.Sentences {
		base += len(s)
	}
	words := make([]string, len(rows))
	for i, r := range rows {
		words[i] = r[3]
	}
	ch.Sentences = append(ch.Sentences, words)
	for col := 7; col+2 < len(rows[0]); col += 3 {
		var g GoldNegation
		for i, r := range rows {
			if r[col] != "_" {
				g.Cue = append(g.Cue, base+i)
			}
			if r[col+1] != "_" {
				g.Scope = append(g.Scope, base+i)
			}
		}
		if len(g.Cue) > 0 {
			ch.Gold = append(ch.Gold, g)
		}
	}
}

// Negations scores words of negation and what they negate (docs/evaluation.md,
// "Negation"). read fills Document.Negations of gold tokens. N counts gold
// negations.
func Negations(ctx context.Context, corpora []*NegationCorpus, read corpus.Annotator, r score.Resampling) (*score.Scores, error) {
	s := &score.Scores{Task: "negation"}
	var parts []negationTally
	log := score.Confusions{}
	for _, c := range corpora {
		s.Files = append(s.Files, c.Path)
		for _, ch := range c.Chapters {
			d := corpus.Tokenized(c.Path+" "+ch.ID, ch.Sentences)
			if err := corpus.Annotate(ctx, read, d); err != nil {
				return nil, err
			}
			s.N += len(ch.Gold)
			parts = append(parts, compareNegations(ch.Gold, d, log)...)
		}
	}
	var total negationTally
	for _, p := range parts {
		total.cues.Add(p.cues)
		total.scope.Add(p.scope)
		total.given.Add(p.given)
		total.exact.Sum(p.exact)
	}
	s.Rows = []score.Row{total.cues.Row("cues"), total.scope.Row("scope"), total.given.Row("given"), total.exact.Row("exact")}
	s.Rows = append(s.Rows, r.F1(len(parts),
		score.NamedTally{Name: "scope", Of: func(d int) score.Tally { return parts[d].scope }},
		score.NamedTally{Name: "given", Of: func(d int) score.Tally { return parts[d].given }})...)
	s.Confusions = log.Sorted()
	return s, nil
}

// negationTally are the counts of one sentence: cues; words of all scopes; words
// of the scopes whose cue was found; scopes that are right to the word.
type negationTally struct {
	cues, scope, given score.Tally
	exact              score.Share
}

func compareNegations(gold []GoldNegation, d *ling.Document, log score.Confusions) []negationTally {
	out := make([]negationTally, len(d.Sentences))
	read := slices.Clone(d.Negations)
	for _, g := range gold {
		t := &out[d.Tokens[g.Cue[0]].Sentence]
		i := slices.IndexFunc(read, func(n ling.Negation) bool { return slices.Contains(g.Cue, n.Cue) })
		if i < 0 {
			t.cues.FN++
			t.scope.FN += len(g.Scope)
			t.exact.Add(false)
			log.Add("cue", strings.ToLower(d.Form(g.Cue[0])), "", d.Form(g.Cue[0]))
			continue
		}
		t.cues.TP++
		one := sameWords(g.Scope, read[i].Scope)
		t.scope.Add(one)
		t.given.Add(one)
		t.exact.Add(one.FP+one.FN == 0)
		if one.FP+one.FN > 0 {
			log.Add("scope", strings.ToLower(d.Form(g.Cue[0])), fmt.Sprintf("%d too many, %d too few", one.FP, one.FN), d.Form(g.Cue[0]))
		}
		// The other words of one cue ("neither … nor") count once.
		read = slices.DeleteFunc(read, func(n ling.Negation) bool { return slices.Contains(g.Cue, n.Cue) })
	}
	for _, n := range read {
		t := &out[d.Tokens[n.Cue].Sentence]
		t.cues.FP++
		t.scope.FP += len(n.Scope)
		log.Add("cue", "", strings.ToLower(d.Form(n.Cue)), d.Form(n.Cue))
	}
	return out
}

// sameWords counts the words of two ordered lists that are in both.
func sameWords(gold, read []int) score.Tally {
	var t score.Tally
	for _, w := range read {
		if slices.Contains(gold, w) {
			t.TP++
		} else {
			t.FP++
		}
	}
	t.FN = len(gold) - t.TP
	return t
}
