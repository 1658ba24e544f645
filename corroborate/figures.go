package corroborate

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/name"
	"github.com/reportedly/reportedly/text"
)

// killed and size are fields of numbers with rules of their own.
const (
	killedField   = "killed"
	sizeField     = "size"
	detainedField = "detained"
)

// figures fills the toll and the other ranges.
func (b *building) figures() {
	var fields []string
	byField := map[string][]reportedly.Figure{}
	var all []figure
	for _, a := range b.accounts {
		all = append(all, a.figures()...)
	}
	for _, f := range b.disowned(all) {
		f.Origin = b.origin(f.Claim)
		f.Part = f.Part || f.Min > 0 && b.group(&f)
		if len(byField[f.field]) == 0 {
			fields = append(fields, f.field)
		}
		byField[f.field] = append(byField[f.field], f.Figure)
	}
	slices.Sort(fields)
	for _, field := range fields {
		list := byField[field]
		b.subtotals(list)
		b.replace(list)
		r, ok := rangeOf(field, list, b.counts)
		switch {
		case !ok:
		case field == killedField:
			b.d.Toll = &r
		default:
			b.d.Numbers = append(b.d.Numbers, r)
		}
	}
}

// corrected tells whether a person has given the account's figure: it stands nowhere
// in the text and holds against what the sentences say.
func corrected(a *account, field string) bool {
	return slices.ContainsFunc(a.told, func(t *reportedly.Told) bool { return t.Claim.Corrected(field) })
}

// subtotals marks all but the highest of the figures that one report gives, of the dead of
// one side, as parts:
// "Eleven died, eight of them on the spot"; "five here and three in the hospital" is
// not added up.
func (b *building) subtotals(list []reportedly.Figure) {
	type heap struct {
		report string
		side   side
	}
	top := map[heap]int{}
	of := make([]heap, len(list))
	for i, f := range list {
		of[i] = heap{f.Report, b.sideOfFigure(&list[i])}
		if !f.Part {
			top[of[i]] = max(top[of[i]], f.Min)
		}
	}
	for i := range list {
		f := &list[i]
		if !f.Part && (f.Min < top[of[i]] || f.Min < top[heap{f.Report, noSide}]) {
			f.Part = true
		}
	}
}

// figure is a claim's figure with its field and where it stands.
type figure struct {
	reportedly.Figure
	field string
	span  text.Span
	// ofGroup tells that it counts people of one age or sex.
	ofGroup bool
}

// figures are an account's figures: those of its claims, and of its sentences
// where the claims give no toll. A sentence's toll goes to the claim of it that it
// stands nearest to.
func (a *account) figures() []figure {
	var out []figure
	for _, t := range a.told {
		for _, f := range figuresOf(t) {
			if t.Claim.Corrected(f.field) || !corrected(a, f.field) {
				out = append(out, f)
			}
		}
	}
	read := out
	for _, f := range a.spare {
		known := corrected(a, f.field) || slices.ContainsFunc(read, func(r figure) bool {
			return r.field == f.field && (r.span.Overlaps(f.span) || r.span.Empty() && f.Min == 0)
		})
		if !known {
			out = append(out, f)
		}
	}
	return out
}

// figuresOf are the figures of a claim. "No deaths were recorded" and "nobody was hurt" are a toll of 0;
// the size of those who died is a toll ("six people died").
func figuresOf(t *reportedly.Told) []figure {
	c := &t.Claim
	if unreal(c) {
		return nil
	}
	deadly := slices.ContainsFunc(stems(c.Trigger.Quote), deathWords.has) || shotDead(c)
	if c.Polarity == reportedly.Denied {
		if len(c.Actors) == 0 && nobodyHarmed(c) {
			return []figure{{reportedly.Figure{Claim: t.ID, Report: t.Report.ID, Words: c.Trigger.Quote, Origin: -1}, killedField, text.Span{}, false}}
		}
		return nil
	}
	var out []figure
	for _, n := range c.Numbers {
		field := n.Field
		if field == sizeField && deadly {
			field = killedField
		}
		if field != n.Field && c.Corrected(field) {
			continue
		}
		out = append(out, figure{reportedly.Figure{
			Claim: t.ID, Report: t.Report.ID, Words: n.Text, Min: n.Min, Max: n.Max, Origin: -1, Part: part(c, n) || leavesOut(c, n),
		}, field, n.Span, !n.Span.Empty() && groupAfter(c.Evidence[0].Quote, n.Span.End-c.Evidence[0].Span.Start) || groupAfter(n.Text, 0)})
	}
	if deadly && len(out) == 0 && !c.Corrected(killedField) && len(c.Recipients) == 1 && single(&c.Recipients[0]) {
		n := nth(&c.Recipients[0])
		out = append(out, figure{reportedly.Figure{
			Claim: t.ID, Report: t.Report.ID, Words: c.Recipients[0].Text, Min: n, Max: n, Origin: -1,
		}, killedField, c.Recipients[0].Span, false})
	}
	return out
}

