package kernel_test

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/model/kernel"
)

// others are the kernels that are tested against plain Go.
func others(t testing.TB) map[string]*kernel.Kernel {
	out := map[string]*kernel.Kernel{}
	for _, n := range kernel.Names() {
		if n != "plain" {
			out[n] = mustKernel(t, n)
		}
	}
	if len(out) == 0 {
		t.Skip("this processor has no other kernel than plain")
	}
	return out
}

func mustKernel(t testing.TB, name string) *kernel.Kernel {
	t.Helper()
	k, err := kernel.ByName(name)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func fill(r *rand.Rand, x []float32, scale float64) []float32 {
	for i := range x {
		x[i] = float32(r.NormFloat64() * scale)
	}
	return x
}

func near(t *testing.T, what string, got, want []float32, tolerance float64) {
	t.Helper()
	for i := range want {
		d := math.Abs(float64(got[i] - want[i]))
		if !(d <= tolerance*(1+math.Abs(float64(want[i])))) {
			t.Fatalf("%s: [%d] = %g, want %g", what, i, got[i], want[i])
		}
	}
}

func checkMul(t *testing.T, r *rand.Rand, k *kernel.Kernel, rows, out, in int, front bool) {
	t.Helper()
	plain := mustKernel(t, "plain")
	ldx, ldd := in+r.IntN(3), out+r.IntN(3)
	x := fill(r, guarded(t, (rows-1)*ldx+in, front), 1)
	w, bias := fill(r, make([]float32, out*in), 1), fill(r, make([]float32, out), 1)
	if r.IntN(3) == 0 {
		bias = nil
	}
	var a, b kernel.Matrix
	plain.Pack(&a, w, in, out, in, 0.5, bias)
	k.Pack(&b, w, in, out, in, 0.5, bias)
	got, want := guarded(t, (rows-1)*ldd+out, front), make([]float32, (rows-1)*ldd+out)
	for i := range got {
		got[i], want[i] = 77, 77 // what lies between rows stays
	}
	plain.Mul(want, ldd, x, ldx, rows, &a)
	k.Mul(got, ldd, x, ldx, rows, &b)
	near(t, fmt.Sprintf("%s %d×%d×%d", k.Name(), rows, out, in), got, want, 1e-6*float64(in+10))
}

func TestMul(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, k := range others(t) {
		for rows := 1; rows <= 26; rows++ {
			for _, out := range []int{1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 65} {
				checkMul(t, r, k, rows, out, 1+r.IntN(40), out%2 == 0)
			}
		}
		checkMul(t, r, k, 37, 131, 1536, false)
	}
}

// TestMulRow asks that a row's result be the same to the bit whatever rows are
// computed beside it.
func TestMulRow(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	const rows, out, in = 29, 50, 61
	x, w := fill(r, make([]float32, rows*in), 1), fill(r, make([]float32, out*in), 1)
	for _, name := range kernel.Names() {
		k := mustKernel(t, name)
		var m kernel.Matrix
		k.Pack(&m, w, in, out, in, 1, nil)
		all, one := make([]float32, rows*out), make([]float32, out)
		k.Mul(all, out, x, in, rows, &m)
		for i := range rows {
			k.Mul(one, out, x[i*in:], in, 1, &m)
			near(t, name, one, all[i*out:(i+1)*out], 0)
		}
	}
}

func TestPackTransposed(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for _, name := range kernel.Names() {
		k := mustKernel(t, name)
		var a, b kernel.Matrix
		fillPanels := fill(r, make([]float32, 100*100), 1)
		k.Pack(&b, fillPanels, 100, 100, 100, 1, fillPanels) // memory that is packed anew
		for _, size := range [][2]int{{1, 1}, {5, 9}, {33, 4}, {32, 32}, {70, 17}} {
			out, in := size[0], size[1]
			w, turned := fill(r, make([]float32, out*in), 1), make([]float32, out*(in+2)+out*2)
			for o := range out {
				for i := range in {
					turned[i*(out+2)+o] = w[o*in+i]
				}
			}
			k.Pack(&a, w, in, out, in, 1, nil)
			k.PackTransposed(&b, turned, out+2, out, in, nil)
			x := fill(r, make([]float32, 3*in), 1)
			got, want := make([]float32, 3*out), make([]float32, 3*out)
			k.Mul(want, out, x, in, 3, &a)
			k.Mul(got, out, x, in, 3, &b)
			near(t, name, got, want, 0)
		}
	}
}

func TestSteps(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for _, k := range others(t) {
		for n := 1; n <= 70; n++ {
			checkSteps(t, r, k, n, 1+r.IntN(4), n%2 == 0)
		}
	}
}

func checkSteps(t *testing.T, r *rand.Rand, k *kernel.Kernel, n, rows int, front bool) {
	t.Helper()
	plain := mustKernel(t, "plain")
	slice := func(scale float64) ([]float32, []float32) {
		g := fill(r, guarded(t, n*rows, front), scale)
		return g, append([]float32(nil), g...)
	}
	name := fmt.Sprintf("%s n=%d rows=%d ", k.Name(), n, rows)
	got, want := slice(3)
	k.GELU(got)
	plain.GELU(want)
	near(t, name+"gelu", got, want, 1e-6)
	got, want = slice(30)
	k.Softmax(got, rows, n, n)
	plain.Softmax(want, rows, n, n)
	near(t, name+"softmax", got, want, 1e-6)
	got, want = slice(1)
	y, _ := slice(1)
	weight, bias := fill(r, guarded(t, n, front), 1), fill(r, guarded(t, n, front), 1)
	k.AddNorm(got, y, weight, bias, rows, 1e-12)
	plain.AddNorm(want, y, weight, bias, rows, 1e-12)
	if n > 3 { // with few numbers the variance may be near 0, and rounding counts
		near(t, name+"norm", got, want, 2e-5)
	}
	got, want = slice(1)
	k.Axpy(got, 0.7, y)
	plain.Axpy(want, 0.7, y)
	near(t, name+"axpy", got, want, 1e-6)
	a, b := k.Dot(got, y), plain.Dot(got, y)
	near(t, name+"dot", []float32{a}, []float32{b}, 1e-5)
}

// TestGELU walks over the whole range, to the ends of float32.
func TestGELU(t *testing.T) {
	var x []float32
	for v := -8.0; v <= 8; v += 0.0005 {
		x = append(x, float32(v))
	}
	x = append(x, 0, 1e-30, -1e-30, 1e30, 100, -100)
	for _, k := range others(t) {
		got, want := append([]float32(nil), x...), append([]float32(nil), x...)
		k.GELU(got)
		mustKernel(t, "plain").GELU(want)
		near(t, k.Name(), got, want, 1e-6)
	}
}

// TestSoftmaxExtremes: a distance of thousands gives 0, not a wrong number.
func TestSoftmaxExtremes(t *testing.T) {
	for _, k := range others(t) {
		x := []float32{-5000, 0, -90, -1e30, 0, -200, 0, 0, -3, -86.9, -87.1}
		want := append([]float32(nil), x...)
		mustKernel(t, "plain").Softmax(want, 1, len(x), len(x))
		k.Softmax(x, 1, len(x), len(x))
		near(t, k.Name(), x, want, 1e-7)
	}
}

func TestByName(t *testing.T) {
	if k, err := kernel.ByName(""); err != nil || k.Name() != kernel.Names()[0] {
		t.Errorf("ByName(\"\") = %v, %v", k, err)
	}
	if _, err := kernel.ByName("abacus"); !errors.Is(err, reportedly.ErrUnsupported) {
		t.Errorf("unknown kernel: %v", err)
	}
}

func FuzzMul(f *testing.F) {
	f.Add(uint64(1), uint16(3), uint16(40), uint16(9))
	f.Fuzz(func(t *testing.T, seed uint64, rows, out, in uint16) {
		r := rand.New(rand.NewPCG(seed, 0))
		for _, k := range others(t) {
			checkMul(t, r, k, 1+int(rows%40), 1+int(out%100), 1+int(in%100), seed%2 == 0)
			checkSteps(t, r, k, 1+int(out%200), 1+int(rows%5), seed%2 == 1)
		}
	})
}

func BenchmarkMul(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	for _, name := range kernel.Names() {
		for _, s := range [][3]int{{192, 1152, 384}, {192, 384, 1536}, {192, 192, 32}, {192, 32, 192}} {
			b.Run(fmt.Sprintf("%s/%dx%dx%d", name, s[0], s[1], s[2]), func(b *testing.B) {
				k := mustKernel(b, name)
				x, w := fill(r, make([]float32, s[0]*s[2]), 1), fill(r, make([]float32, s[1]*s[2]), 1)
				var m kernel.Matrix
				k.Pack(&m, w, s[2], s[1], s[2], 1, nil)
				dst := make([]float32, s[0]*s[1])
				for b.Loop() {
					k.Mul(dst, s[1], x, s[2], s[0], &m)
				}
				ops := 2 * float64(s[0]) * float64(s[1]) * float64(s[2])
				b.ReportMetric(ops*float64(b.N)/b.Elapsed().Seconds()/1e9, "GFLOP/s")
			})
		}
	}
}

func BenchmarkSteps(b *testing.B) {
	for _, name := range kernel.Names() {
		k := mustKernel(b, name)
		x, y := make([]float32, 192*1536), make([]float32, 192*1536)
		fill(rand.New(rand.NewPCG(1, 1)), x, 1)
		weight := make([]float32, 384)
		b.Run(name+"/gelu", func(b *testing.B) {
			for b.Loop() {
				k.GELU(x)
			}
		})
		b.Run(name+"/softmax", func(b *testing.B) {
			for b.Loop() {
				k.Softmax(x, 192, 192, 192)
			}
		})
		b.Run(name+"/norm", func(b *testing.B) {
			for b.Loop() {
				k.AddNorm(x, y, weight, weight, 192, 1e-12)
			}
		})
	}
}
