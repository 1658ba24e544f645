package actor

import (
	"cmp"
	"hash/maphash"
	"slices"
	"strings"
	"sync"

	"github.com/reportedly/reportedly/resolve/name"
)

// ref is a name of an actor by its positions.
type ref struct{ actor, name int32 }

// index finds names by keys. It holds hashes, not the keys: a hit is checked
// against the name itself.
type index struct {
	seed maphash.Seed
	keys []hashed
}

type hashed struct {
	hash uint64
	ref
}

func (x *index) add(key string, r ref) {
	if key != "" {
		x.keys = append(x.keys, hashed{maphash.String(x.seed, key), r})
	}
}

// freeze puts the keys in the order of their hashes, and those of one hash in the
// order of actors. Hashes spread evenly, so that those which share their first 16
// bits are a handful.
func (x *index) freeze() {
	var ends [1 << 16]int32
	for _, k := range x.keys {
		ends[k.hash>>48]++
	}
	sum := int32(0)
	for i, n := range ends {
		ends[i] = sum
		sum += n
	}
	out := make([]hashed, len(x.keys))
	for _, k := range x.keys {
		out[ends[k.hash>>48]] = k
		ends[k.hash>>48]++
	}
	from := int32(0)
	for _, to := range ends {
		slices.SortFunc(out[from:to], func(a, b hashed) int {
			return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.actor, b.actor), cmp.Compare(a.name, b.name))
		})
		from = to
	}
	x.keys = out
}

// find are the names that were added under a key, and rarely others, in the order
// of actors.
func (x *index) find(key string) []hashed {
	h := maphash.String(x.seed, key)
	i, _ := slices.BinarySearchFunc(x.keys, h, func(e hashed, h uint64) int { return cmp.Compare(e.hash, h) })
	j := i
	for j < len(x.keys) && x.keys[j].hash == h {
		j++
	}
	return x.keys[i:j]
}

// lookup are a registry's indexes. Those that few questions need are made at the
// first of them.
type lookup struct {
	plain    index         // by plainKey, of names in Latin letters
	other    func() *index // … of all others
	words    func() *index
	skeleton func() *index
}

// Prepare builds the indexes that the first search would build: a program that
// reads can have it done while the model loads.
func (r *Registry) Prepare() {
	r.find.other()
	r.find.words()
	r.find.skeleton()
}

func (r *Registry) index() {
	r.find.plain = *r.made(true, func(x *index, n string, at ref) { x.add(plainKey(n), at) })
	r.find.other = sync.OnceValue(func() *index {
		return r.made(false, func(x *index, n string, at ref) { x.add(plainKey(n), at) })
	})
	r.find.words = sync.OnceValue(func() *index {
		x := r.made(true, addWords)
		x.keys = append(x.keys, r.madeWith(x.seed, false, addWords).keys...)
		x.freeze()
		return x
	})
	r.find.skeleton = sync.OnceValue(func() *index {
		add := func(x *index, n string, at ref) { x.add(name.Skeleton(n), at) }
		x := r.made(true, add)
		x.keys = append(x.keys, r.madeWith(x.seed, false, add).keys...)
		x.freeze()
		return x
	})
}

func addWords(x *index, n string, at ref) {
	for _, w := range name.Words(n) {
		x.add(w, at)
	}
}

// made is an index of the names in Latin letters, or of those in others.
func (r *Registry) made(latin bool, add func(*index, string, ref)) *index {
	return r.madeWith(maphash.MakeSeed(), latin, add)
}

func (r *Registry) madeWith(seed maphash.Seed, latin bool, add func(*index, string, ref)) *index {
	x := &index{seed: seed, keys: make([]hashed, 0, 4*len(r.actors))}
	for i, a := range r.actors {
		for k, n := range a.Names {
			if (n.Script == "Latn" || n.Script == "") == latin {
				add(x, n.Text, ref{int32(i), int32(k)})
			}
		}
	}
	x.freeze()
	return x
}

// plainKey is the form in which names are looked up: folded, without a leading
// article, the letters of an acronym joined: "the R.S.F." is "rsf", "U.N. Women"
// "un women".
func plainKey(s string) string {
	f := strings.TrimPrefix(name.Fold(s), "the ")
	if !strings.Contains(s, ".") {
		return f
	}
	var b strings.Builder
	letter := false // the last word is one letter
	for i, w := range strings.Fields(f) {
		single := len(w) == 1
		if i > 0 && !(single && letter) {
			b.WriteByte(' ')
		}
		b.WriteString(w)
		letter = single
	}
	return b.String()
}
