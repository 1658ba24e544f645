package imports

import (
	"bufio"
	"container/heap"
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/reportedly/reportedly/resolve/place/source"
)

// chunkFile is an open chunk.
type chunkFile struct {
	file *os.File
	dec  *gob.Decoder
	name string
}

func openChunk(dir string, c chunk) (*chunkFile, error) {
	f, err := os.Open(filepath.Join(dir, filepath.Base(c.File)))
	if err != nil {
		return nil, fmt.Errorf("import: %w", err)
	}
	return &chunkFile{f, gob.NewDecoder(bufio.NewReaderSize(f, 64<<10)), f.Name()}, nil
}

// next reads the next item; it answers false at the end.
func (c *chunkFile) next(item *source.Item) (bool, error) {
	*item = source.Item{}
	err := c.dec.Decode(item)
	switch {
	case errors.Is(err, io.EOF):
		return false, nil
	case err != nil:
		return false, fmt.Errorf("read %s: %w", c.name, err)
	}
	return true, nil
}

func (c *chunkFile) close() { _ = c.file.Close() } // only read

// merge goes over the items of all chunks in the order of their IDs, and passes
// what all inputs say of a place as one. The first input that has the place itself
// is the one whose facts stand.
func merge(ctx context.Context, dir string, chunks []chunk, each func(*source.Item) error) error {
	h := &heads{}
	defer func() {
		for _, x := range h.list {
			x.chunk.close()
		}
	}()
	for i, c := range chunks {
		f, err := openChunk(dir, c)
		if err != nil {
			return err
		}
		x := &head{chunk: f, order: i}
		h.list = append(h.list, x)
		if ok, err := f.next(&x.item); err != nil || !ok {
			return errors.Join(err, fmt.Errorf("import: %s is empty", f.name))
		}
	}
	heap.Init(h)
	for n := 0; h.Len() > 0; n++ {
		if n%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		whole, err := h.take()
		if err != nil {
			return err
		}
		for h.Len() > 0 && h.list[0].item.ID == whole.ID {
			more, err := h.take()
			if err != nil {
				return err
			}
			join(&whole, &more)
		}
		settle(&whole)
		if err := each(&whole); err != nil {
			return err
		}
	}
	return nil
}

// join adds what a later item says of a place.
func join(to, more *source.Item) {
	switch {
	case to.Entry == nil:
		to.Entry = more.Entry
	case more.Entry != nil:
		to.Names = append(to.Names, more.Entry.Names...)
		if to.Entry.Population == 0 {
			to.Entry.Population = more.Entry.Population
		}
		if to.Entry.RadiusKM == 0 {
			to.Entry.RadiusKM = more.Entry.RadiusKM
		}
		if to.Entry.Country == "" {
			to.Entry.Country = more.Entry.Country
		}
	}
	to.Names = append(to.Names, more.Names...)
	if to.Outline == nil {
		to.Outline = more.Outline
	}
	for _, f := range []struct{ to, more *string }{
		{&to.Same, &more.Same}, {&to.Defines, &more.Defines}, {&to.Admin1, &more.Admin1},
		{&to.Admin2, &more.Admin2}, {&to.Country, &more.Country}, {&to.Parent, &more.Parent},
	} {
		if *f.to == "" {
			*f.to = *f.more
		}
	}
}

// settle puts the names of all inputs into the entry.
func settle(item *source.Item) {
	if item.Entry == nil {
		return
	}
	item.Entry.Names = source.AddNames(item.Entry.Names, item.Entry.Name, item.Names...)
	item.Names = nil
}

// head is the first item of a chunk that isn't taken yet.
type head struct {
	chunk *chunkFile
	item  source.Item
	order int
}

// heads are ordered by ID, then as the inputs are.
type heads struct{ list []*head }

func (h *heads) Len() int      { return len(h.list) }
func (h *heads) Swap(i, j int) { h.list[i], h.list[j] = h.list[j], h.list[i] }
func (h *heads) Push(x any)    { h.list = append(h.list, x.(*head)) }
func (h *heads) Less(i, j int) bool {
	a, b := h.list[i], h.list[j]
	if a.item.ID != b.item.ID {
		return a.item.ID < b.item.ID
	}
	return a.order < b.order
}
func (h *heads) Pop() any {
	last := h.list[len(h.list)-1]
	h.list = h.list[:len(h.list)-1]
	return last
}

// take removes the first item and moves its chunk on.
func (h *heads) take() (source.Item, error) {
	x := h.list[0]
	item := x.item
	ok, err := x.chunk.next(&x.item)
	switch {
	case err != nil:
		return item, err
	case ok:
		heap.Fix(h, 0)
	default:
		x.chunk.close()
		heap.Pop(h)
	}
	return item, nil
}
