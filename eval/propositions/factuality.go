package propositions

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/corpus"
	"github.com/reportedly/reportedly/eval/score"
)

// FactCorpus is a file of sentences with judgements whether events happened.
type FactCorpus struct {
	Path      string
	Sentences []FactSentence
}

// FactSentence is a sentence as its corpus cuts it into words.
type FactSentence struct {
	Words []string
	Facts []GoldFact
}

// GoldFact is people's mean judgement on the event at a word, from -3 (certainly
// didn't happen) to 3 (certainly did).
type GoldFact struct {
	Word  int
	Value float64
}

// ReadFacts reads JSON lines {"text", "targets": [{"span1": [first, end], "label"}]}
// whose text is words between spaces.
func ReadFacts(path string) (*FactCorpus, error) {
	content, err := corpus.ReadFile(path, corpus.MaxBytes)
	if err != nil {
		return nil, err
	}
	c := &FactCorpus{Path: path}
	for i, line := range bytes.Split(content, []byte("\n")) {
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		s, err := factSentence(line)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w: %w", path, i+1, reportedly.ErrInvalid, err)
		}
		c.Sentences = append(c.Sentences, s)
	}
	return c, nil
}

func factSentence(line []byte) (FactSentence, error) {
	var w struct {
		Text    string `json:"text"`
		Targets []struct {
			Span  [2]int  `json:"span1"`
			Label float64 `json:"label"`
		} `json:"targets"`
	}
	if err := json.Unmarshal(line, &w); err != nil {
		return FactSentence{}, err
	}
	s := FactSentence{Words: strings.Fields(w.Text)}
	if len(s.Words) == 0 {
		return s, errors.New("no text")
	}
	for _, t := range w.Targets {
		if t.Span[0] < 0 || t.Span[0] >= len(s.Words) {
			return s, fmt.Errorf("a target at word %d of %d", t.Span[0], len(s.Words))
		}
		s.Facts = append(s.Facts, GoldFact{t.Span[0], t.Label})
	}
	return s, nil
}

// factBlock is how many sentences are read as one document: they stand alone in
// the corpora, and the interval draws blocks.
const factBlock = 25

// Factuality scores how surely events are read to have happened
// (docs/evaluation.md, "Factuality"): mean absolute error and Pearson's
// correlation, over the words that the gold judges. read fills Document.Happened
// of gold tokens. N counts judgements.
func Factuality(ctx context.Context, corpora []*FactCorpus, read corpus.Annotator, r score.Resampling) (*score.Scores, error) {
	s := &score.Scores{Task: "factuality"}
	var blocks []factSums
	log := score.Confusions{}
	for _, c := range corpora {
		s.Files = append(s.Files, c.Path)
		for first := 0; first < len(c.Sentences); first += factBlock {
			part := c.Sentences[first:min(first+factBlock, len(c.Sentences))]
			sums, err := factsOf(ctx, fmt.Sprintf("%s:%d", c.Path, first+1), part, read, log)
			if err != nil {
				return nil, err
			}
			blocks = append(blocks, sums)
		}
	}
	var total factSums
	for _, b := range blocks {
		total.add(b)
	}
	s.N = int(total.n)
	s.Rows = []score.Row{score.Line("all", score.Rate("mae", total.error()), score.Rate("pearson", total.pearson()), score.Number("n", total.n))}
	s.Rows = append(s.Rows, r.Rows(len(blocks), []string{"mae", "pearson"}, func(drawn []int) []float64 {
		var sum factSums
		for _, d := range drawn {
			sum.add(blocks[d])
		}
		return []float64{sum.error(), sum.pearson()}
	})...)
	s.Confusions = log.Sorted()
	return s, nil
}

func factsOf(ctx context.Context, id string, part []FactSentence, read corpus.Annotator, log score.Confusions) (factSums, error) {
	var sums factSums
	var sentences [][]string
	var at []int
	var gold []float64
	base := 0
	for _, f := range part {
		sentences = append(sentences, f.Words)
		for _, g := range f.Facts {
			at, gold = append(at, base+g.Word), append(gold, g.Value)
		}
		base += len(f.Words)
	}
	d := corpus.Tokenized(id, sentences)
	if err := corpus.Annotate(ctx, read, d); err != nil {
		return sums, err
	}
	if len(d.Happened) != len(d.Tokens) {
		return sums, fmt.Errorf("annotate %s: %w: no factuality", id, reportedly.ErrUnsupported)
	}
	for i, g := range gold {
		v := d.Happened[at[i]]
		sums.add(factSums{1, math.Abs(g - v), g, v, g * g, v * v, g * v})
		if math.Abs(g-v) > 2 {
			log.Add("factuality", inWords(g), inWords(v), d.Form(at[i]))
		}
	}
	return sums, nil
}

// inWords is a value said roughly.
func inWords(v float64) string {
	switch {
	case v <= -1.5:
		return "did not happen"
	case v < 1.5:
		return "unsure"
	}
	return "happened"
}

// factSums are what error and correlation are made of.
type factSums struct{ n, off, x, y, xx, yy, xy float64 }

func (a *factSums) add(b factSums) {
	a.n += b.n
	a.off += b.off
	a.x += b.x
	a.y += b.y
	a.xx += b.xx
	a.yy += b.yy
	a.xy += b.xy
}

func (a factSums) error() float64 { return a.off / max(a.n, 1) }

func (a factSums) pearson() float64 {
	spread := (a.n*a.xx - a.x*a.x) * (a.n*a.yy - a.y*a.y)
	if spread <= 0 {
		return 0
	}
	return (a.n*a.xy - a.x*a.y) / math.Sqrt(spread)
}
