package gazetteer

import (
	"sort"
	"sync/atomic"

	"github.com/blevesearch/vellum"
	"github.com/klauspost/compress/zstd"
)

// file is an open gazetteer file: what is small is unpacked, the rest is read where
// it lies.
type file struct {
	terms
	notes     []Note
	countries []countryRange
	places    int
	names     int
	degree    float64     // units in one, of coordinates
	keyed     uint64      // fingerprint of the rules of its keys
	hints     []byte      // for each place its kind, then for each its size
	keys      *vellum.FST // the bare forms of Latin names, without values
	skeletons hashed      // places by the skeletons of their names
	ids       hashed      // blocks by the IDs in them
	offsets   packed      // of the blocks
	blocks    []byte
	unzip     *zstd.Decoder
	cache     [cacheSlots]atomic.Pointer[block]
	areas     areas
}

// countryRange is where a country's places begin.
type countryRange struct {
	code  string
	first int
}

// cacheSlots bounds the unpacked blocks that are kept, of about 18 kB each.
const cacheSlots = 1024

// read reads a file's sections, which must not change.
func (f *file) read(sections map[string][]byte) (err error) {
	if f.unzip, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(maxBlock)); err != nil {
		return err
	}
	if !f.readTerms(sections["TERM"]) {
		return invalid("the lists are damaged")
	}
	if f.places == 0 {
		return invalid("it holds no places")
	}
	var ok bool
	if f.ids, ok = readHashed(sections["IDEN"], blockCount(f.places)); !ok || f.places > 2*f.ids.pairs.n {
		return invalid("the index of IDs is damaged") // bounds what the lists may claim
	}
	if f.skeletons, ok = readHashed(sections["SKEL"], f.places); !ok {
		return invalid("the index of keys is damaged")
	}
	if !f.readHints(sections["HINT"]) {
		return invalid("the list of sizes is damaged")
	}
	if !f.loadKeys(sections["KEYS"]) {
		return invalid("the index of names is damaged")
	}
	f.blocks = sections["BLKS"]
	n := blockCount(f.places)
	f.offsets = packed{sections["BLKI"], n + 1, width(uint64(len(f.blocks)))}
	if !f.offsets.fits() {
		return invalid("the table of blocks is damaged")
	}
	if !f.readAreas(sections["GEOI"], sections["GEOM"]) {
		return invalid("the outlines are damaged")
	}
	return nil
}

func (f *file) readTerms(b []byte) bool {
	r := reader{b: b}
	f.terms.each(func(list *[]string) { *list = r.texts() })
	for range r.count() {
		f.notes = append(f.notes, Note{r.text(), r.text()})
	}
	last := 0
	for i := range r.count() {
		c := countryRange{r.text(), int(r.uint())}
		if c.first < last || i == 0 && c.first != 0 {
			return false
		}
		last = c.first
		f.countries = append(f.countries, c)
	}
	f.places, f.names, f.degree = int(r.uint()), int(r.uint()), float64(r.uint())
	f.keyed = r.uint()
	return !r.bad && f.degree > 0 && f.places >= last && (f.places == 0 || len(f.countries) > 0) && f.places < 1<<30 && f.names >= 0
}

func (f *file) readHints(b []byte) bool {
	var err error
	f.hints, err = unpack(b, 2*f.places)
	if err != nil || len(f.hints) != 2*f.places {
		return false
	}
	for _, k := range f.hints[:f.places] {
		if int(k) >= len(f.kinds) {
			return false
		}
	}
	return true
}

// loadKeys unpacks an automaton. vellum trusts its input: the checksums stand
// between chance damage and this, and what is left shows as a panic in its code.
func (f *file) loadKeys(b []byte) (ok bool) {
	defer func() { ok = recover() == nil && ok }()
	plain, err := unpack(b, maxKeyBytes*f.skeletons.pairs.n+maxKeyBytes)
	if err != nil {
		return false
	}
	f.keys, err = vellum.Load(plain)
	return err == nil
}

// maxKeyBytes bounds what a key may take in the automaton: its letters, each with
// a state of its own.
const maxKeyBytes = 8 * maxLookedUp

// unpack unpacks what compress packed, if that has no more than some bytes.
func unpack(b []byte, limit int) ([]byte, error) {
	// zstd's own windows may be larger than what they hold.
	z, err := zstd.NewReader(nil, zstd.WithDecoderMaxMemory(uint64(max(1<<20, limit))), zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	defer z.Close()
	return z.DecodeAll(b, nil)
}

func (f *file) kind(place int) Kind { return Kind(f.kinds[f.hints[place]]) }

// size tells the order of places by population, roughly, without unpacking them.
func (f *file) size(place int) byte { return f.hints[f.places+place] }

func (f *file) country(place int) string {
	i := sort.Search(len(f.countries), func(i int) bool { return f.countries[i].first > place })
	return f.countries[i-1].code
}

// span is the range of a country's places, half-open; empty if it has none.
func (f *file) span(country string) (from, to int) {
	i := sort.Search(len(f.countries), func(i int) bool { return f.countries[i].code >= country })
	if i == len(f.countries) || f.countries[i].code != country {
		return 0, 0
	}
	if i+1 == len(f.countries) {
		return f.countries[i].first, f.places
	}
	return f.countries[i].first, f.countries[i+1].first
}

func (f *file) firstOf(country string) int {
	first, _ := f.span(country)
	return first
}

// block unpacks the block that holds a place, or nil where the file is damaged.
func (f *file) block(place int) *block {
	number := place / blockSize
	if place < 0 || place >= f.places {
		return nil
	}
	slot := &f.cache[number%cacheSlots]
	if k := slot.Load(); k != nil && k.first == number*blockSize {
		return k
	}
	from, to := f.offsets.at(number), f.offsets.at(number+1)
	if from > to || to > uint64(len(f.blocks)) {
		return nil
	}
	b, err := f.unzip.DecodeAll(f.blocks[from:to], nil)
	if err != nil {
		return nil
	}
	k := readBlock(b, number*blockSize, f.places)
	if k != nil {
		slot.Store(k)
	}
	return k
}

// entry is a place by its number.
func (f *file) entry(place int) (Entry, bool) {
	k := f.block(place)
	if k == nil {
		return Entry{}, false
	}
	return f.entryIn(k, place%blockSize), true
}

// id is the ID of a place by its number; "" for -1.
func (f *file) id(place int) string {
	if k := f.block(place); k != nil {
		return f.idIn(k, place%blockSize)
	}
	return ""
}

// find is the number of the place with an ID, or -1.
func (f *file) find(id string) int {
	found := -1
	f.ids.each(hashText(id), noTag, func(number int) {
		if k := f.block(number * blockSize); k != nil && found < 0 {
			if i := f.search(k, id); i >= 0 {
				found = k.first + i
			}
		}
	})
	return found
}
