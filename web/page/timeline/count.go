package timeline

import (
	"fmt"
	"math"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/memory/table"
	"github.com/reportedly/reportedly/web/shared/axis"
)

// lane is a row of the drawing.
type lane struct {
	Name   string
	Path   string // the page with this lane alone, "" for the rest
	Class  string // of style: q1 … q4, state, or ""
	Symbol string // "●"
	Claims int
	Height int // pixels
	Marks  []mark

	// Of a lane that counts: paths in units of a step by 40, and the most in a step.
	N           int
	Bars, Vague string
	Peak        int
	PeakAt      string
	Values      []int
	Hidden      int // how many developments aren't drawn
}

// tall is how high the bars of a lane are, in units.
const tall = 40

// count fills the lanes with how many claims there are.
func (p *page) count(a *asked, d table.Density, buckets []axis.Bucket, names map[string]string) {
	p.Density = true
	for _, l := range d.Lanes {
		p.Lanes = append(p.Lanes, p.counted(a, l, d.Others, buckets, names))
	}
	for i, b := range buckets {
		c := columnOf(p.Window, b)
		c.N = rounded(d.All[i])
		if b.Span == axis.Day && p.Window.Length() == 1 {
			break
		}
		c.Path = a.path("span", string(closer(b, p.Window)), "at", axis.ISO(b.First))
		p.Columns = append(p.Columns, c)
	}
}

// closer is the span that shows a step of a window.
func closer(b axis.Bucket, w axis.Window) axis.Span {
	if n := axis.Around(b.Span, b.First).Length(); n < w.Length() || b.Span == axis.Day {
		return b.Span
	}
	return b.Span.Shorter()
}

func (p *page) counted(a *asked, l table.Lane, others int, buckets []axis.Bucket, names map[string]string) lane {
	out := p.head(a, l, others, names)
	out.N = len(buckets)
	most := peak(l.Counts)
	certain := make([]float64, len(l.Counts))
	for i, n := range l.Counts {
		certain[i] = n - l.Vague[i]
		out.Values = append(out.Values, rounded(n))
		if n == most && out.PeakAt == "" {
			out.Peak, out.PeakAt = rounded(n), columnOf(p.Window, buckets[i]).Name
			if buckets[i].First == buckets[i].Last {
				out.PeakAt = axis.ISO(buckets[i].First)
			}
		}
	}
	out.Vague, _ = bars(l.Counts, tall, most)
	out.Bars, _ = bars(certain, tall, most)
	out.Height = 44
	return out
}

// head is a lane without content.
func (p *page) head(a *asked, l table.Lane, others int, names map[string]string) lane {
	out := lane{Name: names[l.Key], Claims: l.Claims}
	switch {
	case l.Key == "" && a.by == table.ByNone:
		out.Name = "All claims"
		return out
	case l.Key == "":
		out.Name = fmt.Sprintf("%d others", others)
		return out
	}
	switch a.by {
	case table.ByActor:
		out.Path = a.path("actor", l.Key, "lanes", "")
	case table.ByPlace:
		out.Path = a.path("place", l.Key, "lanes", "")
	case table.ByClass:
		out.Class, out.Symbol = classOf(l.Key)
		out.Path = a.path("event", l.Key)
		if e := reportedly.Event(l.Key); e.Quad() == reportedly.NoQuad {
			out.Path = a.path("kind", l.Key)
		}
	}
	return out
}

// classOf is the style of a type or kind, with its symbol: hollow for words, filled
// for deeds.
func classOf(key string) (class, symbol string) {
	switch q := reportedly.Event(key).Quad(); q {
	case reportedly.NoQuad:
		return "state", "◆"
	case reportedly.VerbalCooperation, reportedly.VerbalConflict:
		return fmt.Sprintf("q%d", q), "○"
	default:
		return fmt.Sprintf("q%d", q), "●"
	}
}

func peak(counts []float64) float64 {
	most := 0.0
	for _, n := range counts {
		most = max(most, n)
	}
	return most
}

// bars is a path of bars, each a unit wide, the highest of them as high as asked.
func bars(counts []float64, high, most float64) (path string, any bool) {
	b := &strings.Builder{}
	for i, n := range counts {
		if n <= 0 || most <= 0 {
			continue
		}
		h := math.Max(.6, high*n/most)
		fmt.Fprintf(b, "M%d.06 %.4gh.88v%.4gh-.88z", i, high-h, h)
	}
	return b.String(), b.Len() > 0
}
