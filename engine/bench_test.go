package engine_test

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/engine"
	"github.com/reportedly/reportedly/ingest"
)

// samples are the project's own reports, each taken many times with its
// paragraphs turned round, so that caches of whole texts are of no use.
func samples(b *testing.B, copies int) []*reportedly.Report {
	b.Helper()
	paths, err := filepath.Glob("../examples/*.txt")
	if err != nil || len(paths) == 0 {
		b.Fatalf("no sample reports in examples/: %v", err)
	}
	var out []*reportedly.Report
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		paragraphs := strings.Split(strings.TrimSpace(string(raw)), "\n\n")
		for k := range copies {
			k %= len(paragraphs)
			s := strings.Join(append(append([]string{}, paragraphs[k:]...), paragraphs[:k]...), "\n\n")
			r, err := ingest.Read(b.Context(), path, strings.NewReader(s), ingest.Options{})
			if err != nil {
				b.Fatal(err)
			}
			out = append(out, r)
		}
	}
	return out
}

func words(reports []*reportedly.Report) (n int) {
	for _, r := range reports {
		n += len(strings.Fields(r.Text.String()))
	}
	return n
}

// BenchmarkStart is the time to load the model and the lexicon.
func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		if _, err := engine.New(engine.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRead reads reports one after the other.
func BenchmarkRead(b *testing.B) {
	e := mustEngine(b)
	reports := samples(b, 2)
	n := 0
	for b.Loop() {
		for _, r := range reports {
			if _, err := e.Read(context.Background(), r); err != nil {
				b.Fatal(err)
			}
		}
		n++
	}
	b.ReportMetric(float64(n*words(reports))/b.Elapsed().Seconds(), "words/s")
}

// BenchmarkReadParallel reads reports on all cores.
func BenchmarkReadParallel(b *testing.B) {
	e := mustEngine(b)
	reports := samples(b, 2)
	total := words(reports) / len(reports)
	b.RunParallel(func(pb *testing.PB) {
		for k := 0; pb.Next(); k++ {
			if _, err := e.Read(context.Background(), reports[k%len(reports)]); err != nil {
				b.Error(err)
				return
			}
		}
	})
	b.ReportMetric(float64(b.N*total)/b.Elapsed().Seconds(), "words/s")
}

// BenchmarkBinary builds the program without C and runs it on one sample as a user
// would: milliseconds from start to the last claim, its size and its peak memory.
func BenchmarkBinary(b *testing.B) {
	bin := filepath.Join(b.TempDir(), "reportedly")
	build := exec.Command("go", "build", "-o", bin, "../cmd/reportedly")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("build: %v\n%s", err, out)
	}
	info, err := os.Stat(bin)
	if err != nil {
		b.Fatal(err)
	}
	paths, _ := filepath.Glob("../examples/*.txt")
	peak := 0.0
	for b.Loop() {
		cmd := exec.Command(bin, "read", "--format", "jsonl", paths[0])
		var errs bytes.Buffer
		cmd.Stderr = &errs
		if err := cmd.Run(); err != nil {
			b.Fatalf("%v\n%s", err, errs.String())
		}
		peak = max(peak, peakMB(cmd.ProcessState))
	}
	b.ReportMetric(float64(info.Size())/1e6, "MB-binary")
	b.ReportMetric(peak, "MB-peak")
}
