package worldmap

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
)

// The file is the one that the manifest counts, and stays small: it is part of a
// program that people download.
func TestManifest(t *testing.T) {
	b, err := os.ReadFile("manifest.tsv")
	if err != nil {
		t.Fatal(err)
	}
	if want := fmt.Sprintf("bytes\t%d\n", len(file)); !strings.HasPrefix(string(b), want) {
		t.Errorf("the manifest isn't of this file, which has %d bytes", len(file))
	}
	if len(file) > 2_600_000 {
		t.Errorf("the base map has %d bytes", len(file))
	}
}

// layers counts a tile's runs by layer, and gives its names.
func layers(t *testing.T, tile []byte) (map[byte]int, []string) {
	t.Helper()
	z, err := gzip.NewReader(bytes.NewReader(tile))
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	counts, names := map[byte]int{}, []string(nil)
	number := func() int {
		v, n := binary.Uvarint(b)
		if n <= 0 {
			t.Fatal("the tile is cut off")
		}
		b = b[n:]
		return int(v)
	}
	for len(b) > 0 {
		kind := b[0]
		b = b[1:]
		n := number()
		counts[kind] += n
		for range n {
			if kind == 'N' {
				b = b[3:]
				number()
				number()
				size := number()
				names, b = append(names, string(b[:size])), b[size:]
				continue
			}
			for range 2 * number() {
				number()
			}
		}
	}
	return counts, names
}

func TestTiles(t *testing.T) {
	tiles, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	// The world; the level of regions and of provinces around Sirte in Libya and
	// around Kosovo.
	world, names := layers(t, tiles.Tile(0, 0, 0))
	for _, kind := range []byte("LWrbd") {
		if world[kind] == 0 {
			t.Errorf("the world has no layer %c", kind)
		}
	}
	if !strings.Contains(strings.Join(names, "|"), "Libya") {
		t.Errorf("no Libya among %q", names)
	}
	libya, names := layers(t, tiles.Tile(6, 34, 26))
	if libya['a'] == 0 || !strings.Contains(strings.Join(names, "|"), "Sirte") {
		t.Errorf("Libya: %v %q", libya, names)
	}
	if kosovo, _ := layers(t, tiles.Tile(6, 35, 23)); kosovo['d'] == 0 {
		t.Errorf("Kosovo's border is as any other: %v", kosovo)
	}
	if kashmir, _ := layers(t, tiles.Tile(6, 45, 25)); kashmir['c'] == 0 || kashmir['d'] == 0 {
		t.Errorf("no line of control and no claims around Jammu: %v", kashmir)
	}
	syria, names := layers(t, tiles.Tile(4, 9, 6))
	for _, name := range []string{"Damascus", "Aleppo", "Deir ez-Zor", "Baghdad"} {
		if !slices.Contains(names, name) {
			t.Errorf("no %s among %q", name, names)
		}
	}
	if syria['r'] == 0 || syria['W'] == 0 {
		t.Errorf("no river and lake around Syria: %v", syria)
	}
	for k, tile := range tiles.at {
		counts, _ := layers(t, tile)
		if len(counts) == 0 {
			t.Errorf("%v is empty", k)
		}
	}
	if tiles.Tile(6, 10, 34) != nil {
		t.Error("there is land amid the Pacific")
	}
}

func TestDamaged(t *testing.T) {
	for _, b := range [][]byte{nil, file[:5], file[:200], append([]byte("RTILES2\n"), file[8:]...)} {
		if _, err := read(b); err == nil {
			t.Errorf("%d bytes are read", len(b))
		}
	}
}
