package actors

import (
	"cmp"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/corroborate/standing"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/resolve/when/edtf"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/web/shared/axis"
)

// states are the kinds of claim that standings are made of, beside withdrawals.
var states = []reportedly.Kind{reportedly.KindPresence, reportedly.KindControl, reportedly.KindAffiliation, reportedly.KindMembership, reportedly.KindOffice}

const (
	maxStates = 300 // claims that standings are made of
	maxBars   = 40
)

// times are an actor's states over time.
type times struct {
	Ticks []axis.Tick
	Named string
	Bars  []bar
	Left  int // how many aren't shown
}

// bar is one state over time.
type bar struct {
	Kind, What string // "presence", "Sirte"
	Text       string // in words
	Pieces     []piece
	Claims     int
	Conflicts  []string
	Path       string
}

// piece is a stretch of a bar.
type piece struct {
	Class      string // "whole", "within", "unknown", "denied"
	Left, Wide float64
	Title      string
}

// timesOf are the states that claims tell of an actor; nil where they tell none of a
// known day.
func timesOf(claims map[string]*store.Claim, ids []string, n store.Name) *times {
	var told []reportedly.Told
	for _, id := range ids {
		told = append(told, claims[id].Told)
	}
	all := slices.DeleteFunc(standing.Of(told), func(s standing.Standing) bool { return !mine(n, s.Holder) && !mine(n, s.Held) })
	first, last := edtf.End, edtf.Beginning
	for i := range all {
		eachDay(&all[i], func(d edtf.Day) { first, last = min(first, d), max(last, d) })
	}
	if first > last {
		return nil
	}
	pad := edtf.Day(max(3, int(last-first)/25))
	w := axis.Window{Span: axis.All, First: first - pad, Last: last + pad}
	out := &times{Ticks: w.Ticks(12), Named: axis.Window{First: first, Last: last}.Title()}
	for i := range all {
		if b := barOf(&all[i], n, w); len(b.Pieces) > 0 {
			out.Bars = append(out.Bars, b)
		}
	}
	order := map[string]int{"office": 0, "affiliation": 1, "membership": 2, "control": 3, "presence": 4}
	slices.SortStableFunc(out.Bars, func(a, b bar) int {
		return cmp.Or(cmp.Compare(order[a.Kind], order[b.Kind]), cmp.Compare(b.Claims, a.Claims), cmp.Compare(a.What, b.What))
	})
	if len(out.Bars) > maxBars {
		out.Left = len(out.Bars) - maxBars
		out.Bars = out.Bars[:maxBars]
	}
	return out
}

// mine tells whether a party is the actor. One that its report alone knows goes by its
// names.
func mine(n store.Name, p standing.Party) bool {
	if p.Key == n.Key || p.Key == strings.TrimPrefix(n.Key, "name:") {
		return true
	}
	return strings.HasPrefix(n.Key, "local:") && slices.ContainsFunc(append(slices.Clone(n.Names), n.Name), func(name string) bool {
		return strings.EqualFold(strings.Join(strings.Fields(name), " "), p.Key)
	})
}

// far are days that stand for open ends.
const far = edtf.Day(3_000_000)

// eachDay calls yield with the days that a standing names.
func eachDay(s *standing.Standing, yield func(edtf.Day)) {
	some := func(days ...edtf.Day) {
		for _, d := range days {
			if d > -far && d < far {
				yield(d)
			}
		}
	}
	for _, x := range s.Spells {
		if x.Begin.Known {
			some(x.Begin.First, x.Begin.Last)
		}
		if x.End.Known {
			some(x.End.First, x.End.Last)
		}
		for _, v := range x.Seen {
			some(v.First, v.Last)
		}
	}
	for _, d := range s.Denials {
		some(d.First, d.Last)
	}
}

func barOf(s *standing.Standing, n store.Name, w axis.Window) bar {
	b := bar{Kind: string(s.Kind), What: s.Held.Name}
	if !mine(n, s.Holder) {
		b.What = s.Holder.Name
	}
	var text []string
	claims := map[string]bool{}
	note := func(ids []string) {
		for _, id := range ids {
			claims[id] = true
		}
	}
	for _, x := range s.Spells {
		b.spell(&x, w)
		text = append(text, phrase.Spell(x, 5))
		note(x.Begin.Claims)
		note(x.End.Claims)
		for _, v := range x.Seen {
			note(v.Claims)
		}
	}
	for _, d := range s.Denials {
		b.piece("denied", d.First, d.Last, "denied: "+phrase.Sighting(d), w)
		text = append(text, "denied "+phrase.Sighting(d))
		note(d.Claims)
	}
	for _, c := range s.Conflicts {
		b.Conflicts = append(b.Conflicts, c.Why)
	}
	b.Text, b.Claims = strings.Join(text, "; "), len(claims)
	return b
}

// spell draws a spell: what is told, and between that what isn't.
func (b *bar) spell(x *standing.Spell, w axis.Window) {
	from := len(b.Pieces)
	if x.Begin.Known {
		b.edge("began", x.Begin, w)
	}
	for _, v := range x.Seen {
		class := "whole"
		if v.Within {
			class = "within"
		}
		b.piece(class, v.First, v.Last, phrase.Sighting(v), w)
	}
	if x.End.Known {
		b.edge("ended", x.End, w)
	}
	told := slices.Clone(b.Pieces[from:])
	slices.SortFunc(told, func(a, b piece) int { return cmp.Compare(a.Left, b.Left) })
	for i, end := 0, 0.0; i < len(told); i++ {
		if i > 0 && told[i].Left > end {
			b.Pieces = append(b.Pieces, piece{"unknown", end, told[i].Left - end, "not told for these days"})
		}
		end = max(end, told[i].Left+told[i].Wide)
	}
}

func (b *bar) edge(what string, e standing.Edge, w axis.Window) {
	class := "within"
	if e.First == e.Last {
		class = "edge"
	}
	b.piece(class, e.First, e.Last, what+" "+phrase.Period(e.EDTF()), w)
}

// piece draws days; those beyond the window are cut off.
func (b *bar) piece(class string, first, last edtf.Day, title string, w axis.Window) {
	left, right := max(0, w.At(max(first, w.First))), min(100, w.At(min(last, w.Last)+1))
	if right <= left {
		return
	}
	b.Pieces = append(b.Pieces, piece{class, left, max(right-left, .5), title})
}
