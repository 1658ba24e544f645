package main

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/reportedly/reportedly/resolve/name"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
)

// kinds are those that a hand-written table may name.
var kinds = []gazetteer.Kind{
	gazetteer.Continent, gazetteer.Country, gazetteer.Region, gazetteer.Province, gazetteer.District, gazetteer.Town, gazetteer.Quarter,
	gazetteer.Camp, gazetteer.Crossing, gazetteer.Port, gazetteer.Airport, gazetteer.Base, gazetteer.Oil, gazetteer.Pipeline, gazetteer.Dam,
	gazetteer.Facility, gazetteer.Road, gazetteer.River, gazetteer.Lake, gazetteer.Sea, gazetteer.Island, gazetteer.Mountain, gazetteer.Desert,
	gazetteer.Valley, gazetteer.Forest, gazetteer.Feature,
}

// readSupplement adds the hand-written entries.
func (w *world) readSupplement(path string) error {
	rows, err := readTable(path, "id", "name", "others", "kind", "country", "admin1", "lat", "lon", "radius_km", "parts", "historic", "note")
	if err != nil {
		return err
	}
	added := map[string]int{} // ID -> index in others, so that parts may come later
	var regions []row
	for _, r := range rows {
		e, err := w.supplied(r)
		if err != nil {
			return err
		}
		if _, twice := added[e.ID]; twice {
			return r.errorf("the ID %s occurs twice", e.ID)
		}
		added[e.ID] = len(w.others)
		w.others = append(w.others, e)
		if r.cell["parts"] != "" {
			regions = append(regions, r)
		}
	}
	for _, r := range regions {
		if err := w.addParts(r, &w.others[added[fullID(r.cell["id"])]]); err != nil {
			return err
		}
	}
	for range 4 { // regions of regions take their place from those
		for _, r := range regions {
			w.placeRegion(&w.others[added[fullID(r.cell["id"])]])
		}
	}
	for _, r := range rows {
		if e := w.others[added[fullID(r.cell["id"])]]; !hasPosition(e) {
			return r.errorf("%s has no position and no parts that have one", e.ID)
		}
	}
	fmt.Printf("%s: %d entries, %d of them regions\n", path, len(rows), len(regions))
	return nil
}

func fullID(id string) string {
	if strings.Contains(id, ":") {
		return id
	}
	return "reportedly:" + id
}

// supplied reads an entry without its parts.
func (w *world) supplied(r row) (gazetteer.Entry, error) {
	e := gazetteer.Entry{ID: fullID(r.cell["id"]), Name: r.cell["name"], Kind: gazetteer.Kind(r.cell["kind"]), Source: "reportedly"}
	if r.cell["id"] == "" || e.Name == "" {
		return e, r.errorf("no id or no name")
	}
	if !slices.Contains(kinds, e.Kind) {
		return e, r.errorf("unknown kind %q", e.Kind)
	}
	for _, n := range r.list("others") {
		e.Names = append(e.Names, gazetteer.Name{Text: n})
	}
	for _, n := range r.list("historic") {
		e.Names = append(e.Names, gazetteer.Name{Text: n, Historic: true})
	}
	countries := r.list("country")
	for _, c := range countries {
		if w.alpha2(c) == "" {
			return e, r.errorf("unknown country %q", c)
		}
	}
	if len(countries) == 1 {
		e.Country = countries[0]
	}
	if a := r.cell["admin1"]; a != "" {
		if e.Country == "" {
			return e, r.errorf("admin1 %q without one country", a)
		}
		p, err := w.division(e.Country, a)
		if err != nil {
			return e, r.errorf("admin1: %w", err)
		}
		e.Admin1 = p.entry.ID
	}
	for column, to := range map[string]*float64{"lat": &e.Lat, "lon": &e.Lon, "radius_km": &e.RadiusKM} {
		if r.cell[column] == "" {
			continue
		}
		v, err := strconv.ParseFloat(r.cell[column], 64)
		if err != nil || math.IsNaN(v) {
			return e, r.errorf("%s: %q is no number", column, r.cell[column])
		}
		*to = v
	}
	if math.Abs(e.Lat) > 90 || math.Abs(e.Lon) > 180 || e.RadiusKM < 0 {
		return e, r.errorf("%v, %v (radius %v) lies outside the globe", e.Lat, e.Lon, e.RadiusKM)
	}
	return e, nil
}

func (w *world) alpha2(alpha3 string) string {
	if w.alpha2s == nil {
		w.alpha2s = map[string]string{}
		for a2, a3 := range w.alpha3 {
			w.alpha2s[a3] = a2
		}
	}
	return w.alpha2s[alpha3]
}

