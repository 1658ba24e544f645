package main

import (
	"cmp"
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
)

// A frame of the journal is a page with a header (https://www.sqlite.org/walformat.html).
const (
	journalHeader = 32
	frameHeader   = 24
)

// count counts how often each page was written to the journal since another time.
func (m *measure) count(was journal) error {
	now := m.journal()
	from := was.pages
	if now.salt != was.salt {
		from = 0
	}
	f, err := os.Open(m.path + "-wal")
	if err != nil {
		return err
	}
	defer f.Close()
	var head [journalHeader]byte
	if _, err := f.ReadAt(head[:], 0); err != nil {
		return err
	}
	page := int64(binary.BigEndian.Uint32(head[8:]))
	for i := from; i < now.pages; i++ {
		var b [4]byte
		if _, err := f.ReadAt(b[:], journalHeader+int64(i)*(frameHeader+page)); err != nil {
			return err
		}
		m.frames[binary.BigEndian.Uint32(b[:])]++
	}
	return nil
}

// tables tells how many pages of each table and index were written for a report, and how
// many each has.
func (m *measure) tables(ctx context.Context, w io.Writer) error {
	owners, err := m.s.Pages(ctx)
	if err != nil {
		return err
	}
	size, wrote, rest := map[string]int{}, map[string]int{}, maps.Clone(m.frames)
	for page, name := range owners {
		size[name]++
		wrote[name] += rest[page]
		delete(rest, page)
	}
	for _, n := range rest {
		wrote["what is free by now"] += n
	}
	names := slices.SortedFunc(maps.Keys(wrote), func(a, b string) int { return cmp.Or(cmp.Compare(wrote[b], wrote[a]), cmp.Compare(a, b)) })
	for _, n := range names {
		if wrote[n] > 0 {
			fmt.Fprintf(w, "  %-28s %6.1f pages a report, of %d\n", n, float64(wrote[n])/float64(m.counted), size[n])
		}
	}
	return nil
}
