package main

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// pack writes all tiles into one file, as package data/map describes it.
func pack(all []tile) ([]byte, error) {
	head := append([]byte("RTILES1\n"), binary.LittleEndian.AppendUint32(nil, uint32(len(all)))...)
	var body []byte
	for _, t := range all {
		z, err := compress(t.encode())
		if err != nil {
			return nil, err
		}
		head = append(head, byte(t.z))
		head = binary.LittleEndian.AppendUint16(head, uint16(t.x))
		head = binary.LittleEndian.AppendUint16(head, uint16(t.y))
		head = binary.LittleEndian.AppendUint32(head, uint32(len(body)))
		head = binary.LittleEndian.AppendUint32(head, uint32(len(z)))
		body = append(body, z...)
	}
	return append(head, body...), nil
}

func compress(b []byte) ([]byte, error) {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(b); err != nil {
		return nil, err
	}
	err = w.Close()
	return out.Bytes(), err
}

// encode writes a tile's layers.
func (t *tile) encode() []byte {
	var b []byte
	areas := func(kind byte, list []orb.Polygon) {
		var rings []orb.LineString
		for _, p := range list {
			for _, r := range p {
				rings = append(rings, orb.LineString(r))
			}
		}
		b = appendRuns(b, kind, rings, 4)
	}
	areas('L', t.land)
	areas('W', t.lakes)
	for _, kind := range []byte{lineRiver, lineDivision, lineBorder, lineDisputed, lineClaim} {
		b = appendRuns(b, kind, t.lines[kind], 2)
	}
	if len(t.names) > 0 {
		b = binary.AppendUvarint(append(b, 'N'), uint64(len(t.names)))
		for _, n := range t.names {
			b = append(b, n.kind, byte(math.Round(max(0, n.from)*10)), byte(max(0, n.rank)))
			b = binary.AppendVarint(b, int64(math.Round(n.at[0])))
			b = binary.AppendVarint(b, int64(math.Round(n.at[1])))
			b = append(binary.AppendUvarint(b, uint64(len(n.text))), n.text...)
		}
	}
	return b
}

// appendRuns writes runs of points, each as its steps from the one before, leaving out
// runs of fewer than least points.
func appendRuns(b []byte, kind byte, list []orb.LineString, least int) []byte {
	var all [][][2]int64
	for _, l := range list {
		var run [][2]int64
		for _, p := range l {
			q := [2]int64{int64(math.Round(p[0])), int64(math.Round(p[1]))}
			if len(run) == 0 || run[len(run)-1] != q {
				run = append(run, q)
			}
		}
		if len(run) >= least {
			all = append(all, run)
		}
	}
	if len(all) == 0 {
		return b
	}
	b = binary.AppendUvarint(append(b, kind), uint64(len(all)))
	x, y := int64(0), int64(0)
	for _, run := range all {
		b = binary.AppendUvarint(b, uint64(len(run)))
		for _, p := range run {
			b = binary.AppendVarint(b, p[0]-x)
			b = binary.AppendVarint(b, p[1]-y)
			x, y = p[0], p[1]
		}
	}
	return b
}

// manifest counts what the file holds.
func manifest(all []tile, file []byte) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "bytes\t%d\n", len(file))
	for _, s := range scales {
		n, names, points := 0, 0, 0
		kinds := map[byte]int{}
		for _, t := range all {
			if t.z != s.z {
				continue
			}
			n, names = n+1, names+len(t.names)
			for _, p := range slices.Concat(t.land, t.lakes) {
				for _, r := range p {
					points += len(r)
				}
			}
			for k, lines := range t.lines {
				for _, l := range lines {
					points, kinds[k] = points+len(l), kinds[k]+len(l)
				}
			}
		}
		fmt.Fprintf(&b, "tiles of level %d\t%d\nits points\t%d\nits points of disputed borders\t%d\nits names\t%d\n", s.z, n, points, kinds[lineDisputed]+kinds[lineClaim], names)
	}
	return b.Bytes()
}
