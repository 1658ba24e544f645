package kernel

import (
	"sync"

	"golang.org/x/sys/cpu"
)

// available lists this processor's kernels, the fastest first.
var available = sync.OnceValue(func() []*Kernel {
	x, out := cpu.X86, []*Kernel{plain()}
	if x.HasAVX2 && x.HasFMA && x.HasBMI2 {
		out = append([]*Kernel{avx2()}, out...)
	}
	if x.HasAVX512F && x.HasAVX512DQ && x.HasAVX512BW && x.HasAVX512VL && x.HasBMI2 && x.HasFMA {
		k := avx512()
		if x.HasAVX512VNNI {
			addBytes(k)
		}
		out = append([]*Kernel{k}, out...)
	}
	return out
})

type rawTile func(k int, x *float32, ldx int, w, bias, dst *float32, ldd, cols int)

// wrap makes a tile of an assembly routine. Kernel.Mul has checked the sizes.
func wrap(rows int, f rawTile) tile {
	return tile{rows, func(k int, x []float32, ldx int, w, bias, dst []float32, ldd, cols int) {
		f(k, &x[0], 4*ldx, &w[0], &bias[0], &dst[0], 4*ldd, cols)
	}}
}

func avx2() *Kernel {
	return &Kernel{
		name: "avx2", panel: 16,
		tiles:   []tile{wrap(6, tile6AVX2), wrap(4, tile4AVX2), wrap(2, tile2AVX2), wrap(1, tile1AVX2)},
		gelu:    func(x []float32) { geluAVX2(&x[0], len(x)) },
		softmax: func(x []float32, rows, n, ld int) { softmaxAVX2(&x[0], rows, n, 4*ld) },
		addNorm: func(x, y, weight, bias []float32, rows int, eps float32) {
			n := len(weight)
			addNormAVX2(&x[0], &y[0], &weight[0], &bias[0], rows, n, 1/float32(n), eps)
		},
		axpy: func(dst []float32, a float32, x []float32) { axpyAVX2(&dst[0], a, &x[0], len(x)) },
		dot:  func(x, y []float32) float32 { return dotAVX2(&x[0], &y[0], len(x)) },

		half:      63,
		byteTiles: []byteTile{wrapBytes(4, byteTile4AVX2), wrapBytes(1, byteTile1AVX2)},
		quantize: func(dst []uint8, x []float32) float32 {
			if len(x)%8 > 0 {
				return plainQuantize(dst, x, 63)
			}
			return quantizeAVX2(&dst[0], &x[0], len(x))
		},
	}
}

func avx512() *Kernel {
	return &Kernel{
		name: "avx512", panel: 32,
		tiles: []tile{
			wrap(12, tile12AVX512), wrap(6, tile6AVX512), wrap(4, tile4AVX512),
			wrap(2, tile2AVX512), wrap(1, tile1AVX512),
		},
		gelu:    func(x []float32) { geluAVX512(&x[0], len(x)) },
		softmax: func(x []float32, rows, n, ld int) { softmaxAVX512(&x[0], rows, n, 4*ld) },
		addNorm: func(x, y, weight, bias []float32, rows int, eps float32) {
			n := len(weight)
			addNormAVX512(&x[0], &y[0], &weight[0], &bias[0], rows, n, 1/float32(n), eps)
		},
		axpy: func(dst []float32, a float32, x []float32) { axpyAVX512(&dst[0], a, &x[0], len(x)) },
		dot:  func(x, y []float32) float32 { return dotAVX512(&x[0], &y[0], len(x)) },
	}
}

type rawByteTile func(groups int, x *uint8, ldx int, w *int8, start *int32, factor, bias, scale, dst *float32, ldd, cols int)

// wrapBytes makes a tile of an assembly routine. Kernel.MulBytes has checked the
// sizes.
func wrapBytes(rows int, f rawByteTile) byteTile {
	return byteTile{rows, func(groups int, x []uint8, ldx int, w []int8, start []int32, factor, bias, scale, dst []float32, ldd, cols int) {
		f(groups, &x[0], ldx, &w[0], &start[0], &factor[0], &bias[0], &scale[0], &dst[0], 4*ldd, cols)
	}}
}

// addBytes lets the AVX-512 kernel multiply bytes, on processors with VNNI.
func addBytes(k *Kernel) {
	k.half = 127
	k.byteTiles = []byteTile{wrapBytes(12, byteTile12AVX512), wrapBytes(4, byteTile4AVX512), wrapBytes(1, byteTile1AVX512)}
	k.quantize = func(dst []uint8, x []float32) float32 { return quantizeAVX512(&dst[0], &x[0], len(x)) }
}
