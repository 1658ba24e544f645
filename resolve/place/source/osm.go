package source

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
)

// element is a node, way or relation as Overpass gives it out, or a place of an
// extract that was made from such.
type element struct {
	Type   string      `json:"type"`
	ID     json.Number `json:"id"`
	Lat    *float64    `json:"lat"`
	Lon    *float64    `json:"lon"`
	Center *struct{ Lat, Lon float64 }
	Tags   map[string]string `json:"tags"`

	Latitude  *float64            `json:"latitude"`
	Longitude *float64            `json:"longitude"`
	Name      []map[string]string `json:"name"`
}

// readOverpass reads JSON of Overpass, {"elements": [...]}, or an extract of the
// form {"data": [{"name": [{"ar": ...}], "latitude": ..., "type": "city"}]}.
func readOverpass(f *File, yield func(Item, error) bool) {
	f.array([]string{"elements", "data"}, yield, func(n int, raw json.RawMessage) (Item, error) {
		var e element
		if err := json.Unmarshal(raw, &e); err != nil {
			return Item{}, invalid("it isn't of Overpass's form: %v", err)
		}
		if e.Latitude != nil || e.Longitude != nil {
			return f.extracted(e)
		}
		return f.element(e)
	})
}

func (f *File) element(e element) (Item, error) {
	lat, lon := e.Lat, e.Lon
	if e.Center != nil {
		lat, lon = &e.Center.Lat, &e.Center.Lon
	}
	switch {
	case len(e.Tags) == 0:
		return Item{}, nil // a corner of a way
	case lat == nil || lon == nil:
		return Item{}, reportedly.WithHint(invalid("%s %s has no position", e.Type, e.ID), `ask Overpass for "out center"`)
	}
	return f.tagged("osm:"+e.Type+"/"+e.ID.String(), *lat, *lon, e.Tags)
}

// extracted is a place of an extract without tags.
func (f *File) extracted(e element) (Item, error) {
	if e.Latitude == nil || e.Longitude == nil {
		return Item{}, invalid("one of latitude and longitude is missing")
	}
	tags := map[string]string{"place": e.Type}
	for _, names := range e.Name {
		for lang, text := range names {
			tags["name:"+lang] = text
		}
	}
	return f.tagged("", *e.Latitude, *e.Longitude, tags)
}

// tagged makes an item of what OpenStreetMap tags a thing with
// (wiki.openstreetmap.org/wiki/Key:place, Key:name).
func (f *File) tagged(id string, lat, lon float64, tags map[string]string) (Item, error) {
	e := &gazetteer.Entry{Kind: osmKind(tags), Lat: lat, Lon: lon, Source: string(OSM), Population: population(tags["population"])}
	e.Name = clean(tags["name:en"])
	for _, key := range []string{"int_name", "name:fr", "name"} {
		if e.Name == "" {
			e.Name = clean(tags[key])
		}
	}
	keys := make([]string, 0, len(tags))
	for k := range tags {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		lang, historic, ok := nameTag(k)
		if !ok {
			continue
		}
		for text := range strings.SplitSeq(tags[k], ";") {
			if e.Name == "" {
				e.Name = clean(text)
			}
			e.Names = addName(e.Names, e.Name, gazetteer.Name{Text: text, Lang: lang, Historic: historic})
		}
	}
	if e.Name == "" || len(e.Name) > maxName {
		return Item{}, nil // most things on a map have no name
	}
	if err := inRange(lat, lon); err != nil {
		return Item{}, err
	}
	if id == "" {
		id = f.ownID(string(OSM), e.Name, lat, lon)
	}
	e.ID = id
	item := Item{ID: id, Entry: e, Country: f.options.Country}
	for _, k := range []string{"ISO3166-1:alpha3", "ISO3166-1:alpha2", "ISO3166-1", "addr:country", "is_in:country_code"} {
		if c := Alpha3(tags[k]); c != "" {
			item.Country = c
			break
		}
	}
	return item, nil
}

// nameTag tells whether a tag is a name, in which language, and whether it is
// no longer in use.
func nameTag(key string) (lang string, historic, ok bool) {
	base, lang, has := strings.Cut(key, ":")
	switch base {
	case "old_name", "was_name":
		historic = true
	case "name", "alt_name", "official_name", "int_name", "loc_name", "short_name", "nat_name", "reg_name", "sorting_name":
	default:
		return "", false, false
	}
	if !has {
		return "", historic, base != "sorting_name"
	}
	if !isLang(lang) {
		return "", false, false // "name:etymology", "old_name:1920-1950"
	}
	return bcp47(lang), historic, true
}

// osmKind is the kind by the tags that tell it, the plainest first.
func osmKind(tags map[string]string) gazetteer.Kind {
	if tags["boundary"] == "administrative" {
		switch tags["admin_level"] {
		case "2":
			return gazetteer.Country
		case "3", "4":
			return gazetteer.Province
		case "5", "6", "7", "8":
			return gazetteer.District
		}
	}
	switch place := tags["place"]; {
	case place == "region", place == "locality", place == "yes":
		// a locality of OpenStreetMap is a named spot where nobody lives
		if place == "region" {
			return gazetteer.Region
		}
		return gazetteer.Feature
	case place != "":
		if k := kindWord(place); k != "" {
			return k
		}
	}
	for _, t := range []struct {
		key  string
		kind gazetteer.Kind // of values that say no more
	}{
		{"military", gazetteer.Base}, {"aeroway", gazetteer.Feature}, {"barrier", gazetteer.Feature}, {"harbour", gazetteer.Port},
		{"waterway", gazetteer.Feature}, {"natural", gazetteer.Feature}, {"water", gazetteer.Lake}, {"highway", gazetteer.Road},
		{"industrial", gazetteer.Facility}, {"man_made", gazetteer.Facility}, {"power", gazetteer.Facility},
		{"amenity", gazetteer.Facility}, {"landuse", gazetteer.Feature}, {"tourism", gazetteer.Facility}, {"historic", gazetteer.Facility},
	} {
		value, ok := tags[t.key]
		if !ok {
			continue
		}
		if k := kindWord(value); k != "" {
			return k
		}
		return t.kind
	}
	return gazetteer.Feature
}

// readOSMTable reads nodes as ID, LAT, LON, NAME, NAME_EN, TAG, VALUE, POPULATION.
func readOSMTable(f *File, yield func(Item, error) bool) {
	f.lines("", yield, func(line int, text string) (Item, error) {
		c := strings.Split(text, "\t")
		switch {
		case line == 1:
			return Item{}, nil
		case len(c) < 7:
			return Item{}, invalid("a row of 8 columns has %d", len(c))
		}
		lat, lon, err := position(c[1], c[2])
		if err != nil {
			return Item{}, err
		}
		tags := map[string]string{"name": c[3], "name:en": c[4], c[5]: c[6]}
		if len(c) > 7 {
			tags["population"] = c[7]
		}
		return f.tagged("osm:node/"+c[0], lat, lon, tags)
	})
}

func inRange(lat, lon float64) error {
	_, _, err := position(fmt.Sprint(lat), fmt.Sprint(lon))
	return err
}
