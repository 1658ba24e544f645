package source

import (
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
)

// wofColumns are those of an extract, in their order.
var wofColumns = []string{"wof_id", "placetype", "name", "lat", "lon", "population", "gn_fcode", "gn_id", "wd_id", "region_id", "county_id"}

// readWOF reads an extract: a header, then a record a line, with its names last as
// "lang=name|lang=name".
func readWOF(f *File, yield func(Item, error) bool) {
	country := f.options.Country
	if country == "" {
		country = countryOfName(f.Path)
	}
	f.lines("", yield, func(line int, text string) (Item, error) {
		c := strings.Split(text, "\t")
		switch {
		case line == 1:
			return Item{}, checkWOF(c)
		case len(c) < len(wofColumns):
			return Item{}, invalid("a row of %d columns has %d", len(wofColumns)+1, len(c))
		}
		return wofRow(c, country)
	})
}

func checkWOF(c []string) error {
	for i, want := range wofColumns {
		if i >= len(c) || c[i] != want {
			return reportedly.WithHint(invalid("column %d should be %q", i+1, want), "the columns are: "+strings.Join(wofColumns, ", ")+", names")
		}
	}
	return nil
}

// "wof-ly.tsv", "whosonfirst-data-admin-ly-latest.tsv": a country stands in the
// name, and nowhere in the rows.
var twoLetterPart = regexp.MustCompile(`(?:^|[-_])([A-Za-z]{2})(?:[-_.]|$)`)

func countryOfName(path string) string {
	if m := twoLetterPart.FindStringSubmatch(filepath.Base(path)); m != nil {
		return Alpha3(m[1])
	}
	return ""
}

func wofRow(c []string, country string) (Item, error) {
	id, err := wofID(c[0])
	if err != nil {
		return Item{}, err
	}
	lat, lon, err := position(c[3], c[4])
	if err != nil {
		return Item{}, err
	}
	e := &gazetteer.Entry{
		ID: id, Name: clean(c[2]), Kind: wofKind(c[1], c[6], c[2]), Code: c[6], Country: country, Lat: lat, Lon: lon, Source: string(WOF),
	}
	if e.Name == "" || len(e.Name) > maxName {
		return Item{}, invalid("the place has no name, or one of over %d bytes", maxName)
	}
	e.Population = population(c[5])
	item := Item{ID: id, Entry: e, Admin1: wofParent(c[9], id), Admin2: wofParent(c[10], id)}
	if same, n, err := geonamesID(c[7]); err == nil {
		item.Same, e.Geoname = same, n
	}
	if len(c) > len(wofColumns) {
		e.Names = wofNames(e, c[len(wofColumns)])
		latinFirst(e)
	}
	if e.Kind == gazetteer.Country {
		item.Admin1, item.Admin2 = "", ""
	}
	return item, nil
}

func wofID(number string) (string, error) {
	if n, err := strconv.ParseInt(number, 10, 64); err != nil || n <= 0 {
		return "", invalid("%q is no ID of Who's On First", shorten(number, 20))
	}
	return "wof:" + number, nil
}

// wofParent is the ID of a division; a division names itself as its own.
func wofParent(number, self string) string {
	if id, err := wofID(number); err == nil && id != self {
		return id
	}
	return ""
}

// wofNames reads "ara=سرت|eng=Surt". Codes of countries and airports stand among
// the names: "eng=SDN", "eng=HLLT".
func wofNames(e *gazetteer.Entry, list string) []gazetteer.Name {
	var names []gazetteer.Name
	for pair := range strings.SplitSeq(list, "|") {
		lang, text, ok := strings.Cut(pair, "=")
		if !ok {
			lang, text = "", pair
		}
		if isAirportCode(text, e.Kind) || e.Kind == gazetteer.Country && len(text) <= 3 && Alpha3(text) != "" {
			continue
		}
		names = addName(names, e.Name, gazetteer.Name{Text: text, Lang: bcp47(lang)})
	}
	return names
}

// latinFirst makes an English name, or else any in Latin letters, the main one of a
// place that is listed under one in other letters.
func latinFirst(e *gazetteer.Entry) {
	if isLatin(e.Name) {
		return
	}
	best := -1
	for i, n := range e.Names {
		if n.Historic || !isLatin(n.Text) {
			continue
		}
		if best < 0 || n.Lang == "en" && e.Names[best].Lang != "en" {
			best = i
		}
	}
	if best >= 0 {
		e.Name, e.Names[best] = e.Names[best].Text, gazetteer.Name{Text: e.Name}
	}
}

// isLatin tells whether a name's letters are Latin.
func isLatin(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) {
			return false
		}
	}
	return true
}

// wofKind is the kind of a placetype. A GeoNames code says more: "WAD" of a
// locality is a wadi, and a region is a first-order division.
func wofKind(placetype, code, name string) gazetteer.Kind {
	switch placetype {
	case "region":
		return gazetteer.Province
	case "macroregion":
		return gazetteer.Region
	}
	if k := geonamesKindOfCode(code); k != "" {
		return k
	}
	if placetype == "campus" {
		return campusKind(name)
	}
	if k := kindWord(placetype); k != "" {
		return k
	}
	return gazetteer.Feature
}

// geonamesKindOfCode is the kind of a code whose class isn't given.
func geonamesKindOfCode(code string) gazetteer.Kind {
	if code == "" || strings.HasPrefix(code, "PPL") && code != "PPLX" {
		return ""
	}
	for _, class := range []string{"A", "H", "L", "R", "T", "V"} {
		if k := geonamesKind(class, code); k != gazetteer.Feature && !(class == "A" && k == gazetteer.Region) {
			return k
		}
	}
	return ""
}

// campusKind: an airport is a campus of Who's On First.
func campusKind(name string) gazetteer.Kind {
	low := strings.ToLower(name)
	switch {
	case strings.Contains(low, "air base"), strings.Contains(low, "airbase"), strings.Contains(low, "military"), strings.Contains(low, "naval"):
		return gazetteer.Base
	case strings.Contains(low, "airport"), strings.Contains(low, "airfield"), strings.Contains(low, "aerodrome"):
		return gazetteer.Airport
	}
	return gazetteer.Facility
}

// population reads a count: "22000", "22 000", "22,000"; 0 for anything else.
func population(s string) int {
	s = strings.NewReplacer(",", "", " ", "", "\u00a0", "", "'", "", "~", "").Replace(s)
	if n, err := strconv.ParseFloat(s, 64); err == nil && n > 0 && n < 1<<33 {
		return int(n)
	}
	return 0
}
