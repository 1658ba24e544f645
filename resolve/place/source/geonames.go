package source

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
)

// The tables of geonames.org are documented in the readme.txt beside them.

// geonamesID is a place's ID by its number.
func geonamesID(number string) (id string, n int, err error) {
	n, err = strconv.Atoi(number)
	if err != nil || n <= 0 || n > math.MaxInt32 {
		return "", 0, invalid("%q is no geonameid", shorten(number, 20))
	}
	return "geonames:" + strconv.Itoa(n), n, nil
}

// readDump reads a table of places: allCountries.txt, LY.txt, cities500.txt.
func readDump(f *File, yield func(Item, error) bool) { f.lines("", yield, dumpRow) }

func dumpRow(_ int, text string) (Item, error) {
	c := strings.Split(text, "\t")
	if len(c) != 19 {
		return Item{}, reportedly.WithHint(invalid("a row of 19 columns has %d", len(c)), "was the file changed by an editor or a spreadsheet?")
	}
	id, number, err := geonamesID(c[0])
	if err != nil {
		return Item{}, err
	}
	lat, lon, err := position(c[4], c[5])
	if err != nil {
		return Item{}, err
	}
	e := &gazetteer.Entry{
		ID: id, Geoname: number, Name: clean(c[1]), Kind: geonamesKind(c[6], c[7]), Code: c[7],
		Country: Alpha3(c[8]), Lat: lat, Lon: lon, Source: string(GeoNames),
	}
	if e.Name == "" || len(e.Name) > maxName {
		return Item{}, invalid("the place has no name, or one of over %d bytes", maxName)
	}
	if n, err := strconv.ParseInt(c[14], 10, 64); err == nil && n > 0 && n < 1<<33 {
		e.Population = int(n)
	}
	e.Names = addName(e.Names, e.Name, gazetteer.Name{Text: c[2]})
	for n := range strings.SplitSeq(c[3], ",") {
		// The column mixes in codes of airports and links.
		if n != "" && !strings.Contains(n, "://") && !isAirportCode(n, e.Kind) {
			e.Names = addName(e.Names, e.Name, gazetteer.Name{Text: n})
		}
	}
	item := Item{ID: id, Entry: e}
	item.divisions(c[8], c[10], c[11], c[7])
	return item, nil
}

// divisions are the codes of what a place lies in or is. "00" stands for none.
func (i *Item) divisions(country, admin1, admin2, code string) {
	if country == "" || admin1 == "" || admin1 == "00" {
		if strings.HasPrefix(code, "PCL") && code != "PCLH" && country != "" {
			i.Defines = country
		}
		return
	}
	first := country + "." + admin1
	second := first + "." + admin2
	switch {
	case code == "ADM1":
		i.Defines = first
	case code == "ADM2" && admin2 != "":
		i.Admin1, i.Defines = first, second
	case admin2 == "":
		i.Admin1 = first
	default:
		i.Admin1, i.Admin2 = first, second
	}
}

// isAirportCode: "TIP" and "HLLT" are Tripoli's airport to pilots only.
func isAirportCode(name string, kind gazetteer.Kind) bool {
	return (kind == gazetteer.Airport || kind == gazetteer.Base) && (len(name) == 3 || len(name) == 4) &&
		strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == ""
}

// position reads a latitude and a longitude in decimal degrees.
func position(latitude, longitude string) (lat, lon float64, err error) {
	if lat, err = degrees("latitude", latitude, 90); err != nil {
		return 0, 0, err
	}
	if lon, err = degrees("longitude", longitude, 180); err != nil {
		return 0, 0, err
	}
	return lat, lon, nil
}

