package independence

import (
	"fmt"
	"slices"

	"github.com/reportedly/reportedly/eval/score"
)

// miss keeps a wrong value of a development.
func (c *comparison) miss(d GoldDevelopment, field, gold, got string) {
	c.wrong = append(c.wrong, score.Confusion{Field: c.mode + " " + field, Gold: gold, Pred: got, Example: c.ID + " " + d.ID + ": " + d.What})
}

// report adds the scenario's mistakes to the log, and lists them: quotes that
// nothing was made of, quotes torn apart or thrown together, wrong values.
func (c *comparison) report(log score.Confusions) {
	for _, m := range c.mentions {
		if m.found == unread && m.gold >= 0 {
			d := c.Developments[m.gold]
			c.wrong = append(c.wrong, score.Confusion{Field: c.mode + " quote", Gold: d.Event, Example: c.ID + " " + d.ID + " " + m.Report + ": " + m.Quote})
		}
	}
	c.grouping()
	slices.SortStableFunc(c.wrong, func(a, b score.Confusion) int { return weightOf(b.Field) - weightOf(a.Field) })
	for _, w := range c.wrong {
		log.Add(w.Field, w.Gold, w.Pred, w.Example)
		c.mistakes = append(c.mistakes, fmt.Sprintf("%s: %s %s → %s: %s", c.Path, w.Field, score.Dash(w.Gold), score.Dash(w.Pred), score.Clip(w.Example, 200)))
	}
}

// weightOf is more for mistakes that bring others along.
func weightOf(field string) int {
	for i, end := range []string{"sides", "toll", "contradiction", "state", "sources", "quote", "torn", "lumped"} {
		if len(field) >= len(end) && field[len(field)-len(end):] == end {
			return i
		}
	}
	return 0
}

// grouping reports each gold development that was torn into several and each pair
// of gold developments that were thrown together.
func (c *comparison) grouping() {
	in := map[int][]int{} // gold developments of each found one
	for i, d := range c.Developments {
		var parts []int
		for _, m := range c.mentions {
			if m.gold == i && m.found != unread && !slices.Contains(parts, m.found) {
				parts = append(parts, m.found)
				in[m.found] = append(in[m.found], i)
			}
		}
		if len(parts) > 1 {
			c.wrong = append(c.wrong, score.Confusion{Field: c.mode + " torn", Gold: d.Event, Pred: fmt.Sprintf("%d parts", len(parts)), Example: c.ID + " " + d.ID + ": " + d.What})
		}
	}
	for f := range c.found {
		for k, b := range in[f] {
			for _, a := range in[f][:k] {
				x, y := c.Developments[a], c.Developments[b]
				c.wrong = append(c.wrong, score.Confusion{Field: c.mode + " lumped", Gold: x.Event + " apart from " + y.Event, Pred: "one",
					Example: c.ID + " " + x.ID + " and " + y.ID + ": " + x.What + "; " + y.What})
			}
		}
	}
}
