package names

import (
	"math/rand/v2"
	"slices"
)

// How the pairs of a list of romanisations came about.
const (
	sameList   = "listed"
	randomList = "random"
	hardList   = "hard"
)

// ListPairs makes the pairs of a list: each line, a random other name and the
// nearest other name. An other name is one that isn't listed with the first, nor
// with any name that is listed with the line's second, and that has another key
// in its own script.
func ListPairs(list []Pair, key func(string) string) []Pair {
	if len(list) == 0 {
		return nil
	}
	links := newListLinks(list)
	near := newNearKeys(links.seconds, key)
	random := rand.New(rand.NewPCG(1, 0))
	out := slices.Clone(list)
	for _, p := range list {
		same := links.same(p)
		for range 100 {
			if b := links.seconds[random.IntN(len(links.seconds))]; !same[b] {
				out = append(out, Pair{Schema: randomList, A: p.A, B: b})
				break
			}
		}
	}
	for _, p := range list {
		same := links.same(p)
		if b, ok := near.other(key(p.A), same); ok {
			out = append(out, Pair{Schema: hardList, A: p.A, B: b})
		}
	}
	return out
}

// listLinks say which names are listed together.
type listLinks struct {
	seconds  []string // all, in order of the list
	byFirst  map[string][]string
	bySecond map[string][]string
}

func newListLinks(list []Pair) *listLinks {
	l := &listLinks{byFirst: map[string][]string{}, bySecond: map[string][]string{}}
	for _, p := range list {
		if l.bySecond[p.B] == nil {
			l.seconds = append(l.seconds, p.B)
		}
		l.byFirst[p.A] = append(l.byFirst[p.A], p.B)
		l.bySecond[p.B] = append(l.bySecond[p.B], p.A)
	}
	return l
}

// same are the second names that may be the first's: those listed with it or
// with another first name of the line's second.
func (l *listLinks) same(p Pair) map[string]bool {
	out := map[string]bool{}
	for _, first := range append(l.bySecond[p.B], p.A) {
		for _, b := range l.byFirst[first] {
			out[b] = true
		}
	}
	return out
}

// nearKeys find names by the edit distance of their keys.
type nearKeys struct {
	keys   []string            // distinct, in order
	byKey  map[string][]string // the names of a key, in order
	within map[string][]int    // keys by what is left of them without one letter
}

func newNearKeys(names []string, key func(string) string) *nearKeys {
	n := &nearKeys{byKey: map[string][]string{}, within: map[string][]int{}}
	for _, s := range names {
		k := key(s)
		if n.byKey[k] == nil {
			for _, v := range shortened(k) {
				n.within[v] = append(n.within[v], len(n.keys))
			}
			n.keys = append(n.keys, k)
		}
		n.byKey[k] = append(n.byKey[k], s)
	}
	return n
}

// shortened are a key and what is left of it without one letter.
func shortened(k string) []string {
	out := []string{k}
	for i := range len(k) {
		out = append(out, k[:i]+k[i+1:])
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// other is the name with the nearest key that isn't among the same ones: a key
// with the same letters, with one letter more, less or other, or any by edit
// distance; of several the first in the list.
func (n *nearKeys) other(k string, same map[string]bool) (string, bool) {
	free := func(key string) (string, bool) {
		for _, s := range n.byKey[key] {
			if !same[s] {
				return s, true
			}
		}
		return "", false
	}
	if s, ok := free(k); ok {
		return s, true
	}
	var close []int
	for _, v := range shortened(k) {
		close = append(close, n.within[v]...)
	}
	slices.Sort(close)
	for _, i := range slices.Compact(close) {
		if editDistance(k, n.keys[i], 1) <= 1 {
			if s, ok := free(n.keys[i]); ok {
				return s, true
			}
		}
	}
	best, found, most := "", false, 1<<30
	for _, other := range n.keys {
		if d := editDistance(k, other, most); d < most {
			if s, ok := free(other); ok {
				best, found, most = s, true, d
			}
		}
	}
	return best, found
}

// editDistance counts the letters to put in, leave out or change; anything above
// most is most+1.
func editDistance(a, b string, most int) int {
	if len(a)-len(b) > most || len(b)-len(a) > most {
		return most + 1
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal, least := row[0], i+1
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j+1]+1, row[j]+1)
			least = min(least, row[j+1])
		}
		if least > most {
			return most + 1
		}
	}
	return row[len(b)]
}
