package main

import (
	"fmt"

	"github.com/mmcloughlin/avo/ir"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// byteTile writes one tile of a product of bytes: rows rows of unsigned bytes
// times one packed panel of signed ones, four of each at a time.
func (s *set) byteTile(rows int) {
	s.function(fmt.Sprintf("byteTile%d", rows),
		"func(groups int, x *uint8, ldx int, w *int8, start *int32, factor, bias, scale, dst *float32, ldd, cols int)",
		fmt.Sprintf("multiplies %d rows of x, ldx bytes apart, with a panel of %d columns, groups of four deep, and stores the first cols as (start + sum)·scale[row]·factor[column] + bias[column].", rows, s.panel()))
	groups, w, ldx := s.param("groups"), s.param("w"), s.param("ldx")
	x := s.rowPointers("x", ldx, rows)
	acc := s.accumulators(rows, s.param("start"))
	s.Label("group")
	var col [2]reg.VecVirtual
	for c := range col {
		col[c] = s.vector()
		s.VMOVUPS(operand.Mem{Base: w, Disp: 4 * c * s.lanes}, col[c])
	}
	for r := range rows {
		b := s.vector()
		s.VPBROADCASTD(rowAt(x, ldx, r, 0), b)
		for c := range col {
			s.multiplyBytes(col[c], b, acc[r][c])
		}
	}
	for _, p := range x {
		s.ADDQ(operand.U8(4), p)
	}
	s.ADDQ(operand.U32(4*s.panel()), w)
	s.DECQ(groups)
	s.JNZ(operand.LabelRef("group"))
	s.scaleTile(rows, acc)
	s.storeTile(rows, acc)
}

// multiplyBytes adds to each of acc's lanes four products of bytes. AVX-512 VNNI
// has VPDPBUSD for it, which the assembler knows and avo doesn't; with AVX2 two
// products are added in 16 bits, where they fit as long as the unsigned bytes are
// below 128.
func (s *set) multiplyBytes(signed, unsigned, acc reg.VecVirtual) {
	if !s.wide() {
		pairs := s.vector()
		s.VPMADDUBSW(signed, unsigned, pairs)
		s.VPMADDWD(s.word(0x00010001), pairs, pairs)
		s.VPADDD(pairs, acc, acc)
		return
	}
	s.Instruction(&ir.Instruction{
		Opcode:   "VPDPBUSD",
		Operands: []operand.Op{signed, unsigned, acc},
		Inputs:   []operand.Op{signed, unsigned, acc},
		Outputs:  []operand.Op{acc},
	})
}

// scaleTile turns sums of whole numbers into the floats that they stand for.
func (s *set) scaleTile(rows int, acc [][2]reg.VecVirtual) {
	factor, bias, scale := s.param("factor"), s.param("bias"), s.param("scale")
	var f, b [2]reg.VecVirtual
	for c := range 2 {
		f[c], b[c] = s.vector(), s.vector()
		s.VMOVUPS(operand.Mem{Base: factor, Disp: 4 * c * s.lanes}, f[c])
		s.VMOVUPS(operand.Mem{Base: bias, Disp: 4 * c * s.lanes}, b[c])
	}
	for r := range rows {
		v := s.vector()
		s.VBROADCASTSS(operand.Mem{Base: scale, Disp: 4 * r}, v)
		for c := range 2 {
			s.VCVTDQ2PS(acc[r][c], acc[r][c])
			s.VMULPS(v, acc[r][c], acc[r][c])
			s.VFMADD213PS(b[c], f[c], acc[r][c])
		}
	}
}

// half is the greatest magnitude of a quantised activation: what 8 bits hold, or
// 7 where products are added in 16 bits.
func (s *set) half() float32 {
	if s.wide() {
		return 127
	}
	return 63
}

// quantize writes a row as unsigned bytes around half+1.
func (s *set) quantize() {
	lengths := ""
	if !s.wide() {
		lengths = " n is a multiple of 8."
	}
	s.function("quantize", "func(dst *uint8, x *float32, n int) float32",
		fmt.Sprintf("writes n floats as bytes round(x/scale) + %d and returns the scale: the greatest magnitude divided by %d.%s", int(s.half())+1, int(s.half()), lengths))
	dst, x, n := s.param("dst"), s.param("x"), s.param("n")
	top := s.vector()
	s.VMOVUPS(s.float(1e-30), top) // a row of zeros has a scale too
	s.each(n, func(off reg.GPVirtual, t *tail) {
		v := s.vector()
		s.load(at(x, off), t, v)
		s.VANDPS(s.word(0x7fffffff), v, v)
		s.VMAXPS(v, top, top)
	})
	s.fold(top, s.VMAXPS)
	inverse := s.vector()
	s.VMOVSS(s.float(s.half()), inverse.AsX())
	s.VDIVSS(top.AsX(), inverse.AsX(), inverse.AsX())
	s.VBROADCASTSS(inverse.AsX(), inverse)
	s.each(n, func(off reg.GPVirtual, t *tail) {
		v := s.vector()
		s.load(at(x, off), t, v)
		s.VMULPS(inverse, v, v)
		s.VCVTPS2DQ(v, v)
		s.VPADDD(s.word(uint32(s.half())+1), v, v)
		place := s.GP64()
		s.MOVQ(off, place)
		s.SHRQ(operand.U8(2), place)
		switch {
		case !s.wide() && t == nil:
			high := s.XMM()
			s.VEXTRACTI128(operand.U8(1), v, high)
			s.VPACKUSDW(high, v.AsX(), v.AsX())
			s.VPACKUSWB(v.AsX(), v.AsX(), v.AsX())
			s.VMOVQ(v.AsX(), at(dst, place))
		case !s.wide():
		case t == nil:
			s.VPMOVDB(v, at(dst, place))
		default:
			s.VPMOVDB(v, t.k, at(dst, place))
		}
	})
	scale := s.XMM()
	s.VMULSS(s.float(1/s.half()), top.AsX(), scale)
	s.Store(scale, s.ReturnIndex(0))
	s.end()
}
