package model_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/data"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/model"
	"github.com/reportedly/reportedly/model/kernel"
)

// shipped is the model in data/model, or one in the folder that REPORTEDLY_MODEL
// names. Tests that need it are skipped where there is none, or fail if
// REPORTEDLY_REQUIRE names "model".
func shipped(t testing.TB) fs.FS {
	t.Helper()
	fsys := data.Model
	if dir := os.Getenv("REPORTEDLY_MODEL"); dir != "" {
		fsys = os.DirFS(dir)
	}
	if _, err := fs.Stat(fsys, "manifest.json"); err != nil {
		if strings.Contains(os.Getenv("REPORTEDLY_REQUIRE"), "model") {
			t.Fatal("REPORTEDLY_REQUIRE asks for a model, and data/model holds none")
		}
		t.Skip("data/model holds no model")
	}
	return fsys
}

// reportText is about 2,000 words of the usual kind.
func reportText() *ling.Document {
	sentences := []string{
		"The Ministry of Defence said on Tuesday that its forces had withdrawn from the northern outskirts of Harim after two weeks of shelling .",
		"A spokesman for the coalition denied the report , saying that at least 14 fighters were killed near the airport .",
		"Residents told local radio that armed men in two pickup trucks abducted the mayor on 3 March 2021 .",
		"No group has claimed responsibility .",
		"According to U.N. monitors , the truce that Colonel Idris Barkat signed in Dellaya is unlikely to hold , and both sides were reportedly moving artillery toward the Sarif crossing .",
	}
	var words [][]string
	for i := range 100 {
		words = append(words, strings.Fields(sentences[i%len(sentences)]))
	}
	return document(words)
}

// BenchmarkAnnotate tells word pieces a second, for each kernel and with one and
// two goroutines, heads and decoding included.
func BenchmarkAnnotate(b *testing.B) {
	fsys := shipped(b)
	for _, k := range kernel.Names() {
		for _, bytes := range []bool{false, true} {
			for _, workers := range []int{1, 2} {
				opts := []model.Option{model.WithKernel(k), model.WithWorkers(workers)}
				name := k
				if bytes {
					opts, name = append(opts, model.WithInt8()), k+"+int8"
				}
				b.Run(fmt.Sprintf("%s/%d", name, workers), func(b *testing.B) { annotate(b, fsys, opts) })
			}
		}
	}
}

func annotate(b *testing.B, fsys fs.FS, opts []model.Option) {
	m, err := model.Load(fsys, opts...)
	if errors.Is(err, reportedly.ErrUnsupported) {
		b.Skip(err)
	}
	if err != nil {
		b.Fatal(err)
	}
	d := reportText()
	pieces := 0
	for _, p := range m.Pieces(d) {
		pieces += len(p)
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := m.Annotate(b.Context(), d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(pieces)*float64(b.N)/b.Elapsed().Seconds(), "pieces/s")
}

func BenchmarkLoad(b *testing.B) {
	fsys := shipped(b)
	for b.Loop() {
		if _, err := model.Load(fsys); err != nil {
			b.Fatal(err)
		}
	}
}
