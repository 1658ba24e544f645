package places

import (
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geo"
	"github.com/paulmach/orb/planar"

	"github.com/reportedly/reportedly/eval/corpus"
	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// ReadPlace is a name with what it was read to mean.
type ReadPlace struct {
	Span     text.Span
	Resolved bool
	Lat, Lon float64
	Country  string           // the entry's, ISO 3166-1 alpha-3, "" for none or several
	Area     orb.MultiPolygon // the entry's outline, nil where it has none
	Official string           // the entry's name
	Score    float64
	Why      string
}

// Reader resolves the places of a text: those of the given spans, one answer
// for each in their order, and those that it finds itself.
type Reader func(ctx context.Context, d *ling.Document, given []text.Span) (told, own []ReadPlace, err error)

// Options say how [Score] reads.
type Options struct {
	Read Reader
	// Country is the country (alpha-3) that holds a point, "" for the sea; "" also
	// leaves a gold point out of the country's score.
	Country    func(lat, lon float64) string
	Resampling score.Resampling // of documents
}

// nearKM is how near a point must be to be right: 100 miles, as in the literature on
// geocoding (Gritta, Pilehvar and Collier 2020).
const nearKM = 161

// farKM is the error of a name that isn't resolved: half the earth's circumference.
const farKM = 20039

// samePlaceKM is how near a point is the same place: outlines of countries are
// simplified, and a town at a border may fall on the wrong side.
const samePlaceKM = 5

// placeCounts are what one document, or several, give.
type placeCounts struct {
	near, area, country score.Share
	errors              []float64 // kilometres, one a gold name
	answered            int
	answeredCountry     int
	found, own, exact   score.Tally
	every               score.Tally // with optional names as gold
}

func (c *placeCounts) add(o *placeCounts) {
	for i, s := range []*score.Share{&c.near, &c.area, &c.country} {
		s.Sum([]score.Share{o.near, o.area, o.country}[i])
	}
	c.errors = append(c.errors, o.errors...)
	c.answered += o.answered
	c.answeredCountry += o.answeredCountry
	c.found.Add(o.found)
	c.own.Add(o.own)
	c.exact.Add(o.exact)
	c.every.Add(o.every)
}

// Score scores places against gold points by the rules of docs/evaluation.md,
// "Places". N counts the gold names with a point.
func Score(ctx context.Context, corpora []*Corpus, opt Options) (*score.Scores, error) {
	s := &score.Scores{Task: "places"}
	m := placeMatch{opt: opt, confusions: score.Confusions{}}
	for _, c := range corpora {
		s.Files = append(s.Files, c.Path)
		if c.Lost > 0 {
			s.Note = fmt.Sprintf("%d gold names are not in their texts and left out", c.Lost)
		}
		for _, d := range c.Docs {
			if err := m.document(ctx, d); err != nil {
				return nil, err
			}
		}
	}
	var total placeCounts
	for i := range m.documents {
		total.add(&m.documents[i])
	}
	s.N = total.near.N
	s.Rows = total.placeRows()
	s.Rows = append(s.Rows, placeIntervals(m.documents, opt.Resampling)...)
	s.Confusions, s.Mistakes = m.confusions.Sorted(), m.mistakes
	return s, nil
}

func (c *placeCounts) placeRows() []score.Row {
	given := []score.Cell{
		score.Rate("acc161", score.Ratio(c.near.Right, c.near.N)),
		score.Rate("area161", score.Ratio(c.area.Right, c.area.N)),
		score.Rate("country", score.Ratio(c.country.Right, c.country.N)),
		score.Rate("answered", score.Ratio(c.answered, c.near.N)),
		score.Rate("median_km", median(c.errors)),
		score.Rate("auc", areaUnder(c.errors)),
		score.Number("n", c.near.N),
	}
	// Of those that were answered: what is not in the gazetteer counts against it, not
	// against the choice.
	answered := []score.Cell{
		score.Rate("acc161", score.Ratio(c.near.Right, c.answered)),
		score.Rate("area161", score.Ratio(c.area.Right, c.answered)),
		score.Rate("country", score.Ratio(c.country.Right, c.answeredCountry)),
		score.Number("n", c.answered),
	}
	return []score.Row{{Name: "given", Cells: given}, {Name: "answered", Cells: answered}, c.found.Row("found"), c.own.Row("own161"), c.exact.Row("own161.exact"), c.every.Row("own161.every")}
}

// median is the middle error; the lower of two.
func median(list []float64) float64 {
	if len(list) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(list))
	return sorted[(len(sorted)-1)/2]
}

// areaUnder is the area under the sorted errors' logarithms, as a share of the
// greatest: 0 where all are right, 1 where all are half a world away.
func areaUnder(list []float64) float64 {
	if len(list) == 0 {
		return 0
	}
	sum := 0.0
	for _, km := range list {
		sum += math.Log(km + 1)
	}
	return sum / float64(len(list)) / math.Log(farKM+1)
}

type placeMatch struct {
	opt        Options
	documents  []placeCounts
	confusions score.Confusions
	mistakes   []string
}

