package engine_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/engine"
	"github.com/reportedly/reportedly/eval/claims"
	"github.com/reportedly/reportedly/eval/names"
	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/eval/syntax"
	"github.com/reportedly/reportedly/ingest"
	"github.com/reportedly/reportedly/internal/golden"
)

// mustEngine loads the engine that the program runs.
func mustEngine(t testing.TB) *engine.Engine {
	t.Helper()
	e, err := engine.New(engine.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// reader reads a text file's claims as the command does.
func reader(e *engine.Engine) claims.Reader {
	return func(ctx context.Context, path, published string) ([]reportedly.Claim, error) {
		r, err := ingested(ctx, path, published)
		if err != nil {
			return nil, err
		}
		result, err := e.Read(ctx, r)
		if err != nil {
			return nil, err
		}
		return result.Claims, nil
	}
}

// ingested is a text file as a report.
func ingested(ctx context.Context, path, published string) (*reportedly.Report, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return ingest.Read(ctx, path, f, ingest.Options{Published: published, Publisher: claims.Publisher(path)})
}

// measured is one set's scores.
type measured struct {
	title  string
	scores *score.Scores
}

// TestQuality freezes the scores on the shared dev sets: a change of what is
// extracted shows up here as a moved number, and in the table of
// docs/evaluation.md. Run with -update to accept it, with -v to see them.
func TestQuality(t *testing.T) {
	if testing.Short() {
		t.Skip("scores need the whole of the dev sets")
	}
	e := mustEngine(t)
	all := slices.Concat(measureClaims(t, e), measureModel(t, e))
	var b strings.Builder
	for _, m := range all {
		fmt.Fprintf(&b, "== %s\n", m.title)
		// The table alone: the confusions below it quote texts that belong to others.
		table := *m.scores
		table.Confusions = nil
		if err := table.WriteTable(&b); err != nil {
			t.Fatal(err)
		}
		b.WriteByte('\n')
	}
	t.Log(b.String())
	golden.Check(t, "testdata/quality.golden", b.String())
	golden.CheckBlock(t, "../docs/evaluation.md", "figures", figures(t, all))
}

func measureClaims(t *testing.T, e *engine.Engine) []measured {
	examples, own := golden.Shared(t, "examples"), "../eval/testdata/claims"
	var out []measured
	for _, set := range []struct{ name, folder, pattern string }{
		{"libya-weekly", examples, "libya-weekly.gold.json"}, {"re3d", examples, "re3d/*.gold.json"}, {"invented", examples, "invented/*.gold.json"},
		{"our own", own, "*.gold.json"}, {"our own, held out", own, "heldout/*.gold.json"},
	} {
		paths, err := filepath.Glob(filepath.Join(set.folder, set.pattern))
		if err != nil || len(paths) == 0 {
			t.Fatalf("no gold files for %s: %v", set.name, err)
		}
		slices.Sort(paths)
		cases, err := claims.Read(t.Context(), paths, reader(e))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, measured{"claims " + set.name, claims.Score(cases, claims.Options{Resampling: score.Resampling{Times: 1000, Seed: 1}})})
	}
	return out
}

func measureModel(t *testing.T, e *engine.Engine) []measured {
	corpora := golden.Shared(t, "corpora")
	var out []measured
	for _, set := range []struct{ name, path string }{{"EWT dev", "ud-english-ewt/en_ewt-ud-dev.conllu"}, {"GUM dev", "ud-english-gum/en_gum-ud-dev.conllu"}} {
		bank, err := syntax.ReadTreebank(filepath.Join(corpora, set.path))
		if err != nil {
			t.Fatal(err)
		}
		s, err := syntax.Score(t.Context(), []*syntax.Treebank{bank}, syntax.Options{Annotate: e.Annotate, Read: e.Annotate})
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, measured{"parse " + set.name, s})
	}
	for _, set := range []struct{ name, path string }{{"UNER EWT dev", "uner-english-ewt/en_ewt-ud-dev.iob2"}, {"CrossNER politics dev", "crossner/ner_data/politics/dev.txt"}} {
		c, err := names.Read(filepath.Join(corpora, set.path))
		if err != nil {
			t.Fatal(err)
		}
		s, err := names.Score(t.Context(), c, names.Options{Annotate: e.Annotate, Tokenize: e.Annotate})
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, measured{"names " + set.name, s})
	}
	return out
}

// figures is the table of docs/evaluation.md.
func figures(t *testing.T, all []measured) string {
	columns := map[string][]string{
		"claims": {"found.f1", "typed.f1", "full.f1", "actors.f1", "recipients.f1", "basis.acc", "polarity.acc", "reality.acc", "said_by.acc"},
		"parse":  {"gold.upos.acc", "gold.lemma.acc", "gold.las.acc", "raw.upos.f1", "raw.las.f1"},
		"names":  {"micro.p", "micro.r", "micro.f1"},
	}
	var b strings.Builder
	task := ""
	for _, m := range all {
		kind, set, _ := strings.Cut(m.title, " ")
		if kind != task {
			task = kind
			fmt.Fprintf(&b, "\n| %s | %s |\n|%s\n", kind, strings.Join(columns[kind], " | "), strings.Repeat("---|", len(columns[kind])+1))
		}
		fmt.Fprintf(&b, "| %s", set)
		for _, c := range columns[kind] {
			x, ok := m.scores.Metric(c)
			if !ok {
				t.Errorf("%s has no %s", m.title, c)
			}
			fmt.Fprintf(&b, " | %.3f", x)
		}
		b.WriteString(" |\n")
	}
	return b.String()
}
