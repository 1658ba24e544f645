package place

import (
	"cmp"
	"slices"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
)

// Repair corrects the document's names where syntax and gazetteer together tell that
// a name is a place's: a name that the model took for a person's or group's, or
// passed over, that is coordinated with a place ("between Osk, Brak and Sebha") or
// stands in a phrase of place ("a farmer from Tyler"), and that the gazetteer has.
// A document without names of places is left as it is, save for the second. A town with its
// state or country behind it becomes two names.
func (r *Resolver) Repair(d *ling.Document) {
	rd := newReader(d, r.opt)
	labels := make([]int, len(d.Tokens)) // token -> index of Names, -1
	for k := range labels {
		labels[k] = -1
	}
	for i, n := range d.Names {
		for k := max(0, n.First); k < min(n.End, len(d.Tokens)); k++ {
			labels[k] = i
		}
	}
	rp := &repair{reader: rd, src: r.src, labels: labels, places: map[string]bool{}}
	for _, n := range d.Names {
		if n.Label == ling.Location && n.First >= 0 && n.First < n.End && n.End <= len(d.Tokens) {
			rp.places[foldKey(d.Slice(n.First, n.End))] = true
		}
	}
	rp.relabel()
	rp.unlabelled()
	rp.split()
	slices.SortStableFunc(d.Names, func(a, b ling.Name) int { return cmp.Compare(a.First, b.First) })
}

type repair struct {
	*reader
	src    gazetteer.Source
	labels []int
	places map[string]bool // folded names of places in the document
}

// repaired is the score of a name that only syntax and the gazetteer tell.
const repaired = 0.5

// relabel goes over names of persons and groups.
func (r *repair) relabel() {
	for i := range r.Names {
		n := &r.Names[i]
		if n.Label == ling.Nationality && n.End-n.First == 1 && n.First >= 0 && n.End <= len(r.Tokens) && r.cityAsAdjective(n.First) {
			n.Label, n.Score = ling.Location, repaired
			continue
		}
		if n.Label != ling.PersonName && n.Label != ling.Group || n.First < 0 || n.End > len(r.Tokens) || n.First >= n.End {
			continue
		}
		words := r.Slice(n.First, n.End)
		switch {
		case r.places[foldKey(words)] && r.placed(n.First, n.End),
			r.besidePlace(n.First, n.End) && (r.onlyPlaces(n.First, n.End) || r.known(words, gazetteer.Container, 500)),
			n.Label == ling.PersonName && n.Score < 0.9 && r.placed(n.First, n.End) && r.known(words, gazetteer.Folded, 5000):
			n.Label, n.Score = ling.Location, repaired
		}
	}
}

// cityAsAdjective tells whether what the model took for a nationality is a city before
// a noun: "two Moscow trips".
func (r *repair) cityAsAdjective(k int) bool {
	if r.Upos(k) != "PROPN" {
		return false
	}
	if r.opt.Nation != nil {
		if _, ok := r.opt.Nation(r.Form(k)); ok {
			return false
		}
	}
	for _, h := range r.src.Search(r.Form(k), gazetteer.Query{Kinds: []gazetteer.Kind{gazetteer.Town}, How: gazetteer.SameName, Limit: 4}) {
		if h.How == gazetteer.SameName && h.Name == h.Entry.Name && h.Entry.Population >= 100_000 {
			return true
		}
	}
	return false
}

// unlabelled goes over proper nouns that have no label.
func (r *repair) unlabelled() {
	free := func(k int) bool { return r.labels[k] < 0 && r.Upos(k) == "PROPN" }
	for k := 0; k < len(r.Tokens); k++ {
		if !free(k) {
			continue
		}
		end := k + 1
		for end < len(r.Tokens) && free(end) && r.Tokens[end].Sentence == r.Tokens[k].Sentence {
			end++
		}
		words := r.Slice(k, end)
		if r.places[foldKey(words)] || (r.placed(k, end) || r.besidePlace(k, end)) && r.known(words, gazetteer.Folded, 5000) {
			r.Names = append(r.Names, ling.Name{First: k, End: end, Label: ling.Location, Score: repaired})
		}
		k = end - 1
	}
}

