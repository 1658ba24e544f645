package gazetteer

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"testing"

	"github.com/paulmach/orb"
)

// FuzzOpen changes a good file and makes its checksums right again, so that what
// lies behind them is reached.
func FuzzOpen(f *testing.F) {
	var b Builder
	for _, e := range []Entry{
		{ID: "iso:ARL", Name: "Arland", Kind: Country, Country: "ARL", Lat: 5, Lon: 5},
		{ID: "geonames:7", Geoname: 7, Name: "Brak", Names: []Name{{"Brach", "it", true}}, Kind: Town, Country: "ARL", Admin1: "other:1", Lat: 4, Lon: 4, Population: 39_000},
		{ID: "own:x", Name: "Benghazi", Kind: Region, Parts: []string{"geonames:7", "iso:ARL"}, Lat: 4, Lon: 4},
	} {
		if err := b.Add(e); err != nil {
			f.Fatal(err)
		}
	}
	if err := b.AddOutline("iso:ARL", orb.MultiPolygon{{{{0, 0}, {9, 0}, {9, 9}, {0, 0}}}}); err != nil {
		f.Fatal(err)
	}
	var buf bytes.Buffer
	if err := b.Write(&buf); err != nil {
		f.Fatal(err)
	}
	good := buf.Bytes()
	f.Add([]byte{}, good)
	for i := range 40 {
		f.Add([]byte{byte(i * 29), byte(i * 29 >> 8), byte(i*37 + 1)}, good)
	}
	f.Fuzz(func(t *testing.T, changes, data []byte) {
		if len(data) > 1<<16 {
			return
		}
		data = bytes.Clone(data)
		for ; len(changes) >= 3 && len(data) > 0; changes = changes[3:] {
			data[int(binary.LittleEndian.Uint16(changes))%len(data)] ^= changes[2]
		}
		seal(data)
		g, err := Open(data)
		if err != nil {
			return
		}
		n := 0
		for e := range g.All {
			g.Entry(e.ID)
			g.Outline(e.ID)
			if n++; n > 100 {
				break
			}
		}
		for _, name := range []string{"Brak", "Benghzai", "Brak Arland", "Braq"} {
			g.Search(name, Query{How: Typing, Countries: []string{"ARL"}})
			g.Search(name, Query{How: Typing})
		}
		g.Locate(orb.Point{4, 3})
		g.Stats()
	})
}

// seal makes the checksums of a file right.
func seal(b []byte) {
	if len(b) < len(magic)+8 {
		return
	}
	n := int(min(binary.LittleEndian.Uint32(b[len(magic):]), maxSections))
	end := len(magic) + 4 + n*sectionHead
	if len(b) < end+4 {
		return
	}
	for i := range n {
		h := b[len(magic)+4+i*sectionHead:]
		at, length := binary.LittleEndian.Uint64(h[8:]), binary.LittleEndian.Uint64(h[16:])
		if at <= uint64(len(b)) && length <= uint64(len(b))-at {
			binary.LittleEndian.PutUint32(h[4:], crc32.Checksum(b[at:at+length], castagnoli))
		}
	}
	binary.LittleEndian.PutUint32(b[end:], crc32.Checksum(b[:end], castagnoli))
}
