package kernel_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/reportedly/reportedly/model/kernel"
)

// checkBytes compares a product of bytes with plain Go's, which differs by
// rounding alone, and with that of floats, from which it differs by less than
// the steps of both roundings add up to.
func checkBytes(t *testing.T, r *rand.Rand, k *kernel.Kernel, rows, out, in int, front bool) {
	t.Helper()
	plain := kernel.Like(k)
	ldx, ldd := in+r.IntN(3), out+r.IntN(3)
	x := fill(r, guarded(t, (rows-1)*ldx+in, front), 2)
	w, bias := fill(r, make([]float32, out*in), 0.5), fill(r, make([]float32, out), 1)
	if r.IntN(3) == 0 {
		clear(x[:in]) // a row of zeros
		clear(w[:in])
	}
	var a, b kernel.ByteMatrix
	plain.PackBytes(&a, w, out, in, bias)
	k.PackBytes(&b, w, out, in, bias)
	var p, q kernel.ByteRows
	plain.Quantize(&p, x, ldx, rows, in)
	k.Quantize(&q, x, ldx, rows, in)
	got, want := guarded(t, (rows-1)*ldd+out, front), make([]float32, (rows-1)*ldd+out)
	for i := range got {
		got[i], want[i] = 77, 77
	}
	plain.MulBytes(want, ldd, &p, &a)
	k.MulBytes(got, ldd, &q, &b)
	name := fmt.Sprintf("%s %d×%d×%d", k.Name(), rows, out, in)
	near(t, name, got, want, 1e-5)
	var m kernel.Matrix
	plain.Pack(&m, w, in, out, in, 1, bias)
	plain.Mul(want, ldd, x, ldx, rows, &m)
	near(t, name+" as floats", got, want, 0.09*math.Sqrt(float64(in))+0.15)
}

func TestMulBytes(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, name := range kernel.Names() {
		k := mustKernel(t, name)
		if !k.Bytes() {
			continue
		}
		for rows := 1; rows <= 26; rows++ {
			for _, out := range []int{1, 15, 16, 17, 31, 32, 33, 65} {
				checkBytes(t, r, k, rows, out, 1+r.IntN(70), out%2 == 0)
			}
		}
		checkBytes(t, r, k, 13, 40, 1536, false)
	}
}

// TestMulBytesExtremes: the greatest bytes in every place neither saturate nor
// overflow.
func TestMulBytesExtremes(t *testing.T) {
	const in = 4096
	for _, name := range kernel.Names() {
		k := mustKernel(t, name)
		if !k.Bytes() {
			continue
		}
		for _, sign := range []float32{1, -1} {
			x, w := make([]float32, in), make([]float32, in)
			for i := range x {
				x[i], w[i] = sign*127, 127
			}
			var m kernel.ByteMatrix
			k.PackBytes(&m, w, 1, in, nil)
			var q kernel.ByteRows
			k.Quantize(&q, x, in, 1, in)
			got := make([]float32, 1)
			k.MulBytes(got, 1, &q, &m)
			near(t, name, got, []float32{sign * 127 * 127 * in}, 1e-6)
		}
	}
}

func FuzzMulBytes(f *testing.F) {
	f.Add(uint64(1), uint16(3), uint16(40), uint16(9))
	f.Fuzz(func(t *testing.T, seed uint64, rows, out, in uint16) {
		r := rand.New(rand.NewPCG(seed, 0))
		for _, k := range others(t) {
			if k.Bytes() {
				checkBytes(t, r, k, 1+int(rows%40), 1+int(out%100), 1+int(in%300), seed%2 == 0)
			}
		}
	})
}

func BenchmarkMulBytes(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	for _, name := range kernel.Names() {
		k := mustKernel(b, name)
		if !k.Bytes() {
			continue
		}
		for _, s := range [][3]int{{192, 1152, 384}, {192, 384, 1536}} {
			b.Run(fmt.Sprintf("%s/%dx%dx%d", name, s[0], s[1], s[2]), func(b *testing.B) {
				x, w := fill(r, make([]float32, s[0]*s[2]), 1), fill(r, make([]float32, s[1]*s[2]), 1)
				var m kernel.ByteMatrix
				k.PackBytes(&m, w, s[1], s[2], nil)
				dst := make([]float32, s[0]*s[1])
				var q kernel.ByteRows
				for b.Loop() {
					k.Quantize(&q, x, s[2], s[0], s[2])
					k.MulBytes(dst, s[1], &q, &m)
				}
				ops := 2 * float64(s[0]) * float64(s[1]) * float64(s[2])
				b.ReportMetric(ops*float64(b.N)/b.Elapsed().Seconds()/1e9, "GOP/s")
			})
		}
	}
}