// placed tells whether words stand in a phrase of place: "from X", "in X".
func (r *reader) placed(first, end int) bool {
	switch r.CaseWord(r.Top(first, end)) {
	case "in", "from", "near", "at", "around", "outside", "throughout", "across", "into":
		return true
	}
	return false
}

// besidePlace tells whether words are coordinated with a name of a place and stand in
// a phrase of place with it, or are the whole of which it is a part: "Osk, Brak".
func (r *repair) besidePlace(first, end int) bool {
	top := r.Top(first, end)
	head := r.First(top)
	if h := r.Head(top); r.Is(top, "appos", "list") && h >= 0 && r.isPlace(h) {
		return true
	}
	switch r.CaseWord(head) {
	case "in", "from", "near", "at", "around", "outside", "throughout", "across", "into", "between", "to", "of":
		return slices.ContainsFunc(r.Conjuncts(head), func(c int) bool { return c != top && r.isPlace(c) })
	}
	return false
}

// onlyPlaces tells whether words stand where nothing but places can be coordinated with
// a place: "in Osk and Brak", "the area between Osk and Brak", but not "talks between
// the general and Egypt".
func (r *repair) onlyPlaces(first, end int) bool {
	head := r.First(r.Top(first, end))
	switch r.CaseWord(head) {
	case "in", "near", "around", "outside", "throughout":
		return true
	case "between":
		h := r.Head(head)
		return h >= 0 && slices.Contains(stretches, r.Lemma(h))
	}
	return false
}

// stretches are nouns for what lies between places.
var stretches = []string{"area", "road", "highway", "region", "line", "border", "village", "town", "desert", "route", "corridor",
	"stretch", "track", "territory", "triangle", "crossing", "zone", "strip", "valley", "mountain", "coast", "junction", "railway"}

func (r *repair) isPlace(k int) bool {
	return r.labels[k] >= 0 && r.Names[r.labels[k]].Label == ling.Location
}

// known tells whether the gazetteer has a division, or a place of some population, of
// this name.
func (r *repair) known(words string, how gazetteer.How, population int) bool {
	for _, h := range r.src.Search(words, gazetteer.Query{How: how, Limit: 8}) {
		if h.How <= how && (h.Entry.Population >= population || isDivision(h.Entry.Kind)) {
			return true
		}
	}
	return false
}

// countriesIn adds the names of countries outside names of places, also within the
// names of bodies: "the US Department of Energy". They are no places of what
// happened, but tell what the document is about.
func (r *reader) countriesIn() {
	if r.opt.Nation == nil {
		return
	}
	covered := make([]bool, len(r.Tokens))
	for _, m := range r.mentions {
		for k := m.first; k < m.end; k++ {
			covered[k] = true
		}
	}
	for _, n := range r.Names {
		// "Jordan Hill" is no country
		if n.Label == ling.PersonName && n.End-n.First > 1 {
			for k := max(0, n.First); k < min(n.End, len(covered)); k++ {
				covered[k] = true
			}
		}
	}
	const longest = 5 // "Democratic Republic of the Congo"
	for k := 0; k < len(r.Tokens); k++ {
		if covered[k] || r.Upos(k) != "PROPN" {
			continue
		}
		for n := min(longest, len(r.Tokens)-k); n > 0; n-- {
			if r.Tokens[k+n-1].Sentence != r.Tokens[k].Sentence || slices.Contains(covered[k:k+n], true) {
				continue
			}
			if x, ok := r.opt.Nation(r.Slice(k, k+n)); ok && !x.Adjective {
				r.add(mention{span: r.SpanOf(k, k+n), first: k, end: k + n, label: 0.9})
				k += n - 1
				break
			}
		}
	}
}
