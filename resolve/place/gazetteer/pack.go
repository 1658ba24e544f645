package gazetteer

import (
	"encoding/binary"
	"math/bits"
)

// writer appends numbers and texts to bytes.
type writer struct{ b []byte }

func (w *writer) uint(v uint64) { w.b = binary.AppendUvarint(w.b, v) }
func (w *writer) int(v int64)   { w.b = binary.AppendVarint(w.b, v) }
func (w *writer) text(s string) { w.uint(uint64(len(s))); w.b = append(w.b, s...) }
func (w *writer) texts(s []string) {
	w.uint(uint64(len(s)))
	for _, t := range s {
		w.text(t)
	}
}

// reader takes from bytes what writer wrote. Bytes that it can't have written end
// the reading: from there on all is zero, and bad is set.
type reader struct {
	b   []byte
	bad bool
}

func (r *reader) fail() { r.b, r.bad = nil, true }

func (r *reader) uint() uint64 {
	v, n := binary.Uvarint(r.b)
	if n <= 0 {
		r.fail()
		return 0
	}
	r.b = r.b[n:]
	return v
}

func (r *reader) int() int64 {
	v, n := binary.Varint(r.b)
	if n <= 0 {
		r.fail()
		return 0
	}
	r.b = r.b[n:]
	return v
}

// count reads how many items follow, each of which takes at least one byte, so that
// no number in a damaged file asks for more memory than the file's own size.
func (r *reader) count() int {
	n := r.uint()
	if n > uint64(len(r.b)) {
		r.fail()
		return 0
	}
	return int(n)
}

func (r *reader) bytes(n int) []byte {
	if n < 0 || n > len(r.b) {
		r.fail()
		return nil
	}
	b := r.b[:n]
	r.b = r.b[n:]
	return b
}

func (r *reader) text() string { return string(r.bytes(r.count())) }

func (r *reader) texts() []string {
	n := r.count()
	s := make([]string, 0, n)
	for range n {
		s = append(s, r.text())
	}
	return s
}

// packed is an array of n numbers of width bits each.
type packed struct {
	b     []byte // with 8 bytes of padding
	n     int
	width uint
}

// pack writes numbers with as many bits each as width says, at most 56.
func pack(numbers []uint64, width uint) []byte {
	b := make([]byte, (len(numbers)*int(width)+7)/8+8)
	for i, v := range numbers {
		at := i * int(width)
		word := binary.LittleEndian.Uint64(b[at>>3:])
		binary.LittleEndian.PutUint64(b[at>>3:], word|v<<(at&7))
	}
	return b
}

func (p packed) at(i int) uint64 {
	at := i * int(p.width)
	return binary.LittleEndian.Uint64(p.b[at>>3:]) >> (at & 7) & (1<<p.width - 1)
}

// fits tells whether the bytes hold as many numbers as they should.
func (p packed) fits() bool {
	return p.width <= 56 && p.n >= 0 && p.n < 1<<40 && len(p.b) >= (p.n*int(p.width)+7)/8+8
}

// bitmap is a row of bits in which the i-th set bit is found quickly.
type bitmap struct {
	b    []byte // with padding to 8 bytes
	n    int    // how many bits
	ones int
	rank []uint32 // how many bits are set before each run of 512
}

const runBits = 512

func newBitmap(b []byte, n int) (bitmap, bool) {
	if n < 0 || n > len(b)*8 || len(b)%8 != 0 {
		return bitmap{}, false
	}
	m := bitmap{b: b, n: n, rank: make([]uint32, 0, n/runBits+2)}
	for at := 0; at < len(b); at += 8 {
		if at%(runBits/8) == 0 {
			m.rank = append(m.rank, uint32(m.ones))
		}
		m.ones += bits.OnesCount64(binary.LittleEndian.Uint64(b[at:]))
	}
	return m, true
}

// find gives the place of the i-th set bit, from 0; n where there are fewer.
func (m bitmap) find(i int) int {
	if i < 0 || i >= m.ones {
		return m.n
	}
	lo, hi := 0, len(m.rank) // the run that holds it
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; int(m.rank[mid]) <= i {
			lo = mid
		} else {
			hi = mid
		}
	}
	left := i - int(m.rank[lo])
	for at := lo * runBits / 8; at < len(m.b); at += 8 {
		word := binary.LittleEndian.Uint64(m.b[at:])
		if ones := bits.OnesCount64(word); left >= ones {
			left -= ones
			continue
		}
		for range left {
			word &= word - 1
		}
		return at*8 + bits.TrailingZeros64(word)
	}
	return m.n
}

// bitRow makes the bytes of a bitmap.
type bitRow struct {
	b []byte
	n int
}

func (r *bitRow) push(bit bool) {
	if r.n%64 == 0 {
		r.b = append(r.b, 0, 0, 0, 0, 0, 0, 0, 0)
	}
	if bit {
		r.b[r.n>>3] |= 1 << (r.n & 7)
	}
	r.n++
}

func width(largest uint64) uint { return uint(max(1, bits.Len64(largest))) }
