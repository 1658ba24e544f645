package eval

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
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
	content, err := readFile(path, maxGold)
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
func Negations(ctx context.Context, corpora []*NegationCorpus, read Annotator, r Resampling) (*Scores, error) {
	s := &Scores{Task: "negation"}
	var parts []negationTally
	log := confusions{}
	for _, c := range corpora {
		s.Files = append(s.Files, c.Path)
		for _, ch := range c.Chapters {
			d := tokenized(c.Path+" "+ch.ID, ch.Sentences)
			if err := annotate(ctx, read, d); err != nil {
				return nil, err
			}
			s.N += len(ch.Gold)
			parts = append(parts, compareNegations(ch.Gold, d, log)...)
		}
	}
	var total negationTally
	for _, p := range parts {
		total.cues.add(p.cues)
		total.scope.add(p.scope)
		total.given.add(p.given)
		total.exact.sum(p.exact)
	}
	s.Rows = []Row{total.cues.row("cues"), total.scope.row("scope"), total.given.row("given"), total.exact.row("exact")}
	s.Rows = append(s.Rows, r.f1(len(parts),
		namedTally{"scope", func(d int) tally { return parts[d].scope }},
		namedTally{"given", func(d int) tally { return parts[d].given }})...)
	s.Confusions = log.sorted()
	return s, nil
}

// negationTally are the counts of one sentence: cues; words of all scopes; words
// of the scopes whose cue was found; scopes that are right to the word.
type negationTally struct {
	cues, scope, given tally
	exact              share
}

func compareNegations(gold []GoldNegation, d *ling.Document, log confusions) []negationTally {
	out := make([]negationTally, len(d.Sentences))
	read := slices.Clone(d.Negations)
	for _, g := range gold {
		t := &out[d.Tokens[g.Cue[0]].Sentence]
		i := slices.IndexFunc(read, func(n ling.Negation) bool { return slices.Contains(g.Cue, n.Cue) })
		if i < 0 {
			t.cues.fn++
			t.scope.fn += len(g.Scope)
			t.exact.add(false)
			log.add("cue", strings.ToLower(d.Form(g.Cue[0])), "", d.Form(g.Cue[0]))
			continue
		}
		t.cues.tp++
		one := sameWords(g.Scope, read[i].Scope)
		t.scope.add(one)
		t.given.add(one)
		t.exact.add(one.fp+one.fn == 0)
		if one.fp+one.fn > 0 {
			log.add("scope", strings.ToLower(d.Form(g.Cue[0])), fmt.Sprintf("%d too many, %d too few", one.fp, one.fn), d.Form(g.Cue[0]))
		}
		// The other words of one cue ("neither … nor") count once.
		read = slices.DeleteFunc(read, func(n ling.Negation) bool { return slices.Contains(g.Cue, n.Cue) })
	}
	for _, n := range read {
		t := &out[d.Tokens[n.Cue].Sentence]
		t.cues.fp++
		t.scope.fp += len(n.Scope)
		log.add("cue", "", strings.ToLower(d.Form(n.Cue)), d.Form(n.Cue))
	}
	return out
}

// sameWords counts the words of two ordered lists that are in both.
func sameWords(gold, read []int) tally {
	var t tally
	for _, w := range read {
		if slices.Contains(gold, w) {
			t.tp++
		} else {
			t.fp++
		}
	}
	t.fn = len(gold) - t.tp
	return t
}
