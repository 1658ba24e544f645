package kernel

import "math"

// plain is the reference: every other kernel is tested against it. Its
// element-wise steps are those of package math.
func plain() *Kernel {
	return &Kernel{
		name: "plain", panel: plainPanel,
		tiles: []tile{{1, plainTile}},
		gelu:  plainGELU, softmax: plainSoftmax, addNorm: plainAddNorm, axpy: plainAxpy, dot: plainDot,
		byteTiles: []byteTile{{1, plainByteTile}}, half: 127,
		quantize: func(dst []uint8, x []float32) float32 { return plainQuantize(dst, x, 127) },
	}
}

const plainPanel = 8

func plainTile(k int, x []float32, _ int, w, bias, dst []float32, _, cols int) {
	var s0, s1, s2, s3, s4, s5, s6, s7 float32
	for i, v := range x[:k] {
		c := (*[plainPanel]float32)(w[i*plainPanel:])
		s0 += v * c[0]
		s1 += v * c[1]
		s2 += v * c[2]
		s3 += v * c[3]
		s4 += v * c[4]
		s5 += v * c[5]
		s6 += v * c[6]
		s7 += v * c[7]
	}
	sum := [plainPanel]float32{s0, s1, s2, s3, s4, s5, s6, s7}
	for i, b := range bias[:cols] {
		dst[i] = sum[i] + b
	}
}

func plainGELU(x []float32) {
	for i, v := range x {
		f := float64(v)
		x[i] = float32(f / 2 * (1 + math.Erf(f/math.Sqrt2)))
	}
}

func plainSoftmax(x []float32, rows, n, ld int) {
	for r := range rows {
		row := x[r*ld:][:n]
		top := row[0]
		for _, v := range row {
			top = max(top, v)
		}
		sum := 0.0
		for i, v := range row {
			e := math.Exp(float64(v - top))
			row[i] = float32(e)
			sum += e
		}
		inv := float32(1 / sum)
		for i := range row {
			row[i] *= inv
		}
	}
}

func plainAddNorm(x, y, weight, bias []float32, rows int, eps float32) {
	n := len(weight)
	for r := range rows {
		row := x[r*n:][:n]
		sum, squares := 0.0, 0.0
		for i, v := range y[r*n:][:n] {
			row[i] += v
			sum += float64(row[i])
		}
		mean := sum / float64(n)
		for _, v := range row {
			d := float64(v) - mean
			squares += d * d
		}
		inv := 1 / math.Sqrt(squares/float64(n)+float64(eps))
		for i, v := range row {
			row[i] = float32((float64(v)-mean)*inv)*weight[i] + bias[i]
		}
	}
}

func plainAxpy(dst []float32, a float32, x []float32) {
	for i, v := range x {
		dst[i] += a * v
	}
}

func plainDot(x, y []float32) float32 {
	var sum float32
	for i, v := range x {
		sum += v * y[i]
	}
	return sum
}
