package edtf

import (
	"fmt"
	"iter"
	"strconv"
	"strings"
)

// Range is a run of days from First to Last, both included.
type Range struct {
	First, Last Day
}

// grouping is a run of months that a number of 21 to 41 stands for: the month
// it begins with and their count.
type grouping struct{ first, months int }

// groupings are ISO 8601-2's, 4.8: seasons (of no hemisphere, which are read as
// the northern ones; northern; southern), quarters, thirds and halves. A winter
// belongs to the year in which it begins.
var groupings = [...]grouping{
	{3, 3}, {6, 3}, {9, 3}, {12, 3},
	{3, 3}, {6, 3}, {9, 3}, {12, 3},
	{9, 3}, {12, 3}, {3, 3}, {6, 3},
	{1, 3}, {4, 3}, {7, 3}, {10, 3},
	{1, 4}, {5, 4}, {9, 4},
	{1, 6}, {7, 6},
}

const firstGrouping = 21

// years is the run of years of a year's part; of one with open digits, from the
// lowest to the highest that fit.
func (p Part) years() (struct{ lo, hi int }, error) {
	var r struct{ lo, hi int }
	s, significant, _ := strings.Cut(p.Digits, "S")
	s, long := strings.CutPrefix(s, "Y")
	s, negative := strings.CutPrefix(s, "-")
	s, exponent, _ := strings.Cut(s, "E")
	lo, err := strconv.Atoi(strings.ReplaceAll(s, "X", "0"))
	hi, err2 := strconv.Atoi(strings.ReplaceAll(s, "X", "9"))
	if err != nil || err2 != nil {
		return r, fmt.Errorf("no year %q", p.Digits)
	}
	if exponent != "" {
		e, err := strconv.Atoi(exponent)
		if err != nil || e > 12 {
			return r, fmt.Errorf("year %q is too far off", p.Digits)
		}
		for ; e > 0 && lo <= maxYear; e-- {
			lo, hi = lo*10, hi*10
		}
	}
	if hi > maxYear || long && lo < 1000 {
		return r, fmt.Errorf("year %q is out of range", p.Digits)
	}
	if significant != "" {
		if lo, hi, err = round(lo, significant); err != nil {
			return r, err
		}
	}
	if negative {
		lo, hi = -hi, -lo
	}
	r.lo, r.hi = lo, hi
	return r, nil
}

// round widens a year to those with the same first digits.
func round(year int, significant string) (lo, hi int, err error) {
	n, err := strconv.Atoi(significant)
	digits := len(strconv.Itoa(year))
	if err != nil || n < 1 || n > digits {
		return 0, 0, fmt.Errorf("%s significant digits of a year of %d", significant, digits)
	}
	unit := 1
	for range digits - n {
		unit *= 10
	}
	return year - year%unit, year - year%unit + unit - 1, nil
}

// open tells whether the part leaves a digit open.
func (p Part) open() bool { return strings.Contains(p.Digits, "X") }

// fits tells whether a number, with as many digits as the part, agrees with the
// digits that the part gives.
func (p Part) fits(n int) bool {
	for i := len(p.Digits) - 1; i >= 0; i-- {
		if c := p.Digits[i]; digit(c) && int(c-'0') != n%10 {
			return false
		}
		n /= 10
	}
	return true
}

func (d Date) check() error {
	switch m, err := strconv.Atoi(d.Month.Digits); {
	case d.Month.Digits == "":
	case err == nil && (m < 1 || m > 12 && m < firstGrouping || m >= firstGrouping+len(groupings)):
		return fmt.Errorf("no month %s", d.Month.Digits)
	case err == nil && m > 12 && d.Day.Digits != "":
		return fmt.Errorf("day of a season")
	}
	for range d.ranges() {
		return nil
	}
	return fmt.Errorf("no such day")
}

// ranges yields the runs of days that the date may mean, from the first on.
func (d Date) ranges() iter.Seq[Range] {
	return joined(func(yield func(Range) bool) {
		years, err := d.Year.years()
		if err != nil {
			return
		}
		tail := strings.TrimRight(d.Year.Digits, "X")
		if d.wholeYear() && !strings.Contains(tail, "X") {
			yield(Range{NewDay(years.lo, 1, 1), NewDay(years.hi+1, 1, 1) - 1})
			return
		}
		negative := strings.HasPrefix(d.Year.Digits, "-")
		for y := years.lo; y <= years.hi; y++ {
			n := y
			if negative {
				n = -y
			}
			if d.Year.open() && !(Part{Digits: strings.TrimPrefix(d.Year.Digits, "-")}).fits(n) {
				continue
			}
			if !d.inYear(y, yield) {
				return
			}
		}
	})
}

// wholeYear tells whether the date may be any day of its years.
func (d Date) wholeYear() bool {
	return d.Month.Digits == "" || d.Month.Digits == "XX" && (d.Day.Digits == "" || d.Day.Digits == "XX")
}

// inYear yields the runs of days within one year (a winter goes beyond it).
func (d Date) inYear(year int, yield func(Range) bool) bool {
	if d.wholeYear() {
		return yield(Range{NewDay(year, 1, 1), NewDay(year+1, 1, 1) - 1})
	}
	if m, err := strconv.Atoi(d.Month.Digits); err == nil && m >= firstGrouping {
		g := groupings[m-firstGrouping]
		return yield(Range{NewDay(year, g.first, 1), NewDay(year, g.first+g.months, 1) - 1})
	}
	for m := 1; m <= 12; m++ {
		if d.Month.fits(m) && !d.inMonth(year, m, yield) {
			return false
		}
	}
	return true
}

func (d Date) inMonth(year, month int, yield func(Range) bool) bool {
	first, n := NewDay(year, month, 1), DaysIn(year, month)
	if d.Day.Digits == "" || d.Day.Digits == "XX" {
		return yield(Range{first, first + Day(n) - 1})
	}
	for i := 1; i <= n; i++ {
		day := first + Day(i) - 1
		if d.Day.fits(i) && !yield(Range{day, day}) {
			return false
		}
	}
	return true
}

// joined merges runs that touch or overlap; seq is in order of the first day.
func joined(seq iter.Seq[Range]) iter.Seq[Range] {
	return func(yield func(Range) bool) {
		var held *Range
		for r := range seq {
			if held == nil {
				held = &Range{r.First, r.Last}
				continue
			}
			if held.Last == End || r.First <= held.Last+1 {
				held.Last = max(held.Last, r.Last)
				continue
			}
			if !yield(*held) {
				return
			}
			*held = r
		}
		if held != nil {
			yield(*held)
		}
	}
}

func (d Date) first() Day {
	for r := range d.ranges() {
		return r.First
	}
	return Beginning
}

func (d Date) last() Day {
	if years, err := d.Year.years(); err == nil && d.Year.open() && years.hi-years.lo > 8 {
		return d.lastOpen(years.hi)
	}
	last := End
	for r := range d.ranges() {
		last = r.Last
	}
	return last
}

// lastOpen finds the last day without going through all years: from the last
// year on backwards, at most two gaps of leap years wide after the digits fit.
func (d Date) lastOpen(hi int) Day {
	for y := hi; ; y-- {
		n, fixed := y, d
		if y < 0 {
			n = -y
		}
		if !(Part{Digits: strings.TrimPrefix(d.Year.Digits, "-")}).fits(n) {
			continue
		}
		last, found := End, false
		fixed.inYear(y, func(r Range) bool { last, found = r.Last, true; return true })
		if found {
			return last
		}
		if y < hi-20000 {
			return End
		}
	}
}
