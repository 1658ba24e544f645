package when

import (
	"strings"

	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// digitRules read dates in figures alone.
func digitRules() []rule {
	return []rule{
		{"day", []string{"{iso}"}, Date, func(c []part) sense { return isoDate(c[0].word) }, []example{
			{"2016-12-18", "2016-12-18", ""}, {"2016-05", "2016-05", ""},
		}},
		{"day", []string{"this|next|last? {wd} {digits}"}, Date, func(c []part) sense { return digitDate(c[2].word, c[1].n) }, []example{
			{"on [Friday 12/08/2016]", "2016-08-12", "2016-12-27"},
		}},
		{"free", []string{"from|between? {digits} -|to|and|until|through {digits}"}, Date, func(c []part) sense {
			if c[2].word == "and" && c[0].word != "between" {
				return nil
			}
			return digitRange(c[1].word, c[3].word)
		}, []example{
			{"from 12/10/2016-15/12/2016", "2016-10-12/2016-12-15", "2016-12-27"}, {"on [18.12.2016-20.12.2016]", "2016-12-18/2016-12-20", ""},
		}},
		{"day", []string{"{digits}"}, Date, func(c []part) sense { return digitDate(c[0].word, 0) }, []example{
			{"on [18.12.2016]", "2016-12-18", ""}, {"on [08.08]", "2016-08-08", "2016-12-27"},
			{"on [12/18/2016]", "2016-12-18", ""}, {"on [04/03/2016]", "2016-03-04", "2016-03-09"},
			{"on [04/03/2016]", "2016-04-03", "2016-04-05"}, {"on [04/03/2016]", "[2016-03-04,2016-04-03]", ""},
			{"on [09/08]", "2016-08-09", "2016-08-14"},
		}},
	}
}

// isoDate reads 2016-12-18 or 2016-12.
func isoDate(s string) sense {
	v, err := edtf.Parse(s)
	if err != nil {
		return nil
	}
	return func(ref) answer { return answer{value: v, why: "as it is written"} }
}

// digitDate reads 18.12.2016, 12/18/16 or 08.08. A day comes before the month
// where a stop parts them. With a slash the order is told by which number can be
// a month, by the weekday (0 for none) that goes with it, else by which date is
// nearer to the publication; else either.
func digitDate(s string, weekday int) sense {
	sep := separator(s)
	f := fields(s, sep)
	if len(f) == 3 && strings.Index(s, sep) == 4 {
		return fullDate(f[0], f[1], f[2])
	}
	year := 0
	if len(f) == 3 {
		if year = f[2]; year < 100 {
			year = nearYear(year)
		}
	}
	dayFirst, monthFirst := dayAndMonth(year, f[0], f[1], weekday), dayAndMonth(year, f[1], f[0], weekday)
	switch {
	case dayFirst == nil:
		return monthFirst
	case monthFirst == nil || sep == "." || f[0] == f[1]:
		return dayFirst
	}
	return func(r ref) answer {
		a, b := dayFirst(r), monthFirst(r)
		switch today := r.today(); {
		case weekday > 0 && isOn(a.value, weekday) != isOn(b.value, weekday):
			if isOn(b.value, weekday) {
				return b
			}
			return a
		case r.prec < toMonth:
			return answer{value: edtf.Set(edtf.OneOf, a.value.Date(), b.value.Date()), why: "the order of day and month is not known"}
		case away(b.value, today) < away(a.value, today):
			return b
		}
		return a
	}
}

func isOn(v edtf.Value, weekday int) bool {
	return v.Date().Day.Digits != "" && v.Date().Year.Digits != "XXXX" && int(v.First().Weekday()) == weekday%7
}

func dayAndMonth(year, day, month, weekday int) sense {
	switch {
	case !validDay(standIn, month, day):
		return nil
	case year == 0:
		return dayMonth(weekday, day, month)
	}
	return fullDate(year, month, day)
}

// away is how far a date is from the publication; twice as far when it is yet to
// come.
func away(v edtf.Value, today edtf.Range) edtf.Day {
	return max(today.First-v.First(), 2*(v.First()-today.Last), 0)
}

// digitRange is the time between two dates in figures, whose days and months
// stand in the same order.
func digitRange(from, to string) sense {
	a, b := fields(from, separator(from)), fields(to, separator(to))
	if len(a) < 2 || len(b) < 2 {
		return nil
	}
	dayFirst := func(f []int) bool { return f[1] > 12 || f[0] > 12 }
	if len(a) == 3 && len(b) == 3 && dayFirst(a) != dayFirst(b) {
		decided := a
		if dayFirst(b) {
			decided = b
		}
		monthFirst := decided[1] > 12
		return fromTo(inOrderOf(a, monthFirst), inOrderOf(b, monthFirst))
	}
	return fromTo(digitDate(from, 0), digitDate(to, 0))
}

// inOrderOf is a date of day, month and year, or of month, day and year.
func inOrderOf(f []int, monthFirst bool) sense {
	day, month, year := f[0], f[1], f[2]
	if monthFirst {
		day, month = month, day
	}
	if year < 100 {
		year = nearYear(year)
	}
	if s := dayAndMonth(year, day, month, 0); s != nil {
		return s
	}
	return constant(noSuchDay)
}
