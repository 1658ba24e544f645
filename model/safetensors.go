package model

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
)

// tensor is one array of a safetensors file, as stored.
type tensor struct {
	kind  string // F32, F16, BF16 or I8
	shape []int
	data  []byte
	scale []float32 // of I8: one factor a row
}

// header is a tensor's entry in the file's header.
type header struct {
	Kind    string   `json:"dtype"`
	Shape   []int    `json:"shape"`
	Offsets [2]int64 `json:"data_offsets"`
}

// parseTensors reads the header of a safetensors file; the tensors share its
// memory. Every offset and size is checked.
func parseTensors(file []byte) (map[string]tensor, error) {
	if len(file) < 8 {
		return nil, fmt.Errorf("file of %d bytes has no header", len(file))
	}
	size := binary.LittleEndian.Uint64(file)
	if size > uint64(len(file)-8) {
		return nil, fmt.Errorf("header of %d bytes in a file of %d", size, len(file))
	}
	var entries map[string]json.RawMessage
	if err := json.Unmarshal(file[8:8+size], &entries); err != nil {
		return nil, fmt.Errorf("read header: %w", err)
	}
	body, out := file[8+size:], make(map[string]tensor, len(entries))
	for name, raw := range entries {
		if name == "__metadata__" {
			continue
		}
		var h header
		if err := json.Unmarshal(raw, &h); err != nil {
			return nil, fmt.Errorf("read header of tensor %s: %w", name, err)
		}
		t, err := h.slice(body)
		if err != nil {
			return nil, fmt.Errorf("tensor %s: %w", name, err)
		}
		out[name] = t
	}
	return out, attachScales(out)
}

func (h header) slice(body []byte) (tensor, error) {
	width, ok := map[string]int{"F32": 4, "F16": 2, "BF16": 2, "I8": 1}[h.Kind]
	if !ok {
		return tensor{}, fmt.Errorf("type %q is not one of F32, F16, BF16, I8", h.Kind)
	}
	n := width
	for _, d := range h.Shape {
		if d < 0 || d > 0 && n > math.MaxInt32/d {
			return tensor{}, fmt.Errorf("shape %v is out of range", h.Shape)
		}
		n *= d
	}
	a, b := h.Offsets[0], h.Offsets[1]
	if a < 0 || b < a || b > int64(len(body)) {
		return tensor{}, fmt.Errorf("offsets [%d,%d) are outside of %d bytes of data", a, b, len(body))
	}
	if b-a != int64(n) {
		return tensor{}, fmt.Errorf("%d bytes for shape %v of %s", b-a, h.Shape, h.Kind)
	}
	return tensor{kind: h.Kind, shape: h.Shape, data: body[a:b]}, nil
}

// attachScales gives every I8 tensor the factors of its companion.
func attachScales(tensors map[string]tensor) error {
	for name, t := range tensors {
		if t.kind != "I8" {
			continue
		}
		s, ok := tensors[name+".scale"]
		if !ok || s.kind != "F32" || len(s.data) == 0 || len(t.data)%(len(s.data)/4) != 0 {
			return fmt.Errorf("tensor %s is I8 and lacks a fitting F32 tensor %s.scale", name, name)
		}
		t.scale = s.floats()
		tensors[name] = t
	}
	return nil
}

func (t tensor) len() int {
	n := 1
	for _, d := range t.shape {
		n *= d
	}
	return n
}

func (t tensor) floats() []float32 {
	out := make([]float32, t.len())
	t.read(out, 0)
	return out
}

// read converts len(dst) numbers from number first on.
func (t tensor) read(dst []float32, first int) {
	switch t.kind {
	case "F32":
		for i, b := 0, t.data[4*first:]; i < len(dst); i++ {
			dst[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
		}
	case "F16":
		for i, b := 0, t.data[2*first:]; i < len(dst); i++ {
			dst[i] = half(binary.LittleEndian.Uint16(b[2*i:]))
		}
	case "BF16":
		for i, b := 0, t.data[2*first:]; i < len(dst); i++ {
			dst[i] = math.Float32frombits(uint32(binary.LittleEndian.Uint16(b[2*i:])) << 16)
		}
	case "I8":
		row := len(t.data) / len(t.scale)
		for i := range dst {
			dst[i] = float32(int8(t.data[first+i])) * t.scale[(first+i)/row]
		}
	}
}

// half converts an IEEE 754 half-precision number.
func half(h uint16) float32 {
	sign, magnitude := uint32(h>>15)<<31, uint32(h&0x7fff)
	if magnitude >= 0x7c00 { // infinite or not a number
		return math.Float32frombits(sign | 0x7f800000 | (magnitude&0x3ff)<<13)
	}
	// The bits shifted into place are the number times 2⁻¹¹², subnormal ones too.
	const scale = 0x1p112
	return math.Float32frombits(math.Float32bits(math.Float32frombits(magnitude<<13)*scale) | sign)
}
