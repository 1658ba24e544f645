package source

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
)

// field is what a column of a table or a property of GeoJSON is for.
type field uint8

const (
	noField field = iota
	idField
	nameField
	namesField    // several, parted by | or ;
	historicField // likewise, no longer in use
	langField     // one name in a language
	latField
	lonField
	countryField
	kindField
	populationField
	admin1Field
	admin2Field
	codeField
	radiusField
	geonameField
	sourceField
)

// fieldOf finds out what a column is for by its heading. Headings of the usual
// sources are known beside plain words.
func fieldOf(heading string) (kind field, lang string) {
	key := strings.ToLower(strings.TrimSpace(strings.TrimPrefix(heading, "\ufeff")))
	key = strings.NewReplacer(" ", "_", "-", "_").Replace(key)
	switch key {
	case "id", "@id", "wof_id", "wof:id", "osm_id", "place_id", "pcode", "p_code", "shapeid", "fid", "uuid", "qid", "wikidata":
		return idField, ""
	case "name", "place", "placename", "place_name", "toponym", "title", "label", "shapename", "wof:name", "name_1", "settlement", "town", "city", "village", "site_name":
		return nameField, ""
	case "names", "alt_name", "alt_names", "altnames", "alternate_names", "alternatenames", "alternative_names", "aliases", "alias", "aka", "other_names", "others", "variants", "asciiname", "official_name", "int_name", "name_alt", "loc_name", "short_name":
		return namesField, ""
	case "old_name", "old_names", "historic", "historic_names", "former_names", "former_name":
		return historicField, ""
	case "lat", "latitude", "y", "lat_dd", "point_y", "latitude_dd", "ycoord", "y_coord":
		return latField, ""
	case "lon", "lng", "long", "longitude", "x", "lon_dd", "point_x", "longitude_dd", "xcoord", "x_coord":
		return lonField, ""
	case "country", "country_code", "countrycode", "iso3", "iso2", "iso", "iso_a3", "iso_a2", "adm0_a3", "cc", "iso3166", "countryname", "country_name", "gid_0", "adm0_pcode", "shapegroup", "admin0", "adm0_en":
		return countryField, ""
	case "kind", "type", "class", "feature", "feature_type", "featuretype", "category", "placetype", "wof:placetype", "place_type", "shapetype", "type_en", "engtype_1":
		return kindField, ""
	case "population", "pop", "pop_est", "pop_max", "inhabitants", "wof:population", "total_population":
		return populationField, ""
	case "admin1", "admin_1", "adm1", "province", "state", "governorate", "oblast", "region", "first_order_division", "admin1_name", "admin1name":
		return admin1Field, ""
	case "admin2", "admin_2", "adm2", "district", "county", "second_order_division", "admin2_name", "admin2name":
		return admin2Field, ""
	case "code", "feature_code", "featurecode", "fcode":
		return codeField, ""
	case "radius", "radius_km", "extent_km":
		return radiusField, ""
	case "geoname", "geonameid", "geoname_id", "geonames_id", "gn_id":
		return geonameField, ""
	case "source":
		return sourceField, ""
	}
	for _, before := range []string{"name:", "name_", "alt_name:"} {
		if lang, ok := strings.CutPrefix(key, before); ok && isLang(lang) {
			return langField, bcp47(lang)
		}
	}
	if lang, ok := strings.CutPrefix(key, "old_name:"); ok && isLang(lang) {
		return historicField, bcp47(lang)
	}
	return noField, ""
}

// The common operational datasets of humanitarian agencies name a division of each
// order in each language: ADM0_EN, ADM1_EN, ADM1_AR, ADM1_PCODE, admin2Name_en.
var operational = regexp.MustCompile(`(?i)^adm(?:in)?([0-4])(?:name)?_?(en|ar|fr|es|ru|uk|pt|pcode|name)$`)

// operationalFields reads such properties: the deepest is the place itself.
func operationalFields(get map[string]string) map[string]string {
	deepest := -1
	found := map[string]string{} // "1en" -> value
	for key, value := range get {
		m := operational.FindStringSubmatch(key)
		if m == nil || strings.TrimSpace(value) == "" {
			continue
		}
		found[m[1]+strings.ToLower(m[2])] = value
		deepest = max(deepest, int(m[1][0]-'0'))
	}
	if deepest < 0 {
		return get
	}
	out := map[string]string{}
	for key, value := range get {
		if !operational.MatchString(key) {
			out[key] = value
		}
	}
	set := func(key string, values ...string) {
		for _, v := range values {
			if _, has := out[key]; !has && v != "" {
				out[key] = v
			}
		}
	}
	own := strconv.Itoa(deepest)
	for _, lang := range []string{"ar", "fr", "es", "ru", "uk", "pt"} {
		set("name:"+lang, found[own+lang])
	}
	set("name", found[own+"en"], found[own+"name"], found[own+"fr"], found[own+"es"], found[own+"ar"])
	set("id", found[own+"pcode"])
	set("country", found["0pcode"], found["0en"], found["0name"])
	if deepest > 1 {
		set("admin1", found["1en"], found["1name"])
	}
	if deepest > 2 {
		set("admin2", found["2en"], found["2name"])
	}
	set("kind", "adm"+own)
	return out
}

