package engine_test

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/engine"
	"github.com/reportedly/reportedly/ingest"
)

// samples are the project's own reports, each taken many times with its
// paragraphs turned round, so that caches of whole texts are of no use.
func samples(b testing.TB, copies int) []*reportedly.Report {
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

// BenchmarkBinary builds the program as it is released, without C and symbols, and runs
// it on one sample as a user would: milliseconds from start to the first claim and to the end, its size and
// its peak memory.
func BenchmarkBinary(b *testing.B) {
	bin := mustBuild(b)
	info, err := os.Stat(bin)
	if err != nil {
		b.Fatal(err)
	}
	paths, _ := filepath.Glob("../examples/*.txt")
	first, peak := 0.0, 0.0
	for b.Loop() {
		ms, mb := readOnce(b, bin, paths[0])
		first, peak = first+ms, max(peak, mb)
	}
	b.ReportMetric(first/float64(b.N), "ms-first-claim")
	b.ReportMetric(float64(info.Size())/1e6, "MB-binary")
	b.ReportMetric(peak, "MB-peak")
}

// BenchmarkFolder runs the program on a folder of 500 reports: the samples with
// their paragraphs shuffled.
func BenchmarkFolder(b *testing.B) {
	bin, dir, total := mustBuild(b), b.TempDir(), 0
	paths, _ := filepath.Glob("../examples/*.txt")
	random := rand.New(rand.NewPCG(1, 2))
	for i := range 500 {
		raw, err := os.ReadFile(paths[i%len(paths)])
		if err != nil {
			b.Fatal(err)
		}
		paragraphs := strings.Split(strings.TrimSpace(string(raw)), "\n\n")
		random.Shuffle(len(paragraphs), func(i, k int) { paragraphs[i], paragraphs[k] = paragraphs[k], paragraphs[i] })
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%03d.txt", i)), []byte(strings.Join(paragraphs, "\n\n")), 0o600); err != nil {
			b.Fatal(err)
		}
		total += len(strings.Fields(string(raw)))
	}
	peak := 0.0
	for b.Loop() {
		_, mb := readOnce(b, bin, dir)
		peak = max(peak, mb)
	}
	b.ReportMetric(float64(b.N*total)/b.Elapsed().Seconds(), "words/s")
	b.ReportMetric(peak, "MB-peak")
}

func mustBuild(b *testing.B) string {
	b.Helper()
	bin := filepath.Join(b.TempDir(), "reportedly")
	build := exec.Command("go", "build", "-ldflags=-s -w", "-o", bin, "../cmd/reportedly")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("build: %v\n%s", err, out)
	}
	return bin
}

// readOnce runs the program on a file or folder.
func readOnce(b *testing.B, bin, path string) (firstMS, peakMB float64) {
	b.Helper()
	cmd := exec.Command(os.Args[0], "-test.run", "^TestBinaryOnce$")
	cmd.Env = append(os.Environ(), binaryVariable+"="+bin, pathVariable+"="+path)
	out, err := cmd.CombinedOutput()
	if _, scanned := fmt.Sscanf(string(out), "first %f peak %f", &firstMS, &peakMB); err != nil || scanned != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return firstMS, peakMB
}

// These name the program and what it reads to TestBinaryOnce.
const (
	binaryVariable = "REPORTEDLY_BENCHMARK_BINARY"
	pathVariable   = "REPORTEDLY_BENCHMARK_PATH"
)

// TestBinaryOnce runs the program for readOnce, in a process of its own: Linux
// counts the memory of whoever starts a process as that process's peak, and the
// benchmark's own process is large.
func TestBinaryOnce(t *testing.T) {
	bin := os.Getenv(binaryVariable)
	if bin == "" {
		t.Skip("only for benchmarks")
	}
	cmd := exec.Command(bin, "read", "--format", "jsonl", os.Getenv(pathVariable))
	var errs bytes.Buffer
	cmd.Stderr = &errs
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(stdout)
	if _, err := lines.ReadString('\n'); err != nil {
		t.Errorf("first claim: %v", err)
	}
	first := time.Since(began)
	_, _ = io.Copy(io.Discard, lines)
	if err := cmd.Wait(); err != nil {
		t.Fatalf("%v\n%s", err, errs.String())
	}
	fmt.Printf("first %f peak %f\n", float64(first.Microseconds())/1000, peakMB(cmd.ProcessState))
}
