package actor

import (
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// contextOf is what a document is about: the countries that it names, by name,
// nationality, capital, place or body, each with its share of all those mentions.
// One mention more is counted than there are, so that a single one doesn't make
// the document be about its country alone.
func (r *Registry) contextOf(d *ling.Document, claims []reportedly.Claim, place func(string) string) Context {
	ctx := Context{Place: place, Countries: map[string]float64{}}
	if v, err := edtf.Parse(d.Published); err == nil {
		ctx.Date = v
	}
	total := 1.0
	count := func(country string, weight float64) {
		if country != "" {
			ctx.Countries[country] += weight
			total += weight
		}
	}
	for _, n := range d.Names {
		words := d.Slice(n.First, n.End)
		switch n.Label {
		case ling.Location, ling.Nationality:
			if c, ok := r.lex.Country(words); ok {
				count(c.Alpha3, 1)
			} else if c, ok := r.lex.Capital(words); ok {
				count(c.Alpha3, 0.5)
			} else if place != nil {
				count(place(words), 0.5)
			}
		case ling.Group:
			count(r.countryOfBody(words), 0.5)
		}
	}
	for _, c := range claims {
		for _, p := range c.Places {
			for _, n := range p.Names {
				if n.Resolved {
					count(n.Country, 0.5)
				}
			}
		}
	}
	for c := range ctx.Countries {
		ctx.Countries[c] /= total
	}
	return ctx
}

// countryOfBody is the country of a body that a name can only mean: no acronyms,
// which many share.
func (r *Registry) countryOfBody(s string) string {
	if !strings.Contains(s, " ") || isAcronym(s) {
		return ""
	}
	hits := r.Named(s)
	if len(hits) != 1 || hits[0].Name.Acronym {
		return ""
	}
	return hits[0].Actor.Country
}
