package kernel

import (
	"fmt"
	"strings"

	"github.com/reportedly/reportedly"
)

// Kernel computes with one instruction set. It is immutable and safe for
// concurrent use.
type Kernel struct {
	name    string
	panel   int // columns of a packed panel
	tiles   []tile
	gelu    func(x []float32)
	softmax func(x []float32, rows, n, ld int)
	addNorm func(x, y, weight, bias []float32, rows int, eps float32)
	axpy    func(dst []float32, a float32, x []float32)
	dot     func(x, y []float32) float32

	byteTiles []byteTile // with quantize, where the kernel multiplies bytes
	quantize  func(dst []uint8, x []float32) float32
	half      float32 // greatest magnitude of a quantised activation
}

// tile multiplies a fixed number of rows with one panel.
type tile struct {
	rows int
	run  func(k int, x []float32, ldx int, w, bias, dst []float32, ldd, cols int)
}

// Best is the fastest kernel of this processor.
func Best() *Kernel { return available()[0] }

// ByName is the kernel of that name: "plain", "avx2", "avx512", or "" for the
// best. The error wraps reportedly.ErrUnsupported where this processor lacks
// the instructions.
func ByName(name string) (*Kernel, error) {
	if name == "" {
		return Best(), nil
	}
	for _, k := range available() {
		if k.name == name {
			return k, nil
		}
	}
	err := fmt.Errorf("choose kernel %q: %w", name, reportedly.ErrUnsupported)
	return nil, reportedly.WithHint(err, "this processor has "+strings.Join(Names(), ", "))
}

// Names are the kernels of this processor, the fastest first, "plain" last.
func Names() []string {
	var out []string
	for _, k := range available() {
		out = append(out, k.name)
	}
	return out
}

// Name is the kernel's name.
func (k *Kernel) Name() string { return k.name }

// Mul writes dst = x·wᵀ + bias for rows rows of x, ldx floats apart; those of
// dst are ldd apart. It panics where a slice is too short.
func (k *Kernel) Mul(dst []float32, ldd int, x []float32, ldx, rows int, w *Matrix) {
	if rows == 0 || w.out == 0 {
		return
	}
	if w.panel != k.panel {
		panic("kernel: matrix packed for another kernel")
	}
	_, _ = dst[:(rows-1)*ldd+w.out], x[:(rows-1)*ldx+w.in]
	if ldd < 0 || ldx < 0 {
		panic("kernel: negative stride")
	}
	for c := 0; c < w.out; c += k.panel {
		cols := min(k.panel, w.out-c)
		panel, bias := w.data[c*w.in:(c+k.panel)*w.in], w.bias[c:c+k.panel]
		r := 0
		for _, t := range k.tiles {
			for ; r+t.rows <= rows; r += t.rows {
				t.run(w.in, x[r*ldx:], ldx, panel, bias, dst[r*ldd+c:], ldd, cols)
			}
		}
	}
}

// GELU replaces every x by x/2·(1 + erf(x/√2)).
func (k *Kernel) GELU(x []float32) {
	if len(x) > 0 {
		k.gelu(x)
	}
}

// Softmax replaces each of the rows of n floats, ld apart, by its softmax.
func (k *Kernel) Softmax(x []float32, rows, n, ld int) {
	if rows > 0 && n > 0 {
		_ = x[:(rows-1)*ld+n]
		k.softmax(x, rows, n, ld)
	}
}

// AddNorm adds y to x and normalises each row to mean 0 and variance 1, times
// weight, plus bias. A row is as long as weight.
func (k *Kernel) AddNorm(x, y, weight, bias []float32, rows int, eps float32) {
	n := len(weight)
	if rows > 0 && n > 0 {
		k.addNorm(x[:rows*n], y[:rows*n], weight, bias[:n], rows, eps)
	}
}

// Axpy adds a·x to dst, which is at least as long.
func (k *Kernel) Axpy(dst []float32, a float32, x []float32) {
	if len(x) > 0 {
		k.axpy(dst[:len(x)], a, x)
	}
}

// Dot is the sum of the products of x and y, which is at least as long.
func (k *Kernel) Dot(x, y []float32) float32 {
	if len(x) == 0 {
		return 0
	}
	return k.dot(x, y[:len(x)])
}
