package gazetteer

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/vellum"
	"github.com/klauspost/compress/zstd"
	"github.com/paulmach/orb"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/name"
)

// Builder makes a gazetteer file: places and outlines are added in any order, then
// the file is written. The zero value is ready. It keeps all places in memory,
// some 300 bytes each.
type Builder struct {
	// Grid is how many units a degree is cut into for outlines; 0 is 10,000, about
	// 11 metres.
	Grid float64
	// Precision is how many units a degree is cut into for coordinates; 0 is
	// 100,000, about a metre.
	Precision float64

	entries  []Entry
	outlines map[string]orb.MultiPolygon
	seen     map[string]bool
	notes    []Note
}

// maxNameBytes bounds a name; GeoNames' longest has under 250 bytes.
const maxNameBytes = 400

// Add adds a place. Its ID must be new, its name not empty, its coordinates on the
// globe; the error wraps ErrInvalid otherwise. Names that occur twice are kept
// once.
func (b *Builder) Add(e Entry) error {
	if e.Name = clean(e.Name); e.ID == "" || e.Name == "" {
		return fmt.Errorf("add place %q (%s): no ID or no name: %w", e.Name, e.ID, reportedly.ErrInvalid)
	}
	if !(math.Abs(e.Lat) <= 90 && math.Abs(e.Lon) <= 180) {
		return fmt.Errorf("add place %s: latitude %v, longitude %v: %w", e.ID, e.Lat, e.Lon, reportedly.ErrInvalid)
	}
	if b.seen == nil {
		b.seen = map[string]bool{}
	}
	if b.seen[e.ID] {
		return fmt.Errorf("add place %s: the ID occurs twice: %w", e.ID, reportedly.ErrInvalid)
	}
	b.seen[e.ID] = true
	var names []Name
	for _, n := range e.Names {
		n.Text = clean(n.Text)
		if n.Text != "" && n.Text != e.Name && !slices.ContainsFunc(names, func(m Name) bool { return m.Text == n.Text }) {
			names = append(names, n)
		}
	}
	e.Names, e.Parts = names, slices.Clone(e.Parts)
	b.entries = append(b.entries, e)
	return nil
}

// clean takes control characters out of a name and cuts what is too long to be one.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	if len(s) > maxNameBytes {
		n := maxNameBytes
		for !utf8.RuneStart(s[n]) {
			n--
		}
		s = s[:n]
	}
	return strings.TrimSpace(s)
}

// AddOutline gives the area of a place, which may be added later. A second outline
// of a place replaces the first. Simplify it before: its points are kept, but for
// the rounding to the grid.
func (b *Builder) AddOutline(id string, area orb.MultiPolygon) error {
	for _, polygon := range area {
		for _, ring := range polygon {
			for _, p := range ring {
				if !(math.Abs(p[0]) <= 180.001 && math.Abs(p[1]) <= 90.001) {
					return fmt.Errorf("add outline of %s: point %v: %w", id, p, reportedly.ErrInvalid)
				}
			}
		}
	}
	if b.outlines == nil {
		b.outlines = map[string]orb.MultiPolygon{}
	}
	b.outlines[id] = area
	return nil
}

// Note adds a fact about the file as a whole, such as its licence; those of one key
// are all kept.
func (b *Builder) Note(key, value string) { b.notes = append(b.notes, Note{key, value}) }

// Len is how many places have been added.
func (b *Builder) Len() int { return len(b.entries) }

// Write writes the file. The same places and outlines give the same bytes, in
// whatever order they were added. Without a place the error wraps ErrInvalid.
func (b *Builder) Write(w io.Writer) error {
	if len(b.entries) == 0 {
		return fmt.Errorf("write gazetteer: no places: %w", reportedly.ErrInvalid)
	}
	b.sort()
	n := &numbering{degree: cmp.Or(math.Round(b.Precision), 100_000), index: map[string]map[string]uint64{}, place: map[string]int{}, first: map[string]int{}}
	for i, e := range b.entries {
		n.place[e.ID] = i
		if _, ok := n.first[e.Country]; !ok {
			n.first[e.Country] = i
		}
	}
	var sections []section
	add := func(tag string, data []byte) { sections = append(sections, section{tag, data}) }
	hints, err := b.hints(n)
	if err != nil {
		return fmt.Errorf("write gazetteer: %w", err)
	}
	index, blocks, err := b.blocks(n)
	if err != nil {
		return fmt.Errorf("write gazetteer: %w", err)
	}
	keys, skeletons, names, err := b.names()
	if err != nil {
		return fmt.Errorf("write gazetteer: %w", err)
	}
	areaIndex, areas, err := b.areas(n)
	if err != nil {
		return fmt.Errorf("write gazetteer: %w", err)
	}
	add("TERM", b.terms(n, names))
	add("HINT", hints)
	add("KEYS", keys)
	add("SKEL", skeletons)
	add("IDEN", b.ids())
	add("BLKI", index)
	add("BLKS", blocks)
	add("GEOI", areaIndex)
	add("GEOM", areas)
	if err := writeSections(w, sections); err != nil {
		return fmt.Errorf("write gazetteer: %w", err)
	}
	return nil
}

// sort orders the places by country, within it the country itself, its divisions,
// then all else division by division, so that what is near lies near.
func (b *Builder) sort() {
	rank := func(k Kind) int {
		switch k {
		case Country:
			return 0
		case Province:
			return 1
		case District:
			return 2
		}
		return 3
	}
	slices.SortFunc(b.entries, func(x, y Entry) int {
		return cmp.Or(strings.Compare(x.Country, y.Country), rank(x.Kind)-rank(y.Kind),
			strings.Compare(x.Admin1, y.Admin1), strings.Compare(x.Admin2, y.Admin2), compareID(x.ID, y.ID))
	})
}

