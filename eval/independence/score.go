package independence

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/text"
)

// unread marks a quote that no claim of a development stands for.
const unread = -1

// quoteMention is a quote of the gold with the development that was made of the
// claim that stands for it.
type quoteMention struct {
	ScenarioQuote
	gold  int // index of the gold's development; below 0 for a look-alike that isn't listed
	found int // index of the development that was made, or unread
}

// comparison sets the developments made of one scenario against the gold's.
type comparison struct {
	*Scenario
	mode     string
	claims   map[string][]reportedly.Claim // by report
	in       map[string]int                // the development of each claim, by its ID across reports
	found    []reportedly.Development
	mentions []quoteMention
	pairs    []int // the found development of each gold one, or unread
	mistakes []string
	wrong    []score.Confusion
}

func newComparison(s *Scenario, told []ScenarioReading, found []reportedly.Development, m *independenceMode) *comparison {
	c := &comparison{Scenario: s, mode: m.name, found: found, claims: map[string][]reportedly.Claim{}, in: map[string]int{}}
	for _, t := range told {
		c.claims[t.Gold.ID] = t.Claims
	}
	for i, d := range found {
		for _, member := range d.Members {
			c.in[member.Claim] = i
		}
	}
	for i, d := range s.Developments {
		for _, q := range d.Claims {
			c.mentions = append(c.mentions, quoteMention{q, i, c.foundFor(q, d.Event)})
		}
	}
	c.lookalikes()
	c.pairs = c.pair()
	return c
}

// lookalikes adds the quotes of not_same that aren't of a listed development.
func (c *comparison) lookalikes() {
	for _, l := range c.NotSame {
		for _, q := range []ScenarioQuote{l.A, l.B} {
			listed := slices.ContainsFunc(c.mentions, func(m quoteMention) bool {
				return m.Report == q.Report && m.Span.Overlaps(q.Span)
			})
			if !listed {
				c.mentions = append(c.mentions, quoteMention{q, unread - len(c.mentions), c.foundFor(q, "")})
			}
		}
	}
}

// foundFor is the development of the claim that stands for a quote.
func (c *comparison) foundFor(q ScenarioQuote, event string) int {
	i := standsFor(c.claims[q.Report], q.Span, event)
	if i < 0 {
		return unread
	}
	if d, ok := c.in[reportedly.TellingID(q.Report, c.claims[q.Report][i].ID)]; ok {
		return d
	}
	return unread
}

// standsFor is the claim that stands for a quote, -1 where none overlaps it: above
// all one whose trigger lies in it, then one of the same type, then the one whose
// evidence agrees best with the quote, then the first.
func standsFor(claims []reportedly.Claim, quote text.Span, event string) int {
	best, most := -1, 0.0
	kind, typ := kindAndEvent(event)
	for i, c := range claims {
		agreement := 0.0
		for _, e := range c.Evidence {
			if e.Span.Overlaps(quote) {
				common := min(e.Span.End, quote.End) - max(e.Span.Start, quote.Start)
				agreement = max(agreement, float64(common)/float64(e.Span.Union(quote).Len()))
			}
		}
		if agreement == 0 {
			continue
		}
		if !c.Trigger.Span.Empty() && quote.Contains(c.Trigger.Span) {
			agreement += 4
		}
		if c.Kind == kind && c.Event == typ {
			agreement += 2
		}
		if agreement > most {
			best, most = i, agreement
		}
	}
	return best
}

// pair gives each gold development the found one that shares most quotes with it,
// one to one, the best pair first: by Dice's coefficient over their quotes.
func (c *comparison) pair() []int {
	type candidate struct {
		gold, found int
		dice        float64
	}
	shared, inGold, inFound := map[[2]int]int{}, map[int]int{}, map[int]int{}
	for _, m := range c.mentions {
		inGold[m.gold]++
		if m.found != unread {
			inFound[m.found]++
			shared[[2]int{m.gold, m.found}]++
		}
	}
	var all []candidate
	for key, n := range shared {
		if key[0] >= 0 {
			all = append(all, candidate{key[0], key[1], 2 * float64(n) / float64(inGold[key[0]]+inFound[key[1]])})
		}
	}
	slices.SortFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.dice, a.dice), a.gold-b.gold, a.found-b.found)
	})
	out := slices.Repeat([]int{unread}, len(c.Developments))
	taken := map[int]bool{}
	for _, x := range all {
		if out[x.gold] == unread && !taken[x.found] {
			out[x.gold], taken[x.found] = x.found, true
		}
	}
	return out
}

func (c *comparison) score() independenceTally {
	var t independenceTally
	c.bcubed(&t)
	for _, l := range c.NotSame {
		a, b := c.mentionOf(l.A), c.mentionOf(l.B)
		t.apart.Add(a == unread || a != b)
	}
	for i, d := range c.Developments {
		c.development(&t, d, c.pairs[i])
	}
	return t
}

// mentionOf is the found development of a quote.
func (c *comparison) mentionOf(q ScenarioQuote) int {
	for _, m := range c.mentions {
		if m.Report == q.Report && m.Span.Overlaps(q.Span) {
			return m.found
		}
	}
	return unread
}

