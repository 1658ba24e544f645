package table

import (
	"cmp"
	"slices"

	"github.com/reportedly/reportedly"
)

// Counts are numbers of the claims that pass a filter.
type Counts struct {
	Claims, Reports, Undated int

	Kinds      map[reportedly.Kind]int
	Events     map[reportedly.Event]int
	Bases      map[reportedly.Basis]int
	States     map[reportedly.State]int
	Sources    map[string]int
	Polarities map[reportedly.Polarity]int
	Realities  map[reportedly.Reality]int
	Years      map[int]int // of first days

	Places, Actors, Speakers []Tally // most claims first, at most 30
}

// Tally is a key with a number of claims.
type Tally struct {
	Key    string
	Claims int
}

// maxTallies is how many actors, places and speakers Count gives.
const maxTallies = 30

// Count counts the claims that pass.
func (t *Table) Count(f *Filter) Counts {
	var by struct{ kind, event, basis, state, polarity, reality [256]int }
	sources, places, actors, speakers := map[int32]int{}, map[int32]int{}, map[int32]int{}, map[int32]int{}
	out := Counts{Years: map[int]int{}}
	report := int32(-1)
	for i := range t.rows {
		r := &t.rows[i]
		if !f.passes(t, r) {
			continue
		}
		out.Claims++
		if r.report != report {
			report = r.report
			out.Reports++
		}
		if r.first == unknown {
			out.Undated++
		} else if first, _, _ := r.drawn(); first > openHead {
			out.Years[timeOf(first).Year()]++
		}
		by.kind[r.kind]++
		by.event[r.event]++
		by.basis[r.basis]++
		by.state[r.state]++
		by.polarity[r.polarity]++
		by.reality[r.reality]++
		sources[r.source]++
		for _, p := range t.placesOf(r) {
			places[p]++
		}
		for _, p := range t.partiesOf(r) {
			if p.roles&(doer|recipient) != 0 {
				actors[p.actor]++
			}
			if p.roles&speaker != 0 {
				speakers[p.actor]++
			}
		}
	}
	out.Kinds, out.Events, out.Bases = named[reportedly.Kind](t, &by.kind), named[reportedly.Event](t, &by.event), named[reportedly.Basis](t, &by.basis)
	out.States, out.Polarities, out.Realities = named[reportedly.State](t, &by.state), named[reportedly.Polarity](t, &by.polarity), named[reportedly.Reality](t, &by.reality)
	out.Sources = map[string]int{}
	for i, n := range sources {
		if name := t.sources.names[i]; name != "" {
			out.Sources[name] = n
		}
	}
	out.Places, out.Actors, out.Speakers = tallies(&t.placeNames, places), tallies(&t.actors, actors), tallies(&t.actors, speakers)
	return out
}

func named[T ~string](t *Table, counts *[256]int) map[T]int {
	out := map[T]int{}
	for i, n := range counts {
		if n > 0 && t.values.names[i] != "" {
			out[T(t.values.names[i])] = n
		}
	}
	return out
}

func tallies(d *dictionary, counts map[int32]int) []Tally {
	var out []Tally
	for i, n := range counts {
		out = append(out, Tally{d.names[i], n})
	}
	slices.SortFunc(out, func(a, b Tally) int { return cmp.Or(cmp.Compare(b.Claims, a.Claims), cmp.Compare(a.Key, b.Key)) })
	return out[:min(len(out), maxTallies)]
}
