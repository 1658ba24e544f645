package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb/planar"

	"github.com/reportedly/reportedly/resolve/place/gazetteer"
)

// join finds the division, in GeoNames' codes, of each of Natural Earth's pieces.
// The towns within a piece decide; a piece with too few takes the code that
// Natural Earth gives.
func (w *world) join() {
	w.addRecoded()
	votes := w.votes()
	perSecond := map[string]int{}
	for _, t := range w.towns {
		perSecond[t.second]++
	}
	var unjoined []string
	named := 0
	whole := map[string][]int{} // second-order division -> the piece that is just it
	for i := range w.shapes.pieces {
		p := &w.shapes.pieces[i]
		first, second := w.elected(p, votes[i])
		if first == "" {
			if alpha2 := w.alpha2Of(p, votes[i]); alpha2 != "" {
				w.countries[alpha2].pieces = append(w.countries[alpha2].pieces, i)
				unjoined = append(unjoined, alpha2+" "+p.Name)
				continue
			}
			unjoined = append(unjoined, "?? "+p.Name+" "+p.Admin)
			continue
		}
		w.firsts[first].pieces = append(w.firsts[first].pieces, i)
		if country := w.countries[first[:2]]; country != nil {
			country.pieces = append(country.pieces, i)
		}
		if second != "" && votes[i].seconds[second]*5 >= perSecond[second]*4 {
			whole[second] = append(whole[second], i)
		}
	}
	for _, code := range sorted(w.firsts) {
		f := w.firsts[code]
		if len(f.pieces) == 1 && w.shapes.pieces[f.pieces[0]].GnCode == code {
			named++
			f.describe(w.shapes.pieces[f.pieces[0]].properties)
		}
		w.identify(code, f)
	}
	for _, code := range sorted(whole) {
		first := w.firsts[code[:strings.LastIndexByte(code, '.')]]
		if second := w.seconds[code]; second != nil && len(whole[code]) == 1 && len(first.pieces) > 1 {
			second.pieces = whole[code]
			second.describe(w.shapes.pieces[whole[code][0]].properties)
		}
	}
	bare := 0
	for _, f := range w.firsts {
		if len(f.pieces) == 0 {
			bare++
		}
	}
	fmt.Printf("pieces: %d, of them not joined to a first-order division %d: %v\n", len(w.shapes.pieces), len(unjoined), firstOf(unjoined, 60))
	fmt.Printf("first-order divisions: %d, without outline %d, with Natural Earth's names %d; second-order ones with outline %d\n", len(w.firsts), bare, named, len(whole))
	w.link()
}

// addRecoded makes the first-order divisions of the recoded countries from Natural
// Earth's pieces. Some of those have a region's name; GeoNames' own beside it, after
// the words for "province" and "city", is the province's.
func (w *world) addRecoded() {
	for i := range w.shapes.pieces {
		p := &w.shapes.pieces[i]
		alpha2 := firstTwo(p.GnCode)
		if !recoded[alpha2] || len(p.GnCode) < 4 || w.firsts[p.GnCode] != nil {
			continue
		}
		own := p.GnName
		for _, word := range []string{"Tinh ", "Thanh pho ", "Thanh Pho "} {
			own = strings.TrimPrefix(own, word)
		}
		e := gazetteer.Entry{ID: "geonames:" + p.GnCode, Name: own, Kind: gazetteer.Province, Code: "ADM1", Country: w.alpha3[alpha2], Source: "geonames"}
		switch gazetteer.Bare(own) {
		case gazetteer.Bare(p.NameEn):
			e.Name = p.NameEn
		case gazetteer.Bare(p.Name):
			e.Name = p.Name
		default:
			p.properties = properties{GnName: p.GnName, GnCode: p.GnCode, GnID: p.GnID, ISO: p.ISO, Alpha2: p.Alpha2, Admin: p.Admin}
		}
		w.firsts[p.GnCode] = &place{entry: e}
	}
}

// vote is which divisions the towns within a piece are of.
type vote struct {
	towns           int
	countries       map[string]int
	firsts, seconds map[string]int
}

// votes asks every town which piece it lies in.
func (w *world) votes() []vote {
	votes := make([]vote, len(w.shapes.pieces))
	for i := range votes {
		votes[i] = vote{countries: map[string]int{}, firsts: map[string]int{}, seconds: map[string]int{}}
	}
	grid := map[[2]int][]int{}
	for i, p := range w.shapes.pieces {
		for x := cell(p.bound.Min[0]); x <= cell(p.bound.Max[0]); x++ {
			for y := cell(p.bound.Min[1]); y <= cell(p.bound.Max[1]); y++ {
				grid[[2]int{x, y}] = append(grid[[2]int{x, y}], i)
			}
		}
	}
	for _, t := range w.towns {
		at := [2]float64{t.entry.Lon, t.entry.Lat}
		for _, i := range grid[[2]int{cell(at[0]), cell(at[1])}] {
			p := w.shapes.pieces[i]
			if !p.bound.Contains(at) || !planar.MultiPolygonContains(p.area, at) {
				continue
			}
			v := &votes[i]
			v.towns++
			v.countries[t.alpha2]++
			v.firsts[t.first]++
			if w.seconds[t.second] != nil {
				v.seconds[t.second]++
			}
			break
		}
	}
	return votes
}