// bcubed sums the precision and recall of each quote. A quote that nothing was made
// of has the recall 0 and no precision; quotes of unlisted look-alikes have no recall.
func (c *comparison) bcubed(t *independenceTally) {
	for _, m := range c.mentions {
		together, inGold, inFound := 0, 0, 0
		for _, o := range c.mentions {
			inGold += score.Bit(o.gold == m.gold)
			inFound += score.Bit(o.found == m.found)
			together += score.Bit(o.gold == m.gold && o.found == m.found)
		}
		if m.found != unread {
			t.precision += score.Ratio(together, inFound)
			t.preciseOf++
		}
		if m.gold >= 0 {
			t.quotes.Add(m.found != unread)
			t.recalledOf++
			if m.found != unread {
				t.recall += score.Ratio(together, inGold)
			}
		}
	}
}

// development scores what a gold development's pair says of it; all is wrong where
// it has none.
func (c *comparison) development(t *independenceTally, gold GoldDevelopment, i int) {
	var got reportedly.Development
	t.paired.Add(i != unread)
	if i != unread {
		got = c.found[i]
	}
	least, most := gold.fairly()
	sources := i != unread && least <= got.Independent && got.Independent <= most
	state := i != unread && got.State == gold.State
	t.sources.Add(sources)
	t.state.Add(state)
	if i != unread {
		t.pairedSources.Add(sources)
		t.pairedState.Add(state)
	}
	if gold.reports() > 1 {
		t.severalSources.Add(sources)
		t.severalState.Add(state)
	}
	if !sources {
		c.miss(gold, "sources", strconv.Itoa(gold.IndependentSources), either(i != unread, strconv.Itoa(got.Independent), ""))
	}
	if !state {
		c.miss(gold, "state", string(gold.State), string(got.State))
	}
	c.contradictions(t, gold, got)
	if gold.Toll != nil {
		right := got.Toll != nil && got.Toll.Min == gold.Toll.Min && got.Toll.Max == gold.Toll.Max
		t.toll.Add(right)
		if !right {
			read := ""
			if got.Toll != nil {
				read = fmt.Sprintf("%d–%d", got.Toll.Min, got.Toll.Max)
			}
			c.miss(gold, "toll", fmt.Sprintf("%d–%d", gold.Toll.Min, gold.Toll.Max), read)
		}
	}
}

// contradictions compares the matters that sides differ about, each once.
func (c *comparison) contradictions(t *independenceTally, gold GoldDevelopment, got reportedly.Development) {
	want, read := map[string][]ScenarioQuote{}, map[string][]reportedly.Side{}
	for _, x := range got.Contradictions {
		m := matter(string(x.About))
		read[m] = append(read[m], x.Sides...)
	}
	for _, x := range gold.Contradictions {
		m := x.matterIn(gold, read)
		want[m] = append(want[m], x.Sides...)
	}
	for _, m := range matters {
		sides, wanted := want[m]
		others, found := read[m]
		var both score.Tally
		switch {
		case wanted && found:
			both.TP = 1
		case wanted:
			both.FN = 1
			c.miss(gold, "contradiction", m, "")
		case found:
			both.FP = 1
			c.miss(gold, "contradiction", "", m)
		}
		t.contradictions.Add(both)
		if both.TP == 1 && !c.opposed(gold, sides, others) {
			both = score.Tally{FP: 1, FN: 1}
			c.miss(gold, "sides", m, "others")
		}
		t.sides.Add(both)
	}
}

// matterIn is the contradiction's matter, or another one that is right too, where
// only that was read and none of the development's own is about it.
func (x GoldContradiction) matterIn(d GoldDevelopment, read map[string][]reportedly.Side) string {
	own := matter(x.About)
	if read[own] != nil {
		return own
	}
	for _, also := range x.AlsoOK {
		m := matter(also)
		if read[m] != nil && !slices.ContainsFunc(d.Contradictions, func(o GoldContradiction) bool { return matter(o.About) == m }) {
			return m
		}
	}
	return own
}

// opposed tells whether two of the gold's sides are among those that were read, as
// different ones.
func (c *comparison) opposed(d GoldDevelopment, sides []ScenarioQuote, read []reportedly.Side) bool {
	met := map[int]bool{}
	for _, g := range sides {
		for i, r := range read {
			if !met[i] && c.sideIs(d, g, r) {
				met[i] = true
				break
			}
		}
	}
	return len(met) > 1 || len(sides) < 2 && len(met) == len(sides)
}

// sideIs tells whether a side's words, or those of its claim, are the gold's, or
// whether it is the same origin that speaks through another report.
func (c *comparison) sideIs(d GoldDevelopment, g ScenarioQuote, r reportedly.Side) bool {
	report, id, _ := strings.Cut(r.Claim, "/")
	if report != g.Report {
		return slices.ContainsFunc(d.Origins, func(o GoldOrigin) bool {
			return slices.Contains(o.Reports, report) && slices.Contains(o.Reports, g.Report)
		})
	}
	if r.Quote.Span.Overlaps(g.Span) {
		return true
	}
	return slices.ContainsFunc(c.claims[g.Report], func(x reportedly.Claim) bool {
		return x.ID == id && slices.ContainsFunc(x.Evidence, func(e reportedly.Evidence) bool { return e.Span.Overlaps(g.Span) })
	})
}

func either(b bool, yes, no string) string {
	if b {
		return yes
	}
	return no
}
