package edtf_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// conformance are the features of the Library of Congress' specification (4
// February 2019) with its own examples, each of which is read and printed as it
// stands.
var conformance = []struct {
	level   int
	feature string
	values  string // parted by spaces
}{
	{0, "date", "1985-04-12 1985-04 1985"},
	{0, "date and time", "1985-04-12T23:20:30 1985-04-12T23:20:30Z 1985-04-12T23:20:30-04 1985-04-12T23:20:30+04:30"},
	{0, "time interval", "1964/2008 2004-06/2006-08 2004-02-01/2005-02-08 2004-02-01/2005-02 2004-02-01/2005 2005/2006-02"},
	{1, "letter-prefixed calendar year", "Y170000002 Y-170000002"},
	{1, "seasons", "2001-21 2001-22 2001-23 2001-24"},
	{1, "qualification of a date", "1984? 2004-06~ 2004-06-11%"},
	{1, "unspecified digits from the right", "201X 20XX 2004-XX 1985-04-XX 1985-XX-XX"},
	{1, "open end of an interval", "1985-04-12/.. 1985-04/.. 1985/.."},
	{1, "open start of an interval", "../1985-04-12 ../1985-04 ../1985"},
	{1, "unknown end of an interval", "1985-04-12/ 1985-04/ 1985/"},
	{1, "unknown start of an interval", "/1985-04-12 /1985-04 /1985"},
	{1, "qualified interval", "1984~/2004-06 1984/2004-06~ 1984~/2004~ 1984?/2004% 1984-06-02?/2004-08-08~"},
	{1, "negative calendar year", "-1985"},
	{2, "exponential year", "Y-17E7"},
	{2, "significant digits", "1950S2 Y171010000S3 Y3388E2S3"},
	{2, "sub-year groupings", "2001-25 2001-28 2001-29 2001-32 2001-33 2001-34 2001-36 2001-37 2001-39 2001-40 2001-41"},
	{2, "one of a set", "[1667,1668,1670..1672] [..1760-12-03] [1760-12..] [1760-01,1760-02,1760-12..] [1667,1760-12] [..1984]"},
	{2, "multiple dates", "{1667,1668,1670..1672} {1960,1961-12} {..1984}"},
	{2, "group qualification", "2004-06-11% 2004-06~-11 2004?-06-11"},
	{2, "qualification of a component", "?2004-06-~11 2004-%06-11"},
	{2, "unspecified digits anywhere", "156X-12-25 15XX-12-25 XXXX-12-XX 1XXX-XX 1XXX-12 1984-1X"},
	{2, "interval with parts open or qualified", "2004-06-~01/2004-06-~20 2004-06-XX/2004-07-03"},
}

func TestConformance(t *testing.T) {
	for _, c := range conformance {
		for _, s := range strings.Fields(c.values) {
			v, err := edtf.Parse(s)
			if err != nil {
				t.Errorf("level %d, %s: %v", c.level, c.feature, err)
			} else if got := v.String(); got != s {
				t.Errorf("level %d, %s: %s printed as %s", c.level, c.feature, s, got)
			} else if !v.Within(v) || !v.Overlaps(v) || v.Before(v) {
				t.Errorf("level %d, %s: %s compares wrongly with itself", c.level, c.feature, s)
			}
		}
	}
}

// window are the days over which TestAgainstDays looks at each day by itself.
var window = edtf.Range{First: edtf.NewDay(2000, 1, 1), Last: edtf.NewDay(2003, 12, 31)}

// TestAgainstDays holds the comparisons to their definition, day by day: a date
// may be a day when each of its digits that isn't open is the day's.
func TestAgainstDays(t *testing.T) {
	rng := rand.New(rand.NewPCG(17, 4))
	for range 1500 {
		a, b := patternValue(rng), patternValue(rng)
		v, w := mustParse(t, a), mustParse(t, b)
		x, y := daysOf(a), daysOf(b)
		last, first := edtf.Beginning, edtf.End // of x, of y
		overlaps, within := false, true
		for d := range x {
			overlaps, within = overlaps || y[d], within && y[d]
			last = max(last, d)
		}
		for d := range y {
			first = min(first, d)
		}
		before := last < first
		if v.Before(w) != before || v.Overlaps(w) != overlaps || v.Within(w) != within {
			t.Fatalf("%s and %s: before %v, overlaps %v, within %v; day by day %v, %v, %v",
				a, b, v.Before(w), v.Overlaps(w), v.Within(w), before, overlaps, within)
		}
	}
}

// patternValue writes a random value of the window.
func patternValue(rng *rand.Rand) string {
	switch rng.IntN(5) {
	case 0:
		return "[" + patternDate(rng) + "," + patternDate(rng) + "]"
	case 1:
		return "{" + patternDate(rng) + "," + patternDate(rng) + "," + patternDate(rng) + "}"
	case 2:
		from := window.First + edtf.Day(rng.IntN(700))
		return from.Date().String() + "/" + (from + edtf.Day(rng.IntN(700))).Date().String()
	}
	return patternDate(rng)
}

func patternDate(rng *rand.Rand) string {
	s := (window.First + edtf.Day(rng.IntN(int(window.Last-window.First)+1))).Date().String()
	switch rng.IntN(6) {
	case 0:
		return s[:7]
	case 1:
		return s[:4]
	case 2:
		return s[:5] + "XX" + s[7:8] + "XX"
	case 3:
		return s[:8] + "XX"
	case 4:
		return s[:9] + "X"
	}
	return s
}

// daysOf are the days of a value that patternValue wrote, by its text alone.
func daysOf(s string) map[edtf.Day]bool {
	days := map[edtf.Day]bool{}
	from, to, interval := strings.Cut(s, "/")
	for d := window.First; d <= window.Last+700; d++ {
		date := d.Date().String()
		if interval {
			if date >= from && date <= to {
				days[d] = true
			}
			continue
		}
		for _, pattern := range strings.Split(strings.Trim(s, "[]{}"), ",") {
			if fits(date, pattern) {
				days[d] = true
			}
		}
	}
	return days
}

func fits(date, pattern string) bool {
	for i, c := range []byte(pattern) {
		if c != 'X' && c != date[i] {
			return false
		}
	}
	return true
}
