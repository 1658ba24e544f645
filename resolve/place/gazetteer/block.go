package gazetteer

import (
	"math"
	"strconv"
	"strings"
)

// Entries lie in blocks that are compressed by themselves, in the order of their
// numbers, column by column: values of one kind side by side compress best.
const (
	blockSize    = 256
	maxBlock     = 16 << 20 // bytes of a block when unpacked
	kilometre    = 100      // radii to 10 m
	geonamesNull = 0        // an entry without a GeoNames id,
	geonamesSame = 1        // with the one in its ID,
	geonamesOwn  = 2        // with another, added to this

	geonamesPrefix = "geonames:"
)

func blockCount(places int) int { return (places + blockSize - 1) / blockSize }

// terms are the texts that many entries share; entries name them by number.
type terms struct {
	prefixes []string // of IDs, up to the colon
	kinds    []string
	codes    []string
	sources  []string
	langs    []string
	foreign  []string // IDs that entries name and the file doesn't hold
}

func (t *terms) each(do func(*[]string)) {
	for _, list := range []*[]string{&t.prefixes, &t.kinds, &t.codes, &t.sources, &t.langs, &t.foreign} {
		do(list)
	}
}

// splitID cuts an ID into what precedes its last colon and the number after it, if
// it is one that prints as it was.
func splitID(id string) (prefix, rest string, number uint64, numeric bool) {
	at := strings.LastIndexByte(id, ':') + 1
	prefix, rest = id[:at], id[at:]
	n, err := strconv.ParseUint(rest, 10, 62)
	return prefix, rest, n, err == nil && strconv.FormatUint(n, 10) == rest
}

// numbering tells the numbers that a file under construction has given.
type numbering struct {
	terms
	degree float64                      // units in one, of coordinates
	index  map[string]map[string]uint64 // list, text -> number
	place  map[string]int               // ID -> number
	first  map[string]int               // country -> its first place
}

// ref is a reference to another entry: 0 for none, odd for one of the file as its
// distance from the country's first, even for a foreign ID.
func (n *numbering) ref(id, country string) uint64 {
	if id == "" {
		return 0
	}
	if at, ok := n.place[id]; ok {
		d := int64(at - n.first[country])
		return 1 + 2*uint64(d<<1^d>>63)
	}
	return 2 + 2*n.number("foreign", &n.foreign, id)
}

func (n *numbering) number(list string, texts *[]string, s string) uint64 {
	index := n.index[list]
	if index == nil {
		index = map[string]uint64{}
		n.index[list] = index
	}
	i, ok := index[s]
	if !ok {
		i = uint64(len(*texts))
		index[s] = i
		*texts = append(*texts, s)
	}
	return i
}

// The columns of a block, each preceded by its length.
const (
	colID      = iota // prefix<<1, with 1 for a number
	colNumber         // of IDs with one, as the difference from the last
	colRest           // of IDs without one, a text
	colGeoname        // geonamesNull, geonamesSame, or geonamesOwn and the number
	colCode
	colSource
	colAdmin1
	colAdmin2
	colParts // a count, then references
	colLat
	colLon
	colPeople
	colRadius
	colNames   // a count, then for each name language<<1, with 1 for historic
	colLengths // of the name and the others
	colText
	columns
)

// encode writes a block of entries.
func (n *numbering) encode(entries []Entry) []byte {
	var c [columns]writer
	n.encodeIDs(&c, entries)
	for _, e := range entries {
		c[colCode].uint(n.number("code", &n.codes, e.Code))
		c[colSource].uint(n.number("source", &n.sources, e.Source))
		c[colAdmin1].uint(n.ref(e.Admin1, e.Country))
		c[colAdmin2].uint(n.ref(e.Admin2, e.Country))
		c[colParts].uint(uint64(len(e.Parts)))
		for _, p := range e.Parts {
			c[colParts].uint(n.ref(p, e.Country))
		}
	}
	n.encodePositions(&c, entries)
	n.encodeNames(&c, entries)
	var w writer
	w.uint(uint64(len(entries)))
	for i := range c {
		w.uint(uint64(len(c[i].b)))
	}
	for i := range c {
		w.b = append(w.b, c[i].b...)
	}
	return w.b
}

func (n *numbering) encodeIDs(c *[columns]writer, entries []Entry) {
	last := int64(0)
	for _, e := range entries {
		prefix, rest, number, numeric := splitID(e.ID)
		p := n.number("prefix", &n.prefixes, prefix) << 1
		if numeric {
			c[colID].uint(p | 1)
			c[colNumber].int(int64(number) - last)
			last = int64(number)
		} else {
			c[colID].uint(p)
			c[colRest].text(rest)
		}
		switch {
		case e.Geoname == 0:
			c[colGeoname].uint(geonamesNull)
		case numeric && prefix == geonamesPrefix && uint64(e.Geoname) == number:
			c[colGeoname].uint(geonamesSame)
		default:
			c[colGeoname].uint(geonamesOwn + uint64(e.Geoname))
		}
	}
}

func (n *numbering) encodePositions(c *[columns]writer, entries []Entry) {
	var lat, lon int64
	for _, e := range entries {
		y, x := int64(math.Round(e.Lat*n.degree)), int64(math.Round(e.Lon*n.degree))
		c[colLat].int(y - lat)
		c[colLon].int(x - lon)
		lat, lon = y, x
		c[colPeople].uint(uint64(max(0, e.Population)))
		c[colRadius].uint(uint64(math.Round(max(0, min(e.RadiusKM, 1e5)) * kilometre)))
	}
}

func (n *numbering) encodeNames(c *[columns]writer, entries []Entry) {
	for _, e := range entries {
		c[colNames].uint(uint64(len(e.Names)))
		for _, m := range e.Names {
			a := n.number("lang", &n.langs, m.Lang) << 1
			if m.Historic {
				a |= 1
			}
			c[colNames].uint(a)
		}
		for text := range e.all() {
			c[colLengths].uint(uint64(len(text)))
			c[colText].b = append(c[colText].b, text...)
		}
	}
}
