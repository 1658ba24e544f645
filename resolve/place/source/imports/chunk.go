package imports

import (
	"bufio"
	"cmp"
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"path/filepath"
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/place/source"
)

// readInput reads an input into chunks, from where the journal says it was left.
func (s *set) readInput(ctx context.Context, j *journal, i int) error {
	in, p := s.inputs[i], &j.Inputs[i]
	if needsKnown(in.part) {
		if err := s.findKnown(j); err != nil {
			return err
		}
	}
	if p.Done {
		s.retell(p)
		return nil
	}
	opt := s.job.Options
	opt.Set = s.name
	f, err := source.Open(in.path, opt)
	if err != nil {
		return err
	}
	defer f.Close()
	r := &chunkReader{set: s, journal: j, input: i, file: f}
	if n := len(p.Chunks); n > 0 {
		last := p.Chunks[n-1]
		r.skip, r.bad, r.problems = last.Read, last.Bad, last.Problems
		s.retell(&progress{Problems: last.Problems})
	}
	return r.run(ctx)
}

// retell tells the problems of what was read before.
func (s *set) retell(p *progress) {
	for _, text := range p.Problems {
		if s.job.Problem != nil {
			s.job.Problem(errors.New(text))
		}
	}
}

// chunkReader reads one input.
type chunkReader struct {
	set      *set
	journal  *journal
	input    int
	file     *source.File
	skip     int // items read before
	read     int
	bad      int
	problems []string
	items    []source.Item
}

func (r *chunkReader) run(ctx context.Context) error {
	what := "reading " + filepath.Base(r.file.Path)
	for item, err := range r.file.Items(ctx) {
		if r.read%4096 == 0 {
			r.set.step(what, r.file.Done(), r.file.Size)
		}
		row := (*source.RowError)(nil)
		if err != nil && !errors.As(err, &row) {
			return err
		}
		if r.read++; r.read <= r.skip {
			continue
		}
		if err != nil {
			if err := r.wrong(err); err != nil {
				return err
			}
			continue
		}
		if r.set.keeps(&item, r.set.inputs[r.input].part) {
			r.items = append(r.items, item)
		}
		if len(r.items) >= r.set.job.ChunkItems {
			if err := r.flush(); err != nil {
				return err
			}
		}
	}
	r.set.step(what, r.file.Size, r.file.Size)
	if err := r.judge(); err != nil {
		return err
	}
	if err := r.flush(); err != nil {
		return err
	}
	p := &r.journal.Inputs[r.input]
	p.Done, p.Bad, p.Problems = true, r.bad, r.problems
	return r.journal.save()
}

// wrong counts an item that makes no sense. The file is given up where nothing
// else was found in it.
func (r *chunkReader) wrong(err error) error {
	r.bad++
	if len(r.problems) < shownOfFile {
		text := err.Error()
		if h := (*reportedly.HintError)(nil); errors.As(err, &h) {
			text += " (" + h.Hint + ")"
		}
		r.problems = append(r.problems, text)
		if r.set.job.Problem != nil {
			r.set.job.Problem(errors.New(text))
		}
	}
	if r.bad >= 1000 {
		return r.judge()
	}
	return nil
}

// judge refuses a file of which most makes no sense: it isn't what it seems.
func (r *chunkReader) judge() error {
	if r.bad < r.read && (r.bad <= toleratedBad || r.bad*4 <= r.read) || r.bad == 0 {
		return nil
	}
	return reportedly.WithHint(fmt.Errorf("%s: %w: %d of its first %d items make no sense", r.file.Path, reportedly.ErrInvalid, r.bad, r.read),
		"is the file what its name says? --as gives the form that it has")
}

// flush writes the items read so far as a chunk.
func (r *chunkReader) flush() error {
	if len(r.items) == 0 {
		return nil
	}
	slices.SortStableFunc(r.items, func(a, b source.Item) int { return cmp.Compare(a.ID, b.ID) })
	p := &r.journal.Inputs[r.input]
	c := chunk{File: fmt.Sprintf("%03d-%05d.items", r.input, len(p.Chunks)), Read: r.read, Bad: r.bad, Problems: slices.Clone(r.problems)}
	sum := crc32.NewIEEE()
	count := &countWriter{}
	err := replace(filepath.Join(r.journal.dir, c.File), func(w io.Writer) error {
		b := bufio.NewWriterSize(io.MultiWriter(w, sum, count), 256<<10)
		enc := gob.NewEncoder(b)
		for i := range r.items {
			if err := enc.Encode(&r.items[i]); err != nil {
				return err
			}
		}
		return b.Flush()
	})
	if err != nil {
		return err
	}
	c.Size, c.Sum = count.n, sum.Sum32()
	p.Chunks = append(p.Chunks, c)
	r.items = r.items[:0]
	return r.journal.save()
}

type countWriter struct{ n int64 }

func (c *countWriter) Write(p []byte) (int, error) {
	c.n += int64(len(p))
	return len(p), nil
}

// keeps tells whether an item is of use. A division that isn't asked for still
// says what its code stands for.
func (s *set) keeps(item *source.Item, part source.Part) bool {
	if item.Entry != nil && item.Entry.Country != "" && !s.wanted(item.Entry) {
		item.Entry, item.Outline, item.Names = nil, nil, nil
		return item.Defines != ""
	}
	if needsKnown(part) {
		return s.known.has(item.ID)
	}
	return true
}

// needsKnown tells whether a part is so large that only what it says of known
// places is kept.
func needsKnown(p source.Part) bool { return p == source.Names || p == source.Hierarchy }
