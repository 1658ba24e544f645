package times

import (
	"fmt"
	"strings"

	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/resolve/when"
	"github.com/reportedly/reportedly/resolve/when/edtf"
	"github.com/reportedly/reportedly/resolve/when/timex"
)

// timexTypes are the rows of TIMEX3 expressions: all of them, and each type.
var timexTypes = [...]string{"all", "DATE", "TIME", "DURATION", "SET"}

// timexTally counts the expressions of one type: those whose words overlap, are
// the same, and have the right value.
type timexTally struct{ relaxed, strict, value score.Tally }

func (t *timexTally) add(o timexTally) {
	t.relaxed.Add(o.relaxed)
	t.strict.Add(o.strict)
	t.value.Add(o.value)
}

// timexCount counts TIMEX3 expressions of whole texts.
type timexCount struct {
	documents []map[string]timexTally // by type
	typed     score.Share             // pairs with the same type
	types     score.Confusions
	reasons   tallied
	mistakes  []string
}

func newTimexCount() *timexCount {
	return &timexCount{types: score.Confusions{}, reasons: tallied{}}
}

// readTimex is an expression that was read, with the reason of its value.
type readTimex struct {
	timex.Expression
	why string
}

func (c *timexCount) document(d *Document, read []when.Reading) {
	var pred []readTimex
	for _, r := range read {
		for _, e := range timex.Of(r) {
			pred = append(pred, readTimex{e, r.When.Why})
		}
	}
	pairs := pairTimes(d.Gold, pred)
	counts := map[string]timexTally{}
	for _, name := range timexTypes {
		counts[name] = countTimes(name, d.Gold, pred, pairs)
	}
	c.documents = append(c.documents, counts)
	c.explain(d, pred, pairs)
}

// pairTimes pairs the gold with what was read, by index: first those with the
// same words, then those that overlap, each in order.
func pairTimes(gold []GoldTime, pred []readTimex) []timePair {
	var out []timePair
	used, found := make([]bool, len(pred)), make([]bool, len(gold))
	for _, same := range []bool{true, false} {
		for i, g := range gold {
			for j, p := range pred {
				if !used[j] && !found[i] && (p.Span == g.Span || !same && p.Span.Overlaps(g.Span)) {
					used[j], found[i] = true, true
					out = append(out, timePair{i, j})
				}
			}
		}
	}
	return out
}

// countTimes counts the expressions of a type on both sides: a DATE that was
// read as a DURATION is missed among the one and false among the other.
func countTimes(name string, gold []GoldTime, pred []readTimex, pairs []timePair) timexTally {
	is := func(t string) bool { return name == "all" || t == name }
	var g, p int
	for _, x := range gold {
		g += score.Bit(is(x.Type))
	}
	for _, x := range pred {
		p += score.Bit(is(string(x.Type)))
	}
	var relaxed, strict, value int
	for _, m := range pairs {
		x, y := gold[m.gold], pred[m.pred]
		if !is(x.Type) || !is(string(y.Type)) {
			continue
		}
		relaxed++
		strict += score.Bit(x.Span == y.Span)
		value += score.Bit(x.Value == y.Value)
	}
	of := func(n int) score.Tally { return score.Tally{TP: n, FP: p - n, FN: g - n} }
	return timexTally{of(relaxed), of(strict), of(value)}
}

// explain tells of each difference what it is.
func (c *timexCount) explain(d *Document, pred []readTimex, pairs []timePair) {
	goldOf, predOf := map[int]int{}, map[int]int{}
	for _, m := range pairs {
		goldOf[m.pred], predOf[m.gold] = m.gold, m.pred
	}
	for i, g := range d.Gold {
		words := score.Clip(d.Doc.Text.Slice(g.Span), 80)
		j, ok := predOf[i]
		if !ok {
			c.differs("not found", g.Type, fmt.Sprintf("%s %s %s «%s»", d.Doc.ID, g.Type, g.Value, words))
			continue
		}
		p := pred[j]
		c.typed.Add(g.Type == string(p.Type))
		if g.Type != string(p.Type) {
			c.types.Add("type", g.Type, string(p.Type), words)
		}
		line := fmt.Sprintf("%s %s %s «%s» → %s %s «%s» (%s)", d.Doc.ID, g.Type, g.Value, words, p.Type, p.Value, score.Clip(d.Doc.Text.Slice(p.Span), 80), p.why)
		if g.Value != p.Value || g.Type != string(p.Type) {
			c.differs(whyTimex(g, p), g.Type, line)
		} else if g.Span != p.Span {
			c.differs("extent", g.Type, line)
		}
	}
	for j, p := range pred {
		if _, ok := goldOf[j]; !ok {
			c.differs("not in the gold", string(p.Type), fmt.Sprintf("%s → %s %s «%s» (%s)", d.Doc.ID, p.Type, p.Value, score.Clip(d.Doc.Text.Slice(p.Span), 80), p.why))
		}
	}
}

