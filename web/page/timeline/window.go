package timeline

import (
	"math"
	"time"

	"github.com/reportedly/reportedly/memory/table"
	"github.com/reportedly/reportedly/resolve/when/edtf"
	"github.com/reportedly/reportedly/web/shared/axis"
)

// place chooses the window, and the addresses of those beside it.
func (p *page) place(a *asked, x table.Extent) {
	first, last := axis.Of(x.First), axis.Of(x.Last)
	core := false
	if a.span == "" && !a.has {
		// A few claims of long ago must not press all others into a corner.
		from, to := axis.Of(x.CoreFirst), axis.Of(x.CoreLast)
		if core = int(last-first) > 3*int(to-from)+365; core {
			first, last = from, to
		}
	}
	if !a.Filter.Since.IsZero() {
		first = axis.Of(a.Filter.Since)
		last = max(first, last)
	}
	if !a.Filter.Until.IsZero() {
		last = axis.Of(a.Filter.Until)
		first = min(first, last)
	}
	whole := axis.Window{Span: axis.All, First: first, Last: last}
	// What lies at the edges needs room for its ends.
	pad := edtf.Day(whole.Length()/40 + 1)
	p.Window = axis.Window{Span: axis.All, First: first - pad, Last: last + pad}
	switch {
	case a.span == "" && a.has:
		p.Window = axis.Around(axis.Year, a.at)
	case a.span != "" && a.span != axis.All:
		at := a.at
		if !a.has {
			at = min(max(axis.Of(x.CoreLast), first), last)
		}
		p.Window = axis.Around(a.span, at)
	case whole.Length() < 7:
		p.Window.First, p.Window.Last = first-2, last+2
	}
	p.beside(a, first, last, core)
}

// beside makes the addresses of other windows.
func (p *page) beside(a *asked, first, last edtf.Day, core bool) {
	w := p.Window
	p.Named, p.Ticks = w.Title(), w.Ticks(18)
	if w.Span == axis.All {
		p.Named = axis.Window{First: first, Last: last}.Title()
	}
	if w.Span != axis.All {
		if w.First > first {
			p.Earlier = a.path("span", string(w.Span), "at", axis.ISO(w.First-1))
		}
		if w.Last < last {
			p.Later = a.path("span", string(w.Span), "at", axis.ISO(w.Last+1))
		}
	}
	for _, s := range axis.Spans {
		if s != axis.All && axis.Around(s, w.Middle()).Length() > 4*int(last-first+366) {
			continue // a decade for two months
		}
		at := axis.ISO(w.Middle())
		if s == axis.All {
			at = ""
		}
		o := option{names[s], a.path("span", string(s), "at", at), s == w.Span && !core}
		p.Spans = append(p.Spans, o)
		if s == axis.All || o.Here {
			continue
		}
		if n := axis.Around(s, w.Middle()).Length(); n < w.Length() && p.Closer == "" {
			p.Closer = o.Path
		} else if n > w.Length() && w.Span != axis.All {
			p.Wider = o.Path
		}
	}
	if p.Wider == "" && w.Span != axis.All && len(p.Spans) > 0 {
		p.Wider = p.Spans[0].Path
	}
}

var names = map[axis.Span]string{axis.All: "All", axis.Decade: "Decade", axis.Year: "Year", axis.Quarter: "Quarter", axis.Month: "Month", axis.Week: "Week", axis.Day: "Day"}

func edges(buckets []axis.Bucket) []time.Time {
	out := make([]time.Time, 0, len(buckets)+1)
	for _, b := range buckets {
		out = append(out, axis.Midnight(b.First))
	}
	return append(out, axis.Midnight(buckets[len(buckets)-1].Last+1))
}

// strip is all days in small, with the window in it.
type strip struct {
	Bars        string // a path in units of 1 by 30
	N           int
	Cells       []column
	Left, Wide  float64 // the window
	First, Last string
}

// stripSteps is how many steps the strip has.
const stripSteps = 100

// strip draws all days, where the window shows but a part of them.
func (p *page) strip(a *asked, x table.Extent) {
	whole := axis.Window{Span: axis.All, First: min(axis.Of(x.First), p.Window.First), Last: max(axis.Of(x.Last), p.Window.Last)}
	if whole.Length() <= p.Window.Length()+7 {
		return
	}
	buckets := whole.Buckets(stripSteps)
	all := a.t.Density(a.f.AnyDay(), table.DensityRequest{Edges: edges(buckets)}).All
	span := p.Window.Span
	if span == axis.All {
		span = buckets[0].Span
	}
	s := &strip{N: len(buckets), First: axis.ISO(whole.First), Last: axis.ISO(whole.Last)}
	s.Bars, _ = bars(all, 30, peak(all))
	for i, b := range buckets {
		c := columnOf(whole, b)
		c.N, c.Path = rounded(all[i]), a.path("span", string(span), "at", axis.ISO(b.First))
		s.Cells = append(s.Cells, c)
	}
	s.Left = max(0, whole.At(p.Window.First))
	s.Wide = max(.4, min(100, whole.At(p.Window.Last+1))-s.Left)
	p.Strip = s
}

// column is a step of a density, as a link to its days.
type column struct {
	Left, Wide float64 // hundredths
	Name       string
	N          int
	Path       string
}

func columnOf(w axis.Window, b axis.Bucket) column {
	one := axis.Window{First: b.First, Last: b.Last}
	if full := axis.Around(b.Span, b.First); full.First == b.First && full.Last == b.Last {
		one.Span = b.Span
	}
	return column{Left: w.At(b.First), Wide: w.At(b.Last+1) - w.At(b.First), Name: one.Title()}
}

func rounded(x float64) int { return int(math.Round(x)) }
