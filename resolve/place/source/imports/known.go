package imports

import (
	"strconv"
	"strings"

	"github.com/reportedly/reportedly/resolve/place/source"
)

// bits are the numbers of the places of GeoNames that are known: 13 million take
// 2 MB.
type bits struct{ words []uint64 }

func (b *bits) add(id string) {
	n, ok := number(id)
	if !ok {
		return
	}
	for len(b.words) <= n/64 {
		b.words = append(b.words, make([]uint64, len(b.words)+1024)...)
	}
	b.words[n/64] |= 1 << (n % 64)
}

func (b *bits) has(id string) bool {
	n, ok := number(id)
	return ok && n/64 < len(b.words) && b.words[n/64]&(1<<(n%64)) != 0
}

// maxNumber bounds geonameids, of which there are 13 million.
const maxNumber = 1 << 30

func number(id string) (int, bool) {
	digits, ok := strings.CutPrefix(id, "geonames:")
	n, err := strconv.Atoi(digits)
	return n, ok && err == nil && n >= 0 && n < maxNumber
}

// findKnown notes the places that were read so far.
func (s *set) findKnown(j *journal) error {
	if s.known.words != nil {
		return nil
	}
	s.known.words = make([]uint64, 1024)
	for _, c := range j.chunks() {
		r, err := openChunk(j.dir, c)
		if err != nil {
			return err
		}
		for {
			var item source.Item
			ok, err := r.next(&item)
			if err != nil || !ok {
				r.close()
				if err != nil {
					return err
				}
				break
			}
			if item.Entry != nil {
				s.known.add(item.ID)
			}
		}
	}
	return nil
}