func (c *timexCount) differs(reason, kind, line string) {
	c.reasons.add(reason)
	c.mistakes = append(c.mistakes, strings.ToLower(kind)+": "+reason+": "+line)
}

// whyTimex is the class of a difference between two expressions' values.
func whyTimex(g GoldTime, p readTimex) string {
	switch {
	case g.Type != string(p.Type):
		return "other type"
	case p.Value == "":
		return "no value"
	case g.Type == "DURATION" || g.Type == "SET":
		return "other length"
	case strings.HasSuffix(g.Value, "_REF") || strings.HasSuffix(p.Value, "_REF"):
		return "a date or only pointed at"
	}
	a, okA := timex.Parse(g.Value)
	b, okB := timex.Parse(p.Value)
	if !okA || !okB {
		return "other notation"
	}
	return whyDays(Stretch{First: a.First(), Last: a.Last()}, Stretch{First: b.First(), Last: b.Last()})
}

// whyDays is the class of a difference between two stretches.
func whyDays(a, b Stretch) string {
	switch shift := b.First - a.First; {
	case a.First == b.First && a.Last == b.Last:
		return "other time of day"
	case a.open() || b.open():
		return "an open end"
	case a.Last-a.First != b.Last-b.First:
		switch {
		case a.within(b) || b.within(a):
			if nearDay(a.First, b.First) && nearDay(a.Last, b.Last) {
				return "a first or last day more or less"
			}
			return "other granularity"
		case nearDay(a.First, b.First) && nearDay(a.Last, b.Last):
			return "a first or last day more or less"
		}
	case shift%7 == 0 && max(shift, -shift) <= 14, sameDate(a.First, b.First), sameDate(a.First+shift/364, b.First) && shift%364 == 0:
		return "past or future"
	}
	return "other value"
}

func (s Stretch) open() bool            { return s.First == edtf.Beginning || s.Last == edtf.End }
func (s Stretch) within(o Stretch) bool { return s.First >= o.First && s.Last <= o.Last }
func nearDay(a, b edtf.Day) bool        { return a-b <= 1 && b-a <= 1 }
func sameDate(a, b edtf.Day) bool {
	_, m, d := a.Civil()
	_, n, e := b.Civil()
	return m == n && d == e
}

func (c *timexCount) rows(opt Options) []score.Row {
	total := map[string]timexTally{}
	for _, name := range timexTypes {
		var t timexTally
		for _, d := range c.documents {
			t.add(d[name])
		}
		total[name] = t
	}
	var out []score.Row
	for _, name := range timexTypes {
		t, prefix := total[name], strings.ToLower(name)
		if t.relaxed.TP+t.relaxed.FN+t.relaxed.FP == 0 {
			continue
		}
		out = append(out, t.relaxed.Row(prefix+".relaxed"), t.strict.Row(prefix+".strict"), t.value.Row(prefix+".value"))
	}
	out = append(out, c.typed.Row("all.type"))
	return append(out, c.intervals(opt.Resampling)...)
}

// intervals are 95 % intervals of F1 over documents.
func (c *timexCount) intervals(r score.Resampling) []score.Row {
	of := func(name string, level func(timexTally) score.Tally) func(int) score.Tally {
		return func(d int) score.Tally { return level(c.documents[d][name]) }
	}
	relaxed := func(t timexTally) score.Tally { return t.relaxed }
	strict := func(t timexTally) score.Tally { return t.strict }
	value := func(t timexTally) score.Tally { return t.value }
	return r.OrThousand().F1(len(c.documents),
		score.NamedTally{Name: "all.relaxed", Of: of("all", relaxed)}, score.NamedTally{Name: "all.strict", Of: of("all", strict)}, score.NamedTally{Name: "all.value", Of: of("all", value)},
		score.NamedTally{Name: "date.relaxed", Of: of("DATE", relaxed)}, score.NamedTally{Name: "date.strict", Of: of("DATE", strict)}, score.NamedTally{Name: "date.value", Of: of("DATE", value)})
}

// timePair is a gold time and the one that was read for it, by index.
type timePair struct{ gold, pred int }
