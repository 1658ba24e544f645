package place

import (
	"slices"

	"github.com/paulmach/orb"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
	"github.com/reportedly/reportedly/text"
)

// across is the country on the other side of a border that is told by one side alone:
// the one neighbour that the sentence names or tells by an adjective ("Malian soldiers
// were killed on the border with Niger"), or else the one that the document does. Nil
// where there is none, or more than one.
func (f *filler) across(e *gazetteer.Entry) *gazetteer.Entry {
	if e.Kind != gazetteer.Country || len(f.outline(e.ID)) == 0 {
		return nil
	}
	for _, within := range []bool{true, false} {
		var found []gazetteer.Entry
		for _, country := range f.countriesTold(within) {
			if country == e.Country {
				continue
			}
			if o, ok := f.country(country); ok && f.neighbours(e, &o) {
				found = append(found, o)
			}
		}
		if len(found) == 1 {
			return &found[0]
		}
		if len(found) > 1 {
			return nil
		}
	}
	return nil
}

// bothSides tells whether two countries are named for the border between them: "the
// border between Mali and Niger", "in Niger along the border with Mali", "the
// Mali-Niger border".
func (f *filler) bothSides(p *reportedly.Place, at []located) bool {
	if len(at) != 2 || at[0].entry.Kind != gazetteer.Country || at[1].entry.Kind != gazetteer.Country {
		return false
	}
	return slices.ContainsFunc(at, func(a located) bool {
		sp := p.Names[a.name].Span
		if sp.Empty() {
			sp = p.Span
		}
		before, after := f.context(sp)
		return lead(borderLead, before) != nil || borderTail.MatchString(after)
	})
}

// sentenceOf is the sentence in which a span stands, -1 for none.
func (f *filler) sentenceOf(sp text.Span) int {
	first, end := f.tokensOf(sp)
	if first >= end || sp.Empty() {
		return -1
	}
	return f.Tokens[first].Sentence
}

// maxTold bounds the countries that a border is tried with.
const maxTold = 12

// countriesTold are the countries of the document's names of places and nationalities,
// in the order of the text; within the place's own sentence or anywhere.
func (f *filler) countriesTold(within bool) []string {
	var out []string
	take := func(country string, token int) {
		if country == "" || within && (token >= len(f.Tokens) || f.Tokens[token].Sentence != f.sentence) {
			return
		}
		if len(out) < maxTold && !slices.Contains(out, country) {
			out = append(out, country)
		}
	}
	for _, d := range f.decisions.List {
		if d.Resolved {
			take(d.Entry.Country, d.First)
		}
	}
	for k := range f.Tokens {
		if c, ok := f.nationality(k); ok {
			take(c, k)
		}
	}
	return out
}

// country is a country's entry by its code.
func (f *filler) country(alpha3 string) (gazetteer.Entry, bool) {
	for _, d := range f.decisions.List {
		if d.Resolved && d.Entry.Kind == gazetteer.Country && d.Entry.Country == alpha3 {
			return d.Entry, true
		}
	}
	for k := range f.Tokens {
		n, ok := f.nation(k)
		if !ok || n.Alpha3 != alpha3 {
			continue
		}
		q := gazetteer.Query{Countries: []string{alpha3}, Kinds: []gazetteer.Kind{gazetteer.Country}, How: gazetteer.Folded, Limit: 1}
		if hits := f.src.Search(n.Name, q); len(hits) > 0 {
			return hits[0].Entry, true
		}
		break
	}
	return f.src.Entry("iso:" + alpha3)
}

// neighbours tells whether two countries' outlines meet.
func (f *filler) neighbours(a, b *gazetteer.Entry) bool {
	x, y := f.outline(a.ID), f.outline(b.ID)
	if len(x) == 0 || len(y) == 0 || !x.Bound().Pad(borderStep).Intersects(y.Bound()) {
		return false
	}
	return len(runs(x, func(q orb.Point) bool { return nearArea(y, q, borderStep) })) > 0
}
