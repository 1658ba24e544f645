package when

import (
	"slices"
	"time"

	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// civilFeasts are days of the United States, and some of Britain, that reports
// from elsewhere date by as well: votes, holidays that move, days when markets
// are closed. The national days of one country alone are left out, since their
// names ("Independence Day") are those of others too.
func civilFeasts() []feast {
	return []feast{
		{"thanksgiving|thanksgiving day", nthOf(11, 4, 4, 0)},
		{"black friday", nthOf(11, 4, 4, 1)},
		{"martin luther king day|martin luther kings day|mlk day", nthOf(1, 1, 3, 0)},
		{"presidents day|president day|washingtons birthday", nthOf(2, 1, 3, 0)},
		{"memorial day|decoration day", nthOf(5, 1, -1, 0)},
		{"labor day", nthOf(9, 1, 1, 0)},
		{"columbus day", nthOf(10, 1, 2, 0)},
		{"election day", nthOf(11, 1, 1, 1)},
		{"veterans day|veteran day|armistice day|remembrance day", fixed(11, 11)},
		{"earth day", fixed(4, 22)},
		{"cyber monday", nthOf(11, 4, 4, 4)},
		{"juneteenth", fixed(6, 19)},
		{"fathers day", nthOf(6, 7, 3, 0)},
		{"mothers day", nthOf(5, 7, 2, 0)},
		{"mothering sunday", easter(-21, 1)},
		{"lincolns birthday|abraham lincolns birthday|lincoln birthday", fixed(2, 12)},
		{"groundhog day|groundhogs day", fixed(2, 2)},
		{"guy fawkes day|guy fawkes night|bonfire night", fixed(11, 5)},
		{"august bank holiday|summer bank holiday|late summer bank holiday", nthOf(8, 1, -1, 0)},
		{"emancipation day", func(y int) []edtf.Range { return once(emancipationDay(y), 1) }},
		{"tax day", func(y int) []edtf.Range { return once(taxDay(y), 1) }},
		{"super tuesday", superTuesday},
	}
}

// nthOf is some days after the n-th weekday (the last: -1) of a month.
func nthOf(month, weekday, n int, after edtf.Day) func(int) []edtf.Range {
	return func(y int) []edtf.Range { return once(nthInRun(monthIn(month)(y)[0], weekday, n)+after, 1) }
}

// superTuesday is the day on which most American states hold primaries, in years
// of a presidential election.
func superTuesday(y int) []edtf.Range {
	days := []edtf.Day{
		edtf.NewDay(1988, 3, 8), edtf.NewDay(1992, 3, 10), edtf.NewDay(1996, 3, 12), edtf.NewDay(2000, 3, 7), edtf.NewDay(2004, 3, 2),
		edtf.NewDay(2008, 2, 5), edtf.NewDay(2012, 3, 6), edtf.NewDay(2016, 3, 1), edtf.NewDay(2020, 3, 3), edtf.NewDay(2024, 3, 5),
	}
	i := slices.IndexFunc(days, func(d edtf.Day) bool { in, _, _ := d.Civil(); return in == y })
	if i < 0 {
		return nil
	}
	return once(days[i], 1)
}

// emancipationDay is 16 April, or the working day next to it, as Washington
// observes it.
func emancipationDay(y int) edtf.Day {
	d := edtf.NewDay(y, 4, 16)
	switch d.Weekday() {
	case time.Saturday:
		return d - 1
	case time.Sunday:
		return d + 1
	}
	return d
}

// taxDay is the first working day in Washington from 15 April on.
func taxDay(y int) edtf.Day {
	d := edtf.NewDay(y, 4, 15)
	for d.Weekday() == time.Saturday || d.Weekday() == time.Sunday || d == emancipationDay(y) {
		d++
	}
	return d
}
