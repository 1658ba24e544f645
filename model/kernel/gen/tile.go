package main

import (
	"fmt"

	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// tile writes one tile of a matrix product: rows rows of x times one packed
// panel. Sums stay in registers: two vectors a row.
func (s *set) tile(rows int) {
	s.function(fmt.Sprintf("tile%d", rows),
		"func(k int, x *float32, ldx int, w, bias, dst *float32, ldd, cols int)",
		fmt.Sprintf("multiplies %d rows of x, ldx bytes apart, with a panel of %d columns, k deep, and stores the first cols.", rows, s.panel()))
	k, w, ldx := s.param("k"), s.param("w"), s.param("ldx")
	x := s.rowPointers("x", ldx, rows)
	acc := s.accumulators(rows, s.param("bias"))
	s.depth(k, rows, w, ldx, x, acc)
	s.storeTile(rows, acc)
}

// rowPointers holds the address of every third row; the two after it are
// reached with ldx as index.
func (s *set) rowPointers(name string, ldx reg.GPVirtual, rows int) []reg.GPVirtual {
	out := []reg.GPVirtual{s.param(name)}
	for r := 3; r < rows; r += 3 {
		p := s.GP64()
		s.LEAQ(operand.Mem{Base: out[len(out)-1], Index: ldx, Scale: 2}, p)
		s.ADDQ(ldx, p)
		out = append(out, p)
	}
	return out
}

func rowAt(x []reg.GPVirtual, ldx reg.GPVirtual, r, disp int) operand.Mem {
	m := operand.Mem{Base: x[r/3], Disp: disp}
	if r%3 > 0 {
		m.Index, m.Scale = ldx, uint8(r%3)
	}
	return m
}

func (s *set) accumulators(rows int, bias reg.GPVirtual) [][2]reg.VecVirtual {
	acc := make([][2]reg.VecVirtual, rows)
	for r := range acc {
		for c := range 2 {
			acc[r][c] = s.vector()
			if r == 0 {
				s.VMOVUPS(operand.Mem{Base: bias, Disp: c * 4 * s.lanes}, acc[r][c])
			} else {
				s.VMOVAPS(acc[0][c], acc[r][c])
			}
		}
	}
	return acc
}

// depth adds the k products, four steps at a time. Each sum is made in the
// order of k, whatever the tile's height, so a row's result doesn't depend on
// its neighbours.
func (s *set) depth(k reg.GPVirtual, rows int, w, ldx reg.GPVirtual, x []reg.GPVirtual, acc [][2]reg.VecVirtual) {
	const unroll = 4
	step := func(u int) {
		var col [2]reg.VecVirtual
		for c := range col {
			col[c] = s.vector()
			s.VMOVUPS(operand.Mem{Base: w, Disp: 4 * (u*s.panel() + c*s.lanes)}, col[c])
		}
		for r := range rows {
			b := s.vector()
			s.VBROADCASTSS(rowAt(x, ldx, r, 4*u), b)
			for c := range col {
				s.VFMADD231PS(b, col[c], acc[r][c])
			}
		}
	}
	advance := func(u int) {
		for _, p := range x {
			s.ADDQ(operand.U8(4*u), p)
		}
		s.ADDQ(operand.U32(4*u*s.panel()), w)
		s.SUBQ(operand.U8(u), k)
	}
	s.Label("four")
	s.CMPQ(k, operand.U8(unroll))
	s.JB(operand.LabelRef("one"))
	for u := range unroll {
		step(u)
	}
	advance(unroll)
	s.JMP(operand.LabelRef("four"))
	s.Label("one")
	s.TESTQ(k, k)
	s.JZ(operand.LabelRef("store"))
	step(0)
	advance(1)
	s.JMP(operand.LabelRef("one"))
	s.Label("store")
}

func (s *set) storeTile(rows int, acc [][2]reg.VecVirtual) {
	dst, ldd, cols := s.param("dst"), s.param("ldd"), s.param("cols")
	put := func(t [2]*tail) {
		for r := range rows {
			for c := range 2 {
				s.store(acc[r][c], t[c], operand.Mem{Base: dst, Disp: c * 4 * s.lanes})
			}
			if r+1 < rows {
				s.ADDQ(ldd, dst)
			}
		}
		s.end()
	}
	if s.wide() {
		ones := s.GP32()
		s.MOVL(operand.U32(0xffffffff), ones)
		s.BZHIL(cols.As32(), ones, ones)
		low, high := tail{k: s.K()}, tail{k: s.K()}
		s.KMOVW(ones, low.k)
		s.SHRL(operand.U8(16), ones)
		s.KMOVW(ones, high.k)
		put([2]*tail{&low, &high})
		return
	}
	// Masked stores are slow on some processors, so only narrow panels use them.
	s.CMPQ(cols, operand.U8(s.panel()))
	s.JNE(operand.LabelRef("narrow"))
	put([2]*tail{})
	s.Label("narrow")
	low, high := tail{y: s.YMM()}, tail{y: s.YMM()}
	m := s.maskAt(cols)
	s.VMOVDQU(m, low.y)
	m.Disp += 32
	s.VMOVDQU(m, high.y)
	put([2]*tail{&low, &high})
}