func degrees(what, s string, most float64) (float64, error) {
	s = strings.TrimSpace(s)
	v, err := strconv.ParseFloat(s, 64)
	switch {
	case s == "":
		return 0, reportedly.WithHint(invalid("no %s", what), "give it in decimal degrees, like 32.88")
	case err != nil || math.IsNaN(v):
		return 0, reportedly.WithHint(invalid("the %s %q is no number", what, shorten(s, 20)), "give it in decimal degrees, like 32.88")
	case v < -most || v > most:
		return 0, reportedly.WithHint(invalid("the %s %s lies outside -%g to %g", what, shorten(s, 20), most, most), "are latitude and longitude in each other's place?")
	}
	return v, nil
}

// readAlternates reads alternateNamesV2.txt or alternateNames.txt.
func readAlternates(f *File, yield func(Item, error) bool) {
	f.lines("", yield, func(_ int, text string) (Item, error) {
		c := strings.Split(text, "\t")
		if len(c) < 4 {
			return Item{}, invalid("a row of alternate names has only %d columns", len(c))
		}
		id, _, err := geonamesID(c[1])
		if err != nil {
			return Item{}, err
		}
		n, ok := alternate(c)
		if !ok {
			return Item{}, nil
		}
		return Item{ID: id, Names: []gazetteer.Name{n}}, nil
	})
}

// alternate is a row's name, unless it is no name: a link, a code, a number.
func alternate(c []string) (gazetteer.Name, bool) {
	n := gazetteer.Name{Text: clean(c[3])}
	switch lang := c[2]; lang {
	case "link", "wkdt", "post", "iata", "icao", "faac", "tcid", "unlc", "phon", "uicn":
		return n, false
	case "fr_1793": // names of the French Revolution
		n.Lang, n.Historic = "fr", true
	default:
		n.Lang = bcp47(lang)
	}
	// columns: 4 preferred, 5 short, 6 colloquial, 7 historic, 8 from, 9 to
	n.Historic = n.Historic || len(c) > 7 && c[7] == "1" || len(c) > 9 && strings.TrimSpace(c[9]) != ""
	return n, n.Text != "" && len(n.Text) <= maxName
}

// readDivisions reads admin1CodesASCII.txt or admin2Codes.txt.
func readDivisions(f *File, yield func(Item, error) bool) {
	f.lines("#", yield, func(_ int, text string) (Item, error) {
		c := strings.Split(text, "\t")
		if len(c) != 4 {
			return Item{}, invalid("a row of 4 columns has %d", len(c))
		}
		id, _, err := geonamesID(c[3])
		if err != nil {
			return Item{}, err
		}
		return Item{ID: id, Defines: c[0], Names: addName(addName(nil, "", gazetteer.Name{Text: c[1]}), "", gazetteer.Name{Text: c[2]})}, nil
	})
}

// readCountries reads countryInfo.txt.
func readCountries(f *File, yield func(Item, error) bool) {
	f.lines("#", yield, func(_ int, text string) (Item, error) {
		c := strings.Split(text, "\t")
		if len(c) < 17 {
			return Item{}, invalid("a row of countries has only %d columns", len(c))
		}
		if strings.TrimSpace(c[16]) == "" || c[16] == "0" {
			return Item{}, nil // gone: "CS", Serbia and Montenegro
		}
		id, _, err := geonamesID(c[16])
		if err != nil {
			return Item{}, err
		}
		return Item{ID: id, Defines: c[0], Names: addName(nil, "", gazetteer.Name{Text: c[4]})}, nil
	})
}

// readHierarchy reads hierarchy.txt: parent, child, type.
func readHierarchy(f *File, yield func(Item, error) bool) {
	f.lines("#", yield, func(_ int, text string) (Item, error) {
		c := strings.Split(text, "\t")
		if len(c) < 2 {
			return Item{}, invalid("a row of the hierarchy has one column")
		}
		parent, _, err := geonamesID(c[0])
		if err != nil {
			return Item{}, fmt.Errorf("parent: %w", err)
		}
		child, _, err := geonamesID(c[1])
		if err != nil {
			return Item{}, fmt.Errorf("child: %w", err)
		}
		return Item{ID: child, Parent: parent}, nil
	})
}
