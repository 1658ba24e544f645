package gazetteer

import (
	"cmp"
	"slices"
)

// hashed finds the items that have a key, without keeping the keys: it may give an
// item that hasn't it, so who asks compares. Keys are spread over as many buckets
// as there are pairs; a bucket keeps a few bits of each key's hash, some of another
// hash, the tag, and the item's number.
type hashed struct {
	buckets bitmap // for each bucket a set bit and then an unset one for each pair
	pairs   packed
	bits    uint // the buckets are 1<<bits
	tag     uint // how many bits a tag takes
	item    uint // how many bits an item's number takes
}

const (
	checkBits = 3 // of the hash, kept with each pair: 1 of 8 other keys in its bucket passes
	noTag     = ^uint64(0)
)

// pair is a key's hash, the hash of another text of which a tag is kept, and an
// item that has them.
type pair struct {
	hash, tag uint64
	item      uint32
}

// hashText is FNV-1a with a final mix, so that all bits depend on all bytes.
func hashText(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	h = (h ^ h>>33) * 0xff51afd7ed558ccd
	h = (h ^ h>>33) * 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

// writeHashed writes an index of pairs, each once; items are how many there are.
func writeHashed(pairs []pair, items int, tagBits uint) []byte {
	size := width(uint64(len(pairs)))
	itemBits := width(uint64(items))
	key := func(p pair) uint64 { return p.hash >> (64 - size - checkBits) }
	value := func(p pair) uint64 {
		return key(p)&(1<<checkBits-1)<<(tagBits+itemBits) | cutTag(p.tag, tagBits)<<itemBits | uint64(p.item)
	}
	slices.SortFunc(pairs, func(a, b pair) int { return cmp.Or(cmp.Compare(key(a), key(b)), cmp.Compare(value(a), value(b))) })
	pairs = slices.CompactFunc(pairs, func(a, b pair) bool { return key(a) == key(b) && value(a) == value(b) })
	var row bitRow
	values := make([]uint64, len(pairs))
	next := uint64(0)
	for i, p := range pairs {
		for ; next <= key(p)>>checkBits; next++ {
			row.push(true)
		}
		row.push(false)
		values[i] = value(p)
	}
	for ; next <= 1<<size; next++ { // one more, which ends the last bucket
		row.push(true)
	}
	var w writer
	for _, v := range []uint64{uint64(size), uint64(tagBits), uint64(itemBits), uint64(len(pairs)), uint64(row.n)} {
		w.uint(v)
	}
	w.b = append(w.b, row.b...)
	w.b = append(w.b, pack(values, checkBits+tagBits+itemBits)...)
	return w.b
}

func cutTag(hash uint64, bits uint) uint64 { return hash & (1<<bits - 1) }

func readHashed(b []byte, items int) (hashed, bool) {
	r := reader{b: b}
	h := hashed{bits: uint(r.uint()), tag: uint(r.uint()), item: uint(r.uint())}
	n, row := r.uint(), r.uint()
	if r.bad || h.bits > 40 || h.tag > 16 || h.item != width(uint64(items)) || n > uint64(len(b))*8 || row > uint64(len(b))*8 {
		return h, false
	}
	var ok bool
	h.buckets, ok = newBitmap(r.bytes(int(row+63)/64*8), int(row))
	h.pairs = packed{r.b, int(n), checkBits + h.tag + h.item}
	return h, ok && !r.bad && h.pairs.fits() && h.buckets.ones == 1<<h.bits+1 && h.buckets.n == h.buckets.ones+int(n)
}

// each passes the items that may have a key to yield, those of a tag only unless
// it is noTag.
func (h hashed) each(hash, tag uint64, yield func(item int)) {
	bucket := int(hash >> (64 - h.bits))
	at := h.buckets.find(bucket)
	check := hash >> (64 - h.bits - checkBits) & (1<<checkBits - 1)
	for i := at - bucket; i < h.pairs.n && h.unset(at+1); i, at = i+1, at+1 {
		v := h.pairs.at(i)
		if v>>(h.tag+h.item) == check && (tag == noTag || cutTag(v>>h.item, h.tag) == cutTag(tag, h.tag)) {
			yield(int(v & (1<<h.item - 1)))
		}
	}
}

func (h hashed) unset(bit int) bool {
	return bit < h.buckets.n && h.buckets.b[bit>>3]>>(bit&7)&1 == 0
}
