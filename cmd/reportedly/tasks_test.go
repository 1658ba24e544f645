package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/reportedly/reportedly/internal/golden"
)

// frozen are the figures of `reportedly eval` beside those of package engine's
// TestQuality: task, set, its path below ../shared, and the metrics, each with the
// first goal that was set for it, "" for none.
var frozen = []struct {
	task, set, path string
	metrics         []string // "METRIC GOAL"
}{
	{"roles", "PropBank EWT dev", "corpora/up-english-ewt/en_ewt-up-dev.conllu", []string{"predicates.f1", "given.f1 0.80", "found.f1"}},
	{"factuality", "UDS-IH2 dev", "corpora/factuality-bundle/UDS_IH2/dev.jsonl", []string{"all.mae 1.0", "all.pearson 0.78"}},
	{"factuality", "UW dev", "corpora/factuality-bundle/UW/dev.jsonl", []string{"all.mae", "all.pearson 0.75"}},
	{"negation", "CD-SCO dev", "corpora/negation-cdsco/data/dev/sherlock_dev.txt", []string{"cues.f1", "scope.f1 0.80", "given.f1", "exact.acc"}},
	{"attribution", "PolNeAR dev", "corpora/polnear/dev", []string{"found.f1", "source.f1 0.55", "content.f1 0.55"}},
	{"actors", "cameo_ner", "corpora/conflibert-data/cameo_ner/train.txt", []string{"macro.f1 0.45", "macro.head.f1"}},
	{"names", "re3d, the 13 example documents", "re3d", []string{"micro.p", "micro.r", "micro.f1 0.70"}},
	{"places", "GeoVirus", "corpora/geoparsing/GeoVirus.xml", []string{"given.acc161 0.90", "given.area161", "given.country 0.96", "own161.f1 0.72"}},
	{"places", "GeoWebNews", "corpora/geoparsing/GWN.xml", []string{"given.acc161 0.90", "given.area161", "given.country 0.96", "answered.acc161", "answered.country", "own161.f1 0.72"}},
	{"time", "TimeBank and AQUAINT", "corpora/tempeval3/Training", []string{"date.relaxed.f1 0.88", "date.value.f1 0.75"}},
	{"codes", "PLOVER gold standard dev", "corpora/plover-gsr/gsr.dev.json", []string{"words.country.acc 0.80", "text.code.of_found.acc"}},
}

// TestTasks freezes what `reportedly eval` measures on the shared corpora, through
// the command itself. Run with -update to accept a change.
func TestTasks(t *testing.T) {
	if testing.Short() {
		t.Skip("scores need the whole of the dev sets")
	}
	var table strings.Builder
	table.WriteString("\n| task | set | metric | figure | first goal |\n|---|---|---|---|---|\n")
	for _, c := range frozen {
		path := ""
		if c.path == "re3d" {
			path = exampleEntities(t)
		} else {
			path = golden.Shared(t, strings.Split(c.path, "/")...)
		}
		var out, errs bytes.Buffer
		e := process()
		e.Out, e.Err = &out, &errs
		if status := run(t.Context(), e, []string{"eval", c.task, path, "--json"}); status != 0 {
			t.Fatalf("eval %s %s: status %d\n%s", c.task, c.set, status, errs.String())
		}
		var scores struct {
			Metrics map[string]float64 `json:"metrics"`
		}
		if err := json.Unmarshal(out.Bytes(), &scores); err != nil {
			t.Fatal(err)
		}
		for _, m := range c.metrics {
			name, goal, _ := strings.Cut(m, " ")
			v, ok := scores.Metrics[name]
			if !ok {
				t.Errorf("eval %s %s has no %s", c.task, c.set, name)
			}
			fmt.Fprintf(&table, "| %s | %s | `%s` | %.3f | %s |\n", c.task, c.set, name, v, goal)
		}
	}
	t.Log(table.String())
	golden.CheckBlock(t, "../../docs/evaluation.md", "tasks", table.String())
}

// exampleEntities is a folder in re3d's form with the documents that are among the
// shared examples, which nothing was trained on.
func exampleEntities(t *testing.T) string {
	t.Helper()
	corpus, examples := golden.Shared(t, "corpora", "re3d"), golden.Shared(t, "examples", "re3d")
	held, err := filepath.Glob(filepath.Join(examples, "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	folders, err := filepath.Glob(filepath.Join(corpus, "*", "documents.json"))
	if err != nil || len(folders) == 0 {
		t.Fatalf("no documents in %s: %v", corpus, err)
	}
	dir := t.TempDir()
	for _, name := range []string{"documents.json", "entities.json"} {
		var kept bytes.Buffer
		for _, f := range folders {
			raw, err := os.ReadFile(filepath.Join(filepath.Dir(f), name))
			if err != nil {
				t.Fatal(err)
			}
			in := bufio.NewScanner(bytes.NewReader(raw))
			in.Buffer(nil, 1<<24)
			for in.Scan() {
				var w struct {
					ID       string `json:"_id"`
					Document string `json:"documentId"`
				}
				if err := json.Unmarshal(in.Bytes(), &w); err != nil {
					t.Fatal(err)
				}
				id := w.ID
				if name == "entities.json" {
					id = w.Document
				}
				if slices.ContainsFunc(held, func(h string) bool { return strings.HasPrefix(id, strings.TrimSuffix(filepath.Base(h), ".txt")) }) {
					kept.Write(in.Bytes())
					kept.WriteByte('\n')
				}
			}
		}
		if err := os.WriteFile(filepath.Join(dir, name), kept.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}
