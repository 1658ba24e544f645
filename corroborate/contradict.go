package corroborate

import (
	"fmt"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/name"
	"github.com/reportedly/reportedly/resolve/when/edtf"
)

func parseDay(s string) (edtf.Value, error) { return edtf.Parse(s) }

// contradictions finds where independent sides exclude each other (rules 6, 10 to
// 12). The order of matters is that of the codebook.
func (b *building) contradictions() {
	b.d.Origins = b.knowers.Origins
	b.figures()
	b.tellings()
	for _, find := range []func() *reportedly.Contradiction{
		b.polarity, b.toll, b.perpetrator, b.place, b.date, b.size, b.cause,
	} {
		if c := find(); c != nil {
			b.d.Contradictions = append(b.d.Contradictions, *c)
		}
	}
}

// view is one value of one claim, as a side of a contradiction may hold it.
type view struct {
	told   *reportedly.Told
	origin int
	value  string
}

func (b *building) side(v view) reportedly.Side {
	s := reportedly.Side{Claim: v.told.ID, Report: v.told.Report.ID, Origin: v.origin, Value: v.value}
	if len(v.told.Claim.Evidence) > 0 {
		s.Quote = v.told.Claim.Evidence[0]
	}
	return s
}

// independent tells whether two claims are of sides that don't depend on each other.
func (b *building) independent(i, j int) bool {
	if i < 0 || j < 0 || i == j {
		return false
	}
	o := b.d.Origins
	return o[i].MaybeSame != j && o[j].MaybeSame != i
}

// clash is the contradiction of the first two views that exclude each other, with
// one further side for each other origin that holds another value.
func (b *building) clash(about reportedly.Matter, list []view, exclude func(x, y view) string) *reportedly.Contradiction {
	for i := range list {
		for j := i + 1; j < len(list); j++ {
			x, y := list[i], list[j]
			if !b.independent(x.origin, y.origin) {
				continue
			}
			why := exclude(x, y)
			if why == "" {
				continue
			}
			c := &reportedly.Contradiction{About: about, Sides: []reportedly.Side{b.side(x), b.side(y)}, Why: why}
			for _, z := range list {
				known := slices.ContainsFunc(c.Sides, func(s reportedly.Side) bool { return s.Origin == z.origin || s.Value == z.value })
				if !known && exclude(x, z) != "" && exclude(y, z) != "" {
					c.Sides = append(c.Sides, b.side(z))
				}
			}
			return c
		}
	}
	return nil
}

// polarity: an independent side says that it didn't happen. That nobody died
// denies no attack; that is a toll.
func (b *building) polarity() *reportedly.Contradiction {
	var list []view
	for _, a := range b.accounts {
		for _, t := range a.told {
			v := view{t, b.origin(t.ID), "affirmed"}
			if t.Claim.Polarity == reportedly.Denied {
				if harmOf(&t.Claim) || b.ownPart(t) {
					continue
				}
				v.value = "denied"
			}
			list = append(list, v)
		}
	}
	return b.clash(reportedly.AboutPolarity, list, func(x, y view) string {
		if x.value == y.value {
			return ""
		}
		return "one side says that it happened, another that it didn't"
	})
}

func harmOf(c *reportedly.Claim) bool {
	return slices.ContainsFunc(stems(c.Trigger.Quote), harmWords.has)
}

// ownPart tells whether a denial is of the denier's own part in what others tell:
// "The militia denied that it had burned the mill", "None of our staff entered". The
// happening itself stands.
func (b *building) ownPart(t *reportedly.Told) bool {
	c := &t.Claim
	if len(c.Actors) == 0 || c.Event.Quad() != reportedly.MaterialConflict {
		return false
	}
	deniers := partiesOf(t, c.Actors)
	var speakers []reportedly.Participant
	for _, s := range c.SaidBy {
		speakers = append(speakers, reportedly.Participant{Text: s.Text, Name: s.Name, ID: s.ID})
	}
	if len(speakers) == 0 {
		speakers = []reportedly.Participant{{Text: t.Report.Source}}
	}
	for _, s := range partiesOf(t, speakers) {
		for _, d := range deniers {
			if alike(&d, &s) || d.side != noSide && d.side == s.side {
				return true
			}
		}
	}
	return false
}

