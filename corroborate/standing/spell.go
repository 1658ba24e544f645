package standing

import (
	"cmp"
	"slices"

	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// How observations make spells: they are gone through by day. A beginning opens a
// spell, or dates the open one; an end closes it; a sighting after an end, or after a
// day on which it is denied, is another spell, for which nobody told a beginning. Two
// beginnings of one spell, or two ends, that share no day are a conflict.

// by is the day by which an observation takes its place among the others.
func (o *observation) by() edtf.Day {
	if o.within || o.sort != holds && o.sort != lacks {
		return o.last
	}
	return o.first
}

// builder makes the spells of one history.
type builder struct {
	out    Standing
	open   int      // index of the spell that may go on, -1 for none
	denied edtf.Day // the last day on which it was denied; earliest for none
}

func (h *history) standing() Standing {
	slices.SortFunc(h.seen, func(a, b observation) int {
		return cmp.Or(cmp.Compare(a.by(), b.by()), cmp.Compare(order(a.sort), order(b.sort)), cmp.Compare(a.claim, b.claim))
	})
	b := builder{out: Standing{Kind: h.kind, Holder: h.holder, Held: h.held}, open: -1, denied: earliest}
	for i := range h.seen {
		b.add(&h.seen[i])
	}
	b.contradict()
	return b.out
}

// order of observations of one day: what began before what holds, what ended after.
func order(s sort) int { return [...]int{holds: 1, began: 0, ended: 3, former: 2, lacks: 4}[s] }

func (b *builder) add(o *observation) {
	switch o.sort {
	case began:
		b.begin(Edge{true, o.first, o.last, []string{o.claim}})
	case ended:
		b.end(Edge{true, o.first, o.last, []string{o.claim}})
	case former:
		b.sight(o)
		b.end(Edge{true, earliest, o.last, []string{o.claim}})
	case holds:
		if o.begin.Known {
			o.begin.Claims = []string{o.claim}
			b.begin(o.begin)
		}
		b.sight(o)
		if o.end.Known {
			o.end.Claims = []string{o.claim}
			b.end(o.end)
		}
	case lacks:
		b.out.Denials = append(b.out.Denials, Sighting{o.first, o.last, o.within, []string{o.claim}, "denied"})
		b.denied = max(b.denied, o.first)
	}
}

// current is the spell that may go on to a day, nil where it has ended or was denied
// before.
func (b *builder) current(day edtf.Day) *Spell {
	if b.open < 0 {
		return nil
	}
	s := &b.out.Spells[b.open]
	if s.End.Known && s.End.Last < day || b.denied > s.latest() && b.denied < day {
		return nil
	}
	return s
}

// latest is the last day that a spell is known to reach.
func (s *Spell) latest() edtf.Day {
	last := earliest
	if s.Begin.Known {
		last = s.Begin.First
	}
	for _, x := range s.Seen {
		if !x.Within {
			last = max(last, x.Last)
		}
	}
	return last
}

func (b *builder) fresh() *Spell {
	b.out.Spells = append(b.out.Spells, Spell{})
	b.open = len(b.out.Spells) - 1
	return &b.out.Spells[b.open]
}

func (b *builder) begin(e Edge) {
	s := b.current(e.Last)
	if s == nil {
		s = b.fresh()
	}
	if s.Begin.Known && s.Begin.Last < e.First && s.End.Known {
		s = b.fresh() // it began, ended and began again
	}
	b.narrow(&s.Begin, e, "told to have begun at different times")
}

func (b *builder) end(e Edge) {
	if b.open < 0 {
		b.fresh()
	}
	s := &b.out.Spells[b.open]
	b.narrow(&s.End, e, "told to have ended at different times")
}

// narrow gives an edge the days that all tellings allow.
func (b *builder) narrow(edge *Edge, e Edge, why string) {
	if !edge.Known {
		*edge = e
		return
	}
	first, last := max(edge.First, e.First), min(edge.Last, e.Last)
	if first > last {
		b.out.Conflicts = append(b.out.Conflicts, Conflict{min(edge.First, e.First), max(edge.Last, e.Last), slices.Clone(edge.Claims), e.Claims, why})
		return
	}
	edge.First, edge.Last = first, last
	edge.Claims = append(edge.Claims, e.Claims...)
}

func (b *builder) sight(o *observation) {
	s := b.current(o.by())
	if s == nil {
		if b.open >= 0 && o.sort == holds && !o.within {
			if prior := &b.out.Spells[b.open]; prior.End.Known && prior.End.Last < o.first {
				b.out.Conflicts = append(b.out.Conflicts, Conflict{prior.End.First, o.last, []string{o.claim}, slices.Clone(prior.End.Claims), "seen after its end, and nobody tells that it began again"})
			}
		}
		s = b.fresh()
	}
	for i := range s.Seen {
		if x := &s.Seen[i]; x.First == o.first && x.Last == o.last && x.Within == o.within && x.Why == o.why {
			x.Claims = append(x.Claims, o.claim)
			return
		}
	}
	s.Seen = append(s.Seen, Sighting{o.first, o.last, o.within, []string{o.claim}, o.why})
}

// contradict finds days that some claims affirm and others deny.
func (b *builder) contradict() {
	for _, d := range b.out.Denials {
		for _, s := range b.out.Spells {
			for _, x := range s.Seen {
				if first, last := max(x.First, d.First), min(x.Last, d.Last); first <= last && !x.Within && !d.Within {
					b.out.Conflicts = append(b.out.Conflicts, Conflict{first, last, x.Claims, d.Claims, "affirmed and denied for the same days"})
				}
			}
		}
	}
}
