package source

import (
	"archive/zip"
	"bufio"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync/atomic"

	"github.com/reportedly/reportedly"
)

// File is an open file of places.
type File struct {
	Path   string
	Format Format
	Part   Part
	Size   int64 // bytes of the file, packed as it is

	options Options
	name    string // the file's own name, or that of the member read
	text    *bufio.Reader
	done    *atomic.Int64
	closers []io.Closer
	form    form
}

// form reads what a kind of file holds.
type form func(*File, func(Item, error) bool)

// sniffed is how much of a file is looked at to find out what it is.
const sniffed = 64 << 10

// Open opens a file and finds out what it is. The error is of kind
// [reportedly.ErrUnsupported] for a file that is none of the formats, and
// [reportedly.ErrInvalid] for a damaged one.
func Open(name string, opt Options) (*File, error) {
	f := &File{Path: name, options: opt, done: new(atomic.Int64)}
	if err := f.open(); err != nil {
		f.Close()
		return nil, fmt.Errorf("open %s: %w", name, err)
	}
	return f, nil
}

func (f *File) open() error {
	raw, err := os.Open(f.Path)
	if err != nil {
		return err
	}
	f.closers = append(f.closers, raw)
	info, err := raw.Stat()
	switch {
	case err != nil:
		return err
	case info.IsDir():
		return reportedly.WithHint(invalid("it is a folder"), "name the files in it")
	case info.Size() == 0:
		return invalid("it is empty")
	}
	f.Size = info.Size()
	f.name = filepath.Base(f.Path)
	var head [4]byte
	n, err := raw.ReadAt(head[:], 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	content, err := f.unpack(raw, string(head[:n]))
	if err != nil {
		return err
	}
	f.text = bufio.NewReaderSize(content, sniffed)
	return f.recognise()
}

// unpack opens what is in the file where it is a zip or gzip file.
func (f *File) unpack(raw *os.File, head string) (io.Reader, error) {
	switch {
	case strings.HasPrefix(head, "PK"):
		return f.unzip(raw)
	case strings.HasPrefix(head, "\x1f\x8b"):
		z, err := gzip.NewReader(bufio.NewReaderSize(&counter{raw, f.done}, sniffed))
		if err != nil {
			return nil, damaged(err)
		}
		f.name = strings.TrimSuffix(f.name, path.Ext(f.name))
		return newBounded(z, f.Size), nil
	}
	return &counter{raw, f.done}, nil
}

func (f *File) unzip(raw *os.File) (io.Reader, error) {
	z, err := zip.NewReader(&counterAt{raw, f.done}, f.Size)
	if err != nil {
		return nil, damaged(err)
	}
	var found []*zip.File
	var names []string
	for _, m := range z.File {
		base := strings.ToLower(path.Base(m.Name))
		switch path.Ext(base) {
		case ".txt", ".tsv", ".tab", ".csv", ".json", ".geojson":
		default:
			continue
		}
		// GeoNames puts its terms and a table of languages beside the data.
		if strings.HasPrefix(base, "readme") || strings.HasPrefix(base, "iso-languagecodes") || strings.HasPrefix(m.Name, "__MACOSX/") {
			continue
		}
		found = append(found, m)
		names = append(names, m.Name)
	}
	switch {
	case len(found) == 0:
		return nil, reportedly.WithHint(unsupported("the zip holds no table and no GeoJSON"), formsHint)
	case len(found) > 1:
		return nil, reportedly.WithHint(unsupported("the zip holds several files (%s)", shorten(strings.Join(names, ", "), 80)), "unzip it and name those to import")
	}
	m := found[0]
	f.name = path.Base(m.Name)
	f.done.Store(0) // the zip's table of contents is at its end
	content, err := m.Open()
	if err != nil {
		return nil, damaged(err)
	}
	f.closers = append(f.closers, content)
	return newBounded(content, min(int64(m.CompressedSize64), f.Size)), nil
}

// Items are what the file holds, in its order, which is the same at every
// reading. An error of type [*RowError] stands for an item that makes no sense;
// any other error is the last. The file can be read once.
func (f *File) Items(ctx context.Context) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		n := 0
		stopped := false
		f.form(f, func(item Item, err error) bool {
			if n++; n%1024 == 0 && ctx.Err() != nil {
				err, item = ctx.Err(), Item{}
			}
			if !yield(item, err) {
				stopped = true
				return false
			}
			if err == nil {
				return true
			}
			row := (*RowError)(nil)
			stopped = !errors.As(err, &row)
			return !stopped
		})
		if !stopped && ctx.Err() != nil {
			yield(Item{}, ctx.Err())
		}
	}
}

// Done is how many of the file's bytes were read so far. It is safe to call while
// the file is read.
func (f *File) Done() int64 { return min(f.done.Load(), f.Size) }

// Close closes the file.
func (f *File) Close() error {
	var all error
	for i := len(f.closers) - 1; i >= 0; i-- {
		all = errors.Join(all, f.closers[i].Close())
	}
	f.closers = nil
	return all
}

// rowError is an error about a line of the file.
func (f *File) rowError(line int, err error) error {
	return &RowError{f.Path, "line", line, err}
}

// readError says what an error of reading means.
func (f *File) readError(line int, err error) error {
	switch {
	case errors.Is(err, bufio.ErrTooLong):
		err = reportedly.WithHint(invalid("line %d is longer than %d MiB", line, maxLine>>20), "is the file what its name says?")
	case errors.Is(err, context.Canceled):
		return err
	default:
		err = damaged(err)
	}
	return fmt.Errorf("read %s: %w", f.Path, err)
}
