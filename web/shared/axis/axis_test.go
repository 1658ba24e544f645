package axis_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/when/edtf"
	"github.com/reportedly/reportedly/web/shared/axis"
)

func TestAround(t *testing.T) {
	d := edtf.NewDay(2016, 12, 7) // a Wednesday
	for _, c := range []struct {
		span               axis.Span
		first, last, title string
	}{
		{axis.Decade, "2010-01-01", "2019-12-31", "2010 to 2019"},
		{axis.Year, "2016-01-01", "2016-12-31", "2016"},
		{axis.Quarter, "2016-10-01", "2016-12-31", "October to December 2016"},
		{axis.Month, "2016-12-01", "2016-12-31", "December 2016"},
		{axis.Week, "2016-12-05", "2016-12-11", "5 to 11 December 2016"},
		{axis.Day, "2016-12-07", "2016-12-07", "Wednesday, 7 December 2016"},
	} {
		w := axis.Around(c.span, d)
		if axis.ISO(w.First) != c.first || axis.ISO(w.Last) != c.last || w.Title() != c.title {
			t.Errorf("%s: %s to %s, %q", c.span, axis.ISO(w.First), axis.ISO(w.Last), w.Title())
		}
		if got := w.At(w.Last + 1); got != 100 {
			t.Errorf("%s ends at %v", c.span, got)
		}
	}
	if axis.Year.Longer() != axis.Decade || axis.Day.Shorter() != "" || axis.All.Longer() != "" {
		t.Error("the order of spans")
	}
}

// Buckets cover the window without gap or overlap, and are few.
func TestBuckets(t *testing.T) {
	for _, days := range []int{1, 6, 31, 100, 366, 2000, 4000, 40000, 1_000_000} {
		w := axis.Window{Span: axis.All, First: edtf.NewDay(1999, 5, 17)}
		w.Last = w.First + edtf.Day(days-1)
		list := w.Buckets(120)
		if len(list) > 125 {
			t.Errorf("%d days in %d steps", days, len(list))
		}
		next := w.First
		for _, b := range list {
			if b.First != next || b.Last < b.First {
				t.Fatalf("%d days: a step from %s to %s after %s", days, axis.ISO(b.First), axis.ISO(b.Last), axis.ISO(next))
			}
			next = b.Last + 1
		}
		if next != w.Last+1 {
			t.Errorf("%d days end at %s", days, axis.ISO(next))
		}
		labels := 0
		for _, x := range w.Ticks(18) {
			if x.Label != "" {
				labels++
			}
		}
		if labels == 0 || labels > 32 {
			t.Errorf("%d days have %d labels", days, labels)
		}
	}
}

func TestRead(t *testing.T) {
	at := func(y, m, d int) edtf.Day { return edtf.NewDay(y, m, d) }
	for _, c := range []struct {
		edtf     string
		relation reportedly.TimeRelation
		want     axis.Dates
	}{
		{"2016-12-05", "", axis.Dates{First: at(2016, 12, 5), Last: at(2016, 12, 5), Sort: axis.Exact, Left: axis.Sharp, Right: axis.Sharp}},
		{"2016-12", "", axis.Dates{First: at(2016, 12, 1), Last: at(2016, 12, 31), Sort: axis.Within, Left: axis.Sharp, Right: axis.Sharp}},
		{"2016-12?", "", axis.Dates{First: at(2016, 12, 1), Last: at(2016, 12, 31), Sort: axis.Within, Left: axis.Sharp, Right: axis.Sharp, Doubt: true}},
		{"2016-12~", "", axis.Dates{First: at(2016, 12, 1), Last: at(2016, 12, 31), Sort: axis.Within, Left: axis.About, Right: axis.About, Margin: 15}},
		{"2016-12-05/2016-12-09", "", axis.Dates{First: at(2016, 12, 5), Last: at(2016, 12, 9), Sort: axis.Whole, Left: axis.Sharp, Right: axis.Sharp}},
		{"2016-12-05/..", "", axis.Dates{First: at(2016, 12, 5), Last: at(2016, 12, 5), Sort: axis.Whole, Left: axis.Sharp, Right: axis.Open}},
		{"/2016-12-05", "", axis.Dates{First: at(2016, 12, 5), Last: at(2016, 12, 5), Sort: axis.Whole, Left: axis.Unknown, Right: axis.Sharp}},
		{"[2016-12-05..2016-12-09]", "", axis.Dates{First: at(2016, 12, 5), Last: at(2016, 12, 9), Sort: axis.Within, Left: axis.Sharp, Right: axis.Sharp}},
		{"2016-12-05", reportedly.SinceTime, axis.Dates{First: at(2016, 12, 5), Last: at(2016, 12, 5), Sort: axis.Whole, Left: axis.Sharp, Right: axis.Open}},
		{"2016-12-05", reportedly.BeforeTime, axis.Dates{First: at(2016, 12, 5), Last: at(2016, 12, 5), Sort: axis.Within, Left: axis.Unknown, Right: axis.Sharp}},
		{"2016-12-05", reportedly.UntilTime, axis.Dates{First: at(2016, 12, 5), Last: at(2016, 12, 5), Sort: axis.Whole, Left: axis.Open, Right: axis.Sharp}},
	} {
		got, ok := axis.Read(&reportedly.When{EDTF: c.edtf, Relation: c.relation}, axis.Dates{})
		if d := cmp.Diff([]axis.Dates{c.want}, got); !ok || d != "" {
			t.Errorf("%s %s: %s", c.relation, c.edtf, d)
		}
	}
	if got, _ := axis.Read(&reportedly.When{EDTF: "{2016-12-05,2016-12-09}"}, axis.Dates{}); len(got) != 2 {
		t.Errorf("two days: %v", got)
	}
	if _, ok := axis.Read(&reportedly.When{Text: "recently"}, axis.Dates{}); ok {
		t.Error("words without a date have a day")
	}
}

// Whatever a date says, what is drawn is bounded and in order.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"2016-12-05", "XXXX-12-18", "Y-170000002", "2014/..", "../..", "{1667,1668-12,..1984}", "-9999", "2016-21~"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		list, ok := axis.Read(&reportedly.When{EDTF: s, Relation: reportedly.DuringTime}, axis.Dates{})
		if ok != (len(list) > 0) || len(list) > 12 {
			t.Fatalf("%q: %v", s, list)
		}
		for _, d := range list {
			if d.Last < d.First || d.Margin < 0 {
				t.Errorf("%q: %+v", s, d)
			}
		}
	})
}
