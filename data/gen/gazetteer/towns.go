package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reportedly/reportedly/resolve/place/gazetteer"
)

// recoded are countries whose codes the package of divisions has anew, after a
// reform, and the package of towns as they were: Vietnam joined its provinces in
// July 2025. Their divisions are taken from Natural Earth, which has the old ones.
var recoded = map[string]bool{"VN": true}

// readDivisions reads the codes and names of first- and second-order divisions.
func (w *world) readDivisions(dir string) error {
	for _, level := range []struct {
		file string
		kind gazetteer.Kind
		code string
		into map[string]*place
	}{
		{"admin1.json", gazetteer.Province, "ADM1", w.firsts},
		{"admin2.json", gazetteer.District, "ADM2", w.seconds},
	} {
		var items []struct{ Code, Name string }
		if err := readJSON(dir+"/"+level.file, &items); err != nil {
			return err
		}
		unknown := 0
		for _, i := range items {
			if recoded[i.Code[:2]] {
				continue
			}
			alpha3 := w.alpha3[i.Code[:2]]
			if alpha3 == "" || level.into[i.Code] != nil {
				unknown++
				continue
			}
			level.into[i.Code] = &place{entry: gazetteer.Entry{ID: "geonames:" + i.Code, Name: i.Name, Kind: level.kind, Code: level.code, Country: alpha3, Source: "geonames"}}
		}
		fmt.Printf("%s: %d divisions, %d of no country or twice\n", level.file, len(level.into), unknown)
	}
	return nil
}

// readTowns reads the populated places in GeoNames' own columns.
func (w *world) readTowns(path string) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	for i, line := range strings.Split(strings.TrimRight(string(b), "\n"), "\n") {
		f := strings.Split(line, "\t")
		if len(f) < 15 {
			fmt.Printf("%s:%d: %d columns, left out: %.60q\n", path, i+1, len(f), line)
			continue
		}
		t, err := w.town(f)
		if err != nil {
			return fmt.Errorf("%s:%d: %w", path, i+1, err)
		}
		w.towns = append(w.towns, t)
	}
	return nil
}

func (w *world) town(f []string) (*town, error) {
	id, err1 := strconv.Atoi(f[0])
	lat, err2 := strconv.ParseFloat(f[4], 64)
	lon, err3 := strconv.ParseFloat(f[5], 64)
	people, err4 := strconv.Atoi(f[14])
	for _, err := range []error{err1, err2, err3, err4} {
		if err != nil {
			return nil, err
		}
	}
	t := &town{alpha2: f[8], entry: gazetteer.Entry{
		ID: "geonames:" + f[0], Geoname: id, Name: f[1], Kind: gazetteer.Town, Code: f[7], Country: w.alpha3[f[8]],
		Lat: lat, Lon: lon, Population: people, Source: "geonames",
	}}
	if t.entry.Country == "" {
		return nil, fmt.Errorf("unknown country %q", f[8])
	}
	if f[7] == "PPLX" {
		t.entry.Kind = gazetteer.Quarter
	}
	if f[10] != "" {
		t.first = f[8] + "." + f[10]
		if f[11] != "" {
			t.second = t.first + "." + f[11]
		}
	}
	for n := range strings.SplitSeq(f[3], ",") {
		if usable(n, t.entry) {
			t.entry.Names = append(t.entry.Names, gazetteer.Name{Text: n})
		}
	}
	if f[2] != f[1] {
		t.entry.Names = append(t.entry.Names, gazetteer.Name{Text: f[2]})
	}
	return t, nil
}

// script is a writing system that the gazetteer keeps.
type script byte

const (
	otherScript script = iota
	latin
	arabic
	cyrillic
)

// scriptOf is the script of all letters of a name, otherScript if they have
// several or one that isn't kept.
func scriptOf(s string) script {
	found := otherScript
	for _, r := range s {
		if !unicode.IsLetter(r) || unicode.Is(unicode.Lm, r) {
			continue
		}
		is := otherScript
		switch {
		case unicode.Is(unicode.Latin, r):
			is = latin
		case unicode.Is(unicode.Arabic, r):
			is = arabic
		case unicode.Is(unicode.Cyrillic, r):
			is = cyrillic
		}
		if is == otherScript || found != otherScript && found != is {
			return otherScript
		}
		found = is
	}
	return found
}

// Countries where texts write names in Cyrillic or in Arabic letters; elsewhere
// only large places keep such names.
var (
	cyrillicCountries = codes("RUS UKR BLR BGR SRB MKD MNE BIH KAZ KGZ TJK UZB TKM MNG MDA GEO ARM AZE XKX EST LVA LTU")
	arabicCountries   = codes("DZA BHR COM DJI EGY IRQ JOR KWT LBN LBY MRT MAR OMN PSE QAT SAU SOM SDN SSD SYR TUN ARE YEM ESH IRN AFG PAK TCD ERI ISR TUR MLI NER NGA")
)

const largePlace = 100_000

func codes(s string) map[string]bool {
	m := map[string]bool{}
	for _, c := range strings.Fields(s) {
		m[c] = true
	}
	return m
}

// usable tells whether one of GeoNames' alternate names, which come without their
// language, is a name that a text may write.
func usable(n string, e gazetteer.Entry) bool {
	if n == "" || strings.Contains(n, "://") || len(n) > 120 {
		return false
	}
	switch scriptOf(n) {
	case latin:
	case cyrillic:
		return cyrillicCountries[e.Country] || e.Population >= largePlace
	case arabic:
		return arabicCountries[e.Country] || e.Population >= largePlace
	default:
		return false
	}
	letters, digits := 0, 0
	for _, r := range n {
		if unicode.IsLetter(r) {
			letters++
		}
		if unicode.IsDigit(r) {
			digits++
		}
	}
	if letters < 2 || digits > 3 {
		return false
	}
	if letters <= 4 && strings.ToUpper(n) == n { // airports' and railways' codes
		return false
	}
	// Names that begin with a small letter are search engines' romanisations
	// ("albrdyt"), but for articles and the like ("al-Bardi", "'s-Hertogenbosch").
	first := strings.IndexFunc(n, func(r rune) bool { return unicode.IsLower(r) || unicode.IsUpper(r) })
	if first < 0 {
		return true // Arabic
	}
	if r, _ := utf8.DecodeRuneInString(n[first:]); unicode.IsUpper(r) {
		return true
	}
	at := strings.IndexAny(n[first:], "- '’")
	return at > 0 && at <= 5 && strings.ContainsFunc(n[first+at:], unicode.IsUpper)
}
