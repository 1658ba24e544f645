package kernel

// Matrix is a weight matrix with its bias, packed for one kernel: panels of
// columns, each [in][panel], the last one filled up with zeros. Packing anew
// reuses its memory. It is safe for concurrent reading.
type Matrix struct {
	out, in, panel int
	data, bias     []float32
}

// Out and In are the matrix' sizes.
func (m *Matrix) Out() int { return m.out }

// In is the length of the vectors that the matrix multiplies.
func (m *Matrix) In() int { return m.in }

// Pack fills m with the matrix w of out rows, ld floats apart, of in floats
// each, times scale, and with bias, which may be nil for zeros.
func (k *Kernel) Pack(m *Matrix, w []float32, ld, out, in int, scale float32, bias []float32) {
	k.prepare(m, out, in, bias)
	for o := range out {
		row := w[o*ld:][:in]
		at := m.data[o/k.panel*k.panel*in+o%k.panel:]
		for i, v := range row {
			at[i*k.panel] = v * scale
		}
	}
}

// PackTransposed is Pack without scale for a w that has in rows of out floats.
func (k *Kernel) PackTransposed(m *Matrix, w []float32, ld, out, in int, bias []float32) {
	k.prepare(m, out, in, bias)
	for c := 0; c < out; c += k.panel {
		cols := min(k.panel, out-c)
		at := m.data[c*in:]
		for i := range in {
			copy(at[i*k.panel:][:cols], w[i*ld+c:])
		}
	}
}

// prepare sizes m. The columns that fill up the last panel are set to zero,
// since they are multiplied too.
func (k *Kernel) prepare(m *Matrix, out, in int, bias []float32) {
	if in <= 0 {
		panic("kernel: matrix without columns")
	}
	full := (out + k.panel - 1) / k.panel * k.panel
	m.out, m.in, m.panel = out, in, k.panel
	m.data = grow(m.data, full*in)
	m.bias = grow(m.bias, full)
	clear(m.bias[copy(m.bias, bias):])
	if full > out {
		clear(m.data[(full-k.panel)*in:])
	}
}

func grow(s []float32, n int) []float32 {
	if cap(s) < n {
		return make([]float32, n)
	}
	return s[:n]
}