// document scores one text, both with the gold's names given and with those that are
// found.
func (m *placeMatch) document(ctx context.Context, d *Document) error {
	var spans []text.Span
	var gold []Toponym
	for _, g := range d.Gold {
		if g.Located {
			spans, gold = append(spans, g.Span), append(gold, g)
		}
	}
	told, own, err := m.opt.Read(ctx, corpus.TextOnly(d.Doc), spans)
	if err != nil {
		return fmt.Errorf("read the places of %s: %w", d.Doc.ID, err)
	}
	if len(told) != len(gold) {
		return fmt.Errorf("read the places of %s: %d answers to %d names", d.Doc.ID, len(told), len(gold))
	}
	var n placeCounts
	for i, g := range gold {
		m.given(&n, d, g, told[i])
	}
	m.own(&n, d, own)
	m.documents = append(m.documents, n)
	return nil
}

// given scores the answer to a gold name.
func (m *placeMatch) given(n *placeCounts, d *Document, g Toponym, p ReadPlace) {
	km := farKM + 0.0
	if p.Resolved {
		km = distance(g, p)
		n.answered++
	}
	n.errors = append(n.errors, km)
	n.near.Add(km <= nearKM)
	n.area.Add(km <= nearKM || p.Resolved && inside(p.Area, g))
	want := ""
	if m.opt.Country != nil {
		want = m.opt.Country(g.Lat, g.Lon)
	}
	if want != "" && (!p.Resolved || p.Country != "") {
		if p.Resolved {
			n.answeredCountry++
		}
		n.country.Add(p.Resolved && (p.Country == want || km <= samePlaceKM))
	}
	if km > nearKM {
		what := "no place"
		if p.Resolved {
			what = fmt.Sprintf("%.0f km off", km)
		}
		m.confusions.Add("given", score.Clip(g.Name, 40), p.Official, score.Clip(p.Why, 60))
		m.mistakes = append(m.mistakes, fmt.Sprintf("GIVEN %s «%s» (%.2f, %.2f): %s (%.2f, %.2f) %s", d.Doc.ID, score.Clip(g.Name, 60), g.Lat, g.Lon, what, p.Lat, p.Lon, p.Why))
	}
}

func distance(g Toponym, p ReadPlace) float64 {
	return geo.DistanceHaversine(orb.Point{g.Lon, g.Lat}, orb.Point{p.Lon, p.Lat}) / 1000
}

func inside(area orb.MultiPolygon, g Toponym) bool {
	return area != nil && planar.MultiPolygonContains(area, orb.Point{g.Lon, g.Lat})
}

// own scores the places that were found. A found name belongs to the first gold name
// that it overlaps and that no other has. One that overlaps only optional names is
// neither right nor false, except in the row that counts those as gold.
func (m *placeMatch) own(n *placeCounts, d *Document, own []ReadPlace) {
	taken := make([]bool, len(d.Gold))
	for _, p := range own {
		if !p.Resolved {
			continue
		}
		i := overlapping(d.Gold, taken, p.Span)
		if i < 0 {
			for _, t := range []*score.Tally{&n.found, &n.own, &n.exact, &n.every} {
				t.FP++
			}
			m.mistakes = append(m.mistakes, fmt.Sprintf("FALSE  %s «%s» %s", d.Doc.ID, d.Doc.Text.Slice(p.Span), p.Why))
			m.confusions.Add("own", "", "a place", d.Doc.Text.Slice(p.Span))
			continue
		}
		taken[i] = true
		g := d.Gold[i]
		if g.Located {
			count(&n.every, distance(g, p) <= nearKM)
		} else {
			n.every.FP++
		}
		if g.Optional {
			continue
		}
		near := distance(g, p) <= nearKM
		n.found.TP++
		count(&n.own, near)
		count(&n.exact, near && g.Span == p.Span)
	}
	for i, g := range d.Gold {
		if taken[i] {
			continue
		}
		if g.Located {
			n.every.FN++
		}
		if !g.Optional {
			n.found.FN, n.own.FN, n.exact.FN = n.found.FN+1, n.own.FN+1, n.exact.FN+1
			m.mistakes = append(m.mistakes, fmt.Sprintf("MISSED %s «%s»", d.Doc.ID, score.Clip(g.Name, 60)))
			m.confusions.Add("own", "a place", "", g.Name)
		}
	}
}

// count adds a pair: right, or both a false place and a missed one.
func count(t *score.Tally, right bool) {
	if right {
		t.TP++
	} else {
		t.FP++
		t.FN++
	}
}

// overlapping is the free gold name that shares most with a span, -1 for none; those
// that count before the optional.
func overlapping(gold []Toponym, taken []bool, sp text.Span) int {
	best, most := -1, 0
	for i, g := range gold {
		shared := min(g.Span.End, sp.End) - max(g.Span.Start, sp.Start)
		if taken[i] || shared <= 0 {
			continue
		}
		if !g.Optional {
			shared += 1 << 20
		}
		if shared > most {
			best, most = i, shared
		}
	}
	return best
}

// placeIntervals are 95 % intervals over documents.
func placeIntervals(documents []placeCounts, r score.Resampling) []score.Row {
	return r.Rows(len(documents), []string{"acc161", "area161", "country", "own161"}, func(drawn []int) []float64 {
		var near, area, country score.Share
		var own score.Tally
		for _, d := range drawn {
			near.Sum(documents[d].near)
			area.Sum(documents[d].area)
			country.Sum(documents[d].country)
			own.Add(documents[d].own)
		}
		_, _, f1 := own.Ratios()
		return []float64{score.Ratio(near.Right, near.N), score.Ratio(area.Right, area.N), score.Ratio(country.Right, country.N), f1}
	})
}
