package standing

import (
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// Knowledge is how much is known of who held something on a day.
type Knowledge string

// What can be known.
const (
	Known     Knowledge = "known"
	Contested Knowledge = "contested" // claims on that day cannot all be so
	Unknown   Knowledge = "unknown"
)

// Answer tells who held something on a day.
type Answer struct {
	Knowledge Knowledge
	Holders   []Holding // on the day: one, or several that claims name together, or those who are told against each other
	Against   []string  // Told.IDs that deny it for that day
	// Before and After are the nearest days that are known to either side, nil where
	// there are none: between them it may have changed hands.
	Before, After *Holding
}

// Holding is who held it on some days, by which claims.
type Holding struct {
	Holder      Party
	First, Last edtf.Day // both included
	Claims      []string // Told.IDs
}

// At tells who held a thing, by its key, on a day: for a place, who controlled it. A
// day that no claim speaks of is unknown, even between two that agree.
func At(all []Standing, kind reportedly.Kind, held string, day edtf.Day) Answer {
	a := Answer{Knowledge: Unknown}
	for i := range all {
		s := &all[i]
		if s.Kind != kind || s.Held.Key != held {
			continue
		}
		for _, d := range s.Denials {
			if !d.Within && d.First <= day && day <= d.Last {
				a.Against = append(a.Against, d.Claims...)
			}
		}
		for _, h := range s.holdings() {
			a.add(h, day)
		}
	}
	switch {
	case len(a.Holders) == 0:
	case len(a.Against) > 0 && a.deniesHolder(all, kind, held, day), len(a.Holders) > 1 && !together(a.Holders):
		a.Knowledge = Contested
	default:
		a.Knowledge = Known
	}
	return a
}

// holdings are the days that are known: those seen, and exact days of beginning.
func (s *Standing) holdings() []Holding {
	var out []Holding
	for _, x := range s.Spells {
		if x.Begin.Known && x.Begin.First == x.Begin.Last {
			out = append(out, Holding{s.Holder, x.Begin.First, x.Begin.Last, x.Begin.Claims})
		}
		for _, v := range x.Seen {
			if !v.Within {
				out = append(out, Holding{s.Holder, v.First, v.Last, v.Claims})
			}
		}
	}
	return out
}

func (a *Answer) add(h Holding, day edtf.Day) {
	switch {
	case h.Last < day:
		if a.Before == nil || h.Last > a.Before.Last {
			a.Before = &h
		}
	case h.First > day:
		if a.After == nil || h.First < a.After.First {
			a.After = &h
		}
	default:
		i := slices.IndexFunc(a.Holders, func(o Holding) bool { return o.Holder.Key == h.Holder.Key })
		if i < 0 {
			a.Holders = append(a.Holders, Holding{h.Holder, h.First, h.Last, slices.Clone(h.Claims)})
			return
		}
		o := &a.Holders[i]
		o.First, o.Last = min(o.First, h.First), max(o.Last, h.Last)
		o.Claims = append(o.Claims, h.Claims...)
		slices.Sort(o.Claims)
		o.Claims = slices.Compact(o.Claims)
	}
}

// deniesHolder tells whether a denial speaks of one who is told to hold it.
func (a *Answer) deniesHolder(all []Standing, kind reportedly.Kind, held string, day edtf.Day) bool {
	return slices.ContainsFunc(all, func(s Standing) bool {
		return s.Kind == kind && s.Held.Key == held &&
			slices.ContainsFunc(a.Holders, func(h Holding) bool { return h.Holder.Key == s.Holder.Key }) &&
			slices.ContainsFunc(s.Denials, func(d Sighting) bool { return !d.Within && d.First <= day && day <= d.Last })
	})
}

// together tells whether some claim names all of the holders: they hold it jointly.
func together(list []Holding) bool {
	for _, c := range list[0].Claims {
		if !slices.ContainsFunc(list[1:], func(h Holding) bool { return !slices.Contains(h.Claims, c) }) {
			return true
		}
	}
	return false
}
