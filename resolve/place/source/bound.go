package source

import (
	"archive/zip"
	"compress/flate"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"sync/atomic"

	"github.com/reportedly/reportedly"
)

// counter counts the bytes that are read.
type counter struct {
	r io.Reader
	n *atomic.Int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n.Add(int64(n))
	return n, err
}

type counterAt struct {
	r io.ReaderAt
	n *atomic.Int64
}

func (c *counterAt) ReadAt(p []byte, off int64) (int, error) {
	n, err := c.r.ReadAt(p, off)
	c.n.Add(int64(n))
	return n, err
}

// Tables and GeoJSON shrink to a quarter or a tenth. What grows a hundredfold was
// made to fill memory or disk.
const (
	maxGrowth  = 100
	freeGrowth = 16 << 20 // bytes that may come from however little
)

var errBomb = reportedly.WithHint(
	invalid("it unpacks to more than %d times its size", maxGrowth), "if it is what you expect, unpack it and name the unpacked file")

// bounded ends reading with an error where a packed file grows out of proportion.
type bounded struct {
	r    io.Reader
	left int64
}

func newBounded(r io.Reader, packed int64) *bounded {
	return &bounded{r, max(freeGrowth, packed*maxGrowth)}
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return 0, errBomb
	}
	return n, err
}

// damaged says what a packer's error means.
func damaged(err error) error {
	corrupt := flate.CorruptInputError(0)
	switch {
	case errors.Is(err, zip.ErrFormat), errors.Is(err, zip.ErrChecksum), errors.Is(err, zip.ErrAlgorithm),
		errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum),
		errors.As(err, &corrupt), errors.Is(err, io.ErrUnexpectedEOF):
		return reportedly.WithHint(fmt.Errorf("%w: it is damaged or was cut off: %w", reportedly.ErrInvalid, err), "fetch or copy it again")
	}
	return err
}

func unsupported(format string, args ...any) error {
	return fmt.Errorf("%w: %s", reportedly.ErrUnsupported, fmt.Sprintf(format, args...))
}

func shorten(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n-1]) + "…"
}
