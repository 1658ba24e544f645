package imports

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/simplify"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
	"github.com/reportedly/reportedly/resolve/place/source"
)

// Keys of the notes of a file.
const (
	NoteSource      = "source" // the format
	NoteLicence     = "licence"
	NoteAttribution = "attribution"
	NoteDate        = "date" // of the newest input's last change
	NoteInput       = "input"
	NoteLeftOut     = "left out" // items that made no sense
)

// build makes the gazetteer's files of the chunks.
func (s *set) build(ctx context.Context, j *journal, result *Result) error {
	chunks := j.chunks()
	links := newLinks(s.job.World)
	items := 0
	err := merge(ctx, j.dir, chunks, func(item *source.Item) error {
		if items++; items%4096 == 0 {
			s.step("sorting", int64(items), 0)
		}
		return links.note(item)
	})
	if err != nil {
		return err
	}
	links.nest()
	w := &writer{set: s, journal: j, result: result, b: s.begin(j), held: map[string]*held{}}
	n := 0
	err = merge(ctx, j.dir, chunks, func(item *source.Item) error {
		if n++; n%4096 == 0 {
			s.step("joining", int64(n), int64(items))
		}
		return w.add(links, item)
	})
	if err != nil {
		return err
	}
	if err := w.release(); err != nil {
		return err
	}
	if result.Places == 0 {
		return reportedly.WithHint(fmt.Errorf("%s: %w: no place was found in it", s.inputs[0].path, reportedly.ErrInvalid), s.emptyHint())
	}
	return w.end()
}

func (s *set) emptyHint() string {
	if len(s.job.Countries) > 0 || len(s.job.Kinds) > 0 {
		return "do --only and --kind leave any?"
	}
	return "is the file what its name says?"
}

// begin is a builder with the facts about the whole.
func (s *set) begin(j *journal) *gazetteer.Builder {
	b := &gazetteer.Builder{}
	note := func(key, value string) {
		if value != "" {
			b.Note(key, value)
		}
	}
	or := func(a, b string) string {
		if a != "" {
			return a
		}
		return b
	}
	note(NoteSource, string(s.format))
	note(NoteAttribution, or(s.job.Attribution, s.format.Attribution()))
	note(NoteLicence, or(s.job.Licence, s.format.Licence()))
	date := ""
	for _, in := range s.inputs {
		date = max(date, in.date)
	}
	note(NoteDate, date)
	for _, in := range s.inputs {
		note(NoteInput, fmt.Sprintf("%s, %d bytes, sha256 %s", filepath.Base(in.path), in.size, in.hash))
	}
	if n := j.bad(); n > 0 {
		note(NoteLeftOut, fmt.Sprint(n))
	}
	return b
}

// writer fills the gazetteer's files one after another.
type writer struct {
	set     *set
	journal *journal
	result  *Result
	b       *gazetteer.Builder
	held    map[string]*held
	pending []string // finished files in the working folder
}

func (w *writer) add(links *links, item *source.Item) error {
	if item.Entry == nil {
		return nil
	}
	e := links.finish(item)
	if !w.set.wanted(&e) {
		return nil
	}
	if collected(w.set.format) && w.hold(links, &e, item) {
		return nil
	}
	return w.put(&e, item.Outline)
}

// put adds a place that is finished.
func (w *writer) put(e *gazetteer.Entry, outline orb.MultiPolygon) error {
	if err := w.b.Add(*e); err != nil {
		return err
	}
	w.result.Places++
	w.result.Names += len(e.Names)
	if area := simplified(outline); len(area) > 0 {
		if err := w.b.AddOutline(e.ID, area); err != nil {
			return err
		}
		w.result.Areas++
	}
	if w.b.Len() >= w.set.job.FilePlaces {
		return w.flush()
	}
	return nil
}

// flush writes a file into the working folder.
func (w *writer) flush() error {
	path := filepath.Join(w.set.work, fmt.Sprintf("out-%d%s", len(w.pending), Extension))
	w.set.step("writing", int64(len(w.pending)), 0)
	err := replace(path, func(f io.Writer) error {
		b := bufio.NewWriterSize(f, 1<<20)
		if err := w.b.Write(b); err != nil {
			return err
		}
		return b.Flush()
	})
	if err != nil {
		return err
	}
	if err := verify(path, w.b.Len()); err != nil {
		return err
	}
	w.pending = append(w.pending, path)
	w.b = w.set.begin(w.journal)
	return nil
}

// verify opens a file that was written: disks and sticks do lose bytes.
func verify(path string, places int) error {
	g, err := gazetteer.OpenFile(path)
	if err != nil {
		return fmt.Errorf("check what was written: %w", err)
	}
	n := g.Stats().Entries
	if err := g.Close(); err != nil {
		return err
	}
	if n != places {
		return fmt.Errorf("check what was written: %s holds %d places rather than %d", path, n, places)
	}
	return nil
}

// end puts the files in their place, and takes away those of the gazetteer that
// they replace.
func (w *writer) end() error {
	if w.b.Len() > 0 {
		if err := w.flush(); err != nil {
			return err
		}
	}
	for i, from := range w.pending {
		to := w.set.path(i)
		if err := os.Rename(from, to); err != nil {
			return fmt.Errorf("write %s: %w", to, err)
		}
		w.result.Paths = append(w.result.Paths, to)
	}
	for i := len(w.pending); ; i++ {
		if err := os.Remove(w.set.path(i)); err != nil {
			return nil // there is no further one
		}
	}
}

// tolerance is how far a simplified area may stray, in degrees: 50 metres.
const tolerance = 0.0005

// simplified is an area with fewer points. Rings that shrink to nothing are left
// out, and the area is as it was where all do.
func simplified(area orb.MultiPolygon) orb.MultiPolygon {
	if len(area) == 0 {
		return nil
	}
	var out orb.MultiPolygon
	for _, p := range simplify.DouglasPeucker(tolerance).MultiPolygon(area.Clone()) {
		if len(p) == 0 || len(p[0]) < 4 {
			continue
		}
		out = append(out, slices.DeleteFunc(p, func(r orb.Ring) bool { return len(r) < 4 }))
	}
	if len(out) == 0 {
		return area
	}
	return out
}

func sorted(list []string) []string {
	slices.SortFunc(list, strings.Compare)
	return slices.Compact(list)
}
