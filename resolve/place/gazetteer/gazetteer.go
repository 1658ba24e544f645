package gazetteer

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"

	"github.com/blevesearch/mmap-go"
	"github.com/blevesearch/vellum/levenshtein"
	"github.com/paulmach/orb"

	"github.com/reportedly/reportedly"
)

// Gazetteer is an open gazetteer file. It is safe for concurrent use. What it
// returns is shared: slices in an Entry and outlines must not be changed.
type Gazetteer struct {
	file
	typos [maxTyping]func() (*levenshtein.LevenshteinAutomatonBuilder, error)
	close func() error
}

// Note is a fact about a file as a whole, such as its origin and licence.
type Note struct{ Key, Value string }

// Stats are a file's counts.
type Stats struct {
	Entries, Names, Outlines int
	Kinds                    []Count // by kind, the most frequent first
	Countries                []Count // by country, in alphabetical order
	Notes                    []Note
}

// Count is how often something occurs.
type Count struct {
	Key string
	N   int
}

// Open opens a gazetteer file that lies in memory, which must not be changed as
// long as the gazetteer is in use. A damaged, foreign or empty file is an error
// that wraps ErrInvalid and has a hint.
func Open(data []byte) (*Gazetteer, error) {
	sections, err := readSections(data)
	if err != nil {
		return nil, err
	}
	g := &Gazetteer{close: func() error { return nil }}
	if err := g.read(sections); err != nil {
		return nil, err
	}
	if g.keyed != fingerprint() {
		return nil, invalid("its names are keyed as another version of the program does")
	}
	for i := range g.typos {
		g.typos[i] = sync.OnceValues(func() (*levenshtein.LevenshteinAutomatonBuilder, error) {
			return levenshtein.NewLevenshteinAutomatonBuilder(uint8(i+1), true)
		})
	}
	return g, nil
}

// OpenFile opens a gazetteer file without reading all of it into memory; the file
// must not change as long as the gazetteer is in use. The error wraps ErrNotFound
// if there is no such file, ErrInvalid as that of [Open] does.
func OpenFile(path string) (*Gazetteer, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, reportedly.WithHint(fmt.Errorf("open gazetteer %s: %w", path, reportedly.ErrNotFound),
			"make one with \"reportedly gazetteer import\", or leave the option out to use the built-in one")
	}
	if err != nil {
		return nil, fmt.Errorf("open gazetteer: %w", err)
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil {
		return nil, fmt.Errorf("open gazetteer: %w", err)
	} else if info.Size() == 0 || !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: %w", path, invalid("the file is empty or no file"))
	}
	data, err := mmap.Map(f, mmap.RDONLY, 0)
	if err != nil {
		return nil, fmt.Errorf("open gazetteer %s: %w", path, err)
	}
	g, err := Open(data)
	if err != nil {
		_ = data.Unmap()
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	g.close = sync.OnceValue(data.Unmap)
	return g, nil
}

// Close ends the use of a file. Nothing of the gazetteer may be used after it.
func (g *Gazetteer) Close() error { return g.close() }

// Stats counts what the file holds.
func (g *Gazetteer) Stats() Stats {
	s := Stats{Entries: g.places, Names: g.names, Outlines: len(g.areas.places), Notes: slices.Clone(g.notes)}
	counts := make([]int, len(g.kinds))
	for _, k := range g.hints[:g.places] {
		counts[k]++
	}
	for i, n := range counts {
		s.Kinds = append(s.Kinds, Count{g.kinds[i], n})
	}
	slices.SortFunc(s.Kinds, func(a, b Count) int {
		if a.N != b.N {
			return b.N - a.N
		}
		return strings.Compare(a.Key, b.Key)
	})
	for _, c := range g.countries {
		from, to := g.span(c.code)
		s.Countries = append(s.Countries, Count{c.code, to - from})
	}
	return s
}

// All passes every entry to yield, in the file's order (by country, then
// division), until it answers false; it is meant for a range statement.
func (g *Gazetteer) All(yield func(Entry) bool) {
	for first := 0; first < g.places; first += blockSize {
		k := g.block(first)
		if k == nil {
			continue
		}
		for i := range k.n {
			if !yield(g.entryIn(k, i)) {
				return
			}
		}
	}
}

// Entry implements [Source].
func (g *Gazetteer) Entry(id string) (Entry, bool) { return g.entry(g.find(id)) }

// Outline implements [Source].
func (g *Gazetteer) Outline(id string) orb.MultiPolygon { return outline(g, g.own, id, 0) }

// own is the outline that the file holds for a place itself.
func (g *Gazetteer) own(id string) orb.MultiPolygon {
	if i := g.areaOf(id); i >= 0 {
		return g.areas.shape(i)
	}
	return nil
}

func (g *Gazetteer) areaOf(id string) int {
	if i, ok := slices.BinarySearch(g.areas.places, g.find(id)); ok {
		return i
	}
	return -1
}

// maxDepth bounds regions of regions.
const maxDepth = 4

// outline is a place's own outline, or else the union of those of its parts.
func outline(s Source, own func(id string) orb.MultiPolygon, id string, depth int) orb.MultiPolygon {
	if shape := own(id); shape != nil || depth == maxDepth {
		return shape
	}
	e, ok := s.Entry(id)
	if !ok {
		return nil
	}
	var all orb.MultiPolygon
	for _, p := range e.Parts {
		all = append(all, outline(s, own, p, depth+1)...)
	}
	return all
}

// Locate implements [Source]. A point within 5 km of an outline is held by it
// where no other holds it, since outlines are simplified and ports lie at the sea.
func (g *Gazetteer) Locate(p orb.Point) (country, admin1 string) {
	c, a := g.locate(p)
	return g.id(c), g.id(a)
}