// shotDead tells whether "dead" comes right after the trigger: "was shot dead".
func shotDead(c *reportedly.Claim) bool {
	if len(c.Evidence) == 0 {
		return false
	}
	e := c.Evidence[0]
	at := c.Trigger.Span.End - e.Span.Start
	return at > 0 && at < len(e.Quote) && strings.HasPrefix(strings.TrimLeft(e.Quote[at:], " "), "dead")
}

// single tells whether a participant is one person: "a sergeant", "the teacher Ana
// Ruiz".
func single(p *reportedly.Participant) bool {
	w := name.Words(p.Text)
	if len(w) == 0 || slices.Contains(w, "and") {
		return false
	}
	switch w[0] {
	case "a", "an", "one":
		return p.Kind != reportedly.ArmedGroup && !strings.HasSuffix(w[len(w)-1], "s")
	}
	return p.Kind == reportedly.Person && named(p.Text) && !strings.HasSuffix(w[len(w)-1], "s")
}

// everybody tells whether nobody in particular is named: "no one", "no deaths",
// "nobody"; not "no soldiers".
func everybody(list []reportedly.Participant) bool {
	return !slices.ContainsFunc(list, func(p reportedly.Participant) bool {
		w := name.Words(p.Text)
		return len(w) == 0 || !slices.Contains([]string{"no", "nobody", "none", "one", "people", "persons", "casualties", "deaths"}, w[len(w)-1])
	})
}

// part tells whether a figure counts only some of those concerned: "among them two
// children", "including three", "three of them".
func part(c *reportedly.Claim, n reportedly.Number) bool {
	e := c.Evidence[0]
	from := n.Span.Start - e.Span.Start
	if n.Span.Empty() || from < 0 || n.Span.End > e.Span.End || n.Span.End-e.Span.Start > len(e.Quote) {
		return false
	}
	before, after := e.Quote[:from], e.Quote[n.Span.End-e.Span.Start:]
	if n.Max == 1 && (before == "" || strings.HasSuffix(before, ". ")) && strings.HasPrefix(after, ",") {
		return true // "One, a woman of 34, died later"
	}
	if ofPatients(before, n.Text+head(after, 12)) {
		return true // "We took in 34 miners, three of whom died": others took in others
	}
	words := name.Words(tail(before, 40))
	for _, w := range words[max(0, len(words)-3):] {
		if w == "including" || w == "among" || w == "amongst" || w == "included" {
			return true
		}
	}
	next := name.Words(head(after, 24))
	return len(next) > 1 && next[0] == "of" && (next[1] == "them" || next[1] == "whom" || next[1] == "these" || next[1] == "those")
}

func head(s string, n int) string { return s[:min(n, len(s))] }
func tail(s string, n int) string { return s[max(0, len(s)-n):] }

// replace marks figures that the same origin, or the same publisher in its own
// voice, later gave anew (rule 10). Figures are in the order of publication.
func (b *building) replace(list []reportedly.Figure) {
	for i := range list {
		for j := i + 1; j < len(list); j++ {
			x, y := &list[i], &list[j]
			if x.Report == y.Report || x.Part != y.Part {
				continue
			}
			sameOrigin := x.Origin >= 0 && x.Origin == y.Origin
			if (sameOrigin || b.publisher(x.Report) != "" && b.publisher(x.Report) == b.publisher(y.Report)) && b.published(x.Report) < b.published(y.Report) {
				x.Replaced = true
			}
		}
	}
	for i := range list {
		list[i].Replaced = list[i].Replaced || stale(list[:i], &list[i])
	}
}

// stale tells whether a figure passes on what its origin had raised before: "police say 17
// died", when they have given 26 the day before.
func stale(earlier []reportedly.Figure, f *reportedly.Figure) bool {
	given, raised := false, false
	for _, e := range earlier {
		if f.Origin < 0 || e.Origin != f.Origin || e.Part || f.Part || e.Report == f.Report {
			continue
		}
		raised = raised || given && e.Min > f.Min
		given = given || e.Min == f.Min
	}
	return raised
}

func (b *building) publisher(report string) string { return b.publication(report).Source }

