package main

import (
	"cmp"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
	"github.com/paulmach/orb/planar"
	"github.com/paulmach/orb/quadtree"
	"golang.org/x/text/unicode/norm"

	"github.com/reportedly/reportedly/resolve/place/gazetteer"
)

// readCountries reads countries' names.
func (w *world) readCountries(path string) error {
	list, err := readFeatures(path)
	if err != nil {
		return err
	}
	for _, f := range list {
		switch g := f.Geometry.(type) {
		case orb.Polygon:
			w.nameCountry(orb.MultiPolygon{g}, f)
		case orb.MultiPolygon:
			w.nameCountry(g, f)
		}
	}
	return nil
}

func (w *world) nameCountry(g orb.MultiPolygon, f *geojson.Feature) {
	big := largest(g)
	at, size := inmost(big)
	b := big.Bound()
	// A long country's name has room beyond its narrow middle.
	across := math.Sqrt((b.Max[0] - b.Min[0]) * (b.Max[1] - b.Min[1]))
	from := max(number(f.Properties, "MIN_LABEL", 4)-1, room(40, max(2*size, .45*across)))
	text := word(f.Properties, "NAME")
	if text == "eSwatini" {
		text = "Eswatini"
	}
	w.names = append(w.names, name{nameCountry, text, at, max(1, from), int(number(f.Properties, "LABELRANK", 5)) - 2})
}

// room is the zoom at which so many degrees are so many pixels wide.
func room(pixels, degrees float64) float64 {
	return math.Log2(pixels * 360 / 256 / max(0.02, degrees))
}

// readPlaces reads the names of divisions, towns and seas from the gazetteer.
func (w *world) readPlaces(path string) error {
	g, err := gazetteer.OpenFile(path)
	if err != nil {
		return err
	}
	defer g.Close()
	var towns []town
	divisions := 0
	for e := range g.All {
		switch e.Kind {
		case gazetteer.Province:
			if area := g.Outline(e.ID); len(area) > 0 {
				w.nameDivision(e, area)
				divisions++
			}
		case gazetteer.Town:
			if t, ok := asTown(e); ok {
				towns = append(towns, t)
			}
		case gazetteer.Sea:
			w.nameSea(e)
		}
	}
	if divisions == 0 || len(towns) == 0 {
		return fmt.Errorf("%s: no outlines of divisions, or no towns", path)
	}
	w.nameTowns(towns)
	return nil
}

func (w *world) nameDivision(e gazetteer.Entry, area orb.MultiPolygon) {
	at, size := inmost(largest(area))
	// A name takes its place once its division is some seventy pixels wide.
	w.names = append(w.names, name{nameDivision, plain(e.Name, e.Country), at, max(5, room(70, 2*size)), 8})
}

// nameSea names a sea once it is wide enough for its name. Its radius is that of its
// longer side. Parts of seas ("Eastern Mediterranean") and canals aren't lettered.
func (w *world) nameSea(e gazetteer.Entry) {
	first, _, _ := strings.Cut(e.Name, " ")
	if slices.Contains([]string{"Eastern", "Central", "Southern", "Turkish"}, first) || strings.HasSuffix(e.Name, "Canal") {
		return
	}
	w.addSea(e.Name, e.Lat, e.Lon, e.RadiusKM)
}

func (w *world) addSea(text string, lat, lon, km float64) {
	if math.Abs(lat) > 80 {
		return // beyond the map's edge, or too stretched
	}
	from := max(1, room(150, 2*km/111.2/math.Cos(lat*math.Pi/180)))
	w.names = append(w.names, name{nameSea, text, orb.Point{lon, lat}, from, 3 + int(from)})
}

// readSeas reads the table of seas that the gazetteer lacks.
func (w *world) readSeas(path string) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	for i, row := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		cells := strings.Split(row, "\t")
		if strings.HasPrefix(row, "#") || cells[0] == "name" {
			continue
		}
		var v [3]float64
		if len(cells) != 4 {
			return fmt.Errorf("%s, line %d: %d columns, not 4", path, i+1, len(cells))
		}
		for k, s := range cells[1:] {
			if v[k], err = strconv.ParseFloat(s, 64); err != nil {
				return fmt.Errorf("%s, line %d: %w", path, i+1, err)
			}
		}
		w.addSea(cells[0], v[0], v[1], v[2])
	}
	return nil
}