// compareID orders IDs with numbers by number.
func compareID(x, y string) int {
	xp, _, xn, xok := splitID(x)
	yp, _, yn, yok := splitID(y)
	if xok && yok && xp == yp {
		return cmp.Compare(xn, yn)
	}
	return strings.Compare(x, y)
}

func (b *Builder) terms(n *numbering, names int) []byte {
	var w writer
	n.terms.each(func(list *[]string) { w.texts(*list) })
	w.uint(uint64(len(b.notes)))
	for _, note := range b.notes {
		w.text(note.Key)
		w.text(note.Value)
	}
	w.uint(uint64(len(n.first)))
	last := "-"
	for i, e := range b.entries {
		if e.Country != last {
			w.text(e.Country)
			w.uint(uint64(i))
			last = e.Country
		}
	}
	w.uint(uint64(len(b.entries)))
	w.uint(uint64(names))
	w.uint(uint64(n.degree))
	w.uint(fingerprint())
	return w.b
}

// sizeOf maps a population to a byte, in steps of a twelfth.
func sizeOf(population int) byte {
	return byte(min(255, math.Round(8*math.Log2(1+float64(max(0, population))))))
}

func (b *Builder) hints(n *numbering) ([]byte, error) {
	var kinds, sizes []byte
	for _, e := range b.entries {
		k := n.number("kind", &n.kinds, string(e.Kind))
		if k > 255 {
			return nil, fmt.Errorf("over 256 kinds of place: %w", reportedly.ErrInvalid)
		}
		kinds = append(kinds, byte(k))
		sizes = append(sizes, sizeOf(e.Population))
	}
	return compress(append(kinds, sizes...))
}

func compress(b []byte) ([]byte, error) {
	z, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1), zstd.WithEncoderCRC(false))
	if err != nil {
		return nil, err
	}
	defer z.Close()
	return z.EncodeAll(b, nil), nil
}

func (b *Builder) blocks(n *numbering) (index, blocks []byte, err error) {
	z, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1), zstd.WithEncoderCRC(false))
	if err != nil {
		return nil, nil, err
	}
	defer z.Close()
	offsets := []uint64{0}
	for run := range slices.Chunk(b.entries, blockSize) {
		plain := n.encode(run)
		if len(plain) > maxBlock {
			return nil, nil, fmt.Errorf("places %s to %s have too many names: %w", run[0].ID, run[len(run)-1].ID, reportedly.ErrInvalid)
		}
		blocks = z.EncodeAll(plain, blocks)
		offsets = append(offsets, uint64(len(blocks)))
	}
	return pack(offsets, width(uint64(len(blocks)))), blocks, nil
}

// names writes the index of keys and the automaton of Latin names, and counts the
// names.
func (b *Builder) names() (keys, skeletons []byte, count int, err error) {
	var pairs []pair
	var latin []string
	for i, e := range b.entries {
		for text := range e.all() {
			count++
			folded := name.Fold(text)
			key := bare(folded).text
			if key == "" {
				continue
			}
			for _, k := range append(parts(folded), key) {
				p := keyPair(k)
				p.item = uint32(i)
				pairs = append(pairs, p)
			}
			if typeable(key) {
				latin = append(latin, key)
			}
		}
	}
	slices.Sort(latin)
	var buf bytes.Buffer
	fst, err := vellum.New(&buf, &vellum.BuilderOpts{Encoder: 1, RegistryTableSize: 200_000, RegistryMRUSize: 4})
	if err != nil {
		return nil, nil, 0, err
	}
	for _, key := range slices.Compact(latin) {
		if err := fst.Insert([]byte(key), 0); err != nil {
			return nil, nil, 0, err
		}
	}
	if err := fst.Close(); err != nil {
		return nil, nil, 0, err
	}
	if keys, err = compress(buf.Bytes()); err != nil {
		return nil, nil, 0, err
	}
	return keys, writeHashed(pairs, len(b.entries), nameTag), count, nil
}

func (b *Builder) ids() []byte {
	pairs := make([]pair, len(b.entries))
	for i, e := range b.entries {
		pairs[i] = pair{hash: hashText(e.ID), item: uint32(i / blockSize)}
	}
	return writeHashed(pairs, blockCount(len(b.entries)), 0)
}

func (b *Builder) areas(n *numbering) (index, data []byte, err error) {
	grid := cmp.Or(math.Round(b.Grid), 10_000)
	var w writer
	w.uint(uint64(grid))
	type located struct {
		place int
		id    string
	}
	var order []located
	for id := range b.outlines {
		at, ok := n.place[id]
		if !ok {
			return nil, nil, fmt.Errorf("outline of %s: there is no such place: %w", id, reportedly.ErrInvalid)
		}
		order = append(order, located{at, id})
	}
	slices.SortFunc(order, func(x, y located) int { return x.place - y.place })
	var items writer
	count, last := 0, 0
	for _, o := range order {
		packed, box := encodeArea(b.outlines[o.id], grid)
		if packed == nil {
			continue
		}
		count++
		items.uint(uint64(o.place - last))
		last = o.place
		items.uint(uint64(len(packed)))
		for _, v := range []float64{box.Min[0], box.Min[1], box.Max[0], box.Max[1]} {
			items.int(int64(math.Round(v * grid)))
		}
		data = append(data, packed...)
	}
	w.uint(uint64(count))
	w.b = append(w.b, items.b...)
	return w.b, data, nil
}
