package imports

import (
	"maps"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geo"

	"github.com/reportedly/reportedly/resolve/place/gazetteer"
	"github.com/reportedly/reportedly/resolve/place/source"
)

// How far apart two gazetteers put one place: they mean a town's middle, its
// market or its first house. Names that are only spelt alike must lie closer, and
// so must a second record of the same collection.
const (
	sameNameMetres = 5000
	likeNameMetres = 3000
	twiceMetres    = 2000
)

// collected tells whether a format's places are collected by others, so that many
// are in the built-in gazetteer too. A table of the user's own says which place a
// row means, or means one of its own.
func collected(f source.Format) bool { return f == source.WOF || f == source.OSM }

// meet finds the place of the built-in gazetteer that a place is: of the same kind
// in the same country, close by, and of the same name or a spelling of it. Without
// it a text that names the town would be torn between its two records. twice tells
// that the collection has the place already, which happens to many a town of Who's
// On First; where the name isn't the same to the letter or the second record lies
// farther off, it stays a place of its own.
func (l *links) meet(e *gazetteer.Entry) (id string, twice bool) {
	switch e.Kind {
	case gazetteer.Country, gazetteer.Province, gazetteer.District, gazetteer.Continent, gazetteer.Region:
		return "", false // divisions are redrawn and keep their names
	}
	if l.world == nil || e.Country == "" {
		return "", false
	}
	hits := l.world.Search(e.Name, gazetteer.Query{
		Countries: []string{e.Country}, Kinds: []gazetteer.Kind{e.Kind}, How: gazetteer.FineKey, Limit: 20,
	})
	nearest := 0.0
	for _, h := range hits {
		metres := geo.Distance(orb.Point{e.Lon, e.Lat}, orb.Point{h.Entry.Lon, h.Entry.Lat})
		_, taken := l.owner[h.Entry.ID]
		most := float64(sameNameMetres)
		switch {
		case taken && h.How > gazetteer.Folded:
			continue
		case taken:
			most = twiceMetres
		case h.How > gazetteer.Article:
			most = likeNameMetres
		}
		if metres <= most && (id == "" || metres < nearest) {
			id, twice, nearest = h.Entry.ID, taken, metres
		}
	}
	if id != "" && !twice {
		l.owner[id] = e.ID
	}
	return id, twice
}

// held is a place that has met one of the built-in gazetteer. It waits for further
// records of it in the collection.
type held struct {
	entry *gazetteer.Entry // nil until its own record comes
	area  orb.MultiPolygon
	names []gazetteer.Name
	most  int // people
}

// hold keeps a record of a collection that is a place of the built-in gazetteer or
// may turn out to be; it answers false for one that is a place of its own.
func (w *writer) hold(links *links, e *gazetteer.Entry, item *source.Item) bool {
	id, twice := e.ID, false
	if e.ID == item.ID {
		if id, twice = links.meet(e); id == "" {
			return false
		}
		w.result.Met++
	}
	h := w.held[id]
	if h == nil {
		h = &held{}
		w.held[id] = h
	}
	if !twice {
		h.entry = e
	}
	h.names = append(append(h.names, gazetteer.Name{Text: e.Name}), e.Names...)
	h.most = max(h.most, e.Population)
	if h.area == nil {
		h.area = item.Outline
	}
	e.ID = id
	return true
}

// release adds the places that were held, in the order of their IDs.
func (w *writer) release() error {
	for _, id := range slices.Sorted(maps.Keys(w.held)) {
		h := w.held[id]
		if h.entry == nil {
			continue // its own record isn't among those asked for
		}
		if h.entry.Population == 0 {
			h.entry.Population = h.most
		}
		h.entry.Names = source.AddNames(h.entry.Names, h.entry.Name, h.names...)
		if err := w.put(h.entry, h.area); err != nil {
			return err
		}
	}
	return nil
}