// town is a town that may be named.
type town struct {
	gazetteer.Entry
	weight int // people, more for seats of government
}

// apart is how many pixels off a weightier town must be.
func (t town) apart() float64 {
	switch t.Code {
	case "PPLC":
		return 28
	case "PPLA":
		return 45
	}
	return 65
}

// asTown weighs a town; what was one only in the past is none. Few of the gazetteer's own
// rows have a population: they are villages mostly.
func asTown(e gazetteer.Entry) (town, bool) {
	switch e.Code {
	case "PPLH", "PPLQ", "PPLW", "PPLCH", "PPLF", "PPLR":
		return town{}, false
	case "PPLC":
		return town{e, 100_000_000 + e.Population}, true
	case "PPLA":
		return town{e, max(4*e.Population, 20_000)}, true
	}
	return town{e, max(e.Population, 1_500)}, true
}

// nameTowns names each town from the zoom on at which no weightier one is near it: so
// the seat of a desert's province shows as soon as a metropolis' neighbour.
func (w *world) nameTowns(towns []town) {
	slices.SortFunc(towns, func(a, b town) int { return cmp.Or(cmp.Compare(b.weight, a.weight), strings.Compare(a.ID, b.ID)) })
	const last = 7.4 // the zoom after which no small town is named first
	world := scale{z: 0}
	named := quadtree.New(orb.Bound{Max: orb.Point{extent, extent}})
	for _, t := range towns {
		at := orb.Point{t.Lon, t.Lat}
		p, from := world.project(at), earliest(t.weight)
		if t.Code == "PPLC" {
			from = min(4.7, earliest(6*t.Population)) // dependencies have small ones
		}
		if by := named.Find(p); by != nil {
			pixels := planar.Distance(p, by.Point()) * 256 / extent // at zoom 0
			from = max(from, math.Log2(t.apart()/max(pixels, 1e-9)))
		}
		if from > last && (t.weight < 30_000 || from > 10) {
			continue
		}
		n := name{nameTown, plain(t.Name, t.Country), at, from, townRank(t.Population)}
		if t.Code == "PPLC" {
			n.kind, n.rank = nameCapital, min(n.rank, 3)
		}
		w.names = append(w.names, n)
		if named.Add(p) != nil {
			continue // at the end of the world
		}
	}
}

// earliest is the zoom before which a town of a weight isn't named, however lonely.
func earliest(weight int) float64 {
	for _, step := range []struct {
		weight int
		from   float64
	}{{4_000_000, 3}, {1_000_000, 3.7}, {300_000, 4.5}, {100_000, 5}, {30_000, 5.5}, {10_000, 6.3}, {3_000, 7}} {
		if weight >= step.weight {
			return step.from
		}
	}
	return 7.5
}

// townRank is a town's rank by its people.
func townRank(people int) int {
	for i, least := range []int{5_000_000, 2_000_000, 1_000_000, 500_000, 200_000, 100_000, 50_000, 10_000} {
		if people >= least {
			return i + 1
		}
	}
	return 9
}

// plain is a name without the signs of a romanisation (Mişrātah), where its own script is
// another: maps of the news are lettered so.
func plain(text, country string) string {
	if !strings.Contains(" DZA MAR TUN LBY EGY SDN MRT SAU YEM OMN ARE QAT BHR KWT IRQ SYR LBN JOR PSE ISR IRN AFG PAK IND BGD NPL BTN LKA MMR JPN PRK KOR ERI DJI ETH SOM TCD UKR RUS BLR GEO ARM KAZ KGZ TJK ", " "+country+" ") {
		return text
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(text) {
		switch r {
		case '̄', '̣', '̧', '̱', '̮', '̆': // macron, dot and line below, cedilla, breves
		case '‘', '’', 'ʿ', 'ʾ', '`':
			b.WriteByte('\'')
		default:
			b.WriteRune(r)
		}
	}
	return norm.NFC.String(strings.Trim(b.String(), "'"))
}
