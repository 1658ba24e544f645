package model

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"

	"github.com/klauspost/compress/zstd"

	"github.com/reportedly/reportedly"
)

// weightsSource is a file of weights: an open one, or the content of a packed one.
// Of an open file the tensors are fetched one at a time: the whole would take as
// much memory again as the network.
type weightsSource struct {
	io.ReaderAt
	io.Closer
	size int64
}

// openWeights opens the weights, or the packed weights where there are no others.
func openWeights(fsys fs.FS) (*weightsSource, error) {
	f, err := fsys.Open(weightsFile)
	if errors.Is(err, fs.ErrNotExist) {
		return unpackWeights(fsys)
	}
	if err != nil {
		return nil, err
	}
	if r, ok := f.(io.ReaderAt); ok {
		info, err := f.Stat()
		if err != nil {
			f.Close()
			return nil, fmt.Errorf("stat %s: %w", weightsFile, err)
		}
		return &weightsSource{r, f, info.Size()}, nil
	}
	return wholeWeights(f, weightsFile, 0)
}

// maxWeights bounds the memory that a packed file can ask for.
const maxWeights = 1 << 30

// unpackWeights reads packed weights as a whole.
func unpackWeights(fsys fs.FS) (*weightsSource, error) {
	f, err := fsys.Open(packedFile)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	in := bufio.NewReader(f)
	var head zstd.Header
	if start, err := in.Peek(zstd.HeaderMaxSize); err != nil && err != io.EOF {
		return nil, fmt.Errorf("read %s: %w", packedFile, err)
	} else if err := head.Decode(start); err != nil {
		return nil, fmt.Errorf("unpack %s: %w: %w", packedFile, reportedly.ErrInvalid, err)
	}
	z, err := zstd.NewReader(in, zstd.WithDecoderMaxMemory(maxWeights))
	if err != nil {
		return nil, fmt.Errorf("unpack %s: %w: %w", packedFile, reportedly.ErrInvalid, err)
	}
	return wholeWeights(z.IOReadCloser(), packedFile, min(head.FrameContentSize, maxWeights))
}

// wholeWeights reads a file as a whole and closes it. It needs no second piece of
// memory when the size is at least the file's.
func wholeWeights(f io.ReadCloser, name string, size uint64) (*weightsSource, error) {
	defer f.Close()
	data := bytes.NewBuffer(make([]byte, 0, size+bytes.MinRead))
	if n, err := data.ReadFrom(io.LimitReader(f, maxWeights+1)); err != nil {
		return nil, fmt.Errorf("read %s: %w: %w", name, reportedly.ErrInvalid, err)
	} else if n > maxWeights {
		return nil, fmt.Errorf("read %s: %w: more than %d bytes", name, reportedly.ErrInvalid, maxWeights)
	}
	r := bytes.NewReader(data.Bytes())
	return &weightsSource{r, io.NopCloser(nil), r.Size()}, nil
}

// sha256 is the file's checksum in hexadecimal.
func (w *weightsSource) sha256() (string, error) {
	sum := sha256.New()
	if _, err := io.Copy(sum, io.NewSectionReader(w, 0, w.size)); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// fetch reads len(dst) bytes.
func (w *weightsSource) fetch(dst []byte, at int64) error {
	if n, err := w.ReadAt(dst, at); n < len(dst) {
		return fmt.Errorf("read %d bytes at %d: %w", len(dst), at, err)
	}
	return nil
}

// tensor is one array of a safetensors file, as stored.
type tensor struct {
	kind  string // F32, F16, BF16 or I8
	shape []int
	at    int64     // where its bytes begin in the file
	size  int       // of them
	data  []byte    // they themselves, once fetched
	scale []float32 // of I8: one factor a row
}

// header is a tensor's entry in the file's header.
type header struct {
	Kind    string   `json:"dtype"`
	Shape   []int    `json:"shape"`
	Offsets [2]int64 `json:"data_offsets"`
}

// maxHeader bounds the memory that a damaged header can ask for.
const maxHeader = 16 << 20

// parseTensors reads the header of a safetensors file. Every offset and size is
// checked.
func parseTensors(w *weightsSource) (map[string]tensor, error) {
	if w.size < 8 {
		return nil, fmt.Errorf("file of %d bytes has no header", w.size)
	}
	var first [8]byte
	if err := w.fetch(first[:], 0); err != nil {
		return nil, err
	}
	size := binary.LittleEndian.Uint64(first[:])
	if size > uint64(min(w.size-8, maxHeader)) {
		return nil, fmt.Errorf("header of %d bytes in a file of %d", size, w.size)
	}
	raw := make([]byte, size)
	if err := w.fetch(raw, 8); err != nil {
		return nil, err
	}
	var entries map[string]json.RawMessage
	if err := json.Unmarshal(raw, &entries); err != nil {
		return nil, fmt.Errorf("read header: %w", err)
	}
	out := make(map[string]tensor, len(entries))
	for name, raw := range entries {
		if name == "__metadata__" {
			continue
		}
		var h header
		if err := json.Unmarshal(raw, &h); err != nil {
			return nil, fmt.Errorf("read header of tensor %s: %w", name, err)
		}
		t, err := h.tensor(8+int64(size), w.size)
		if err != nil {
			return nil, fmt.Errorf("tensor %s: %w", name, err)
		}
		out[name] = t
	}
	return out, attachScales(w, out)
}

// tensor checks an entry of a file of size bytes whose arrays begin at body.
func (h header) tensor(body, size int64) (tensor, error) {
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
	if a < 0 || b < a || b > size-body {
		return tensor{}, fmt.Errorf("offsets [%d,%d) are outside of %d bytes of data", a, b, size-body)
	}
	if b-a != int64(n) {
		return tensor{}, fmt.Errorf("%d bytes for shape %v of %s", b-a, h.Shape, h.Kind)
	}
	return tensor{kind: h.Kind, shape: h.Shape, at: body + a, size: n}, nil
}

// attachScales gives every I8 tensor the factors of its companion.
func attachScales(w *weightsSource, tensors map[string]tensor) error {
	for name, t := range tensors {
		if t.kind != "I8" {
			continue
		}
		s, ok := tensors[name+".scale"]
		if !ok || s.kind != "F32" || s.size == 0 || t.size%(s.size/4) != 0 {
			return fmt.Errorf("tensor %s is I8 and lacks a fitting F32 tensor %s.scale", name, name)
		}
		s.data = make([]byte, s.size)
		if err := w.fetch(s.data, s.at); err != nil {
			return err
		}
		t.scale = make([]float32, s.len())
		s.read(t.scale, 0)
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

// read converts len(dst) numbers from number first on. The tensor has been fetched.
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
		row := t.size / len(t.scale)
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
