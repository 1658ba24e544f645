package main

import (
	"math"

	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// The error function as z·P(z²)/Q(z²) for |z| ≤ erfLimit: a minimax fit made by
// reweighted least squares, error below 4e-7 in single precision. Beyond the
// limit the function is ±1 to 6e-8.
const erfLimit = 3.85

var (
	erfP = []float32{1.1283791065216064, 0.18996721506118774, 0.052747055888175964, 0.003762319451197982, 0.00028759639826603234, 2.090589759973227e-06}
	erfQ = []float32{1, 0.5016860961914062, 0.11397944390773773, 0.014959960244596004, 0.0011669303057715297, 3.865123653667979e-05}
)

// exp(r) = 1 + r + r²·q(r) for |r| ≤ ln 2 / 2: a minimax fit, relative error
// below 8e-8 in single precision.
var expQ = []float32{0.4999999403953552, 0.1666651964187622, 0.04166839271783829, 0.008368780836462975, 0.0013814467238262296}

const (
	log2e = 1.44269504088896340736
	ln2hi = 0.693359375             // ln 2 in few bits, so that n·ln2hi is exact
	ln2lo = -2.12194440054690583e-4 // ln 2 - ln2hi
	// expFloor keeps 2ⁿ a normal number; exp of less is as good as zero.
	expFloor = -87
)

// horner evaluates a polynomial of s with coefficients from the constant up.
func (s *set) horner(c []float32, x reg.VecVirtual) reg.VecVirtual {
	v := s.vector()
	s.VMOVUPS(s.float(c[len(c)-1]), v)
	for i := len(c) - 2; i >= 0; i-- {
		s.VFMADD213PS(s.float(c[i]), x, v)
	}
	return v
}

// gelu writes x = x/2·(1 + erf(x/√2)) in place.
func (s *set) gelu() {
	s.function("gelu", "func(x *float32, n int)", "replaces each of n floats by its GELU.")
	x := s.param("x")
	s.each(s.param("n"), func(off reg.GPVirtual, t *tail) {
		v, z, sq := s.vector(), s.vector(), s.vector()
		s.load(at(x, off), t, v)
		s.VMAXPS(s.float(-erfLimit*math.Sqrt2), v, v) // GELU of less is 0 to 2e-7
		s.VMULPS(s.float(1/math.Sqrt2), v, z)
		s.VMINPS(s.float(erfLimit), z, z)
		s.VMULPS(z, z, sq)
		p, q := s.horner(erfP, sq), s.horner(erfQ, sq)
		s.VMULPS(z, p, p)
		s.VDIVPS(q, p, p)
		s.VMULPS(s.float(0.5), v, v)
		s.VFMADD213PS(v, v, p)
		s.store(p, t, at(x, off))
	})
	s.end()
}

// exp replaces v, at most 0, by its exponential.
func (s *set) exp(v reg.VecVirtual) {
	n, whole := s.vector(), s.vector()
	s.VMAXPS(s.float(expFloor), v, v)
	s.VMULPS(s.float(log2e), v, n)
	s.VCVTPS2DQ(n, n)
	s.VCVTDQ2PS(n, whole)
	s.VFNMADD231PS(s.float(ln2hi), whole, v)
	s.VFNMADD231PS(s.float(ln2lo), whole, v)
	q := s.horner(expQ, v)
	s.VFMADD213PS(s.float(1), v, q)
	s.VFMADD213PS(s.float(1), v, q)
	s.VPSLLD(operand.U8(23), n, n)
	s.VPADDD(n, q, v)
}

// softmax writes exp(x - max)/sum of each row in place.
func (s *set) softmax() {
	s.function("softmax", "func(x *float32, rows, n, ld int)", "replaces rows of n floats, ld bytes apart, by their softmax; rows and n are positive.")
	x, rows, n, ld := s.param("x"), s.param("rows"), s.param("n"), s.param("ld")
	s.Label("row")
	top := s.vector()
	s.VBROADCASTSS(operand.Mem{Base: x}, top)
	s.each(n, func(off reg.GPVirtual, t *tail) { s.maximum(at(x, off), t, top) })
	s.fold(top, s.VMAXPS)
	s.VBROADCASTSS(top.AsX(), top)
	sum := s.vector()
	s.zero(sum)
	s.each(n, func(off reg.GPVirtual, t *tail) {
		v := s.vector()
		s.load(at(x, off), t, v)
		s.VSUBPS(top, v, v)
		s.exp(v)
		s.clear(v, t)
		s.VADDPS(v, sum, sum)
		s.store(v, t, at(x, off))
	})
	s.fold(sum, s.VADDPS)
	inv := s.vector()
	s.VMOVSS(s.float(1), inv.AsX())
	s.VDIVSS(sum.AsX(), inv.AsX(), inv.AsX())
	s.VBROADCASTSS(inv.AsX(), inv)
	s.each(n, func(off reg.GPVirtual, t *tail) {
		v := s.vector()
		s.load(at(x, off), t, v)
		s.VMULPS(inv, v, v)
		s.store(v, t, at(x, off))
	})
	s.ADDQ(ld, x)
	s.DECQ(rows)
	s.JNZ(operand.LabelRef("row"))
	s.end()
}

// maximum takes the floats at m into top, lanes outside the mask left alone.
func (s *set) maximum(m operand.Mem, t *tail, top reg.VecVirtual) {
	switch {
	case t == nil:
		s.VMAXPS(m, top, top)
	case s.wide():
		v := s.vector()
		s.load(m, t, v)
		s.VMAXPS(v, top, t.k, top)
	default:
		v := s.vector()
		s.load(m, t, v)
		s.VBLENDVPS(t.y, v, top, v)
		s.VMAXPS(v, top, top)
	}
}

// addNorm writes x = norm(x + y) per row.
func (s *set) addNorm() {
	s.function("addNorm", "func(x, y, weight, bias *float32, rows, n int, inverse, eps float32)",
		"adds y to x and normalises each of the rows of n floats to weight and bias; inverse is 1/n.")
	x, y, rows, n := s.param("x"), s.param("y"), s.param("rows"), s.param("n")
	weight, bias := s.param("weight"), s.param("bias")
	inverse, eps := s.splat("inverse"), s.splat("eps")
	s.Label("row")
	mean := s.vector()
	s.zero(mean)
	s.each(n, func(off reg.GPVirtual, t *tail) {
		v, u := s.vector(), s.vector()
		s.load(at(x, off), t, v)
		s.load(at(y, off), t, u)
		s.VADDPS(u, v, v)
		s.VADDPS(v, mean, mean)
		s.store(v, t, at(x, off))
	})
	s.fold(mean, s.VADDPS)
	s.VBROADCASTSS(mean.AsX(), mean)
	s.VMULPS(inverse, mean, mean)
	scale := s.vector()
	s.zero(scale)
	s.each(n, func(off reg.GPVirtual, t *tail) {
		v := s.vector()
		s.load(at(x, off), t, v)
		s.VSUBPS(mean, v, v)
		s.clear(v, t)
		s.VFMADD231PS(v, v, scale)
	})
	s.fold(scale, s.VADDPS)
	s.inverseRoot(scale, inverse, eps)
	s.each(n, func(off reg.GPVirtual, t *tail) {
		v, w, b := s.vector(), s.vector(), s.vector()
		s.load(at(x, off), t, v)
		s.load(at(weight, off), t, w)
		s.load(at(bias, off), t, b)
		s.VSUBPS(mean, v, v)
		s.VMULPS(scale, v, v)
		s.VFMADD213PS(b, w, v)
		s.store(v, t, at(x, off))
	})
	s.LEAQ(operand.Mem{Base: x, Index: n, Scale: 4}, x)
	s.LEAQ(operand.Mem{Base: y, Index: n, Scale: 4}, y)
	s.DECQ(rows)
	s.JNZ(operand.LabelRef("row"))
	s.end()
}

// inverseRoot turns the sum of squares in v's lowest lane to 1/√(v·inverse + eps)
// in every lane.
func (s *set) inverseRoot(v, inverse, eps reg.VecVirtual) {
	x, one := v.AsX(), s.XMM()
	s.VFMADD213SS(eps.AsX(), inverse.AsX(), x)
	s.VSQRTSS(x, x, x)
	s.VMOVSS(s.float(1), one)
	s.VDIVSS(x, one, x)
	s.VBROADCASTSS(x, v)
}

// axpy writes dst += a·x.
func (s *set) axpy() {
	s.function("axpy", "func(dst *float32, a float32, x *float32, n int)", "adds a times x to dst over n floats.")
	dst, x, a := s.param("dst"), s.param("x"), s.splat("a")
	s.each(s.param("n"), func(off reg.GPVirtual, t *tail) {
		v, d := s.vector(), s.vector()
		s.load(at(x, off), t, v)
		s.load(at(dst, off), t, d)
		s.VFMADD231PS(a, v, d)
		s.store(d, t, at(dst, off))
	})
	s.end()
}

// dot returns the sum of products.
func (s *set) dot() {
	s.function("dot", "func(x, y *float32, n int) float32", "is the sum of the n products of x and y.")
	x, y, sum := s.param("x"), s.param("y"), s.vector()
	s.zero(sum)
	s.each(s.param("n"), func(off reg.GPVirtual, t *tail) {
		v, u := s.vector(), s.vector()
		s.load(at(x, off), t, v)
		s.load(at(y, off), t, u)
		s.VFMADD231PS(v, u, sum)
	})
	s.fold(sum, s.VADDPS)
	s.Store(sum.AsX(), s.ReturnIndex(0))
	s.end()
}
