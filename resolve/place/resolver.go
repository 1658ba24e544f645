package place

import (
	"math"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
	"github.com/reportedly/reportedly/text"
)

// Options say what a Resolver knows besides the gazetteer.
type Options struct {
	// Nation reads a word or name for a country: "Libya", "Libyan", "Libyans". Nil
	// knows none.
	Nation func(words string) (Nation, bool)
	// Weights are what features count for; nil for [Default].
	Weights *Weights
}

// Nation is a country as a word tells it.
type Nation struct {
	Alpha3    string // ISO 3166-1
	Name      string // the country's usual English name
	Adjective bool   // the word is an adjective or demonym, not the country's name
}

// Resolver chooses among the entries of a gazetteer. It is immutable and safe for
// concurrent use if its source is.
type Resolver struct {
	src gazetteer.Source
	opt Options
	w   Weights
}

// New makes a resolver over a source.
func New(src gazetteer.Source, opt Options) *Resolver {
	r := &Resolver{src: src, opt: opt, w: Default()}
	if opt.Weights != nil {
		r.w = *opt.Weights
	}
	return r
}

// Source is the gazetteer that the resolver chooses from.
func (r *Resolver) Source() gazetteer.Source { return r.src }

// Names decides what the document's names of places mean.
func (r *Resolver) Names(d *ling.Document) *Decisions {
	rd := newReader(d, r.opt)
	rd.names()
	rd.countriesIn()
	return r.resolve(rd).decide()
}

// Spans decides what the given spans mean, whatever names the document has; in the
// order of the text, without overlaps. A span without a word is left out.
func (r *Resolver) Spans(d *ling.Document, spans []text.Span) *Decisions {
	rd := newReader(d, r.opt)
	rd.spans(spans)
	return r.resolve(rd).decide()
}

// resolution is the work on one document.
type resolution struct {
	*reader
	src       gazetteer.Source
	w         *Weights
	groups    []*group
	told      map[string]float64 // countries by adjectives
	publisher string             // the publisher's country, or ""
	borne     map[string]bool    // names of persons and groups
}

// rounds is how often the groups tell each other what they mean; chances hardly move
// after the third.
const rounds = 4

// maxFuzzy bounds the names of a document that are looked up for typing errors, the
// slowest of searches.
const maxFuzzy = 8

func (r *Resolver) resolve(rd *reader) *resolution {
	rd.read()
	rd.waters(r.src)
	s := &resolution{reader: rd, src: r.src, w: &r.w}
	s.groups = rd.group()
	rd.datelines(s.groups)
	s.told, s.publisher, s.borne = rd.nationalities(), rd.publisherCountry(), rd.bearers()
	for _, g := range s.groups {
		s.candidates(g)
	}
	s.first()
	f := s.newFocus()
	s.widenAll(f.top(6))
	for range rounds {
		f = s.newFocus()
		s.round(f)
	}
	return s
}

// widenAll looks again for names that nothing met.
func (s *resolution) widenAll(countries []string) {
	fuzzy := maxFuzzy
	for _, g := range s.groups {
		if len(g.candidates) > 0 {
			continue
		}
		s.widen(g, countries, false)
		if len(g.candidates) == 0 && fuzzy > 0 {
			fuzzy--
			s.widen(g, countries, true)
		}
		s.localScores(g)
		g.chances()
	}
}

// first gives each candidate its chance by itself.
func (s *resolution) first() {
	for _, g := range s.groups {
		s.localScores(g)
		g.chances()
	}
}

func (s *resolution) localScores(g *group) {
	for i := range g.candidates {
		c := &g.candidates[i]
		v := s.localFeatures(g, c)
		c.local = v.dot(s.w)
		c.score = c.local
	}
	v := s.noneFeatures(g)
	g.none = v.dot(s.w)
}

// round lets the groups learn from each other once. All read the chances of the
// round before.
func (s *resolution) round(f *focus) {
	for i, g := range s.groups {
		for j := range g.candidates {
			c := &g.candidates[j]
			var v vector
			s.contextFeatures(&v, i, c, f)
			c.score = c.local + v.dot(s.w)
		}
	}
	for _, g := range s.groups {
		v := s.noneFeatures(g)
		g.none = v.dot(s.w)
		g.chances()
	}
}

// chances turns scores into probabilities; after it none is one too.
func (g *group) chances() {
	top := g.none
	for i := range g.candidates {
		top = max(top, g.candidates[i].score)
	}
	sum := math.Exp(g.none - top)
	for i := range g.candidates {
		sum += math.Exp(g.candidates[i].score - top)
	}
	for i := range g.candidates {
		g.candidates[i].chance = math.Exp(g.candidates[i].score-top) / sum
	}
	g.none = math.Exp(g.none-top) / sum
}