// toll: two origins' latest figures of the dead that cannot both be so.
func (b *building) toll() *reportedly.Contradiction {
	if b.d.Toll == nil {
		return nil
	}
	return b.clash(reportedly.AboutToll, b.figureViews(b.d.Toll.Figures), func(x, y view) string {
		f, g := b.figure(b.d.Toll, x), b.figure(b.d.Toll, y)
		if apartFigures(f, g) && !otherDead(b.sideOfDead(x), b.sideOfDead(y)) {
			return fmt.Sprintf("%s killed and %s killed", x.value, y.value)
		}
		return ""
	})
}

// otherDead tells whether two counts are of the dead of different sides: soldiers and
// rebels.
func otherDead(x, y side) bool { return x != noSide && y != noSide && x != y }

// sideOfDead is whose dead a view's figure counts, by the words of the claim's
// sentence after it.
func (b *building) sideOfDead(v view) side {
	f := b.figure(b.d.Toll, v)
	for _, e := range v.told.Claim.Evidence {
		_, after, ok := strings.Cut(e.Quote, f.Words)
		if !ok || f.Words == "" {
			continue
		}
		for i, w := range name.Words(head(after, 60)) {
			st := stem(w)
			switch {
			case i > 5 || slices.Contains(dead.after, w):
				return noSide
			case rebelWords.has(st):
				return rebelSide
			case stateWords.has(st):
				return stateSide
			}
		}
	}
	return noSide
}

func (b *building) figureViews(list []reportedly.Figure) []view {
	var out []view
	for _, f := range list {
		if f.Part || f.Replaced || !b.counts(f.Origin) {
			continue
		}
		i := slices.IndexFunc(b.told, func(t *reportedly.Told) bool { return t.ID == f.Claim })
		out = append(out, view{b.told[i], f.Origin, numeral(f.Min, f.Max)})
	}
	return out
}

func (b *building) figure(r *reportedly.Range, v view) *reportedly.Figure {
	for i := range r.Figures {
		f := &r.Figures[i]
		if f.Claim == v.told.ID && !f.Part && numeral(f.Min, f.Max) == v.value {
			return f
		}
	}
	return &reportedly.Figure{}
}

// apartFigures tells whether two figures exclude each other. An open one allows
// every higher figure; a rough one a quarter more or less.
func apartFigures(f, g *reportedly.Figure) bool {
	lo, hi := bounds(f)
	lo2, hi2 := bounds(g)
	return hi < lo2 || hi2 < lo
}

// farApart tells whether one of two figures is at least twice the other: nobody counts
// a crowd to the head.
func farApart(f, g *reportedly.Figure) bool {
	return f.Min >= 2*max(g.Min, g.Max) || g.Min >= 2*max(f.Min, f.Max)
}

func bounds(f *reportedly.Figure) (lo, hi float64) {
	lo, hi = float64(f.Min), float64(f.Max)
	if f.Max == 0 && f.Min > 0 {
		hi = 1e12
	}
	if rough(f) {
		lo, hi = lo*0.75, hi*1.25
	}
	return lo, hi
}

// perpetrator: two sides name different doers of one act by force. "Gunmen" and
// "armed men" name nobody.
func (b *building) perpetrator() *reportedly.Contradiction {
	if b.d.Event.Quad() != reportedly.MaterialConflict {
		return nil
	}
	var list []view
	byClaim := map[string][]party{}
	for _, t := range b.told {
		c := &t.Claim
		if c.Event.Quad() != reportedly.MaterialConflict || len(c.Actors) != 1 || harmOf(c) && len(c.Recipients) == 0 {
			continue
		}
		if c.Polarity == reportedly.Denied && !b.ownPart(t) {
			continue
		}
		who := partiesOf(t, c.Actors)
		if b.isPlace(who[0].name) {
			continue
		}
		byClaim[t.ID] = who
		value := c.Actors[0].Name
		if c.Polarity == reportedly.Denied {
			value = "not " + value
		}
		list = append(list, view{t, b.origin(t.ID), value})
	}
	return b.clash(reportedly.AboutPerpetrator, list, func(x, y view) string {
		p, q := byClaim[x.told.ID][0], byClaim[y.told.ID][0]
		dx, dy := x.told.Claim.Polarity == reportedly.Denied, y.told.Claim.Polarity == reportedly.Denied
		switch {
		case dx && dy:
			return ""
		case dx || dy:
			if alike(&p, &q) || p.side != noSide && p.side == q.side {
				return "one side names a doer who denies having done it"
			}
			return ""
		case excludes(&p, &q):
			return "one side says " + x.value + " did it, another " + y.value
		}
		return ""
	})
}