// addParts resolves the parts of a region.
func (w *world) addParts(r row, e *gazetteer.Entry) error {
	for _, part := range r.list("parts") {
		p, err := w.refer(part)
		if err != nil {
			return r.errorf("part %q: %w", part, err)
		}
		e.Parts = append(e.Parts, p.ID)
	}
	return nil
}

// refer finds what a hand-written table names: an ID, "LBY", "LBY/Sabha" or
// "SYR/Aleppo/Afrin". A name in the last place may also be a town's, as
// "LBY/Sabha/town:Sabha".
func (w *world) refer(ref string) (*gazetteer.Entry, error) {
	if strings.Contains(ref, ":") && !strings.Contains(ref, "/") {
		if e := w.byID(ref); e != nil {
			return e, nil
		}
		return nil, fmt.Errorf("no entry has this ID")
	}
	steps := strings.Split(ref, "/")
	alpha2 := w.alpha2(steps[0])
	switch {
	case w.countries[alpha2] == nil:
		if e := w.byID(fullID(ref)); e != nil {
			return e, nil
		}
		return nil, fmt.Errorf("no country has the code %q and no entry the ID", steps[0])
	case len(steps) == 1:
		return &w.countries[alpha2].entry, nil
	}
	first, err := w.division(steps[0], steps[1])
	if err != nil || len(steps) == 2 {
		if err != nil {
			return nil, err
		}
		return &first.entry, nil
	}
	return w.within(first, steps[2])
}

// within finds a second-order division, or a town after "town:", in a first-order
// one.
func (w *world) within(first *place, text string) (*gazetteer.Entry, error) {
	want, town := strings.CutPrefix(text, "town:")
	var found []*gazetteer.Entry
	if town {
		for _, t := range w.towns {
			if t.entry.Admin1 == first.entry.ID && called(t.entry, want) {
				found = append(found, &t.entry)
			}
		}
		slices.SortFunc(found, func(a, b *gazetteer.Entry) int { return b.Population - a.Population })
		found = found[:min(len(found), 1)]
	} else {
		for _, code := range sorted(w.seconds) {
			if s := w.seconds[code]; s.entry.Admin1 == first.entry.ID && called(s.entry, want) {
				found = append(found, &s.entry)
			}
		}
	}
	if len(found) != 1 {
		return nil, fmt.Errorf("%d places in %s are called %q", len(found), first.entry.Name, want)
	}
	return found[0], nil
}

// division finds a first-order division by one of its names, exactly or else in
// its bare form.
func (w *world) division(alpha3, text string) (*place, error) {
	prefix := w.alpha2(alpha3) + "."
	var found []*place
	for _, test := range []func(e gazetteer.Entry, text string) bool{named, called} {
		for _, code := range sorted(w.firsts) {
			if strings.HasPrefix(code, prefix) && test(w.firsts[code].entry, text) {
				found = append(found, w.firsts[code])
			}
		}
		if len(found) > 0 {
			break
		}
	}
	if len(found) == 1 {
		return found[0], nil
	}
	var all []string
	for _, code := range sorted(w.firsts) {
		if strings.HasPrefix(code, prefix) {
			all = append(all, w.firsts[code].entry.Name)
		}
	}
	return nil, fmt.Errorf("%d first-order divisions of %s are called %q; there are %s", len(found), alpha3, text, strings.Join(all, ", "))
}

// named tells whether an entry's main name is just this.
func named(e gazetteer.Entry, text string) bool { return e.Name == text }

// called tells whether one of an entry's names is this in its bare form.
func called(e gazetteer.Entry, text string) bool {
	want := gazetteer.Bare(text)
	if gazetteer.Bare(e.Name) == want {
		return true
	}
	return slices.ContainsFunc(e.Names, func(n gazetteer.Name) bool { return gazetteer.Bare(n.Text) == want })
}

// byID finds an entry by its ID, or a division by its code as one.
func (w *world) byID(id string) *gazetteer.Entry {
	if w.entries == nil {
		w.entries = map[string]*gazetteer.Entry{}
		for _, list := range []map[string]*place{w.countries, w.firsts, w.seconds} {
			for code, p := range list {
				w.entries["geonames:"+code] = &p.entry
				w.entries[p.entry.ID] = &p.entry
			}
		}
		for _, t := range w.towns {
			w.entries[t.entry.ID] = &t.entry
		}
	}
	if e := w.entries[id]; e != nil {
		return e
	}
	for i := range w.others {
		if w.others[i].ID == id {
			return &w.others[i]
		}
	}
	return nil
}

