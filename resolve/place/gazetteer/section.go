package gazetteer

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
)

// A gazetteer file is a head and sections. The head is magic, how many sections
// there are (32 bits, little-endian as all), for each its tag, checksum, offset and
// length (4+4+8+8 bytes), and a checksum of all that. Checksums are CRC-32C.
const (
	magic       = "RPTGAZ\x00\x01"
	sectionHead = 24
	maxSections = 64
)

const rebuildHint = "the file is damaged, cut short or no gazetteer; build it again with \"reportedly gazetteer import\", or get the release again"

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// section is a named part of a file under construction.
type section struct {
	tag  string // 4 bytes
	data []byte
}

func writeSections(w io.Writer, sections []section) error {
	head := append([]byte(magic), 0, 0, 0, 0)
	binary.LittleEndian.PutUint32(head[len(magic):], uint32(len(sections)))
	at := len(magic) + 4 + len(sections)*sectionHead + 4
	for _, s := range sections {
		head = append(head, s.tag...)
		head = binary.LittleEndian.AppendUint32(head, crc32.Checksum(s.data, castagnoli))
		head = binary.LittleEndian.AppendUint64(head, uint64(at))
		head = binary.LittleEndian.AppendUint64(head, uint64(len(s.data)))
		at += len(s.data)
	}
	head = binary.LittleEndian.AppendUint32(head, crc32.Checksum(head, castagnoli))
	if _, err := w.Write(head); err != nil {
		return err
	}
	for _, s := range sections {
		if _, err := w.Write(s.data); err != nil {
			return err
		}
	}
	return nil
}

// readSections checks a file and cuts it into its sections.
func readSections(b []byte) (map[string][]byte, error) {
	if len(b) == 0 {
		return nil, invalid("the file is empty")
	}
	if len(b) < len(magic)+8 || string(b[:len(magic)]) != magic {
		return nil, invalid("no gazetteer file, or one of another version")
	}
	n := binary.LittleEndian.Uint32(b[len(magic):])
	end := len(magic) + 4 + int(min(n, maxSections))*sectionHead
	if n > maxSections || len(b) < end+4 || crc32.Checksum(b[:end], castagnoli) != binary.LittleEndian.Uint32(b[end:]) {
		return nil, invalid("the head is damaged")
	}
	sections := make(map[string][]byte, n)
	for i := range int(n) {
		h := b[len(magic)+4+i*sectionHead:]
		tag, sum := string(h[:4]), binary.LittleEndian.Uint32(h[4:])
		at, length := binary.LittleEndian.Uint64(h[8:]), binary.LittleEndian.Uint64(h[16:])
		if at > uint64(len(b)) || length > uint64(len(b))-at {
			return nil, invalid("cut short in section " + tag)
		}
		data := b[at : at+length : at+length]
		if crc32.Checksum(data, castagnoli) != sum {
			return nil, invalid("section " + tag + " is damaged")
		}
		sections[tag] = data
	}
	return sections, nil
}

func invalid(why string) error {
	return reportedly.WithHint(fmt.Errorf("open gazetteer: %s: %w", why, reportedly.ErrInvalid), rebuildHint)
}

// Sizes lists the sections of a file with their lengths in bytes, a line each.
func Sizes(data []byte) string {
	sections, err := readSections(data)
	if err != nil {
		return err.Error() + "\n"
	}
	var b strings.Builder
	for _, tag := range slices.Sorted(maps.Keys(sections)) {
		fmt.Fprintf(&b, "%s\t%d\n", tag, len(sections[tag]))
	}
	return b.String()
}