// value is a column's or property's content and what it is for.
type value struct {
	field field
	lang  string
	text  string
}

// place makes an item of values. Position and ID are the caller's to check and to
// add where they are missing.
func (f *File) place(values []value) (item Item, latitude, longitude string, err error) {
	e := &gazetteer.Entry{Kind: gazetteer.Town, Source: f.options.Set}
	item = Item{Entry: e, Kindless: true}
	for _, v := range values {
		if v.field == nameField && e.Name == "" {
			e.Name = clean(v.text)
		}
	}
	for _, v := range values {
		text := strings.TrimSpace(v.text)
		if text == "" {
			continue
		}
		switch v.field {
		case latField:
			latitude = text
		case lonField:
			longitude = text
		case nameField, langField:
			if e.Name == "" {
				e.Name = clean(text)
			}
			e.Names = addName(e.Names, e.Name, gazetteer.Name{Text: text, Lang: v.lang})
		case namesField, historicField:
			for _, n := range splitNames(text) {
				e.Names = addName(e.Names, e.Name, gazetteer.Name{Text: n, Lang: v.lang, Historic: v.field == historicField})
			}
		default:
			if err := item.fact(v.field, text); err != nil {
				return item, "", "", err
			}
		}
	}
	switch {
	case e.Name == "":
		return item, "", "", reportedly.WithHint(invalid("the place has no name"), "give each place one, in a column or property that is headed name")
	case len(e.Name) > maxName:
		return item, "", "", invalid("the name is longer than %d bytes", maxName)
	}
	if item.Country == "" && e.Country == "" {
		e.Country = f.options.Country
	}
	return item, latitude, longitude, nil
}

// fact puts a value other than names and position in its place.
func (i *Item) fact(kind field, text string) error {
	e := i.Entry
	switch kind {
	case idField:
		i.ID = shorten(text, 100)
	case countryField:
		if e.Country = Alpha3(text); e.Country == "" {
			i.Country = text
		}
	case kindField:
		k, ok := toKind(text)
		if !ok {
			return reportedly.WithHint(invalid("%q is no kind of place", shorten(text, 30)), "use town, camp, crossing, port, oil … (reportedly help gazetteer lists them), or other")
		}
		e.Kind, i.Kindless = k, false
	case populationField:
		e.Population = population(text)
	case admin1Field:
		i.Admin1 = text
	case admin2Field:
		i.Admin2 = text
	case codeField:
		e.Code = shorten(text, 20)
	case radiusField:
		r, err := strconv.ParseFloat(text, 64)
		if err != nil || !(r >= 0 && r < 20000) {
			return reportedly.WithHint(invalid("the radius %q is no number of kilometres", shorten(text, 20)), "leave it empty where it isn't known")
		}
		e.RadiusKM = r
	case geonameField:
		id, n, err := geonamesID(text)
		if err != nil {
			return err
		}
		i.Same, e.Geoname = id, n
	}
	return nil
}

// splitNames parts a list of names at | or ;. A comma parts only where neither
// stands, for names like "Aleppo, Old City" are rare but lists like "Zawia, Zawiya"
// are not.
func splitNames(s string) []string {
	for _, by := range []string{"|", ";"} {
		if strings.Contains(s, by) {
			return strings.Split(s, by)
		}
	}
	return strings.Split(s, ",")
}

// identify gives the item its ID: the file's own, prefixed by the set so that
// files can't claim each other's places, or one made from name and position.
func (f *File) identify(item *Item) {
	set := f.options.Set
	switch {
	case item.ID == "":
		item.ID = f.ownID(set, item.Entry.Name, item.Entry.Lat, item.Entry.Lon)
	case f.Format == OSM:
		item.ID = "osm:" + strings.TrimPrefix(item.ID, "osm:")
	default:
		item.ID = set + ":" + strings.TrimPrefix(item.ID, set+":")
	}
	item.Entry.ID = item.ID
}
