package imports

import (
	"strings"

	"github.com/paulmach/orb"

	"github.com/reportedly/reportedly/resolve/name"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
	"github.com/reportedly/reportedly/resolve/place/source"
)

// links is what must be known of all places before one can be finished: which
// place a code, a name or an ID of another source stands for, and what is part of
// what. It holds divisions and links, not places.
type links struct {
	world   gazetteer.Source
	codes   map[string]string         // of divisions: "LY.12" -> ID
	kinds   map[string]gazetteer.Kind // of the divisions and regions, by ID
	named   map[division]string       // -> ID
	owner   map[string]string         // GeoNames' ID -> ID of the place that it is
	alias   map[string]string         // ID -> GeoNames' ID
	parent  map[string]string         // by ID
	parts   map[string][]string       // of regions, by ID
	asked   map[division]string       // what the world answered
	country map[string]string         // likewise, by the file's words
}

// division is a division by name.
type division struct {
	country, name string
	kind          gazetteer.Kind
}

// maxAsked bounds what is remembered of the world's answers.
const maxAsked = 50_000

func newLinks(world gazetteer.Source) *links {
	return &links{
		world: world, codes: map[string]string{}, kinds: map[string]gazetteer.Kind{}, named: map[division]string{},
		owner: map[string]string{}, alias: map[string]string{}, parent: map[string]string{}, parts: map[string][]string{},
		asked: map[division]string{}, country: map[string]string{},
	}
}

// note takes what a place says of others.
func (l *links) note(item *source.Item) error {
	if item.Defines != "" {
		if _, has := l.codes[item.Defines]; !has {
			l.codes[item.Defines] = item.ID
		}
	}
	if item.Same != "" && item.Entry != nil {
		// Two records of one source at times name the same place of GeoNames: a town
		// and the district around it. The first keeps the ID.
		if _, taken := l.owner[item.Same]; !taken {
			l.owner[item.Same] = item.ID
			l.alias[item.ID] = item.Same
		}
	}
	if item.Parent != "" {
		l.parent[item.ID] = item.Parent
	}
	e := item.Entry
	if e == nil {
		return nil
	}
	switch e.Kind {
	case gazetteer.Province, gazetteer.District:
		l.kinds[item.ID] = e.Kind
		l.addNamed(e)
	case gazetteer.Region, gazetteer.Country:
		l.kinds[item.ID] = e.Kind
	}
	return nil
}

func (l *links) addNamed(e *gazetteer.Entry) {
	add := func(text string) {
		key := division{e.Country, name.Fold(text), e.Kind}
		if _, has := l.named[key]; !has && key.name != "" {
			l.named[key] = e.ID
		}
	}
	add(e.Name)
	for _, n := range e.Names {
		add(n.Text)
	}
}

// nest finds the parts of regions, once all places are noted.
func (l *links) nest() {
	for child, parent := range l.parent {
		if l.kinds[parent] == gazetteer.Region && l.kinds[child] == gazetteer.Province {
			l.parts[parent] = append(l.parts[parent], child)
		}
	}
}

// finish gives a place what it lies in.
func (l *links) finish(item *source.Item) gazetteer.Entry {
	e := *item.Entry
	e.ID = l.id(e.ID)
	if item.Kindless && item.Same != "" && l.world != nil {
		if known, ok := l.world.Entry(item.Same); ok {
			e.Kind, e.Code = known.Kind, known.Code
		}
	}
	if e.Country == "" {
		e.Country = l.countryOf(item)
	}
	admin1, admin2 := item.Admin1, item.Admin2
	e.Admin1 = l.division(admin1, e.Country, gazetteer.Province)
	e.Admin2 = l.division(admin2, e.Country, gazetteer.District)
	if e.Admin1 == "" {
		first, second := l.above(item.ID)
		e.Admin1 = first
		if e.Admin2 == "" {
			e.Admin2 = second
		}
	}
	switch e.Kind {
	case gazetteer.Continent, gazetteer.Country, gazetteer.Region, gazetteer.Province:
		e.Admin1, e.Admin2 = "", ""
	case gazetteer.District:
		e.Admin2 = ""
		l.locate(&e)
	default:
		l.locate(&e)
	}
	e.Parts = l.partsOf(item.ID, e.Parts)
	return e
}

// id is the ID that a place goes by: GeoNames' where the source says which of its
// places this is, so that places of several gazetteers meet.
func (l *links) id(id string) string {
	if same, ok := l.alias[id]; ok {
		return same
	}
	return id
}

func (l *links) partsOf(id string, parts []string) []string {
	more := l.parts[id]
	if len(more) == 0 {
		return parts
	}
	out := make([]string, 0, len(more))
	for _, p := range more {
		out = append(out, l.id(p))
	}
	return sorted(out)
}

// division finds a division by ID, code or name.
func (l *links) division(word, country string, kind gazetteer.Kind) string {
	if word == "" {
		return ""
	}
	if id, ok := l.codes[word]; ok {
		return l.id(id)
	}
	if strings.Contains(word, ":") {
		return l.id(word)
	}
	key := division{country, name.Fold(word), kind}
	if id, ok := l.named[key]; ok {
		return l.id(id)
	}
	if l.world == nil || country == "" {
		return ""
	}
	if id, ok := l.asked[key]; ok {
		return id
	}
	id := ""
	hits := l.world.Search(word, gazetteer.Query{Countries: []string{country}, Kinds: []gazetteer.Kind{kind}, How: gazetteer.FineKey, Limit: 1})
	if len(hits) > 0 {
		id = hits[0].Entry.ID
	}
	if len(l.asked) < maxAsked {
		l.asked[key] = id
	}
	return id
}

// above climbs the hierarchy to the divisions that a place lies in.
func (l *links) above(id string) (admin1, admin2 string) {
	for range 10 { // from a quarter to a continent; what is deeper runs in circles
		parent, ok := l.parent[id]
		if !ok {
			break
		}
		switch l.kinds[parent] {
		case gazetteer.Province:
			return l.id(parent), admin2
		case gazetteer.District:
			admin2 = l.id(parent)
		}
		id = parent
	}
	return "", ""
}

// countryOf finds a country by the file's words for it.
func (l *links) countryOf(item *source.Item) string {
	word := item.Country
	if word == "" {
		return ""
	}
	if code := source.Alpha3(word); code != "" {
		return code
	}
	if code, ok := l.country[word]; ok || l.world == nil {
		return code
	}
	code := ""
	hits := l.world.Search(word, gazetteer.Query{Kinds: []gazetteer.Kind{gazetteer.Country}, How: gazetteer.FineKey, Limit: 1})
	if len(hits) > 0 {
		code = hits[0].Entry.Country
	}
	if len(l.country) < maxAsked {
		l.country[word] = code
	}
	return code
}

// locate gives a place the country and division whose area it lies in, where its
// file names none.
func (l *links) locate(e *gazetteer.Entry) {
	if l.world == nil || e.Country != "" && e.Admin1 != "" {
		return
	}
	country, admin1 := l.world.Locate(orb.Point{e.Lon, e.Lat})
	if country == "" {
		return
	}
	code := ""
	if c, ok := l.world.Entry(country); ok {
		code = c.Country
	}
	if e.Country == "" {
		e.Country = code
	}
	if e.Admin1 == "" && e.Country == code {
		e.Admin1 = admin1
	}
}
