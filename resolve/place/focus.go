package place

import (
	"cmp"
	"slices"
	"strings"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
)

// focus is what a document is about: how much of its names each country and
// first-order division has, by the chances of the round before.
type focus struct {
	countries, provinces map[string]float64
	total, totalProvince float64
	own, ownProvince     []portion // what each group gives to them
	named                map[string]naming
}

// portion is what one group gives to a sum.
type portion struct {
	by    map[string]float64
	total float64
}

func newPortion() portion { return portion{by: map[string]float64{}} }

func (p *portion) add(key string, x float64) {
	p.by[key] += x
	p.total += x
}

// newFocus sums the chances. A group counts once however often it is named, a
// dateline half: a report from Beirut may be about Syria.
func (s *resolution) newFocus() *focus {
	f := &focus{countries: map[string]float64{}, provinces: map[string]float64{}, named: map[string]naming{}}
	for c, n := range s.told {
		f.countries[c] += n
		f.total += n
	}
	for k, g := range s.groups {
		own, province := newPortion(), newPortion()
		weight := 1.0
		if g.dateline {
			weight = 0.5
		}
		for i := range g.candidates {
			c := &g.candidates[i]
			if c.chance < 0.01 {
				continue
			}
			if c.entry.Kind == gazetteer.Country {
				f.name(c.entry.Country, k, c.chance)
			}
			if c.entry.Country != "" {
				own.add(c.entry.Country, weight*c.chance)
			}
			if p := provinceOf(&c.entry); p != "" {
				province.add(p, weight*c.chance)
			}
		}
		for c, x := range own.by {
			f.countries[c] += x
		}
		for p, x := range province.by {
			f.provinces[p] += x
		}
		f.total += own.total
		f.totalProvince += province.total
		f.own, f.ownProvince = append(f.own, own), append(f.ownProvince, province)
	}
	return f
}

func provinceOf(e *gazetteer.Entry) string {
	if e.Kind == gazetteer.Province {
		return e.ID
	}
	return e.Admin1
}

// countryShare is a country's share in the other groups.
func (f *focus) countryShare(group int, country string) float64 {
	return share(f.countries[country], f.total, f.own[group], country)
}

// told is how surely a country is named in the document or told by an adjective, not
// counting a group itself.
func (f *focus) told(s *resolution, group int, country string) float64 {
	best := min(1, s.told[country])
	if i, ok := f.named[country]; ok && i.group != group {
		best = max(best, i.chance)
	} else if ok {
		best = max(best, i.second)
	}
	return best
}

// naming is the group that most surely names a country.
type naming struct {
	group          int
	chance, second float64
}

// name notes that a group may name a country.
func (f *focus) name(country string, group int, chance float64) {
	n, ok := f.named[country]
	switch {
	case !ok || chance > n.chance:
		f.named[country] = naming{group, chance, n.chance}
	case chance > n.second:
		n.second = chance
		f.named[country] = n
	}
}

// mostShare is the greatest share that a country has in the other groups.
func (f *focus) mostShare(group int) float64 {
	most := 0.0
	for c := range f.countries {
		most = max(most, f.countryShare(group, c))
	}
	return most
}

func (f *focus) provinceShare(group int, e *gazetteer.Entry) float64 {
	return share(f.provinces[provinceOf(e)], f.totalProvince, f.ownProvince[group], provinceOf(e))
}

// share leaves a group's own part out of a sum; half a name more than there are
// keeps the share low where little is known.
func share(of, total float64, own portion, key string) float64 {
	return max(0, of-own.by[key]) / (max(0, total-own.total) + 0.5)
}

// top are the countries that the document is about, the first the most, at most n.
func (f *focus) top(n int) []string {
	var out []string
	for c, x := range f.countries {
		if x >= 0.3 {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b string) int {
		return cmp.Or(cmp.Compare(f.countries[b], f.countries[a]), strings.Compare(a, b))
	})
	return out[:min(n, len(out))]
}

// nationalities counts the countries that adjectives, demonyms and the names of
// bodies tell ("Libyan forces", "the Bank of Syria"), outside the places' own
// names, each three times at most.
func (r *reader) nationalities() map[string]float64 {
	told := map[string]float64{}
	if r.opt.Nation == nil {
		return told
	}
	covered := make([]bool, len(r.Tokens))
	for _, m := range r.mentions {
		for k := m.first; k < m.end; k++ {
			covered[k] = true
		}
	}
	for k := range r.Tokens {
		if covered[k] {
			continue
		}
		if c, ok := r.nationality(k); ok {
			told[c] = min(2, told[c]+0.5)
		}
	}
	return told
}

// publisherCountry is the country that the publisher's name tells.
func (r *reader) publisherCountry() string {
	if r.opt.Nation == nil {
		return ""
	}
	if n, ok := r.opt.Nation(r.Publisher); ok {
		return n.Alpha3
	}
	for _, w := range strings.Fields(r.Publisher) {
		if n, ok := r.opt.Nation(strings.Trim(w, ",.;:()")); ok {
			return n.Alpha3
		}
	}
	return ""
}

// bearers are the folded names of persons and groups, and their last words: a
// person Paris is no town.
func (r *reader) bearers() map[string]bool {
	out := map[string]bool{}
	for _, n := range r.Names {
		if n.Label != ling.PersonName || n.First < 0 || n.End > len(r.Tokens) || n.First >= n.End {
			continue
		}
		out[foldKey(r.Slice(n.First, n.End))] = true
		if n.End-n.First > 1 {
			out[foldKey(r.Slice(n.End-1, n.End))] = true
		}
	}
	return out
}

// datelines marks the groups that stand in a dateline: in a block of that kind, or
// first in the body before a dash or "(": "BEIRUT (AP) — Shelling …".
func (r *reader) datelines(groups []*group) {
	body := -1
	for i, b := range r.Blocks {
		if b.Kind == ling.Body {
			body = i
			break
		}
	}
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.first >= m.end {
			continue
		}
		sentence := r.Sentences[r.Tokens[m.first].Sentence]
		if r.Blocks != nil && sentence.Block >= 0 && sentence.Block < len(r.Blocks) {
			kind := r.Blocks[sentence.Block].Kind
			if kind == ling.Dateline || kind == ling.Byline {
				groups[m.group].dateline = true
				continue
			}
		}
		if sentence.Block != body || m.first > sentence.First+3 || sentence.First > 0 && r.Tokens[sentence.First-1].Sentence >= 0 && r.Sentences[r.Tokens[sentence.First-1].Sentence].Block == body {
			continue
		}
		for k := m.end; k < m.end+8 && k < sentence.End; k++ {
			if w := r.Words[k]; w == "—" || w == "–" || w == "--" || w == "-" && k > m.end {
				groups[m.group].dateline = true
				break
			}
		}
	}
}
