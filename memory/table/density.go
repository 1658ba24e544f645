package table

import (
	"cmp"
	"slices"
	"time"

	"github.com/reportedly/reportedly"
)

// By is what a density is parted by.
type By string

// The partings.
const (
	ByNone  By = ""
	ByClass By = "class" // the event's type, or the claim's kind
	ByActor By = "actor" // who takes part; a claim counts with each
	ByPlace By = "place" // the places; a claim counts with each
)

// DensityRequest asks how claims lie over time.
type DensityRequest struct {
	// Edges are the days at which the steps begin, and the day after the last, ascending.
	Edges []time.Time
	By    By
	Lanes int // how many lanes at most, those of most claims; the others are summed up
}

// Density is how claims lie over time.
type Density struct {
	Claims  int // that pass and have a day within the edges
	Undated int // that pass and have none at all
	// First and Last are the first and the last day that any claim that passes is known
	// to be of, whatever the edges are; zero where none is.
	First, Last time.Time
	All         []float64 // claims by step, each counted once
	Lanes       []Lane    // most claims first
	Others      int       // how many lanes are summed up in the last one, whose key is ""
}

// Lane is the claims of one sort over time.
type Lane struct {
	Key    string // the type, kind, actor or place
	Claims int    // within the edges
	// Counts are claims by step, Vague the part of them that may have been in other steps
	// too. A claim of many days is shared out among the steps of its days, so that the sum
	// is that of claims; open ends count for the step of the known day.
	Counts, Vague []float64
}

// Density counts claims over time.
func (t *Table) Density(f *Filter, req DensityRequest) Density {
	if len(req.Edges) < 2 {
		return Density{}
	}
	d := newDensity(t, req)
	for i := range t.rows {
		if r := &t.rows[i]; f.passes(t, r) {
			d.row(r, int32(i))
		}
	}
	d.choose(req.Lanes)
	for _, i := range d.within {
		d.spread(&t.rows[i])
	}
	return d.done()
}

// density is a count under way.
type density struct {
	t      *Table
	by     By
	edges  []int32
	out    Density
	days   [2]int32
	claims []int   // by lane
	within []int32 // rows within the edges
	lane   []int32 // place in out.Lanes and 1, by lane; 0 for those that are summed up
	keys   []int32
}

func newDensity(t *Table, req DensityRequest) *density {
	d := &density{t: t, by: req.By, days: [2]int32{openTail, openHead}}
	n := 256
	switch req.By {
	case ByActor:
		n = len(t.actors.names)
	case ByPlace:
		n = len(t.placeNames.names)
	}
	d.claims, d.lane = make([]int, n), make([]int32, n)
	for _, e := range req.Edges {
		d.edges = append(d.edges, dayOf(e))
	}
	return d
}

// lanes are the lanes of a claim.
func (d *density) lanes(r *row) []int32 {
	d.keys = d.keys[:0]
	switch d.by {
	case ByClass:
		k := r.event
		if d.t.values.names[k] == "" || d.t.values.names[r.kind] != string(reportedly.KindEvent) {
			k = r.kind
		}
		d.keys = append(d.keys, int32(k))
	case ByActor:
		for _, p := range d.t.partiesOf(r) {
			if p.roles&(doer|recipient) != 0 {
				d.keys = append(d.keys, p.actor)
			}
		}
	case ByPlace:
		d.keys = append(d.keys, d.t.placesOf(r)...)
	default:
		d.keys = append(d.keys, 0)
	}
	return d.keys
}

func (d *density) key(lane int32) string {
	switch d.by {
	case ByClass:
		return d.t.values.names[lane]
	case ByActor:
		return d.t.actors.names[lane]
	case ByPlace:
		return d.t.placeNames.names[lane]
	}
	return ""
}

// row takes a claim that passes into account.
func (d *density) row(r *row, i int32) {
	if r.first == unknown {
		d.out.Undated++
		return
	}
	if r.first > openHead {
		d.days[0] = min(d.days[0], r.first)
		d.days[1] = max(d.days[1], r.first)
	}
	if r.last < openTail {
		d.days[0] = min(d.days[0], r.last)
		d.days[1] = max(d.days[1], r.last)
	}
	first, last, _ := r.drawn()
	if last < d.edges[0] || first >= d.edges[len(d.edges)-1] {
		return
	}
	d.out.Claims++
	d.within = append(d.within, i)
	for _, k := range d.lanes(r) {
		d.claims[k]++
	}
}