func cell(degrees float64) int { return int(degrees+400) / 2 }

// elected is the division that two thirds of a piece's towns are of, or else the
// one that Natural Earth names; "" for none.
func (w *world) elected(p *piece, v vote) (first, second string) {
	first, n := most(v.firsts)
	if v.towns == 0 || w.firsts[first] == nil || n*3 < v.towns*2 {
		if w.firsts[p.GnCode] == nil {
			return "", ""
		}
		return p.GnCode, ""
	}
	second, n = most(v.seconds)
	if n*5 < v.towns*4 {
		second = ""
	}
	return first, second
}

func most(m map[string]int) (best string, n int) {
	for _, k := range sorted(m) {
		if m[k] > n {
			best, n = k, m[k]
		}
	}
	return best, n
}

func (w *world) alpha2Of(p *piece, v vote) string {
	if best, n := most(v.countries); n*2 > v.towns && w.countries[best] != nil {
		return best
	}
	for _, alpha2 := range []string{p.Alpha2, firstTwo(p.ISO), firstTwo(p.GnCode)} {
		if w.countries[alpha2] != nil {
			return alpha2
		}
	}
	return ""
}

func firstTwo(s string) string { return s[:min(2, len(s))] }

// describe takes the names that Natural Earth has for a division.
func (p *place) describe(n properties) {
	for _, m := range []gazetteer.Name{{Text: n.Name}, {Text: n.NameEn, Lang: "en"}, {Text: n.GnName}, {Text: n.WoeName}, {Text: n.NameFr, Lang: "fr"}, {Text: n.NameDe, Lang: "de"},
		{Text: n.NameEs, Lang: "es"}, {Text: n.NameAr, Lang: "ar"}, {Text: n.NameRu, Lang: "ru"}, {Text: n.NameUk, Lang: "uk"}} {
		if m.Text != "" && (m.Lang != "ar" && m.Lang != "ru" && m.Lang != "uk" || usable(m.Text, p.entry)) {
			p.entry.Names = append(p.entry.Names, m)
		}
	}
	for alt := range strings.SplitSeq(n.NameAlt, "|") {
		if alt = strings.TrimSpace(alt); alt != "" && !strings.ContainsAny(alt, "?¡") && usable(alt, p.entry) {
			p.entry.Names = append(p.entry.Names, gazetteer.Name{Text: alt})
		}
	}
}

// identify gives a first-order division GeoNames' own number, where Natural Earth
// knows it and no other place has it.
func (w *world) identify(code string, f *place) {
	id := 0
	for _, i := range f.pieces {
		p := w.shapes.pieces[i]
		if p.GnCode != code || p.GnID <= 0 || id != 0 && id != int(p.GnID) {
			return
		}
		id = int(p.GnID)
	}
	if id == 0 || w.taken(id) {
		return
	}
	f.entry.Geoname = id
	f.entry.ID = "geonames:" + strconv.Itoa(id)
}

// taken tells whether a GeoNames number belongs to a town or was given before.
func (w *world) taken(id int) bool {
	if w.numbers == nil {
		w.numbers = map[int]bool{}
		for _, t := range w.towns {
			w.numbers[t.entry.Geoname] = true
		}
	}
	was := w.numbers[id]
	w.numbers[id] = true
	return was
}

// link points divisions and towns to what holds them.
func (w *world) link() {
	for _, code := range sorted(w.seconds) {
		if first := w.firsts[code[:strings.LastIndexByte(code, '.')]]; first != nil {
			w.seconds[code].entry.Admin1 = first.entry.ID
		}
	}
	lost := 0
	for _, t := range w.towns {
		if f := w.firsts[t.first]; f != nil {
			t.entry.Admin1 = f.entry.ID
		} else {
			lost++
		}
		if s := w.seconds[t.second]; s != nil {
			t.entry.Admin2 = s.entry.ID
		}
	}
	fmt.Printf("towns: %d, without a first-order division %d\n", len(w.towns), lost)
	slices.SortFunc(w.towns, func(a, b *town) int { return a.entry.Geoname - b.entry.Geoname })
}
