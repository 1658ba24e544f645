package corroborate

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/reportedly/reportedly"
)

// state counts the origins and settles how the development stands (rule 12).
func (b *building) state() {
	b.d.Independent, b.d.Least, b.d.Most = b.knowers.Independent, b.knowers.Least, b.knowers.Most
	b.d.State = stateOf(len(b.d.Contradictions) > 0, b.d.Independent)
}

func stateOf(contested bool, independent int) reportedly.State {
	switch {
	case contested:
		return reportedly.Contested
	case independent >= 2:
		return reportedly.Corroborated
	}
	return reportedly.SingleSource
}

// suggest gives the credibility by the rules of docs/corroboration.md. It looks at
// nothing but who tells it and who excludes it.
func (b *building) suggest() {
	n := b.d.Independent
	denied := slices.ContainsFunc(b.d.Contradictions, func(c reportedly.Contradiction) bool { return c.About == reportedly.AboutPolarity })
	sources := plural(n, "independent source")
	c, why := reportedly.CannotBeJudged, ""
	switch {
	case denied && n == 0:
		c, why = reportedly.Improbable, "an independent side denies it, and nobody who told it stands by it"
	case denied && n == 1:
		c, why = reportedly.Doubtful, "one source tells it, and an independent side denies it"
	case denied:
		c, why = reportedly.PossiblyTrue, sources+" tell it, and an independent side denies it"
	case n == 0:
		why = "nobody is left who knows it"
	case b.onlyUnknown():
		why = "no report says who knows it"
	case n == 1 && len(b.d.Contradictions) > 0:
		c, why = reportedly.PossiblyTrue, "one source tells it, and another side differs about its "+string(b.d.Contradictions[0].About)
	case n == 1:
		c, why = reportedly.PossiblyTrue, "one source tells it, and nobody excludes it"
	case len(b.d.Contradictions) > 0:
		c, why = reportedly.ProbablyTrue, sources+" tell it, and they differ about its "+string(b.d.Contradictions[0].About)
	case n == 2:
		c, why = reportedly.ProbablyTrue, sources+" tell it, and nobody excludes it"
	default:
		c, why = reportedly.Confirmed, sources+" tell it, and nobody excludes it"
	}
	b.d.Credibility, b.d.CredibilityWhy = c, why
}

func (b *building) onlyUnknown() bool {
	for _, o := range b.d.Origins {
		if o.Stance == reportedly.Tells && o.Kind != reportedly.UnknownOrigin {
			return false
		}
	}
	return true
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// history tells report by report how the picture changed.
func (b *building) history() {
	var was *reportedly.Step
	seen := map[string]bool{}
	var toll string
	for _, report := range b.d.Reports {
		seen[report] = true
		s := reportedly.Step{Report: report, Published: b.published(report)}
		for _, o := range b.d.Origins {
			if o.Stance == reportedly.Tells && slices.ContainsFunc(o.Reports, func(r string) bool { return seen[r] }) {
				s.Independent++
			}
		}
		s.Independent = min(s.Independent, b.d.Independent)
		open := b.openContradictions(seen)
		s.State = stateOf(len(open) > 0, s.Independent)
		if was == nil {
			s.Changes = append(s.Changes, reportedly.Change{What: "first told", Now: b.publisher(report)})
		} else {
			s.Changes = append(s.Changes, b.changes(was, &s, seen, report)...)
		}
		if now := b.tollOf(seen); now != toll {
			if was != nil || now != "" {
				s.Changes = append(s.Changes, reportedly.Change{What: "toll", Was: toll, Now: now})
			}
			toll = now
		}
		b.d.History = append(b.d.History, s)
		was = &s
	}
}

func (b *building) changes(was, now *reportedly.Step, seen map[string]bool, report string) []reportedly.Change {
	var out []reportedly.Change
	if was.Independent != now.Independent {
		out = append(out, reportedly.Change{What: "independent sources", Was: strconv.Itoa(was.Independent), Now: strconv.Itoa(now.Independent)})
	}
	if was.State != now.State {
		out = append(out, reportedly.Change{What: "state", Was: string(was.State), Now: string(now.State)})
	}
	for _, c := range b.openContradictions(seen) {
		if slices.ContainsFunc(c.Sides, func(s reportedly.Side) bool { return s.Report == report }) {
			out = append(out, reportedly.Change{What: "contradiction", Now: string(c.About) + ": " + c.Why})
		}
	}
	for what, list := range map[string][]reportedly.Telling{"date": b.d.Dates, "place": b.d.Places} {
		for _, x := range list {
			if firstOf(x.Claims, b) == report && len(list) > 1 {
				out = append(out, reportedly.Change{What: what, Now: x.Value})
			}
		}
	}
	slices.SortStableFunc(out, func(x, y reportedly.Change) int { return rank(x.What) - rank(y.What) })
	return out
}

func rank(what string) int {
	return slices.Index([]string{"first told", "independent sources", "state", "contradiction", "withdrawn", "toll", "date", "place"}, what)
}

// firstOf is the report that first tells one of the claims.
func firstOf(claims []string, b *building) string {
	for _, t := range b.told {
		if slices.Contains(claims, t.ID) {
			return t.Report.ID
		}
	}
	return ""
}

// openContradictions are those of which two sides have been told.
func (b *building) openContradictions(seen map[string]bool) []reportedly.Contradiction {
	var out []reportedly.Contradiction
	for _, c := range b.d.Contradictions {
		n := 0
		for _, s := range c.Sides {
			if seen[s.Report] {
				n++
			}
		}
		if n >= 2 {
			out = append(out, c)
		}
	}
	return out
}

func (b *building) tollOf(seen map[string]bool) string {
	if b.d.Toll == nil {
		return ""
	}
	var list []reportedly.Figure
	for _, f := range b.d.Toll.Figures {
		if seen[f.Report] {
			f.Replaced = false
			list = append(list, f)
		}
	}
	b.replace(list)
	r, ok := rangeOf(killedField, list, b.counts)
	switch {
	case !ok:
		return ""
	case r.Open:
		return "at least " + strconv.Itoa(r.Min)
	}
	if r.Max == r.Min {
		return strconv.Itoa(r.Min)
	}
	return numeral(r.Min, r.Max)
}