// drawn are a claim's days; of an open side the known day alone.
func (r *row) drawn() (first, last int32, vague bool) {
	first, last = r.first, r.last
	if first == openHead {
		first, vague = last, true
	}
	if last == openTail {
		last, vague = first, true
	}
	return first, last, vague || last > first
}

// choose makes the lanes of most claims.
func (d *density) choose(atMost int) {
	var keys []int32
	for k, n := range d.claims {
		if n > 0 {
			keys = append(keys, int32(k))
		}
	}
	slices.SortFunc(keys, func(a, b int32) int {
		return cmp.Or(cmp.Compare(d.claims[b], d.claims[a]), cmp.Compare(d.key(a), d.key(b)))
	})
	if atMost > 0 && len(keys) > atMost {
		d.out.Others = len(keys) - atMost
		keys = keys[:atMost]
	}
	n := len(d.edges) - 1
	d.out.All = make([]float64, n)
	for i, k := range keys {
		d.lane[k] = int32(i) + 1
		d.out.Lanes = append(d.out.Lanes, Lane{Key: d.key(k), Counts: make([]float64, n), Vague: make([]float64, n)})
	}
	if d.out.Others > 0 {
		d.out.Lanes = append(d.out.Lanes, Lane{Counts: make([]float64, n), Vague: make([]float64, n)})
	}
}

// spread shares a claim out over the steps of its days.
func (d *density) spread(r *row) {
	first, last, vague := r.drawn()
	from, _ := slices.BinarySearch(d.edges, first+1)
	from = max(from-1, 0)
	n := len(d.edges) - 1
	length := float64(last) - float64(first) + 1
	each := func(yield func(b int, share float64)) {
		for b := from; b < n && d.edges[b] <= last; b++ {
			yield(b, (float64(min(last, d.edges[b+1]-1))-float64(max(first, d.edges[b]))+1)/length)
		}
	}
	each(func(b int, share float64) { d.out.All[b] += share })
	others := false
	for _, k := range d.lanes(r) {
		i := int(d.lane[k]) - 1
		if i < 0 {
			// One that is in several of the lanes that are summed up counts once there.
			if others {
				continue
			}
			i, others = len(d.out.Lanes)-1, true
		}
		l := &d.out.Lanes[i]
		l.Claims++
		each(func(b int, share float64) {
			if l.Counts[b] += share; vague && share < 1 {
				l.Vague[b] += share
			}
		})
	}
}

func (d *density) done() Density {
	if d.days[0] < openTail {
		d.out.First, d.out.Last = timeOf(d.days[0]), timeOf(d.days[1])
	}
	return d.out
}

// Extent is over which days claims lie.
type Extent struct {
	Dated, Undated int
	First, Last    time.Time // the first and the last known day; zero where none is
	// CoreFirst and CoreLast hold all but the earliest and the latest hundredth of the
	// claims.
	CoreFirst, CoreLast time.Time
}

// Extent finds over which days the claims that pass lie, whatever days the filter asks
// for.
func (t *Table) Extent(f *Filter) Extent {
	all := f.AnyDay()
	var out Extent
	var days []int32
	latest := int32(openHead)
	for _, at := range t.byDay {
		r := &t.rows[at]
		if !all.passes(t, r) {
			continue
		}
		if r.first == unknown {
			out.Undated++
			continue
		}
		first, last, _ := r.drawn()
		if first == openHead || last == openTail {
			continue // open on both sides
		}
		latest = max(latest, last)
		days = append(days, first)
	}
	if out.Dated = len(days); out.Dated == 0 {
		return out
	}
	if !slices.IsSorted(days) { // open beginnings stand for their last day
		slices.Sort(days)
	}
	out.First, out.Last = timeOf(days[0]), timeOf(latest)
	cut := len(days) / 100
	out.CoreFirst, out.CoreLast = timeOf(days[cut]), timeOf(days[len(days)-1-cut])
	return out
}
