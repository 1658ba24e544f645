package main

import (
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/corroborate/happening"
	"github.com/reportedly/reportedly/engine"
	"github.com/reportedly/reportedly/eval/coreference"
	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/ling"
)

// mentionReader is what the engine does beyond reading reports: it reads the words of
// a corpus, and gives claims their vectors.
type mentionReader interface {
	ReadDocument(context.Context, *ling.Document) (*engine.Result, error)
	Mentions(r *engine.Result, mentions []engine.Words) []reportedly.Claim
	Vectors(ctx context.Context, d *ling.Document, claims []reportedly.Claim) ([][]float32, error)
}

func scoreCoreference(ctx context.Context, f *evalFlags, e *env, gold []string) (*score.Scores, error) {
	corpora, r, err := goldAnd(e, f.propositions, gold, coreference.Read)
	if err != nil {
		return nil, err
	}
	mentions, ok := r.(mentionReader)
	if !ok {
		return nil, fmt.Errorf("score coreference: the reader knows no mentions: %w", reportedly.ErrUnsupported)
	}
	c := &sameEvents{reader: mentions, results: map[*ling.Document]*engine.Result{}}
	return coreference.Score(ctx, gold, slices.Concat(corpora...), coreference.Reader{
		Annotate: c.annotate, Own: c.own, Cluster: c.cluster, Documents: c.documents,
	}, f.resampling())
}

// sameEvents groups a corpus' mentions of events by corroborate/happening.
type sameEvents struct {
	reader  mentionReader
	results map[*ling.Document]*engine.Result
}

func (c *sameEvents) annotate(ctx context.Context, d *ling.Document) error {
	result, err := c.reader.ReadDocument(ctx, d)
	if err == nil {
		c.results[d] = result
	}
	return err
}

// own are the triggers of the claims that are read in a document, each word once.
func (c *sameEvents) own(d *ling.Document) []int {
	var out []int
	for i := range c.results[d].Claims {
		at := c.results[d].Claims[i].Trigger.Span
		t := slices.IndexFunc(d.Tokens, func(t ling.Token) bool { return t.Span.Overlaps(at) })
		if t >= 0 && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	slices.Sort(out)
	return out
}

// sameEvent is how likely two mentions must be to name one event.
const sameEvent = 0.5

func (c *sameEvents) cluster(ctx context.Context, docs []*ling.Document, mentions []coreference.MentionHead, together func(i, k int) bool) ([]int, error) {
	m := happening.Default().WithRarity(rarityIn(docs))
	about := happening.InMatters(contexts(m, docs))
	features := make([]*happening.Features, len(mentions))
	for d, doc := range docs {
		var at []int
		var words []engine.Words
		for i, x := range mentions {
			if x.Document == d {
				at, words = append(at, i), append(words, engine.Words{Head: x.Token, All: x.Tokens})
			}
		}
		claims := c.reader.Mentions(c.results[doc], words)
		vectors, err := c.reader.Vectors(ctx, doc, claims)
		if err != nil {
			return nil, err
		}
		report := reportedly.Publication{ID: doc.ID, Published: doc.Published}
		for k, i := range at {
			id := fmt.Sprintf("%06d", i)
			features[i] = m.Prepare(&reportedly.Told{ID: id, Report: report, Claim: claims[k], Vector: vectors[k]}, about[d])
		}
	}
	return m.Cluster(features, sameEvent, together), nil
}

// rarityIn counts in how many documents a stem is.
func rarityIn(docs []*ling.Document) func(stem string) float64 {
	count := map[string]int{}
	for _, d := range docs {
		for _, s := range happening.Stems(d.Text.String()) {
			count[s]++
		}
	}
	return func(stem string) float64 {
		return math.Log(float64(len(docs)+1) / (float64(count[stem]) + 0.5))
	}
}

// contexts are the words of each document.
func contexts(m *happening.Model, docs []*ling.Document) []*happening.Context {
	out := make([]*happening.Context, len(docs))
	for i, d := range docs {
		out[i] = m.Context(d.Text.String())
	}
	return out
}

// documents groups documents that tell of one matter, by their words alone.
func (c *sameEvents) documents(docs []*ling.Document) []int {
	return happening.Matters(contexts(happening.Default().WithRarity(rarityIn(docs)), docs))
}
