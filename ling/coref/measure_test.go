package coref_test

import (
	"compress/gzip"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/ling/coref/measure"
)

// shared is the folder of corpora; the test is skipped where it is absent.
func shared(t *testing.T, elem ...string) string {
	t.Helper()
	p := filepath.Join(append([]string{"..", "..", "..", "shared", "corpora"}, elem...)...)
	if _, err := os.Stat(p); err != nil {
		if strings.Contains(os.Getenv("REPORTEDLY_REQUIRE"), "shared") {
			t.Fatalf("%s is required: %v", p, err)
		}
		t.Skipf("%s isn't there", p)
	}
	return p
}

func readTrees(t *testing.T, path string) []*ling.Document {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var in io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if in, err = gzip.NewReader(f); err != nil {
			t.Fatal(err)
		}
	}
	docs, err := measure.ReadCoNLLU(in)
	if err != nil {
		t.Fatal(err)
	}
	return docs
}

// scores of one set of documents.
type scores struct{ muc, b3, ceaf measure.Score }

func (s scores) conll() float64 { return (s.muc.F1() + s.b3.F1() + s.ceaf.F1()) / 3 }

func scoreGUM(t *testing.T, trees, prefix string) (scores, int) {
	t.Helper()
	var s scores
	n := 0
	for _, d := range readTrees(t, trees) {
		if !strings.HasPrefix(d.ID, prefix) {
			continue
		}
		f, err := os.Open(filepath.Join(shared(t, "gum-open-xml", "coref", "ontogum", "conll"), d.ID+".conll"))
		if err != nil {
			continue // a genre that isn't open
		}
		gold, err := measure.ReadChains(f, d)
		f.Close()
		if err != nil {
			t.Logf("left out: %v", err)
			continue
		}
		if err := run(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		got := measure.Chains(d)
		dump(d, gold, got)
		s.muc = s.muc.Add(measure.MUC(gold, got))
		s.b3 = s.b3.Add(measure.BCubed(gold, got))
		s.ceaf = s.ceaf.Add(measure.CEAFe(gold, got))
		n++
	}
	return s, n
}

// TestGUM measures on gold trees and names of GUM's development documents.
func TestGUM(t *testing.T) {
	s, n := scoreGUM(t, shared(t, "ud-english-gum", "en_gum-ud-dev.conllu"), os.Getenv("COREF_DOC"))
	logScores(t, "dev", s, n)
	if os.Getenv("COREF_DOC") == "" && s.conll() < 0.57 {
		t.Errorf("CoNLL score %.3f has fallen", s.conll())
	}
}

func logScores(t *testing.T, what string, s scores, n int) {
	t.Logf("%s, %d documents: MUC %.3f/%.3f/%.3f  B3 %.3f/%.3f/%.3f  CEAFe %.3f/%.3f/%.3f  mean %.3f", what, n,
		s.muc.Precision(), s.muc.Recall(), s.muc.F1(), s.b3.Precision(), s.b3.Recall(), s.b3.F1(),
		s.ceaf.Precision(), s.ceaf.Recall(), s.ceaf.F1(), s.conll())
}

// TestGUMTrain measures on the documents that the rules were developed with.
func TestGUMTrain(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	for _, genre := range []string{"GUM_news", "GUM_bio", "GUM_interview", "GUM_speech", "GUM_"} {
		s, n := scoreGUM(t, shared(t, "ud-english-gum", "en_gum-ud-train-rebuilt-noreddit.conllu.gz"), genre)
		logScores(t, "train "+genre, s, n)
	}
}
