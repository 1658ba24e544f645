package gazetteer

import (
	"slices"

	"github.com/paulmach/orb"
)

// Union searches several sources as one. The first goes before the others: an ID
// that several know is one place, with the first's facts and the names of all.
func Union(sources ...Source) Source {
	if len(sources) == 1 {
		return sources[0]
	}
	return union(slices.Clone(sources))
}

type union []Source

// Search implements [Source].
func (u union) Search(name string, q Query) []Hit {
	var hits []Hit
	at := map[string]int{}
	for _, s := range u {
		for _, h := range s.Search(name, q) {
			i, known := at[h.Entry.ID]
			if !known {
				at[h.Entry.ID] = len(hits)
				if e, ok := u.Entry(h.Entry.ID); ok {
					h.Entry = e
				}
				hits = append(hits, h)
				continue
			}
			if h.How < hits[i].How || h.How == hits[i].How && h.Near > hits[i].Near {
				hits[i].Name, hits[i].How, hits[i].Near = h.Name, h.How, h.Near
			}
		}
	}
	return rank(hits, q)
}

// Entry implements [Source].
func (u union) Entry(id string) (Entry, bool) {
	var found Entry
	known := false
	for _, s := range u {
		e, ok := s.Entry(id)
		switch {
		case ok && !known:
			found, known = e, true
		case ok:
			found = merge(found, e)
		}
	}
	return found, known
}

// merge adds the names of one entry to another of the same place, and fills what it
// leaves open.
func merge(e, more Entry) Entry {
	e.Names = slices.Clone(e.Names)
	for _, n := range append([]Name{{Text: more.Name}}, more.Names...) {
		if n.Text != e.Name && !slices.ContainsFunc(e.Names, func(m Name) bool { return m.Text == n.Text }) {
			e.Names = append(e.Names, n)
		}
	}
	fill := func(to *string, from string) {
		if *to == "" {
			*to = from
		}
	}
	fill(&e.Code, more.Code)
	fill(&e.Country, more.Country)
	fill(&e.Admin1, more.Admin1)
	fill(&e.Admin2, more.Admin2)
	if e.Geoname == 0 {
		e.Geoname = more.Geoname
	}
	if e.Population == 0 {
		e.Population = more.Population
	}
	if e.RadiusKM == 0 {
		e.RadiusKM = more.RadiusKM
	}
	if len(e.Parts) == 0 {
		e.Parts = more.Parts
	}
	return e
}

// Outline implements [Source].
func (u union) Outline(id string) orb.MultiPolygon {
	own := func(id string) orb.MultiPolygon {
		for _, s := range u {
			get := s.Outline
			if g, ok := s.(*Gazetteer); ok {
				get = g.own // the parts may lie in another source
			}
			if o := get(id); o != nil {
				return o
			}
		}
		return nil
	}
	return outline(u, own, id, 0)
}

// Locate implements [Source].
func (u union) Locate(p orb.Point) (country, admin1 string) {
	for _, s := range u {
		c, a := s.Locate(p)
		if country == "" {
			country = c
		}
		if admin1 == "" {
			admin1 = a
		}
	}
	return country, admin1
}
