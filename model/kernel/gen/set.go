package main

import (
	"fmt"
	"math"

	"github.com/mmcloughlin/avo/attr"
	"github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// set is one instruction set. The steps of the kernels are written once, in
// vectors of lanes floats; set's methods choose registers and masks.
type set struct {
	*build.Context
	name      string
	lanes     int
	rows      []int // heights of the tiles of the matrix product
	byteRows  []int // the same for products of bytes
	masks     operand.Mem
	constants map[string]operand.Mem
	labels    int
}

func avx2() *set {
	s := &set{Context: newContext(), name: "avx2", lanes: 8, rows: []int{6, 4, 2, 1}, byteRows: []int{4, 1}}
	s.constants = map[string]operand.Mem{}
	s.masks = s.StaticGlobal("tailMasks")
	s.DataAttributes(attr.RODATA | attr.NOPTR)
	for i := range 32 {
		v := uint32(0)
		if i < 16 {
			v = math.MaxUint32
		}
		s.AppendDatum(operand.U32(v))
	}
	return s
}

func avx512() *set {
	s := &set{Context: newContext(), name: "avx512", lanes: 16, rows: []int{12, 6, 4, 2, 1}, byteRows: []int{12, 4, 1}}
	s.constants = map[string]operand.Mem{}
	return s
}

func (s *set) wide() bool { return s.lanes == 16 }

// panel is the number of columns of a tile: two vectors.
func (s *set) panel() int { return 2 * s.lanes }

// function opens a function; its name gets the set's name at the end.
func (s *set) function(name, signature, doc string) {
	name += map[bool]string{false: "AVX2", true: "AVX512"}[s.wide()]
	s.Function(name)
	s.Attributes(attr.NOSPLIT)
	s.SignatureExpr(signature)
	s.Doc(name + " " + doc)
	s.Pragma("noescape")
}

func (s *set) end() {
	s.VZEROUPPER()
	s.RET()
}

func (s *set) param(name string) reg.GPVirtual {
	r := s.GP64()
	s.Load(s.Param(name), r)
	return r
}

func (s *set) vector() reg.VecVirtual {
	if s.wide() {
		return s.ZMM()
	}
	return s.YMM()
}

// splat loads a float parameter into every lane.
func (s *set) splat(name string) reg.VecVirtual {
	v := s.vector()
	x := s.XMM()
	s.Load(s.Param(name), x)
	s.VBROADCASTSS(x, v)
	return v
}

// float is the address of a constant repeated in every lane.
func (s *set) float(x float32) operand.Mem { return s.word(math.Float32bits(x)) }

func (s *set) word(bits uint32) operand.Mem {
	name := fmt.Sprintf("c%08x", bits)
	m, ok := s.constants[name]
	if !ok {
		m = s.StaticGlobal(name)
		s.DataAttributes(attr.RODATA | attr.NOPTR)
		for range s.lanes {
			s.AppendDatum(operand.U32(bits))
		}
		s.constants[name] = m
	}
	return m
}

func (s *set) zero(v reg.VecVirtual) {
	s.VXORPS(v.AsX(), v.AsX(), v.AsX())
}

// tail is the mask of a row's last lanes.
type tail struct {
	k reg.OpmaskVirtual
	y reg.VecVirtual
}

// newTail masks the first n lanes; n in a register, 0 < n < lanes.
func (s *set) newTail(n reg.GPVirtual) tail {
	if s.wide() {
		ones, k := s.GP32(), s.K()
		s.MOVL(operand.U32(0xffff), ones)
		s.BZHIL(n.As32(), ones, ones)
		s.KMOVW(ones, k)
		return tail{k: k}
	}
	m := s.YMM()
	s.VMOVDQU(s.maskAt(n), m)
	return tail{y: m}
}

// maskAt is the address of 8 lanes of mask of which the first n are set.
func (s *set) maskAt(n reg.GPVirtual) operand.Mem {
	at, back := s.GP64(), s.GP64()
	s.LEAQ(s.masks, at)
	s.MOVQ(n, back)
	s.NEGQ(back)
	return operand.Mem{Base: at, Index: back, Scale: 4, Disp: 64}
}

func (s *set) load(m operand.Mem, t *tail, v reg.VecVirtual) {
	switch {
	case t == nil:
		s.VMOVUPS(m, v)
	case s.wide():
		s.VMOVUPS_Z(m, t.k, v)
	default:
		s.VMASKMOVPS(m, t.y, v)
	}
}

func (s *set) store(v reg.VecVirtual, t *tail, m operand.Mem) {
	switch {
	case t == nil:
		s.VMOVUPS(v, m)
	case s.wide():
		s.VMOVUPS(v, t.k, m)
	default:
		s.VMASKMOVPS(v, t.y, m)
	}
}

// clear sets the lanes outside the mask to zero.
func (s *set) clear(v reg.VecVirtual, t *tail) {
	switch {
	case t == nil:
	case s.wide():
		s.VMOVAPS_Z(v, t.k, v)
	default:
		s.VANDPS(v, t.y, v)
	}
}

// each runs body once per vector over n floats, the last one masked where n
// isn't a multiple of lanes. body addresses by at: a byte offset.
func (s *set) each(n reg.GPVirtual, body func(at reg.GPVirtual, t *tail)) {
	s.labels++
	loop, rest, done := s.label("loop"), s.label("rest"), s.label("done")
	at, left := s.GP64(), s.GP64()
	s.XORQ(at, at)
	s.MOVQ(n, left)
	s.Label(loop)
	s.CMPQ(left, operand.U8(s.lanes))
	s.JB(operand.LabelRef(rest))
	body(at, nil)
	s.ADDQ(operand.U8(4*s.lanes), at)
	s.SUBQ(operand.U8(s.lanes), left)
	s.JMP(operand.LabelRef(loop))
	s.Label(rest)
	s.TESTQ(left, left)
	s.JZ(operand.LabelRef(done))
	t := s.newTail(left)
	body(at, &t)
	s.Label(done)
}

func (s *set) label(name string) string { return fmt.Sprintf("%s%d", name, s.labels) }

// fold reduces all lanes with op (VADDPS or VMAXPS) to the lowest one.
func (s *set) fold(v reg.VecVirtual, op func(...operand.Op)) {
	x := s.XMM()
	if s.wide() {
		h := s.YMM()
		s.VEXTRACTF64X4(operand.U8(1), v, h)
		op(h, v.AsY(), v.AsY())
		s.VEXTRACTF32X4(operand.U8(1), v.AsY(), x)
	} else {
		s.VEXTRACTF128(operand.U8(1), v.AsY(), x)
	}
	op(x, v.AsX(), v.AsX())
	s.VPERMILPS(operand.U8(0x4e), v.AsX(), x)
	op(x, v.AsX(), v.AsX())
	s.VPERMILPS(operand.U8(0xb1), v.AsX(), x)
	op(x, v.AsX(), v.AsX())
}

func at(base, offset reg.Register) operand.Mem {
	return operand.Mem{Base: base, Index: offset, Scale: 1}
}
