package kernel

import "math"

// ByteMatrix is a weight matrix in signed bytes with a factor for each column
// of the result, packed for one kernel: panels of columns, each
// [in/4][panel][4]. It is safe for concurrent reading.
type ByteMatrix struct {
	out, in, panel int
	data           []int8
	start          []int32 // what the unsigned bytes' middle adds, taken away beforehand
	factor, bias   []float32
}

// ByteRows are rows of activations in unsigned bytes around a middle (128, or 64
// in a kernel that has 7 bits for them), with a scale for each row. The zero value is ready for use; its memory is used again.
type ByteRows struct {
	rows, stride int
	data         []uint8
	scale        []float32
}

// byteTile multiplies a fixed number of rows of bytes with one panel.
type byteTile struct {
	rows int
	run  func(groups int, x []uint8, ldx int, w []int8, start []int32, factor, bias, scale, dst []float32, ldd, cols int)
}

// Bytes tells whether the kernel multiplies bytes: MulBytes and its companions
// panic in one that doesn't.
func (k *Kernel) Bytes() bool { return k.quantize != nil }

// PackBytes fills m with the matrix w of out rows of in floats each, in bytes,
// and with bias.
func (k *Kernel) PackBytes(m *ByteMatrix, w []float32, out, in int, bias []float32) {
	if in <= 0 || !k.Bytes() {
		panic("kernel: matrix without columns, or kernel without bytes")
	}
	full, groups := (out+k.panel-1)/k.panel*k.panel, (in+3)/4
	*m = ByteMatrix{
		out: out, in: in, panel: k.panel, data: make([]int8, full*groups*4),
		start: make([]int32, full), factor: make([]float32, full), bias: make([]float32, full),
	}
	copy(m.bias, bias)
	for o := range out {
		row, top := w[o*in:][:in], float32(0)
		for _, v := range row {
			top = max(top, v, -v)
		}
		if top == 0 {
			continue
		}
		m.factor[o] = top / 127
		at := m.data[(o/k.panel*groups*k.panel+o%k.panel)*4:]
		for i, v := range row {
			b := int8(math.RoundToEven(float64(v / top * 127)))
			at[i/4*k.panel*4+i%4] = b
			m.start[o] -= (int32(k.half) + 1) * int32(b)
		}
	}
}

// Quantize fills q with rows of n floats, ldx apart.
func (k *Kernel) Quantize(q *ByteRows, x []float32, ldx, rows, n int) {
	q.rows, q.stride = rows, (n+3)/4*4
	if cap(q.data) < rows*q.stride {
		q.data = make([]uint8, rows*q.stride)
	}
	q.data, q.scale = q.data[:rows*q.stride], grow(q.scale, rows)
	for r := range rows {
		q.scale[r] = k.quantize(q.data[r*q.stride:][:n], x[r*ldx:][:n])
	}
}

// MulBytes writes dst = q·wᵀ + bias; the rows of dst are ldd floats apart.
func (k *Kernel) MulBytes(dst []float32, ldd int, q *ByteRows, w *ByteMatrix) {
	if q.rows == 0 || w.out == 0 {
		return
	}
	groups := (w.in + 3) / 4
	if w.panel != k.panel || q.stride != groups*4 || ldd < 0 {
		panic("kernel: matrix of another kernel or size")
	}
	_ = dst[:(q.rows-1)*ldd+w.out]
	for c := 0; c < w.out; c += k.panel {
		cols := min(k.panel, w.out-c)
		panel := w.data[c*groups*4:][:groups*4*k.panel]
		r := 0
		for _, t := range k.byteTiles {
			for ; r+t.rows <= q.rows; r += t.rows {
				t.run(groups, q.data[r*q.stride:], q.stride, panel, w.start[c:], w.factor[c:], w.bias[c:], q.scale[r:], dst[r*ldd+c:], ldd, cols)
			}
		}
	}
}

// plainQuantize writes x as bytes round(x/scale) + half + 1 and returns the scale.
func plainQuantize(dst []uint8, x []float32, half float32) float32 {
	top := float32(1e-30)
	for _, v := range x {
		top = max(top, v, -v)
	}
	inverse := half / top
	for i, v := range x {
		dst[i] = uint8(int(math.RoundToEven(float64(v*inverse))) + int(half) + 1)
	}
	return top * (1 / half)
}

func plainByteTile(groups int, x []uint8, _ int, w []int8, start []int32, factor, bias, scale, dst []float32, _, cols int) {
	for c := range cols {
		sum := start[c]
		for g := range groups {
			for i := range 4 {
				sum += int32(x[g*4+i]) * int32(w[(g*plainPanel+c)*4+i])
			}
		}
		dst[c] = float32(sum)*scale[0]*factor[c] + bias[c]
	}
}
