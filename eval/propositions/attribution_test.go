package propositions_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/reportedly/reportedly/eval/events"
	"github.com/reportedly/reportedly/eval/names"
	"github.com/reportedly/reportedly/eval/propositions"
	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/internal/evaltest"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

const bratGold = "T1\tSource 0 9\tThe mayor\nT2\tCue 10 14\tsaid\nT3\tContent 15 29\tthe café burned\n" +
	"T4\tAttribution 10 14\tsaid\nE1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n#1\tnote\n"

func TestAttributions(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{
		"attributions/paper_a_1f2e.ann": bratGold,
		"text/paper_a.txt":              "The mayor said the café burned. Rain fell.",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	gold, err := propositions.ReadAttributions(dir)
	if err != nil {
		t.Fatal(err)
	}
	read := func(_ context.Context, d *ling.Document) ([]ling.Attribution, error) {
		at := 0
		for _, w := range strings.Fields(d.Text.String()) {
			i := at + strings.Index(d.Text.String()[at:], w)
			d.Tokens = append(d.Tokens, ling.Token{Span: text.Span{Start: i, End: i + len(w)}, Head: -1, UPOS: "NOUN"})
			at = i + len(w)
		}
		d.Tokens[0].Head = 1 // the mayor
		return []ling.Attribution{
			{Source: 1, First: 2, End: 3, Content: []int{3, 4}},
			{Source: -1, First: 6, End: 7, Content: []int{7}},
			{Source: -1, First: 4, End: 5, Content: []int{3}}, // within what the mayor says
		}, nil
	}
	s, err := propositions.Attributions(t.Context(), gold, read, score.Resampling{})
	if err != nil {
		t.Fatal(err)
	}
	evaltest.WantMetrics(t, s, map[string]float64{
		"found.tp": 1, "found.fp": 1, "source.f1": 1, "cue.tp": 1, "cue.fp": 1,
		"content.tp": 2, "content.fp": 1, "content.fn": 1,
	})
	bad := filepath.Join(dir, "attributions", "paper_a_1f2e.ann")
	if err := os.WriteFile(bad, []byte("T1\tSource 0 900\tx\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := propositions.ReadAttributions(bad); err == nil || !strings.Contains(err.Error(), ".ann:1: ") {
		t.Errorf("a span outside: %v", err)
	}
}

func TestActors(t *testing.T) {
	gold := "Rebels B-S\nshelled O\nthe B-T\nport I-T\n\nKings B-R\nand O\nrebels B-R\nmet O\n"
	corpora, err := names.Read(evaltest.File(t, "actors.txt", strings.ReplaceAll(gold, " ", "\t")))
	if err != nil {
		t.Fatal(err)
	}
	read := func(_ context.Context, d *ling.Document) (events.ActorSpans, error) {
		if d.Form(0) == "Kings" {
			return events.ActorSpans{Mutual: []text.Span{d.Tokens[0].Span}}, nil
		}
		d.Tokens[2].Head = 3
		return events.ActorSpans{Source: []text.Span{d.Tokens[0].Span}, Target: []text.Span{d.Tokens[3].Span}}, nil
	}
	s, err := events.Actors(t.Context(), corpora, read, score.Resampling{})
	if err != nil {
		t.Fatal(err)
	}
	evaltest.WantMetrics(t, s, map[string]float64{"S.f1": 1, "T.f1": 0, "T.head.f1": 1, "R.p": 1, "R.r": 0.5, "macro.f1": 0.5556})
}
