package axis

import (
	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// Sort is what a date says of the days that it names.
type Sort string

// The sorts.
const (
	Exact  Sort = "exact"  // one day
	Whole  Sort = "whole"  // on all of the days
	Within Sort = "within" // on one or some of them, nobody says which
)

// End is how a span ends.
type End string

// The ends.
const (
	Sharp   End = "sharp"   // there, by what is told
	About   End = "about"   // about there
	Open    End = "open"    // it goes on, or began before
	Unknown End = "unknown" // nobody tells
)

// Dates is a run of days as it is drawn. Where Left is Open or Unknown, First is the
// same as Last or earlier, and means no day; Right likewise.
type Dates struct {
	First, Last edtf.Day
	Sort        Sort
	Left, Right End
	Doubt       bool     // the date itself is uncertain: "2016-12?"
	Margin      edtf.Day // how many days an end that is About may be off, as it is drawn
}

// Read reads what a claim says of its time; fallback are the days by which it is kept,
// for a time without a value of its own. ok is false where no day is known.
func Read(w *reportedly.When, fallback Dates) (dates []Dates, ok bool) {
	if w == nil || w.EDTF == "" {
		if fallback.Sort == "" {
			return nil, false
		}
		return []Dates{fallback}, true
	}
	v, err := edtf.Parse(w.EDTF)
	if err != nil || v.IsZero() {
		if fallback.Sort == "" {
			return nil, false
		}
		return []Dates{fallback}, true
	}
	for _, item := range v.Items {
		if d, ok := of(item, v.Form); ok {
			dates = append(dates, relate(d, w.Relation))
		}
		if len(dates) == maxRuns {
			break
		}
	}
	if len(dates) == 0 && fallback.Sort != "" {
		dates = []Dates{fallback}
	}
	return dates, len(dates) > 0
}

// maxRuns is how many runs of one date are drawn: more tell nothing to the eye.
const maxRuns = 12

// farthest is how far from the present a day may lie that is still drawn; what lies
// beyond is open.
const farthest = 400 * 3000

func of(item edtf.Item, form edtf.Form) (Dates, bool) {
	if item.Range {
		return ranged(item, form)
	}
	first, last, ok := bounds(item.From)
	if !ok {
		return Dates{}, false
	}
	d := Dates{First: first, Last: last, Sort: Within, Left: Sharp, Right: Sharp, Doubt: doubtful(item.From)}
	if first == last {
		d.Sort = Exact
	}
	if item.From.Approximate() {
		d.Left, d.Right, d.Margin = About, About, margin(first, last)
	}
	return d, true
}

// ranged is an interval, which is all of its days, or a range of a set, of which it is
// one.
func ranged(item edtf.Item, form edtf.Form) (Dates, bool) {
	d := Dates{Sort: Whole, Left: Sharp, Right: Sharp}
	if form == edtf.OneOf {
		d.Sort = Within
	}
	first, last, ok := bounds(item.From)
	first2, last2, ok2 := bounds(item.To)
	if !ok && !ok2 {
		return d, false
	}
	d.First, d.Last, d.Doubt = first, last2, ok && doubtful(item.From) || ok2 && doubtful(item.To)
	if !ok {
		d.First, d.Left = first2, side(item.From)
	} else if item.From.Approximate() {
		d.Left, d.Margin = About, margin(first, last)
	}
	if !ok2 {
		d.Last, d.Right = last, side(item.To)
	} else if item.To.Approximate() {
		d.Right, d.Margin = About, max(d.Margin, margin(first2, last2))
	}
	return d, d.Last >= d.First
}

func side(d edtf.Date) End {
	if d.Side == edtf.Unknown {
		return Unknown
	}
	return Open
}

// bounds are the first and the last day that a date may mean.
func bounds(d edtf.Date) (first, last edtf.Day, ok bool) {
	if d.Side != edtf.Known || d.IsZero() {
		return 0, 0, false
	}
	v := d.Of()
	first, last = v.First(), v.Last()
	return first, last, first <= last && first > -farthest && last < farthest
}

func doubtful(d edtf.Date) bool {
	for _, p := range []edtf.Part{d.Year, d.Month, d.Day} {
		for _, m := range []edtf.Mark{p.Before, p.After} {
			if m == edtf.Uncertain || m == edtf.UncertainApproximate {
				return true
			}
		}
	}
	return false
}

// margin is how far off "about" is drawn: half as long as what it says it of, and no
// less than two days. The words give no figure; the fading end says as much.
func margin(first, last edtf.Day) edtf.Day { return max(2, (last-first+1)/2) }

// relate applies how a claim stands to its time: "since 2014" goes on, what was
// "before May" ended by then.
func relate(d Dates, r reportedly.TimeRelation) Dates {
	switch r {
	case reportedly.SinceTime:
		d.Last, d.Right, d.Sort = d.First, Open, Whole
	case reportedly.UntilTime:
		d.First, d.Left, d.Sort = d.Last, Open, Whole
	case reportedly.AfterTime:
		d.First, d.Right, d.Sort = d.Last, Unknown, Within
	case reportedly.BeforeTime:
		d.Last, d.Left, d.Sort = d.First, Unknown, Within
	case reportedly.BeforeOrDuringTime:
		d.First, d.Left, d.Sort = d.Last, Unknown, Within
	case reportedly.DuringTime:
		if d.Sort == Exact {
			d.Sort = Within
		}
	}
	return d
}
