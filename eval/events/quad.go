package events

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/corpus"
	"github.com/reportedly/reportedly/eval/score"
)

// QuadRecord is a sentence with the quad class of its event.
type QuadRecord struct {
	ID, Text string
	Class    reportedly.Quad
}

// quadNames are the rows of the classes.
var quadNames = []string{"none", "q1", "q2", "q3", "q4"}

// ReadQuads reads lines of a sentence, a tab and a quad class from 0, none, to 4.
func ReadQuads(path string) ([]QuadRecord, error) {
	b, err := corpus.ReadFile(path, corpus.MaxBytes)
	if err != nil {
		return nil, err
	}
	var out []QuadRecord
	line := 0
	for row := range strings.Lines(string(b)) {
		line++
		row = strings.TrimRight(row, "\r\n")
		if strings.TrimSpace(row) == "" {
			continue
		}
		i := strings.LastIndexByte(row, '\t')
		class, err := strconv.Atoi(strings.TrimSpace(row[i+1:]))
		if i < 0 || err != nil || class < 0 || class > int(reportedly.MaterialConflict) {
			err := fmt.Errorf("%s:%d: %w: no sentence, tab and class from 0 to 4", path, line, reportedly.ErrInvalid)
			return nil, reportedly.WithHint(err, "a line is a sentence, a tab and its class: 0 for none, 1 to 4 for the quad classes")
		}
		out = append(out, QuadRecord{ID: fmt.Sprintf("%s:%d", path, line), Text: strings.TrimSpace(row[:i]), Class: reportedly.Quad(class)})
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s holds no sentences: %w", path, reportedly.ErrInvalid)
	}
	return out, nil
}

// Quads scores the quad classes of sentences' main events by docs/evaluation.md,
// "Quad classes". N counts sentences.
func Quads(ctx context.Context, files []string, records []QuadRecord, read Reader, r score.Resampling) (*score.Scores, error) {
	s := &score.Scores{Task: "quad", Files: files, N: len(records)}
	log := score.Confusions{}
	got := make([]reportedly.Quad, len(records))
	for i, rec := range records {
		m, ok, err := read(ctx, sentenceDocument(rec.ID, rec.Text))
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", rec.ID, err)
		}
		if ok {
			got[i] = m.Event.Quad()
		}
		if got[i] != rec.Class {
			log.Add("class", quadNames[rec.Class], quadNames[got[i]], rec.Text)
			s.Mistakes = append(s.Mistakes, fmt.Sprintf("%s: %s → %s %s: %s", rec.ID, quadNames[rec.Class], quadNames[got[i]], m.Event, score.Clip(rec.Text, 160)))
		}
	}
	count := func(drawn []int) [5]score.Tally {
		var t [5]score.Tally
		for _, i := range drawn {
			want, read := records[i].Class, got[i]
			if want == read {
				t[want].TP++
				continue
			}
			t[want].FN++
			t[read].FP++
		}
		return t
	}
	all := count(score.UpTo(len(records)))
	s.Rows = []score.Row{score.Line("macro", score.Rate("f1", macroF1(all[:])))}
	for i, t := range all {
		s.Rows = append(s.Rows, t.Row(quadNames[i]))
	}
	s.Rows = append(s.Rows, r.Rows(len(records), []string{"macro"}, func(drawn []int) []float64 {
		t := count(drawn)
		return []float64{macroF1(t[:])}
	})...)
	s.Confusions = log.Sorted()
	return s, nil
}

// macroF1 is the mean of F1 over the classes that the gold has.
func macroF1(classes []score.Tally) float64 {
	sum, n := 0.0, 0
	for _, t := range classes {
		if t.TP+t.FN > 0 {
			_, _, f1 := t.Ratios()
			sum, n = sum+f1, n+1
		}
	}
	return sum / float64(max(n, 1))
}
