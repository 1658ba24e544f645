package relational

import (
	_ "embed" // the dictionary
	"errors"
	"fmt"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// What is kept in one piece is compressed by Zstandard behind one byte that tells
// how, so that a later version may do it otherwise and still read this.
const (
	packedPlain = 1 // without a dictionary
	packedDict  = 2 // with dictionary 1
)

// maxUnpacked is the most that a piece unpacks to, in bytes: twice the most that
// is read of a report.
const maxUnpacked = 1 << 30

// dictionary is what JSON of claims and developments has in common. Its bytes can
// never change: a better one gets another number.
//
//go:embed dictionary.1
var dictionary []byte

type packer struct {
	plain, dict *zstd.Encoder
	out         *zstd.Decoder
}

var newPacker = sync.OnceValues(func() (*packer, error) {
	plain, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(2), zstd.WithEncoderLevel(zstd.SpeedDefault), zstd.WithLowerEncoderMem(true))
	if err != nil {
		return nil, err
	}
	dict, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(4), zstd.WithEncoderLevel(zstd.SpeedFastest),
		zstd.WithWindowSize(1<<17), zstd.WithLowerEncoderMem(true), zstd.WithEncoderCRC(false), zstd.WithEncoderDictRaw(1, dictionary))
	if err != nil {
		return nil, err
	}
	out, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(4), zstd.WithDecoderMaxMemory(maxUnpacked), zstd.WithDecoderDictRaw(1, dictionary))
	if err != nil {
		return nil, err
	}
	return &packer{plain, dict, out}, nil
})

// pack compresses a report's bytes or text; nil stays nil.
func pack(b []byte) ([]byte, error) {
	if b == nil {
		return nil, nil
	}
	p, err := newPacker()
	if err != nil {
		return nil, fmt.Errorf("pack: %w", err)
	}
	return p.plain.EncodeAll(b, []byte{packedPlain}), nil
}

// packJSON compresses the JSON of a row.
func packJSON(b []byte) ([]byte, error) {
	p, err := newPacker()
	if err != nil {
		return nil, fmt.Errorf("pack: %w", err)
	}
	return p.dict.EncodeAll(b, append(make([]byte, 0, 64+len(b)/3), packedDict)), nil
}

// unpack undoes either.
func unpack(b []byte) ([]byte, error) {
	if b == nil {
		return nil, nil
	}
	return unpackTo(b, []byte{})
}

// unpackTo appends what was packed.
func unpackTo(b, to []byte) ([]byte, error) {
	if len(b) == 0 || b[0] != packedPlain && b[0] != packedDict {
		return nil, errors.New("unpack: not what a store packs")
	}
	p, err := newPacker()
	if err != nil {
		return nil, fmt.Errorf("unpack: %w", err)
	}
	out, err := p.out.DecodeAll(b[1:], to)
	if err != nil {
		return nil, fmt.Errorf("unpack: %w", err)
	}
	return out, nil
}
