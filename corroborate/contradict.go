package corroborate

import (
	"fmt"
	"regexp"
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
	return o[i].MaybeSame != j && o[j].MaybeSame != i && o[i].Who != o[j].Who
}

// withdrawn tells whether what an origin told was taken back: it is nobody's side any more.
func (b *building) withdrawn(origin int) bool {
	return origin >= 0 && b.d.Origins[origin].Stance == reportedly.Withdrawn
}

// clash is the contradiction of the first two views that exclude each other, with
// one further side for each other origin that one of them excludes.
func (b *building) clash(about reportedly.Matter, list []view, exclude func(x, y view) string) *reportedly.Contradiction {
	for i := range list {
		for j := i + 1; j < len(list); j++ {
			x, y := list[i], list[j]
			// Who rests on another doesn't name the opposite doer.
			if about != reportedly.AboutPolarity && (b.withdrawn(x.origin) || b.withdrawn(y.origin)) {
				continue
			}
			opposed := about == reportedly.AboutPerpetrator && x.origin >= 0 && y.origin >= 0 && b.d.Origins[x.origin].Who != b.d.Origins[y.origin].Who
			if !opposed && !b.independent(x.origin, y.origin) {
				continue
			}
			why := exclude(x, y)
			if why == "" {
				continue
			}
			c := &reportedly.Contradiction{About: about, Sides: []reportedly.Side{b.side(x), b.side(y)}, Why: why}
			for _, z := range list {
				known := slices.ContainsFunc(c.Sides, func(s reportedly.Side) bool { return !b.independent(s.Origin, z.origin) })
				if !known && (exclude(x, z) != "" || exclude(y, z) != "") {
					c.Sides = append(c.Sides, b.side(z))
				}
			}
			return c
		}
	}
	return nil
}

// polarity: an independent side says that it didn't happen. That nobody died
// denies no attack; that is a toll. Nor does a denial of means ("no shot was fired"),
// or of what is beside the matter ("had not been notified"), or of one place of it.
func (b *building) polarity() *reportedly.Contradiction {
	var list []view
	for _, a := range b.accounts {
		for _, t := range a.told {
			v := view{t, b.origin(t.ID), "affirmed"}
			if t.Claim.Polarity == reportedly.Denied {
				if nobodyHarmed(&t.Claim) || meansDenied(&t.Claim) || inPart(&t.Claim) || forbids(&t.Claim) || saysIn(&t.Claim, noPlace) || b.ownPart(t) != nil {
					continue
				}
				v.value = "denied"
			}
			if b.rivals[t.ID] {
				v.value = otherHands
			}
			if !unreal(&t.Claim) {
				list = append(list, v)
			}
		}
	}
	return b.clash(reportedly.AboutPolarity, list, func(x, y view) string {
		one := x.told.Report.ID == y.told.Report.ID && sentenceOf(&x.told.Claim) == sentenceOf(&y.told.Claim)
		if x.value == y.value || one {
			return "" // nobody contradicts himself in one sentence
		}
		if x.value == otherHands || y.value == otherHands {
			if x.value == "denied" || y.value == "denied" {
				return ""
			}
			return "each side says that the place is in its hands"
		}
		no, yes := &x.told.Claim, &y.told.Claim
		if x.value == "affirmed" {
			no, yes = yes, no
		}
		if otherMatter(no, yes) || unrelated(no, yes) {
			return ""
		}
		return "one side says that it happened, another that it didn't"
	})
}

// otherHands is the value of a claim by which the other side holds the place.
const otherHands = "in other hands"

// otherMatter tells whether a denial is of something else than what is told: of another
// type, or of a state of things beside harm, without a word in common ("Chlorine isn't getting in"
// denies no deaths).
func otherMatter(no, yes *reportedly.Claim) bool {
	if no.Kind == yes.Kind && no.Event == yes.Event && (no.Kind != reportedly.KindCondition || harmOf(no) == harmOf(yes)) {
		return false
	}
	said := stems(no.Trigger.Quote)
	for _, e := range no.Evidence {
		said = append(said, stems(e.Quote)...)
	}
	told := stems(yes.Trigger.Quote)
	for _, e := range yes.Evidence {
		told = append(told, stems(e.Quote)...)
	}
	in := func(words, list []string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(list, w) })
	}
	return !in(stems(yes.Trigger.Quote), said) && !in(stems(no.Trigger.Quote), told)
}

// unrelated tells whether a denial of three words or more has none of them in common with what is
// told: "The laptops haven't been given back" denies no release of people. A short one ("No
// strike took place") says nothing by which it could be told.
func unrelated(no, yes *reportedly.Claim) bool {
	said, told := ownWords(no), ownWords(yes)
	if len(slices.Compact(slices.Sorted(slices.Values(slices.DeleteFunc(slices.Clone(said), func(w string) bool { return !tells(w) }))))) < 3 {
		return false
	}
	return !slices.ContainsFunc(said, func(w string) bool { return slices.Contains(told, w) })
}

