package store

import (
	"encoding/binary"
	"math"
)

// EncodeVector packs a vector into a factor and eight bits a number; nil for an
// empty vector.
func EncodeVector(v []float32) []byte {
	if len(v) == 0 {
		return nil
	}
	var most float64
	for _, x := range v {
		most = max(most, math.Abs(float64(x)))
	}
	out := make([]byte, 4+len(v))
	factor := float32(most / 127)
	binary.LittleEndian.PutUint32(out, math.Float32bits(factor))
	for i, x := range v {
		if factor > 0 {
			out[4+i] = byte(int8(max(-127, min(127, math.RoundToEven(float64(x)/float64(factor))))))
		}
	}
	return out
}

// DecodeVector is the vector that [EncodeVector] packed; nil for what it didn't
// make.
func DecodeVector(b []byte) []float32 {
	if len(b) < 5 {
		return nil
	}
	factor := math.Float32frombits(binary.LittleEndian.Uint32(b))
	out := make([]float32, len(b)-4)
	for i, x := range b[4:] {
		out[i] = factor * float32(int8(x))
	}
	return out
}

// Rounded is the vector as a store gives it back. What is compared with stored
// vectors should be rounded too, so that it doesn't matter which of two reports
// came first.
func Rounded(v []float32) []float32 { return DecodeVector(EncodeVector(v)) }
