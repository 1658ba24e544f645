//go:build oracle

package model_test

import (
	"math"
	"os"
	"runtime"
	"testing"
	"time"

	ort "github.com/yalue/onnxruntime_go"

	"github.com/reportedly/reportedly/model"
)

// oracle is ONNX Runtime on one thread with the encoder that train/oracle.py wrote.
type oracle struct{ session *ort.DynamicAdvancedSession }

// mustOracle opens the library that REPORTEDLY_ONNXRUNTIME names and the graph that
// REPORTEDLY_ONNX does, which must be of the weights with that checksum.
func mustOracle(t *testing.T, sha256 string) oracle {
	t.Helper()
	library, graph := os.Getenv("REPORTEDLY_ONNXRUNTIME"), os.Getenv("REPORTEDLY_ONNX")
	if library == "" || graph == "" {
		t.Fatal("REPORTEDLY_ONNXRUNTIME must name libonnxruntime.so and REPORTEDLY_ONNX the graph (docs/evaluation.md, \"Speed\")")
	}
	ok := func(err error) {
		if err != nil {
			t.Helper()
			t.Fatal(err)
		}
	}
	ort.SetSharedLibraryPath(library)
	ok(ort.InitializeEnvironment())
	t.Cleanup(func() { ort.DestroyEnvironment() })
	opt, err := ort.NewSessionOptions()
	ok(err)
	defer opt.Destroy()
	ok(opt.SetIntraOpNumThreads(1))
	ok(opt.SetInterOpNumThreads(1))
	ok(opt.SetGraphOptimizationLevel(ort.GraphOptimizationLevelEnableAll))
	s, err := ort.NewDynamicAdvancedSession(graph, []string{"pieces", "shapes"}, []string{"vectors"}, opt)
	ok(err)
	t.Cleanup(func() { s.Destroy() })
	about, err := s.GetModelMetadata()
	ok(err)
	defer about.Destroy()
	if got, _, err := about.LookupCustomMetadataMap("sha256"); err != nil || got != sha256 {
		t.Fatalf("the graph is of the weights %q, %v, not of %q: run train/oracle.py again", got, err, sha256)
	}
	return oracle{s}
}

// prepare lays out the tensors of a run; calling the function encodes it.
func (o oracle) prepare(t *testing.T, run model.Run, hidden int) (encode func(), vectors []float32) {
	t.Helper()
	n := int64(len(run.IDs))
	ids, shapes := make([]int64, n), make([]int64, n)
	for i := range run.IDs {
		ids[i], shapes[i] = int64(run.IDs[i]), int64(run.Shapes[i])
	}
	pieces, err1 := ort.NewTensor(ort.NewShape(n), ids)
	forms, err2 := ort.NewTensor(ort.NewShape(n), shapes)
	out, err3 := ort.NewEmptyTensor[float32](ort.NewShape(n, int64(hidden)))
	if err1 != nil || err2 != nil || err3 != nil {
		t.Fatal(err1, err2, err3)
	}
	t.Cleanup(func() { pieces.Destroy(); forms.Destroy(); out.Destroy() })
	return func() {
		if err := o.session.Run([]ort.Value{pieces, forms}, []ort.Value{out}); err != nil {
			t.Fatal(err)
		}
	}, out.GetData()
}

// TestOracle compares the encoder on floats with ONNX Runtime on the same weights:
// its vectors, and its speed on one thread. The two take turns, and of several
// rounds the fastest counts, which other work on the machine disturbs least.
func TestOracle(t *testing.T) {
	m, err := model.Load(shipped(t))
	if err != nil {
		t.Fatal(err)
	}
	o := mustOracle(t, m.Manifest().SHA256)
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	hidden, pieces, off := m.Manifest().Config.Hidden, 0, 0.0
	var own, other []func()
	for _, run := range m.EncoderRuns(reportText()) {
		encode, want := o.prepare(t, run, hidden)
		encode()
		off = max(off, relative(run.Encode(), want, hidden))
		pieces += len(run.IDs)
		own, other = append(own, func() { run.Encode() }), append(other, encode)
	}
	t.Logf("%s: greatest relative error %.2g over %d pieces", m.KernelName(), off, pieces)
	if off > 1e-4 {
		t.Errorf("the vectors differ from ONNX Runtime's by %.2g of their length", off)
	}
	ours, theirs := math.Inf(1), math.Inf(1)
	for range 8 {
		ours, theirs = min(ours, seconds(own)), min(theirs, seconds(other))
	}
	n := float64(pieces)
	t.Logf("one thread: %.0f pieces/s, ONNX Runtime %s %.0f pieces/s, ratio %.2f", n/ours, ort.GetVersion(), n/theirs, theirs/ours)
}

// relative is the greatest difference of two rows, as a share of the second one's
// length.
func relative(got, want []float32, row int) (most float64) {
	for at := 0; at+row <= len(want); at += row {
		diff, length := 0.0, 0.0
		for i := at; i < at+row; i++ {
			diff += math.Pow(float64(got[i]-want[i]), 2)
			length += math.Pow(float64(want[i]), 2)
		}
		most = max(most, math.Sqrt(diff/length))
	}
	return most
}

func seconds(steps []func()) float64 {
	began := time.Now()
	for _, step := range steps {
		step()
	}
	return time.Since(began).Seconds()
}