func (b *building) published(report string) string { return b.publication(report).Published }

// publication is a report as its claims know it; each is sought once.
func (b *building) publication(report string) *reportedly.Publication {
	if b.reports == nil {
		b.reports = map[string]*reportedly.Publication{}
		for _, t := range b.told {
			b.reports[t.Report.ID] = &t.Report
		}
	}
	if p := b.reports[report]; p != nil {
		return p
	}
	return &reportedly.Publication{}
}

// rangeOf is the range of what counts: whole figures that weren't replaced, of
// origins that still stand, and of nobody in particular only where no origin gives
// one.
func rangeOf(field string, list []reportedly.Figure, counts func(int) bool) (reportedly.Range, bool) {
	r := reportedly.Range{Field: field, Figures: list}
	first := true
	known := slices.ContainsFunc(list, func(f reportedly.Figure) bool { return f.Origin >= 0 && !f.Part && !f.Replaced })
	for _, f := range list {
		if f.Part || f.Replaced || !counts(f.Origin) || known && f.Origin < 0 {
			continue
		}
		top := f.Max
		if top < f.Min {
			top = f.Min
		}
		if first {
			r.Min, r.Max = f.Min, top
		}
		r.Min, r.Max, first = min(r.Min, f.Min), max(r.Max, top), false
		if f.Max == 0 && f.Min > 0 {
			r.Open = true
		}
	}
	// An open figure is closed by another's higher one.
	for _, f := range list {
		if r.Open && !f.Part && !f.Replaced && f.Max >= r.Max && f.Max > 0 {
			r.Open = false
		}
	}
	return r, !first
}

// counts tells whether an origin's word still stands.
func (b *building) counts(origin int) bool {
	return origin < 0 || b.d.Origins[origin].Stance != reportedly.Withdrawn
}

func (b *building) origin(claim string) int {
	if i, ok := b.knowers.ByClaim[claim]; ok {
		return i
	}
	return -1
}

// tellings fills the dates and places, each value with who gives it.
func (b *building) tellings() {
	spelt := map[string]string{} // a place's name as it was first written, by its folded form
	for _, t := range b.told {
		c := &t.Claim
		if len(daysOf(c)) > 0 {
			add(&b.d.Dates, c.Time.EDTF, c.Time.Text, t.ID)
		}
		for i := range c.Places {
			for _, n := range c.Places[i].Names {
				value := n.Official
				if value == "" {
					value = n.Name
				}
				if first, ok := spelt[name.Fold(value)]; ok {
					value = first
				}
				spelt[name.Fold(value)] = value
				add(&b.d.Places, value, c.Places[i].Text, t.ID)
			}
		}
	}
	order := func(x, y reportedly.Telling) int {
		return cmp.Or(cmp.Compare(len(y.Claims), len(x.Claims)), cmp.Compare(x.Value, y.Value))
	}
	slices.SortStableFunc(b.d.Dates, order)
	slices.SortStableFunc(b.d.Places, order)
	for i := range b.d.Dates {
		for j := range b.d.Dates {
			x, errX := parseDay(b.d.Dates[i].Value)
			y, errY := parseDay(b.d.Dates[j].Value)
			if i != j && errX == nil && errY == nil && y.Within(x) && !x.Within(y) {
				b.d.Dates[i].Within = true
			}
		}
	}
}

func add(list *[]reportedly.Telling, value, words, claim string) {
	for i := range *list {
		if (*list)[i].Value == value {
			if !slices.Contains((*list)[i].Claims, claim) {
				(*list)[i].Claims = append((*list)[i].Claims, claim)
			}
			return
		}
	}
	*list = append(*list, reportedly.Telling{Value: value, Words: words, Claims: []string{claim}})
}

// numeral writes a figure: "4", "at least 5", "10–12".
func numeral(lo, hi int) string {
	switch {
	case hi == 0 && lo > 0:
		return "at least " + strconv.Itoa(lo)
	case hi > lo:
		return strconv.Itoa(lo) + "–" + strconv.Itoa(hi)
	}
	return strconv.Itoa(lo)
}

// rough tells whether a figure is rounded or hedged: "about 1,500", "some three
// hundred".
func rough(f *reportedly.Figure) bool {
	w := strings.ToLower(f.Words)
	for _, hedge := range []string{"about", "around", "some", "nearly", "almost", "roughly", "approximately", "up to", "estimated", "or so", "dozen", "hundred", "thousand"} {
		if strings.Contains(w, hedge) {
			return true
		}
	}
	return f.Min >= 100 && f.Min%50 == 0
}
