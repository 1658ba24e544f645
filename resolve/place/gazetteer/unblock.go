package gazetteer

import (
	"math"
	"slices"
	"strconv"
)

// block is a run of entries, unpacked but not decoded: what is asked for is decoded
// then. References to other entries may lead to other blocks.
type block struct {
	first  int // the number of its first entry
	n      int
	column [columns][]byte
	text   string  // of all names
	ids    []int64 // the number in each ID, -1 where it has none
	lats   []int32 // in the file's units
	lons   []int32
	names  []uint32 // for each entry the index of its first name in offsets; one more at the end
	starts []uint32 // for each name where its text begins; one more at the end
}

// readBlock reads a block; first is the number of its first entry. It returns nil
// for bytes that encode didn't write.
func readBlock(b []byte, first, places int) *block {
	r := reader{b: b}
	k := &block{first: first, n: int(r.uint())}
	if k.n != min(blockSize, places-first) {
		return nil
	}
	var sizes [columns]int
	for i := range sizes {
		sizes[i] = r.count()
	}
	for i := range k.column {
		k.column[i] = r.bytes(sizes[i])
	}
	if r.bad || !k.readNames() || !k.readIDs() {
		return nil
	}
	k.lats, k.lons = sums(k.column[colLat], k.n), sums(k.column[colLon], k.n)
	k.column[colNumber], k.column[colLat], k.column[colLon] = nil, nil, nil
	return k
}

// sums adds up the differences of a column.
func sums(column []byte, n int) []int32 {
	r := reader{b: column}
	values := make([]int32, n)
	last := int64(0)
	for i := range values {
		last += r.int()
		values[i] = int32(last)
	}
	return values
}

func (k *block) readIDs() bool {
	ids, numbers := reader{b: k.column[colID]}, reader{b: k.column[colNumber]}
	k.ids = make([]int64, k.n)
	last := int64(0)
	for i := range k.ids {
		k.ids[i] = -1
		if ids.uint()&1 == 1 {
			last += numbers.int()
			k.ids[i] = last
		}
	}
	return !ids.bad && !numbers.bad
}

func (k *block) readNames() bool {
	counts, lengths := reader{b: k.column[colNames]}, reader{b: k.column[colLengths]}
	k.text = string(k.column[colText])
	k.column[colText] = nil
	k.names = make([]uint32, 0, k.n+1)
	k.starts = make([]uint32, 0, len(k.column[colLengths])+1)
	at := 0
	for range k.n {
		k.names = append(k.names, uint32(len(k.starts)))
		others := counts.count()
		for range others {
			counts.uint()
		}
		for range 1 + others {
			k.starts = append(k.starts, uint32(at))
			n := int(min(lengths.uint(), maxBlock))
			if at += n; n < 0 || at > len(k.text) || lengths.bad {
				return false
			}
		}
	}
	k.names = append(k.names, uint32(len(k.starts)))
	k.starts = append(k.starts, uint32(at))
	k.starts = slices.Clip(k.starts)
	return !counts.bad && !lengths.bad
}

// name is the i-th of the block's names.
func (k *block) name(i uint32) string { return k.text[k.starts[i]:k.starts[i+1]] }

// all passes the names of an entry to yield, the main one first.
func (k *block) all(i int) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for j := k.names[i]; j < k.names[i+1]; j++ {
			if !yield(k.name(j)) {
				return
			}
		}
	}
}

// skip passes over n numbers.
func (r *reader) skip(n int) {
	for i, c := range r.b {
		if n == 0 {
			r.b = r.b[i:]
			return
		}
		if c < 0x80 {
			n--
		}
	}
	r.b = nil
	r.bad = r.bad || n > 0
}

// at is the i-th number of a column.
func (k *block) at(column, i int) uint64 {
	r := reader{b: k.column[column]}
	r.skip(i)
	return r.uint()
}

func pick(i uint64, texts []string) string {
	if i >= uint64(len(texts)) {
		return ""
	}
	return texts[i]
}

// idIn is the ID of an entry of a block.
func (f *file) idIn(k *block, i int) string {
	prefix := pick(k.at(colID, i)>>1, f.prefixes)
	if k.ids[i] >= 0 {
		return prefix + strconv.FormatInt(k.ids[i], 10)
	}
	texts := reader{b: k.column[colRest]}
	for _, number := range k.ids[:i] {
		if number < 0 {
			texts.bytes(texts.count())
		}
	}
	return prefix + texts.text()
}

// search is the index of the entry with an ID, or -1.
func (f *file) search(k *block, id string) int {
	prefix, rest, number, numeric := splitID(id)
	texts := reader{b: k.column[colRest]}
	for i, own := range k.ids {
		same := numeric && own == int64(number)
		if own < 0 {
			same = string(texts.bytes(texts.count())) == rest && !numeric
		}
		if same && pick(k.at(colID, i)>>1, f.prefixes) == prefix {
			return i
		}
	}
	return -1
}

// entryIn decodes an entry of a block.
func (f *file) entryIn(k *block, i int) Entry {
	e := Entry{
		ID: f.idIn(k, i), Name: k.name(k.names[i]), Kind: f.kind(k.first + i), Country: f.country(k.first + i),
		Code: pick(k.at(colCode, i), f.codes), Source: pick(k.at(colSource, i), f.sources),
		Lat: float64(k.lats[i]) / f.degree, Lon: float64(k.lons[i]) / f.degree,
		Population: int(k.at(colPeople, i) & math.MaxInt64), RadiusKM: float64(k.at(colRadius, i)) / kilometre,
	}
	switch g := k.at(colGeoname, i); {
	case g >= geonamesOwn:
		e.Geoname = int(g - geonamesOwn)
	case g == geonamesSame:
		_, _, number, _ := splitID(e.ID)
		e.Geoname = int(number)
	}
	e.Admin1 = f.deref(k.at(colAdmin1, i), e.Country)
	e.Admin2 = f.deref(k.at(colAdmin2, i), e.Country)
	e.Parts = f.partsIn(k, i, e.Country)
	e.Names = f.namesIn(k, i)
	return e
}

func (f *file) partsIn(k *block, i int, country string) []string {
	r := reader{b: k.column[colParts]}
	if len(r.b) == k.n {
		return nil // none has parts
	}
	for range i {
		r.skip(r.count())
	}
	n := r.count()
	if n == 0 {
		return nil
	}
	parts := make([]string, 0, n)
	for range n {
		parts = append(parts, f.deref(r.uint(), country))
	}
	return parts
}

func (f *file) namesIn(k *block, i int) []Name {
	first, end := k.names[i]+1, k.names[i+1]
	if first == end {
		return nil
	}
	r := reader{b: k.column[colNames]}
	r.skip(int(k.names[i])) // each entry before has a count and an attribute for each other name
	r.uint()
	names := make([]Name, 0, end-first)
	for j := first; j < end; j++ {
		a := r.uint()
		names = append(names, Name{Text: k.name(j), Lang: pick(a>>1, f.langs), Historic: a&1 == 1})
	}
	return names
}

// deref is the ID that a reference names, from an entry of a country; "" for none.
func (f *file) deref(ref uint64, country string) string {
	switch {
	case ref == 0:
		return ""
	case ref&1 == 0:
		return pick(ref/2-1, f.foreign)
	}
	d := int64(ref >> 1)
	return f.id(f.firstOf(country) + int(d>>1^-(d&1)))
}
