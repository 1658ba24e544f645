// Package worldmap holds the base map of the workbench: land, borders, rivers, lakes
// and names, cut into tiles.
//
// In: nothing. Out: tiles by scale, column and row, gzipped as they are sent. It draws
// nothing (web/page/map/base.js does) and knows no claims. It may assume that world.tiles
// is as data/gen/map made it; README.md says where its content comes from.
//
// # The file
//
// "RTILES1\n", the number of tiles (4 bytes), then for each tile its scale (1 byte),
// column and row (2 bytes each), where it begins behind this table and how long it is
// (4 bytes each), little-endian; then the tiles, each gzipped by itself.
//
// A tile of scale z is a square of 4096 units of the world in 2^z by 2^z, in the Mercator
// projection of the web (EPSG 3857). Numbers are varints, signed ones zigzag. It is a row
// of layers: a letter, the number of runs, and each run as its number of points and
// the points' steps from the one before. L is land and W lakes: rings, to be filled by
// the even-odd rule; they overlap the tile's edge by 24 units. Lines are r for rivers, a
// for borders of first-order divisions, b for borders of countries, d for those that
// aren't agreed on, and c for what a party claims beyond them. Last comes N, the names:
// for each a letter (n country, k its capital, t town, a division, s sea), ten times the zoom
// from which on it is shown, its rank (the lower, the more important), its point as two
// varints, and its length in bytes with its text in UTF-8.
package worldmap

import (
	"crypto/sha256"
	_ "embed" // the tiles
	"encoding/binary"
	"encoding/hex"
	"errors"
	"sync"
)

//go:embed world.tiles
var file []byte

// Tiles are the tiles of the map. They are safe for concurrent use.
type Tiles struct {
	at      map[key][]byte
	version string
}

type key struct{ z, x, y int }

// Deepest is the finest scale; the others are Deepest-2, Deepest-4 and 0.
const Deepest = 6

// Open gives the tiles that are built in.
var Open = sync.OnceValues(func() (*Tiles, error) { return read(file) })

var errDamaged = errors.New("the base map is damaged")

const (
	magic = "RTILES1\n"
	entry = 13 // bytes
)

func read(file []byte) (*Tiles, error) {
	if len(file) < len(magic)+4 || string(file[:len(magic)]) != magic {
		return nil, errDamaged
	}
	n := uint64(binary.LittleEndian.Uint32(file[len(magic):]))
	head := file[len(magic)+4:]
	if uint64(len(head)) < n*entry {
		return nil, errDamaged
	}
	head, body := head[:n*entry], head[n*entry:]
	sum := sha256.Sum256(file)
	t := &Tiles{at: make(map[key][]byte, n), version: hex.EncodeToString(sum[:6])}
	for ; len(head) > 0; head = head[entry:] {
		from, size := uint64(binary.LittleEndian.Uint32(head[5:])), uint64(binary.LittleEndian.Uint32(head[9:]))
		if from+size > uint64(len(body)) {
			return nil, errDamaged
		}
		k := key{int(head[0]), int(binary.LittleEndian.Uint16(head[1:])), int(binary.LittleEndian.Uint16(head[3:]))}
		t.at[k] = body[from : from+size : from+size]
	}
	return t, nil
}

// Version changes with the tiles.
func (t *Tiles) Version() string { return t.version }

// Tile is a tile, gzipped; nil where there is open sea only. It must not be changed.
func (t *Tiles) Tile(z, x, y int) []byte { return t.at[key{z, x, y}] }