// ownWords are the stems of a claim's sentences, and of whom and what it names.
func ownWords(c *reportedly.Claim) []string {
	out := stems(c.Trigger.Quote)
	for _, e := range c.Evidence {
		out = append(out, stems(e.Quote)...)
	}
	for _, list := range [][]reportedly.Participant{c.Actors, c.Recipients} {
		for _, p := range list {
			out = append(out, stems(p.Text+" "+p.Name)...)
		}
	}
	for _, p := range c.Places {
		out = append(out, stems(p.Text)...)
	}
	return out
}

// partly are words by which a denial leaves room: "not to everybody", "not yet".
var partly = regexp.MustCompile(`(?i)\b(?:not|n['’]t|no|nobody|none)\b.*\b(?:everybody|everyone|every|entirely|fully|completely|yet|so far)\b`)

// asks is how a sentence begins that asks people not to do something.
var asks = regexp.MustCompile(`^["“«(]?(?:Please |Kindly )?(?:[Dd]o not|[Dd]on['’]t|[Nn]ever) \p{Ll}`)

// forbids tells whether a denied claim only asks for its not being done: "Do not send money".
func forbids(c *reportedly.Claim) bool { return saysIn(c, asks) }

// inPart tells whether a denial leaves room for what others tell.
func inPart(c *reportedly.Claim) bool {
	return slices.ContainsFunc(c.Evidence, func(e reportedly.Evidence) bool { return partly.MatchString(e.Quote) })
}

// unreal tells whether a claim is of what is planned, possible or conditional.
func unreal(c *reportedly.Claim) bool {
	switch c.Reality {
	case reportedly.Prospective, reportedly.Conditional, reportedly.Hypothetical:
		return true
	}
	return false
}

func harmOf(c *reportedly.Claim) bool {
	return slices.ContainsFunc(stems(c.Trigger.Quote), harmWords.has)
}

// nobodyHarmed tells whether a denied claim says that nobody died or was hurt;
// "nothing burned" says that it didn't happen.
func nobodyHarmed(c *reportedly.Claim) bool {
	if !harmOf(c) {
		return false
	}
	if len(c.Recipients) > 0 {
		return everybody(c.Recipients)
	}
	return slices.ContainsFunc(c.Evidence, func(e reportedly.Evidence) bool { return nobodyDead(tokens(e.Quote)) })
}

// sayYes takes for affirmed what a denial tells along with the matter: "The march had not
// been authorised" tells of the march, "not one lorry has crossed" of the closed border.
func (b *building) sayYes() {
	for _, t := range b.told {
		if t.Claim.Polarity == reportedly.Denied && b.beside(t) {
			t.Claim.Polarity = reportedly.Affirmed
		}
	}
}

// beside tells whether a denial is of what goes along with the matter, and not of it. It
// is of the matter where others tell just that.
func (b *building) beside(t *reportedly.Told) bool {
	denied := stems(t.Claim.Trigger.Quote)
	if slices.ContainsFunc(denied, moveWords.has) && slices.ContainsFunc(b.told, func(o *reportedly.Told) bool {
		return o.Claim.Polarity != reportedly.Denied && slices.ContainsFunc(stems(o.Claim.Trigger.Quote), closedWords.has)
	}) {
		return true
	}
	if !slices.ContainsFunc(denied, besideWords.has) {
		return false
	}
	return !slices.ContainsFunc(b.told, func(o *reportedly.Told) bool {
		return o.Claim.Polarity != reportedly.Denied && slices.ContainsFunc(stems(o.Claim.Trigger.Quote), func(st string) bool { return slices.Contains(denied, st) })
	})
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
func (b *building) sideOfDead(v view) side { return b.sideOfFigure(b.figure(b.d.Toll, v)) }

func (b *building) sideOfFigure(f *reportedly.Figure) side {
	t := b.claim(f.Claim)
	if t == nil {
		return noSide
	}
	for _, e := range t.Claim.Evidence {
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
		// Its words are those of who told it first, not of who passed it on.
		first := slices.IndexFunc(list, func(o reportedly.Figure) bool {
			return !o.Part && o.Origin == f.Origin && o.Min == f.Min && o.Max == f.Max
		})
		out = append(out, view{b.claim(list[first].Claim), f.Origin, numeral(f.Min, f.Max)})
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

// date: two origins put it on different days. Relative dates have been reckoned
// from each report's own day. A later death, or a burial, has a day of its own.
func (b *building) date() *reportedly.Contradiction {
	var list []view
	when := map[string][]stretch{}
	for _, t := range b.told {
		if afterwards(&t.Claim) || t.Claim.Polarity == reportedly.Denied {
			continue
		}
		if d := daysOf(&t.Claim); len(d) > 0 {
			when[t.ID] = d
			list = append(list, view{t, b.origin(t.ID), t.Claim.Time.EDTF})
		}
	}
	return b.clash(reportedly.AboutDate, list, func(x, y view) string {
		if days(when[x.told.ID], when[y.told.ID]) < 0 {
			return x.value + " and " + y.value
		}
		return ""
	})
}

// afterwards tells whether a claim is of what comes after an act: "he died on Friday",
// "were buried".
func afterwards(c *reportedly.Claim) bool {
	return slices.ContainsFunc(stems(c.Trigger.Quote), afterWords.has)
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
