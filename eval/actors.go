package eval

import (
	"context"
	"fmt"
	"slices"

	"github.com/reportedly/reportedly"
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
func Actors(ctx context.Context, corpora []*NameCorpus, read func(context.Context, *ling.Document) (ActorSpans, error), r Resampling) (*Scores, error) {
	s := &Scores{Task: "actors"}
	log := confusions{}
	var parts []map[string]*actorTally
	for _, c := range corpora {
		s.Files = append(s.Files, c.Path)
		for _, d := range c.Docs {
			for _, g := range d.Gold {
				if !slices.Contains(actorLabels, g.Label) {
					return nil, fmt.Errorf("score actors of %s: %w: the label %q is none of S, T, R", c.Path, reportedly.ErrInvalid, g.Label)
				}
			}
			doc := tokensOnly(d.Doc)
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
			s.N += t.exact.tp + t.exact.fn
		}
	}
	s.Confusions = log.sorted()
	return s, nil
}

// actorTally counts parties that are right to the word, and those whose head is.
type actorTally struct{ exact, head tally }

func compareActors(gold []GoldName, d *ling.Document, read map[string][]text.Span, log confusions) map[string]*actorTally {
	out := map[string]*actorTally{}
	for _, label := range actorLabels {
		t := &actorTally{}
		var want []text.Span
		for _, g := range gold {
			if g.Label == label {
				want = append(want, g.Span)
			}
		}
		t.exact = sameSpans(want, read[label])
		t.head = sameSpans(heads(d, want), heads(d, read[label]))
		out[label] = t
		for range t.head.fn {
			log.add("actor", label, otherLabel(heads(d, want), d, read), "")
		}
	}
	return out
}

// otherLabel is the label that missed parties were read with, "" for none.
func otherLabel(want []text.Span, d *ling.Document, read map[string][]text.Span) string {
	for _, label := range actorLabels {
		if sameSpans(want, heads(d, read[label])).tp > 0 {
			return label
		}
	}
	return ""
}

// heads are the spans of the head words of spans.
func heads(d *ling.Document, spans []text.Span) []text.Span {
	var out []text.Span
	for _, sp := range spans {
		if h := headOf(d, []text.Span{sp}); h >= 0 {
			out = append(out, d.Tokens[h].Span)
		}
	}
	return out
}

func actorRows(parts []map[string]*actorTally, r Resampling) []Row {
	macro := func(drawn []int, of func(*actorTally) tally) float64 {
		sum, n := 0.0, 0
		for _, label := range actorLabels {
			var t tally
			for _, d := range drawn {
				t.add(of(parts[d][label]))
			}
			if t.tp+t.fn > 0 {
				_, _, f1 := t.ratios()
				sum, n = sum+f1, n+1
			}
		}
		return sum / float64(max(n, 1))
	}
	exact := func(t *actorTally) tally { return t.exact }
	head := func(t *actorTally) tally { return t.head }
	all := upTo(len(parts))
	rows := []Row{
		{"macro", []Cell{{"f1", round4(macro(all, exact)), false}}},
		{"macro.head", []Cell{{"f1", round4(macro(all, head)), false}}},
	}
	for _, label := range actorLabels {
		var t actorTally
		for _, p := range parts {
			t.exact.add(p[label].exact)
			t.head.add(p[label].head)
		}
		if t.exact.tp+t.exact.fn+t.exact.fp > 0 {
			rows = append(rows, t.exact.row(label), t.head.row(label+".head"))
		}
	}
	return append(rows, r.rows(len(parts), []string{"macro", "macro.head"}, func(drawn []int) []float64 {
		return []float64{macro(drawn, exact), macro(drawn, head)}
	})...)
}
