package atlas

import (
	"context"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/paulmach/orb"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/memory/table"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/web/shared"
)

// chart is a memory's claims with where they are. It never changes.
type chart struct {
	*table.Table
	source   table.Source
	revision string

	spots []spot
	byID  map[string]int32
	rows  []mark
	where []int32 // the spots of all claims, one after the other
	axis  axis

	filters filters
}

// mark is what is drawn of a claim.
type mark struct {
	from, to    int32 // its spots, in where
	first, last int32 // days since 1970; unknown for both
	step, steps int16 // those of the axis that it may have happened in; -1 for none
	class       uint8 // index of classes
	state       uint8 // 1 corroborated, 2 contested
	lost        lost  // why it is nowhere, where it has no spot
}

const unknown = math.MinInt32

// classes are the classes of claims in the order of the codebook, as the styles name
// them.
var classes = [5]string{"q1", "q2", "q3", "q4", "state"}

// lost is why a claim is nowhere on the map.
type lost uint8

// The reasons.
const (
	here     lost = iota // it is on the map
	noPlace              // the report names no place
	noName               // no name in its words
	unlisted             // the gazetteer lacks the name
	doubtful             // several places bear the name, or little speaks for the only one
	borne                // the name is somebody's
	reasons
)

// tee reads claims once for the table and for what the chart has beside.
type tee struct {
	table.Source
	also func(*store.Light)
}

func (t tee) Lights(ctx context.Context, after int64, each func(store.Light) error) error {
	return t.Source.Lights(ctx, after, func(l store.Light) error {
		t.also(&l)
		return each(l)
	})
}

// readChart reads the chart of a memory.
func readChart(ctx context.Context, src table.Source) (*chart, error) {
	c := &chart{source: src, byID: map[string]int32{}}
	var err error
	if c.revision, err = src.Revision(ctx); err != nil {
		return nil, err
	}
	b := &builder{chart: c, known: map[placeKey]int32{}}
	if c.Table, err = table.Read(ctx, tee{src, b.add}); err != nil {
		return nil, err
	}
	c.axis = axisOf(c.rows)
	c.axis.fill(c.rows)
	return c, nil
}

// builder makes a chart.
type builder struct {
	*chart
	known map[placeKey]int32
}

// placeKey is what places have in common that are drawn as one.
type placeKey struct {
	key, shape string
	at         orb.Point
	km         float64
	precision  reportedly.Precision
	relation   reportedly.PlaceRelation
}

func (b *builder) add(l *store.Light) {
	m := mark{from: int32(len(b.where)), first: unknown, last: unknown, class: classOf(l)}
	if !l.Days.IsZero() {
		m.first, m.last = math.MinInt32+1, math.MaxInt32
		if !l.Days.First.IsZero() {
			m.first = dayOf(l.Days.First)
		}
		if !l.Days.Last.IsZero() {
			m.last = dayOf(l.Days.Last)
		}
	}
	switch l.State {
	case reportedly.Corroborated:
		m.state = 1
	case reportedly.Contested:
		m.state = 2
	}
	for i := range l.Places {
		if l.Places[i].Geometry == nil {
			continue
		}
		if at := b.spot(&l.Places[i]); !slices.Contains(b.where[m.from:], at) {
			b.where = append(b.where, at)
		}
	}
	if m.to = int32(len(b.where)); m.from == m.to {
		m.lost = lostOf(l.Places)
	}
	b.rows = append(b.rows, m)
}

// spot is the index of the spot of a place.
func (b *builder) spot(p *store.LightPlace) int32 {
	k := placeKey{key: p.Key, shape: p.Shape, km: p.KM, precision: p.Precision, relation: p.Relation}
	if k.shape == "" {
		if at, ok := p.Geometry.(orb.Point); ok {
			k.at = at
		} else { // its ID tells it from others
			s := spotOf(p)
			k.shape = "=" + s.id
		}
	}
	if i, ok := b.known[k]; ok {
		return i
	}
	s := spotOf(p)
	i, ok := b.byID[s.id]
	if !ok {
		i = int32(len(b.spots))
		b.spots, b.byID[s.id] = append(b.spots, s), i
	}
	b.known[k] = i
	return i
}

func classOf(l *store.Light) uint8 {
	name := shared.ClassKey(&reportedly.Claim{Kind: l.Kind, Event: l.Event})
	return uint8(max(0, slices.Index(classes[:], name)))
}

// lostOf says why none of a claim's places is on the map: what is said of the first.
func lostOf(places []store.LightPlace) lost {
	if len(places) == 0 {
		return noPlace
	}
	why := places[0].Why
	switch {
	case strings.Contains(why, "not in the gazetteer"):
		return unlisted
	case strings.Contains(why, "bear the name"), strings.Contains(why, "too uncertain"), strings.Contains(why, "little speaks"):
		return doubtful
	case strings.Contains(why, "bears the name"), strings.Contains(why, "stands for its government"):
		return borne
	}
	return noName
}

// dayOf is a day since 1970.
func dayOf(t time.Time) int32 {
	return int32(max(math.MinInt32+2, min(math.MaxInt32-1, math.Floor(float64(t.Unix())/86400))))
}

func timeOf(d int32) time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// tally is how many claims of a sort there are somewhere.
type tally struct {
	N            int
	Class        [len(classes)]int
	Corroborated int
	Contested    int
}

func (t *tally) add(m *mark) {
	t.N++
	t.Class[m.class]++
	switch m.state {
	case 1:
		t.Corroborated++
	case 2:
		t.Contested++
	}
}

func (t *tally) join(o *tally) {
	t.N += o.N
	for i := range t.Class {
		t.Class[i] += o.Class[i]
	}
	t.Corroborated += o.Corroborated
	t.Contested += o.Contested
}

// drawing is what passes a filter: how many claims each spot has, and how many are
// nowhere.
type drawing struct {
	*chart
	spots   []tally // one for each of the chart's
	claims  int
	nowhere [reasons]int
}

// draw counts the claims that pass a filter.
func (c *chart) draw(f *table.Filter) *drawing {
	d := &drawing{chart: c, spots: make([]tally, len(c.spots))}
	c.Each(f, func(i int) {
		m := &c.rows[i]
		d.claims++
		if m.lost != here {
			d.nowhere[m.lost]++
			return
		}
		for _, at := range c.where[m.from:m.to] {
			d.spots[at].add(m)
		}
	})
	return d
}

// lostClaims are how many claims are nowhere.
func (d *drawing) lostClaims() int {
	n := 0
	for _, k := range d.nowhere {
		n += k
	}
	return n
}