// isPlace tells whether a name is one of the development's places, which reading
// has taken for a doer.
func (b *building) isPlace(folded string) bool {
	for _, a := range b.accounts {
		for i := range a.facts.places {
			if slices.Contains(a.facts.places[i].names, placeName(folded)) {
				return true
			}
		}
	}
	return false
}

// excludes tells whether two doers can't be one: of opposite sides, or two
// different names on the side of no state. Two names on a state's side may be one
// chain of command, and a person may belong to any group.
func excludes(p, q *party) bool {
	if p.kind == reportedly.Person || q.kind == reportedly.Person {
		return false
	}
	if p.specific && q.specific && alike(p, q) || sharesWord(p, q) {
		return false
	}
	switch {
	case p.side != noSide && q.side != noSide && p.side != q.side:
		return true
	case p.specific && q.specific && p.side == rebelSide && q.side == rebelSide:
		return true
	}
	return false
}

func sharesWord(p, q *party) bool {
	return slices.ContainsFunc(p.stems, func(s string) bool { return len(s) > 3 && slices.Contains(q.stems, s) })
}

// place: two origins put it in places too far apart to be one.
func (b *building) place() *reportedly.Contradiction {
	var list []view
	spots := map[string][]spot{}
	for _, t := range b.told {
		if harmOf(&t.Claim) || t.Claim.Polarity == reportedly.Denied {
			continue
		}
		var own []spot
		for i := range t.Claim.Places {
			p := &t.Claim.Places[i]
			if p.Relation != reportedly.To && p.Relation != reportedly.From && p.Geometry != nil {
				own = append(own, spotsOf(p)...)
			}
		}
		if len(own) > 0 {
			spots[t.ID] = own
			list = append(list, view{t, b.origin(t.ID), t.Claim.Places[0].Text})
		}
	}
	return b.clash(reportedly.AboutPlace, list, func(x, y view) string {
		if whereabouts(spots[x.told.ID], spots[y.told.ID]) == apart {
			return "“" + x.value + "” and “" + y.value + "” are apart, and neither lies in the other"
		}
		return ""
	})
}

// date: two origins put it on different days. Relative dates have been reckoned
// from each report's own day.
func (b *building) date() *reportedly.Contradiction {
	var list []view
	for _, t := range b.told {
		if !harmOf(&t.Claim) && t.Claim.Polarity != reportedly.Denied && len(daysOf(&t.Claim)) > 0 {
			list = append(list, view{t, b.origin(t.ID), t.Claim.Time.EDTF})
		}
	}
	return b.clash(reportedly.AboutDate, list, func(x, y view) string {
		if days(daysOf(&x.told.Claim), daysOf(&y.told.Claim)) < 0 {
			return x.value + " and " + y.value
		}
		return ""
	})
}

// size: how large a crowd was, or how many were detained, by figures that differ by
// more than rounding.
func (b *building) size() *reportedly.Contradiction {
	for i := range b.d.Numbers {
		r := &b.d.Numbers[i]
		if r.Field != detainedField && (r.Field != sizeField || b.d.Event != reportedly.Protest) {
			continue
		}
		c := b.clash(reportedly.AboutSize, b.figureViews(r.Figures), func(x, y view) string {
			f, g := b.figure(r, x), b.figure(r, y)
			if apartFigures(f, g) && (r.Field != sizeField || farApart(f, g)) {
				return x.value + " and " + y.value + " (" + r.Field + ")"
			}
			return ""
		})
		if c != nil {
			return c
		}
	}
	return nil
}

// cause: one side tells an act by force, another an accident.
func (b *building) cause() *reportedly.Contradiction {
	var list []view
	for _, t := range b.told {
		c := &t.Claim
		if c.Polarity == reportedly.Denied {
			continue
		}
		accident := false
		for _, e := range c.Evidence {
			accident = accident || slices.ContainsFunc(stems(e.Quote), accidentWords.has)
		}
		switch {
		case accident && !forceful(c.Event):
			list = append(list, view{t, b.origin(t.ID), "accident"})
		case forceful(c.Event) && !accident && !harmOf(c):
			list = append(list, view{t, b.origin(t.ID), "act by force"})
		}
	}
	return b.clash(reportedly.AboutReason, list, func(x, y view) string {
		if x.value != y.value {
			return "one side tells an accident, another an act by force"
		}
		return ""
	})
}
