package events

import (
	"context"
	"fmt"
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/corpus"
	"github.com/reportedly/reportedly/eval/names"
	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// ActorSpans are the parties of a sentence's main event, as noun phrases: those
// who act, those acted upon, and those who act on each other.
type ActorSpans struct{ Source, Target, Mutual []text.Span }

// actorLabels are the labels of CAMEO's actors in column files.
var actorLabels = []string{"S", "T", "R"}

// Actors scores the parties of main events against column files with the labels
// S (source), T (target) and R (both, of each other), by docs/evaluation.md,
// "Actors". read gets gold tokens, a sentence a document. N counts gold parties.
func Actors(ctx context.Context, corpora []*names.Corpus, read func(context.Context, *ling.Document) (ActorSpans, error), r score.Resampling) (*score.Scores, error) {
	s := &score.Scores{Task: "actors"}
	log := score.Confusions{}
	var parts []map[string]*actorTally
	for _, c := range corpora {
		s.Files = append(s.Files, c.Path)
		for _, d := range c.Docs {
			for _, g := range d.Gold {
				if !slices.Contains(actorLabels, g.Label) {
					return nil, fmt.Errorf("score actors of %s: %w: the label %q is none of S, T, R", c.Path, reportedly.ErrInvalid, g.Label)
				}
			}
			doc := corpus.TokensOnly(d.Doc)
			got, err := read(ctx, doc)
			if err != nil {
				return nil, fmt.Errorf("read %s: %w", d.Doc.ID, err)
			}
			parts = append(parts, compareActors(d.Gold, doc, map[string][]text.Span{"S": got.Source, "T": got.Target, "R": got.Mutual}, log))
		}
	}
	s.Rows = actorRows(parts, r)
	for _, p := range parts {
		for _, t := range p {
			s.N += t.exact.TP + t.exact.FN
		}
	}
	s.Confusions = log.Sorted()
	return s, nil
}

// actorTally counts parties that are right to the word, and those whose head is.
type actorTally struct{ exact, head score.Tally }

func compareActors(gold []names.GoldName, d *ling.Document, read map[string][]text.Span, log score.Confusions) map[string]*actorTally {
	out := map[string]*actorTally{}
	for _, label := range actorLabels {
		t := &actorTally{}
		var want []text.Span
		for _, g := range gold {
			if g.Label == label {
				want = append(want, g.Span)
			}
		}
		t.exact = score.SameSpans(want, read[label])
		t.head = score.SameSpans(heads(d, want), heads(d, read[label]))
		out[label] = t
		for range t.head.FN {
			log.Add("actor", label, otherLabel(heads(d, want), d, read), "")
		}
	}
	return out
}

// otherLabel is the label that missed parties were read with, "" for none.
func otherLabel(want []text.Span, d *ling.Document, read map[string][]text.Span) string {
	for _, label := range actorLabels {
		if score.SameSpans(want, heads(d, read[label])).TP > 0 {
			return label
		}
	}
	return ""
}

// heads are the spans of the head words of spans.
func heads(d *ling.Document, spans []text.Span) []text.Span {
	var out []text.Span
	for _, sp := range spans {
		if h := corpus.HeadOf(d, []text.Span{sp}); h >= 0 {
			out = append(out, d.Tokens[h].Span)
		}
	}
	return out
}

func actorRows(parts []map[string]*actorTally, r score.Resampling) []score.Row {
	macro := func(drawn []int, of func(*actorTally) score.Tally) float64 {
		sum, n := 0.0, 0
		for _, label := range actorLabels {
			var t score.Tally
			for _, d := range drawn {
				t.Add(of(parts[d][label]))
			}
			if t.TP+t.FN > 0 {
				_, _, f1 := t.Ratios()
				sum, n = sum+f1, n+1
			}
		}
		return sum / float64(max(n, 1))
	}
	exact := func(t *actorTally) score.Tally { return t.exact }
	head := func(t *actorTally) score.Tally { return t.head }
	all := score.UpTo(len(parts))
	rows := []score.Row{
		score.Line("macro", score.Rate("f1", macro(all, exact))),
		score.Line("macro.head", score.Rate("f1", macro(all, head))),
	}
	for _, label := range actorLabels {
		var t actorTally
		for _, p := range parts {
			t.exact.Add(p[label].exact)
			t.head.Add(p[label].head)
		}
		if t.exact.TP+t.exact.FN+t.exact.FP > 0 {
			rows = append(rows, t.exact.Row(label), t.head.Row(label+".head"))
		}
	}
	return append(rows, r.Rows(len(parts), []string{"macro", "macro.head"}, func(drawn []int) []float64 {
		return []float64{macro(drawn, exact), macro(drawn, head)}
	})...)
}
