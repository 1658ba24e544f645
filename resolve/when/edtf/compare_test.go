package edtf_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly/resolve/when/edtf"
)

func TestCompare(t *testing.T) {
	for _, tt := range []struct {
		a, b                     string
		before, overlaps, within bool
	}{
		{"2016-12-18", "2016-12-19", true, false, false},
		{"2016-12-18", "2016-12", false, true, true},
		{"2016-12", "2016-12-18", false, true, false},
		{"2016-11", "2016-12-18/..", true, false, false},
		{"2017", "2016-12-18/..", false, true, true},
		{"../2016", "2017", true, false, false},
		{"[2016-12-19..2016-12-25]", "2016-12-19/2016-12-25", false, true, true},
		{"{2018-12-07,2018-12-09}", "2018-12-08", false, false, false},
		{"2016-12-18", "XXXX-12-18", false, true, true},
		{"2016-12-18", "XXXX-12-26", false, false, false},
		{"2015-12/2016-01", "XXXX-12-26", false, true, false},
		{"2016-12-18~", "2016-12-18", false, true, true},
		{"2016", "2016-XX-XX", false, true, true},
		{"1994-05", "199X", false, true, true},
	} {
		a, b := mustParse(t, tt.a), mustParse(t, tt.b)
		if got := a.Before(b); got != tt.before {
			t.Errorf("%s before %s: %v", tt.a, tt.b, got)
		}
		if got := a.Overlaps(b); got != tt.overlaps {
			t.Errorf("%s overlaps %s: %v", tt.a, tt.b, got)
		}
		if got := a.Within(b); got != tt.within {
			t.Errorf("%s within %s: %v", tt.a, tt.b, got)
		}
	}
}

func TestCompareZero(t *testing.T) {
	var zero edtf.Value
	v := mustParse(t, "2016")
	if zero.String() != "" || zero.Before(v) || v.Before(zero) || zero.Overlaps(v) || v.Overlaps(zero) || zero.Within(v) || v.Within(zero) {
		t.Error("the zero value compares with another")
	}
}

// TestDay goes through 1200 years against the standard library.
func TestDay(t *testing.T) {
	for at := time.Date(1500, 1, 1, 0, 0, 0, 0, time.UTC); at.Year() < 2700; at = at.AddDate(0, 0, 1) {
		d := edtf.NewDay(at.Year(), int(at.Month()), at.Day())
		y, m, dd := d.Civil()
		if int64(d)*86400 != at.Unix() || y != at.Year() || m != int(at.Month()) || dd != at.Day() || d.Weekday() != at.Weekday() {
			t.Fatalf("%v is day %d, %04d-%02d-%02d, %v", at, d, y, m, dd, d.Weekday())
		}
	}
	if got := edtf.NewDay(2016, 14, 0); got != edtf.NewDay(2017, 1, 31) {
		t.Errorf("the day before the first of month 14 is %v", got.Date())
	}
	if got := edtf.NewDay(2016, 12, 27).Monday(); got != edtf.NewDay(2016, 12, 26) {
		t.Errorf("Monday of 2016-12-27 is %v", got.Date())
	}
}

// TestOrder checks on random values that Before is a strict and Within a partial
// order, that Overlaps is symmetric, and how the three agree.
func TestOrder(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 11))
	values := make([]edtf.Value, 60)
	for i := range values {
		values[i] = randomValue(rng)
	}
	for _, a := range values {
		if !a.Within(a) || a.Before(a) || !a.Overlaps(a) {
			t.Errorf("%v against itself: within %v, before %v, overlaps %v", a, a.Within(a), a.Before(a), a.Overlaps(a))
		}
		for _, b := range values {
			checkPair(t, a, b)
			for _, c := range values {
				if a.Within(b) && b.Within(c) && !a.Within(c) {
					t.Errorf("%v within %v within %v, but not within that", a, b, c)
				}
				if a.Before(b) && b.Before(c) && !a.Before(c) {
					t.Errorf("%v before %v before %v, but not before that", a, b, c)
				}
			}
		}
	}
}

func checkPair(t *testing.T, a, b edtf.Value) {
	t.Helper()
	switch {
	case a.Overlaps(b) != b.Overlaps(a):
		t.Errorf("%v and %v overlap one way only", a, b)
	case a.Before(b) && (a.Overlaps(b) || b.Before(a)):
		t.Errorf("%v is before %v and not", a, b)
	case a.Within(b) && !a.Overlaps(b):
		t.Errorf("%v is within %v without overlap", a, b)
	case a.Within(b) && b.Within(a) && !cmp.Equal(runs(a), runs(b)):
		t.Errorf("%v and %v are within each other with other days", a, b)
	}
}

// TestRoundTrip checks on random values that what is printed reads the same.
func TestRoundTrip(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 5))
	for range 2000 {
		v := randomValue(rng)
		if diff := cmp.Diff(v, mustParse(t, v.String())); diff != "" {
			t.Fatalf("%v: %s", v, diff)
		}
	}
}

func runs(v edtf.Value) []edtf.Range {
	var out []edtf.Range
	for r := range v.Days() {
		out = append(out, r)
	}
	return out
}

func randomValue(rng *rand.Rand) edtf.Value {
	switch rng.IntN(6) {
	case 0:
		a, b := randomDate(rng), randomDate(rng)
		if a.Of().First() > b.Of().First() {
			a, b = b, a
		}
		return a.To(b)
	case 1:
		return randomDate(rng).To(edtf.Date{Side: edtf.Open})
	case 2:
		from := edtf.NewDay(2000+rng.IntN(3), 1+rng.IntN(12), 1+rng.IntN(28))
		return edtf.OneBetween(from.Date(), (from + edtf.Day(rng.IntN(9))).Date())
	case 3:
		return edtf.Set(edtf.AllOf, randomDate(rng), randomDate(rng))
	}
	return randomDate(rng).Of()
}

func randomDate(rng *rand.Rand) edtf.Date {
	year := 2000 + rng.IntN(3)
	d := edtf.YearDate(year)
	switch rng.IntN(4) {
	case 0:
	case 1:
		d = edtf.MonthDate(year, 1+rng.IntN(12))
	default:
		d = edtf.NewDay(year, 1+rng.IntN(12), 1+rng.IntN(28)).Date()
	}
	switch rng.IntN(6) {
	case 0:
		d = d.About()
	case 1:
		d.Year.Digits = "200X"
	case 2:
		d.Year.Before = edtf.Uncertain
	}
	return d
}

func mustParse(t *testing.T, s string) edtf.Value {
	t.Helper()
	v, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return v
}
