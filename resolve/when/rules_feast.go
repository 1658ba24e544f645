package when

import (
	"time"

	"github.com/reportedly/reportedly/resolve/when/calendar"
	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// feastRules read days and months of the Islamic calendar.
func feastRules() []rule {
	return []rule{
		{"day", []string{"{wd}? {dom} of? {hmonth} ,? {hyear}"}, Date, func(c []part) sense {
			return hijriDay(c[0].n, c[5].n, c[3].n, c[1].n)
		}, []example{
			{"12 Rabi al-Awwal 1438", "2016-12-11", ""}, {"1 Shawwal 1440 AH", "2019-06-04", ""},
			{"Wednesday, 3 Ramadan 1440", "2019-05-08", ""}, {"30 Safar 1440", "", ""},
		}},
		{"day", []string{"{wd}? {dom} of? {hmonth}"}, Date, func(c []part) sense {
			return hijriDay(c[0].n, 0, c[3].n, c[1].n)
		}, []example{
			{"27 Ramadan", "2019-06-01", "2019-06-20"}, {"the 26th of Ramadan", "2019-05-31", "2019-06-20"},
			{"Thursday, the 26th of Ramadan", "2019-05-30", "2019-06-20"}, {"the tenth of Shawwal", "2019-06-13", "2019-05-20 +"}, {"9 Dhu al-Qa'da", "none", ""},
		}},
		{"period", []string{"the? hijri? year? {ahyear}"}, Date, func(c []part) sense {
			first, _ := calendar.HijriMonth(c[3].n, 1)
			_, last := calendar.HijriMonth(c[3].n, 12)
			return func(r ref) answer { return r.within(first, last, byUmmAlQura) }
		}, []example{{"1445 AH", "[2023-07-19..2024-07-06]", ""}, {"in [the year 1437H]", "[2015-10-14..2016-10-01]", ""}}},
		{"period", []string{"the? {decade} ah|hijri"}, Date, func(c []part) sense {
			y := c[1].n
			if y < 1200 || y > 1590 {
				return func(ref) answer { return none("the years of the Islamic calendar are not known so far from today") }
			}
			first, _ := calendar.HijriMonth(y, 1)
			_, last := calendar.HijriMonth(y+9, 12)
			return func(r ref) answer { return r.within(first, last, byUmmAlQura) }
		}, []example{{"the 1440s AH", "[2018-09-11..2028-05-24]", ""}, {"the 1100s AH", "none", ""}}},
		{"free", []string{"from|between? the? {dom} to|and|until|through|- the? {dom} of? {hmonth} {hyear}?"}, Date, func(c []part) sense {
			if c[3].word == "and" && c[0].word != "between" {
				return nil
			}
			if c[2].n >= c[5].n || c[5].n > 30 {
				return nil
			}
			return fromTo(hijriDay(0, c[8].n, c[7].n, c[2].n), hijriDay(0, c[8].n, c[7].n, c[5].n))
		}, []example{{"from 10 to 12 Rabi al-Awwal 1438", "2016-12-09/2016-12-11", ""}}},
		{"period", []string{"{hmonth} {hyear}"}, Date, func(c []part) sense { return hijriMonthSense(c[0].n, c[1].n, true) }, []example{
			{"Ramadan 1437", "[2016-06-06..2016-07-05]", ""},
		}},
		{"period", []string{"{hmonth} of? {year}", "the? month of? {hmonth} in|of? {year}"}, Date, func(c []part) sense {
			n := len(c)
			if n == 3 {
				return hijriMonthSense(c[0].n, c[2].n, false)
			}
			return hijriMonthSense(c[3].n, c[5].n, false)
		}, []example{{"Ramadan 2016", "[2016-06-06..2016-07-05]", ""}}},
		{"period", []string{"{hmonth}"}, Date, func(c []part) sense { return hijriMonthSense(c[0].n, 0, false) }, []example{
			{"Ramadan", "[2016-06-06..2016-07-05]", "2016-12-27"}, {"Ramadan", "2016-06-06/2016-07-05", "2016-12-27 f"},
			{"Ramadan", "none", ""}, {"Sha'ban", "[2016-05-08..2016-06-05]", "2016-12-27"},
		}},
		{"period", []string{"the holy|fasting month", "the holy month of fasting"}, Date, fixedSense(hijriMonthSense(9, 0, false)), []example{
			{"during the holy month", "during 2016-06-06/2016-07-05", "2016-12-27"},
		}},
	}
}

// holidayRules read feasts by name.
func holidayRules() []rule {
	return []rule{
		{"holiday", []string{"{feast} of|in|,? {year}"}, Date, func(c []part) sense { return feastSense(c[0].n, c[2].n) }, []example{
			{"Easter 2019", "2019-04-21", ""}, {"Eid al-Adha 2019", "2019-08-11", ""}, {"Ashura 2016", "2016-10-11", ""},
			{"New Year's Eve 2015", "2015-12-31", ""}, {"Yom Kippur 1973", "1973-10-06", ""}, {"Quds Day 2016", "2016-07-01", ""},
			{"Thanksgiving 2016", "2016-11-24", ""},
		}},
		{"holiday", []string{"{feast}"}, Date, func(c []part) sense { return feastSense(c[0].n, 0) }, []example{
			{"Good Friday", "2016-03-25", "2016-12-27 -"}, {"Christmas Eve", "2016-12-24", "2016-12-27"},
			{"Nowruz", "2017-03-21", "2017-03-27"}, {"Eid", "2019-06-04", "2019-05-20 +"}, {"Christmas", "XXXX-12-25", ""},
		}},
		{"holiday", []string{"{feast} of|in? this|last|next year", "this|last|next year 's {feast}"}, Date, func(c []part) sense {
			if c[0].word != "" {
				return feastOfYear(c[3].n, step(c[0].word))
			}
			return feastOfYear(c[0].n, step(c[2].word))
		}, []example{{"Easter last year", "2015-04-05", "2016-12-27"}, {"next year's Easter", "2017-04-16", "2016-12-27"}}},
		{"holiday", []string{"{feast} in {distance}", "{feast} {distance} ago|hence", "{feast} {distance} from now"}, Date, func(c []part) sense {
			if c[1].word == "in" {
				return feastAt(c[0].n, c[2].distance(), 1)
			}
			n := 1
			if c[2].word == "ago" {
				n = -1
			}
			return feastAt(c[0].n, c[1].distance(), n)
		}, []example{{"Easter two years ago", "2014-04-20", "2016-12-27"}}},
		{"period", []string{"{feast} {year}? weekend", "the? weekend of {feast} {year}?"}, Date, func(c []part) sense {
			s := feastSense(max(c[0].n, 1), c[1].n)
			if len(c) == 5 {
				s = feastSense(c[3].n, c[4].n)
			}
			return func(r ref) answer {
				a := s(r)
				if a.value.IsZero() || a.value.Date().Year.Digits == "XXXX" {
					return none(a.why)
				}
				// The Saturday nearest to the feast.
				d := a.value.First() + 3
				d = d.Monday() - 2
				if a.value.First().Weekday() == time.Saturday || a.value.First().Weekday() == time.Sunday {
					d = a.value.First().Monday() + 5
				}
				return r.within(d, d+1, "the weekend beside "+a.value.String())
			}
		}, []example{{"Easter weekend", "[2016-03-26..2016-03-27]", "2016-12-27"}, {"Memorial Day weekend", "[2016-05-28..2016-05-29]", "2016-12-27"}}},
		{"holiday", []string{"the? eve of a|the? {feast}"}, Date, func(c []part) sense { return eveOf(feastSense(c[4].n, 0)) }, []example{
			{"the eve of Easter", "2016-03-26", "2016-12-27"},
		}},
		{"holiday", []string{"last|next|this {feast}"}, Date, func(c []part) sense { return turned(c[0].word, feastSense(c[1].n, 0)) }, []example{
			{"last Christmas", "2015-12-25", "2016-11-27"}, {"next Easter", "2017-04-16", "2016-11-27"},
		}},
	}
}

// eveOf is the day before a time.
func eveOf(s sense) sense {
	return func(r ref) answer {
		a := s(r)
		if a.value.IsZero() {
			return a
		}
		d := grounded(a.value).First() - 1
		return found(d.Date(), "the day before "+a.value.String())
	}
}

// turned reads what recurs as the last or the next one, whatever the tense.
func turned(which string, s sense) sense {
	return func(r ref) answer {
		r.firm = true
		switch step(which) {
		case -1:
			r.tense = Past
		case 1:
			r.tense = Future
		}
		return s(r)
	}
}

// feastOfYear is a feast in the year n years after that of the publication.
func feastOfYear(feast, n int) sense {
	return func(r ref) answer {
		if why, ok := r.dated(toYear); !ok {
			return none(why)
		}
		return feastSense(feast, r.year+n)(r)
	}
}

// feastAt is the feast nearest to a time at a distance from the publication; in
// years, the one of that year.
func feastAt(feast int, d distance, sign int) sense {
	if d.n == 0 {
		return nil
	}
	return func(r ref) answer {
		a := r.shifted(distance{n: d.n, unit: d.unit}, sign*d.n, false, "")
		if a.value.IsZero() {
			return a
		}
		y, _, _ := a.value.First().Civil()
		if d.unit.months() >= 12 {
			return feastSense(feast, y)(r)
		}
		best, found := edtf.Range{}, false
		for _, year := range []int{y - 1, y, y + 1} {
			for _, run := range theFeasts()[feast-1].days(year) {
				if !found || apart(run.First, a.value.First()) < apart(best.First, a.value.First()) {
					best, found = run, true
				}
			}
		}
		if !found {
			return none(noSuchDay)
		}
		return r.within(best.First, best.Last, "the feast nearest to "+a.value.String())
	}
}

func apart(a, b edtf.Day) edtf.Day { return max(a-b, b-a) }
