package timeline

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"unicode/utf8"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/memory/table"
	"github.com/reportedly/reportedly/resolve/when/edtf"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/web/shared"
	"github.com/reportedly/reportedly/web/shared/axis"
)

// mark is a claim in a lane.
type mark struct {
	Path  string
	Title string // all that the mark says, in words
	Label string // a few words beside it
	Class string
	Shape string // "dot", "ring", "diamond"
	Text  float64
	Bare  bool // there is no room for the label
	End   bool // the label stands before the mark
	Runs  []run
	Top   int // pixels
	Denied,
	Faint bool // told as denied; not (yet) so
}

// Middle, Bar and Base are where a mark's dots, bars and words stand, in pixels.
func (m mark) Middle() int { return m.Top + rowHeight/2 + 3 }

// Bar is the upper edge of bars.
func (m mark) Bar() int { return m.Middle() - 5 }

// Base is the middle of words.
func (m mark) Base() int { return m.Middle() + 1 }

// run is a stretch of a mark.
type run struct {
	Sort  axis.Sort
	Doubt bool
	At    float64 // of a day: its middle
	Left  float64
	Wide  float64
	// FadeLeft and FadeRight are how wide the ends fade; 0 for sharp ones.
	FadeLeft, FadeRight float64
	LeftEnd, RightEnd   axis.End
}

// FadeFrom is where the left end has faded.
func (r run) FadeFrom() float64 { return r.Left - r.FadeLeft }

// Right is where the stretch ends.
func (r run) Right() float64 { return r.Left + r.Wide }

const (
	rowHeight  = 22
	bareHeight = 12 // of rows without words
	maxRows    = 16
	// design is how many pixels wide the drawing is taken to be where labels are placed;
	// on narrower ones they aren't shown.
	design = 1040.0
	letter = 6.2 // pixels
	most   = 38  // letters of a label
)

// drawAll draws the claims of the window one by one. It says false where they don't fit.
func (s *section) drawAll(ctx context.Context, p *page, a *asked, f *table.Filter, d table.Density, buckets []axis.Bucket, names map[string]string) (bool, error) {
	found := a.t.Find(f, a.by, 0, maxDrawn+1)
	if len(found) > maxDrawn {
		return false, nil
	}
	claims, err := s.load(ctx, found)
	if err != nil {
		return false, err
	}
	at := map[string]int{}
	marks := make([][]mark, len(d.Lanes))
	rest := -1
	for i, l := range d.Lanes {
		if at[l.Key] = i; l.Key == "" {
			rest = i
		}
	}
	for i, x := range found {
		m, ok := p.mark(&claims[i])
		if !ok {
			continue
		}
		for _, n := range lanesOf(x.Keys, at, rest, a.by) {
			marks[n] = append(marks[n], m)
		}
	}
	crowded := 0
	for i, l := range d.Lanes {
		out := p.head(a, l, d.Others, names)
		if out.Claims = len(marks[i]); out.Claims == 0 {
			continue
		}
		if !out.pack(marks[i]) {
			out = p.counted(a, l, d.Others, buckets, names)
			crowded++
		}
		p.Lanes = append(p.Lanes, out)
	}
	if crowded == len(p.Lanes) {
		p.Lanes = nil
		return false, nil
	}
	p.Mixed = crowded > 0
	return true, nil
}

// pack puts marks into rows, without their words where those take too much room. It says
// false where there are too many all the same.
func (l *lane) pack(marks []mark) bool {
	for _, words := range []bool{true, false} {
		l.Marks = slices.Clone(marks)
		k, high := packer{words: words}, rowHeight
		if !words {
			high = bareHeight
		}
		for i := range l.Marks {
			l.Marks[i].Top = k.put(&l.Marks[i])*high + (high-rowHeight)/2
		}
		if len(k.ends) <= maxRows {
			l.Height = max(len(k.ends)*high+6, rowHeight+6)
			return true
		}
	}
	return false
}