// placeRegion puts a region without a position of its own amid its parts, weighted
// by their size.
func (w *world) placeRegion(e *gazetteer.Entry) {
	if hasPosition(*e) && e.RadiusKM > 0 {
		return
	}
	var lat, lon, weight, people float64
	for _, id := range e.Parts {
		p := w.byID(id)
		if p == nil || !hasPosition(*p) {
			return
		}
		s := max(1, p.RadiusKM*p.RadiusKM)
		lat, lon, weight = lat+s*p.Lat, lon+s*p.Lon, weight+s
		people += float64(p.Population)
	}
	if weight == 0 {
		return
	}
	if !hasPosition(*e) {
		e.Lat, e.Lon = lat/weight, lon/weight
	}
	if e.RadiusKM == 0 {
		e.RadiusKM = math.Round(math.Sqrt(weight))
	}
	if e.Population == 0 {
		e.Population = int(people)
	}
}

// readPoints takes the usual reference points of countries, which lie elsewhere
// than the middle of an outline with islands and deserts.
func (w *world) readPoints(path string) error {
	rows, err := readTable(path, "country", "lat", "lon")
	if err != nil {
		return err
	}
	for _, r := range rows {
		p := w.countries[w.alpha2(r.cell["country"])]
		lat, err1 := strconv.ParseFloat(r.cell["lat"], 64)
		lon, err2 := strconv.ParseFloat(r.cell["lon"], 64)
		if p == nil || err1 != nil || err2 != nil {
			return r.errorf("no country %q, or no numbers", r.cell["country"])
		}
		p.entry.Lat, p.entry.Lon = lat, lon
	}
	return nil
}

// readOverrides applies the corrections.
func (w *world) readOverrides(path string) error {
	rows, err := readTable(path, "ref", "field", "value", "reason")
	if err != nil {
		return err
	}
	for _, r := range rows {
		e, err := w.refer(r.cell["ref"])
		if err != nil {
			return r.errorf("%q: %w", r.cell["ref"], err)
		}
		if r.cell["reason"] == "" {
			return r.errorf("no reason is given")
		}
		if err := w.override(e, r); err != nil {
			return err
		}
	}
	fmt.Printf("%s: %d corrections\n", path, len(rows))
	return nil
}

func (w *world) override(e *gazetteer.Entry, r row) error {
	value := r.cell["value"]
	number := func(to *float64) error {
		v, err := strconv.ParseFloat(value, 64)
		if err != nil {
			return r.errorf("%q is no number", value)
		}
		*to = v
		return nil
	}
	switch r.cell["field"] {
	case "name":
		e.Names = append(e.Names, gazetteer.Name{Text: e.Name})
		e.Name = value
	case "add-name":
		for _, n := range r.list("value") {
			e.Names = append(e.Names, gazetteer.Name{Text: n})
		}
	case "add-abbreviation":
		for _, n := range r.list("value") {
			e.Names = append(e.Names, gazetteer.Name{Text: n, Lang: "abbr"})
		}
	case "add-historic":
		for _, n := range r.list("value") {
			e.Names = slices.DeleteFunc(e.Names, func(m gazetteer.Name) bool { return name.Fold(m.Text) == name.Fold(n) })
			e.Names = append(e.Names, gazetteer.Name{Text: n, Historic: true})
		}
	case "drop-name":
		had := len(e.Names)
		e.Names = slices.DeleteFunc(e.Names, func(m gazetteer.Name) bool { return m.Text == value })
		if len(e.Names) == had {
			return r.errorf("%s has no other name %q", e.ID, value)
		}
	case "kind":
		if !slices.Contains(kinds, gazetteer.Kind(value)) {
			return r.errorf("unknown kind %q", value)
		}
		e.Kind = gazetteer.Kind(value)
	case "lat":
		return number(&e.Lat)
	case "lon":
		return number(&e.Lon)
	case "radius_km":
		return number(&e.RadiusKM)
	case "population":
		var v float64
		if err := number(&v); err != nil {
			return err
		}
		e.Population = int(v)
	case "outline":
		for i, p := range w.shapes.pieces {
			if p.Admin+"/"+p.Name == value {
				w.outlines[e.ID] = append(w.outlines[e.ID], i)
			}
		}
		if len(w.outlines[e.ID]) == 0 {
			return r.errorf("Natural Earth has no piece %q", value)
		}
	case "drop":
		w.dropped[e.ID] = true
	default:
		return r.errorf("unknown field %q", r.cell["field"])
	}
	return nil
}