// lanesOf are the lanes of a claim, each once.
func lanesOf(keys []string, at map[string]int, rest int, by table.By) []int {
	var out []int
	for _, k := range keys {
		n, ok := at[k]
		if by == table.ByNone {
			n, ok = 0, true
		}
		if !ok {
			n = rest
		}
		if n >= 0 && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

// load reads claims.
func (s *section) load(ctx context.Context, found []table.Found) ([]store.Claim, error) {
	ids := make([]string, len(found))
	for i, x := range found {
		ids[i] = x.ID
	}
	if len(ids) == 0 {
		return nil, nil
	}
	return s.site.Memory().Store().Claims(ctx, ids)
}

// packer puts marks into rows.
type packer struct {
	words bool // they take room too
	ends  []float64
}

// put gives a mark the first row in which it has room, and says which.
func (k *packer) put(m *mark) int {
	from, to := 100.0, 0.0
	for _, r := range m.Runs {
		left, right := r.Left-r.FadeLeft, r.Left+r.Wide+r.FadeRight
		if r.Sort == axis.Exact {
			left, right = r.At-.7, r.At+.7
		}
		from, to = min(from, left), max(to, right)
	}
	from, to = max(from, 0), min(to, 100)
	wide := 100 * (float64(utf8.RuneCountInString(m.Label))*letter + 14) / design
	if m.Bare = !k.words; m.Bare {
		wide = .1
	}
	if m.Text = to; to+wide <= 100 || from < wide {
		m.Text = to
		to += wide
	} else {
		m.End, m.Text = true, from
		from -= wide
	}
	for i, end := range k.ends {
		if from >= end {
			k.ends[i] = to
			return i
		}
	}
	k.ends = append(k.ends, to)
	return len(k.ends) - 1
}

// mark draws a claim; ok is false where it has no day in the window.
func (p *page) mark(c *store.Claim) (mark, bool) {
	it := itemOf(c)
	m := mark{Path: it.Path, Class: shared.ClassKey(&c.Claim), Denied: c.Claim.Polarity == reportedly.Denied}
	switch c.Claim.Reality {
	case reportedly.Prospective, reportedly.Conditional, reportedly.Hypothetical:
		m.Faint = true
	}
	m.Shape = shapeOf(&c.Claim)
	m.Label = short(it.Gist)
	if m.Label == "" {
		m.Label = phrase.Label(&c.Claim)
	}
	m.Title = phrase.Clean(fmt.Sprintf("%s: %s, %s. %s", phrase.Label(&c.Claim), it.Gist, it.When, it.Known))
	m.Runs = p.runs(c.Claim.Time, c.Days)
	return m, len(m.Runs) > 0
}

func shapeOf(c *reportedly.Claim) string {
	switch phrase.ClassOf(c) {
	case phrase.VerbalCooperation, phrase.VerbalConflict:
		return "ring"
	case phrase.State:
		return "diamond"
	}
	return "dot"
}

// runs are the stretches of a time that the window shows.
func (p *page) runs(w *reportedly.When, days store.Days) []run {
	dates, _ := axis.Read(w, fallback(days))
	var out []run
	for _, d := range dates {
		if r, ok := p.run(d); ok {
			out = append(out, r)
		}
	}
	return out
}

// fallback is a claim's days where its time has no value of its own: some day of them.
func fallback(d store.Days) axis.Dates {
	if d.IsZero() {
		return axis.Dates{}
	}
	out := axis.Dates{Sort: axis.Within, Left: axis.Sharp, Right: axis.Sharp}
	if d.First.IsZero() {
		out.First, out.Left = axis.Of(d.Last), axis.Unknown
	} else {
		out.First = axis.Of(d.First)
	}
	if d.Last.IsZero() {
		out.Last, out.Right = axis.Of(d.First), axis.Unknown
	} else {
		out.Last = axis.Of(d.Last)
	}
	if out.First == out.Last && out.Left == axis.Sharp && out.Right == axis.Sharp {
		out.Sort = axis.Exact
	}
	return out
}

// run places dates in the window.
func (p *page) run(d axis.Dates) (run, bool) {
	w := p.Window
	r := run{Sort: d.Sort, Doubt: d.Doubt, LeftEnd: d.Left, RightEnd: d.Right}
	open := edtf.Day(max(2, w.Length()/12)) // how far an open end is drawn
	first, last := d.First, d.Last
	fade := func(e axis.End) edtf.Day {
		switch e {
		case axis.About:
			return d.Margin
		case axis.Open, axis.Unknown:
			return open
		}
		return 0
	}
	left, right := fade(d.Left), fade(d.Right)
	if d.Left == axis.Open && last >= w.First && first > w.First {
		left = max(left, 0)
	}
	if first-left > w.Last || last+right < w.First {
		return r, false
	}
	if d.Sort == axis.Exact && left == 0 && right == 0 {
		r.At = (w.At(first) + w.At(first+1)) / 2
		return r, true
	}
	if d.Sort == axis.Exact {
		r.Sort = axis.Within
	}
	from, to := max(w.At(first), 0), min(w.At(last+1), 100)
	r.Left, r.Wide = from, max(to-from, .25)
	if left > 0 && first >= w.First {
		r.FadeLeft = from - max(w.At(first-left), 0)
	}
	if right > 0 && last <= w.Last {
		r.FadeRight = min(w.At(last+1+right), 100) - to
	}
	if from > 100 || to < 0 {
		return r, false
	}
	return r, true
}

// short is the beginning of a text, cut between words where possible.
func short(s string) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	runes := []rune(s)[:most-1]
	for i := len(runes) - 1; i > most/2; i-- {
		if runes[i] == ' ' {
			runes = runes[:i]
			break
		}
	}
	return string(runes) + "…"
}

// desk is the address of a claim in its report.
func desk(c *store.Claim) string {
	return "/reports/" + memory.ShortID(c.Report.ID) + "?claim=" + url.QueryEscape(c.Claim.ID)
}
